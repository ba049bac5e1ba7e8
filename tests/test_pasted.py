"""Links as people paste them: each comes out as a place, as one that is there already, or is named by its own text."""

from __future__ import annotations

import pytest

from letters.languages.catalogue import Translator
from letters.places.pasted import Pasted
from letters.places.pasted import read_pasted
from letters.registry.load import registry
from letters.wording.pasted import pasted_lines
from letters.wording.words import Wording

POST = 'https://x.com/example_name/status/1790000000000000001'
PAGE = 'https://leaks.example.net/v/8837'


def read(text: str, *before: str) -> Pasted:
    """What is taken from a paste."""
    return read_pasted(text, registry(), before)


def told(text: str) -> str:
    """What is said of a paste, in English."""
    return '\n'.join(pasted_lines(read(text), Wording(registry(), Translator('en', 'interface'))))


def links(text: str) -> list[str]:
    """The links that are taken from a paste."""
    return [one.url for one in read(text).taken]


@pytest.mark.parametrize(
    'around',
    [
        '%s',
        ' %s ',
        '%s,',
        '%s.',
        '%s;',
        '%s!',
        '%s?',
        '%s...',
        '(%s)',
        '(%s).',
        '<%s>',
        '"%s"',
        "'%s'",
        '„%s“',
        '«%s»',
        '‘%s’',
        '[%s]',
        '{%s}',
        '`%s`',
        '*%s*',
        '_%s_',
        '**%s**',
        '~~%s~~',
        '- %s',
        '• %s',
        '1) %s',
        '1. %s',
        '(2) %s',
        '* %s',
        '> %s',
        'a) %s',
        '|%s|',
        '[Video](%s)',
        '[%s](%s)',
        '![](%s)',
        '<a href="%s">see</a>',
        "<a href='%s'>see</a>",
        '<a target="_blank" href="%s">%s</a>',
        'he posted it here: %s, please help',
        'Link:%s',
        'siehe%s',
        '%s🔥',
        '%s ❤️',
        '[29.11.26, 21:40:12] Anna: %s',
        '29/11/2026, 21:40 - Anna: look %s',
        'Anna, [29.11.26 21:40]\n%s',
        '%s\u200b',
        '\u2068%s\u2069',
        '\ufeff%s',
        '%s،',
        '%s۔',
        '%s。',
        '（%s）',
        '「%s」',
        '%s\u00a0',
        'URL=%s',
        '<%s|see>',
    ],
)
@pytest.mark.parametrize('link', [POST, PAGE, 'https://example.com/wiki/A_(b)', 'https://x.com/some_user_'])
def test_what_stands_around_a_link_is_no_part_of_it(around: str, link: str) -> None:
    found = read(around.replace('%s', link))
    assert [one.url for one in found.taken] == [link]
    assert not found.again
    assert not found.not_understood


@pytest.mark.parametrize(
    'between',
    [' ', '\n', ',', ', ', ';', '; ', ' and ', '|', '', '\t', '),(', '\n- ', '،', '、', '\u2028', '/ ', ' / ', '>,<'],
)
@pytest.mark.parametrize('second', ['https://b.example/2', 'http://b.example/2', 'HTTPS://b.example/2'])
def test_two_links_are_two_whatever_stands_between_them(between: str, second: str) -> None:
    expected = ['https://a.example/1', second.replace('HTTPS', 'https')]
    assert [one.rstrip('/') for one in links(f'https://a.example/1{between}{second}')] == expected


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('x.com/a/status/6,x.com/a/status/7', ['https://x.com/a/status/6', 'https://x.com/a/status/7']),
        ('https://x.com/a/status/6,t.me/room/7', ['https://x.com/a/status/6', 'https://t.me/room/7']),
        (
            'https://www.instagram.com/p/X1/https://www.instagram.com/p/Y1/',
            ['https://www.instagram.com/p/X1/', 'https://www.instagram.com/p/Y1/'],
        ),
        # A comma, a bracket and another link may be parts of a link.
        ('https://example.com/a,b;c', ['https://example.com/a,b;c']),
        ('https://maps.example/@52.5,13.4,15z/x', ['https://maps.example/@52.5,13.4,15z/x']),
        ('https://proxy.example/?url=https://a.example/1', ['https://proxy.example/?url=https://a.example/1']),
        ('https://youtu.be/abc_efghi-_', ['https://youtu.be/abc_efghi-_']),
        (
            'https://example.net/\u0639\u0644\u06cc\u200c\u0631\u0636\u0627',
            ['https://example.net/\u0639\u0644\u06cc\u200c\u0631\u0636\u0627'],
        ),
    ],
)
def test_a_link_is_parted_only_where_a_second_one_begins(text: str, expected: list[str]) -> None:
    assert links(text) == expected


