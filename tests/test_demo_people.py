"""The demo people answer the interview, through a pipe and on a terminal, and reach their files byte for byte."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from functools import cache
from pathlib import Path

import pytest

from letters import paths
from letters.casefile.tree import Value
from letters.interview.answers import Answers
from letters.interview.saver import as_yaml
from letters.interview.session import Ending
from letters.interview.tables import numbered
from letters.languages.catalogue import Translator
from letters.registry import load
from letters.registry.load import registry
from letters.registry.read import read_file
from letters.wording.lines import cells
from letters.wording.words import Wording
from tests.support.interviewed import asked
from tests.support.interviewed import interview
from tests.support.interviewed import kept
from tests.support.interviewed import words
from tests.support.machine import files
from tests.support.soak import SOAK
from tests.support.soak import share
from tests.support.started import answered
from tests.support.started import on_terminal
from tests.support.started import piped
from tests.support.started import process_on_terminal

# Go on at each screen, and write nothing at the end.
SCREENS = {'start.safety': '2', 'start.another': '1', 'plan.warnings': '2', 'start.disclosure': '1', 'start.done': '1'}
MOST, WIDTH = 80, 40
IN = [Wording(load.registry(), Translator(language, 'interface')) for language in load.spoken()]
PROMPT = re.compile('|'.join(re.escape(wording.message('start.prompt')) for wording in IN))
DRAWN = ('case.id', 'case.key')
NAMES = sorted(file.stem for file in paths.DEMO.glob('*.yaml'))
# Who talks to a process on a terminal, and writes the papers at its end; in `make soak` all of them.
AS_PROCESS = ('lahore',)


@dataclass
class Teller:
    """Somebody who types what stands in a file, and nothing where nothing stands there."""

    turns: dict[str, list[tuple[str, ...]]]
    groups: list[str]
    lines: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    typing: list[str] = field(default_factory=list)
    pause: str = ''

    def read(self, prompt: str) -> str | None:  # noqa: ARG002
        """The next line that is typed at the question that was shown last."""
        keys = [asked()[line] for line in self.shown if line in asked()]
        if keys:
            # The plan at the end holds warnings too.
            self.typing = list(self.turn('start.done' if 'start.done' in keys else keys[-1]))
        self.shown.clear()
        line = self.typing.pop(0) if self.typing else ''
        if keys[-1:] == ['start.save']:
            # Nobody asks this where a file to keep the answers in was named.
            return '1'
        self.lines.append(line)
        assert len(self.lines) < MOST, 'the interview does not end'
        return line

    def turn(self, key: str) -> tuple[str, ...]:
        """What is typed at a question or a screen."""
        if key == 'start.disclosure':
            # Details that stand in the file are added before the names.
            for group in self.groups:
                label = f' {words().message(group)}'
                for line in self.shown:
                    if line.endswith(label):
                        self.groups.remove(group)
                        return (line.removesuffix(label),)
        if self.turns.get(key):
            return self.turns[key].pop(0)
        typed = SCREENS.get(key, '')
        return (typed,)

    def rest(self) -> list[str]:
        """Nobody pastes several lines."""
        return []

    def show(self, lines: Iterable[str]) -> None:
        """Keep what is said until something is typed."""
        self.shown.extend(lines)

    @property
    def clears(self) -> bool:
        """There is no screen."""
        return False

    def clear(self) -> bool:
        """There is no screen."""
        return False


def said(name: str) -> Answers:
    tree = read_file(paths.DEMO / f'{name}.yaml').value
    assert isinstance(tree, dict)
    return Answers.of(tree)


def drawn_for(name: str) -> Answers:
    """The answers that nobody is asked for."""
    file, answers = said(name), Answers()
    for key in DRAWN:
        answers = answers.put(key, str(file[key]))
    return answers


def typed_as(value: Value, key: str) -> tuple[str, ...]:
    """An answer as somebody types it: choices in a line, texts each with Enter and a last Enter alone."""
    if isinstance(value, str):
        return (value,)
    several = words().registry.questions[key].answer == 'choices' or key == 'items.engines'
    return (' '.join(value),) if several else (*value, '')


@cache
def told(name: str) -> tuple[Ending, tuple[str, ...]]:
    """How the interview of a demo person ends, and each line that they type in it."""
    file = said(name)
    turns: dict[str, list[tuple[str, ...]]] = {}
    groups = []
    for entry in registry().flow:
        if not entry.key:
            continue
        keys = numbered(entry, file.numbers)
        turns[entry.key] = [typed_as(file[key], entry.key) if key in file else ('',) for key in keys]
        if entry.key == 'items.engines' and len({file.get(key) for key in keys}) > 1:
            # Asked once for all places: here it is the same at some of them alone.
            some = [n for n, key in enumerate(keys, 1) if key in file]
            turns[entry.key] = [(':some',), typed_as(file[keys[some[0] - 1]], entry.key), ('',)]
            turns['start.some-which'] = [(' '.join(map(str, some)),)]
        added = any(key in file and file.drop(key).whole().get(key) != file[key] for key in keys)
        groups += [f'start.more-{entry.group}'] * (added and entry.asked == 'more')
    turns['start.links'] = [(*(str(file[f'items.{n}.url']) for n in range(file.count('items'))), '')]
    person = Teller(turns, list(dict.fromkeys(groups)))
    outcome = interview(person, drawn_for(name))
    return outcome, tuple(person.lines)


@pytest.mark.parametrize('name', share(NAMES, 2))
def test_through_a_pipe(name: str, world: dict[str, str], tmp_path: Path) -> None:
    outcome, lines = told(name)
    file, wanted = tmp_path / 'here' / 'notes.yaml', (paths.DEMO / f'{name}.yaml').read_bytes()
    # Code and key are drawn by chance, so they are given beforehand: the interview goes on from this file.
    file.write_bytes(as_yaml({'format': '1', **drawn_for(name).tree(whole=False)}))
    pipe = piped if SOAK or outcome.end == 'help' else answered
    done = pipe(world, tmp_path, ''.join(f'{line}\n' for line in lines), '--save', 'notes.yaml')
    assert done.returncode == (8 if outcome.end == 'help' else 0), done.stderr
    assert file.read_bytes() == wanted
    assert files(tmp_path) == ['here/notes.yaml']


@pytest.mark.parametrize('name', share(NAMES, 2, 1))
def test_on_a_terminal(name: str, world: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcome, lines = told(name)
    # In this process code and key are not drawn by chance, so that nothing is worked out twice.
    signs = {len(sign): sign for sign in (str(said(name)[key]) for key in DRAWN)}
    monkeypatch.setattr('letters.cli.start._drawn', signs.__getitem__)
    ends_with_plan = outcome.end == 'done'
    writes = ends_with_plan and (SOAK or name in AS_PROCESS)
    # After the language and the safety of this place: whether the answers may be kept, and where. At the end: write.
    # Who keeps them is not asked again at the end.
    asked = lines[2:-1] if ends_with_plan else lines[2:]
    typed = (*lines[:2], '3', 'notes.yaml', *(asked[:-1] if writes else asked), *(('2', '') if writes else ()))
    code, said_all = (process_on_terminal if SOAK or name in AS_PROCESS else on_terminal)(
        world, tmp_path, PROMPT, typed, WIDTH
    )
    assert code == (0 if ends_with_plan else 8)
    # What was typed comes first in each piece. A link that is wider than the screen stays in one piece to be copied.
    shown = [line for line in said_all.splitlines() if ' ' in line.strip() and line.strip() not in typed]
    assert [line for line in shown if cells(line) > WIDTH] == []
    content = (tmp_path / 'here' / 'notes.yaml').read_bytes()
    own = kept(tmp_path / 'here' / 'notes.yaml')
    drawn, named = own['case.id'], content
    for key in DRAWN:
        named = named.replace(str(own[key]).encode(), str(said(name)[key]).encode(), 1)
    assert named == (paths.DEMO / f'{name}.yaml').read_bytes()
    left = files(tmp_path)
    assert 'here/notes.yaml' in left
    assert (f'here/papers/{drawn}/00.pdf' in left) is writes
    assert all(file == 'here/notes.yaml' or file.startswith(f'here/papers/{drawn}/') for file in left)
