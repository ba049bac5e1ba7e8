"""A sign that no font draws costs its number where it only helps to find something, and the PDF only in a name."""

from __future__ import annotations

import pytest

from letters.compose.letter import compose
from letters.errors import MissingPartError
from letters.law.topic import Situation
from letters.model.letter import Line
from letters.model.letter import Signature
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.render.pdf import pdf
from letters.render.text import text
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.render_samples import READERS
from tests.support.render_samples import flat
from tests.support.render_samples import link
from tests.support.render_samples import links
from tests.support.render_samples import make_letter
from tests.support.render_samples import paragraph
from tests.support.render_samples import value

GROUP = '🍑 Karachi Leaks 🔥 (18+)'
# Of a block that no font draws yet, and letters of a font that this machine may lack.
UNDRAWN = ('\U0001facd', '\U000323af', '\U00016fe4')


@pytest.mark.parametrize('reader', READERS)
@pytest.mark.parametrize(('language', 'direction'), [('en', 'ltr'), ('ur', 'rtl')])
def test_a_picture_in_the_name_of_a_group_stands_as_its_number(language: str, direction: str, reader: str) -> None:
    letter = make_letter(language=language, direction=direction, body=(paragraph('Group: ', value(GROUP)),))

    assert flat('[U+1F351] Karachi Leaks [U+1F525] (18+)') in READERS[reader](pdf(letter))


def test_the_text_holds_the_picture_itself() -> None:
    assert GROUP in text(make_letter(body=(paragraph('Group: ', value(GROUP)),)))


@pytest.mark.parametrize('reader', READERS)
def test_a_picture_in_a_link_stands_there_as_a_browser_sends_it(reader: str) -> None:
    letter = make_letter(body=(links('https://example.com/🍑/x'), paragraph(link('https://example.com/b'))))

    assert 'https://example.com/%F0%9F%8D%91/x' in READERS[reader](pdf(letter))


@pytest.mark.parametrize('character', UNDRAWN)
def test_a_letter_without_a_font_stands_as_its_number(character: str) -> None:
    letter = make_letter(body=(paragraph('Account: ', value(f'A{character}')),))

    assert f'A[U+{ord(character):04X}]' in READERS['poppler'](pdf(letter))
    # The next letter is written as if nothing had been.
    assert pdf(make_letter()).startswith(b'%PDF-1.7')


@pytest.mark.parametrize('character', UNDRAWN)
def test_an_authority_whose_name_no_font_draws_is_called_by_its_latin_one(character: str) -> None:
    letter = make_letter(recipient=(Line(f'Name {character}', 'recipient.name', 'Privacy Commission'),))
    said = READERS['poppler'](pdf(letter))

    assert flat('Privacy Commission') in said
    assert 'U+' not in said


def test_an_authority_has_both_its_names() -> None:
    case = make_case({'person.country': 'GR', 'sender.country': 'GR', 'wishes.police': 'statement'})
    paper = next(one for one in make_plan(case, registry(), DAY).papers if one.kind == 'police-statement')
    line = compose(paper, Situation(case, registry(), DAY), 'en').letter.recipient[0]
    office = registry().authority(paper.recipient)
    assert (line.text, line.latin) == (office.local_names['el'], office.name)


@pytest.mark.parametrize('character', UNDRAWN)
def test_in_the_name_under_a_letter_it_costs_the_pdf_and_no_message_holds_it(character: str) -> None:
    name = f'Olena {character}'
    letter = make_letter(sender=(Line(name, 'sender.name'),), signature=Signature('Signature', name))

    with pytest.raises(MissingPartError) as error:
        pdf(letter)

    assert error.value.exit_code == 7
    assert character not in str(error.value) + str(error.value.values)


@pytest.mark.parametrize(
    ('fonts', 'character', 'id', 'package'),
    [
        ({'NotoSans-Regular.ttf'}, '\U000323af', 'missing-glyph', 'fonts-noto-cjk'),
        ({'NotoSans-Regular.ttf'}, '\U00016fe4', 'missing-glyph-nowhere', ''),
        ({'NotoSans-Regular.ttf', 'NotoSansCJK-Regular.ttc'}, '\U000323af', 'missing-glyph-nowhere', ''),
    ],
)
def test_a_remedy_is_told_only_where_it_changes_something(
    fonts: set[str], character: str, id: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr('letters.render.machine._font_files', lambda: frozenset(fonts))
    letter = make_letter(signature=Signature('Signature', f'Olena {character}'))

    with pytest.raises(MissingPartError) as error:
        pdf(letter)

    assert error.value.id == id
    assert error.value.values.get('fonts', '') == package
    assert package in error.value.values.get('command', '')
    assert package in error.value.values.get('own', '')


@pytest.mark.parametrize('reader', READERS)
@pytest.mark.parametrize('name', ['𞄀𞄁𞄂', '𑜀𑜁', '𐺀𐺁', 'བོད'])
def test_a_script_whose_only_font_has_serifs_is_drawn(name: str, reader: str) -> None:
    letter = make_letter(signature=Signature('Signature', name))

    assert pdf(letter)
    if '\u0590' < name < '\u1000':
        assert flat(name) in READERS[reader](pdf(letter))


def test_of_a_packet_it_is_said_once_and_the_pdfs_are_written() -> None:
    case = make_case({'items.0.locator.group': GROUP, 'items.0.url': 'https://t.me/c/1234567890/55'})

    made = packet(case, registry(), DAY, Options())

    assert [notice.id for notice in made.notices if notice.id.startswith('stand-in')] == ['stand-in']
    assert made.missing is None
    assert any(name.startswith('01') and name.endswith('.pdf') for name in made.files)
    assert GROUP in made.files['01.txt'].decode()
