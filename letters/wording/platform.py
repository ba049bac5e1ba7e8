"""A recipient's record in words: all that it holds, for a person or a lawyer who looks one up."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.law.conditions import LEFT_OPEN
from letters.model.platform import OWN_RULES
from letters.wording.record import cited
from letters.wording.record import how_sure
from letters.wording.record import looked_up
from letters.wording.record import source_line
from letters.wording.routes import route_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from letters.model.platform import Channel
    from letters.model.platform import FormField
    from letters.model.platform import OwnRule
    from letters.model.platform import Platform
    from letters.model.record import Table
    from letters.model.vocabulary import FactKey
    from letters.wording.words import Wording


def platform_lines(record: Platform, wording: Wording) -> Iterator[str]:
    """The whole record, a line each; what a form asks stays as the form has it."""
    told = _Told(record, wording)
    yield from told.line('id', record.id)
    yield from told.line('name', *record.names)
    yield from told.line('kind', wording.word('recipient', record.kind))
    yield from told.line('serves', *map(told.place, record.serves))
    yield from told.line('not-offered', *map(told.place, record.not_offered_in))
    yield from _links(told)
    yield from _companies(told)
    for rule in filter(None, (getattr(record, name) for name in OWN_RULES)):
        yield from told.line('rule', _rule(rule, wording), told.spoken(rule.otherwise))
    yield wording.heading(told.label('channels'))
    for channel in record.channels:
        yield from _channel(channel, told)
    yield from _beside(told)
    yield from how_sure(record, wording)
    yield from (f'- {source_line(source, wording)}' for source in record.sources)


class _Told(NamedTuple):
    """A record, and the words in which it is told."""

    record: Platform
    wording: Wording

    def label(self, id: str, **values: object) -> str:
        return self.wording.message(f'platforms.{id}', **values)

    def spoken(self, text: str) -> str:
        """A sentence of the record in the language of the screen."""
        return looked_up(f'platform {self.record.id}', text, self.wording)

    def line(self, id: str, *texts: str) -> Iterator[str]:
        """A line with its name in front, where there is something to tell."""
        told = self.wording.joined(text for text in texts if text)
        if told:
            yield self.wording.line(self.label(id), told)

    def place(self, code: str) -> str:
        """A country, or a group of countries, by its name."""
        named = f'group.{code}'
        return self.wording.message(named) if named in self.wording.registry.messages else self.wording.country(code)

    def known(self, answers: Mapping[str, str]) -> Iterator[str]:
        """What is known, a line each, and in one line what is not."""
        for id, answer in answers.items():
            if answer != 'unknown':
                yield from self.line(id, self.label(answer))
        yield from self.line('unknown', *(self.label(id) for id, answer in answers.items() if answer == 'unknown'))

    def table(self, when: Table) -> str:
        """A condition by the short names of its questions."""
        return '; '.join(self._condition(key, values) for key, values in when.items())

    def _condition(self, key: str, values: list[str]) -> str:
        fact = self.wording.registry.vocabulary.facts[key]
        return self.wording.line(self.wording.label(fact.ask), ' / '.join(self._value(fact, one) for one in values))

    def _value(self, fact: FactKey, value: str) -> str:
        if value == LEFT_OPEN:
            return self.label('unknown')
        return self.place(value) if fact.values == 'country' else self.wording.choice(fact.ask, value)

    def under(self, id: str, texts: Iterable[str]) -> Iterator[str]:
        """Several sentences under a name."""
        held = [f'- {self.spoken(text)}' for text in texts]
        if held:
            yield self.wording.heading(self.label(id))
            yield from held


def _links(told: _Told) -> Iterator[str]:
    links = told.record.links
    yield from told.line('hosts', *links.hosts)
    yield from told.line('shows', *links.shows)
    yield from told.line('leads-on', *links.leads_on)
    yield from told.line('passes-on', *links.passes_on)
    yield from told.line('files', *links.files)
    yield from told.line('tracking', *links.tracking)
    yield from told.line('invites', *links.invites)
    yield from told.line('gathers', *links.gathers)
    becomes = (f'{one.from_} > {one.to} ({one.example} > {one.gives})' for one in links.becomes)
    yield from told.line('becomes', *becomes)
    for good in links.good:
        yield from told.line('link', good)
    yield from told.line('link-example', *links.examples.get('good', []))
    yield from told.line('link-not-good', *links.examples.get('not_good', []))
    yield from told.line('copy-link', told.spoken(links.advice))
    yield from told.line('identifies', told.spoken(links.identifies))


def _companies(told: _Told) -> Iterator[str]:
    if told.record.entities:
        yield told.wording.heading(told.label('companies'))
    for one in told.record.entities:
        post = one.post or [told.wording.country(one.country)]
        yield f'- {told.label("company-for", name=one.name, places=told.wording.joined(map(told.place, one.for_)))}'
        yield f'  {", ".join(post)}'
        yield from (f'  {line}' for line in told.line('for-law', told.wording.words('under', one.under)))
        if one.role:
            yield f'  {told.spoken(one.role)}'


def _rule(rule: OwnRule, wording: Wording) -> str:
    place = cited(rule.cite, wording)
    return ', '.join(part for part in (rule.title, place, rule.section, rule.url) if part)


def _channel(channel: Channel, told: _Told) -> Iterator[str]:
    words = told.wording
    way = words.translator.text('way in an app', channel.in_app)
    address = channel.form or channel.email or way or ', '.join(channel.post) or '-'
    yield f'- {words.line(words.words("ground", channel.grounds), address)}'
    yield from (f'  {line}' for line in _terms(channel, told))
    if channel.fields_of:
        yield f'  {told.label("same-fields")}'
    for number, field in enumerate(channel.fields if not channel.fields_of else (), 1):
        yield ' '.join((f'  {number}. {words.field(field)}', *_field(field, told)))
    for step in (*channel.steps, *channel.notes, *channel.without_proof):
        yield f'  {told.spoken(step)}'
    yield from (f'  {source_line(source, told.wording)}' for source in channel.sources)


def _terms(channel: Channel, told: _Told) -> Iterator[str]:
    """Whom a door is for, what it asks, and who sees what goes through it."""
    yield from told.line('for-law', channel.law)
    yield from told.line('only-when', told.table(channel.when))
    yield from told.line('addressee', *channel.addressee)
    yield from told.known(
        {
            'account': channel.account_needed,
            'agent': channel.agent_may_file,
            'identity': channel.id_asked,
            'uploader': channel.shared_with_uploader,
            'published': channel.published,
        }
    )
    yield from told.line('shared', told.wording.labels(tuple(channel.shared)))
    if channel.items_at_once:
        yield from told.line('at-once', str(channel.items_at_once))
    if channel.same_host_only == 'yes':
        yield from told.known({'one-host': 'yes'})
    if channel.language:
        yield from told.line('language', told.wording.language_name(channel.language))
    for one in channel.declares:
        # Its id is what a plan and an error call it by.
        yield from told.line('declares', f'{told.wording.translator.text("declaration", one.text)} ({one.id})')
    yield from told.line('promised', told.spoken(channel.promised))


def _field(field: FormField, told: _Told) -> Iterator[str]:
    """What is to be known of a field, each in brackets."""
    if field.leave_empty == 'yes':
        yield f'({told.label("field-empty")})'
    if field.need == 'optional':
        yield f'({told.label("field-optional")})'
    if field.limit:
        yield f'({told.label("field-limit", count=field.limit)})'
    if field.note:
        yield f'({told.spoken(field.note)})'


def _beside(told: _Told) -> Iterator[str]:
    """What there is beside its doors: other ways, other services, what is good to know."""
    record, wording = told.record, told.wording
    if any(record.minors.values()):
        yield from told.line('minors', route_line(record.id, wording))
    yield from told.line('matching', *(wording.helpline(id).name for id in record.hash_matching))
    yield from told.line(
        'appeal', wording.together(told.spoken(record.appeal), *(told.spoken(one.text) for one in record.appeal_where))
    )
    for route in record.national_routes:
        way = wording.together(told.spoken(route.get('note', '')), route.get('form', ''))
        yield wording.line(told.label('national', country=wording.country(route['country'])), way)
    yield from told.under('find', record.find_recipient)
    yield from told.under('notes', record.notes)
    if record.duplicates_slow == 'yes':
        yield from told.known({'slow': 'yes'})
