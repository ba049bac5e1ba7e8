"""Countries and languages as people name them: in any language, with or without accents, by city, by a usual variant.

Names are those of Unicode (CLDR, by Babel) and of `letters/data/typed.yaml`. All languages are looked through only
where nothing nearer fits: that takes a second, which nobody who types a usual name waits for.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from functools import lru_cache
from typing import TYPE_CHECKING

from letters.languages.codes import known
from letters.languages.locale import countries
from letters.languages.locale import country_name
from letters.languages.words import folded
from letters.registry.load import registry
from letters.registry.load import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from collections.abc import Sequence

_MOST_NEAR = 3
# How alike a mistyped name is to the one that was meant.
_ALIKE = 0.7
_INSIDE = re.compile(r'[^()\[\]]+')


def country_of(untrusted: str, language: str) -> str:
    """The code of a country that was named or whose code was typed; empty where none is known for certain."""
    names = tuple(dict.fromkeys(filter(None, _said(untrusted))))
    looked = (_variants().get, lambda _: _code(untrusted), lambda name: _country_named(name, language), _named_anywhere)
    return next((code for look in looked for code in map(look, names) if code), '')


def _country_named(name: str, language: str) -> str:
    return _countries(language).get(name) or _countries('en').get(name, '')


def _code(untrusted: str) -> str:
    """A code of two letters, or one of three in which ISO names the same country."""
    from babel.core import get_global

    text = untrusted.strip().upper()
    if not (text.isascii() and text.isalpha()):
        return ''
    if len(text) == len('PAK'):
        (text, *more) = get_global('territory_aliases').get(text) or ('',)
        text = '' if more else text
    return text if text in countries() else ''


def countries_near(untrusted: str, language: str) -> tuple[str, ...]:
    """At most three countries that may be meant: by a city, by a word of the name, by a name nearly the same."""
    name = folded(untrusted)
    if not name:
        return ()
    if name in _cities(language):
        return (_cities(language)[name],)
    known = {**_countries('en'), **_countries(language), **_variants()}
    words = set(name.split())
    held = [code for one, code in known.items() if words <= set(one.split())]
    alike = [known[one] for one in difflib.get_close_matches(name, known, n=2 * _MOST_NEAR, cutoff=_ALIKE)]
    return tuple(dict.fromkeys([*sorted(held), *alike]))[:_MOST_NEAR]


def language_of(untrusted: str, language: str) -> str:
    """The code of a language by its name in itself, in English or in another language; empty where none is known."""
    name = folded(untrusted)
    listed = {folded(one): code for code, names in registry().typed.languages.items() for one in names}
    nearer = listed.get(name) or _languages(language).get(name) or _languages('en').get(name)
    return nearer or _own_names().get(name, '')


def meant(untrusted: str, offered: Mapping[str, str]) -> str:
    """The one value of those offered that was typed: itself, its words, or the first of them where no other has these.

    A yes or a no of any language stands for the value of that name, or for the one choice that begins with it.
    """
    name = folded(untrusted)
    words = {value: folded(said) for value, said in offered.items()}
    if not name:
        return ''
    for fits in (
        [value for value in words if name in {folded(value), words[value]}],
        [value for value in words if _begins(words[value], name) or _begins(_bare(words[value]), name)],
        [value for value in words if _answers(name, value, words[value])],
    ):
        if len(fits) == 1:
            return fits[0]
    return ''


def _begins(words: str, name: str) -> bool:
    return f'{words} '.startswith(f'{name} ')


def is_yes_or_no(untrusted: str) -> bool:
    """Whether a text is a yes or a no in any language."""
    return any(folded(untrusted) in listed for listed in _yes_and_no().values())


def _answers(name: str, value: str, words: str) -> bool:
    """Whether a yes or a no, typed in any language, means a choice."""
    return any(
        name in listed and (value == said or (words and words.split(maxsplit=1)[0] in listed))
        for said, listed in _yes_and_no().items()
    )


@cache
def _yes_and_no() -> dict[str, frozenset[str]]:
    typed = registry().typed
    return {said: frozenset(map(folded, listed)) for said, listed in (('yes', typed.yes), ('no', typed.no))}


def _said(untrusted: str) -> Iterator[str]:
    """A name as it was typed; without its article; without what a long name of a country begins with."""
    name = folded(untrusted)
    bare = _bare(name)
    yield from (name, bare)
    for title in map(folded, registry().typed.titles):
        rest = bare.removeprefix(f'{title} ')
        if rest != bare:
            yield _bare(rest)


def _bare(name: str) -> str:
    """A name without its article."""
    first, _, rest = name.partition(' ')
    return rest if rest and first in registry().typed.articles else name


@cache
def _variants() -> dict[str, str]:
    return {folded(name): code for code, names in registry().typed.countries.items() for name in names}


@cache
def _countries(language: str) -> dict[str, str]:
    """The names of a language and those of the screen, a name with another one in brackets also by each alone."""
    from babel import Locale

    found: dict[str, str] = {}
    # Of a language that Unicode does not know the English names are taken.
    for code, name in (known(language) or Locale('en')).territories.items():
        if code in countries():
            for one in (name, country_name(code, language), *_INSIDE.findall(name)):
                found.setdefault(folded(one), str(code))
    return found


def _named_anywhere(name: str) -> str:
    """The country of a name in any language; empty where two share it. What was looked for is kept nowhere."""
    from babel import Locale

    found = {
        str(code)
        for language in _every_language()
        for code, said in Locale.parse(language).territories.items()
        # To fold every name takes longer than to look at its first letter.
        if _letter(said[:1]) == name[:1] and name in map(folded, (said, *_INSIDE.findall(said))) and code in countries()
    }
    return min(found) if len(found) == 1 else ''


@lru_cache(maxsize=4096)
def _letter(sign: str) -> str:
    return folded(sign)


@cache
def _cities(language: str) -> dict[str, str]:
    """Cities and states, with the country of each: those that were listed, and those that have a time zone."""
    from babel import Locale
    from babel.core import get_global

    zones = get_global('zone_territories')
    found = {folded(zone.rpartition('/')[2].replace('_', ' ')): str(code) for zone, code in zones.items()}
    for zone, said in (known(language) or Locale('en')).time_zones.items():
        if said.get('city') and zone in zones:
            found[folded(said['city'])] = zones[zone]
    for place in registry().jurisdictions.values():
        found.update((folded(name), place.id.upper()) for name in place.regions.values())
    listed = registry().typed.cities
    found.update((folded(name), code) for code, names in listed.items() for name in names)
    return {name: code for name, code in found.items() if code in countries()}


@cache
def _languages(language: str) -> dict[str, str]:
    from babel import Locale

    found = Locale.parse(language.replace('-', '_')).languages
    return {folded(name): str(code) for code, name in sorted(found.items(), reverse=True)}


@cache
def _own_names() -> dict[str, str]:
    """Every language by its own name, and by its names in the languages of the screen."""
    from babel import Locale

    found = {name: code for language in spoken() for name, code in _languages(language).items()}
    return found | {folded(Locale.parse(code).language_name or code): code for code in _every_language()}


def _every_language() -> Sequence[str]:
    from babel.localedata import locale_identifiers

    return sorted(code for code in locale_identifiers() if '_' not in code and code != 'root')
