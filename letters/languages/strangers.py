"""What a translation may not bring along: ways to reach somebody, signs that nobody sees, letters of another script."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from letters.languages.words import UNSEEN
from letters.languages.words import lists

_PLACEHOLDER = re.compile(r'%\([a-z_]+\)s')
_LINK = re.compile(r'https?://\S+')
# A dot between letters, in whichever script: a sentence has a space after its stop.
_MAIL = re.compile(r'[\w.+%-]+@[\w-]+(?:\.[\w-]+)+')
_DOMAIN = re.compile(r'[^\W_](?:[\w-]*[^\W_])?(?:\.[\w-]+)*\.[^\W\d_]{2,}')
_ACCOUNT = re.compile(r'(?<!\w)@\w[\w.]*')
_AMOUNT = re.compile(r'(?<![\d,])\d{1,3}(?:,\d{3})+(?!,?\d)')
_CALLED = re.compile(r'\+?\d(?:[ ()./-]{0,2}\d){5,}')
# What each of them holds.
_SOME_WAY = re.compile(r'@|\.[^\W\d_]|\d')
_DOTS = str.maketrans('\u3002\uff0e\uff61\u2024\ufe52\uff20\ufe6b', '.....@@')
_LATIN_WORD = re.compile(r'[A-Za-z\u00c0-\u024f]+')
# Joiners part letters of scripts that join them; in Latin they are only hidden.
_JOINERS = frozenset('\u200c\u200d')
_SPACES = frozenset('\n\u00a0\u202f')
# Typography ties a sign, a figure or a short word to its neighbour, and never two words: no line could break there.
_TIED = re.compile(r'[^\W\d_]{4}[\u00a0\u202f][^\W\d_]{4}')
# Letters that show nothing, and variation selectors, which are marks that change nothing that is read.
_BLANK = re.compile(f'[{"".join(sorted(UNSEEN))}\ufe00-\ufe0f\U000e0100-\U000e01ef]')
_LETTER = re.compile(r'[^\W\d_]')
_LEAST_SHARE = 12
_SHORTEST = 3


def addresses(source: str, translation: str) -> bool:
    """There is no e-mail address, web address, account or telephone number that the English does not have."""
    # An amount looks like a telephone number where a language parts its thousands in another way: 150 000 for 150,000.
    strangers = _reached(translation) - _reached(source)
    amounts = {one.replace(',', '') for one in _AMOUNT.findall(source)}
    return all(kind == 'phone' and said in amounts for kind, said in strangers)


@lru_cache(maxsize=4096)
def _reached(text: str) -> Counter[tuple[str, str]]:
    """Every way to reach somebody that a text names, by its kind."""
    rest = unicodedata.normalize('NFKC', _PLACEHOLDER.sub(' ', text).translate(_DOTS))
    if not rest.isprintable():
        rest = ''.join(sign for sign in rest if unicodedata.category(sign) != 'Cf')
    # Most sentences have nothing of it, and are looked through once.
    if not _SOME_WAY.search(rest):
        return Counter()
    rest = _LINK.sub(' ', rest)
    found: list[tuple[str, str]] = []
    for kind, pattern in (('mail', _MAIL), ('account', _ACCOUNT), ('site', _DOMAIN), ('phone', _CALLED)):
        for one in pattern.findall(rest):
            said = re.sub(r'\D', '', one) if kind == 'phone' else one.casefold().rstrip('.')
            found.append((kind, said))
        rest = pattern.sub(' ', rest)
    return Counter(found)


def unseen(source: str, translation: str) -> bool:
    """It has visible words wherever the English has, no sign that cannot be seen, no blank too many or that ties."""
    if translation != translation.strip() and source == source.strip():
        return False
    # A line that ends inside a sentence is such a blank too.
    if any(blank in translation and blank not in source for blank in ('  ', '\n')):
        return False
    # What Python calls printable is nearly all there is: of that, a few letters and marks alone show nothing.
    if _BLANK.search(translation) or _TIED.search(translation):
        return False
    if not translation.isprintable() and any(_is_hidden(translation, place) for place in range(len(translation))):
        return False
    # A sentence of law is not said by a stop or a figure alone.
    return _letters(translation) * _LEAST_SHARE >= _letters(source)


def _letters(text: str) -> int:
    return len(_LETTER.findall(_PLACEHOLDER.sub('', text)))


def _is_hidden(text: str, place: int) -> bool:
    sign = text[place]
    if sign.isprintable() or sign in _SPACES:
        return False
    # Two letters around: a joiner at the end of a word joins nothing.
    around = text[max(place - 1, 0) : place] + text[place + 1 : place + 2]
    joins = len(around) == len('ab') and not any(one.isascii() or one.isspace() for one in around)
    return sign not in _JOINERS or not joins


def script(source: str, translation: str, language: str) -> bool:
    """Its letters are of the language's own script; words in another one are those of the English."""
    held = lists(language)
    if held is None:
        return True
    own = tuple(f'{name.upper()} ' for name in held.scripts)
    rest = _PLACEHOLDER.sub(' ', translation)
    if 'LATIN ' not in own:
        known = {word.casefold() for word in _LATIN_WORD.findall(' '.join([source, *held.names]))}
        if not all(_is_known(word.casefold(), known) for word in _LATIN_WORD.findall(rest)):
            return False
        rest = _LATIN_WORD.sub(' ', rest)
    return all(_script(sign).startswith(own) or sign in source for sign in set(rest) if sign.isalpha())


def _is_known(word: str, known: set[str]) -> bool:
    """Whether a word stands in the English, or begins one there: `art.` for `Article`."""
    return word in known or (len(word) >= _SHORTEST and any(one.startswith(word) for one in known))


@lru_cache(maxsize=4096)
def _script(sign: str) -> str:
    return unicodedata.name(sign, '?')
