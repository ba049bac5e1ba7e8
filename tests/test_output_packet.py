from __future__ import annotations

import datetime
import hashlib
import json
import os
import stat
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from letters.output import folder
from letters.output.store import JOURNAL
from letters.output.store import WrittenPacket
from letters.output.store import packet_folder
from letters.output.store import remove_packet_papers
from letters.output.store import write_packet
from tests.support.day import DAY
from tests.support.output_samples import CASE
from tests.support.output_samples import PAPERS
from tests.support.output_samples import contents
from tests.support.output_samples import record
from tests.support.output_samples import refusal
from tests.support.output_samples import write

pytestmark = pytest.mark.usefixtures('ways')


def test_a_packet_holds_exactly_its_files_and_what_they_are(tmp_path: Path) -> None:
    assert write(tmp_path / 'new') == WrittenPacket(tmp_path / 'new' / CASE, tuple(PAPERS))
    assert contents(tmp_path / 'new') == PAPERS
    text = (tmp_path / 'new' / CASE / 'packet.json').read_text(encoding='utf-8')
    found = json.loads(text)
    assert text.endswith('}\n')
    assert {key: found[key] for key in ('format', 'case', 'date', 'version')} == {
        'format': '1',
        'case': CASE,
        'date': '2026-11-21',
        'version': '0.1.0',
    }
    assert found['papers'][1] == {
        'id': '01',
        'recipient': 'x',
        'laws': ['us-take-it-down'],
        'file': '01.pdf',
        'sha256': hashlib.sha256(b'letter').hexdigest(),
    }


@pytest.mark.parametrize('umask', [0o000, 0o077])
def test_everything_is_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        write(tmp_path / 'new')
    finally:
        os.umask(before)
    places = [tmp_path / 'new', *(tmp_path / 'new').rglob('*')]
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in places}
    assert modes == {'new': 0o700, CASE: 0o700, **dict.fromkeys(PAPERS, 0o600), 'packet.json': 0o600}


def test_a_second_run_touches_nothing(tmp_path: Path) -> None:
    write(tmp_path)
    places = [tmp_path / CASE, *(tmp_path / CASE).iterdir()]
    before = [(path.stat().st_mtime_ns, path.stat().st_ino) for path in places]
    assert write(tmp_path) == WrittenPacket(tmp_path / CASE, unchanged=tuple(PAPERS))
    assert [(path.stat().st_mtime_ns, path.stat().st_ino) for path in places] == before


def test_two_folders_get_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / 'a')
    write(tmp_path / 'b')
    one, two = ((tmp_path / where / CASE / 'packet.json').read_bytes() for where in 'ab')
    assert one == two


def test_another_day_changes_the_record_alone(tmp_path: Path) -> None:
    write(tmp_path)
    assert write(tmp_path, day=DAY + datetime.timedelta(1)).unchanged == tuple(PAPERS)
    assert json.loads((tmp_path / CASE / 'packet.json').read_text())['date'] == '2026-11-22'


def test_papers_that_no_longer_hold_go_and_the_persons_files_stay(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / CASE / 'answer from the site.pdf').write_bytes(b'theirs')
    (tmp_path / CASE / '03.pdf').write_bytes(b'theirs too')
    done = write(tmp_path, {'00.pdf': b'start otherwise', '01.pdf': b'letter'})
    assert done == WrittenPacket(tmp_path / CASE, ('00.pdf',), ('01.pdf',), ('01.txt', '02.reading-ur.pdf'))
    assert contents(tmp_path) == {
        '00.pdf': b'start otherwise',
        '01.pdf': b'letter',
        'answer from the site.pdf': b'theirs',
        '03.pdf': b'theirs too',
    }


def test_an_unchanged_paper_that_others_could_read_is_closed(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / CASE / '01.pdf').chmod(0o644)
    assert write(tmp_path).unchanged == tuple(PAPERS)
    assert stat.S_IMODE((tmp_path / CASE / '01.pdf').stat().st_mode) == 0o600


def test_an_open_folder_of_the_case_is_closed(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / CASE).chmod(0o755)
    write(tmp_path)
    assert not folder.HANDLES or stat.S_IMODE((tmp_path / CASE).stat().st_mode) == 0o700


def test_a_paper_with_a_second_name_elsewhere_is_written_anew(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / 'second').hardlink_to(tmp_path / CASE / '01.pdf')
    assert write(tmp_path).written == ('01.pdf',)
    assert (tmp_path / CASE / '01.pdf').stat().st_nlink == 1
    assert (tmp_path / 'second').read_bytes() == b'letter'


