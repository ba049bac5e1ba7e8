"""What may be chosen about a packet, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from typing import Literal
from typing import NamedTuple

from letters.model.clinic import NO_CLINIC

if TYPE_CHECKING:
    from letters.model.clinic import Clinic
    from letters.model.law import PaperSize
    from letters.model.plan import GivenNumber

FORMATS = ('pdf', 'txt', 'html', 'eml')


class Approval(NamedTuple):
    """Who approved a paper, on which day, and what it was then: digests of its text and of what it was made from."""

    paper: str
    role: str
    on: str
    text: str
    held: str


@dataclass(frozen=True, slots=True)
class Options:
    """Choices of `letters write`. Empty values leave the choice to the case."""

    only: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()
    """Papers that the person does not want; with `only` an earlier file of another paper stays, with this it goes."""
    language: str = ''
    reading_copy: str = ''
    formats: tuple[str, ...] = ('pdf', 'txt')
    paper_size: PaperSize | None = None
    file_names: Literal['', 'neutral', 'telling'] = ''
    """By number alone, if nothing is said."""
    clinic: Clinic = NO_CLINIC
    """Whose letterhead, contact and paragraphs; its own choices stand in the fields above already."""
    to_age: tuple[str, ...] = ()
    """The public keys for which the packet is locked."""
    approved: tuple[Approval, ...] = ()
    """What was approved of the packet that this one takes the place of."""
    given: tuple[GivenNumber, ...] = ()
    """The numbers of the papers of that packet."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell the person about a packet: a message's id and what fills it."""

    id: str
    values: tuple[tuple[str, str], ...] = ()
