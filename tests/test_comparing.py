from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from letters.comparing import forms
from letters.comparing.citing import citations
from letters.comparing.compare import compare
from letters.comparing.facts import Fact
from letters.comparing.facts import facts
from letters.comparing.ours import Own
from letters.comparing.ours import own
from letters.registry.load import registry
from tests.support.utopia import NOTHING
from tests.support.utopia import UTOPIA
from tests.support.utopia import law
from tests.support.utopia import office
from tests.support.utopia import shown


@pytest.fixture
def utopia(tmp_path: Path) -> list[Fact]:
    file = tmp_path / 'UT.yaml'
    file.write_text(UTOPIA, encoding='utf-8')
    return facts(file)[0]


def test_the_same_values_in_another_spelling_are_no_difference(utopia: list[Fact]) -> None:
    found = compare(utopia, [law(), office()])
    assert shown(found) == NOTHING
    assert (found.records, found.without) == (2, ())


@pytest.mark.parametrize(
    ('ours', 'lost'),
    [
        ([law(elements=[]), office()], ('citation', '12(1)(a)')),
        ([law(clocks=[], says=[{'cite': 's. 14'}]), office()], ('time', '48 hours')),
        ([law(in_force=None), office()], ('date', '2024-05-01')),
        ([law(), office(post=None)], ('post', '1 Long Lane, Amaurot')),
        ([law(), office(email=None)], ('email', 'help@quiet.example')),
        ([law(), office(phone=None)], ('phone', '+99 20 123 4567')),
        ([law(), office(url=None)], ('link', 'https://www.quiet.example/')),
        ([law()], ('record', 'Office of Quiet (OQ)')),
    ],
)
def test_what_no_record_has_is_lost(utopia: list[Fact], ours: list[Own], lost: tuple[str, str]) -> None:
    if lost[0] == 'citation':
        # A whole section beside it would be the same citation, only less precise.
        ours = [law(elements=[], citation='Code of Utopia, section 14'), ours[1]]
    found = shown(compare(utopia, ours))
    assert (found['lost'], found['changed']) == ([lost], [])


@pytest.mark.parametrize(
    ('ours', 'changed'),
    [
        ([law(elements=[{'cite': 's. 12(1)(b)'}], citation='s. 14'), office()], ('citation', '12(1)(a)', '12(1)(b)')),
        ([law(clocks=[{'value': 72, 'unit': 'hours', 'cite': 's. 14'}]), office()], ('time', '48 hours', '72 hours')),
        ([law(in_force='2024-05-11'), office()], ('date', '2024-05-01', '2024-05-11')),
        ([law(), office(post=['7 Long Lane', 'Amaurot'])], ('post', '1 Long Lane, Amaurot', '7 Long Lane, Amaurot')),
        ([law(), office(email='hepl@quiet.example')], ('email', 'help@quiet.example', 'hepl@quiet.example')),
        ([law(), office(phone='020 123 4576')], ('phone', '+99 20 123 4567', '020 123 4576')),
        ([law(), office(name='Office of Noise')], ('name', 'Office of Quiet', 'Office of Noise')),
    ],
)
def test_what_is_near_but_not_the_same_is_changed(
    utopia: list[Fact], ours: list[Own], changed: tuple[str, str, str]
) -> None:
    assert shown(compare(utopia, ours)) == {**NOTHING, 'changed': [changed]}


def test_a_link_with_another_end_is_changed() -> None:
    fact = Fact('f', 'utopia-notice', 'routes', {'form': 'https://quiet.example/forms/report'}, country='ut-opia')
    ours = Own('o', 'utopia-notice', 'laws', {'form': 'https://quiet.example/forms/reports'}, country='ut-opia')
    assert shown(compare([fact], [ours]))['changed'] == [
        ('link', 'https://quiet.example/forms/report', 'https://quiet.example/forms/reports')
    ]


def test_a_wrong_value_is_named_also_where_the_right_one_stands_elsewhere(utopia: list[Fact]) -> None:
    clock = {'value': 49, 'unit': 'hours', 'cite': 's. 14'}
    says = [{'cite': 's. 14', 'text': 'Section 14 gives 48 hours.'}]
    there = {'note': 'Telephone: 020 123 4567. Post: 1 Long Lane, Amaurot.'}
    office_ = office(phone='020 123 4568', post=['2 Long Lane', 'Amaurot'], **there)
    assert shown(compare(utopia, [law(clocks=[clock], says=says), office_])) == {
        **NOTHING,
        'changed': [
            ('time', '48 hours', '49 hours'),
            ('post', '1 Long Lane, Amaurot', '2 Long Lane, Amaurot'),
            ('phone', '+99 20 123 4567', '020 123 4568'),
        ],
    }


