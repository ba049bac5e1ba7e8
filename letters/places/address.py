"""One normal form for links and names: what two ways of writing the same thing have in common."""

from __future__ import annotations

import re
import sys
import unicodedata
from ipaddress import ip_address
from typing import TYPE_CHECKING
from typing import NamedTuple
from urllib.parse import unquote

import ada_url

from letters.model.hosts import is_public_suffix
from letters.model.hosts import registrable
from letters.safe.text import ALIKE

if TYPE_CHECKING:
    from collections.abc import Iterator

# First labels of a host that show the same pages in another dress.
_DRESSES = frozenset(
    {'www', 'www1', 'www2', 'www3', 'm', 'mobile', 'old', 'new', 'np', 'amp', 'touch', 'wap', 'web', 'beta', 'lite'}
)
# Also a link that somebody disarmed (hxxps://), and one whose slashes were lost.
_SCHEME = re.compile(r'[a-z]{3,6}:/{1,3}(?=[\w\[])', re.IGNORECASE)
_LINK = re.compile(rf'{_SCHEME.pattern}[^\s<>"“”«»]+', re.IGNORECASE)
_BARE = re.compile(r'(?<![\w@.\-/:])(?:[\w-]+\.)+[^\W\d_]{2,}\.?(?::\d+)?(?:[/?#][^\s<>"“”«»]*)?')
_HOST = re.compile(r'(?<![\w.\-@])(?:[\w-]+\.)+[^\W\d_][\w-]*[^\W_]')
# A host that is a number: of four parts, or of eight in brackets.
_NUMBERS = re.compile(r'(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])|\[[0-9a-f]*:[0-9a-f:.]+\]')
# A dot or a colon that somebody put in brackets, so that nobody follows the link: forum[.]site[.]example.
_DISARMED = re.compile(r'\s?[\[({]\s?(?:(?P<sign>[.:]|://)|dot)\s?[\])}]\s?', re.IGNORECASE)
# A sign as scripts and pages write it inside a text: \u00dc, \xdc, \/, &#xdc;, &#220;, &amp;.
_ESCAPED = re.compile(
    r'\\u(?P<four>[0-9a-f]{4})|\\x(?P<two>[0-9a-f]{2})|&#x(?P<hex>[0-9a-f]{1,6});|&#(?P<ten>[0-9]{1,7});'
    r'|\\(?P<sign>[/"])|(?P<and>&amp;)', re.IGNORECASE,
)  # fmt: skip
_WORD = re.compile(r'[\w.\-]+')
_LATIN = re.compile(r'[A-Za-z0-9_]+')
_NUMBER = re.compile(r'\d{8,}')
_BETWEEN_DIGITS = re.compile(r'(?<=\d)[\s,.\u2009\u202f](?=\d)')
# What closes a sentence is no part of a link.
_AROUND = '.,;:!?\'")]}>*_'
# Somebody may encode a link inside a link inside a link.
_ROUNDS = 5


class Address(NamedTuple):
    """A link without scheme, port, user info, the dress of its host, and percent-encoding.

    `host` is folded; `path` and `query` keep their case, as a service may; `inside` is all that stands around the
    host, decoded and folded; `place` what names a place in the page.
    """

    host: str
    path: tuple[str, ...]
    query: tuple[tuple[str, str], ...]
    inside: str
    place: str = ''

    def at(self, host: str) -> str:
        """Path and query at a host, as the patterns of records are written."""
        asked = '&'.join(f'{key}={value}' for key, value in self.query)
        return '/'.join((host, *self.path)) + (f'?{asked}' if asked else '')


def address(url: str) -> Address | None:
    """The normal form of a link as a browser reads it; None where it leads to no host."""
    try:
        read = ada_url.URL(url)
    except ValueError:
        return None
    host = undressed(read.hostname)
    if not host:
        return None
    parts = tuple(part for part in _decoded(read.pathname).split('/') if part not in {'', '.'})
    pairs = [pair.partition('=') for pair in read.search.lstrip('?').split('&') if pair]
    query = tuple((_decoded(key), _decoded(value)) for key, _, value in pairs)
    inside = _decoded(f'{read.username} {read.pathname}{read.search}{read.hash}').casefold()
    return Address(host, parts, query, inside, _decoded(read.hash.lstrip('#')))


def host_of(url: str) -> str:
    """The host of a link as a browser reads it, without `www.`; empty when there is none."""
    try:
        host = ada_url.URL(url).hostname
    except ValueError:
        return ''
    return host.rstrip('.').removeprefix('www.')


