"""What the program says to the person: messages, reasons, labels, in the language of the screen."""

from __future__ import annotations

import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.languages.codes import code
from letters.languages.locale import country_name
from letters.languages.locale import language_name
from letters.languages.locale import listed
from letters.languages.locale import plain_date
from letters.law.recipients import NEAR
from letters.law.recipients import by_id
from letters.law.recipients import companies_of
from letters.model.registry import is_counted
from letters.registry.tongue import tongue
from letters.wording.command import NAME
from letters.wording.filled import filled
from letters.wording.keys import beside_keys

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from letters.errors import LettersError
    from letters.errors import Problem
    from letters.languages.catalogue import Translator
    from letters.law.recipients import Recipient
    from letters.model.case import Case
    from letters.model.helpline import Helpline
    from letters.model.plan import Door
    from letters.model.plan import Due
    from letters.model.plan import Paper
    from letters.model.plan import Reason
    from letters.model.platform import FormField
    from letters.model.question import Question
    from letters.model.registry import Registry


_NO_COMPANIES: Mapping[str, Recipient] = MappingProxyType({})


class Wording(NamedTuple):
    """What is said to the person in one language. Every sentence comes from the data and may be translated."""

    registry: Registry
    translator: Translator
    companies: Mapping[str, Recipient] = _NO_COMPANIES
    """Those behind the places of the case that is told of: `about` takes them from it."""
    called: str = NAME
    """How a hint names the program: a paper by its name, the same everywhere; a screen as it was typed."""

    def about(self, case: Case) -> Wording:
        """The words for one case, whose companies are called by the names that it gives them."""
        named = (one.recipient for one in companies_of(case, self.registry))
        return self._replace(companies={one.id: one for one in named})

    def whom(self, id: str) -> Recipient:
        """A recipient by the id that a plan gives it."""
        return self.companies.get(id) or by_id(id, self.registry)

    @property
    def language(self) -> str:
        """The language of the screen."""
        return self.translator.language

    def message(self, id: str, part: str = '', /, **values: object) -> str:
        """A message by its id, filled in; `part` is `what`, `why` or `do` of a problem."""
        held = self.registry.messages[id]
        if is_counted(held):
            count = int(str(values['count']))
            text = self.translator.counted(f'message {id}', held['one'], held['other'], count)
            return filled(text, values, self.called)
        source = held if isinstance(held, str) else held[part or 'what']
        context = f'message {id}' if isinstance(held, str) else f'message {id} {part or "what"}'
        said = filled(self.translator.text(context, source), values, self.called)
        # Many languages write their names with a small letter, and a sentence may begin with one.
        return tongue(self.language).opened(said) if id.startswith('language-') else said

    def said(self, context: str, text: str, /, **values: object) -> str:
        """A sentence of the data, filled in."""
        return filled(self.translator.text(context, text), values, self.called)

    def word(self, kind: str, value: str) -> str:
        """A word of a closed list of the records, as people read it."""
        table = self.registry.vocabulary.words.get(kind, {})
        return self.translator.text(f'word {kind}', table[value]) if value in table else value

    def words(self, kind: str, values: Iterable[str]) -> str:
        """Several of them in a line."""
        return self.joined(self.word(kind, value) for value in values)

    def way_to(self, door: Door) -> str:
        """Where a paper goes: an address as it is, the way in an app in words."""
        return self.translator.text('way in an app', door.address) if door.kind == 'in-app' else door.address

    def line(self, label: str, value: str) -> str:
        """A name and what it is, as the language joins the two."""
        return tongue(self.language).line(label, value)

    def heading(self, label: str) -> str:
        """A name above what belongs to it."""
        return tongue(self.language).heading(label)

    def field(self, field: FormField) -> str:
        """What a field of a form asks for: in the words of the form, where they are known, and in ours."""
        asks = self.translator.text('form field', field.asks)
        if field.quote in {'', asks}:
            return asks
        return self.message('form.field-quoted', quote=field.quote, meaning=asks)

    def problem(self, problem: Problem, rows: str = '') -> str:
        """A problem with its place, what is wrong, why it matters and what to write instead."""
        told, where = self.told(problem.id, dict(problem.values)), self.where(problem, rows)
        told = beside_keys(problem.id, told, self.label)
        if where == problem.where:
            return f'{where}: {told}' if where else told  # As compilers write it, and editors read it.
        return self.line(where, told)

    def where(self, problem: Problem, rows: str = '') -> str:
        """`file:line:column`; in a sheet the row, or these `rows`, and the column by its heading."""
        column = dict(problem.values).get('column')
        if column is None and problem.line and not problem.column:
            return self.message('sheet.where-row', file=problem.file, row=problem.line)
        if column is None:
            return problem.where
        return self.message('sheet.where', file=problem.file, row=rows or problem.line, column=column)

    def told(self, id: str, values: Mapping[str, object]) -> str:
        """What, why and do of a message, in a line."""
        held = self.registry.messages.get(id)
        cause = f'cause.{values.get("why", "")}'
        values = {**values, 'why': self.message(cause)} if cause in self.registry.messages else values
        if held is None or isinstance(held, str) or is_counted(held):
            return self.message(id, **values) if held else id
        return self.together(*(self.message(id, part, **values) for part in ('what', 'why', 'do') if part in held))

    def error(self, error: LettersError) -> str:
        """What stopped a run."""
        return self.told(error.id, error.values)

    def reason(self, reason: Reason) -> str:
        """The sentence of a reason: its own text, or the message of its id."""
        values = {key: self._named(key, value) for key, value in reason.values}
        if reason.text:
            return self.said(reason.context, reason.text, **values)
        id = f'reason.{reason.id}'
        return self.told(id if id in self.registry.messages else reason.id, values)

    def _named(self, key: str, value: str) -> str:
        """Values of a reason that are sentences of the data themselves, or a law."""
        if key == 'law':
            return self.law(value)
        if key == 'country':
            return self.country(value)
        if key == 'date':
            return plain_date(datetime.date.fromisoformat(value), self.language)
        if key == 'papers':
            return self.papers_named(value.split(', '))
        if key == 'way':
            # How a service is reached, behind the id of its record.
            id, _, text = value.partition(' ')
            return self.translator.text(f'platform {id}', text)
        contexts = {'element': 'element', 'declaration': 'declaration'}
        return self.translator.text(contexts[key], value) if key in contexts else value

    def paper(self, kind: str) -> str:
        """The title of a kind of paper, also of one that is not written yet."""
        if kind not in self.registry.papers:
            return self.message(f'paper.{kind}' if f'paper.{kind}' in self.registry.messages else 'plan.heading-papers')
        return self.translator.text(f'paper {kind}', self.registry.papers[kind].title)

    def addressed(self, kind: str, recipient: str) -> str:
        """A paper by its title and by whom it goes to; one that goes with others goes to nobody."""
        held = self.registry.papers[kind]
        if not (held.to or held.behind or held.follows or recipient in NEAR):
            return self.paper(kind)
        return self.message('start.paper', paper=self.paper(kind), recipient=self.recipient(recipient))

    def law(self, id: str) -> str:
        """The title of a law: the official one of the language, else as letters translate it."""
        law = self.registry.law(id)
        # No letter cites a way to a court: its words are among those that are looked up.
        own = self.translator.of('registry' if law.ground == 'court' else 'letters')
        return law.local_titles.get(self.language) or own.text(f'law {id}', law.title)

    def does(self, kind: str) -> str:
        """What a kind of paper does, in a few words."""
        return self.translator.text(f'paper {kind}', self.registry.papers[kind].does)

    def region(self, code: str, name: str) -> str:
        """The name of a state or province."""
        return self.translator.text(f'region {code}', name)

    def recipient(self, id: str) -> str:
        """The name of a recipient; of an authority, and of people near the person, in the language of the screen."""
        if id in self.registry.outline.authorities:
            return self.registry.authority(id).called(self.language)
        return self.message(f'near.{id}') if id in NEAR else self.whom(id).name

    def label(self, key: str) -> str:
        """The short name of a dotted key."""
        return self.message(f'label.{key}') if f'label.{key}' in self.registry.messages else key

    def labels(self, keys: tuple[str, ...]) -> str:
        """Several dotted keys by their short names."""
        return self.joined(self.label(key) for key in keys)

    def joined(self, parts: Iterable[str]) -> str:
        """A list in a line, with the comma of the language."""
        return tongue(self.language).comma.join(parts)

    def together(self, *sentences: str) -> str:
        """Whole sentences one after the other, as the language parts them."""
        return tongue(self.language).together(*sentences)

    def stopped(self, text: str) -> str:
        """A heading in a line, with the full stop of the language."""
        return f'{text}{tongue(self.language).end}'

    def papers_named(self, ids: Iterable[str]) -> str:
        """Papers by their numbers, in a sentence."""
        return listed((self.message('plan.paper-named', paper=id) for id in ids), self.language)

    def language_name(self, code: str) -> str:
        """The name of a language in the language of the screen."""
        return language_name(code, self.language)

    def fallback(self, wanted: str) -> list[str]:
        """A word on a language that was wanted and that the screen does not speak."""
        spoken = not wanted or code(wanted).split('_')[0] == self.language.split('_')[0]
        return [] if spoken else [self.message('language-fallback', language=self.language_name(wanted))]

    def helpline_none(self, place: str, said: str) -> str:
        """That nobody is known who helps some people of a country."""
        return self.translator.text(f'helpline {place}', said)

    def audience(self, who: str) -> str:
        """Who sees a detail."""
        return self.translator.text('audience', self.registry.vocabulary.audiences[who])

    def seen_by(self, paper: Paper) -> list[str]:
        """Who sees which details of a paper: a line for all who surely see the same, another for all who perhaps do."""
        found: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
        for seen in paper.seen_by:
            found.setdefault((seen.certain, seen.details), []).append(self.audience(seen.who))
        first = next((details for (certain, details) in found if certain), ())
        return [
            self.message(
                'plan.seen-by' if certain else 'plan.seen-by-maybe', who=self.joined(who),
                details=self.message('plan.seen-same') if details == first and not certain else self.labels(details),
            )
            for (certain, details), who in found.items()
        ]  # fmt: skip

    def time(self, due: Due) -> str:
        """A period in the words of the language: `48 hours`, `one month`."""
        return self.message(f'time.{due.unit}', count=due.value)

    def date(self, due: Due) -> str:
        """The day on which a period ends."""
        return plain_date(due.by, self.language)

    def choice(self, key: str, value: str) -> str:
        """A choice of a question in the words of the question."""
        choices = self.registry.questions[key].choices if key in self.registry.questions else {}
        return self.translator.text(f'question {key}', choices[value]) if value in choices else value

    def example(self, question: Question) -> str:
        """An example of an answer, in the language of the screen where it has words of one."""
        return self.translator.text(f'question {question.key}', question.example)

    def country(self, code: str) -> str:
        """The name of a country."""
        return country_name(code, self.language)

    def place(self, code: str) -> str:
        """The name of a country or of a group of countries, as a heading."""
        group = f'group.{code}'
        name = self.message(group) if group in self.registry.messages else self.country(code)
        return tongue(self.language).opened(name)

    def helpline(self, id: str) -> Helpline:
        """A helpline, its note and its hours in the language of the screen."""
        line = self.registry.helpline(id)
        note = self.translator.text(f'helpline {id}', line.note) if line.note else ''
        hours = self.translator.text('helpline hours', line.hours) if line.hours else ''
        return line.model_copy(update={'note': note, 'hours': hours})

    def helpline_more(self, line: Helpline) -> list[str]:
        """In which languages a helpline answers, where one is not the reader's; which services heed a fingerprint."""
        found, own = list[str](), self.language.split('_')[0]
        if any(code.split('_')[0] != own for code in line.languages):
            found.append(self.message('helpline.languages', names=self.joined(map(self.language_name, line.languages))))
        if partners := self.registry.outline.partners.get(line.id, ()):
            found.append(self.message('helpline.partners', names=self.joined(partners)))
        return found
