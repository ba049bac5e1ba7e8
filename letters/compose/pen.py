"""The pen: what a template may call. Only from here do marks, values, links and lists come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from letters.compose.law_words import LawWords
from letters.languages.locale import country_name
from letters.law import guards
from letters.law.recipients import engine
from letters.law.recipients import recipient_of
from letters.model.letter import Line

if TYPE_CHECKING:
    from collections.abc import Iterable


class Pen(LawWords):
    """Everything that one letter's template may ask for and print."""

    __slots__ = ()

    def phrases(self, key: str) -> list[Markup]:
        """The phrase of each choice made, in the sentences of the letter's language."""
        spoken = self.topic.here.registry.vocabulary.phrases
        table = spoken.get(key if self.for_self else f'{key}/other') or spoken[key]
        part, _, name = key.partition('.')
        case = self.topic.here.case
        if part == 'materials':
            chosen = dict.fromkeys(_choices(getattr(m, name) for m in self.topic.materials))
        elif part == 'items':
            chosen = dict.fromkeys(_choices(getattr(item, name) for item in self.topic.places))
        else:
            held = getattr(case, part) if not name else getattr(getattr(case, part), name)
            chosen = dict.fromkeys(_choices([held]))
        return [self.said(key, of, self.say(f'phrase {key}', table[of])) for of in chosen if of in table]

    def _comma(self) -> Markup:
        return Markup('{} ').format(self.page('comma'))

    def capacity(self) -> Markup:
        """In what capacity somebody acts for the person shown, in a word."""
        role = self.topic.here.case.sender.role
        words = self.topic.here.registry.vocabulary.phrases['sender.capacity']
        return (
            self._value('sender.role', '', self.say('phrase sender.capacity', words[role]))
            if role in words
            else Markup('')
        )

    def phrase(self, key: str) -> Markup:
        """All phrases of a key, with commas between."""
        return self._comma().join(self.phrases(key))

    def own_words(self) -> list[Markup]:
        """What the person wrote, only where it is in the language of the letter; it is never translated."""
        return [
            self._value('materials.own_words', material.id, material.own_words.text)
            for material in self.topic.materials
            if material.own_words.text and material.own_words.language == self.own_language
        ]

    def works(self) -> list[Markup]:
        """The works, in the person's own neutral words."""
        return [self._value('materials.work', m.id, m.work) for m in self.topic.materials if m.work]

    def country(self) -> Markup:
        """The country of the person shown."""
        code = self.topic.here.case.person.country
        return self.said('person.country', '', country_name(code, self.translator.language)) if code else Markup('')

    def all_recipients(self) -> list[Markup]:
        """Everybody to whom letters about these items go: the services, and the search engines."""
        registry = self.topic.here.registry
        found = [recipient_of(item, registry) for item in self.topic.places]
        found += [engine(id, registry) for item in self.topic.places for id in item.engines]
        names = dict.fromkeys(one.name for one in found if one is not None and one.write_to != 'never')
        return [self._value('recipient.name', '', name) for name in names]

    def neutral_kinds(self) -> Markup:
        """What it is without any word on what it shows: copyright notices are passed on and published."""
        table = self.topic.here.registry.vocabulary.phrases['materials.kind/neutral']
        kinds = dict.fromkeys(material.kind for material in self.topic.materials if material.kind)
        text = self.say('phrase materials.kind', table['any'])
        return self.said('materials.kind', ' '.join(kinds), text)

    def rights_sentence(self) -> Markup:
        """Why the right is the sender's or the represented person's."""
        table = self.topic.here.registry.vocabulary.phrases[
            'materials.copyright' if self.for_self else 'materials.copyright/other'
        ]
        case = self.topic.here.case
        held = [material for material in self.topic.materials if guards.may_claim(case, material) == 'held']
        found = {material.copyright or 'author' for material in held}
        return Markup(' ').join(
            self.said('materials.copyright', of, self.say('phrase materials.copyright', table[of]))
            for of in sorted(found)
        )

    def subject_name(self) -> Markup:
        """The name of the person whose data it is."""
        name = self.topic.here.case.person.name or (self.name_in_script() if self.for_self else '')
        known_as = self.topic.here.case.person.known_as
        return self._value('person.name', '', name) if name else self._value('person.known_as', '', ', '.join(known_as))

    def organisation(self) -> Markup:
        """The organisation for which the sender acts."""
        return self.value('sender.organisation')

    def data_concerned(self) -> Markup:
        """Which personal data: the picture, and what else the place exposes; never the data themselves."""
        tables = self.topic.here.registry.vocabulary.phrases
        other = '' if self.for_self else '/other'
        places: dict[tuple[str, str], list[str]] = {}
        for number, item in self.topic.items:
            if self.topic.here.case.describes(item):
                places.setdefault(('items.shows', tables[f'items.shows{other}']['picture']), []).append(str(number))
            for exposed in item.exposes:
                text = tables[f'items.exposes{other}'][exposed]
                places.setdefault(('items.exposes', text), []).append(str(number))
        return self._comma().join(
            self.said(key, ' '.join(numbers), self.say(f'phrase {key}', text))
            for (key, text), numbers in places.items()
        )

    def contact(self) -> Markup:
        """One way to reach the sender: the mailbox, else the telephone, else the address."""
        sender = self.topic.here.case.sender
        if sender.email:
            return self.value('sender.email')
        return self.value('sender.phone') if sender.phone else self.value('sender.address')

    def reference(self) -> Markup:
        """The reference of the case."""
        return self._value('case.id', '', self.topic.here.case.case.id)

    def sender_lines(self, details: tuple[str, ...]) -> tuple[Line, ...]:
        """The sender's lines: what `details` lets be seen, and no more."""
        sender = self.topic.here.case.sender
        lines = [Line(self.name_in_script(), 'sender.name')]
        if sender.organisation:
            lines.append(Line(sender.organisation, 'sender.organisation'))
        if 'sender.address' in details:
            lines += [Line(line, 'sender.address') for line in sender.address]
        lines += [Line(sender.email, 'sender.email')] if sender.email else []
        lines += [Line(sender.phone, 'sender.phone')] if 'sender.phone' in details else []
        return tuple(line for line in lines if line.text)


def _choices(held: Iterable[object]) -> list[str]:
    """Choices as a flat list, whether a key takes one or several."""
    found: list[str] = []
    for one in held:
        found += one if isinstance(one, list) else [str(one)]
    return [one for one in found if one]
