"""The structure tree of a PDF, mended where PDF/UA wants it otherwise than WeasyPrint writes it."""

from __future__ import annotations

from typing import Any


def mend_lists(pdf: Any) -> None:
    """Give every entry of a list one body: a link that makes up an entry, or stands between its lines, goes into it."""
    for entry in [part for part in pdf.objects if _kind(part) == '/LI']:
        kids = [pdf.objects[int(kid.split()[0])] for kid in entry['K']]
        if [_kind(kid) for kid in kids] not in (['/Lbl', '/LBody'], ['/LBody']):
            _gather(pdf, entry, kids)


def _gather(pdf: Any, entry: Any, kids: list[Any]) -> None:
    import pydyf  # type: ignore[import-untyped]  # it has no types

    body = pydyf.Dictionary({'Type': '/StructElem', 'S': '/LBody', 'K': pydyf.Array(), 'Pg': entry['Pg']})
    body['P'] = entry.reference
    pdf.add_object(body)
    for kid in kids:
        if _kind(kid) == '/LBody':
            # What was a body of its own becomes a part of the one body.
            kid['S'] = '/Div'
        if _kind(kid) != '/Lbl':
            kid['P'] = body.reference
            body['K'].append(kid.reference)
    entry['K'] = pydyf.Array([*(kid.reference for kid in kids if _kind(kid) == '/Lbl'), body.reference])


def _kind(part: Any) -> str:
    """What an object of the file is in the structure tree; nothing for fonts, pages and the rest."""
    return str(part.get('S', '')) if isinstance(part, dict) and part.get('Type') == '/StructElem' else ''
