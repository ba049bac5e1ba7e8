"""The shortest way to a letter: the sentences that stand between a translator and one that can be sent, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.model.locale import WHOLE
from letters.translating.extract import by_domain
from letters.translating.header import head
from letters.translating.header import header
from letters.translating.notes import words
from letters.translating.po import altered
from letters.translating.po import block
from letters.translating.po import parse
from letters.translating.update import catalogues
from letters.translating.update import held
from letters.translating.update import rendered

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence
    from pathlib import Path

    from letters.translating.noting import Asked
    from letters.translating.po import Entry
    from letters.translating.po import Key
    from letters.translating.sentence import Sentence

STAGES = ('letter', 'page', 'interview', 'rest', 'looked-up')
"""One letter with its copy; the first page; the interview; all that is left; what no language needs to be whole."""

# What the interview says, by the beginnings of contexts.
_INTERVIEW = (
    'question ', 'message start.', 'message places.', 'message place.', 'message paste.', 'message plan.',
    'message label.', 'message left-', 'message help.', 'message step.', 'message reason.', 'message warning.',
    'message time.', 'danger ', 'paper ', 'element',
)  # fmt: skip


class Stage(NamedTuple):
    """A part of the way: its name, and the sentences that it needs beside those of the parts before it."""

    name: str
    sentences: tuple[Asked, ...]

    @property
    def words(self) -> int:
        """How many words there are to translate."""
        return sum(words(text) for _, _, text in self.sentences)


def stages(
    letter: Iterable[Asked],
    page: Iterable[Asked],
    others: Iterable[Asked],
    everything: Sequence[Asked],
    beside: Iterable[Asked] = (),
) -> tuple[Stage, ...]:
    """The way to one letter: what it lacks, what its first page lacks, the interview, the rest, and what is not needed.

    `others`: what the other papers of the same case lack; of the rest they come first. `everything`: all that is
    needed. `beside`: the law of countries that the language does not serve.
    """
    interview = [one for one in everything if one[0] == 'interface' and one[1].startswith(_INTERVIEW)]
    rest = [one for one in (*others, *everything) if one[0] in WHOLE]
    found: list[Stage] = []
    seen: set[Asked] = set()
    for name, parts in zip(STAGES, ([*letter], [*page], interview, rest, [*everything, *beside]), strict=True):
        new = tuple(one for one in dict.fromkeys(parts) if one not in seen)
        seen.update(new)
        found.append(Stage(name, new))
    return tuple(found)


def catalogue_of(wanted: Iterable[Asked], language: str, found: Iterable[Sentence], folder: Path) -> str:
    """A catalogue of just these sentences, with what was translated of them so far; `update --from` takes it back."""
    order = {one: number for number, one in enumerate(wanted)}
    chosen = [one for one in found if one.key in order]
    blocks: dict[Key, tuple[int, str]] = {}
    top: Entry | None = None
    for domain, file in catalogues(language, folder).items():
        before = held(file)
        top = top or before.header
        own = by_domain(chosen, domain)
        # The same words in the same place of both catalogues are translated once.
        for one in parse(rendered(own, language, before).encode()).entries:
            if not one.obsolete and '|' not in (one.source.context or ''):
                number = order[domain, one.source.context or '', one.source.id]
                blocks.setdefault(one.key, (number, block(_to_look_at(one))))
    return '\n\n'.join([head(header(top, language)), *(text for _, text in sorted(blocks.values()))]) + '\n'


def _to_look_at(one: Entry) -> Entry:
    """What is translated and stands here all the same is faulty: it waits to be looked at again."""
    return altered(one, flags=one.flags | {'fuzzy'}) if one.translated else one
