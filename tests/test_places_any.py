"""Thousands of pairs of places, made from every record: no letter where they may be one, letters where they are not."""

from __future__ import annotations

import random
from collections.abc import Callable
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

import pytest
import yaml

from letters.errors import DataError
from letters.model.case import Item
from letters.packet.build import packet
from letters.packet.options import Options
from letters.places.spot import whereabouts
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_case
from tests.support.factory import make_file
from tests.support.pairs import Pair
from tests.support.pairs import apart
from tests.support.pairs import same
from tests.support.pairs import services
from tests.support.pairs import written_to
from tests.support.soak import share
from tests.support.spelled import FIELDS
from tests.support.spelled import SPELLINGS
from tests.support.spelled import TEXTS
from tests.support.spelled import filled
from tests.support.spelled import parted
from tests.support.spelled import shapes

if TYPE_CHECKING:
    from letters.model.plan import Plan
    from tests.support.spelled import Place

Letters = Callable[..., tuple[int, str, str]]
CASES = yaml.safe_load((Path(__file__).parent / 'pairs' / 'cases.yaml').read_text(encoding='utf-8'))


def shuffled(pairs: list[Pair]) -> list[Pair]:
    """The pairs in an order of no meaning, the same each time: a share of them has some of every kind."""
    random.Random(20261129).shuffle(pairs)  # noqa: S311 - an order, no secret
    return pairs


SAME, APART = shuffled([*same(registry())]), shuffled([*apart(registry())])
# `make soak` tries every one.
TRIED = share(SAME, len(SAME) // 5000)
TRIED_APART = share(APART, len(APART) // 400)
PARTS = range(4)


def places(minors: Place, adults: Place) -> dict[str, Any]:
    """A recording of somebody who may be under 18 at one place, one of adults at another."""
    materials = [a_recording('m', age_when_recorded='unsure'), a_recording('z')]
    return {'materials': materials, 'items': [a_place('', shows=['m']) | minors, a_place('', shows=['z']) | adults]}


def planned(pair: Pair, number: int) -> Plan:
    """The plan; of every second pair the other place is the minor's."""
    minors, adults = (pair.one, pair.other) if number % 2 else (pair.other, pair.one)
    return make_plan(make_case(places(minors, adults)), registry(), DAY)


@pytest.mark.parametrize('part', PARTS)
def test_no_letter_is_written_where_two_places_may_be_one(part: int) -> None:
    assert len(TRIED) >= 5000
    assert {pair.record for pair in TRIED} == {pair.record for pair in SAME}
    assert {pair.kind for pair in TRIED} == {pair.kind for pair in SAME}
    wrong = []
    for number, pair in enumerate(TRIED[part :: len(PARTS)]):
        made = planned(pair, number)
        if made.papers or not made.stop:
            wrong.append(pair)
    assert wrong == []


def test_letters_are_written_where_two_places_are_shown_to_be_apart() -> None:
    assert len(APART) >= 2500
    assert {pair.record for pair in APART} == written_to(registry())
    wrong, written = [], 0
    for number, pair in enumerate(TRIED_APART):
        made = planned(pair, number)
        written += bool(made.papers)
        assert not any(0 in paper.items for paper in made.papers)
        if made.stop or not (made.papers or made.ask):
            wrong.append(pair)
    assert wrong == []
    # What asks first is about search engines, which want the words of the search.
    assert written / len(TRIED_APART) > 0.8


def test_a_link_of_a_place_is_found_in_a_text_however_it_is_written() -> None:
    tried = 0
    for record in services(registry()):
        # A name in the host stands for an account only where nothing stands before it.
        for shape in (one for one in shapes(record) if '{' not in parted(one)[0] or 'google' in one):
            there = whereabouts(Item(url=filled(shape, 0)), registry())
            other = filled(shape, 1)
            for number, change in enumerate(share([*SPELLINGS.values()], 3, len(shape))):
                for text in share(TEXTS, 3, number):
                    tried += 1
                    assert there.is_named_in(text(change(filled(shape, 0))), registry())
                    assert 'pictures.example' in other or not there.is_named_in(text(change(other)), registry())
    assert tried > 500


@pytest.mark.parametrize('number', range(len(FIELDS)))
def test_what_a_plan_lets_through_is_refused_before_a_file_is_made(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr('letters.plan.make._linked_to_minor', lambda *_: False)
    monkeypatch.setattr('letters.plan.make._safe_items', lambda case, _: [(2, case.items[1])])
    place, other = filled('https://x.com/{user}/status/{id}', 0), filled('https://x.com/{user}/status/{id}', 1)
    text = FIELDS[number](TEXTS[number](place))
    answers = {**places({'url': place}, {'url': other, **text}), 'person.country': 'DE', 'sender.country': 'DE'}
    files: Mapping[str, bytes] = {}
    refused = ''
    try:
        files = packet(make_case(answers), registry(), DAY, Options(formats=('txt', 'html', 'eml'))).files
    except DataError as error:
        refused = error.id
    # A reader who is told nothing of it may have the letter.
    assert files or refused == 'guard-minor'
    assert not [name for name, content in files.items() if b'bobby' in content or b'0000001' in content]


WHOLE = [Pair('none', case['id'], case['minors'], case['adults']) for case in CASES]
WHOLE += [Pair('none', f'{pair.kind}, turned', pair.other, pair.one) for pair in WHOLE]


@pytest.mark.parametrize('pair', [*WHOLE, *SAME[:8]], ids=lambda pair: pair.kind)
def test_the_command_shows_help_and_writes_no_letter(pair: Pair, letters: Letters, tmp_path: Path) -> None:
    (tmp_path / 'case.yaml').write_bytes(make_file({**places(pair.one, pair.other), 'case.language': 'en'}))
    code, said, _ = letters('write', 'case.yaml', '-o', 'out', '--format', 'txt', '--date', DAY.isoformat())
    assert code == 8
    assert 'under 18' in said
    assert [file.name for file in (tmp_path / 'out' / 'T3S7A1').glob('0*')] == ['00.txt']
