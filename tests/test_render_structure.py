"""What a screen reader finds in each paper, compared with the composed letter: element for element, in order."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping

import pytest

from letters import paths
from letters.casefile.build import case_from_file
from letters.languages.catalogue import Translator
from letters.model.letter import Letter
from letters.model.letter import Node
from letters.model.registry import Registry
from letters.packet import files
from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import spoken
from letters.sheets.question_form import Form
from letters.sheets.question_form import question_form
from letters.wording.words import Wording
from tests.support.composed import heard
from tests.support.composed import told
from tests.support.day import DAY
from tests.support.drawn import drawn_once
from tests.support.packets import CASES
from tests.support.read_aloud import Spoken
from tests.support.read_aloud import pages_painted
from tests.support.read_aloud import read_aloud
from tests.support.render_samples import LANGUAGES
from tests.support.render_samples import in_language
from tests.support.render_samples import make_letter
from tests.support.render_samples import paragraph
from tests.support.render_samples import value
from tests.support.shared import Files

_HEAD = Node('tr', (Node('th', ('Words',)), Node('th', ('Result',))))
LONG_TABLE = Node('table', (_HEAD, *(Node('tr', (Node('td', (f'w{n}',)), Node('td', (f'r{n}',)))) for n in range(60))))
LONG_LIST = Node('ol', tuple(Node('li', (f'Entry {n}. ' * 9,)) for n in range(40)), start=3)


def letters_of(name: str, registry: Registry, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Letter]]:
    """Every PDF of a demo packet by its name, with the letter that it is made of."""
    drawn: list[Letter] = []

    def noted(letter: Letter, _: object) -> bytes:
        drawn.append(letter)
        return str(len(drawn) - 1).encode()

    monkeypatch.setitem(files._VIEWS, 'pdf', noted)
    case, _ = case_from_file(paths.DEMO / f'{name}.yaml', registry, DAY)
    assert case
    for file, content in packet(case, registry, DAY, Options(formats=('pdf',))).files.items():
        if file.endswith('.pdf'):
            yield file, drawn[int(content)]


@pytest.mark.parametrize('name', [file.stem for file in CASES])
def test_every_paper_of_the_demo_is_read_as_it_was_composed(
    name: str, registry: Registry, packets: Mapping[str, Files], monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = dict(letters_of(name, registry, monkeypatch))

    assert set(papers) == {file for file in packets[name] if file.endswith('.pdf')}
    for file, letter in papers.items():
        assert heard(read_aloud(packets[name][file]), letter) == heard(told(letter), letter), file


@pytest.mark.parametrize('language', spoken())
def test_the_questions_on_paper_are_read_as_they_were_composed(language: str, registry: Registry) -> None:
    form = question_form(Form(DAY, 'PK'), Wording(registry, Translator(language, 'interface')))

    assert heard(read_aloud(drawn_once(form)), form) == heard(told(form), form)


@pytest.mark.parametrize('language', LANGUAGES)
def test_names_and_links_are_read_where_they_stand(language: str) -> None:
    letter = in_language(language)

    kinds = [[one.kind for one in tree.walk()] for tree in (read_aloud(drawn_once(letter)), told(letter))]

    assert kinds[0] == kinds[1]


def test_a_list_a_table_and_a_paragraph_that_pages_share_are_read_once() -> None:
    long = paragraph('A sentence of a long paragraph. ' * 90)
    letter = make_letter(body=(LONG_LIST, LONG_TABLE, long))

    content = drawn_once(letter)

    assert len(pages_painted(content)) > 3
    assert heard(read_aloud(content), letter) == heard(told(letter), letter)


def test_the_head_of_a_table_is_seen_on_each_of_its_pages_and_read_once() -> None:
    content = drawn_once(make_letter(body=(LONG_TABLE,)))

    heads = [text for page in pages_painted(content) for text in page.artifacts if text == 'Words']
    assert len(heads) >= 1
    assert [one.scope for one in read_aloud(content).walk() if one.kind == 'TH'] == ['/Column', '/Column']


def test_what_stands_at_the_foot_of_pages_is_not_read_and_a_warning_at_their_top_once() -> None:
    blocks = tuple(paragraph('A sentence of this letter. ' * 12) for _ in range(12))
    content = drawn_once(make_letter(body=blocks, beside=blocks, beside_language='es', banner='No enviar.'))

    pages = pages_painted(content)

    assert len(pages) > 1
    for number, page in enumerate(pages):
        # The warning of the first page is read; at the others it is seen.
        edge = ''.join(page.artifacts)
        assert [edge.count(text) for text in ('K7Q2M9', 'Page', 'No enviar.')] == [1, 1, int(number > 0)]
    spoken_texts = [one.text() for one in read_aloud(content).walk()]
    assert spoken_texts.count('No enviar.') == 1
    assert not [text for text in spoken_texts[1:] if text.startswith('Page')]


@pytest.mark.parametrize('language', ['en', 'ur'])
def test_a_page_is_painted_in_the_order_in_which_it_is_read(language: str) -> None:
    direction = 'rtl' if language == 'ur' else 'ltr'
    content = drawn_once(make_letter(language=language, direction=direction, body=(LONG_LIST, LONG_TABLE)))

    for page in pages_painted(content):
        assert list(page.texts) == list(range(len(page.texts)))


@pytest.mark.parametrize(
    ('text', 'opens'),
    [
        ('Write to fresh.mailbox@example.com.', ['mailto:fresh.mailbox@example.com']),
        ("Write to mary.o'neill+x@mail.example.org, please", ['mailto:mary.o%27neill+x@mail.example.org']),
        ('(see https://example.com/a_(b)).', ['https://example.com/a_(b)']),
        ('https://a.example/ or www.b.example/c?d=e!', ['https://a.example/', 'https://www.b.example/c?d=e']),
        ('@name, 3 @ 4, a@b, ftp://c.example, file:///etc/passwd', []),
    ],
)
def test_an_address_in_a_text_can_be_opened(text: str, opens: list[str]) -> None:
    for part in (text, value(text)):
        tree = read_aloud(drawn_once(make_letter(body=(paragraph(part),))))
        assert [one.opens for one in tree.walk() if one.kind == 'Link'] == opens
        assert text.replace(' ', '') in tree.text().replace(' ', '')


def test_a_link_is_printed_with_its_page_and_tells_where_it_leads() -> None:
    import io

    import pikepdf

    document = pikepdf.open(io.BytesIO(drawn_once(make_letter())))

    notes = [note for page in document.pages for note in page.get('/Annots', [])]
    assert [int(note.F) for note in notes] == [4, 4]
    assert [str(note.Contents) for note in notes] == [str(note.A.URI) for note in notes]


def test_a_language_of_its_own_is_told_to_the_reader() -> None:
    letter = make_letter(body=(paragraph('I say: ', Node('span', ('No quiero.',), role='value', language='es')),))

    spans = [one for one in read_aloud(drawn_once(letter)).walk() if one.kind == 'Span']

    assert spans == [Spoken('Span', ('No quiero.',), 'es')]
