"""A value that ends in a full stop, as initials do, closes its sentence alone: in every paper and language."""

from __future__ import annotations

import re
from typing import Any

import pytest

from letters.compose.fragment import parse
from letters.languages.catalogue import offered_for_letters
from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import make_case

INITIALS: dict[str, Any] = {
    'person.country': 'DE', 'sender.country': 'DE', 'sender.role': 'representative', 'sender.name': 'Kim E.',
    'sender.organisation': 'Example Clinic Inc.', 'sender.authority': 'Signed permission of L. M.',
    'person.name': 'Lena M.', 'person.living': 'yes',
    'items.0.engines': ['google-search'], 'items.0.queries': ['L. M.'],
}  # fmt: skip


@pytest.mark.parametrize('language', offered_for_letters())
def test_no_letter_and_no_sheet_doubles_a_full_stop(language: str) -> None:
    case = make_case({**INITIALS, 'case.language': language})
    made = packet(case, registry(), DAY, Options(formats=('txt',), language=language))
    texts = {name: content.decode() for name, content in made.files.items() if name.endswith('.txt')}
    assert 'Lena M.' in ' '.join(texts.values())
    for name, text in texts.items():
        assert re.findall(r'[^.\n]*[^.][.]\s?[.\u06d4\u3002](?![.])', text) == [], name


@pytest.mark.parametrize(('ends', 'shown'), [('M.', 'M.'), ('M', 'M.'), ('Who?', 'Who?'), ('ایم۔', 'ایم۔')])
def test_the_sentence_is_closed_once(ends: str, shown: str) -> None:
    (block,) = parse(f'<p>It is <x-value key="person.name" of="">{ends}</x-value>. Next.</p>', 'x').blocks
    assert block.text() == f'It is {shown} Next.'


def test_what_follows_a_link_stays() -> None:
    (block,) = parse('<p>At <x-link key="items.url" of="">https://example.com/a.</x-link>. Next.</p>', 'x').blocks
    assert block.text().endswith('. Next.')
