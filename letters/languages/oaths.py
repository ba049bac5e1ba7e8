"""Words of an oath: by them no letter swears what nobody may swear (promise 2).

The words are those of `locales/<language>/words.yaml`. A language without them is offered for no letter, and those of
English are looked for in every language.
"""

from __future__ import annotations

from functools import lru_cache

from letters.languages.words import holds
from letters.languages.words import lists


def guarded(language: str) -> bool:
    """Whether the words of an oath are known in a language, so that letters may be written in it."""
    return lists(language) is not None


@lru_cache(maxsize=8192)
def swears(text: str, language: str) -> bool:
    """Whether a text holds words of an oath, in its language or in English, however they are spelled."""
    return holds(text, 'en', 'oath') or (language != 'en' and holds(text, language, 'oath'))


@lru_cache(maxsize=8192)
def is_forbidden(text: str, language: str) -> bool:
    """Whether a text holds a word that no letter ever says, in its language or in English."""
    return holds(text, 'en', 'forbidden') or (language != 'en' and holds(text, language, 'forbidden'))
