"""Running text in pieces: the links that people paste amid blanks, list signs, quotation marks, chats, each other."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import TYPE_CHECKING
from typing import Literal
from typing import NamedTuple
from urllib.parse import unquote

from letters.places.address import is_listed
from letters.places.unseen import without_unseen

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

Kind = Literal['link', 'scheme', 'mail', 'account', 'cut', 'ending', 'words']
Mend = Literal['unseen', 'closing', 'completed', 'armed']

# Also a beginning that lost a letter, a colon or a slash on its way, and one that somebody disarmed.
_START = re.compile(r'h?(?:ttps?|xxps?|tps)(?:[:;]/{1,3}|//|:(?=[^/\s]+\.))', re.IGNORECASE)
_WHOLE = re.compile(r'https?://', re.IGNORECASE)
_HOST = r'(?:[\w-]+\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)'
_NUMBER = r'\d{1,3}(?:\.\d{1,3}){3}'
_BARE = re.compile(rf'(?<![\w@.\-/:=?&%])(?:{_HOST}\.?|{_NUMBER}|localhost)(?::\d+)?(?=[/?#]|$|[^\w@.\-])')
_MAIL = re.compile(r"(?<![\w/@.+'\-])[\w.+'\-]+@[\w-]+(?:\.[\w-]+)+")
_ACCOUNT = re.compile(r'(?<![\w/@.=])@[\w.\-]*\w(?:@[\w-]+(?:\.[\w-]+)+)?')
_SCHEME = re.compile(r'([a-z][a-z0-9+.\-]{1,19}):(?=\S)', re.IGNORECASE)
_LETTERED = re.compile(r'\w')
# A file of a computer or a telephone.
_FILE = re.compile(r'[a-z]:\\|/(?:home|users|storage|sdcard|var|data)/', re.IGNORECASE)
# A dot or a colon in brackets, so that nobody follows the link: forum[.]site[.]example.
_DISARMED = re.compile(r'[\[({](?:(?P<sign>[.:]|://)|dot)[\])}]', re.IGNORECASE)
_APART = re.compile(r'\s?([\[({])\s?([.:]|://|dot)\s?([\])}])\s?', re.IGNORECASE)
_BROKEN_START = re.compile(r'(https?)\s?:\s?//\s?(?=\S)', re.IGNORECASE)
_ENCODED = re.compile(r'(?<![\w/?=&.%])https?%3A%2F%2F\S+', re.IGNORECASE)
# A link with words that stand for it, in a web page and in Markdown; the words may be the same link, cut short.
_ANCHOR = re.compile(r'<a\s[^>]{0,500}?href\s*=\s*["\']?([^"\'\s>]+)[^>]{0,500}>(.{0,2000}?)</a>', re.IGNORECASE)
_MARKED = re.compile(r'\[([^\[\]\s]{1,500})\](?=\(<?((?:https?:)[^\s>]{1,500}))', re.IGNORECASE)
_LIST_NUMBER = re.compile(r'\d{1,3}\.(?=[^\d])')
# `12/11/2026, 21:40 - Anna: …`, `[29.11.26, 21:40:12] Anna: …`, `Anna, [29.11.26 21:40]`
_CHAT = re.compile(r'^[^\d]{0,60}\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}\D{1,4}\d{1,2}[:.]\d{2}')
SCHEMES = frozenset({
    'data', 'tg', 'intent', 'market', 'itms-apps', 'magnet', 'ipfs', 'ipns', 'blob', 'file', 'content', 'mailto',
    'whatsapp',
})  # fmt: skip
"""Beginnings of what is no link of the web; the message `link-scheme-` and the name says what each is."""
# Where a second link begins behind one of these, the first one may hold it; behind all else it is over.
_HOLDS = frozenset('/=?:#')
_ENDS = re.compile(r'[<>"“”„«»\\`，。、；！？（）「」『』《》【】،؛؟۔\s]')  # noqa: RUF001 - each sign is meant
_QUOTES = {"'": "'", '‘': '’', '‚': '‘', '‹': '›'}  # noqa: RUF001 - each sign is meant
_STRESS = frozenset('*_~')
_CLOSING = frozenset('.,;:!?*~|’').union(_QUOTES, _QUOTES.values())
_PAIRS = {'(': ')', '[': ']', '{': '}'}
# Where behind a link of an app one of the web begins.
_NEXT = re.compile(r'[,;|)\]>]+(?=https?://)', re.IGNORECASE)
# As much of what follows a scheme as tells that it is one.
_ENOUGH = 200
# The slashes of a link up to its first part behind the host.
_SLASHES = 3
# Endings that no list of public names has: those of networks of their own, and of examples.
_SPECIAL = frozenset({'onion', 'i2p', 'example'})


class Piece(NamedTuple):
    """One thing in a text that somebody pasted.

    `text` is what stood there, `link` the link in it, whole; `mends` what was done to make it so. Of a `scheme` the
    link is what stands there, its scheme in small letters. `line` counts lines, from 0.
    """

    kind: Kind
    text: str
    line: int = 0
    link: str = ''
    mends: frozenset[Mend] = frozenset()


class Known(NamedTuple):
    """Which hosts are those of known services, and whether a word stands alone on its line."""

    is_host: Callable[[str], bool]
    alone: bool = False


def pieces(untrusted: str, is_host: Callable[[str], bool]) -> Iterator[Piece]:
    """What a pasted text holds, in its order: links and what was meant as one; else its lines of words.

    `is_host` tells the hosts of services that are known: those are links also without a path.
    """
    for line, text in enumerate(untrusted.splitlines()):
        plain = _APART.sub(r'\1\2\3', _BROKEN_START.sub(r'\1://', text))
        if '<a ' in plain.casefold():
            plain = html.unescape(_ANCHOR.sub(lambda found: f'{found[1]} {_label(found[2], found[1])}', plain))
        plain = _MARKED.sub(lambda found: f'[{_label(found[1], found[2])}]', plain)
        words = [word for word in plain.split() if _LETTERED.search(word)]
        known = Known(is_host, alone=len(words) == 1)
        found = [piece._replace(line=line) for word in words for piece in _in_word(word, known)]
        # Beside a link the addresses of a chat are words of it. A name of an account may be meant, and is told.
        links = [piece for piece in found if piece.kind != 'mail']
        yield from links or found
        if not found and _LETTERED.search(text) and not _CHAT.match(without_unseen(text)):
            yield Piece('words', text.strip(), line)


def _in_word(word: str, known: Known) -> Iterator[Piece]:
    """The pieces of one word: what stands between two blanks."""
    seen = without_unseen(word)
    plain = _ENCODED.sub(lambda found: _decoded(found.group()), seen)
    plain = _DISARMED.sub(lambda found: found['sign'] or '.', plain) if set(plain) & set('[({') else plain
    mends: set[Mend] = {'unseen'} if seen != word else set()
    mends |= {'armed'} if plain != seen else set()
    while scheme := next((one for one in _SCHEME.finditer(plain) if _is_other(one, plain)), None):
        before, (text, *more) = plain[: scheme.start()], _NEXT.split(plain[scheme.end() :], maxsplit=1)
        yield from _of_web(before, before, mends, known)
        raw = scheme.group() + text if more or _LETTERED.search(before) else word
        yield Piece('scheme', raw, link=_closed(f'{scheme[1].casefold()}:{text}', before)[0])
        if not more:
            return
        plain = word = more[0]
    if _FILE.match(plain):
        yield Piece('scheme', word, link=f'file:{plain}')
        return
    yield from _of_web(plain, word, mends, known)


def _of_web(plain: str, word: str, mends: set[Mend], known: Known) -> Iterator[Piece]:
    """The links of the web in a word, and what was meant as one; `word` is what stood there."""
    starts = list(_starts(plain))
    heads = [plain[: starts[0][0]] if starts else plain]
    yield from _bare(heads[0], word, mends, known)
    ends = [*(start for start, _ in starts[1:]), len(plain)] if starts else []
    for n, ((start, after), end) in enumerate(zip(starts, ends, strict=True)):
        raw = word if len(starts) == 1 and not n else plain[start:end].strip()
        begun = plain[start:after]
        own = set(mends)
        if 'x' in begun.casefold():
            own.add('armed')
        elif not _WHOLE.fullmatch(begun):
            own.add('completed')
        secure = 'http://' if _WHOLE.fullmatch(begun) and 's' not in begun.casefold() else 'https://'
        rest = plain[after:end]
        first, *more = _parted(rest, known)
        yield from _link(secure + first, raw, plain[:start], own)
        for part in more:
            yield from _link(f'https://{part}', part, '', {*mends, 'completed'})


def _label(label: str, link: str) -> str:
    """The words that stand for a link; nothing where they are the link itself, perhaps cut short."""
    shown, meant = (_START.sub('', one.strip().rstrip('….')).casefold() for one in (label, link))
    same = bool(shown) and meant.removeprefix('www.').startswith(shown.removeprefix('www.'))
    return '' if same else label


def _is_other(scheme: re.Match[str], plain: str) -> bool:
    """Whether here begins a link that is none of the web."""
    rest = plain[scheme.end() : scheme.end() + _ENOUGH]
    # Inside another link it is a part of that.
    if _START.search(f'{scheme.group()}//') or plain[: scheme.start()].endswith(('/', '=', '?', '&', '#', '%')):
        return False
    return rest.startswith('//') or (scheme[1].casefold() in SCHEMES and bool(set(rest) & set('/?;,@=.')))


def _decoded(text: str) -> str:
    return unquote(text, errors='replace')


def _starts(plain: str) -> Iterator[tuple[int, int]]:
    """Where a link begins, and where its host does. What stands inside another link is a part of that."""
    last = -1
    for found in _START.finditer(plain):
        before = plain[: found.start()]
        if last >= 0 and found.start() == last:
            # https://https://…: one link that begins twice.
            last = found.end()
            continue
        if last >= 0 and before[-1:] in _HOLDS and not _is_over(before[last:], plain[found.end() :]):
            continue
        # The beginning of the link that holds it may have no https:// itself.
        if last < 0 and before.endswith(('/', '?', '&', '=', '#')) and _BARE.search(before):
            return
        last = found.end()
        again = _START.match(plain, last)
        yield found.start(), again.end() if again else last


def _is_over(first: str, second: str) -> bool:
    """Whether a link that ends in a slash is over where the next one begins: both stand at one host."""
    host = first.split('/', maxsplit=1)[0].casefold()
    return first.endswith('/') and '?' not in first and bool(host) and second.casefold().startswith(host)


def _parted(rest: str, known: Known) -> list[str]:
    """A link without its beginning, parted where a comma or the like stands before a second one without https://."""
    own = re.split(r'[/?#:]', rest)[0].casefold()
    parts = [rest]
    for found in re.finditer(rf'[,;|]+(?=({_HOST})(?::\d+)?/)', rest):
        host = found[1].casefold()
        if host == own or known.is_host(host):
            head, tail = parts[-1][: found.start() - len(rest)], rest[found.end() :]
            parts[-1:] = [head, tail]
    return parts


