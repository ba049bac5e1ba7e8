"""Where it is written down what was sent: in a case file, or beside the packets of a folder."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from pathlib import Path

from letters.casefile.build import read_case
from letters.cli import heard
from letters.cli.opening import case_or_problems
from letters.cli.opening import content_of
from letters.cli.opening import opened_with
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import FileError
from letters.errors import UsageError
from letters.followup.edited import with_entries
from letters.followup.offered import Offered
from letters.followup.offered import of_packet
from letters.followup.offered import of_plan
from letters.followup.state import by_number
from letters.followup.state import change_sent
from letters.followup.state import in_order
from letters.followup.state import read_sent
from letters.model.case import Case
from letters.model.case import Sent
from letters.output.files import rewrite_private
from letters.output.lock import SUFFIX
from letters.output.lock import is_locked
from letters.output.lock import seal
from letters.output.lock import wants_passphrase
from letters.output.sealed import ENDING
from letters.output.store import RECORD
from letters.output.store import is_code
from letters.output.store import packet_folder
from letters.output.store import record_of
from letters.packet.given import given_numbers
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.read import read_bytes
from letters.wording.words import Wording

How = Callable[[Sent | None], Sent]
"""What becomes of an entry, or of none; CaseError where that may not stand there."""


@dataclass(slots=True)
class CaseBook:
    """A case file: entries stand under `sent`. A locked file is locked again, for the same passphrase."""

    path: Path
    case: Case
    papers: dict[str, Offered]
    raw: bytes
    plain: bytes
    passphrase: str = field(default='', repr=False)
    by_plan: bool = False
    """Whether nobody named the packet, so that a new number is that of the plan of today."""

    def words(self) -> Wording:
        """The words of the screen, with the names that the case gives to companies."""
        return wording().about(self.case)

    def paper(self, id: str) -> Offered:
        """The paper of a number; UsageError where there is none."""
        return _found(self.papers, id, 'usage-paper-plan' if self.by_plan else 'usage-paper')

    def held(self, id: str) -> Sent | None:
        """What is written down of it."""
        one = self.papers[id]
        same = (s for s in self.case.sent if not s.number and (s.paper, s.recipient) == (one.kind, one.recipient))
        return by_number(self.case.sent).get(id) or next(same, None)

    def write(self, how: Mapping[str, How]) -> dict[str, Sent]:
        """Write down all of it, or nothing; gives what stands there then."""
        made = {id: one(self.held(id)) for id, one in how.items()}
        changed = [entry for id, entry in made.items() if entry != self.held(id)]
        if changed:
            plain = with_entries(self.plain, changed)
            content = seal(plain, passphrase=self.passphrase) if self.passphrase else plain
            rewrite_private(self.path, lambda held: _unless_changed(held, self.raw, content))
        return made


def _unless_changed(held: bytes, read: bytes, content: bytes) -> bytes:
    if held != read:
        raise FileError('sent-meanwhile')
    return content


@dataclass(slots=True)
class PacketBook:
    """A folder of packets, or of one: entries stand in `sent.json` beside the papers."""

    folder: Path
    only: str = ''
    """The case whose packet was named."""
    papers: dict[str, dict[str, Offered]] = field(default_factory=dict)

    def words(self) -> Wording:
        """The words of the screen: a packet does not hold the names of its companies."""
        return wording()

    def split(self, id: str) -> tuple[str, str]:
        """The case and the number of the paper; UsageError where no such packet is there."""
        case, _, number = id.rpartition('/')
        case = case or self.only
        if not is_code(case) or (self.only and case != self.only):
            raise UsageError('usage-case-paper')
        if not (packet_folder(self.folder, case) / RECORD).is_file():
            locked = packet_folder(self.folder, case).with_name(packet_folder(self.folder, case).name + ENDING)
            raise CaseError('sent-locked' if locked.is_file() else 'sent-no-packet')
        return case, number

    def paper(self, id: str) -> Offered:
        """The same."""
        case, number = self.split(id)
        if case not in self.papers:
            self.papers[case] = of_packet(self.folder, case, registry())
        return _found(self.papers[case], number)

    def held(self, id: str) -> Sent | None:
        """The same."""
        case, number = self.split(id)
        return by_number(read_sent(self.folder, case)).get(number)

    def write(self, how: Mapping[str, How]) -> dict[str, Sent]:
        """The same. Of several packets all are looked at before the first is written."""
        for id, one in how.items():
            one(self.held(id))
        by_case: dict[str, dict[str, str]] = {}
        for id in how:
            case, number = self.split(id)
            by_case.setdefault(case, {})[number] = id
        made: dict[str, Sent] = {}
        for case, ids in by_case.items():

            def change(entries: tuple[Sent, ...], ids: dict[str, str] = ids) -> tuple[Sent, ...]:
                held = dict(by_number(entries))
                held |= {number: how[id](held.get(number)) for number, id in ids.items()}
                return in_order(held.values())

            kept = by_number(change_sent(self.folder, case, change))
            made |= {id: kept[number] for number, id in ids.items()}
        return made


Book = CaseBook | PacketBook


def book_of(target: Path, on: date, output: Path | None = None) -> Book:
    """The book of a case file, or of a folder with packets; for a locked file the passphrase is asked.

    `output` is the folder with the packet of a case, where papers of a later day are written down in its file.
    """
    if target.is_dir():
        whole = (target / RECORD).is_file()
        return PacketBook(target.parent, target.name.removesuffix('_')) if whole else PacketBook(target)
    raw = content_of(target)
    if not is_locked(raw) and target.suffix == SUFFIX:
        raise CaseError('lock-not-locked')
    if is_locked(raw) and not wants_passphrase(raw):
        raise CaseError('sent-for-key')
    plain, passphrase = opened_with(raw) if is_locked(raw) else (raw, '')
    document = read_bytes(plain, str(target))
    heard.hear(document)
    case = case_or_problems(read_case(document, registry(), on))
    there = output is not None and bool(case.case.id)
    given = given_numbers(record_of(output, case.case.id)[1]) if output is not None and there else ()
    papers = of_plan(make_plan(case, registry(), on, given=given), registry())
    if output is not None and there:
        # What lies in the packet under a number is what was sent.
        papers |= of_packet(output, case.case.id, registry())
    # What was sent stays one of its papers, whatever the plan of today says.
    papers |= {
        one.number: Offered(one.number, one.paper, one.recipient, tuple(one.laws), tuple(one.places), one.channel)
        for one in case.sent
        if one.number and one.number not in papers
    }
    return CaseBook(target, case, papers, raw, plain, passphrase, by_plan=not there)


def _found(papers: Mapping[str, Offered], number: str, unknown: str = 'usage-paper') -> Offered:
    if number not in papers:
        raise UsageError(unknown if papers else 'usage-no-paper', choices=', '.join(sorted(papers)))
    return papers[number]
