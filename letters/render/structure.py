"""The structure tree of a PDF: what a screen reader says, element for element of the page that the PDF is made from.

WeasyPrint's own tree is one of boxes, page by page: there a paragraph or a list that two pages share is two, a table
goes on without its head, and what stands at the foot of each page is content. Here each element stands once, in the
order of the page. What is not in the tree is an artifact; what is in it is painted in its order, so that whoever
follows the one and whoever follows the other read the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS = {
    'h1': 'H1', 'h2': 'H2', 'p': 'P', 'ul': 'L', 'ol': 'L', 'li': 'LI', 'li::marker': 'Lbl', 'a': 'Link',
    'table': 'Table', 'tr': 'TR', 'th': 'TH', 'td': 'TD',
}  # fmt: skip

# What holds text itself; text that stands in anything else is a paragraph of its own.
_HOLDS_TEXT = frozenset({'H1', 'H2', 'P', 'Lbl', 'LBody', 'Link', 'TH', 'TD', 'Span'})

_SCOPES = {'col': '/Column', 'row': '/Row'}

# The flag of an annotation that is printed with its page.
_PRINT = 4
# So much of a point is a pixel of the page.
_POINT = 0.75


def mend() -> None:
    """From now on this tree is written in place of WeasyPrint's own."""
    import weasyprint.pdf

    weasyprint.pdf.add_tags = _add_tags


def _add_tags(pdf: Any, document: Any, _version: Any, streams: list[Any]) -> None:
    """In place of WeasyPrint's own: the tree, the way to it from the pages, and the pages painted in its order."""
    import pydyf  # type: ignore[import-untyped]  # it has no types

    tree = _Tree(document.metadata.lang or '')
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        # WeasyPrint tells of boxes, and of what is painted for each, nowhere else.
        tree.add_page(number, page._page_box, stream._tags)  # noqa: SLF001
    written = _Written(pdf, len(streams))
    pdf.catalog['StructTreeRoot'] = written.write(tree.root)
    for stream, painted in zip(streams, written.painted, strict=True):
        stream.stream = _in_order(stream.stream, painted)
    # That a page runs from right to left is not said here: PDFium would turn round the words of other scripts in it.
    pdf.catalog['ViewerPreferences'] = pydyf.Dictionary({'DisplayDocTitle': 'true'})
    pdf.catalog['MarkInfo'] = pydyf.Dictionary({'Marked': 'true'})


class _Element:
    """An element of the tree, which begins on a page; `kids` are elements, and what stands on a page: see `_Tree`."""

    def __init__(self, kind: str, page: int = 0, parent: _Element | None = None, **more: Any) -> None:
        self.kind, self.page, self.parent, self.more = kind, page, parent, more
        self.kids: list[Any] = []

    def child(self, kind: str, page: int, **more: Any) -> _Element:
        """A new element, the last one in this."""
        made = _Element(kind, page, self, **more)
        self.kids.append(made)
        return made


