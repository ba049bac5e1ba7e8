"""The reference of a paper: what its recipient quotes, and by which nobody can tie two papers of a case together."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.model.case import Case

# Without 0 and 1, which are read as letters.
_SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789'
_LENGTH = 8


def reference(case: Case, recipient: str, paper: str) -> str:
    """Eight signs for one kind of paper to one recipient, both by their ids: the same for the same case, always."""
    return reference_by(key_of(case), recipient, paper)


def reference_by(key: str, recipient: str, paper: str) -> str:
    """The same where the key of the case is at hand."""
    digest = hashlib.sha256(json.dumps([key, recipient, paper]).encode()).digest()
    rest, signs = int.from_bytes(digest), ''
    for _ in range(_LENGTH):
        rest, sign = divmod(rest, len(_SIGNS))
        signs += _SIGNS[sign]
    return signs


def key_of(case: Case) -> str:
    """What nobody but the person has: the key of the case; without one, all that was answered, in one fixed form.

    What was sent is left out: a paper keeps its reference when the next one goes out.
    """
    if case.case.key:
        return case.case.key
    said = case.model_dump(mode='json', exclude={'sent'}, exclude_defaults=True)
    return json.dumps(said, sort_keys=True, separators=(',', ':'))
