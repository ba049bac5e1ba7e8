"""The account of whoever threatens: a place at which nothing of the person is, reported as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.recipients import names_account

if TYPE_CHECKING:
    from letters.model.case import Case
    from letters.model.case import Item
    from letters.model.registry import Registry

WHOLE = frozenset({'profile', 'account'})
"""The kinds of places that are an account."""
# In these it cannot be said of a place that nothing of the person is there.
_OF_DETAILS = frozenset({'details', 'both', 'impersonation'})


def is_account(item: Item, registry: Registry) -> bool:
    """Whether a place is an account: it was said, or nothing was said and its link names one."""
    return item.where in WHOLE or (not item.where and names_account(item.url, registry))


def threatens(case: Case, item: Item, registry: Registry) -> bool:
    """Whether a place is the account of whoever threatens: none of the recordings is there, nor anything else."""
    if case.threat == 'none' or case.about in _OF_DETAILS or not case.materials:
        return False
    shows = item.shows or item.exposes or item.media_url or item.engines or item.impersonates == 'yes'
    return not shows and is_account(item, registry)
