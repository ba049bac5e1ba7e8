"""The command `answer`: what came back, or that nothing came."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from letters.casefile.shape import choices as words_of
from letters.casefile.shape import fields
from letters.cli import streams
from letters.cli.book import book_of
from letters.cli.passphrase import interactive
from letters.cli.screen import day
from letters.cli.screen import own_language
from letters.cli.screen import show
from letters.cli.screen import talk
from letters.cli.sent import number_asked
from letters.cli.sent import refuse_number
from letters.cli.sent import titled
from letters.errors import CaseError
from letters.errors import UsageError
from letters.followup.noting import answered
from letters.followup.noting import moment
from letters.followup.reply import suggested
from letters.languages.locale import plain_date
from letters.model.case import Sent
from letters.model.case import day as day_of
from letters.safe import text as safe
from letters.wording.words import Wording

_ANSWER = 'sent.answer'
# A line that holds this alone ends a reply: it may have empty lines, and a terminal that is closed ends the program.
_END = '.'
_LONGEST_REPLY = 200_000
# What is told at once, before anything is done about it.
_TOLD = frozenset({'send-id', 'send-the-picture', 'counter-notice'})


def answers() -> tuple[str, ...]:
    """The thirteen answers."""
    return words_of(fields(Sent)['answer'])


def answer(
    target: Path, id: str, said: str, on: str, date_given: str, output: Path | None, reference: str, *, again: bool
) -> None:
    """Write down what came back, and say what stands there then."""
    today = day(date_given)
    if said not in {'', *answers()}:
        raise UsageError('usage-choice', option='--is', choices=', '.join(answers()))
    refuse_number(reference)
    if not on or not (said or interactive()):
        raise UsageError('usage-answer', choices=', '.join(answers()))
    when = moment(on, today, own_language())
    book = book_of(target, today, output)
    book.paper(id)
    if book.held(id) is None:
        raise CaseError('answer-not-sent', number=id.rpartition('/')[2])
    words = book.words()
    said = said or _chosen(words)
    if not said:
        show([words.message('answer.nothing')])
        return
    if said in _TOLD:
        show([words.message(f'answer.says-{said}')])
    number = number_asked(id, reference)
    made = book.write({id: partial(_answered, answer=said, on=when, reference=number, again=again)})[id]
    show([_line(id, made, words), words.message('sent.next')])


def _answered(held: Sent | None, answer: str, on: str, reference: str, *, again: bool) -> Sent:
    if held is None:
        raise CaseError('answer-not-sent', number='')
    return answered(held, answer, on, reference, again=again)


def _line(id: str, entry: Sent, words: Wording) -> str:
    when = day_of(entry.answered_on)
    return words.message(
        'answer.line',
        id=id,
        paper=titled(entry, words),
        answer=words.choice(_ANSWER, entry.answer),
        date=plain_date(when, words.language) if when else '',
    )


def _chosen(words: Wording) -> str:
    """The answer that the person chooses, the likely ones first; empty where they choose none.

    The reply that they paste is looked at here, and is gone when this ends.
    """
    talk([words.message('answer.paste')])
    likely = suggested(_pasted())
    offered = [*likely, *(one for one in answers() if one not in likely)]
    talk([words.message('answer.which')])
    talk(f'{n}. {words.choice(_ANSWER, one)}' for n, one in enumerate(offered, 1))
    while typed := safe.digits(streams.line().strip()):
        if typed.isdecimal() and 0 < int(typed) <= len(offered):
            return offered[int(typed) - 1]
        talk([words.message('answer.again', most=len(offered))])
    return ''


def _pasted() -> str:
    lines: list[str] = []
    while (line := streams.line()) and line.strip() != _END:
        if sum(map(len, lines)) < _LONGEST_REPLY:
            lines.append(line)
    return ''.join(lines)
