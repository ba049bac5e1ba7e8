"""Deleting case files and packets: by choice alone, never through a link, and with what nobody can promise."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from letters import paths
from tests.conftest import Letters

PLAIN = (paths.DEMO / 'lahore.yaml').read_bytes()


def test_shred_deletes_on_the_second_choice_alone_and_says_what_it_cannot_promise(
    tmp_path: Path, letters: Letters
) -> None:
    file = tmp_path / 'case.yaml'
    file.write_bytes(PLAIN)
    for typed, code in (('', 2), ('1\n', 0), ('yes\n', 0)):
        found, _, said = letters('shred', 'case.yaml', typed=typed)
        assert (found, file.read_bytes()) == (code, PLAIN)
        assert 'no program can promise' in said
    assert letters('shred', 'case.yaml', typed='2\n')[0] == 0
    assert list(tmp_path.iterdir()) == []


def test_shred_overwrites_what_stood_in_the_file(tmp_path: Path, letters: Letters) -> None:
    file = tmp_path / 'case.yaml'
    file.write_bytes(PLAIN)
    seen: list[bytes] = []
    cut = os.ftruncate
    with file.open('rb') as held, pytest.MonkeyPatch.context() as patch:

        def look(handle: int, length: int) -> None:
            seen.append(held.read())
            cut(handle, length)

        patch.setattr(os, 'ftruncate', look)
        assert letters('shred', 'case.yaml', '--yes')[0] == 0
    assert len(seen[0]) == 4096
    assert PLAIN[:30] not in seen[0]


@pytest.mark.parametrize('kind', ['link', 'second name', 'folder', 'missing'])
def test_shred_destroys_nothing_through_a_link_and_nothing_that_is_no_file(
    tmp_path: Path, letters: Letters, kind: str
) -> None:
    (tmp_path / 'kept').write_bytes(PLAIN)
    (tmp_path / 'first').write_bytes(PLAIN)
    other = tmp_path / 'other'
    if kind == 'link':
        other.symlink_to('kept')
    elif kind == 'second name':
        other.hardlink_to(tmp_path / 'kept')
    elif kind == 'folder':
        other.mkdir()
    code, _, said = letters('shred', 'first', 'other', '--yes')
    assert (code, bool(said)) == (5, True)
    assert (tmp_path / 'kept').read_bytes() == PLAIN
    assert (tmp_path / 'first').exists()


def test_shred_takes_away_a_packet_and_leaves_what_the_person_put_there(tmp_path: Path, letters: Letters) -> None:
    assert letters('write', str(paths.DEMO / 'lahore.yaml'), '-o', 'out', '--format', 'txt')[0] == 0
    folder = tmp_path / 'out' / 'K7Q2M9'
    (folder / 'receipt').write_text('mine')
    assert letters('shred', 'out/K7Q2M9', '--yes')[0] == 0
    assert [file.name for file in folder.iterdir()] == ['receipt']
    assert letters('shred', 'out/K7Q2M9', '--yes')[0] == 5
