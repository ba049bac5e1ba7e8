"""The command `bulk`: the packets of many cases, from a sheet or a folder of case files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from typing import NamedTuple

from letters.bulk.printing import Press
from letters.bulk.review import lines_of
from letters.bulk.review import workbook
from letters.bulk.run import Outcome
from letters.bulk.run import Run
from letters.bulk.shard import shard_of
from letters.cli.bringing import columns_of
from letters.cli.bringing import gathered
from letters.cli.bringing import problem_json
from letters.cli.bringing import rows_said
from letters.cli.bringing import waits_for
from letters.cli.bringing import warned
from letters.cli.house import clinic_of
from letters.cli.house import in_house
from letters.cli.leaving import Leave
from letters.cli.opening import keys_of
from letters.cli.pace import Progress
from letters.cli.screen import day
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import ExitCode
from letters.errors import UsageError
from letters.intake.gather import Brought
from letters.intake.gather import Intake
from letters.intake.gather import unfold
from letters.intake.returned import write_bad_rows
from letters.output.files import write_private
from letters.output.sealed import refuse_beside_locked
from letters.output.store import is_code
from letters.packet.build import desk_of
from letters.packet.letters import as_written
from letters.packet.options import FORMATS
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.wording.plan import as_json as plan_json


class Choices(NamedTuple):
    """The choices of `letters bulk` beside those of every packet."""

    jobs: int = 1
    dry_run: bool = False
    keep_going: bool = False
    shard: str = ''
    mapping: Path | None = None
    encoding: str = ''
    bad: Path | None = None
    key: Path | None = None
    as_json: bool = False
    clinic: Path | None = None
    review: Path | None = None
    prints: Path | None = None


def bulk(paths: Sequence[Path], output: Path | None, date_given: str, options: Options, choices: Choices) -> None:
    """Check all cases, then write all packets; every case is named that could not be read or written."""
    if set(options.formats) - set(FORMATS) or not options.formats:
        raise UsageError('usage-choice', option='--format', choices=', '.join(FORMATS))
    if options.to_age and (choices.prints or choices.bad or choices.review):
        raise UsageError('usage-to-age')
    if choices.prints and 'pdf' not in options.formats:
        raise UsageError('usage-print')
    if output is None and not choices.dry_run:
        raise UsageError('usage-output')
    if choices.bad and choices.bad.resolve() in {path.resolve() for path in paths}:
        raise UsageError('usage-bad')
    given, options = day(date_given) if date_given else None, in_house(options, clinic_of(choices.clinic))
    keys = keys_of(choices.key) if options.to_age and options.clinic.review == 'two' else ()
    run = Run(output, given, day(''), options, keys) if output is not None else None
    on = run.on if run else given or day('')
    brought = gathered(paths, on, mapping=choices.mapping, encoding=choices.encoding, key=choices.key)
    cases = [case for case in brought.cases if shard_of(case, choices.shard)]
    # One wrong row keeps every machine from writing; who goes on names those of its own part alone.
    wrong = [case for case in (cases if choices.keep_going else brought.cases) if case.problems]
    _tell_wrong(brought, wrong, choices)
    talk([] if choices.as_json else warned(warning for case in cases for warning in case.warnings))
    if choices.bad and brought.sheet and wrong:
        write_bad_rows(choices.bad, brought.sheet, wrong, wording())
        talk([wording().message('bulk.bad', file=whole(choices.bad))])
    if brought.problems or (wrong and not choices.keep_going):
        _refuse(brought, wrong, choices)
    good = [case for case in cases if not case.problems]
    # The rows are cases now; nobody holds them while these are written.
    columns, brought = columns_of(brought), brought._replace(sheet=None)
    if run is None or choices.dry_run:
        _review(good, None, on, options, choices)
        _show_plans(good, wrong, on, options, choices, columns)
    else:
        _write(run, good, wrong, choices, columns)


def _review(
    good: Sequence[Brought],
    folder: Path | None,
    on: date,
    options: Options,
    choices: Choices,
    failed: frozenset[str] = frozenset(),
) -> None:
    if choices.review:
        words = wording()
        lines = (line for case in good for line in lines_of(case, folder, on, options, words, failed=case.id in failed))
        write_private(choices.review, workbook(lines, words))
        talk([words.message('review.done', file=whole(choices.review))])


def _print(run: Run, cases: Iterable[str], choices: Choices) -> None:
    if choices.prints:
        words = wording()
        press = Press(choices.prints, words, run.options.paper_size)
        press.print(run.folder, cases)
        told = {'count': press.done, 'drafts': press.drafts, 'folder': whole(choices.prints)}
        talk([words.message('print.done', **told)])


def _tell_wrong(brought: Intake, wrong: Sequence[Brought], choices: Choices) -> None:
    if choices.as_json:
        return
    words = wording()
    talk(words.problem(problem) for problem in brought.problems)
    talk(words.problem(problem) for case in wrong for problem in case.problems)


def _refuse(brought: Intake, wrong: Sequence[Brought], choices: Choices) -> None:
    problems = [*brought.problems, *(problem for case in wrong for problem in case.problems)]
    if choices.as_json:
        show_json(
            {
                'written': 0,
                'cases': [_wrong_json(case) for case in wrong],
                'problems': [*map(problem_json, brought.problems)],
            }
        )
    talk([wording().message('bulk.nothing-written', problems=len(problems), cases=len(wrong))])
    raise Leave(ExitCode.CASE)


def _wrong_json(case: Brought) -> dict[str, object]:
    return {**_case_json(case), 'state': 'wrong', 'problems': [*map(problem_json, case.problems)]}


def _case_json(case: Brought) -> dict[str, Any]:
    # What is no code may be a name.
    id, warnings = case.id if is_code(case.id) else '', [problem_json(one, 'warning') for one in case.warnings]
    return {'id': id, 'file': case.file, 'rows': [*case.rows], 'warnings': warnings}


def _show_plans(
    good: Sequence[Brought],
    wrong: Sequence[Brought],
    on: date,
    options: Options,
    choices: Choices,
    columns: Mapping[str, str],
) -> None:
    """What would be written, and by which day an answer is due; nothing is."""
    words, found = wording(), []
    for case in good:
        read = unfold(case.folded)
        plan = make_plan(read, registry(), on, options.clinic)
        if choices.as_json:
            plan = as_written(plan, desk_of(read, plan, registry(), on, options).here, options)
            told, state = _case_json(case), 'help' if plan.stop else 'planned'
            planned: dict[str, Any] = plan_json(plan, words)
            warnings = [*told['warnings'], *planned['warnings']]
            found.append({**planned, **told, 'state': state, 'warnings': warnings})
            continue
        show([words.message('bulk.case', case=case.id, where=_where(case))])
        show([f'  {words.message("bulk.help-only")}'] if plan.stop else [])
        for paper in plan.whole:
            due = f', {words.date(paper.due)}' if paper.due else ''
            show([f'  {paper.id} {words.addressed(paper.called, paper.recipient)}{due}'])
        show([f'  {words.message("bulk.waits", answers=waits_for(plan.ask, case, columns))}'] if plan.ask else [])
    if choices.as_json:
        show_json({'written': 0, 'cases': [*found, *map(_wrong_json, wrong)], 'problems': []})
    talk([words.message('bulk.dry', count=len(good))])
    if wrong:
        raise Leave(ExitCode.SOME_FAILED)


def _where(case: Brought) -> str:
    return wording().message('bulk.rows', rows=rows_said(case.rows)) if case.rows else Path(case.file).name


def _write(
    run: Run, good: Sequence[Brought], wrong: Sequence[Brought], choices: Choices, columns: Mapping[str, str]
) -> None:
    if not run.options.to_age:
        refuse_beside_locked(run.folder, (case.id for case in good))
    words, told = wording(), Progress(len(good))
    outcomes: list[Outcome] = []
    for outcome in run.outcomes(good, choices.jobs):
        # What only a program reads of many cases is not held for a person.
        outcomes.append(outcome if choices.as_json else outcome._replace(made=outcome.made._replace(papers=())))
        told.step(made=outcome.state not in {'unchanged', 'sent'})
    told.end()
    by_id = {one.case.id: one for one in outcomes}
    states = Counter(one.state for one in outcomes)
    failed = [by_id[case.id] for case in good if by_id[case.id].state == 'failed']
    lost = frozenset(one.case.id for one in failed)
    _review(good, run.folder, run.on, run.options, choices, lost)
    _print(run, (case.id for case in good if case.id not in lost), choices)
    missing = next((one.made.missing for one in outcomes if one.made.missing), None)
    if choices.as_json:
        done = [_outcome_json(by_id[case.id]) for case in good]
        show_json({
            'written': states['written'] + states['help'], 'folder': whole(run.folder), 'date': run.on.isoformat(),
            'cases': [*done, *map(_wrong_json, wrong)], 'problems': [],
        })  # fmt: skip
    else:
        for case in good:
            one = by_id[case.id]
            if one.made.waits:
                show([words.message('bulk.case', case=case.id, where=_where(case))])
                show([f'  {words.message("bulk.waits", answers=waits_for(one.made.waits, case, columns))}'])
            if one.state == 'help':
                show([words.message('bulk.case', case=case.id, where=_where(case))])
                show([f'  {words.message("bulk.help-only")}'])
        for one in failed:
            id, values = one.made.failed or ('bulk-unexpected', ())
            talk([words.line(words.joined((one.case.id, _where(one.case))), words.told(id, dict(values)))])
        talk([words.told(missing[0], dict(missing[1]))] if missing else [])
        show([
            words.message(
                'bulk.done', written=states['written'], unchanged=states['unchanged'], help=states['help'],
                failed=len(failed) + len(wrong), folder=whole(run.folder),
            )
        ])  # fmt: skip
        show([words.message('bulk.sent', count=states['sent'])] if states['sent'] else [])
    if failed or wrong:
        raise Leave(ExitCode.SOME_FAILED)
    if missing:
        raise Leave(ExitCode.MISSING_PART)


def _outcome_json(one: Outcome) -> dict[str, object]:
    made = one.made
    failed = (
        None
        if made.failed is None
        else {'id': made.failed[0], 'text': wording().told(made.failed[0], dict(made.failed[1]))}
    )
    return {
        **_case_json(one.case), 'state': one.state, 'papers': [*made.papers], 'ask': [*made.waits], 'failed': failed,
    }  # fmt: skip
