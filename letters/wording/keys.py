"""Keys of a case in what is said of an answer, and the words by which people know them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# No part of a link, a mailbox, the name of a file or a longer key; letters of other scripts may stand beside it.
_KEY = re.compile(r'(?<![A-Za-z0-9_./@:-])[a-z]+(?:\.[a-z_]+)+(?![A-Za-z0-9_/@-]|\.[a-z])')
# Columns of sheets are called as they are called there, and whoever writes records knows keys.
_BY_KEYS_ALONE = ('registry-', 'locale-', 'sheet-', 'sent-')


def beside_keys(id: str, text: str, label: Callable[[str], str]) -> str:
    """What is wrong in a case file: behind each key, where it stands first, what it is."""
    said = set[str]()

    def named(found: re.Match[str]) -> str:
        key = found[0]
        told = label(key) if key not in said else key
        said.add(key)
        return f'{key} ({told})' if told != key else key

    return text if id.startswith(_BY_KEYS_ALONE) else _KEY.sub(named, text)


def without_keys(text: str, label: Callable[[str], str]) -> str:
    """The same for somebody who sees no file: what each key is, in its place."""

    def named(found: re.Match[str]) -> str:
        told = label(found[0])
        return f'"{told}"' if told != found[0] else told

    return _KEY.sub(named, text)
