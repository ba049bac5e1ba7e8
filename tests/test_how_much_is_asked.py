"""How much is asked: the common path, one place more in a case that exists, and many links of few hosts."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from letters.interview.answers import Answers
from letters.interview.saver import Saver
from letters.interview.saver import as_yaml
from letters.packet.build import packet
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.read import read_bytes
from tests.support.day import DAY
from tests.support.interviewed import TYPED
from tests.support.interviewed import Person
from tests.support.interviewed import interview
from tests.support.interviewed import usual
from tests.support.soak import SOAK
from tests.test_flow import COMMON
from tests.test_flow import Walk

MOST, MOST_KEYS = 17, 12
FLORIDA = {
    **TYPED, 'start.links': ('https://x.com/example_one/status/1790000000000000001', ''), 'person.country': 'us',
    'materials.no_consent': '2', 'materials.published_before': '2',
}  # fmt: skip
MORE = 'https://www.reddit.com/r/example_board/comments/1abcd2e/example_title/'


@pytest.mark.parametrize('made_by', ['self', 'other'])
def test_the_common_path_as_the_prompt_counts_it(made_by: str) -> None:
    person = Person({**FLORIDA, 'materials.recorded_by': made_by}, turns={'start.disclosure': ['1']})
    assert interview(person).end == 'done'
    counted = [tuple(map(int, one)) for one in re.findall(r'Question (\d+) of about (\d+)', person.text)]
    assert max(number for number, _ in counted) <= MOST
    assert all(number <= most for number, most in counted)
    # Each question has its own number, and none is left out.
    numbers = [int(one) for one in re.findall(r'^Question (\d+)', person.text, re.MULTILINE)]
    assert [*dict.fromkeys(numbers)] == [*range(1, max(numbers) + 1)]
    assert max(numbers) <= MOST


@pytest.mark.parametrize(('about', 'more'), [('2', {'items.exposes': '2 3'}), ('4', {'items.impersonates': '2'})])
def test_without_a_picture_fewer_questions_are_told_of_and_asked(about: str, more: dict[str, str]) -> None:
    link = ('https://www.facebook.com/groups/1/posts/2/', '')
    typed = {**TYPED, 'about': about, 'start.links': link, 'person.country': 'uk', 'items.public_interest': '1', **more}
    person = Person(typed, turns={'start.disclosure': ['1']})
    assert interview(person).end == 'done'
    told = re.findall(r'^Question (\d+) of about (\d+)', person.text, re.MULTILINE)
    assert {most for number, most in told if int(number) > 2} == {'11'}
    assert max(int(one) for one in re.findall(r'^Question (\d+)', person.text, re.MULTILINE)) in {10, 11}
    # One paper alone cannot be left out.
    assert ('Leave a paper out' in person.text) == ('2 Request' in person.text)


def test_one_place_more_in_a_case_that_exists_takes_few_keys_and_changes_no_other_paper(home: Path) -> None:
    before = usual()[0].answers.put('case.key', 'W4T9KQ7MXR2HC6NP')
    held = Answers.of(read_bytes(as_yaml(before.tree()), 'case.yaml').value)  # type: ignore[arg-type]
    typed: list[str] = []

    class Typist(Person):
        """Somebody who pastes one link, and whose keys are counted from then on."""

        def read(self, prompt: str) -> str | None:
            line = super().read(prompt)
            if MORE in typed:
                typed.append(line or '')
            elif line and MORE in line:
                typed.append(MORE)
            return line

    typing = {**TYPED, 'start.links': (MORE, ''), 'start.write-where': ''}
    person = Typist(typing, turns={'start.disclosure': ['1']})
    outcome = interview(person, held, Saver.plain(home / 'here' / 'notes.yaml'))
    assert outcome.write
    # Each line that is typed ends with Enter; so did the paste. The warning of this country is one screen more.
    keys = 1 + sum(len(line) + 1 for line in typed[1:])
    assert keys <= MOST_KEYS + 2 * ('plan.warnings' in person.prompts)
    assert outcome.answers.count('items') == before.count('items') + 1
    assert _papers(before).items() <= _papers(outcome.answers).items()


def _papers(answers: Answers) -> dict[tuple[str, str], bytes]:
    case = answers.case(registry())
    files = packet(case, registry(), DAY, Options(formats=('txt',))).files
    papers = make_plan(case, registry(), DAY).papers
    return {
        (one.kind, one.recipient): files[f'{one.id}.txt'] for one in papers
        if f'{one.id}.txt' in files and one.recipient != 'google-search'
    }  # fmt: skip


def test_many_links_of_few_hosts_are_asked_about_once_a_host() -> None:
    # The plan for twenty unknown sites takes its time: `make test` asks of four.
    sites = 20 if SOAK else 4
    links = [f'https://site-{n % sites}.example.net/albums/{n}' for n in range(10 * sites)]
    asked = [id for id in Walk(COMMON, links).asked if id.startswith('items.') and id != 'items.0.status']
    hosts = Counter(int(id.split('.')[1]) % sites for id in asked)
    assert max(hosts.values()) <= 1
