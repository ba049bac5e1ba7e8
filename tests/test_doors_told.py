"""What a record says of a mailbox or a postal address reaches the person who writes there."""

from __future__ import annotations

from letters.languages.catalogue import Translator
from letters.law.recipients import by_id
from letters.model.case import Case
from letters.model.plan import Paper
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.sheets.first_steps import the_way
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import make_case

PROMISE = 'Sign no such promise without advice.'


def _ways(case: Case) -> dict[str, str]:
    wording = Wording(registry(), Translator('en', 'interface'))
    papers = make_plan(case, registry(), DAY).papers
    return {f'{one.kind} {one.door.kind}': ' '.join(the_way(one, wording)) for one in papers}


def test_the_warning_of_a_mailbox_stands_at_its_paper_now_or_later() -> None:
    link = 'https://wetransfer.com/downloads/0123456789abcdef0123456789abcdef20261118/abcdef'
    found = _ways(make_case({'person.country': 'DE', 'items.0.url': link}))
    assert PROMISE in found['ncii-request email']
    assert PROMISE in found['dsa-notice email']


def _mailboxes(link: str) -> list[tuple[Paper, list[str]]]:
    """The papers about a place that go to a mailbox or by post and have no sheet, with the notes of that door."""
    made = make_plan(make_case({'person.country': 'DE', 'items.0.url': link}), registry(), DAY)
    found = []
    for paper in made.papers:
        doors = by_id(paper.recipient, registry()).record.channels
        door = next((one for one in doors if one.id == paper.door.channel), None)
        if door and paper.door.kind in {'email', 'post'} and not door.steps:
            found.append((paper, door.notes))
    return found


def test_no_note_of_a_mailbox_or_a_postal_address_without_a_sheet_is_lost() -> None:
    wording = Wording(registry(), Translator('en', 'interface'))
    links = [link for one in registry().platforms.values() for link in one.links.examples.get('good', [])[:1]]
    papers = [one for link in links for one in _mailboxes(link)]
    assert any(notes for _, notes in papers)
    assert [note for paper, notes in papers for note in notes if note not in the_way(paper, wording)] == []
