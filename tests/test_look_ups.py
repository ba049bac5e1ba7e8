"""What the registry knows can be looked up whole, in words."""

from __future__ import annotations

from collections.abc import Callable

from letters.registry.load import registry

Letters = Callable[..., tuple[int, str, str]]


def test_a_record_is_shown_whole(letters: Letters) -> None:
    for record in registry().platforms.values():
        shown = letters('platforms', record.id)[1]
        texts = [record.appeal, record.links.advice, record.links.identifies, *record.find_recipient, *record.notes]
        texts += [one.promised for one in record.channels] + [note for one in record.channels for note in one.notes]
        texts += [field.note for one in record.channels for field in one.fields]
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
