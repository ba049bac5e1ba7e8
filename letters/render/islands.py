"""Left-to-right islands in right-to-left text: citations, references, dates in figures, words in Latin letters."""

from __future__ import annotations

import re

# The blocks that Unicode keeps for scripts of this direction.
_RIGHT_TO_LEFT = '\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff'
_LETTER = 'A-Za-z\u00c0-\u024f\u0370-\u058f\u1e00-\u1fff'

# Figures with signs between them would be turned round: 2026-11-21 would be seen as 21-11-2026.
# So would the groups of a telephone number: 131 444.
_GROUPS = r'\d{2,}+(?: \d{2,}+(?![-/:.,(]\d))+'
_FIGURES = rf'\+\d[\d ()-]*\d|{_GROUPS}|\d+(?:[-/:.,]\d+|\(\d+\))+\+?|\d+\+'

# Words in Latin letters with the figures and signs around them, as in 17 U.S.C. 512(c)(3). A figure stays with the
# letter that follows it, as in 66E, § 201a or 17(1)(d), and so does the point of .txt. What is taken is not given back:
# a long number costs no more.
_BEFORE = rf'(?:§++\s*|[#@+]|(?<!\w)\.(?=[{_LETTER}])|\d[\d.,()/-]*+\s*){{0,9}}+'
# The steps of a way are islands of their own: each arrow between them points on, as the sentence is read.
_WORDS = rf'{_BEFORE}[{_LETTER}](?:(?:(?! > )[^{_RIGHT_TO_LEFT}\n])*[{_LETTER}\d%)+])?'

# Quotation marks belong to the words that they stand around.
_ISLAND = re.compile(rf'(["\u201c\u2018]){_WORDS}["\u201d\u2019]|{_WORDS}|{_FIGURES}')
_HAS_RIGHT_TO_LEFT = re.compile(f'[{_RIGHT_TO_LEFT}]')
_HAS_LETTER = re.compile(f'[{_LETTER}]')


def islands(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, and whether each is an island; a text without a right-to-left letter is one island."""
    if not _HAS_RIGHT_TO_LEFT.search(text) and _HAS_LETTER.search(text):
        return [(text, True)]
    pieces: list[tuple[str, bool]] = []
    end = 0
    for found in _ISLAND.finditer(text):
        island = _balanced(found[0])
        pieces += [(text[end : found.start()], False), (island, True)]
        end = found.start() + len(island)
    return [piece for piece in [*pieces, (text[end:], False)] if piece[0]]


def _balanced(island: str) -> str:
    """The island without a closing bracket at its end that was opened before it, and without what it opens itself."""
    while island.endswith(')') and island.count(')') > island.count('('):
        island = island[:-1].rstrip()
    while island.count('(') > island.count(')'):
        # A bracket around words of the other direction: 18 or older (18 in their own words).
        island = island[: island.rindex('(')].rstrip()
    return island
