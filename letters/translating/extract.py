"""Every sentence that a reader may see, with its context: the source of all gettext domains."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from letters import paths
from letters.model.registry import is_counted
from letters.registry.source import body_of
from letters.translating.notes import noted
from letters.translating.of_country import cite
from letters.translating.of_country import looked_up_of
from letters.translating.of_country import of_letters
from letters.translating.of_country import of_place
from letters.translating.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

    from letters.model.law import Jurisdiction
    from letters.model.law import Law
    from letters.model.locale import Domain
    from letters.model.platform import Platform
    from letters.model.registry import Registry


def sources(registry: Registry, templates: Path = paths.TEMPLATES) -> tuple[Sentence, ...]:
    """All sentences, each once, in a stable order."""
    found = [*_letters(registry), *_interface(registry), *_templates(registry, templates)]
    said = {(one.context, one.text) for one in found}
    found += [one for one in _looked_up(registry) if (one.context, one.text) not in said]
    in_order = sorted(_owned(found), key=lambda one: one.key)
    return tuple(noted(dict.fromkeys(in_order)))


def _owned(found: Iterable[Sentence]) -> Iterator[Sentence]:
    """The same sentences, each with all the countries that say it; what something else says too belongs to none."""
    held = tuple(found)
    owners: dict[tuple[str, str, str], set[str]] = {}
    for one in held:
        owners.setdefault(one.key, set()).update(one.of or {''})
    for one in held:
        of = owners[one.key]
        yield replace(one, of=() if '' in of else tuple(sorted(of)))


def grounds_in_use(registry: Registry) -> frozenset[str]:
    """The grounds for which a kind of paper exists."""
    # A page for the person tells of laws as they are looked up: no language needs their sentences to be whole.
    return frozenset(kind.ground for kind in registry.papers.values() if kind.ground and kind.audience == 'recipient')


def laws_in_use(registry: Registry) -> tuple[Law, ...]:
    """The laws that a paper may cite: a first request, or one that follows it."""
    grounds, held = grounds_in_use(registry), tuple(registry.laws())
    telling = {id for id, calls in registry.calls.items() if any(call.name == 'step_says' for call in calls)}
    later = {step.law for law in held for step in law.if_ignored if step.paper in telling}
    return tuple(
        law
        for law in held
        if law.confidence != 'low' and (law.id in later or (law.ground in grounds and law.offered == 'yes'))
    )


def _letters(registry: Registry) -> Iterator[Sentence]:
    # The elements whose place in the law a template prints.
    placed = {call.given[0] for calls in registry.calls.values() for call in calls if call.name == 'place'}
    used = {law.id for law in laws_in_use(registry)}
    for place in registry.jurisdictions.values():
        yield from _by(place, of_letters(place, used, placed))
    for key, table in registry.vocabulary.phrases.items():
        context = 'law clock' if key == 'clock' else f'phrase {key.partition("/")[0]}'
        domains: tuple[Domain, ...] = ('letters', 'interface') if key == 'page' else ('letters',)
        for text in table.values():
            yield from (Sentence(domain, context, text) for domain in domains)
    for platform in registry.platforms.values():
        for own in platform.own_rules.values():
            if own.text:
                yield Sentence('letters', f'platform {platform.id}', own.text, f'A rule of {platform.names[0]}.')
            if own.cite:
                yield cite(own.cite)


def _by(place: Jurisdiction, said: Iterable[Sentence]) -> Iterator[Sentence]:
    return (replace(one, of=(place.id,)) for one in said)


def _interface(registry: Registry) -> Iterator[Sentence]:
    yield from _screen(registry)
    for kind in registry.papers.values():
        conditions = (*kind.made_when, *kind.not_made_when, *kind.leads_when)
        for text in (kind.title, kind.does, *(condition.why for condition in conditions)):
            yield Sentence('interface', f'paper {kind.id}', text)
        if kind.unanswered:
            note = 'Advice for a day on which nobody answered. It is no time of any law.'
            yield Sentence('interface', f'paper {kind.id}', kind.unanswered.say, note)
    yield from _places(registry)
    yield from _forms(registry)
    yield from _help(registry)


def _help(registry: Registry) -> Iterator[Sentence]:
    """What `--help` says. Names of files and words that are typed stay as they are."""
    held, note = registry.help, 'What is typed stays as it is: options, commands, words to choose from.'
    for text in held.words.values():
        yield Sentence('interface', 'help', text, 'A heading or a sign of the help.', may_equal=' ' not in text)
    for text in held.options.values():
        yield Sentence('interface', 'help option', text, note)
    for name, one in {'': held.program, **held.commands}.items():
        for text in filter(None, (one.about, one.short, *one.options.values())):
            yield Sentence('interface', f'help {name}'.rstrip(), text, note)


def _places(registry: Registry) -> Iterator[Sentence]:
    """What is said of a country: its dangers, its regions, who helps there, how an authority is found."""
    told: set[str] = {rung.law for rung in registry.ladder}
    for place in registry.jurisdictions.values():
        yield from _by(place, of_place(place, told))


def _screen(registry: Registry) -> Iterator[Sentence]:
    for id, held in registry.messages.items():
        if is_counted(held):
            note = 'Each form beside the number that it stands for.'
            yield Sentence('interface', f'message {id}', held['one'], note, plural=held['other'])
            continue
        parts = {'': held} if isinstance(held, str) else held
        for part, text in parts.items():
            yield Sentence('interface', f'message {id} {part}'.rstrip(), text)
    for key, question in registry.questions.items():
        for text in (question.ask, question.why, *question.choices.values()):
            yield Sentence('interface', f'question {key}', text)
        if question.spoken_example:
            note = 'An example of an answer.'
            yield Sentence('interface', f'question {key}', question.example, note, may_equal=True)
    for text in registry.vocabulary.audiences.values():
        yield Sentence('interface', 'audience', text)
    for word in registry.vocabulary.elements.values():
        yield Sentence('interface', 'element', word.means)
    yield from _listed(registry)


def _listed(registry: Registry) -> Iterator[Sentence]:
    """The words of closed lists, as people read them."""
    for text in registry.vocabulary.effects.values():
        yield Sentence('interface', 'effect', text, 'What follows from a danger.')
    for name, table in registry.vocabulary.words.items():
        for text in table.values():
            note = 'A word of a list; it stands behind a colon, or in brackets.'
            yield Sentence('interface', f'word {name}', text, note, may_equal=' ' not in text)


def _forms(registry: Registry) -> Iterator[Sentence]:
    for platform in registry.platforms.values():
        context, name = f'platform {platform.id}', platform.names[0]
        for text in filter(None, _of_platform(platform)):
            yield Sentence('interface', context, text, f'{name}: menu names and links stay as they are.')
        for channel in platform.channels:
            for field in channel.fields:
                note = 'What a field of a form asks for, in our words.'
                yield Sentence('interface', 'form field', field.asks, note, may_equal=' ' not in field.asks)
            if channel.in_app:
                note = 'The way in an app: names of menus in English, with what they mean where that helps.'
                yield Sentence('interface', 'way in an app', channel.in_app, note)
            for text in filter(None, (*channel.steps, *(field.note for field in channel.fields))):
                yield Sentence('interface', context, text, f'{name}: menu and field names stay as they are.')
            if channel.promised:
                yield Sentence(
                    'interface', context, channel.promised, f'What {name} says of itself; comes after "says:".'
                )
            for note in (*channel.notes, *channel.without_proof):
                yield Sentence('interface', context, note, f'{name}: names, addresses and links stay as they are.')
            for declared in channel.declares:
                yield Sentence('interface', 'declaration', declared.text)


def _of_platform(platform: Platform) -> Iterator[str]:
    """What a record tells people beside its doors."""
    yield from (platform.minors.get('note', ''), platform.minors.get('steps', ''), platform.appeal)
    yield from (one.text for one in platform.appeal_where)
    yield platform.links.advice
    yield from (route.get('note', '') for route in platform.national_routes)
    yield from (*platform.find_recipient, *(own.otherwise for own in platform.own_rules.values()))
    yield from (one.why for one in platform.no_letter)


def _looked_up(registry: Registry) -> Iterator[Sentence]:
    """What records say to whoever looks them up, and no letter, plan, interview or page."""
    for place in registry.jurisdictions.values():
        yield from _by(place, looked_up_of(place))
    for platform in registry.platforms.values():
        note = f'{platform.names[0]}: names and links stay as they are.'
        roles = (entity.role for entity in platform.entities)
        for text in filter(None, (platform.links.identifies, *roles, *platform.notes)):
            yield Sentence('registry', f'platform {platform.id}', text, note)


def _templates(registry: Registry, templates: Path) -> Iterator[Sentence]:
    for kind in registry.papers.values():
        domain: Domain = 'interface' if kind.audience == 'person' else 'letters'
        yield from of_body(kind.id, templates, domain)
    for sentences in shared(templates).values():
        yield from sentences


def of_body(id: str, templates: Path = paths.TEMPLATES, domain: Domain = 'letters') -> Iterator[Sentence]:
    """The sentences that a paper's own template holds."""
    yield from _from_template(templates / body_of(id), domain)


