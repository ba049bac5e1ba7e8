"""The file beside a packet that says what of it was sent, and what came back."""

from typing import Literal

from letters.model.case import Sent
from letters.model.record import Record


class SentFile(Record):
    """`sent.json`: the entries of a case, and nothing about a person."""

    format: Literal['1'] = '1'
    sent: list[Sent] = []
