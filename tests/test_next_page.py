"""The first page of a later day: in which language a paper lies there, what waits, and what waits no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.command import letters
from tests.test_next import DAY
from tests.test_next import LATER
from tests.test_next import following
from tests.test_next import packet
from tests.test_next import write_case

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_page_of_later_tells_the_language_in_which_a_paper_lies_there(tmp_path: Path) -> None:
    # No letter can be written in Japanese: the statement lies there in English, and the police work in Japanese.
    write_case(tmp_path, {'person.country': 'JP', 'sender.country': 'JP', 'wishes.police': 'statement'})
    page = answered_page(tmp_path, ('01',))
    assert 'This paper is in English. The police there work in Japanese' in page
    assert 'in this language: Japanese' not in page


def test_a_paper_that_was_sent_before_its_day_is_not_said_to_wait(tmp_path: Path) -> None:
    write_case(tmp_path, {'person.country': 'DE', 'sender.country': 'DE'})
    page = answered_page(tmp_path, ('01', '02'))
    waits = page.partition('Do not send these yet')[2]
    assert 'Paper 02' not in waits
    assert 'Paper 03' in waits


def test_what_waited_for_an_answer_is_a_step_of_today_where_no_letter_answers_it(tmp_path: Path) -> None:
    # Nothing answers the refusal of a company behind a site: the notice to the registrar is the next thing.
    behind = {
        'items.0.url': 'https://gallery.example.net/albums/4411',
        'items.0.host': {'name': 'Example Hosting', 'email': 'abuse@hosting.example', 'looked_up': '2026-11-18'},
        'items.0.registrar': {'name': 'Example Names', 'email': 'abuse@registrar.example', 'looked_up': '2026-11-18'},
    }
    write_case(tmp_path, {'person.country': 'PK', 'sender.country': 'PK', **behind})
    page = answered_page(tmp_path, ('02',))
    assert 'Send the papers that waited for a refusal: 03' in page
    steps, waits = page.partition('What to do now')[2].partition('Do not send these yet')[::2]
    assert 'Paper 03' in steps
    assert 'Paper 03' not in waits
    assert '03 Notice to a company behind a site, to Example Names: to be sent.' in following(tmp_path)


def answered_page(folder: Path, numbers: tuple[str, ...]) -> str:
    """The first page of the day after these papers were refused."""
    letters('write', 'case.yaml', '-o', 'out', '--format', 'txt', '--date', DAY, cwd=folder)
    for number in numbers:
        letters('sent', 'case.yaml', number, '--on', DAY, '--date', LATER, cwd=folder)
        letters('answer', 'case.yaml', number, '--is', 'refusal', '--on', '2026-11-24', '--date', LATER, cwd=folder)
    following(folder)
    return packet(folder)['00.txt'].decode()
