"""Links that stand for another link: front ends, translators, caches and apps, as the records describe them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from typing import NamedTuple
from urllib.parse import unquote

from letters.model.links import is_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.model.platform import Becomes

_NAME = re.compile(r'\{([a-z_]+)\}')
_SIGNS = {'page': '.*', 'dashed': '[a-z0-9-]+'}
# Between two signs of a word; a hyphen of the host itself is written twice.
_DOT = re.compile(r'\b-\b')
# With these the host is written in another way still (Google Search Central, "Convert the Google Translate URL").
_OTHERWISE = ('_x_tr_enc=', '_x_tr_hp=')


class _Shape(NamedTuple):
    """A shape as it is matched: what stands before the question mark, and the parameters behind it by their names."""

    front: re.Pattern[str]
    asked: dict[str, str]


def becomes(untrusted: str, rules: Iterable[Becomes]) -> str:
    """The link that a link stands for by the first rule that it fits; nothing where it fits none."""
    for rule in rules:
        parts = _parts(untrusted, rule.from_)
        made = _filled(rule.to, parts) if parts else ''
        if is_link(made):
            return made
    return ''


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return _NAME.sub(lambda found: parts.get(found[1], ''), pattern)


def _parts(untrusted: str, pattern: str) -> dict[str, str]:
    """The named parts of a link that has this shape; none where it has not."""
    shape = _shape(pattern)
    front, _, query = untrusted.partition('#')[0].partition('?') if shape.asked else (untrusted, '', '')
    match = shape.front.fullmatch(front)
    if match is None or (shape.asked and not query):
        return {}
    parts = {name: part for name, part in match.groupdict().items() if part is not None}
    given = {key: value for key, _, value in (pair.partition('=') for pair in query.split('&') if pair)}
    # What else it asks for may show something else, unless a whole link says what it shows.
    if not shape.asked.keys() <= given.keys() or ('link' not in shape.asked.values() and given.keys() - shape.asked):
        return {}
    parts |= {name: unquote(given[key], errors='replace') for key, name in shape.asked.items()}
    if 'dashed' in parts:
        if any(sign in untrusted for sign in _OTHERWISE):
            return {}
        parts['dashed'] = _DOT.sub('.', parts['dashed']).replace('--', '-')
    return parts


@lru_cache(maxsize=256)
def _shape(pattern: str) -> _Shape:
    scheme, _, rest = pattern.partition('://')
    front, _, query = rest.partition('?')
    asked = {key: _NAME.sub(r'\1', value) for key, _, value in (one.partition('=') for one in query.split('&') if one)}
    begun = r'https?://(?:www\.)?' if scheme.startswith('http') else rf'{scheme}:(?://)?'
    plain = front.removeprefix('www.')
    built = ''.join(
        f'(?P<{part}>{_SIGNS.get(part, "[^/?#&]+")})' if n % 2 else re.escape(part)
        for n, part in enumerate(_NAME.split(plain))
    )
    return _Shape(re.compile(begun + built + ('' if built.endswith('.*)') else '/?'), re.IGNORECASE | re.DOTALL), asked)
