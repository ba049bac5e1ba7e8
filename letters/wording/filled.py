"""Values put into a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.wording.command import NAME

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Values(dict[str, str]):
    """What fills a message. A value that nobody gave leaves a gap: a message never stops the program that tells it."""

    def __missing__(self, key: str) -> str:
        return '…'


def filled(text: str, values: Mapping[str, object], called: str = NAME) -> str:
    """A message with its values in their places; `letters` is how the program is `called`."""
    if '%(' not in text:
        return text.replace('%%', '%')
    return text % _Values({NAME: called} | {key: str(value) for key, value in values.items()})
