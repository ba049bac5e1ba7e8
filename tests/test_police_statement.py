"""What a statement for the police says of the law, of each place, and what the first page says of handing it in."""

from __future__ import annotations

from typing import Any

import pytest

from letters.model.paper import PaperKind
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_case
from tests.support.statement import CHOSEN
from tests.support.statement import statement

GENERATED = {
    'materials.0.kind': 'intimate-generated',
    'materials.0.recorded_by': 'generated',
    'materials.0.shared_how': 'generated',
    'materials.0.no_consent': ['fabricated'],
    'materials.0.looks_real': 'yes',
}
MADE = a_recording(
    'b', kind='intimate-generated', recorded_by='generated', shared_how='generated', no_consent=['fabricated'],
    looks_real='yes',
)  # fmt: skip
SECOND = a_place('https://x.com/example_one/status/1790000000000000009', shows=['b'])
HOMES = sorted(
    {id.upper() for id, place in registry().jurisdictions.items() if any(law.ground == 'police' for law in place.laws)}
    - {'EU'}
)


def _section(said: str) -> str:
    """What stands under the fourth heading, with it."""
    return '4. ' + said.partition('\n4. ')[2].partition('\n5. ')[0]


@pytest.mark.parametrize('kind', [{}, GENERATED], ids=['real', 'generated'])
@pytest.mark.parametrize('country', HOMES)
def test_a_statement_names_a_rule_or_says_that_it_names_none(country: str, kind: dict[str, Any]) -> None:
    for untranslated in (False, True):
        said = statement(country, kind, untranslated=untranslated)
        if not said:
            continue
        section = _section(said)
        named = 'The rules that may be broken' in section
        assert named != ('What the law says of it' in section)
        assert named == ('Which of them these facts fulfil' in section) != ('I name no rule.' in section)
        assert not (untranslated and named)
        # Between the heading and the last sentence the law has its title at least, and no heading stands alone.
        assert len(section.split('\n\n')) >= 3
        assert ':\n' not in section


@pytest.mark.parametrize(('country', 'kind', 'named'), [('DE', GENERATED, False), ('DE', {}, True), ('CA', {}, True)])
def test_a_sentence_on_procedure_is_no_rule(country: str, kind: dict[str, Any], named: bool) -> None:
    assert ('The rules that may be broken' in statement(country, kind)) is named


def test_a_report_of_two_kinds_says_of_each_place_what_is_true_of_it_and_each_rule_once() -> None:
    how = {'materials.0.setting': 'private-place', 'materials.0.shared_how': 'account-broken-into'}
    told = statement('DE', {**how, 'materials.1': MADE, 'items.1': SECOND})
    first, second = told.partition('At these places of the list: 1. ')[2].split('At these places of the list: 2. ')
    assert 'At these places of the list: 1. I believe that somebody got into an account of mine' in told
    second = second.partition('3. What happened')[0]
    assert 'It was recorded in a private place.' in first
    assert 'I never agreed to this publication.' in first
    assert 'made by a computer' not in first
    assert 'made by a computer' in second
    assert 'It does not show a real event. I never agreed that it be made or published.' in second
    assert 'private place' not in second
    assert _section(told).count('201a Abs. 1 StGB punishes') == 1


def test_section_20_stands_in_no_report_with_a_real_recording() -> None:
    assert 's. 20(1)' in statement('PK', GENERATED)
    for changes in ({}, {'materials.1': MADE, 'items.1': SECOND}):
        assert 'ection 20' not in statement('PK', changes)


def test_words_can_be_kept_out_about_some_facts_alone() -> None:
    kind = registry().papers['police-statement']
    assert isinstance(kind, PaperKind)
    assert {'section 20', 's. 20'} <= {*kind.unsaid} - {*kind.never}


@pytest.mark.parametrize('account', ['', '@example_one'])
def test_of_accounts_it_is_spoken_only_where_one_is_named(account: str) -> None:
    told = statement('DE', {'items.0.locator': {'account': account}})
    assert ('I name accounts as I saw them.' in told) is bool(account)


@pytest.mark.parametrize(
    ('how', 'consent', 'said'),
    [
        ('account-broken-into', 'never-agreed', 'I believe that somebody got into an account of mine'),
        ('device-or-cloud', 'never-agreed', 'I believe that it was taken from my telephone'),
        ('hidden-recording', 'never-agreed', 'I believe that it was recorded in secret.'),
        ('account-broken-into', 'account-broken-into', ''),
        ('breach-of-trust', 'never-agreed', ''),
        ('unknown', 'never-agreed', ''),
    ],
)
def test_how_it_was_taken_is_told_as_belief_and_not_twice(how: str, consent: str, said: str) -> None:
    told = statement('DE', {'materials.0.shared_how': how, 'materials.0.no_consent': [consent]})
    assert said in told
    assert ('I believe' in told) is bool(said)
    # In a country where it can be turned against the person it is left for the officer to ask.
    assert 'I believe' not in statement('PK', {'materials.0.shared_how': how, 'materials.0.no_consent': [consent]})


