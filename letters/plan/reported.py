"""How the account of whoever threatens is reported to its service: on the screen, and on the page to start with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.conditions import evaluate
from letters.model.plan import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.law.recipients import Recipient
    from letters.law.topic import Situation
    from letters.model.platform import Channel
    from letters.model.platform import Platform


def services(here: Situation) -> tuple[Platform, ...]:
    """The services at which the account is, where a place of the case is that account; else all of the case."""
    told = here.threatening
    at = (one for n, one in enumerate(here.recipients) if one and (n in told or not told))
    return tuple({one.record.id: one.record for one in at}.values())


def shown_at(here: Situation) -> list[Recipient]:
    """To whom the places lead at which something of the person is: not the account of whoever threatens."""
    return [one for n, one in enumerate(here.recipients) if one and n not in here.threatening]


def ways(here: Situation) -> Iterator[tuple[Platform, Channel]]:
    """How it is reported in the app, at each of these services whose record knows the way."""
    for record in services(here):
        for channel in record.channels:
            if channel.in_app and channel.id == 'in-app' and 'ncii' in channel.grounds:
                yield record, channel


def page(here: Situation) -> str:
    """The page for reports of a service at which the account is, where no way in the app is known; else empty."""
    known = here.facts(tuple(here.case.items))
    for record in services(here) if here.threatening and not any(ways(here)) else ():
        for channel in record.channels:
            official = channel.known in {'seen', 'official-page'} and not channel.law
            if channel.form and official and 'ncii' in channel.grounds and evaluate(channel.when, known).holds:
                return channel.form
    return ''


def told(here: Situation, *, alone: bool) -> Iterator[Reason]:
    """The same as help, where nothing else is done or a place is that account.

    `alone`: help stands in the place of letters, and says already that the account is to be reported.
    """
    if here.case.threat == 'none' or not (alone or here.threatening):
        return
    if not alone:
        yield Reason('step.report-account-how')
    known = [*ways(here)]
    for record, channel in known:
        way = f'{record.id} {channel.in_app}'
        yield Reason('step.report-account-at', values=(('service', record.names[0]), ('way', way)))
    if not known:
        yield Reason('help.report-account-how')
