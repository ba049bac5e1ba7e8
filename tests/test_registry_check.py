from __future__ import annotations

import re
import shutil
from collections.abc import Collection
from collections.abc import Mapping
from datetime import date
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from letters import paths
from letters.checking.files import Files
from letters.checking.registry import LAST
from letters.checking.registry import RULES
from letters.checking.registry import check
from letters.checking.registry import errors
from letters.checking.registry import severity
from letters.checking.rule import Records
from letters.errors import Problem
from letters.errors import TranslationError
from letters.model.registry import Registry
from letters.registry.load import load
from tests.support.broken import broken
from tests.support.broken import more
from tests.support.day import LOOKED
from tests.support.mistakes import mistakes
from tests.support.soak import share
from tests.support.translations import BROKEN_TRANSLATIONS

TIDA = 'jurisdictions/us/laws/us-tida-s3'
DMCA = 'jurisdictions/us/laws/us-dmca-512c'
SAYS = f'{TIDA}/says/0/text'
FALSE = 'jurisdictions/pk/illegal_because/pk-peca-false-20'
NOWHERE = {'form': '', 'email': '', 'post': [], 'in_app': '', 'steps': [], 'notes': []}
NO_ADDRESS = {'url': '', 'complaint': '', 'email': '', 'phone': '', 'post': [], 'note': ''}


def _secondary(source: Any) -> Any:
    return source.model_copy(update={'kind': 'secondary'})


def _for_threats_alone(held: list[Any]) -> list[Any]:
    return [
        one.model_copy(update={'for_': [who for who in one.for_ if who == 'hash-matching'] or ['extortion']})
        for one in held
    ]


