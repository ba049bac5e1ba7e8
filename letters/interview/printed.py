"""Which answers the words of a paper print or turn on, read from its template."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from letters import paths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TAG = re.compile(r'\{%.*?%\}|\{\{.*?\}\}', re.DOTALL)
_CALL = re.compile(r'pen\.([a-z_]+)\((?:"([a-z_.]+)")?')
_INCLUDE = re.compile(r'include "([^"]+)"')
# Calls that print answers without naming them.
_PRINT = {
    'items': ('items.url', 'items.media_url', 'items.seen', 'items.locator.place'),
    'own_words': ('materials.own_words.text',),
    'works': ('materials.work',),
    'data_concerned': ('items.exposes',),
    'country': ('person.country',),
    # Another name stands only where there is no name at all, so nobody is asked for it.
    'subject_name': ('person.name',),
}
# What stands in a letter only where no law is cited; an answer that it alone turns on is not asked for otherwise.
_WITHOUT_LAW = re.compile(r'\{% if not laws %\}.*?\{% endif %\}', re.DOTALL)
_NAME_ONE = frozenset({'fact', 'phrase', 'phrases', 'value'})


@dataclass(frozen=True, slots=True)
class Use:
    """An answer, or a fact that follows from answers, that a template names; `word` is the element it stands under."""

    key: str
    word: str = ''


@dataclass(frozen=True, slots=True)
class Uses:
    """What a template names, and what it calls: always, or only in a letter that cites no law."""

    keys: frozenset[Use]
    calls: frozenset[str]
    without_law: frozenset[str]


@cache
def uses(kind: str) -> Uses:
    """What the template of a kind of paper names."""
    tags = list(_tags(paths.TEMPLATES / kind / 'body.html.jinja'))
    calls = [(match[1], match[2] or '', tag) for tag in tags for match in _CALL.finditer(tag)]
    keys = {Use(key, _under(tag)) for name, key, tag in calls if name in _NAME_ONE and key}
    keys |= {Use(key) for name, _, _ in calls for key in _PRINT.get(name, ())}
    # What a condition guards is named again inside it.
    guarded = {use.key for use in keys if use.word}
    kept = frozenset(use for use in keys if use.word or use.key not in guarded)
    whole = ''.join(tags)
    return Uses(kept, _called(_WITHOUT_LAW.sub('', whole)), _called(''.join(_WITHOUT_LAW.findall(whole))))


def _called(text: str) -> frozenset[str]:
    return frozenset(match[1] for match in _CALL.finditer(text))


def _tags(file: Path) -> Iterator[str]:
    """The tags of a template and of all that it includes."""
    for tag in _TAG.findall(file.read_text(encoding='utf-8')):
        yield tag
        for name in _INCLUDE.findall(tag):
            yield from _tags(paths.TEMPLATES / name)


def _under(tag: str) -> str:
    """The element that a condition asks for first: without it the rest of the tag prints nothing."""
    found = re.search(r'pen\.wants\("([a-z-]+)"\) and ', tag)
    return found[1] if found and ' or ' not in tag else ''
