"""How the files of a paper are called: by its number alone, or with recipient and kind for those who wish for that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.model.plan import Paper
    from letters.packet.options import Options

_UNKNOWN = 'unknown-site'
# Labels with a dot between each two, none of them empty; browsers' own form of a host, so no other letter is in it.
_HOST = re.compile(r'(?=.{1,80}$)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*')


def stem(paper: Paper, options: Options) -> str:
    """What the names of a paper's files begin with; no host that is not one, and none that is very long, stands in it.

    The number stands first, so that the name is none of a device, hides nowhere, and differs from that of each other
    paper.
    """
    if options.file_names != 'telling':
        return paper.id
    site = paper.recipient.rpartition(':')[2]
    if not site:
        return f'{paper.id}-{paper.called}'
    return f'{paper.id}-{site if _HOST.fullmatch(site) else _UNKNOWN}-{paper.called}'
