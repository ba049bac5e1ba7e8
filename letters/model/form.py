"""The questionnaire on paper: its parts, the questions of each, and room for several recordings and places."""

from letters.model.record import Id
from letters.model.record import Record


class FormPart(Record):
    """A part under a heading."""

    id: Id
    questions: list[str]


class FormRecord(Record):
    """The whole form. `rooms` names, for a list of the case, the entries that there is room for."""

    rooms: dict[str, list[str]]
    parts: list[FormPart]
