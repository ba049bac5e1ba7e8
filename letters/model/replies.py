"""By which words a reply of a service is recognised."""

from typing import Literal

from letters.model.record import Record
from letters.model.record import Text

Told = Literal[
    'confirmed', 'removed', 'removed-in-one-country', 'use-our-form', 'send-id', 'send-the-picture', 'not-a-violation',
    'not-found', 'asks-more', 'counter-notice', 'refusal',
]  # fmt: skip
"""The answers that a text of theirs can be: neither silence, nor that a letter came back."""


class Signs(Record):
    """The words and phrases of one answer: one that is sure is enough, of hints it takes two."""

    sure: list[Text] = []
    hint: list[Text] = []


class ReplyWords(Record):
    """What one language has in `letters/data/replies.yaml`. Words are compared without case, accents and signs."""

    quoted: list[Text] = []
    apart: list[Text] = []
    deny: list[Text] = []
    open: list[Text] = []
    later: list[Text] = []
    spared: list[Text] = []
    signs: dict[Told, Signs]
