"""Mistakes as contributors make them: something of a file replaced by something else, and what the check says of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any
from typing import NamedTuple

from letters import paths
from letters.checking.files import TEMPLATES
from letters.checking.files import Files
from letters.checking.registry import LAST
from letters.checking.registry import RULES
from letters.checking.registry import errors
from letters.checking.rule import Records
from letters.checking.rule import Rule
from letters.errors import Problem
from letters.model.flow import FlowStep
from letters.model.form import FormRecord
from letters.model.law import Jurisdiction
from letters.model.paper import PaperKind
from letters.model.platform import Platform
from letters.model.question import Question
from letters.model.registry import Registry
from letters.model.replies import ReplyWords
from letters.model.vocabulary import Vocabulary
from letters.registry.load import validated
from letters.registry.read import read_file
from letters.registry.source import calls_of_pen
from tests.support.day import LOOKED

FOLDER = Path(__file__).parents[1] / 'mistakes'


class Mistake(NamedTuple):
    """A mistake. `id` must be named, alone, on the line of `at`: the line that changed, unless something else is said.

    `says`: what the message tells beside. `also`: ids that must be named too, as both are to be mended.
    """

    file: str
    old: str
    new: str
    id: str
    at: str = ''
    says: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the mistake is called in a report."""
        return f'{self.file}-{self.id}-{self.new[:30]}'


def mistakes() -> list[Mistake]:
    """All mistakes of the folder."""
    found = []
    for file in sorted(FOLDER.glob('*.yaml')):
        document = read_file(file)
        assert not document.problems, document.problems
        for held in document.value:
            assert isinstance(held, dict)
            one: dict[str, Any] = {**held}
            for name in ('says', 'also'):
                one[name] = tuple(one.get(name, ()))
            found.append(Mistake(**one))
    return found


class Made(NamedTuple):
    """A mistake in its file: the path as problems name it, the line that must be named, and what was found."""

    file: str
    line: int
    problems: list[Problem]


def made(mistake: Mistake, real: Registry, files: Files, *, whole: bool) -> Made:
    """What the check finds in a copy of the files once the mistake is made there; the copy is as before afterwards.

    `whole` asks every rule, otherwise only those of the ids that the mistake names.
    """
    path = files.path(mistake.file)
    text = path.read_text('utf-8')
    assert text.count(mistake.old) >= 1, f'{mistake.file} does not hold: {mistake.old}'
    changed = text.replace(mistake.old, mistake.new, 1)
    path.write_text(changed, 'utf-8')
    try:
        wanted = {mistake.id, *mistake.also}
        rules = [rule for rule in RULES if whole or rule.id in wanted]
        problems = found(mistake.file, real, Files(files.data, files.templates), rules, wanted)
        return Made(files.shown(mistake.file), _line(mistake, text, changed), problems)
    finally:
        path.write_text(text, 'utf-8')


def _line(mistake: Mistake, text: str, changed: str) -> int:
    place = changed.index(mistake.at) if mistake.at else text.index(mistake.old) + _same(mistake.old, mistake.new)
    return changed[:place].count('\n') + 1


def _same(old: str, new: str) -> int:
    """How many signs at the beginning of two texts are the same."""
    return next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))


def found(name: str, real: Registry, files: Files, rules: list[Rule], wanted: set[str]) -> list[Problem]:
    """What is wrong with one changed file, and what breaks the rules then."""
    registry, problems = read(name, real, files)
    if problems:
        return problems
    records = Records(registry, files, LOOKED)
    problems = [problem for rule in rules for problem in rule.problems(records)]
    last = [rule for rule in LAST if rule.id in wanted]
    return problems if errors(problems) else [*problems, *(one for rule in last for one in rule.problems(records))]


def read(name: str, real: Registry, files: Files) -> tuple[Registry, list[Problem]]:
    """The registry with one file read again, or what does not fit in that file."""
    document = files.document(name) if name.endswith('.yaml') else None
    if document is None:
        calls = {id: calls_of_pen(id, files.templates) for id in real.papers}
        return replace(real, calls=calls), []
    if document.problems:
        return real, document.problems
    value, problems = validated(_kind(name), document)
    if value is None:
        return real, problems
    return replace(real, drawn=None, **_part(name, value, real)), []


def _kind(name: str) -> Any:
    if name.startswith(TEMPLATES):
        return PaperKind if name.endswith('paper.yaml') else dict[str, Any]
    kinds = {
        'jurisdictions': Jurisdiction, 'platforms': Platform, 'questions': list[Question], 'flow.yaml': list[FlowStep],
        'form.yaml': FormRecord, 'vocabulary.yaml': Vocabulary, 'messages.yaml': dict[str, str | dict[str, str]],
        'replies.yaml': dict[str, ReplyWords],
    }  # fmt: skip
    return kinds[name.partition('/')[0]]


def _part(name: str, value: Any, real: Registry) -> dict[str, Any]:
    folder = name.partition('/')[0]
    if isinstance(value, PaperKind):
        return {'papers': {**real.papers, value.id: value}}
    if folder in {'jurisdictions', 'platforms'}:
        return {folder: {**getattr(real, folder), value.id: value}}
    if folder == 'questions':
        before = {question.key for question in validated(list[Question], read_file(paths.DATA / name))[0] or ()}
        kept = {key: held for key, held in real.questions.items() if key not in before}
        return {'questions': kept | {question.key: question for question in value}}
    part = name.removesuffix('.yaml')
    if folder == 'templates':
        return {}
    return {part: tuple(value) if part == 'flow' else value}
