"""The interview from a list of typed lines: at every prompt every command, and nothing lost or left behind."""

from __future__ import annotations

import io
import stat
import unicodedata
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from typing import cast

import pytest

from letters.languages.catalogue import Translator
from letters.output.lock import unlock
from letters.packet.view import as_lines
from letters.packet.view import helpline
from letters.questionnaire import screens
from letters.questionnaire import stages
from letters.questionnaire import wizard
from letters.questionnaire.answers import Answers
from letters.questionnaire.saver import Saver
from letters.questionnaire.session import Outcome
from letters.questionnaire.session import Tools
from letters.questionnaire.talk import END
from letters.questionnaire.talk import ISOLATE
from letters.questionnaire.talk import Terminal
from letters.questionnaire.talk import cells
from letters.questionnaire.talk import isolated
from letters.questionnaire.talk import wrapped
from letters.questionnaire.wizard import run
from letters.registry import load
from letters.registry.read import read_bytes
from letters.wording import Wording

DAY = date(2026, 11, 21)
LINK = 'https://x.com/example_one/status/1790000000000000001'
OTHER = 'https://www.tiktok.com/@example.three/video/7290000000000000004'
WORDS = 'river lamp seven carpet'

# What a person types at each question, by its key; at a screen, by the id of its message.
TYPED: Mapping[str, str | tuple[str, ...]] = {
    'case.language': '1',
    'start.safety': '2',
    'start.save': '1',
    'threat': 'none',
    'materials.kind': '1',
    'materials.recorded_by': 'other',
    'materials.age_when_recorded': '1',
    'materials.others_shown': '1',
    'start.links': (f'{LINK} {OTHER}', ''),
    'start.another': '1',
    'start.no-link': '1',
    'person.country': 'pakistan',
    'plan.warnings': '2',
    'materials.shared_how': '1',
    'materials.no_consent': '1 2',
    'materials.published_before': '1',
    'person.identifiable_by': 'face, 4',
    'items.engines': '2',
    'items.queries': ('a search', 'another search', ''),
    'start.disclosure': '1',
    'sender.role': '1',
    'sender.name': 'Robin Example',
    'sender.name_latin': '',
    'sender.email': 'fresh.mailbox@example.com',
    'sender.phone': '',
    'sender.address': ('1 Example Street', 'Example Town', ''),
    'start.done': '2',
    'start.write-where': 'papers',
}


@cache
def words() -> Wording:
    return Wording(load.registry(), Translator('en', 'interface'))


@cache
def asked() -> dict[str, str]:
    """The question or screen that a line begins."""
    found = load.registry()
    screens = {str(found.messages[id]): id for id in TYPED if id in found.messages}
    return {question.ask: question.key for question in found.questions.values()} | screens


@dataclass
class Person:
    """Somebody who knows the answers, and does something else first at one prompt."""

    typed: Mapping[str, str | tuple[str, ...]] = field(default_factory=lambda: TYPED)
    at: int = -1
    first: tuple[str | BaseException | None, ...] = ()
    said: list[str] = field(default_factory=list)
    prompts: list[str] = field(default_factory=list)
    turns: dict[str, list[str]] = field(default_factory=dict)
    cleared: bool = False
    heard: int = 0
    middle: bool = False
    answers: list[str] = field(default_factory=list)
    instead: list[str | BaseException | None] = field(default_factory=list)

    def read(self, prompt: str) -> str | None:  # noqa: ARG002
        """What is typed at the question that was shown last."""
        new = self.said[self.heard :]
        keys = [asked()[line] for line in new if line in asked()]
        self.heard = len(self.said)
        if keys:
            value = self.typed.get(keys[-1], '')
            self.answers = [value] if isinstance(value, str) else list(value)
            if keys[-1] == 'start.disclosure' and any('search engines' in line for line in new):
                self.answers = [next(line for line in new if 'search engines that show' in line).split()[0]]
            if self.turns.get(keys[-1]):
                self.answers = [self.turns[keys[-1]].pop(0)]
        if any(line.startswith('Numbers from 1 to 1 ') for line in new):
            self.answers = ['1']
        if len(self.prompts) == self.at:
            self.instead, self.middle = list(self.first), not keys
        self.prompts.append(keys[-1] if keys else self.prompts[-1])
        assert len(self.prompts) < 200, 'the interview does not end'
        if self.instead:
            one = self.instead.pop(0)
            if isinstance(one, BaseException):
                raise one
            return one
        return self.answers.pop(0) if self.answers else ''

    def show(self, lines: Iterable[str]) -> None:
        """Keep what was said."""
        self.said.extend(lines)

    def clear(self) -> bool:
        """Note it, and keep what was said."""
        self.cleared = True
        return True

    @property
    def text(self) -> str:
        """All that was said."""
        return '\n'.join(self.said)


