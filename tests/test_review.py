"""A second pair of eyes: the sheet of papers, drafts that say so on their face, and the word that approves them."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from python_calamine import CalamineWorkbook

from letters.model.letter import Letter
from letters.packet.drafts import kept_in
from letters.registry.load import registry
from letters.render.text import text
from tests.support.command import letters
from tests.support.day import DATE
from tests.support.factory import make_file
from tests.support.shop import settings

CASES = {
    'AAA111': {'case.id': 'AAA111'},
    'BBB222': {'case.id': 'BBB222', 'case.language': 'es', 'sender.name': '=HYPERLINK Example'},
}
MARK = 'Draft. Not for sending until a second person has approved it.'


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with two cases and the settings of a clinic that reads everything twice."""
    (tmp_path / 'cases').mkdir()
    for id, changes in CASES.items():
        (tmp_path / 'cases' / f'{id}.yaml').write_bytes(make_file(changes))
    settings(tmp_path, review='two', agent={})
    return tmp_path


def bulk(desk: Path, *more: str, formats: str = 'txt') -> None:
    done = letters(
        'bulk', 'cases', '-o', 'out', '--clinic', 'clinic.yaml', '--date', DATE, '--format', formats, *more, cwd=desk
    )
    assert done.returncode == 0, done.stderr


def approve(desk: Path, *more: str) -> str:
    done = letters('approve', 'out', '--role', 'lawyer', '--date', DATE, *more, cwd=desk)
    assert done.returncode == 0, done.stderr
    return done.stdout


def states(desk: Path, case: str) -> dict[str, set[str]]:
    """The states of each paper's files."""
    found: dict[str, set[str]] = {}
    for entry in json.loads((desk / 'out' / case / 'packet.json').read_text())['papers']:
        if entry['id'] != '00':
            found.setdefault(entry['id'], set()).add(entry['state'])
    return found


def papers(packet: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in packet.iterdir() if file.name != 'packet.json'}


def rows(file: Path) -> list[list[Any]]:
    return CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()


def test_the_sheet_has_a_line_for_each_paper_and_no_name(desk: Path) -> None:
    bulk(desk, '--review', 'review.xlsx')
    head, *lines = rows(desk / 'review.xlsx')
    assert head[:3] == ['Case', 'Number', 'Paper']
    assert {line[0] for line in lines} == set(CASES)
    assert all(line[-1] == 'draft' for line in lines if line[1])
    assert all(isinstance(cell, str) for line in lines for cell in line)
    written = json.loads((desk / 'out/AAA111/packet.json').read_text())['papers']
    assert [line[1] for line in lines if line[0] == 'AAA111' and line[1]] == sorted(
        {one['id'] for one in written} - {'00'}
    )
    assert 'HYPERLINK' not in str(lines)
    once = (desk / 'review.xlsx').read_bytes()
    bulk(desk, '--review', 'review.xlsx')
    assert (desk / 'review.xlsx').read_bytes() == once


def test_the_sheet_of_a_dry_run_says_what_is_planned_and_nothing_is_written(desk: Path) -> None:
    bulk(desk, '--dry-run', '--review', 'review.xlsx')
    assert {line[-1] for line in rows(desk / 'review.xlsx')[1:] if line[1]} == {'planned'}
    assert not (desk / 'out').exists()


@pytest.mark.parametrize('more', [(), ('--language', 'es')])
def test_a_planned_paper_is_in_the_language_in_which_it_is_written_then(desk: Path, more: tuple[str, ...]) -> None:
    changes = {'wishes.police': 'statement', 'person.region': ''}
    for country in ('IT', 'FR'):
        lives = {'person.country': country, 'sender.country': country}
        (desk / 'cases' / f'{country}1234.yaml').write_bytes(
            make_file({'case.id': f'{country}1234', **lives, **changes})
        )
    bulk(desk, '--dry-run', '--review', 'planned.xlsx', *more)
    bulk(desk, '--review', 'written.xlsx', *more)
    said, done = ([line[:-1] for line in rows(desk / name)] for name in ('planned.xlsx', 'written.xlsx'))
    assert said == done
    assert 'Italian' not in str(said)
    assert ('French' in str(said)) is not bool(more)
    if not more:
        dry = ('bulk', 'cases', '--date', DATE, '--dry-run', '--json')
        told = [json.loads(letters('plan', 'cases/IT1234.yaml', '--date', DATE, '--json', cwd=desk).stdout)]
        told += [one for one in json.loads(letters(*dry, cwd=desk).stdout)['cases'] if one['id'] == 'IT1234']
        for plan in told:
            assert {paper['language'] for paper in plan['papers']} == {'en'}


def test_a_draft_says_so_on_its_face_in_every_format_and_in_its_language(desk: Path) -> None:
    bulk(desk, '--language', 'es', formats='pdf,txt,html,eml')
    here = desk / 'out/AAA111'
    said = (here / '01.txt').read_text().splitlines()[0]
    assert said.startswith('Borrador')
    assert said in (here / '01.html').read_text()
    assert (here / '01.eml').exists()
    with pikepdf.open(io.BytesIO((here / '01.pdf').read_bytes())) as pdf:
        assert pdf.Root.MarkInfo.Marked
    assert states(desk, 'AAA111') == {id: {'draft'} for id in states(desk, 'AAA111')}
    # Links alone have no face: they are what they will be.
    assert (here / '01.links.txt').read_text().startswith('https://')
    texts = {file.name: file.read_text() for file in here.glob('0[1-9]*.txt') if not file.name.endswith('.links.txt')}
    assert not [name for name, text in texts.items() if 'Borrador' not in text and 'Draft' not in text]


