"""A country that was given as an option."""

from __future__ import annotations

from letters.errors import UsageError
from letters.languages.locale import country_name
from letters.model.law import Jurisdiction
from letters.registry.load import registry


def places_of(country: str) -> list[Jurisdiction]:
    """The jurisdictions of a country with its groups, or all where none is given; UsageError for one that is none."""
    places = registry().jurisdictions
    if not country:
        return list(places.values())
    from datetime import date

    if country_name(country, 'en') == country.upper():
        raise UsageError('usage-country', option='--country')
    groups = registry().groups_of(country, date.today())  # noqa: DTZ011
    return [place for place in places.values() if place.id in groups]
