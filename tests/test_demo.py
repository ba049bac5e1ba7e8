"""The demo packets, read as their readers read them: out of the PDF, by two readers, in every language."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path

import pypdfium2
import pytest

from letters import paths
from letters.casefile.build import case_from_file
from letters.languages.catalogue import offered
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.letter import Letter
from letters.packet.build import packet
from letters.packet.letters import Finished
from letters.packet.letters import letter_of
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.render.pdf import pdf
from tests.support.day import DAY
from tests.support.packets import CASES
from tests.support.shared import Files
from tests.support.soak import SOAK

# Poppler marks each change of direction with signs of its own; they are not in the file.
_OWN_SIGNS = dict.fromkeys(map(ord, '\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069'))


def _squeezed(text: str) -> str:
    return ''.join(text.split()).translate(_OWN_SIGNS)


def _poppler(content: bytes) -> str:
    done = subprocess.run(['pdftotext', '-', '-'], input=content, capture_output=True, check=True)
    return _squeezed(done.stdout.decode())


def _pdfium(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    return _squeezed(''.join(page.get_textpage().get_text_bounded() for page in document))


def _written(file: Path, language: str) -> list[Finished]:
    """Every letter of a demo case, in a language, with its reading copy in the person's."""
    case, problems = case_from_file(file, registry(), DAY)
    assert case is not None
    assert problems == []
    made = make_plan(case, registry(), DAY)
    here = Situation(disclosed(case, made.effects), registry(), DAY)
    found = []
    for paper in made.papers:
        outcome = letter_of(paper, here, Options(language=language))
        assert outcome.written is not None, (paper.kind, outcome.not_made)
        found.append(outcome.written)
    return found


def _letters(written: Iterable[Finished]) -> Iterator[tuple[str, Letter]]:
    """The letters and their copies for reading, each with the name of its file in a packet."""
    for one in written:
        yield f'{one.paper.id}.pdf', one.composed.letter
        if one.reading:
            yield f'{one.paper.id}.reading-{one.reading.beside_language}.pdf', one.reading


def _contents(file: Path, language: str, packet: Files) -> Iterator[tuple[Letter, bytes]]:
    """Each letter and what stands in its PDF: that of the packet or, in other languages, one written here.

    Of those written here a share is one of each kind: the others differ in names and links alone.
    """
    entries = json.loads(packet['packet.json'])['papers']
    held = {(entry['file'], entry['language'], entry['reading'] or '') for entry in entries}
    kinds = set()
    for name, letter in _letters(_written(file, language)):
        if (name, letter.language, letter.beside_language) in held:
            yield letter, packet[name]
        elif SOAK or (letter.kind, letter.banner) not in kinds:
            kinds.add((letter.kind, letter.banner))
            yield letter, pdf(letter)


def _named(file: Path) -> set[str]:
    """What the person gave as names, addresses and search words."""
    case, _ = case_from_file(file, registry(), DAY)
    assert case is not None
    sender, person = case.sender, case.person
    words = [query for item in case.items for query in item.queries]
    return {sender.name, sender.name_latin, sender.email, person.name, case.case.id, *words} - {''}


# What the foot of a page and the head of the next one hold, without blanks.
FOOT = 60


def _stands(said: str, text: str) -> bool:
    """Whether a text holds words as they were said; in prose they may begin on one page and end on the next."""
    if _squeezed(said) in text:
        return True
    words = said.split()
    halves = [(_squeezed(' '.join(words[:n])), _squeezed(' '.join(words[n:]))) for n in range(1, len(words))]
    between = f'.{{1,{FOOT}}}'
    return any(re.search(between.join(map(re.escape, half)), text, re.DOTALL) for half in halves)


