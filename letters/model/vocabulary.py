"""The closed lists that records, papers and cases draw on."""

from datetime import date
from typing import Literal

from letters.model.law import MaterialKind
from letters.model.law import MetBy
from letters.model.record import Id
from letters.model.record import Record
from letters.model.record import Table
from letters.model.record import Text


class Prints(Record):
    """One line of what an element prints: any of these keys, where `when` holds."""

    any: list[str]
    when: Table = {}


class ElementWord(Record):
    """An element word: what it says, what it prints, and what may fulfil it."""

    means: Text
    prints: list[Prints]
    met_by: list[MetBy]
    signed_by: Literal['sender', 'person'] = 'sender'


class FactKey(Record):
    """A key of a condition: its values, and the question that answers it."""

    values: list[str] | Literal['country', 'text']
    ask: str


class Member(Record):
    """A country, or another group, in a country group, and since when."""

    country: Id | None = None
    group: Id | None = None
    everybody: Literal['yes', 'no'] = 'no'
    from_: date | None = None
    until: date | None = None

    model_config = Record.model_config | {'alias_generator': lambda name: name.rstrip('_')}


class Vocabulary(Record):
    """All closed lists."""

    elements: dict[str, ElementWord]
    facts: dict[str, FactKey]
    effects: dict[str, Text]
    audiences: dict[str, Text]
    papers: list[Id] = []
    groups: dict[str, list[Member]]
    one_service: dict[Id, list[Text]] = {}
    """Registrable domains that belong to one service, where the service has no record."""
    keywords: dict[MaterialKind, Text] = {}
    """Words of a database that are the same in every language, by the kind of recording that they stand for."""
    phrases: dict[str, dict[str, Text]] = {}
    words: dict[Id, dict[Id, Text]] = {}
    """The words of the closed lists of the records, as people read them."""
