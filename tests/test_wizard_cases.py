"""The interview from a list of typed lines: one unusual thing each."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path
from typing import Any
from typing import cast

import pytest

from letters.interview.answers import Answers
from letters.interview.saver import Saver
from letters.interview.terminal import Terminal
from letters.interview.terminal import isolated
from letters.output.lock import open_sealed
from letters.registry.read import read_bytes
from letters.wording.lines import END
from letters.wording.lines import ISOLATE
from letters.wording.lines import cells
from letters.wording.lines import wrapped
from tests.support.interviewed import LINK
from tests.support.interviewed import OTHER
from tests.support.interviewed import TYPED
from tests.support.interviewed import WORDS
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.interviewed import kept
from tests.support.interviewed import same
from tests.support.interviewed import usual
from tests.support.machine import files


@pytest.mark.usefixtures('locked_quickly')
def test_a_locked_file_is_never_written_open(home: Path) -> None:
    saver = Saver.locked(home / 'here' / 'notes.age', WORDS)
    outcome = interview(Person(at=6, first=(':quit',)), saver=saver)
    (file,) = [home / name for name in files(home)]
    tree = read_bytes(open_sealed(file.read_bytes(), passphrase=WORDS), '').value
    assert dict(Answers.of(cast('dict[str, Any]', tree))) == dict(outcome.answers)


def test_where_an_interview_goes_on_the_way_back_leads_to_its_answers(home: Path) -> None:
    file = home / 'here' / 'notes.yaml'
    interview(Person(at=usual()[1].prompts.index('sender.role'), first=('x',)), saver=Saver.plain(file))
    at = usual()[1].prompts.index('case.language')
    person = Person(at=at, first=(':back',) * 3, turns={'plan.warnings': ['2', '2', '2']})
    assert same(interview(person, kept(file), Saver.plain(file, resumed=True)))
    assert 'Answered before:' in person.text
    assert 'Nothing stands before it' not in person.text


def test_a_file_of_somebody_else_is_not_replaced(home: Path) -> None:
    (home / 'here' / 'taken.yaml').write_text('mine')
    person = Person(at=2, first=('3', 'taken.yaml', '3', 'free.yaml'))
    assert same(interview(person))
    assert (home / 'here' / 'taken.yaml').read_text() == 'mine'
    assert kept(home / 'here' / 'free.yaml').tree() == usual()[0].answers.tree()


def test_private_answers_are_not_shown_again() -> None:
    at = usual()[1].prompts.index('plan.warnings', usual()[1].prompts.index('sender.name'))
    person = Person(at=at, first=(':back',) * 3)
    assert same(interview(person))
    assert 'Robin' not in person.text
    assert 'It is not shown again' in person.text


@pytest.mark.parametrize(
    ('key', 'typed', 'told'),
    [
        ('materials.kind', '9', 'Type a number from 1 to 6'),
        ('materials.kind', '0', 'Type a number from 1 to 6'),
        ('person.country', 'Atlantis', 'No country of this name is known here'),
        ('person.country', 'ZZ', 'No country of this name is known here'),
        ('sender.email', 'robin@', 'not a complete e-mail address'),
        ('sender.name', 'a\u202eb', 'invisible control character'),
        ('sender.name', '\udcff', 'invisible control character'),
        ('case.language', '??', 'No language of this name is known here'),
        ('person.identifiable_by', '1 x1', 'Type a number from 1 to 8'),
        ('start.safety', 'perhaps', 'Type a number from 1 to 2'),
        ('start.disclosure', '99', 'Type a number from 1 to'),
    ],
)
def test_what_does_not_fit_is_told_and_asked_again(key: str, typed: str, told: str) -> None:
    person = Person(at=usual()[1].prompts.index(key), first=(typed,))
    assert same(interview(person))
    assert told in person.text
    assert typed not in person.text.replace('?', '') or len(typed) < 2


@pytest.mark.parametrize(
    ('key', 'typed'),
    [
        ('person.country', '\u2066pakistan\u2069'), ('sender.name', '\u2068Robin Example\u2069'),
        ('sender.email', '\u2066fresh.mailbox@example.com\u2069'), ('materials.kind', '\u20661\u2069'),
    ],
)  # fmt: skip
def test_what_was_copied_from_a_screen_from_right_to_left_is_taken_without_its_marks(key: str, typed: str) -> None:
    person = Person(at=usual()[1].prompts.index(key), first=(typed,))
    assert same(interview(person))
    assert 'invisible control character' not in person.text


def test_of_links_that_are_not_taken_each_is_named_by_its_own_text() -> None:
    at = usual()[1].prompts.index('start.links')
    person = Person(at=at, first=('https://x.com/ https://t.co/AbC1',))
    assert same(interview(person))
    assert 'Not taken: https://x.com/\n' in person.text
    assert 'Not taken: https://t.co/AbC1\n' in person.text
    assert 'the front page of X' in person.text


@pytest.mark.parametrize('typed', ['۳', '3', '3.', 'other', 'Somebody else', ' OTHER '])
def test_a_choice_is_a_number_in_any_script_its_value_or_its_words(typed: str) -> None:
    at = usual()[1].prompts.index('materials.recorded_by')
    assert same(interview(Person(at=at, first=(typed,))))


def test_under_18_ends_with_help_and_keeps_nothing(home: Path) -> None:
    person = Person({**TYPED, 'materials.age_when_recorded': '2'})
    outcome = interview(person)
    assert (outcome.end, outcome.write) == ('help', False)
    assert 'Do not save the picture' in person.text
    assert 'Who helps in your country' in person.text
    # Who else is in it, nobody needs to know any more; and no letter waits for the country.
    assert not {'materials.others_shown', 'sender.name', 'start.disclosure'} & set(person.prompts)
    assert 'No letter is made without it' not in person.text.rpartition('In which country')[2]
    assert files(home) == []


@pytest.mark.parametrize('published', ['no', 'unknown'])
def test_blackmailed_with_nothing_published_is_helped_at_once(published: str, home: Path) -> None:
    person = Person({**TYPED, 'threat': 'extortion', 'published': published, 'person.country': 'uk'})
    outcome = interview(person)
    assert (outcome.end, outcome.write) == ('help', False)
    assert set(outcome.answers) == {'case.id', 'case.language', 'about', 'threat', 'published', 'person.country'}
    help = person.text.partition('Has it been published anywhere yet?')[2]
    said = ['makes a fingerprint of the picture', 'report the account inside the app', 'do not pay', '- StopNCII.org']
    assert [help.index(one) for one in said] == sorted(help.index(one) for one in said)
    # Nobody was asked how old everybody is, so the service for pictures of people under 18 stands there too.
    assert 'Take It Down' in help
    assert help.index('- StopNCII.org') < help.index('- Revenge Porn Helpline')
    assert files(home) == []


def test_papers_can_be_left_out_before_identity_is_asked() -> None:
    person = Person({**TYPED, 'start.leave-out-which': '1'}, turns={'start.disclosure': ['2']})
    outcome = interview(person)
    assert outcome.left_out == {('ncii-request', 'x')}
    assert 'Left out, as you chose' in person.text


def test_a_place_without_a_link_is_found_by_what_else_is_known() -> None:
    no_link = {'start.links': '', 'start.no-link': '2', 'items.locator.group': 'A group', 'items.locator.message': '7'}
    person = Person({**TYPED, **no_link, 'start.which-service': ('nowhere', 'Telegram'), 'person.country': 'us'})
    outcome = interview(person)
    (place,) = outcome.answers.tree()['items']
    assert place['locator'] == {'group': 'A group', 'message': '7'}
    # The letter goes to the service; its front page stands for it, and the group and the message find the place.
    assert place['url'] == 'https://telegram.org/'
    assert 'No app or site of this name is known here' in person.text
    assert 'Request to remove an intimate image, to Telegram' in person.text


def test_a_place_without_a_link_can_be_taken_back() -> None:
    no_link = {'start.links': '', 'start.no-link': '2', 'items.locator.group': 'A group'}
    typed = {**TYPED, **no_link, 'start.which-service': (':back',)}
    person = Person(typed, turns={'start.no-link': ['2', '1'], 'start.links': ['', '']})
    assert interview(person).answers.count('items') == 0


def test_another_recording_gets_questions_of_its_own() -> None:
    outcome = interview(Person({**TYPED, 'items.shows': '2'}, turns={'start.another': ['2']}))
    assert [material['id'] for material in outcome.answers.tree()['materials']][:2] == ['a', 'b']


# The terminal


@pytest.mark.parametrize('width', [20, 40, 80])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for line in (*usual()[1].said, isolated('https://example.com/' + 'a/b?c=' * 40, rtl=True), '漢字' * 60, 'x' * 99):
        parts = list(wrapped(line, width))
        assert all(cells(part) <= width for part in parts)
        assert ''.join(''.join(parts).split()).replace(END + ISOLATE, '') == ''.join(line.split())
        assert all(part.count(ISOLATE) == part.count(END) for part in parts)


def test_a_pipe_gets_plain_text_and_every_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('COLUMNS', '40')
    out = io.StringIO()
    terminal = Terminal(io.StringIO('one\r\ntwo'), out)
    assert [terminal.read('Your answer:') for _ in range(3)] == ['one', 'two', None]
    terminal.show(['\x1b[31mred', '\u202eback'])
    assert not terminal.clear()
    assert not any(unicodedata.category(c) in {'Cc', 'Cf'} for c in out.getvalue().replace('\n', ''))


def test_what_was_left_open_and_is_needed_can_be_answered_at_the_plan() -> None:
    skipped = Person(at=usual()[1].prompts.index('materials.no_consent'), first=(':skip',))
    skipped.turns = {'start.done': ['2'], 'plan.warnings': ['2', '2']}
    outcome = interview(skipped)
    assert outcome.answers['materials.0.no_consent'] == ('never-agreed', 'sent-privately')


@pytest.mark.parametrize(('typed', 'code'), [('USA', 'US'), ('u.k.', 'GB'), ('England', 'GB'), ('pakistan', 'PK')])
def test_a_country_is_known_by_what_people_call_it(typed: str, code: str) -> None:
    outcome = interview(Person({**TYPED, 'person.country': typed}))
    assert outcome.answers['person.country'] == code


def test_a_country_that_nobody_knows_is_asked_again_in_plain_words() -> None:
    person = Person({**TYPED, 'person.country': ('XX', 'Atlantis', 'pakistan')})
    assert same(interview(person))
    assert person.text.count('No country of this name is known here') == 2
    assert 'capital letters' not in person.text


def test_a_name_that_nobody_can_see_is_no_name() -> None:
    outcome = interview(
        Person({**TYPED, 'sender.name': ('\u200b\u2060', ':skip')}, turns={'plan.warnings': ['2', '1']})
    )
    assert 'sender.name' not in outcome.answers


def test_words_around_a_link_are_no_links() -> None:
    person = Person({**TYPED, 'start.links': (f'Here is the link: {LINK} and {OTHER}', '')})
    assert same(interview(person))
    assert 'Paste the next one' in person.text
    assert 'link of its own' not in person.text


def test_what_an_answer_changed_about_who_sees_what_is_told_again_with_the_plan() -> None:
    usual_plan = usual()[1].text.rpartition('Questions are done')[2]
    assert 'Seen by' not in usual_plan
    person = Person({**TYPED, 'sender.email': '', 'sender.phone': '+1 202 555 0100'})
    interview(person)
    told, _, plan = person.text.rpartition('Questions are done')
    assert 'telephone' not in told.rpartition('This is who will see them')[2].partition('You can show less')[0]
    assert 'telephone' in plan
