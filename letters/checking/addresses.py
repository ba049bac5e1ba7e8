"""Rules about addresses: an e-mail, a telephone number and a link that reach somebody, and nobody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters.checking.links import opened
from letters.checking.links import sourced
from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import channels
from letters.checking.walk import listed
from letters.model.helpline import Helpline
from letters.model.law import Authority

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.checking.walk import Place

# What every mail program takes; quoted names and numbers for a host would only puzzle a reader.
_EMAIL = re.compile(
    r'[A-Za-z0-9_](?:[A-Za-z0-9._%+-]*[A-Za-z0-9_+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}'
)

# Digits as people dial them; letters only where they stand for digits, as in 1-800-EXAMPLE.
_PHONE = re.compile(r'(?=(?:[^0-9]*[0-9]){3})[+*#]?[0-9(][0-9 ()-]*(?:[A-Z]{2,}[0-9 ()-]*)*')


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


@rule('registry-phone')
def phone(records: Records) -> Iterator[Found]:
    """A telephone number is one that can be dialled: digits with spaces, hyphens and brackets, a star or a # before."""
    for at, record in listed(records):
        if isinstance(record, Helpline | Authority) and record.phone and not _PHONE.fullmatch(record.phone):
            yield Found(at.file, (*at.loc, 'phone'), {'id': record.id})


@rule('registry-not-https')
def not_https(records: Records) -> Iterator[Found]:
    """A link that people are to open is https: what they send there, or read there, is theirs alone."""
    for at, url in opened(records):
        if url.lower().startswith('http:'):
            yield Found(at.file, at.loc)


@rule('registry-source-http', 'warning')
def source_http(records: Records) -> Iterator[Found]:
    """A source is https too, where the page can be had so."""
    for at, url in sourced(records):
        if url.lower().startswith('http:'):
            yield Found(at.file, at.loc)


RULES = (email, phone, not_https, source_http)
