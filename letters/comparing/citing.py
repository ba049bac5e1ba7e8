"""Citations: the numbers of articles and sections in a text, in the ways in which many languages write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.comparing import spans

if TYPE_CHECKING:
    from collections.abc import Iterator

_GLUED = re.compile(r'\b(ss?|arts?|rr?)\.?(?=\d)', re.IGNORECASE)
# A number with what is part of it (67B, 226-3-1, 13.709/2018, C-131/12), and what stands below it in brackets.
_NUMBER = re.compile(
    r'(?<![\w.-])(?:[A-Z]-)?\d+(?:[.,]\d{3}(?!\d))*(?:[A-Za-z]{1,5}\b)?(?:[-./:][\dA-Za-z]+)*(?P<below>(?:\s?\(\w{1,8}\))*)'
)
_BRACKETS = re.compile(r'\)(?P<below>(?:\s?\(\w{1,8}\))*)')
_HEAD = re.compile(
    r'(?:§§?|\b(?:(?:sub)?sections?|secs?|ss?|arts?|articles?|artículos?|artigos?|artikel|rules?|rr?|reg(?:ulation)?s?|'
    r'code|recitals?))\.?\s*$',
    re.IGNORECASE,
)
_OUTER = re.compile(r'\b(?:abs|paras?|paragraphs?|al)\.?\s*$', re.IGNORECASE)
_INNER = re.compile(r'\b(?:nr|satz|points?|inc|items?|lit)\.?\s*$|(?<=\d )S\.\s*$', re.IGNORECASE)
_SIGN = re.compile(r'[\s,]*§+\s*')
# Numbers behind these words count laws, parts of books and bills, not sections.
_NO_SECTION = re.compile(
    r'\b(?:bill|loi|lei|law|act|c|ch|chapter|sch|sched|schedule|stats?|items?|part|annex|no|n[°º]|nos|thesis|page)\.?\s*$',
    re.IGNORECASE,
)
_GOES_ON = re.compile(r'[\s,;&]*(?:and|or|to|with|e|et|y|und|–|-)?\s*(?:§§?\s*)?', re.IGNORECASE)
_OPEN = re.compile(r'[\s,;&\-–]*(?:and|or|to)?\s*\($')
# "37 ABC 201": the first number counts volumes of a collection.
_VOLUME = re.compile(r'\s+[A-Z]\.?\s?[A-Z]\.?\s?[A-Z]\.?[\s§]*\d')
_YEAR = re.compile(r'(?:1[89]|20)\d\d')
_ACT = re.compile(r'\d[\d.]*/(?:1[89]|20)\d\d|(?:1[89]|20)\d\d/\d+')
_PART = re.compile(r'\d+[a-z]?|[a-z]{1,2}|[ivxlcdm]+[a-z]{0,2}')
_UNION = re.compile(r'/(?:eu|ec|eec)$', re.IGNORECASE)
_RANGE = re.compile(r'(\d+)([A-Za-z]?)[-–](\d+)([A-Za-z]?)')
_NONE = re.compile(r'\d/\d|\d+-(?:hour|day|week|month|year)s?')


class Citation(NamedTuple):
    """A number of a law: the article or section, and what stands below it, from the outside in."""

    base: str
    below: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.base + ''.join(f'({part})' for part in self.below)

    def within(self, other: Citation) -> bool:
        """Whether one of two citations is the other, or a more precise one."""
        least = min(len(self.below), len(other.below))
        return self.base == other.base and self.below[:least] == other.below[:least]

    def beside(self, other: Citation) -> bool:
        """Whether one of two citations can be the other with one sign mistaken, or another part of the same article."""
        if self.base == other.base:
            return True
        signs = sum(a != b for a, b in zip(self.base, other.base, strict=False))
        return len(self.base) == len(other.base) > 1 and signs == 1 and self.below == other.below


def citations(text: str, *, whole: bool) -> Iterator[Citation]:
    """The citations in a text.

    `whole`: the text is a citation, and each of its numbers counts; else those behind a word such as `section`, and
    those that go on from there (`ss. 2, 24 and 38`). Years, volumes, bills and spans of time never count.
    """
    text = _GLUED.sub(r'\1. ', text)
    end, last, inside, told = 0, Citation(''), False, False
    for found in _NUMBER.finditer(text):
        if found.start() < end:
            continue
        between, number = text[end : found.start()], _UNION.sub('', text[found.start() : found.start('below')])
        below, end = _parts(found['below']), found.end()
        if last.base and _OPEN.fullmatch(between):
            more = _BRACKETS.match(text, end)
            end = more.end() if more else end
            yield Citation(last.base, (number.casefold(), *_parts(more['below'] if more else '')))
        elif last.base and (part := _part(last, text, between, number)):
            last, inside = part, True
            yield part
        elif _counts(text, found, number, between) and (
            bool(_HEAD.search(between)) or (told and not inside and bool(_GOES_ON.fullmatch(between)))
            or bool(_ACT.fullmatch(number)) or (whole and not (inside and _GOES_ON.fullmatch(between)))
        ):  # fmt: skip
            for base in _bases(number, below):
                last = Citation(base, below)
                yield last
            inside, told = False, True
        else:
            last, inside, told = Citation(''), inside and bool(_GOES_ON.fullmatch(between)), False


def _part(last: Citation, text: str, between: str, number: str) -> Citation | None:
    """What stands below the last article by a word such as `para`; None where the number is an article itself."""
    first = re.split('[-–]', number)[0].casefold()
    if _SIGN.fullmatch(between) and re.search(rf'\bart\w*\.?\s*{re.escape(last.base)}', text, re.IGNORECASE):
        return Citation(last.base, (first,))
    if _INNER.search(between):
        return Citation(last.base, (*last.below, first))
    return Citation(last.base, (first,)) if _OUTER.search(between) else None


def _bases(number: str, below: tuple[str, ...]) -> tuple[str, ...]:
    span = _RANGE.fullmatch(number)
    if span and not below and (int(span[1]), span[2]) < (int(span[3]), span[4]):
        return (span[1] + span[2].casefold(), span[3] + span[4].casefold())
    return (number.casefold(),)


def _counts(text: str, found: re.Match[str], number: str, between: str) -> bool:
    rest = text[found.end() :]
    if _VOLUME.match(rest) or _NONE.fullmatch(number) or (number.isdigit() and _NO_SECTION.search(between)):
        return False
    if _YEAR.fullmatch(number) and not _parts(found['below']):
        return False
    return not spans.is_measured(number, rest) and not spans.is_dated(text, found.start(), found.end())


def _parts(below: str) -> tuple[str, ...]:
    parts = (part.casefold() for part in re.findall(r'\((\w+)\)', below))
    return tuple(part for part in parts if _PART.fullmatch(part))
