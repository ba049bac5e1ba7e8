"""Rules about translations: each rule that a sentence of a catalogue can break, in every language and both domains."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from letters.checking.files import LOCALES
from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import Rule
from letters.languages.catalogue import faulty
from letters.languages.faults import SENTENCES
from letters.model.locale import DOMAINS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.errors import Problem


@lru_cache(maxsize=1)
def _problems(records: Records) -> tuple[Problem, ...]:
    folder = records.files.locales
    languages = sorted(place.parent.name for place in folder.glob('*/LC_MESSAGES'))
    return tuple(
        problem for language in languages for domain in DOMAINS for problem in faulty(language, domain, folder)
    )


def _rule(name: str, sentence: str) -> Rule:
    def find(records: Records) -> Iterator[Found]:
        for one in _problems(records):
            if one.id == f'translation-{name}':
                yield Found(f'{LOCALES}{one.file}', values=dict(one.values), line=one.line)

    find.__doc__ = sentence
    return Rule(f'translation-{name}', find)


RULES = tuple(_rule(name, sentence) for name, sentence in SENTENCES.items())
