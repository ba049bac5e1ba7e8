"""One kind of paper to one recipient: made, not made, or asked first - each with its reasons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.law import guards
from letters.law.asking import asking
from letters.law.brief import Brief
from letters.law.conditions import LEFT_OPEN
from letters.law.conditions import Truth
from letters.law.conditions import evaluate
from letters.law.matching import illegal_because
from letters.law.matching import illegal_if
from letters.law.matching import laws_for
from letters.law.matching import left_out
from letters.law.matching import lived_in
from letters.law.needs import met
from letters.model.plan import NotMade
from letters.model.plan import Reason
from letters.plan import doors
from letters.plan.alike import likeness
from letters.plan.said import asked_of_nobody
from letters.plan.said import no_letter_because
from letters.plan.said import said_of
from letters.plan.said import unlawed
from letters.plan.said import unruled_because
from letters.plan.waiting import lacking_in
from letters.plan.waiting import waits_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.law.topic import Topic
    from letters.model.law import Law
    from letters.model.paper import Condition
    from letters.model.paper import PaperKind


class Draft(NamedTuple):
    """A paper that can be made, before it has its place in the order."""

    brief: Brief
    why: tuple[Reason, ...]
    needs: tuple[str, ...] = ()


class Decision(NamedTuple):
    """The papers of one kind to one recipient, and those not made."""

    drafts: tuple[Draft, ...] = ()
    not_made: tuple[NotMade, ...] = ()


class _Suited(NamedTuple):
    """An item that the paper's conditions let in, its laws and the reason."""

    topic: Topic
    laws: tuple[Law, ...]
    why: tuple[Reason, ...]
    needs: tuple[str, ...] = ()
    left_out: tuple[Reason, ...] = ()


def decide(kind: PaperKind, topic: Topic) -> Decision:
    """Made, not made or asked first, for all the items of a recipient together."""
    suited: list[_Suited] = []
    refused: list[NotMade] = []
    answers: dict[object, _Suited | NotMade | None] = {}
    for one in topic.singly:
        # Places that are alike in all that a condition can ask are decided once: a letter may have thousands.
        alike = likeness(one.places[0], topic.here)
        if alike not in answers:
            answers[alike] = _admit(kind, one)
        answer = answers[alike]
        if isinstance(answer, _Suited):
            suited.append(answer._replace(topic=one))
        elif answer is not None:
            refused.append(answer)
    if topic.recipient.write_to == 'never':
        # Promise 5, whatever a paper's file says: who blackmails, or publishes complaints, hears nothing from us.
        why = Reason('site-blackmails' if topic.recipient.said == 'extortion' else 'site-harasses')
        return Decision(not_made=(_refuse(kind, topic, why),) if suited or refused else ())
    drafts: list[Draft] = []
    groups = [group for alike in _said_alike(kind, suited) for group in _groups(kind, alike)]
    for group in (part for whole in groups for part in _by_door(kind, topic, whole)):
        for outcome in _drafts(kind, topic, group):
            (drafts if isinstance(outcome, Draft) else refused).append(outcome)  # type: ignore[arg-type]
    return Decision(tuple(drafts), _merged(refused))


def _reason(kind: PaperKind, condition: Condition) -> Reason:
    return Reason(condition.id, condition.why, f'paper {kind.id}')