class _Tree:
    """The elements of a document, found in the boxes of its pages.

    What stands on a page is told as its number and the number of what is painted there, or the annotation of a link.
    """

    def __init__(self, language: str) -> None:
        from weasyprint.formatting_structure import boxes

        self.root = _Element('Document')
        self._boxes, self._language = boxes, language
        self._elements: dict[tuple[Any, str], _Element] = {}
        self._heads: dict[Any, int] = {}
        self._page, self._height = 0, 0.0
        self._tags: dict[Any, dict[str, Any]] = {}

    def add_page(self, number: int, page: Any, tags: dict[Any, dict[str, Any]]) -> None:
        """Add what stands on a page. Of all that stands at its edge, the warning at the top is read, and once."""
        self._page, self._tags, self._height = number, tags, page.margin_height()
        edge = [box for box in page.children if isinstance(box, self._boxes.MarginBox)]
        if number == 0:
            self._add_all((box for box in edge if box.at_keyword.startswith('@top')), self.root)
        self._add_all((box for box in page.children if box not in edge), self.root)

    def _add_all(self, boxes: Iterable[Any], around: _Element, language: str = '', block: Any = None) -> None:
        for one in boxes:
            # A box that is placed by hand is held by another.
            box = getattr(one, '_box', one)
            if isinstance(box, self._boxes.TextBox):
                self._add_text(box, around, block)
            elif isinstance(box, self._boxes.ReplacedBox):
                self._add_picture(box, around)
            elif not self._was_read(box):
                self._add(box, around, language or self._language, block)

    def _add(self, box: Any, around: _Element, language: str, block: Any) -> None:
        if box.element is not None:
            around = self._entered(box, around, language, block)
            language = box.element.get('lang') or language
            block = box.element if isinstance(box, self._boxes.BlockContainerBox) else block
        if box.link_annotation:
            box.link_annotation['F'] = _PRINT
            around.kids.append((self._page, box.link_annotation))
        self._add_all(getattr(box, 'children', ()), around, language, block)

    def _was_read(self, box: Any) -> bool:
        """Whether a box is the head of a table, repeated on a further page."""
        if not getattr(box, 'is_header', False):
            return False
        return self._heads.setdefault(box.element, self._page) != self._page

    def _entered(self, box: Any, around: _Element, language: str, block: Any) -> _Element:
        """The element of the tree that an element of the page is; what has no meaning of its own is none."""
        key = box.element, box.element_tag
        if key not in self._elements:
            made = self._made(box, around, language, block)
            if made is None:
                return around
            self._elements[key] = made
        return self._elements[key]

    def _made(self, box: Any, around: _Element, language: str, block: Any) -> _Element | None:
        tag, spoken = box.element_tag, box.element.get('lang') or language
        kind = _KINDS.get(tag, '')
        if kind == 'Link' and not box.link_annotation:
            kind = ''
        if not kind and spoken != language:
            kind = 'Span' if tag == 'span' else 'Div'
        if not kind:
            return None
        more: dict[str, Any] = {'A': _attributes(box)} if kind in {'L', 'TH'} else {}
        if spoken != language:
            more['Lang'] = spoken
        if kind == 'Lbl' and around.parent:
            # The number of an entry stands before its body, not in it.
            made = _Element(kind, self._page, around.parent)
            around.parent.kids.insert(0, made)
            return made
        if kind in {'Link', 'Span'}:
            around = self._holder(around, block)
        made = around.child(kind, self._page, **more)
        return made.child('LBody', self._page) if kind == 'LI' else made

    def _add_text(self, box: Any, around: _Element, block: Any) -> None:
        if around.kind in _HOLDS_TEXT or box.text.strip():
            self._holder(around, block).kids.append((self._page, self._tags[box]['mcid']))

    def _add_picture(self, box: Any, around: _Element) -> None:
        """The logo of a letterhead: what it says stands in its place for who cannot see it."""
        if box in self._tags:
            made = around.child('Figure', self._page, Alt=box.element.get('alt') or '', A=self._place(box))
            made.kids.append((self._page, self._tags[box]['mcid']))

    def _place(self, box: Any) -> dict[str, Any]:
        """Where a picture stands, in points from the lower left corner of its page (ISO 32000-1, 14.8.5.4.3)."""
        left, top = box.content_box_x(), box.content_box_y()
        corners = left, self._height - top - box.height, left + box.width, self._height - top
        return {'O': '/Layout', 'BBox': [round(side * _POINT, 2) for side in corners]}

    def _holder(self, around: _Element, block: Any) -> _Element:
        """The element that text goes into: this one, or the paragraph that a block of the page is in it."""
        if around.kind in _HOLDS_TEXT:
            return around
        key = block, 'P'
        return self._elements.get(key) or self._elements.setdefault(key, around.child('P', self._page))


def _attributes(box: Any) -> dict[str, str]:
    """What a list or the head of a table says about itself."""
    if box.element_tag == 'th':
        return {'O': '/Table', 'Scope': _SCOPES[box.element.get('scope') or 'col']}
    if box.element_tag == 'ol':
        return {'O': '/List', 'ListNumbering': '/Decimal'}
    return {'O': '/List', 'ListNumbering': '/None' if box.style['list_style_type'] == 'none' else '/Disc'}


