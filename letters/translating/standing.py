"""Where a sentence stands: the kinds of letters that print it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from letters import paths
from letters.model.platform import RULES_OF_GROUND
from letters.registry.source import body_of
from letters.registry.source import with_included
from letters.translating.extract import grounds_in_use
from letters.translating.extract import laws_in_use
from letters.translating.extract import of_body
from letters.translating.extract import shared
from letters.translating.of_country import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

    from letters.model.paper import PaperKind
    from letters.model.registry import Registry
    from letters.translating.sentence import Sentence

# Which functions of the pen say the sentences of a table, where they are not called with its name.
_SAID_BY = {
    'request': {'request'}, 'demand': {'demands'}, 'situation': {'situation'}, 'items.where': {'items', 'results'},
    'items.shows': {'annex', 'annex_of_results', 'data_concerned'},
    'items.exposes': {'annex', 'annex_of_results', 'data_concerned', 'details'}, 'sender.capacity': {'capacity'},
    'items.impersonates': {'pretends'}, 'sender.role': {'concerned'},
    'materials.copyright': {'rights_sentence'}, 'materials.kind': {'neutral_kinds', 'works'},
    'items.status': {'pages_gone', 'is_there'}, 'sent.channel': {'earlier'}, 'sent.answer': {'earlier'},
}  # fmt: skip
_BY_KEY = frozenset({'phrase', 'phrases'})


@dataclass(frozen=True, slots=True)
class Standing:
    """An index of the sentences of letters, by their contexts and, for citations and shared words, by their text."""

    papers: tuple[str, ...]
    by_context: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_text: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    def papers_with(self, context: str, text: str) -> tuple[str, ...]:
        """The kinds of letters that may print a sentence; all, where it is not known which."""
        base = context.partition('|')[0]
        found = self.by_text.get((base, text)) or self.by_context.get(base) or set(self.papers)
        # A letter may say itself what others share with it under its name.
        return tuple(one for one in self.papers if one in found or one == base)


def standing(registry: Registry, templates: Path = paths.TEMPLATES) -> Standing:
    """The index of a registry."""
    letters = {id: kind for id, kind in registry.papers.items() if kind.audience != 'person'}
    made = Standing(tuple(letters))
    for id, kind in letters.items():
        made.by_context[id].add(id)
        for context, text in _in_templates(id, templates):
            made.by_text[context, text].add(id)
        for context in _of_pen(id, kind, registry):
            made.by_context[context].add(id)
    for context in ('phrase page', 'phrase officer'):
        made.by_context[context] |= {*letters}
    _laws(made, letters, registry)
    _rules(made, registry)
    return made


def _in_templates(id: str, templates: Path) -> Iterator[tuple[str, str]]:
    """What a paper says in its own words, which others may share, and in the words that it shares with others."""
    yield from ((one.context, one.text) for one in of_body(id, templates))
    used = {*with_included(body_of(id), templates)}
    for name, sentences in shared(templates).items():
        if used & {*with_included(f'_shared/{name}', templates)}:
            yield from ((one.context, one.text) for one in sentences)


def _of_pen(id: str, kind: PaperKind, registry: Registry) -> Iterator[str]:
    """The contexts of what the pen says in a paper."""
    called = {call.name for call in registry.calls.get(id, ())}
    keys = {call.given[0] for call in registry.calls.get(id, ()) if call.name in _BY_KEY and call.given}
    yield from (f'phrase {key}' for key in keys)
    yield from (f'phrase {table}' for table, names in _SAID_BY.items() if names & called)
    if 'clock' in called:
        yield 'law clock'
    if kind.signed == 'yes':
        yield 'phrase sender.capacity'


def _laws(made: Standing, letters: dict[str, PaperKind], registry: Registry) -> None:
    grounds = grounds_in_use(registry)
    later = {id for id in letters if any(call.name == 'step_says' for call in registry.calls.get(id, ()))}
    for law in laws_in_use(registry):
        first = law.ground in grounds and law.offered == 'yes'
        papers = {id for id, kind in letters.items() if kind.ground == law.ground} if first else later
        made.by_context[f'law {law.id}'] |= papers
        cites = [one.text for one in sentences_of(law) if one.context == 'cite']
        for cite in {*cites, *(element.cite for element in law.elements)}:
            made.by_text['cite', cite] |= papers


def _rules(made: Standing, registry: Registry) -> None:
    """The rules by which something is illegal, and those of a service."""
    calling = {
        name: {id for id in made.papers if name in {call.name for call in registry.calls.get(id, ())}}
        for name in ('illegal', 'rule_sentence')
    }
    for rule in registry.illegalities():
        made.by_context[f'law {rule.id}'] |= calling['illegal']
        made.by_text['cite', rule.cite] |= calling['illegal']
    for platform in registry.platforms.values():
        for name, own in platform.own_rules.items():
            if own.text:
                papers = {
                    id
                    for id in calling['rule_sentence']
                    if name in RULES_OF_GROUND.get(registry.papers[id].ground or "", ())
                }
                made.by_text[f'platform {platform.id}', own.text] |= papers
                made.by_text['cite', own.cite] |= papers


def _quoted(kind: PaperKind) -> tuple[str, ...]:
    """The keys of the rules of a service that a paper may quote."""
    return RULES_OF_GROUND.get(kind.ground or '', ())


def of_paper(id: str, found: Iterable[Sentence], made: Standing) -> tuple[Sentence, ...]:
    """The sentences that letters of one kind may print; of a sheet, those of its own template."""
    return tuple(
        one
        for one in found
        if (one.domain == 'letters' and id in made.papers_with(one.context, one.text) and id in made.papers)
        or (one.domain == 'interface' and one.context == id)
    )