# For each rule one record that breaks it and no other rule.
BROKEN_RECORDS: dict[str, Mapping[str, Any]] = {
    'registry-double-id': {'jurisdictions/us/helplines': lambda held: [*held, held[0]]},
    'registry-id-shape': {'jurisdictions/us/helplines/0/id': 'somebody-who-helps'},
    'registry-unknown-law': {f'{TIDA}/if_ignored/0/law': 'us-nothing'},
    'registry-unknown-paper': {f'{TIDA}/if_ignored/0/paper': 'love-letter'},
    'registry-redirect': {'platforms/x/redirect': 'nobody'},
    'registry-hash-matching': {'platforms/x/hash_matching': more('world-nobody')},
    'registry-channel-law': {'platforms/instagram/channels/us-tida/law': 'us-dmca-512c'},
    'registry-unknown-fact': {f'{TIDA}/when': {'person.mood': ['good']}},
    'registry-unknown-value': {f'{DMCA}/when': {'item.rights': ['kept']}},
    'registry-unknown-country': {'platforms/x/serves': ['zz']},
    'registry-unknown-effect': {'jurisdictions/pk/dangers/0/effects': []},
    'registry-fact-ask': {'vocabulary/facts/threat/ask': 'threats'},
    'registry-unknown-word': {f'{TIDA}/elements/in-writing/is_': 'in-rhyme'},
    'registry-met-by': {f'{TIDA}/elements/signature/met_by': 'channel'},
    'registry-prints-key': {'platforms/google-search/channels/0/shared': more('sender.shoe')},
    'registry-phrases': {'vocabulary/phrases/harm': lambda held: {k: held[k] for k in held if k != 'afraid'}},
    'registry-clock-phrase': {'vocabulary/phrases/clock': {}},
    'registry-mark-missing': {'papers/ncii-request/must': more('harm')},
    'registry-no-ask': {'jurisdictions/br/laws/br-lgpd-18/asks': []},
    'registry-needed-word': {'papers/erasure-request/never': more('Criminal Code')},
    'registry-names-itself': {'jurisdictions/in/illegal_because/in-it-rules-3-1-b-ii/covers': ['near-nude']},
    'registry-time-unmarked': {f'{TIDA}/says/0/time': 'no'},
    'registry-oath-weight': {f'{DMCA}/statements/0/weight': 'on-oath'},
    'registry-oath-law': {f'{DMCA}/oath': 'none'},
    'registry-oath-outside': {SAYS: 'Whoever asks has to swear an oath.'},
    'registry-field-oath': {'platforms/bing/channels/copyright/fields/8/from_': 'letter.authority-on-oath'},
    'registry-statement-person': {f'{TIDA}/statements/0/for_other': 'I believe in good faith that it is so.'},
    'registry-needs-missing': {f'{TIDA}/statements/0/needs': ''},
    'registry-statement-missing': {f'{TIDA}/statements': []},
    'registry-no-source': {f'{TIDA}/sources': []},
    'registry-secondary-says': {f'{FALSE}/sources': lambda held: [_secondary(one) for one in held]},
    'registry-low-says': {f'{TIDA}/confidence': 'low'},
    'registry-no-cite': {f'{TIDA}/says/0/cite': ' '},
    'registry-checked-later': {f'{TIDA}/checked': LOOKED + timedelta(days=1)},
    'registry-force-order': {f'{TIDA}/until': date(2020, 1, 1)},
    'registry-bad-link': {f'{TIDA}/sources/0/url': 'https://uscode/47'},
    'registry-phone-source': {'jurisdictions/pk/laws/pk-copyright-platform/notes': ['Telephone: +1 202 555 0100.']},
    'registry-forbidden-word': {SAYS: 'A platform must answer the victim.'},
    'registry-paper-word': {SAYS: 'The GDPR asks for the same.'},
    'registry-first-person': {SAYS: 'A platform must answer me.'},
    'registry-long-sentence': {SAYS: 'A platform must answer' + ' soon' * 27 + '.'},
    'registry-placeholder': {SAYS: 'Every platform must answer, 100 % of them.'},
    'registry-markup': {SAYS: 'A platform must <b>answer</b>.'},
    'registry-link-example': {'platforms/x/links/examples/good': ['https://x.com/example']},
    'registry-link-recipient': {'platforms/cloudflare/links/examples/good': ['https://example.org/1']},
    'registry-link-read': {'platforms/youtube/links/tracking': more('v')},
    'registry-double-host': {'platforms/cloudflare/links/hosts': more('instagr.am')},
    'registry-sign': {'platforms/x/links/advice': 'Open {{ the post }}.'},
    'registry-foreign-link': {'platforms/x/links/advice': 'Send your passport to https://evil.example/phish'},
    'registry-channel-address': {f'platforms/x/channels/0/{name}': empty for name, empty in NOWHERE.items()},
    'registry-email': {'platforms/cloudflare/channels/0/email': 'abuse at cloudflare.com'},
    'registry-field-from': {'platforms/instagram/channels/us-tida/fields/0/from_': 'sender.shoe'},
    'registry-field-quote': {'platforms/google-search/channels/copyright/fields/0/quote': 'Signature'},
    'registry-field-upload': {'platforms/google-search/channels/intimate-images/fields/11/leave_empty': 'no'},
    'registry-declaration': {'platforms/google-search/channels/intimate-images/declares/0/true_when': {}},
    'registry-no-minors-route': {'platforms/x/minors': {}},
    'registry-no-entity': {'platforms/x/entities/1/for_': []},
    'registry-no-helpline': {'jurisdictions/es/helplines': [], 'jurisdictions/world/helplines': _for_threats_alone},
    'registry-no-channel': {'platforms/pornhub/channels': []},
    'registry-helpline-unreachable': {f'jurisdictions/us/helplines/0/{name}': '' for name in ('phone', 'url', 'email')},
    'registry-unknown-language': {'jurisdictions/us/languages': ['en', 'american']},
    'registry-law-for-nobody': {f'{TIDA}/signers': []},
    'registry-not-offered': {f'jurisdictions/pk/laws/pk-erasure-none/{name}': [] for name in ('notes', 'limits')},
    'registry-nothing-said': {f'{TIDA}/says': []},
    'registry-other-clock': {'jurisdictions/ca/laws/ca-pipeda/clocks/0/note': ''},
    'registry-authority-unreachable': {
        f'jurisdictions/us/authorities/0/{name}': empty for name, empty in NO_ADDRESS.items()
    },
    'registry-unknown-authority': {f'{TIDA}/send_to': 'us-nobody'},
}

# The same for templates: what is written at the beginning of a paper's body.
BROKEN_TEMPLATES = {
    'registry-no-template': '{% if %}',
    'template-markup': '<p class="red"></p>',
    'template-untranslated': '<p>Please remove it.</p>',
    'template-logic': '{{ pen.annex()|safe }}',
    'template-unknown-name': '{% if pen.wants("a-rhyme") %}{% endif %}',
    'template-forbidden-word': '<p>{% trans "privacy-request" %}I am the victim.{% endtrans %}</p>',
}

