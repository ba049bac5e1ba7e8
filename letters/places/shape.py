"""What the links of a service look like, and which of their parts is an account."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from letters.places.address import address
from letters.places.address import undressed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.model.platform import Links
    from letters.places.address import Address

# Parts that name who published; parts that name a room where several people publish.
ACCOUNTS = frozenset({'user', 'account', 'channel'})
ROOMS = frozenset({'group', 'community', 'chat', 'invite'})
# Parts that count only inside an account or a post, or are words.
_PASSING = frozenset({'n', 'number', 'title', 'query', 'google'})
_HANDLE = re.compile(r'[\w.\-]+')
_NUMBER = re.compile(r'u?\d+')
_LONG_NUMBER = re.compile(r'\d{8,}')
# Telegram allows 32 signs, X 15, Instagram 30, TikTok 24; what is longer is a code.
_LONGEST_HANDLE = 32
# What services call their own pages: whatever the record of one has forgotten, none of these is read as an account.
PAGES = frozenset({
    'about', 'account', 'accounts', 'ads', 'api', 'app', 'apps', 'auth', 'blog', 'business', 'careers', 'contact',
    'cookies', 'data', 'developer', 'developers', 'directory', 'discover', 'download', 'downloads', 'embed', 'events',
    'explore', 'faq', 'feed', 'groups', 'hashtag', 'help', 'home', 'index', 'info', 'jobs', 'legal', 'live',
    'locations', 'login', 'logout', 'me', 'media', 'messages', 'music', 'news', 'notifications', 'oauth', 'offers',
    'pages', 'photo', 'photos', 'policies', 'policy', 'post', 'posts', 'press', 'privacy', 'profile', 'public',
    'reel', 'reels', 'register', 'report', 'reset', 'rules', 'safety', 'saved', 'search', 'security', 'settings',
    'share', 'shop', 'signin', 'signup', 'static', 'status', 'stories', 'story', 'support', 'tag', 'tags', 'terms',
    'topic', 'topics', 'tos', 'trending', 'upload', 'user', 'users', 'video', 'videos', 'watch', 'web', 'welcome',
})  # fmt: skip
# What copied links carry of the one who copied them, or of the page: it finds nothing.
CARRIED = frozenset({
    'web_id', 'igsh', 'igshid', 'fbclid', 'gclid', 'si', 's', 't', 'ref', 'ref_src', 'mibextid', 'is_from_webapp',
    'sender_device', 'share_id', 'img_index', 'single',
    'hl', 'lang', 'charset', 'utm_source', 'utm_medium', 'utm_campaign', 'utm_content',
})  # fmt: skip
_FILE = re.compile(r'.*\.[a-z]{2,4}', re.IGNORECASE)
_PAGE = re.compile(r'.*\.(?:php|html?|aspx?|jsp|cgi)', re.IGNORECASE)


@lru_cache(maxsize=1024)
def _pattern(good: str, *, loud: bool = False) -> re.Pattern[str]:
    """A shape as an expression; `loud` reads its words in capitals too."""
    plain = good.split('://', 1)[-1]
    host, slash, rest = plain.partition('/')
    host = host.removeprefix('www.') if '{' in host else undressed(host)
    named: set[str] = set()
    # A name in the host is one label of it, but for that of an engine, which has its country behind it.
    built = _built(host, r'[^/?#&]+' if '{google}' in host else r'[^./?#&]+', named) + _built(
        (slash + rest).replace('/?', '?').rstrip('/'), r'[^/?#&]+', named
    )
    return re.compile(built + r'(?P<_more>[?&].*)?', re.DOTALL | (re.IGNORECASE if loud else re.NOFLAG))


def _built(text: str, any_part: str, named: set[str]) -> str:
    """A part of a shape as an expression; a name that stood before stands for anything."""
    built = ''
    for part in re.split(r'(\{[a-z_]+\})', text):
        name = part[1:-1] if part.startswith('{') else ''
        if not name:
            built += re.escape(part)
        elif name in named:
            built += any_part
        else:
            named.add(name)
            built += f'(?P<{name}>{any_part})'
    return built


def link_parts(url: str, patterns: Iterable[str]) -> dict[str, str] | None:
    """The named parts of a link by the first pattern that it fits, or None."""
    at = address(url)
    return _parts(at.at(at.host), patterns) if at else None


def _parts(plain: str, patterns: Iterable[str]) -> dict[str, str] | None:
    for good in patterns:
        match = _pattern(good).fullmatch(plain)
        if match:
            return {name: part for name, part in match.groupdict().items() if name != '_more'}
    return None


def account_in(at: Address, links: Links, host: str) -> str:
    """The account that a link names for certain, else nothing. `host` is the service's own host for a front end.

    Certain is a link of a shape that the record knows, whose account is no page of the service (`reserved`), and whose
    ids look like ids: a page that nobody has described yet must not be taken for an account. A link that asks for more
    than its shape may show what somebody else wrote below it. What pages a front end
    has of its own nobody knows, so there only the link of a post names one.
    """
    plain = at.at(host)
    for pattern in (*links.good, *(links.account if at.host == host else ())):
        match = _pattern(pattern).fullmatch(plain)
        if match is None:
            continue
        parts = match.groupdict()
        more = parts.pop('_more')
        if not _carried(more or '') <= CARRIED.union(links.tracking):
            return ''
        if pattern in links.account:
            # The word of a post that somebody wrote in capitals is no name.
            posted = any(_pattern(good, loud=True).fullmatch(plain) for good in links.good)
            name = '' if more or posted else next(iter(parts.values()), '')
            return name if _is_handle(name, links) and not set(parts) & ROOMS else ''
        name = next((part for key, part in parts.items() if key in ACCOUNTS), '')
        ids = [part for key, part in parts.items() if key not in ACCOUNTS | ROOMS | {'title', 'query'}]
        return name if _is_handle(name, links) and all(map(_is_id, ids)) else ''
    return ''


def _is_id(part: str) -> bool:
    """Whether a part of a link looks like an id: with a figure, and no file."""
    return any(c.isdigit() for c in part) and not _FILE.fullmatch(part)


def _carried(more: str) -> set[str]:
    return {part.partition('=')[0] for part in more.lstrip('?&').split('&') if part}


def _is_handle(name: str, links: Links) -> bool:
    bare = name.lstrip('@')
    if _NUMBER.fullmatch(bare) or _LONG_NUMBER.search(bare) or len(bare) > _LONGEST_HANDLE:
        # A number or a code is a second name of an account that has a first: it tells no two accounts apart.
        return False
    reserved = {word.casefold() for word in links.reserved}
    return bool(_HANDLE.fullmatch(bare)) and not _PAGE.fullmatch(bare) and bare.casefold() not in PAGES | reserved


def names_in(at: Address, links: Links, host: str) -> tuple[list[str], list[str]]:
    """The parts of a link that name an account or a room, and those that name what is shown, as the record says."""
    parts = _parts(at.at(host), (*links.good, *links.account)) or {}
    shown = [part for key, part in parts.items() if key not in ACCOUNTS | ROOMS | _PASSING]
    pages = PAGES.union(links.reserved)
    named = [part for key, part in parts.items() if key in ROOMS or (key in ACCOUNTS and part.casefold() not in pages)]
    return named, shown


def becomes_good(at: Address, links: Links, url: str) -> str:
    """The link of the service itself for a page that a front end shows; nothing where its shape is not known."""
    for good in links.good:
        host = good.split('://', 1)[-1].partition('/')[0]
        if '{' not in host and _pattern(good).fullmatch(at.at(undressed(host))):
            rest = url.partition('://')[2]
            return f'https://{host}{rest[len(re.split("[/?#]", rest)[0]) :]}'
    return ''


def same_parts(at: Address, links: Links) -> tuple[str, ...]:
    """What tells one place of a service from another, whichever of its shapes the link has; empty where none fits."""
    parts = _parts(at.at(at.host), links.good) or {}
    ids = [f'{key} {part}' for key, part in parts.items() if key not in ACCOUNTS | ROOMS | {'title', 'n', 'number'}]
    inner = [parts[key] for key in ('n', 'number') if parts.get(key)]
    # An id stands for one thing, whosever account the link names; without one the account is a part of it.
    named = [] if ids else [part.casefold() for key, part in parts.items() if key in ACCOUNTS | ROOMS]
    return (*named, *ids, *inner) if parts else ()
