"""A phrase that is put into a sentence of a letter: it stands where every language can put it as it is."""

from __future__ import annotations

import re

import pytest

from letters import paths
from letters.languages.catalogue import catalogue
from letters.languages.oaths import guarded
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.translating.extract import sources

# The functions of the pen that give a phrase, and not a name, a number or a citation.
_PHRASE = re.compile(r'(\w+)=pen\.(?:phrase|neutral_kinds|situation|signs|capacity|exposed|data)\(')
_PUT = r'(?:[:：]\s*%\({0}\)s|[(（]%\({0}\)s[)）])'


def phrases() -> dict[str, set[str]]:
    """For each context of a template the placeholders whose value is a phrase."""
    found: dict[str, set[str]] = {}
    for file in paths.TEMPLATES.rglob('*.jinja'):
        for context, given in re.findall(r'\{% trans "([^"]+)" ([^%]*)%\}', file.read_text('utf-8')):
            found.setdefault(context, set()).update(_PHRASE.findall(given))
    return found


@pytest.mark.parametrize('language', spoken())
def test_a_phrase_stands_behind_a_colon_or_in_brackets(language: str) -> None:
    known, held = phrases(), catalogue(language, 'letters', paths.LOCALES).entries
    assert guarded(language)
    put = 0
    for one in sources(registry()):
        for name in known.get(one.context, ()):
            if one.domain != 'letters' or f'%({name})s' not in one.text:
                continue
            said = held[one.context, one.text].translation if language != 'en' else one.text
            assert re.search(_PUT.format(name), said), (one.context, said)
            put += 1
    assert put > 10
