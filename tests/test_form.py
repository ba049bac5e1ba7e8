"""The questionnaire on paper: whole in every language of the screen, tagged, private, and the same for everybody."""

from __future__ import annotations

import os
import pty
import re
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from letters import paths
from letters.languages.catalogue import Translator
from letters.model.registry import Registry
from letters.registry import load
from letters.registry.load import spoken
from letters.registry.read import read_file
from letters.sheets.question_form import Form
from letters.sheets.question_form import question_form
from letters.wording.words import Wording
from tests.support.command import letters_bytes
from tests.support.day import DAY
from tests.support.drawn import drawn_once
from tests.support.drawn import poppler_text
from tests.support.soak import SOAK

# The forms of the pages for readers of these languages, and one more.
COUNTRY = {**dict.fromkeys(spoken(), ''), 'de': 'DE', 'es': 'ES', 'ur': 'PK'}
FOR_PAKISTAN = ('form', '--paper-size', 'letter', '--country', 'pk')


def process(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, 'LETTERS_LANGUAGE': 'en', 'PYTHONPATH': str(paths.CHECKOUT)}
    return subprocess.run(
        [sys.executable, '-m', 'letters', *arguments], capture_output=True, check=False, env=environment, cwd=cwd
    )


def words(language: str) -> Wording:
    return Wording(load.registry(), Translator(language, 'interface'))


def bare(text: str) -> str:
    """The letters and figures of a text alone: a PDF may part its lines anywhere, and marks its directions."""
    return ''.join(c for c in unicodedata.normalize('NFKC', text) if unicodedata.category(c)[0] in 'LMN')


@cache
def extracted(language: str) -> str:
    return bare(poppler_text(drawn_once(question_form(Form(DAY, COUNTRY.get(language, '')), words(language)))))


def on_paper(registry: Registry) -> list[str]:
    return [key for part in registry.form.parts for key in part.questions]


def steps() -> Sequence[Mapping[str, object]]:
    flow = read_file(paths.DATA / 'flow.yaml').value
    assert isinstance(flow, list)
    return [step for step in flow if isinstance(step, dict) and 'key' in step and step.get('asked') != 'never']


def test_what_everybody_is_asked_stands_on_the_form_and_nothing_stands_there_twice(registry: Registry) -> None:
    form = on_paper(registry)
    assert len(form) == len(set(form))
    # The language is that of the paper itself.
    everybody = {str(step['key']) for step in steps() if step.get('asked') == 'always' and 'when' not in step}
    assert everybody - {'case.language'} <= {*form}


def test_it_is_the_short_questionnaire(registry: Registry) -> None:
    assert len(on_paper(registry)) <= 30
    # What no paper is made from, and what only a wish leads to, is asked on the screen.
    assert not {'wishes.police', 'wishes.regulator', 'harm'} & {*on_paper(registry)}


@pytest.mark.parametrize('language', spoken())
def test_its_keys_stand_on_a_page_of_their_own_at_the_end(language: str) -> None:
    document = pypdfium2.PdfDocument(drawn_once(question_form(Form(DAY, COUNTRY.get(language, '')), words(language))))
    texts = [bare(page.get_textpage().get_text_bounded()) for page in document]
    heading = bare(words(language).translator.text('question-form', 'For whoever types it in'))
    first = next(number for number, text in enumerate(texts) if heading in text)
    keys = [bare(key) for key in on_paper(load.registry()) if '_' in key]
    assert keys
    assert not [key for key in keys for text in texts[:first] if key in text]
    assert all(any(key in text for text in texts[first:]) for key in keys)


def test_the_form_asks_in_the_order_of_the_interview(registry: Registry) -> None:
    # What a site that gets no letter calls for early stands on paper where it is asked of all places.
    asked = [one for one in steps() if one.get('asked') != 'more' and 'items.site' not in str(one.get('when'))]
    interview = list(dict.fromkeys(str(step['key']) for step in asked))
    form = on_paper(registry)
    assert [key for key in form if key in interview] == [key for key in interview if key in form]


def test_safety_comes_first_and_names_last(registry: Registry) -> None:
    questions = [part.questions for part in registry.form.parts]
    assert questions[0] == ['about', 'threat', 'published']
    named = {'sender.name', 'sender.email', 'person.name'}
    assert named <= set(questions[-1])


@pytest.mark.parametrize('language', spoken())
def test_every_question_every_reason_and_every_choice_can_be_read_out_of_the_pdf(language: str) -> None:
    registry, say = load.registry(), words(language).translator.text
    for key in on_paper(registry):
        question = registry.questions[key]
        texts = [say(f'question {key}', text) for text in (question.ask, question.why, *question.choices.values())]
        missing = [text for text in (*texts, *question.choices, key) if bare(text) not in extracted(language)]
        assert missing == [], key


