"""What a lawyer has read: a review holds for as long as every sentence of it is said as it was on that day."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING

from letters import paths
from letters.languages.catalogue import SOURCE
from letters.languages.catalogue import catalogue
from letters.registry.load import locales
from letters.registry.load import registry
from letters.translating.extract import by_domain
from letters.translating.extract import sources
from letters.translating.merge import GRAMMARS
from letters.translating.standing import of_paper
from letters.translating.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Set
    from pathlib import Path

    from letters.model.locale import Review
    from letters.translating.sentence import Sentence
    from letters.translating.standing import Standing

# By the beginnings of contexts: what the screen says of a plan, of papers, of places and of those who help.
_ON_SHEETS = (
    'audience', 'danger ', 'declaration', 'element', 'helpline', 'message country-', 'message group.', 'message guide.',
    'message help.', 'message helpline.', 'message label.', 'message plan.', 'message reason.', 'message search-',
    'message start.', 'message step.', 'message time.', 'message warning.', 'paper ', 'phrase page',
    'platform ', 'region ',
)  # fmt: skip

Key = tuple[str, str]
"""A sentence by its context and its English."""


def read(paper: str, of: Iterable[str], found: Iterable[Sentence], made: Standing) -> tuple[Sentence, ...]:
    """The sentences that a review of a paper is about: all that it may print, in the order of a catalogue.

    `of` names countries and services: of the sentences that belong to records, theirs alone. Without any, all.
    """
    chosen = frozenset(of)
    said = of_paper(paper, found, made) if paper in made.papers else _of_sheet(paper, found)
    return tuple(one for one in said if not chosen or _belongs(one, chosen))


def _of_sheet(sheet: str, found: Iterable[Sentence]) -> Iterator[Sentence]:
    """What a page for the person is made of: its template, and those sentences of the screen that may stand in it."""
    for one in by_domain(found, 'interface'):
        if one.context == sheet or one.context.startswith(_ON_SHEETS):
            yield one


def _belongs(one: Sentence, chosen: Set[str]) -> bool:
    kind, _, id = one.context.partition(' ')
    owners = {id} if kind == 'platform' else {*one.of}
    return not owners or bool(owners & chosen)


def digest_of(review: Review, language: str, found: Iterable[Sentence], made: Standing) -> str:
    """A short digest of what a review is about, as a language says it today."""
    return _digest(read(review.paper, review.of, found, made), language, paths.LOCALES)


def _digest(sentences: Iterable[Sentence], language: str, folder: Path) -> str:
    told = hashlib.sha256()
    for one in sentences:
        entries = catalogue(language, one.domain, folder).entries
        for context in (one.context, *(f'{one.context}|{grammar}' for grammar in GRAMMARS)):
            entry = entries.get((context, one.text))
            said = '\0'.join(entry.forms or (entry.translation,)) if entry else ''
            told.update(f'{context}\0{one.text}\0{said}\0'.encode())
    return told.hexdigest()[:12]


def has_review(paper: str, language: str) -> bool:
    """Whether there is a review of a paper by a lawyer that still holds; English needs none."""
    return language == SOURCE or bool(_read_by_lawyers(paper, language))


def is_reviewed(paper: str, language: str, used: Set[Key]) -> bool:
    """Whether a lawyer has read every sentence that a paper of this kind says in a language, as it says them today."""
    return language == SOURCE or any(used <= keys for keys in _read_by_lawyers(paper, language))


def _read_by_lawyers(paper: str, language: str) -> tuple[frozenset[Key], ...]:
    """What each review of a lawyer that still holds is about."""
    record = locales().get(language)
    reviews = [one for one in (record.reviewed if record else []) if (one.paper, one.role) == (paper, 'lawyer')]
    # To read all sentences of the program takes a second, and without a review there is nothing to compare them with.
    return _holding(tuple((tuple(one.of), one.digest) for one in reviews), paper, language, paths.LOCALES)


@cache
def _holding(
    reviews: tuple[tuple[tuple[str, ...], str], ...], paper: str, language: str, folder: Path
) -> tuple[frozenset[Key], ...]:
    if not reviews:
        return ()
    found, made = _everything()
    about = ((read(paper, of, found, made), digest) for of, digest in reviews)
    return tuple(
        frozenset((one.context, one.text) for one in sentences)
        for sentences, digest in about
        if digest == _digest(sentences, language, folder)
    )


@cache
def _everything() -> tuple[tuple[Sentence, ...], Standing]:
    return sources(registry()), standing(registry())
