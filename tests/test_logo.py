"""A clinic's logo: shapes or a picture, and nothing that says, runs or fetches anything."""

from __future__ import annotations

import base64
import io
import struct
import zlib

import pikepdf
import pytest

from letters.checking.logo import LARGEST
from letters.checking.logo import UnfitLogoError
from letters.checking.logo import safe_logo
from letters.render.pdf import pdf
from tests.support.render_samples import make_letter
from tests.support.shop import SVG


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack('>I', len(content)) + name + content + struct.pack('>I', zlib.crc32(name + content))


def png(*more: bytes, width: int = 2, height: int = 2) -> bytes:
    head = struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b'\0' + b'\x10\x40\x60' * 2) * 2)
    body = b''.join([chunk(b'IHDR', head), *more, chunk(b'IDAT', rows), chunk(b'IEND', b'')])
    return b'\x89PNG\r\n\x1a\n' + body


def held(logo: str) -> bytes:
    return base64.b64decode(logo.partition(',')[2])


@pytest.mark.parametrize(
    'part',
    [
        '<script>1</script>',
        '<text>Court order</text>',
        '<image href="http://a.example/x.png"/>',
        '<use href="#a"/>',
        '<style>*{fill:url(http://a.example)}</style>',
        '<foreignObject/>',
        '<a/>',
        '<rect fill="url(http://a.example/x)"/>',
        '<rect style="fill:url(http://a.example)"/>',
        '<rect onload="1"/>',
        '<animate/>',
        '<rect xmlns:x="http://www.w3.org/1999/xlink" x:href="http://a.example"/>',
    ],
)
def test_an_svg_holds_shapes_alone(part: str) -> None:
    with pytest.raises(UnfitLogoError) as refused:
        safe_logo(SVG.replace('</svg>', f'{part}</svg>').encode())
    assert str(refused.value) == 'logo-svg'


def test_an_svg_with_entities_a_broken_or_a_large_picture_is_refused() -> None:
    bad = {
        b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.encode(): 'logo-svg',
        b'<svg': 'logo-form',
        b'\x89PNG\r\n\x1a\n': 'logo-form',
        b'GIF89a': 'logo-form',
        b' ' * (LARGEST + 1): 'logo-size',
    }
    for content, problem in bad.items():
        with pytest.raises(UnfitLogoError) as refused:
            safe_logo(content)
        assert str(refused.value) == problem


def test_what_a_drawing_program_notes_in_a_picture_goes() -> None:
    noted = SVG.replace(
        '<rect',
        '<!-- by A. Person --><title>A. Person</title><metadata>A. Person</metadata>'
        '<note xmlns="http://drawing.example">A. Person</note><rect class="a" xml:space="preserve"',
        1,
    )
    assert safe_logo(noted.encode()) == safe_logo(SVG.encode())
    assert b'A. Person' not in held(safe_logo(noted.encode()))


def test_a_style_becomes_the_look_of_its_shape() -> None:
    styled = SVG.replace('fill="#146"', 'style="fill:#146;font-size:12px;-own:none"')
    assert safe_logo(styled.encode()) == safe_logo(SVG.encode())


def test_a_png_keeps_its_picture_and_none_of_its_notes() -> None:
    place = chunk(b'tEXt', b'Comment\0A. Person, 12 Own Street')
    assert safe_logo(png(place)) == safe_logo(png())
    assert held(safe_logo(png())) == png()


@pytest.mark.parametrize(
    'content',
    [png()[:-20], png(width=5_000), png(width=0), png().replace(b'IDAT', b'IDAX'), png()[:8] + png()[33:]],
)
def test_a_torn_or_a_huge_png_is_refused(content: bytes) -> None:
    with pytest.raises(UnfitLogoError) as refused:
        safe_logo(content)
    assert str(refused.value) == 'logo-form'


def test_a_png_is_drawn_and_said_in_words() -> None:
    with pikepdf.open(io.BytesIO(pdf(make_letter(logo=safe_logo(png()), logo_says='Example Clinic')))) as document:
        parts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        assert [str(one.Alt) for one in parts if one.get('/S') == '/Figure'] == ['Example Clinic']
        assert any(one.get('/Subtype') == '/Image' for one in document.objects if isinstance(one, pikepdf.Stream))


def test_where_the_logo_stands_on_its_page_is_told_in_points_from_the_lower_left_corner() -> None:
    with pikepdf.open(io.BytesIO(pdf(make_letter(logo=safe_logo(png()), logo_says='Example Clinic')))) as document:
        parts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        (figure,) = [one for one in parts if one.get('/S') == '/Figure']
        left, low, right, high = (float(side) for side in figure.A.BBox)
        page = [float(side) for side in document.pages[0].MediaBox]
    assert figure.A.O == '/Layout'
    assert 0 < left < right < page[2] / 2
    assert page[3] * 0.75 < low < high < page[3]
