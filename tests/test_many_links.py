"""A letter with thousands of links is one letter: a short body, an annex with all of them, parts for small forms."""

from __future__ import annotations

import pytest

from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.soak import examples


def _texts(count: int, url: str, country: str) -> dict[str, str]:
    places = [a_place(url % number) for number in range(1, count + 1)]
    case = make_case({'items': places, 'person.country': country})
    made = packet(case, registry(), DAY, Options(formats=('txt',)))
    return {name: content.decode() for name, content in made.files.items()}


def test_thousands_of_links_stand_in_the_annex_of_one_letter() -> None:
    count = examples(5000, 2000)
    found = _texts(count, 'https://x.com/example/status/%d', 'DE')
    letter = found['01.txt']
    assert letter.startswith(
        'Request to remove intimate images published without consent (47 U.S.C. 223a). Places: ' + str(count)
    )
    body, _, annex = letter.partition('Annex: all links')
    assert body.count('https://x.com/') == 3
    assert f'Number of links: {count}.' in body
    lines = annex.splitlines()
    assert all(f'https://x.com/example/status/{number}' in lines for number in (1, 2, count // 2, count - 1, count))
    assert sum(line.startswith('https://x.com/example/status/') for line in lines) == count


def test_up_to_ten_links_stand_in_the_body_with_the_numbers_of_the_case() -> None:
    letter = _texts(10, 'https://x.com/example/status/%d', 'US')['01.txt']
    assert 'Annex' not in letter
    assert letter.count('https://x.com/example/status/') == 10
    for number in range(1, 11):
        assert f'\n{number}.' in letter


def test_a_form_that_takes_fewer_links_gets_whole_parts() -> None:
    places = [
        a_place(f'https://example.org/{number}', engines=['google-search'], queries=['Robin Example'])
        for number in range(1, 1202)
    ]
    made = packet(make_case({'items': places}), registry(), DAY, Options(formats=('txt',)))
    parts = sorted(name for name in made.files if '.part-' in name)
    assert len(parts) == 2
    for name in parts:
        text = made.files[name].decode()
        assert 'Signature: Robin Example' in text
        assert 'fresh.mailbox@example.com' in text
    together = ''.join(made.files[name].decode() for name in parts)
    assert all(f'https://example.org/{number}\n' in together for number in (1, 2, 999, 1000, 1001, 1201))


@pytest.mark.parametrize('host', ['https://x.com/example/status/%d', 'https://gallery.example.net/%d'])
@pytest.mark.parametrize('country', ['US', 'DE', 'ES', 'PK', 'IN', 'BR', 'GB'])
def test_many_links_make_every_paper_that_one_link_makes(host: str, country: str) -> None:
    def kinds(count: int) -> set[tuple[str, str]]:
        places = [a_place(host % number, engines=['google-search'], queries=['Ro']) for number in range(1, count + 1)]
        own = {'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author', 'materials.0.work': 'A picture'}
        case = make_case({**own, 'items': places, 'person.country': country, 'sender.country': country})
        made = packet(case, registry(), DAY, Options(formats=('txt',)))
        return {(paper.kind, paper.recipient) for paper in made.plan.papers}

    assert kinds(11) == kinds(1)
    assert 'copyright-notice' in {kind for kind, _ in kinds(11)}
