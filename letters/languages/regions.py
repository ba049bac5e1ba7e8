"""States and provinces as people name them: in any language of the screen, or by their code without the country."""

from __future__ import annotations

from functools import cache

from letters.languages.catalogue import Translator
from letters.languages.locale import country_name
from letters.languages.words import folded
from letters.registry.load import registry
from letters.registry.load import spoken


def region_of(untrusted: str, country: str = '') -> str:
    """The code of a region that was named, in a country where that is known; empty where it is none or one of two.

    A code without its country says something only where that is known. A territory is a region of its state, and by its
    name alone a country.
    """
    text, home = untrusted.strip().upper(), country.upper()
    names = {**_territories(), **_regions()} if home else _regions()
    every = {code for codes in names.values() for code in codes}
    found = {code for code in names.get(folded(text), every & {text, f'{home}-{text}'}) if code.startswith(home)}
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


@cache
def _territories() -> dict[str, set[str]]:
    """The codes of territories as regions of their states, by their names."""
    found: dict[str, set[str]] = {}
    for territory, state in registry().outline.part_of.items():
        names = {country_name(territory.upper(), language) for language in spoken()}
        for name in (registry().jurisdictions[territory].name, *names):
            found.setdefault(folded(name), set()).add(f'{state}-{territory}'.upper())
    return found
