from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.model.letter import Node
from letters.render.breaks import PAPER
from letters.render.breaks import SCREEN
from letters.render.breaks import pieces
from letters.render.breaks import unmarked
from letters.render.direction import direction
from letters.render.direction import runs
from letters.render.direction import stands_apart
from letters.render.html import for_paper
from letters.render.html import html
from letters.render.islands import islands
from tests.support.render_samples import LINKS
from tests.support.render_samples import link
from tests.support.render_samples import links
from tests.support.render_samples import make_letter
from tests.support.render_samples import paragraph
from tests.support.render_samples import value


class Reader(HTMLParser):
    """What a browser finds: tags in order with their attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ''
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_the_page_has_language_direction_a_neutral_title_and_one_first_heading() -> None:
    page = Reader(html(make_letter(language='pt_BR')))

    assert page.all('html') == [{'lang': 'pt-BR', 'dir': 'ltr'}]
    assert '<title>Letter 01</title>' in html(make_letter())
    assert len(page.all('h1')) == 1
    assert len(page.all('h2')) == 2
    assert len(page.all('li')) == 2


def test_a_link_is_shown_and_opened_as_it_was_copied() -> None:
    page = Reader(html(make_letter(body=(links(*LINKS),))))

    assert [attributes['href'] for attributes in page.all('a')] == list(LINKS)
    assert [one for one in LINKS if one not in page.text] == []


@given(st.text(alphabet=st.characters(exclude_categories=['Cs', 'Cc'])))
def test_whatever_a_person_writes_is_text(hostile: str) -> None:
    plain = Reader(html(make_letter()))
    body = (paragraph(hostile), paragraph(value(hostile)), paragraph(link(hostile)))

    page = Reader(html(make_letter(subject=hostile, body=body)))

    assert {tag for tag, _ in page.tags} <= {tag for tag, _ in plain.tags} | {'p', 'a', 'span'}
    assert page.text.count(hostile) >= 3 or hostile.split() != [hostile]


@pytest.mark.parametrize('hostile', ['"><script>alert(1)</script>', "' onclick='x", '</title><img src=x>', '{{ 7*7 }}'])
def test_markup_in_a_title_a_line_or_an_attribute_is_text(hostile: str) -> None:
    letter = make_letter(title=hostile, reference=hostile, dated=hostile, banner=hostile)

    page = Reader(html(letter))

    assert page.all('script') == page.all('img') == []
    assert all('onclick' not in attributes for _, attributes in page.tags)
    assert '49' not in page.text.replace('2049', '')


def test_lists_tables_and_emphasis_are_real() -> None:
    table = Node('table', (Node('tr', (Node('th', ('A',)),)), Node('tr', (Node('td', ('b',)),))))
    rows = Node('table', (Node('tr', (Node('th', ('A',)), Node('td', ('b',)))),))
    body = (
        Node('ol', (Node('li', ('x',)),), start=1),
        table,
        rows,
        paragraph(Node('em', ('e',)), Node('strong', ('s',))),
    )

    page = html(make_letter(body=body))

    assert '<ol start="1"><li>x</li></ol>' in page
    assert '<table><thead><tr><th scope="col">A</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>' in page
    assert '<table><tbody><tr><th scope="row">A</th><td>b</td></tr></tbody></table>' in page
    assert '<p><em>e</em><strong>s</strong></p>' in page


def test_a_node_in_another_language_says_so() -> None:
    body = (Node('p', ('متن',), language='ur', direction='rtl'),)

    assert '<p lang="ur" dir="rtl">متن</p>' in html(make_letter(body=body))


def test_a_reading_copy_pairs_each_block_with_its_translation() -> None:
    letter = make_letter(
        body=(paragraph('One.'), links('https://example.com/')),
        beside=(paragraph('Uno.'), links('https://example.com/')),
        beside_language='es',
        beside_subject='Solicitud',
        banner='Copia de lectura.',
    )

    page = re.sub(r'\n', '', html(letter))

    assert '<div class="pair beside"><div class="ours"><p>One.</p></div>' in page
    assert '<div class="theirs" lang="es" dir="ltr"><p>Uno.</p></div>' in page
    assert '<div class="pair below">' in page
    assert 'Copia de lectura.' in page


def test_a_reading_copy_that_lacks_a_block_is_not_made() -> None:
    with pytest.raises(ValueError, match='zip'):
        html(make_letter(beside=(paragraph('Uno.'),), beside_language='es'))


@given(st.text(alphabet=st.sampled_from('abW%D8-/?&=#._~0')))
def test_pieces_of_a_link_are_the_link(address: str) -> None:
    assert ''.join(pieces(address)) == address
    assert unmarked(PAPER.link(address)).rstrip('\u00a0') == address == SCREEN.link(address)
    assert all(len(piece) <= 28 for piece in pieces(address))


@pytest.mark.parametrize('address', LINKS)
def test_a_link_is_cut_after_its_signs_and_never_beside_a_hyphen_or_inside_an_escape(address: str) -> None:
    cut = pieces(address)

    for before, after in pairwise(cut):
        longer_than_a_line = '-' * 20 in address
        assert before[-1] in '/?&=' or longer_than_a_line or ('-' not in (before[-1], after[0]))
        assert not re.search(r'%[0-9A-F]?$', before)


def test_the_page_for_the_screen_holds_no_marks_for_line_ends() -> None:
    letter = make_letter(body=(links(*LINKS), paragraph('self-made')))

    assert not set(html(letter)) & {'\u200b', '\u2060'}
    assert {'\u200b', '\u2060'} <= set(for_paper(letter))


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('عائشہ خان', [('عائشہ خان', 'rtl')]),
        ('Ayesha Khan عائشہ خان', [('Ayesha Khan', 'ltr'), ('عائشہ خان', 'rtl')]),
        ('+92 300 1234567', [('+92 300 1234567', 'ltr')]),
        ('عائشہ 12', [('عائشہ 12', 'rtl')]),
    ],
)
def test_a_text_is_cut_where_its_direction_changes(text: str, expected: list[tuple[str, str]]) -> None:
    assert runs(text) == expected


@pytest.mark.parametrize(
    ('text', 'around', 'apart'),
    [
        ('عائشہ خان', 'ltr', True),
        ('عائشہ خان', 'rtl', False),
        ('Olena Sample', 'rtl', True),
        ('Olena Sample', 'ltr', False),
        ('Olena عائشہ', 'rtl', True),
        ('2026-11-21', 'rtl', False),
        ('+92 300 1234567', 'rtl', True),
        ('', 'rtl', False),
    ],
)
def test_a_value_that_runs_against_its_sentence_stands_apart(text: str, around: str, apart: bool) -> None:
    assert stands_apart(text, 'rtl' if around == 'rtl' else 'ltr') is apart


def test_the_direction_of_figures_is_that_of_the_text_around() -> None:
    assert [direction('12:30', 'rtl'), direction('12:30'), direction('א'), direction('z', 'rtl')] == [
        'rtl',
        'ltr',
        'rtl',
        'ltr',
    ]


@pytest.mark.parametrize(
    ('text', 'found'),
    [
        ('قانون 17 U.S.C. 512(c)(3) کے تحت', ['17 U.S.C. 512(c)(3)']),
        ('مہلت (TAKE IT DOWN Act) میں', ['TAKE IT DOWN Act']),
        ('21 نومبر 2026 (2026-11-21) کو', ['2026-11-21']),
        ('فون +92 300 1234567 پر', ['+92 300 1234567']),
        ('مینیو: "Report content" > "Other".', ['"Report content"', '"Other"']),
        ('پولیس کو 131 444 پر یا 0458 737 732 پر', ['131 444', '0458 737 732']),
        ('21 نومبر 2026 14:30 کو', ['14:30']),
        ('48 گھنٹے', []),
        ('دفعہ 66E اور 66B(1) کے تحت', ['66E', '66B(1)']),
        ('دفعہ 38(1) کے تحت', ['38(1)']),
        ('§ 201a StGB اور § 22 KunstUrhG', ['§ 201a StGB', '§ 22 KunstUrhG']),
        ('القسم 223a والمادة 17(1)(d).', ['223a', '17(1)(d)']),
        ('(47 U.S.C. 223a(a)(3))۔', ['47 U.S.C. 223a(a)(3)']),
        ('A typed name is a signature.', ['A typed name is a signature.']),
    ],
)
def test_left_to_right_words_are_islands_in_urdu_text(text: str, found: list[str]) -> None:
    assert [piece for piece, is_island in islands(text) if is_island] == found
    assert ''.join(piece for piece, _ in islands(text)) == text


def test_a_phone_shows_the_page_in_its_own_width_and_nothing_side_by_side() -> None:
    page = html(make_letter(beside=make_letter().body, beside_language='es', recipient=make_letter().recipient))

    assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in page
    screen, _, phone = page.partition('@media screen {')[2].partition('@media screen and (max-width: 40em) {')
    # A link of one piece breaks rather than make the page wider; letters are as large as a browser's own.
    assert 'font-size: 16px' in screen
    assert re.search(r'\.link {[^}]*overflow-wrap: anywhere', screen)
    for floats in set(re.findall(r'^(?:\[dir=rtl\] )?(\.[^{]+?) { float: ', page, re.MULTILINE)):
        assert floats.strip() in phone, floats
    assert 'float: none; width: auto' in phone
