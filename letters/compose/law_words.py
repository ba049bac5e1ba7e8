"""Law: what a letter may say of it, always from a record and with its citation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup
from markupsafe import escape

from letters.compose.places import Places
from letters.law.conditions import evaluate
from letters.law.deadlines import STARTED_BY_LETTER
from letters.law.elements import wanted
from letters.law.matching import illegal_because
from letters.law.topic import paid_now

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.model.law import Law
    from letters.model.law import Says
    from letters.model.law import Statement

# A moderator has thirty seconds: what the first law says is enough, the others are named.
MOST_OF_FIRST_LAW = 3


class LawWords(Places):
    """What a template prints about law."""

    __slots__ = ()

    def says(self, law: Law) -> list[Says]:
        """The legal statements that a law's record lets this letter make: the first law's, one of each other."""
        found = [one for one in law.says if evaluate(one.when, self.topic.known).holds]
        return found[: MOST_OF_FIRST_LAW if law is self.laws[0] else 1]

    def sentence(self, id: str, text: str, cite: str) -> Markup:
        """A sentence of law with its citation in brackets."""
        # In right-to-left text a citation has a line of its own, and needs no brackets there.
        spoken = self.say('cite', cite)
        cited = self._value('law.cite', id, spoken if self.is_rtl else f'({spoken})')
        said, stop = self.say(f'law {id}', text).rstrip('.۔। '), self.page('full-stop')
        # A citation stands on a line of its own in right-to-left text: the sentence ends before it.
        if self.is_rtl:
            return Markup('{}{} {}').format(said, stop, cited)
        return Markup('{} {}{}').format(said, cited, stop)

    def statements(self, law: Law, *words: str) -> list[tuple[Statement, Markup]]:
        """The statements that a law asks for, in the voice of the one who signs."""
        found = []
        for one in law.statements:
            if words and one.is_ not in words:
                continue
            source = one.text if self.for_self or not one.for_other else one.for_other
            spoken = self.say(f'law {law.id}', source)
            text = Markup('{}').format(spoken) % {'person': self.person()} if '%(person)s' in source else escape(spoken)
            found.append((one, text))
        return found

    def all_statements(self) -> list[tuple[tuple[str, ...], Markup]]:
        """Each statement that the letter's laws ask for, once, with the elements that it fulfils.

        A sentence stands once where two laws ask for the same; one that a law asks for as belief and accuracy
        together fulfils both.
        """
        found: dict[str, tuple[tuple[str, ...], Markup]] = {}
        for law in self.laws:
            own = {one.is_ for one in law.statements}
            words_of_law = {element.is_ for element in wanted(law, self.topic)}
            for one, spoken in self.statements(law):
                text = spoken
                both = one.is_ == 'good-faith' and 'accuracy' in words_of_law and 'accuracy' not in own
                words = ('good-faith', 'accuracy') if both else (one.is_,)
                text = self.said('law.statement', law.id, text)
                if one.is_ == 'not-paid':
                    text = self.said('materials.paid_now', paid_now(self.topic.materials), text)
                earlier = found.get(str(text), ((), text))[0]
                found[str(text)] = (tuple(dict.fromkeys((*earlier, *words))), text)
        return list(found.values())

    def marked(self, words: Iterable[str], text: Markup) -> Markup:
        """A statement as a paragraph of its own, marked as what it fulfils."""
        made = Markup('<p>{}</p>').format(text)
        for word in words:
            made = self.enclosed(word, made)
        return made

    def rule_sentence(self) -> Markup:
        """What the recipient's own rule says, with its title and where it stands."""
        rule, record = self.rule, self.topic.recipient.record
        if rule is None:
            return Markup('')
        text = self.say(f'platform {record.id}', rule.text) if rule.text else ''
        title = ', '.join(part for part in (rule.title, rule.section) if part)
        shown = self._value('law.cite', '', title)
        head = Markup('{} {}').format(self.page('own-rule'), shown)
        end = '' if self.is_rtl else self.page('full-stop')
        return Markup('{}{} {}').format(head, end, text)

    def illegal(self) -> list[tuple[str, Markup]]:
        """Why it is illegal: the offence or civil rule of the person's country, and data protection."""
        # A law that protects people in some countries asks for a rule of those countries.
        within = {place for law in self.laws for line in law.applies for place in line.person_in}
        rules = illegal_because(self.topic, within)
        # What a kind of paper never says, a rule of law does not say in it either.
        never = [word.casefold() for word in self.kind.never]
        fit = [rule for rule in rules if not any(word in rule.text.casefold() for word in never)]
        return [(rule.kind, self.sentence(rule.id, rule.text, rule.cite)) for rule in fit]

    def title(self, law: Law) -> str:
        """A law's title: the official one of the language, else as it is."""
        return law.local_titles.get(self.translator.language) or self.say(f'law {law.id}', law.title)

    def cites(self) -> str:
        """The citation of the law that leads; clerks and mail filters read subjects, so it stays short."""
        return self.say('cite', self.laws[0].citation) if self.laws else ''

    def clock(self) -> Markup:
        """The time to answer that the letter itself starts, where the law gives one; never a time to act."""
        spoken = self.topic.here.registry.vocabulary.phrases['clock']
        for one in self.laws:
            due = one.deadline
            if due is None or due.starts not in STARTED_BY_LETTER or due.for_answer != 'yes':
                continue
            return self.sentence('clock', spoken[f'{due.value} {due.unit}'], due.cite)
        return Markup('')
