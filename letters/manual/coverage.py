"""docs/coverage.md: what the registry covers, country by country and service by service, from the records alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.model.law import Jurisdiction
    from letters.model.law import Law
    from letters.model.platform import Platform
    from letters.model.registry import Registry

_HEAD = """# What is covered

This page is made from `letters/data/` by `tools/manual`; change the records. A law is counted where a paper can rest on
it; a lead is shown by `letters laws` and printed in no letter. A record that one person read once is at most medium.
How to look after a country stands in [upkeep.md](upkeep.md).
"""
_COUNTRIES = (
    '| country | papers by its own law | languages | laws: high, medium | leads | read twice | authorities | helplines '
    'for adults, for minors | read |\n|---|---|---|---|---|---|---|---|---|'
)
_SERVICES = (
    '| service | letters to it | doors | forms: seen or on an official page, not seen | read |',
    '|---|---|---|---|---|',
)
_KNOWN = frozenset({'seen', 'official-page', 'statute'})


def coverage(registry: Registry) -> str:
    """The whole page."""
    places = registry.jurisdictions.values()
    services = registry.platforms.values()
    lines = [_HEAD, f'## Countries: {len(places)}\n', _COUNTRIES, *(_place(one, registry) for one in places)]
    lines += ['', f'## Services, hosts and networks: {len(services)}\n', *_SERVICES, *map(_service, services)]
    return '\n'.join(lines) + '\n'


def _row(cells: Iterable[object]) -> str:
    return '| ' + ' | '.join(str(cell) for cell in cells) + ' |'


def _place(place: Jurisdiction, registry: Registry) -> str:
    cited = [law for law in place.laws if law.offered == 'yes' and law.confidence != 'low']
    sure = Counter(law.confidence for law in cited)
    # A number that nobody could check is named on no page.
    helped = {who for line in place.helplines if line.confidence != 'low' for who in line.for_}
    return _row((
        f'{place.name} (`{place.id}`)',
        ', '.join(_papers(place, cited, registry)) or '-',
        ', '.join(place.languages),
        f'{sure["high"]}, {sure["medium"]}',
        len(place.laws) - len(cited),
        f'{sum(law.second_look is not None for law in place.laws)} of {len(place.laws)}',
        len(place.authorities),
        f'{"yes" if helped & {"adult", "anyone"} else "no"}, {"yes" if "minor" in helped else "no"}',
        place.checked.isoformat(),
    ))  # fmt: skip


def _papers(place: Jurisdiction, cited: Iterable[Law], registry: Registry) -> Iterator[str]:
    laws, noticed = list(cited), bool(place.illegal_because) and _in_union(place, registry)
    for id, kind in registry.papers.items():
        # A paper that goes to the companies behind a site alone rests on no law that binds none of them.
        bound = (law for law in laws if kind.to or not kind.behind or {*kind.behind} & {*law.binds})
        rests = any(law.ground == kind.ground and (not kind.where_asked or kind.cites(law)) for law in bound)
        if rests or (noticed and kind.ground == 'dsa'):
            yield id


def _in_union(place: Jurisdiction, registry: Registry) -> bool:
    return 'eu' in registry.groups_of(place.id, place.checked)


def _service(platform: Platform) -> str:
    forms = [channel for channel in platform.channels if channel.form]
    seen = sum(channel.known in _KNOWN for channel in forms)
    reached = Counter(
        kind for channel in platform.channels for kind in ('form', 'email', 'post', 'in_app') if getattr(channel, kind)
    )
    doors = ', '.join(f'{kind.replace("_", "-")} {count}' for kind, count in sorted(reached.items()))
    return _row((
        f'{platform.names[0]} (`{platform.id}`)',
        'no' if platform.write_to == 'never' else 'yes',
        doors or '-',
        f'{seen}, {len(forms) - seen}',
        platform.checked.isoformat(),
    ))  # fmt: skip
