from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import example
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.casefile.build import case_from_bytes
from letters.casefile.shape import leaves
from letters.errors import Problem
from letters.law.behind import PARTS
from letters.model.case import Case
from letters.model.registry import Registry
from letters.registry.load import registry as the_registry
from letters.safe.text import is_seen
from tests.support.day import DAY
from tests.support.factory import as_yaml
from tests.support.factory import make_file
from tests.support.factory import make_tree
from tests.support.soak import examples

HOSTILE = {
    'markup': '<script>alert("Qx7")</script>',
    'closing tag': '</p></body><img src=x onerror=Qx7>',
    'template': '{{7*7}} {% raw %} Qx7',
    'placeholder': '%(name)s %s %d %% Qx7',
    'shell': '${x} $(id) `id` Qx7',
    'brace': '{x.__class__} {0} Qx7',
    'file link': 'file:///etc/passwd?Qx7',
    'path': '../../etc/Qx7',
    'option': '--output=Qx7',
    'formula': '=HYPERLINK("Qx7")',
    'quotes': '\'Qx7" \\ ` ´ «»',
    'header': 'Qx7\r\nBcc: everybody@example.com',
    'bell': 'Qx7 \x07 bell',
    'escape': 'Qx7 \x1b[2J screen',
    'NUL': 'Qx7 \x00 nul',
    'delete': 'Qx7 \x7f',
    'C1': 'Qx7 \x9b31m',
    'override': 'Qx7 \u202egnp.exe',
    'isolate': '\u2066Qx7\u2069',
    'private use': 'Qx7 \ue000',
    'noncharacter': 'Qx7 \ufffe',
    'next line': 'Qx7\x85two\u2028three\u2029four',
    'long': 'Qx7' * 3_334,
    'emoji': 'Qx7 😀 👩\u200d👩\u200d👧 🏴\U000e0067\U000e0062\U000e007f',
    'combining': 'Qx7 a\u0301 ' + 'z' + '\u0351' * 50,
    'joiners': 'Qx7 می\u200cخواهم क्\u200dष',
    'right to left': 'Qx7 عائشہ خان שלום',
    'blanks': ' \u00a0\u3000 Qx7 \t\n ',
    'only blanks': ' \t\n\u2028 ',
    'marks': '\u200e\u200fQx7\ufeff',
    'replacement': 'Qx7 \ufffd',
}

# Texts that a person types, and not one of a list of choices.
TEXT_KEYS = [key for key, kind in leaves().items() if 'Literal' not in str(kind)]
LISTS = {
    'sender.address', 'person.known_as', 'person.other_countries', 'items.shows', 'items.engines', 'items.queries',
    'sent.places', 'sent.laws',
}  # fmt: skip
FREE = {
    'sender.name', 'sender.name_latin', 'sender.organisation', 'sender.address', 'sender.authority', 'person.name',
    'person.known_as', 'materials.copyright_owner', 'materials.own_words.text', 'materials.work',
    'items.locator.account', 'items.locator.group', 'items.locator.message', 'items.locator.place', 'items.queries',
    'items.reports.channel', 'items.reports.reference', 'items.reports.answer', 'sent.paper', 'sent.recipient',
    'sent.laws',
    'sent.reference', 'materials.taken_from', 'items.host.name', 'items.network.name', 'items.registrar.name',
}  # fmt: skip


def numbered(key: str) -> str:
    """The key of the first entry where a list of groups lies on the way."""
    parts = key.split('.')
    for at, group in enumerate(parts[:-1]):
        if group in {'materials', 'items', 'reports', 'sent'}:
            parts[at] += '.0'
    return '.'.join(parts)


@cache
def with_answer(key: str, answer: str) -> tuple[Case | None, list[Problem]]:
    file = make_file({numbered(key): [answer] if key in LISTS else answer})
    return case_from_bytes(file, 'case.yaml', the_registry(), DAY)


def held(case: Case, key: str) -> Any:
    value: Any = case
    for part in numbered(key).split('.'):
        if part == '0' and not value:
            return ''
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return ''.join(value) if isinstance(value, list) else value


def told(problem: Problem) -> Iterator[str]:
    yield from (problem.id, problem.where)
    for name, value in problem.values:
        yield name
        yield value


