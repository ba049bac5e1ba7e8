"""Two items are in one place unless it is shown that they are not (promise 4)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from letters.compose import guarded
from letters.compose.letter import compose
from letters.errors import DataError
from letters.law import guards
from letters.law.topic import Situation
from letters.model.case import Item
from letters.packet.build import packet
from letters.packet.options import Options
from letters.places.address import address
from letters.places.service import service_of
from letters.places.spot import whereabouts
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_case
from tests.support.soak import examples

SITE = 'https://forum.leaksite.example/t/12345'
X, OTHER_X = 'https://x.com/bobby/status/1790000000000000001', 'https://x.com/carla/status/1790000000000000009'
INSTAGRAM = 'https://www.instagram.com/p/CExample001/'
STORY = 'https://www.instagram.com/stories/bobby/3300000000000001/'
OTHER_STORY = 'https://www.instagram.com/stories/carla/3300000000000009/'
PAIRS = yaml.safe_load((Path(__file__).parent / 'pairs' / 'places.yaml').read_text(encoding='utf-8'))
SAME_PAGE = [PAIRS['same_page']['of'], *PAIRS['same_page']['may_be']]


def case(minors: Any, adults: Any, **more: Any) -> Any:
    """A recording of somebody who may be under 18 at one place, one of adults at another."""
    materials = [a_recording('m', age_when_recorded='unsure'), a_recording('z')]
    places = [{**a_place(''), 'shows': [shown], **_place(at)} for shown, at in (('m', minors), ('z', adults))]
    return make_case({'materials': materials, 'items': places, **more})


def _place(at: str | dict[str, Any]) -> dict[str, Any]:
    return {'url': at} if isinstance(at, str) else at


def apart(one: Any, other: Any) -> bool:
    """Whether letters follow for the second, whichever of the two is the minor's."""
    found = {make_plan(case(*pair), registry(), DAY).stop for pair in ((one, other), (other, one))}
    assert len(found) == 1
    return not found.pop()


@pytest.mark.parametrize('other', PAIRS['same_page']['may_be'])
def test_two_addresses_that_may_be_one_page_are_one_place(other: str) -> None:
    accounts = [{'url': SITE, 'locator': {'account': 'uploader_one'}}, {'url': other, 'locator': {'account': 'other'}}]
    assert not apart(SITE, other)
    # What somebody typed parts nothing.
    assert not apart(*accounts)


@pytest.mark.parametrize(('one', 'other'), PAIRS['one_service'])
def test_links_of_one_service_are_one_place_where_nobody_reads_two_accounts_from_them(one: str, other: str) -> None:
    assert not apart(one, other)
    assert not apart(
        {'url': one, 'locator': {'account': 'a_first'}}, {'url': other, 'locator': {'account': 'a_second'}}
    )


@pytest.mark.parametrize(('one', 'other'), PAIRS['elsewhere'])
def test_a_link_that_names_the_account_or_the_id_of_the_other_is_not_apart(one: str, other: str) -> None:
    assert not apart(one, other)


@pytest.mark.parametrize('typed', PAIRS['typed'])
def test_a_typed_account_joins_whatever_the_links_say(typed: str) -> None:
    assert apart(STORY, OTHER_STORY)
    assert not apart(STORY, {'url': OTHER_STORY, 'locator': {'account': typed}})


@pytest.mark.parametrize(('one', 'other'), PAIRS['apart'])
def test_places_that_are_shown_to_be_apart_get_letters(one: str, other: str) -> None:
    assert apart(one, other)


