"""A country's file says each thing once; papers read it whole, and a problem is named where it was written."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from letters import paths
from letters.checking.files import Files
from letters.checking.registry import check
from letters.errors import Problem
from letters.model.law import Jurisdiction
from letters.registry.load import load
from tests.support.day import LOOKED

COUNTRY = """\
id: ut
name: Utopia
languages: [en]
checked: 2026-11-20
texts:
  code: {title: Code of Utopia, citation: "Code, s. 1", url: "https://law.example.com/code", kind: statute}
  guide: {title: Guide, url: "https://law.example.com/guide"}
laws:
  - id: ut-notice
    of: code
    grounds:
      ncii:
        covers: [intimate-real]
        must: {harm: s. 3}
        says:
          - {id: own, cite: s. 3, text: Such an image may not be shown.}
      privacy:
        id: ut-notice-private
        covers: [private]
        confidence: medium
    binds: [platform]
    must:
      location: s. 2
    may:
      contact: {cite: s. 4, met_by: head}
    says:
      - {id: shared, cite: s. 2, text: Who keeps it has to take it away.}
    clocks:
      - {for: authority, value: 3, unit: days, starts: authority-order, cite: s. 9}
      - {value: 2, unit: days, starts: request-received, cite: s. 8}
    confidence: high
  - id: ut-everywhere
    ground: dsa
    title: A rule
    citation: Rule
    binds: [platform]
    applies: everybody
    signers: [self]
    confidence: medium
    checked: 2026-11-21
    sources: [guide, {title: Paper, url: "https://law.example.com/paper", kind: secondary}]
illegal_because:
  - {id: ut-code-1, cite: s. 1, covers: [intimate-real], text: Section 1 forbids it., confidence: high, sources: [code]}
