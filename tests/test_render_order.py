"""What is read on paper is what was written: values and links of every script, with the signs that stand in them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.model.letter import Letter
from letters.model.letter import Line
from letters.model.letter import Signature
from letters.render.pdf import pdf
from tests.support.drawn import drawn_once
from tests.support.render_samples import READERS
from tests.support.render_samples import flat
from tests.support.render_samples import links
from tests.support.render_samples import make_letter
from tests.support.render_samples import paragraph
from tests.support.render_samples import value
from tests.support.soak import examples

NAMES: dict[str, list[str]] = yaml.safe_load((Path(__file__).parent / 'names.yaml').read_text(encoding='utf-8'))
ALL_NAMES = [name for names in NAMES.values() for name in names]

LINKS = (
    'https://example.net/صور/عائشة-١٢.html',
    'https://example.net/a/שרה-כהן/לוי.jpg?q=שלום&x=1',
    'https://مثال.example/ليلى',
    'https://example.net/' + 'صور-الحاج/' * 12 + 'x.html',
    'https://example.net/עמוד_(לוי)',
    'https://example.net/علی‌رضا/ا',
    'https://example.net/e\u0301/שָׂרָה/é',
)

Towards = Literal['ltr', 'rtl']
DIRECTIONS: tuple[Towards, ...] = ('ltr', 'rtl')
_SENTENCES = {
    'ltr': ('en', 'Please remove all of it, and tell me when it is done. '),
    'rtl': ('ur', 'میں نے اس کی اشاعت کی اجازت نہیں دی۔ '),
}


def letter(direction: Towards, *names: str) -> Letter:
    """A letter with each name between two words and on lines of its own, and the first of them in the head too."""
    language, sentence = _SENTENCES[direction]
    around = sentence.split()[0]
    return make_letter(
        language=language,
        direction=direction,
        sender=(Line(names[0], 'sender.name'), Line('c/o Clinic, Main Street 1'), Line(names[-1])),
        signature=Signature('Signature', names[0], 'person shown', 'Date'),
        body=(*(paragraph(f'{around} ', value(name), f' {around}') for name in names), paragraph(sentence * 20)),
    )


@lru_cache
def letter_of_all(direction: Towards) -> bytes:
    return drawn_once(letter(direction, *ALL_NAMES))


@pytest.mark.parametrize('reader', READERS)
@pytest.mark.parametrize('direction', DIRECTIONS)
@pytest.mark.parametrize('script', NAMES)
def test_the_names_of_a_script_come_out_as_they_went_in(script: str, direction: Towards, reader: str) -> None:
    text = READERS[reader](letter_of_all(direction))

    assert [name for name in NAMES[script] if flat(name) not in text] == []


@pytest.mark.parametrize('reader', READERS)
@pytest.mark.parametrize('direction', DIRECTIONS)
@pytest.mark.parametrize('name', [NAMES['hebrew'][0], NAMES['arabic'][0], NAMES['urdu'][3], NAMES['persian'][1]])
def test_a_name_comes_out_of_the_head_and_of_the_signature(name: str, direction: Towards, reader: str) -> None:
    text = READERS[reader](drawn_once(letter(direction, name)))

    assert text.count(flat(name)) == 4


@pytest.mark.parametrize('reader', READERS)
@pytest.mark.parametrize('direction', DIRECTIONS)
def test_a_link_with_right_to_left_parts_comes_out_in_order(direction: Towards, reader: str) -> None:
    language, sentence = _SENTENCES[direction]
    body = (links(*LINKS), paragraph(sentence * 20))

    text = READERS[reader](drawn_once(make_letter(language=language, direction=direction, body=body)))

    assert [link for link in LINKS if flat(link) not in text] == []


LETTERS = ('אבגדלשת', 'ابجدلعہیے', 'پچکگںھۂ', 'ހށނރބ', 'ܐܒܓܕ', 'abcÉö', 'अनत', 'Жя')
SIGNS = '-–./,،؛:()[]«»“”\'"’״׳·_+&@#'
WORDS = st.sampled_from(LETTERS).flatmap(lambda letters: st.text(st.sampled_from(letters), min_size=1, max_size=6))
NUMBERS = st.text(st.sampled_from('0123456789۰۱۲۳٤٥٦'), min_size=1, max_size=4)
PARTS = WORDS | NUMBERS | st.text(st.sampled_from(SIGNS), min_size=1, max_size=2)
SOME_NAMES = st.lists(
    st.builds(
        lambda joint, parts: joint.join(parts), st.sampled_from(['', ' ']), st.lists(PARTS, min_size=1, max_size=6)
    ),
    min_size=12,
    max_size=20,
)


@pytest.mark.parametrize('direction', DIRECTIONS)
@settings(deadline=None, max_examples=examples(400, 12))
@given(names=SOME_NAMES)
def test_any_name_comes_out_of_both_readers_in_order(direction: Towards, names: list[str]) -> None:
    # A beginning and an end of its own, so that no name is found inside of another.
    told = [f'ب{number}{name}{number}ש' for number, name in enumerate(names)]

    content = pdf(letter(direction, *told))

    texts = {reader: read(content) for reader, read in READERS.items()}
    missed = [(reader, name) for reader, text in texts.items() for name in told if flat(name) not in text]
    assert missed == []
