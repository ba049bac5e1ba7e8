"""The command `locale status`: how far a language is, paper by paper and country by country."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters import paths
from letters.cli.locale import languages_of
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.model.locale import WHOLE
from letters.registry.load import locales
from letters.registry.load import registry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.translating.check import Checked
    from letters.translating.sentence import Sentence
    from letters.translating.standing import Standing


class _Row(NamedTuple):
    """A paper or a country: how many sentences are ready, missing and faulty, and whether a lawyer has reviewed it."""

    id: str
    ready: int
    missing: int
    faulty: int
    reviewed: str = ''


def status(given: list[str], *, as_json: bool) -> None:
    """Show the state of languages."""
    from letters.translating.check import checked
    from letters.translating.extract import sources
    from letters.translating.standing import standing

    found, made = sources(registry()), standing(registry())
    results = [checked(one, found, made, paths.LOCALES) for one in languages_of(given, paths.LOCALES)]
    if as_json:
        show_json([
            {
                'language': one.language, 'counts': one.counts, 'looked_up': one.looked_up,
                'papers': [row._asdict() for row in _papers(one, found, made)],
                'countries': [_of_country(row) for row in _countries(one, found)],
            }
            for one in results
        ])  # fmt: skip
        return
    for one in results:
        show(_lines(one, found, made))


def _of_country(row: _Row) -> dict[str, object]:
    return {key: value for key, value in row._asdict().items() if key != 'reviewed'}


def _lines(one: Checked, found: tuple[Sentence, ...], made: Standing) -> Iterator[str]:
    words = wording()
    yield words.message('locale.checked', language=one.language, **one.counts)
    for row in _papers(one, found, made):
        state = words.message(f'locale.reviewed-{row.reviewed}')
        yield '  ' + words.message('locale.row', name=words.paper(row.id), **_counted(row)) + f' {state}'
    for row in _countries(one, found):
        name = words.message('locale.everywhere') if row.id == 'world' else words.country(row.id)
        yield '  ' + words.message('locale.row', name=name, **_counted(row))
    yield '  ' + words.message('locale.looked-up', **one.looked_up)


def _counted(row: _Row) -> dict[str, int]:
    return {'ready': row.ready, 'missing': row.missing, 'faulty': row.faulty}


def _papers(one: Checked, found: tuple[Sentence, ...], made: Standing) -> Iterator[_Row]:
    from letters.translating.reviewed import digest_of
    from letters.translating.standing import of_paper

    record = locales().get(one.language)
    held = [review for review in (record.reviewed if record else []) if review.role == 'lawyer']
    for id in registry().papers:
        holds = {review.digest == digest_of(review, one.language, found, made) for review in held if review.paper == id}
        reviewed = 'yes' if True in holds else 'changed' if holds else 'no'
        yield _row(id, one, of_paper(id, found, made))._replace(reviewed=reviewed)


def _countries(one: Checked, found: tuple[Sentence, ...]) -> Iterator[_Row]:
    """What is said of a country alone: its law, its dangers, who helps there."""
    own: dict[str, list[Sentence]] = {}
    for sentence in (sentence for sentence in found if sentence.domain in WHOLE):
        for place in sentence.of:
            own.setdefault(place, []).append(sentence)
    for place in sorted(own):
        yield _row(place, one, own[place])


def _row(id: str, one: Checked, sentences: Iterable[Sentence]) -> _Row:
    keys = {(sentence.domain, sentence.context, sentence.text) for sentence in sentences}
    missing = keys & {(lack.sentence.domain, lack.sentence.context, lack.sentence.text) for lack in one.lacking}
    faulty = keys & {(fault.domain, fault.context.partition('|')[0], fault.english) for fault in one.faults}
    return _Row(id, len(keys - missing - faulty), len(missing), len(faulty - missing))
