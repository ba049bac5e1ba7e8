"""Every field of every record has a reader: what nobody reads would be asked of contributors, and reach nobody."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from typing import get_args

import pytest

import letters as package
from letters.cli import helped
from letters.followup.reply import suggested
from letters.interview.reply import understood
from letters.languages import days
from letters.languages import named
from letters.languages.catalogue import Translator
from letters.model.case import Answer
from letters.model.law import Wait
from letters.model.locale import LocaleFont
from letters.model.locale import Review
from letters.model.platform import Platform
from letters.model.record import Record
from letters.places.service import front_of
from letters.registry import load
from letters.translating.extract import sources
from letters.translating.needed import served
from letters.wording.place import record_lines
from letters.wording.place import records_beside
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import a_place
from tests.support.factory import a_recording
from tests.support.factory import make_file
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.packets import CASES

Letters = Callable[..., tuple[int, str, str]]

# Not read by a run, each with the reason; no more than five. A record alone stands for all its fields.
NOT_YET = {
    'Case.format': 'whether this program understands the file is decided when it is read',
    'Vocabulary.papers': 'the check alone asks which papers a next step may name',
    'Jurisdiction.name': 'what a file is about, for who reads it; people read the name in their own language',
    'Notes': 'translators alone are told of them, in the catalogues',
    'Question.asked': 'the tests alone ask which questions the program answers itself',
}
assert len(NOT_YET) <= 5

OWN = Path(package.__file__).parent
# What only holds records, judges them, or collects their sentences for translators is no reader; the look-ups are.
NO_READERS = tuple(f'{OWN / room}/' for room in ('model', 'registry', 'checking', 'translating'))
_LOOKED_UP_BY = (
    'model/registry.py', 'model/outline.py', 'model/paper.py', 'registry/tongue.py', 'translating/needed.py',
    'translating/reviewed.py',
)  # fmt: skip
LOOK_UPS = {str(OWN / name) for name in _LOOKED_UP_BY}

# What stands in the file of a country is read into other records, which a run is given.
AS_WRITTEN = 'letters.model.written'

Reads = dict[str, set[str]]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """For each kind of record the fields that the program reads while a test runs."""
    found: Reads = defaultdict(set)

    def read(self: Record, name: str) -> Any:
        asking = sys._getframe(1).f_code.co_filename
        if asking.startswith(str(OWN)) and (not asking.startswith(NO_READERS) or asking in LOOK_UPS):
            found[type(self).__name__].add(name)
        return object.__getattribute__(self, name)

    # What other tests looked up before is looked up again.
    for name in [name for name in sys.modules if name.startswith(('letters.', 'tests.support.'))]:
        for held in vars(sys.modules[name]).values():
            if callable(getattr(held, 'cache_clear', None)):
                held.cache_clear()
    fresh = load.parsed()
    # The outline was drawn while the files were read: it is drawn again, by what is watched.
    fresh = fresh._replace(registry=replace(fresh.registry, drawn=None))
    read_by = Review(paper='ncii-request', by='A lawyer', role='lawyer', on=DAY, digest='of another text')
    # No language names a font of its own today: its script does.
    spanish = fresh.locales['es'].model_copy(update={'reviewed': [read_by], 'fonts': [A_FONT]})
    monkeypatch.setattr(load, '_once', lambda: fresh._replace(locales={**fresh.locales, 'es': spanish}))
    monkeypatch.setattr(Record, '__getattribute__', read, raising=False)
    return found


def _kinds(kind: type[Record] = Record) -> Iterator[type[Record]]:
    """The kinds of records that a run is given: none that is only a part of others."""
    for one in kind.__subclasses__():
        if one.__subclasses__():
            yield from _kinds(one)
        elif one.__module__.startswith('letters.model.') and one.__module__ != AS_WRITTEN:
            yield one


DAY_SENT = '2026-06-01'
REFUSED = {'on': DAY_SENT, 'answer': 'refusal', 'answered_on': '2026-06-08'}
# One case of each kind that the invented ones are not: who signs, what was reported, how it is found.
CASES_OF_MANY_KINDS: tuple[dict[str, Any], ...] = (
    {
        'sender.role': 'representative', 'sender.authority': 'power of attorney', 'person.name': 'Ada Beispiel',
        'materials': [a_recording('a', copyright='agent', copyright_owner='Example Studio', may_claim='yes')],
        'items.0.reports': [{'on': '2026-11-01', 'channel': 'form', 'reference': 'R1', 'answer': 'refused'}],
        'sent': [{'paper': 'ncii-request', 'recipient': 'x', 'on': '2026-11-02', 'answer': 'refusal'}],
    },
    {
        'sender.role': 'guardian', 'person.name': 'Ada Beispiel', 'sender.may_claim_copyright': 'yes',
        'materials.0.recorded_by': 'self', 'materials.0.copyright': 'author',
    },
    {'sender.role': 'relative', 'person.name': 'Ada Beispiel', 'person.living': 'no'},
    {'person.country': 'PR', 'sender.country': 'PR'},
    {
        'person.country': 'CA', 'person.region': 'CA-QC', 'sender.country': 'CA', 'wishes.regulator': 'yes',
        'sent': [{'number': '02', 'paper': 'erasure-request', 'recipient': 'x', 'on': DAY_SENT, 'answer': 'silence'}],
    },
    {'materials.0.own_words': {'text': 'This is me.', 'language': 'en'}, 'case.language': 'es'},
    {
        'items.0.engines': ['google-search', 'bing'], 'items.0.queries': ['Robin Example'],
        'materials.0.published_before': 'paid', 'materials.0.paid_now': 'yes',
    },
    {
        'materials.1': a_recording('b', age_when_recorded='minor'),
        'items.0.reports': [{'on': '2026-11-01', 'channel': 'form', 'reference': 'R1', 'answer': 'refused'}],
        'items.1': a_place('https://gallery.example.net/a/1', shows=['b']),
    },
    {
        'materials.0.shared_how': 'account-broken-into', 'materials.0.taken_from': 'Google Drive',
        'wishes.evidence': 'yes', 'wishes.police': 'statement',
        'sent': [{'number': '91', 'paper': 'ncii-request', 'recipient': 'x', **REFUSED}],
    },
    {
        'person.country': 'DE', 'sender.country': 'DE', 'items.0.url': 'https://gallery.example.net/a/1',
        'items.0.host': {'name': 'O.V.H', 'looked_up': '2026-11-18'},
        'items.0.registrar': {'name': 'A Registrar', 'email': 'abuse@registrar.example', 'looked_up': '2026-11-18'},
    },
    {
        'person.country': 'DE', 'sender.country': 'DE',
        'sent': [{'number': '02', 'paper': 'dsa-notice', 'recipient': 'x', **REFUSED}],
    },
    {'threat': 'to-publish', 'published': 'no', 'items': []},
    {'person.country': 'PK', 'sender.country': 'PK', 'wishes.police': 'statement'},
    {'person.country': 'AU', 'sender.country': 'AU', 'wishes.regulator': 'yes'},
)  # fmt: skip


A_FONT = LocaleFont(family='Noto Sans', package='fonts-noto-core')
A_CLINIC = """
clinic: Example Clinic
letterhead: {lines: [Example Clinic], logo: logo.svg}
agent: {name: Example Clinic, address: [1 Example Street], email: desk@clinic.example, phone: +1 202 555 0177}
review: two
paragraphs: [{paper: ncii-request, language: en, text: Our clinic supports the sender in this matter.}]
"""


def _in_their_own_words() -> None:
    """Answers as people type them, each looked up anew: what was looked up before is kept."""
    for one in (*vars(named).values(), *vars(days).values()):
        getattr(one, 'cache_clear', lambda: None)()
    assert named.meant('ja', {'yes': 'Yes', 'no': 'No'}) == 'yes'
    assert named.country_of('the republic of Burma', 'en') == 'MM'
    assert named.countries_near('Manchester', 'en') == ('GB',)
    assert named.language_of('Farsi', 'en') == 'fa'
    assert days.days_in('yesterday', 'en', DAY)
    questions, offered = load.registry().questions, {'google-search': 'Google Search'}
    assert understood('ecosia', questions['items.engines'], offered, 'en').value == ('Ecosia',)


def _link(service: Platform) -> str:
    """A link to a place on a service, by its record."""
    return (service.links.examples.get('good') or [f'https://{service.links.hosts[0]}/1'])[0]


def test_every_field_of_every_record_has_a_reader(reads: Reads, letters: Letters, tmp_path: Path) -> None:
    known = load.registry()
    files = [str(file) for file in CASES]
    cases = [*CASES_OF_MANY_KINDS, *({'items': [a_place(_link(one))]} for one in known.platforms.values())]
    for number, changes in enumerate(cases):
        file = tmp_path / f'{number}.yaml'
        file.write_bytes(make_file(changes))
        files.append(str(file))
    for number, path in enumerate(files):
        assert letters('write', path, '-o', f'out{number}', '--format', 'txt')[0] in {0, 3, 8}, path
    for path in files[: len(CASES) + len(CASES_OF_MANY_KINDS)]:
        assert letters('plan', path)[0] in {0, 8}, path
        assert letters('next', path)[0] in {0, 3, 8}, path
    house = tmp_path / 'clinic.yaml'
    house.write_text(A_CLINIC, 'utf-8')
    (tmp_path / 'logo.svg').write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', 'utf-8')
    assert letters('write', files[0], '-o', 'clinic', '--clinic', str(house), '--format', 'txt')[0] == 0
    assert front_of('whats app', known)
    for command in ('platforms', 'laws', 'helplines', 'languages'):
        assert letters(command)[0] == 0
    for place in known.jurisdictions.values():
        ids = [one.id for one in place.laws] + [one.id for one in records_beside(place)]
        assert [id for id in ids if letters('laws', id)[0]] == []
        assert place.id in {'eu', 'world'} or letters('laws', '--country', place.id.upper())[0] == 0
    for id in known.platforms:
        assert letters('platforms', id)[0] == 0
    assert letters('form', '-o', 'form.pdf')[0] == 0
    # What help says is kept from one run to the next: here it is drawn anew.
    assert helped._found()['commands']
    assert any(one.comment and 'de' in served('fr') for one in sources(known))
    assert suggested('We have removed it.')
    assert letters('write', files[0], '-o', 'sent', '--format', 'txt')[0] == 0
    packet = next((tmp_path / 'sent').iterdir())
    assert letters('sent', str(packet), '01', '--on', DAY.isoformat(), '--reference', '-', typed='4711')[0] == 0
    for answer in get_args(Answer):
        assert letters('answer', str(packet), '01', '--is', answer, '--on', DAY.isoformat(), '--again')[0] == 0
        assert letters('next', files[0], '-o', 'sent')[0] == 0
    # No authority asks for it today.
    waits = {'ask_service_first': Wait(value=2, unit='days')}
    one = known.jurisdictions['ie'].authorities[0].model_copy(update=waits)
    assert 'Ask the service first, for: 2 days' in record_lines(one, Wording(known, Translator('en', 'interface')))
    plain = Person(TYPED)
    assert interview(plain).end
    # Somebody who goes back sees what they answered, if it is not private.
    assert interview(Person(TYPED, at=plain.prompts.index('sender.email'), first=(':back',))).end

    _in_their_own_words()
    unread = {
        (kind.__name__, name) for kind in _kinds() for name in kind.model_fields if name not in reads[kind.__name__]
    }
    excused = {one for one in unread if one[0] in NOT_YET or '.'.join(one) in NOT_YET}
    assert sorted(unread - excused) == []
    waiting = {kind for kind, _ in excused} | {'.'.join(one) for one in excused}
    assert sorted(NOT_YET.keys() - waiting) == [], 'these are read now: take them off the list'
