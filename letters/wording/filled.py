"""Values put into a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.wording.command import NAME
from letters.wording.command import typed

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Values(dict[str, str]):
    """What fills a message; `letters` is the program as the person calls it.

    A value that nobody gave leaves a gap: a message never stops the program that tells it.
    """

    def __missing__(self, key: str) -> str:
        return typed() if key == NAME else '…'


def filled(text: str, values: Mapping[str, object]) -> str:
    """A message with its values in their places."""
    return (
        text % _Values({key: str(value) for key, value in values.items()}) if '%(' in text else text.replace('%%', '%')
    )