def interview(person: Person, answers: Answers | None = None, saver: Saver | None = None) -> Outcome:
    tools = Tools(lambda _language: words(), as_lines, helpline, lambda: WORDS, ask_folder=True)
    start = answers if answers is not None else Answers().put('case.id', 'T3S7A1')
    return run(person, load.registry(), DAY, start, saver or Saver(), tools)


@pytest.fixture(autouse=True)
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes next follows from its arguments alone, so a loop over all prompts works it out once."""
    for module, name in ((wizard, 'next_step'), (stages, 'preview'), (screens, 'plan_of')):
        monkeypatch.setattr(module, name, _remembering(getattr(module, name)))


KNOWN: dict[object, object] = {}


def _remembering(function: Callable[..., object]) -> Callable[..., object]:
    def known(answers: Answers, *others: object, seen: frozenset[str] | None = None) -> object:
        key = (function.__name__, frozenset(answers.held.items()), seen)
        if key not in KNOWN:
            KNOWN[key] = function(answers, *others, **({} if seen is None else {'seen': seen}))
        return KNOWN[key]

    known.__name__ = function.__name__
    return known


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of its own: home, temporary folder and working directory."""
    for name in ('home', 'temporary', 'here'):
        (tmp_path / name).mkdir()
    monkeypatch.setenv('HOME', str(tmp_path / 'home'))
    monkeypatch.setenv('TMPDIR', str(tmp_path / 'temporary'))
    monkeypatch.chdir(tmp_path / 'here')
    return tmp_path


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob('*') if not path.is_dir())


def kept(path: Path) -> Answers:
    document = read_bytes(path.read_bytes(), path.name)
    assert not document.problems
    return Answers.of(cast('dict[str, Any]', document.value))


@cache
def usual() -> tuple[Outcome, Person]:
    """The whole interview with nothing unusual in it."""
    person = Person()
    return interview(person), person


def prompts() -> range:
    return range(len(usual()[1].prompts))


def same(outcome: Outcome) -> bool:
    """Whether an interview came to the same end as the usual one."""
    return (outcome.end, outcome.write, outcome.folder, outcome.answers.tree()) == (
        usual()[0].end, True, 'papers', usual()[0].answers.tree(),
    )  # fmt: skip


# At every prompt


def test_the_usual_interview_comes_to_its_end(home: Path) -> None:
    outcome, person = usual()
    assert (outcome.end, outcome.write, outcome.folder) == ('done', True, 'papers')
    tree = outcome.answers.tree()
    assert [item['url'] for item in tree['items']] == [LINK, OTHER]
    assert tree['items'][0]['queries'] == ['a search', 'another search']
    assert tree['items'][0]['engines'] == ['google-search']
    assert tree['person'] == {'country': 'PK', 'identifiable_by': ['face', 'voice']}
    assert person.said[0].startswith('To leave quickly: type x')
    assert person.prompts.index('start.disclosure') < person.prompts.index('sender.role')
    assert files(home) == []


@pytest.mark.parametrize('command', [':why', '?', ':help', ':nonsense', ' :WHY '])
def test_asking_at_any_prompt_changes_nothing(command: str) -> None:
    for n in prompts():
        assert same(interview(Person(at=n, first=(command,)))), usual()[1].prompts[n]


def test_going_back_at_any_prompt_loses_nothing() -> None:
    for n in prompts():
        assert same(interview(Person(at=n, first=(':back',)))), usual()[1].prompts[n]


def test_going_back_to_the_first_question_and_keeping_every_answer_loses_nothing() -> None:
    for n in prompts():
        person = Person(at=n, first=(':back',) * 40)
        # At the first question it is told that nothing stands before it.
        outcome = interview(person)
        assert same(outcome), usual()[1].prompts[n]


def test_skipping_at_any_prompt_leaves_no_trace() -> None:
    for n in prompts():
        person = Person(at=n, first=(':skip',))
        outcome = interview(person)
        key = usual()[1].prompts[n]
        assert outcome.end == 'done', key
        if key == 'materials.age_when_recorded':
            assert 'This question needs an answer' in person.text
            assert same(outcome)
        elif not key.startswith(('start.', 'plan.')):
            assert dict(outcome.answers) != dict(usual()[0].answers), key


