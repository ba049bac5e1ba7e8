"""Several PDFs of ours as one, page by page as they are: still tagged, with a bookmark for each.

It reads what our own writer writes and nothing else: objects with the generation 0, most of them in one object stream.
"""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from letters.render import metadata

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

_OBJECT = re.compile(rb'(\d+) 0 obj\n')
_LENGTH = re.compile(rb'/Length (\d+)')
_PACKED = re.compile(rb'/Type /ObjStm/N (\d+)/First (\d+)')
# A text may hold what looks like a reference, so texts are passed over.
_TOKEN = re.compile(rb'\((?:[^\\()]|\\.)*\)|<[0-9a-f]{4,}>|(\d+) 0 R|(/StructParents?) (\d+)', re.DOTALL)
_NUMBERED = re.compile(rb'(\d+) (\[[^\]]*\]|\d+ 0 R)')


class Part(NamedTuple):
    """A PDF of ours, and what its bookmark says."""

    bookmark: str
    content: bytes


class _Held(NamedTuple):
    """An object of a file: its dictionary, and its stream as it is, if it has one."""

    data: bytes
    stream: bytes | None = None


@dataclass(frozen=True)
class _File:
    """The objects of a PDF by their numbers."""

    objects: Mapping[int, _Held]

    @cached_property
    def catalog(self) -> bytes:
        return next(held.data for held in self.objects.values() if b'/Type /Catalog' in held.data)

    def named(self, name: str, data: bytes | None = None) -> int:
        """The number of the object that a key of the catalogue, or of other data, refers to; 0 where there is none."""
        found = re.search(rb'/%b (\d+) 0 R' % name.encode(), self.catalog if data is None else data)
        return int(found[1]) if found else 0

    @cached_property
    def pages(self) -> list[int]:
        listed = re.search(rb'/Kids \[([^\]]*)\]', self.objects[self.named('Pages')].data)
        return [int(number) for number in re.findall(rb'(\d+) 0 R', listed[1])] if listed else []


def _read(content: bytes) -> _File:
    """The objects of a file; ValueError where it is none of ours."""
    objects: dict[int, _Held] = {}
    place = content.index(b'\n', content.index(b'\n') + 1) + 1
    while found := _OBJECT.match(content, place):
        end = content.find(b'stream\n', found.end())
        closed = content.find(b'\nendobj', found.end())
        if 0 <= end < closed:
            data = content[found.end() : end].rstrip()
            length = _LENGTH.search(data)
            if length is None:
                raise ValueError('a stream without a length')
            start = end + len(b'stream\n')
            stream = content[start : start + int(length[1])]
            closed = content.index(b'endobj', start + int(length[1])) - 1
            _take(objects, int(found[1]), data, stream)
        else:
            objects[int(found[1])] = _Held(content[found.end() : closed])
        place = content.index(b'\n', closed + 1) + 1
    return _File(objects)


def _take(objects: dict[int, _Held], number: int, data: bytes, stream: bytes) -> None:
    packed = _PACKED.search(data)
    if packed:
        inside = zlib.decompress(stream) if b'/FlateDecode' in data else stream
        first = int(packed[2])
        said = [int(one) for one in inside[:first].split()]
        ends = [*said[3::2], len(inside) - first]
        for name, start, end in zip(said[::2], said[1::2], ends, strict=True):
            objects[name] = _Held(inside[first + start : first + end].strip())
    elif b'/Type /XRef' not in data:
        objects[number] = _Held(data, stream)


def merge(parts: Sequence[Part], title: str, language: str) -> bytes:
    """One PDF of all pages in their order; its own language is that of its bookmarks, each part keeps its own."""
    import pydyf  # type: ignore[import-untyped]  # it has no types

    pdf = pydyf.PDF()
    about = pydyf.Stream([metadata.told(title)], {'Type': '/Metadata', 'Subtype': '/XML'})
    root, whole = pydyf.Dictionary({'Type': '/StructTreeRoot'}), pydyf.Dictionary({'Type': '/StructElem'})
    outlines, tree = pydyf.Dictionary({}), pydyf.Dictionary({})
    for one in (about, root, whole, outlines, tree):
        pdf.add_object(one)
    marks: list[Any] = []
    letters: list[bytes] = []
    nums: list[bytes] = []
    keys = 0
    for part in parts:
        added = _Added(_read(part.content), pdf, whole, keys)
        keys = added.put()
        letters.append(added.letter)
        nums += added.nums
        marks.append(added.bookmark(part.bookmark, outlines))
    for mark, after in pairwise(marks):
        mark['Next'], after['Prev'] = after.reference, mark.reference
    outlines.update({'First': marks[0].reference, 'Last': marks[-1].reference, 'Count': len(marks)})
    root.update({'K': pydyf.Array([whole.reference]), 'ParentTree': tree.reference})
    whole.update({'S': '/Document', 'P': root.reference, 'K': pydyf.Array(letters)})
    tree['Nums'] = pydyf.Array(nums)
    pdf.catalog.update({
        'Outlines': outlines.reference, 'Lang': pydyf.String(language), 'StructTreeRoot': root.reference,
        'ViewerPreferences': pydyf.Dictionary({'DisplayDocTitle': 'true'}),
        'MarkInfo': pydyf.Dictionary({'Marked': 'true'}), 'Metadata': about.reference,
    })  # fmt: skip
    pdf.info['Title'] = pydyf.String(title)
    stream = io.BytesIO()
    pdf.write(stream, version=b'1.7', compress=True)
    return stream.getvalue()


