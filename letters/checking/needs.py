"""Rules about what a sentence rests on: it names the answers that make it true (promise 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import illegalities
from letters.checking.walk import laws
from letters.checking.walk import papers
from letters.law.needs import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.checking.walk import Place
    from letters.model.record import Needs


@rule('registry-needs-missing')
def needs_missing(records: Records) -> Iterator[Found]:
    """What somebody states or declares, every rule that is said to be broken and every letter name what they need."""
    for at, needs, id in _resting(records):
        if not needs:
            yield Found(at.file, at.loc, {'id': id})


def _resting(records: Records) -> Iterator[tuple[Place, Needs, str]]:
    """Everything that rests on answers, with what it needs, and the record that it belongs to."""
    for at, law in laws(records):
        yield from ((at / 'statements' / n, one.needs, law.id) for n, one in enumerate(law.statements))
    for at, illegal in illegalities(records):
        yield at, _facts(illegal.needs), illegal.id
    for at, paper in papers(records):
        if paper.audience == 'recipient':
            yield at, _facts(paper.needs), paper.id


def _facts(needs: Needs) -> Needs:
    """What is needed by something that always says something of the facts."""
    return '' if needs == NOTHING else needs


RULES = (needs_missing,)
