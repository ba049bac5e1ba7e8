"""The pen: what one letter is written with, and how a function is offered to templates."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Generic
from typing import NamedTuple
from typing import ParamSpec
from typing import TypeVar

from letters.languages.locale import direction
from letters.registry.tongue import tongue

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping

    from letters.languages.catalogue import Translator
    from letters.law.brief import Brief
    from letters.law.topic import Topic
    from letters.model.case import Case
    from letters.model.law import Law
    from letters.model.paper import PaperKind
    from letters.registry.tongue import Tongue

P = ParamSpec('P')
R = TypeVar('R')

GIVEN = '(given)'
"""In a declaration: the key that the template gives."""


@dataclass(frozen=True, slots=True)
class Offer(Generic[P, R]):
    """A function that a template may call by its name, with the pen put before what the template gives.

    `prints`: the dotted keys of the answers that it prints, or that its words turn on. `unasked`: what it prints too,
    or in the place of an answer that is missing; nobody is asked for an answer because of it. `plain`: a template
    reads it without brackets.
    """

    function: Callable[P, R]
    prints: tuple[str, ...]
    unasked: tuple[str, ...]
    plain: bool

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Call the function, as another function of the pen does."""
        return self.function(*args, **kwargs)

    def keys(self, given: tuple[str, ...]) -> tuple[str, ...]:
        """The keys that a call with these words prints or turns on."""
        return tuple(one for key in self.prints for one in (given[:1] if key == GIVEN else (key,)))


def printing(
    *prints: str, unasked: tuple[str, ...] = (), plain: bool = False
) -> Callable[[Callable[P, R]], Offer[P, R]]:
    """Offer the function below to templates, with what it prints of a case."""

    def offered(function: Callable[P, R]) -> Offer[P, R]:
        return Offer(function, prints, unasked, plain)

    return offered


class Gaps(NamedTuple):
    """What is done about sentences that a language does not have.

    `without`: English sentences of law that the letter leaves out; `marked`: those in whose place a copy for reading
    says that they are not translated. `preview`: the words of a page that nobody is sent, in place of all that.
    """

    without: frozenset[str] = frozenset()
    marked: frozenset[str] = frozenset()
    preview: Translator | None = None


NO_GAPS = Gaps()


@dataclass(frozen=True, slots=True)
class Pen:
    """What one letter is written about, and in which language.

    `own_language` is the language in which the person's own words stand in it. `heard` gathers the answers that its
    sentences turned on while it was written: who signs is heard in a voice, and stands in no word of its own.
    """

    brief: Brief
    translator: Translator
    own_language: str = ''
    gaps: Gaps = NO_GAPS
    heard: set[str] = field(default_factory=set)

    @property
    def topic(self) -> Topic:
        """What the letter is about."""
        return self.brief.topic

    @property
    def case(self) -> Case:
        """The case, as far as papers may tell it."""
        return self.topic.here.case

    @property
    def kind(self) -> PaperKind:
        """The kind of paper."""
        return self.brief.kind

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws that the letter rests on."""
        return self.brief.laws

    @property
    def phrases(self) -> Mapping[str, Mapping[str, str]]:
        """The phrases of the vocabulary."""
        return self.topic.here.registry.vocabulary.phrases

    @property
    def speaks_for_self(self) -> bool:
        """Whether the person shown signs."""
        return self.case.sender.role == 'self'

    @property
    def tongue(self) -> Tongue:
        """How the letter's language ends a sentence and parts a list."""
        return tongue(self.translator.language)

    @property
    def is_rtl(self) -> bool:
        """Whether the letter's language runs from right to left."""
        return direction(self.translator.language) == 'rtl'

    def say(self, context: str, source: str) -> str:
        """A sentence of the data in the letter's language."""
        return self.translator.text(context, source)

    def page(self, id: str) -> str:
        """A word of the page itself."""
        return self.say('phrase page', self.phrases['page'][id])
