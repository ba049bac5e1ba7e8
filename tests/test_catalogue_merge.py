"""What a translator finds after the English changed: nothing is lost, and what changed can be seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from letters.errors import DataError
from letters.errors import TranslationError
from letters.languages.catalogue import catalogue
from letters.registry.load import registry
from letters.translating.extract import by_domain
from letters.translating.extract import sources
from letters.translating.renamed import Renamed
from letters.translating.renamed import renamed
from letters.translating.sentence import Sentence
from letters.translating.update import held
from letters.translating.update import outdated
from letters.translating.update import parsed
from letters.translating.update import rendered
from tests.support.catalogues import HEADER
from tests.support.catalogues import blocks
from tests.support.catalogues import entry
from tests.support.catalogues import po
from tests.support.catalogues import sentence
from tests.support.catalogues import updated

OLD = 'Please remove what is at these links.'
NEW = 'Please remove what is at these links, now.'
SPANISH = 'Retiren lo que hay en estos enlaces.'


def test_a_sentence_whose_english_changed_keeps_its_translation_to_be_looked_at_with_the_old_english_beside_it() -> (
    None
):
    found = updated(po(entry('ask', OLD, SPANISH, '# Ana: formal')), sentence('ask', NEW))
    changed, old = blocks(found)
    assert changed == (
        f'# Ana: formal\n#, fuzzy\n#| msgctxt "ask"\n#| msgid "{OLD}"\nmsgctxt "ask"\nmsgid "{NEW}"\nmsgstr "{SPANISH}"'
    )
    # What was confirmed stays too, for the day on which the English is as it was.
    assert old == f'# Ana: formal\n#~ msgctxt "ask"\n#~ msgid "{OLD}"\n#~ msgstr "{SPANISH}"'


def test_what_is_no_longer_said_stays_at_the_end_and_comes_back_with_the_sentence() -> None:
    before = updated(po(entry('ask', OLD, SPANISH)), sentence('ask', OLD), sentence('end', 'Bye'))
    without = updated(before, sentence('end', 'Bye'))
    assert blocks(without) == [
        'msgctxt "end"\nmsgid "Bye"\nmsgstr ""',
        f'#~ msgctxt "ask"\n#~ msgid "{OLD}"\n#~ msgstr "{SPANISH}"',
    ]
    assert updated(without, sentence('ask', OLD), sentence('end', 'Bye')) == before


def test_a_fuzzy_sentence_that_goes_keeps_its_old_english_and_comes_back_with_it() -> None:
    before = updated(po(entry('ask', OLD, SPANISH)), sentence('ask', NEW))
    gone = updated(before)
    assert f'#, fuzzy\n#~| msgctxt "ask"\n#~| msgid "{OLD}"\n#~ msgctxt "ask"\n#~ msgid "{NEW}"' in gone
    assert updated(gone, sentence('ask', NEW)) == before


def test_the_old_english_beside_a_sentence_that_changed_twice_is_the_one_that_was_translated() -> None:
    once = updated(po(entry('ask', OLD, SPANISH)), sentence('ask', NEW))
    # Without the obsolete entry, as Weblate may clear it away.
    twice = updated(once.partition('\n\n#~')[0], sentence('ask', f'{NEW} Thank you.'))
    assert f'#| msgid "{OLD}"\nmsgctxt "ask"\nmsgid "{NEW} Thank you."' in twice


def test_the_old_english_is_never_made_a_comment() -> None:
    weblate = entry('ask', NEW, SPANISH, '#, fuzzy', f'#| msgid "{OLD}"')
    assert blocks(updated(po(weblate), sentence('ask', NEW))) == [weblate.rstrip()]


def test_the_same_context_comes_before_the_nearest_words_and_only_its_family_is_asked() -> None:
    held_before = po(
        entry('law a', 'A court may order removal in two days.', 'A'),
        entry('law b', 'A court may order removal in four days.', 'B'),
        entry('message c', 'A court may order removal in five days.', 'C'),
    )
    found = blocks(updated(held_before, sentence('law a', 'A court may order removal in four days!')))[0]
    assert 'msgstr "A"' in found
    found = blocks(updated(held_before, sentence('law z', 'A court may order removal in four days!')))[0]
    assert '#| msgctxt "law b"' in found
    assert 'msgstr "B"' in found
    found = blocks(updated(held_before, sentence('question d', 'A court may order removal in five days!')))[0]
    assert found.endswith('msgstr ""')


@pytest.mark.parametrize('text', ['Something else altogether.', 'No.'])
def test_sentences_that_are_less_than_six_tenths_alike_are_different_ones(text: str) -> None:
    assert blocks(updated(po(entry('ask', OLD, SPANISH)), sentence('ask', text)))[0].endswith('msgstr ""')


def test_a_sentence_that_is_said_elsewhere_too_is_suggested_and_not_taken_as_confirmed() -> None:
    found = updated(
        po(entry('law a', 'Removal', 'Retirada')), sentence('law a', 'Removal'), sentence('paper', 'Removal')
    )
    assert blocks(found)[1] == (
        '#, fuzzy\n#| msgctxt "law a"\n#| msgid "Removal"\nmsgctxt "paper"\nmsgid "Removal"\nmsgstr "Retirada"'
    )


def test_a_translation_that_somebody_took_away_is_not_suggested_again() -> None:
    first = updated(po(entry('ask', OLD, SPANISH)), sentence('ask', NEW))
    cleared = first.replace(f'#, fuzzy\n#| msgctxt "ask"\n#| msgid "{OLD}"\n', '').replace(
        f'msgid "{NEW}"\nmsgstr "{SPANISH}"', f'msgid "{NEW}"\nmsgstr ""'
    )
    assert updated(cleared, sentence('ask', NEW)) == cleared


def test_words_of_an_oath_are_suggested_for_no_sentence_that_holds_none() -> None:
    sworn = 'Under penalty of perjury I say that this is accurate.'
    text = po(entry('ask', sworn, 'Bajo pena de perjurio digo que esto es exacto.'))
    assert blocks(updated(text, sentence('ask', 'I say that this is accurate and mine.')))[0].endswith('msgstr ""')


def test_a_changed_sentence_brings_its_feminine_form_along() -> None:
    text = po(
        entry('ask', 'I was asked twice.', 'Me lo pidieron'), entry('ask|feminine', 'I was asked twice.', 'Pedida')
    )
    found = blocks(updated(text, sentence('ask', 'I was asked once.')))
    assert found[1].startswith('#, fuzzy\n#| msgctxt "ask|feminine"\n#| msgid "I was asked twice."\n')
    assert found[1].endswith('msgctxt "ask|feminine"\nmsgid "I was asked once."\nmsgstr "Pedida"')


def test_a_fuzzy_translation_is_offered_in_no_letter(tmp_path: Path) -> None:
    place = tmp_path / 'es' / 'LC_MESSAGES'
    place.mkdir(parents=True)
    text = updated(
        po(entry('ask', OLD, SPANISH), entry('end', 'Bye', 'Adiós')), sentence('ask', NEW), sentence('end', 'Bye')
    )
    (place / 'letters.po').write_text(updated(text, sentence('end', 'Bye')), encoding='utf-8')
    assert '#~| msgid' in (place / 'letters.po').read_text(encoding='utf-8')
    assert set(catalogue('es', 'letters', tmp_path).entries) == {('end', 'Bye')}
    (place / 'letters.po').write_text(text, encoding='utf-8')
    catalogue.cache_clear()
    assert set(catalogue('es', 'letters', tmp_path).entries) == {('end', 'Bye')}
    catalogue.cache_clear()


TRANSLATORS = (
    '# Spanish.\n# Ana Example <ana@example.com>, 2026.\nmsgid ""\nmsgstr ""\n'
    '"Project-Id-Version: takedown-letters\\n"\n'
    '"Report-Msgid-Bugs-To: https://example.com/bugs\\n"\n"POT-Creation-Date: 2026-01-01 10:00+0000\\n"\n'
    '"PO-Revision-Date: 2026-11-20 10:00+0000\\n"\n"Last-Translator: Ana Example <ana@example.com>\\n"\n'
    '"Language-Team: Spanish <https://example.com/es/>\\n"\n"Language: es\\n"\n"MIME-Version: 1.0\\n"\n'
    '"Content-Type: text/plain; charset=UTF-8\\n"\n"Content-Transfer-Encoding: 8bit\\n"\n'
    '"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n"X-Generator: Weblate 5.9\\n"\n'
)


def test_the_header_of_translators_stays_but_for_the_day_of_the_template() -> None:
    found = updated(po(header=TRANSLATORS))
    theirs = ''.join(line for line in found.splitlines(keepends=True) if not line.startswith('# SPDX-'))
    assert theirs.rstrip() == TRANSLATORS.replace('"POT-Creation-Date: 2026-01-01 10:00+0000\\n"\n', '').rstrip()
    assert updated(found) == found


def test_what_an_empty_template_of_another_program_says_of_nobody_goes() -> None:
    empty = HEADER + '"Last-Translator: FULL NAME <EMAIL@ADDRESS>\\n"\n"PO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\\n"\n'
    found = updated(po(header=empty))
    assert 'FULL NAME' not in found
    assert 'YEAR' not in found
    assert '"Language: es\\n"' in found


LONG = 'msgctxt "a"\nmsgid ""\n"Please remove "\n"what is there."\nmsgstr ""\n"Retiren lo "\n"que hay."\n'


def test_lines_that_an_editor_broke_stay_until_their_sentence_changes(tmp_path: Path) -> None:
    long, other = sentence('a', 'Please remove what is there.'), sentence('b', 'Bye')
    wrapped = updated(po(LONG, entry('b', 'Bye', 'Adiós')), long, other)
    assert LONG in wrapped
    file = tmp_path / 'letters.po'
    for as_saved in (wrapped, wrapped.replace('\n', '\r\n'), wrapped.replace('\n\n', '\n\n\n')):
        file.write_bytes(as_saved.encode())
        assert outdated({file: rendered((long, other), 'es', held(file))}) == {}
    changed = updated(wrapped, long, sentence('b', 'Bye!'))
    assert LONG in changed
    changed = updated(wrapped, sentence('a', 'Please remove all that is there.'), other)
    assert 'msgid "Please remove all that is there."\nmsgstr "Retiren lo que hay."' in changed


def test_a_file_of_another_alphabet_with_references_and_a_byte_order_mark_is_read() -> None:
    text = HEADER.replace('UTF-8', 'ISO-8859-1') + '\n' + entry('a', 'Yes', 'Sí', '#: x.py:1')
    found = rendered([sentence('a', 'Yes')], 'es', parsed(text.encode('latin-1'), 'es/letters.po'))
    assert blocks(found) == ['msgctxt "a"\nmsgid "Yes"\nmsgstr "Sí"']
    assert 'charset=UTF-8' in found
    assert blocks(found) == blocks(rendered([sentence('a', 'Yes')], 'es', parsed(b'\xef\xbb\xbf' + found.encode(), '')))


def test_of_two_translations_of_one_sentence_the_confirmed_one_counts_and_the_other_can_be_read() -> None:
    text = po(entry('a', 'Yes', 'Si', '#, fuzzy'), '#~ msgctxt "a"\n#~ msgid "Yes"\n#~ msgstr "Sí"\n')
    found = updated(text, sentence('a', 'Yes'))
    assert blocks(found) == ['# Another translation: Si\nmsgctxt "a"\nmsgid "Yes"\nmsgstr "Sí"']


@pytest.mark.parametrize(
    'broken', ['<<<<<<< HEAD', 'msgid "no end', 'msgstr "x"\nmsgstr "y"', 'msgid "x"\n\nmsgid "y"']
)
def test_a_line_that_is_none_of_a_catalogue_is_named_and_nothing_is_guessed(broken: str) -> None:
    with pytest.raises(TranslationError) as caught:
        parsed(po(entry('a', 'Yes', 'Sí'), broken).encode(), 'es/letters.po')
    assert (caught.value.id, caught.value.exit_code) == ('catalogue-unreadable', 4)
    assert [problem.where.startswith('es/letters.po:') for problem in caught.value.problems] == [True]


def _as_moved(one: Sentence) -> Sentence:
    return sentence(one.context.replace('law us-', 'law zz-'), one.text, comment=one.comment, may_equal=one.may_equal)


def test_no_translation_is_lost_when_the_laws_of_a_country_are_moved() -> None:
    held = (Path(__file__).parents[1] / 'locales/es/LC_MESSAGES/letters.po').read_bytes()
    before = parsed(held, 'es/letters.po')
    now = tuple(map(_as_moved, by_domain(sources(registry()), 'letters')))
    assert sum(one.context.startswith('law zz-') for one in now) > 5
    found = rendered(now, 'es', before, Renamed({'law us-': 'law zz-'}))
    # What was no longer used before is not used now either, and nothing joined it.
    for sign in ('#~ msgid', '#, fuzzy', 'msgstr ""'):
        assert found.count(sign) == held.decode().count(sign), sign
    assert '#| msgctxt' in rendered(now, 'es', before)


def test_a_law_that_gets_another_id_takes_its_feminine_forms_along_and_what_is_in_use_stays() -> None:
    text = po(
        entry('law a', 'I say so.', 'Lo digo'),
        entry('law a|feminine', 'I say so.', 'La digo'),
        entry('law a', 'No', 'No'),
    )
    found = updated(
        text,
        sentence('law a', 'No'),
        sentence('law c', 'I say so.'),
        moved=Renamed({'law a': 'law b', 'law b': 'law c'}),
    )
    assert blocks(found) == [
        'msgctxt "law a"\nmsgid "No"\nmsgstr "No"',
        'msgctxt "law c"\nmsgid "I say so."\nmsgstr "Lo digo"',
        'msgctxt "law c|feminine"\nmsgid "I say so."\nmsgstr "La digo"',
    ]


@pytest.mark.parametrize(
    ('text', 'id', 'named'),
    [
        ('law a: law b\nlaw b: law a\n', 'renamed-circle', []),
        ('law a-: law b\n', 'renamed-unfit', ['renamed-ends']),
        ('"": law b\n', 'renamed-unfit', ['renamed-ends']),
        ('law a: [law b]\n', 'renamed-unfit', ['field-shape']),
        ('law a: law b\nlaw a: law c\n', 'renamed-unfit', ['double-key']),
    ],
)
def test_a_list_of_new_names_that_cannot_be_meant_stops_with_4(
    tmp_path: Path, text: str, id: str, named: list[str]
) -> None:
    (tmp_path / 'renamed.yaml').write_text(text)
    with pytest.raises(DataError) as caught:
        renamed(tmp_path)
    assert (caught.value.id, caught.value.exit_code) == (id, 4)
    assert [problem.id for problem in caught.value.problems] == named


def test_the_list_of_this_project_is_fit() -> None:
    assert renamed()('law us-copyright') == 'law us-copyright'
