"""States and provinces as people name them: in any language of the screen, or by their code without the country."""

from __future__ import annotations

from functools import cache

from letters.languages.catalogue import Translator
from letters.languages.words import folded
from letters.registry.load import registry
from letters.registry.load import spoken


def region_of(untrusted: str, country: str = '') -> str:
    """The code of a region that was named, in a country where that is known; empty where it is none or one of two.

    A code without its country says something only where that is known.
    """
    text, home = untrusted.strip().upper(), country.upper()
    every = {code for codes in _regions().values() for code in codes}
    found = {code for code in _regions().get(folded(text), every & {text, f'{home}-{text}'}) if code.startswith(home)}
    return min(found) if len(found) == 1 else ''


@cache
def _regions() -> dict[str, set[str]]:
    """The codes of the regions whose law is known here, by their names."""
    found: dict[str, set[str]] = {}
    for language in spoken():
        said = Translator(language, 'interface')
        for place in registry().jurisdictions.values():
            for code, name in place.regions.items():
                for one in (name, said.text(f'region {code}', name)):
                    found.setdefault(folded(one), set()).add(code.upper())
    return found
