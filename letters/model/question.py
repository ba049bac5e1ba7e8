"""Questions: the one list of dotted keys."""

import re
from typing import Literal

from letters.model.record import Record
from letters.model.record import Text

AnswerKind = Literal['choice', 'choices', 'text', 'texts', 'lines', 'link', 'date', 'country', 'countries', 'language']


class Question(Record):
    """One question. `key` is its name in a case file, a sheet's column, the interview and an error.

    `answer` says what an answer looks like: one choice, several, a text, several texts, lines of an address, a
    link, a date (with time and zone where known), a country or several, a language.
    """

    key: str
    ask: Text
    why: Text
    answer: AnswerKind
    choices: dict[str, Text] = {}
    private: Literal['yes', 'no'] = 'no'
    """yes: never shown again on screen, never in a message."""
    skip: Literal['yes', 'no'] = 'yes'
    """no: the person cannot leave it open (the age when recorded)."""
    example: str = ''
    asked: Literal['yes', 'no'] = 'yes'
    """no: the program fills it in, nobody is asked."""

    @property
    def spoken_example(self) -> bool:
        """Whether the example is in words of a language, and no link, address, number or date."""
        return bool(re.search('[a-z]{2,} [A-Za-z0-9]|[a-z] [a-z]{2,}', self.example))
