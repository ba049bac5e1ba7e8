"""Making what is due: each step in a folder of its own, then the first page and the calendar as they are now."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from letters.followup.arrived import arrived
from letters.followup.arrived import written
from letters.followup.calendar import NAME as CALENDAR
from letters.followup.calendar import calendar
from letters.followup.offered import STEP
from letters.followup.offered import steps_in
from letters.followup.steps import steps
from letters.followup.told import standing
from letters.output.files import write_private
from letters.output.store import digest_of
from letters.output.store import earlier_papers
from letters.output.store import packet_folder
from letters.output.store import record_of
from letters.output.store import write_packet
from letters.packet.files import start_page
from letters.packet.given import given_numbers
from letters.packet.letters import told_again
from letters.packet.made import START_HERE
from letters.packet.options import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping
    from pathlib import Path

    from letters.followup.ladder import Option
    from letters.followup.steps import Followed
    from letters.followup.thread import Thread
    from letters.model.plan import Paper
    from letters.packet.made import Packet
    from letters.packet.options import Options

Chosen = tuple['Thread', 'Option']

_ENDED = frozenset({'due', 'overdue', 'answered'})
# A courtesy: whoever wants to thank says so.
_ASKED_FOR = frozenset({'thank'})


class Made(NamedTuple):
    """What was made of a case: the folder of its packet, the step and its packet; nothing where nothing was due.

    `waits` are letters that were made before and are not written down as sent: number and step. `came` are papers of
    the plan that came into the packet itself.
    """

    folder: Path
    step: str = ''
    packet: Packet | None = None
    waits: tuple[tuple[str, str], ...] = ()
    came: Packet | None = None

    @property
    def packets(self) -> tuple[Packet, ...]:
        """All that was written."""
        return tuple(one for one in (self.packet, self.came) if one is not None)


def like_the_packet(folder: Path, case: str, options: Options) -> Options:
    """The choices with the numbers of the packet, and where none was made, what its files tell: formats, names."""
    entries = record_of(folder, case)[1]
    names = [str(entry.get('file')) for entry in entries]
    endings = {name.rpartition('.')[2] for name in names}
    there = tuple(one for one in FORMATS if one in endings)
    telling = any(name.startswith(f'{START_HERE}-') for name in names)
    return replace(
        options,
        formats=options.formats or there or ('pdf', 'txt'),
        file_names=options.file_names or ('telling' if telling else ''),
        given=given_numbers(entries),
    )


def letters_for(thread: Thread, of: Followed) -> tuple[Option, ...]:
    """The letters that can follow today, the proposed first; none while their time runs.

    A complaint to an authority is a paper of the plan: it lies in the packet, and is not chosen here.
    """
    kinds = of.desk.here.registry.papers
    written = [one for one in thread.options if one.then == 'paper' and one.rung not in _ASKED_FOR]
    return tuple(one for one in written if one.paper in kinds and (thread.state in _ENDED or one.places))


def made_before(folder: Path, case: str) -> dict[tuple[str, str], str]:
    """The step in which a letter was made whole before, by its number and kind."""
    found = {}
    for step in _steps(folder, case):
        place = packet_folder(folder, case)
        if digest_of(place, f'{case}/{step}'):
            for entry in record_of(place, f'{case}/{step}')[1]:
                found[str(entry.get('id')), str(entry.get('template')).partition('@')[0]] = step
    return found


def make(folder: Path, case: str, of: Followed, chosen: Iterable[Chosen]) -> Made:
    """Writes the letters that were chosen into the next step, then the papers that came, the first page, the calendar.

    A letter that stands whole in a step is not made twice; a step that a killed run left half is made again. Nothing of
    the packet but its first page is written anew, and what has another paper's number by now.
    """
    before = made_before(folder, case)
    due = [(thread, option) for thread, option in chosen if (thread.next_number, option.paper) not in before]
    place = packet_folder(folder, case)
    sent = {one.number for thread in of.threads for one in thread.sent}
    # A letter and the sheet of its form have one number.
    waits = tuple(dict.fromkeys((number, step) for (number, _), step in before.items() if number not in sent))
    made = Made(place, waits=waits)
    if due:
        packet = steps(due, of)
        if packet.files:
            step = _next_step(folder, case)
            write_packet(place, f'{case}/{step}', packet.files, packet.entries, date=of.plan.on)
            made = Made(place, step, packet, waits)
        else:
            made = Made(place, '', packet, waits)
    made = made._replace(came=_write_root(folder, case, of))
    _write_if_new(place, calendar([(case, of.threads)], of.plan.on, of.desk.wording))
    return made


def _write_root(folder: Path, case: str, of: Followed) -> Packet | None:
    """The packet as it lies there, with a first page of today and with every paper that this names; gives what came."""
    day, _ = record_of(folder, case)
    steps = {number: step for (number, _), step in made_before(folder, case).items()}
    held = [(entry, content) for entry, content in earlier_papers(folder, case) if entry.get('id') != START_HERE]
    new = arrived(of, [entry for entry, _ in held])
    came = written(of, new)
    held = [(entry, content) for entry, content in held if entry.get('id') not in new.gives_way]
    parts = came.parts if came else ()
    named = {str(entry['id']) for entry, _ in held} | {str(one.record['id']) for one in parts}
    named |= {one.number for one in of.desk.here.case.sent}
    papers, pages = (tuple(one for one in some if one.id in named) for some in (of.plan.papers, of.plan.pages))
    now = {one.number for one in of.threads if one.state == 'to-send'}
    papers = tuple(one._replace(after=None) if one.id in now else one for one in papers)
    papers = _as_written(papers, [*(entry for entry, _ in held), *(one.record for one in parts)], of)
    told = standing(of.threads, of.desk.wording, steps)
    first = start_page(of.plan._replace(papers=papers, pages=pages), of.desk, set(), told)
    made = [*first, *parts]
    files = {**{one.name: one.content for one in made}, **{str(entry['file']): content for entry, content in held}}
    entries: list[dict[str, Any]] = [{**one.record, 'file': one.name} for one in made]
    entries += [{key: value for key, value in entry.items() if key != 'sha256'} for entry, _ in held]
    in_order = sorted(entries, key=lambda entry: str(entry['id']))
    on = datetime.date.fromisoformat(day) if day else of.plan.on
    write_packet(folder, case, {str(one['file']): files[str(one['file'])] for one in in_order}, in_order, date=on)
    return came


def _as_written(papers: Iterable[Paper], entries: Iterable[Mapping[str, object]], of: Followed) -> tuple[Paper, ...]:
    """The papers in the languages in which they lie there: one whose language was not ready was written in English."""
    spoken = {(entry['id'], str(entry['template']).partition('@')[0]): str(entry['language']) for entry in entries}
    here = of.desk.here
    return tuple(told_again(one, here, language=spoken.get((one.id, one.called), one.language)) for one in papers)


def _steps(folder: Path, case: str) -> list[str]:
    return steps_in(folder, case) if packet_folder(folder, case).is_dir() else []


def _next_step(folder: Path, case: str) -> str:
    """The folder of the next step: one that is not whole is the one of a run that was killed."""
    place, there = packet_folder(folder, case), _steps(folder, case)
    half = [step for step in there if not digest_of(place, f'{case}/{step}')]
    if half:
        return half[0]
    numbers = [int(found[1]) for step in there if (found := STEP.fullmatch(step))]
    return f'step-{max(numbers, default=0) + 1}'


def _write_if_new(place: Path, content: bytes) -> None:
    file = place / CALENDAR
    held = file.read_bytes() if file.is_file() and not file.is_symlink() else None
    if held != content:
        write_private(file, content)
