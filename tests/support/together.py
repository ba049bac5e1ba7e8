"""Test files that look into the same letters go to one worker, so that these are planned once a run."""

from __future__ import annotations

from xdist.scheduler import LoadFileScheduling

_WITH = {'tests/test_law_words.py': 'tests/test_elements.py'}


class Together(LoadFileScheduling):  # type: ignore[misc]  # it ships no types
    """File by file, as `--dist loadfile`; a file that needs what another one made goes along with it."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition('::')[0]
        return _WITH.get(file, file)