def shared(templates: Path = paths.TEMPLATES) -> dict[str, tuple[Sentence, ...]]:
    """The sentences of what several papers say, by the name of its file."""
    return {
        file.name: tuple(_from_template(file, 'letters')) for file in sorted((templates / '_shared').glob('*.jinja'))
    }


def _from_template(file: Path, domain: Domain) -> Iterator[Sentence]:
    from jinja2.ext import babel_extract

    from letters.registry.template import EXTENSIONS

    options = {
        'trimmed': 'true', 'newstyle_gettext': 'true', 'trim_blocks': 'true', 'lstrip_blocks': 'true',
        'extensions': ','.join(EXTENSIONS),
    }  # fmt: skip
    with file.open('rb') as stream:
        for _, function, message, comments in babel_extract(stream, ('pgettext', 'npgettext'), ['NOTE:'], options):
            if function in {'pgettext', 'npgettext'} and isinstance(message, tuple):
                context, text, *more = (part.replace('%%', '%') for part in message if part is not None)
                yield Sentence(domain, context, text, ' '.join(comments), plural=''.join(more))


def by_domain(found: Iterable[Sentence], domain: Domain) -> tuple[Sentence, ...]:
    """The sentences of one domain."""
    return tuple(one for one in found if one.domain == domain)
