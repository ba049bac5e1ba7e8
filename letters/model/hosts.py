"""Hosts that a record may claim: those of one site, never a whole part of the internet."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_HOST = re.compile(r'(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]')
# The one service that stands under a name of its own in nearly every country.
_PATTERNS = frozenset({'google.*'})


def is_of_one_site(host: str) -> bool:
    """Whether a host is a name with a dot that somebody can register, in small letters: no link, no port, no pattern.

    A record that claimed `com` or `co.uk` would take every link of other people's sites to itself.
    """
    return host in _PATTERNS or (_HOST.fullmatch(host) is not None and not is_public_suffix(host))


def is_public_suffix(host: str) -> bool:
    """Whether names are registered below this one (ICANN section of the public suffix list)."""
    return _is_suffix(_shown(host))


def registrable(host: str) -> str:
    """The part of a host that somebody registered: one label more than the longest suffix; empty for a suffix itself.

    The rules of publicsuffix.org/list: an exception outranks a wildcard, and an ending that nobody lists is a suffix.
    """
    labels = [label for label in host.split('.') if label]
    suffix = _length(_shown('.'.join(labels)).split('.'))
    return '.'.join(labels[-suffix - 1 :]) if len(labels) > suffix else ''


def _length(labels: list[str]) -> int:
    """How many labels of a host its suffix has."""
    for n in range(len(labels)):
        if _is_suffix('.'.join(labels[n:])):
            return len(labels) - n
    return 1


def _is_suffix(name: str) -> bool:
    """Whether a rule makes of this very name a suffix; `*.ck` makes one of `ck` too, as all names stand below that."""
    listed = any(_is_listed(rule) for rule in (name, f'*.{name}', f'*.{name.partition(".")[2]}'))
    return listed and not _is_listed(f'!{name}')


def _is_listed(rule: str) -> bool:
    return rule in _rules()


def _shown(host: str) -> str:
    """A host in the letters of its own script, as the list spells it."""
    try:
        return host.encode().decode('idna') if 'xn--' in host else host
    except UnicodeError:
        return host


@cache
def _rules() -> frozenset[str]:
    # The lines as they stand: parsing them, as the library does, takes longer than a whole plan.
    from publicsuffixlist import PSLFILE

    whole = Path(PSLFILE).read_text(encoding='utf-8')
    icann = whole.partition('===BEGIN ICANN DOMAINS===')[2].partition('===END ICANN DOMAINS===')[0]
    return frozenset(icann.splitlines())
