"""A result whose page is gone: other programs know the request about it as the one about results."""

from __future__ import annotations

import json
from collections.abc import Mapping

from letters.languages.catalogue import Translator
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.wording.plan import as_json
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import make_case

GONE = {'items.0.status': 'removed', 'items.0.engines': ['google-search']}


def told(answers: Mapping[str, object]) -> dict[str, object]:
    """The plan as other programs read it."""
    plan = make_plan(make_case(answers), registry(), DAY)
    return json.loads(json.dumps(as_json(plan, Wording(registry(), Translator('en', 'interface')))))  # type: ignore[no-any-return]


def names(told: dict[str, object], part: str) -> list[tuple[str, str]]:
    return [(one['paper'], one['recipient']) for one in told[part]]  # type: ignore[attr-defined]


def test_the_request_about_a_gone_page_needs_no_words_and_is_known_as_the_one_about_results() -> None:
    plan = told(GONE)
    assert names(plan, 'papers') == [('delisting-request', 'google-search'), ('legal-remedies', '')]
    assert ('delisting-request', 'google-search') not in names(plan, 'not_made')
    assert plan['ask'] == []


def test_the_packet_names_it_in_the_same_way_and_says_which_template_it_is() -> None:
    made = packet(make_case(GONE), registry(), DAY, Options(formats=('txt',)))
    (entry,) = [one for one in made.entries if one['file'] == '01.txt']
    assert entry['paper'] == 'delisting-request'
    assert str(entry['template']).startswith('outdated-result@')


def test_what_a_request_about_another_result_waits_for_is_still_told() -> None:
    up = {'items.1.url': 'https://gallery.example.net/a/1', 'items.1.shows': ['a'], 'items.1.status': 'up'}
    plan = told({**GONE, **up, 'items.1.engines': ['google-search']})
    assert names(plan, 'papers').count(('delisting-request', 'google-search')) == 1
    assert 'items.queries' in plan['ask']  # type: ignore[operator]