# The same for what every page shares: the file, and what is written at its end.
BROKEN_PAGES = {
    'style-fetches': ('page.css', 'p { background: url(a.png); }'),
    'template-broken': ('page.html.jinja', '{{ nothing }}'),
}

# The same for a folder that a paper lacks.
BROKEN_FOLDERS = {'registry-no-example': 'privacy-request/examples'}


# What a rule does not let a translation say in the place of a sentence.
@pytest.fixture(scope='module')
def real() -> Registry:
    registry, problems = load()
    assert problems == []
    return registry


@pytest.fixture(scope='module')
def held(real: Registry) -> frozenset[Problem]:
    return frozenset(check(real, Files(), LOOKED))


# What asks somebody to look, and is so today: a source that was read at http, law that was read in a secondary source
# alone, a country's coordinator in two files, a record that nobody looked at for a year.
KNOWN = frozenset({
    'registry-source-http', 'registry-secondary-says', 'registry-same-elsewhere', 'registry-checked-long-ago',
})  # fmt: skip


def test_the_records_break_no_rule(held: frozenset[Problem]) -> None:
    assert errors(held) == []
    assert {problem.id for problem in held} <= KNOWN


def test_every_rule_has_an_example_that_breaks_it() -> None:
    kinds = (BROKEN_RECORDS, BROKEN_TEMPLATES, BROKEN_PAGES, BROKEN_FOLDERS, BROKEN_TRANSLATIONS)
    here = [id for kind in kinds for id in kind]
    # What has a number, and what is a folder of a language, is broken in test_counts.py and test_language_facts.py.
    elsewhere = {id for one in mistakes() for id in (one.id, *one.also)} | {'translation-forms'}
    elsewhere |= {rule.id for rule in RULES if rule.id.startswith('locale-')}
    assert {rule.id for rule in (*RULES, *LAST)} - elsewhere <= set(here)
    assert set(here) <= {rule.id for rule in RULES}
    assert len(set(here)) == len(here)
    assert len({rule.id for rule in (*RULES, *LAST)}) == len((*RULES, *LAST))


def asked(registry: Registry, rules: Collection[str]) -> set[Problem]:
    """What breaks these rules; the others are asked nothing."""
    records = Records(registry, Files(), LOOKED)
    return {problem for rule in RULES if rule.id in rules for problem in rule.problems(records)}


# To ask every rule about every broken record is most of what these tests cost: of a quarter of them all are asked.
OF_ALL = share([*BROKEN_RECORDS], 4)


@pytest.mark.usefixtures('unchanged_read_once')
@pytest.mark.parametrize('id', BROKEN_RECORDS)
def test_a_broken_record_is_found_by_its_rule_alone(id: str, real: Registry, held: frozenset[Problem]) -> None:
    rules = {rule.id for rule in RULES} if id in OF_ALL else {id}
    found = asked(broken(real, BROKEN_RECORDS[id]), rules) - held
    assert {problem.id for problem in found} == {id}
    for problem in found:
        assert problem.file.startswith(('letters/data/', 'templates/'))
        assert problem.line > 0
        filled(problem, real)


def test_a_folder_of_templates_is_a_paper_also_where_the_vocabulary_does_not_name_it(
    real: Registry, held: frozenset[Problem]
) -> None:
    unnamed = broken(real, {'vocabulary/papers': lambda papers: [id for id in papers if id != 'ncii-request']})
    assert [one for one in set(check(unnamed, Files(), LOOKED)) - held if one.id == 'registry-unknown-paper'] == []


@pytest.mark.usefixtures('unchanged_read_once')
@pytest.mark.parametrize('id', BROKEN_TEMPLATES)
def test_a_broken_template_is_found_by_its_rule_alone(id: str, real: Registry, tmp_path: Path) -> None:
    shutil.copytree(paths.TEMPLATES, tmp_path / 'templates', ignore=shutil.ignore_patterns('examples'))
    files = Files(templates=tmp_path / 'templates')
    before = {(one.id, one.file, one.values) for one in check(real, files, LOOKED)}
    body = files.templates / 'privacy-request' / 'body.html.jinja'
    body.write_text(body.read_text('utf-8').replace('{% block body %}', '{% block body %}\n' + BROKEN_TEMPLATES[id]))
    found = [one for one in check(real, files, LOOKED) if (one.id, one.file, one.values) not in before]
    assert {problem.id for problem in found} == {id}
    for problem in found:
        assert problem.file.endswith(('privacy-request/body.html.jinja', '.yaml'))
        filled(problem, real)