class _Written:
    """The tree as objects of a file. `painted`: for each page the numbers of what is painted there, in its order."""

    def __init__(self, pdf: Any, pages: int) -> None:
        self._pdf = pdf
        self.painted: list[list[int]] = [[] for _ in range(pages)]
        self._found_by: list[list[bytes]] = [[] for _ in range(pages)]
        self._annotations: list[tuple[Any, bytes]] = []

    def write(self, tree: _Element) -> bytes:
        """Add the tree to the file; how it is called there."""
        import pydyf

        root = pydyf.Dictionary({'Type': '/StructTreeRoot'})
        self._pdf.add_object(root)
        root['K'] = pydyf.Array([self._element(tree, root.reference)])
        numbers: list[Any] = []
        for number, elements in enumerate(self._found_by):
            numbers += [number, pydyf.Array(elements)]
        for number, (annotation, element) in enumerate(self._annotations, len(self._found_by)):
            annotation['StructParent'] = number
            numbers += [number, element]
        root['ParentTree'] = pydyf.Dictionary({'Nums': pydyf.Array(numbers)})
        return bytes(root.reference)

    def _element(self, element: _Element, parent: bytes) -> bytes:
        import pydyf

        where = self._pdf.page_references[element.page]
        made = pydyf.Dictionary({'S': f'/{element.kind}', 'P': parent, 'Pg': where})
        self._pdf.add_object(made)
        for name in ('Lang', 'Alt'):
            if name in element.more:
                made[name] = pydyf.String(element.more[name])
        if 'A' in element.more:
            said = element.more['A'].items()
            made['A'] = pydyf.Dictionary({key: pydyf.Array(one) if isinstance(one, list) else one for key, one in said})
        made['K'] = pydyf.Array(
            self._element(kid, made.reference) if isinstance(kid, _Element) else self._on_page(kid, made, element.page)
            for kid in element.kids
        )
        return bytes(made.reference)

    def _on_page(self, kid: tuple[int, Any], element: Any, usual: int) -> Any:
        """What stands on a page, as an element counts it among its kids."""
        import pydyf

        page, held = kid
        where = self._pdf.page_references[page]
        if not isinstance(held, int):
            self._annotations.append((held, element.reference))
            return pydyf.Dictionary({'Type': '/OBJR', 'Obj': held.reference, 'Pg': where})
        number = len(self.painted[page])
        self.painted[page].append(held)
        self._found_by[page].append(element.reference)
        return number if page == usual else pydyf.Dictionary({'Type': '/MCR', 'Pg': where, 'MCID': number})


def _in_order(stream: list[Any], order: list[int]) -> list[Any]:
    """A page with its texts after all else, in this order; what is not in it becomes an artifact."""
    import pydyf

    rest, texts = _taken_apart(stream)
    # The scale of the page is undone at its end.
    end = rest.pop()
    ordered = [texts.pop(painted) for painted in order]
    for text in texts.values():
        artifact = ['/Artifact', pydyf.Dictionary({'Type': '/Pagination'}), b'BDC']
        del text[1]['MCID']
        # Without a text of its own, the mark that it was painted with says nothing.
        rest += [*artifact, *text, b'EMC'] if text[1] else [*artifact, *text[3:]]
    for number, text in enumerate(ordered):
        text[1]['MCID'] = number
        rest += text
    return [*rest, end]


def _taken_apart(stream: list[Any]) -> tuple[list[Any], dict[int, list[Any]]]:
    """The texts of a page by their numbers, each from its mark to its end, and all else that is painted."""
    rest: list[Any] = []
    texts: dict[int, list[Any]] = {}
    into, depth = rest, 0
    for item in stream:
        into.append(item)
        if item == b'BMC':
            depth += 1
        elif item == b'BDC':
            depth += 1
            if depth == 1 and 'MCID' in into[-2]:
                text = into[-3:]
                del into[-3:]
                into = texts[text[1]['MCID']] = text
        elif item == b'EMC':
            depth -= 1
            into = into if depth else rest
        elif item == b'Q' and into is rest and rest[-2] == b'q':
            # What was painted here is painted later.
            del rest[-2:]
    return rest, texts