def test_a_clock_that_starts_otherwise_is_changed(utopia: list[Fact]) -> None:
    clock = {'value': 48, 'unit': 'hours', 'starts': 'authority-order', 'cite': 's. 14'}
    assert shown(compare(utopia, [law(clocks=[clock]), office()]))['changed'] == [
        ('start', '48 hours: request-received', '48 hours: authority-order')
    ]


def test_what_stands_in_a_note_is_not_lost(utopia: list[Fact]) -> None:
    notes = [
        'It binds since 1 May 2024: section 12(1)(a) tells what to write, and forty-eight hours are 48 hours (s. 14).',
        'The Office of Quiet, 1 Long Lane, Amaurot, answers at help@quiet.example and at 020 1234567. More:',
        'https://quiet.example',
    ]
    bare = Own('o', 'utopia-notice', 'laws', {'title': 'Code of Utopia', 'notes': notes}, country='ut-opia')
    assert shown(compare(utopia, [bare])) == NOTHING


@pytest.mark.parametrize(
    ('more', 'added'),
    [
        ({'url': 'https://code.example/12'}, ('link', 'https://code.example/12')),
        ({'sources': [{'url': 'https://code.example/12'}]}, ('source', 'https://code.example/12')),
        ({'says': [{'cite': 's. 13'}]}, ('citation', '13')),
        ({'until': '2030-01-01'}, ('date', '2030-01-01')),
        ({'phone': '117'}, ('phone', '117')),
        ({'post': ['9 Short Street', 'Amaurot']}, ('post', '9 Short Street, Amaurot')),
    ],
)
def test_what_no_fact_has_is_added(utopia: list[Fact], more: dict[str, Any], added: tuple[str, str]) -> None:
    assert shown(compare(utopia, [law(**more), office()])) == {**NOTHING, 'added': [added]}


def test_what_the_facts_only_warn_of_is_looked_for_too_before_a_value_counts_as_added(utopia: list[Fact]) -> None:
    warned = utopia[0]._replace(tree={**utopia[0].tree, 'caveats': ['Section 13 is about children.']})
    found = compare([warned, *utopia[1:]], [law(says=[{'cite': 's. 13'}]), office()])
    assert shown(found) == NOTHING


@pytest.mark.parametrize(
    'said',
    [
        {'caveats': ['See https://rumour.example, s. 77, and wait 9 days.']},
        {'unverified_leads': [{'what': 'lead@rumour.example'}]},
        {'note': 'A sentence that no record repeats.'},
        {'phone': 'null'},
        {'must_contain': [{'element': 'Name', 'cite': 'practice of 2024'}]},
        {'verification': 'text: read'},
        {'form_url': 'https://rumour.example/form', 'form_url_basis': 'a list of others; confirm before use'},
        {'contact_warning': 'do not write to office@rumour.example'},
    ],
)
def test_what_no_record_has_to_hold_is_no_loss(utopia: list[Fact], said: dict[str, Any]) -> None:
    said = {**utopia[0].tree, **said, 'instrument': utopia[0].tree['instrument']}
    assert shown(compare([utopia[0]._replace(tree=said), utopia[1]], [law(), office()])) == NOTHING


def test_an_address_that_the_facts_themselves_doubt_is_no_loss(utopia: list[Fact]) -> None:
    doubted = {**utopia[1].tree, 'note': 'Answers on weekdays; contact details unverified.'}
    bare = office(post=None, phone=None, email=None)
    assert shown(compare([utopia[0], utopia[1]._replace(tree=doubted)], [law(), bare])) == NOTHING


SERVICE = {
    'id': 'quick_post',
    'domains': ['quickpost.example', 'cdn.quickpost.example'],
    'entities': [{'name': 'Quick Post Ltd', 'postal': ['5 Wide Road', 'Amaurot 9', 'Utopia']}],
    'ncii': {
        'form_url': 'https://quickpost.example/report',
        'fields': [
            {'label': 'Links', 'required': 'true', 'maps_to': 'content.urls'},
            {'label': 'E-mail', 'required': 'true', 'maps_to': 'filer.email'},
        ],
    },
    'copyright': {'fields': ['signature', 'filer.phone'], 'fields_basis': 'statute'},
}


