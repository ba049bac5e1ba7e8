"""What set-up installs is what the lock says, whatever the index has published since."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ENVIRONMENT = ROOT / 'tools' / 'environment'


def wheel(index: Path, name: str, version: str, *needs: str, extra: str = '') -> str:
    """Put a package of one empty module into an index; the line of a lock that names it."""
    info = f'{name}-{version}.dist-info'
    provides = f'Provides-Extra: {extra}\n' if extra else ''
    required = ''.join(f'Requires-Dist: {need}\n' for need in needs)
    files = {
        f'{name}.py': f'version = {version!r}\n',
        f'{info}/METADATA': f'Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{provides}{required}',
        f'{info}/WHEEL': 'Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    }
    record = ''.join(f'{file},sha256={_digest(text)},{len(text)}\n' for file, text in files.items())
    path = index / f'{name}-{version}-py3-none-any.whl'
    with zipfile.ZipFile(path, 'w') as archive:
        for file, text in {**files, f'{info}/RECORD': record + f'{info}/RECORD,,\n'}.items():
            archive.writestr(file, text)
    return f'{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n'


def _digest(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b'=').decode()


@pytest.fixture(scope='module')
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing but the pip that this Python brings: made once, as it takes seconds."""
    folder = tmp_path_factory.mktemp('bare') / 'environment'
    subprocess.run([sys.executable, '-m', 'venv', folder], check=True)
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """A folder of wheels: an index of its own."""
    folder = tmp_path / 'index'
    folder.mkdir()
    return folder


def made(
    tmp_path: Path, bare: Path, lock: str, **settings: str
) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Make an environment from a lock with these settings of pip: what was said, and what is installed."""
    (tmp_path / 'the.lock').write_text(lock)
    folder = shutil.copytree(bare, tmp_path / 'environment', symlinks=True)
    world = {name: value for name, value in os.environ.items() if not name.startswith('PIP_')}
    done = subprocess.run(
        [ENVIRONMENT, tmp_path / 'the.lock', folder],
        env={**world, 'PIP_CONFIG_FILE': os.devnull, **settings}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    there = (path.name.removesuffix('.dist-info') for path in folder.rglob('*.dist-info'))
    return done, dict(name.split('-')[:2] for name in there)


def offline(index: Path) -> dict[str, str]:
    """The settings with which pip knows nothing but that folder."""
    return {'PIP_NO_INDEX': '1', 'PIP_FIND_LINKS': str(index)}


def test_newer_releases_in_the_index_change_nothing_extras_included(tmp_path: Path, bare: Path, index: Path) -> None:
    lock = wheel(index, 'user', '1.0', 'worker[speed]>=1')
    lock += wheel(index, 'worker', '1.0', 'engine>=1; extra == "speed"', extra='speed')
    lock += wheel(index, 'engine', '1.0')
    # What the index has published since.
    for name in ('user', 'engine'):
        wheel(index, name, '2.0')
    wheel(index, 'worker', '2.0', 'engine>=2; extra == "speed"', extra='speed')
    done, installed = made(tmp_path, bare, lock, **offline(index))
    assert (done.returncode, done.stderr) == (0, '')
    assert [installed[name] for name in ('user', 'worker', 'engine')] == ['1.0', '1.0', '1.0']


def test_a_lock_that_is_not_whole_is_told(tmp_path: Path, bare: Path, index: Path) -> None:
    wheel(index, 'engine', '1.0')
    done, _ = made(tmp_path, bare, wheel(index, 'user', '1.0', 'engine>=1'), **offline(index))
    assert done.returncode == 7
    assert 'engine' in done.stderr
    assert 'make lock' in done.stderr


@pytest.mark.parametrize('fault', ['another file of the same name', 'no such file'])
def test_the_network_is_not_blamed_for_what_the_index_offers(
    tmp_path: Path, bare: Path, index: Path, fault: str
) -> None:
    lock = wheel(index, 'user', '1.0')
    if fault == 'no such file':
        (index / 'user-1.0-py3-none-any.whl').unlink()
    else:
        wheel(index, 'user', '1.0', 'engine')
    done, installed = made(tmp_path, bare, lock, **offline(index))
    assert done.returncode == 7
    assert 'The network is not the reason' in done.stderr
    assert 'user' not in installed


def test_the_network_is_blamed_where_the_index_is_not_reached(tmp_path: Path, bare: Path) -> None:
    lock = 'user==1.0 --hash=sha256:' + '0' * 64 + '\n'
    # Nothing listens at port 9 of this machine.
    done, _ = made(tmp_path, bare, lock, PIP_INDEX_URL='http://127.0.0.1:9/', PIP_RETRIES='1')
    assert done.returncode == 7
    assert 'Look at the network' in done.stderr
