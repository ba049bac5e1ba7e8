"""What was sent is never lost: comments stay, a killed run leaves the old file or the new, a full disk the old."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from letters.errors import CaseError
from letters.errors import FileError
from letters.followup.edited import with_entries
from letters.followup.noting import noted
from letters.followup.state import Entries
from letters.followup.state import change_sent
from letters.followup.state import read_sent
from letters.model.case import Sent
from letters.registry.read import read_bytes

CASE = 'K7Q2M9'
FIRST = Sent.made({'number': '01', 'paper': 'ncii-request', 'recipient': 'x', 'on': '2026-11-21', 'places': ['1']})
SECOND = Sent.made({'number': '02', 'paper': 'erasure-request', 'recipient': 'x', 'on': '2026-11-22T10:00Z'})

FILES = (
    'format: "1"\n# mine\ncase: {id: "K7Q2M9"}  # and this\n# the end\n',
    'format: "1"\ncase: {id: "K7Q2M9"}',
    'format: "1"\r\ncase: {id: "K7Q2M9"}\r\n',
    '\ufeffformat: "1"\nabout: "é\U0001f600"  # ü\n',
    '{format: "1", case: {id: "K7Q2M9"}}\n',
    'sent: []  # none yet\nformat: "1"\n',
    'format: "1"\n...\n',
    '---\nformat: "1"\nharm:\n  - afraid\n  # what follows\n',
    'sent: [{number: "03", paper: "a"}]\nformat: "1"\n',
    'sent:\n# the first\n- number: "03"\n  # by hand\n  paper: a  # yes\nformat: "1"\n',
    'sent:\n  - {number: "03", paper: "a"}  # three\n  # more to come\nformat: "1"\n',
)


@pytest.mark.parametrize('text', FILES)
def test_every_byte_that_somebody_wrote_into_a_case_file_stays(text: str) -> None:
    edited = with_entries(with_entries(text.encode(), [FIRST]), [SECOND]).decode()
    rest = iter(edited)
    # What was written by hand is still there, in its order.
    assert all(sign in rest for sign in text if sign not in '[]')
    tree = read_bytes(edited.encode(), '').value
    assert isinstance(tree, dict)
    numbers = [row['number'] for row in tree['sent']]  # type: ignore[index, call-overload]
    assert numbers == [*(['03'] if '03' in text else []), '01', '02']


@pytest.mark.parametrize('text', FILES)
def test_an_entry_is_changed_in_its_place_and_a_second_time_changes_nothing(text: str) -> None:
    once = with_entries(text.encode(), [FIRST, SECOND])
    assert with_entries(once, [FIRST, SECOND]) == once
    later = with_entries(once, [FIRST.model_copy(update={'answer': 'refusal', 'answered_on': '2026-11-30'})]).decode()
    assert later.count('refusal') == 1
    assert later.index('refusal') < later.index('erasure-request')


def test_an_entry_without_a_number_is_taken_for_that_of_the_same_paper() -> None:
    edited = with_entries(b'sent:\n  - {paper: ncii-request, recipient: x, on: "2026-11-20"}\n', [FIRST]).decode()
    assert edited.count('- {') == 1
    assert 'number: "01"' in edited


@pytest.mark.parametrize('text', ['sent: # nothing\nformat: "1"\n', 'sent:\n# nothing\nformat: "1"\n'])
def test_an_empty_list_is_filled_and_a_comment_beside_it_stays(text: str) -> None:
    edited = with_entries(text.encode(), [FIRST])
    assert read_bytes(edited, '').value == {**_tree(text), 'sent': [_said()]}
    assert '# nothing' in edited.decode()


def _tree(text: str) -> dict[str, object]:
    tree = read_bytes(text.encode(), '').value
    assert isinstance(tree, dict)
    return dict(tree)


def _said() -> dict[str, object]:
    return {'number': '01', 'paper': 'ncii-request', 'recipient': 'x', 'on': '2026-11-21', 'places': ['1']}


class Failing:
    """The system's calls, of which one fails or ends the process."""

    def __init__(self, call: str, how: Callable[[], BaseException]) -> None:
        self.call, self.how = call, how

    def __getattr__(self, name: str) -> Any:
        def fail(*_: Any, **__: Any) -> Any:
            raise self.how()

        return fail if name == self.call else getattr(os, name)


class KilledError(BaseException):
    """Stands for the end of the process."""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / CASE).mkdir()
    change_sent(tmp_path, CASE, lambda _: (FIRST,))
    return tmp_path


def more(entries: Entries) -> Entries:
    return (*entries, SECOND)


@pytest.mark.parametrize('call', ['write', 'fsync', 'replace', 'open'])
def test_a_full_disk_leaves_what_was_written_down(office: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    with monkeypatch.context() as patch:
        patch.setattr('letters.output.folder.os', Failing(call, lambda: OSError(errno.ENOSPC, 'full')))
        with pytest.raises(FileError) as caught:
            change_sent(office, CASE, more)
    assert caught.value.id == 'disk-full'
    assert read_sent(office, CASE) == (FIRST,)
    assert [path.name for path in (office / CASE).iterdir()] == ['sent.json']


@pytest.mark.parametrize('call', ['write', 'fsync', 'replace', 'close', 'unlink'])
def test_a_killed_run_leaves_the_old_entries_or_the_new_ones(
    office: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr('letters.output.folder.os', Failing(call, KilledError))
        with contextlib.suppress(KilledError):
            change_sent(office, CASE, more)
    assert read_sent(office, CASE) in [(FIRST,), (FIRST, SECOND)]
    # The next run goes on from there and leaves nothing half.
    change_sent(office, CASE, lambda held: held if SECOND in held else more(held))
    assert read_sent(office, CASE) == (FIRST, SECOND)
    assert [path.name for path in (office / CASE).iterdir()] == ['sent.json']


@pytest.mark.parametrize(
    'new', [{'on': '2026-11-22'}, {'channel': 'post'}, {'reference': 'other'}, {'on': '2026-11-20T10:00Z'}]
)
def test_what_differs_is_refused_and_with_a_word_replaced(new: dict[str, str]) -> None:
    held = FIRST.model_copy(update={'channel': 'form', 'reference': 'one'})
    said = FIRST.model_copy(update=new)
    with pytest.raises(CaseError):
        noted(held, said, again=False)
    changed = noted(held, said, again=True)
    assert all(getattr(changed, key) == value for key, value in new.items())
