"""Links in a case file: freed of what came along with them, each place once, and none that nobody else can open."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from letters.registry.load import registry
from tests.support.command import letters
from tests.support.factory import a_place
from tests.support.factory import make_tree

if TYPE_CHECKING:
    from pathlib import Path

LINK = 'https://forum.example/threads/12345'


def a_file(folder: Path, *urls: str, **more: object) -> Path:
    """A case file with these links, each at a place of its own."""
    places = {f'items.{n}': a_place(url) for n, url in enumerate(urls)}
    file = folder / 'case.yaml'
    file.write_text(json.dumps(make_tree({**places, **more}), indent=1, ensure_ascii=False), encoding='utf-8')
    return file


def line_of(file: Path, text: str) -> int:
    """The line of a file in which a text stands first."""
    lines = file.read_text(encoding='utf-8').splitlines()
    return next(n for n, line in enumerate(lines, start=1) if text in line)


@pytest.mark.parametrize(
    ('written', 'id', 'used'),
    [
        (f'{LINK},', 'link-closing', LINK),
        (f'{LINK}.', 'link-closing', LINK),
        (f'({LINK})', 'link-closing', LINK),
        (f'<{LINK}>', 'link-closing', LINK),
        (f'„{LINK}“', 'link-closing', LINK),
        (f'- {LINK};', 'link-closing', LINK),
        (LINK.replace('thr', 'thr\u200b'), 'link-unseen', LINK),
        (LINK.replace('thr', 'thr\u200e'), 'link-unseen', LINK),
        (LINK.replace('thr', 'thr\u2060'), 'link-unseen', LINK),
        (LINK.replace('thr', 'thr\u00ad'), 'link-unseen', LINK),
        (f'\u2068{LINK}\u2069', 'link-unseen', LINK),
    ],
)
def test_what_came_along_with_a_link_is_taken_off_with_a_word_that_names_the_line(
    tmp_path: Path, written: str, id: str, used: str
) -> None:
    file = a_file(tmp_path, written)
    checked = letters('check', str(file))
    assert checked.returncode == 0
    assert f'{file}:{line_of(file, "12345")}:' in checked.stdout
    told = json.loads(letters('check', str(file), '--json').stdout)
    assert [(one['id'], one['severity']) for one in told] == [(id, 'warning')]
    planned = json.loads(letters('plan', str(file), '--json').stdout)
    assert id in [one['id'] for one in planned['warnings']]
    folder = tmp_path / 'out'
    wrote = letters('write', str(file), '-o', str(folder), '--format', 'txt', '--only', '01')
    assert wrote.returncode == 0
    assert 'stood around' in wrote.stderr or 'nobody sees' in wrote.stderr
    assert used in next(folder.glob('*/01.txt')).read_text(encoding='utf-8').split()


@pytest.mark.parametrize(
    'link',
    [
        'https://example.com/wiki/A_(b)',
        'https://example.com/some_user_',
        'https://example.com/a,b;c',
        'https://web.archive.org/web/2020/https://example.com/a',
        'https://example.net/\u0639\u0644\u06cc\u200c\u0631\u0636\u0627',
        'https://example.com/\u4f60\u597d\uff0c\u4e16\u754c',
        'https://example.com/#!x',
    ],
)
def test_a_link_that_looks_odd_and_is_whole_stays_as_it_is(tmp_path: Path, link: str) -> None:
    file = a_file(tmp_path, link)
    assert letters('check', str(file), '--json').stdout.strip() == '[]'


@pytest.mark.parametrize(
    ('written', 'told'),
    [
        ('https://a.example/1,https://b.example/2', 'Give each link a place of its own'),
        ('https://a.example/1https://b.example/2', 'Give each link a place of its own'),
        ('tg://resolve?domain=room&post=7', 'https://t.me/'),
        ('data:image/png;base64,iVBORw0KGgo=', 'the picture itself'),
        ('magnet:?xt=urn:btih:0123456789abcdef', 'No company holds them'),
        ('market://details?id=org.example', 'Google Play'),
        ('intent://example.com/a#Intent;scheme=https;end', 'Open the page in the browser'),
        ('ipfs://bafyExample/1.jpg', 'No company holds it'),
        ('blob:https://web.example/1-2', 'only works in the window'),
        ('file:///C:/pictures/1.jpg', 'your own device'),
        ('content://media/external/1', 'your own telephone'),
        ('mailto:someone@example.com', 'an e-mail address'),
        ('http://localhost/x', 'a computer or a network at home'),
        ('http://192.168.1.20:8080/a', 'a computer or a network at home'),
        ('https://printer.local/a', 'a computer or a network at home'),
        ('https://wiki.internal/a', 'a computer or a network at home'),
        ('https://router/a', 'a computer or a network at home'),
        ('https://[fd00::1]/a', 'a computer or a network at home'),
        ('https://[::ffff:10.0.0.1]/a', 'a computer or a network at home'),
        ('http://0x7f.1/a', 'a computer or a network at home'),
    ],
)
def test_what_is_no_place_is_refused_with_what_to_do_and_never_quoted(tmp_path: Path, written: str, told: str) -> None:
    file = a_file(tmp_path, written)
    checked = letters('check', str(file))
    assert checked.returncode == 3
    assert f':{line_of(file, written[:12])}:' in checked.stdout
    assert told in checked.stdout
    assert written not in checked.stdout + checked.stderr


@pytest.mark.parametrize(
    ('first', 'second'),
    [
        (LINK, LINK),
        (LINK, LINK.replace('https://', 'http://www.')),
        (LINK, f'{LINK}?utm_source=share'),
        ('https://x.com/a/status/1790000000000000001', 'https://mobile.twitter.com/a/status/1790000000000000001?s=20'),
        ('https://x.com/a/status/1790000000000000001', 'https://vxtwitter.com/a/status/1790000000000000001'),
        ('https://www.instagram.com/p/CExample001/', 'https://instagram.com/p/CExample001/?igsh=abc'),
        ('https://youtu.be/Example0001', 'https://m.youtube.com/watch?v=Example0001'),
    ],
)
def test_the_same_place_twice_is_said_with_the_line_of_the_first(tmp_path: Path, first: str, second: str) -> None:
    file = a_file(tmp_path, first, second)
    told = json.loads(letters('check', str(file), '--json').stdout)
    (one,) = [each for each in told if each['id'] != 'link-shown']
    assert (one['id'], one['severity']) == ('link-twice', 'warning')
    assert f'in line {line_of(file, first)}.' in one['text']
    minutes = {'items.0.locator.place': 'minute 1', 'items.1.locator.place': 'minute 7'}
    assert 'link-twice' not in letters('check', str(a_file(tmp_path, first, second, **minutes)), '--json').stdout


def test_a_front_end_is_named_with_the_service_whose_pages_it_shows(tmp_path: Path) -> None:
    file = a_file(tmp_path, 'https://robin.vxtwitter.com/a/status/1790000000000000001')
    checked = letters('check', str(file))
    assert checked.returncode == 0
    assert f':{line_of(file, "vxtwitter")}:' in checked.stdout
    assert 'Open the same page at X' in checked.stdout
    assert 'robin' not in checked.stdout


def test_every_beginning_that_is_none_of_the_web_has_its_sentence() -> None:
    from letters.places.pieces import SCHEMES

    assert {f'link-scheme-{name}' for name in (*SCHEMES, 'other')} <= registry().messages.keys()
