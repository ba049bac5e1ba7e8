"""What the registry knows can be looked up whole, in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from letters.languages import catalogue as catalogues
from letters.languages.catalogue import Catalogue
from letters.languages.catalogue import Translator
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.translating.sentence import Sentence
from letters.translating.status import completeness
from letters.translating.update import update
from letters.wording.lines import END
from letters.wording.lines import ISOLATE
from letters.wording.words import Wording
from tests.support.catalogues import entry
from tests.support.catalogues import po
from tests.support.pseudo import every_sentence
from tests.support.soak import share

Letters = Callable[..., tuple[int, str, str]]


def test_a_record_is_shown_whole(letters: Letters) -> None:
    for record in registry().platforms.values():
        shown = letters('platforms', record.id)[1]
        texts = [record.appeal, record.links.advice, record.links.identifies, *record.find_recipient, *record.notes]
        texts += [one.promised for one in record.channels] + [note for one in record.channels for note in one.notes]
        texts += [field.note for one in record.channels for field in one.fields]
        texts += [one.text for one in record.appeal_where]
        texts += [route.get('form', '') for route in record.national_routes]
        assert [text for text in texts if text not in shown] == [], record.id


def test_a_helpline_says_in_which_languages_it_answers_where_the_reader_may_not_speak_its_own(letters: Letters) -> None:
    assert 'Languages: Hindi, English.' in letters('helplines', '--country', 'IN')[1]
    assert 'Languages: English' not in letters('helplines', '--country', 'GB')[1]


def test_what_is_known_of_a_country_beside_its_laws_can_be_looked_up(letters: Letters) -> None:
    listed = letters('laws', '--country', 'IE')[1]
    assert 'ie-dpc: Data Protection Commission' in listed
    whole = letters('laws', 'ie-dpc')[1]
    assert 'https://forms.dataprotection.ie/contact' in whole
    assert 'Last checked: 2026-11-20' in whole
    assert 'When nothing happens:' in letters('laws', 'gb-cpa-48h')[1]


@pytest.mark.parametrize('language', share([one for one in spoken() if one != 'en'], 5))
def test_what_a_language_lacks_of_look_ups_is_in_english_and_called_so_and_it_is_whole_without(
    language: str, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, whole = catalogues.catalogue, completeness(language, every_sentence())
    monkeypatch.setattr(catalogues, 'catalogue', lambda *of: Catalogue(of[0], {}) if of[1] == 'registry' else read(*of))
    assert completeness(language, every_sentence()) == whole
    monkeypatch.setenv('LETTERS_LANGUAGE', language)
    say = Wording(registry(), Translator(language, 'interface')).message
    for law in share([one for one in registry().laws() if one.limits and one.elements], 40):
        shown = letters('laws', law.id)[1].translate(dict.fromkeys(map(ord, ISOLATE + END)))
        for text in filter(None, (*law.limits, *law.notes, law.false_notice)):
            assert say('laws.in-english', text=text) in shown
        # A citation is what it is, or what letters call it.
        place = Translator(language, 'letters').text('cite', law.elements[0].cite)
        assert f': {place}'.translate(dict.fromkeys(map(ord, ISOLATE + END))) in shown


def test_no_sentence_of_a_look_up_is_said_anywhere_else() -> None:
    elsewhere = {(one.context, one.text) for one in every_sentence() if one.domain != 'registry'}
    assert [one for one in every_sentence() if one.domain == 'registry' and (one.context, one.text) in elsewhere] == []


def test_a_sentence_that_another_catalogue_holds_today_is_there_with_its_translation(tmp_path: Path) -> None:
    place = tmp_path / 'xx' / 'LC_MESSAGES'
    place.mkdir(parents=True)
    (place / 'interface.po').write_text(po(entry('platform a', 'A note.', 'Xx'), entry('help', 'Help', 'Yy')))
    found = (Sentence('registry', 'platform a', 'A note.'), Sentence('interface', 'help', 'Help'))
    files = {file.name: text for file, text in update(found, 'xx', tmp_path).items()}
    assert 'msgid "A note."\nmsgstr "Xx"' in files['registry.po']
    assert 'msgid "Help"\nmsgstr "Yy"' in files['interface.po']
    assert 'A note.' not in files['interface.po']
