"""Rules about recipients: their links, their doors, the fields of their forms, their route for minors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import ValidationError

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import channels
from letters.checking.walk import platforms
from letters.law.recipients import recipient_of
from letters.model.case import Item
from letters.places.shape import link_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

LETTER_PARTS = frozenset({
    'letter.short', 'letter.line', 'letter.no-consent-facts', 'letter.why-illegal', 'letter.good-faith',
    'letter.accuracy', 'letter.authority-on-oath',
})  # fmt: skip
"""What a field of a form may take from the letter, beside the answers of the questionnaire."""

# The lists of hosts whose links are read as a recipient's.
_HOSTS = ('hosts', 'shows', 'leads_on', 'files')
# What a form calls a place for a file. No field may take one from here (promise 6).
_UPLOAD = re.compile(r'\b(?:uploads?|screenshots?|attach|attachments?|enclose|enclosures?)\b', re.IGNORECASE)


@rule('registry-link-example')
def link_example(records: Records) -> Iterator[Found]:
    """A good example of a link fits a pattern of good links, and one that is not good fits none."""
    for at, platform in platforms(records):
        links = platform.links
        for number, url in enumerate(links.examples.get('good', [])):
            if links.good and link_parts(url, links.good) is None:
                yield Found(at.file, (*at.loc, 'links', 'examples', 'good', number))
        for number, url in enumerate(links.examples.get('not_good', [])):
            if link_parts(url, links.good) is not None:
                yield Found(at.file, (*at.loc, 'links', 'examples', 'not_good', number))


@rule('registry-no-link-example')
def no_link_example(records: Records) -> Iterator[Found]:
    """A pattern of links stands beside an example of a good link and one of a link that is not good."""
    for at, platform in platforms(records):
        for kind in ('good', 'not_good'):
            if platform.links.good and not platform.links.examples.get(kind):
                yield Found(at.file, (*at.loc, 'links', 'examples'), {'id': platform.id, 'kind': kind})


@rule('registry-link-recipient')
def link_recipient(records: Records) -> Iterator[Found]:
    """A good example of a link leads to the record that it stands in."""
    for at, platform in platforms(records):
        if platform.redirect:
            continue
        for number, url in enumerate(platform.links.examples.get('good', [])):
            if _leads_to(url, records) != platform.id:
                yield Found(at.file, (*at.loc, 'links', 'examples', 'good', number), {'id': platform.id})


def _leads_to(url: str, records: Records) -> str:
    try:
        found = recipient_of(Item(url=url), records.registry)
    except ValidationError:
        return ''
    return found.record.id if found else ''


@rule('registry-double-host')
def double_host(records: Records) -> Iterator[Found]:
    """A host belongs to one recipient."""
    owners: dict[str, str] = {}
    for at, platform in platforms(records):
        for name in _HOSTS:
            for number, host in enumerate(getattr(platform.links, name, [])):
                plain = host.lower().removeprefix('www.')
                if owners.setdefault(plain, platform.id) != platform.id:
                    yield Found(at.file, (*at.loc, 'links', name, number), {'host': plain, 'id': owners[plain]})


@rule('registry-channel-address')
def channel_address(records: Records) -> Iterator[Found]:
    """A door has an address, a way through the app, or at least words on how to find it."""
    for at, _, channel in channels(records):
        address = channel.form or channel.email or channel.post or channel.in_app
        if not (address or channel.steps or channel.notes) or not channel.grounds:
            yield Found(at.file, at.loc, {'channel': channel.id})


@rule('registry-field-from')
def field_from(records: Records) -> Iterator[Found]:
    """A field of a form is answered from a key of the questions or from a part of the letter."""
    known = LETTER_PARTS | set(records.registry.questions)
    for at, _, channel in channels(records):
        for number, field in enumerate(channel.fields):
            if field.from_ and field.from_ not in known:
                yield Found(at.file, (*at.loc, 'fields', number, 'from'), {'key': field.from_})


@rule('registry-field-upload')
def field_upload(records: Records) -> Iterator[Found]:
    """A field that takes a file is left empty: no picture leaves the machine through us."""
    for at, _, channel in channels(records):
        for number, field in enumerate(channel.fields):
            if _UPLOAD.search(f'{field.asks} {field.quote}') and (field.leave_empty == 'no' or field.from_):
                yield Found(at.file, (*at.loc, 'fields', number), {'channel': channel.id})


@rule('registry-field-quote')
def field_quote(records: Records) -> Iterator[Found]:
    """The words of a form stand where somebody saw them; where the form itself was seen, at each of its fields."""
    for at, _, channel in channels(records):
        for number, field in enumerate(channel.fields):
            could_be = channel.known in {'seen', 'official-page'}
            if (field.quote and not could_be) or (channel.known == 'seen' and not field.quote):
                yield Found(at.file, (*at.loc, 'fields', number), {'channel': channel.id, 'known': channel.known})


@rule('registry-declaration')
def declaration(records: Records) -> Iterator[Found]:
    """What a form makes the filer declare names the facts under which it is true."""
    for at, _, channel in channels(records):
        for number, declared in enumerate(channel.declares):
            if not declared.true_when:
                yield Found(at.file, (*at.loc, 'declares', number), {'channel': channel.id})


@rule('registry-no-minors-route')
def no_minors_route(records: Records) -> Iterator[Found]:
    """A recipient's record says where pictures of somebody under 18 are reported."""
    for at, platform in platforms(records):
        if not platform.redirect and not any(platform.minors.values()):
            yield Found(at.file, at.loc, {'id': platform.id})


@rule('registry-no-entity')
def no_entity(records: Records) -> Iterator[Found]:
    """A company of a recipient is the one for some country, and no two are for the same."""
    for at, platform in platforms(records):
        seen: set[str] = set()
        for number, entity in enumerate(platform.entities):
            if not entity.for_ or seen & set(entity.for_):
                yield Found(at.file, (*at.loc, 'entities', number), {'id': platform.id})
            seen |= set(entity.for_)


RULES = (
    link_example, no_link_example, link_recipient, double_host, channel_address, field_from, field_upload, field_quote,
    declaration,
    no_minors_route, no_entity,
)  # fmt: skip
