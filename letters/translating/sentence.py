"""A sentence that people read, as translators are given it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.model.locale import Domain


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its domain, context and text, a word to translators, and whether it may equal the English.

    One with a number that is counted has a `plural`: what is said of many, where `text` is said of one. `most`: how
    many characters a translation may have, where that is less than usual; `files`: which files of the project say it.
    `of`: the countries whose records alone say it; none, where it is said everywhere.
    """

    domain: Domain
    context: str
    text: str
    comment: str = ''
    may_equal: bool = False
    plural: str = ''
    most: int = 0
    files: tuple[str, ...] = ()
    of: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[Domain, str, str]:
        """What it is known by."""
        return self.domain, self.context, self.text
