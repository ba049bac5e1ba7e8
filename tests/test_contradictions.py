from __future__ import annotations

from typing import Any

import pytest

from letters.casefile.build import case_from_bytes
from letters.model.registry import Registry
from tests.support.day import DAY
from tests.support.factory import a_recording
from tests.support.factory import make_file


def ids_after(changes: dict[str, Any], registry: Registry) -> list[str]:
    raw = make_file(changes)
    case, problems = case_from_bytes(raw, 'case.yaml', registry, DAY)
    assert (case is None) is bool(problems)
    return [problem.id for problem in problems]


@pytest.mark.parametrize(
    ('changes', 'ids'),
    [
        # The reference and the ids
        ({'case.id': None}, ['case-id-missing']),
        ({'case.id': 'Robin'}, ['case-id-form']),
        ({'case.id': '../../X'}, ['case-id-form']),
        ({'case.id': 'AB'}, ['case-id-form']),
        ({'case.key': 'W4T9KQ7MXR2HC6NP'}, []),
        ({'case.key': 'W4T9KQ7MXR2HC6N'}, ['case-key-form']),
        ({'case.key': 'w4t9kq7mxr2hc6np'}, ['case-key-form']),
        ({'case.key': 'W4T9 KQ7MXR2HC6N'}, ['case-key-form']),
        ({'materials.0.id': '', 'items.0.shows': []}, ['material-id-missing']),
        ({'materials.1': a_recording('a')}, ['material-id-double']),
        ({'materials.1': a_recording('b')}, []),
        # Places
        ({'items': []}, ['no-items']),
        ({'items': [], 'threat': 'to-publish'}, []),
        ({'items': [], 'threat': 'extortion', 'materials': []}, []),
        ({'items.0.url': ''}, ['item-without-place']),
        ({'items.0.url': '', 'items.0.media_url': 'https://example.org/a.jpg'}, []),
        ({'items.0.url': '', 'items.0.locator.group': 'a group'}, []),
        ({'items.0.shows': ['b']}, ['shows-unknown-material']),
        ({'items.0.shows': ['a', 'b', 'c']}, ['shows-unknown-material', 'shows-unknown-material']),
        ({'materials': []}, ['no-materials']),
        ({'materials': [], 'items.0.shows': []}, []),
        ({'items.0.engines': ['bing', 'google-search']}, []),
        # A name, and an engine that no record knows: the plan says so, and nothing else waits for it.
        ({'items.0.engines': ['Bing', 'yandex']}, []),
        # Days
        ({'items.0.seen': '2026-11-21'}, []),
        ({'items.0.seen': '2026-11-21T23:59+14:00'}, []),
        ({'items.0.seen': '2026-11-22'}, ['date-later']),
        ({'items.0.seen': '2026-11-22T00:10Z'}, ['date-later']),
        ({'items.0.seen': '2026-02-30'}, ['date-form']),
        ({'person.died': '0000', 'person.living': 'no', 'sender.role': 'relative'}, ['died-form']),
        ({'person.died': '0000-05-01', 'person.living': 'no', 'sender.role': 'relative'}, ['died-form']),
        ({'items.0.seen': '2026-11-18T21:40'}, ['date-form']),
        ({'items.0.seen': '2026-11-18T21:40+25:00'}, ['date-form']),
        ({'items.0.seen': '2026-11-18T24:00Z'}, ['date-form']),
        ({'items.0.seen': '٢٠٢٦-١١-١٨'}, []),
        ({'items.0.seen': '20261118'}, ['date-form']),
        ({'items.0.reports': [{'on': '2026-12-01'}]}, ['reports-later']),
        ({'sent': [{'paper': '01', 'on': '2026-11-22', 'answered_on': '2026-11-23'}]}, ['date-later', 'date-later']),
        # Countries and languages
        ({'person.region': 'US-CA'}, []),
        ({'person.region': 'CA-QC'}, ['region-other-country']),
        ({'person.region': 'CA-QC', 'person.country': ''}, []),
        ({'person.region': 'California'}, ['region-form']),
        ({'person.country': 'XX', 'sender.country': 'UK'}, ['country-unknown', 'country-unknown']),
        ({'person.country': 'EU'}, ['country-unknown']),
        ({'person.country': 'XK'}, []),
        ({'person.other_countries': ['FR', 'QZ', 'fr']}, ['country-unknown', 'country-form']),
        ({'case.language': 'tlh'}, []),
        ({'case.language': 'pt-BR'}, []),
        ({'case.language': 'zh_Hant_TW'}, []),
        ({'case.language': 'English'}, ['language-form']),
        ({'case.language': '../../etc'}, ['language-form']),
        # Copyright: no oath that the answers make untrue
        *(
            ({'materials.0.recorded_by': maker, 'materials.0.copyright': 'author'}, ['author-but-not-recorder'])
            for maker in ('other', 'hidden-device', 'call-recording')
        ),
        *(
            ({'materials.0.recorded_by': maker, 'materials.0.copyright': 'author'}, [])
            for maker in ('self', 'jointly', 'coerced-self', 'unknown', '')
        ),
        (
            {'materials.0': a_recording('a', kind='private', recorded_by='generated', copyright='author')},
            ['author-but-not-recorder'],
        ),
        ({'materials.0': a_recording('a', kind='intimate-altered', source_recorded_by='self', copyright='author')}, []),
        (
            {'materials.0': a_recording('a', kind='intimate-altered', source_recorded_by='other', copyright='author')},
            ['author-but-not-recorder'],
        ),
        ({'materials.0.copyright': 'agent'}, ['agent-without-owner']),
        ({'materials.0.copyright': 'agent', 'materials.0.copyright_owner': 'Robin Example'}, []),
        ({'materials.0.copyright': ''}, []),
        # What kind it is, and who made it
        *(
            ({'materials.0.kind': 'intimate-generated', 'materials.0.recorded_by': maker}, ['generated-kind-mismatch'])
            for maker in ('self', 'jointly', 'other', 'hidden-device', 'call-recording', 'coerced-self')
        ),
        ({'materials.0.kind': 'intimate-generated', 'materials.0.recorded_by': 'generated'}, []),
        ({'materials.0.kind': 'intimate-generated', 'materials.0.recorded_by': 'unknown'}, []),
        ({'materials.0.recorded_by': 'generated'}, ['generated-kind-mismatch']),
        ({'materials.0.kind': 'intimate-altered', 'materials.0.recorded_by': 'generated'}, []),
        ({'materials.0.source_recorded_by': 'self'}, ['source-without-altered']),
        ({'materials.0.source_recorded_by': 'self', 'materials.0.kind': ''}, []),
        ({'materials.0.source_recorded_by': 'self', 'materials.0.kind': 'intimate-altered'}, []),
        # Pay, own words
        *(
            ({'materials.0.paid_now': 'yes', 'materials.0.published_before': before}, ['paid-now-but-never-paid'])
            for before in ('no', 'privately', 'public')
        ),
        ({'materials.0.paid_now': 'yes', 'materials.0.published_before': 'paid'}, []),
        ({'materials.0.paid_now': 'yes', 'materials.0.published_before': ''}, []),
        # Whether it was published
        *(({'threat': 'extortion', 'published': no}, ['there-but-not-published']) for no in ('no', 'unknown')),
        ({'threat': 'extortion', 'published': 'yes'}, []),
        ({'threat': 'extortion', 'published': 'no', 'items.0.shows': []}, []),
        ({'threat': 'extortion', 'published': 'no', 'items.0.status': 'removed'}, []),
        # After a death
        ({'person.died': '2024', 'person.living': 'yes'}, ['died-but-living']),
        ({'person.died': '2024', 'person.living': 'no', 'sender.role': 'relative'}, []),
        ({'person.living': 'no', 'sender.role': 'self'}, ['died-but-signs']),
        (
            {'sender.relation': 'child', 'sender.role': 'relative', 'person.living': 'yes'},
            ['relation-without-relative'],
        ),
        ({'sender.relation': 'child', 'sender.role': 'guardian', 'person.living': 'no'}, ['relation-without-relative']),
        ({'sender.relation': 'child', 'sender.role': 'relative', 'person.living': 'no'}, []),
        ({'person.died': '2099', 'person.living': 'no', 'sender.role': 'relative'}, ['date-later']),
        # What was made, where it was recorded, what it is about
        ({'materials.0.looks_real': 'yes'}, ['looks-real-without-altered']),
        ({'materials.0.looks_real': 'yes', 'materials.0.kind': 'intimate-altered'}, []),
        ({'materials.0.setting': 'unknown', 'materials.0.kind': 'intimate-altered'}, ['setting-without-recording']),
        ({'materials.0.setting': 'private-place'}, []),
        ({'about': 'details'}, ['about-details-alone']),
        ({'about': 'both'}, []),
        ({'materials.0.own_words': {'text': 'My words.'}}, ['own-words-without-language']),
        ({'materials.0.own_words': {'text': 'My words.', 'language': 'en'}}, []),
        ({'materials.0.own_words': {'language': 'en'}}, []),
        # What is only open is asked for by the plan, and is no problem
        ({'sender': {}, 'person': {}}, []),
        ({'materials.0': {'id': 'a'}}, []),
        ({'sender.role': 'representative'}, []),
    ],
)
def test_only_what_contradicts_itself_is_a_problem(changes: dict[str, Any], ids: list[str], registry: Registry) -> None:
    assert sorted(ids_after(changes, registry)) == sorted(ids)


@pytest.mark.parametrize(
    ('id', 'changes'),
    [
        ('author-but-not-recorder', {'materials.0.copyright': 'author', 'materials.0.kind': 'none of them'}),
        ('agent-without-owner', {'materials.0.copyright': 'agent', 'materials.0.copyright_owner': 'x' * 201}),
        ('own-words-without-language', {'materials.0.own_words': {'text': 'My words.', 'language': 'English'}}),
        ('region-other-country', {'person.region': 'US-CA', 'person.country': 'usa'}),
        ('case-id-missing', {'case.id': 'no id'}),
        ('no-items', {'items': {'url': 'https://example.org'}}),
        ('no-items', {'items': [], 'threat': 'yes'}),
        ('material-id-missing', {'materials.0.id': 'my video', 'items.0.shows': []}),
        ('no-materials', {'materials': 'a'}),
        ('shows-unknown-material', {'materials.0.id': 'my video'}),
        ('item-without-place', {'items.0.url': 'not a link'}),
    ],
)
def test_an_answer_of_the_wrong_form_is_no_contradiction_too(
    id: str, changes: dict[str, Any], registry: Registry
) -> None:
    found = ids_after(changes, registry)
    assert len(found) == 1
    assert id not in found
