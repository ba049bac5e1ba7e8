"""A pasted reply suggests what it may be: mostly rightly, and never what would let a clock rest wrongly."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from typing import get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.followup.reply import suggested
from letters.model.case import WORDLESS
from letters.model.case import Answer
from letters.model.replies import Told
from letters.registry.load import registry
from tests.support.soak import examples
from tests.support.soak import share

FOLDER = Path(__file__).parent / 'replies'
# What ends a matter or lets it rest.
RESTS = {'removed', 'confirmed', 'not-found'}


class Reply(NamedTuple):
    """An invented reply, the answer that it is, what must not be suggested, and whether it was held out."""

    id: str
    right: str
    never: tuple[str, ...]
    text: str
    held: bool = False

    @property
    def language(self) -> str:
        """Its language."""
        return self.id[:2]


REPLIES = [
    Reply(one['id'], one['right'], tuple(one['never']), one['text'], bool(one.get('held')))
    for file in sorted(FOLDER.glob('*.yaml'))
    for one in yaml.safe_load(file.read_text(encoding='utf-8'))
]
FOUR = [one for one in REPLIES if one.language in {'en', 'es', 'ur', 'de'}]
# A sentence and the answer that it is; nothing where none may be suggested.
SENTENCES = [line.split('|', 1) for line in (FOLDER / 'sentences.txt').read_text(encoding='utf-8').splitlines()]
# What reads like the end of a matter and is none.
HARMFUL = (FOLDER / 'harmful.txt').read_text(encoding='utf-8').splitlines()


def first(text: str) -> str:
    """The answer that is suggested first; empty where none is."""
    return next(iter(suggested(text)), '')


def test_the_first_suggestion_is_mostly_the_right_one_in_every_language() -> None:
    assert (len(FOUR), sum(one.held for one in FOUR), len(REPLIES)) == (60, 20, 80)
    wrong = [(one.id, one.right, suggested(one.text)) for one in REPLIES if first(one.text) != one.right]
    assert len([one for one in wrong if one[0][:2] in {'fr', 'ar'}]) <= 2
    assert len(wrong) <= 60 - 54, wrong


@pytest.mark.parametrize('reply', REPLIES, ids=lambda reply: reply.id)
def test_what_would_do_harm_is_never_suggested(reply: Reply) -> None:
    assert not set(suggested(reply.text)) & set(reply.never)


def test_a_short_reply_is_what_it_says_and_no_more() -> None:
    said = [(right, suggested(text), text) for right, text in SENTENCES]
    assert [one for one in said if (one[1][:1] or ('',))[0] != one[0]] == []
    assert [one for one in said if (set(one[1]) - {one[0]}) & RESTS] == []


def test_what_was_taken_back_denied_put_off_or_done_to_something_else_lets_nothing_rest() -> None:
    assert [(suggested(text), text) for text in HARMFUL if set(suggested(text)) & RESTS] == []


@pytest.mark.parametrize('language', registry().replies)
def test_whatever_else_a_reply_says_what_it_asks_or_refuses_comes_first(language: str) -> None:
    own = [one for one in REPLIES if one.language == language]
    done = [one for one in own if one.right in RESTS]
    asks = [one for one in own if one.right and one.right not in {*RESTS, 'removed-in-one-country'}]
    pairs = [(one, other) for one in done for other in asks]
    assert pairs
    for one, other in share(pairs, 4):
        for text in (f'{one.text}\n\n{other.text}', f'{other.text}\n\n{one.text}'):
            # Below a line that begins a quotation nobody reads on.
            assert 'wrote' in text or not set(suggested(text)) & RESTS


@pytest.mark.parametrize(
    'introduction',
    [
        'On Wed, 18 Nov 2026 at 21:44, A. Example <a@mail.example> wrote:',
        'On Wed, 18 Nov 2026 at 21:44, A. Example\n<a@mail.example> wrote:',
        'El mié, 18 nov 2026 a las 21:44, A. Ejemplo (<a@mail.example>) escribió:',
        'Am Mi., 18. Nov. 2026 um 21:44 Uhr schrieb A. Beispiel <a@mail.example>:',
        'Le mer. 18 nov. 2026 à 21:44, A. Exemple <a@mail.example> a écrit :',
        'بدھ، 18 نومبر 2026 کو 21:44 بجے A. Misaal <a@mail.example> نے لکھا:',
        'في الأربعاء، 18 نوفمبر 2026 في 9:44 م تمت كتابة ما يلي بواسطة A. Mithal:',
        '-----Original Message-----',
        '-----Ursprüngliche Nachricht-----',
        '________________________________\nFrom: A. Example\nSent: Wednesday, 18 November 2026 21:44\nSubject: Removal',
    ],
)
def test_our_own_letter_below_a_reply_does_not_count(introduction: str) -> None:
    ours = 'You have not removed the pictures. Please send us the form.\nThe content has been removed elsewhere.'
    reply = 'We have received your report.'
    for below in (ours, '\n'.join(f'> {line}' for line in ours.splitlines())):
        assert suggested(f'{reply}\n\n{introduction}\n{below}') == ('confirmed',)
    # What was written below what it quotes counts.
    quoted = '\n'.join(f'> {line}' for line in ours.splitlines())
    if '>' not in introduction:
        assert suggested(f'{introduction}\n{quoted}\n\nWe have deleted both videos.')[:1] in {('removed',), ()}


def test_markup_links_and_letters_of_other_kinds_do_not_matter() -> None:
    assert suggested('<p>We have <b>removed</b>&nbsp;the&nbsp;content.</p>') == ('removed',)
    assert suggested('WE HAVE RECEIVED YOUR REPORT.') == ('confirmed',)
    assert suggested('آپ کي شكايت موصول ہو گئي ہے۔') == suggested('آپ کی شکایت موصول ہو گئی ہے۔') == ('confirmed',)
    assert suggested('https://site.example/we-have-removed/the-content') == ()
    assert suggested('') == suggested('  \n\u200f') == suggested('👍') == ()


def test_where_nobody_wrote_there_is_no_text_and_every_other_answer_can_be_told() -> None:
    assert {*get_args(Told)} == {*get_args(Answer)} - WORDLESS
    for language, words in registry().replies.items():
        assert set(words.signs) == {*get_args(Told)}, language


@given(st.lists(st.sampled_from([*(one.text for one in REPLIES), '>', '\n\n', 'not', '?', '<', '…']), max_size=4))
@settings(max_examples=examples(500, 15), deadline=None)
def test_any_text_is_read_and_at_most_three_answers_are_suggested(parts: list[str]) -> None:
    found = suggested(' '.join(parts))
    assert len(found) <= 3
    assert set(found) <= {*get_args(Told)}