@pytest.mark.parametrize('id', BROKEN_PAGES)
def test_a_broken_page_is_found_by_its_rule_alone(id: str, real: Registry, tmp_path: Path) -> None:
    shutil.copytree(paths.TEMPLATES, tmp_path / 'templates', ignore=shutil.ignore_patterns('examples'))
    name, more = BROKEN_PAGES[id]
    file = tmp_path / 'templates' / '_page' / name
    lines = file.read_text('utf-8').splitlines()
    file.write_text('\n'.join([*lines, more]), 'utf-8')
    found = [one for one in check(real, Files(templates=tmp_path / 'templates'), LOOKED) if one.file == str(file)]
    assert [(one.id, one.line) for one in found] == [(id, len(lines) + 1)]
    filled(found[0], real)


@pytest.mark.parametrize('id', BROKEN_FOLDERS)
def test_a_folder_that_is_not_there_is_found_by_its_rule_alone(id: str, real: Registry, tmp_path: Path) -> None:
    shutil.copytree(paths.TEMPLATES, tmp_path / 'templates')
    shutil.rmtree(tmp_path / 'templates' / BROKEN_FOLDERS[id])
    found = errors(check(real, Files(templates=tmp_path / 'templates'), LOOKED))
    assert [(one.id, Path(one.file).parent.name) for one in found] == [(id, 'privacy-request')]
    filled(found[0], real)


def test_a_catalogue_that_cannot_be_read_is_named(real: Registry, tmp_path: Path) -> None:
    shutil.copytree(paths.LOCALES, tmp_path / 'locales')
    (tmp_path / 'locales' / 'es' / 'LC_MESSAGES' / 'letters.po').write_bytes(b'msgid "\xff')
    with pytest.raises(TranslationError) as caught:
        check(real, Files(locales=tmp_path / 'locales'), LOOKED)
    assert (caught.value.id, caught.value.exit_code) == ('catalogue-unreadable', 4)
    assert caught.value.values == {'file': 'es/letters.po'}


def test_an_edited_file_is_shown_with_its_line(tmp_path: Path) -> None:
    shutil.copytree(paths.DATA, tmp_path / 'data')
    file = tmp_path / 'data' / 'jurisdictions' / 'us' / 'country.yaml'
    text = file.read_text('utf-8').replace(' in-writing:', ' in-rhyme:', 1)
    file.write_text(text, 'utf-8')
    registry, problems = load(tmp_path / 'data')
    assert problems == []
    found = [one for one in check(registry, Files(data=tmp_path / 'data'), LOOKED) if one.id == 'registry-unknown-word']
    line = text[: text.index('in-rhyme')].count('\n') + 1
    assert [(one.file, one.line) for one in found] == [(str(file), line)]


def test_a_record_as_the_rules_want_it_stays_unfound(real: Registry, held: frozenset[Problem]) -> None:
    sentence = 'Under Annex I, the Intimate Images Protection Act (s. 24, cl. 4.3) binds a platform. It must answer.'
    assert asked(broken(real, {SAYS: sentence}), {rule.id for rule in RULES}) == held


def filled(problem: Problem, registry: Registry) -> None:
    """The three parts of a message exist, and the problem brings every value that they name."""
    message: Any = registry.messages[problem.id]
    assert set(message) == {'what', 'why', 'do'}
    for text in message.values():
        assert text % dict(problem.values)
        assert '%(' not in text % dict(problem.values)


@pytest.mark.parametrize('rule', RULES, ids=lambda rule: rule.id)
def test_a_rule_is_a_sentence_that_contributors_read(rule: Any) -> None:
    assert re.fullmatch(r'[A-Z][^\n]+\.', rule.sentence)
    assert len(rule.sentence.split()) <= 30


def test_a_warning_asks_and_an_error_stops() -> None:
    assert severity(Problem('registry-authority-unreachable')) == 'warning'
    assert severity(Problem('registry-oath-outside')) == 'error'