@pytest.mark.parametrize(
    ('text', 'word'),
    [
        ('instagram.com', 'the front page of Instagram'),
        ('https://www.instagram.com/', 'the front page of Instagram'),
        ('https://t.me', 'the front page of Telegram'),
        ('https://www.google.de/', 'the front page of Google Search'),
        ('"instagram.com"', 'the front page of Instagram'),
        ('https://x.com/home', 'the front page of X'),
        ('https://x.com/?lang=en', 'the front page of X'),
        ('https://www.instagram.com/explore/', 'the front page of Instagram'),
        ('nitter.net', 'the front page of X'),
        ('Instagram', 'Instagram is a service'),
        ('https://t.co/AbCdEf1234', 'A link of t.co, which belongs to X, only leads on'),
        ('https://vm.tiktok.com/ZExample1/', 'A link of vm.tiktok.com, which belongs to TikTok, only leads on'),
        ('bit.ly/3AbCdEf', 'A link of bit.ly only leads on'),
        ('@some_ex99', 'Which app is it?'),
        ('someone@example.com', 'an e-mail address'),
        ('data:image/png;base64,iVBORw0KGgo=', 'the picture itself'),
        ('magnet:?xt=urn:btih:0123456789abcdef', 'No company holds them'),
        ('market://details?id=org.example', 'Google Play'),
        ('tg://settings', 'inside the Telegram app'),
        ('intent:#Intent;package=org.example;end', 'one kind of telephone'),
        ('ipfs://bafyExample/1.jpg', 'No company holds it'),
        ('blob:https://web.example/1-2', 'the window in which it was copied'),
        ('file:///C:/pictures/1.jpg', 'your own device'),
        ('C:\\Users\\me\\1.jpg', 'your own device'),
        ('content://media/external/1', 'your own telephone'),
        ('snssdk1128://aweme/detail/1', 'only works inside an app'),
        ('http://localhost/x', 'a computer or a network at home'),
        ('192.168.1.20/a', 'a computer or a network at home'),
        ('https://[fe80::1]/a', 'a computer or a network at home'),
        ('x.com/a/stat…', 'cut short'),
        ('photo.jpgg/1', 'no page has an address with this ending'),
        ('he sent it to all of them', 'There is no link in this'),
        ('1', 'There is no link in this'),
    ],
)
def test_what_is_no_place_is_named_by_its_own_text_with_what_to_do(text: str, word: str) -> None:
    found = read(text)
    assert not found.taken
    assert not found.again
    assert [one.text for one in found.not_understood] == [text]
    assert f'Not taken: {text}\n' in told(text)
    assert word in told(text)


def test_a_picture_that_is_pasted_is_shown_no_longer_than_a_line() -> None:
    lines = told('data:image/png;base64,' + 'A' * 5000).splitlines()
    assert max(map(len, lines)) < 400
    assert 'AAAA' not in lines[-1]


