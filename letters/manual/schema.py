"""What each kind of file may hold, for editors and for the manual: JSON Schemas of the models with what keys mean."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from letters import paths
from letters.errors import DataError
from letters.model.clinic import Clinic
from letters.model.flow import FlowStep
from letters.model.form import FormRecord
from letters.model.help import Help
from letters.model.ladder import Rung
from letters.model.law import Jurisdiction
from letters.model.locale import LocaleRecord
from letters.model.locale import WordLists
from letters.model.paper import PaperKind
from letters.model.platform import Platform
from letters.model.question import Question
from letters.model.record import Record
from letters.model.replies import ReplyWords
from letters.model.script import Script
from letters.model.typed import Typed
from letters.model.vocabulary import Vocabulary
from letters.model.written import TextOfLaw
from letters.model.written import WrittenLaw
from letters.registry.read import read_file

KINDS: dict[str, Any] = {
    'jurisdiction': Jurisdiction,
    'law': WrittenLaw,
    'region': Jurisdiction,
    'platform': Platform,
    'paper': PaperKind,
    'locale': LocaleRecord,
    'words': WordLists,
    'questions': list[Question],
    'flow': list[FlowStep],
    'ladder': list[Rung],
    'form': FormRecord,
    'typed': Typed,
    'replies': dict[str, ReplyWords],
    'scripts': dict[str, Script],
    'commands': Help,
    'vocabulary': Vocabulary,
    'clinic': Clinic,
}
"""Each kind of file, with the model that it is read as."""

# What a file may leave out, as it follows from the file itself.
_FOLLOWS = {'Illegality': {'applies', 'checked'}, 'Danger': {'checked'}, 'Authority': {'checked'}}
# Models of what the program writes down itself about a case.
_NOT_BY_HAND = ('.case', '.sent')
_OF_A_REGION = ('id', 'name', 'laws', 'illegal_because', 'helplines', 'authorities')

# The keys with which a record begins and ends; all others stand between them in the order of the model.
_FIRST = (
    'id', 'key', 'name', 'names', 'language', 'languages', 'paper_size', 'texts', 'of', 'is', 'ground', 'grounds',
    'title', 'local_titles', 'citation', 'kind', 'in_force', 'until', 'binds', 'covers', 'applies', 'when', 'signers',
    'after_death', 'from_age', 'must', 'may', 'asks', 'send_to', 'oath', 'statements', 'clocks', 'cite', 'quote',
    'text', 'dangers', 'laws', 'illegal_because', 'helplines', 'authorities',
)  # fmt: skip
_LAST = ('notes', 'note', 'confidence', 'verification', 'checked', 'second_look', 'read_by', 'sources', 'source')

Meanings = dict[str, dict[str, Any]]
"""For each model the meaning of each key: a sentence, or a sentence with what each value means."""


def meanings() -> Meanings:
    """What each key means; DataError where the file cannot be read."""
    document = read_file(paths.DATA / 'manual.yaml', name='letters/data/manual.yaml')
    if document.problems or not isinstance(document.value, dict):
        raise DataError('registry-bad', problems=tuple(document.problems))
    return document.value  # type: ignore[return-value]


@cache
def models() -> dict[str, type[Record]]:
    """Every model that stands in a file that people write, by its name."""
    found: dict[str, type[Record]] = {}
    waiting: list[type[Record]] = [Record]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            if kind.__module__.startswith('letters.model.') and not kind.__module__.endswith(_NOT_BY_HAND):
                found[kind.__name__] = kind
            waiting.append(kind)
    return found


def meaning(model: str, key: str, known: Meanings) -> Any:
    """What a key of a model means, there or in a model that it builds on; empty where nobody wrote it."""
    kinds = models()[model].__mro__ if model in models() else ()
    return next((known[kind.__name__][key] for kind in kinds if key in known.get(kind.__name__, {})), '')


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file, each key with its meaning."""
    made = TypeAdapter(KINDS[kind]).json_schema(by_alias=True)
    parts = made.setdefault('$defs', {})
    root = made if 'properties' in made else None
    if kind in {'jurisdiction', 'region'}:
        _written(made, parts)
    if kind == 'region':
        made['properties'] = {key: made['properties'][key] for key in _OF_A_REGION}
        made['required'] = ['id', 'name']
    for name, part in [(KINDS[kind].__name__, root)] if root else []:
        _explain(name, part)
    for name, part in parts.items():
        _explain(name, part)
    return {'$schema': 'https://json-schema.org/draft/2020-12/schema', **made}


def _written(made: dict[str, Any], parts: dict[str, Any]) -> None:
    """The laws as a file writes them, its texts by name, and what need not be said."""
    parts.pop('Law', None)
    for name, kind in (('WrittenLaw', WrittenLaw), ('TextOfLaw', TextOfLaw)):
        part = kind.model_json_schema(by_alias=True, ref_template='#/$defs/{model}')
        parts.update(part.pop('$defs', {}))
        parts[name] = part
    made['properties']['laws']['items'] = {'$ref': '#/$defs/WrittenLaw'}
    made['properties']['texts'] = {
        'type': 'object',
        'additionalProperties': {'$ref': '#/$defs/TextOfLaw'},
        'description': 'Each text of law, and each source that several records rest on, by a name.',
    }
    for name, free in _FOLLOWS.items():
        part = parts[name]
        part['required'] = [key for key in part.get('required', ()) if key not in free]
        part['properties']['sources']['items'] = {'anyOf': [{'type': 'string'}, {'$ref': '#/$defs/Source'}]}
    everybody = {'anyOf': [parts['Illegality']['properties']['applies'], {'const': 'everybody'}]}
    parts['Illegality']['properties']['applies'] = everybody


def _explain(name: str, part: dict[str, Any]) -> None:
    part.pop('title', None)
    keys = part.get('properties', {})
    part['properties'] = {key: keys[key] for key in sorted(keys, key=_place)} if keys else keys
    known = _meanings()
    for key, held in part.get('properties', {}).items():
        held.pop('title', None)
        found = meaning(name, key, known)
        if isinstance(found, dict):
            lines = [found['means'], *(f'{value or "(empty)"}: {said}' for value, said in found['values'].items())]
            held['description'] = '\n'.join(lines)
        elif found:
            held['description'] = found


def _place(key: str) -> tuple[int, int]:
    """Where a key stands in a record: what it is, what it says, and at the end where it is from."""
    first, last = key in _FIRST, key in _LAST
    return (0, _FIRST.index(key)) if first else (2, _LAST.index(key)) if last else (1, 0)


@cache
def _meanings() -> Meanings:
    return meanings()


def unexplained() -> list[str]:
    """Keys of models without a meaning, and meanings of keys that no model has, as `Model.key`."""
    known = meanings()
    keys = {name: {field.alias or key for key, field in kind.model_fields.items()} for name, kind in models().items()}
    missing = [f'{name}.{key}' for name, held in keys.items() for key in held if not meaning(name, key, known)]
    stale = [f'{name}.{key}' for name, held in known.items() for key in held if key not in keys.get(name, ())]
    return sorted({*missing, *stale})
