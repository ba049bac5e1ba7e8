"""An address and a telephone number in the body of a letter say whose they are: a bare line could be anybody's."""

from __future__ import annotations

import pytest

from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import make_case

ADDRESS = ['c/o Example Law Office', '1 Example Plaza', 'Example City']
PHONE = '+57 555 0100'
POSTED = {'sender.address': ADDRESS, 'sender.phone': PHONE, 'items.0.url': 'https://www.instagram.com/p/Example0004/'}
REFUSED = [
    {
        'number': '03', 'paper': 'erasure-request', 'recipient': 'instagram', 'on': '2026-10-20',
        'answer': 'refusal', 'answered_on': '2026-11-15',
    }
]  # fmt: skip
OWN_WORK = {
    'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author', 'materials.0.work': 'A photograph of 2026',
    'items.0.url': 'https://gallery.example.net/a/1',
}  # fmt: skip


def _lines(**changes: object) -> list[str]:
    files = packet(make_case(POSTED | changes), registry(), DAY, Options(formats=('txt',), language='en')).files
    letters = [text for name, text in files.items() if name.endswith('.txt') and not name.startswith('00')]
    return [line for text in letters for line in text.decode().splitlines()]


@pytest.mark.parametrize(
    'changes',
    [
        {'person.country': 'CO', 'sender.country': 'CO'},
        {'person.country': 'MX', 'sender.country': 'MX', 'wishes.regulator': 'yes', 'sent': REFUSED},
        {'person.country': 'US', 'sender.country': 'US', **OWN_WORK},
    ],
    ids=['Colombia', 'Mexico', 'copyright'],
)
def test_an_address_in_a_letter_has_its_label(changes: dict[str, object]) -> None:
    lines = _lines(**changes)
    written = [line for line in lines if 'Example Plaza' in line]
    assert written
    assert {line.partition(':')[0] for line in written} == {'My postal address'}
    assert all(line.startswith('My telephone number: ') for line in lines if PHONE in line)


def test_without_an_address_no_label_stands_alone() -> None:
    lines = _lines(**{'person.country': 'MX', 'sender.country': 'MX', 'sender.address': [], 'sender.phone': ''})
    assert not [line for line in lines if line.startswith(('My postal', 'My telephone'))]
    assert not [line for line in lines if line.rstrip().endswith(':') and 'number' in line]
