"""The normal form of each kind of value: what two spellings of the same thing have in common."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from letters.places.address import address
from letters.places.address import undressed

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = re.compile(r'https?://[^\s<>"“”]+', re.IGNORECASE)
_EMAIL = re.compile(r'[\w.+-]+@(?:[\w-]+\.)+[^\W\d_]{2,}')
_PHONE = re.compile(r'\+?\(?\d(?:(?:[\s().\-–]*|(?<=\d)/)\d)+')
_ASIDE = re.compile(r'\([^()]*[^\W\d_][^()]*\)')
# An hour of the day or "24/7" beside a number is no part of it.
_NO_PHONE = re.compile(r'\d{1,2}[:.]\d\d\b|\b24/7\b|\b\d{4}-\d\d-\d\d\b')
_NO_WORD = re.compile(r'[\W_]+')
_BETWEEN_NUMBERS = re.compile(r'(?<=\d)\.(?=\d)')
_SHORTEST = 3
# Who knows the last seven digits knows the number; before them come trunk and country.
_ENOUGH = 7


def plain(text: str) -> str:
    """The letters and digits of a name or a postal line, folded: the same in any spelling. Two numbers stay two."""
    folded = unicodedata.normalize('NFKD', text).casefold()
    return _BETWEEN_NUMBERS.sub(' ', _NO_WORD.sub('.', folded)).replace('.', '')


def links(text: str) -> Iterator[tuple[str, str]]:
    """The links in a text: each as written, and without scheme, `www`, fragment and last slash."""
    for found in _LINK.findall(text):
        if '{' in found:
            # A pattern of links is none.
            continue
        written = found.rstrip('.,;:!?\'"]>')
        while written.endswith(')') and written.count('(') < written.count(')'):
            written = written[:-1].rstrip('.,;')
        at = address(written)
        if at:
            yield written, at.at(at.host).casefold()


def emails(text: str) -> Iterator[str]:
    """The e-mail addresses in a text, folded."""
    yield from (found.casefold() for found in _EMAIL.findall(text))


def phones(text: str) -> Iterator[tuple[str, str]]:
    """The telephone numbers in a text that is about one: each as written, and its digits."""
    for found in _PHONE.findall(_NO_PHONE.sub(';', _ASIDE.sub(';', text))):
        digits = ''.join(sign for sign in found if sign.isdigit())
        if len(digits) >= _SHORTEST:
            yield found.strip(' /-'), digits


def same_phone(one: str, other: str) -> bool:
    """Whether digits are the same number, with or without trunk zero and country."""
    one, other = one.lstrip('0'), other.lstrip('0')
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _ENOUGH:
        return False
    # Behind the country a trunk zero may stand, as in +44 (0)20.
    bare = [long, *(long[:at] + long[at + 1 :] for at in range(1, 4) if long[at] == '0')]
    bare_short = [short, *(short[:at] + short[at + 1 :] for at in range(1, 4) if short[at] == '0')]
    return any(long.endswith(end) for end in bare_short) or any(start.endswith(short) for start in bare)


def host(text: str) -> str:
    """The host of a domain, a pattern of links or a link, without `www` and the like."""
    return undressed(re.split(r'[/?#]', text.split('://', 1)[-1], maxsplit=1)[0].strip())
