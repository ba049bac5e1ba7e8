"""Rules about addresses: an e-mail that reaches somebody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import channels
from letters.checking.walk import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.checking.walk import Place

# What every mail program takes; quoted names and numbers for a host would only puzzle a reader.
_EMAIL = re.compile(
    r'[A-Za-z0-9_](?:[A-Za-z0-9._%+-]*[A-Za-z0-9_+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}'
)


def _emails(records: Records) -> Iterator[tuple[Place, str]]:
    """Every e-mail address of a door, a helpline or an authority."""
    for at, _, channel in channels(records):
        yield at / 'email', channel.email
    for at, record in listed(records):
        yield at / 'email', getattr(record, 'email', '')


@rule('registry-email')
def email(records: Records) -> Iterator[Found]:
    """An e-mail address is one name, an @ and a domain, and nothing else."""
    for at, address in _emails(records):
        if address and not _EMAIL.fullmatch(address):
            yield Found(at.file, at.loc)


RULES = (email,)
