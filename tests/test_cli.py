"""The commands as a person or a program meets them: results, exit codes, files, and nothing that leaks."""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from letters import paths
from letters.cli.run import run
from tests.support.command import letters
from tests.support.day import DATE
from tests.support.factory import a_place
from tests.support.factory import make_file
from tests.support.packets import EVERY_FORMAT
from tests.support.packets import files_in
from tests.support.packets import packet_in_every_format
from tests.support.shared import Files
from tests.support.soak import SOAK

DEMO = paths.DEMO


def case_file(folder: Path, **changes: object) -> Path:
    """A case file with some answers changed."""
    file = folder / 'case.yaml'
    file.write_bytes(make_file({key.replace('__', '.'): value for key, value in changes.items()}))
    return file


def process(*arguments: str, cwd: Path | None = None, **settings: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, in English."""
    environment = {**os.environ, 'LETTERS_LANGUAGE': 'en', 'PYTHONPATH': str(paths.CHECKOUT), **settings}
    return subprocess.run(
        [sys.executable, '-m', 'letters', *arguments],
        capture_output=True, text=True, check=False, env=environment, cwd=cwd,
    )  # fmt: skip


def test_help_imports_neither_the_pdf_library_nor_the_template_library() -> None:
    code = (
        'import sys; from letters.cli.run import run; run(["--help"]); '
        'print([name for name in ("weasyprint", "jinja2", "babel", "pydantic") if name in sys.modules])'
    )
    done = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True, check=True)
    heavy = done.stdout.splitlines()[-1]
    assert 'weasyprint' not in heavy
    assert 'jinja2' not in heavy


@pytest.mark.parametrize(
    'command',
    ['plan', 'write', 'check', 'laws', 'platforms', 'helplines', 'languages', 'doctor', 'demo', 'registry check'],
)
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = letters(*command.split(), '--help')
    assert done.returncode == 0
    assert f'Example: letters {command}' in ' '.join(done.stdout.split())


def test_plan_gives_a_program_the_whole_shape() -> None:
    done = letters('plan', str(DEMO / 'lahore.yaml'), '--date', DATE, '--json')
    assert done.returncode == 0
    plan = json.loads(done.stdout)
    assert list(plan) == ['case', 'date', 'warnings', 'help', 'ask', 'papers', 'not_made']
    assert (plan['case'], plan['date']) == ('K7Q2M9', DATE)
    assert set(first := plan['papers'][0]) == {
        'id', 'paper', 'recipient', 'laws', 'language', 'items', 'channel', 'after', 'due', 'why', 'seen_by', 'needs',
        'sent', 'state', 'by', 'earliest',
    }  # fmt: skip
    assert first['due'] == {'value': 48, 'unit': 'hours', 'starts': 'valid-request-received', 'by': '2026-11-23'}
    assert set(first['channel']) == {'kind', 'address', 'account_needed', 'known'}
    assert all(set(reason) == {'id', 'text'} for reason in first['why'])


def test_lahore_is_one_request_each_with_warnings_and_no_copyright_notice() -> None:
    plan = json.loads(letters('plan', str(DEMO / 'lahore.yaml'), '--date', DATE, '--json').stdout)
    assert [(paper['paper'], paper['recipient'], paper['items']) for paper in plan['papers']] == [
        ('ncii-request', 'x', [0, 1, 2]),
        ('ncii-request', 'tiktok', [3]),
    ]
    refused = {(one['paper'], one['recipient']): one['why'][0]['id'] for one in plan['not_made']}
    assert refused[('copyright-notice', 'x')] == 'rights-not-held'
    warned = [reason['id'] for reason in plan['warnings']]
    # What else is to be known of a danger follows it, a warning each.
    assert [id for id in warned if not id[-1].isdigit()][:2] == ['pk-exposure', 'pk-family']
    assert warned[0] == 'pk-exposure'
    assert 'pk-drf' in [entry['id'] for entry in plan['help']]
    assert not {'police-statement', 'regulator-complaint'} & {paper['paper'] for paper in plan['papers']}


def test_florida_leads_with_copyright_and_keeps_the_request_of_the_take_it_down_act() -> None:
    plan = json.loads(letters('plan', str(DEMO / 'florida.yaml'), '--date', DATE, '--json').stdout)
    assert [
        (paper['paper'], paper['recipient'], paper['after'] and paper['after']['paper']) for paper in plan['papers']
    ] == [
        ('copyright-notice', 'reddit', None),
        ('copyright-notice', 'telegram', None),
        ('ncii-request', 'reddit', '01'),
        ('ncii-request', 'telegram', '02'),
        ('legal-remedies', '', None),
    ]
    assert [paper['laws'] for paper in plan['papers'][2:4]] == [['us-tida-s3'], ['us-tida-s3']]
    assert all(paper['seen_by'] for paper in plan['papers'] if paper['recipient'])


def test_a_form_that_makes_one_declare_what_is_not_true_is_not_used(tmp_path: Path) -> None:
    file = case_file(
        tmp_path,
        person__country='US', materials__0__published_before='paid', materials__0__paid_now='yes',
        items__0__engines=['google-search'], items__0__queries=['Robin Example'],
    )  # fmt: skip
    plan = json.loads(letters('plan', str(file), '--date', DATE, '--json').stdout)
    assert all(paper['recipient'] != 'google-search' for paper in plan['papers'])
    assert any(one['recipient'] == 'google-search' for one in plan['not_made'])


def test_perhaps_seventeen_ends_in_help_with_8(tmp_path: Path) -> None:
    done = letters('write', str(DEMO / 'perhaps-17.yaml'), '-o', str(tmp_path / 'out'), '--date', DATE)
    assert done.returncode == 8
    assert 'Childline' in done.stdout
    assert sorted(file.name for file in (tmp_path / 'out' / 'H2J6P4').iterdir()) == ['00.pdf', '00.txt', 'packet.json']


def test_written_twice_on_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    # The other time was in another process, whose sets have another order.
    for name, earlier in {'florida': packet_in_every_format(), **({'madrid': None} if SOAK else {})}.items():
        write = ['write', str(DEMO / f'{name}.yaml'), *EVERY_FORMAT]
        for seed in ('3', '4') if earlier is None else ('3',):
            done = process(*write, '-o', str(tmp_path / f'{name}-{seed}'), PYTHONHASHSEED=seed)
            assert done.returncode == 0, done.stderr
        once, again = files_in(tmp_path / f'{name}-3'), earlier or files_in(tmp_path / f'{name}-4')
        assert once == again
        assert any(name.endswith('.eml') for name in once)


def test_a_case_corrected_to_minor_leaves_no_old_letter_behind(tmp_path: Path) -> None:
    out = tmp_path / 'out'
    assert letters('write', str(case_file(tmp_path)), '-o', str(out), '--date', DATE).returncode == 0
    assert (out / 'T3S7A1' / '01.pdf').exists()
    younger = case_file(tmp_path, materials__0__age_when_recorded='minor')
    assert letters('write', str(younger), '-o', str(out), '--date', DATE).returncode == 8
    assert sorted(file.name for file in (out / 'T3S7A1').iterdir()) == ['00.pdf', '00.txt', 'packet.json']


def test_as_many_papers_are_counted_as_are_named(tmp_path: Path) -> None:
    done = letters('write', str(DEMO / 'florida.yaml'), '-o', str(tmp_path / 'out'), '--date', DATE)
    named = [line for line in done.stdout.splitlines() if re.match(r'\d\d: ', line)]
    assert f'Papers written: {len(named)}. ' in done.stdout
    assert any('What a lawyer can do further' in line for line in named)


def test_files_are_private_and_named_by_number_alone(tmp_path: Path) -> None:
    out = tmp_path / 'out'
    letters('write', str(case_file(tmp_path)), '-o', str(out), '--date', DATE)
    folder = out / 'T3S7A1'
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for file in folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert 'obin' not in file.name
        assert 'x.com' not in file.name


def test_packet_json_maps_each_file_to_what_it_is(packets: Mapping[str, Files]) -> None:
    files = packets['berlin']
    packet = json.loads(files['packet.json'])
    entries = {entry['file']: entry for entry in packet['papers']}
    assert set(entries) == files.keys() - {'packet.json'}
    for name, entry in entries.items():
        assert entry['sha256'] == hashlib.sha256(files[name]).hexdigest()
        assert {'paper', 'recipient', 'laws', 'language', 'template', 'data', 'due'} <= set(entry)
    assert entries['01.pdf']['laws'] == ['us-tida-s3']


def test_only_some_papers_are_written_and_the_others_of_the_plan_stay(
    tmp_path: Path, packets: Mapping[str, Files]
) -> None:
    out, only = tmp_path / 'out', ('--date', DATE, '--only', '02')
    (out / 'B9D3R6').mkdir(parents=True)
    for name, content in packets['berlin'].items():
        (out / 'B9D3R6' / name).write_bytes(content)
    done = letters('write', str(DEMO / 'berlin.yaml'), '-o', str(out), *only)
    assert done.returncode == 0, done.stderr
    assert files_in(out / 'B9D3R6').keys() == packets['berlin'].keys()
    fresh = tmp_path / 'fresh'
    letters('write', str(DEMO / 'berlin.yaml'), '-o', str(fresh), *only)
    names = {file.name.split('.')[0] for file in (fresh / 'B9D3R6').iterdir()}
    assert names == {'00', '02', 'packet'}
    assert letters('write', str(DEMO / 'berlin.yaml'), '-o', str(out), '--only', '77').returncode == 2


@pytest.mark.parametrize(
    ('arguments', 'code'),
    [
        (['plan'], 2),
        (['plan', 'no-such-file.yaml'], 5),
        (['plan', str(DEMO / 'berlin.yaml'), '--date', '21/11/2026'], 2),
        (['plan', str(DEMO / 'berlin.yaml'), '--date', '9999-12-31'], 2),
        (['write', str(DEMO / 'berlin.yaml'), '-o', 'out', '--format', 'docx'], 2),
        (['write', str(DEMO / 'perhaps-17.yaml'), '-o', 'out', '--only', '01'], 8),
        (['laws', 'no-such-law'], 2),
        (['platforms', 'no-such-platform'], 2),
        (['nonsense'], 2),
        (['check', str(DEMO / 'berlin.yaml')], 0),
        (['laws', '--country', 'DE'], 0),
        (['laws', 'us-tida-s3'], 0),
        (['platforms', 'x'], 0),
        (['platforms', 'insta'], 0),
        (['platforms', 'انسٹاگرام'], 0),
        (['helplines', '--country', 'PK'], 0),
        (['languages'], 0),
        (['registry', 'check'], 0),
        (['--version'], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int, tmp_path: Path) -> None:
    done = letters(*arguments, cwd=tmp_path)
    assert done.returncode == code, done.stderr
    assert 'Traceback' not in done.stderr
    if code:
        assert (done.stderr + done.stdout).strip()


def test_a_case_with_nothing_to_write_leaves_with_3_and_says_why(tmp_path: Path) -> None:
    file = case_file(tmp_path, sender__name='', person__name='')
    done = letters('write', str(file), '-o', str(tmp_path / 'out'), '--date', DATE)
    assert done.returncode == 3
    assert 'name' in done.stdout


def test_a_blackmailers_own_site_gets_no_letter_but_its_account_on_a_platform_does(tmp_path: Path) -> None:
    file = case_file(
        tmp_path,
        threat='extortion',
        published='yes',
        items=[
            a_place('https://x.com/example_blackmailer/status/1', site='extortion'),
            a_place('https://pay-to-remove.example.org/p/1', site='extortion'),
        ],
    )
    plan = json.loads(letters('plan', str(file), '--date', DATE, '--json').stdout)
    # The page on lawyers is written to nobody.
    assert {paper['recipient'] for paper in plan['papers']} == {'x', ''}
    assert plan['help'][0]['id'] == 'help.extortion'


def test_a_wrong_file_names_places_and_never_what_was_typed(tmp_path: Path) -> None:
    file = tmp_path / 'case.yaml'
    secret = 'Zahra-of-the-Example'
    file.write_text(f'case: {{id: "{secret}"}}\nsender: {{name: "{secret}", nmae: "{secret}"}}\nitems: {secret}\n')
    for command in (['check'], ['plan'], ['write', '-o', str(tmp_path / 'out')]):
        done = letters(command[0], str(file), *command[1:])
        assert done.returncode == 3
        assert secret not in done.stdout + done.stderr
        assert 'case.yaml:1:' in done.stdout + done.stderr
    assert not (tmp_path / 'out').exists()


def test_a_full_disk_or_a_link_is_a_sentence_with_5(tmp_path: Path) -> None:
    (tmp_path / 'real').mkdir()
    (tmp_path / 'link').symlink_to(tmp_path / 'real')
    done = letters('write', str(case_file(tmp_path)), '-o', str(tmp_path / 'link'), '--date', DATE)
    assert done.returncode == 5
    assert 'Traceback' not in done.stderr
    assert list((tmp_path / 'real').iterdir()) == []


def test_what_nobody_foresaw_is_told_without_a_value(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from letters.cli import languages

    def broken(*, as_json: bool) -> None:  # noqa: ARG001 - takes the place of the command
        raise ValueError('Zahra lives at 1 Example Street')

    monkeypatch.setattr(languages, 'languages', broken)
    assert run(['languages']) == 1
    shown = capsys.readouterr()
    assert 'Zahra' not in shown.out + shown.err
    assert 'ValueError' in shown.err


def test_the_screen_speaks_the_language_of_the_case() -> None:
    done = letters('plan', str(DEMO / 'lahore.yaml'), '--date', DATE)
    assert 'کیس K7Q2M9' in done.stdout


def test_a_language_that_the_screen_does_not_speak_falls_back_with_a_warning(tmp_path: Path) -> None:
    done = letters('plan', str(case_file(tmp_path, case__language='sw')), '--date', DATE)
    assert done.returncode == 0
    assert 'Swahili' in done.stderr
    assert 'Swahili' not in letters('plan', str(case_file(tmp_path, case__language='es')), '--date', DATE).stderr
