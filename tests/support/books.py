"""Workbooks as other programs write them, for tests: the parts of XLSX and ODS by hand, and a locked container."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from xml.sax.saxutils import escape

_OPEN = 'http://schemas.openxmlformats.org'
_MAIN = f'{_OPEN}/spreadsheetml/2006/main'
_OFFICE = 'urn:oasis:names:tc:opendocument:xmlns'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ODS = 'application/vnd.oasis.opendocument.spreadsheet'


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive of these parts, pressed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, 'w', zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def xlsx(rows: str, *, strings: Sequence[str] = (), main: str = _MAIN, **more: str) -> bytes:
    """A workbook with one page whose rows are XML, with its texts in a part of their own as LibreOffice keeps them."""
    office = f'{_OPEN}/officeDocument/2006/relationships'
    kept = ''.join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in strings)
    package = f'{_OPEN}/package/2006'
    return archive({
        '[Content_Types].xml': f'{_HEAD}<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        '_rels/.rels': f'{_HEAD}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': f'{_HEAD}<workbook xmlns="{main}" xmlns:r="{office}"><workbookPr date1904="false"/>'
        '<sheets><sheet name="Hoja1" sheetId="1" state="visible" r:id="rId2"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': f'{_HEAD}<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId2" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId3" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        'xl/sharedStrings.xml': f'{_HEAD}<sst xmlns="{main}" count="{len(strings)}" uniqueCount="{len(strings)}">'
        f'{kept}</sst>',
        'xl/worksheets/sheet1.xml': f'{_HEAD}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
        **more,
    })  # fmt: skip


def as_libreoffice_xlsx(table: Iterable[Sequence[str]]) -> bytes:
    """A table as LibreOffice saves it: shared texts, styles on empty cells, heights on rows."""
    strings: list[str] = []
    rows = []
    for number, texts in enumerate(table, 1):
        cells = []
        for column, text in enumerate(texts):
            place = f'{_letters(column)}{number}'
            if not text:
                cells.append(f'<c r="{place}" s="1"/>')
                continue
            strings.append(re.sub('_(?=x[0-9A-Fa-f]{4}_)', '_x005F_', text))
            cells.append(f'<c r="{place}" s="1" t="s"><v>{len(strings) - 1}</v></c>')
        rows.append(f'<row r="{number}" customFormat="false" ht="12.8" hidden="false">{"".join(cells)}</row>')
    return xlsx(''.join(rows), strings=strings)


def _letters(column: int) -> str:
    return (chr(64 + column // 26) if column >= 26 else '') + chr(65 + column % 26)


def ods(rows: str) -> bytes:
    """An ODS with one page whose rows are XML."""
    spaces = ' '.join(f'xmlns:{name}="{_OFFICE}:{name}:1.0"' for name in ('office', 'table', 'text'))
    return archive({
        'mimetype': _ODS,
        'META-INF/manifest.xml': f'{_HEAD}<manifest:manifest xmlns:manifest="{_OFFICE}:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/></manifest:manifest>',
        'content.xml': f'{_HEAD}<office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Hoja1"><table:table-column table:number-columns-repeated="16384"/>{rows}'
        '</table:table></office:spreadsheet></office:body></office:document-content>',
    })  # fmt: skip


def as_libreoffice_ods(table: Iterable[Sequence[str]]) -> bytes:
    """A table as LibreOffice saves it: a paragraph for each line, and what is empty told once, to the last corner."""
    rows = ''
    for texts in table:
        cells = ''.join(_ods_cell(text) for text in texts)
        rows += f'<table:table-row>{cells}<table:table-cell table:number-columns-repeated="16300"/></table:table-row>'
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    return ods(f'{rows}<table:table-row table:number-rows-repeated="1048000">{empty}</table:table-row>')


def _ods_cell(text: str) -> str:
    lines = ''.join(f'<text:p>{escape(line)}</text:p>' for line in text.split('\n'))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>' if text else '<table:table-cell/>'


def locked() -> bytes:
    """A workbook under a password, as far as a reader without the password sees: a container with a locked part."""
    free, end, special = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    head = struct.pack(
        '<8s16sHHHHH6sIIIIIIIIII', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6),
        0, 1, 1, 0, 4096, end, 0, end, 0, 0,
    )  # fmt: skip
    head += struct.pack('<108I', *[free] * 108)
    table = struct.pack('<128I', special, end, *[free] * 126)
    entries = [('Root Entry', 5, free, free, 2), ('EncryptionInfo', 2, free, free, free)]
    entries.append(('EncryptedPackage', 2, 1, free, free))
    folder = b''
    for name, kind, left, right, child in entries:
        text = name.encode('utf-16-le') + b'\0\0'
        folder += text.ljust(64, b'\0') + struct.pack('<HBBIII', len(text), kind, 1, left, right, child)
        folder += bytes(16 + 4 + 16) + struct.pack('<IQ', end, 0)
    return head + table + folder.ljust(512, b'\0')
