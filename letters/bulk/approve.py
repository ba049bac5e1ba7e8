"""The second pair of eyes: a paper that was a draft is written anew, without the words on its face."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from typing import Any

from letters.bulk import ledger
from letters.errors import CaseError
from letters.errors import MissingPartError
from letters.output.files import append_private
from letters.output.store import settle
from letters.packet.drafts import KIND
from letters.packet.drafts import approve
from letters.packet.drafts import kept_in
from letters.packet.drafts import state_of
from letters.packet.files import LINKS
from letters.packet.files import views
from letters.render.text import text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from letters.output.shelf import Shelf
    from letters.packet.drafts import Kept
    from letters.packet.options import Approval

Entry = dict[str, Any]


def drafts_of(shelf: Shelf, case: str) -> list[str]:
    """The papers of a case that are drafts, by their numbers."""
    entries = shelf.record(case)[1]
    return [str(entry['id']) for entry in entries if entry.get('paper') == KIND and entry.get('state') == 'draft']


def approve_papers(
    shelf: Shelf, case: str, papers: Sequence[str], role: str, on: date, lines: Mapping[str, ledger.Line]
) -> None:
    """Approve some drafts of a case; nothing of the case is needed again. `lines` is the ledger, as it was read.

    CaseError where the packet is not as it was written, or where this program would draw another text than was read.
    """
    if not papers:
        return
    day, held = shelf.packet(case)
    if not held:
        raise CaseError('approve-changed')
    files: dict[str, bytes] = {}
    entries: list[Entry] = []
    try:
        kept = {str(entry['id']): kept_in(content) for entry, content in held if entry.get('paper') == KIND}
        approved = {paper: approve(paper, kept[paper], role, on.isoformat()) for paper in papers}
    except (ValueError, LookupError):
        raise CaseError('approve-changed') from None
    written: set[str] = set()
    for entry, content in held:
        paper = str(entry['id'])
        if paper not in approved:
            _put(files, entries, entry, str(entry['file']), content)
        elif paper not in written:
            # In the place of its first file stand all of them.
            written.add(paper)
            drafts = [one for one in held if one[0]['id'] == paper and one[0].get('paper') != KIND]
            for changed, clean in _clean(drafts, kept[paper], approved[paper]):
                _put(files, entries, changed, str(changed['file']), clean)
    made = shelf.write(case, files, entries, date.fromisoformat(day))
    settle(shelf.folder)
    line = lines.get(case)
    if line is not None:
        # The next run finds the packet as it is now, and leaves it alone.
        append_private(shelf.folder / ledger.NAME, line._replace(packet=made.digest).text, fresh_line=True)


def _put(files: dict[str, bytes], entries: list[Entry], entry: Entry, name: str, content: bytes) -> None:
    files[name] = content
    entries.append({key: value for key, value in entry.items() if key not in {'file', 'sha256'}})


def _clean(drafts: list[tuple[Entry, bytes]], kept: Kept, approval: Approval) -> list[tuple[Entry, bytes]]:
    """The files of a paper without the words; each must hold what was read but for them."""
    by_name = {str(entry['file']): (entry, content) for entry, content in drafts}
    found = []
    for piece in kept.pieces:
        letter = replace(piece.letter, draft='')
        made = views(letter, kept.to, piece.formats)
        for ending, content in made.content.items():
            name = f'{piece.stem}.{ending}'
            if name not in by_name:
                if made.missing:
                    raise MissingPartError(made.missing.id, values=dict(made.missing.values))
                raise CaseError('approve-other')
            entry, read = by_name[name]
            if ending == LINKS and read != content:
                raise CaseError('approve-other')
            if ending == 'txt' and read.decode().split('\n\n', 1)[-1] != text(letter):
                raise CaseError('approve-other')
            found.append(({**entry, **state_of(approval), 'file': name}, content))
    if len(found) != len(drafts):
        raise CaseError('approve-other')
    return found
