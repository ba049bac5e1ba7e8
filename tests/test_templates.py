"""Templates and styles that do more than print: nothing runs, nothing is fetched, and a sentence names the line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from collections.abc import Collection
from pathlib import Path

import pytest

from letters import paths
from letters.checking.files import Files
from letters.checking.registry import RULES
from letters.checking.registry import check
from letters.checking.rule import Records
from letters.compose import template
from letters.errors import DataError
from letters.registry.load import load
from letters.render import html
from tests.conftest import Letters
from tests.support.day import DATE
from tests.support.day import LOOKED
from tests.support.factory import make_file
from tests.support.soak import share

LAHORE = str(paths.DEMO / 'lahore.yaml')
WRITE = ('write', LAHORE, '-o', 'out', '--date', '2026-11-21', '--reading-copy', 'en')
BODY = 'ncii-request/body.html.jinja'
START = 'start-here/body.html.jinja'
LAYOUT = '_page/page.html.jinja'


@pytest.fixture
def spoiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, str], Path]:
    """Templates of one's own, of which one is changed: the file, the place, and what is put behind it."""

    def change(name: str, behind: str, more: str) -> Path:
        folder = tmp_path / 'templates'
        shutil.copytree(paths.TEMPLATES, folder, ignore=shutil.ignore_patterns('examples'))
        text = (folder / name).read_text('utf-8')
        assert behind in text
        (folder / name).write_text(text.replace(behind, behind + more, 1), 'utf-8')
        monkeypatch.setattr(paths, 'TEMPLATES', folder)
        monkeypatch.setattr(html, 'PAGE_FOLDER', folder / '_page')
        for held in (html.style, html._template, template._environment):
            held.cache_clear()
        return folder

    return change


@pytest.fixture(autouse=True)
def _forget() -> object:
    yield
    for held in (html.style, html._template, template._environment):
        held.cache_clear()


def found(folder: Path, rules: Collection[str]) -> set[tuple[str, str]]:
    """What breaks these rules, each with its file; the others are asked nothing."""
    registry, problems = load(templates=folder)
    assert problems == []
    records = Records(registry, Files(templates=folder), LOOKED)
    broken = [one for rule in RULES if rule.id in rules for one in rule.problems(records)]
    return {(one.id, '/'.join(Path(one.file).parts[-2:])) for one in broken}


RUNS = '{% set _ = cycler.__init__.__globals__.os.popen("touch ./ran").read() %}'


@pytest.mark.usefixtures('unchanged_read_once')
@pytest.mark.parametrize(
    ('name', 'more', 'rules'),
    [
        (BODY, RUNS, {'template-logic', 'template-unknown-name'}),
        (START, RUNS, {'template-logic', 'template-unknown-name'}),
        (BODY, '<p>{{ pen.__class__.__mro__ }}</p>', {'template-logic'}),
        (BODY, '<p>{{ pen["__class__"] }}</p>', {'template-logic'}),
        (BODY, '<p>{{ pen.topic|attr("__class__") }}</p>', {'template-logic'}),
        (BODY, '<p>{{ lipsum() }}</p>', {'template-unknown-name'}),
        (BODY, '{% for n in range(3) %}{% endfor %}', {'template-unknown-name'}),
        (BODY, '<p>{{ pen.appendix() }}</p>', {'template-unknown-name'}),
        (BODY, '<p>{{ pen.brief }}</p>', {'template-unknown-name'}),
        (BODY, '<p>{{ pen.recipient }}</p>', {'template-unknown-name'}),
        (BODY, '{% if pen.recipient %}{% endif %}', {'template-unknown-name'}),
        (BODY, '{% if pen.for_self() %}{% endif %}', {'template-unknown-name'}),
        (BODY, '<p>{{ appendix }}</p>', {'template-unknown-name'}),
        (BODY, '{{ pen.phrase("sender.shoe") }}', {'template-unknown-name'}),
        (BODY, '{% include "_shared/nothing.html.jinja" %}', {'template-unknown-name'}),
        (BODY, '<p>{{ paper|nothing }}</p>', {'registry-no-template'}),
        (BODY, '{% if %}', {'registry-no-template'}),
        (BODY, '{% mark "location" %}', {'registry-no-template'}),
        (BODY, '{% mark %}{% endmark %}', {'registry-no-template'}),
        (BODY, '{% mark location %}{% endmark %}', {'template-unknown-name'}),
        (BODY, '{% if laws[0].parse_raw("cos\nsystem\n(S\'touch ran\'\ntR.", proto="pickle") %}{% endif %}', set()),
        (BODY, '{{ laws[0].model_validate({}) }}', set()),
        (BODY, '{{ 1 / 0 }}', set()),
        (BODY, f'{{% include "{BODY}" %}}', set()),
    ],
)
def test_a_template_that_wants_more_than_a_paper_has_runs_nothing_and_ends_with_4(
    name: str, more: str, rules: set[str], spoiled: Callable[[str, str, str], Path], letters: Letters, tmp_path: Path
) -> None:
    folder = spoiled(name, '{% block body %}', f'\n{more}\n')
    code, _, err = letters(*WRITE, '--format', 'txt')
    assert code == 4
    assert f'A template asks for something that papers do not have: {name}, line ' in err
    assert not (tmp_path / 'ran').exists()
    assert not (tmp_path / 'out').exists()
    assert {(rule, name) for rule in rules} <= found(folder, rules)


