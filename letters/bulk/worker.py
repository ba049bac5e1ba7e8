"""A worker: it takes a case and gives the bytes of its packet. It writes nothing and keeps nothing."""

from __future__ import annotations

import os
import signal
import threading
from dataclasses import replace
from multiprocessing import parent_process
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.errors import LettersError
from letters.intake.gather import unfold

if TYPE_CHECKING:
    from datetime import date

    from letters.packet.made import Packet
    from letters.packet.options import Options

Told = tuple[str, tuple[tuple[str, str], ...]]


class Made(NamedTuple):
    """What came of a case: its files with their entries, its papers, what is still to be answered.

    `papers` are the ids with paper, recipient, reference and the day by which an answer is due. `stopped`: the facts
    lead to help, and the packet holds nothing else. `failed` says why there is none, as a message and its values.
    """

    files: tuple[tuple[str, bytes], ...] = ()
    entries: tuple[dict[str, object], ...] = ()
    papers: tuple[dict[str, object], ...] = ()
    waits: tuple[str, ...] = ()
    stopped: bool = False
    failed: Told | None = None
    missing: Told | None = None


def begin() -> None:
    """Warm up: the registry, and the page that decides how the first letter looks like the last."""
    # Ctrl-C is for the parent, which ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from letters.registry.load import registry

    registry()


def make(folded: bytes, on: date, options: Options, approved: tuple[tuple[str, ...], ...] = ()) -> Made:
    """The packet of a case, or why there is none; what goes wrong here is one case's, and never the run's."""
    from letters.packet.build import packet
    from letters.packet.options import Approval
    from letters.registry.load import registry

    try:
        choices = replace(options, approved=tuple(Approval(*one) for one in approved))
        return _made(packet(unfold(folded), registry(), on, choices))
    except LettersError as error:
        return Made(failed=(error.id, tuple(error.values.items())))
    except MemoryError:
        return Made(failed=('bulk-memory', ()))
    except Exception as error:  # noqa: BLE001 - one case never ends the others; nothing of it is quoted
        return Made(failed=('bulk-unexpected', (('kind', type(error).__name__),)))


def _made(packet: Packet) -> Made:
    from letters.registry.load import registry
    from letters.wording.plan import public_name

    plan, kinds = packet.plan, registry().papers
    return Made(
        files=tuple(packet.files.items()),
        entries=tuple(packet.entries),
        papers=tuple(
            {
                'id': paper.id,
                'paper': public_name(kinds[paper.called]),
                'recipient': paper.recipient,
                'reference': paper.reference,
                'due': paper.due.by.isoformat() if paper.due else None,
            }
            for paper in plan.whole
        ),
        waits=tuple(plan.ask),
        stopped=plan.stop,
        failed=(packet.fault.id, packet.fault.values) if packet.fault else _nothing(packet),
        missing=(packet.missing.id, packet.missing.values) if packet.missing else None,
    )


def _nothing(packet: Packet) -> Told | None:
    # Who waits for an answer is told which one; that is no failure.
    plan = packet.plan
    return None if plan.papers or plan.stop or plan.ask else ('nothing-written', ())


def _end_with_parent() -> None:
    """Ends this worker as soon as its parent is gone, however it went."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
