"""The command `locale preview`: whole packets in a language that is not whole yet, beside the English."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from letters import paths
from letters.cli.locale import languages_of
from letters.cli.opening import case_from
from letters.cli.opening import case_or_problems
from letters.cli.screen import day
from letters.cli.screen import show
from letters.cli.screen import talk
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import MissingPartError
from letters.output.files import write_private
from letters.registry.load import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.case import Case
    from letters.packet.options import Notice
    from letters.packet.preview import Part

FORMATS = ('pdf', 'html')


def preview(language: str, output: Path | None, case: Path | None, date_given: str) -> None:
    """Write every paper of the invented people, or of one case, as translators look at it."""
    from letters.packet.preview import parts

    (language,) = languages_of([language], paths.LOCALES)
    on, words, missing = day(date_given), wording(), None
    folder = output or Path(f'preview-{language}')
    face = words.message('preview.face', language=words.language_name(language))
    for name, one in _cases(case, date_given):
        show([words.message('preview.case', case=name, folder=whole(folder / name))])
        for part in parts(one, registry(), on, language, paths.LOCALES):
            files, lacked = _written(part, folder / name, face)
            missing = missing or lacked
            paper = words.paper(part.kind)
            count = len(part.lacking)
            show(['  ' + words.message('preview.paper', paper=paper, files=', '.join(files), count=count)])
    talk([words.message('preview.next')])
    if missing:
        raise MissingPartError(missing.id, values=dict(missing.values))


def _cases(case: Path | None, date_given: str) -> Iterator[tuple[str, Case]]:
    """The invented people by the names of their files; a case of somebody by its id."""
    on = day(date_given)
    if case is not None:
        read = case_or_problems(case_from(case, on))
        yield read.case.id, read
        return
    for file in sorted(paths.DEMO.glob('*.yaml')):
        yield file.stem, case_or_problems(case_from(file, on))


def _written(part: Part, folder: Path, face: str) -> tuple[list[str], Notice | None]:
    """The names of the files of a part, and what this machine lacked for one; English that is apart has its own."""
    from letters.packet.files import views

    names, missing = [], None
    for page, mark in zip(part.beside(face), ('', '.en'), strict=False):
        made = views(page, '', FORMATS)
        missing = missing or made.missing
        for ending, content in made.content.items():
            names.append(f'{part.stem}.preview{mark}.{ending}')
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(folder / names[-1], content)
    return names, missing
