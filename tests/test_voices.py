"""Who I and my are in a letter that somebody signs for another: each such sentence was read, and no other is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from letters.registry.read import read_file
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.test_examples import LETTERS
from tests.test_examples import answers_of
from tests.test_patterns import NAMED

NAME = 'Kim Example'
FOR_KIM: dict[str, Any] = {
    'sender.name': 'Lee Example', 'person.name': NAME, 'sender.authority': 'Written word of 1 November 2026',
    'person.living': 'yes', 'sender.may_claim_copyright': 'yes', 'materials.0.may_claim': 'yes',
    'harm': ['afraid', 'family'],
}  # fmt: skip
DIED = {'person.living': 'no', 'person.died': '2024-05-30', 'sender.relation': 'child', 'person.country': 'DE'}
VOICES: dict[str, dict[str, Any]] = {
    'representative': FOR_KIM | {'sender.role': 'representative'},
    'guardian': FOR_KIM | {'sender.role': 'guardian'},
    'relative': FOR_KIM | {'sender.role': 'relative'},
    'died': FOR_KIM | DIED | {'sender.role': 'relative'},
}
# To the person alone, or in their own voice.
SHEETS = {'start-here', 'form-sheet', 'authorisation', 'legal-remedies'}
FIRST_PERSON = re.compile(r'\b(?:I|me|my|mine|myself|our|ours|we|us)\b')
END = re.compile(r'(?<=[.:?])\s+')


def approved(voice: str, *more: str) -> tuple[str, ...]:
    held: Any = read_file(Path(__file__).parent / 'voices.yaml').value
    groups = ('any', voice) if voice == 'died' else ('any', 'living', voice)
    return tuple(said % {'name': NAME} for group in (*groups, *more) for said in held[group])


def _said(voice: str) -> Iterator[str]:
    """Every sentence in the first person, in every paper of every example."""
    for path in LETTERS:
        made = packet(make_case({**answers_of(path), **VOICES[voice]}), registry(), DAY, Options(formats=('txt',)))
        lines = {str(entry['file']): made.files[str(entry['file'])].decode().split('\n') for entry in made.entries}
        for entry in made.entries:
            if entry['paper'] in NAMED - SHEETS and 'en' in {entry['reading'], entry['language']}:
                # In a copy to read the letter stands beside it, in the language of the authority.
                own = lines[f'{entry["id"]}.txt'] if entry['language'] != 'en' else []
                # A link may have such a word in it.
                spoken = (one for one in lines[str(entry['file'])] if one not in own and not one.startswith('https://'))
                yield from (one for line in spoken for one in END.split(line) if FIRST_PERSON.search(one))


@pytest.fixture(scope='module')
def said() -> dict[str, set[str]]:
    """What is said in the first person, by who signs."""
    return {voice: set(_said(voice)) for voice in VOICES}


@pytest.mark.parametrize('voice', VOICES)
def test_who_signs_for_another_says_i_and_my_only_of_themselves(voice: str, said: dict[str, set[str]]) -> None:
    assert sorted(one for one in said[voice] if not one.startswith(approved(voice))) == []


def test_no_sentence_was_read_that_nobody_says_any_more(said: dict[str, set[str]]) -> None:
    printed = set().union(*said.values())
    read = {one for voice in VOICES for one in approved(voice)}
    assert sorted(one for one in read if not any(line.startswith(one) for line in printed)) == []


def test_who_has_died_lives_nowhere_any_more() -> None:
    cases = [make_case({**answers_of(path), **VOICES['died']}) for path in LETTERS]
    packets = [packet(case, registry(), DAY, Options(formats=('txt',))) for case in cases]
    files = [(made.files[str(one['file'])].decode(), one) for made in packets for one in made.entries]
    printed = [said for said, one in files if one['paper'] not in SHEETS and one['language'] == 'en']
    assert any('Country where the person shown lived: Germany.' in one for one in printed)
    assert not any(re.search(r'\b(?:lives|is alive|is living|resides)\b', one) for one in printed)