@pytest.mark.usefixtures('unchanged_read_once')
@pytest.mark.parametrize(
    'more',
    [
        '<p>{{ pen["value"]("sender.phone") }}</p>',
        '<p>{{ pen.value("sender." ~ "phone") }}</p>',
        '{% for one in [pen] %}<p>{{ one.value("sender.phone") }}</p>{% endfor %}',
        '{% with one = pen %}<p>{{ one.value("sender.phone") }}</p>{% endwith %}',
    ],
)
def test_a_template_that_prints_what_it_does_not_tell_is_named_and_stopped(
    more: str, spoiled: Callable[[str, str, str], Path], letters: Letters, tmp_path: Path
) -> None:
    folder = spoiled(BODY, '{% block body %}', f'\n{more}\n')
    (tmp_path / 'case.yaml').write_bytes(make_file({'sender.phone': '+1 202 555 0100'}))
    code, _, err = letters('write', str(tmp_path / 'case.yaml'), '-o', 'out', '--format', 'txt', '--date', DATE)
    assert code == 4
    assert 'sender.phone' in err
    # The page to start with says why there is no letter; the page on lawyers holds no answer of anybody.
    assert {file.name for file in (tmp_path / 'out' / 'T3S7A1').iterdir()} == {'00.txt', '02.txt', 'packet.json'}
    assert ('template-unknown-name', BODY) in found(folder, {'template-unknown-name'})


def test_a_mark_with_a_word_that_no_list_has_is_named_with_its_line(
    spoiled: Callable[[str, str, str], Path],
) -> None:
    folder = spoiled(BODY, '{% block body %}', '\n\n{% mark "location", "a-rhyme" %}\n{% endmark %}')
    lines = (folder / BODY).read_text('utf-8').splitlines()
    problems = check(load(templates=folder)[0], Files(templates=folder), LOOKED)
    (found,) = [one for one in problems if one.id == 'template-unknown-name']
    assert (dict(found.values)['name'], found.line) == ('a-rhyme', lines.index('{% mark "location", "a-rhyme" %}') + 1)


@pytest.mark.usefixtures('unchanged_read_once')
@pytest.mark.parametrize(
    'more', ['{{ nothing }}', '{{ letter.__class__ }}', '{{ cycler }}', '{{ look|nothing }}', '{% if %}']
)
def test_the_layout_of_the_page_is_held_as_tightly(
    more: str, spoiled: Callable[[str, str, str], Path], letters: Letters
) -> None:
    folder = spoiled(LAYOUT, '<main>', f'\n{more}')
    code, _, err = letters(*WRITE, '--format', 'html')
    assert code == 4
    assert f'A template asks for something that papers do not have: {LAYOUT}, line ' in err
    assert '__' in more or ('template-broken', LAYOUT) in found(folder, {'template-broken'})


@pytest.mark.usefixtures('unchanged_read_once')
@pytest.mark.parametrize(
    ('name', 'rule'),
    share(
        [
            (name, rule)
            for rule in (
                '@import "https://evil.example/a.css";',
                '@IMPORT url(a.css);',
                'p { background: url(https://evil.example/a.png); }',
                'p { background: URL (a.png); }',
                'p { background: \\75rl(a.png); }',
                '@font-face { font-family: x; src: url("a.ttf"); }',
                'p { background: image-set("a.png" 1x); }',
                '</style><img src=a.png>',
            )
            for name in ('_page/page.css', '_page/a4.css')
        ],
        3,
    ),
)
def test_a_style_that_fetches_ends_with_4_in_every_format(
    name: str, rule: str, spoiled: Callable[[str, str, str], Path], letters: Letters, tmp_path: Path
) -> None:
    folder = spoiled(name, '', f'/* two\nlines */ {rule}\n')
    code, _, err = letters('write', str(paths.DEMO / 'berlin.yaml'), '-o', 'out', '--format', 'html')
    assert code == 4
    assert f'The style of the page wants something from another place: {name}, line 2.' in err
    assert not (tmp_path / 'out').exists()
    assert found(folder, {'style-fetches'}) == {('style-fetches', name)}


def test_what_a_style_would_fetch_all_the_same_is_refused_while_the_pdf_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from letters.render.engine import Engine
    from letters.render.html import for_paper
    from tests.support.render_samples import make_letter

    monkeypatch.setattr(html, 'style', lambda *_: '@import "https://evil.example/a.css";')
    with pytest.raises(DataError) as caught:
        Engine().write(for_paper(make_letter()), 'a4', 'T', saves_pages=False)
    assert caught.value.id == 'style-fetches'


def test_the_styles_of_the_program_fetch_nothing() -> None:
    assert [name for name in Files().styles() if html.fetching((paths.TEMPLATES / name).read_text('utf-8'))] == []
