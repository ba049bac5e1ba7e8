"""What can be compared in a tree: values, and never sentences.

A leaf is classified by its key, and by its shape:

- `link`, `email`: whatever has the shape of one, under any key; below `source` and `sources` a link is a `source`
- `phone`: under `phone`, `fax` and the like
- `post`: each line under a key with `post` in it (`post`, `postal`, `us_postal`), and `address` where it is no e-mail
- `name`: under `name`, `controller_eu`, `agent`, `legal_representative`, `addressee`
- `citation`: numbers of articles and sections under `cite`, `citation`, `statute`; under `instrument` and `law` those
  behind a word such as `section`
- `time`: a mapping with `value` and `unit`; spans in words under `extension`, `promised`, `response` and the like;
  under `response_days` and the like the number alone
- `start`: beside a time, whether an authority's order or a request starts it, where the words are clear
- `date`: under `in_force` and `until`, and behind "in force" or "until" under `instrument`
- `host`: under `domains`, `hosts`, `shows`, `leads_on`, `files`; of a pattern under `url_patterns`
- `field`: what a field of a form is about: a word under `fields` and the like, or its `maps_to` or `from`

What grades a value (`verification`, `confidence`, `checked`, ...), leads, caveats and warnings are left out. So is what
the facts themselves doubt (a note "address not verified", a basis "confirm before use"), what people who publish may do
against a removal (`uploader`), and what the researchers ask themselves.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from typing import Any
from typing import Literal
from typing import NamedTuple

from letters.comparing import forms
from letters.comparing.citing import citations
from letters.comparing.fields import fields
from letters.comparing.spans import days
from letters.comparing.spans import span
from letters.comparing.spans import spans

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from collections.abc import Mapping

Kind = Literal[
    'record', 'link', 'source', 'email', 'phone', 'post', 'name', 'citation', 'time', 'start', 'date', 'host', 'field'
]
Tree = Any
"""A text, or lists and mappings of trees."""
Form = Any
"""A normal form, for each kind its own: a text, a citation, a span, or some of them in a row."""
NOTHING = frozenset({'', 'null', '~', 'none', 'unknown', '-', '[]', '{}'})
"""How it is written that something is not known."""

_LEFT_OUT = re.compile(
    r'(unverified|still_inferred|second_look|verif|caveat|confidence|checked|as_of$|questionnaire|find_the_recipient|'
    r'required_by_legend|response_header|examples$|older_|uploader$|warning$)|(_basis|_legend)$'
)
_SOURCES = frozenset({'source', 'sources'})
_PHONES = frozenset({'phone', 'telephone', 'tel', 'fax', 'phones', 'sms', 'whatsapp'})
_NAMES = frozenset({'name', 'controller_eu', 'agent', 'legal_representative', 'addressee'})
_CITES = frozenset({'cite', 'citation', 'statute'})
_TITLES = frozenset({'instrument', 'law'})
_HOSTS = frozenset({'domains', 'hosts', 'shows', 'leads_on', 'files', 'url_patterns'})
_SPANS = re.compile(r'(^|_)(extension|promised|promised_time|response|max|deadline)$')
_COUNTED = re.compile(r'_(hours|days|months)$')
_FORCE = re.compile(r'(?:in force|until|from)(?: from| on| until)? [^.;()]{0,40}', re.IGNORECASE)
_UNKNOWN = re.compile(r'not (?:verified|confirmed|known|found|read)|unverified', re.IGNORECASE)
_SECOND_HAND = re.compile(r'secondary|check address', re.IGNORECASE)
_NO_NAME = re.compile(r'https?:|attn\b|attention\b|look up', re.IGNORECASE)
_DOUBTED = re.compile(
    r'(address|contact details)(?: was| is)? (?:not|unverified|from general knowledge)', re.IGNORECASE
)
_TO_CONFIRM = re.compile(r'confirm before use', re.IGNORECASE)
_ORDER = re.compile(
    r"\b(order|direction|authority's|authority-order|notice from the (?:authority|regulator))\b", re.IGNORECASE
)
_REQUEST = re.compile(
    r'\breceipt of (?:a |the )?(?:valid |complete )?(?:request|notice|report|complaint)|request-received', re.IGNORECASE
)


# What has more words is a sentence.
_LONGEST_NAME = 12


class Value(NamedTuple):
    """One value: its kind, its key in the tree (`routes.deadline`), as it is written, and its normal form."""

    kind: Kind
    key: str
    written: str
    form: Form


def values(tree: Tree, key: str = '', *, in_list: bool = False) -> Iterator[Value]:
    """Every value of a tree that can be compared."""
    if isinstance(tree, dict):
        yield from _of_mapping(tree, key)
    elif isinstance(tree, list):
        yield from _address(key, tree)
        for one in tree:
            yield from values(one, key, in_list=True)
    else:
        yield from _of_leaf(key, str(tree), in_list=in_list)


def _of_mapping(tree: Mapping[str, Tree], key: str) -> Iterator[Value]:
    yield from _clock(tree, key)
    yield from fields(tree, key, Value)
    doubted = _doubted(f'{tree.get("note", "")} {tree.get("verified_note", "")}')
    for name, held in tree.items():
        if _TO_CONFIRM.search(str(tree.get(f'{name}_basis', ''))) or name in doubted:
            continue
        if not _LEFT_OUT.search(name) and not (name == 'name' and 'jurisdiction' in tree):
            yield from values(held, f'{key}.{name}' if key else name)


def _doubted(note: str) -> frozenset[str]:
    """The keys of an address, or of all ways to reach somebody, where a note says that they were not verified."""
    found = _DOUBTED.search(note)
    if not found:
        return frozenset()
    return frozenset({'postal', 'url'} if found[1].casefold() == 'address' else {'postal', 'phone', 'email'})


def _clock(tree: Mapping[str, Tree], key: str) -> Iterator[Value]:
    number, unit = str(tree.get('value', '')), str(tree.get('unit', ''))
    if not number.isdigit() or not re.search(r'hour|day|week|month|year', unit):
        return
    long = span(int(number), unit)
    yield Value('time', key, f'{number} {unit}', long)
    begins = re.split(r'[;(]|, (?:if|unless|but)', str(tree.get('from', tree.get('starts', ''))))[0]
    by_order, by_request = _ORDER.search(begins), _REQUEST.search(begins)
    if bool(by_order) != bool(by_request):
        moment = 'authority-order' if by_order else 'request-received'
        yield Value('start', key, f'{number} {unit}: {moment}', (long, moment))


def _of_leaf(key: str, text: str, *, in_list: bool) -> Iterator[Value]:
    if text.strip().casefold() in NOTHING:
        return
    parts = key.split('.')
    sourced = bool(_SOURCES & set(parts))
    for written, form in forms.links(text if sourced or not _SECOND_HAND.search(text) else ''):
        yield Value('source' if sourced else 'link', key, written, form)
    if sourced:
        return
    for email in forms.emails(text):
        yield Value('email', key, email, email)
    for matches, read in _READERS:
        if matches(parts[-1]):
            yield from read(key, text)
    if _is_post(key) and not in_list:
        yield from _post(key, text)


def _phones(key: str, text: str) -> Iterator[Value]:
    for written, digits in forms.phones(text):
        yield Value('phone', key, written, digits)


def _address(key: str, lines: list[Tree]) -> Iterator[Value]:
    """A postal address in lines; its last one, often the country, need not be compared."""
    told = [line for line in lines if isinstance(line, str)]
    if _is_post(key) and told:
        counted = told[:-1] if len(told) > 1 else told
        yield Value('post', key, ', '.join(told), tuple(map(forms.plain, counted)))


def _post(key: str, text: str) -> Iterator[Value]:
    """A postal address in one text; without a number it is only a town."""
    bare = re.sub(r'\s*\([^()]*\)', '', text).strip()
    if re.search(r'\d', bare) and '@' not in bare and not bare.startswith('http') and not _UNKNOWN.search(text):
        yield Value('post', key, bare, tuple(map(forms.plain, bare.split(','))))


def _is_post(key: str) -> bool:
    last = key.rsplit('.', 1)[-1]
    return 'post' in last or last == 'address'


def _name(key: str, text: str) -> Iterator[Value]:
    bare = re.sub(r'\s*\([^()]*\)', '', text).strip()
    if _NO_NAME.match(bare) or len(bare.split()) > _LONGEST_NAME or _UNKNOWN.search(text):
        return
    if bare:
        yield Value('name', key, bare, forms.plain(bare))


def _cited(key: str, text: str) -> Iterator[Value]:
    for one in dict.fromkeys(citations(text, whole=True)):
        yield Value('citation', key, str(one), one)


def _titled(key: str, text: str) -> Iterator[Value]:
    # One word is the id of a law.
    for one in dict.fromkeys(citations(text, whole=False)) if ' ' in text else ():
        yield Value('citation', key, str(one), one)
    for said in _FORCE.findall(text):
        yield from _dates(key, said)


def _dates(key: str, text: str) -> Iterator[Value]:
    for day in days(text):
        yield Value('date', key, day, day)


def _spans(key: str, text: str) -> Iterator[Value]:
    for long in dict.fromkeys(spans(text)):
        yield Value('time', key, str(long), long)


def _counted(key: str, text: str) -> Iterator[Value]:
    unit = key.rsplit('_', 1)[-1]
    if text.isdigit():
        yield Value('time', key, f'{text} {unit}', span(int(text), unit))


def _host(key: str, text: str) -> Iterator[Value]:
    found = forms.host(text)
    if '.' in found and '{' not in found:
        yield Value('host', key, found, found)


_READERS: tuple[tuple[Callable[[str], bool], Callable[[str, str], Iterator[Value]]], ...] = (
    (_PHONES.__contains__, _phones),
    (_NAMES.__contains__, _name),
    (_CITES.__contains__, _cited),
    (_TITLES.__contains__, _titled),
    ({'in_force', 'until'}.__contains__, _dates),
    (lambda name: bool(_SPANS.search(name)), _spans),
    (lambda name: bool(_COUNTED.search(name)), _counted),
    (_HOSTS.__contains__, _host),
)
