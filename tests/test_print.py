"""Print-ready: the PDFs of many papers as one, with nothing lost of any of them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from letters.render.merge import Part
from letters.render.merge import merge
from letters.render.pdf import pdf
from tests.support.command import letters
from tests.support.day import DATE
from tests.support.factory import make_file
from tests.support.render_samples import make_letter
from tests.support.shop import settings


def texts(content: bytes) -> list[str]:
    """The text of each page, without white space."""
    return [''.join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(content)]


def opened(content: bytes) -> Any:
    return pikepdf.open(io.BytesIO(content))


@pytest.fixture(scope='module')
def singles() -> list[bytes]:
    return [pdf(make_letter()), pdf(make_letter(language='ur', direction='rtl')), pdf(make_letter(number='02'))]


def test_every_page_is_there_as_it_was_and_each_part_has_a_bookmark(singles: list[bytes]) -> None:
    named = ['AAA111 01', 'BBB222 01 (7 0 R)', 'CCC333 02']
    merged = merge([Part(name, one) for name, one in zip(named, singles, strict=True)], 'print-post', 'en')
    assert texts(merged) == [page for one in singles for page in texts(one)]
    outline = pypdfium2.PdfDocument(merged).get_toc()
    marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in outline if mark.level == 0]
    lengths = [len(pypdfium2.PdfDocument(one)) for one in singles]
    assert marks == [(name, sum(lengths[:n])) for n, name in enumerate(named)]


def test_the_whole_stays_tagged_and_each_part_keeps_its_language(singles: list[bytes]) -> None:
    merged = opened(merge([Part(str(n), one) for n, one in enumerate(singles)], 'print-post', 'es'))
    root = merged.Root
    assert (root.MarkInfo.Marked, str(root.Lang), str(merged.docinfo['/Title'])) == (True, 'es', 'print-post')
    assert b'pdfuaid:part="1"' in root.Metadata.read_bytes()
    (document,) = root.StructTreeRoot.K
    assert [(str(part.S), str(part.Lang)) for part in document.K] == [('/Part', code) for code in ('en', 'ur', 'en')]
    keys = list(root.StructTreeRoot.ParentTree.Nums)[::2]
    assert keys == sorted(set(keys))
    assert {page.StructParents for page in merged.pages} <= set(keys)
    links = [note for page in merged.pages for note in page.get('/Annots', [])]
    assert links
    assert {note.StructParent for note in links} <= set(keys)
    # Each element of the tree knows the one above it.
    assert all(part.P.objgen == document.objgen for part in document.K)


def test_the_same_parts_give_the_same_bytes(singles: list[bytes]) -> None:
    parts = [Part(str(n), one) for n, one in enumerate(singles)]
    assert merge(parts, 'print-post', 'en') == merge(parts, 'print-post', 'en')


def test_what_is_none_of_our_pdfs_is_refused() -> None:
    for content in (b'', b'%PDF-1.7\n%x\nxref\n'):
        with pytest.raises((ValueError, StopIteration)):
            merge([Part('x', content)], 'print-post', 'en')


def bulk(folder: Path, *more: str) -> str:
    done = letters(
        'bulk', 'cases', '-o', 'out', '--date', DATE, '--format', 'pdf,txt', '--print', 'print', *more, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_bulk_prints_a_file_for_each_way_out_with_a_sheet_before_each_paper(tmp_path: Path) -> None:
    (tmp_path / 'cases').mkdir()
    for id in ('AAA111', 'BBB222'):
        (tmp_path / 'cases' / f'{id}.yaml').write_bytes(make_file({'case.id': id}))
    (tmp_path / 'print').mkdir()
    for name in ('print-form-9.pdf', 'form.pdf'):
        (tmp_path / 'print' / name).write_bytes(b'old')
    assert 'Papers ready to print: 2. Drafts left out: 0.' in bulk(tmp_path)
    assert {file.name for file in (tmp_path / 'print').iterdir()} == {'print-form.pdf', 'form.pdf'}
    printed = (tmp_path / 'print/print-form.pdf').read_bytes()
    single = (tmp_path / 'out/AAA111/01.pdf').read_bytes()
    pages = texts(printed)
    assert 'AAA11101' in pages[0]
    assert 'Thissheetstayswithyou' in pages[0]
    assert pages[1 : 1 + len(texts(single))] == texts(single)
    assert (tmp_path / 'print/print-form.pdf').stat().st_mode & 0o077 == 0
    bulk(tmp_path)
    assert (tmp_path / 'print/print-form.pdf').read_bytes() == printed


def test_drafts_are_not_printed(tmp_path: Path) -> None:
    (tmp_path / 'cases').mkdir()
    (tmp_path / 'cases/AAA111.yaml').write_bytes(make_file({'case.id': 'AAA111'}))
    settings(tmp_path, review='two')
    assert 'Papers ready to print: 0. Drafts left out: 1.' in bulk(tmp_path, '--clinic', 'clinic.yaml')
    assert letters('approve', 'out', '--role', 'lawyer', cwd=tmp_path).returncode == 0
    assert 'Papers ready to print: 1. Drafts left out: 0.' in bulk(tmp_path, '--clinic', 'clinic.yaml')


def test_text_alone_cannot_be_printed(tmp_path: Path) -> None:
    (tmp_path / 'cases').mkdir()
    done = letters('bulk', 'cases', '-o', 'out', '--format', 'txt', '--print', 'print', cwd=tmp_path)
    assert done.returncode == 2
