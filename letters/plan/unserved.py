"""Wishes that no paper of this version serves: each is told, so that nobody waits for a letter that never comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.guards import doubtful_items
from letters.law.recipients import only_leads_on
from letters.law.recipients import recipient_of
from letters.model.plan import NotMade
from letters.model.plan import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.law.topic import Situation
    from letters.model.case import Case
    from letters.model.plan import Paper
    from letters.model.registry import Registry

# The one paper that asks for other personal data than the recording itself.
_ABOUT_DATA = 'erasure-request'


def placeless(here: Situation) -> Iterator[NotMade]:
    """The places without a link: nobody is known to write to, and other things than a letter help."""
    doubtful = set(doubtful_items(here.case))
    found = [
        str(n + 1)
        for n, (item, recipient) in enumerate(zip(here.case.items, here.recipients, strict=True))
        if recipient is None and n not in doubtful and not item.engines and not only_leads_on(item, here.registry)
    ]
    if found:
        yield NotMade('any', '', (Reason('no-link', values=(('places', ', '.join(found)),)),), ('items.url',))


def unserved(case: Case, papers: tuple[Paper, ...], registry: Registry) -> Iterator[NotMade]:
    """What was wished for or told and stands in none of these papers."""
    asked = {n for paper in papers if paper.kind == _ABOUT_DATA for n in paper.items}
    # Of a place where somebody may be under 18 nobody writes: the help says what to do there.
    doubtful = set(doubtful_items(case))
    safe = [(n, item) for n, item in enumerate(case.items) if n not in doubtful]
    for name in dict.fromkeys(name for _, item in safe for name in item.engines if not registry.engine_id(name)):
        known = ', '.join(registry.platforms[id].names[0] for id in registry.outline.engines)
        yield NotMade(
            'delisting-request', '', (Reason('engine-not-known', values=(('engine', name), ('known', known))),)
        )
    told = (item for n, item in safe if item.impersonates == 'yes' or (item.exposes and n not in asked))
    for item in told:
        recipient = recipient_of(item, registry)
        yield NotMade('personal-data-request', recipient.id if recipient else '', (Reason('no-personal-data-request'),))