def service(**more: Any) -> Own:
    tree = {
        'names': ['Quick Post'],
        'links': {'hosts': ['www.quickpost.example']},
        'entities': [{'name': 'Quick Post, Ltd.', 'post': ['5 Wide Road', 'Amaurot 9']}],
        'channels': [
            {
                'grounds': ['ncii'],
                'form': 'https://www.quickpost.example/report/',
                'fields': [{'asks': 'Links', 'from': 'items.url'}, {'asks': 'Mail', 'from': 'sender.email'}],
            }
        ],
        **more,
    }
    return Own('platforms/quick-post.yaml', 'quick-post', '', tree, platform='quick-post')


def of_service(ours: Own) -> dict[str, list[tuple[str, ...]]]:
    return shown(compare([Fact('facts.yaml', 'quick-post', '', SERVICE, platform='quick-post')], [ours]))


def test_a_service_is_compared_by_hosts_companies_addresses_forms_and_fields() -> None:
    assert of_service(service()) == NOTHING
    assert of_service(service(links={})) == NOTHING, 'The link of the form names the host.'
    assert of_service(service(entities=[])) == {
        **NOTHING,
        'lost': [('name', 'Quick Post Ltd'), ('post', '5 Wide Road, Amaurot 9, Utopia')],
    }
    assert of_service(service(channels=[]))['lost'] == [
        ('link', 'https://quickpost.example/report'),
        ('field', 'ncii: content.urls, filer.email'),
    ]
    assert of_service(service(links={'hosts': ['quickpost.example', 'quick.example']}))['added'] == [
        ('host', 'quick.example')
    ]


def test_a_field_that_a_person_answers_on_the_form_may_be_any_field() -> None:
    fields = [{'asks': 'Links', 'from': 'items.url'}, {'asks': 'How we reach you'}]
    assert of_service(
        service(channels=[{'grounds': ['ncii'], 'form': 'https://quickpost.example/report', 'fields': fields}])
    ) == {**NOTHING}


@pytest.mark.parametrize(
    ('one', 'other', 'same'),
    [
        ('442079460000', '02079460000', True),
        ('4402079460000', '442079460000', True),
        ('18005550199', '8005550199', True),
        ('1799', '01799', True),
        ('1799', '441799', False),
        ('2079460000', '2079460001', False),
    ],
)
def test_a_telephone_is_the_same_with_and_without_trunk_zero_and_country(one: str, other: str, same: bool) -> None:
    assert forms.same_phone(one, other) is same
    assert forms.same_phone(other, one) is same


def test_a_house_number_is_not_the_end_of_a_longer_one(utopia: list[Fact]) -> None:
    found = shown(compare(utopia, [law(), office(post=['11 Long Lane', 'Amaurot'])]))
    assert found['changed'] == [('post', '1 Long Lane, Amaurot', '11 Long Lane, Amaurot')]


@pytest.mark.parametrize(
    ('text', 'cited'),
    [
        ('s.21(1)(a)-(d)', ['21(1)(a)']),
        ('ss. 2S, 21 and 38(1)', ['2s', '21', '38(1)']),
        ('§ 97a Abs. 2 Nr. 1', ['97a', '97a(2)', '97a(2)(1)']),
        ('art. 18, § 3', ['18', '18(3)']),
        ('Art. 20(1), (3)', ['20(1)', '20(3)']),
        ('arts. 22670-22671', ['22670', '22671']),
        ('Regulation (EU) 2022/2065, Article 16', ['2022/2065', '16']),
        ('37 ABC 201.38(c)(4)', ['201.38(c)(4)']),
        ('Act of 1 May 2024, within 48 hours', []),
    ],
)
def test_citations_of_many_laws(text: str, cited: list[str]) -> None:
    assert [str(one) for one in citations(text, whole=True)] == cited


def test_in_a_sentence_a_number_is_a_section_only_behind_a_word_for_it() -> None:
    text = 'The 3 letters of section 12 and 14(2) go out within 30 days, as 5 people said.'
    assert [str(one) for one in citations(text, whole=False)] == ['12', '14(2)']


def test_a_record_compared_with_itself_has_no_difference() -> None:
    ours = [*own(registry())]
    as_facts = [Fact(one.file, one.id, one.part, one.tree, one.country, one.platform) for one in ours]
    assert shown(compare(as_facts, ours)) == NOTHING
