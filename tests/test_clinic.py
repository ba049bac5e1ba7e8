"""A clinic's settings: its contact in every paper, its letterhead, its paragraphs, and what none of them may hold."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest

from letters.checking.clinic import read_clinic
from letters.model.clinic import Clinic
from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.support.command import letters
from tests.support.day import DATE
from tests.support.day import DAY
from tests.support.factory import as_yaml
from tests.support.factory import make_case
from tests.support.factory import make_file
from tests.support.shop import SETTINGS
from tests.support.shop import settings

TEXT = Options(formats=('txt', 'html'))
OWN = {
    'sender.email': 'own@mail.example',
    'sender.phone': '+92 300 1234567',
    'sender.address': ['7 Own Street'],
}


def clinic(tmp_path: Path, **changes: object) -> Clinic:
    found, problems = read_clinic(settings(tmp_path, **changes), registry())
    assert not problems
    return found


def problems(tmp_path: Path, **changes: object) -> list[str]:
    return [problem.id for problem in read_clinic(settings(tmp_path, **changes), registry())[1]]


def test_every_paper_has_the_contact_of_the_clinic_and_none_of_the_sender(tmp_path: Path) -> None:
    made = packet(make_case(OWN), registry(), DAY, Options(formats=('txt', 'html'), clinic=clinic(tmp_path)))
    assert made.plan.papers
    assert not made.fault
    pages = {name: content.decode() for name, content in made.files.items()}
    assert not [
        name for name, page in pages.items() if any(one in page for one in ('own@mail', '1234567', 'Own Street'))
    ]
    for paper in made.plan.papers:
        assert 'c/o Example Clinic' in pages[f'{paper.id}.html']
        assert 'case@clinic.example' in pages[f'{paper.id}.txt']
        # What is told is what is printed: the address stands in the paper, so the plan tells of it.
        told = next(seen for seen in paper.seen_by if seen.who == 'recipient')
        assert {'sender.email', 'sender.address'} <= set(told.details)
    assert 'those of the clinic, not yours' in pages['00.txt']


def test_without_an_agent_nothing_is_said_of_a_clinic(tmp_path: Path) -> None:
    made = packet(make_case(OWN), registry(), DAY, Options(formats=('txt',), clinic=clinic(tmp_path, agent={})))
    assert 'own@mail.example' in made.files['01.txt'].decode()
    assert 'those of the clinic' not in made.files['00.txt'].decode()


def test_the_letterhead_stands_in_letters_and_not_on_the_pages_of_the_person(tmp_path: Path) -> None:
    made = packet(make_case(), registry(), DAY, Options(formats=('html',), clinic=clinic(tmp_path)))
    letter, start = made.files['01.html'].decode(), made.files['00.html'].decode()
    assert 'class="letterhead"' in letter
    assert 'alt="Example Clinic"' in letter
    assert 'data:image/svg+xml' in letter
    assert 'data:image' not in start


def test_the_pdf_shows_the_logo_and_says_whose_it_is(tmp_path: Path) -> None:
    made = packet(make_case(), registry(), DAY, Options(formats=('pdf',), clinic=clinic(tmp_path)))
    again = packet(make_case(), registry(), DAY, Options(formats=('pdf',), clinic=clinic(tmp_path)))
    with pikepdf.open(io.BytesIO(made.files['01.pdf'])) as held:
        figures = [one for one in held.objects if isinstance(one, pikepdf.Dictionary) and one.get('/S') == '/Figure']
        assert [str(one.get('/Alt')) for one in figures] == ['Example Clinic']
    assert made.files == again.files


def test_a_paragraph_stands_behind_the_last_element_in_letters_of_its_language_alone(tmp_path: Path) -> None:
    said = 'Our clinic supports the sender in this matter.'
    own = clinic(tmp_path, paragraphs=[{'paper': 'ncii-request', 'language': 'en', 'text': said}])
    english = packet(make_case(), registry(), DAY, Options(formats=('txt',), clinic=own)).files
    spanish = packet(make_case(), registry(), DAY, Options(formats=('txt',), clinic=own, language='es')).files
    blocks = english['01.txt'].decode().strip().split('\n\n')
    assert blocks[-2] == said
    assert blocks[-1].startswith('Signature')
    assert said not in spanish['01.txt'].decode()


def test_a_reading_copy_has_the_paragraph_in_its_own_language_or_else_the_same_words(tmp_path: Path) -> None:
    said, dicho = 'Our clinic supports the sender.', 'Nuestra clínica apoya a quien firma.'
    spoken = {'case.language': 'es'}
    both = [{'paper': 'ncii-request', 'language': code, 'text': text} for code, text in (('en', said), ('es', dicho))]
    for paragraphs, beside in ((both, dicho), (both[:1], said)):
        options = Options(formats=('txt',), clinic=clinic(tmp_path, paragraphs=paragraphs))
        copy = packet(make_case(spoken), registry(), DAY, options).files['01.reading-es.txt'].decode()
        assert f'{said}\n\n{beside}' in copy


@pytest.mark.parametrize(
    ('text', 'problem'),
    [
        ('Answer within 48 hours.', 'paragraph-number'),
        ('Answer within forty-eight hours.', 'paragraph-number'),
        ('We wrote to you in the first week of October.', 'paragraph-number'),
        ('You have ٣ chances.', 'paragraph-number'),
        ('See https://clinic.example for more.', 'paragraph-link'),
        ('Write to case@clinic.example instead.', 'paragraph-link'),
        ('See <b>this</b>.', 'paragraph-link'),
        ('See clinic[.]example.', 'paragraph-link'),
        ('See clinic dot example.', 'paragraph-link'),
        ('Please answer by Monday.', 'paragraph-number'),
        ('We s\u0461ear that.', 'paragraph-words'),
        ('Article (a) of the GDPR applies.', 'paragraph-citation'),
        ('This is what the General Data Protection Regulation says.', 'paragraph-citation'),
        ('I swear that this is true.', 'paragraph-oath'),
        ('The sender is under penalty of p e r j u r y.', 'paragraph-oath'),
        ('This is revenge porn.', 'paragraph-words'),
        ('We hold the copyright.', 'paragraph-words'),
    ],
)
def test_no_paragraph_brings_what_a_letter_must_not_say(text: str, problem: str, tmp_path: Path) -> None:
    assert problem in problems(tmp_path, paragraphs=[{'paper': 'ncii-request', 'language': 'en', 'text': text}])


@pytest.mark.parametrize(
    ('changes', 'problem'),
    [
        ({'clinic': ''}, 'clinic-name'),
        ({'agent': {'name': 'A'}}, 'clinic-agent'),
        ({'letterhead': {'lines': ['Sworn under penalty of perjury']}}, 'clinic-words'),
        ({'letterhead': {'lines': ['a', 'b', 'c', 'd', 'e']}}, 'too-many'),
        ({'letterhead': {'logo': '../logo.svg'}}, 'logo-place'),
        ({'letterhead': {'logo': 'gone.svg'}}, 'logo-place'),
        ({'language': 'xx'}, 'clinic-language'),
        ({'paper_size': 'a5'}, 'wrong-choice'),
        ({'paragraphs': [{'paper': 'start-here', 'language': 'en', 'text': 'Hello.'}]}, 'wrong-choice'),
        ({'paragraphs': [{'paper': 'ncii-request', 'language': 'en', 'text': 'A word. ' * 200}]}, 'clinic-length'),
        ({'stamp': 'x'}, 'unknown-key'),
    ],
)
def test_settings_that_are_not_fit_are_told(changes: dict[str, object], problem: str, tmp_path: Path) -> None:
    assert problem in problems(tmp_path, **changes)


def test_check_tells_everything_that_is_wrong_with_settings_and_leaves_with_4(tmp_path: Path) -> None:
    good = letters('check', str(settings(tmp_path)))
    assert good.returncode == 0
    bad = letters('check', str(settings(tmp_path, clinic='', review='three', language='xx')), '--json')
    assert bad.returncode == 4
    assert {one['id'] for one in json.loads(bad.stdout)} == {'wrong-choice'}
    worse = letters('check', str(settings(tmp_path, clinic='', language='xx')))
    assert worse.returncode == 4
    assert 'clinic.yaml:' in worse.stdout


def test_write_takes_the_choices_of_the_clinic_unless_it_makes_its_own(tmp_path: Path) -> None:
    (tmp_path / 'case.yaml').write_bytes(make_file())
    own = str(settings(tmp_path, file_names='telling', review='one'))
    here = ('write', str(tmp_path / 'case.yaml'), '--clinic', own, '--format', 'txt', '--date', DATE, '-o')
    assert letters(*here, str(tmp_path / 'a')).returncode == 0
    assert letters(*here, str(tmp_path / 'b'), '--file-names', 'neutral').returncode == 0
    names = {path.name for path in (tmp_path / 'a').rglob('*.txt')}
    assert '00-start-here.txt' in names
    assert all('-' in name for name in names)
    assert '00.txt' in {path.name for path in (tmp_path / 'b').rglob('*.txt')}


def test_settings_that_are_not_fit_stop_a_command_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / 'case.yaml').write_bytes(make_file())
    own = str(settings(tmp_path, agent={'name': 'A'}))
    done = letters('write', str(tmp_path / 'case.yaml'), '--clinic', own, '-o', str(tmp_path / 'a'))
    assert done.returncode == 4
    assert not (tmp_path / 'a').exists()


def test_the_settings_of_the_tests_are_read_as_they_stand(tmp_path: Path) -> None:
    assert as_yaml(SETTINGS).startswith('{')
    assert clinic(tmp_path).agent.name == 'Example Clinic'
