"""The command `sent`: that papers went out, when, and how."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from letters.casefile.shape import choices as words_of
from letters.casefile.shape import fields
from letters.cli import streams
from letters.cli.book import Book
from letters.cli.book import CaseBook
from letters.cli.book import PacketBook
from letters.cli.book import book_of
from letters.cli.passphrase import interactive
from letters.cli.screen import day
from letters.cli.screen import own_language
from letters.cli.screen import show
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import UsageError
from letters.followup.noting import moment
from letters.followup.noting import noted
from letters.followup.noting import reference_of
from letters.followup.offered import Offered
from letters.languages.locale import plain_date
from letters.model.case import Sent
from letters.model.case import day as day_of
from letters.registry.load import registry
from letters.safe import text as safe
from letters.wording.words import Wording

_HOUR = re.compile(r'([01]?[0-9]|2[0-3])[:.]([0-5][0-9])')
_ASKED = '-'


class Choices(NamedTuple):
    """The choices of `letters sent` beside the day."""

    channel: str = ''
    reference: str = ''
    encoding: str = ''
    again: bool = False


def sent(
    target: Path,
    ids: Sequence[str],
    on: str,
    date_given: str,
    sheet: Path | None,
    output: Path | None,
    choices: Choices,
) -> None:
    """Write down that papers were sent, and say what stands there then."""
    today = day(date_given)
    if sheet is not None:
        from letters.cli.sent_sheet import sent_sheet

        if ids or on or not target.is_dir():
            raise UsageError('usage-sent-sheet')
        sent_sheet(target, sheet, today, encoding=choices.encoding, again=choices.again)
        return
    channels = words_of(fields(Sent)['channel'])
    if choices.channel not in {'', *channels}:
        raise UsageError('usage-choice', option='--channel', choices=', '.join(channels))
    refuse_number(choices.reference)
    if not ids or not on:
        raise UsageError('usage-sent')
    when = moment(on, today, own_language())
    book = book_of(target, today, output)
    ids = [*dict.fromkeys(ids)]
    papers = {id: book.paper(id) for id in ids}
    words = book.words()
    for id in ids:
        talk(_beforehand(id, papers[id], book, words))
    if isinstance(book, CaseBook) and book.by_plan and not all(map(book.held, ids)):
        talk([words.message('sent.by-plan')])
    new = {id: _entry(id, papers[id], when, today, choices) for id in ids}
    made = book.write({id: partial(noted, new=new[id], again=choices.again) for id in ids})
    show(sent_line(id, made[id], words) for id in ids)
    if not isinstance(book, PacketBook) or book.only:
        show([words.message('sent.next')])


def refuse_number(reference: str) -> None:
    """Refuses a number in the place of the dash that asks for it: others of this computer see what a command says."""
    if reference not in {'', _ASKED}:
        raise UsageError('usage-reference')


def _entry(id: str, paper: Offered, when: str, today: date, choices: Choices) -> Sent:
    """What is to be written down of a paper; what is missing in it is asked."""
    if len(when) == len(today.isoformat()) and interactive() and paper.in_hours(registry(), today):
        when = _with_hour(id, when)
    said = {'channel': choices.channel, 'reference': number_asked(id, choices.reference)}
    return Sent.made({**paper.entry(registry(), when), **{key: value for key, value in said.items() if value}})


def _with_hour(id: str, when: str) -> str:
    """The day with the hour of sending, on the clock of this computer; the day alone where nobody knows it."""
    words = wording()
    talk([words.message('sent.hour', paper=id)])
    while typed := safe.digits(streams.line().strip()):
        found = _HOUR.fullmatch(typed)
        if found:
            at = datetime.fromisoformat(f'{when}T{int(found[1]):02}:{found[2]}').astimezone()
            return at.isoformat(timespec='minutes')
        talk([words.message('sent.hour-again')])
    return when


def number_asked(id: str, reference: str) -> str:
    """The number that they gave, asked or piped in, a line for each paper; none where it was not asked for."""
    if not reference:
        return ''
    if interactive():
        talk([wording().message('sent.reference', paper=id)])
    return reference_of(streams.line())


def _beforehand(id: str, paper: Offered, book: Book, words: Wording) -> list[str]:
    """What is told of a paper that was not to be sent yet. It was sent, so nobody is kept from writing that down."""
    told = [words.message('sent.draft', paper=id)] if paper.draft else []
    if paper.after:
        earlier = f'{id.rpartition("/")[0]}/{paper.after}' if '/' in id else paper.after
        held = book.held(earlier)
        if held is None or not held.answer:
            told.append(words.message('sent.early', paper=id, earlier=earlier))
    return told


def sent_line(id: str, entry: Sent, words: Wording) -> str:
    """An entry in a line."""
    when, hour = day_of(entry.on), entry.on[len('2026-11-18T') :].replace('Z', '+00:00')
    date = plain_date(when, words.language) if when else ''
    return words.message('sent.line', id=id, paper=titled(entry, words), date=f'{date}, {hour}' if hour else date)


def titled(entry: Sent, words: Wording) -> str:
    """A paper that was sent, by its title and by whom it went to."""
    return words.message('start.paper', paper=words.paper(entry.paper), recipient=words.recipient(entry.recipient))
