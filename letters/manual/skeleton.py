"""A new record to be filled in: every key with its values and its meaning, those that must be there first."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from letters import paths
from letters.errors import FileError
from letters.manual.page import kind_of
from letters.manual.schema import schema
from letters.registry.load import UNFILLED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

WIDTH = 100

# What a record has several of, with the keys that are worth a place in a first sketch.
_SKETCHED = frozenset({
    'texts', 'laws', 'clocks', 'says', 'illegal_because', 'helplines', 'authorities', 'links', 'entities', 'channels',
    'made_when', 'order', 'time',
})  # fmt: skip
_OFTEN = frozenset({'of', 'ground', 'covers', 'sources', 'url', 'to'})

_BODY = '''\
{{# Every word stands in a trans block that names the paper. Docs: CONTRIBUTING.md, "A paper". #}}
{{% mark "location" %}}
<h2>{{% trans context "paper {id}" %}}Where it is{{% endtrans %}}</h2>
{{{{ pen.items }}}}
{{% endmark %}}
<p>{{% trans context "paper {id}" %}}{unfilled}{{% endtrans %}}</p>
'''


def written(kind: str, id: str, today: date) -> dict[Path, str]:
    """The files of a new record, by their places; FileError where one of them is there already."""
    made = _of(kind, id, today)
    for file in made:
        if file.exists():
            raise FileError('file-exists', file=file.name)
    return made


def language_record(kind: str, known: dict[str, str]) -> str:
    """A file of a language (`locale`, `words`), every key explained, with what is known of it."""
    return _record(kind, '../../letters/data/schemas', known)


def _of(kind: str, id: str, today: date) -> dict[Path, str]:
    data = paths.DATA
    if kind == 'law':
        country = id.partition('-')[0]
        folder = data / 'jurisdictions' / country
        if folder.is_dir():
            return {folder / f'{id}.yaml': _record('law', '../../schemas', {'id': id}, today)}
        return {
            data / 'jurisdictions' / f'{country}.yaml': _record('jurisdiction', '../schemas', {'id': country}, today)
        }
    if kind == 'platform':
        return {data / 'platforms' / f'{id}.yaml': _record('platform', '../schemas', {'id': id}, today)}
    if kind == 'language':
        known = {'language': id}
        schemas = '../../letters/data/schemas'
        return {
            paths.LOCALES / id / f'{kind}.yaml': _record(kind, schemas, known, today) for kind in ('locale', 'words')
        }
    folder = paths.TEMPLATES / id
    return {
        folder / 'paper.yaml': _record('paper', '../../letters/data/schemas', {'id': id}, today),
        folder / 'body.html.jinja': _BODY.format(id=id, unfilled=UNFILLED),
    }


def _record(kind: str, schemas: str, known: dict[str, str], today: date | None = None) -> str:
    made = schema(kind)
    lines = [
        f'# yaml-language-server: $schema={schemas}/{kind}.schema.json',
        f'# Fill in what says {UNFILLED}. Take the sign # away where a key is of use, delete the rest.',
        '# Every key is explained in docs/records.md. Then: letters registry check',
        *_mapping(made, made.get('$defs', {}), known | ({'checked': today.isoformat()} if today else {}), 0),
    ]
    return '\n'.join(lines) + '\n'


def _mapping(part: dict[str, Any], parts: dict[str, Any], known: dict[str, str], indent: int) -> Iterator[str]:
    required = part.get('required', ())
    keys = part.get('properties', {})
    for key in keys:
        held = keys[key]
        blank = ' ' * indent
        yield from _explained(key, held, blank)
        inner = _inner(held, parts)
        if key in known:
            yield f'{blank}{key}: {known[key]}'
        elif inner and key in _SKETCHED:
            yield f'{blank}{key}:'
            nested = [*_mapping(inner, parts, {}, 0)]
            if held.get('type') == 'array':
                yield from _item(nested, indent + 2)
            elif 'additionalProperties' in held and held.get('type') == 'object':
                yield f'{blank}  {UNFILLED}:'
                yield from (f'{blank}    {line}' for line in nested)
            else:
                yield from (f'{blank}  {line}' for line in nested)
        elif key in required or key in _OFTEN or (key == 'citation' and 'url' in keys):
            yield f'{blank}{key}: {_to_fill(held)}'
        else:
            yield f'{blank}# {key}: {_to_fill(held)}'


def _item(lines: list[str], indent: int) -> Iterator[str]:
    """A mapping as an entry of a list: the first key that stands takes the hyphen."""
    first = next(number for number, line in enumerate(lines) if not line.startswith('#'))
    ordered = [line for line in lines[:first] if line.startswith('#')]
    yield from (f'{" " * indent}  {line}' for line in ordered)
    yield f'{" " * indent}- {lines[first]}'
    yield from (f'{" " * indent}  {line}' for line in lines[first + 1 :])


def _explained(key: str, held: dict[str, Any], blank: str) -> Iterator[str]:
    import textwrap

    text = f'{key}: {held.get("description", "")} ({kind_of(held)})'.replace('\n', '; ')
    yield from (f'{blank}# {line}' for line in textwrap.wrap(text, WIDTH))


def _to_fill(held: dict[str, Any]) -> str:
    if kind_of(held) == 'table':
        return f'{{material.kind: [{UNFILLED}]}}'
    if 'patternProperties' in held:
        return f'{{location: {UNFILLED}}}'
    if held.get('type') == 'array':
        return f'[{UNFILLED}]'
    return f'{{{UNFILLED}: {UNFILLED}}}' if held.get('type') == 'object' else UNFILLED


def _inner(held: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any] | None:
    """The mapping that a key holds, alone, in a list, or by name."""
    for one in (held, held.get('items', {}), held.get('additionalProperties', {})):
        if isinstance(one, dict) and '$ref' in one:
            return parts.get(one['$ref'].rpartition('/')[2])
    return None
