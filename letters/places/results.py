"""A search engine's own page of results, and the search words that stand in its link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.places.address import address
from letters.places.service import answers_at
from letters.places.service import service_of

if TYPE_CHECKING:
    from letters.model.registry import Registry

# What search engines call the words in their links, and as many signs as an answer may have.
_NAMES = frozenset({'q', 'query', 'p', 'text'})
_LONGEST = 300


def engine_of_results(url: str, registry: Registry) -> str:
    """The id of the search engine whose own page of results a link leads to; empty for any other link."""
    at = address(url)
    if at is None or not (at.path or at.query):
        return ''
    service = service_of(at.host, registry)
    own = service.record is not None and service.record.kind == 'search-engine' and service.role == 'hosts'
    return service.record.id if own and service.record and answers_at(at.host, service) else ''


def words_of_results(url: str, registry: Registry) -> str:
    """The words for which a search engine's own page of results was made; empty for any other link."""
    at = address(url)
    if at is None:
        return ''
    service = service_of(at.host, registry)
    if service.record is None or service.record.kind != 'search-engine' or not answers_at(at.host, service):
        return ''
    words = next((value for name, value in at.query if name in _NAMES), '').replace('+', ' ').strip()
    return words if len(words) <= _LONGEST else ''
