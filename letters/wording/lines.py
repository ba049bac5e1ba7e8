"""Lines for a screen: how wide it is, how many columns a text takes, and where a line may end."""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

ISOLATE, END = '\u2066', '\u2069'
_MARKED = re.compile(f'({ISOLATE}[^{END}]*{END}?)')
# Latin letters, digits and signs together, also over spaces: a citation is read as one.
_RUN = re.compile('[!-~§\u00c0-\u024f]+(?: [!-~§\u00c0-\u024f]+)*')
# What belongs to the sentence around stays outside: the number before a line, quotes, brackets, stops.
_NUMBER = re.compile(r'\s*(?:\d+\.|-) ')
_BEFORE, _AFTER = '("\'', '"\',.;:!?'
# A stop that a word of the other direction ends with, and the space after it: `القاعدة: TAKE IT DOWN Act`.
_ENDED = re.compile(r'[.,;:!?)\]]+ ')
_NARROWEST = 20
_WIDEST = 100
_USUAL_WIDTH, _USUAL_HEIGHT = 80, 24
# Where a link may go on in the next line: rather where nobody can take the sign for the end of a word or a sentence.
_LINK_BREAKS = (frozenset('/?&='), frozenset('.-_ '))
# A number that is written in groups is one word: nobody dials half of it.
_BETWEEN_WORDS = re.compile(r'(?<!\d) | (?!\d)')


def width(out: TextIO) -> int:
    """How many columns lines may take; 80 where that is not known."""
    given = os.environ.get('COLUMNS', '')
    if given.isdecimal() and int(given):
        return max(int(given), _NARROWEST)
    try:
        return min(max(os.get_terminal_size(out.fileno()).columns or _USUAL_WIDTH, _NARROWEST), _WIDEST)
    except (OSError, ValueError):
        return _USUAL_WIDTH


def height(out: TextIO) -> int:
    """How many lines a screen shows; 24 where that is not known."""
    try:
        return os.get_terminal_size(out.fileno()).lines or _USUAL_HEIGHT
    except (OSError, ValueError):
        return _USUAL_HEIGHT


def cells(text: str) -> int:
    """How many columns a text takes."""
    return sum(_cell(character) for character in text)


def _cell(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {'Mn', 'Me', 'Cf'}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {'W', 'F'} else 1


def in_order(line: str) -> str:
    """A line in which links, dates, file names and commands read from left to right, also between right-to-left words.

    Without marks a screen turns `:back`, `00.pdf` and 2026-11-21 round there (UAX 9).
    """
    if not any(unicodedata.bidirectional(character) in {'R', 'AL'} for character in line):
        return line
    number = _NUMBER.match(line)
    start = number.end() if number else 0
    parts = _MARKED.split(line[start:])
    return line[:start] + ''.join(
        part if part.startswith(ISOLATE) else _RUN.sub(lambda run: _isolated(run[0]), part) for part in parts
    )


def _isolated(run: str) -> str:
    """A run with marks: around all of it where it is read as one, else around each part that needs them."""
    letters = [character.isalpha() for character in run if character != ' ']
    if ' ' in run and (all(letters) or not any(letters)):
        return ' '.join(map(_isolated, run.split(' ')))
    ended = _ENDED.match(run)
    if ended:
        return ended[0] + _isolated(run[ended.end() :])
    core = run.lstrip(_BEFORE)
    while core and (core[-1] in _AFTER or (core[-1] == ')' and core.count(')') > core.count('('))):
        core = core[:-1]
    start = run.index(core)
    if run[:start].endswith('(') and core.count('(') < core.count(')'):
        start, core = start - 1, f'({core}'
    if core.isalpha() or core.isdigit() or not any(character.isalnum() for character in core):
        return run
    return f'{run[:start]}{ISOLATE}{core}{END}{run[start + len(core) :]}'


def wrapped(line: str, width: int, *, cut: bool = True) -> Iterator[str]:
    """A line as lines of at most so many columns, with the same space before each.

    Without `cut` a word that is wider stays in one piece, so that a link can be copied.
    """
    body = line.lstrip(' ')
    indent = ' ' * min(len(line) - len(body), width // 4)
    room, held = width - len(indent), ''
    if body.startswith(ISOLATE) and body.find(END) == len(body) - 1:
        # Each line of a value needs marks of its own.
        yield from (f'{indent}{ISOLATE}{part}{END}' for part in wrapped(body[1:-1], room, cut=cut))
        return
    for word in _words(body, room):
        for piece in _pieces(word, room) if cut else (word,):
            if held and cells(held) + 1 + cells(piece) > room:
                yield indent + held
                held = piece
            else:
                held = f'{held} {piece}' if held else piece
    yield (indent + held).rstrip(' ')


def _words(body: str, room: int) -> Iterator[str]:
    for word in _BETWEEN_WORDS.split(body):
        yield from (word,) if cells(word) <= room else word.split(' ')


def _pieces(word: str, room: int) -> Iterator[str]:
    """A word in pieces that fit: a link breaks where links may, anything else where it must."""
    start, end = (ISOLATE, END) if word.startswith(ISOLATE) and word.endswith(END) else ('', '')
    rest = word[len(start) : len(word) - len(end)]
    while cells(rest) > room:
        most = _most(rest, room)
        found = (n for signs in _LINK_BREAKS for n in range(most, most // 2, -1) if rest[n - 1] in signs)
        cut = next(found, most)
        yield start + rest[:cut] + end
        rest = rest[cut:]
    yield start + rest + end


def _most(text: str, room: int) -> int:
    """How many characters of a text fit."""
    used = 0
    for n, character in enumerate(text):
        used += _cell(character)
        if used > room:
            return max(n, 1)
    return len(text)
