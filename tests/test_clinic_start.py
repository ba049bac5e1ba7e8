"""The interview at a clinic that takes the answers: nobody is asked for a mailbox; what is told is what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from letters.casefile.build import case_from_document
from letters.checking.clinic import read_clinic
from letters.cli.start import with_contact
from letters.interview.answers import Answers
from letters.interview.memory import Memory
from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from letters.registry.read import Document
from tests.support.command import letters
from tests.support.day import DAY
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.interviewed import words
from tests.support.shop import settings


def test_nobody_is_asked_for_a_contact_that_the_clinic_gives(tmp_path: Path) -> None:
    clinic, problems = read_clinic(settings(tmp_path), registry())
    assert not problems
    person, memory = Person(), Memory(registry(), DAY, clinic)
    outcome = interview(person, with_contact(Answers().put('case.id', 'AAA111'), clinic), memory=memory)
    assert outcome.end == 'done'
    for key in ('sender.email', 'sender.phone', 'sender.address'):
        assert registry().questions[key].ask not in person.said
    case, problems = case_from_document(Document('', outcome.answers.tree()), registry(), DAY)
    assert case is not None
    made = packet(case, registry(), DAY, Options(formats=('html',), clinic=clinic))
    told = {paper.id: paper.seen_by for paper in memory.planned(outcome.answers).papers}
    assert {paper.id: paper.seen_by for paper in made.plan.papers} == told
    assert all('c/o Example Clinic' in made.files[f'{paper.id}.html'].decode() for paper in made.plan.papers)
    assert words().labels(('sender.address',)) in person.text


@pytest.mark.parametrize('command', ['start', 'write', 'bulk'])
def test_settings_that_are_not_fit_are_told_before_the_first_question(command: str, tmp_path: Path) -> None:
    bad = str(settings(tmp_path, agent={'name': 'A'}))
    (tmp_path / 'case.yaml').write_text('format: "1"')
    given = {'start': [], 'write': ['case.yaml', '-o', 'out'], 'bulk': ['.', '-o', 'out']}[command]
    done = letters(command, *given, '--clinic', bad, cwd=tmp_path)
    assert done.returncode == 4
    assert 'clinic.yaml:' in done.stderr
