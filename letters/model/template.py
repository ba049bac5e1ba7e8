"""What the template of a paper asks of the pen, as the reader of templates found it."""

from __future__ import annotations

from typing import NamedTuple


class Call(NamedTuple):
    """A name that a template asks of the pen, with the words that it gives, and when it does so.

    `words` are the elements, and `when` the facts with their values, that the conditions around it name; a paper in
    which one of them is not so does not come to it. `without_law`: only a letter that cites no law does.
    """

    name: str
    given: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    without_law: bool = False
