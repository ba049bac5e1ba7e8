"""Saving an interview: nothing unless asked, never unlocked where locking was chosen, and read back as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters import paths
from letters.errors import CaseError
from letters.errors import FileError
from letters.interview.saver import Saver
from letters.interview.saver import as_yaml
from letters.output import lock as locking
from letters.output.folder import Folder
from letters.registry.read import read_bytes

WORDS = 'river lamp seven carpet'
PLAIN = (paths.DEMO / 'lahore.yaml').read_bytes()


@pytest.mark.parametrize('file', sorted(paths.DEMO.glob('*.yaml')), ids=lambda file: file.stem)
def test_answers_are_written_as_the_case_files_of_the_demo_are(file: Path) -> None:
    raw = file.read_bytes()
    tree = read_bytes(raw, file.name).value
    assert isinstance(tree, dict)
    assert as_yaml(tree) == raw


_TEXTS = st.text(st.characters(exclude_categories=['Cs', 'Cc']))
_ROWS = st.dictionaries(st.sampled_from(['id', 'url', 'work']), _TEXTS | st.lists(_TEXTS, max_size=3))


_TREES = st.fixed_dictionaries(
    {'sender': _ROWS, 'materials': st.lists(_ROWS), 'items': st.lists(_ROWS), 'threat': _TEXTS}
)


@given(_TREES)
def test_whatever_was_answered_is_read_back_as_it_was(tree: dict[str, object]) -> None:
    document = read_bytes(as_yaml(tree), 'case.yaml')
    assert document.value == tree
    assert document.problems == []


def test_nothing_is_kept_unless_asked(tmp_path: Path) -> None:
    saver = Saver()
    assert not saver.save({'threat': 'none'})
    assert not saver.forget()
    assert list(tmp_path.iterdir()) == []


def test_where_locking_was_chosen_no_byte_is_written_unlocked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[bytes] = []
    stage = Folder.stage

    def watched(folder: Folder, name: str, content: bytes, *, private: bool = True) -> str:
        assert private
        written.append(content)
        return stage(folder, name, content, private=private)

    monkeypatch.setattr(Folder, 'stage', watched)
    saver = Saver.locked(tmp_path / 'case.yaml', WORDS)
    assert saver.save({'threat': 'none'})
    assert [file.name for file in tmp_path.iterdir()] == ['case.yaml.age']
    assert all(locking.is_locked(content) for content in written)
    assert locking.open_sealed(written[0], passphrase=WORDS) == b'threat: "none"\n'
    assert WORDS not in repr(saver)
    assert saver.forget()
    assert list(tmp_path.iterdir()) == []


def test_saving_never_replaces_a_file_that_the_interview_did_not_go_on_from(tmp_path: Path) -> None:
    file = tmp_path / 'case.yaml'
    file.write_bytes(PLAIN)
    with pytest.raises(FileError):
        Saver.plain(file).save({'threat': 'none'})
    assert not Saver.plain(file).forget()
    assert file.read_bytes() == PLAIN
    assert Saver.plain(file, resumed=True).save({'threat': 'none'})
    assert file.read_bytes() == b'threat: "none"\n'
    with pytest.raises(CaseError):
        Saver.locked(file, 'short')


@pytest.mark.usefixtures('locked_quickly')
@pytest.mark.parametrize('name', ['.', '/', 'x' * 300, 'no/such/folder/case.yaml'])
def test_a_name_that_no_file_can_have_is_refused_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileError):
        Saver.plain(Path(name)).save({'threat': 'none'})
    with pytest.raises(FileError):
        Saver.locked(Path(name), WORDS).save({'threat': 'none'})
    assert list(tmp_path.iterdir()) == []