@pytest.mark.parametrize('language', offered())
@pytest.mark.parametrize('file', [file for file in CASES if 'perhaps' not in file.name], ids=lambda file: file.stem)
def test_every_name_sentence_and_link_comes_out_of_the_pdf_as_it_went_in(
    file: Path, language: str, packets: Mapping[str, Files]
) -> None:
    names, seen = _named(file), set()
    for letter, content in _contents(file, language, packets[file.stem]):
        # Both readers turn round the Latin words and the brackets inside a right-to-left sentence, as they do with
        # any PDF; names and links stand on lines of their own and come out whole there too.
        one_way = 'rtl' not in {letter.direction, letter.beside_direction}
        for reader in (_poppler, _pdfium):
            text = reader(content)
            for node in (node for block in (*letter.body, *letter.beside) for node in block.walk() if node.role):
                if one_way or node.role == 'link' or node.text() in names:
                    assert _stands(node.text(), text), (reader.__name__, letter.kind, letter.language, node.text())
                    seen.add(node.role)
            assert letter.signature is None or _squeezed(letter.signature.name) in text
            for block in letter.body if one_way and not letter.beside else ():
                if block.tag == 'p':
                    assert _squeezed(block.text()) in text, (reader.__name__, letter.kind, block.text())
    # Only the sheet of a form that was seen quotes answers.
    assert seen - {'answer'} == {'link', 'value'}


def test_the_lahore_letters_hold_no_urdu_sentence_of_the_person_and_the_reading_copy_is_urdu() -> None:
    letters = [letter for _, letter in _letters(_written(paths.DEMO / 'lahore.yaml', 'en'))]
    sent = [letter for letter in letters if not letter.banner]
    copies = [letter for letter in letters if letter.banner]
    assert len(sent) == len(copies) == 2
    for letter in sent:
        text = ' '.join(block.text() for block in letter.body)
        assert 'اجازت' not in text
        assert 'sent it' not in text
    for letter in copies:
        assert letter.beside_language == 'ur'
        assert 'میں نے اس ویڈیو کو' not in ' '.join(block.text() for block in letter.beside)


@pytest.mark.parametrize('file', CASES, ids=lambda file: file.stem)
def test_every_pdf_of_a_demo_packet_is_tagged_sound_and_names_nobody(
    file: Path, packets: Mapping[str, Files], tmp_path: Path
) -> None:
    case, _ = case_from_file(file, registry(), DAY)
    assert case is not None
    # No part was missing, and so no file: each paper of the list is there.
    listed = json.loads(packets[file.stem]['packet.json'])['papers']
    assert {entry['file'] for entry in listed} | {'packet.json'} == packets[file.stem].keys()
    assert {'00.pdf', *(f'{paper.id}.pdf' for paper in make_plan(case, registry(), DAY).papers)} <= packets[
        file.stem
    ].keys()
    for name, content in packets[file.stem].items():
        if not name.endswith('.pdf'):
            continue
        target = tmp_path / name
        target.write_bytes(content)
        info = subprocess.run(['pdfinfo', str(target)], capture_output=True, text=True, check=True).stdout
        assert 'Tagged:          yes' in info
        assert case.sender.name not in info or not case.sender.name
        title = info.partition('Title:')[2].split('\n')[0].strip()
        entry = next(entry for entry in listed if entry['file'] == name)
        assert title.split('-')[0] == (case.case.id if entry['id'] == '00' else entry['reference'] or entry['id'])
        assert 'Author' not in info
        subprocess.run(['qpdf', '--check', str(target)], capture_output=True, check=True)


@pytest.mark.parametrize('file', CASES, ids=lambda file: file.stem)
def test_start_here_says_what_to_do_first_and_who_helps(file: Path) -> None:
    case, _ = case_from_file(file, registry(), DAY)
    assert case is not None
    english = case.model_copy(update={'case': case.case.model_copy(update={'language': 'en'})})
    made = packet(english, registry(), DAY, Options(formats=('txt',)))
    text = made.files['00.txt'].decode()
    first_page = text[:1500]
    assert case.sender.name == '' or case.sender.name not in first_page
    assert 'Who helps' in text
    assert 'https://' in text.partition('Who helps')[2]
    for word in ('immediately', 'guarantee', 'U.S.C.', 'Article', 'will be removed'):
        assert word not in text, word
    if made.plan.papers:
        assert text.index('What to do now') < text.index('Paper 01: ') < text.index('Who helps')
    else:
        assert 'Paper 01' not in text
