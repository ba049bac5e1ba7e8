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
    rules, parent = _rules(), host.partition('.')[2]
    listed = any(f'\n{line}\n' in rules for line in (host, f'*.{host}', f'*.{parent}'))
    return listed and f'\n!{host}\n' not in rules


@cache
def _rules() -> str:
    # Looking for a line is much faster than parsing the list, and only a few dozen names are ever looked up.
    from publicsuffixlist import PSLFILE

    whole = Path(PSLFILE).read_text(encoding='utf-8')
    icann = whole.partition('===BEGIN ICANN DOMAINS===')[2].partition('===END ICANN DOMAINS===')[0]
    return '\n'.join(['', *(_ascii(line) for line in icann.splitlines()), ''])


def _ascii(line: str) -> str:
    """A rule of the list as a link spells it."""
    return line if line.isascii() or line.startswith('//') else line.encode('idna').decode()
