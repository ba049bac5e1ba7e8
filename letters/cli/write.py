"""The command `write`: the packet of a case, in a folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from letters.cli.house import clinic_of
from letters.cli.house import in_house
from letters.cli.leaving import Leave
from letters.cli.opening import case_from
from letters.cli.opening import case_or_problems
from letters.cli.opening import keys_of
from letters.cli.screen import day
from letters.cli.screen import packet_lines
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import DataError
from letters.errors import ExitCode
from letters.errors import MissingPartError
from letters.errors import Problem
from letters.errors import UsageError
from letters.followup.state import read_sent
from letters.followup.state import together
from letters.model.case import Case
from letters.model.plan import Plan
from letters.output.sealed import ENDING
from letters.output.sealed import opened_packet
from letters.output.sealed import refuse_beside_locked
from letters.output.sealed import stands_locked
from letters.output.sealed import write_sealed
from letters.output.store import WrittenPacket
from letters.output.store import earlier_papers
from letters.output.store import write_packet
from letters.packet.build import packet
from letters.packet.drafts import approvals_in
from letters.packet.given import given_numbers
from letters.packet.made import Packet
from letters.packet.made import PacketFile
from letters.packet.options import FORMATS
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.wording.plan import as_json as plan_json
from letters.wording.plan import helpline
from letters.wording.refused import not_made as said_not_made
from letters.wording.routes import routes
from letters.wording.words import Wording


def write(
    path: Path,
    output: Path,
    date_given: str,
    options: Options,
    clinic: Path | None,
    key: Path | None = None,
    *,
    as_json: bool,
) -> None:
    """Write the packet of a case, and say what was written and what was not."""
    if not options.formats or set(options.formats) - set(FORMATS):
        raise UsageError('usage-choice', option='--format', choices=', '.join(FORMATS))
    on, options = day(date_given), in_house(options, clinic_of(clinic))
    read, keys = case_from(path, on), keys_of(key)
    write_case(case_or_problems(read), output, on, options, keys, as_json=as_json, mended=read.warnings)


def write_case(
    case: Case,
    output: Path,
    on: date,
    options: Options,
    keys: Sequence[str] = (),
    *,
    as_json: bool = False,
    told: Plan | None = None,
    mended: Sequence[Problem] = (),
) -> None:
    """The same for a case that is at hand; what stands in a plan that was told just before is not told again."""
    words = wording(case.case.language)
    case = together(case, read_sent(output, case.case.id))
    talk([] if told else words.fallback(case.case.language))
    if not options.to_age:
        refuse_beside_locked(output, [case.case.id])
    held, was_locked = _held(output, case, options, keys), stands_locked(output, case.case.id)
    options = replace(options, given=given_numbers(entry for entry, _ in held))
    planned = _planned(case, on, options) if options.only else set()
    _refuse_unknown(options, planned)
    if sys.stderr.isatty():
        # Pages take some seconds each, and a program has no need of the word.
        talk([words.message('write-working')])
    if options.clinic.review == 'two':
        options = replace(options, approved=approvals_in([entry for entry, _ in held]))
    made = packet(case, registry(), on, options)
    talk([] if as_json else [words.problem(one) for one in mended])
    talk(words.reason(reason) for reason in made.plan.warnings if not told or reason not in told.warnings)
    talk(words.message('language-unreviewed', language=words.language_name(code)) for code in made.unreviewed)
    if options.only:
        made = made.keeping(_earlier(held, planned - set(options.only)))
    made, kept = _with_sent(made, held, {one.number for one in case.sent})
    talk([words.message('write-sent-kept', papers=words.papers_named(kept))] if kept else [])
    if options.to_age:
        written = write_sealed(output, case.case.id, made.files, made.entries, date=on, recipients=options.to_age)
    else:
        written = write_packet(output, case.case.id, made.files, made.entries, date=on)
    if was_locked and not held and options.clinic.review == 'two':
        talk([words.message('write-drafts-again')])
    if as_json:
        show_json({**plan_json(made.plan, words, mended), 'files': sorted(made.files), 'folder': str(written.folder)})
    else:
        _report(made, written, case, told)
    _leave(made)


def _planned(case: Case, on: date, options: Options) -> set[str]:
    return {paper.id for paper in make_plan(case, registry(), on, options.clinic, options.given).whole}


def _refuse_unknown(options: Options, papers: set[str]) -> None:
    """Refuses numbers of papers that the plan does not have; without any, the reason for that is the answer."""
    if papers and set(options.only) - papers:
        raise UsageError('usage-paper', choices=', '.join(sorted(papers)))


def _held(output: Path, case: Case, options: Options, keys: Sequence[str]) -> list[tuple[dict[str, Any], bytes]]:
    """The files of an earlier packet with their entries; none of one that is locked and that nobody can open.

    UsageError or CaseError where other papers, or some that were sent, are to be kept and cannot be read.
    """
    id, wanted = case.case.id, bool(options.only or case.sent)
    if not stands_locked(output, id):
        return earlier_papers(output, id)
    if wanted and not keys:
        raise UsageError('usage-write-locked' if options.only else 'usage-sent-locked')
    held = opened_packet(output, id, keys)[1] if keys else []
    if wanted and not held:
        raise CaseError('write-locked-changed')
    return held


def _earlier(held: list[tuple[dict[str, Any], bytes]], others: set[str]) -> Iterator[PacketFile]:
    """With `--only`, papers that the plan still holds and that an earlier run wrote stay as they are."""
    for entry, content in held:
        if entry.get('id') in others:
            record = {key: value for key, value in entry.items() if key not in {'file', 'sha256'}}
            yield PacketFile(str(entry['file']), content, record)


def _with_sent(made: Packet, earlier: list[tuple[dict[str, Any], bytes]], sent: set[str]) -> tuple[Packet, list[str]]:
    """The packet with the papers that were sent as they lie there, whatever the plan of today would write."""
    held = [*_earlier(earlier, sent)]
    kept = {str(part.record['id']) for part in held}
    parts = [part for part in made.parts if part.record['id'] not in kept]
    in_order = sorted((*parts, *held), key=lambda part: str(part.record['id']))
    return (replace(made, parts=tuple(in_order)) if kept else made), sorted(kept)


def _leave(made: Packet) -> None:
    """The exit code: help outranks the rest, then a fault of ours, a missing part, a packet without any paper."""
    if made.plan.stop:
        raise Leave(ExitCode.HELP_NOT_LETTERS)
    if made.fault:
        raise DataError(made.fault.id, values=dict(made.fault.values))
    if made.missing:
        raise MissingPartError(made.missing.id, values=dict(made.missing.values))
    if not made.plan.papers:
        raise CaseError('nothing-written')


def _report(made: Packet, written: WrittenPacket, case: Case, told: Plan | None) -> None:
    words = wording(case.case.language).about(case)
    plan = made.plan
    lines = [words.reason(reason) for reason in plan.help if not told or reason not in told.help]
    lines += packet_lines(made, words)
    not_made = tuple(one for one in plan.not_made if not told or one not in told.not_made)
    if not_made:
        said = said_not_made(plan._replace(not_made=not_made), words)
        lines += [
            '',
            words.message('plan.not-made'),
            *(f'- {line}' for line in said),
        ]
    # Who helps stands at every end, whatever came before it; the interview says so itself, where a long text stops.
    lines += () if told else _near(plan, words)
    if written.removed:
        lines.append(words.message('packet-removed', count=len(written.removed)))
    lines.append('')
    done = 'write-done-locked' if written.folder.name.endswith(ENDING) else 'write-done'
    lines.append(words.message(done, count=len(plan.whole), folder=whole(written.folder)))
    show(lines)
    talk(words.told(notice.id, _named(dict(notice.values), words)) for notice in made.notices)


def _near(plan: Plan, words: Wording) -> Iterator[str]:
    yield from ('', *routes(plan, words)) if routes(plan, words) else ()
    yield from ('', words.message('help.helplines-heading'))
    yield from (f'- {helpline(id, words)}' for id in plan.helplines)


def _named(values: dict[str, str], words: Wording) -> dict[str, str]:
    """A language, a paper and a rule of translations by their names, not their ids."""
    names = {'language': words.language_name, 'paper': words.paper}
    named = {key: names[key](value) if key in names else value for key, value in values.items()}
    if 'rule' in values:
        named['rule'] = words.message(values['rule'], 'what', file=values['file'])
    return named