def test_what_is_approved_is_what_would_have_been_written_without_a_second_person(desk: Path) -> None:
    bulk(desk, formats='pdf,txt,html,eml')
    out = approve(desk)
    assert 'AAA111: paper 01 is approved.' in out
    plain = settings(desk / 'plain', agent={})
    done = letters(
        'bulk', 'cases', '-o', 'other', '--clinic', str(plain), '--date', DATE, '--format', 'pdf,txt,html,eml', cwd=desk
    )
    assert done.returncode == 0
    for case in CASES:
        assert papers(desk / 'out' / case) == papers(desk / 'other' / case)
    entry = json.loads((desk / 'out/AAA111/packet.json').read_text())['papers'][-1]
    assert entry['approved'].keys() == {'role', 'on', 'text', 'held'}
    assert (entry['approved']['role'], entry['approved']['on']) == ('lawyer', DATE)


def test_some_papers_can_be_approved_and_the_others_stay_drafts(desk: Path) -> None:
    bulk(desk)
    approve(desk, '--only', 'AAA111/01')
    assert states(desk, 'AAA111')['01'] == {'approved'}
    assert states(desk, 'BBB222')['01'] == {'draft'}
    assert MARK not in (desk / 'out/AAA111/01.txt').read_text()
    assert not (desk / 'out/AAA111/01.draft.json').exists()
    assert letters('approve', 'out', '--role', 'lawyer', '--only', 'AAA111/09', cwd=desk).returncode == 3


def test_a_run_again_keeps_an_approval_and_a_changed_case_loses_its_own(desk: Path) -> None:
    bulk(desk)
    approve(desk)
    before = {file: file.read_bytes() for file in (desk / 'out').rglob('*') if file.is_file()}
    bulk(desk)
    assert {file: file.read_bytes() for file in (desk / 'out').rglob('*') if file.is_file()} == before
    # What was lost of the ledger is made again, as it was approved.
    (desk / 'out/ledger.jsonl').unlink()
    bulk(desk)
    assert {file: file.read_bytes() for file in (desk / 'out').rglob('*') if file.is_file()} == before
    (desk / 'cases/AAA111.yaml').write_bytes(make_file({'case.id': 'AAA111', 'sender.name': 'Another Example'}))
    bulk(desk)
    assert set.union(*states(desk, 'AAA111').values()) == {'draft'}
    assert set.union(*states(desk, 'BBB222').values()) == {'approved'}


def test_a_packet_that_was_touched_is_not_approved(desk: Path) -> None:
    bulk(desk)
    paper = desk / 'out/AAA111/01.txt'
    paper.write_text(paper.read_text().replace('Please', 'You must'))
    done = letters('approve', 'out', '--role', 'lawyer', cwd=desk)
    assert done.returncode == 6
    assert 'AAA111: The packet is not as it was written.' in done.stderr
    assert states(desk, 'AAA111')['01'] == {'draft'}
    assert states(desk, 'BBB222')['01'] == {'approved'}


@pytest.mark.parametrize('role', ['Ayesha Khan', 'LAWYER', 'a' * 41, '', 'x@example.org'])
def test_a_role_is_no_name(role: str, desk: Path) -> None:
    assert letters('approve', 'out', '--role', role, cwd=desk).returncode == 2


def test_one_packet_can_be_named(desk: Path) -> None:
    bulk(desk)
    done = letters('approve', 'out/BBB222', '--role', 'lawyer', cwd=desk)
    assert done.returncode == 0
    assert states(desk, 'AAA111')['01'] == {'draft'}
    assert states(desk, 'BBB222')['01'] == {'approved'}


def test_write_makes_drafts_and_keeps_what_was_approved(desk: Path) -> None:
    here = ('write', 'cases/AAA111.yaml', '-o', 'out', '--clinic', 'clinic.yaml', '--date', DATE, '--format', 'txt')
    done = letters(*here, cwd=desk)
    assert done.returncode == 0
    assert '.draft.json' not in done.stdout
    assert states(desk, 'AAA111')['01'] == {'draft'}
    approve(desk)
    assert letters(*here, cwd=desk).returncode == 0
    assert states(desk, 'AAA111')['01'] == {'approved'}


def test_what_is_kept_of_a_draft_gives_back_the_letter(desk: Path) -> None:
    bulk(desk)
    content = (desk / 'out/AAA111/01.draft.json').read_bytes()
    kept = kept_in(content)
    assert kept.content == content
    letter: Letter = kept.pieces[0].letter
    assert not letter.draft
    assert text(letter) in (desk / 'out/AAA111/01.txt').read_text()


def test_every_language_has_words_of_its_own_for_a_draft() -> None:
    said = registry().vocabulary.phrases['page']['draft']
    for file in sorted(Path('locales').glob('*/LC_MESSAGES/letters.po')):
        assert re.search(rf'msgid "{re.escape(said)}"\nmsgstr "[^"]+"', file.read_text()), file
