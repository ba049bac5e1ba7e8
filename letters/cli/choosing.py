"""What is asked on a terminal before letters follow: what is still there, and which letter it shall be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from letters.cli import streams
from letters.cli.passphrase import interactive
from letters.cli.screen import talk
from letters.followup.ladder import Option
from letters.followup.making import Chosen
from letters.followup.making import letters_for
from letters.followup.making import made_before
from letters.followup.steps import Followed
from letters.followup.thread import Thread
from letters.followup.told import line
from letters.followup.told import option_said
from letters.followup.told import urgent_first
from letters.model.case import Case
from letters.safe import text as safe
from letters.wording.words import Wording

_YES, _NO = '1', '2'


def looked_at(case: Case, of: Followed, words: Wording, folder: Path) -> Case:
    """The case with what somebody saw today at the places of papers that are due. Nothing is asked without a terminal.

    What is said here stands in the letters of today; the case file stays as it is.
    """
    if not interactive():
        return case
    places = dict.fromkeys(n for thread in _due(of, folder) for n in thread.places)
    asked = [n for n in places if case.items[n].status != 'removed']
    if asked:
        talk([words.message('next-ask.look')])
    items = list(case.items)
    for n in asked:
        said = _answer(words.message('next-ask.place', place=n + 1, link=_link(case, n)), (_YES, _NO))
        if said == _YES:
            items[n] = items[n].model_copy(update={'status': 'up', 'seen': of.plan.on.isoformat()})
        elif said == _NO:
            items[n] = items[n].model_copy(update={'status': 'removed'})
    return case.model_copy(update={'items': items})


def _due(of: Followed, folder: Path) -> list[Thread]:
    before = made_before(folder, of.plan.case)
    return [one for one in urgent_first(of.threads) if _open(one, of, before)]


def _open(thread: Thread, of: Followed, before: dict[tuple[str, str], str]) -> tuple[Option, ...]:
    return tuple(one for one in letters_for(thread, of) if (thread.next_number, one.paper) not in before)


def _link(case: Case, n: int) -> str:
    item = case.items[n]
    return item.url or item.locator.account or item.locator.group


def chosen_of(of: Followed, words: Wording, folder: Path, *, asks: bool) -> list[Chosen]:
    """The letter that follows each paper that is due: the proposed one, or where somebody can be asked theirs."""
    before = made_before(folder, of.plan.case)
    found = []
    for thread in urgent_first(of.threads):
        offered = _open(thread, of, before)
        # Of several that may follow one stands already: the person has chosen.
        if not offered or len(offered) < len(letters_for(thread, of)):
            continue
        option = _which(thread, offered, words) if asks and interactive() else offered[0]
        if option is not None:
            found.append((thread, option))
    return found


def _which(thread: Thread, offered: Sequence[Option], words: Wording) -> Option | None:
    """Which of the letters; Enter takes the first, and a nought none."""
    talk(['', line(thread, words)])
    talk(f'{n}. {option_said(one, words)}' for n, one in enumerate(offered, 1))
    numbers = tuple(str(n) for n in range(len(offered) + 1))
    said = _answer(words.message('next-ask.which'), numbers)
    return offered[int(said or '1') - 1] if said != '0' else None


def _answer(question: str, allowed: Sequence[str]) -> str:
    """One of the allowed answers, or nothing for Enter alone."""
    talk([question])
    while (typed := safe.digits(streams.line().strip())) and typed not in allowed:
        talk([question])
    return typed
