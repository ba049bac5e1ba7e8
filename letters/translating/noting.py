"""A language of which parts are not translated yet: what a text asks of it is noted, and marked where it is lacking."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters import paths
from letters.languages.catalogue import Translator

if TYPE_CHECKING:
    from pathlib import Path

    from letters.languages.catalogue import Catalogue
    from letters.model.locale import Domain

OPEN, CLOSE = '[[', ']]'
"""Around a sentence that stands in English because its translation is missing or faulty."""
_WORDS = re.compile(r'[^\W\d_]{2}')
_PLACEHOLDER = re.compile(r'%\([a-z_]+\)s')

Asked = tuple['Domain', str, str]
"""A sentence that a text asked for: its domain, its context, its English."""


class Noting(Translator):
    """Notes every sentence that is asked for, in order; `marks`: English ones stand in double brackets."""

    __slots__ = ('asked', 'marks')

    def __init__(
        self,
        language: str,
        domain: Domain,
        grammar: str = 'avoid',
        folder: Path = paths.LOCALES,
        *,
        marks: bool = False,
        asked: dict[Asked, bool] | None = None,
    ) -> None:
        super().__init__(language, domain, grammar, folder)
        self.marks = marks
        self.asked: dict[Asked, bool] = {} if asked is None else asked

    def text(self, context: str, source: str) -> str:
        """The sentence in this language, else the English one; whether it was there is noted with it."""
        before = len(self.lacking)
        return self._noted(super().text(context, source), context, source, there=len(self.lacking) == before)

    def counted(self, context: str, one: str, other: str, count: int) -> str:
        """The same for a sentence with a number."""
        before = len(self.lacking)
        said = super().counted(context, one, other, count)
        return self._noted(said, context, one, there=len(self.lacking) == before)

    def _noted(self, said: str, context: str, source: str, *, there: bool) -> str:
        if source:
            self.asked[self.domain, context, source] = there
        # A comma or a full stop in brackets would be read as part of what stands around it.
        worded = _WORDS.search(_PLACEHOLDER.sub('', source))
        return said if there or not self.marks or not worded else f'{OPEN}{said}{CLOSE}'

    def of(self, domain: Domain) -> Noting:
        """The same language in another domain, with the same notes."""
        return Noting(self.language, domain, self.grammar, self.folder, marks=self.marks, asked=self.asked)

    def anew(self, domain: Domain) -> Noting:
        """The same language, with notes of their own."""
        return Noting(self.language, domain, self.grammar, self.folder, marks=self.marks)

    def held(self) -> Catalogue:
        """The catalogue; without its words a language is held to those rules that need none."""
        return super().held().begun(self.domain)
