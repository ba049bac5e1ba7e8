"""The command `locale missing`: the sentences that stand between a translator and one whole letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters import paths
from letters.cli.given import is_place
from letters.cli.given import place_of
from letters.cli.locale import languages_of
from letters.cli.opening import case_from
from letters.cli.opening import case_or_problems
from letters.cli.screen import day
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import UsageError
from letters.model.case import Case
from letters.registry.load import registry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.packet.preview import Part
    from letters.translating.way import Stage


class _Way(NamedTuple):
    """A letter of a case, with the first page and the other papers of that case."""

    case: str
    letter: Part
    page: Part
    others: tuple[Part, ...]

    @property
    def length(self) -> tuple[bool, int, str, str]:
        """How far it is, what is whole already last; letters that are equally far stay in one order."""
        from letters.translating.notes import words

        there = {*self.letter.lacking, *self.page.lacking}
        return not self.letter.lacking, sum(words(text) for _, _, text in there), self.case, self.letter.stem


def missing(language: str, wanted: str, until: str, output: Path | None, *, as_json: bool) -> None:
    """Show the shortest way to a whole letter in a language, or write its sentences as a catalogue."""
    from letters.output.files import write_whole
    from letters.translating.check import checked
    from letters.translating.extract import sources
    from letters.translating.standing import standing
    from letters.translating.way import STAGES
    from letters.translating.way import catalogue_of
    from letters.translating.way import stages

    if until not in STAGES:
        raise UsageError('usage-choice', option='--until', choices=', '.join(STAGES))
    (language,) = languages_of([language], paths.LOCALES)
    found = sources(registry())
    result = checked(language, found, standing(registry()), paths.LOCALES)
    lacking = [one.sentence.key for one in result.lacking if one.needed]
    lacking += [(one.domain, one.context.partition('|')[0], one.english) for one in result.faults]
    beside = [one.sentence.key for one in result.lacking if not one.needed]
    way = min(_ways(language, wanted), key=lambda one: one.length, default=None)
    if way is None:
        raise UsageError('usage-locale-for')
    others = [one for part in way.others for one in part.lacking]
    parts = stages(way.letter.lacking, way.page.lacking, others, lacking, beside)
    if as_json:
        show_json(_as_json(language, way, parts))
    chosen = parts[: STAGES.index(until) + 1]
    if output is not None:
        sentences = [one for part in chosen for one in part.sentences]
        write_whole(output, catalogue_of(sentences, language, found, paths.LOCALES).encode())
        talk([wording().message('locale.missing-written', file=output.name, language=language)])
    elif not as_json:
        show(_lines(way, parts, chosen))


def _ways(language: str, wanted: str) -> Iterator[_Way]:
    """Every letter of the cases that are meant; of those that a paper or a country is for, only the letters of that."""
    from letters.packet.preview import parts

    kind = wanted if wanted in _letters() else ''
    for name, case in _cases(wanted):
        made = parts(case, registry(), day(''), language, paths.LOCALES)
        page = next(part for part in made if part.kind == 'start-here')
        for letter in made:
            if letter.kind in _letters() and (not kind or letter.kind == kind):
                others = tuple(part for part in made if part is not letter and part is not page)
                yield _Way(name, letter, page, others)


def _letters() -> frozenset[str]:
    return frozenset(id for id, kind in registry().papers.items() if kind.audience != 'person')


def _cases(wanted: str) -> Iterator[tuple[str, Case]]:
    """The cases of a file, of a paper's examples or of a country; without a word the invented people."""
    if wanted in _letters():
        yield from _examples(wanted)
        return
    if wanted and Path(wanted).is_file():
        yield Path(wanted).name, case_or_problems(case_from(Path(wanted), day('')))
        return
    if wanted and not is_place(wanted):
        raise UsageError('usage-locale-for')
    country, region = place_of(wanted) if wanted else ('', '')
    for file in sorted(paths.DEMO.glob('*.yaml')):
        case = case_or_problems(case_from(file, day('')))
        if not country or (case.person.country == country and (not region or case.person.region == region.upper())):
            yield file.stem, case
    if country:
        yield from _of_country(country, region.upper())


def _examples(kind: str) -> Iterator[tuple[str, Case]]:
    """The cases of a paper's examples; where an example needs the paper of another it is passed over by its plan."""
    from letters.checking.example_case import changed
    from letters.registry.read import read_file

    for file in sorted((paths.TEMPLATES / kind / 'examples').glob('*.yaml')):
        held = read_file(file).value
        facts = held.get('case') if isinstance(held, dict) else None
        if isinstance(facts, dict):
            yield f'{kind}/{file.stem}', Case.model_validate(changed(facts))


def _of_country(country: str, region: str) -> Iterator[tuple[str, Case]]:
    """The plainest case of a country or a region: somebody who lives there, and one recording on a large service."""
    from letters.checking.example_case import changed

    lives = {'person.country': country, 'person.region': region, 'sender.country': country}
    yield region or country, Case.model_validate(changed(lives))


def _lines(way: _Way, parts: tuple[Stage, ...], chosen: tuple[Stage, ...]) -> Iterator[str]:
    words = wording()
    yield words.message('locale.way', paper=words.paper(way.letter.kind), case=way.case)
    for number, part in enumerate(parts, 1):
        said = words.message(f'locale.stage-{part.name}')
        yield words.message('locale.stage', number=number, stage=said, sentences=len(part.sentences), words=part.words)
    for part in chosen:
        for domain, context, text in part.sentences:
            yield f'{domain} | {context} | {text}'


def _as_json(language: str, way: _Way, parts: tuple[Stage, ...]) -> dict[str, object]:
    return {
        'language': language,
        'paper': way.letter.kind,
        'case': way.case,
        'stages': [
            {
                'stage': part.name, 'sentences': len(part.sentences), 'words': part.words,
                'missing': [dict(zip(('domain', 'context', 'english'), one, strict=True)) for one in part.sentences],
            }
            for part in parts
        ],
    }  # fmt: skip
