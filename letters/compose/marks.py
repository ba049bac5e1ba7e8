"""Marks and values: what a template prints of a case, and as which element."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING

from markupsafe import Markup

from letters.languages.locale import direction
from letters.law.conditions import evaluate
from letters.law.elements import value
from letters.law.elements import wanted
from letters.law.rules import rule_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from letters.languages.catalogue import Translator
    from letters.law.brief import Brief
    from letters.law.topic import Topic
    from letters.model.law import Law
    from letters.model.paper import PaperKind
    from letters.model.platform import Rule


@dataclass(slots=True)
class Marks:
    """What a template is written about, and the marks that say which element a part of it fulfils."""

    brief: Brief
    translator: Translator
    own_language: str = ''
    words: frozenset[str] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        """Note every element that the laws, or the kind itself, ask for."""
        self.words = frozenset(element.is_ for law in self.laws for element in wanted(law, self.topic)) | set(
            self.kind.must
        )

    @property
    def topic(self) -> Topic:
        """What the letter is about."""
        return self.brief.topic

    @property
    def kind(self) -> PaperKind:
        """The kind of paper."""
        return self.brief.kind

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws that the letter rests on."""
        return self.brief.laws

    def say(self, context: str, source: str) -> str:
        """A sentence of the data in the letter's language."""
        return self.translator.text(context, source)

    def page(self, id: str) -> str:
        """A word of the page itself."""
        return self.say('phrase page', self.topic.here.registry.vocabulary.phrases['page'][id])

    def wants(self, word: str) -> bool:
        """Whether a law of this letter, or the kind itself, asks for an element."""
        return word in self.words

    def fact(self, key: str, *values: str) -> bool:
        """Whether a fact of the letter has one of these values."""
        return bool(evaluate({key: list(values)}, self.topic.known).holds)

    @property
    def for_self(self) -> bool:
        """Whether the person shown signs."""
        return self.topic.here.case.sender.role == 'self'

    @property
    def is_there(self) -> bool:
        """Whether somebody said of every place that it is there now: no other letter may say so."""
        return all(item.is_there for item in self.topic.places)

    @property
    def is_rtl(self) -> bool:
        """Whether the letter's language runs from right to left."""
        return direction(self.translator.language) == 'rtl'

    @property
    def count(self) -> int:
        """How many items the letter has."""
        return len(self.topic.items)

    @property
    def rule(self) -> Rule | None:
        """The recipient's own rule that covers everything in the letter."""
        return rule_for(self.kind.ground, self.topic)

    # Marks and values

    def element(self, word: str, caller: Callable[[], str]) -> Markup:
        """Mark what stands inside as the element that a law asks for."""
        return Markup('<x-mark is="{}">{}</x-mark>').format(word, Markup(caller()))  # noqa: S704 - what a template rendered is escaped

    def enclosed(self, word: str, inner: Markup) -> Markup:
        """The same mark around what Python wrote."""
        return Markup('<x-mark is="{}">{}</x-mark>').format(word, inner)

    def value(self, key: str, of: str = '') -> Markup:
        """A value of the case, as it was given."""
        return self._value(key, of, value(key, of, self.topic))

    def _value(self, key: str, of: str, text: str, language: str = '') -> Markup:
        if not text:
            return Markup('')
        lang = Markup(' lang="{}" dir="{}"').format(language, direction(language)) if language else Markup('')
        return Markup('<x-value key="{}" of="{}"{}>{}</x-value>').format(key, of, lang, text)

    def said(self, key: str, of: str, shown: str) -> Markup:
        """Words of ours that print an answer, or what is shown already, counted for one key more."""
        return Markup('<x-said key="{}" of="{}">{}</x-said>').format(key, of, shown) if shown else Markup('')

    def link(self, url: str, key: str = '', of: str = '') -> Markup:
        """A link on a line of its own; what is shown is where it leads."""
        return Markup('<x-link key="{}" of="{}">{}</x-link>').format(key or 'link', of, url)

    def cite(self, text: str) -> Markup:
        """A citation, kept in one piece, in the form of the letter's language."""
        return self._value('law.cite', '', self.say('cite', text))

    def recipient(self) -> Markup:
        """The recipient's name."""
        return self._value('recipient.name', '', self.topic.recipient.name)

    def person(self) -> Markup:
        """The name of the person shown, where somebody else signs."""
        return self.value('person.name')

    def sender_name(self) -> Markup:
        """The sender's name, in the script of the letter where it was given."""
        return self._value('sender.name', '', self.name_in_script())

    def name_in_script(self) -> str:
        """The name to sign with."""
        sender = self.topic.here.case.sender
        non_latin = direction(self.translator.language) == 'rtl'
        return sender.name if non_latin or not sender.name_latin else sender.name_latin
