"""The links that a letter lists, and nothing else: ready for whoever has to open or copy all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.model.letter import Letter


def links(letter: Letter) -> str:
    """The links, one a line, each once, in the order of the letter; empty where it lists none."""
    listed = (node.text() for block in letter.body for node in block.walk() if node.role == 'link')
    return ''.join(f'{link}\n' for link in dict.fromkeys(listed))
