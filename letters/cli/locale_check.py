"""The command `locale check`: what is wrong with translations, where, and which letters it holds back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters import paths
from letters.cli.locale import languages_of
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import DataError
from letters.languages.oaths import guarded
from letters.registry.load import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.errors import Problem
    from letters.translating.check import Checked
    from letters.translating.check import Fault
    from letters.translating.check import Lacking
    from letters.translating.po import Entry


def check(given: list[str], *, as_json: bool) -> None:
    """Tell what is wrong with translations; leaves with 4 where something would stop a letter."""
    from letters.translating.check import checked
    from letters.translating.extract import sources
    from letters.translating.standing import standing

    languages = languages_of(given, paths.LOCALES)
    found, made = sources(registry()), standing(registry())
    results = [checked(language, found, made, paths.LOCALES) for language in languages]
    if as_json:
        show_json([_as_json(one) for one in results])
    else:
        for one in results:
            show(_lines(one))
    words = wording()
    talk(words.message('language-unguarded', language=one) for one in languages if not guarded(one))
    stopping = sum(one.stops for one in results)
    if stopping:
        raise DataError('locale-stops', count=str(stopping))


def _lines(one: Checked) -> Iterator[str]:
    words = wording()
    for problem in one.unread:
        yield words.problem(problem)
        yield ''
    for fault in one.faults:
        yield from map(words.problem, fault.problems)
        yield words.line(words.message('locale.english'), fault.english)
        yield words.line(words.message('locale.given'), fault.translation)
        yield _held_back(fault)
        yield ''
    for stray in one.strays:
        yield words.message('locale.stray', where=_of_letters(one, stray.entry), term=stray.term, agreed=stray.agreed)
        yield words.line(words.message('locale.english'), stray.entry.source.id)
        yield words.line(words.message('locale.given'), ' / '.join(stray.entry.strings))
        yield ''
    for loose in one.loose:
        yield words.message('locale.phrase', where=_of_letters(one, loose.entry), name=f'%({loose.name})s')
        yield words.line(words.message('locale.given'), ' / '.join(loose.entry.strings))
        yield ''
    yield words.message('locale.checked', language=one.language, **one.counts)
    yield words.message('locale.looked-up', **one.looked_up)
    if one.counts['missing'] or one.counts['unsure']:
        yield words.message('locale.see-missing', language=one.language)


def _held_back(fault: Fault) -> str:
    words = wording()
    if not fault.papers:
        return words.message('locale.holds-none')
    return words.message('locale.holds-back', papers=words.joined(map(words.paper, fault.papers)))


def _as_json(one: Checked) -> dict[str, object]:
    return {
        'language': one.language,
        'letters': 'yes' if guarded(one.language) else 'no',
        'counts': one.counts,
        'looked_up': one.looked_up,
        'unreadable': [_said(problem) for problem in one.unread],
        'faults': [
            {
                'domain': fault.domain, 'context': fault.context, 'english': fault.english,
                'translation': fault.translation, 'rules': [_said(problem) for problem in fault.problems],
                'holds_back': list(fault.papers),
            }
            for fault in one.faults
        ],
        'glossary': [
            {
                'where': _of_letters(one, stray.entry), 'term': stray.term,
                'agreed': stray.agreed, 'english': stray.entry.source.id,
                'translation': ' / '.join(stray.entry.strings),
            }
            for stray in one.strays
        ],
        'phrases': [
            {
                'where': _of_letters(one, loose.entry), 'name': loose.name, 'english': loose.entry.source.id,
                'translation': ' / '.join(loose.entry.strings),
            }
            for loose in one.loose
        ],
        'missing': [
            {
                'where': _where(one.language, lack),
                'state': 'unsure' if lack.unsure else 'missing', 'domain': lack.sentence.domain,
                'context': lack.sentence.context, 'english': lack.sentence.text, 'holds_back': list(lack.papers),
                'needed': 'yes' if lack.needed else 'no',
            }
            for lack in one.lacking
        ],
    }  # fmt: skip


def _of_letters(one: Checked, entry: Entry) -> str:
    return f'{one.language}/LC_MESSAGES/letters.po:{entry.line}'


def _where(language: str, lack: Lacking) -> str:
    file = f'{language}/LC_MESSAGES/{lack.sentence.domain}.po'
    return f'{file}:{lack.line}' if lack.line else file


def _said(problem: Problem) -> dict[str, object]:
    values = dict(problem.values)
    return {'where': problem.where, 'id': problem.id, 'text': wording().told(problem.id, values)}
