"""What no letter holds, looked for in its finished text: the place of a minor's recording, a word to a blackmailer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import DataError
from letters.errors import ToldError
from letters.law import guards
from letters.law.disclosure import PROOF
from letters.law.disclosure import asked_by_form
from letters.law.disclosure import inferred
from letters.law.disclosure import is_held
from letters.law.disclosure import tells_of_person
from letters.law.recipients import recipients_of
from letters.places.spot import whereabouts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Sequence

    from letters.compose.fragment import Fragment
    from letters.law.brief import Brief
    from letters.law.topic import Situation
    from letters.model.letter import Letter
    from letters.model.letter import Node
    from letters.model.plan import Paper
    from letters.places.spot import Whereabouts

# Who signs is told by the voice of the sentences, where no word says it.
_VOICED = frozenset({'sender.role'})


def check_topic(brief: Brief) -> None:
    """DataError for a letter about somebody under 18, and for one to a reader who is never written to."""
    topic, kind = brief.topic, brief.kind.id
    case, registry = topic.here.case, topic.here.registry
    if not guards.letter_is_safe(case, topic.places):
        raise DataError('guard-minor', paper=kind)
    never = {one.id for one in recipients_of(case, registry) if one and one.write_to == 'never'}
    if topic.recipient.write_to == 'never' or topic.recipient.id in never:
        raise DataError('guard-recipient', paper=kind)


def standing(brief: Brief, letter: Letter, fragments: Sequence[Fragment], heard: Iterable[str]) -> set[str]:
    """The details of persons that a letter prints or makes heard, by their keys.

    `heard` are the answers on which its sentences turned.
    """
    keys = {key for fragment in fragments for key, _ in fragment.values} | (_VOICED & set(heard))
    keys |= {line.key for line in letter.sender}
    if letter.signature and letter.signature.name:
        keys.add('person.name' if brief.kind.id == 'authorisation' else 'sender.name')
    if letter.signed_too and letter.signed_too.name:
        keys.add('person.name')
    # Where the case has no answer to a key, another one stands in its place, such as the name of who signs.
    held = {key for key in keys if tells_of_person(key) and is_held(key, brief.topic)}
    return held | {PROOF for fragment in fragments if PROOF in fragment.printed}


def check_told(paper: Paper, brief: Brief, stands: set[str], *, whole: bool) -> None:
    """ToldError unless a letter, with its form, prints the details that the plan told of: no more and no less.

    What is told is read from the template; this is the same looked at from the other end, whatever the template does.
    A letter that is not `whole` is not made for what it lacks, which says more than what it does not print.
    """
    printed = stands | {*asked_by_form(brief), *inferred(brief)}
    told = {key for seen in paper.seen_by if seen.who == 'recipient' for key in seen.details}
    by_anybody = {key for seen in paper.seen_by for key in seen.details}
    unprinted = by_anybody - printed if whole else set()
    for id, details in (('template-untold', printed - told), ('template-unprinted', unprinted)):
        if details:
            raise ToldError(id, paper=brief.kind.id, details=', '.join(sorted(details)))


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
    yield from (letter.subject, letter.beside_subject, *letter.letterhead)
    for one in letter.signatures:
        yield f'{one.name} {one.capacity}'


def _pieces(node: Node) -> Iterator[str]:
    for child in node.children:
        yield from ([child] if isinstance(child, str) else _pieces(child))
