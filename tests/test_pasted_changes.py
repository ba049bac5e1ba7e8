"""What is done to a pasted link before it is taken as a place, and how it is said."""

from __future__ import annotations

import pytest

from letters.languages.catalogue import Translator
from letters.places.pasted import read_pasted
from letters.registry.load import registry
from letters.wording.pasted import pasted_lines
from letters.wording.words import Wording

POST = 'https://x.com/example_name/status/1790000000000000001'
PAGE = 'https://leaks.example.net/v/8837'
HELD = 'https%3A%2F%2Fleaks.example.net%2Fv%2F8837'
PICTURE = 'https://www.instagram.com/p/CExample001/'
VIDEO = 'https://www.youtube.com/watch?v=Example0001'
ARCHIVED = 'https://web.archive.org/web/2020/https://x.com/a/status/7'
CACHED = 'https://webcache.googleusercontent.com/search?q=cache:AbC:https://leaks.example.net/v/8837'
FOLDER = 'https://drive.google.com/drive/folders/1AbC?usp=sharing'


@pytest.mark.parametrize(
    ('text', 'link', 'word'),
    [
        ('leaks.example.net/v/8837', PAGE, 'https:// was put before it (1): leaks.example.net/v/8837'),
        ('www.leaks.example.net/v/8837', PAGE.replace('//', '//www.'), 'https:// was put before it'),
        ('http:/leaks.example.net/v/8837', PAGE, 'https:// was put before it'),
        ('https//leaks.example.net/v/8837', PAGE, 'https:// was put before it'),
        ('https:leaks.example.net/v/8837', PAGE, 'https:// was put before it'),
        ('ttps://leaks.example.net/v/8837', PAGE, 'https:// was put before it'),
        ('https://https://leaks.example.net/v/8837', PAGE, 'https:// was put before it'),
        ('https:// leaks.example.net/v/8837', PAGE, 'Links taken: 1'),
        ('1.x.com/example_name/status/1790000000000000001', POST, 'https:// was put before it'),
        ('hxxps://leaks.example.net/v/8837', PAGE, 'made a link again (1): hxxps://leaks'),
        ('https://leaks[.]example[.]net/v/8837', PAGE, 'made a link again'),
        ('hxxps[:]//leaks [.] example (dot) net/v/8837', PAGE, 'made a link again'),
        ('https%3A%2F%2Fleaks.example.net%2Fv%2F8837', PAGE, 'made a link again'),
        ('view-source:https://leaks.example.net/v/8837', PAGE, 'Links taken: 1'),
        (PAGE.replace('/v', '/\u200bv'), PAGE, 'Signs that nobody sees were taken out of a link (1)'),
        (PAGE.replace('/v', '/v\u200e'), PAGE, 'Signs that nobody sees were taken out of a link (1)'),
        (f'({PAGE});', PAGE, 'Signs around a link were taken off (1)'),
        (f'{POST}?s=46&t=abcDEF', POST, 'who copied the link (1): s, t'),
        (
            f'{PAGE}?fbclid=IwAR0&utm_source=x&id=7#top',
            f'{PAGE}?id=7#top',
            'who copied the link (1): fbclid, utm_source',
        ),
        (f'{PAGE}?id=7#top:~:text=her%20name', f'{PAGE}?id=7#top', 'who copied the link (1): #:~:text'),
        (f'{PAGE}#:~:text=her%20name', PAGE, 'who copied the link (1): #:~:text'),
        (f'{PAGE}?ref=abc&t=90&s=2', f'{PAGE}?ref=abc&t=90&s=2', 'Links taken: 1 (leaks.example.net 1)'),
        (f'{PICTURE}?img_index=3&igsh=Zm9v', f'{PICTURE}?img_index=3', 'igsh'),
        (f'{VIDEO}&t=90s&si=Ab', f'{VIDEO}&t=90s', 'si'),
        ('vxtwitter.com/example_name/status/1790000000000000001?s=20', POST, 'vxtwitter.com only shows what is at X'),
        (
            'https://nitter.net/example_name/status/1790000000000000001#m',
            f'{POST}#m',
            'nitter.net only shows what is at X',
        ),
        ('https://nitter.net/example_name', 'https://nitter.net/example_name', 'Open the same page at X'),
        ('https://ddinstagram.com/p/CExample001/', PICTURE, 'only shows what is at Instagram'),
        ('https://yewtu.be/watch?v=Example0001', VIDEO, 'only shows what is at YouTube'),
        (
            'https://leaks-example-net.translate.goog/v/8837?_x_tr_sl=en&_x_tr_tl=ur',
            PAGE,
            'only shows what is at leaks.example.net',
        ),
        ('https://leaks-example-net.cdn.ampproject.org/c/s/leaks.example.net/v/8837', PAGE, 'only shows what is at'),
        (f'https://l.facebook.com/l.php?u={HELD}&h=AT0', PAGE, 'l.facebook.com only leads on'),
        ('https://www.google.de/url?q=https://leaks.example.net/v/8837&sa=U', PAGE, 'google.de only leads on'),
        (
            'https://www.bing.com/ck/a?!&&p=1&u=a1aHR0cHM6Ly9sZWFrcy5leGFtcGxlLm5ldC92Lzg4Mzc&ntb=1',
            PAGE,
            'bing.com only leads on',
        ),
        (
            'https://l.instagram.com/?u=https%3A%2F%2Fvxtwitter.com%2Fexample_name%2Fstatus%2F1790000000000000001',
            POST,
            'X',
        ),
        ('tg://resolve?domain=room&post=7', 'https://t.me/room/7', 'A link for an app, which begins with tg:'),
        ('tg:resolve?post=7&domain=room', 'https://t.me/room/7', 'A link for an app'),
        ('intent://leaks.example.net/v/8837#Intent;scheme=https;package=org.example;end', PAGE, 'A link for an app'),
        (f'intent://x/1#Intent;scheme=app;S.browser_fallback_url={HELD};end', PAGE, 'A link for an app'),
        ('https://t.me/+AbCdEfGhIj01', 'https://t.me/+AbCdEfGhIj01', 'An invitation to a group'),
        (
            'https://chat.whatsapp.com/AbCdEf01',
            'https://chat.whatsapp.com/AbCdEf01',
            'An invitation to a group',
        ),
        (ARCHIVED, ARCHIVED, 'keeps a copy of https://x.com/a/status/7'),
        (CACHED, CACHED, 'Google Search 1'),
        (FOLDER, FOLDER, 'Links taken: 1 (Google Drive'),
    ],
)
def test_a_link_is_taken_as_it_is_meant_and_the_change_is_said(text: str, link: str, word: str) -> None:
    found = read_pasted(text, registry())
    assert [one.url for one in found.taken] == [link]
    assert not found.again
    assert not found.not_understood
    said = '\n'.join(pasted_lines(found, Wording(registry(), Translator('en', 'interface'))))
    assert word in said
