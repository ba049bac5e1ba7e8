"""What the tests share and what they leave to `make soak`: made once, never changed, and all of it tried in turn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from letters import paths
from tests.support import shared
from tests.support import soak


@pytest.fixture
def another_worker(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is known here yet, and what is made is kept for others."""
    monkeypatch.setattr(shared, '_held', {})
    monkeypatch.setattr(shared, '_folders', [tmp_path])


@pytest.mark.usefixtures('another_worker')
def test_what_one_worker_made_is_there_for_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def make() -> shared.Files:
        made.append('once')
        return {'a/01.pdf': b'letter'}

    for _ in range(2):
        assert shared.once('packets', make) == {'a/01.pdf': b'letter'}
        monkeypatch.setattr(shared, '_held', {})
    assert made == ['once']


@pytest.mark.usefixtures('another_worker')
def test_what_could_not_be_made_is_tried_again_by_the_next() -> None:
    def broken() -> shared.Files:
        raise LookupError('not now')

    with pytest.raises(LookupError, match='not now'):
        shared.once('packets', broken)
    assert shared.once('packets', lambda: {'a': b'b'}) == {'a': b'b'}


@pytest.mark.parametrize('each', [2, 3, 5])
def test_shares_with_every_start_in_turn_are_the_whole(each: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soak, 'SOAK', False)
    shares = [soak.share(range(17), each, start) for start in range(each)]
    assert sorted(n for part in shares for n in part) == list(range(17))
    monkeypatch.setattr(soak, 'SOAK', True)
    assert soak.share(range(17), each) == range(17)
    assert soak.examples(100, 10) == 100


def test_make_quick_names_files_that_are_there() -> None:
    makefile = (paths.CHECKOUT / 'Makefile').read_text(encoding='utf-8')
    named = re.search(r'^QUICK := .*\.py,(.*)\)\)$', makefile, re.MULTILINE)
    assert named
    assert [name for name in named[1].split() if not (paths.CHECKOUT / 'tests' / f'test_{name}.py').is_file()] == []
