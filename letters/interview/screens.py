"""What the interview shows: each screen as plain lines, made from the answers so far."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from letters.interview.reply import ELSEWHERE
from letters.interview.reply import SEVERAL
from letters.interview.terminal import isolated
from letters.languages.locale import direction
from letters.languages.words import folded
from letters.law.recipients import engines
from letters.law.recipients import recipient_of
from letters.registry.load import locales
from letters.registry.load import spoken
from letters.wording.refused import not_made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.casefile.tree import Value
    from letters.interview.answers import Answers
    from letters.interview.step import Step
    from letters.model.plan import Paper
    from letters.model.plan import Plan
    from letters.model.plan import Reason
    from letters.model.question import Question
    from letters.wording.words import Wording

COMMANDS = ('back', 'skip', 'why', 'save', 'help', 'quit')
FIRST = ('back', 'help')
"""The commands that are told at the start; `:help` tells the rest."""
# The common path, and that of what has no picture. A longer one is as long as the details that the person wants to add.
_TYPICAL = 17
_WITHOUT_PICTURE = {'details': 11, 'impersonation': 11}


def rtl(words: Wording) -> bool:
    """Whether the screen runs from right to left."""
    return direction(words.language) == 'rtl'


def language_names() -> dict[str, str]:
    """The languages that the screen speaks, each in its own script."""
    names = {'en': 'English'} | {code: record.name for code, record in locales().items()}
    return {code: names[code] for code in spoken()}


def offered(step: Step, question: Question, answers: Answers, words: Wording) -> dict[str, str]:
    """What can be chosen at a question: each value with its words."""
    if question.choices:
        return {value: words.choice(question.key, value) for value in step.choices or question.choices}
    if question.answer == 'language':
        return language_names()
    if question.key == 'person.region':
        return _regions(str(answers.get('person.country', '')), words)
    if question.key == 'items.engines':
        return {id: words.recipient(id) for id in engines(words.registry)}
    if question.key == 'items.shows':
        return {
            str(answers[f'materials.{n}.id']): recording(n, answers, words)
            for n in range(answers.count('materials'))
        }  # fmt: skip
    return {}


def _regions(country: str, words: Wording) -> dict[str, str]:
    """The regions of a country whose law is known here, in the order of their names, and all others as one."""
    place = words.registry.jurisdictions.get(country.lower())
    if place is None or not place.regions:
        return {}
    known = {code.upper(): words.region(code, name) for code, name in place.regions.items()}
    known = dict(sorted(known.items(), key=lambda one: folded(one[1])))
    return {**known, ELSEWHERE: words.message('start.elsewhere')}


def recording(n: int, answers: Answers, words: Wording) -> str:
    """A recording by its number and its kind."""
    kind = answers.get(f'materials.{n}.kind', '')
    return words.message('start.recording', number=n + 1, kind=words.choice('materials.kind', str(kind)) or '-')


def progress(number: int, answers: Answers, words: Wording) -> str:
    """Which question this is, and of about how many, as long as there are not more."""
    most = _WITHOUT_PICTURE.get(str(answers.get('about', '')), _TYPICAL)
    return words.message('start.progress' if number <= most else 'start.progress-on', number=number, all=most)


def question_lines(step: Step, answers: Answers, words: Wording, number: int) -> Iterator[str]:
    """A question with its choices, how to answer it, and what was answered before; without a number where it is 0."""
    say, question = words.message, step.question(words.registry)
    choices = offered(step, question, answers, words)
    yield ''
    if number:
        yield progress(number, answers, words)
    yield from _about(step, answers, words)
    yield words.translator.text(f'question {question.key}', question.ask)
    yield from (f'{n} {text}' for n, text in enumerate(choices.values(), 1))
    if question.example and not choices:
        yield from valued(say('start.example'), _shown(words.example(question), question, words), words)
    yield say(_keys(question, choices))
    if step.key in answers:
        yield from _before(question, answers[step.key], choices, words)
        yield say('start.keys-keep')
    elif step.needed:
        yield say('start.keys-needed')
    elif question.skip == 'yes':
        yield say('start.keys-skip')


def place_line(n: int, answers: Answers, words: Wording) -> str:
    """A place in one line: its link, or its service, kind, and what finds it."""
    url, where = str(answers.get(f'items.{n}.url', '')), str(answers.get(f'items.{n}.where', ''))
    if url and not is_told(n, answers):
        return words.message('places.place', number=n + 1, place=isolated(url, rtl=rtl(words)))
    found = [str(answers.get(f'items.{n}.locator.{name}', '')) for name in ('account', 'group', 'message')]
    kind = words.choice('items.where', where) if where else ''
    # The name of the service comes with the signs that keep it apart: a second pair would be shown as no sign at all.
    parts = [site(n, answers, words), kind, *(isolated(part, rtl=rtl(words)) for part in found if part)]
    return words.message('places.place', number=n + 1, place=words.joined(part for part in parts if part))


def is_told(n: int, answers: Answers) -> bool:
    """Whether a place was told in words: something finds it beside the link of its service or of an account."""
    return any(key.startswith((f'items.{n}.locator.', f'items.{n}.where')) for key in answers)


def valued(label: str, untrusted: str, words: Wording) -> Iterator[str]:
    """A value after its label; beside a language that runs from right to left, on a line of its own."""
    value = isolated(untrusted, rtl=rtl(words))
    yield from (label, f'  {value}') if rtl(words) else (f'{label} {value}',)


def _keys(question: Question, choices: dict[str, str]) -> str:
    if question.answer == 'choices' or (choices and question.answer == 'texts'):
        return 'start.keys-several'
    if question.answer in SEVERAL:
        return 'start.keys-countries' if question.answer == 'countries' else 'start.keys-list'
    if question.answer == 'country':
        return 'start.keys-country'
    if question.answer == 'language':
        return 'start.keys-language'
    return 'start.keys-number' if choices else 'start.keys-text'


def _about(step: Step, answers: Answers, words: Wording) -> Iterator[str]:
    """Which recording or place a question is about, where there are several."""
    part, _, rest = step.key.partition('.')
    number = rest.partition('.')[0]
    if not number.isdigit():
        return
    n = int(number)
    count = max(answers.count(part), n + 1)
    if count > 1 and part == 'materials':
        yield words.message('start.about-recording', number=n + 1, all=count)
    elif step.once == 'host':
        places = len(step.keys(answers))
        id = 'start.about-host' if places > 1 else 'start.about-one'
        yield words.message(id, site=site(n, answers, words), count=places)
    elif count > 1 and len(step.keys(answers)) > 1:
        yield words.message('start.about-all', count=len(step.keys(answers)))
    elif count > 1:
        yield words.message('start.about-place', number=n + 1, all=count, site=site(n, answers, words))


def site(n: int, answers: Answers, words: Wording) -> str:
    """The name of the service at a place; of one that the registry does not know its host."""
    items = answers.case(words.registry).items
    found = recipient_of(items[n], words.registry) if n < len(items) else None
    return isolated(found.name, rtl=rtl(words)) if found else words.message('start.other-site')


def _before(question: Question, value: Value, choices: dict[str, str], words: Wording) -> Iterator[str]:
    if question.private == 'yes':
        yield words.message('start.answered-private')
        return
    values = [value] if isinstance(value, str) else list(value)
    shown = [choices.get(one) or _shown(one, question, words) for one in values]
    yield words.message('start.answered')
    yield from (f'  {isolated(one, rtl=rtl(words))}' for one in shown)


def _shown(value: str, question: Question, words: Wording) -> str:
    return words.country(value) if question.answer in {'country', 'countries'} else value


def why_lines(question: Question, words: Wording) -> tuple[str, ...]:
    """Why a question is asked."""
    return (words.translator.text(f'question {question.key}', question.why),)


def command_lines(words: Wording, names: tuple[str, ...] = COMMANDS) -> Iterator[str]:
    """What can be typed at every prompt."""
    for name in names:
        yield words.message(f'start.command-{name}', command=isolated(f':{name}', rtl=rtl(words)))


def disclosure_lines(papers: tuple[Paper, ...], words: Wording) -> Iterator[str]:
    """Paper by paper, who will see what; papers of which the same see the same stand together."""
    say = words.message
    yield ''
    yield say('start.disclosure')
    for seen, group in groupby(enumerate(papers, 1), lambda one: words.seen_by(one[1])):
        yield from (f'{n} ' + words.addressed(paper.called, paper.recipient) for n, paper in group)
        yield from (f'  {line}' for line in seen)
    yield say('start.disclosure-less')


def stop_lines(step: Step, found: Plan, words: Wording) -> Iterator[str]:
    """What stands on a screen of help, before those who help."""
    yield ''
    if step.id == 'stop.safety':
        yield words.message('start.safety')
        yield words.message('start.safety-danger')
    elif step.id == 'stop.danger':
        yield words.message('plan.warnings')
        yield from (f'- {words.reason(reason)}' for reason in found.warnings)
    elif step.id == 'stop.no-statement':
        yield from not_made(found, words)
        yield words.message('start.nothing-to-write')
    else:
        alone = {'stop.help', 'stop.unpublished'}
        shown = [reason for reason in found.help if step.id in {*alone, _stopping(reason)}]
        yield from (words.reason(reason) for reason in shown or found.help)
        if step.id == 'stop.unpublished' and not step.choice:
            yield from _no_statement(found, words)


def _stopping(reason: Reason) -> str:
    """The screen that says a help."""
    return reason.id.replace('help', 'stop').removesuffix('-plain')


def _no_statement(found: Plan, words: Wording) -> Iterator[str]:
    """Why there is no statement for the police, behind what can endanger who reports a threat all the same."""
    reasons = not_made(found, words)
    if reasons and 'police-only-if-chosen' in found.effects:
        yield from ('', words.message('plan.warnings'), *(f'- {words.reason(reason)}' for reason in found.warnings))
    yield from ('', *reasons) if reasons else ()
