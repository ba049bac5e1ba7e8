from __future__ import annotations

import os
import stat
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from letters.errors import FileError
from letters.output import folder
from letters.output.files import write_private
from letters.output.folder import Folder

NAME = 'Aisha-Bibi.yaml'


@pytest.fixture(params=[True, False], ids=['handles', 'paths'], autouse=True)
def ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With open folders, and as on a system that has no such handles and no locks."""
    if not request.param:
        monkeypatch.setattr(folder, 'HANDLES', False)
        monkeypatch.setattr(folder, 'fcntl', None)


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[int]:  # noqa: ARG001 - made before the umask is set
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.lstat().st_mode)


def names(path: Path) -> list[str]:
    return sorted(child.name for child in path.iterdir())


def refusal(path: Path) -> str:
    with pytest.raises(FileError) as caught:
        write_private(path, b'new')
    told = ''.join(traceback.format_exception(caught.value))
    # Names of tests stand in the traceback, the path that was written does not, and the system's words neither.
    assert 'Aisha' not in told
    assert str(path.parent) not in told
    assert caught.value.values == {}
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    return caught.value.id


def may_write_anywhere(path: Path) -> bool:
    """The administrator writes where no other may."""
    try:
        (path / 'probe').touch()
    except PermissionError:
        return False
    (path / 'probe').unlink()
    return True


@pytest.mark.usefixtures('umask')
def test_file_and_folder_are_private_whatever_the_umask(tmp_path: Path) -> None:
    write_private(tmp_path / 'new' / NAME, b'content')
    assert (tmp_path / 'new' / NAME).read_bytes() == b'content'
    assert mode(tmp_path / 'new' / NAME) == 0o600
    assert mode(tmp_path / 'new') == 0o700
    assert names(tmp_path / 'new') == [NAME]


@pytest.mark.parametrize('umask', [0o377], indirect=True)
@pytest.mark.usefixtures('umask')
def test_an_odd_umask_does_not_lock_the_owner_out(tmp_path: Path) -> None:
    if not folder.HANDLES:
        return
    write_private(tmp_path / 'new' / NAME, b'content')
    assert mode(tmp_path / 'new') == 0o700
    assert mode(tmp_path / 'new' / NAME) == 0o600


def test_a_folder_of_the_person_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    write_private(tmp_path / NAME, b'content')
    assert mode(tmp_path) == 0o755


def test_a_file_is_replaced_and_becomes_private(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b'a longer older content')
    (tmp_path / NAME).chmod(0o644)
    write_private(tmp_path / NAME, b'new')
    assert (tmp_path / NAME).read_bytes() == b'new'
    assert mode(tmp_path / NAME) == 0o600


@pytest.mark.parametrize('content', [b'', b'x', bytes(range(256)) * 12_000], ids=['empty', 'one', 'megabytes'])
def test_every_byte_arrives(tmp_path: Path, content: bytes) -> None:
    write_private(tmp_path / NAME, content)
    assert (tmp_path / NAME).read_bytes() == content


def test_a_relative_path_is_written_where_the_person_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_private(Path(NAME), b'new')
    write_private(Path('below') / NAME, b'new')
    assert names(tmp_path) == [NAME, 'below']


def test_one_folder_is_made_and_not_a_whole_way_of_them(tmp_path: Path) -> None:
    assert refusal(tmp_path / 'missing' / 'new' / NAME) == 'folder-missing'
    assert names(tmp_path) == []


def test_a_link_as_the_file_is_refused_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / 'elsewhere').write_bytes(b'old')
    (tmp_path / NAME).symlink_to(tmp_path / 'elsewhere')
    assert refusal(tmp_path / NAME) == 'path-is-link'
    assert (tmp_path / 'elsewhere').read_bytes() == b'old'
    assert (tmp_path / NAME).is_symlink()


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).symlink_to(tmp_path / 'elsewhere')
    assert refusal(tmp_path / NAME) == 'path-is-link'
    assert names(tmp_path) == [NAME]


@pytest.mark.parametrize('exists', [True, False])
def test_a_link_as_the_folder_is_refused(tmp_path: Path, exists: bool) -> None:
    if exists:
        (tmp_path / 'elsewhere').mkdir()
    (tmp_path / 'link').symlink_to(tmp_path / 'elsewhere')
    assert refusal(tmp_path / 'link' / NAME) == 'path-is-link'
    assert not exists or names(tmp_path / 'elsewhere') == []


def test_a_link_far_above_is_the_persons_own(tmp_path: Path) -> None:
    (tmp_path / 'disk' / 'papers').mkdir(parents=True)
    (tmp_path / 'link').symlink_to(tmp_path / 'disk')
    write_private(tmp_path / 'link' / 'papers' / NAME, b'new')
    assert names(tmp_path / 'disk' / 'papers') == [NAME]


def test_a_link_that_takes_the_folders_place_in_the_last_moment_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not folder.HANDLES:
        return
    (tmp_path / 'elsewhere').mkdir()
    (tmp_path / 'link').symlink_to(tmp_path / 'elsewhere')
    real = (tmp_path / 'elsewhere').stat()
    monkeypatch.setattr(folder, '_look', lambda *_: real)
    assert refusal(tmp_path / 'link' / NAME) in {'path-is-link', 'folder-not-writable'}
    assert names(tmp_path / 'elsewhere') == []


def test_a_second_name_of_the_old_file_keeps_the_old_content(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b'old')
    (tmp_path / 'second').hardlink_to(tmp_path / NAME)
    write_private(tmp_path / NAME, b'new')
    assert (tmp_path / 'second').read_bytes() == b'old'
    assert (tmp_path / NAME).read_bytes() == b'new'


def test_a_folder_or_a_pipe_in_the_files_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()
    os.mkfifo(tmp_path / 'Aisha-pipe')
    assert refusal(tmp_path / NAME) == 'path-exists-not-ours'
    assert refusal(tmp_path / 'Aisha-pipe') == 'path-exists-not-ours'
    assert names(tmp_path) == [NAME, 'Aisha-pipe']


@pytest.mark.parametrize('path', [Path(), Path('/'), Path('..'), Path('sub/..')])
def test_a_folder_named_as_the_file_is_refused(path: Path) -> None:
    with pytest.raises(FileError) as caught:
        write_private(path, b'new')
    assert caught.value.id == 'path-exists-not-ours'


def test_a_file_in_the_folders_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / 'file').write_bytes(b'old')
    assert refusal(tmp_path / 'file' / NAME) == 'folder-not-writable'
    assert refusal(tmp_path / 'file' / 'deeper' / NAME) == 'folder-not-writable'


def test_a_folder_that_one_may_not_write_is_told(tmp_path: Path) -> None:
    (tmp_path / 'closed').mkdir()
    (tmp_path / 'closed').chmod(0o500)
    if may_write_anywhere(tmp_path / 'closed'):
        write_private(tmp_path / 'closed' / NAME, b'new')
        assert names(tmp_path / 'closed') == [NAME]
    else:
        assert refusal(tmp_path / 'closed' / NAME) == 'folder-not-writable'
        assert refusal(tmp_path / 'closed' / 'new' / NAME) == 'folder-not-writable'


def test_the_next_write_clears_what_a_killed_one_left_of_this_file_alone(tmp_path: Path) -> None:
    with Folder(tmp_path) as room:
        room.stage(NAME, b'half')
        other = room.stage('other', b'half')
    foreign = ['.letters-notes.tmp', '.letters-0123456z-0123456789abcdef.tmp']
    for name in foreign:
        (tmp_path / name).touch()
    write_private(tmp_path / NAME, b'new')
    assert names(tmp_path) == sorted([NAME, other, *foreign])


def test_a_temporary_name_says_nothing_of_the_file(tmp_path: Path) -> None:
    with Folder(tmp_path) as room:
        temporary = room.stage(NAME, b'content')
    assert 'isha' not in temporary
    assert mode(tmp_path / temporary) == 0o600


def test_many_writers_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    if not folder.HANDLES:
        return
    contents = [bytes([number]) * 100_000 for number in range(6)]
    failures: list[BaseException] = []

    def write_often(content: bytes) -> None:
        try:
            for _ in range(10):
                write_private(tmp_path / NAME, content)
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=write_often, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert (tmp_path / NAME).read_bytes() in contents
    assert names(tmp_path) == [NAME]
