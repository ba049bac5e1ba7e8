"""The loader: all data files as one registry, and every problem in them at once."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple
from typing import TypeVar

from pydantic import TypeAdapter
from pydantic import ValidationError

from letters import paths
from letters.errors import DataError
from letters.errors import Problem
from letters.model.flow import FlowStep
from letters.model.form import FormRecord
from letters.model.help import Help
from letters.model.ladder import Rung
from letters.model.law import Jurisdiction
from letters.model.locale import LocaleRecord
from letters.model.locale import WordLists
from letters.model.outline import outline
from letters.model.paper import PaperKind
from letters.model.platform import Platform
from letters.model.question import Question
from letters.model.registry import Registry
from letters.model.replies import ReplyWords
from letters.model.script import Script
from letters.model.typed import Typed
from letters.model.vocabulary import Vocabulary
from letters.registry import compiled
from letters.registry.country import country_files
from letters.registry.country import id_of
from letters.registry.country import read_country
from letters.registry.read import Document
from letters.registry.read import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from letters.model.template import Call
    from letters.registry.read import Location
    from letters.registry.read import Tree

T = TypeVar('T')

UNFILLED = 'FILL IN'
"""What stands in a new record where something is still to be written. One that holds it is used by no command."""

# Control characters and what reorders: a break in an address could begin another line of a letter or of an e-mail.
_NOT_A_LINE = re.compile('[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]')

_NOTHING = Vocabulary(elements={}, facts={}, effects={}, audiences={}, groups={}, phrases={})


class Held(NamedTuple):
    """All records of an installation: the registry, those of the offered languages, and the words that guard them."""

    registry: Registry
    locales: dict[str, LocaleRecord]
    words: dict[str, WordLists]


def registry() -> Registry:
    """The registry of this installation; raises DataError with every problem when a file is not fit."""
    return _held().registry


def locales() -> dict[str, LocaleRecord]:
    """The records of the offered languages; DataError where a file is not fit."""
    return _held().locales


def words() -> dict[str, WordLists]:
    """The words that guard each language's letters, English included; DataError where one of their files is not fit.

    What is wrong with other records keeps nobody from them: a check of one file asks for them too.
    """
    found = _once()
    return found.words if isinstance(found, Held) else _words_alone()


def speech() -> tuple[Mapping[str, Script], Mapping[str, LocaleRecord]]:
    """What is known of scripts and of the offered languages, to say a sentence with: what is not fit is left out.

    A problem must be told in whole sentences whichever record it is in.
    """
    found = _once()
    return (found.registry.scripts, found.locales) if isinstance(found, Held) else _speech_alone()


@cache
def _speech_alone() -> tuple[Mapping[str, Script], Mapping[str, LocaleRecord]]:
    # What is wrong here is told by those who ask for all records.
    told: list[Problem] = []
    scripts = _one(dict[str, Script], paths.DATA / 'scripts.yaml', told) or {}
    return scripts, _of_languages(LocaleRecord, 'locale.yaml', told)


def typed() -> Typed:
    """What people type for what has another name here, alone too: a check of one file asks for codes of languages."""
    found = _once()
    return found.registry.typed if isinstance(found, Held) else _typed_alone()


@cache
def _typed_alone() -> Typed:
    return _one(Typed, paths.DATA / 'typed.yaml', []) or Typed()


@cache
def _words_alone() -> dict[str, WordLists]:
    problems: list[Problem] = []
    found = _of_languages(WordLists, 'words.yaml', problems)
    if problems:
        raise DataError('registry-bad', problems=tuple(problems))
    return found


def _held() -> Held:
    """The compiled records, or those of the files where these were changed."""
    found = _once()
    if isinstance(found, Held):
        return found
    raise DataError('registry-bad', problems=found)


@cache
def _once() -> Held | tuple[Problem, ...]:
    """The same, or what is wrong with the files: who tells it asks again, and they are not read again for that."""
    kept = compiled.kept()
    if kept is not None:
        return Held(*kept)
    made_of = compiled.digest()
    try:
        found = parsed()
    except DataError as error:
        return error.problems
    compiled.keep(tuple(found), made_of)
    return found


def parsed() -> Held:
    """The records of the files, by the strict reader; DataError with every problem where one is not fit."""
    found, problems = load()
    languages = _of_languages(LocaleRecord, 'locale.yaml', problems)
    guarding = _of_languages(WordLists, 'words.yaml', problems)
    if problems:
        raise DataError('registry-bad', problems=tuple(problems))
    return Held(found, languages, guarding)


def _of_languages(kind: type[T], name: str, problems: list[Problem]) -> dict[str, T]:
    """The records of one kind of each language that has one, by the names of the folders."""
    records = {}
    for file in sorted(paths.LOCALES.glob(f'*/{name}')):
        record = _one(kind, file, problems)
        if record is None:
            continue
        if isinstance(record, LocaleRecord) and record.language != file.parent.name:
            problems.append(Problem('record-id-differs-from-file', _short(file), 1, 1))
        records[file.parent.name] = record
    return records


def spoken() -> tuple[str, ...]:
    """The languages of the screen: those whose interface is whole, English first."""
    return ('en', *(language for language, record in locales().items() if record.screen == 'yes'))


def load(data: Path = paths.DATA, templates: Path = paths.TEMPLATES) -> tuple[Registry, list[Problem]]:
    """Read every data file below two folders. What cannot be read is left out of the registry and is a problem."""
    problems: list[Problem] = []
    vocabulary = _one(Vocabulary, data / 'vocabulary.yaml', problems) or _NOTHING
    questions: dict[str, Question] = {}
    for file in sorted((data / 'questions').glob('*.yaml')):
        for question in _one(list[Question], file, problems) or ():
            questions[question.key] = question
    papers = _folder(PaperKind, sorted(templates.glob('[a-z]*/paper.yaml')), problems)
    jurisdictions = _countries(data / 'jurisdictions', problems)
    platforms = _folder(Platform, sorted((data / 'platforms').glob('*.yaml')), problems)
    found = Registry(
        vocabulary=vocabulary,
        jurisdictions=jurisdictions,
        platforms=platforms,
        papers=papers,
        questions=questions,
        messages=_one(dict[str, str | dict[str, str]], data / 'messages.yaml', problems) or {},
        flow=tuple(_one(list[FlowStep], data / 'flow.yaml', problems) or ()),
        form=_one(FormRecord, data / 'form.yaml', problems) or FormRecord(rooms={}, parts=[]),
        ladder=tuple(_one(list[Rung], data / 'ladder.yaml', problems) or ()),
        typed=_one(Typed, data / 'typed.yaml', problems) or Typed(),
        help=_one(Help, data / 'commands.yaml', problems) or Help.made({'program': None, 'commands': {}}),
        replies=_one(dict[str, ReplyWords], data / 'replies.yaml', problems) or {},
        scripts=_one(dict[str, Script], data / 'scripts.yaml', problems) or {},
        calls=_calls(papers, templates),
        drawn=outline(jurisdictions, platforms),
    )
    return found, problems


def _calls(papers: Iterable[str], templates: Path) -> dict[str, tuple[Call, ...]]:
    # Jinja is needed only here: who has the registry needs no template any more to know what it prints.
    from letters.registry.source import calls_of_pen

    return {id: calls_of_pen(id, templates) for id in papers}


def _folder(kind: type[T], files: list[Path], problems: list[Problem]) -> dict[str, T]:
    records: dict[str, T] = {}
    for file in files:
        record = _one(kind, file, problems)
        if record is None:
            continue
        id = record.id  # type: ignore[attr-defined]
        if id != (file.parent.name if file.name == 'paper.yaml' else file.stem):
            problems.append(Problem('record-id-differs-from-file', str(file), 1, 1))
        records[id] = record
    return records


def _countries(folder: Path, problems: list[Problem]) -> dict[str, Jurisdiction]:
    records: dict[str, Jurisdiction] = {}
    for file in country_files(folder):
        record = _checked(Jurisdiction, read_country(file, _short), problems)
        if record is None:
            continue
        if record.id != id_of(file):
            problems.append(Problem('record-id-differs-from-file', _short(file), 1, 1))
        if record.id in records:
            problems.append(Problem('registry-country-twice', _short(file), 1, 1, (('id', record.id),)))
        records[record.id] = record
    return records


def _one(kind: type[T], file: Path, problems: list[Problem]) -> T | None:
    return _checked(kind, read_file(file, name=_short(file)), problems)


def _checked(kind: type[T], document: Document, problems: list[Problem]) -> T | None:
    problems += document.problems
    value, found = validated(kind, document)
    problems += found
    return value


def _short(file: Path) -> str:
    """A data file as contributors know it: from the project's folder on."""
    return str(file.relative_to(paths.CHECKOUT)) if file.is_relative_to(paths.CHECKOUT) else str(file)