def test_nobody_is_said_to_be_afraid_of_more_than_was_answered() -> None:
    told = statement('IE', {})
    assert 'I am afraid.' in told
    assert 'safety' not in told


@pytest.mark.parametrize(('country', 'language'), [('IT', 'Italian'), ('BR', 'Portuguese'), ('IE', ''), ('US', '')])
def test_the_first_page_says_where_a_station_works_in_another_language(country: str, language: str) -> None:
    case = make_case({'person.country': country, 'sender.country': country, **CHOSEN})
    start = ' '.join(packet(case, registry(), DAY, Options(formats=('txt',))).files['00.txt'].decode().split())
    assert 'Statement for the police' in start
    assert ('take somebody along who can translate' in start) is bool(language)
    assert f'The police there work in {language}' in start or not language


def test_a_threat_beside_a_publication_leaves_room_for_who_threatened_and_when() -> None:
    room = ('The account or the number from which the threat came', 'The days on which it came')
    told = statement('AU', {'threat': 'extortion', 'published': 'yes'})
    assert all(line in told.partition('3. What happened')[0] for line in room)
    assert not any(line in statement('AU', {}) for line in room)


@pytest.mark.parametrize(('language', 'read'), [('fr', 'fr'), ('fr_CA', 'fr'), ('en', 'en'), ('es', 'en')])
def test_where_the_police_take_several_languages_the_statement_is_in_that_of_the_person(
    language: str, read: str
) -> None:
    case = make_case({
        'person.country': 'CA', 'person.region': 'CA-QC', 'sender.country': 'CA', 'case.language': language, **CHOSEN,
    })  # fmt: skip
    found = [paper for paper in make_plan(case, registry(), DAY).papers if paper.kind == 'police-statement']
    assert [paper.language for paper in found] == [read]


def test_the_first_page_says_what_to_do_where_no_offence_and_where_no_place_is_known() -> None:
    spain = make_case({'person.country': 'ES', 'sender.country': 'ES', **CHOSEN, **GENERATED})
    # What was read of German law speaks of no threat alone.
    germany = {'person.country': 'DE', 'sender.country': 'DE'}
    threat = make_case({**germany, **CHOSEN, 'items': [], 'threat': 'to-publish', 'published': 'no'})
    for case, said in ((spain, 'any police station takes a report'), (threat, 'The threat itself can be reported')):
        start = packet(case, registry(), DAY, Options(formats=('txt',))).files['00.txt'].decode()
        assert said in ' '.join(start.split())


@pytest.mark.parametrize('country', ['EG', 'LK', 'NG', 'ID', 'PK'])
def test_nobody_is_sent_to_the_police_unwarned_where_a_report_can_turn_against_the_person(country: str) -> None:
    case = make_case({'person.country': country, 'sender.country': country, **CHOSEN, **GENERATED, 'harm': []})
    start = packet(case, registry(), DAY, Options(formats=('txt',))).files['00.txt'].decode()
    assert 'any police station takes a report' not in ' '.join(start.split())


@pytest.mark.parametrize(('country', 'endangers'), [('BD', True), ('KE', False), ('DE', False)])
def test_nobody_says_that_they_have_the_recording_where_keeping_it_is_an_offence(country: str, endangers: bool) -> None:
    case = make_case({'person.country': country, 'sender.country': country, **CHOSEN, 'wishes.regulator': 'yes'})
    files = packet(case, registry(), DAY, Options(formats=('txt',))).files
    start, handed_in = ' '.join(files['00.txt'].decode().split()), statement(country, {})
    assert 'Statement for the police' in start
    assert ('say that you have it' in start) is not endangers
    assert handed_in
    assert ('tell me how you wish to see it' in handed_in) is not endangers
    assert 'I do not send the picture or the recording' in handed_in


def test_in_india_the_first_page_says_that_a_report_made_online_is_signed_within_three_days() -> None:
    case = make_case({'person.country': 'IN', 'sender.country': 'IN', **CHOSEN})
    start = packet(case, registry(), DAY, Options(formats=('txt',))).files['00.txt'].decode()
    assert 'go to the police and sign it within three days' in ' '.join(start.split())
    (clock,) = registry().law('in-ncrp-police').clocks
    assert (clock.value, clock.unit, clock.for_) == (3, 'days', 'person')


def test_in_the_united_states_the_law_of_the_state_stands_beside_the_federal_crime() -> None:
    section = _section(statement('US', {}))
    assert '47 U.S.C. 223(h)(2) makes it a crime' in section
    assert 'State criminal law may punish it too, that of the state where it happened' in section


