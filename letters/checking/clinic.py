"""The settings of a clinic, read as strictly as a case: what no letter may say, no clinic can put into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.casefile.shape import Shape
from letters.checking.logo import UnfitLogoError
from letters.checking.logo import safe_logo
from letters.checking.paragraph import unfit
from letters.checking.paragraph import watched
from letters.languages.catalogue import nearest
from letters.languages.catalogue import offered_for_letters
from letters.languages.codes import code
from letters.languages.oaths import is_forbidden
from letters.languages.oaths import swears
from letters.model.clinic import NO_CLINIC
from letters.model.clinic import Clinic
from letters.registry.read import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.errors import Problem
    from letters.model.registry import Registry
    from letters.registry.read import Document
    from letters.registry.read import Location

# More would push the letter itself off its first page.
_MOST_LINES = 4
_MOST_PARAGRAPHS = 3
_LONGEST = 600


def read_clinic(path: Path, registry: Registry) -> tuple[Clinic, list[Problem]]:
    """The settings of a file, the logo with them, and every problem; FileError where the file cannot be opened."""
    document = read_file(path, name=path.name)
    shape = Shape(document, {})
    clinic = shape.read_as(Clinic)
    problems = [*document.problems, *shape.problems]
    if document.whole and not problems:
        problems += _problems(clinic, document, registry)
        logo, unfit = _logo(path, clinic)
        problems += [document.problem(unfit, ('letterhead', 'logo'))] if unfit else []
        clinic = clinic.model_copy(update={'letterhead': clinic.letterhead.model_copy(update={'logo': logo})})
    return clinic, sorted(problems, key=lambda problem: (problem.line, problem.column))


def _logo(path: Path, clinic: Clinic) -> tuple[str, str]:
    """The picture that is named, from the folder of the settings alone, or the id of what is wrong with it."""
    name = clinic.letterhead.logo
    if not name:
        return '', ''
    if '/' in name or '\\' in name or name.startswith('.'):
        return '', 'logo-place'
    file = path.parent / name
    try:
        if file.is_symlink() or not file.is_file():
            return '', 'logo-place'
        return safe_logo(file.read_bytes()), ''
    except UnfitLogoError as error:
        return '', str(error)
    except (OSError, ValueError):
        return '', 'logo-place'


def _problems(clinic: Clinic, document: Document, registry: Registry) -> Iterator[Problem]:
    if not clinic.clinic:
        yield document.problem('clinic-name', ('clinic',))
    agent = clinic.agent
    if agent != NO_CLINIC.agent and not (agent.name and agent.email and agent.address):
        yield document.problem('clinic-agent', ('agent',))
    if len(clinic.letterhead.lines) > _MOST_LINES:
        yield document.problem('too-many', ('letterhead', 'lines'), key='letterhead.lines', longest=str(_MOST_LINES))
    shown: list[tuple[Location, str]] = [(('clinic',), clinic.clinic), (('agent', 'name'), agent.name)]
    shown += [(('agent', 'address', n), line) for n, line in enumerate(agent.address)]
    shown += [(('letterhead', 'lines', n), line) for n, line in enumerate(clinic.letterhead.lines)]
    for place, text in shown:
        # Whatever the language of the letter, its head swears nothing.
        if any(swears(text, one) or is_forbidden(text, one) for one in offered_for_letters()):
            yield document.problem('clinic-words', place)
    for key, language in (('language', clinic.language), ('reading_copy', clinic.reading_copy)):
        if language and _offered(language) is None:
            yield document.problem('clinic-language', (key,), choices=', '.join(offered_for_letters()))
    yield from _of_paragraphs(clinic, document, registry)


def _offered(language: str) -> str | None:
    """The language of letters that is meant, if there is one."""
    found = nearest(language, offered_for_letters())
    return found if found.split('_')[0] == code(language).split('_')[0] else None


def _of_paragraphs(clinic: Clinic, document: Document, registry: Registry) -> Iterator[Problem]:
    papers = sorted(id for id, kind in registry.papers.items() if kind.audience != 'person')
    times: dict[tuple[str, str], int] = {}
    for n, one in enumerate(clinic.paragraphs):
        place: Location = ('paragraphs', n)
        if one.paper not in papers:
            choices = ', '.join(papers)
            yield document.problem('wrong-choice', (*place, 'paper'), key='paragraphs.paper', choices=choices)
        if code(one.language) not in offered_for_letters() or not watched(one.language):
            choices = ', '.join(offered_for_letters())
            yield document.problem('clinic-language', (*place, 'language'), choices=choices)
            continue
        times[one.paper, one.language] = times.get((one.paper, one.language), 0) + 1
        if times[one.paper, one.language] > _MOST_PARAGRAPHS:
            yield document.problem('too-many', place, key='paragraphs', longest=str(_MOST_PARAGRAPHS))
        if not one.text or len(one.text) > _LONGEST:
            yield document.problem('clinic-length', (*place, 'text'), longest=str(_LONGEST))
        yield from (document.problem(id, (*place, 'text')) for id in unfit(one, registry))
