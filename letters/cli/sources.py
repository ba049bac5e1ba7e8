"""The command `sources`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.given import records_of
from letters.cli.opening import case_from
from letters.cli.opening import case_or_problems
from letters.cli.screen import day
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.model.helpline import Helpline
from letters.model.law import Illegality
from letters.model.law import Law
from letters.model.law import PartOf
from letters.model.platform import Platform
from letters.packet.relied import Relied
from letters.packet.relied import relied_on
from letters.registry.load import registry
from letters.registry.sourced import sourced
from letters.wording.record import cited
from letters.wording.record import how_sure
from letters.wording.record import source_line
from letters.wording.record import title

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from letters.registry.sourced import Read


def sources(path: Path | None, date_given: str, country: str, *, as_json: bool) -> None:
    """Show where everything is from that the papers of a case rely on; without a case, all of a country or of all."""
    if path is None:
        near = records_of(country) if country else frozenset()
        found = tuple(Relied(held, ()) for held in sourced(registry()) if not country or held.record.id in near)
    else:
        on = day(date_given)
        found = relied_on(case_or_problems(case_from(path, on)), registry(), on)
    if as_json:
        show_json([_as_json(one) for one in found])
        return
    show(line for one in found for line in (*_lines(one), ''))
    show([wording().message('laws.not-advice')])


def _lines(one: Relied) -> Iterator[str]:
    words, record = wording(), one.held.record
    yield words.heading(words.line(record.id, _name(record)))
    if one.papers:
        yield words.line(words.message('sources.papers'), words.joined(one.papers))
    if isinstance(record, Helpline):
        yield words.line(words.message('laws.checked'), record.checked.isoformat())
        yield from (f'- {link}' for link in record.sources)
        return
    yield from how_sure(record, words)
    yield from (f'- {source_line(source, words)}' for source in one.held.sources)


def _name(record: Read) -> str:
    words = wording()
    if isinstance(record, Law):
        return f'{title(record, words)} ({cited(record.citation, words)})'
    if isinstance(record, Illegality):
        return cited(record.cite, words)
    if isinstance(record, Platform):
        return record.names[0]
    if isinstance(record, PartOf):
        return words.line(words.message('place.part-of'), words.place(record.country))
    return getattr(record, 'name', '') or words.message('sources.danger')


def _as_json(one: Relied) -> dict[str, object]:
    record = one.held.record
    sources = [source.model_dump(mode='json') for source in one.held.sources]
    return {
        'id': record.id, 'file': one.held.file, 'papers': list(one.papers), 'confidence': record.confidence,
        'checked': record.checked.isoformat(),
        'sources': sources or [{'url': link} for link in one.held.links],
    }  # fmt: skip
