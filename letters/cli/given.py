"""What was given as an argument by a name of it: a country, a language, a service, a law."""

from __future__ import annotations

import difflib
from datetime import date
from typing import TYPE_CHECKING

from letters.cli.screen import own_language
from letters.cli.screen import wording
from letters.errors import UsageError
from letters.languages.catalogue import offered
from letters.languages.codes import nearest_of
from letters.languages.named import countries_near
from letters.languages.named import country_of
from letters.languages.named import language_of
from letters.languages.regions import region_of
from letters.languages.words import folded
from letters.law.recipients import recipient_of
from letters.model.case import Item
from letters.model.helpline import Helpline
from letters.model.law import Authority
from letters.model.law import Danger
from letters.model.law import Illegality
from letters.model.law import Law
from letters.places.service import front_of
from letters.registry.load import registry
from letters.registry.sourced import records_in
from letters.wording.record import title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from letters.model.law import Jurisdiction
    from letters.registry.sourced import Read

_UNION = 'EU'
_ANY_SITE = 'generic'
_MOST = 5
_ALIKE = 0.5


def place_of(named: str) -> tuple[str, str]:
    """The codes of a country and a region that were named, or of the union; UsageError, with the nearest, for neither.

    This is where every command reads them. A territory with a code of its own is a country, however it was named.
    """
    language = own_language()
    country = _UNION if named.strip().upper() == _UNION else country_of(named, language)
    region = '' if country else region_of(named)
    if country or region:
        return country or region.partition('-')[0], region.lower()
    near = [f'{code} ({wording().country(code)})' for code in countries_near(named, language)]
    if near:
        raise UsageError('usage-country-near', option='--country', near=', '.join(near))
    raise UsageError('usage-country', option='--country')


def is_place(named: str) -> bool:
    """Whether a country, a region or the union has a name or a code, whatever the language."""
    try:
        return bool(place_of(named))
    except UsageError:
        return False


def country_code(named: str) -> str:
    """The code of a country that was named, or of that of a region; UsageError for neither."""
    return place_of(named)[0]


def places_of(named: str) -> list[Jurisdiction]:
    """The jurisdictions of a country, its own first, without what is another region's; all where none is given."""
    places = registry().jurisdictions
    if not named:
        return list(places.values())
    code, region = place_of(named)
    groups = registry().groups_of(code, date.today())  # noqa: DTZ011
    helping = {registry().outline.helplines[line.id] for line in registry().helping_in(code)}
    state = registry().state_of(code)
    found = sorted(
        (place for place in places.values() if place.id in groups | helping),
        key=lambda one: (one.id != code.lower(), one.id not in helping),
    )
    held = [_as_in(code, place) if place.id in helping | {state} else place for place in found]
    return [_in_region(region, place) for place in held] if region else held


def _in_region(region: str, place: Jurisdiction) -> Jurisdiction:
    """What of a country holds in a region of it: what is about none in particular, and what is about this one."""
    kept = {
        name: [one for one in getattr(place, name) if region in (_regions_of(one) or [region])]
        for name in ('laws', 'illegal_because', 'dangers', 'helplines', 'authorities')
    }
    return place.model_copy(update=kept)


def _as_in(territory: str, other: Jurisdiction) -> Jurisdiction:
    """What of another country holds in a territory: who helps there too, and the law of its state, no region's."""
    helping = [line for line in other.helplines if territory.lower() in line.also_in]
    region, own = registry().region_of(territory, ''), other.id == registry().state_of(territory)
    kept = {
        name: [one for one in getattr(other, name) if own and region in one.when.get('person.region', [region])]
        for name in ('laws', 'illegal_because', 'dangers')
    }
    authorities = [one for one in other.authorities if own and not one.regions]
    return other.model_copy(update={**kept, 'helplines': helping, 'authorities': authorities})


def records_of(named: str) -> frozenset[str]:
    """The ids of the records of a country, or of those of a region alone; UsageError for what is neither."""
    _, region = place_of(named)
    found = (one for place in places_of(named) for one in records_in(place))
    return frozenset(one.id for one in found if not region or region in _regions_of(one))


def _regions_of(record: Read) -> list[str]:
    """The regions that a record is about, where it is about some alone."""
    if isinstance(record, Authority):
        return record.regions
    return record.when.get('person.region', []) if isinstance(record, Law | Illegality | Danger | Helpline) else []


def language_code(language: str) -> str:
    """The code of a language that has a folder, by its code or a name of it; what has none as it was typed."""
    near = nearest_of(language, offered()) if language else ''
    if near or not language:
        return near
    return nearest_of(language_of(language, own_language()), offered()) or language


def platform_id(name: str) -> str:
    """The id of a service by its id, a name of it in any script or a link; UsageError, with the nearest, for none."""
    records = registry().platforms
    found = [id for id, one in records.items() if folded(name) in {folded(id), *map(folded, one.names)}]
    if name in records or found:
        return name if name in records else found[0]
    host = front_of(name, registry()) or name
    at = recipient_of(Item(url=host if '://' in host else f'https://{host}'), registry()) if '.' in host else None
    if at is not None and at.record.id != _ANY_SITE:
        return at.record.id
    known = [_ANY_SITE] if at is not None else list(records)
    raise _unknown(name, {id: ', '.join(records[id].names) for id in known}, 'platforms')


def unknown_law(name: str) -> UsageError:
    """That no law or other record has an id and no country this name, with the nearest of both."""
    words = wording()
    laws = {law.id: title(law, words) for law in registry().laws()}
    return _unknown(name, laws, 'laws', {code: words.country(code) for code in countries_near(name, own_language())})


def _unknown(
    name: str, records: Mapping[str, str], command: str, countries: Mapping[str, str] | None = None
) -> UsageError:
    """That nothing has a name, with the records whose names or titles hold its words, or are nearly the same."""
    words = set(folded(name).split())
    held = [id for id, said in records.items() if words & set(folded(f'{id} {said}').split())]
    held.sort(key=lambda id: -len(words & set(folded(f'{id} {records[id]}').split())))
    alike = difflib.get_close_matches(name, records, n=_MOST, cutoff=_ALIKE)
    near = [f'{code} ({said})' for code, said in (countries or {}).items()]
    near += [f'{id} ({records[id]})' for id in dict.fromkeys((*held, *alike, *(records if len(records) == 1 else ())))]
    return UsageError('usage-near' if near else 'usage-none', near='; '.join(near[:_MOST]), command=command)
