"""A passphrase, asked on a terminal or read from what is piped in; never an argument."""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator

from letters.cli import echo
from letters.cli import streams
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.errors import FileError
from letters.output.lock import refuse_weak
from letters.wording.words import Wording

TRIES = 3


def passphrase(words: Wording, ask: str = 'lock.ask') -> str:
    """A passphrase, typed unseen on the terminal, or a line of what is piped in. Never an argument."""
    prompt = words.message(ask)
    try:
        typed = _unseen(prompt) if interactive() else streams.line().rstrip('\r\n')
        typed.encode()
    except (EOFError, UnicodeError, Warning) as error:
        if streams.is_gone(error):
            raise
        typed = ''
    if not typed:
        raise FileError('lock-no-passphrase')
    return typed


def new_passphrase(language: str = '') -> str:
    """A passphrase that is good enough, typed twice on a terminal; piped in, once."""
    with unechoed():
        words = wording(language)
        explain(words, 'lock.new', 'lock.advice')
        while True:
            try:
                return _new_once(words)
            except CaseError as error:
                # Whoever looks for a better one is asked on: after an end, the next one typed would go to the shell.
                if not interactive():
                    raise
                talk([words.error(error)])


def _new_once(words: Wording) -> str:
    typed = passphrase(words)
    refuse_weak(typed)
    if interactive() and passphrase(words, 'lock.ask-again') != typed:
        raise CaseError('lock-differs')
    return typed


def explain(words: Wording, *ids: str) -> None:
    """What a passphrase is for, before it is asked; nobody reads that where it is piped in."""
    if interactive():
        talk(words.message(id) for id in ids)


def interactive() -> bool:
    """Whether somebody types, rather than a program that pipes something in."""
    return streams.source().isatty()


@contextlib.contextmanager
def unechoed() -> Iterator[None]:
    """Nothing that is typed shows while a passphrase is waited for, and nothing typed too early reaches the shell."""
    echo.hide()
    try:
        yield
    finally:
        echo.show()


def _unseen(prompt: str) -> str:
    import getpass

    with warnings.catch_warnings():
        # Where the letters cannot be hidden nothing is asked, rather than shown to whoever looks on.
        warnings.simplefilter('error', getpass.GetPassWarning)
        return getpass.getpass(prompt)
