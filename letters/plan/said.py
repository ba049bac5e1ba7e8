"""Which places are told of in one letter, and which letter would say nothing that its reader has to heed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.authorities import POLICE
from letters.law.conditions import OPEN
from letters.law.conditions import evaluate
from letters.law.matching import illegal_because
from letters.law.matching import laws_for
from letters.law.matching import lived_in
from letters.law.matching import reaches
from letters.law.rules import named_rule
from letters.law.rules import rule_for
from letters.model.plan import Reason

if TYPE_CHECKING:
    from letters.law.brief import Brief
    from letters.law.topic import Topic
    from letters.model.paper import PaperKind


def said_of(kind: PaperKind, topic: Topic) -> object:
    """What a letter of a kind says of one place: places with the same can stand in one letter.

    Papers that say that there was no consent say how, and to what. One about details quotes the rule that reaches them,
    and an account that pretends to be somebody has another rule, and another door.
    """
    if kind.ground == 'police':
        # One course of events is one report: it says of each place what is true of it. Only of accounts that pretend
        # to be somebody another one tells than of details.
        return topic.pretends and 'exposure' in kind.must
    if kind.ground == 'personal-data':
        return topic.pretends, rule_for(kind.ground, topic) is not None
    if 'no-consent' not in kind.must:
        return ()
    return frozenset((material.kind, *material.no_consent) for material in topic.materials)


def no_letter_because(kind: PaperKind, topic: Topic, *, unruled: bool = False) -> Reason | None:
    """Why a letter of a kind could do nothing at a service, by that one's own record; nothing where it could.

    `unruled`: why it could do nothing there where no law reaches the service.
    """
    record = topic.recipient.record
    for one in record.no_letter:
        if (one.unruled == 'yes') is unruled and kind.ground in one.grounds and evaluate(one.when, topic.known).holds:
            return Reason('no-letter', one.why, f'platform {record.id}')
    return None


def _unread(topic: Topic) -> Reason:
    """No rule of a service could be read; of one that is offered in one other country that is said too."""
    serves, home = topic.recipient.record.serves, topic.known['person.country']
    elsewhere = len(serves) == 1 and serves != ['world'] and home.isdisjoint((*serves, OPEN))
    return Reason('served-elsewhere', values=(('country', serves[0].upper()),)) if elsewhere else Reason('no-rule')


def unruled_because(brief: Brief) -> tuple[Reason, ...]:
    """Why no such letter is made where no law and no rule stands behind it; nothing where one does.

    A site has no rules of its own that anybody could have read: it is asked all the same, unless another paper asks it
    the same with a law behind it.
    """
    kind, topic = brief.kind, brief.topic
    if brief.laws or kind.laws == 'none' or kind.needs_rule == 'no' or rule_for(kind.ground, topic) is not None:
        return ()
    if kind.ground == 'personal-data':
        return _details_unruled(brief)
    return () if topic.recipient.record.kind in {'site', 'host'} else (_unread(topic),)


def _details_unruled(brief: Brief) -> tuple[Reason, ...]:
    kind, topic = brief.kind, brief.topic
    record = topic.recipient.record
    if illegal_because(topic, lived_in(brief.laws), kind.ground):
        return ()
    if any(truth.holds for _, truth in laws_for('erasure', topic)) and not topic.pretends:
        return (Reason('erasure-asks-it'),)
    if record.kind in {'site', 'host'}:
        return ()
    own = named_rule(kind.ground, topic)
    more = (Reason('rule-otherwise', own.otherwise, f'platform {record.id}'),) if own and own.otherwise else ()
    return (Reason('details-unruled') if own else _unread(topic), *more)


def asked_of_nobody(kind: PaperKind, topic: Topic) -> bool:
    """Whether a paper is made only where a law asks for what it tells, and none that may reach these facts does."""
    if not kind.where_asked:
        return False
    asking = (law for law in topic.here.laws_of(kind.ground or '') if kind.cites(law))
    return not any(reaches(law, topic).holds is not False for law in asking)


def unlawed(ground: str | None, effects: frozenset[str]) -> str:
    """The reason that no law is known here for a paper: a report is taken by the police all the same.

    Where a report can turn against the person nobody is sent there: the warning says what comes before.
    """
    if ground != POLICE:
        return 'no-law'
    return 'no-offence-warned' if 'police-only-if-chosen' in effects else 'no-offence'
