"""A run over many cases: what is missing or changed is made, written, and noted in the ledger."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING
from typing import Literal
from typing import NamedTuple

from letters.bulk import ledger
from letters.bulk.pool import packets
from letters.bulk.worker import Made
from letters.errors import CaseError
from letters.errors import FileError
from letters.followup.state import read_sent
from letters.intake.gather import unfold
from letters.output.files import append_private
from letters.output.files import open_folder
from letters.output.sealed import stands_locked
from letters.output.shelf import Locked
from letters.output.shelf import Readable
from letters.output.store import packet_folder
from letters.output.store import settle
from letters.packet.drafts import approvals_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from letters.intake.gather import Brought
    from letters.packet.options import Approval
    from letters.packet.options import Options

State = Literal['written', 'unchanged', 'sent', 'help', 'failed']
"""`sent`: a paper of the packet was sent, and so it stays as it is."""

# What a sudden end can cost is made again: that much at most, in packets and in seconds.
_BATCH = 50
_BATCH_SECONDS = 5.0
# What stands in the place of one packet is in the way of no other.
_OF_ONE_CASE = frozenset({'path-is-link', 'path-exists-not-ours', 'folder-not-writable', 'sent-unreadable'})


class Outcome(NamedTuple):
    """What became of a case. `made` holds no bytes any more; an unchanged case was not made at all."""

    case: Brought
    state: State
    made: Made


class Run:
    """A run into a folder: its ledger, and what this run has written since the disk was last told to keep it."""

    def __init__(
        self, folder: Path, on: date | None, today: date, options: Options, identities: Sequence[str] = ()
    ) -> None:
        self.folder, self.options = folder, options
        keys = options.to_age
        self.shelf = Locked(folder, keys, tuple(identities)) if keys else Readable(folder)
        self.ledger = ledger.read_ledger(folder)
        self.on = on or self._earlier_day() or today
        self.fresh: list[ledger.Line] = []
        self.since = time.monotonic()

    def _earlier_day(self) -> date | None:
        """The day of the papers of an earlier run: what is made again stays the same."""
        from datetime import date

        days = [line.date for line in self.ledger.values()]
        try:
            return date.fromisoformat(max(days)) if days else None
        except ValueError:
            return None

    def outcomes(self, cases: Iterable[Brought], jobs: int) -> Iterator[Outcome]:
        """What becomes of each case, as soon as it is known; those that are there already come first."""
        open_folder(self.folder)
        due = []
        for case in cases:
            try:
                if self._was_sent(case):
                    yield Outcome(case, 'sent', Made())
                elif self._is_there(case):
                    yield Outcome(case, 'unchanged', Made())
                else:
                    due.append(case._replace(approved=self._approved(case)))
            except FileError as error:
                yield Outcome(case, 'failed', _in_the_way(error))
            except CaseError:
                # What was sent cannot be read: nobody may write over it before somebody looked.
                yield Outcome(case, 'failed', Made(failed=('sent-torn', ())))
        try:
            for case, made in packets(due, self.on, self.options, jobs):
                try:
                    yield Outcome(case, self._taken(case, made), made._replace(files=(), entries=()))
                except FileError as error:
                    yield Outcome(case, 'failed', _in_the_way(error))
        finally:
            self._settle()
            self._close()

    def _was_sent(self, case: Brought) -> bool:
        """Whether a packet stands there of which something was sent, by the file beside it or by the case file."""
        if read_sent(self.folder, case.id):
            return True
        # A sheet has no column for it.
        own = not case.rows and bool(unfold(case.folded).sent)
        there = packet_folder(self.folder, case.id).exists() or stands_locked(self.folder, case.id)
        return own and there

    def _is_there(self, case: Brought) -> bool:
        line = self.ledger.get(case.id)
        if line is None or line.made_from != ledger.made_from(case, self.on, self.options):
            return False
        return self.shelf.stands(case.id, line.packet)

    def _approved(self, case: Brought) -> tuple[Approval, ...]:
        """What a second person approved of the packet that is there, where the clinic asks for one."""
        reviewed = self.options.clinic.review == 'two'
        return approvals_in(self.shelf.record(case.id)[1]) if reviewed else ()

    def _taken(self, case: Brought, made: Made) -> State:
        """Write what was made, and note it."""
        if not made.files:
            return 'failed'
        written = self.shelf.write(case.id, dict(made.files), list(made.entries), self.on)
        references = {str(one['id']): str(one['reference']) for one in made.papers if one['reference']}
        # What is not whole is made again by the next run, which has its reasons to tell too.
        source = '' if made.failed or made.missing else ledger.made_from(case, self.on, self.options)
        self.fresh.append(ledger.Line(case.id, source, self.on.isoformat(), written.digest, references))
        if len(self.fresh) >= _BATCH or time.monotonic() - self.since > _BATCH_SECONDS:
            self._settle()
        if made.stopped:
            return 'help'
        return 'failed' if made.failed else 'written'

    def _settle(self) -> None:
        """Put the packets on the disk, then their lines into the ledger: no line speaks of what is not there."""
        if self.fresh:
            settle(self.folder)
            append_private(self.folder / ledger.NAME, b''.join(line.text for line in self.fresh), fresh_line=True)
            self.fresh = []
        self.since = time.monotonic()

    def _close(self) -> None:
        """The ledger in its fixed order, so that it is the same however the work was spread."""
        if (self.folder / ledger.NAME).exists():
            ledger.tidy(self.folder)


def _in_the_way(error: FileError) -> Made:
    """A case whose place is taken is one failed case; any other failure of the disk is the run's."""
    if error.id not in _OF_ONE_CASE:
        raise error
    return Made(failed=(error.id, tuple(error.values.items())))
