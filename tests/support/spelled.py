"""Ways in which links, accounts and texts that name them are written: a new way is one line here."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING
from typing import Any
from urllib.parse import quote

from letters.places.shape import ACCOUNTS
from letters.places.shape import ROOMS

if TYPE_CHECKING:
    from letters.model.platform import Platform

Place = dict[str, Any]


# What stands in the shape of a link: at the one place, at the other.
NAMES = ('bobby.example', 'carla_two')
_VALUES: dict[str, tuple[str, str]] = {
    'id': ('1790000000000000001', '1790000000000000009'),
    'post_id': ('123456789', '987654321'),
    'code': ('DABCefghijk', 'DXYZqrstuvw'),
    'key': ('ph5f00000000001', 'ph6a00000000009'),
    'number': ('12', '77'),
    'n': ('1', '2'),
    'query': ('robin+example', 'carla+two'),
    'google': ('google.com', 'google.com'),
    'title': ('example_title', 'another_one'),
}
_OTHER = ('1abc2de', '1xyz9qr')
_ROOM = ('friendz', 'neighbours')

# The shape of a link as an example, at the one place or the other.
_PART = re.compile(r'\{([a-z_]+)\}')


def shapes(record: Platform) -> list[str]:
    """Every shape of a link that a record knows."""
    return [*record.links.good, *record.links.account]


def filled(shape: str, which: int) -> str:
    """A link of a shape, at the one place (0) or the other (1)."""

    def value(match: re.Match[str]) -> str:
        name = match.group(1)
        known = NAMES if name in ACCOUNTS else _ROOM if name in ROOMS else _VALUES.get(name, _OTHER)
        if name.endswith('_url'):
            return quote(f'https://pictures.example/{which}1790000/a.jpg', safe='')
        return known[which]

    # What stands in a host is one label of it.
    host, path = parted(shape)
    label = _PART.sub(lambda match: re.sub(r'[._]', '-', value(match)) if match[1] != 'google' else value(match), host)
    return f'https://{label}{_PART.sub(value, path)}'


def names_account(shape: str) -> bool:
    """Whether the shape of a link names who published, as people type it."""
    return bool(set(_PART.findall(parted(shape)[1])) & ACCOUNTS)


def parted(link: str) -> tuple[str, str]:
    """Host and path of a link."""
    host, slash, rest = link.removeprefix('https://').partition('/')
    return host, slash + rest


def _host(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda link: 'https://' + change(parted(link)[0]) + parted(link)[1]


def _path(change: Callable[[str], str]) -> Callable[[str], str]:
    return lambda link: 'https://' + parted(link)[0] + change(parted(link)[1])


def _bare(host: str) -> str:
    return host.removeprefix('www.').removeprefix('m.')


def _encoded(path: str) -> str:
    """Each third letter percent-encoded, but for what parts a link."""
    return ''.join(f'%{ord(c):02X}' if n % 3 == 1 and c.isalnum() else c for n, c in enumerate(path))


def _twice(path: str) -> str:
    return _encoded(path).replace('%', '%25')


def _wide(text: str) -> str:
    return ''.join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


SPELLINGS: dict[str, Callable[[str], str]] = {
    'as it is': lambda link: link,
    'no encryption': lambda link: link.replace('https:', 'http:'),
    'loud scheme': lambda link: link.replace('https:', 'HTTPS:'),
    'loud host': _host(str.upper),
    'wide host': _host(_wide),
    'other dots': _host(lambda host: host.replace('.', '\u3002')),
    'soft hyphen': _host(lambda host: host[0] + '\u00ad' + host[1:]),
    'last dot': _host(lambda host: host + '.'),
    'port': _host(lambda host: host + ':8443'),
    'usual port': _host(lambda host: host + ':443'),
    'somebody before it': _host(lambda host: 'me:secret@' + host),
    'www': _host(lambda host: 'www.' + _bare(host)),
    'm': _host(lambda host: 'm.' + _bare(host)),
    'mobile': _host(lambda host: 'mobile.' + _bare(host)),
    'old': _host(lambda host: 'old.' + _bare(host)),
    'amp': _host(lambda host: 'amp.' + _bare(host)),
    'www.m': _host(lambda host: 'www.m.' + _bare(host)),
    'another name below': _host(lambda host: 'de-de.' + _bare(host)),
    'slash at the end': _path(lambda path: path if '?' in path else path.rstrip('/') + '/'),
    'two slashes': _path(lambda path: '/' + path),
    'up and down': _path(lambda path: '/x/..' + path),
    'dot': _path(lambda path: '/.' + path),
    'encoded': _path(_encoded),
    'encoded twice': _path(_twice),
    'place in the page': _path(lambda path: path + '#p9'),
    'one more word': _path(lambda path: path + ('&' if '?' in path else '?') + 'utm_source=share'),
    'language': _path(lambda path: path + ('&' if '?' in path else '?') + 'hl=en'),
    'loud path': _path(lambda path: path.upper()),
}


def _code(link: str) -> str:
    return base64.urlsafe_b64encode(link.encode()).decode().rstrip('=')


def _by_a_page(link: str) -> str:
    # PHP writes a slash after a backslash.
    return json.dumps({'u': link}).replace('/', '\\/')


def _in_a_page(link: str) -> str:
    return ''.join(sign if sign.isascii() and sign.isalnum() else f'&#x{ord(sign):x};' for sign in link)


HOLDING: dict[str, Callable[[str], str]] = {
    'behind a slash': lambda link: f'/{link}',
    'after a day': lambda link: f'/web/20261118214000/{link}',
    'a day of its own': lambda link: f'/20261118214000id_/{link.replace("https:", "http:")}',
    'without a scheme': lambda link: f'/c/s/{link.removeprefix("https://")}',
    'encoded': lambda link: f'/?url={quote(link, safe="")}',
    'encoded twice': lambda link: f'/go?u={quote(quote(link, safe=""), safe="")}&h=AT0',
    'in a code': lambda link: f'/r?to={_code(link)}',
    'in a code without a scheme': lambda link: f'/r?to={_code(link.removeprefix("https:"))}',
    'in a code in a code': lambda link: f'/r/{_code(_code(link))}',
    'in a code amid others': lambda link: f'/r?to={_code(json.dumps({"u": link.upper(), "n": 1}))}',
    'in a code amid others, by a page': lambda link: f'/r?to={_code(_by_a_page(link))}',
    'amid others': lambda link: f'/r?to={quote(json.dumps({"u": link}), safe="")}',
    'amid others, by a page': lambda link: f'/r?to={quote(_by_a_page(link), safe="")}',
    'in a page': lambda link: f'/r?to={quote(_in_a_page(link), safe="")}',
    'in a code in the place': lambda link: f'/#{_code(link)}',
    'in figures': lambda link: f'/r?to={link.encode().hex()}',
    'in the place': lambda link: f'/#{link}',
    'in a search': lambda link: f'/search?q=cache:{link.removeprefix("https://")}',
}
"""Ways in which a link of another site holds a whole link."""

TYPED: tuple[Callable[[str], str], ...] = (
    lambda name: name,
    lambda name: f'@{name}',
    lambda name: f'\uff20{name}',
    lambda name: f'%40{name}',
    lambda name: f'\u200e{name}',
    lambda name: name[:2] + '\u200b' + name[2:],
    str.upper,
    lambda name: f'{name}.',
    lambda name: f'"{name}"',
    lambda name: f'«{name}»',
    lambda name: f'Somebody B, @{name}',
    lambda name: f'Somebody (@{name})',
    lambda name: f'account: {name}',
    lambda name: f'{name}@x.com',
    lambda name: f'u/{name}',
    lambda name: f'{name} and others',
    lambda name: f'others/{name}',
    lambda name: f'https://x.com/{name}/media',
    lambda name: f'https://www.instagram.com/{name}/?hl=en',
    lambda name: f'instagram.com/{name}',
    _wide,
)
"""Ways in which people type the name of an account."""

TEXTS: tuple[Callable[[str], str], ...] = (
    lambda link: f'reply to {link}',
    lambda link: f'({link})',
    lambda link: f'below {link.removeprefix("https://www.").removeprefix("https://").removeprefix("me:secret@")}',
    lambda link: f'look: hxxps:{link.partition(":")[2]}',
    lambda link: quote(link, safe=''),
    lambda link: f'<{link}>, and more',
    lambda link: link.replace('.', '[.]'),
    lambda link: link.replace('https://', 'hxxps[:]//').replace('.', ' (dot) '),
)
"""Ways in which a link stands in a text."""

FIELDS: tuple[Callable[[str], Place], ...] = (
    lambda text: {'locator': {'message': text}},
    lambda text: {'locator': {'place': text}},
    lambda text: {'locator': {'group': text}},
    lambda text: {'queries': [text], 'engines': ['google-search']},
    lambda text: {'reports': [{'on': '2026-11-01', 'channel': 'form', 'reference': text, 'answer': 'no'}]},
    lambda text: {'reports': [{'on': '2026-11-01', 'channel': text}]},
)
"""Where about a place somebody may type a text."""
