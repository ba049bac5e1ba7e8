"""The header of a catalogue: what the project says of it, and what translators and their tools wrote there."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from letters.languages.plural import rule
from letters.languages.plural import usual
from letters.safe.text import has_forbidden
from letters.translating.po import Entry
from letters.translating.po import Source
from letters.translating.po import altered
from letters.translating.po import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

# When the template was made says nothing, and would change every file at every update.
_DROPPED = 'POT-Creation-Date'
_REVISED = 'PO-Revision-Date'
BUGS = 'an issue of the project, see CONTRIBUTING.md'
"""Where somebody says that an English sentence is wrong or unclear: the project has no address of its own."""
LICENCE = ('SPDX-FileCopyrightText: The letters contributors', 'SPDX-License-Identifier: CC0-1.0')
# What a translator's program fills in; in a catalogue that comes by mail, who did the work.
_OF_TRANSLATORS = ('Last-Translator', 'Language-Team', _REVISED, 'X-Generator')
# As gettext's programs write who translated: Name <address>, years.
_NAMED = re.compile(r'[^<>]+<[^<>@\s]+@[^<>\s]+>, [\d, -]+\.?')
# What empty templates of other programs hold in their place.
_UNFILLED = ('FULL NAME', 'LANGUAGE <LL@li.org>', 'YEAR-')


def header(held: Entry | None, language: str) -> Entry:
    """The header of a catalogue; of `held` it keeps the fields, their order and the comments."""
    own = _own(language, dict(fields(held)))
    text = _with(held.strings[0] if held else '', own)
    if held is None:
        return Entry(Source(None, ''), (text,), comments=LICENCE)
    comments = (*held.comments, *(line for line in LICENCE if line not in held.comments))
    return altered(
        held, source=Source(None, ''), strings=(text,), flags=frozenset(), comments=comments, note='', references=(),
        previous=None,
    )  # fmt: skip


def _with(text: str, wanted: Mapping[str, str]) -> str:
    """The lines of a header with these fields, each at its old place, new ones at the end."""
    missing, kept = dict(wanted), []
    for line in text.split('\n'):
        name = line.partition(':')[0]
        if name in missing:
            kept.append(f'{name}: {missing.pop(name)}')
        elif line and name not in wanted and _filled(line):
            kept.append(line)
    kept += [f'{name}: {value}' for name, value in missing.items()]
    return ''.join(f'{line}\n' for line in kept)


def signed(held: Entry, mailed: Entry | None) -> Entry:
    """The header with the name of who translated what came by mail; who did it before stands above."""
    before, now = dict(fields(held)), _of_translator(mailed)
    comments = held.comments
    earlier = before.get('Last-Translator', '')
    if earlier and now.get('Last-Translator', earlier) != earlier:
        year = before.get(_REVISED, '')[:4]
        comments = (*comments, f'{earlier}, {year}.' if year else earlier)
    named = (one for one in (mailed.comments if mailed else ()) if _NAMED.fullmatch(one) and not has_forbidden(one))
    return altered(held, strings=(_with(held.strings[0], now),), comments=tuple(dict.fromkeys([*comments, *named])))


def _own(language: str, before: Mapping[str, str]) -> dict[str, str]:
    own = {
        'Project-Id-Version': 'takedown-letters',
        'Report-Msgid-Bugs-To': before.get('Report-Msgid-Bugs-To') or BUGS,
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=UTF-8',
        'Content-Transfer-Encoding': '8bit',
    }
    if language:
        own['Language'] = language
        # Weblate has rules of its own: no sentence of the program turns on them, so they stay as somebody wrote them.
        rules = before.get('Plural-Forms', '')
        own['Plural-Forms'] = rules if rule(rules) else usual(language)
    return own


def _filled(line: str) -> bool:
    name, _, value = line.partition(':')
    return name != _DROPPED and _is_said(name, value.strip())


def _is_said(name: str, value: str) -> bool:
    if name != _REVISED:
        return not value.startswith(_UNFILLED)
    try:
        datetime.strptime(value, '%Y-%m-%d %H:%M%z')
    except ValueError:
        # No program could read the catalogue any more.
        return False
    return True


def counting(held: Entry | None) -> str:
    """How a header says that its language counts."""
    return dict(fields(held)).get('Plural-Forms', '')


def fields(held: Entry | None) -> Iterator[tuple[str, str]]:
    """The fields of a header with what they say."""
    for line in held.strings[0].split('\n') if held else ():
        name, _, value = line.partition(':')
        yield name, value.strip()


def _of_translator(held: Entry | None) -> dict[str, str]:
    """What a header says of who translated, and when."""
    return {
        name: value
        for name, value in fields(held)
        if name in _OF_TRANSLATORS and value and _is_said(name, value) and not has_forbidden(value)
    }


def head(entry: Entry) -> str:
    """The lines of a header: one for each field."""
    if entry.raw:
        return entry.raw
    lines = [f'# {comment}'.rstrip() for comment in entry.comments]
    return '\n'.join(
        [*lines, 'msgid ""', 'msgstr ""', *(quoted(f'{line}\n') for line in entry.strings[0].split('\n')[:-1])]
    )
