"""What was taken from a paste, in the words of the screen: a summary, what was changed, and what was not understood."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from letters.safe import text as safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.places.pasted import Pasted
    from letters.wording.words import Wording

# As much of what was typed as fits on a line of a small screen, and as many of a kind as somebody reads.
LONGEST = 60
MOST = 3


def pasted_lines(pasted: Pasted, words: Wording) -> list[str]:
    """How many links of which service were taken, what was changed in them, and each that was not, by its own text."""
    lines = [_counted(pasted, words)] if pasted.taken else []
    if pasted.again:
        lines.append(words.message('paste.again', count=len(pasted.again)))
    lines += _changed(pasted, words)
    for left in pasted.not_understood:
        lines.append(words.message('paste.left', text=shortened(left.text)))
        lines.append(words.told(left.why.id, dict(left.why.values)))
    if pasted.beside:
        shown = words.joined(shortened(text) for text in pasted.beside[:MOST])
        more = ' …' if len(pasted.beside) > MOST else ''
        lines.append(words.message('paste.beside', count=len(pasted.beside), texts=f'{shown}{more}'))
    return lines


def shortened(untrusted: str) -> str:
    """What was typed, on a line of its own and no longer than that."""
    text = safe.for_terminal(safe.one_line(untrusted))
    return text if len(text) <= LONGEST else f'{text[: LONGEST - 1]}…'


def _counted(pasted: Pasted, words: Wording) -> str:
    found = Counter(one.service for one in pasted.taken).most_common()
    sites = words.joined(words.message('paste.site', site=safe.for_terminal(site), count=n) for site, n in found)
    return words.message('paste.count', count=len(pasted.taken), sites=sites)


def _changed(pasted: Pasted, words: Wording) -> Iterator[str]:
    """Each kind of change once, with the first links that it happened to; of what was taken off every name once."""
    texts: dict[tuple[str, tuple[tuple[str, str], ...]], list[str]] = {}
    off: dict[str, None] = {}
    for one in pasted.taken:
        for note in one.notes:
            values = dict(note.values)
            off |= dict.fromkeys(filter(None, values.pop('names', '').split(', ')))
            texts.setdefault((note.id, tuple(values.items())), []).append(one.text)
    for (id, kept), found in texts.items():
        shown = words.joined(shortened(text) for text in dict.fromkeys(found[:MOST]))
        more = ' …' if len(found) > MOST else ''
        safely = {key: shortened(value) for key, value in kept}
        names = words.joined(safe.for_terminal(name) for name in off)
        yield words.message(id, count=len(found), texts=f'{shown}{more}', names=names, **safely)
