"""What the records say of a recipient stands where a person needs it: on the sheet of a form, and on the first page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from letters.casefile.build import case_from_file
from letters.model.outline import outline
from letters.model.registry import Registry
from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.packets import CASES

UNKNOWN = 'https://gallery.example.net/a/1'


def _files(changes: Mapping[str, Any], held: Registry | None = None) -> dict[str, str]:
    """The text files of a packet, on one line each: a sentence may be cut by a link."""
    made = packet(make_case(changes), held or registry(), DAY, Options(formats=('txt',)))
    return {name: ' '.join(content.decode().split()) for name, content in made.files.items()}


def _changed(id: str, **changes: Any) -> Registry:
    """The registry with one recipient's record changed."""
    known = registry()
    platforms = {**known.platforms, id: known.platforms[id].model_copy(update=changes)}
    return replace(known, platforms=platforms, drawn=outline(known.jurisdictions, platforms))


def test_wrong_doors_are_named_where_somebody_looks_for_the_right_one() -> None:
    page = _files({'items.0.url': UNKNOWN})['01.form.txt']
    for wrong in (
        'wrote the software that the site runs on',
        'indexes and front ends',
        'Never put the link on a public page',
    ):
        assert wrong in page
    assert page.index('wrong doors') < page.index('Write to the host first')


def test_for_an_unknown_site_its_sheet_tells_how_to_find_who_is_behind_it() -> None:
    files = _files({'items.0.url': UNKNOWN})
    record = registry().platforms['generic']
    assert record.find_recipient
    sheet = files['01.form.txt']
    assert 'The sheet 01.form says how to find one.' in files['00.txt']
    assert all(' '.join(step.split()) in sheet for step in record.find_recipient)
    assert all(note in sheet for note in record.channels[0].notes)
    assert f'The right link: {record.links.advice}' in sheet
    assert 'as described below' not in ' '.join(files.values())
    assert not [name for name, text in _files({}).items() if 'How to find who is behind a site' in text]


@pytest.mark.parametrize(
    ('known', 'says'),
    [
        ({'agent_may_file': 'yes'}, 'Somebody who acts for the person shown may fill it in.'),
        ({'agent_may_file': 'no'}, 'Only the person shown may fill it in.'),
        ({'id_asked': 'yes'}, 'Nobody has to send one without need'),
        ({'id_asked': 'no'}, 'It asks for no paper that shows who you are. Send none.'),
        ({'items_at_once': 5}, 'Links that the form takes at once: 5.'),
        ({'same_host_only': 'yes'}, 'One report for each host name'),
        ({'promised': 'An answer within a day.'}, 'X says: An answer within a day.'),
        ({'notes': ['It is slow on Sundays.']}, 'It is slow on Sundays.'),
    ],
)
def test_the_sheet_of_a_form_says_what_is_known_of_it(known: dict[str, Any], says: str) -> None:
    blank: dict[str, Any] = {
        'agent_may_file': 'unknown',
        'id_asked': 'unknown',
        'items_at_once': None,
        'promised': '',
        'notes': [],
    }
    channels = [one.model_copy(update=blank) for one in registry().platforms['x'].channels]
    without = _files({}, _changed('x', channels=channels))['01.form.txt']
    told = [one.model_copy(update=known) for one in channels]
    assert says not in without
    assert says in _files({}, _changed('x', channels=told))['01.form.txt']


def test_how_to_copy_a_link_is_told_where_a_link_is_not_the_right_one_yet() -> None:
    advice = f'The right link: {registry().platforms["x"].links.advice}'
    assert advice not in _files({})['01.form.txt']
    assert advice in _files({'items.0.url': 'https://x.com/example_one'})['01.form.txt']
    # Whoever says that the place is an account is not sent to look for the link of a post.
    assert advice not in _files({'items.0.url': 'https://x.com/example_one', 'items.0.where': 'account'})['01.form.txt']


def test_a_service_with_a_way_for_pictures_of_minors_is_told_with_its_partners_for_fingerprints() -> None:
    page = _files({'items.0.url': 'https://www.tiktok.com/@example/video/7290000000000000004', **MINOR})['00.txt']
    record = registry().platforms['tiktok']
    assert record.minors
    assert [text for text in record.minors.values() if ' '.join(text.split()) not in page] == []
    assert 'these take part, as far as we know: TikTok.' in page
    assert 'StopNCII' not in page


MINOR = {'materials.0.age_when_recorded': 'minor'}
THREAT = {'threat': 'to-publish', 'published': 'yes'}