def _bare(head: str, word: str, mends: set[Mend], known: Known) -> Iterator[Piece]:
    """The pieces of what has no https:// before it."""
    yield from (Piece('mail', mail.group()) for mail in _MAIL.finditer(head))
    head = _MAIL.sub(' ', head).strip()
    found = _BARE.search(head)
    if found is None:
        if account := _ACCOUNT.search(head):
            yield Piece('account', account.group())
        return
    rest, host = head[found.start() :], found.group().partition(':')[0].rstrip('.').casefold()
    number = _LIST_NUMBER.match(rest)
    if number and known.is_host(host[number.end() :]):
        rest, host = rest[number.end() :], host[number.end() :]
    for part in _parted(rest, known):
        has_path = bool(set(part) & set('/?#'))
        is_real = is_listed(host) or host.rpartition('.')[2] in _SPECIAL
        if known.is_host(host) or host == 'localhost' or (is_real and (has_path or known.alone)):
            raw = word if head == word and part == rest else part
            yield from _link(f'https://{part}', raw, head[: found.start()], {*mends, 'completed'})
        elif has_path and '.' in host:
            yield Piece('ending', part)


def _link(link: str, raw: str, before: str, mends: set[Mend]) -> Iterator[Piece]:
    """A link without what closes the sentence or the bracket around it."""
    text, was_cut = _closed(link, before)
    if was_cut:
        yield Piece('cut', raw)
        return
    taken = {*mends, 'closing'} if text != link else mends
    if _WHOLE.sub('', text, count=1):
        yield Piece('link', raw, link=text, mends=frozenset(taken))


