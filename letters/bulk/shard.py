"""A part of the cases for one of several machines: each case belongs to one part, by its id alone."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from letters.errors import UsageError

if TYPE_CHECKING:
    from letters.intake.gather import Brought

_SHARD = re.compile(r'([1-9][0-9]{0,3})/([1-9][0-9]{0,3})')


def shard_of(case: Brought, shard: str) -> bool:
    """Whether a case belongs to a part such as `2/4`; to the whole where none is named. UsageError for no such part."""
    if not shard:
        return True
    found = _SHARD.fullmatch(shard)
    if found is None or int(found[1]) > int(found[2]):
        raise UsageError('usage-shard')
    # A case without an id is wrong: the first part names it.
    digest = int.from_bytes(hashlib.sha256(case.id.encode()).digest()) if case.id else 0
    return digest % int(found[2]) == int(found[1]) - 1
