"""One comma more in an English sentence: no translation is lost, each waits for a look, no letter is half English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from letters import paths
from letters.languages import catalogue as catalogues
from letters.languages.catalogue import Catalogue
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.packet.letters import letter_of
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.load import spoken
from letters.translating.extract import by_domain
from letters.translating.po import parse
from letters.translating.sentence import Sentence
from letters.translating.update import held
from letters.translating.update import rendered
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.pseudo import every_sentence
from tests.support.soak import share

WHOLE = [language for language in spoken() if language != 'en']
ASKED = 'Please remove the content or disable access to it.'
CASE = {'person.country': 'DE', 'sender.country': 'DE', 'items.0.url': 'https://x.com/example/status/1'}


def with_comma(text: str) -> str:
    return text.replace(' ', ', ', 1)


def changed(pick: Callable[[Sentence], bool]) -> tuple[tuple[Sentence, ...], set[tuple[str, str]]]:
    """The sentences of letters, those that are picked with a comma more; and what these were."""
    letters = by_domain(every_sentence(), 'letters')
    gone = {(one.context, one.text) for one in letters if pick(one)}
    return tuple(
        replace(one, text=with_comma(one.text)) if (one.context, one.text) in gone else one for one in letters
    ), gone


@pytest.mark.parametrize('language', WHOLE)
def test_every_translation_is_kept_and_waits_for_a_look(language: str) -> None:
    # Every fortieth sentence, so that each kind has some.
    chosen = {one.text for one in share(by_domain(every_sentence(), 'letters'), 40) if one.text.count(' ') > 2}
    sentences, gone = changed(lambda one: one.text in chosen and not one.plural)
    before = held(paths.LOCALES / language / 'LC_MESSAGES' / 'letters.po')
    was = {one.key: one for one in before.entries if not one.obsolete}
    after = {one.key: one for one in parse(rendered(sentences, language, before).encode()).entries}
    assert any(was[key].translated and not was[key].fuzzy for key in gone)
    for key in gone:
        one, now = was[key], after[key[0], with_comma(key[1])]
        if not one.translated:
            # Of a country whose language this is not, nobody has to translate the law. What another lends it, waits.
            assert now.fuzzy is now.translated
            continue
        assert (now.strings, now.fuzzy) == (one.strings, True)
        # What waited before goes on waiting, beside the English that it was made for.
        made_for = one.previous if one.fuzzy and one.previous else one.source
        assert now.previous is not None
        assert now.previous.id == made_for.id
    assert {one.strings for one in after.values()} >= {one.strings for one in was.values()}


@pytest.mark.parametrize('language', WHOLE)
def test_a_letter_that_cannot_do_without_the_sentence_is_in_english_as_a_whole(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = catalogues.catalogue
    whole = read(language, 'letters', paths.LOCALES)
    left = Catalogue(language, {key: one for key, one in whole.entries.items() if key[1] != ASKED}, whole.counts)
    assert len(left.entries) == len(whole.entries) - 1
    # A sentence that waits for a look is not read from a catalogue.
    monkeypatch.setattr(catalogues, 'catalogue', lambda *of: left if of[:2] == (language, 'letters') else read(*of))
    plan = make_plan(make_case(CASE), registry(), DAY)
    here = Situation(disclosed(make_case(CASE), plan.effects), registry(), DAY)
    languages = {
        paper.kind: one.written.paper.language
        for paper in plan.papers
        for one in [letter_of(paper, here, Options(language=language))]
        if one.written
    }
    assert languages.pop('dsa-notice') == 'en'
    assert set(languages.values()) <= {language, 'en'}
    assert language in languages.values()