@pytest.mark.parametrize(
    'where',
    [
        {'locator': {'message': f'reply to {X}'}},
        {'locator': {'place': 'below x.com/bobby/status/1790000000000000001'}},
        {'locator': {'message': f'look: h{X[1:].replace("tt", "xx", 1)}'}},
        {'locator': {'message': 'No.1790000000000000001'}},
        {'locator': {'message': 'id1790000000000000001'}},
        {'locator': {'message': '1790000000000000001は'}},
        {'locator': {'message': '1,790,000,000,000,000,001'}},
        {'locator': {'message': 'by bobby.Then more'}},
        {'locator': {'message': 'see bobby-1.jpg'}},
        {'locator': {'message': '@bobbyنے لگایا'}},
        {'locator': {'message': '用户bobby发的'}},
        {'locator': {'message': 'x.com/bobbyで見た'}},
        {'queries': ['bobbynudes'], 'engines': ['google-search']},
        {'locator': {'message': 'the post 1790000000000000001'}}, {'locator': {'message': 'what @bobby wrote'}},
        {'locator': {'group': 'bobby'}}, {'queries': ['bobby nude'], 'engines': ['google-search']},
        {'reports': [{'on': '2026-11-01', 'channel': 'form', 'reference': X, 'answer': 'no'}]},
        {'reports': [{'on': '2026-11-01', 'reference': 'x.com%2Fbobby%2Fstatus%2F1790000000000000001'}]},
        {'media_url': 'https://files.example/bobby/1790000000000000001.jpg'},
    ],
)  # fmt: skip
def test_what_is_typed_about_a_place_is_searched_for_the_other(where: dict[str, Any]) -> None:
    assert not apart(X, {'url': OTHER_X, **where})


def test_what_one_search_brings_up_is_one_place() -> None:
    found = {'engines': ['google-search'], 'queries': ['Robin E. naked']}
    assert apart({'url': X, **found}, INSTAGRAM)
    assert not apart({'url': X, **found}, {'url': INSTAGRAM, 'queries': ['robin e naked'], 'engines': ['bing']})
    result = 'https://www.google.com/search?q=robin'
    assert not apart(result, {'url': INSTAGRAM, 'engines': ['google-search'], 'queries': ['r example']})
    assert apart(result, {'url': INSTAGRAM, 'engines': ['bing'], 'queries': ['r example']})


@pytest.mark.parametrize('words', [f'He put it at {X} too.', 'Ask @bobby.', 'See 1790000000000000001'])
def test_own_words_that_name_the_place_stop_every_letter(words: str) -> None:
    told = {'materials.1.own_words': {'text': words, 'language': 'en'}}
    assert make_plan(case(X, OTHER_X, **told), registry(), DAY).stop
    assert not make_plan(case(X, OTHER_X, **{'materials.1.own_words.text': 'He has it.'}), registry(), DAY).stop


@pytest.mark.parametrize('open_age', [{'age_when_recorded': ''}, {'others_shown': ''}])
def test_while_an_age_is_open_nothing_is_written_about_its_place(open_age: dict[str, str]) -> None:
    def papers(other: str) -> set[int]:
        materials = [a_recording('m', **open_age), a_recording('z')]
        places = [a_place(X, shows=['m']), a_place(other, shows=['z'])]
        made = make_plan(make_case({'materials': materials, 'items': places}), registry(), DAY)
        assert not made.stop
        assert made.ask
        return {n for paper in made.papers for n in paper.items}

    assert papers(X) == set()
    assert papers('https://x.com/bobby/status/1790000000000000002') == set()
    assert papers(OTHER_X) == {1}


@pytest.mark.parametrize(('typed', 'other'), [('علي', 'علی'), ('كلاس', 'کلاس'), ('Café', 'Cafe'), ('SINIF', 'sınıf')])
def test_one_group_typed_on_two_keyboards_is_one_place(typed: str, other: str) -> None:
    rooms = ('https://t.me/roomone/5', 'https://t.me/roomtwo/9')
    assert apart(*rooms)
    assert not apart(
        *({'url': url, 'locator': {'group': name}} for url, name in zip(rooms, (typed, other), strict=True))
    )


def test_a_site_is_known_in_a_text_however_its_host_is_spelled() -> None:
    site = 'https://forüm.example/t/1'
    assert not apart(site, {'url': X, 'locator': {'message': 'also on forüm.example'}})


@pytest.mark.parametrize('place', ['', {'locator': {'account': 'uploader_one'}}, {'locator': {'group': 'School Fun'}}])
def test_a_place_without_a_link_is_apart_from_nothing(place: Any) -> None:
    assert not apart(place, OTHER_X)


