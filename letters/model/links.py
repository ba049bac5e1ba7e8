"""A link as an answer: of the web, to a host that everybody can reach, without a sign that no link holds."""

import re
from ipaddress import ip_address
from ipaddress import ip_network

import ada_url
from pydantic_core import PydanticCustomError

from letters.safe import text as safe

_IN_NO_LINK = re.compile(r'[\s<>"\\]')
_HOST = re.compile(r'https?://[^/?#]', re.IGNORECASE)
LONGEST_LINK = 4000
# Signs at its ends that come off a link without a word.
AROUND = '\u200e\u200f\ufeff \t\r\n'

# Names that lead nowhere outside one house (RFC 6761, RFC 6762, RFC 8375, and `.internal` as ICANN set it aside).
_OWN = frozenset({'localhost', 'local', 'internal', 'lan', 'intranet', 'home', 'corp', 'private', 'localdomain'})
_HOME = 'home.arpa'
# Numbers of one house, one machine or one provider (RFC 1918, 1122, 3927, 6598, 4291, 4193).
_NETWORKS = tuple(
    ip_network(one)
    for one in (
        '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16',
        '::/127', 'fc00::/7', 'fe80::/10', 'fec0::/10',
    )
)  # fmt: skip


def link(value: str) -> str:
    """A link as it was copied, but for white space around it; a pydantic error with the id of what is wrong with it."""
    value = value.strip(AROUND)
    if not value:
        return value
    if len(value) > LONGEST_LINK:
        raise PydanticCustomError('too-long', 'too-long', {'longest': str(LONGEST_LINK)})
    if problem := _problem(value):
        raise PydanticCustomError(problem, problem)
    return value


def is_link(value: str) -> bool:
    """Whether a text is a link that a place may have."""
    return bool(value) and len(value) <= LONGEST_LINK and not _problem(value)


def _problem(value: str) -> str:
    # A browser takes a backslash for a slash and so may go elsewhere than the eye; it never writes one in a link.
    if _IN_NO_LINK.search(value) or safe.has_forbidden(value):
        return 'link-characters'
    if not value.lower().startswith(('http://', 'https://')):
        return 'link-scheme'
    if not _HOST.match(value) or not ada_url.check_url(value):
        return 'link-characters'
    return 'link-private' if is_private(ada_url.URL(value).hostname) else ''


def is_private(host: str) -> bool:
    """Whether a host can be reached from one house or one machine alone, so that nobody who gets a letter sees it."""
    plain = host.rstrip('.').casefold()
    if plain.startswith('[') or plain.replace('.', '').isdigit():
        try:
            number = ip_address(plain.strip('[]'))
        except ValueError:
            return False
        number = getattr(number, 'ipv4_mapped', None) or number
        return any(number in network for network in _NETWORKS if network.version == number.version)
    return '.' not in plain or plain.rpartition('.')[2] in _OWN or plain == _HOME or plain.endswith(f'.{_HOME}')
