"""The command `registry compare`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from letters.cli.given import country_code
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.comparing.compare import Compared
from letters.comparing.compare import Line
from letters.comparing.compare import compare
from letters.comparing.facts import facts as read
from letters.comparing.ours import own
from letters.errors import UsageError
from letters.registry.load import registry
from letters.wording.command import typed


def compare_with(facts: Path, country: str, platform: str, *, as_json: bool) -> None:
    """Show what our records lost, changed or added beside researched facts; differences are no failure."""
    known = registry()
    if platform and platform not in known.platforms:
        raise UsageError('usage-choice', option='--platform', choices=', '.join(known.platforms))
    if country and platform:
        raise UsageError('usage-value', command=f'{typed()} registry compare', option='--platform')
    place = country.casefold()
    if place and place not in known.jurisdictions:
        place = country_code(country).casefold()
    told, passed = read(facts)
    asked = (place, platform)
    found = compare([one for one in told if not any(asked) or (one.country, one.platform) == asked], [*own(known)])
    talk(map(wording().problem, passed))
    if as_json:
        show_json(_as_json(found))
    else:
        show(_differences(found))


def _as_json(found: Compared) -> dict[str, object]:
    lists = {name: [line._asdict() for line in getattr(found, name)] for name in ('lost', 'changed', 'added')}
    counts = {'records': found.records, 'values': found.values} | {name: len(lines) for name, lines in lists.items()}
    return {'counts': counts, **lists, 'without': list(found.without)}


def _differences(found: Compared) -> Iterator[str]:
    say = wording().message
    for name, lines in (('lost', found.lost), ('changed', found.changed), ('added', found.added)):
        if lines:
            yield say(f'compare.{name}', count=len(lines))
            yield from map(_difference, lines)
            yield ''
    if found.without:
        yield say('compare.without', count=len(found.without))
    yield say(
        'compare.summary',
        records=found.records,
        values=found.values,
        lost=len(found.lost),
        changed=len(found.changed),
        added=len(found.added),
    )


def _difference(line: Line) -> str:
    value = line.value
    if line.kind == 'record':
        value = wording().message('compare.no-record', title=value)
    elif line.ours:
        value = wording().message('compare.ours', value=value, ours=line.ours)
    return ': '.join(filter(None, (line.file, line.id, line.key, value)))
