"""Told is what is printed: what the plan says that a reader sees, against what stands on the paper (promise 16)."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from letters import paths
from letters.casefile.build import case_from_document
from letters.compose.letter import Composed
from letters.compose.letter import compose
from letters.languages.catalogue import SOURCE
from letters.languages.catalogue import Translator
from letters.languages.oaths import guarded
from letters.law.brief import Brief
from letters.law.disclosure import disclosed
from letters.law.topic import Situation
from letters.model.case import Case
from letters.model.plan import Paper
from letters.model.plan import SeenBy
from letters.packet.build import packet
from letters.packet.letters import told_again
from letters.packet.options import Options
from letters.plan import doors
from letters.plan import make
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.read import read_file
from letters.render.text import text
from letters.sheets.form_sheet import Filled
from letters.sheets.form_sheet import form_sheet
from letters.sheets.sheet import Sheet
from letters.sheets.sheet import compose_sheet
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_case
from tests.support.factory import make_file
from tests.test_patterns import PATTERNS
from tests.test_patterns import case_of

EXAMPLES = sorted(paths.TEMPLATES.glob('*/examples/*.yaml'))
Letters = Callable[..., tuple[int, str, str]]
CASES = 500
# What somebody typed, each by words that stand nowhere else.
TYPED: dict[str, Any] = {
    'sender.name': 'Robin Signer', 'sender.organisation': 'Clinic of Examples', 'sender.email': 'box@mail.example.com',
    'sender.phone': '+1 202 555 0177', 'sender.address': ['17 Quiet Lane'], 'sender.authority': 'a paper of 3 May',
    'person.name': 'Pat Shown', 'person.known_as': ['Patty Known'], 'person.matching_number': 'SN-4711-8',
}  # fmt: skip
OF_A_RECORDING = {'work': 'A photograph at a lake', 'copyright_owner': 'Lee Owner'}
OWN_WORDS = {'text': 'He said that he had deleted it.', 'language': 'en'}
QUERY = 'patty looked for'
MARKS = {
    **{key: value[0] if isinstance(value, list) else value for key, value in TYPED.items()},
    'items.queries': QUERY, 'materials.work': OF_A_RECORDING['work'],
    'materials.copyright_owner': OF_A_RECORDING['copyright_owner'], 'materials.own_words.text': OWN_WORDS['text'],
}  # fmt: skip
LINKS = (
    'https://x.com/example_one/status/1790000000000000001',
    'https://www.tiktok.com/@example.three/video/7290000000000000004',
    'https://onlyfans.com/123456789/example_name',
    'https://t.me/example_channel/42',
    'https://www.instagram.com/p/Cexample001/',
    'https://www.reddit.com/r/example/comments/1abcde/title/',
    'https://www.pornhub.com/view_video.php?viewkey=ph5e0000000000a',
    'https://forum.example.net/threads/4711',
    'https://gallery.example.org/42',
    'https://www.youtube.com/watch?v=AAAAAAAAAAA',
)
CHOICES: dict[str, list[Any]] = {
    'sender.role': ['self', 'self', 'self', 'guardian', 'relative', 'representative'],
    'sender.country': ['US', 'DE', 'PK'],
    'person.country': ['US', 'DE', 'FR', 'ES', 'PK', 'GB', 'BR', 'IN', 'CA', 'AU', 'CH', 'KR'],
    'person.identifiable_by': [['face'], ['tattoo', 'voice'], ['name']],
    'person.living': ['yes', 'yes', 'yes', 'no'],
    'harm': [[], ['afraid'], ['family', 'health']],
    'wishes.confidential': ['yes', 'no'], 'wishes.fingerprint': ['yes', 'no'], 'wishes.identify': ['least', 'name'],
    'wishes.evidence': ['yes', 'no'], 'wishes.police': ['no', 'statement'], 'wishes.regulator': ['', 'yes', 'no'],
    'wishes.note': [[], [], ['school', 'family']],
}  # fmt: skip
OF_RECORDINGS: dict[str, list[Any]] = {
    'kind': ['intimate-real', 'intimate-altered', 'intimate-generated', 'near-nude', 'private'],
    'recorded_by': ['self', 'self', 'other', 'jointly'], 'copyright': ['author', 'transfer', 'agent', 'none'],
    'may_claim': ['yes', 'no', ''], 'published_before': ['no', 'privately', 'paid', ''], 'paid_now': ['', 'no', 'yes'],
    'no_consent': [['never-agreed'], ['withdrawn'], ['sent-privately'], []],
    'shared_how': ['breach-of-trust', 'account-broken-into', ''], 'taken_from': ['', 'Instagram', 'Example Box'],
    'work': ['', OF_A_RECORDING['work']], 'copyright_owner': ['', OF_A_RECORDING['copyright_owner']],
    'own_words': [{}, OWN_WORDS, {**OWN_WORDS, 'language': 'es'}],
}  # fmt: skip
OF_PLACES: dict[str, list[Any]] = {
    'status': ['up', 'up', 'removed', 'reuploaded', 'unknown', ''], 'exposes': [[], [], ['name', 'address'], ['phone']],
    'impersonates': ['no', 'no', 'yes'], 'engines': [[], ['google-search'], ['bing', 'google-search']],
    'queries': [[], [QUERY]], 'reports': [[], [{'on': '2026-11-01', 'reference': 'R 1'}]],
    'host': [{}, {'name': 'Hosting', 'email': 'abuse@hosting.example', 'looked_up': '2026-11-18'}],
    'network': [{}, {'name': 'Cloudflare'}], 'registrar': [{}, {'form': 'https://registrar.example/abuse'}],
}  # fmt: skip


def drawn(number: int) -> Case:
    """An invented case: as much of it answered as chance will have it."""
    chance = random.Random(number)  # noqa: S311 - nothing secret

    def some(table: dict[str, list[Any]]) -> dict[str, Any]:
        return {key: chance.choice(values) for key, values in table.items()}

    changes = some(CHOICES) | {key: value for key, value in TYPED.items() if chance.random() < 0.7}
    changes['materials'] = [a_recording(id, **some(OF_RECORDINGS)) for id in 'ab'[: chance.choice((1, 1, 2))]]
    shown = [[one['id']] for one in changes['materials']] + [[]]
    changes['items'] = [
        a_place(url, **{**some(OF_PLACES), 'shows': chance.choice(shown)})
        for url in chance.sample(LINKS, chance.choice((1, 2, 3)))
    ]
    if number % 25 == 0:
        # Some are threatened, and nothing is out yet.
        changes |= {'items': [], 'threat': chance.choice(['to-publish', 'extortion']), 'published': 'no'}
    left = {key: [] if isinstance(value, list) else '' for key, value in TYPED.items()}
    return make_case({**left, **changes})


def composed(case: Case) -> Iterator[tuple[Paper, Composed]]:
    """Every letter of a plan; ToldError where one does not print what the plan tells of.

    To an authority whose language no letter is written in, the letter is in English, and is told of in English.
    """
    made = make_plan(case, registry(), DAY)
    here = Situation(disclosed(case, made.effects), registry(), DAY)
    for planned in made.papers:
        paper = told_again(planned, here, language=planned.language if guarded(planned.language) else SOURCE)
        yield paper, compose(paper, here, paper.language)


def seen(paper: Paper, one: Composed) -> str:
    """All that leaves the house: head, letter, signature, and what the sheet of a form says to copy."""
    letter, channel = one.letter, one.brief.channel
    shown = [text(letter), *(line.text for line in letter.sender)]
    if channel is not None:
        wording = Wording(registry(), Translator('en', 'interface'))
        sheet = Sheet('form-sheet', paper.id, paper.reference, DAY, 'a4')
        shown.append(text(compose_sheet(sheet, form_sheet(Filled(paper, one, channel), wording), wording)))
    return '\n'.join(shown)


def differing(case: Case) -> list[tuple[str, str, str]]:
    """What is told and not seen, or seen and not told."""
    found = []
    for paper, one in composed(case):
        told = {key for by in paper.seen_by for key in by.details}
        shown = seen(paper, one)
        differ = (key for key, mark in MARKS.items() if (mark in shown) is not (key in told))
        found += [(paper.kind, paper.recipient, key) for key in differ]
    return found


@pytest.mark.parametrize('start', range(0, CASES, 50))
def test_in_cases_drawn_by_chance_what_is_told_is_what_is_seen(start: int) -> None:
    assert [(n, *one) for n in range(start, start + 50) for one in differing(drawn(n))] == []


def test_cases_drawn_by_chance_bring_letters_of_every_kind() -> None:
    kinds = {paper.kind for n in range(0, CASES, 5) for paper in make_plan(drawn(n), registry(), DAY).papers}
    # What follows a letter comes of no plan: it is told of where it is made.
    first = {kind.id for kind in registry().papers.values() if kind.audience == 'recipient' and not kind.follows}
    assert kinds >= first


@pytest.mark.parametrize('facts', PATTERNS, ids=lambda facts: facts['id'])
def test_in_every_pattern_what_is_told_is_what_is_printed(facts: dict[str, Any]) -> None:
    assert all(paper.seen_by for paper, _ in composed(case_of(facts['case'])))


@pytest.mark.parametrize('file', [*EXAMPLES, *sorted(paths.DEMO.glob('*.yaml'))], ids=lambda file: file.stem)
def test_in_every_example_what_is_told_is_what_is_printed(file: Path) -> None:
    document = read_file(file)
    tree: Any = document.value
    case = make_case(tree['case']) if file in EXAMPLES else case_from_document(document, registry(), DAY)[0]
    assert case is not None
    assert all(paper.seen_by for paper, _ in composed(case))


@pytest.mark.parametrize(
    ('change', 'fault', 'why'),
    [
        (
            lambda details: (*details, 'sender.phone'),
            'told of details that the paper ncii-request does not print: sender.phone',
            'It does not show all the details that this plan names.',
        ),
        (
            lambda details: tuple(key for key in details if key != 'sender.email'),
            'prints a detail of a person that nobody was told of: sender.email',
            'It would have shown a detail of you that this plan does not name.',
        ),
    ],
    ids=['told and not printed', 'printed and not told'],
)
def test_a_paper_that_differs_is_not_written_and_others_are(
    change: Callable[[tuple[str, ...]], tuple[str, ...]],
    fault: str,
    why: str,
    letters: Letters,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def told(brief: Brief) -> tuple[SeenBy, ...]:
        found = doors.seen_by(brief)
        to_x = brief.topic.recipient.id == 'x'
        return tuple(one._replace(details=change(one.details)) for one in found) if to_x else found

    monkeypatch.setattr(make, 'seen_by', told)
    Path('case.yaml').write_bytes(make_file({'sender.phone': '+1 202 555 0177', 'items.1': a_place(LINKS[1])}))
    code, out, err = letters('write', 'case.yaml', '-o', 'out', '--format', 'txt', '--date', DAY.isoformat())
    assert code == 4
    assert why in out
    assert fault in err
    recipients = {paper['recipient'] for paper in json.loads(Path('out/T3S7A1/packet.json').read_text())['papers']}
    assert recipients == {None, 'tiktok'}
    assert why in Path('out/T3S7A1/00.txt').read_text()


def test_own_words_are_told_of_where_the_letter_is_in_their_language_alone() -> None:
    case = make_case({'materials.0.own_words': {**OWN_WORDS, 'language': 'es'}})
    for language, stands in (('en', False), ('es', True)):
        made = packet(case, registry(), DAY, Options(formats=('txt',), language=language))
        (paper,) = made.plan.papers
        assert (OWN_WORDS['text'] in made.files['01.txt'].decode()) is stands
        assert ('materials.own_words.text' in paper.seen_by[0].details) is stands


@pytest.mark.parametrize(('link', 'by_form'), [(LINKS[2], False), (LINKS[7], False), (LINKS[0], True)])
def test_a_copyright_notice_prints_address_and_telephone_where_no_form_asks_for_them(link: str, by_form: bool) -> None:
    # 17 U.S.C. 512(c)(3)(A)(iv) names them.
    case = make_case({
        'sender.phone': '+1 202 555 0177', 'items.0.url': link, 'materials.0.recorded_by': 'self',
        'materials.0.copyright': 'author', 'materials.0.work': 'A photograph at a lake',
    })  # fmt: skip
    made = packet(case, registry(), DAY, Options(formats=('txt',)))
    (paper,) = [paper for paper in made.plan.papers if paper.kind == 'copyright-notice']
    notice, sheet = (made.files.get(f'{paper.id}{end}', b'').decode() for end in ('.txt', '.form.txt'))
    assert ('1 Example Street' in notice, '+1 202 555 0177' in notice) == (not by_form, not by_form)
    assert {'sender.address'} <= {*paper.seen_by[0].details}
    # A letter by mail or post has no fields to fill in, and says how to find its reader where it is sent from.
    assert ('The fields, in their order' in sheet) is by_form
    assert ('1 Example Street' in sheet) is by_form
    assert ('sender.phone' in paper.seen_by[0].details) is ('+1 202 555 0177' in notice + sheet)


def test_who_sends_to_an_agent_is_told_first_how_to_find_the_agent() -> None:
    case = make_case({
        'items.0.url': LINKS[2], 'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author',
        'materials.0.work': 'A photograph at a lake',
    })  # fmt: skip
    made = packet(case, registry(), DAY, Options(formats=('txt',)))
    (paper,) = [paper for paper in made.plan.papers if paper.kind == 'copyright-notice']
    told = made.files['00.txt'].decode() + made.files[f'{paper.id}.form.txt'].decode()
    assert 'Look up the designated agent at https://dmca.copyright.gov/osp/' in told
