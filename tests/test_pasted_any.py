"""Whatever is pasted: what goes in as places comes out as as many places, or is named; and none gets safer by it."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.places.onward import place_key
from letters.places.pasted import read_pasted
from letters.plan.make import make_plan
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_case
from tests.support.pairs import Pair
from tests.support.pairs import same
from tests.support.pairs import services
from tests.support.soak import examples
from tests.support.soak import share

GOOD = [
    link
    for record in services(registry())
    for link in record.links.examples.get('good', [])
    if place_key(link, registry())[0] != 'generic'
]
ODD = [
    'https://site.example/gallery/12345.html', 'https://en.wikipedia.example/wiki/A_(b)', 'http://203.0.113.5/a/1.jpg',
    'https://maps.example/@52.5,13.4,15z/x', 'https://mega.example/file/AbC#key-Ab_c', 'https://xn--form-2ra.example/t/1',
    'https://forum.site.example:8443/t/1?page=2&order=asc', 'https://board.example/threads/title.4321/',
    'https://site.example/a/~b/c-d_e', 'https://exampleexampleexample.onion/a', 'https://site.example/%D8%B9/1',
    'https://site.example/\u0639\u0644\u06cc\u200c\u0631\u0636\u0627', 'https://drive.google.com/drive/folders/1AbC',
    'https://web.archive.org/web/2020/https://site.example/b', 'https://proxy.example/?url=https://site.example/c',
]  # fmt: skip
LINKS = sorted({*GOOD, *ODD})
AROUND = [
    '%s', '(%s)', '<%s>', '"%s"', "'%s'", '«%s»', '„%s“', '[%s]', '**%s**', '%s,', '%s.', '%s;', '%s!', '- %s', '1) %s',
    '* %s', '> %s', '[Video](%s)', '<a href="%s">see</a>', 'Link: %s', '\u2068%s\u2069', '%s\u200b', '\ufeff%s', '%s🔥',
    '[29.11.26, 21:40:12] Anna: %s', '29/11/2026, 21:40 - Anna: %s',
]  # fmt: skip
BETWEEN = [' ', '\n', ', ', ' and ', ';\n', '\n\n', '\t', ' | ', ',\u00a0', ' / ']
NOISE = ['', 'he posted it', '<Media omitted>', '21:41', 'z.B.', 'ok.So', '"', '(', ')', '…', '🍑', 'see:', '1.']
# What is no place and looks like one, each with what it is.
OTHERS = {
    'tg://settings': 'link-scheme-tg', 'magnet:?xt=urn:btih:00': 'link-scheme-magnet',
    'https://t.co/AbC1': 'link-leads-on-of', 'https://bit.ly/AbC1': 'link-leads-on',
    'http://localhost/a': 'link-private', 'https://www.instagram.com/': 'link-front-page',
    'data:image/png;base64,AAAA': 'link-scheme-data', 'x.com/a/stat…': 'link-cut',
}  # fmt: skip

SAME = [*same(registry())]
random.Random(20261129).shuffle(SAME)  # noqa: S311 - an order, no secret


@given(
    places=st.lists(st.sampled_from(LINKS), min_size=1, max_size=6, unique=True),
    others=st.lists(st.sampled_from(sorted(OTHERS)), max_size=2, unique=True),
    shape=st.randoms(use_true_random=False),
)
@settings(max_examples=examples(5000, 300), deadline=None, suppress_health_check=list(HealthCheck))
def test_as_many_places_come_out_as_go_in_or_are_named(
    places: list[str], others: list[str], shape: random.Random
) -> None:
    parts = [*places, *others]
    shape.shuffle(parts)
    text = ''
    for part in parts:
        # A leaning bracket of the noise may close one of the text, and no more.
        around = '%s' if part in OTHERS else shape.choice(AROUND)
        text += f'{shape.choice(NOISE)} {around.replace("%s", part)}{shape.choice(BETWEEN)}'
    found = read_pasted(text, registry())
    wanted = {place_key(link, registry()) for link in places}
    assert {place_key(one.url, registry()) for one in found.taken} == wanted
    assert len(found.taken) == len(wanted)
    assert len(found.taken) + len(found.again) == len(places)
    named = sorted((one.text.strip(',;|'), one.why.id) for one in found.not_understood)
    assert named == sorted((one, OTHERS[one]) for one in others)


@given(places=st.lists(st.sampled_from(LINKS), min_size=2, max_size=5, unique=True), sign=st.sampled_from(',;|'))
@settings(max_examples=examples(2000, 100), deadline=None)
def test_links_that_are_glued_together_are_parted(places: list[str], sign: str) -> None:
    found = read_pasted(sign.join(places), registry())
    assert {place_key(one.url, registry()) for one in found.taken} == {place_key(one, registry()) for one in places}
    assert not found.not_understood


@given(st.text(max_size=200))
@settings(max_examples=examples(5000, 300), deadline=None)
def test_no_text_stops_the_reader(text: str) -> None:
    found = read_pasted(text, registry())
    # What is taken is a link that is taken as it is the next time.
    for one in found.taken:
        assert [again.url for again in read_pasted(one.url, registry()).taken] == [one.url]


@pytest.mark.parametrize('part', range(4))
def test_a_place_that_may_be_that_of_a_minor_stays_so_after_it_was_pasted(part: int) -> None:
    wrong, changed = [], 0
    for number, pair in enumerate(share(SAME, len(SAME) // 1000)[part::4]):
        one, other = pasted(pair, 'one'), pasted(pair, 'other')
        changed += one != pair.one or other != pair.other
        minors, adults = (one, other) if number % 2 else (other, one)
        materials = [a_recording('m', age_when_recorded='unsure'), a_recording('z')]
        items = [a_place('', shows=['m']) | minors, a_place('', shows=['z']) | adults]
        made = make_plan(make_case({'materials': materials, 'items': items}), registry(), DAY)
        if made.papers or not made.stop:
            wrong.append(pair)
    assert wrong == []
    assert changed > 10


def pasted(pair: Pair, side: str) -> Any:
    """One place of a pair as it is where its link was pasted; as it was where the link is not taken."""
    place = getattr(pair, side)
    taken = read_pasted(place.get('url', ''), registry()).taken
    return {**place, 'url': taken[0].url} if taken else place
