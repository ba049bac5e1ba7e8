"""What a letter says in the voice of somebody who signs for the person shown."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from letters.cli.screen import packet_lines
from letters.languages.catalogue import Translator
from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import make_case


def _letters(role: str) -> list[str]:
    """The letters of a case, to its recipients."""
    signed = {'sender.role': role, 'sender.authority': 'Signed permission', 'person.name': 'Kim Example'}
    case = make_case({**signed, 'sender.name': 'Lee Example', 'person.country': 'DE'})
    made = packet(case, registry(), DAY, Options(formats=('txt',)))
    kinds = {str(one['file']): one['paper'] for one in made.entries}
    sheets = {'authorisation', 'form-sheet', 'legal-remedies', 'start-here'}
    return [
        content.decode() for file, content in made.files.items() if kinds[file] not in sheets and '.links.' not in file
    ]


@pytest.mark.parametrize('role', ['guardian', 'relative', 'representative'])
def test_who_signs_for_another_asks_that_the_name_of_the_person_shown_is_kept_too(role: str) -> None:
    letters = _letters(role)
    assert len(letters) > 1
    for text in letters:
        assert 'Please do not pass the name of the person shown, my name, our addresses or this letter to' in text
        assert 'Please do not pass my name' not in text


def test_who_signs_for_themselves_asks_it_for_their_own_name() -> None:
    for text in _letters('self'):
        assert 'Please do not pass my name, my address or this letter to' in text
        assert 'our addresses' not in text


@pytest.mark.parametrize(('role', 'who'), [('self', 'who I am'), ('representative', 'who the person concerned is')])
def test_doubts_about_an_identity_are_about_the_person_whose_data_they_are(role: str, who: str) -> None:
    (erasure,) = [text for text in _letters(role) if 'I enclose no identity document' in text]
    assert f'If you have reasonable doubts about {who}, please tell me' in erasure


@pytest.mark.parametrize('role', ['self', 'representative', 'guardian'])
def test_the_first_page_and_the_sheets_of_forms_speak_to_whoever_signs(role: str) -> None:
    signed = {'sender.role': role, 'sender.authority': 'Signed permission', 'person.name': 'Kim Example'}
    made = packet(make_case({**signed, 'person.living': 'yes'}), registry(), DAY, Options(formats=('txt',)))
    start, sheet = (' '.join(made.files[name].decode().split()) for name in ('00.txt', _sheet(made.files)))
    own = role == 'self'
    assert ('shows less of you' in start, 'you are the person shown' in start) == (own, False)
    assert ('it means the person shown' in sheet) is not own
    assert 'Authorisation, to' not in start
    assert ('not your fault' in start, 'you who sign for the person shown' in start) == (own, not own)
    assert (
        'Paper 01: Authorisation. About 10 minutes. If you do only one thing today, do this one. It lets' in start
    ) == (role == 'representative')


def _sheet(files: Mapping[str, bytes]) -> str:
    return next(name for name in files if name.endswith('.form.txt'))


def test_the_list_of_papers_says_to_whom_each_goes_and_that_an_authorisation_goes_to_nobody() -> None:
    signed = {'sender.role': 'representative', 'sender.authority': 'Signed permission', 'person.name': 'Kim Example'}
    made = packet(make_case({**signed, 'person.living': 'yes'}), registry(), DAY, Options(formats=('txt',)))
    first, second, *_ = packet_lines(made, Wording(registry(), Translator('en', 'interface')))
    assert first == '01: Authorisation. Files: 01.txt, 01.links.txt'
    assert second.startswith('02: Request to remove an intimate image, to X. Files: 02.txt')