def validated(kind: type[T], document: Document) -> tuple[T | None, list[Problem]]:
    """The document's tree as a model, or nothing and all the problems."""
    if not document.whole:
        # A part of a record would only bring problems that are none.
        return None, []
    unfit = [document.problem('data-line', loc) for loc, text in _texts(document.value) if _NOT_A_LINE.search(text)]
    unfit += [document.problem('registry-unfilled', loc) for loc, text in _texts(document.value) if text == UNFILLED]
    if unfit:
        # What several records inherit stands in one place.
        return None, sorted(set(unfit), key=lambda one: (one.line, one.column))
    try:
        checked: T = _adapter(kind).validate_python(document.value)  # type: ignore[arg-type]
    except ValidationError as error:
        # Only where something does not fit is it looked at what would have.
        from letters.registry.unfit import misfits

        return None, _once_each(misfits(kind, document, error.errors(include_input=False, include_url=False)))
    return checked, []


def _once_each(problems: list[Problem]) -> list[Problem]:
    """Of what several records inherit from one place one problem; each key that is lacking there is one of its own."""
    found: dict[tuple[object, ...], Problem] = {}
    for one in problems:
        lacking = one.values if one.id == 'field-missing' else ()
        found.setdefault((one.id, one.file, one.line, one.column, lacking), one)
    return list(found.values())


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    # Records of one kind share what checks them: to build it takes longer than to read a file.
    return TypeAdapter(kind)


def _texts(tree: Tree, loc: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text of a tree, with its place."""
    if isinstance(tree, str):
        yield loc, tree
        return
    for step, inner in tree.items() if isinstance(tree, dict) else enumerate(tree):
        yield from _texts(inner, (*loc, step))
