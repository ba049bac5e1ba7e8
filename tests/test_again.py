"""A new link is told as the same item, a mirror, the same account or host, or new; `same` is never said of another."""

from __future__ import annotations

from collections import Counter

import pytest

from letters.followup.again import likeness
from letters.followup.again import nearest
from letters.followup.again import repeated
from letters.registry.load import registry
from tests.support.again import SITES
from tests.support.again import led_on
from tests.support.again import made
from tests.support.factory import a_place
from tests.support.factory import make_case
from tests.support.soak import share

MADE = [*made(registry(), 1)]
TRIED = share(MADE, 13)

X = 'https://x.com/bobby_1/status/1790000000000000001'
# What is told of a new link, the new link, and the one that was removed; X stands for the link above.
TOLD = """
same    https://twitter.com/Bobby_1/status/1790000000000000001?s=20 X
same    https://x.com/i/status/1790000000000000001/ X
same    https://mobile.twitter.com/i/status/1790000000000000001 X
same    X/photo/2 X
account X/photo/2 X/photo/1
mirror  https://vxtwitter.com/bobby_1/status/1790000000000000001 X
mirror  https://l.facebook.com/l.php?u=https%3A%2F%2Fx.com%2Fbobby_1%2Fstatus%2F1790000000000000001 X
account https://x.com/bobby_1/status/1790000000000000002 X
account https://nitter.net/bobby_1/status/1790000000000000002 X
account https://x.com/bobby_1 X
host    https://x.com/bobby_10/status/1790000000000000002 X
host    https://pbs.twimg.com/media/GdAbCdEfGhI.jpg X
same    https://www.youtube.com/watch?list=PL1&v=Example0001&index=2 https://youtu.be/Example0001?si=a
same    https://music.youtube.com/watch?v=Example0001 https://youtu.be/Example0001
mirror  https://i.ytimg.com/vi/Example0001/hqdefault.jpg https://youtu.be/Example0001
host    https://www.youtube.com/watch?v=example0001 https://youtu.be/Example0001
host    https://www.youtube.com/Example0001 https://youtu.be/Example0001
mirror  https://preview.redd.it/a1b2c3d4e5f6.jpg?width=640&s=ab https://i.redd.it/a1b2c3d4e5f6.jpg
same    https://np.reddit.com/r/friendz/comments/1abc2de/ https://www.reddit.com/r/friendz/comments/1abc2de/a/
host    https://www.pornhub.com/gif/4821399 https://www.pornhub.com/album/4821399
same    https://telegram.me/BobbyChannel/12 https://t.me/bobbychannel/12
host    https://t.me/bobbychannel/12?comment=3 https://t.me/bobbychannel/12
host    https://t.me/c/1234567890/12 https://t.me/c/1234567890/13
same    https://xhamster.desi/videos/example-xh12345 https://xhamster.com/videos/example-xh12345
host    https://carla.blogspot.com/2026/11/a-b-12345.html https://bobby.blogspot.com/2026/11/a-b-12345.html
mirror  https://a.cdninstagram.com/v/t51/44_1234567_n.jpg?oe=1 https://b.cdninstagram.com/v/t51/44_1234567_n.jpg?oe=2
host    https://www.instagram.com/ https://www.instagram.com/
same    https://site.example/gallery/1#p3 https://site.example/gallery/1
host    https://site.example/gallery/1 https://site.example/gallery/1#photo-3
host    https://new.site.example/gallery/1 https://site.example/gallery/1
host    https://site.example:8443/gallery/1 https://site.example/gallery/1
host    https://site.example/a%2Fb https://site.example/a/b
host    https://board.example/v?12&34 https://board.example/v?34&12
mirror  https://web.archive.org/web/2026/https://site.example/gallery/1 https://site.example/gallery/1
mirror  https://web.archive.org/web/2026/forum.example.org/gallery/1 https://forum.example.org/gallery/1
new     https://proxy.example/?url=https://site.example/gallery/1 https://site.example/gallery/1
new     no_link X
"""


def test_the_same_item_is_never_said_of_another_and_nearly_always_found() -> None:
    assert len(MADE) >= 2000
    said = [(one, likeness(one.new, one.old, registry())) for one in TRIED]
    assert [one for one, told in said if told == 'same' and 'same' not in one.likeness] == []
    wanted, found = Counter[str](), Counter[str]()
    for one, told in said:
        (best, *_) = sorted(one.likeness)
        wanted[best] += 1
        found[best] += told in one.likeness
    assert found['same'] >= 0.98 * wanted['same'] > 0
    assert found['mirror'] >= 0.98 * wanted['mirror'] > 0
    assert found['new'] == wanted['new'] > 0
    assert found['account'] >= 0.98 * wanted['account'] > 0


def test_it_does_not_matter_which_of_two_links_was_there_first() -> None:
    wrong = [
        one for one in share(TRIED, 3)
        if 'same' not in one.likeness and likeness(one.old, one.new, registry()) == 'same'
    ]  # fmt: skip
    assert wrong == []


def test_a_link_that_only_leads_on_is_never_the_same_item() -> None:
    for link in led_on(registry()):
        assert likeness(link, link, registry()) == 'new'
        assert all(likeness(link, other, registry()) == 'new' for other in (X, SITES[0]))


@pytest.mark.parametrize('line', TOLD.strip().splitlines())
def test_what_a_link_has_in_common_with_one_that_was_removed(line: str) -> None:
    told, new, old = line.replace(' X', f' {X}').split()
    assert likeness(new, old, registry()) == told


def test_of_the_removed_places_of_a_case_the_one_that_is_most_alike_comes_first() -> None:
    removed = [
        a_place('https://x.com/bobby_1/status/1790000000000000009', status='removed'),
        a_place('https://www.instagram.com/p/CExample001/', status='removed', locator={'account': '@Bobby.Two'}),
        a_place(X, status='removed'),
        a_place('https://x.com/carla/status/1790000000000000003', status='up'),
    ]
    case = make_case({'items': removed})
    assert repeated(f'{X}?s=46', case, registry()) == ((2, 'same'), (0, 'account'))
    assert repeated('https://www.instagram.com/bobby.two/', case, registry()) == ((1, 'account'),)
    assert repeated('https://x.com/carla/status/1790000000000000003', case, registry(), [3, 9]) == ((3, 'same'),)
    assert repeated('https://site.example/gallery/1', case, registry()) == ()
    assert repeated('https://bit.ly/AbC1', case, registry()) == ()


def test_of_many_new_links_each_finds_the_place_that_it_repeats() -> None:
    tried = share(MADE, 150)
    case = make_case({'items': [a_place(one.old, status='removed') for one in tried]})
    links = [one.new for one in tried]
    found = nearest(links, case, registry(), range(len(tried)))
    for link, one in zip(links, found, strict=True):
        best = repeated(link, case, registry())[:1]
        assert (one and one.likeness) == (best[0].likeness if best else None)
        assert one is None or likeness(link, case.items[one.item].url, registry()) == one.likeness
    assert nearest(['https://bit.ly/AbC1', 'no link'], case, registry(), [0]) == [None, None]
    front = make_case({'items': [a_place('https://www.facebook.com/', status='removed')]})
    assert nearest(['https://www.instagram.com/'], front, registry(), [0]) == [None]
