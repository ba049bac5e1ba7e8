"""No false oath: the guards that hold whatever the data say (promise 2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from letters import guards
from letters.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.compose.fragment import Fragment
    from letters.elements import Topic
    from letters.model.law import Law
    from letters.model.letter import Letter
    from letters.model.letter import Node
    from letters.model.paper import PaperKind

# The words by which an oath is known, in the language in which alone it is given. The list is Python's, not the
# registry's: a guard that the data could switch off would guard nothing.
OATH = re.compile(r'\b(perjury|oath|swear|sworn|solemnly|affirm)\b', re.IGNORECASE)


def check_data(kind: PaperKind, laws: Iterable[Law], topic: Topic) -> None:
    """DataError where a law brings an oath into a paper that may hold none, or the oath would not be true."""
    sworn = [one for law in laws for one in law.statements if one.weight == 'on-oath' or OATH.search(one.text)]
    allowed = kind.oath == 'authority-under-perjury' and kind.ground == 'copyright'
    if sworn and not allowed:
        raise DataError('guard-oath', paper=kind.id)
    if any(one.is_ != 'authority-on-oath' for one in sworn):
        raise DataError('guard-oath', paper=kind.id)
    if allowed and not guards.may_swear(topic.here.case, topic.places):
        raise DataError('guard-oath', paper=kind.id)


def _own_text(node: Node) -> str:
    """The text of a block without the values that people typed."""
    return ''.join(
        child if isinstance(child, str) else _own_text(child)
        for child in node.children
        if isinstance(child, str) or child.role == ''
    )


def check_letter(letter: Letter, kind: PaperKind, fragment: Fragment, short: Iterable[Node]) -> None:
    """DataError where oath words stand outside the one paragraph about authority of a copyright notice.

    `short` are the texts for a form: no oath at all stands in them.
    """
    if any(OATH.search(_own_text(node)) for node in short):
        raise DataError('guard-oath', paper=kind.id)
    blocks = [_own_text(block) for block in letter.body] + [_own_text(block) for block in letter.beside]
    sworn = [text for text in (*blocks, letter.subject) if OATH.search(text)]
    if not sworn:
        return
    if kind.oath != 'authority-under-perjury' or 'authority-on-oath' not in fragment.printed or len(sworn) > 1:
        raise DataError('guard-oath', paper=kind.id)