def undressed(hostname: str) -> str:
    """A host without `www.` and the like and without empty labels; an address of numbers stays as it is."""
    labels = [label for label in hostname.casefold().split('.') if label]
    if not labels or labels[0] not in _DRESSES:
        return '.'.join(labels)
    least = len(domain('.'.join(labels)).split('.'))
    while len(labels) > least and labels[0] in _DRESSES:
        labels.pop(0)
    return '.'.join(labels)


def domain(host: str) -> str:
    """The registrable domain of a host by the ICANN section of the public suffix list; else the host itself.

    Of two sites below one domain nobody can tell from outside whether they belong together.
    """
    if host.startswith('['):
        try:
            mapped = ip_address(host.strip('[]'))
        except ValueError:
            return host
        return str(getattr(mapped, 'ipv4_mapped', None) or host)
    if host.replace('.', '').isdigit():
        return host
    return registrable(host) or host


def is_listed(host: str) -> bool:
    """Whether a host has an ending that the public suffix list knows, or is an address of numbers."""
    return host.startswith('[') or host.replace('.', '').isdigit() or is_public_suffix(host.rpartition('.')[2])


def links_in(untrusted: str) -> Iterator[str]:
    """The links in a text, also percent-encoded and without `https://`; a host alone is none."""
    text = _armed(untrusted)
    for match in _LINK.finditer(text):
        # Two links that are glued together are two.
        yield from (f'https://{part.rstrip(_AROUND)}' for part in _SCHEME.split(match.group())[1:])
    for match in _BARE.finditer(_LINK.sub(' ', text)):
        if set(match.group()) & set('/?#'):
            yield f'https://{match.group().rstrip(_AROUND)}'


def hosts_in(text: str) -> Iterator[str]:
    """The hosts that a text names, with or without a link around them, as a browser spells them; not those of mail."""
    plain = _armed(text).casefold().replace('/', ' / ')
    for match in (*_HOST.finditer(plain), *_NUMBERS.finditer(plain)):
        read = address(f'https://{match.group()}')
        yield read.host if read else undressed(match.group())


def words_in(text: str) -> Iterator[str]:
    """The words of a text in normal form: whole, in parts between dots and hyphens, and freed of other scripts."""
    plain = _armed(text)
    for word in _WORD.findall(plain):
        yield squeezed(word)
        yield from (squeezed(part) for part in re.split(r'[._\-]+', word))
        yield from (squeezed(part) for part in _LATIN.findall(word))
    # A long number may be parted by spaces or commas, or have a word before it.
    yield from (squeezed(number) for number in _NUMBER.findall(_BETWEEN_DIGITS.sub('', plain)))


def seen(text: str) -> str:
    """A text as it is seen: compatibility forms in their plain letters, nothing invisible."""
    if text.isascii():
        return text
    # A browser reads the full stop of East Asian scripts as the dot of a host.
    plain = unicodedata.normalize('NFKC', text).replace('\u3002', '.')
    return ''.join(c for c in plain if unicodedata.category(c) != 'Cf')


def _armed(untrusted: str) -> str:
    """A text decoded, in which a link is one again that somebody disarmed."""
    text = _decoded(seen(untrusted))
    if '\\' in text or '&' in text:
        text = _decoded(seen(_unescaped(text)))
    return _DISARMED.sub(lambda found: found['sign'] or '.', text) if set(text) & set('[({') else text


def _unescaped(text: str) -> str:
    """A text as it reads where its escapes are signs again; two halves of one sign are joined."""
    return _ESCAPED.sub(_sign, text).encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')


def _sign(found: re.Match[str]) -> str:
    if found['and']:
        return '&'
    number = found['four'] or found['two'] or found['hex']
    code = int(number, 16) if number else int(found['ten'] or 0)
    return found['sign'] or (chr(code) if 0 < code <= sys.maxunicode else ' ')


def squeezed(name: str) -> str:
    """The normal form of a name or an id: its letters and digits, folded, without accents. What differs is another."""
    plain = _decoded(name)
    if plain.isascii():
        return ''.join(c for c in plain.casefold() if c.isalnum())
    folded = unicodedata.normalize('NFKD', seen(plain).casefold()).translate(ALIKE)
    return ''.join(str(unicodedata.digit(c, c)) for c in folded if c.isalnum())


def _decoded(text: str) -> str:
    for _ in range(_ROUNDS if '%' in text else 0):
        decoded = unquote(text, errors='replace')
        if decoded == text:
            break
        text = decoded
    return unicodedata.normalize('NFC', text)
