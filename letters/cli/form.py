"""The questionnaire on paper."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from letters.cli.given import country_code
from letters.cli.given import language_code
from letters.cli.screen import show
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import UsageError
from letters.model.law import PaperSize
from letters.output.files import write_private
from letters.registry.load import spoken
from letters.sheets.question_form import Form
from letters.sheets.question_form import question_form


def form(output: Path | None, language: str, size: PaperSize | None, country: str) -> None:
    """Write the form to a file, or to stdout where that is not a terminal."""
    if output is None and sys.stdout.isatty():
        raise UsageError('form.no-file')
    language = language_code(language)
    if language and language not in spoken():
        raise UsageError('usage-choice', option='--language', choices=', '.join(spoken()))
    country = country_code(country) if country else ''
    content = _pdf(Form(date.today(), country, size), language)  # noqa: DTZ011 - the day on the person's own calendar
    if output is None:
        sys.stdout.buffer.write(content)
        return
    write_private(output, content)
    show([wording().message('form.done', file=whole(output))])


def _pdf(form: Form, language: str) -> bytes:
    from letters.render.pdf import pdf

    return pdf(question_form(form, wording(language)))