def plain(answer: str) -> str:
    """What may be done to an answer: letters composed, line breaks as blanks, no blanks at the ends."""
    return unicodedata.normalize('NFC', ' '.join(answer.split()))


@pytest.mark.parametrize('key', TEXT_KEYS)
@pytest.mark.parametrize('name', HOSTILE)
def test_a_hostile_text_is_kept_as_it_is_or_refused_without_being_repeated(key: str, name: str) -> None:
    answer = HOSTILE[name]
    case, problems = with_answer(key, answer)
    if case is not None:
        assert problems == []
        assert plain(str(held(case, key) or '')) == plain(answer)
        return
    assert problems
    for problem in problems:
        assert not any('Qx7' in text or answer in text for text in told(problem))


REFUSED = {'bell', 'escape', 'NUL', 'delete', 'C1', 'override', 'isolate', 'private use', 'noncharacter', 'long'}


def test_the_free_texts_are_all_texts_without_a_form_of_their_own() -> None:
    shaped = {
        'case.id', 'case.key', 'case.language', 'sender.email', 'sender.phone', 'sender.country', 'person.country',
        'person.died', 'person.matching_number', 'person.region', 'person.other_countries', 'materials.id',
        'materials.own_words.language',
        'items.engines', 'items.url', 'items.media_url', 'items.seen', 'items.shows', 'items.reports.on', 'sent.on',
        'sent.answered_on', 'sent.number', 'sent.places',
        *(f'items.{part}.{key}' for part in PARTS for key in ('email', 'form', 'looked_up')),
    }  # fmt: skip
    assert set(TEXT_KEYS) == FREE | shaped


@pytest.mark.parametrize('key', sorted(FREE))
@pytest.mark.parametrize('name', HOSTILE)
def test_a_free_text_takes_every_letter_and_no_control_character(key: str, name: str) -> None:
    case, problems = with_answer(key, HOSTILE[name])
    if key == 'materials.own_words.text':
        # Without a language the words are a problem of their own.
        problems = [problem for problem in problems if problem.id != 'own-words-without-language']
    expected = ['too-long' if name == 'long' else 'forbidden-character'] if name in REFUSED else []
    assert [problem.id for problem in problems] == expected
    if case is not None:
        assert '\n' not in held(case, key)


@pytest.mark.parametrize('key', ['sender.name', 'items.locator.account', 'sender.authority'])
def test_joiners_survive(key: str) -> None:
    case, _ = with_answer(key, HOSTILE['joiners'])
    assert case is not None
    assert held(case, key) == HOSTILE['joiners']


def test_letters_are_composed_and_ends_trimmed() -> None:
    case, _ = with_answer('sender.name', ' \tZoe\u0308\n Example\u2028')
    assert case is not None
    assert case.sender.name == 'Zo\u00eb  Example'


@pytest.mark.parametrize('key', [key for key, kind in leaves().items() if 'Literal' in str(kind)])
def test_a_choice_is_never_a_text_of_somebody(key: str) -> None:
    many = key in {'harm', 'person.identifiable_by', 'materials.no_consent', 'items.exposes', 'wishes.note'}
    raw = make_file({numbered(key): ['Qx7 {{7*7}}'] if many else 'Qx7 {{7*7}}'})
    case, problems = case_from_bytes(raw, 'f', the_registry(), DAY)
    assert case is None
    assert [problem.id for problem in problems] == ['format-unknown' if key == 'format' else 'wrong-choice']
    assert not any('Qx7' in text for text in told(problems[0]))


@pytest.mark.parametrize('where', ['', 'sender.', 'person.', 'materials.0.', 'items.0.locator.', 'wishes.'])
@pytest.mark.parametrize('name', HOSTILE)
def test_a_hostile_key_is_refused_without_being_repeated(where: str, name: str) -> None:
    tree = make_tree()
    group: Any = tree
    for part in where.split('.')[:-1]:
        group = group[int(part)] if isinstance(group, list) else group.setdefault(part, {})
    group[HOSTILE[name]] = 'Qx7'
    case, problems = case_from_bytes(as_yaml(tree).encode(), 'f', the_registry(), DAY)
    assert case is None
    assert [problem.id for problem in problems] == ['unknown-key']
    assert not any('Qx7' in text for text in told(problems[0]))


