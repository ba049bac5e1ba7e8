"""A language as its folder describes it."""

from datetime import date
from typing import Literal

from letters.model.record import Record
from letters.model.record import YesNo

Direction = Literal['ltr', 'rtl']


class Review(Record):
    """Who reviewed a paper in a language, in what role, when, and the digest of the text reviewed."""

    paper: str
    by: str
    role: Literal['lawyer', 'translator', 'survivor-advocate']
    on: date
    digest: str


class LocaleRecord(Record):
    """`locales/<language>/locale.yaml`."""

    language: str
    name: str
    direction: Direction
    first_person_has_gender: YesNo
    screen: YesNo = 'no'
    """Whether the screen speaks the language: its catalogue `interface` is whole."""
    reviewed: list[Review] = []
