"""Somebody in every country with law, at every service with a record: a plan, and a reason for each of its papers."""

from __future__ import annotations

from typing import Any

import pytest

from letters.languages.catalogue import Translator
from letters.model.plan import Plan
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.wording.plan import as_json
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.everywhere import KINDS
from tests.support.everywhere import PLACES
from tests.support.everywhere import SERVICES
from tests.support.everywhere import WISHES
from tests.support.everywhere import Place
from tests.support.everywhere import case_in
from tests.support.everywhere import link_to
from tests.support.soak import SOAK
from tests.support.soak import share

WORDS = Wording(registry(), Translator('en', 'interface'))
UNSURE = {law.id for law in registry().laws() if law.confidence == 'low'}


def _wrong(plan: Plan, told: Wording) -> list[str]:
    """What a plan leaves open: papers without a reason in words or a law that may be cited, and gaps without one."""
    shown: Any = as_json(plan, told)
    parts = [*shown['papers'], *shown['not_made']]
    found = [f'no words: {part["paper"]}' for part in parts if not _said(part['why'])]
    found += [f'unsure: {id}' for paper in plan.papers for id in paper.laws if id in UNSURE]
    return found if parts or shown['help'] else ['nothing at all']


def _said(why: list[dict[str, str]]) -> bool:
    return bool(why) and all(reason['text'].strip() and '%(' not in reason['text'] for reason in why)


def _recipients(plan: Plan) -> set[str]:
    return {paper.recipient for paper in plan.papers} | {one.recipient for one in plan.not_made}


@pytest.mark.parametrize('place', PLACES, ids=str)
def test_at_every_service_there_is_a_plan_and_a_reason_for_each_paper(place: Place) -> None:
    kinds = tuple(KINDS) if SOAK else ('intimate-real',)
    for service in share(SERVICES, 6, PLACES.index(place)):
        for kind in kinds:
            case = case_in(place, kind, {**WISHES, 'items.0.url': link_to(service)})
            plan = make_plan(case, registry(), DAY)
            assert not _wrong(plan, WORDS.about(case)), (service, kind)
            assert service in _recipients(plan), (service, kind)


def test_the_registry_is_as_large_as_it_was_when_the_pairs_were_counted() -> None:
    assert len(PLACES) * len(SERVICES) > 6000