@pytest.mark.parametrize(
    'link',
    [
        'https://example.com/a',
        'HTTP://EXAMPLE.COM/A',
        'https://example.com/a%20b%2Fc?q=%D8%B9&x=1#frag',
        'https://example.com/%zz',
        'https://münchen.example/straße?q=ü',
        'https://xn--mnchen-3ya.example/',
        'https://例え.テスト/あ',
        'https://example.com/e\u0301',
        'https://example.com/می\u200cخواهم',
        'https://example.com:8443/a',
        'https://[2001:db8::1]/a',
        'https://192.0.2.1/a',
        'https://example.com/?q={a}|b^c`d',
        "https://example.com/it's(a)!*;,x",
        'https://example.com/%(x)s/${x}/{{7*7}}',
        'https://example.onion/a',
    ],
)
def test_a_link_is_kept_as_it_was_copied(link: str) -> None:
    case, problems = with_answer('items.url', f' {link}\n')
    assert problems == []
    assert case is not None
    assert case.items[0].url == link


@pytest.mark.parametrize(
    ('link', 'id'),
    [
        ('javascript:alert(1)', 'link-scheme'),
        ('JavaScript://example.com/%0aalert(1)', 'link-scheme-other'),
        ('data:text/html,<b>', 'link-scheme-data'),
        ('data:text/html;base64,PGI+', 'link-scheme-data'),
        ('file:///etc/passwd', 'link-scheme-file'),
        ('ftp://example.com/a', 'link-scheme-other'),
        ('blob:https://example.com/1', 'link-scheme-blob'),
        ('view-source:https://example.com', 'link-scheme'),
        ('example.com/a', 'link-scheme'),
        ('//example.com/a', 'link-scheme'),
        ('www.example.com', 'link-scheme'),
        ('https:example.com', 'link-scheme'),
        ('https:/example.com', 'link-scheme'),
        ('null', 'link-scheme'),
        ('https://example.com\\@evil.com/', 'link-characters'),
        ('https:\\\\example.com\\a', 'link-characters'),
        ('https://example.com/a b', 'link-characters'),
        ('https://example.com/a https://example.com/b', 'link-two'),
        ('https://example.com/a\nhttps://example.com/b', 'link-two'),
        ('https://example.com/a,https://example.net/b', 'link-two'),
        ('https://example.com/"onclick="x', 'link-characters'),
        ('https://example.com/<script>', 'link-characters'),
        ('https://example.com/\x07', 'link-characters'),
        ('https://example.com/\u202egnp', 'link-characters'),
        ('https://', 'link-characters'),
        ('https://?q', 'link-characters'),
        ('http:///path', 'link-characters'),
        ('https://exa%00mple.com/', 'link-characters'),
        ('https://[::1', 'link-characters'),
        ('https://example.com:99999/', 'link-characters'),
        ('https://a|b.example/', 'link-characters'),
        ('https://example.com/' + 'a' * 4_000, 'too-long'),
    ],
)
@pytest.mark.parametrize('key', ['items.url', 'items.media_url'])
def test_what_is_not_a_web_link_is_refused(key: str, link: str, id: str) -> None:
    case, problems = with_answer(key, link)
    assert case is None
    assert [problem.id for problem in problems] == [id]


@settings(max_examples=examples(2000, 80), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(FREE)), st.text(max_size=60))
@example('sender.name', '\r\u200b')
@example('sender.name', '\u202e')
def test_any_text_in_a_free_answer_is_kept_or_refused_for_its_characters(key: str, answer: str) -> None:
    case, problems = with_answer(key, answer)
    if case is None:
        assert {one.id for one in problems} <= {'forbidden-character', 'own-words-without-language', 'name-form'}
    else:
        # Of what nobody can see nothing is kept: a name of such signs would be no name.
        assert plain(str(held(case, key) or '')) == (plain(answer) if is_seen(answer) else '')


def test_the_registry_of_the_tests_is_that_of_the_checkout(registry: Registry) -> None:
    assert registry is the_registry()
