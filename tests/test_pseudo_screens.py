"""Every command and each paper of the invented people in a language that nobody speaks: English words leaked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from letters import paths
from letters.registry.load import locales
from letters.registry.load import registry
from letters.wording.place import records_beside
from tests.conftest import Letters
from tests.support.pseudo_locales import PSEUDO
from tests.support.pseudo_locales import to_be_read
from tests.support.pseudo_locales import untranslated
from tests.support.soak import share
from tests.test_help import WRONG
from tests.test_help import every_command

pytestmark = pytest.mark.usefixtures('pseudo_spoken')

DEMOS = sorted(paths.DEMO.glob('*.yaml'))
# The name of what is typed, the codes of languages, and what ends the name of a locked file.
TYPED = ('letters', 'OPTIONS COMMAND CASE', 'en_XA ar_XB', 'UTC', 'age')
_LINK = re.compile(
    r'https?://\S+|\S*[@.]\w\S*|\b[A-Z0-9]{8}\b|\b[A-Z]+(?:_[A-Z]+)+\b'
    # A number of a paragraph, and a name that begins with a figure.
    r'|\([ivxlc]+\)|\b\d+[a-z]+\b'
)


@cache
def names() -> tuple[str, ...]:
    """What stays as it is in every language: names, addresses, ids, the words of forms and of sources."""
    # Each language says its own name itself, behind its code; a telephone number can be in letters.
    found = ['English', *(spoken.name for spoken in locales().values()), 'CALL-FBI', *(file.stem for file in DEMOS)]
    found += locales()
    for one in registry().platforms.values():
        found += [one.id, *one.names, *(text for entity in one.entities for text in (entity.name, *entity.post))]
        found += [text for rule in one.own_rules.values() for text in (rule.title, rule.section)]
        links = one.links
        found += [*links.hosts, *links.shows, *links.leads_on, *links.files, *links.tracking, *links.invites]
        found += [*links.good, *links.passes_on, *(text for texts in links.examples.values() for text in texts)]
        found += [text for made in links.becomes for text in (made.from_, made.to, made.example, made.gives)]
        found += [source.title for source in one.sources]
        for door in one.channels:
            found += [door.id, door.law, *door.post, *door.addressee, *(field.quote for field in door.fields)]
            found += [source.title for source in door.sources] + [declared.id for declared in door.declares]
    for place in registry().jurisdictions.values():
        found += [place.id, place.name]
        for line in place.helplines:
            found += [line.id, line.name, line.phone, *line.sources]
        records: list[Any] = [*place.laws, *place.dangers, *place.illegal_because, *place.authorities]
        for held in records:
            found += [held.id, *(source.title for source in held.sources)]
        # The words of a source stay as they are.
        found += [text for rule in place.illegal_because for text in (rule.quote, rule.source)]
        found += [text for one in place.authorities for text in (one.name, *one.post, *one.local_names.values())]
    return tuple(found)


def leaks(text: str, language: str, *typed: str) -> list[str]:
    """The lines of a text in which English words stand, with these."""
    known = (*names(), *TYPED, *typed)
    lines = ((line, untranslated(_LINK.sub(' ', line), language, known)) for line in text.splitlines())
    return [f'{found}: {line}' for line, found in lines if found]


@pytest.mark.parametrize('language', PSEUDO)
def test_help_and_what_is_wrong_with_a_command(
    language: str, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv('LETTERS_LANGUAGE', language)
    monkeypatch.setenv('COLUMNS', '400')
    for name, command in every_command():
        options = [text for one in command.params for text in (*one.opts, str(one.metavar))]
        below = [*getattr(command, 'commands', {}), 'a4 letter neutral telling pdf txt html eml UTF']
        example = registry().help.commands[name].example if name else ''
        assert leaks(letters(*name.split(), '--help')[1], language, name, *options, *below, example) == []
    for typed in WRONG:
        known = ' '.join(name for name, _ in every_command())
        assert leaks(letters(*typed)[2], language, *typed, known, '--json --output', 'CASE DIR', 'a4, letter') == []


def asked() -> Iterator[tuple[str, ...]]:
    """What looks something up, beside the papers of a case."""
    yield from ((command,) for command in ('platforms', 'helplines', 'languages', 'plan', 'registry'))
    yield from (('platforms', id) for id in registry().platforms)
    yield from (('helplines', '--country', id.upper()) for id in registry().jurisdictions if id not in {'eu', 'world'})
    yield from (('laws', one.id) for place in registry().jurisdictions.values() for one in records_beside(place))
    yield from (('laws', '--country', id.upper()) for id in registry().jurisdictions)
    yield from (('locale', what, 'es') for what in ('status', 'missing', 'check'))
    yield ('check', str(DEMOS[0]))
    yield ('plan', 'no-such-file.yaml')


@pytest.mark.parametrize('typed', share(list(asked()), 16), ids=' '.join)
def test_what_is_looked_up(typed: tuple[str, ...], letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    # The ids of records are for who looks them up, such as us-dmca-512h-subpoena; titles of sources stay as they are.
    places = registry().jurisdictions.values()
    parts = [place.part_of for place in places if place.part_of]
    ids = [one.id for place in places for one in (*place.laws, *records_beside(place))] + [part.id for part in parts]
    named = [*ids, *(id.replace('-', ' ') for id in ids), *(one.title for part in parts for one in part.sources)]
    # A figure in an id parts its words: pk-peca-2c-false-information.
    named += [word for id in ids for word in re.split(r'-?\w*\d\w*-?', id)]
    for language in PSEUDO:
        monkeypatch.setenv('LETTERS_LANGUAGE', language)
        _, shown, talk = letters(*typed)
        assert leaks(f'{shown}\n{talk}', language, *typed, *named, *(name for name, _ in every_command())) == []


@pytest.mark.parametrize('id', share([law.id for law in registry().laws()], 16))
def test_a_law_but_for_the_words_of_its_source(id: str, letters: Letters, monkeypatch: pytest.MonkeyPatch) -> None:
    law = registry().law(id)
    # Citations, too, hold names of acts that stay as they are.
    quoted: list[Any] = [*law.says, *law.statements, *law.clocks]
    held = [text for one in quoted for text in (one.quote, one.source)]
    held += [one.law for one in law.if_ignored]
    placed: list[Any] = [*law.elements, *quoted]
    held += [one.cite for one in placed]
    # A word with a figure in it is a place in the law: 179decies.
    held += [word for note in law.notes for word in note.split() if any(map(str.isdigit, word))]
    for language in PSEUDO:
        monkeypatch.setenv('LETTERS_LANGUAGE', language)
        assert leaks(letters('laws', id)[1], language, *held) == []


@pytest.mark.parametrize('demo', share(DEMOS, 5), ids=lambda file: file.stem)
def test_the_plan_and_the_papers_of_an_invented_person(
    demo: Path, letters: Letters, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    language = 'en_XA'
    monkeypatch.setenv('LETTERS_LANGUAGE', language)
    said = demo.read_text('utf-8')
    file = tmp_path / 'case.yaml'
    file.write_text(re.sub(r'language: *"?\w+"?', f'language: "{language}"', said, count=1), 'utf-8')
    for typed in (('plan',), ('write', '-o', 'out', '--format', 'txt', '--language', language)):
        _, shown, talk = letters(typed[0], str(file), *typed[1:])
        files = ['links.txt', 'form.txt', f'reading-{language}']
        assert leaks(f'{shown}\n{talk}', language, said, *typed, *files, str(file)) == []
    written = {file.name: file.read_text('utf-8') for file in (tmp_path / 'out').rglob('*.txt')}
    for name, paper in to_be_read(written).items():
        assert leaks(paper, language, said) == [], name
