"""docs/records.md: every key of every record, its values and its meaning, with an explained example of each kind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from typing import Any

from letters import paths
from letters.manual.coverage import coverage
from letters.manual.schema import KINDS
from letters.manual.schema import schema
from letters.registry.load import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parent / 'examples'

_PARTS = (
    ('jurisdiction', 'A country', 'law', 'letters/data/jurisdictions/xx.yaml, or a folder xx/ with country.yaml'),
    ('platform', 'A platform', 'platform', 'letters/data/platforms/ID.yaml'),
    ('paper', 'A paper', 'paper', 'templates/ID/paper.yaml'),
    ('locale', 'A language', 'language', 'locales/xx/locale.yaml'),
    ('words', 'The words that guard a language', '', 'locales/xx/words.yaml'),
    ('questions', 'A question', 'question', 'letters/data/questions/*.yaml'),
    ('vocabulary', 'The vocabulary', '', 'letters/data/vocabulary.yaml'),
    ('flow', 'The flow of the interview', '', 'letters/data/flow.yaml'),
    ('ladder', 'What may follow an answer', '', 'letters/data/ladder.yaml'),
    ('form', 'The form on paper', '', 'letters/data/form.yaml'),
    ('clinic', 'The settings of a clinic', '', 'clinic.yaml, a file of the clinic, checked by `letters check`'),
    ('typed', 'Words that people type', '', 'letters/data/typed.yaml'),
    ('replies', 'The words of replies', '', 'letters/data/replies.yaml'),
    ('scripts', 'Scripts', '', 'letters/data/scripts.yaml'),
    ('commands', 'What `--help` says', '', 'letters/data/commands.yaml'),
)


def page() -> str:
    """The whole page."""
    introduction = (Path(__file__).parent / 'introduction.md').read_text('utf-8')
    return '\n'.join([introduction, *(line for part in _PARTS for line in _part(*part))])


def _part(kind: str, heading: str, example: str, file: str) -> Iterator[str]:
    made = schema(kind)
    yield f'## {heading}\n'
    yield f'`{file}`\n'
    if example:
        yield 'An example, with invented law and names:\n'
        yield f'```yaml\n{(EXAMPLES / f"{example}.yaml").read_text("utf-8").strip()}\n```\n'
    if 'properties' in made:
        yield from _table('', made)
    for name in _reached(made):
        yield from _table(name, made['$defs'][name])


def _reached(made: dict[str, Any]) -> list[str]:
    """The parts of a file in the order in which one comes to them."""
    found: list[str] = []

    def walk(tree: Any) -> None:
        if isinstance(tree, dict):
            name = str(tree.get('$ref', '')).rpartition('/')[2]
            if name and name not in found:
                found.append(name)
                walk(made['$defs'][name])
            for inner in tree.values():
                walk(inner)
        elif isinstance(tree, list):
            for inner in tree:
                walk(inner)

    walk({key: held for key, held in made.items() if key != '$defs'})
    return found


def _table(name: str, part: dict[str, Any]) -> Iterator[str]:
    if name:
        yield f'### {_words(name)}\n'
        if part.get('description'):
            yield f'{part["description"].splitlines()[0]}\n'
    yield '| key | | what it holds | what it means |'
    yield '|---|---|---|---|'
    for key, held in part.get('properties', {}).items():
        must = 'must' if key in part.get('required', ()) else ''
        said = str(held.get('description', '')).replace('|', '\\|').replace('\n', '<br>')
        yield f'| `{key}` | {must} | {kind_of(held)} | {said} |'
    yield ''


def _words(name: str) -> str:
    """`WrittenLaw` as a heading: Written law."""
    parted = ''.join(f' {sign.lower()}' if sign.isupper() else sign for sign in name).strip()
    return {'written law': 'Law', 'of ground': 'A ground of a law'}.get(parted, parted.capitalize())


def kind_of(held: dict[str, Any]) -> str:  # noqa: PLR0911 - one line a kind
    """What a value looks like, in words."""
    if '$ref' in held:
        return _words(held['$ref'].rpartition('/')[2])
    if 'enum' in held:
        return ', '.join(f'`{value}`' if value else 'empty' for value in held['enum'])
    if 'const' in held:
        return f'`{held["const"]}`' if held['const'] else 'empty'
    if 'anyOf' in held:
        return ' or '.join(dict.fromkeys(kind_of(one) for one in held['anyOf'] if one.get('type') != 'null'))
    if held.get('type') == 'array':
        return f'list: {kind_of(held.get("items", {}))}'
    if held.get('type') == 'object':
        inner: Any = held.get('additionalProperties') or next(iter(held.get('patternProperties', {}).values()), {})
        said = kind_of(inner) if isinstance(inner, dict) else 'text'
        return 'table' if said == 'list: text' else f'by name: {said}'
    if held.get('format') == 'date':
        return 'day'
    pattern = str(held.get('pattern', ''))
    if pattern.startswith('^[a-z0-9]+'):
        return 'id'
    return {'string': 'link' if pattern.startswith('^(https') else 'text', 'integer': 'number'}.get(
        str(held.get('type')), 'text'
    )


def files() -> dict[Path, str]:
    """Every file that is made from the models and the records: the pages, and a schema for each kind of file."""
    import json

    docs = paths.CHECKOUT / 'docs'
    made = {docs / 'records.md': page(), docs / 'coverage.md': coverage(registry())}
    for kind in KINDS:
        text = json.dumps(schema(kind), ensure_ascii=False, indent=1, sort_keys=True)
        made[paths.DATA / 'schemas' / f'{kind}.schema.json'] = text + '\n'
    return made