def _closed(link: str, before: str) -> tuple[str, bool]:
    """A link up to where it ends, and whether whoever showed it cut it short."""
    opener = before[-1:]
    if end := _ENDS.search(link):
        link = link[: end.start()]
    if opener in _PAIRS:
        link = link[: _unmatched(link, opener, _PAIRS[opener])]
    elif opener in _QUOTES:
        link = link.split(_QUOTES[opener])[0]
    elif opener == '<':
        # Slack writes the words for a link behind a line.
        link = link.split('|')[0]
    # As many signs of stress as stand before the link belong to what stands behind it.
    stressed = len(before) - len(before.rstrip(opener)) if opener in _STRESS else 0
    held = {sign: link.count(sign) for pair in _PAIRS.items() for sign in pair}
    while link:
        last = link[-1]
        if last == '…':
            return link, True
        if stressed and last == opener:
            stressed -= 1
        elif not _closes(link, held):
            break
        held[last] = held.get(last, 0) - 1
        link = link[:-1]
    return link, False


def _closes(link: str, held: dict[str, int]) -> bool:
    """Whether the last sign of a link belongs to what stands around it; `held` is how many brackets it has."""
    last = link[-1]
    unpaired = any(last == shut and held[shut] > held[begun] for begun, shut in _PAIRS.items())
    # Behind the host alone it may be the name of the page.
    picture = _is_picture(last) and not (link.endswith('/' + last) and link.count('/') <= _SLASHES)
    return last in _CLOSING or last in _PAIRS or unpaired or picture


def _is_picture(character: str) -> bool:
    """Whether a sign is an emoji or belongs to one."""
    return unicodedata.category(character) in {'So', 'Sk'} or character == '\ufe0f'


def _unmatched(link: str, opener: str, closer: str) -> int:
    """Where the bracket is closed that stood open before the link; its end where it is not."""
    depth = 0
    for n, one in enumerate(link):
        depth += (one == opener) - (one == closer)
        if depth < 0:
            return n
    return len(link)


def scheme_message(piece: Piece) -> str:
    """The message that says what a piece is that is no link of the web."""
    scheme = piece.link.partition(':')[0]
    return f'link-scheme-{scheme if scheme in SCHEMES else "other"}'