def _asks(topic: Topic, truth: Truth, spared: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The questions that would decide a condition, without those that the paper does not wait for."""
    return tuple(dict.fromkeys(asked for key in truth.open_keys if key not in spared for asked in asking(key, topic)))


def _asked_first(kind: PaperKind, topic: Topic, needs: Iterable[str]) -> NotMade:
    """Not made before it is answered; where only the owner's word is open, the reason says so."""
    wanted = tuple(needs)
    allowed = bool(wanted) and guards.ALLOWED_BY_OWNER.issuperset(wanted)
    return _refuse(kind, topic, Reason('authority-open' if allowed else 'asked-first'), needs=wanted)


def _refuse(kind: PaperKind, topic: Topic, *why: Reason, needs: Iterable[str] = ()) -> NotMade:
    return NotMade(kind.id, topic.recipient.id, why, tuple(needs))


def _admit(kind: PaperKind, topic: Topic) -> _Suited | NotMade | None:
    """Whether one item belongs in a paper of this kind; None where the kind has nothing to do with it."""
    truths = [(condition, evaluate(condition.if_, topic.known)) for condition in kind.made_when]
    made = tuple(_reason(kind, condition) for condition, truth in truths if truth.holds)
    refusal = _refused_by_table(kind, topic) or (_helpless(kind, topic) if made else None)
    if refusal is not None:
        return refusal
    if not made:
        spared = _may_be_open(kind)
        asks = (_asks(topic, truth, spared) for _, truth in truths)
        opened = tuple(dict.fromkeys(key for keys in asks for key in keys))
        return _asked_first(kind, topic, opened) if opened else None
    own = met(kind.needs, topic)
    if own.holds is False or asked_of_nobody(kind, topic):
        return None
    found = laws_for(kind.ground or '', topic) if kind.laws != 'none' else ()
    laws = tuple((law, truth) for law, truth in found if kind.cites(law))
    undecided = tuple(dict.fromkeys(k for _, truth in laws if truth.holds is None for k in _asks(topic, truth)))
    held = tuple(law for law, truth in laws if truth.holds)
    if own.holds is None or (undecided and not held):
        wanted = tuple(dict.fromkeys((*_asks(topic, own), *(() if held else undecided))))
        waits = waits_for(kind.ground or '', topic)
        return _refuse(kind, topic, *waits, needs=wanted) if waits else _asked_first(kind, topic, wanted)
    without = tuple(Reason('law-left-out', values=(('law', law.id),)) for law in left_out(kind.ground or '', topic))
    if kind.needs_law == 'yes' and not held:
        unruled = no_letter_because(kind, topic, unruled=True) or Reason(unlawed(kind.ground, topic.here.effects))
        return _refuse(kind, topic, *(without or (unruled,)))
    # An answer that would add a law to those that hold already is wished for; the paper does not wait for it.
    return _Suited(topic, held[:1] if kind.laws == 'best' else held, made, undecided, without)


def _refused_by_table(kind: PaperKind, topic: Topic) -> NotMade | None:
    for condition in kind.not_made_when:
        truth = evaluate(condition.if_, topic.known)
        if truth.holds:
            return _refuse(kind, topic, _reason(kind, condition))
        if truth.holds is None and not set(truth.open_keys) & _may_be_open(kind):
            return _asked_first(kind, topic, _asks(topic, truth))
    return None


def _helpless(kind: PaperKind, topic: Topic) -> NotMade | None:
    why = no_letter_because(kind, topic)
    return _refuse(kind, topic, why) if why else None


def _may_be_open(kind: PaperKind) -> frozenset[str]:
    """The facts that a kind of paper does without where they were not answered: its own table says so."""
    named = (item for condition in kind.made_when for item in condition.if_.items())
    return frozenset(key for key, values in named if LEFT_OPEN in values)


def _why(group: list[_Suited]) -> tuple[Reason, ...]:
    """The first reason that is true of every place; what is true of some alone is said only where there is none."""
    common = [reason for reason in group[0].why if all(reason in one.why for one in group)]
    return tuple(common[:1] or dict.fromkeys(one.why[0] for one in group))


def _said_alike(kind: PaperKind, suited: list[_Suited]) -> list[list[_Suited]]:
    """Items that are told of in the same sentences: what is true of one must not be said of another."""
    groups: dict[object, list[_Suited]] = {}
    for one in suited:
        groups.setdefault(said_of(kind, one.topic), []).append(one)
    return list(groups.values())


def _groups(kind: PaperKind, suited: list[_Suited]) -> list[list[_Suited]]:
    """One letter for all items where one law at least holds for all of them; else one for each set of laws.

    A law that binds only where it is there now is not lost because another place may be gone: that one has its own. Nor
    is the law that opens the way to an authority, where another one opens it for another place.
    """
    if not suited:
        return []
    common, there = _common(suited), [one for one in suited if one.topic.places[0].is_there]
    # An authority is told once of a service.
    if there and _common(there) > common and suited[0].topic.about is None:
        return _groups(kind, there) + _groups(kind, [one for one in suited if not one.topic.places[0].is_there])
    opened = kind.ground != 'regulator' or any(one.laws[0].id in common for one in suited if one.laws)
    if (common and opened) or not any(one.laws for one in suited):
        return [suited]
    groups: dict[tuple[str, ...], list[_Suited]] = {}
    for one in suited:
        groups.setdefault(tuple(law.id for law in one.laws), []).append(one)
    return list(groups.values())


def _common(group: list[_Suited]) -> set[str]:
    """The laws that hold for every item."""
    return set[str]({law.id for law in group[0].laws}).intersection(*({law.id for law in one.laws} for one in group))


def _by_door(kind: PaperKind, topic: Topic, group: list[_Suited]) -> list[list[_Suited]]:
    """Two letters where one door cannot serve all laws: a form without room for what one of them has enclosed."""
    about, common = topic.of(one.topic.items[0] for one in group), _common(group)
    laws = tuple(law for law in group[0].laws if law.id in common)
    enclosing = {law.id for law in laws if doors.encloses(law, about)}
    rest = [law for law in laws if law.id not in enclosing]
    if not enclosing or not rest:
        return [group]
    channel = doors.choose(Brief(kind, about, tuple(rest))).channel
    if channel is None or doors.takes_enclosure(channel):
        return [group]
    within = (tuple(rest), tuple(law for law in laws if law.id in enclosing))
    return [[one._replace(laws=some) for one in group] for some in within]


def _drafts(kind: PaperKind, topic: Topic, group: list[_Suited]) -> list[Draft | NotMade]:
    """The letter of a group. A place that lacks what others have leaves the letter, it does not block it."""
    whole = _draft(kind, topic, group)
    if isinstance(whole, Draft) or len(group) == 1:
        return [whole]
    # Places that are alike are tried once.
    each = {likeness(one.topic.places[0], topic.here): one for one in group}
    made = {alike for alike, one in each.items() if isinstance(_draft(kind, topic, [one]), Draft)}
    kept = [one for one in group if likeness(one.topic.places[0], topic.here) in made]
    left = [one for one in group if likeness(one.topic.places[0], topic.here) not in made]
    return [_draft(kind, topic, some) for some in (kept, left)] if kept and left else [whole]


def _draft(kind: PaperKind, topic: Topic, group: list[_Suited]) -> Draft | NotMade:
    topic = topic.of(one.topic.items[0] for one in group)
    common = _common(group)
    laws = tuple(law for law in group[0].laws if law.id in common)
    brief = Brief(kind, topic, laws)
    guarded = _guarded(brief)
    if guarded is not None:
        return guarded
    choice = doors.choose(brief)
    if choice.refused and choice.open_keys:
        return _refuse(kind, topic, Reason('asked-first'), needs=choice.open_keys)
    if choice.refused:
        return _refuse(kind, topic, *choice.passed_over)
    waited = _rules_open(brief)
    lacking = lacking_in(brief)
    if waited and not lacking and not illegal_because(topic, lived_in(laws), kind.ground):
        return _asked_first(kind, topic, waited)
    if lacking:
        wanted = dict.fromkeys(key for _, keys in lacking for key in keys)
        # 17 U.S.C. 512(c)(3)(A)(i): the signature may be that of a person authorised to act for the owner.
        nameless = (
            kind.oath == 'authority-under-perjury' and 'sender.name' in wanted and topic.here.case.voice == 'self'
        )
        hints = (Reason('agent-may-sign'),) if nameless else ()
        return _refuse(kind, topic, *(reason for reason, _ in lacking), *hints, needs=wanted)
    why = _why(group)
    needs = tuple(dict.fromkeys((*(key for one in group for key in one.needs), *waited)))
    why += tuple(dict.fromkeys(reason for one in group for reason in one.left_out))
    return Draft(replace(brief, channel=choice.channel), why + choice.passed_over, needs)


def _rules_open(brief: Brief) -> list[str]:
    """The questions that could add a rule by which the content is illegal, where the paper has to name one."""
    if 'why-illegal' not in brief.kind.must:
        return []
    topic, open_keys = brief.topic, illegal_if(brief.topic, lived_in(brief.laws), brief.kind.ground)
    return list(dict.fromkeys(key for fact in open_keys for key in asking(fact, topic)))


def _guarded(brief: Brief) -> NotMade | None:
    """The promises that no data can loosen, and the cases that no rule covers."""
    kind, topic, laws = brief.kind, brief.topic, brief.laws
    case = topic.here.case
    if kind.oath == 'authority-under-perjury' and not guards.may_swear(case, topic.places):
        return _refuse(kind, topic, Reason('rights-not-held'))
    if case.living == 'no' and not laws:
        return _refuse(kind, topic, Reason('living-no'))
    if not case.living and not laws:
        return _asked_first(kind, topic, ['person.living' if case.sender.role else 'sender.role'])
    unruled = unruled_because(brief)
    return _refuse(kind, topic, *unruled) if unruled else None


def _merged(refused: list[NotMade]) -> tuple[NotMade, ...]:
    """One entry for each set of reasons, with all that they need."""
    found: dict[tuple[Reason, ...], NotMade] = {}
    for one in refused:
        same = found.get(one.why)
        needs = tuple(dict.fromkeys((same.needs if same else ()) + one.needs))
        found[one.why] = NotMade(one.kind, one.recipient, one.why, needs)
    return tuple(found.values())
