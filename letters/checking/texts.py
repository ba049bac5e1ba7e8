"""Rules about every text that reaches a person: no hidden sign, no code, no foreign link."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.checking.links import opened
from letters.checking.links import sourced
from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import VOCABULARY
from letters.checking.walk import Place
from letters.checking.walk import letter_texts
from letters.checking.walk import listed
from letters.checking.walk import papers
from letters.checking.walk import platforms
from letters.checking.walk import questions
from letters.model.helpline import Helpline
from letters.places.address import host_of
from letters.safe import text as safe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

# A menu is written with `>` between its parts, so that sign alone may stand.
_FILLED = re.compile(r'%\([a-z_]+\)s')
_CODE = re.compile(r'[<{}`]|%[(a-z]|&#?\w+;')
# The host of every invented example.
_INVENTED = 'example.com'
_LINK = re.compile(r'\b(?:https?://|www\.)[^\s<>"]+', re.IGNORECASE)
# Named where it is told how a link begins.
_BEGINNINGS = frozenset({'https://', 'http://'})
# Signs that end a sentence after a link, or close a bracket around it.
_AFTER = '.,;:!?)]'
# Where a record is from, and its patterns of links, are read by contributors alone.
_UNREAD = frozenset({
    'id', 'sources', 'hosts', 'shows', 'leads_on', 'files', 'reserved', 'passes_on', 'good', 'account', 'examples',
    'invites', 'becomes', 'gathers', 'tracking',
    'checked', 'confidence', 'url', 'complaint', 'applies', 'when', 'ground',
})  # fmt: skip


class Said(NamedTuple):
    """A text that reaches a person: its place, whose record it stands in, and whether the program fills words in."""

    at: Place
    owner: str
    text: str
    filled: bool = False


@lru_cache(maxsize=1)
def spoken(records: Records) -> tuple[Said, ...]:
    """Every text of every recipient, country, question, paper, message and list that reaches a person."""
    found: list[Said] = []
    for at, platform in platforms(records):
        found += _said(at, at.file, platform.model_dump(by_alias=True))
    for at, record in listed(records):
        found += _said(at, at.file, record.model_dump(by_alias=True))
    for at, paper in papers(records):
        found += _said(at, '', {name: getattr(paper, name) for name in ('title', 'does')})
        for name in ('made_when', 'not_made_when', 'leads_when'):
            found += (Said(at / name / n / 'why', '', one.why) for n, one in enumerate(getattr(paper, name)))
    for at, question in questions(records):
        asked = {'ask': question.ask, 'why': question.why, 'choices': question.choices}
        found += _said(at, '', {**asked, 'example': question.example})
    for id, held in records.registry.messages.items():
        found += (one._replace(filled=True) for one in _said(Place('messages.yaml') / id, '', held))
    vocabulary = records.registry.vocabulary
    found += _said(Place(VOCABULARY) / 'effects', '', vocabulary.effects)
    found += _said(Place(VOCABULARY) / 'audiences', '', vocabulary.audiences)
    found += _said(Place(VOCABULARY) / 'elements', '', {w: {'means': e.means} for w, e in vocabulary.elements.items()})
    return tuple(found)


def _said(at: Place, owner: str, value: object) -> Iterator[Said]:
    if isinstance(value, str):
        yield Said(at, owner, value, filled='statements' in at.loc)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in _UNREAD:
                yield from _said(at / key, owner, inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _said(at / number, owner, inner)


@rule('registry-sign')
def sign(records: Records) -> Iterator[Found]:
    """No text that reaches a person holds markup, a piece of a template, a control sign or one that reorders."""
    # What letters print has rules of its own on markup and placeholders, and a citation on being there.
    printed = {at for at, _ in letter_texts(records)}
    printed |= {one.at for one in spoken(records) if one.at.loc[-1] == 'cite' and not one.text.strip()}
    for at, _, text, filled in spoken(records):
        rest = _FILLED.sub('', text) if filled else text
        # What is asked on a terminal ends with a space.
        line = text.rstrip(' ') if filled else text
        coded = at not in printed and (safe.one_line(text) != line or _CODE.search(rest))
        if coded or safe.has_forbidden(text):
            yield Found(at.file, at.loc)


@rule('registry-foreign-link')
def foreign_link(records: Records) -> Iterator[Found]:
    """A link in a text is https, and leads to a recipient, to a source, or to who helps."""
    shared, own = {*_shared(records)}, {*_own(records)}
    for at, owner, text, _ in spoken(records):
        for found in _LINK.findall(text):
            link = found.rstrip(_AFTER)
            if link in _BEGINNINGS:
                continue
            host = host_of(link)
            known = {name for whose, name in own if whose == owner} | shared
            free = _names_no_host(at, records)
            if not link.startswith('https://') or not (free or _is_known(host, known)):
                yield Found(at.file, at.loc, {'host': host or 'www'})


def _names_no_host(at: Place, records: Records) -> bool:
    """Whether a record has no hosts of its own: it is ours, and says how to find the company behind a site."""
    folder, _, name = at.file.partition('/')
    platform = records.registry.platforms.get(name.removesuffix('.yaml')) if folder == 'platforms' else None
    return platform is not None and not platform.links.hosts


def _own(records: Records) -> Iterator[tuple[str, str]]:
    """For each file the hosts of its records, of their doors, and of the pages that they were read from."""
    for at, platform in platforms(records):
        yield from ((at.file, host) for host in platform.links.hosts)
    for at, url in (*opened(records), *sourced(records)):
        yield at.file, host_of(url)


def _shared(records: Records) -> Iterator[str]:
    """The hosts of every recipient and of those who help, and those that law and our own record were read from."""
    yield _INVENTED
    for _, platform in platforms(records):
        yield from platform.links.hosts or (host_of(source.url) for source in platform.sources)
    for _, record in listed(records):
        if isinstance(record, Helpline):
            yield host_of(record.url)
        else:
            yield from (host_of(source.url) for source in record.sources)


def _is_known(host: str, known: Iterable[str]) -> bool:
    return any(one and (host == one or host.endswith(f'.{one}')) for one in known)


RULES = (sign, foreign_link)
