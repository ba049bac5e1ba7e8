"""Writing down that a paper was sent, or what came back: what may stand beside what was written down before."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from letters.casefile.shape import fields
from letters.casefile.shape import leaf
from letters.errors import CaseError
from letters.errors import UsageError
from letters.languages.days import days_in
from letters.model.case import Sent
from letters.model.case import day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

_DAY = len('2026-11-30')


def moment(untrusted: str, today: date, language: str) -> str:
    """A day as a case keeps it, with the hour and its zone where they were said; a word such as `yesterday` too.

    UsageError where it is none, can be read in two ways, or is still to come.
    """
    found = leaf(fields(Sent)['on'], untrusted.strip())
    said = found.text
    if found.problem:
        days = days_in(untrusted, language, today)
        if len(days) > 1:
            first, second = (one.isoformat() for one in days[:2])
            raise UsageError('usage-on-two', first=first, second=second)
        said = days[0].isoformat() if days else ''
    when = day(said)
    if when is None:
        raise UsageError('usage-on')
    if when > today:
        raise UsageError('usage-on-later')
    return said


def same_moment(one: str, other: str) -> bool:
    """Whether one of two says nothing else than the other: of one day, one of them perhaps with its hour."""
    return one == other or (one[:_DAY] == other[:_DAY] and _DAY in {len(one), len(other)})


def noted(held: Sent | None, new: Sent, *, again: bool) -> Sent:
    """The entry of a paper that was sent. What it said before stands, unless it is written `again` on purpose.

    The same said once more changes nothing, and what was open is filled in. CaseError where it says something else.
    """
    if held is None:
        return new
    said = _said(new, ('number', 'paper', 'recipient', 'on', 'channel', 'reference', 'places', 'laws'))
    other = any(getattr(held, key) not in {'', getattr(new, key)} for key in ('paper', 'recipient'))
    if not again:
        differ = [
            key for key in ('channel', 'reference') if said.get(key) and getattr(held, key) not in {'', said[key]}
        ]
        if other or differ or (held.on and not same_moment(held.on, new.on)):
            raise CaseError('sent-there', number=new.number, on=held.on)
        # The hour is kept whichever of the two has it; places and laws are those that it was about when it was sent.
        said['on'] = max(held.on, new.on, key=len)
        said['places'] = held.places or new.places
        said['laws'] = held.laws or new.laws
    entry = held.model_copy(update=said)
    _refuse_before(entry)
    return entry


def answered(held: Sent, answer: str, on: str, reference: str = '', *, again: bool) -> Sent:
    """The entry with what came back. A later answer takes the place of an earlier one; an earlier only `again`."""
    if held.answer and not again:
        same = held.answer == answer
        if (same and not same_moment(held.answered_on, on)) or on[:_DAY] < held.answered_on[:_DAY]:
            raise CaseError('answer-there', number=held.number, answer=held.answer, on=held.answered_on)
        on = max(held.answered_on, on, key=len) if same else on
    if reference and held.reference not in {'', reference} and not again:
        raise CaseError('sent-there', number=held.number, on=held.on)
    entry = held.model_copy(
        update={'answer': answer, 'answered_on': on, **({'reference': reference} if reference else {})}
    )
    _refuse_before(entry)
    return entry


def _refuse_before(entry: Sent) -> None:
    if entry.answered_on and entry.on and entry.answered_on[:_DAY] < entry.on[:_DAY]:
        raise CaseError('answer-before', number=entry.number, on=entry.on)


def _said(entry: Sent, keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: value for key in keys if (value := getattr(entry, key))}


def reference_of(untrusted: str) -> str:
    """The number that came back, as a case keeps it; CaseError where it is not fit."""
    found = leaf(fields(Sent)['reference'], untrusted)
    if found.problem:
        raise CaseError(found.problem, values={key: str(value) for key, value in _values(found.values).items()})
    return found.text


def _values(values: Mapping[str, str]) -> dict[str, str]:
    return {'key': 'sent.reference', **values}
