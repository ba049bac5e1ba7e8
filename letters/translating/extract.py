"""Every sentence that a reader may see, with its context: the source of both gettext domains."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from letters import paths
from letters.languages.catalogue import Domain
from letters.model.law import Law
from letters.model.registry import Registry


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence: its domain, context and text, a word to translators, and whether it may equal the English."""

    domain: Domain
    context: str
    text: str
    comment: str = ''
    may_equal: bool = False


def sources(registry: Registry, templates: Path = paths.TEMPLATES) -> tuple[Source, ...]:
    """All sentences, each once, in a stable order."""
    found = [*_letters(registry), *_interface(registry), *_templates(registry, templates)]
    return tuple(dict.fromkeys(sorted(found, key=lambda one: (one.domain, one.context, one.text))))


def grounds_in_use(registry: Registry) -> frozenset[str]:
    """The grounds for which a kind of paper exists."""
    return frozenset(kind.ground for kind in registry.papers.values() if kind.ground)


def laws_in_use(registry: Registry) -> tuple[Law, ...]:
    """The laws that a paper may cite."""
    grounds = grounds_in_use(registry)
    return tuple(
        law for law in registry.laws() if law.ground in grounds and law.offered == 'yes' and law.confidence != 'low'
    )


def _cite(text: str) -> Source:
    note = 'A citation. Use the official form of the language; keep it as it is where there is none.'
    return Source('letters', 'cite', text, note, may_equal=True)


def _letters(registry: Registry) -> Iterator[Source]:
    for law in laws_in_use(registry):
        context, title = f'law {law.id}', law.title
        yield _cite(law.citation)
        for said in law.says:
            yield Source('letters', context, said.text, f'{title}. Legal text: no freer than the English.')
            yield _cite(said.cite)
        for one in law.statements:
            note = f'{title}. A statement of the sender ({one.weight}).'
            for text in filter(None, (one.text, one.for_other)):
                yield Source('letters', context, text, note)
        if law.deadline and law.deadline.for_answer == 'yes':
            yield _cite(law.deadline.cite)
    for rule in registry.illegalities():
        if rule.confidence != 'low':
            yield Source('letters', f'law {rule.id}', rule.text, 'Why such content is illegal. Legal text.')
            yield _cite(rule.cite)
    for key, table in registry.vocabulary.phrases.items():
        context = 'law clock' if key == 'clock' else f'phrase {key.partition("/")[0]}'
        for text in table.values():
            yield Source('letters', context, text)
            if key == 'page':
                yield Source('interface', context, text)
    for platform in registry.platforms.values():
        for own in filter(None, (platform.rule, platform.privacy_rule)):
            if own.text:
                yield Source('letters', f'platform {platform.id}', own.text, f'A rule of {platform.names[0]}.')


def _interface(registry: Registry) -> Iterator[Source]:
    for id, held in registry.messages.items():
        if isinstance(held, str):
            yield Source('interface', f'message {id}', held)
        else:
            for part, text in held.items():
                yield Source('interface', f'message {id} {part}', text)
    for key, question in registry.questions.items():
        for text in (question.ask, question.why, *question.choices.values()):
            yield Source('interface', f'question {key}', text)
    for kind in registry.papers.values():
        texts = [kind.title, kind.does]
        texts += [condition.why for condition in (*kind.made_when, *kind.not_made_when, *kind.leads_when)]
        for text in texts:
            yield Source('interface', f'paper {kind.id}', text)
    for place in registry.jurisdictions.values():
        for danger in place.dangers:
            yield Source('interface', f'danger {danger.id}', danger.say)
        for line in place.helplines:
            if line.note:
                yield Source('interface', f'helpline {line.id}', line.note, line.name)
    for text in registry.vocabulary.audiences.values():
        yield Source('interface', 'audience', text)
    for word in registry.vocabulary.elements.values():
        yield Source('interface', 'element', word.means)
    yield from _forms(registry)


def _forms(registry: Registry) -> Iterator[Source]:
    grounds = grounds_in_use(registry)
    for platform in registry.platforms.values():
        context = f'platform {platform.id}'
        for channel in platform.channels:
            if not set(channel.grounds) & grounds:
                continue
            for text in (*channel.steps, *(field.note for field in channel.fields if field.note)):
                yield Source('interface', context, text, f'{platform.names[0]}: menu and field names stay as they are.')
            for declared in channel.declares:
                yield Source('interface', 'declaration', declared.text)


def _templates(registry: Registry, templates: Path) -> Iterator[Source]:
    for kind in registry.papers.values():
        domain: Domain = 'interface' if kind.audience == 'person' else 'letters'
        yield from _from_template(templates / kind.id / 'body.html.jinja', domain)
    for file in sorted((templates / '_shared').glob('*.jinja')):
        yield from _from_template(file, 'letters')


def _from_template(file: Path, domain: Domain) -> Iterator[Source]:
    from jinja2.ext import babel_extract  # noqa: PLC0415 - only contributors extract

    options = {'trimmed': 'true', 'newstyle_gettext': 'true', 'trim_blocks': 'true', 'lstrip_blocks': 'true'}
    with file.open('rb') as stream:
        for _, function, message, comments in babel_extract(stream, ('pgettext',), ['NOTE:'], options):
            if function == 'pgettext' and isinstance(message, tuple):
                context, text = (part for part in message if part is not None)
                yield Source(domain, context, text.replace('%%', '%'), ' '.join(comments))


def by_domain(found: Iterable[Source], domain: Domain) -> tuple[Source, ...]:
    """The sentences of one domain."""
    return tuple(one for one in found if one.domain == domain)