@pytest.mark.parametrize(
    ('changes', 'first'),
    [
        ({}, 'StopNCII.org'),
        ({'sender.role': 'relative', 'person.living': 'no'}, ''),
        ({'items.1': a_place('https://x.com/example_one/status/1790000000000000002')}, 'StopNCII.org'),
        ({'items.0.status': 'reuploaded'}, 'StopNCII.org'),
        (THREAT, 'StopNCII.org'),
        ({'items': [], 'threat': 'to-publish', 'published': 'no'}, 'StopNCII.org'),
        ({'items': [], 'threat': 'to-publish', 'published': 'no', **MINOR}, 'Take It Down (NCMEC)'),
        ({'threat': 'to-publish', 'published': 'yes', 'materials.0.kind': 'private'}, ''),
    ],
)
def test_a_fingerprint_is_a_step_of_its_own_by_the_service_that_fits_the_age(
    changes: dict[str, Any], first: str
) -> None:
    page = _files(changes)['00.txt']
    steps, _, rest = page.partition('What to do now')[2].partition('Who helps')
    assert re.findall(r'Stop copies: ([^.]*(?:\.org)?(?: \(NCMEC\))?)\.', steps) == ([first] if first else [])
    # It is told once: who helps further down are others.
    assert not first or f'- {first} ' not in rest


def test_what_to_do_after_a_refusal_is_told_for_each_recipient_once() -> None:
    page = _files({'items.0.engines': ['google-search'], 'items.0.queries': ['Robin Example']})['00.txt']
    for id in ('x', 'google-search'):
        record = registry().platforms[id]
        assert page.count(f'If {record.names[0]} refuses: {record.appeal}') == 1


@pytest.mark.parametrize(('kind', 'told'), [('intimate-real', True), ('near-nude', False), ('private', False)])
def test_a_refusal_leads_to_who_watches_over_the_48_hours_only_where_they_run(kind: str, told: bool) -> None:
    site = {'items.0.url': 'https://gallery.example.net/a/1', 'materials.0.kind': kind}
    page = _files({'person.country': 'US', 'sender.country': 'US', **site})['00.txt']
    assert ('gallery.example.net refuses: In the United States' in page) is told


@pytest.mark.parametrize(('country', 'told'), [('DE', True), ('NO', True), ('US', False), ('KE', False), ('PK', False)])
def test_what_the_law_of_the_union_opens_after_a_refusal_is_told_where_it_is_open(country: str, told: bool) -> None:
    places = {'items.1': a_place('https://gallery.example.net/a/1', shows=['a'])}
    page = _files({'person.country': country, 'sender.country': country, **places})['00.txt']
    refused = ' '.join(line for line in page.splitlines() if 'refuses:' in line)
    assert 'If X refuses: Report again with more facts.' in refused
    assert ('out-of-court body' in refused) is told
    assert ('If gallery.example.net refuses:' in refused) is (told or country == 'US')


def test_a_way_for_the_people_of_one_country_is_told_to_them_alone() -> None:
    route = {'country': 'us', 'form': 'https://help.x.com/forms/for-one-country', 'note': 'It takes no e-mail.'}
    held = _changed('x', national_routes=[route])
    page = _files({}, held)['00.txt']
    assert (
        f'X has one more way for people in the country of the person shown. It takes no e-mail. {route["form"]}' in page
    )
    assert route['form'] not in _files({'person.country': 'DE', 'sender.country': 'DE'}, held)['00.txt']
    # Where a paper goes that way it is told there.
    known = registry().platforms['x'].national_routes[0]
    indian = _files({'person.country': 'IN', 'sender.country': 'IN'})
    assert indian['00.txt'].count(known['form']) == 1
    assert 'has one more way' not in indian['00.txt']


@pytest.mark.parametrize('language', ['es', 'ur'])
@pytest.mark.parametrize('file', CASES, ids=lambda path: path.stem)
def test_sheets_in_another_language_hold_no_english_sentence_of_a_record(language: str, file: Any) -> None:
    case, _ = case_from_file(file, registry(), DAY)
    assert case is not None
    spoken = case.model_copy(update={'case': case.case.model_copy(update={'language': language})})
    made = packet(spoken, registry(), DAY, Options(formats=('txt',)))
    sheets = ' '.join(
        ' '.join(text.decode().split()) for name, text in made.files.items() if name == '00.txt' or '.form.' in name
    )
    said = [
        text
        for one in registry().platforms.values()
        for text in (
            one.appeal,
            *(way.text for way in one.appeal_where),
            one.links.advice,
            *one.find_recipient,
            *(note for c in one.channels for note in c.notes),
        )
        if text
    ]
    assert [text for text in said if text in sheets] == []


