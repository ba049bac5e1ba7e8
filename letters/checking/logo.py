"""A clinic's logo, made safe: an SVG of shapes alone, or a PNG without anything but its picture."""

from __future__ import annotations

import base64
import re
import struct
import zlib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 256 * 1024
_MOST_PARTS = 2_000
_WIDEST = 4_000
_MOST_POINTS = 64 << 20

_SVG = '{http://www.w3.org/2000/svg}'
# Shapes and their colours. No text, which could say what a letter must not say, and nothing that runs, fetches, moves,
# or repeats other parts.
_SHAPES = frozenset({
    'svg', 'g', 'defs', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon',
    'linearGradient', 'radialGradient', 'stop', 'clipPath',
})  # fmt: skip
_NOTES = frozenset({'metadata', 'title', 'desc'})
# Of a style, what tells how a shape looks; what it says of letters draws nothing here.
_LOOKS = frozenset({
    'fill', 'fill-rule', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap',
    'stroke-linejoin', 'stroke-miterlimit', 'stroke-dasharray', 'stroke-dashoffset', 'opacity', 'stop-color',
    'stop-opacity', 'clip-path', 'clip-rule', 'color', 'display', 'visibility',
})  # fmt: skip
_ATTRIBUTES = re.compile(
    r'[a-z]+-?[0-9]?|[a-z]+-[a-z]+(-[a-z]+)?|viewBox|preserveAspectRatio|gradientUnits|gradientTransform|clipPathUnits|'
    r'spreadMethod|pathLength'
)
_REFUSED = frozenset({'href', 'src', 'filter', 'mask', 'cursor', 'font-family'})
_ELSEWHERE = re.compile(r'url\s*\(\s*["\']?(?!#)|[\\@<]|:', re.IGNORECASE)

_PNG = b'\x89PNG\r\n\x1a\n'
_NEEDED = frozenset({b'IHDR', b'PLTE', b'tRNS', b'IDAT', b'IEND'})


class UnfitLogoError(ValueError):
    """The picture holds what a letterhead may not hold; its text is the id of the problem."""


def safe_logo(content: bytes) -> str:
    """The picture as a link that holds it whole (`data:`); UnfitLogoError where it is none that a letter may show."""
    if len(content) > LARGEST:
        raise UnfitLogoError('logo-size')
    kind, clean = ('png', _png(content)) if content.startswith(_PNG) else ('svg+xml', _svg(content))
    return f'data:image/{kind};base64,{base64.b64encode(clean).decode()}'


def _svg(content: bytes) -> bytes:
    """The same shapes written anew, without comments and whatever else is no shape."""
    try:
        text = content.decode('utf-8-sig')
        if '<!' in text.replace('<!--', ''):
            raise UnfitLogoError('logo-svg')
        root = ET.fromstring(text)  # noqa: S314 - without a document type there are no entities
    except (UnicodeDecodeError, ET.ParseError):
        raise UnfitLogoError('logo-form') from None
    _drop_notes(root)
    parts = list(root.iter())
    if root.tag != f'{_SVG}svg' or len(parts) > _MOST_PARTS or not all(map(_is_shape, parts)):
        raise UnfitLogoError('logo-svg')
    ET.register_namespace('', _SVG[1:-1])
    return bytes(ET.tostring(root, encoding='utf-8'))


def _drop_notes(root: ET.Element) -> None:
    """Take out what draws nothing: names, texts between shapes, and what drawing programs note for themselves."""
    for above in list(root.iter()):
        above.text = above.tail = None
        for one in list(above):
            if not one.tag.startswith(_SVG) or one.tag.removeprefix(_SVG) in _NOTES:
                above.remove(one)
        noted = [name for name in above.attrib if name == 'class' or (name.startswith('{') and 'href' not in name)]
        for name in noted:
            del above.attrib[name]
        for said in filter(str.strip, above.attrib.pop('style', '').split(';')):
            name, _, value = (part.strip() for part in said.partition(':'))
            if _ELSEWHERE.search(value):
                raise UnfitLogoError('logo-svg')
            if name in _LOOKS:
                above.attrib[name] = value


def _is_shape(part: ET.Element) -> bool:
    known = part.tag.startswith(_SVG) and part.tag.removeprefix(_SVG) in _SHAPES
    return known and all(_is_look(name, value) for name, value in part.attrib.items())


def _is_look(name: str, value: str) -> bool:
    """Whether an attribute says where a shape is or how it looks, and nothing else."""
    known = _ATTRIBUTES.fullmatch(name) and not name.startswith('on') and name not in _REFUSED
    return bool(known) and not _ELSEWHERE.search(value)


def _png(content: bytes) -> bytes:
    """The same picture without notes, places and dates that a camera or a program put beside it."""
    try:
        chunks = list(_chunks(content[len(_PNG) :]))
        (first, head), (last, _) = chunks[0], chunks[-1]
        width, height = struct.unpack('>II', head[:8])
        data = b''.join(held for name, held in chunks if name == b'IDAT')
        shown = zlib.decompressobj()
        shown.decompress(data, _MOST_POINTS)
        whole = first == b'IHDR' and last == b'IEND' and shown.eof
    except (struct.error, zlib.error, IndexError, ValueError):
        raise UnfitLogoError('logo-form') from None
    if not whole or not 0 < width <= _WIDEST or not 0 < height <= _WIDEST:
        raise UnfitLogoError('logo-form')
    return _PNG + b''.join(
        struct.pack('>I', len(held)) + name + held + struct.pack('>I', zlib.crc32(name + held))
        for name, held in chunks
        if name in _NEEDED
    )


def _chunks(rest: bytes) -> Iterator[tuple[bytes, bytes]]:
    while rest:
        (size,) = struct.unpack('>I', rest[:4])
        name, held, seal = rest[4:8], rest[8 : 8 + size], rest[8 + size : 12 + size]
        if len(held) != size or seal != struct.pack('>I', zlib.crc32(name + held)):
            raise ValueError('torn')
        yield name, held
        rest = rest[12 + size :]
