"""Whether somebody can have got a recording with the leave of the person shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.model.case import Material

_TAKEN = frozenset({'account-broken-into', 'device-or-cloud', 'hidden-recording'})
_WITHOUT_LEAVE = frozenset({'taken-secretly', 'account-broken-into'})


def handed_over(material: Material) -> str:
    """`no` where an answer says that it was taken out of an account or a device, or recorded in secret; else `maybe`.

    Nobody is asked whether they handed it over, and no paper says that they did (promise 5).
    """
    secret = material.recorded_by == 'hidden-device' or material.shared_how in _TAKEN
    return 'no' if secret or _WITHOUT_LEAVE.intersection(material.no_consent) else 'maybe'
