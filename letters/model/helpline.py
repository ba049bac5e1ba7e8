"""Who helps: a line or a page, for whom it is, and where and from when it holds."""

from datetime import date
from typing import Literal

from pydantic import Field

from letters.model.record import Confidence
from letters.model.record import Id
from letters.model.record import Record
from letters.model.record import Table
from letters.model.record import Text

Helps = Literal[
    'adult', 'minor', 'anyone', 'women', 'men', 'crisis', 'extortion', 'hash-matching', 'report', 'brokers', 'intimate'
]


class Helpline(Record):
    """Who helps in a country. No number or hour without a source."""

    id: Id
    name: Text
    phone: str = ''
    url: str = ''
    email: str = ''
    hours: str = ''
    languages: list[str] = []
    for_: list[Helps] = Field(alias='for')
    in_force: date | None = None
    when: Table = {}
    also_in: list[Id] = []
    note: str = ''
    sources: list[Text]
    confidence: Confidence = 'medium'
    checked: date
