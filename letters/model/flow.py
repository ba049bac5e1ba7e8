"""The flow of the interview: what comes in which order, and under which condition. Data, read by `questionnaire`."""

from typing import Literal

from letters.model.record import Id
from letters.model.record import Record
from letters.model.record import Table

Repeat = Literal['', 'materials', 'items']
Screen = Literal[
    '', 'stop.safety', 'stop.unpublished', 'stop.extortion', 'stop.minor', 'links', 'another', 'stop.danger',
    'stop.help', 'stop.no-statement', 'disclosure', 'plan', 'done',
]  # fmt: skip
"""The screens that the interview can show."""
Asked = Literal['always', 'wanted', 'more', 'unclear', 'never']


class Follows(Record):
    """An answer that needs no question: it follows from others, or is the careful choice where nobody asks."""

    value: str | list[str]
    when: Table = {}


class FlowStep(Record):
    """One place in the interview: a question by its key, or a screen by its step.

    `when` is a table over answers that stand before it (dotted keys, of the same recording or place); where it does
    not hold the question is not asked, and an answer to it is dropped. `asked: wanted` asks only where the plan for
    the answers so far prints or decides on the answer; `more` the same, but only where the person wants to add details
    or a paper waits for it; `unclear` only of a place whose link names nothing but an account; `never` marks an answer
    that only follows. `offered` limits a choice to some answers.
    """

    key: str = ''
    step: Screen = ''
    repeat: Repeat = ''
    asked: Asked = 'wanted'
    when: Table = {}
    unpublished: Literal['yes', 'no'] = 'no'
    """yes: it comes also where somebody threatens and nothing is known to be published; all else is left out there."""
    group: Id | Literal[''] = ''
    """What an answer belongs to that is only asked for on a wish: search, places, person, wishes …"""
    once: Literal['all', 'host', 'yes', 'many', 'no'] = 'no'
    """all: asked once, for all places together; host: once for all places at one host. yes: left open at the first
    place, it is not asked at the others; many: only where there are many places."""
    needed: Literal['yes', 'no'] = 'no'
    """yes: it may be left open, but then no letter is made; the screen says so."""
    follows: list[Follows] = []
    offered: dict[str, Table] = {}
