"""The links of each letter, alone in a file of their own: for whoever has to open all of them, or paste them."""

from __future__ import annotations

import email.policy
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from letters import paths
from letters.casefile.build import case_from_file
from letters.model.registry import Registry
from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry as records
from tests.conftest import Letters
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.packets import CASES
from tests.support.packets import packet_in_every_format
from tests.support.shared import Files

TEXT = Options(formats=('txt',))


@pytest.mark.parametrize('name', [file.stem for file in CASES])
def test_the_file_holds_the_links_of_its_letter_one_a_line_and_nothing_else(
    name: str, registry: Registry, packets: Mapping[str, Files]
) -> None:
    case, _ = case_from_file(paths.DEMO / f'{name}.yaml', registry, DAY)
    assert case
    known = {link for item in case.items for link in (item.url, item.media_url) if link}
    found = packets[name]

    for file, content in found.items():
        if file.endswith('.links.txt'):
            letter = found[file.replace('.links.txt', '.txt')].decode().splitlines()
            listed = content.decode().split('\n')
            assert listed.pop() == ''
            assert listed == list(dict.fromkeys(line for line in letter if line in known))
            assert listed
    # Whoever is written to about a place gets it.
    for paper in packet(case, registry, DAY, TEXT).plan.papers:
        assert (f'{paper.id}.links.txt' in found) is bool(paper.items and paper.kind != 'authorisation'), paper.id


def test_each_of_many_links_stands_in_it_once_though_the_letter_shows_some_twice() -> None:
    places = [a_place(f'https://x.com/example/status/{number}') for number in range(1, 41)]

    made = packet(make_case({'items': places, 'person.country': 'US'}), records(), DAY, TEXT)

    assert made.files['01.links.txt'].decode().split() == [str(place['url']) for place in places]


def test_it_is_listed_with_its_digest_and_nobody_else_can_read_it(letters: Letters) -> None:
    assert letters('write', str(paths.DEMO / 'florida.yaml'), '-o', 'out', '--format', 'txt')[0] == 0
    folder = next(Path('out').iterdir())

    entries = {entry['file']: entry for entry in json.loads((folder / 'packet.json').read_text('utf-8'))['papers']}
    content = (folder / '01.links.txt').read_bytes()
    assert entries['01.links.txt']['sha256'] == hashlib.sha256(content).hexdigest()
    assert entries['01.links.txt']['paper'] == entries['01.txt']['paper']
    assert (folder / '01.links.txt').stat().st_mode & 0o777 == 0o600


def test_its_name_tells_as_much_as_the_others_do() -> None:
    case = make_case({'person.country': 'US'})

    files = packet(case, records(), DAY, Options(formats=('txt',), file_names='telling')).files

    assert [name for name in files if name.endswith('.links.txt')]
    assert {name.replace('.links.txt', '.txt') for name in files if name.endswith('.links.txt')} <= set(files)


def test_a_draft_of_a_mail_has_it_beside_the_pdf() -> None:
    files = packet_in_every_format()
    drafts = {name: content for name, content in files.items() if name.endswith('.eml')}

    assert drafts
    for name, content in drafts.items():
        message = email.message_from_bytes(content, policy=email.policy.SMTP)
        attached = [
            part.get_content() for part in message.iter_attachments() if part.get_content_type() == 'text/plain'
        ]
        alone = next((held for file, held in files.items() if file == name.replace('.eml', '.links.txt')), None)
        assert [text.splitlines() for text in attached] == ([alone.decode().splitlines()] if alone else [])


def test_the_first_page_tells_of_it_where_there_is_more_than_one_link() -> None:
    first, second = a_place('https://x.com/example/status/1'), a_place('https://x.com/example/status/2')
    told = [
        'The file ending in .links.txt has the links alone' in made.files['00.txt'].decode()
        for made in (
            packet(make_case({'items': items, 'person.country': 'US'}), records(), DAY, TEXT)
            for items in ([first], [first, second])
        )
    ]
    assert told == [False, True]
