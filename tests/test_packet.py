"""A packet stays whole in itself when a paper of the plan turns out not to be made."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from letters.errors import MissingPartError
from letters.packet import files
from letters.packet.build import packet
from letters.packet.made import Packet
from letters.packet.options import Options
from letters.registry.load import registry
from letters.render import pdf as rendering
from tests.conftest import Letters
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.factory import make_file

if TYPE_CHECKING:
    from letters.model.case import Case
    from letters.model.letter import Letter

TEXT = Options(formats=('txt',))
# Copyright leads here, and the other papers wait for it.
PAID = {
    'materials.0.recorded_by': 'self',
    'materials.0.copyright': 'author',
    'materials.0.work': 'A photograph',
    'materials.0.published_before': 'paid',
    'materials.0.paid_now': 'no',
    'person.country': 'DE',
    'sender.country': 'DE',
}


def paid(language: str) -> Case:
    return make_case({**PAID, 'case.language': language})


def waits(made: Packet) -> list[tuple[str, str | None]]:
    return [(paper.kind, paper.after.paper if paper.after else None) for paper in made.plan.papers]


def test_what_waited_for_a_paper_that_is_not_made_goes_in_its_place() -> None:
    whole, gap = packet(paid('en'), registry(), DAY, TEXT), packet(paid('sw'), registry(), DAY, TEXT)
    assert waits(whole)[0] == ('copyright-notice', None)
    assert {after for _, after in waits(whole)[1:]} == {'01'}
    kinds = [kind for kind, _ in waits(whole)][1:]
    assert waits(gap) == list(zip(kinds, [None, '02', '02'][: len(kinds)], strict=True))
    assert 'waits' not in [reason.id for reason in gap.plan.papers[0].why]
    assert 'Paper 01' not in gap.files['00.txt'].decode()


def lacks_pdf(monkeypatch: pytest.MonkeyPatch, missing: MissingPartError, language: str = '') -> None:
    """A machine that can make no PDF, or none in one language."""

    def refusing(letter: Letter) -> bytes:
        if not language or language in {letter.language, letter.beside_language}:
            raise missing
        return b'%PDF'

    monkeypatch.setattr(rendering, 'pdf', refusing)


NO_FONT = MissingPartError('missing-glyph', fonts='fonts-hosny-amiri')
NO_PANGO = MissingPartError('missing-library', command='sudo apt-get install -y libpango-1.0-0')


@pytest.mark.parametrize(
    ('formats', 'copies'), [(('txt',), {'txt'}), (('pdf', 'txt'), {'html', 'txt'}), (('pdf',), {'html'})]
)
def test_an_oath_is_made_with_the_copy_that_this_machine_can_write(
    formats: tuple[str, ...], copies: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lacks_pdf(monkeypatch, NO_FONT, 'ur')
    made = packet(paid('ur'), registry(), DAY, Options(formats=formats))
    assert made.plan.papers[0].kind == 'copyright-notice'
    assert {name.rpartition('.')[2] for name in made.files if name.startswith('01.reading-ur.')} == copies
    assert (made.missing is None) == ('pdf' not in formats)
    assert {entry['file'] for entry in made.entries} == set(made.files)


def test_an_oath_of_which_no_copy_can_be_written_is_not_made_and_the_other_papers_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_copy(letter: Letter) -> bytes:
        if letter.beside:
            raise NO_FONT
        return b'%PDF'

    monkeypatch.setattr(rendering, 'pdf', no_copy)
    monkeypatch.setitem(files._VIEWS, 'txt', lambda letter, _: no_copy(letter))
    monkeypatch.setattr(files, '_instead', lambda _name: ())
    made = packet(paid('ur'), registry(), DAY, Options())
    assert 'copyright-notice' not in [paper.kind for paper in made.plan.papers]
    refused = next(one for one in made.plan.not_made if one.kind == 'copyright-notice')
    assert [reason.id for reason in refused.why] == ['oath-needs-copy']
    assert made.plan.papers
    assert not any('perjury' in content.decode(errors='replace') for content in made.files.values())


def test_without_pango_every_paper_is_there_as_text_and_as_a_page_and_oaths_are_too(
    letters: Letters, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    case = tmp_path / 'case.yaml'
    case.write_bytes(make_file({**PAID, 'case.language': 'es'}))
    write = ('write', 'case.yaml', '-o', 'out', '--date', '2026-11-21')
    assert letters(*write)[0] == 0
    whole = {file.name for file in (tmp_path / 'out' / 'T3S7A1').iterdir()}
    lacks_pdf(monkeypatch, NO_PANGO)
    code, _, err = letters(*write)
    assert code == 7
    assert (
        'No PDF can be written without it. Papers are written as text and as pages for a browser (html) instead.' in err
    )
    assert 'sudo apt-get install -y libpango-1.0-0' in err
    assert {file.name for file in (tmp_path / 'out' / 'T3S7A1').iterdir()} == {
        name.replace('.pdf', '.html') for name in whole
    }
    assert {'00.html', '00.txt', '01.html', '01.txt', '01.reading-es.html', '01.reading-es.txt'} <= {
        file.name for file in (tmp_path / 'out' / 'T3S7A1').iterdir()
    }
    assert 'perjury' in (tmp_path / 'out' / 'T3S7A1' / '01.reading-es.txt').read_text('utf-8')


def test_a_reading_copy_as_text_says_first_what_it_is_and_puts_each_paragraph_above_its_translation() -> None:
    made = packet(paid('es'), registry(), DAY, TEXT)
    copy = made.files['01.reading-es.txt'].decode()
    paragraphs, letter = copy.split('\n\n'), made.files['01.txt'].decode().rstrip().split('\n\n')
    assert 'no se envía' in paragraphs[0].lower() or 'no enviar' in paragraphs[0].lower()
    assert paragraphs[1] == letter[0]
    places = [paragraphs.index(one) for one in letter[1:4]]
    assert places == [3, 5, 7]
    assert [name for name in made.files if name.endswith('.pdf')] == []


@pytest.mark.parametrize(
    'url',
    [
        'https://a..b.example/x/1234',
        'https://a.example../',
        'https://.a.example/',
        'https://' + '.'.join(letter * 60 for letter in 'abcd') + '/x',
        'https://[2606:4700::1111]/x',
    ],
)
def test_a_telling_name_holds_no_host_that_is_not_one(url: str, letters: Letters, tmp_path: Path) -> None:
    (tmp_path / 'case.yaml').write_bytes(make_file({'items.0.url': url}))
    write = ('write', 'case.yaml', '-o', 'out', '--date', '2026-11-21', '--format', 'txt', '--file-names', 'telling')
    code, _, err = letters(*write)
    assert (code, err) == (0, '')
    names = {file.name for file in (tmp_path / 'out' / 'T3S7A1').iterdir()} - {'packet.json'}
    # Dots at the end of a host are no part of it.
    site = 'a.example' if url == 'https://a.example../' else 'unknown-site'
    assert f'01-{site}-ncii-request.txt' in names
    for name in names:
        assert re.fullmatch(r'[0-9]{2}-[a-z0-9_-]+(\.[a-z0-9_-]+)*\.txt', name)
        assert len(name) < 150


def test_a_telling_name_holds_an_ordinary_host_as_it_is() -> None:
    case = make_case({'items.0.url': 'https://con.leaks-site.example/x/1'})
    made = packet(case, registry(), DAY, Options(formats=('txt',), file_names='telling'))
    assert '01-con.leaks-site.example-ncii-request.txt' in made.files