class _Added:
    """A file on its way into a larger one: its objects with new numbers, its place in the tree of the whole."""

    def __init__(self, file: _File, pdf: Any, whole: Any, keys: int) -> None:
        import pydyf

        self.file, self.pdf, self.whole, self.keys = file, pdf, whole, keys
        self.root = file.named('StructTreeRoot')
        tree = self.file.objects[self.root].data
        self.document, self.numbered = self._first(tree), tree.partition(b'/Nums [')[2]
        self.outline = file.named('Outlines')
        self.mark = pydyf.Dictionary({})
        left_out = {file.named('Pages'), self.root, file.named('Metadata'), self.outline}
        self.kept = [
            number
            for number, held in sorted(file.objects.items())
            if number not in left_out and self._is_page_part(held)
        ]
        pdf.add_object(self.mark)
        start = len(pdf.objects)
        self.new = {number: start + n for n, number in enumerate(self.kept)}
        self.new |= {file.named('Pages'): pdf.pages.number, self.root: whole.number, self.outline: self.mark.number}
        self.nums: list[bytes] = []

    def _first(self, tree: bytes) -> int:
        found = re.search(rb'/K \[?(\d+) 0 R', tree)
        if found is None:
            raise ValueError('a file without tags')
        return int(found[1])

    def _is_page_part(self, held: _Held) -> bool:
        """Whether an object is more than what a file says of itself: its catalogue, its title."""
        return b'/Type /Catalog' not in held.data and not re.fullmatch(rb'<</Title \(.*\)>>', held.data, re.DOTALL)

    def put(self) -> int:
        """Put the objects into the larger file; gives the first free key of its tree."""
        import pydyf

        language = re.search(rb'/Lang (\([^)]*\))', self.file.catalog)
        for number in self.kept:
            data, stream = self.file.objects[number]
            data = _TOKEN.sub(self._token, data)
            if number == self.document:
                # A letter is a part of the whole, and keeps its language.
                spoken = b'/Lang ' + language[1] if language else b''
                data = data.replace(b'/S /Document', b'/S /Part' + spoken, 1)
            self.pdf.add_object(_Raw.made(pydyf, data, stream))
        for page in self.file.pages:
            self.pdf.pages['Kids'].append(b'%d 0 R' % self.new[page])
        self.pdf.pages['Count'] += len(self.file.pages)
        last = -1
        for key, held in _NUMBERED.findall(self.numbered):
            last = max(last, int(key))
            self.nums += [b'%d' % (self.keys + int(key)), _TOKEN.sub(self._token, held)]
        return self.keys + last + 1

    def _token(self, found: re.Match[bytes]) -> bytes:
        if found[1]:
            return b'%d 0 R' % self.new[int(found[1])]
        return b'%b %d' % (found[2], self.keys + int(found[3])) if found[2] else found[0]

    @property
    def letter(self) -> bytes:
        """A reference to its place in the tree."""
        return b'%d 0 R' % self.new[self.document]

    def bookmark(self, text: str, outlines: Any) -> Any:
        """Its bookmark; those of its own headings stand closed below it."""
        import pydyf

        first = b'%d 0 R' % self.new[self.file.pages[0]]
        self.mark.update(
            {'Title': pydyf.String(text), 'Dest': pydyf.Array([first, '/Fit']), 'Parent': outlines.reference}
        )
        if self.outline:
            own = self.file.objects[self.outline].data
            below = {name: self.file.named(name, own) for name in ('First', 'Last')}
            if all(below.values()):
                self.mark.update({name: b'%d 0 R' % self.new[number] for name, number in below.items()})
                self.mark['Count'] = -1
        return self.mark


class _Raw:
    """Makes an object of bytes that are written as they are."""

    @staticmethod
    def made(pydyf: Any, data: bytes, stream: bytes | None) -> Any:
        """An object with a dictionary, and a stream behind it where there is one."""
        held = data if stream is None else data + b'\nstream\n' + stream + b'\nendstream'
        kind = type('Raw', (pydyf.Object,), {'data': held, 'compressible': stream is None})
        return kind()
