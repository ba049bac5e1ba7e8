"""Which door of a recipient a paper goes through, and who will see which details."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.law.conditions import Truth
from letters.law.conditions import evaluate
from letters.law.disclosure import asked_by_form
from letters.law.disclosure import enclosed
from letters.law.disclosure import inferred
from letters.law.elements import wanted
from letters.law.needs import met
from letters.law.recipients import NEAR
from letters.model.case import NOT_PUBLISHED
from letters.model.plan import Door
from letters.model.plan import Reason
from letters.model.plan import SeenBy
from letters.pen.told import printed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.law.brief import Brief
    from letters.law.topic import Topic
    from letters.model.law import Law
    from letters.model.platform import Channel

# Who stores a site is told nothing by itself, nor by who registered its name.
_NO_WAY_TO_THE_HOST = frozenset({'host', 'registrar'})
NO_DOOR = Door('none', '', 'unknown', 'none')


class Choice(NamedTuple):
    """The channel that fits, if any; why another was passed over; which answers would decide about one."""

    channel: Channel | None = None
    passed_over: tuple[Reason, ...] = ()
    open_keys: tuple[str, ...] = ()
    refused: bool = False


def choose(brief: Brief) -> Choice:
    """The first channel for the paper whose conditions hold and whose declarations are true of these facts.

    `refused` is set where every channel asks for a declaration that would be untrue.
    """
    topic, cited = brief.topic, {law.id for law in brief.laws}
    passed: list[Reason] = []
    open_keys: list[str] = []
    suited = 0
    for channel in topic.recipient.record.channels:
        if brief.kind.ground not in channel.grounds or (channel.law and channel.law not in cited):
            continue
        if evaluate(channel.when, topic.known).holds is not True:
            continue
        if not takes_enclosure(channel) and any(encloses(law, topic) for law in brief.laws):
            continue
        suited += 1
        truths = [(declared, met(declared.true_when, topic)) for declared in channel.declares]
        if all(truth.holds for _, truth in truths):
            return Choice(channel, tuple(passed))
        passed += [_untrue(channel, declared.id, declared.text) for declared, truth in truths if truth.holds is False]
        open_keys += _to_ask(truths, topic)
    return Choice(None, tuple(passed), tuple(dict.fromkeys(open_keys)), refused=suited > 0)


def encloses(law: Law, topic: Topic) -> bool:
    """Whether a law makes it a condition that something is enclosed."""
    return any(one.met_by == 'enclosure' and one.need == 'required' for one in wanted(law, topic))


def takes_enclosure(channel: Channel) -> bool:
    """Whether something can be enclosed: not in a form whose fields are known, and none of them is for a file."""
    closed = bool(channel.form and channel.fields) and not any(one.leave_empty == 'yes' for one in channel.fields)
    return not closed or channel.id_asked == 'yes'


def _untrue(channel: Channel, id: str, text: str) -> Reason:
    return Reason('declaration-untrue', values=(('declaration', text), ('channel', f'{channel.id}/{id}')))


def _to_ask(truths: Iterable[tuple[object, Truth]], topic: Topic) -> list[str]:
    asks = topic.here.registry.vocabulary.facts
    return [asks[key].ask for _, truth in truths for key in truth.open_keys]


def door(channel: Channel | None) -> Door:
    """How a channel is reached: the form first, then the mailbox, the app, the postal address."""
    if channel is None:
        return NO_DOOR
    for how, address in (
        ('form', channel.form),
        ('email', channel.email),
        ('in-app', channel.in_app),
        ('post', ', '.join(channel.post)),
    ):
        if address:
            return Door(how, address, channel.account_needed, channel.known, channel.id)  # type: ignore[arg-type]
    return Door('none', '', channel.account_needed, channel.known, channel.id)


def seen_by(brief: Brief) -> tuple[SeenBy, ...]:
    """Who will see what: the recipient, and whoever the channel's record or the law says."""
    channel = brief.channel
    if brief.kind.audience == 'person':
        return ()
    shown = tuple(dict.fromkeys((*printed(brief), *asked_by_form(brief), *inferred(brief), *enclosed(brief))))
    found = [SeenBy('recipient', shown, certain=True)]
    if brief.topic.recipient.id in NEAR:
        return tuple(found)
    by_law = {who for law in brief.laws for who in law.also_sees}
    shared = tuple(key for key in (channel.shared if channel else shown) if key in shown) or shown
    # Where nothing is known to be published, nobody published it: there is only who threatens.
    names = {'uploader': 'threatener'} if brief.topic.here.case.published in NOT_PUBLISHED else {}
    for who, known in (
        ('uploader', channel.shared_with_uploader if channel else 'unknown'),
        ('public', channel.published if channel else 'no'),
    ):
        if known == 'yes' or (known == 'unknown' and (who == 'uploader' or brief.kind.ground == 'copyright')):
            found.append(SeenBy(names.get(who, who), shared, certain=known == 'yes'))
        elif who in by_law:
            found.append(SeenBy(names.get(who, who), shared, certain=False))
    recipient = brief.topic.recipient
    # Who stands in front of a site passes on what it is told of, whether a law tells so or none is cited.
    told_on = 'host' in by_law or (recipient.behind and recipient.record.kind == 'cdn')
    if told_on and recipient.record.kind not in _NO_WAY_TO_THE_HOST:
        found.append(SeenBy('host', shown, certain=True))
    return tuple(found)
