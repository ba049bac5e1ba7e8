"""What no letter holds, looked for in its finished text: the place of a minor's recording, a word to a blackmailer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import DataError
from letters.law import guards
from letters.law.disclosure import is_held
from letters.law.disclosure import tells_of_person
from letters.law.recipients import recipients_of
from letters.pen.told import HEAD
from letters.pen.told import printed
from letters.places.spot import whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.compose.fragment import Fragment
    from letters.law.brief import Brief
    from letters.law.topic import Situation
    from letters.model.letter import Letter
    from letters.model.letter import Node
    from letters.places.spot import Whereabouts


def check_topic(brief: Brief) -> None:
    """DataError for a letter about somebody under 18, and for one to a reader who is never written to."""
    topic, kind = brief.topic, brief.kind.id
    case, registry = topic.here.case, topic.here.registry
    if not guards.letter_is_safe(case, topic.places):
        raise DataError('guard-minor', paper=kind)
    never = {one.id for one in recipients_of(case, registry) if one and one.write_to == 'never'}
    if topic.recipient.write_to == 'never' or topic.recipient.id in never:
        raise DataError('guard-recipient', paper=kind)


def check_told(brief: Brief, fragments: Iterable[Fragment]) -> None:
    """DataError where a letter prints a detail of a person that no screen told of before (promises 7 and 16).

    What is told is read from the template; this is the same looked at from the other end, whatever the template does.
    """
    keys = {key for fragment in fragments for key, _ in fragment.values if tells_of_person(key)}
    # Where the case has no answer to a key, another one stands in its place, such as the name of who signs.
    untold = {key for key in keys if is_held(key, brief.topic)} - {*HEAD, *printed(brief)}
    if untold:
        raise DataError('template-untold', paper=brief.kind.id, details=', '.join(sorted(untold)))


def check_text(letter: Letter, here: Situation, more: Iterable[str] = ()) -> None:
    """DataError where a text holds a link, an id or an account of an item that may show a minor (promise 4)."""
    doubtful = guards.doubtful_items(here.case)
    if not doubtful:
        return
    there = _place(here, doubtful)
    if any(there.is_named_in(text, here.registry) for text in (*_texts(letter), *more)):
        raise DataError('guard-minor', paper=letter.kind)


def _place(here: Situation, numbers: Iterable[int]) -> Whereabouts:
    return guards.place_of(here.case, numbers, lambda item: whereabouts(item, here.registry))


def _texts(letter: Letter) -> Iterator[str]:
    """The texts of a letter, a block each, its pieces apart."""
    for block in (*letter.body, *letter.beside):
        yield ' '.join(_pieces(block))
    for line in (*letter.sender, *letter.recipient):
        yield line.text
    yield from (letter.subject, letter.beside_subject)
    if letter.signature:
        yield f'{letter.signature.name} {letter.signature.capacity}'


def _pieces(node: Node) -> Iterator[str]:
    for child in node.children:
        yield from ([child] if isinstance(child, str) else _pieces(child))
