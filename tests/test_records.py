from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from letters import paths
from letters.checking.files import Files
from letters.checking.rule import Records
from letters.checking.walk import letters_of
from letters.checking.walk import tables
from letters.errors import DataError
from letters.languages.oaths import swears
from letters.law.conditions import evaluate
from letters.law.recipients import by_id
from letters.law.recipients import recipient_of
from letters.law.topic import Situation
from letters.law.topic import Topic
from letters.model.case import Item
from letters.model.law import STARTED_BY_LETTER
from letters.model.law import Danger
from letters.model.law import Illegality
from letters.model.law import Law
from letters.model.platform import Channel
from letters.model.platform import Platform
from letters.places.shape import link_parts
from letters.registry.country import country_files
from letters.registry.country import id_of
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.day import LOOKED
from tests.support.factory import make_case
from tests.support.soak import share

REGISTRY = registry()
RECORDS = Records(REGISTRY, Files(), LOOKED)

LAWS = REGISTRY.laws()
CITED = [law for law in LAWS if letters_of(law, RECORDS)]
STATED = [*CITED, *(rule for rule in REGISTRY.illegalities() if rule.confidence != 'low')]
DANGERS = [danger for place in REGISTRY.jurisdictions.values() for danger in place.dangers]
PLATFORMS = list(REGISTRY.platforms.values())
CHANNELS = [(platform, channel) for platform in PLATFORMS for channel in platform.channels]
GOOD = [(platform, url) for platform in PLATFORMS for url in platform.links.examples.get('good', [])]
NOT_GOOD = [(platform, url) for platform in PLATFORMS for url in platform.links.examples.get('not_good', [])]


def named(value: Any) -> str:
    """A record by its id, anything else by itself."""
    return str(getattr(value, 'id', value))


@pytest.mark.parametrize('record', STATED, ids=named)
def test_what_a_letter_may_state_is_cited_sourced_checked_and_sure(record: Law | Illegality) -> None:
    parts: list[Any] = [*record.says, *record.statements] if isinstance(record, Law) else [record]
    assert parts
    assert all(part.cite.strip() and part.text.strip() for part in parts)
    assert record.confidence in {'high', 'medium'}
    assert record.sources
    assert all(source.title and source.url.startswith(('http://', 'https://')) for source in record.sources)
    assert date(2025, 1, 1) <= record.checked <= LOOKED


@pytest.mark.parametrize('law', CITED, ids=named)
def test_a_clock_that_a_letter_prints_starts_with_the_letter(law: Law) -> None:
    if law.deadline and law.deadline.starts in STARTED_BY_LETTER:
        assert law.deadline.cite.strip()
        assert law.deadline.value > 0
        # What the police or a court take for themselves is no business of a letter.
        assert not {'police', 'court'} & set(law.binds)


@pytest.mark.parametrize('law', LAWS, ids=named)
def test_only_the_authority_in_a_copyright_notice_is_sworn(law: Law) -> None:
    sworn = [one for one in law.statements if one.weight == 'on-oath' or swears(f'{one.text} {one.for_other}', 'en')]
    assert all(one.is_ == 'authority-on-oath' for one in sworn)
    assert not sworn or law.ground == 'copyright'


@pytest.mark.parametrize('danger', DANGERS, ids=named)
def test_a_danger_says_something_and_does_something(danger: Danger) -> None:
    assert danger.say
    assert set(danger.effects) <= set(REGISTRY.vocabulary.effects)
    assert danger.effects


@pytest.mark.parametrize(('platform', 'url'), GOOD, ids=named)
def test_a_good_link_leads_to_its_recipient(platform: Platform, url: str) -> None:
    found = recipient_of(Item(url=url), REGISTRY)
    assert found is not None
    assert found.record is platform
    if platform.links.good:
        assert link_parts(url, platform.links.good) is not None


@pytest.mark.parametrize(('platform', 'url'), NOT_GOOD, ids=named)
def test_a_link_that_is_not_good_fits_no_pattern(platform: Platform, url: str) -> None:
    assert link_parts(url, platform.links.good) is None


@pytest.mark.parametrize(('platform', 'channel'), CHANNELS, ids=named)
def test_a_door_with_fields_says_where_they_were_read(platform: Platform, channel: Channel) -> None:
    assert not channel.fields or channel.sources or platform.sources


@pytest.mark.parametrize('channel', [channel for _, channel in CHANNELS if 'copyright' in channel.grounds], ids=named)
def test_a_copyright_form_asks_for_the_oath_once_and_for_accuracy_apart(channel: Channel) -> None:
    answered = [field.from_ for field in channel.fields]
    assert answered.count('letter.authority-on-oath') <= 1
    if 'letter.accuracy' in answered:
        assert answered.index('letter.accuracy') < answered.index('letter.authority-on-oath')


def test_every_fact_that_a_record_asks_about_is_worked_out() -> None:
    case = make_case()
    known = Topic(Situation(case, REGISTRY, DAY), tuple(enumerate(case.items, 1)), by_id('x', REGISTRY)).known
    asked = {key for _, table in tables(RECORDS) for key in table}
    assert asked <= set(known)
    # A fact that may be named and is never worked out would make a condition that nobody can meet.
    assert set(REGISTRY.vocabulary.facts) == set(known)


def test_a_condition_on_what_nobody_works_out_is_a_fault_of_the_data() -> None:
    with pytest.raises(DataError) as caught:
        evaluate({'person.mood': ['good']}, {'person.country': frozenset({'us'})})
    assert caught.value.id == 'registry-unknown-fact'


def test_a_notice_under_the_digital_services_act_needs_the_mailbox_that_the_law_names() -> None:
    words = {element.is_ for element in REGISTRY.law('eu-dsa-16').elements if element.need == 'required'}
    assert 'email' in words
    assert 'contact' not in words


def test_no_letter_prints_the_thirty_days_for_access_requests_in_canada() -> None:
    law = REGISTRY.law('ca-pipeda')
    assert law.deadline is not None
    assert law.deadline.starts not in STARTED_BY_LETTER
    assert not any('30 days' in says.text for says in law.says)


def test_every_file_of_a_record_is_in_the_registry() -> None:
    data = Path(RECORDS.files.data)
    assert {id_of(file) for file in country_files(data / 'jurisdictions')} == set(REGISTRY.jurisdictions)
    assert {file.stem for file in (data / 'platforms').glob('*.yaml')} == set(REGISTRY.platforms)


FILES = sorted({*paths.DATA.rglob('*.yaml'), *paths.TEMPLATES.rglob('*.yaml'), *paths.LOCALES.rglob('*.yaml')})


@pytest.mark.parametrize('file', share(FILES, 6, len(FILES)), ids=lambda file: file.name)
def test_a_file_reads_the_same_where_the_fast_parser_is_missing(file: Path) -> None:
    def events(loader: Any) -> list[tuple[str, str]]:
        return [(type(one).__name__, getattr(one, 'value', '')) for one in yaml.parse(file.read_text('utf-8'), loader)]

    assert events(yaml.SafeLoader) == events(yaml.CSafeLoader)
