"""The questionnaire on paper, to fill in by hand."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from letters.casefile.known import fit
from letters.law.recipients import engines
from letters.sheets.sheet import Sheet
from letters.sheets.sheet import compose_sheet
from letters.sheets.sheet import piece
from letters.sheets.start_here import helper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from letters.model.law import PaperSize
    from letters.model.letter import Letter
    from letters.model.question import Question
    from letters.sheets.sheet import Guide
    from letters.wording.words import Wording

KIND = 'question-form'

# A line to write on fits on a page in every script; a link takes two, a list of answers or an address three.
_LINE = '_' * 60
_LINES = {'link': 2, 'texts': 3, 'lines': 3}


@dataclass(frozen=True, slots=True)
class Form:
    """For whom the form is: their country, if known, the day on which its groups are looked up, and the paper."""

    on: date
    country: str = ''
    size: PaperSize | None = None


def question_form(form: Form, wording: Wording) -> Letter:
    """The form in the language of the screen. It carries no date and no reference: nothing tells two of them apart."""
    fit(wording.registry)
    parts = list(_parts(wording))
    guide = {
        'helplines': [helper(id, wording) for id in _helplines(form, wording)],
        'true_ones': wording.message('help.true-ones'),
        'parts': parts,
        'typed': [question for part in parts for question in _typed(part)],
        'start': piece('letters start'),
        'check': piece('letters check case.yaml'),
    }
    size = form.size or wording.registry.paper_size(form.country)
    made = compose_sheet(Sheet(KIND, '00', '', form.on, size), guide, wording)
    return replace(made, title=KIND, dated='')


def _helplines(form: Form, wording: Wording) -> list[str]:
    """Who helps whatever is answered: in the country, then everywhere; no number that nobody could check."""
    lines = wording.registry.helplines(form.country, form.on)
    return [line.id for line in lines if line.confidence != 'low' and not line.when]


def _parts(wording: Wording) -> Iterator[Guide]:
    held, numbers = wording.registry.form, count(1)
    for part in held.parts:
        questions = [
            _question(next(numbers), wording.registry.questions[key], held.rooms.get(key.split('.')[0], []), wording)
            for key in part.questions
        ]
        yield {'id': part.id, 'questions': questions}


def _typed(part: Guide) -> Iterator[Guide]:
    """The questions of a part for whoever types the answers in: each with its key, and the word for each choice."""
    for question in part['questions']:  # type: ignore[attr-defined]
        words = [choice['value'] for choice in question['choices']]
        yield {'number': question['number'], 'key': question['key'], 'choices': words}


def _question(number: int, question: Question, columns: list[str], wording: Wording) -> Guide:
    spoken_text = wording.translator.text
    context = f'question {question.key}'
    return {
        'number': number,
        'key': piece(question.key),
        'ask': spoken_text(context, question.ask),
        'why': spoken_text(context, question.why),
        'example': wording.message('form.example', example=wording.example(question)) if _shown(question) else '',
        'choose': wording.message('form.choose-several' if question.answer == 'choices' else 'form.choose-one'),
        'choices': list(_choices(question, wording)),
        'columns': columns,
        'lines': list(_lines(question, columns)),
    }


def _shown(question: Question) -> bool:
    """Whether an example helps somebody with a pen: a code or a date as a file has it does not."""
    return question.spoken_example or question.answer == 'link' or '@' in question.example


def _choices(question: Question, wording: Wording) -> Iterator[Guide]:
    """Each choice with the word that stands for it in a case file; search engines by their names."""
    if question.key == 'items.engines':
        for id in engines(wording.registry):
            yield {'text': wording.recipient(id), 'value': piece(id)}
    for value in question.choices:
        yield {'text': wording.choice(question.key, value), 'value': piece(value)}


def _lines(question: Question, columns: list[str]) -> Iterator[Guide]:
    """Lines to write on, for each recording or place that there is room for."""
    lines = _LINES.get(question.answer, 1)
    for column in columns:
        yield {'of': column, 'room': _LINE}
        if question.answer == 'link':
            yield {'of': '', 'room': _LINE}
    if not columns:
        for _ in range(lines):
            yield {'of': '', 'room': _LINE}
