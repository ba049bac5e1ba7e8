"""A reference for each recipient: two papers of one case cannot be tied together by it, nor by the name of the case."""

from __future__ import annotations

import email
import email.policy
import json
import re
from collections.abc import Iterator
from collections.abc import Mapping
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from letters.cli import start
from letters.law.reference import reference
from letters.model.case import Case
from letters.packet.build import packet
from letters.packet.made import Packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import make_case

KEY = 'W4T9KQ7MXR2HC6NP'
TIKTOK = 'https://www.tiktok.com/@example.three/video/7290000000000000004'
# A clinic writes for somebody to a service, to an unknown site and to a search engine; a copy to read goes with each.
SENT: dict[str, Any] = {
    'case.id': 'CASE-NAMED-SO', 'case.language': 'es',
    'sender.role': 'representative', 'sender.authority': 'a signed paper', 'person.name': 'Pat Shown',
    'items.1': a_place(TIKTOK), 'items.2': a_place('https://forum.example.net/threads/4711'),
    'items.0.engines': ['google-search'], 'items.0.queries': ['words of a search'],
}  # fmt: skip


@cache
def sent() -> Packet:
    return packet(make_case(SENT), registry(), DAY, Options(formats=('pdf', 'txt', 'html', 'eml')))


def legible(name: str, content: bytes) -> str:
    """All that somebody who is sent a file can find in it: of a PDF what it says about itself, and its pages."""
    if name.endswith('.eml'):
        message = email.message_from_bytes(content, policy=email.policy.SMTP)
        parts = {part.get_filename() or '': part.get_payload(decode=True) for part in message.walk()}
        inside = [legible(file, held) for file, held in parts.items() if isinstance(held, bytes) and file]
        return '\n'.join([content.decode('latin-1'), str(message.get_body()), *inside])
    if name.endswith('.pdf'):
        document = pypdfium2.PdfDocument(content)
        pages = [page.get_textpage().get_text_bounded() for page in document]
        return '\n'.join([content.decode('latin-1'), *document.get_metadata_dict().values(), *pages])
    return content.decode()


@cache
def texts() -> Mapping[str, str]:
    return {name: legible(name, content) for name, content in sent().files.items()}


def test_a_reference_is_eight_signs_that_are_not_mistaken_for_each_other() -> None:
    found = {reference(make_case(), recipient, 'ncii-request') for recipient in registry().platforms}
    assert len(found) == len(registry().platforms)
    assert all(re.fullmatch(r'[A-Z2-9]{8}', one) for one in found)


def test_recipient_paper_and_key_each_make_another_reference() -> None:
    case = make_case({'case.key': KEY})
    found = {
        reference(case, 'x', 'ncii-request'),
        reference(case, 'tiktok', 'ncii-request'),
        reference(case, 'x', 'erasure-request'),
        reference(make_case({'case.key': KEY[::-1]}), 'x', 'ncii-request'),
        reference(make_case(), 'x', 'ncii-request'),
    }
    assert len(found) == 5


@pytest.mark.parametrize('key', [KEY, ''])
def test_the_same_case_has_the_same_reference_also_after_papers_were_sent(key: str) -> None:
    sent = [{'paper': '01', 'recipient': 'x', 'on': '2026-11-29'}]
    before, after = make_case({'case.key': key}), make_case({'case.key': key, 'sent': sent})
    assert reference(before, 'x', 'ncii-request') == reference(after, 'x', 'ncii-request')


def test_with_a_key_answers_change_no_reference_and_without_one_they_do() -> None:
    kept, changed = ({'sender.email': 'a@example.com'}, {'sender.email': 'b@example.com'})
    for key, same in ((KEY, True), ('', False)):
        one, two = (reference(make_case({'case.key': key, **more}), 'x', 'p') for more in (kept, changed))
        assert (one == two) is same


def test_the_name_and_the_key_of_the_case_stand_on_no_file_that_is_sent() -> None:
    for name, text in texts().items():
        # The folder is named so, and 00 says which folder it lies in.
        assert ('CASE-NAMED-SO' in text) is (name.startswith('00.') and not name.endswith('.txt')), name
    keyed = packet(make_case({**SENT, 'case.key': KEY}), registry(), DAY, Options(formats=('txt', 'html')))
    assert all(KEY.encode() not in content for content in keyed.files.values())


def test_each_paper_carries_its_own_reference_and_that_of_no_other() -> None:
    own = {str(entry['file']): entry['reference'] for entry in sent().entries}
    found = {paper.id: paper.reference for paper in sent().plan.papers if paper.kind != 'authorisation'}
    assert len(found) >= 4
    assert len({*found.values()}) == len(found)
    for name, text in texts().items():
        number = name[:2]
        if number == '00':
            # In the lines of a table on a page a cell may end anywhere; as text each stands whole.
            assert name != '00.txt' or all(one in text for one in found.values())
            assert own[name] is None
            continue
        assert own[name] == found.get(number)
        assert {one for one in found.values() if one in text} <= {found.get(number)}, name
        if number in found and '.form' not in name and '.links' not in name:
            assert found[number] in text, name


