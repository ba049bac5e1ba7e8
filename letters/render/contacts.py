"""Addresses in a text that somebody can write to or open: mailboxes and pages of the web."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAILBOX = r"\w[\w.+'-]*@[\w-]+(?:\.[\w-]+)+"
_PAGE = r'(?:https?://|www\.[\w-]+\.)[^\s<>"\u201c\u201d\u00ab\u00bb]+'
_ADDRESS = re.compile(rf'(?<![\w@/.+-])(?:{_PAGE}|{_MAILBOX})', re.IGNORECASE)

_HAS_ONE = re.compile(r'@|://|www\.', re.IGNORECASE)

# What ends a sentence, or closes a bracket that was opened before the address, is no part of it.
_AFTER = '.,;:!?\'\u2019\u2026\u060c\u061b\u061f\u06d4\u0964'


def contacts(text: str) -> Iterator[tuple[str, str]]:
    """The text in pieces, each with what it opens: a web address, `mailto:`, or nothing."""
    end = 0
    # Most texts have none: they are not looked through.
    for found in _ADDRESS.finditer(text) if _HAS_ONE.search(text) else ():
        address = _bare(found[0])
        if found.start() > end:
            yield text[end : found.start()], ''
        yield address, _opened(address)
        end = found.start() + len(address)
    if end < len(text):
        yield text[end:], ''


def _bare(address: str) -> str:
    while address[-1] in _AFTER or (address[-1] == ')' and address.count(')') > address.count('(')):
        address = address[:-1]
    return address


def _opened(address: str) -> str:
    if re.match(r'https?://', address, re.IGNORECASE):
        return address
    return f'https://{address}' if address.lower().startswith('www.') else f'mailto:{quote(address, safe="@+")}'
