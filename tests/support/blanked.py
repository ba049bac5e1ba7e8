"""Cases with one answer taken out or given otherwise, and what their letters say then, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Mapping
from typing import Any
from typing import NamedTuple
from typing import get_args

from letters.casefile.contradictions import contradictions
from letters.casefile.shape import choices
from letters.casefile.shape import fields
from letters.checking.example_case import copied
from letters.compose.letter import compose
from letters.law.behind import PARTS
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.case import Case
from letters.model.registry import Registry
from letters.plan.make import make_plan
from letters.render.text import text
from tests.support.day import DAY

Path = tuple[str | int, ...]
Letters = Mapping[tuple[str, str], frozenset[str]]
# A request is no fact: who left it open is asked for as carefully as may be. What names things, places and readers is
# no answer about them: without it there is another case. Who made a recording is its author, and who did not and named
# no right has none, whatever is said beside (17 U.S.C. 201(a)).
NO_FACTS = (
    'wishes.', 'case.', 'format', 'threat', 'items.shows', 'items.url', 'items.engines', 'materials.id', 'sent.',
    'materials.copyright', *(f'items.{part}.{name}' for part in PARTS for name in ('name', 'email', 'form')),
)  # fmt: skip
# What may be said by somebody who does not know needs no answer.
UNKNOWN = frozenset({'unknown', 'unsure'})
_END = re.compile(r'(?<=[.:;)])\s+|\n+')


class Said(NamedTuple):
    """What a case leads to: the sentences of its letters by kind and recipient, what is asked, whether it is help."""

    letters: Letters
    ask: frozenset[str]
    stop: bool


def key_of(path: Path) -> str:
    """The key of a place as questions call it."""
    return '.'.join(part for part in path if isinstance(part, str))


def said(tree: Any, registry: Registry) -> Said:
    """What the letters of a case say, and what its plan asks."""
    # The reference comes from the key: without one every answer would stand in it.
    case = Case.model_validate({**tree, 'case': {**tree['case'], 'key': 'A1B2C3D4E5F6G7H8'}})
    made = make_plan(case, registry, DAY)
    here = Situation(disclosed(case, made.effects), registry, DAY)
    letters: dict[tuple[str, str], frozenset[str]] = {}
    for paper in made.papers:
        composed = compose(paper, here, 'en')
        if not composed.lacks:
            words = '\n'.join((text(composed.letter), *composed.texts.values()))
            sentences = frozenset(part.strip() for part in _END.split(words) if part.strip())
            letters[paper.kind, paper.recipient] = letters.get((paper.kind, paper.recipient), frozenset()) | sentences
    return Said(letters, frozenset(made.ask), made.stop)


def answers(tree: Any, above: Path = ()) -> Iterator[Path]:
    """The place of every answer of a case: a list of choices is one, each recording and each place has its own."""
    for name, held in tree.items():
        if isinstance(held, dict):
            yield from answers(held, (*above, name))
        elif isinstance(held, list) and held and isinstance(held[0], dict):
            for number, one in enumerate(held):
                yield from answers(one, (*above, name, number))
        elif held not in ('', []):
            yield (*above, name)


def facts_of(tree: Any) -> list[Path]:
    """The places of the answers that say something of the facts."""
    return [path for path in answers(tree) if not key_of(path).startswith(NO_FACTS)]


def given(tree: Any, path: Path, value: Any) -> Any:
    """A copy with another answer at a place; None takes it out."""
    made = copied(tree)
    inner = made
    for step in path[:-1]:
        inner = inner[step]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return made


def held_at(tree: Any, path: Path) -> Any:
    """The answer at a place."""
    for step in path:
        tree = tree[step]
    return tree


def fits(tree: Any, registry: Registry) -> bool:
    """Whether the answers can all be true."""
    return not [*contradictions(Situation(Case.model_validate(tree), registry, DAY))]


def others(tree: Any, path: Path) -> Iterator[tuple[str, Any]]:
    """The same case with every answer that the question has, by that answer."""
    kind: Any = Case
    held: Any = tree
    for step in path:
        held = held[step]
        kind = get_args(kind)[0] if isinstance(step, int) else fields(kind)[step]
    several = isinstance(held, list)
    for choice in choices(get_args(kind)[0] if several else kind):
        yield choice, given(tree, path, [choice] if several else choice)
