from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from letters.errors import FileError
from letters.output.store import JOURNAL
from letters.output.store import WrittenPacket
from letters.output.store import remove_packet_papers
from tests.support.output_samples import CASE
from tests.support.output_samples import PAPERS
from tests.support.output_samples import contents
from tests.support.output_samples import record
from tests.support.output_samples import refusal
from tests.support.output_samples import write

pytestmark = pytest.mark.usefixtures('ways')


@pytest.mark.parametrize('name', ['01.txt', 'packet.json', JOURNAL])
@pytest.mark.parametrize('kind', ['link', 'dead link', 'folder', 'pipe'])
def test_what_is_no_file_in_a_files_place_is_refused(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / 'out' / CASE).mkdir(parents=True)
    place = tmp_path / 'out' / CASE / name
    if kind == 'folder':
        place.mkdir()
    elif kind == 'pipe':
        os.mkfifo(place)
    else:
        place.symlink_to(tmp_path / 'elsewhere')
        if kind == 'link':
            (tmp_path / 'elsewhere').write_bytes(PAPERS['01.txt'])
    assert refusal(tmp_path / 'out') == ('path-is-link' if 'link' in kind else 'path-exists-not-ours')
    assert [path.name for path in (tmp_path / 'out' / CASE).iterdir()] == [name]
    assert kind != 'link' or (tmp_path / 'elsewhere').read_bytes() == PAPERS['01.txt']


@pytest.mark.parametrize('where', ['out', f'out/{CASE}'])
def test_a_link_as_a_folder_is_refused(tmp_path: Path, where: str) -> None:
    (tmp_path / 'elsewhere').mkdir()
    (tmp_path / where).parent.mkdir(exist_ok=True)
    (tmp_path / where).symlink_to(tmp_path / 'elsewhere')
    assert refusal(tmp_path / 'out') == 'path-is-link'
    with pytest.raises(FileError, match='path-is-link'):
        remove_packet_papers(tmp_path / 'out', CASE)
    assert list((tmp_path / 'elsewhere').iterdir()) == []


def test_a_link_in_the_place_of_an_old_paper_stays_and_so_does_what_it_leads_to(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / 'kept').write_bytes(b'kept')
    (tmp_path / CASE / '01.txt').unlink()
    (tmp_path / CASE / '01.txt').symlink_to(tmp_path / 'kept')
    assert write(tmp_path, {'00.pdf': b'start here'}).removed == ('01.pdf', '02.reading-ur.pdf')
    assert (tmp_path / CASE / '01.txt').is_symlink()
    assert (tmp_path / 'kept').read_bytes() == b'kept'


HOSTILE: list[object] = [
    '../01.txt', '01/../../01.txt', '/01.txt', '..', '.', '', '01.txt/', '01\\..\\01.txt', '01.txt\0', '01.txt\n',
    'case.yaml', 'packet.json', JOURNAL, '01.' + 'x' * 300, 1, None, ['01.pdf'], {'file': '01.pdf'},
]  # fmt: skip


def test_a_hostile_record_names_nothing_outside_and_no_file_of_the_person(tmp_path: Path) -> None:
    (tmp_path / 'out' / CASE).mkdir(parents=True)
    kept = [tmp_path / '01.txt', tmp_path / 'out' / '01.txt', tmp_path / 'out' / CASE / 'case.yaml']
    for path in kept:
        path.write_bytes(b'kept')
    record(tmp_path / 'out', [*HOSTILE, str(kept[0]), '07.pdf'])
    (tmp_path / 'out' / CASE / '07.pdf').write_bytes(b'an earlier letter')
    assert write(tmp_path / 'out').removed == ('07.pdf',)
    assert [path.read_bytes() for path in kept] == [b'kept'] * 3
    record(tmp_path / 'out', [*HOSTILE, str(kept[0])])
    remove_packet_papers(tmp_path / 'out', CASE)
    assert [path.read_bytes() for path in kept] == [b'kept'] * 3


@pytest.mark.parametrize(
    'text',
    [
        '', '{', 'null', '[]', '"text"', '{"papers": 1}', '[' * 100_000, '9' * 10_000, '{"a":' * 100_000, '\ud800',
        '{"format": "1", "case": "K7Q2M9", "papers": 7}',
        '{"format": "1", "case": "K7Q2M9", "papers": ["07.pdf"]}',
        '{"format": "2", "case": "K7Q2M9", "papers": [{"file": "07.pdf"}]}',
        '{"format": "1", "case": "OTHER", "papers": [{"file": "07.pdf"}]}',
    ],
    ids=range(14),
)  # fmt: skip
def test_a_damaged_or_foreign_record_takes_nothing_away_and_is_made_new(tmp_path: Path, text: str) -> None:
    write(tmp_path)
    (tmp_path / CASE / 'packet.json').write_bytes(text.encode('utf-8', 'surrogatepass'))
    (tmp_path / CASE / '07.pdf').write_bytes(b'kept')
    assert write(tmp_path) == WrittenPacket(tmp_path / CASE, unchanged=tuple(PAPERS))
    assert contents(tmp_path) == {**PAPERS, '07.pdf': b'kept'}
    assert json.loads((tmp_path / CASE / 'packet.json').read_text())['case'] == CASE


def test_a_huge_record_is_not_read(tmp_path: Path) -> None:
    write(tmp_path)
    with (tmp_path / CASE / 'packet.json').open('wb') as file:
        file.truncate(1 << 33)
    assert write(tmp_path).unchanged == tuple(PAPERS)
    assert (tmp_path / CASE / 'packet.json').stat().st_size < 10_000
