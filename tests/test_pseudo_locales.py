"""In two languages that nobody speaks nothing English is left, nothing is cut, and no placeholder is lost."""

from __future__ import annotations

import pytest

from letters import paths
from letters.registry.load import registry
from letters.translating.check import checked
from letters.translating.standing import standing
from tests.conftest import Letters
from tests.support.pseudo import every_sentence
from tests.support.pseudo_locales import PSEUDO
from tests.support.pseudo_locales import said
from tests.support.pseudo_locales import untranslated
from tests.support.soak import share

pytestmark = pytest.mark.usefixtures('pseudo_spoken')


@pytest.mark.parametrize('language', share(PSEUDO, 2, 1))
def test_every_sentence_can_be_said_in_them_by_every_rule_of_translations(language: str) -> None:
    found = checked(language, every_sentence(), standing(registry()), paths.LOCALES)
    assert [(one.context, one.english, one.problems) for one in found.faults] == []
    assert found.counts['ready'] == found.counts['sentences'] > 3000


def test_what_is_not_translated_is_found() -> None:
    for language in PSEUDO:
        spoken = said('Send %(paper)s to the company (Article 17(1)(d)).', language)
        assert untranslated(spoken, language, ['paper', '%s']) == []
        assert untranslated(f'{spoken} Nobody said this.', language, ['paper', 'said']) == ['Nobody', 'this']


@pytest.mark.parametrize('language', PSEUDO)
def test_the_screen_speaks_them(language: str, letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('LETTERS_LANGUAGE', language)
    code, _, talk = letters('plan', 'no-such-file.yaml')
    assert code == 5
    assert untranslated(talk, language, ['no-such-file.yaml', 'No such file or directory']) == []