@pytest.mark.parametrize(
    ('first', 'second'),
    [
        (PAGE, PAGE.replace('//', '//www.')),
        (PAGE, PAGE.replace('https', 'http')),
        (PAGE, f'{PAGE}/'),
        (PAGE, f'{PAGE}?utm_source=share'),
        (POST, 'https://mobile.twitter.com/example_name/status/1790000000000000001'),
        (POST, 'https://x.com/i/status/1790000000000000001'),
        (POST, f'{POST}?s=20'),
        (POST, 'https://fxtwitter.com/example_name/status/1790000000000000001'),
        ('https://youtu.be/Example0001', 'https://m.youtube.com/watch?v=Example0001&feature=share'),
        ('https://www.reddit.com/r/a/comments/1abc2de/b/', 'https://old.reddit.com/r/a/comments/1abc2de/b/'),
    ],
)
def test_the_same_place_twice_is_said_and_taken_once(first: str, second: str) -> None:
    for found in (read(f'{first} {second}'), read(second, first)):
        assert len(found.again) == 1
        assert found.not_understood == ()
    assert links(f'{first} {second}') == [first]
    assert read(second, first).taken == ()
    assert 'not taken twice: 1' in told(f'{first} {second}')


@pytest.mark.parametrize(
    ('first', 'second'),
    [
        (POST, POST.replace('0001', '0002')),
        (f'{POST}/photo/1', f'{POST}/photo/2'),
        ('https://youtu.be/Example0001', 'https://youtu.be/example0001'),
        ('https://t.me/room/7', 'https://t.me/other/7'),
        ('https://t.me/room/7', 'https://t.me/room/8'),
        (f'{PAGE}?id=1', f'{PAGE}?id=2'),
        (f'{PAGE}#1', f'{PAGE}#2'),
        ('https://a.leaks.example.net/v/1', 'https://b.leaks.example.net/v/1'),
    ],
)
def test_two_places_that_look_alike_stay_two(first: str, second: str) -> None:
    assert links(f'{first}\n{second}') == [first, second]


def test_beside_links_the_words_of_a_chat_need_no_word() -> None:
    chat = f"""[29.11.26, 21:40:12] Anna: look what he did
29/11/2026, 21:41 - Anna: <Media omitted>
Anna, [29.11.26 21:42]
he is @bob there, write to anna@example.com
{POST}?s=20
t.me/room/7
In the end I was sad.In short: no"""
    found = read(chat)
    assert [one.url for one in found.taken] == [POST, 'https://t.me/room/7']
    assert [one.text for one in found.not_understood] == ['@bob', 'anna@example.com'][: len(found.not_understood)]


def test_a_summary_says_how_many_of_which_service_and_what_was_not_understood() -> None:
    many = '\n'.join(f'https://t.me/leakchannel/{n}?utm_source=x' for n in range(13)) + f'\n{PAGE}\ninstagram.com'
    said = told(many).splitlines()
    assert said[0] == 'Links taken: 14 (Telegram 13, leaks.example.net 1).'
    assert next(line for line in said if line.startswith('Taken off')).endswith('who copied the link (13): utm_source')
    assert said[-2] == 'Not taken: instagram.com'
    assert len(said) == 4


def test_what_was_taken_off_is_said_once_for_all_links() -> None:
    said = told(f'{POST}?s=20 {PAGE}?utm_source=x&fbclid=1 https://t.me/room/7?utm_medium=y')
    assert 'who copied the link (3): s, utm_source, fbclid, utm_medium' in said


@pytest.mark.parametrize(
    ('text', 'taken', 'left'),
    [
        (f'magnet:?xt=urn:btih:00,{POST}', [POST], ['magnet:?xt=urn:btih:00']),
        (f'{POST},magnet:?xt=urn:btih:00', [POST], ['magnet:?xt=urn:btih:00']),
        (f'anna@example.com,{POST}', [POST], []),
        ('anna@example.com,x.com/a/status/7', ['https://x.com/a/status/7'], []),
        ('https://site.example/open?app=tg://settings', ['https://site.example/open?app=tg://settings'], []),
        ('https://proxy.example/ftp://files.example/1', ['https://proxy.example/ftp://files.example/1'], []),
    ],
)
def test_no_link_is_lost_beside_what_is_none(text: str, taken: list[str], left: list[str]) -> None:
    found = read(text)
    assert [one.url for one in found.taken] == taken
    assert [one.text for one in found.not_understood] == left