def test_one_known_account_is_enough_for_a_post_and_its_file() -> None:
    post = {'url': OTHER_X, 'media_url': 'https://pbs.twimg.com/media/GxAbCdEf9.jpg'}
    assert apart(X, post)
    assert not apart({'url': X, 'media_url': 'https://pbs.twimg.com/media/GxAbCdEf9.jpg'}, post)


def test_a_letter_in_which_the_place_is_named_is_refused_whatever_the_plan_said() -> None:
    said = case(X, OTHER_X)
    paper = make_plan(said, registry(), DAY).papers[0]
    here = Situation(said, registry(), DAY)
    composed = compose(paper, here, 'en')
    guarded.check_text(composed.letter, here)
    for planted in (
        X,
        'see x.com/bobby',
        'by @Bobby',
        'number 1790000000000000001',
        'http://TWITTER.com/bobby/status/1790000000000000001?s=20',
    ):
        changed = case(X, {'url': OTHER_X, 'locator': {'message': planted}})
        with pytest.raises(DataError) as caught:
            compose(paper, Situation(changed, registry(), DAY), 'en')
        assert caught.value.id == 'guard-minor'


def test_no_file_of_a_packet_names_the_place() -> None:
    made = packet(case(X, OTHER_X), registry(), DAY, Options(formats=('txt', 'html')))
    assert made.plan.papers
    for content in made.files.values():
        text = content.decode().casefold()
        assert 'carla' in text or 'status' not in text
        assert not any(part in text for part in ('bobby', '1790000000000000001'))


@pytest.mark.parametrize('reserved', ['search', 'hashtag', 'i'])
def test_a_page_of_the_service_is_no_account(reserved: str) -> None:
    found = whereabouts(Item(url=f'https://x.com/{reserved}/status/1790000000000000009'), registry())
    assert found.unknown


def test_every_host_of_a_record_belongs_to_it() -> None:
    for record in registry().platforms.values():
        for role in ('hosts', 'shows', 'leads_on', 'files'):
            for host in getattr(record.links, role):
                found = service_of(host.replace('.*', '.de'), registry())
                assert (found.record, found.role) == (record, role), host


def test_two_records_below_one_domain_are_one_place() -> None:
    known = registry()
    links = known.platforms['x'].links.model_copy(update={'hosts': ['drive.google.com'], 'shows': [], 'files': []})
    drive = known.platforms['x'].model_copy(update={'id': 'a-drive', 'names': ['Drive'], 'links': links})
    both = replace(known, platforms={'a-drive': drive, **known.platforms}, drawn=None)
    folder, result = 'https://drive.google.com/drive/folders/1AbC', 'https://www.google.com/search?q=robin'
    assert service_of('drive.google.com', both).id != 'google-search'
    assert make_plan(case(folder, result), both, DAY).stop
    assert not make_plan(case(folder, INSTAGRAM), both, DAY).stop


def test_a_post_and_the_files_of_two_accounts_are_apart() -> None:
    one, other = ({'url': url, 'media_url': f'https://pbs.twimg.com/media/Gx{url[-5:]}'} for url in (X, OTHER_X))
    assert apart(one, other)


def test_a_link_has_one_normal_form() -> None:
    found = {
        address(url) for url in SAME_PAGE[:6] if 'www' in url or 'm.' in url[:11] or 'FORUM' in url or 'http:' in url
    }
    found.add(address(SITE))
    assert len(found) == 1


def test_many_places_cost_what_they_count() -> None:
    count = examples(3000, 800)
    places = [a_place(f'https://x.com/carla/status/17{n:017}', shows=['z']) for n in range(count)]
    minors = [a_place(f'https://x.com/bobby/status/18{n:017}', shows=['m']) for n in range(count)]
    materials = [a_recording('m', age_when_recorded='unsure'), a_recording('z')]
    many = make_case({'materials': materials, 'items': places + minors})
    read = 0

    def counted(item: Item) -> Any:
        nonlocal read
        read += 1
        return whereabouts(item, registry())

    assert not guards.linked_to_minor(many, counted, lambda _: False)
    assert read == 2 * count
