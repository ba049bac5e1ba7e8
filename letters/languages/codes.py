"""Codes of languages as people and other programs write them, and the one under which a language is known here."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from letters.registry.load import typed
from letters.registry.tongue import script_of

if TYPE_CHECKING:
    from babel import Locale

_PARTS = re.compile(r'([A-Za-z]{2,3})(?:[_-]([A-Za-z]{4}))?(?:[_-]([A-Za-z]{2}|\d{3}))?(?:[_-].*)?')


@cache
def code(written: str) -> str:
    """The code of a language: `fil` for tl, `pt_BR` for pt-br, `zh_Hant` for zh-tw and zh_HK, `he` for iw, `nb` for no.

    A country stands for the script of the language there where that is not its usual one. What is no code comes back
    as it was written.
    """
    from babel.core import get_global

    found = _PARTS.fullmatch(written.strip())
    if found is None:
        return written
    language, script, country = (part or '' for part in found.groups())
    language = language.lower()
    language = _ours().get(language) or get_global('language_aliases').get(language, language)
    language, _, usual = language.partition('_')
    script, country = (script or usual).title(), country.upper()
    if country and not script and script_of(f'{language}_{country}') != script_of(language):
        script = script_of(f'{language}_{country}')
    # The script says more than the country: Chinese in the signs of Taiwan is read in Hong Kong.
    return '_'.join(filter(None, (language, script or country)))


def known(language: str) -> Locale | None:
    """What Unicode knows of a language, by Babel; None where it knows nothing."""
    from babel.core import Locale
    from babel.core import UnknownLocaleError

    try:
        return Locale.parse(language.replace('-', '_'))
    except (ValueError, UnknownLocaleError):
        return None


def base(language: str) -> str:
    """A language without the country or script behind its code: `pt` of `pt_BR` and of `pt-br`."""
    return language.replace('-', '_').partition('_')[0].lower()


def nearest_of(wanted: str, languages: tuple[str, ...]) -> str:
    """The language of several that is nearest to one: itself, else one of the same language and script, else none."""
    own = code(wanted)
    plain, script = own.partition('_')[0], script_of(own)
    near = [one for one in languages if one.partition('_')[0] == plain and script_of(one) == script]
    return next((one for one in (own, plain) if one in near), next(iter(near), ''))


@cache
def _ours() -> dict[str, str]:
    """What people write for a code, where Unicode has no other name for it."""
    listed = typed().languages
    return {
        name: code for code, names in listed.items() for name in names if len(name) <= len('aaa') and name.isascii()
    }