def test_a_paper_that_must_not_be_sent_yet_has_no_date() -> None:
    made = packet(make_case({'person.country': 'DE'}), registry(), DAY, Options(formats=('txt',)))
    waiting = [paper for paper in made.plan.papers if paper.after and paper.due]
    page = made.files['00.txt'].decode()
    assert waiting
    assert not [paper.id for paper in waiting if re.search(rf'Paper {paper.id}: (they|no rule)', page)]
    assert 'Paper 01: they have 48 hours' in page


DOORS = [(record, door) for record in registry().platforms.values() for door in record.channels if door.form]


@pytest.mark.parametrize(('record', 'door'), DOORS, ids=lambda one: one.id)
def test_a_door_that_leads_to_the_form_of_another_has_the_fields_of_the_form(record: Any, door: Any) -> None:
    if door.fields_of:
        (other,) = [one for one in record.channels if one.id == door.fields_of]
        assert (door.form, door.fields, door.known) == (other.form, other.fields, other.known)
        assert door.fields


def test_the_fields_of_a_form_are_those_of_every_request_that_goes_through_it() -> None:
    link = 'https://www.tiktok.com/@example/video/7290000000000000004'
    sheet = _files({'items.0.url': link, 'materials.0.kind': 'private'})['01.form.txt']
    assert 'Link to each video, photo or profile' in sheet
    assert 'Nobody could check the words' not in sheet


INTIMATE = re.compile(r'intimate|nud|sexual|NCII|NCSEI', re.IGNORECASE)
DETAILS = {'materials': [], 'items.0.shows': [], 'items.0.exposes': ['address'], 'about': 'details'}


@pytest.mark.parametrize('link', ['https://www.tiktok.com/@example/video/7290000000000000004', 'https://redd.it/abc12'])
@pytest.mark.parametrize('what', [{'materials.0.kind': 'private'}, DETAILS], ids=['private', 'details'])
def test_nobody_is_told_to_choose_an_intimate_image_where_none_is_shown(what: dict[str, Any], link: str) -> None:
    for home in ('PK', 'GB'):
        files = _files({**what, 'items.0.url': link, 'person.country': home, 'sender.country': home})
        fields = [files[name].partition('in their order')[2] for name in files if '.form' in name]
        assert not [text for text in fields if INTIMATE.search(text.partition('Good to know')[0])]


def test_a_door_for_more_than_intimate_images_names_one_as_a_condition_or_beside_another() -> None:
    for record in registry().platforms.values():
        for door in record.channels:
            only = set(door.grounds) == {'ncii'} or door.law == 'us-search-ncii-policy'
            said = [text for field in door.fields for text in (field.note, *field.choices.values())]
            intimate = [
                text for text in said if INTIMATE.search(text) and not re.search('^For an intimate|, or ', text)
            ]
            assert only or not intimate, (record.id, door.id)


def test_a_sheet_without_fields_is_not_written_and_what_is_known_stands_on_the_first_page() -> None:
    door = next(one for one in registry().platforms['x'].channels if one.id == 'policy')
    assert not door.fields
    files = _files({'materials.0.kind': 'private'})
    paper = '01'
    assert f'{paper}.txt' in files
    assert f'{paper}.form.txt' not in files
    step = files['00.txt'].partition('Paper 01: ')[2].partition('Sending is signing')[0]
    assert all(' '.join(note.split()) in step for note in (*door.steps, *door.notes))
    assert 'A sheet named form' not in files['00.txt']


@pytest.mark.parametrize(
    ('language', 'way', 'next_'),
    [
        ('en', '> Report. ', 'Sign it by hand'),
        ('es', '> Report. ', 'Fírmalo a mano'),
        ('ur', '(رپورٹ)۔ ', 'اس پر ہاتھ'),
    ],
)
def test_the_way_in_an_app_ends_before_the_next_sentence_begins(language: str, way: str, next_: str) -> None:
    place = {'shows': ['a'], 'url': 'https://whatsapp.com/', 'where': 'group', 'locator': {'group': 'A class'}}
    page = _files({'items.0': place, 'case.language': language, 'person.country': 'US'})['00.txt']
    assert f'{way}{next_}' in page
