"""Text made fit for where it goes: which characters may stand in an answer, what a terminal may show."""

from __future__ import annotations

import re
import unicodedata

# Bidirectional overrides, embeddings and isolates can make a line read as something else than it is.
REORDERING = frozenset('\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069')
_UNSEEN = frozenset({'Cf', 'Zs', 'Zl', 'Zp'})
_BREAKS = re.compile(r'[\t\n\r\x0b\x0c\x85\u2028\u2029]+')

# Letters that the eye takes for one: Arabic ones of several languages, and Cyrillic and Greek ones for Latin ones.
ALIKE = str.maketrans(
    'يىكڪهةۃھەٱ' 'ıøłđ' 'аеорсухіјѕкмтнвԁԛԝ' 'αειικνορτυχημγσ',
    'ییککہہہہہا' 'iold' 'aeopcyxijskmthbdqw' 'aeiikvoptuxnmys',
)  # fmt: skip


def is_allowed(character: str) -> bool:
    """Whether a character may stand in an answer: no control, no reordering mark, no half of a pair."""
    if character in REORDERING:
        return False
    code = ord(character)
    # Noncharacters; what is merely newer than this Python's tables may stand.
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:  # noqa: PLR2004 - the standard's own numbers
        return False
    return unicodedata.category(character) not in {'Cc', 'Cs', 'Co'}


def one_line(untrusted: str) -> str:
    """Line breaks and tabs as single spaces, no space at the ends; the same letters otherwise (composed, NFC)."""
    return unicodedata.normalize('NFC', _BREAKS.sub(' ', untrusted)).strip()


def digits(untrusted: str) -> str:
    """The text with the digits of every script as 0 to 9; all else as it is."""
    if untrusted.isascii():
        return untrusted
    return ''.join(str(unicodedata.decimal(sign, sign)) for sign in untrusted)


def has_forbidden(untrusted: str) -> bool:
    """Whether a text holds a character that no answer may hold."""
    # What Python calls printable is allowed, and is nearly all there is.
    return not untrusted.isprintable() and any(not is_allowed(character) for character in set(untrusted))


def is_seen(untrusted: str) -> bool:
    """Whether a text is more than spaces, marks and joiners; what no answer may hold counts, so that it is told."""
    line = one_line(untrusted)
    return any(unicodedata.category(character) not in _UNSEEN or character in REORDERING for character in line)


def for_terminal(untrusted: str) -> str:
    """The text with everything that could steer a terminal made visible."""
    if untrusted.isprintable():
        return untrusted
    return ''.join(character if is_allowed(character) or character == '\n' else '\ufffd' for character in untrusted)
