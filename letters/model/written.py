"""How a file writes its laws: each thing once. `letters.registry.unfold` makes of it the laws that papers read."""

from datetime import date
from typing import Literal

from pydantic import Field

from letters.model.law import Factors
from letters.model.law import Ground
from letters.model.law import LawKeys
from letters.model.law import MetBy
from letters.model.law import RecipientKind
from letters.model.law import Role
from letters.model.record import Confidence
from letters.model.record import Id
from letters.model.record import Link
from letters.model.record import Needs
from letters.model.record import Reader
from letters.model.record import Record
from letters.model.record import Source
from letters.model.record import SourceKind
from letters.model.record import Table
from letters.model.record import Text
from letters.model.record import Verification

EVERYBODY: Literal['everybody'] = 'everybody'
"""Written in the place of `applies` by a law that asks where nobody is."""


class TextOfLaw(Record):
    """A text of law, or another source: the records of its file refer to it by its name."""

    title: Text
    local_titles: dict[str, str] = {}
    citation: str = ''
    url: Link
    kind: SourceKind = 'secondary'


class Demand(Record):
    """Where a law asks for an element, if more is to be said than the place."""

    cite: Text
    met_by: MetBy = 'body'
    when: Table = {}
    needs: Needs = ''
    form: str = ''
    note: str = ''


Demands = dict[Id, Text | Demand]
"""Element words, each with the place in the law that asks for it."""


class LawParts(LawKeys):
    """What stands in a law, or below one of its grounds: there it counts for that ground, before what all share."""

    title: str = ''
    local_titles: dict[str, str] = {}
    citation: str = ''
    must: Demands = {}
    may: Demands = {}
    sources: list[Id | Source] = []


class OfGround(LawParts):
    """What a law says on one of its grounds alone."""

    id: Id | None = None
    confidence: Confidence | None = None
    checked: date | None = None
    second_look: date | None = None
    read_by: Reader | None = None
    verification: Verification = ''


class WrittenLaw(LawParts):
    """One way to ask. Who may, of whom, for what, with which elements, by when."""

    id: Id
    of: Id | None = None
    ground: Ground | None = None
    grounds: dict[Ground, OfGround] = {}
    binds: list[RecipientKind]
    applies: list[Factors] | Literal['everybody'] = []
    signers: list[Role] = Field(default=['self', 'guardian', 'representative'])
    confidence: Confidence
    checked: date | None = None
    second_look: date | None = None
    read_by: Reader | None = None
    verification: Verification = ''
