"""A packet stays whole in itself when a paper of the plan turns out not to be made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from letters.errors import MissingPartError
from letters.packet.build import packet
from letters.packet.options import Options
from letters.packet.options import Packet
from letters.registry.load import registry
from letters.render import pdf as rendering
from tests.support.day import DAY
from tests.support.factory import make_case

if TYPE_CHECKING:
    from letters.model.case import Case
    from letters.model.letter import Letter

TEXT = Options(formats=('txt',))
# Copyright leads here, and the other papers wait for it.
PAID = {
    'materials.0.recorded_by': 'self',
    'materials.0.copyright': 'author',
    'materials.0.work': 'A photograph',
    'materials.0.published_before': 'paid',
    'materials.0.paid_now': 'no',
    'person.country': 'DE',
    'sender.country': 'DE',
}


def paid(language: str) -> Case:
    return make_case({**PAID, 'case.language': language})


def waits(made: Packet) -> list[tuple[str, str | None]]:
    return [(paper.kind, paper.after.paper if paper.after else None) for paper in made.plan.papers]


def test_what_waited_for_a_paper_that_is_not_made_goes_in_its_place() -> None:
    whole, gap = packet(paid('en'), registry(), DAY, TEXT), packet(paid('sw'), registry(), DAY, TEXT)
    assert waits(whole)[0] == ('copyright-notice', None)
    assert {after for _, after in waits(whole)[1:]} == {'01'}
    kinds = [kind for kind, _ in waits(whole)][1:]
    assert waits(gap) == list(zip(kinds, [None, '02', '02'][: len(kinds)], strict=True))
    assert 'waits' not in [reason.id for reason in gap.plan.papers[0].why]
    assert 'Paper 01' not in gap.files['00.txt'].decode()


@pytest.mark.parametrize('formats', [('txt',), ('pdf', 'txt')])
def test_an_oath_whose_copy_cannot_be_drawn_here_is_not_made_and_the_other_papers_are(
    formats: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_urdu(letter: Letter) -> bytes:
        if 'ur' in {letter.language, letter.beside_language}:
            raise MissingPartError('missing-glyph', fonts='fonts-hosny-amiri')
        return b'%PDF'

    monkeypatch.setattr(rendering, 'pdf', no_urdu)
    made = packet(paid('ur'), registry(), DAY, Options(formats=formats))
    assert 'copyright-notice' not in [paper.kind for paper in made.plan.papers]
    refused = next(one for one in made.plan.not_made if one.kind == 'copyright-notice')
    assert [reason.id for reason in refused.why] == ['oath-needs-copy']
    assert made.plan.papers
    assert made.missing is not None
    assert not any('perjury' in content.decode(errors='replace') for content in made.files.values())
    assert {entry['file'] for entry in made.entries} == set(made.files)