@pytest.mark.parametrize('language', spoken())
def test_help_and_the_rule_about_pictures_stand_before_the_first_question(language: str) -> None:
    registry, say = load.registry(), words(language).translator.text
    first = extracted(language).index(bare(say('question threat', registry.questions['threat'].ask)))
    for text in (
        'Do not add the picture or the recording, not even as proof. Nobody needs it for the letters.',
        (
            'If you are in danger now, go to a safe place first. Call the emergency number of your country. '
            'The letters can wait.'
        ),
    ):
        assert extracted(language).index(bare(say('question-form', text))) < first
    worldwide = [line for line in registry.jurisdictions['world'].helplines if line.confidence != 'low']
    assert all(extracted(language).index(bare(line.url)) < first for line in worldwide)


@pytest.mark.parametrize('language', ['en', 'ur'])
def test_it_is_tagged_and_its_title_says_nothing_of_the_matter(tmp_path: Path, language: str) -> None:
    file = tmp_path / 'form.pdf'
    done = letters_bytes('form', '-o', str(file), '--language', language, '--country', COUNTRY.get(language, ''))
    assert done.returncode == 0, done.stderr
    shown = subprocess.run(['pdfinfo', str(file)], capture_output=True, text=True, check=True).stdout
    assert 'Tagged:          yes' in shown
    assert 'Title:           question-form\n' in shown


def test_the_file_is_private_and_the_same_every_time(tmp_path: Path) -> None:
    assert letters_bytes('form', '-o', 'one.pdf', cwd=tmp_path).returncode == 0
    # What the same letter is as a PDF in another process is tested with the PDFs.
    again = process if SOAK else letters_bytes
    assert again('form', '-o', 'two.pdf', cwd=tmp_path).returncode == 0
    one, two = tmp_path / 'one.pdf', tmp_path / 'two.pdf'
    assert stat.S_IMODE(one.stat().st_mode) == 0o600
    assert one.read_bytes() == two.read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ['one.pdf', 'two.pdf']


def test_it_names_nobody_and_speaks_of_no_place_but_examples() -> None:
    shown = poppler_text(drawn_once(question_form(Form(DAY), words('en'))))
    links = {link.rstrip('.,)') for link in re.findall(r'https?://\S+', shown)}
    helpers = {line.url for line in load.registry().jurisdictions['world'].helplines}
    assert {link for link in links - helpers if not link.startswith('https://example.com')} == set()
    for file in paths.DEMO.glob('*.yaml'):
        for name in re.findall(r'name(?:_latin)?: "(.+)"', file.read_text(encoding='utf-8')):
            assert name not in shown


def test_without_a_file_it_goes_to_a_pipe() -> None:
    done = letters_bytes(*FOR_PAKISTAN)
    assert done.returncode == 0
    assert done.stdout.startswith(b'%PDF-')
    shown = subprocess.run(['pdfinfo', '-'], input=done.stdout, capture_output=True, check=True).stdout
    assert b'(letter)' in shown


def test_it_never_goes_to_a_terminal() -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, 'LETTERS_LANGUAGE': 'en', 'PYTHONPATH': str(paths.CHECKOUT)}
    done = subprocess.run(
        [sys.executable, '-m', 'letters', 'form'], stdout=theirs, stderr=subprocess.PIPE, check=False, env=environment
    )
    os.close(theirs)
    os.close(ours)
    assert done.returncode == 2
    assert b'letters form -o form.pdf' in done.stderr


def test_the_helplines_of_a_country_stand_before_the_worldwide_ones() -> None:
    shown = poppler_text(letters_bytes(*FOR_PAKISTAN).stdout)
    assert 0 < shown.index('Digital Rights Foundation') < shown.index('StopNCII.org')


def test_a_number_that_nobody_could_check_is_on_no_form() -> None:
    shown = poppler_text(letters_bytes('form', '--country', 'lu').stdout)
    assert 'Fraentelefon' in shown
    assert 'BEE SECURE Helpline' not in shown


@pytest.mark.parametrize('option', [('--language', 'xx'), ('--country', 'QQ'), ('--paper-size', 'a3')])
def test_a_word_that_an_option_does_not_take_is_2(tmp_path: Path, option: tuple[str, str]) -> None:
    done = letters_bytes('form', '-o', str(tmp_path / 'form.pdf'), *option)
    assert done.returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_5(tmp_path: Path) -> None:
    (tmp_path / 'link.pdf').symlink_to(tmp_path / 'elsewhere.pdf')
    assert letters_bytes('form', '-o', str(tmp_path / 'link.pdf')).returncode == 5
    assert letters_bytes('form', '-o', str(tmp_path / 'no' / 'such' / 'form.pdf')).returncode == 5
    assert not (tmp_path / 'elsewhere.pdf').exists()
