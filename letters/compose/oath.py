"""No false oath: the guards that hold whatever the data say (promise 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.errors import DataError
from letters.errors import TranslationError
from letters.languages.catalogue import SOURCE
from letters.languages.oaths import guarded
from letters.languages.oaths import is_forbidden
from letters.languages.oaths import swears
from letters.law import guards
from letters.model.letter import TAGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.compose.fragment import Fragment
    from letters.law.brief import Brief
    from letters.model.law import Statement
    from letters.model.letter import Letter
    from letters.model.letter import Node
    from letters.model.paper import PaperKind


def check_data(brief: Brief) -> None:
    """DataError where a law brings an oath into a paper that may hold none, or the oath would not be true."""
    kind, topic = brief.kind, brief.topic
    sworn = [one for law in brief.laws for one in law.statements if one.weight == 'on-oath' or _swears_in_english(one)]
    allowed = kind.oath == 'authority-under-perjury' and kind.ground == 'copyright'
    if sworn and not allowed:
        raise DataError('guard-oath', paper=kind.id, language=SOURCE)
    if any(one.is_ != 'authority-on-oath' for one in sworn):
        raise DataError('guard-oath', paper=kind.id, language=SOURCE)
    if allowed and not guards.may_swear(topic.here.case, topic.places):
        raise DataError('guard-oath', paper=kind.id, language=SOURCE)


def _swears_in_english(statement: Statement) -> bool:
    return any(swears(said, 'en') for said in statement.voices().values())


def _own_text(node: Node) -> str:
    """The text of a block without the values that people typed; its parts do not run into each other."""
    found = []
    for child in node.children:
        if isinstance(child, str):
            found.append(child)
        elif child.role:
            found.append(' ')
        else:
            found.append(f' {_own_text(child)} ' if child.tag in _PARTS else _own_text(child))
    return ''.join(found)


# Tags whose texts stand apart from what is around them.
_PARTS = TAGS - {'strong', 'em', 'a'}


def check_letter(letter: Letter, kind: PaperKind, fragment: Fragment, short: Iterable[Node]) -> None:
    """DataError where oath words stand outside the one paragraph about authority of a copyright notice.

    The words are those of the letter's language and of English; a language without a list of them has no letter.
    `short` are the texts for a form: no oath at all stands in them, in the subject or in the words of the page.
    TranslationError where a translation does that or says a word that no letter says: the letter is English then.
    """
    language = letter.language
    if not guarded(language):
        raise DataError('guard-oath', paper=kind.id, language=language)
    page = [letter.subject, *letter.letterhead, *letter.labels.values(), *(_own_text(node) for node in short)]
    page += [label for one in letter.signatures for label in (one.label, one.date_label)]
    sworn = [block for block in letter.body if swears(_own_text(block), language)]
    allowed = kind.oath == 'authority-under-perjury' and len(sworn) <= 1
    stated = fragment.texts.get('authority-on-oath', []) if allowed else []
    outside = any(' '.join(block.text().split()) not in stated for block in sworn)
    if outside or any(swears(text, language) for text in page):
        raise _refused('guard-oath', kind, language)
    said = [*page, *(_own_text(block) for block in letter.body)]
    if language != SOURCE and any(is_forbidden(text, language) for text in said):
        raise _refused('guard-words', kind, language)


def check_sheet(letter: Letter, kind: PaperKind) -> None:
    """DataError where the sheet of a form speaks of an oath and its paper holds none; TranslationError as above."""
    if kind.oath == 'none' and any(swears(_own_text(block), letter.language) for block in letter.body):
        raise _refused('guard-oath', kind, letter.language)


_OF_A_TRANSLATION = {'guard-oath': 'guard-oath-translated', 'guard-words': 'guard-words-translated'}


def _refused(id: str, kind: PaperKind, language: str) -> DataError:
    """What to raise: the data are at fault in English alone; else the translation is, and English is at hand."""
    if language == SOURCE:
        return DataError(id, paper=kind.id, language=language)
    return TranslationError(_OF_A_TRANSLATION[id], paper=kind.id, language=language)
