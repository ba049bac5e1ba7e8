"""Hostile text in every field that a letter prints: it neither runs, nor leaks, nor breaks the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.compose.letter import compose
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.case import Case
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.render.html import html
from letters.render.text import text
from letters.safe.text import has_forbidden
from letters.safe.text import one_line
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.soak import examples

HOSTILE = [
    '<script>alert(1)</script>',
    '</p></body><h1>x',
    '<x-mark is="why-illegal">x</x-mark>',
    '{{ 7*7 }}{% include "/etc/passwd" %}',
    '%(person)s %s %%',
    '&lt;b&gt; &amp; &#60;',
    '<img src="file:///etc/passwd">',
    ']]> <!-- --> <?php ?>',
    '=cmd|calc',
    'زید <b>',
    'n"\'`\\',
    'a' * 190,
]
FIELDS = [
    'sender.name', 'sender.name_latin', 'sender.organisation', 'sender.authority', 'person.name',
    'materials.0.work', 'items.0.locator.place', 'items.0.locator.account', 'items.0.locator.group',
    'items.0.locator.message', 'materials.0.copyright_owner', 'items.0.host.name',
]  # fmt: skip


def _case(changes: dict[str, object]) -> Case:
    return make_case(
        {
            'person.country': 'DE',
            'sender.role': 'representative',
            'sender.authority': 'A signed authorisation',
            'sender.organisation': 'Example Clinic',
            'materials.0.recorded_by': 'self',
            'materials.0.copyright': 'author',
            'materials.0.work': 'A still photograph of one person indoors',
            'items.0.engines': ['google-search'],
            'items.0.queries': ['Robin Example'],
            **changes,
        }
    )


@pytest.mark.parametrize('hostile', HOSTILE)
def test_hostile_text_stays_text_in_every_field_of_every_letter(hostile: str) -> None:
    changes: dict[str, object] = dict.fromkeys(FIELDS, hostile)
    changes |= {'items.0.queries': [hostile], 'materials.0.own_words': {'text': hostile, 'language': 'en'}}
    case = _case(changes)
    made = make_plan(case, registry(), DAY)
    assert len(made.papers) >= 5
    here = Situation(disclosed(case, made.effects), registry(), DAY)
    for paper in made.papers:
        composed = compose(paper, here, 'en')
        assert composed.lacks == ()
        plain = ' '.join(block.text() for block in composed.letter.body)
        assert one_line(hostile) in plain + composed.letter.subject + str(composed.letter.signature)
        page = html(composed.letter)
        assert '<script' not in page
        assert '<img' not in page
        assert 'x-mark' not in page.replace('&lt;x-mark', '').replace('&lt;/x-mark', '')
        assert '49' not in page.replace(hostile, '') or '7*7' not in hostile
        assert text(composed.letter)


def test_hostile_text_leaves_the_packet_whole() -> None:
    hostile = '<img src="file:///etc/passwd">{{7*7}}%(x)s'
    made = packet(_case(dict.fromkeys(FIELDS, hostile)), registry(), DAY, Options())
    assert made.missing is None
    assert all(content for content in made.files.values())
    assert not any(b'root:x:0' in content for content in made.files.values())
    assert all('etc' not in name and '<' not in name for name in made.files)


PRINTABLE = st.text(
    alphabet=st.characters(blacklist_categories=('Cc', 'Cs', 'Co', 'Cn')), min_size=1, max_size=60
).filter(lambda value: one_line(value) and not has_forbidden(one_line(value)))


@settings(max_examples=examples(300, 20), deadline=None)
@given(name=PRINTABLE.filter(lambda value: any(map(str.isalpha, value))), work=PRINTABLE, words=PRINTABLE)
def test_whatever_is_typed_is_printed_as_it_was_typed(name: str, work: str, words: str) -> None:
    case = _case({'sender.name': name, 'sender.role': 'self', 'materials.0.work': work, 'items.0.queries': [words]})
    made = make_plan(case, registry(), DAY)
    assert made == make_plan(case, registry(), DAY)
    here = Situation(disclosed(case, made.effects), registry(), DAY)
    for paper in made.papers:
        letter = compose(paper, here, 'en').letter
        values = {''.join(node.text().split()) for block in letter.body for node in block.walk() if node.role}
        if paper.kind == 'copyright-notice':
            assert ''.join(one_line(work).split()) in values
        if paper.kind == 'delisting-request':
            assert ''.join(one_line(words).split()) in values
        assert letter.signature is None or letter.signature.name == one_line(name)
