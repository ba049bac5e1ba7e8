"""A law that may have changed since it was read: the person is told what to look up before such a paper is sent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.factory import make_case

if TYPE_CHECKING:
    from letters.model.case import Case

BILL = 'boletín 18.623-07'


def _chile() -> Case:
    where = {'person.country': 'CL', 'sender.country': 'CL', 'items.0.url': 'https://www.instagram.com/p/Example0004/'}
    return make_case({**where, 'wishes.regulator': 'yes'})


def _told(on: date) -> tuple[list[str], str, str]:
    case = _chile()
    plan = make_plan(case, registry(), on)
    (erasure,) = [paper for paper in plan.papers if paper.kind == 'erasure-request']
    files = packet(case, registry(), on, Options(formats=('txt',))).files
    warned = [one.text for one in plan.warnings if one.id == 'warning.unsettled']
    return warned, files['00.txt'].decode(), files[f'{erasure.id}.txt'].decode()


def test_a_paper_under_the_new_text_of_chile_comes_with_what_to_look_up() -> None:
    for on in (date(2026, 11, 30), date(2026, 12, 2)):
        warned, first, letter = _told(on)
        assert [text for text in warned if BILL in text]
        assert BILL in first
        assert 'idNorma=1209272' in first
        assert BILL not in letter, 'the reader of the letter is told of no bill'


def test_a_paper_under_the_old_text_needs_no_look() -> None:
    warned, first, letter = _told(date(2026, 11, 25))
    assert warned == []
    assert BILL not in first
    assert '8 ter' not in letter


def test_no_other_country_is_told_of_it() -> None:
    plan = make_plan(make_case({'person.country': 'DE'}), registry(), date(2026, 12, 2))
    assert 'warning.unsettled' not in {one.id for one in plan.warnings}
