"""A letter, composed: one language, one body, and every format is a view of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from typing import Literal
from typing import Union

from letters.model.law import PaperSize

TAGS = frozenset({'h2', 'p', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'table', 'tr', 'th', 'td'})
"""The tags that a body may hold."""

NodeRole = Literal['', 'link', 'value', 'answer']
"""What a node is: a link on a line of its own, a value of the case (a name, a sentence) kept in one piece, or the block
that says where to answer, with which the first page is to close."""


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a body: a tag of `TAGS`, or `span` for a value; children are nodes or texts.

    `start` numbers the first entry of an `ol`; `language` and `direction` are set where they differ from the letter's.
    """

    tag: str
    children: tuple[Union['Node', str], ...] = ()
    role: NodeRole = ''
    start: int | None = None
    language: str = ''
    direction: Literal['', 'ltr', 'rtl'] = ''

    def text(self) -> str:
        """All text below this node."""
        return ''.join(child if isinstance(child, str) else child.text() for child in self.children)

    def walk(self) -> 'Iterator[Node]':
        """This node and all below it."""
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature block: a line to sign on, the name, the capacity."""

    label: str
    name: str
    capacity: str = ''
    date_label: str = ''


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the head; `key` is the dotted key that it prints, if any, and Latin text keeps its direction.

    `latin` is what else somebody is called by: it stands there where no font draws the name.
    """

    text: str
    key: str = ''
    latin: str = ''


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter or a sheet, ready to be rendered.

    `title` is neutral: no name, no matter, no recipient. `body` are the top-level blocks. A reading copy has
    `beside`: the same blocks in the person's language, one for one, and `banner` says that it is not for sending.
    `labels` hold the page's own words in the letter's language: `page` ("Page %(page)s of %(pages)s"), `reference`.
    """

    number: str
    kind: str
    language: str
    direction: Literal['ltr', 'rtl']
    paper_size: PaperSize
    title: str
    reference: str
    dated: str
    subject: str
    body: tuple[Node, ...]
    sender: tuple[Line, ...] = ()
    recipient: tuple[Line, ...] = ()
    signature: Signature | None = None
    signed_too: Signature | None = None
    """Of the person shown, where somebody else signs and the law takes a declaration of that person's own."""
    labels: dict[str, str] = field(default_factory=dict)
    banner: str = ''
    beside: tuple[Node, ...] = ()
    beside_language: str = ''
    beside_direction: Literal['ltr', 'rtl'] = 'ltr'
    beside_subject: str = ''
    letterhead: tuple[str, ...] = ()
    logo: str = ''
    """A picture as a link that holds it (`data:`), and whose it is."""
    logo_says: str = ''
    draft: str = ''
    """Said on its face as long as a second person has not approved it."""

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """The signature blocks in their order."""
        return tuple(one for one in (self.signature, self.signed_too) if one is not None)
