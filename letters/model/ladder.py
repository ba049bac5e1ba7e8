"""What may follow an answer to a letter: the rungs of a ladder that has no dead end. Data."""

from typing import Literal

from letters.model.case import Answer
from letters.model.record import Id
from letters.model.record import Record

Then = Literal['paper', 'waiting', 'authority', 'inform', 'end']


class Rung(Record):
    """One thing that may be done after an answer; of those that fit the first is proposed, and the person chooses.

    `then` is a paper of ours, the papers of the plan that waited for this, an authority that is told by the person, a
    law that opens a way which no letter of ours takes, or an honest end. What it says stands in the messages as
    `next.<id>`.
    """

    id: Id
    answers: list[Answer]
    then: Then
    paper: Id | Literal[''] = ''
    law: Id | Literal[''] = ''
    """Of `inform`: the law whose sentences say what is open, where it reaches this recipient and person."""
    of: list[Id] = []
    """Only after these kinds of first papers; empty: after any."""
    by_law: Literal['yes', 'no'] = 'no'
    """yes: only where a law of the first paper names this paper, or this law, as the step after such an answer."""
    unless_sent: list[Id] = []
    """Not where one of these papers followed already."""
    where_asked: list[Id] = []
    """Only where a law of the first paper makes one of these elements a condition."""
    unless_asked: list[Id] = []
    """Not where a law of the first paper makes one of these elements a condition."""
    once_sent: list[Id] = []
    """Only where one of these papers followed already; empty: at once."""
