"""A script, as `data/scripts.yaml` describes it: what holds for every language that is written in it."""

from typing import Annotated

from pydantic import Field

from letters.model.locale import Direction
from letters.model.locale import Package
from letters.model.record import Record
from letters.model.record import YesNo

Block = Annotated[str, Field(pattern=r'^[0-9A-F]{4,5}-[0-9A-F]{4,5}$')]
"""The first and the last sign of a block of Unicode."""


class Script(Record):
    """One script."""

    direction: Direction = 'ltr'
    sentence_end: str = '.'
    list_separator: str = ', '
    sentence_space: YesNo = 'yes'
    font: str = ''
    leads: YesNo = 'no'
    """Whether the font draws Latin letters of the language too."""
    collection: str = ''
    """The font whose file this one is in, where several forms share it."""
    package: Package = 'fonts-noto-core'
    blocks: list[Block] = []
    languages: list[str] = []
    """Languages of the script that Unicode does not know."""