def test_a_place_that_nobody_was_asked_about_is_not_still_there() -> None:
    """Seen after a letter about another place: it was seen then, and nobody knows if it was there before."""
    second = a_place('https://x.com/example_one/status/1790000000000000009', shows=['a'], seen='2026-11-20')
    sent = {'number': '01', 'paper': 'ncii-request', 'recipient': 'x', 'on': '2026-11-18', 'places': ['1']}
    said = statement('DE', {'items.0.seen': '2026-11-20', 'items.1': second, 'sent.0': sent})
    assert '20 November 2026: it was still there, at these places of the list: 1.' in said
    assert '20 November 2026: it was seen at these places of the list: 2.' in said


def test_in_south_korea_the_act_is_named_and_the_offence_stands_before_what_the_police_do_then() -> None:
    section = _section(statement('KR', {}))
    act = 'Act on Special Cases concerning the Punishment of Sexual Crimes, art. '
    assert section.index(f'{act}14(2)') < section.index(f'{act}23-2(1)')
    assert 'illegally filmed material includes' not in section
    assert f'{act}14-2' in _section(statement('KR', GENERATED))


def test_in_israel_the_same_offence_is_told_once() -> None:
    section = _section(statement('IL', {}))
    assert section.count("focuses on a person's sexuality") == 1
    assert 'is a criminal offence' in section


@pytest.mark.parametrize(
    ('country', 'offence', 'graver'),
    [
        ('CZ', 'punishes making, spreading or publishing', 'is punished more heavily'),
        ('BE', 'punishes spreading pictures', 'is punished more heavily'),
        ('NO', 'punishes making pictures, film or sound', 'is punished more heavily'),
        ('HU', 'punishes', 'is punished more heavily'),
    ],
)
def test_the_offence_is_named_before_what_makes_it_graver(country: str, offence: str, graver: str) -> None:
    said = _section(statement(country, GENERATED if country == 'HU' else {}))
    assert said.count(offence) == 1
    assert graver not in said.partition(offence)[0]


def test_what_makes_an_offence_graver_is_named_beside_an_offence_alone() -> None:
    cartoon = {**GENERATED, 'materials.0.looks_real': 'no'}
    assert 'more heavily' not in statement('NO', cartoon)


@pytest.mark.parametrize(
    ('home', 'told'),
    [
        ('AR', 'Ley 26.485 is about violence against women because of their gender: it is no way for men.'),
        ('MX', 'The measures of the LGAMVLV are for women. The offence protects any adult.'),
    ],
)
def test_whom_a_law_for_women_does_not_reach_is_told_before_a_man_hands_it_in(home: str, told: str) -> None:
    changes = {'person.country': home, 'sender.country': home, 'sender.grammar': 'masculine', **CHOSEN}
    made = packet(make_case(changes), registry(), DAY, Options(formats=('txt',)))
    assert told in ' '.join(made.files['00.txt'].decode().split())


@pytest.mark.parametrize('home', ['AR', 'MX'])
def test_a_man_who_signs_rests_on_no_law_for_women(home: str) -> None:
    said = {form: statement(home, {'sender.grammar': form}) for form in ('masculine', 'feminine', 'avoid')}
    assert 'women' not in said['masculine']
    # Whose form nobody chose may be a woman: the sentence says for whom it is, and the reader decides.
    assert 'women' in said['feminine']
    assert 'women' in said['avoid']


def test_the_form_of_whoever_acts_for_another_says_nothing_of_the_person_shown() -> None:
    acts = {'sender.role': 'guardian', 'sender.name': 'Lee Example', 'sender.authority': 'order of a court'}
    assert 'women' in statement('AR', {**acts, 'sender.grammar': 'masculine'})


def test_a_threat_is_an_offence_in_argentina_whoever_is_shown() -> None:
    threatened = {'threat': 'extortion', 'published': 'yes', 'sender.grammar': 'masculine'}
    assert 'Código Penal, article 149 bis' in statement('AR', threatened)


@pytest.mark.parametrize(('other', 'said'), [('', False), ('paid', False), ('privately', True)])
def test_what_was_meant_for_the_public_is_said_where_it_is_known_alike_of_every_recording_there(
    other: str, *, said: bool
) -> None:
    second = a_recording('b', published_before=other)
    private = {'materials.0.published_before': 'privately', 'materials.1': second, 'items.0.shows': ['a', 'b']}
    told = statement('DE', private)
    assert ('never shown to the public with my permission' in told) == said


def test_france_names_one_offence_once() -> None:
    section = _section(statement('FR', {}))
    assert '226-2-1' in section
    assert 'Article 226-2-1 of the Code pénal punishes' not in section
