"""A clinic's own settings: whose letterhead, whose contact, which choices, which paragraphs of its own."""

from typing import Literal

from letters.model.answer import Email
from letters.model.answer import Language
from letters.model.answer import Line
from letters.model.answer import Name
from letters.model.answer import Paragraph
from letters.model.answer import Phone
from letters.model.answer import Title
from letters.model.record import Record


class Letterhead(Record):
    """What stands at the top of every letter."""

    lines: list[Line] = []
    logo: Line = ''
    """The name of a file beside the settings; once they are read, the picture itself, as a link that holds it."""


class Agent(Record):
    """Who takes answers for the people of the clinic, in the place of their own mailbox and address."""

    name: Name = ''
    address: list[Line] = []
    email: Email = ''
    phone: Phone = ''


class OwnParagraph(Record):
    """A paragraph of the clinic's own, behind the last element of a paper, in letters of its language alone."""

    paper: Title = ''
    language: Language = ''
    text: Paragraph = ''


class Clinic(Record):
    """`clinic.yaml`."""

    clinic: Name = ''
    letterhead: Letterhead = Letterhead()
    agent: Agent = Agent()
    file_names: Literal['', 'neutral', 'telling'] = ''
    language: Language = ''
    reading_copy: Language = ''
    paper_size: Literal['', 'a4', 'letter'] = ''
    review: Literal['', 'one', 'two'] = ''
    paragraphs: list[OwnParagraph] = []


NO_CLINIC = Clinic()
"""Nobody's settings: the person writes for themselves."""