def test_a_copy_to_read_has_the_reference_of_its_letter() -> None:
    copies = [name for name in texts() if '.reading-es.' in name]
    assert copies
    for paper in sent().plan.papers:
        for name in copies:
            if name.startswith(paper.id):
                assert paper.reference in texts()[name]


def test_an_authorisation_that_goes_to_all_has_no_reference() -> None:
    (one,) = [paper for paper in sent().plan.papers if paper.kind == 'authorisation']
    assert one.reference == ''
    assert 'Reference' not in texts()[f'{one.id}.html']


def test_a_draft_of_a_mail_names_its_file_and_its_border_by_the_reference() -> None:
    for paper in sent().plan.papers:
        message = email.message_from_bytes(sent().files[f'{paper.id}.eml'], policy=email.policy.SMTP)
        name = paper.reference or paper.id
        expected = [f'{name}.pdf', f'{name}.links.txt'] if f'{paper.id}.links.txt' in sent().files else [f'{name}.pdf']
        assert [part.get_filename() for part in message.iter_attachments()] == expected
        assert message.get_boundary() == f'=_{name}_='
        assert message['Message-ID'] is None


def test_the_interview_draws_a_key_and_keeps_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[dict[str, Any]] = []

    def run(*given: Any) -> Any:
        kept.append(given[2].tree(whole=False)['case'])
        raise KeyboardInterrupt

    monkeypatch.setattr(start, 'run', run)
    monkeypatch.setattr(start, '_end_on_signals', lambda _: None)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            start.start(None, None, date(2026, 11, 29).isoformat())
    file = tmp_path / 'notes.yaml'
    file.write_text(json.dumps({'format': '1', 'case': kept[0]}))
    with pytest.raises(KeyboardInterrupt):
        start.start(None, file, '2026-11-29')
    assert [re.fullmatch(r'[A-Z2-9]{16}', one['key']) is None for one in kept] == [False] * 3
    assert kept[0] != kept[1]
    assert kept[2] == kept[0]


# What somebody typed, each in words that stand nowhere else.
TYPED: dict[str, Any] = {
    'case.id': 'CASE-NAMED-SO', 'case.key': KEY, 'sender.phone': '+1 202 555 0177', 'person.known_as': ['Patty Known'],
    'sender.address': ['17 Quiet Lane'], 'sender.organisation': 'Clinic of Examples',
    'materials.0.own_words': {'text': 'He said that he had deleted it.', 'language': 'en'},
    'materials.0.work': 'A photograph at a lake', 'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author',
    'items.0.reports': [{'on': '2026-11-01', 'channel': 'by the app', 'reference': 'X-4711', 'answer': 'not broken'}],
    'items.0.locator': {'account': '@example_bad', 'group': 'Group One', 'message': 'M-1', 'place': 'minute 3'},
    'items.1': a_place(TIKTOK, locator={'account': '@example.three', 'place': 'second 40'}),
}  # fmt: skip
PLACE = ('items.url', 'items.locator')


@pytest.mark.parametrize('role', ['self', 'guardian', 'representative'])
@pytest.mark.parametrize('country', ['US', 'DE', 'BR'])
def test_letters_to_two_readers_share_nothing_that_was_not_told_to_both(role: str, country: str) -> None:
    authority = {'sender.authority': '', 'person.name': ''} if role == 'self' else {}
    case = make_case({**SENT, **TYPED, 'sender.role': role, 'person.country': country, **authority})
    made = packet(case, registry(), DAY, Options(formats=('html', 'txt')))
    papers = [paper for paper in made.plan.papers if paper.kind != 'authorisation']
    assert len({paper.recipient for paper in papers}) > 1
    told = {paper.id: {key for by in paper.seen_by for key in by.details} for paper in papers}
    text = {paper.id: b''.join(made.files[f'{paper.id}.{end}'] for end in ('txt', 'html')).decode() for paper in papers}
    for one, other in combinations(papers, 2):
        if one.recipient == other.recipient:
            continue
        both = {key for key, value in _typed(case) if value and value in text[one.id] and value in text[other.id]}
        untold = both - (told[one.id] & told[other.id])
        # A place that both are asked about is what the two letters are for.
        asked = {*one.items} & {*other.items}
        assert {key for key in untold if not (asked and key.startswith(PLACE))} == set(), (one.kind, other.kind)


def _typed(case: Case) -> Iterator[tuple[str, str]]:
    """Every text of a case that was typed, with its dotted key."""
    head, sender, person = case.case, case.sender, case.person
    yield from (('case.id', head.id), ('case.key', head.key), ('person.name', person.name))
    for name in ('name', 'email', 'phone', 'organisation', 'authority'):
        yield f'sender.{name}', getattr(sender, name)
    yield from (('sender.address', sender.address[0]), ('person.known_as', person.known_as[0]))
    for material in case.materials:
        yield from (('materials.own_words.text', material.own_words.text), ('materials.work', material.work))
    for item in case.items:
        yield from (('items.url', item.url), *(('items.queries', query) for query in item.queries))
        yield from ((f'items.locator.{name}', value) for name, value in item.locator)
        for report in item.reports:
            yield from ((f'items.reports.{name}', value) for name, value in report if name != 'on')
