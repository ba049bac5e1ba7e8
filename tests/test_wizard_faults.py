"""The interview where something goes wrong: a full disk, a folder that is not there, a thing remembered late."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from letters.errors import CaseError
from letters.errors import FileError
from letters.errors import Problem
from letters.interview.answers import Answers
from letters.interview.saver import Saver
from letters.interview.session import Tools
from letters.interview.wizard import run
from letters.output.files import write_private
from tests.support.interviewed import TYPED
from tests.support.interviewed import WORDS
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.interviewed import kept
from tests.support.interviewed import same
from tests.support.interviewed import shared_memory
from tests.support.interviewed import usual
from tests.support.interviewed import words


def test_a_recording_added_later_asks_again_what_each_place_shows(home: Path) -> None:
    # The file of a whole interview says that each place shows the one recording there was.
    file = home / 'here' / 'notes.yaml'
    saver = Saver.plain(file)
    assert same(interview(Person(), saver=saver))
    turns: dict[str, list[str]] = {
        'start.another': ['2', '1'],
        'materials.age_when_recorded': ['2'],
        'items.shows': ['2', '1'],
    }
    person = Person(turns=turns)
    interview(person, kept(file), Saver.plain(file, resumed=True))
    assert person.prompts.count('items.shows') == 2
    assert 'No letter is made for them' in person.text or 'We do not write letters' in person.text
    shows = [item['shows'] for item in kept(file).tree()['items']]
    assert shows == [['b'], ['a']]


def test_an_earlier_state_that_stays_in_a_file_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = home / 'here' / 'notes.yaml'
    saver = Saver.plain(file)

    def full(path: Path, content: bytes) -> None:
        if b'recorded_by' in content:
            raise FileError('disk-full')
        write_private(path, content)

    monkeypatch.setattr('letters.interview.saver.write_private', full)
    at = usual()[1].prompts.index('materials.age_when_recorded')
    person = Person(at=at + 1, first=('x',))
    outcome = interview(person, saver=saver)
    assert (outcome.end, outcome.failed) == ('quit', None)
    assert 'The disk is full. So your answers were not saved. They are still here' in person.text
    assert 'Earlier ones still stand in the file' in person.said[-2] + person.said[-1]
    assert 'Nothing was saved' not in person.text
    assert kept(file)['materials.0.kind'] == 'intimate-real'


def test_after_a_failed_save_the_same_file_can_be_chosen_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = home / 'here' / 'notes.yaml'
    left = ['once']

    def full(path: Path, content: bytes) -> None:
        if b'recorded_by' in content and left:
            left.pop()
            raise FileError('disk-full')
        write_private(path, content)

    monkeypatch.setattr('letters.interview.saver.write_private', full)
    person = Person(typed={**TYPED, 'start.save': ('3', str(file))})
    assert same(interview(person, saver=Saver.plain(file)))
    assert kept(file).tree() == usual()[0].answers.tree()


def test_papers_that_cannot_be_written_leave_the_interview_where_it_was() -> None:
    tried: list[str] = []

    def deliver(_answers: Answers, folder: str, _left_out: object) -> None:
        tried.append(folder)
        if len(tried) == 1:
            raise FileError('folder-missing')

    person = Person()
    outcome = interview(person, deliver=deliver)
    assert same(outcome)
    assert (tried, outcome.failed) == (['mine', 'mine'], None)
    assert 'The folder above the one that you named does not exist. So no papers were written.' in person.text
    # Nobody typed an option of the command here, nor runs it again.
    assert '-o' not in person.text.split()
    gone = Person(turns={'start.done': ['2', '1'], 'plan.warnings': ['2', '2', '1']})
    given_up = interview(gone, deliver=_refusing)
    assert given_up.failed is not None
    assert (given_up.failed.exit_code, given_up.write) == (5, False)


def test_a_full_disk_tells_nobody_to_begin_again() -> None:
    left = [FileError('disk-full')]

    def deliver(*_: object) -> None:
        while left:
            raise left.pop()

    person = Person()
    assert same(interview(person, deliver=deliver))
    assert 'The disk is full. So no papers were written. Your answers are still here' in person.text
    assert 'the same command' not in person.text


def _refusing(*_: object) -> None:
    raise FileError('folder-missing')


def test_links_can_be_added_after_going_back_and_after_leaving(home: Path) -> None:
    file = home / 'here' / 'notes.yaml'
    at = usual()[1].prompts.index('start.links')
    # After the first link: back, and the same answers again; then the question for links comes again.
    again = Person(at=at + 1, first=(':back',))
    assert same(interview(again))
    interview(Person(at=at + 1, first=('x',)), saver=Saver.plain(file))
    resumed = Person()
    interview(resumed, kept(file), Saver.plain(file, resumed=True))
    assert 'Places so far' in resumed.text


def test_leaving_out_every_paper_is_no_way_on() -> None:
    # At the disclosure screen: first leave everything out, then think again.
    person = Person({**TYPED, 'start.leave-out-which': ('1 2', '1')}, turns={'start.disclosure': ['2']})
    outcome = interview(person)
    assert 'Then no paper is left' in person.text
    assert 'Left out, as you chose: 01' in person.text
    assert (outcome.end, outcome.left_out) == ('done', frozenset({('ncii-request', 'x')}))


def test_a_recording_that_was_named_is_asked_about_even_where_its_kind_is_left_open() -> None:
    typed = {**TYPED, 'items.shows': '1'}
    person = Person(typed, turns={'start.another': ['2', '1'], 'materials.kind': ['1', ':skip']})
    interview(person)
    assert person.prompts.count('materials.age_when_recorded') == 2


def test_a_recording_named_by_mistake_can_be_taken_back() -> None:
    at = usual()[1].prompts.index('start.another')
    person = Person(at=at + 1, first=(':back',), turns={'start.another': ['2', '1']})
    assert same(interview(person))


@pytest.mark.parametrize(('before', 'after'), [('self', 'relative'), ('representative', 'self')])
def test_whoever_signs_instead_is_asked_for_a_name(before: str, after: str) -> None:
    names = {'sender.name': 'Robin Example', 'sender.email': 'a@example.com', 'person.name': 'Pat Example'}
    answers = Answers().put('person.country', 'US').put('sender.role', before)
    for key, name in names.items():
        answers = answers.put(key, name)
    assert set(answers.put('sender.role', before)) == set(answers)
    # Nobody's name is left for somebody else to sign with.
    assert dict(answers.put('sender.role', after)) == {'person.country': 'US', 'sender.role': after}


def test_the_owner_of_a_copyright_is_asked_for() -> None:
    owner = {'materials.recorded_by': '1', 'materials.published_before': '3', 'materials.copyright': '3'}
    person = Person({**TYPED, **owner, 'materials.copyright_owner': 'Studio Example', 'person.country': 'us'})
    outcome = interview(person)
    assert outcome.answers['materials.0.copyright'] == 'agent'
    assert outcome.answers['materials.0.copyright_owner'] == 'Studio Example'


def test_what_only_followed_follows_anew_where_a_finished_interview_goes_on(home: Path) -> None:
    file = home / 'here' / 'notes.yaml'
    made = {**TYPED, 'materials.kind': '3', 'start.done': '1', 'person.country': 'us'}
    interview(Person(made), saver=Saver.plain(file))
    assert kept(file)['materials.0.recorded_by'] == 'generated'
    # It is a real recording after all: nothing of the answers that followed is held as if somebody had given it.
    changed = kept(file).answered().put('materials.0.kind', 'intimate-real')
    assert 'materials.0.recorded_by' not in changed
    assert 'wishes.police' not in changed
    assert changed['threat'] == 'none'


def test_what_does_not_fit_in_a_case_is_told_without_a_place_in_a_file() -> None:
    def deliver(*_: object) -> None:
        raise CaseError.of([Problem('no-items', '', 12, 18)])

    person = Person(turns={'start.done': ['2', '1'], 'plan.warnings': ['2', '2', '1']})
    outcome = interview(person, deliver=deliver)
    assert outcome.failed is not None
    assert outcome.failed.exit_code == 3
    assert 'The case names no place where it is' in person.text
    assert '12:18' not in person.text


def test_a_sign_to_end_that_follows_a_window_that_failed_does_not_stop_the_saving(home: Path) -> None:
    late = [KeyboardInterrupt()]

    @contextmanager
    def undisturbed() -> Iterator[None]:
        if late:
            raise late.pop()
        yield

    file = home / 'here' / 'notes.yaml'
    person = Person(at=12, first=(KeyboardInterrupt(),))
    tools = Tools(lambda _language: words(), lambda _language: WORDS, lambda *_: None, undisturbed=undisturbed)
    outcome = run(person, shared_memory(), Answers(), Saver.plain(file), tools)
    assert (outcome.end, late) == ('interrupted', [])
    assert kept(file)['materials.0.kind']
