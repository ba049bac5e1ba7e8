"""What is shown: what is known about recordings, whatever place they are at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law.conditions import OPEN
from letters.law.handed import handed_over

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.model.case import Material

_ANSWERS = ('kind', 'recorded_by', 'source_recorded_by', 'copyright', 'others_shown', 'published_before', 'setting')
_WORKED_OUT = ('material.no_consent', 'material.seems_real', 'material.agreed_before', 'material.handed_over')
_OF_MATERIALS = (*(f'material.{key}' for key in _ANSWERS), *_WORKED_OUT)
MADE = frozenset({'intimate-altered', 'intimate-generated'})
"""What shows no real event: a computer made it, or it was altered."""
# Answers from which another follows: content that was never sold is not paid for now.
_NEVER_PAID = frozenset({'no', 'privately', 'public'})


def of_materials(shown: Iterable[Material]) -> dict[str, frozenset[str]]:
    """What is known about several recordings: of each fact every value."""
    each = [of_material(material) for material in shown]
    return {key: frozenset[str]().union(*(known[key] for known in each)) for key in _OF_MATERIALS}


def of_material(material: Material) -> dict[str, frozenset[str]]:
    """What is known about one recording."""
    found = {f'material.{key}': frozenset({str(getattr(material, key))}) for key in _ANSWERS}
    found['material.no_consent'] = given(material.no_consent)
    found['material.seems_real'] = frozenset({seems_real(material)})
    found['material.agreed_before'] = frozenset({agreed_before(material)})
    found['material.handed_over'] = frozenset({handed_over(material)})
    return found | {'material.paid_now': frozenset({paid_now([material])})}


def seems_real(material: Material) -> str:
    """Whether somebody could take it for real: nobody is asked about one that was neither altered nor generated."""
    return material.looks_real if material.kind in MADE or not material.kind else 'yes'


def agreed_before(material: Material) -> str:
    """Whether its publication may have been agreed to once: open where an answer is missing.

    `maybe` where no more is said than that nobody agrees now, and it was to be seen before.
    """
    if not material.no_consent:
        return OPEN
    if set(material.no_consent) - {'withdrawn'}:
        return 'no'
    return {'': OPEN, 'no': 'no', 'privately': 'no'}.get(material.published_before, 'maybe')


def paid_now(shown: Iterable[Material]) -> str:
    """Whether anything shown is paid for now: `yes` where one is, open where one may be, else `no`."""
    answers = {material.paid_now or ('no' if material.published_before in _NEVER_PAID else OPEN) for material in shown}
    return 'yes' if 'yes' in answers else OPEN if OPEN in answers else 'no'


def given(choices: Iterable[str]) -> frozenset[str]:
    """The choices that were made; the open value where none was."""
    return frozenset(choices) or frozenset({OPEN})
