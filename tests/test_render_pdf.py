from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from bisect import bisect
from pathlib import Path

import pytest

from letters import paths
from letters.errors import MissingPartError
from letters.model.letter import Node
from letters.render import engine
from letters.render.machine import folders
from letters.render.machine import missing_parts
from letters.render.pdf import pdf
from tests.support.render_samples import LANGUAGES
from tests.support.render_samples import links
from tests.support.render_samples import make_letter
from tests.support.render_samples import paragraph
from tests.support.render_samples import pdf_in
from tests.support.render_samples import poppler
from tests.support.render_samples import value
from tests.support.soak import SOAK


def info(content: bytes) -> dict[str, str]:
    told = subprocess.run(['pdfinfo', '-'], input=content, capture_output=True, check=True).stdout.decode()
    return {name: said.strip() for name, _, said in (line.partition(':') for line in told.splitlines())}


@pytest.mark.parametrize('language', LANGUAGES)
def test_a_pdf_is_tagged_sound_and_all_its_fonts_are_in_it(language: str, tmp_path: Path) -> None:
    file = tmp_path / 'letter.pdf'
    file.write_bytes(pdf_in(language))

    assert info(pdf_in(language))['Tagged'] == 'yes'
    subprocess.run(['qpdf', '--check', file], check=True, capture_output=True)
    fonts = subprocess.run(['pdffonts', file], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    assert all(re.search(r'yes yes yes\s+\d+\s+0$', font) for font in fonts)


def test_a_pdf_tells_its_title_and_language_and_nothing_else_about_itself() -> None:
    import pikepdf

    content = pdf(make_letter())
    document = pikepdf.open(io.BytesIO(content))

    assert dict(document.docinfo) == {'/Title': 'Letter 01'}
    assert str(document.Root.Lang) == 'en'
    metadata = document.Root.Metadata.read_bytes().decode()
    assert '<rdf:li xml:lang="x-default">Letter 01</rdf:li>' in metadata
    assert 'pdfuaid:part="1"' in metadata
    assert not re.search(rb'WeasyPrint|pydyf|CreationDate|ModDate|Producer|xmp:', content)


def test_headings_lists_links_and_table_headings_are_what_they_are() -> None:
    table = Node('table', (Node('tr', (Node('th', ('A',)),)), Node('tr', (Node('td', ('b',)),))))
    letter = make_letter()

    shown = subprocess.run(
        ['pdfinfo', '-struct-text', '-'],
        input=pdf(make_letter(body=(*letter.body, table))),
        capture_output=True,
        check=True,
    ).stdout.decode()

    kinds = re.findall(r'^\s*(\w+)', shown, re.MULTILINE)
    assert {'H1', 'H2', 'L', 'LI', 'Lbl', 'LBody', 'P', 'Link', 'Table', 'TR', 'TH', 'TD'} <= set(kinds)
    assert kinds.count('H1') == 1
    assert kinds.count('Link') == 2


@pytest.mark.parametrize(('paper', 'size'), [('a4', '595.276 x 841.89 pts (A4)'), ('letter', '612 x 792 pts (letter)')])
def test_the_paper_has_the_size_that_was_asked_for(paper: str, size: str) -> None:
    assert info(pdf(make_letter(paper_size=paper)))['Page size'] == size


@pytest.mark.parametrize(('paper', 'window'), [('a4', (57, 128, 298, 255)), ('letter', (63, 148, 387, 232))])
def test_the_address_shows_in_the_window_of_an_envelope(paper: str, window: tuple[int, int, int, int]) -> None:
    left, top, right, bottom = window
    boxes = subprocess.run(
        ['pdftotext', '-bbox', '-', '-'], input=pdf(make_letter(paper_size=paper)), capture_output=True, check=True
    ).stdout.decode()

    words = re.findall(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)<', boxes)
    places = [(word, [float(place) for place in box]) for *box, word in words]
    seen = [word for word, (x0, y0, x1, y1) in places if left < x1 and x0 < right and top < y1 and y0 < bottom]
    whole = [word for word, (x0, y0, x1, y1) in places if left <= x0 and x1 <= right and top <= y0 and y1 <= bottom]
    # The address, and nothing else, is seen from outside.
    assert seen == whole == ['Example', 'Technology', 'Limited', 'The', 'Sorting', 'Office', 'Dublin', '2', 'Ireland']


def test_every_page_tells_its_number_and_the_reference() -> None:
    letter = make_letter(body=tuple(paragraph(f'Paragraph {number}. ' * 30) for number in range(12)))

    text = poppler(pdf(letter))

    pages = int(info(pdf(letter))['Pages'])
    assert pages >= 2
    assert [f'Page{page}of{pages}' in text for page in range(1, pages + 1)] == [True] * pages
    assert text.count('K7Q2M9') == pages + 1


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert pdf(make_letter()) == pdf(make_letter())


def test_the_same_letter_gives_the_same_bytes_in_another_process_place_and_locale(tmp_path: Path) -> None:
    code = (
        'import sys, hashlib; from letters.render.pdf import pdf; '
        'from tests.support.render_samples import in_language; '
        'sys.stdout.write(hashlib.sha256(pdf(in_language("ur"))).hexdigest())'
    )
    environment = {
        **os.environ,
        'PYTHONPATH': str(paths.CHECKOUT),
        'LC_ALL': 'C',
        'TZ': 'Asia/Karachi',
        'PYTHONHASHSEED': '7',
    }

    told = subprocess.run(
        [sys.executable, '-c', code], cwd=tmp_path, env=environment, capture_output=True, check=True, text=True
    )

    assert told.stdout == hashlib.sha256(pdf_in('ur')).hexdigest()
    assert told.stderr == ''


def test_markup_in_an_answer_is_text_and_fetches_nothing() -> None:
    hostile = (
        '<img src=file:///etc/passwd> <style>@import "http://example.com/x.css"</style> </p> {{ 7*7 }} &lt; %(page)s'
    )

    text = poppler(pdf(make_letter(subject=hostile, body=(paragraph(hostile), paragraph(value(hostile))))))

    assert text.count(''.join(hostile.split())) == 3
    assert 'root:' not in text


@pytest.mark.parametrize('address', ['file:///etc/passwd', 'http://example.com/', 'data:text/css,p{}', 'x'])
def test_the_fetcher_refuses_every_address_and_does_not_tell_it(address: str) -> None:
    from weasyprint.urls import FatalURLFetchingError

    with pytest.raises(FatalURLFetchingError) as error:
        engine.engine()._fetcher(address)

    assert address not in str(error.value)


def test_a_letter_of_which_the_signature_alone_would_spill_is_set_tighter_and_fits_one_page() -> None:
    counts = range(15, 40)

    def on_one_page(**changes: None) -> int:
        def spills(count: int) -> bool:
            body = tuple(paragraph(f'Sentence number {n}.') for n in range(count))
            return info(pdf(make_letter(body=body, **changes)))['Pages'] != '1'

        # They grow: the first that needs a second page is looked for in halves, or every one is written.
        return [spills(count) for count in counts].count(False) if SOAK else bisect(counts, False, key=spills)

    # The signature takes the room of some six paragraphs, and yet hardly any letter a second page.
    assert on_one_page() >= on_one_page(signature=None) - 1


def test_a_signature_never_stands_on_a_page_alone() -> None:
    for count in range(36, 50, 2):
        content = pdf(make_letter(body=tuple(paragraph(f'Sentence number {n}.') for n in range(count))))
        last = subprocess.run(
            ['pdftotext', '-f', info(content)['Pages'], '-', '-'], input=content, capture_output=True, check=True
        ).stdout.decode()
        assert f'Sentence number {count - 1}.' in last


def test_the_banner_of_a_reading_copy_is_on_every_page() -> None:
    blocks = tuple(paragraph('A sentence of this letter. ' * 12) for _ in range(12))
    content = pdf(make_letter(body=blocks, beside=blocks, beside_language='es', banner='Copia de lectura. No enviar.'))

    assert poppler(content).count('Copiadelectura.Noenviar.') == int(info(content)['Pages']) >= 2


def test_a_sheet_without_sender_recipient_and_signature_is_written() -> None:
    sheet = make_letter(kind='start-here', sender=(), recipient=(), signature=None, labels={}, reference='', dated='')

    text = poppler(pdf(sheet))

    assert 'Requesttoremoveintimateimages.Links:2Whereitis1.https://example.com/p/1?a=b' in text


def test_only_web_links_open_something() -> None:
    import pikepdf

    content = pdf(
        make_letter(body=(links('https://example.com/a', 'javascript:alert(1)', 'file:///etc/passwd', '#x'),))
    )
    document = pikepdf.open(io.BytesIO(content))

    opened = [str(note.A.URI) for page in document.pages for note in page.get('/Annots', [])]
    assert opened == ['https://example.com/a']


def test_fonts_that_the_set_up_unpacked_are_looked_for() -> None:
    assert paths.LOCAL_FONTS in folders()


def test_this_machine_can_write_the_languages_that_are_offered() -> None:
    assert [missing_parts(language) for language in ('en', 'es', 'de', 'ur', 'ar', 'hi', 'bn', 'pt_BR')] == [[]] * 8


def test_a_missing_font_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('letters.render.machine._font_files', lambda: frozenset({'NotoSans-Regular.ttf'}))

    assert missing_parts('en') == []
    assert missing_parts('ur') == ['fonts-hosny-amiri']
    assert missing_parts('hi') == ['fonts-noto-core']
    assert missing_parts('zh_Hans') == ['fonts-noto-cjk']


def test_without_any_font_nothing_is_written_and_the_fonts_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('letters.render.machine._font_files', frozenset)

    with pytest.raises(MissingPartError) as error:
        engine.Engine()

    assert error.value.values['fonts'] == 'fonts-noto-core'
    assert error.value.values['command'] == 'sudo apt-get install -y fonts-noto-core'
    assert 'sudo' not in error.value.values['own']


def test_without_fonts_and_libraries_one_command_brings_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('letters.render.machine._font_files', frozenset)
    monkeypatch.setattr('letters.render.machine._has_library', lambda _package: False)
    with pytest.raises(MissingPartError) as caught:
        engine.Engine()
    assert caught.value.id == 'missing-library'
    assert {'libpango-1.0-0', 'fonts-noto-core'} <= set(caught.value.values['command'].split())


def test_a_missing_library_is_an_error_with_the_command_that_brings_it(tmp_path: Path) -> None:
    # A stand-in for cffi's loader that finds no library.
    code = (
        'import cffi\n'
        'def gone(self, name, flags=0): raise OSError(name)\n'
        'cffi.FFI.dlopen = gone\n'
        'from letters.render.pdf import pdf\n'
        'from tests.support.render_samples import make_letter\n'
        'from letters.errors import MissingPartError\n'
        'try:\n    pdf(make_letter())\n'
        'except MissingPartError as error:\n    print(error.id, error.values["command"])\n'
    )

    told = subprocess.run(
        [sys.executable, '-c', code],
        cwd=tmp_path,
        env={**os.environ, 'PYTHONPATH': str(paths.CHECKOUT)},
        capture_output=True,
        check=True,
        text=True,
    )

    assert told.stdout == (
        'missing-library sudo apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0\n'
    )


def test_the_pdf_library_is_loaded_only_where_a_pdf_is_written() -> None:
    code = 'import sys; import letters.render.pdf, letters.render.text; print("weasyprint" in sys.modules)'

    told = subprocess.run([sys.executable, '-c', code], capture_output=True, check=True, text=True, cwd=paths.CHECKOUT)

    assert told.stdout == 'False\n'
