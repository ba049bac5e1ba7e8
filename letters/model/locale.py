"""A language as its folder describes it."""

from datetime import date
from typing import Annotated
from typing import Literal
from typing import get_args

from pydantic import Field

from letters.model.record import Id
from letters.model.record import Record
from letters.model.record import Text
from letters.model.record import YesNo

Direction = Literal['ltr', 'rtl']
Domain = Literal['interface', 'letters', 'registry']
"""What a catalogue is of: what the screen says, what letters say, or what only whoever looks a record up is shown."""
DOMAINS: tuple[Domain, ...] = get_args(Domain)
WHOLE: tuple[Domain, ...] = ('interface', 'letters')
"""Those of which a language is whole; what the others lack is shown in English and holds no letter back."""
Package = Annotated[str, Field(pattern=r'^[a-z0-9][a-z0-9+.-]+$')]
"""The name of a Debian package."""
Words = Annotated[list[Text], Field(min_length=1)]
"""Words and phrases of a guard: an empty list would guard nothing."""


class Review(Record):
    """Who reviewed a paper in a language, in what role, when, and the digest of the text reviewed.

    `of`: the countries and services whose law and rules were read with it; all of them, where it is empty.
    """

    paper: str
    by: str
    role: Literal['lawyer', 'translator', 'survivor-advocate']
    on: date
    of: list[str] = []
    digest: str


class LocaleFont(Record):
    """A font that draws a language, and the package that brings it."""

    family: Text
    package: Package


class LocaleRecord(Record):
    """`locales/<language>/locale.yaml`."""

    language: str
    name: str
    direction: Direction
    first_person_has_gender: YesNo
    screen: YesNo = 'no'
    """Whether the screen speaks the language: its catalogue `interface` is whole."""
    law_of: list[Id] = []
    """Countries whose law it holds whole, beside those where it is an official language."""
    sentence_end: Annotated[str, Field(max_length=2)] | None = None
    list_separator: Annotated[str, Field(max_length=3)] = ''
    colon: Annotated[str, Field(max_length=3)] = ''
    sentence_space: YesNo | None = None
    first_of_month: Annotated[str, Field(max_length=5)] = ''
    fonts: list[LocaleFont] = []
    reviewed: list[Review] = []


class Notes(Record):
    """`locales/notes.yaml`: what translators are told. Each key is the beginning of contexts; the longest one counts.

    `values`: what stands for a placeholder in an example, by its name, which may follow a context. `places`: where a
    sentence of few words stands. `limits`: how many characters a translation may have. `phrases`: the placeholders of
    letters, by their names alone, that are filled with words of ours: those are put in as they are.
    """

    values: dict[str, str] = {}
    places: dict[str, str] = {}
    limits: dict[str, str] = {}
    phrases: list[str] = []


class TimeWords(Record):
    """How a language names the units in which the law counts."""

    minute: Words
    hour: Words
    day: Words
    week: Words
    month: Words
    year: Words


class ParagraphWords(Record):
    """What the paragraph that a clinic adds to a letter may not say: it brings no number, date, citation or blame."""

    numbers: Words
    few: Words
    cites: Words
    days: Words
    words: Words


class WordLists(Record):
    """`locales/<language>/words.yaml`: by these words its letters and translations are guarded (promises 2 and 11).

    They are compared in one spelling: without case, accents and vowel signs, and as whole words.
    """

    scripts: Words
    oath: Words
    forbidden: Words
    negation: Words
    time: TimeWords
    either: list[Text] = []
    either_on_screens: list[Text] = []
    harmless: list[Text] = []
    prefixes: list[Text] = []
    names: list[Text] = []
    free: list[Text] = []
    paragraphs: ParagraphWords | None = None
