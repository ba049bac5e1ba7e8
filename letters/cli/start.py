"""The command `start`: the interview on this terminal, and the papers on a yes."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import sys
from collections.abc import Callable
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import FrameType

from letters.casefile.build import case_from_document
from letters.casefile.shape import Shape
from letters.casefile.tree import Value
from letters.cli import echo
from letters.cli import heard
from letters.cli import streams
from letters.cli.house import clinic_of
from letters.cli.leaving import Leave
from letters.cli.opening import case_or_problems
from letters.cli.opening import unsealed
from letters.cli.passphrase import new_passphrase
from letters.cli.screen import day
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import ExitCode
from letters.interview.answers import Answers
from letters.interview.memory import Memory
from letters.interview.saver import Saver
from letters.interview.session import Tools
from letters.interview.terminal import Terminal
from letters.interview.wizard import run
from letters.law.disclosure import represented
from letters.model.case import Case
from letters.model.clinic import Clinic
from letters.output.files import named
from letters.output.lock import SUFFIX
from letters.output.lock import locked_name
from letters.output.lock import refuse_unknown_keys
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.read import Document
from letters.registry.read import read_bytes

# Without letters and digits that look alike.
_SIGNS = 'ABCDEFGHJKLMNPQRSTVWXYZ23456789'
_LENGTH = 6
_KEY_LENGTH = 16
_LEAVES = {'help': ExitCode.HELP_NOT_LETTERS, 'interrupted': ExitCode.INTERRUPTED, 'ended': ExitCode.INTERRUPTED}


def start(
    output: Path | None,
    save: Path | None,
    date_given: str,
    clinic_file: Path | None = None,
    to_age: tuple[str, ...] = (),
) -> None:
    """Lead through the interview, and write the papers on a yes; with `to_age` locked for these public keys."""
    refuse_unknown_keys(to_age)
    on, clinic, terminal = day(date_given), clinic_of(clinic_file), _terminal()
    answers, saver = _kept(save) if save else (Answers(), Saver())
    echo.show()
    if 'case.id' not in answers:
        answers = answers.put('case.id', _drawn(_LENGTH))
    if 'case.key' not in answers:
        answers = answers.put('case.key', _drawn(_KEY_LENGTH))
    answers = with_contact(answers, clinic)

    def deliver(answers: Answers, folder: str, left_out: frozenset[tuple[str, str]]) -> None:
        _write(answers, output or named(folder), on, left_out, clinic, to_age)

    tools = Tools(wording, new_passphrase, deliver, output is None, _signals_ignored)
    _end_on_signals(_interrupt)
    outcome = run(terminal, Memory(registry(), on, clinic), answers, saver, tools)
    if outcome.failed:
        raise Leave(outcome.failed.exit_code)
    if outcome.end in _LEAVES:
        raise Leave(_LEAVES[outcome.end])
    if outcome.end == 'done' and outcome.empty:
        raise Leave(CaseError.exit_code)


def _drawn(length: int) -> str:
    """Signs that tell nothing: they are drawn by chance."""
    return ''.join(secrets.choice(_SIGNS) for _ in range(length))


def _terminal() -> Terminal:
    """Whatever stdin and stderr are; bytes that are not UTF-8 become characters that no answer may hold."""
    source = streams.source()
    for stream, errors in ((source, 'surrogateescape'), (sys.stderr, 'backslashreplace')):
        # A stream of another kind is taken as it is.
        with contextlib.suppress(AttributeError):
            stream.reconfigure(encoding='utf-8', errors=errors)  # type: ignore[union-attr]
    return Terminal(source, sys.stderr)


def _end_on_signals(how: Callable[[int, FrameType | None], object] | signal.Handlers) -> None:
    """A window that is closed, or a command that ends the program, ends the interview as Ctrl-C does.

    Ctrl-C itself too: who started the program may have left it ignored, as a shell does for what runs behind it.
    """
    for name in ('SIGINT', 'SIGTERM', 'SIGHUP'):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), how)


@contextlib.contextmanager
def _signals_ignored() -> Iterator[None]:
    """Nothing ends the program while the answers are saved at its end: locking them takes a second or two."""
    _end_on_signals(signal.SIG_IGN)
    yield
    _end_on_signals(_interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """End the interview once: a window that closes often says so twice, and the second must not stop the saving."""
    _end_on_signals(signal.SIG_IGN)
    raise KeyboardInterrupt


def _kept(path: Path) -> tuple[Answers, Saver]:
    """The answers of an earlier interview and where they are kept; where there is no such file, a new place."""
    if not os.path.lexists(path) and path.name:
        # The name that was typed when it was locked, to which `.age` was added.
        path = locked_name(path) if os.path.lexists(locked_name(path)) else path
    if not os.path.lexists(path):
        locks = path.suffix == SUFFIX
        return Answers(), Saver.locked(path, new_passphrase()) if locks else Saver.plain(path)
    raw, typed = unsealed(path)
    saver = Saver.locked(path, typed, resumed=True) if typed else Saver.plain(path, resumed=True)
    return _answers(raw, path.name), saver


def _answers(raw: bytes, name: str) -> Answers:
    """The answers of a file that need not be whole yet; CaseError with all its problems where it is not fit."""
    document = read_bytes(raw, name)
    heard.hear(document)
    shape = Shape(document, registry().questions)
    shape.read()
    problems = (*document.problems, *shape.problems)
    if not problems and not document.value:
        return Answers()
    if problems or not isinstance(document.value, dict):
        raise CaseError.of(problems)
    return Answers.of(document.value)


def with_contact(answers: Answers, clinic: Clinic) -> Answers:
    """With a clinic that takes the answers, nobody is asked for a mailbox or an address of their own."""
    agent = represented(Case(), clinic).sender
    said: dict[str, Value] = {
        'sender.email': agent.email,
        'sender.phone': agent.phone,
        'sender.address': (*agent.address,),
    }
    for key, value in said.items():
        answers = answers.put(key, value) if value else answers
    return answers


def _write(
    answers: Answers,
    output: Path,
    on: date,
    left_out: frozenset[tuple[str, str]],
    clinic: Clinic,
    to_age: tuple[str, ...],
) -> None:
    """Write the papers that the person wants; CaseError where the case is not fit for any."""
    # Most of what it needs, nobody waits for at the first question.
    from letters.cli.house import in_house
    from letters.cli.write import write_case
    from letters.output.store import record_of
    from letters.packet.given import given_numbers
    from letters.packet.options import Options

    case = case_or_problems(case_from_document(Document('', answers.tree()), registry(), on))
    plan = make_plan(case, registry(), on, clinic, given_numbers(record_of(output, case.case.id)[1]))
    unwanted = tuple(paper.id for paper in plan.papers if (paper.kind, paper.recipient) in left_out)
    write_case(case, output, on, in_house(Options(leave_out=unwanted, to_age=to_age), clinic), told=plan)