def test_saving_at_any_prompt_keeps_the_answers(home: Path) -> None:
    for n in prompts():
        file = home / 'here' / f'{n}.yaml'
        person = Person(at=n, first=(':save', '3', file.name))
        assert same(interview(person)), usual()[1].prompts[n]
        assert kept(file).tree() == usual()[0].answers.tree()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(files(home)) == len(prompts())


LEAVING: Mapping[str, tuple[str, str | BaseException | None]] = {
    'x': ('quit', 'x'),
    ':quit': ('quit', ':quit'),
    'Ctrl-C': ('interrupted', KeyboardInterrupt()),
    'end': ('ended', None),
}


@pytest.mark.parametrize('way', LEAVING)
def test_leaving_at_any_prompt_without_saving_leaves_no_file(way: str, home: Path) -> None:
    end, typed = LEAVING[way]
    for n in prompts():
        person = Person(at=n, first=(typed,))
        outcome = interview(person)
        assert (outcome.end, outcome.write) == (end, False), usual()[1].prompts[n]
        assert 'Nothing was saved' in person.text
        assert person.cleared == (end != 'ended')
        # A cleared screen says nothing of the matter; the other one names who helps.
        assert 'letters helplines' in person.said[-1] or 'Who helps in your country' in person.text
    assert files(home) == []


@pytest.mark.parametrize('way', LEAVING)
def test_leaving_at_any_prompt_keeps_what_was_agreed_and_goes_on_from_there(way: str, home: Path) -> None:
    _, typed = LEAVING[way]
    # Nobody asks whether to keep the answers where that was said at the start.
    for n in prompts()[:-1]:
        file = home / 'here' / f'{n}.yaml'
        person = Person(at=n, first=(typed,))
        outcome = interview(person, saver=Saver.plain(file))
        assert dict(kept(file)) == dict(outcome.answers)
        again = interview(Person(), kept(file), Saver.plain(file, resumed=True))
        # A list that was cut off is kept as far as it was typed.
        assert again.end == 'done'
        assert person.middle or same(again), person.prompts[-1]
    assert len(files(home)) == len(prompts()) - 1


# One thing each


def test_a_locked_file_is_never_written_open(home: Path) -> None:
    saver = Saver.locked(home / 'here' / 'notes.age', WORDS)
    outcome = interview(Person(at=6, first=(':quit',)), saver=saver)
    (file,) = files(home)
    tree = read_bytes(unlock(file.read_bytes(), passphrase=WORDS), '').value
    assert dict(Answers.of(cast('dict[str, Any]', tree))) == dict(outcome.answers)


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
        ('materials.kind', '9', 'Numbers from 1 to 6'),
        ('materials.kind', '0', 'Numbers from 1 to 6'),
        ('person.country', 'Atlantis', 'two capital letters'),
        ('person.country', 'ZZ', 'No country has these two letters'),
        ('start.links', 'x.com/a', 'no beginning such as https://'),
        ('sender.email', 'robin@', 'not a complete e-mail address'),
        ('sender.name', 'a\u202eb', 'invisible control character'),
        ('sender.name', '\udcff', 'invisible control character'),
        ('case.language', '??', 'This is not a language'),
        ('person.identifiable_by', '1 x1', 'Numbers from 1 to 8'),
        ('start.safety', 'perhaps', 'Numbers from 1 to 2'),
        ('start.disclosure', '99', 'Numbers from 1 to'),
    ],
)
def test_what_does_not_fit_is_told_and_asked_again(key: str, typed: str, told: str) -> None:
    person = Person(at=usual()[1].prompts.index(key), first=(typed,))
    assert same(interview(person))
    assert told in person.text
    assert typed not in person.text.replace('?', '') or len(typed) < 2


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
    assert not {'sender.name', 'start.disclosure'} & set(person.prompts)
    assert files(home) == []


def test_papers_can_be_left_out_before_identity_is_asked() -> None:
    person = Person({**TYPED, 'start.disclosure': ('2', '1')})
    outcome = interview(person)
    assert outcome.left_out == {('ncii-request', 'x')}
    assert 'Left out, as you chose' in person.text


def test_a_place_without_a_link_is_found_by_what_else_is_known() -> None:
    no_link = {'start.links': '', 'start.no-link': '2', 'items.locator.group': 'A group', 'items.locator.message': '7'}
    outcome = interview(Person({**TYPED, **no_link, 'plan.warnings': '1'}))
    assert outcome.answers.tree()['items'][0]['locator'] == {'group': 'A group', 'message': '7'}


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
