"""Print-ready: the papers of many cases as one PDF for each way out, with a sheet before each that says whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field
from typing import TYPE_CHECKING
from typing import Any

from letters.languages.locale import direction
from letters.model.letter import Letter
from letters.model.letter import Node
from letters.output.files import write_private
from letters.output.store import earlier_papers
from letters.packet.drafts import KIND
from letters.render.merge import Part
from letters.render.merge import merge

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from pathlib import Path

    from letters.languages.catalogue import Translator
    from letters.model.law import PaperSize
    from letters.wording.words import Wording

# More papers than this become a second file: a printer, and this program, hold a file whole.
MOST = 200
_NAME = re.compile(r'print-(form|email|post|in-app|none)(-[0-9]+)?\.pdf')


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper to be printed: its case, its entry in `packet.json`, its PDF and that of the sheet for its form."""

    case: str
    entry: dict[str, Any]
    files: tuple[bytes, ...]


@dataclass(slots=True)
class Press:
    """Writes `print-CHANNEL.pdf` (`print-CHANNEL-2.pdf` …) into a folder. `drafts` are the papers left out."""

    target: Path
    words: Wording
    size: PaperSize | None = None
    done: int = 0
    drafts: int = 0
    _waiting: dict[str, list[Printed]] = field(default_factory=dict)
    _written: list[str] = field(default_factory=list)

    def print(self, folder: Path, cases: Iterable[str]) -> None:
        """All papers of these cases, in their order; files of an earlier print go."""
        for case in cases:
            for paper in _papers(folder, case):
                self._take(paper)
        for channel in [*self._waiting]:
            self._write(channel)
        for stale in self.target.glob('print-*.pdf'):
            if _NAME.fullmatch(stale.name) and stale.name not in self._written:
                stale.unlink()

    def _take(self, paper: Printed) -> None:
        if paper.entry.get('state') == 'draft':
            self.drafts += 1
            return
        self.done += 1
        channel = str(paper.entry['channel'])
        waiting = self._waiting.setdefault(channel, [])
        waiting.append(paper)
        if len(waiting) == MOST:
            self._write(channel)

    def _write(self, channel: str) -> None:
        parts = [part for paper in self._waiting.pop(channel) for part in _parts(paper, self.size, self.words)]
        number = 1 + sum(name.startswith((f'print-{channel}.', f'print-{channel}-')) for name in self._written)
        name = f'print-{channel}' if number == 1 else f'print-{channel}-{number}'
        write_private(self.target / f'{name}.pdf', merge(parts, name, self.words.language))
        self._written.append(f'{name}.pdf')


def _papers(folder: Path, case: str) -> Iterator[Printed]:
    """The papers of a case in their order; a sheet for a form follows its paper. What goes to nobody is none."""
    held: dict[str, list[tuple[dict[str, Any], bytes]]] = {}
    for entry, content in earlier_papers(folder, case):
        kept = entry.get('recipient') and entry.get('paper') != KIND and not entry.get('reading')
        if kept and str(entry['file']).endswith('.pdf'):
            held.setdefault(str(entry['id']), []).append((entry, content))
    for files in held.values():
        yield Printed(case, files[0][0], tuple(content for _, content in files))


def _parts(paper: Printed, size: PaperSize | None, words: Wording) -> Iterator[Part]:
    from letters.render.pdf import pdf

    named = f'{paper.case} {paper.entry["id"]}'
    yield Part(named, pdf(_separator(paper, named, size, words)))
    for n, content in enumerate(paper.files):
        text = words.addressed(str(paper.entry['paper']), str(paper.entry['recipient']))
        yield Part(words.line(named, text if n == 0 else words.paper('form-sheet')), content)


def _separator(paper: Printed, named: str, size: PaperSize | None, words: Wording) -> Letter:
    """The sheet before a paper: which case, which paper, to whom, and whether it may go out yet."""
    entry = paper.entry
    lines = [words.addressed(str(entry['paper']), str(entry['recipient']))]
    way = words.message(f'review.channel-{entry["channel"]}')
    lines.append(words.line(words.message('review.channel'), way))
    after = entry.get('after')
    if isinstance(after, dict):
        lines.append(words.message(f'print.waits-{after["event"]}', paper=str(after['paper'])))
    lines.append(words.message('print.separator'))
    translator: Translator = words.translator
    return Letter(
        number=str(entry['id']),
        kind='start-here',
        language=words.language,
        direction=direction(words.language),
        paper_size=size or 'a4',
        title=named,
        reference=str(entry.get('reference') or ''),
        dated='',
        subject=named,
        body=tuple(Node('p', (line,)) for line in lines),
        labels={
            name: translator.text('phrase page', words.registry.vocabulary.phrases['page'][name])
            for name in ('page', 'reference')
        },
    )
