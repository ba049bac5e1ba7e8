from __future__ import annotations

from letters.model.letter import Node
from letters.model.letter import Signature
from letters.render.text import text
from tests.support.drawn import drawn_once
from tests.support.render_samples import link
from tests.support.render_samples import links
from tests.support.render_samples import make_letter
from tests.support.render_samples import paragraph
from tests.support.render_samples import poppler
from tests.support.render_samples import value


def test_a_letter_as_text_is_ready_to_paste() -> None:
    assert text(make_letter()) == (
        'Request to remove intimate images. Links: 2\n'
        '\n'
        'Where it is\n'
        '\n'
        '1.\n'
        'https://example.com/p/1?a=b\n'
        '2.\n'
        'https://example.com/p/2\n'
        '\n'
        'What I ask\n'
        '\n'
        'I, Olena Sample, am the person shown.\n'
        '\n'
        'Please remove the content.\n'
        '\n'
        'Signature: Olena Sample\n'
        'person shown\n'
    )


def test_an_entry_of_a_list_keeps_its_number_and_its_links_their_lines() -> None:
    entry = Node(
        'li', ('Page: ', link('https://example.com/a'), 'File:\n ', link('https://example.com/b'), 'minute 3:20')
    )
    body = (Node('ol', (entry, Node('li', ('second',))), start=7), Node('ul', (Node('li', ('a bullet',)),)))

    assert text(make_letter(body=body, signature=None, subject='S')) == (
        'S\n\n7. Page:\nhttps://example.com/a\nFile:\nhttps://example.com/b\nminute 3:20\n8. second\n\n- a bullet\n'
    )


def test_a_table_becomes_labelled_lines() -> None:
    def row(tag: str, *cells: Node | str) -> Node:
        return Node('tr', tuple(Node(tag, (cell,)) for cell in cells))

    table = Node(
        'table', (row('th', 'Field', 'Answer'), row('td', '1', value('Olena')), row('td', '2', link('http://e.org')))
    )

    assert text(make_letter(body=(table,), signature=None, subject='S')) == (
        'S\n\nField: 1\nAnswer: Olena\n\nField: 2\nAnswer:\nhttp://e.org\n'
    )


def test_signs_that_forms_eat_become_plain() -> None:
    printed = (
        '“Quoted”, ‘single’, «angled»: Article\u00a016, 10\u202f000\u2060, soft\u00adly, \u2068isolated\u2069, O’Neill'
    )

    assert text(make_letter(body=(paragraph(printed),), signature=None, subject='S')) == (
        'S\n\n"Quoted", \'single\', "angled": Article 16, 10 000, softly, isolated, O\'Neill\n'
    )


def test_letters_that_join_stay_joined() -> None:
    # The zero-width joiner and non-joiner are spelling, not formatting.
    assert 'می\u200cخواهم ශ්\u200dරී' in text(make_letter(body=(paragraph('می\u200cخواهم ශ්\u200dරී'),)))


def test_a_link_is_as_it_was_copied_whatever_signs_it_holds() -> None:
    address = 'https://example.com/’quoted’/%D8%B9/a--b?x=«1»#ñ-'

    assert address in text(make_letter(body=(links(address),))).splitlines()


def test_addresses_and_dates_of_the_head_are_not_in_the_text() -> None:
    told = text(make_letter())

    assert [part for part in ('Example Technology', 'Dublin', 'Main Street', '2026') if part in told] == []


def test_answers_of_a_form_sheet_stand_alone() -> None:
    entry = Node('li', (Node('strong', ('Full name',)), ' Copy: ', value('Olena Sample'), ' A typed name will do.'))
    sheet = make_letter(kind='form-sheet', body=(Node('ol', (entry,)),), signature=None, subject='Sheet')

    assert text(sheet) == 'Sheet\n\n1. Full name Copy:\nOlena Sample\nA typed name will do.\n'


def test_what_a_person_typed_is_in_the_text_as_it_was_typed() -> None:
    name, group = 'Siobhán O’Brien', '«Leaks» “18+”\u00a0— ʻokina'
    letter = make_letter(
        body=(paragraph('I’m ', value(name), ', of ', value(group), ', “here”.'),),
        signature=Signature('Signature', name),
    )

    assert text(letter).endswith(f"\n\nI'm {name}, of {group}, \"here\".\n\nSignature: {name}\n")


def test_the_text_and_the_page_number_the_entries_of_a_list_alike() -> None:
    letter = make_letter(body=(links('https://example.com/1', 'https://example.com/2', start=7),))

    assert '\n7.\nhttps://example.com/1\n8.\nhttps://example.com/2\n' in text(letter)
    assert '7.https://example.com/18.https://example.com/2' in poppler(drawn_once(letter))


def test_a_place_of_a_law_stands_below_the_right_to_left_sentence_that_it_follows() -> None:
    said = ('TAKE IT DOWN Act: ایجنسی کا افسر تفتیش کرتا ہے۔ ', value('s. 30'), ' دفعہ 21 کے تحت جرم۔ ', value('s. 43'))
    body = (paragraph(*said), paragraph('میرا نام ', value('Sam Example'), ' ہے۔'))

    assert text(make_letter(body=body, signature=None, subject='S', language='ur', direction='rtl')) == (
        'S\n\nTAKE IT DOWN Act: ایجنسی کا افسر تفتیش کرتا ہے۔\ns. 30\nدفعہ 21 کے تحت جرم۔\ns. 43\n'
        '\nمیرا نام Sam Example ہے۔\n'
    )
