"""Catalogues as Weblate and the tools of gettext take them: each sentence with what a translator has to know of it."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from translate.filters.checks import StandardChecker
from translate.storage.po import pofile

from letters import paths
from letters.languages.catalogue import Catalogue
from letters.languages.catalogue import Translation
from letters.translating.header import fields
from letters.translating.notes import FEW
from letters.translating.notes import notes
from letters.translating.notes import words
from letters.translating.po import Parsed
from letters.translating.po import parse
from letters.translating.update import outdated
from letters.translating.update import rendered
from tests.support.catalogues import sentence
from tests.support.pseudo import every_sentence
from tests.support.soak import share

CATALOGUES = [*sorted(paths.LOCALES.glob('*/LC_MESSAGES/*.po')), *sorted(paths.LOCALES.glob('*/glossary.po'))]
HELD = [*CATALOGUES, *sorted(paths.LOCALES.glob('*.pot'))]
# What translators fill in.
THEIRS = ('PO-Revision-Date', 'Last-Translator', 'Language-Team')


@cache
def held(file: Path) -> Parsed:
    return parse(file.read_bytes())


def toolkit(content: bytes) -> pofile:
    return pofile.parsestring(content)  # type: ignore[no-any-return,no-untyped-call]


def test_every_sentence_of_few_words_or_with_a_placeholder_has_an_example() -> None:
    for one in every_sentence():
        if (words(one.text) < FEW and re.search(r'\w', one.text)) or '%(' in one.text:
            assert re.search(r'Example: ".*"', one.comment), one
            assert '{}' not in one.comment, one
        assert '%(count)' not in one.comment, one


def test_every_note_is_beside_a_sentence() -> None:
    noted, contexts = notes(), {one.context for one in every_sentence()}
    for key in (*noted.places, *noted.limits, *(key.rpartition(' ')[0] for key in noted.values)):
        assert any(context.startswith(key) for context in contexts), key
    used = {
        (one.context.split()[0], name)
        for one in every_sentence()
        for name in re.findall(r'%\((\w+)\)s', one.text + one.plural)
    }
    there = {key.rpartition(' ')[2] for key in noted.values}
    assert there <= {name for _, name in used}
    # A paper that somebody adds may name a placeholder of its own: its name stands for it.
    assert {name for first, name in used if first in {'message', 'help'}} <= there


def test_every_sentence_names_its_files_and_no_line() -> None:
    for one in every_sentence():
        assert one.files, one
    for name in {name for one in every_sentence() for name in one.files}:
        assert (paths.CHECKOUT / name).is_file(), name


@pytest.mark.parametrize('file', HELD, ids=lambda one: one.relative_to(paths.LOCALES).as_posix())
def test_a_header_says_the_licence_and_where_an_english_sentence_can_be_spoken_of(file: Path) -> None:
    top = held(file).header
    assert top is not None
    assert 'SPDX-License-Identifier: CC0-1.0' in top.comments
    assert 'CONTRIBUTING.md' in dict(fields(top)).get('Report-Msgid-Bugs-To', 'CONTRIBUTING.md')
    assert 'POT-Creation-Date' not in dict(fields(top))


@pytest.mark.parametrize('file', CATALOGUES, ids=lambda one: one.relative_to(paths.LOCALES).as_posix())
def test_gettext_finds_nothing_but_what_translators_fill_in(file: Path) -> None:
    done = subprocess.run(['msgfmt', '--check', '-o', '/dev/null', file], capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if not any(f"'{name}' missing" in line for name in THEIRS)]
    assert (done.returncode, told) == (0, [])


@pytest.mark.parametrize('file', CATALOGUES, ids=lambda one: one.relative_to(paths.LOCALES).as_posix())
def test_the_translate_toolkit_reads_and_writes_it_without_changing_a_byte(file: Path) -> None:
    assert bytes(toolkit(file.read_bytes())) == file.read_bytes()


# Its check of links knows no comma of the Arabic script at their end; ours does (`letters.languages.faults.links`). It
# takes a full stop behind an address for a part of it, so it is shown that of Urdu as one.
CHECKS = ('variables', 'printf', 'xmltags', 'escapes', 'emails', 'newlines', 'tabs', 'blank')


def found(content: bytes) -> list[tuple[str, str]]:
    """What pofilter finds in a catalogue: the sentence, and the check that it does not keep.

    Where a form stands beside one number it may say it in a word, which pofilter does not know and our own rule does.
    """
    checker = StandardChecker(limitfilters=list(CHECKS))
    return [
        (one.source, name)
        for one in toolkit(content.replace('۔'.encode(), b'.')).units
        if one.istranslated() and not one.isobsolete() and not one.hasplural()
        for name in checker.run_filters(one)
    ]


@pytest.mark.parametrize('file', share(CATALOGUES, 3), ids=lambda one: one.relative_to(paths.LOCALES).as_posix())
def test_pofilter_finds_nothing(file: Path) -> None:
    assert found(file.read_bytes()) == []


def test_pofilter_would_find_a_lost_placeholder() -> None:
    content = CATALOGUES[0].read_bytes()
    line = next(line for line in content.split(b'\n') if line.startswith(b'msgstr "') and line.count(b'%(') == 1)
    broken = content.replace(line, re.sub(rb'%\(\w+\)s', b'', line))
    assert 'variables' in {name for _, name in found(broken)} or 'printf' in {name for _, name in found(broken)}


def test_where_room_is_short_a_translation_that_does_not_fit_is_a_fault() -> None:
    one = Translation('Arbeitsblatt mit allen Fällen und ihren Antworten', may_equal=False, most=31)
    assert Catalogue('de', {}).broken('Cases', one._replace(most=0), 'interface') == ()
    assert Catalogue('de', {}).broken('Cases', one, 'interface') == ('length',)
    limited = [one for one in every_sentence() if one.most]
    assert {one.most for one in limited} == {31}
    assert f'#, max-length:{limited[0].most}\n' in rendered(limited, 'de')


def test_another_file_of_a_sentence_is_written_and_is_nothing_that_a_check_asks_for(tmp_path: Path) -> None:
    before = rendered([sentence('a', 'One sentence.', files=('one.yaml',))], 'de')
    after = rendered([sentence('a', 'One sentence.', files=('one.yaml', 'two.yaml'))], 'de')
    (tmp_path / 'letters.po').write_text(before, encoding='utf-8')
    wanted = {tmp_path / 'letters.po': after}
    assert list(outdated(wanted)) == list(wanted)
    assert outdated(wanted, sources=False) == {}
