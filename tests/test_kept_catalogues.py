"""Catalogues as an earlier command kept them: the same messages, and never those of another file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters import paths
from letters.languages import catalogue as read
from letters.languages import kept
from letters.languages.catalogue import catalogue

if TYPE_CHECKING:
    from letters.model.locale import Domain


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place of its own for what is kept, and nothing remembered of an earlier reading."""
    monkeypatch.setattr(kept, 'FILE', tmp_path / '_compiled' / 'registry')
    catalogue.cache_clear()
    return tmp_path / '_compiled'


@pytest.mark.parametrize(('language', 'domain'), [('es', 'interface'), ('ar', 'letters')])
def test_what_was_kept_is_what_was_read(language: str, domain: Domain, room: Path) -> None:
    first = catalogue(language, domain, paths.LOCALES)
    assert [file.name for file in room.iterdir()] == [f'catalogue-{language}-{domain}']
    catalogue.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read, '_messages', None)
        again = catalogue(language, domain, paths.LOCALES)
    assert again == first
    assert list(again.entries) == list(first.entries)
    assert any(entry.forms for entry in again.entries.values()) == (domain == 'interface')


def test_a_changed_catalogue_is_read_anew_and_only_that_of_the_checkout_is_kept(room: Path, tmp_path: Path) -> None:
    place = tmp_path / 'es' / 'LC_MESSAGES'
    place.mkdir(parents=True)
    said = (paths.LOCALES / 'es' / 'LC_MESSAGES' / 'letters.po').read_text('utf-8')
    catalogue('es', 'letters', paths.LOCALES)
    held = (room / 'catalogue-es-letters').read_bytes()
    (place / 'letters.po').write_text(said + '\nmsgid "Only here."\nmsgstr "Solo aquí."\n', 'utf-8')
    assert ('', 'Only here.') in catalogue('es', 'letters', tmp_path).entries
    assert (room / 'catalogue-es-letters').read_bytes() == held


@pytest.mark.parametrize('change', ['torn', 'other', 'open'])
def test_what_is_damaged_or_could_be_of_somebody_else_is_not_taken(change: str, room: Path) -> None:
    first = catalogue('es', 'letters', paths.LOCALES)
    file = room / 'catalogue-es-letters'
    content = file.read_bytes()
    wrong = content[:32] + json.dumps(['', {'\x04No.': ['Sí.', False, 1]}]).encode()
    file.write_bytes({'torn': content[:-9], 'other': b'x' * 32 + wrong[32:], 'open': wrong}[change])
    file.chmod(0o666 if change == 'open' else 0o600)
    catalogue.cache_clear()
    assert catalogue('es', 'letters', paths.LOCALES) == first
