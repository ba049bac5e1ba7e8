"""Whatever stands in a catalogue: bringing it up to date loses no translation, and doing it twice changes nothing."""

from __future__ import annotations

import io

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message
from babel.messages.pofile import write_po
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.translating.sentence import Sentence
from tests.support.catalogues import babel
from tests.support.catalogues import sentence
from tests.support.catalogues import updated
from tests.support.soak import examples

# Signs that mean something in a catalogue, letters of other scripts, and few enough words for sentences to be alike.
signs = st.text(st.sampled_from('ab"\\\n\t#~|,é ی\u2028\x85%'), max_size=8)
words = st.lists(
    st.sampled_from(['Please', 'remove', 'the', 'picture', 'links', 'now', '%(name)s']), min_size=1, max_size=6
)
texts = st.one_of(words.map(' '.join), signs.filter(str.strip))
contexts = st.sampled_from(['law a', 'law b', 'law a|feminine', 'ask', 'message x what'])
comments = st.lists(st.text(st.sampled_from('Ana: #|~msgid "é'), max_size=12).map(str.strip), max_size=2)
sentences = st.lists(
    st.builds(sentence, contexts.filter(lambda context: '|' not in context), texts, may_equal=st.booleans()),
    max_size=6, unique_by=lambda one: (one.context, one.text),
)  # fmt: skip


@st.composite
def catalogues(draw: st.DrawFn) -> str:
    """A catalogue as Babel writes it: wrapped or not, fuzzy, obsolete and plural entries, comments and old English."""
    catalog = Catalog(locale='es', fuzzy=False)
    keys = st.tuples(st.none() | contexts, texts)
    for context, text in draw(st.lists(keys, max_size=8, unique=True)):
        plural = draw(st.booleans()) and draw(st.booleans())
        said = draw(st.just('') | texts)
        message = Message(
            (text, f'{text}s') if plural else text,
            (said, draw(texts)) if plural else said,
            flags=draw(st.sets(st.sampled_from(['fuzzy', 'ignore-same']))),
            user_comments=draw(comments),
            previous_id=draw(st.just('') | texts),
            context=context,
        )
        if draw(st.booleans()):
            catalog.obsolete[catalog._key_for(message.id, context)] = message
        else:
            catalog[message.id] = message
    written = io.BytesIO()
    write_po(written, catalog, width=draw(st.sampled_from([0, 20, 76])), include_previous=True)
    return written.getvalue().decode()


Said = dict[tuple[str | None, str], tuple[tuple[str, ...], bool]]


def said(text: str) -> Said:
    """Every translation of a catalogue, and whether it is fuzzy."""
    read = babel(text)
    found: Said = {}
    for one in (*read, *read.obsolete.values()):
        strings = one.string if isinstance(one.string, tuple) else (one.string,)
        if one.id and any(strings):
            found[one.context, one.id if isinstance(one.id, str) else one.id[0]] = (tuple(map(str, strings)), one.fuzzy)
    return found


def lost(before: str, after: str) -> list[tuple[str | None, str]]:
    """What a catalogue said that another one does not say, alive, fuzzy or obsolete."""
    kept = said(after)
    return [key for key, one in said(before).items() if kept.get(key) != one and not _in_a_comment(one[0], after)]


def _in_a_comment(strings: tuple[str, ...], after: str) -> bool:
    # Where the program says one form and a translator gave several, the first counts and the others can be read.
    return len(strings) > 1 and '# Another translation: ' in after


@settings(max_examples=examples(800, 100), deadline=None)
@given(catalogues(), sentences)
def test_every_translation_survives_alive_fuzzy_or_obsolete(text: str, now: list[Sentence]) -> None:
    assert lost(text, updated(text, *now)) == []


@settings(max_examples=examples(800, 100), deadline=None)
@given(catalogues(), sentences)
def test_a_second_time_nothing_changes(text: str, now: list[Sentence]) -> None:
    once = updated(text, *now)
    assert updated(once, *now) == once


@settings(max_examples=examples(800, 100), deadline=None)
@given(catalogues(), sentences, st.integers(0, 5))
def test_a_sentence_that_was_taken_away_and_comes_back_has_all_that_it_had(
    text: str, now: list[Sentence], which: int
) -> None:
    before = updated(text, *now)
    without = updated(before, *(one for number, one in enumerate(now) if number != which))
    back = updated(without, *now)
    assert lost(before, without) == []
    assert lost(before, back) == []
    alive = {(one.context, one.id) for one in babel(before) if one.string}
    assert alive <= {(one.context, one.id) for one in babel(back) if one.string}
    for key in said(before):
        assert said(back)[key] == said(before)[key]


@settings(max_examples=examples(800, 100), deadline=None)
@given(catalogues(), sentences, sentences)
def test_whatever_else_is_said_meanwhile_the_old_sentences_come_back_with_their_words(
    text: str, now: list[Sentence], meanwhile: list[Sentence]
) -> None:
    before = updated(text, *now)
    assert lost(before, updated(updated(before, *meanwhile), *now)) == []