"""


def read(tmp_path: Path, **files: str) -> tuple[Jurisdiction | None, list[Problem], Path]:
    data = tmp_path / 'data'
    if not data.exists():
        shutil.copytree(paths.DATA, data, ignore=shutil.ignore_patterns('jurisdictions'))
    for name, text in files.items():
        file = data / 'jurisdictions' / f'{name.replace("__", "/").replace("_", "-")}.yaml'
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, 'utf-8')
    registry, problems = load(data)
    return registry.jurisdictions.get('ut'), problems, data


def test_a_law_on_two_grounds_is_a_law_on_each_and_takes_what_it_does_not_say_from_its_text(tmp_path: Path) -> None:
    place, problems, _ = read(tmp_path, ut=COUNTRY)
    assert problems == []
    assert place is not None
    one, two, free = place.laws
    assert [(law.id, law.ground, law.confidence) for law in place.laws] == [
        ('ut-notice', 'ncii', 'high'), ('ut-notice-private', 'privacy', 'medium'), ('ut-everywhere', 'dsa', 'medium'),
    ]  # fmt: skip
    assert {law.title for law in (one, two)} == {'Code of Utopia'}
    assert {law.citation for law in (one, two)} == {'Code, s. 1'}
    assert [said.id for said in one.says] == ['own', 'shared']
    assert [said.id for said in two.says] == ['shared']
    assert [(e.is_, e.need, e.met_by, e.cite) for e in one.elements] == [
        ('location', 'required', 'body', 's. 2'), ('harm', 'required', 'body', 's. 3'),
        ('contact', 'recommended', 'head', 's. 4'),
    ]  # fmt: skip
    assert [source.title for source in two.sources] == ['Code of Utopia']
    assert [source.title for source in free.sources] == ['Guide', 'Paper']
    # Its own country's people, its checked day, everybody who may sign: unless it says otherwise.
    assert one.applies[0].person_in == place.illegal_because[0].applies[0].person_in == ['ut']
    assert free.applies == []
    assert (one.checked.day, free.checked.day) == (20, 21)
    assert (one.signers, free.signers) == (['self', 'guardian', 'representative'], ['self'])
    assert one.deadline is not None
    assert (one.deadline.for_, one.deadline.value) == ('recipient', 2)


MISTAKES = {
    'a word that is none': ('location: s. 2', 'locatoin: s. 2', 'registry-unknown-word'),
    'met where it cannot be': ('met_by: head', 'met_by: enclosure', 'registry-met-by'),
    'no citation': ('harm: s. 3', 'harm: " "', 'registry-no-cite'),
    'a text that has no such name': ('of: code', 'of: coed', 'registry-unknown-text'),
    'a source that has no such name': ('sources: [code]', 'sources: [cod]', 'registry-unknown-text'),
    'a value outside its list': ('binds: [platform]\n    applies', 'binds: [platfrom]\n    applies', 'field-choice'),
}


@pytest.mark.parametrize('what', MISTAKES)
def test_a_mistake_is_named_where_it_was_written(what: str, tmp_path: Path) -> None:
    right, wrong, id = MISTAKES[what]
    text = COUNTRY.replace(right, wrong, 1)
    line = text[: text.index(wrong)].count('\n') + 1
    _, problems, data = read(tmp_path, ut=text)
    if not problems:
        registry, _ = load(data)
        problems = check(registry, Files(data=data), LOOKED)
    found = {(one.id, Path(one.file).name, one.line) for one in problems}
    assert (id, 'ut.yaml', line) in found


FOLDER: dict[str, Any] = {
    'ut__country': COUNTRY,
    'ut__ut_second': dedent("""\
        id: ut-second
        of: code
        ground: police
        binds: [police]
        must: {locatoin: s. 7}
        confidence: high
        """),
    'ut__regions__ut_bay': dedent("""\
        id: ut-bay
        name: The Bay
        laws:
          - {id: ut-bay-act, of: code, ground: ncii, binds: [platform], covers: [intimate-real], confidence: high}
        illegal_because:
          - {id: ut-bay-1, cite: s. 1, covers: [private], when: {threat: [none]}, text: It is wrong., confidence: high,
             sources: [code]}
        """),
}


def test_a_country_may_be_a_folder_with_a_file_a_law_and_a_file_a_region(tmp_path: Path) -> None:
    place, problems, data = read(tmp_path, **FOLDER)
    assert problems == []
    assert place is not None
    assert [law.id for law in place.laws][2:] == ['ut-everywhere', 'ut-second', 'ut-bay-act']
    assert place.laws[-1].when == {'person.region': ['ut-bay']}
    assert place.illegal_because[-1].when == {'person.region': ['ut-bay'], 'threat': ['none']}
    registry, _ = load(data)
    found = [one for one in check(registry, Files(data=data), LOOKED) if one.id == 'registry-unknown-word']
    assert [(Path(one.file).parts[-2:], one.line) for one in found] == [(('ut', 'ut-second.yaml'), 5)]


def test_a_country_is_a_file_or_a_folder_and_never_both(tmp_path: Path) -> None:
    _, problems, _ = read(tmp_path, **FOLDER, ut=COUNTRY)
    assert {one.id for one in problems} == {'registry-country-twice'}


def test_a_region_says_nothing_that_only_a_country_says(tmp_path: Path) -> None:
    bay = FOLDER['ut__regions__ut_bay'].replace('name: The Bay', 'name: The Bay\ndangers: []')
    _, problems, _ = read(tmp_path, **FOLDER | {'ut__regions__ut_bay': bay})
    assert [(one.id, Path(one.file).name, one.line) for one in problems] == [('registry-region', 'ut-bay.yaml', 3)]


def test_a_quote_says_from_which_text_it_is(tmp_path: Path) -> None:
    quoted = COUNTRY.replace('{id: own, cite: s. 3,', '{id: own, cite: s. 3, quote: no person shall show,')
    place, problems, _ = read(
        tmp_path, ut=quoted.replace('{for: auth', '{quote: in three days, source: guide, for: auth')
    )
    assert problems == []
    assert place is not None
    own, shared = place.laws[0].says
    assert (own.quote, own.source, shared.source) == ('no person shall show', 'Code of Utopia', '')
    assert [(clock.quote, clock.source) for clock in place.laws[0].clocks] == [('in three days', 'Guide'), ('', '')]
