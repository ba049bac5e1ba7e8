"""Hosts that a record may claim: of one site, never a whole part of the internet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from publicsuffixlist import PSLFILE
from publicsuffixlist import PublicSuffixList

from letters import paths
from letters.errors import DataError
from letters.model import hosts
from letters.registry import load
from letters.registry.load import load as read
from letters.registry.load import registry
from tests.support.soak import share

UNFIT = (
    'com', 'co.uk', 'gov.pk', 'org.in', 'xn--p1ai', 'anything.ck',
    '*', '*.com', 'example.*', '*.example.com', 'localhost', '127.0.0.1', '',
    'https://example.com', 'example.com/', 'example.com:443', 'user@example.com',
    'example.com.', '.example.com', 'a..example.com', 'Example.com', 'exa mple.com',
)  # fmt: skip


@pytest.mark.usefixtures('unchanged_read_once')
@pytest.mark.parametrize('host', UNFIT)
def test_a_record_that_claims_more_than_one_site_is_refused_where_it_stands(
    host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(paths.DATA, tmp_path / 'data')
    file = tmp_path / 'data' / 'platforms' / 'onlyfans.yaml'
    text = file.read_text('utf-8').replace('hosts: [onlyfans.com]', f'hosts: [onlyfans.com, "{host}"]')
    file.write_text(text, 'utf-8')
    found, (problem,) = read(tmp_path / 'data')
    assert (problem.id, problem.file, dict(problem.values)) == ('registry-host', str(file), {'host': host})
    assert text.splitlines()[problem.line - 1].strip().startswith('hosts:')
    # Nothing is read from such a record, and no command works with the rest.
    assert 'onlyfans' not in found.platforms
    monkeypatch.setattr(load, 'load', lambda: (found, [problem]))
    with pytest.raises(DataError) as refused:
        load.parsed()
    assert refused.value.exit_code == 4


@pytest.mark.parametrize(
    'host', ['example.com', 'media.example.co.uk', 'google.*', 'www.ck', 'pages.dev', 'xn--e1afmkfd.xn--p1ai']
)
def test_the_host_of_one_site_is_fit(host: str) -> None:
    assert hosts.is_of_one_site(host)


def test_what_counts_as_a_public_suffix_is_what_the_list_says() -> None:
    parsed = PublicSuffixList(only_icann=True, accept_unknown=False)
    claimed = [host for record in registry().platforms.values() for host in record.links.hosts]
    for host in (
        *UNFIT[:6],
        *claimed,
        'www.ck',
        'kawasaki.jp',
        'city.kawasaki.jp',
        'a.kawasaki.jp',
        'com.pk',
        'gob.mx',
    ):
        assert hosts.is_public_suffix(host) == (parsed.publicsuffix(host) == host), host


def test_the_registrable_part_of_a_host_is_the_one_that_the_library_finds_for_every_rule() -> None:
    parsed = PublicSuffixList(only_icann=True)
    listed = Path(PSLFILE).read_text('utf-8').partition('===END ICANN')[0].splitlines()
    rules = {line.lstrip('!').replace('*.', 'w.') for line in listed if line and not line.startswith('//')}
    for rule in share(sorted(rules), 8):
        suffix = rule if rule.isascii() else rule.encode('idna').decode()
        for host in (suffix, f'a.{suffix}', f'b.a.{suffix}', suffix.partition('.')[2] or 'nowhere'):
            assert hosts.registrable(host) == (parsed.privatesuffix(host) or ''), host