def test_a_file_of_the_person_in_a_papers_place_is_refused_and_survives(tmp_path: Path) -> None:
    (tmp_path / CASE).mkdir()
    (tmp_path / CASE / '01.txt').write_bytes(b'theirs')
    assert refusal(tmp_path) == 'path-exists-not-ours'
    assert contents(tmp_path) == {'01.txt': b'theirs'}


def test_all_papers_go_when_the_facts_lead_to_help(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / CASE / 'notes.txt').write_bytes(b'theirs')
    (tmp_path / CASE / JOURNAL).write_text(json.dumps({'format': '1', 'case': CASE, 'papers': [{'file': '05.pdf'}]}))
    (tmp_path / CASE / '05.pdf').write_bytes(b'of a killed run')
    (tmp_path / CASE / '.letters-01234567-0123456789abcdef.tmp').write_bytes(b'half of')
    assert remove_packet_papers(tmp_path, CASE) == WrittenPacket(
        tmp_path / CASE, removed=tuple(sorted([*PAPERS, '05.pdf']))
    )
    assert [path.name for path in (tmp_path / CASE).iterdir()] == ['notes.txt']
    assert remove_packet_papers(tmp_path, CASE) == WrittenPacket(tmp_path / CASE)


def test_removing_makes_no_folder(tmp_path: Path) -> None:
    assert remove_packet_papers(tmp_path / 'new', CASE).removed == ()
    assert remove_packet_papers(tmp_path, CASE).removed == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    'reference', ['', 'AB', '../..', 'K7Q2M9/..', '-AB', 'k7q2m9', 'K7Q2M9\n', 'A' * 33, 'ÄBC', 'A.B']
)
def test_what_is_no_reference_becomes_no_folder(tmp_path: Path, reference: str) -> None:
    with pytest.raises(ValueError, match='not the id of a case'):
        write_packet(tmp_path, reference, {}, [], date=DAY)
    with pytest.raises(ValueError, match='not the id of a case'):
        remove_packet_papers(tmp_path, reference)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ('reference', 'name'),
    [('CON', 'CON_'), ('NUL', 'NUL_'), ('COM1', 'COM1_'), ('LPT9', 'LPT9_'), ('CON-1', 'CON-1'), ('K7Q', 'K7Q')],
)
def test_no_folder_has_the_name_of_a_device(tmp_path: Path, reference: str, name: str) -> None:
    assert packet_folder(tmp_path, reference) == tmp_path / name
    assert write_packet(tmp_path, reference, {}, [], date=DAY).folder == tmp_path / name
    assert (tmp_path / name / 'packet.json').is_file()


@pytest.mark.parametrize(
    'name', ['x.pdf', '../01.pdf', '01', '01.', '01..pdf', '01.pdf.', '01 a.pdf', '/01.pdf', '01.é']
)
def test_a_paper_has_a_plain_numbered_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match='number'):
        write(tmp_path, {name: b'x'})
    assert list(tmp_path.iterdir()) == []


def test_names_and_entries_fit_each_other(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match='case alone'):
        write(tmp_path, {'01.reading-pt-BR.pdf': b'x', '01.reading-pt-br.pdf': b'y'})
    with pytest.raises(ValueError, match='argument 2'):
        write_packet(tmp_path, CASE, PAPERS, [{}], date=DAY)
    assert list(tmp_path.iterdir()) == []


def test_telling_names_and_encrypted_papers_fit(tmp_path: Path) -> None:
    files = {
        '01-x-ncii-request.pdf': b'1',
        '01.pdf.age': b'2',
        '104-generic-example-org-host-notice.reading-zh_Hant.pdf': b'3',
    }
    assert write(tmp_path, files).written == tuple(files)


def test_where_upper_and_lower_case_are_one_a_new_name_is_not_removed_as_an_old_one(tmp_path: Path) -> None:
    write(tmp_path, {'01.pt-BR.pdf': b'old'})
    # As such a disk shows it: both names are the same file.
    (tmp_path / CASE / '01.pt-br.pdf').hardlink_to(tmp_path / CASE / '01.pt-BR.pdf')
    record(tmp_path, ['01.pt-BR.pdf', '01.pt-br.pdf'])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folder.Folder, 'holds', lambda *_: True)
        assert write(tmp_path, {'01.pt-br.pdf': b'old'}).removed == ()
    assert (tmp_path / CASE / '01.pt-br.pdf').read_bytes() == b'old'


def test_two_runs_at_once_leave_one_of_the_packets(tmp_path: Path) -> None:
    if not folder.HANDLES:
        return
    packets = [PAPERS, {'00.pdf': b'other', '03.pdf': b'third'}, {'00.pdf': b'alone'}]
    failures: list[BaseException] = []

    def write_often(files: Mapping[str, bytes]) -> None:
        try:
            for _ in range(15):
                write(tmp_path, files)
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=write_often, args=(files,)) for files in packets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert contents(tmp_path) in packets
