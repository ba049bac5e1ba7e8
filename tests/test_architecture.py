"""The shape of the package: short files, no network, no word of where it was made."""

from __future__ import annotations

import ast
import re
import subprocess
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from letters import paths
from tests.support.packets import CAUGHT
from tests.support.packets import guarded
from tests.support.shared import Files

OURS = sorted(paths.PACKAGE.rglob('*.py'))
PYTHON = sorted(paths.PACKAGE.rglob('*.py')) + sorted((paths.CHECKOUT / 'tests').rglob('*.py'))
NETWORK = {
    'socket',
    'ssl',
    'http',
    'requests',
    'httpx',
    'aiohttp',
    'smtplib',
    'ftplib',
    'urllib3',
    'webbrowser',
    'asyncio',
}


@cache
def tree(file: Path) -> ast.Module:
    """What a file says, read once."""
    return ast.parse(file.read_text(encoding='utf-8'))


def test_no_file_is_longer_than_300_lines() -> None:
    lines = {file: len(file.read_text(encoding='utf-8').splitlines()) for file in PYTHON}
    assert {str(file.relative_to(paths.CHECKOUT)): count for file, count in lines.items() if count > 300} == {}


def reaches_out(file: Path) -> bool:
    """Whether a file imports what opens a connection, or imports by a name that nobody can see."""
    names = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {node.module or '', *(f'{node.module}.{alias.name}' for alias in node.names)}
        elif isinstance(node, ast.Name) and node.id == '__import__':
            # An import by a name in a string would go unseen.
            return True
    own = {name.split('.')[0] for name in names}
    return bool(own & (NETWORK | {'importlib', 'subprocess'})) or 'urllib.request' in names


def test_nothing_in_the_package_opens_a_network_connection() -> None:
    assert [file for file in OURS if reaches_out(file)] == []


def test_a_packet_is_written_without_a_socket_or_another_program(packets: Mapping[str, Files]) -> None:
    # The process that wrote them would have ended.
    assert all('00.pdf' in files for files in packets.values())
    assert {'01.pdf', '02.pdf'} <= packets['berlin'].keys()


@pytest.mark.parametrize(
    'leaving', ['import socket; socket.socket()', 'import subprocess; subprocess.run(["true"])', 'os.system("true")']
)
def test_who_writes_the_packets_is_stopped_at_a_socket_and_at_a_program(leaving: str, tmp_path: Path) -> None:
    assert guarded(f'import os; {leaving}', tmp_path).returncode == CAUGHT


def laws_named(file: Path) -> list[str]:
    """The texts of a file, docstrings aside, that name a law."""
    nodes = [*ast.walk(tree(file))]
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    documented = {
        ast.get_docstring(node, clean=False)
        for node in nodes
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    }
    words = ('U.S.C.', 'GDPR', 'PECA', 'tida', 'dmca', 'Regulation (EU)')
    return [text for text in texts if text not in documented and any(word in text for word in words)]


def test_no_country_and_no_law_is_named_in_python() -> None:
    """Python knows effects, kinds and grounds; which law of which country it is stands in the data."""
    assert {file.name: found for file in OURS if (found := laws_named(file))} == {}


def test_only_text_is_kept_in_the_repository() -> None:
    listed = subprocess.run(['git', 'ls-files', '-z'], cwd=paths.CHECKOUT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split('\0')):
        file = paths.CHECKOUT / name
        if file.is_file():
            assert b'\0' not in file.read_bytes(), name


# The house

ROOMS = paths.CHECKOUT / 'docs' / 'architecture.md'


def imported(file: Path) -> set[str]:
    """The modules of the package that a file imports, those for types alone included."""
    found = set()
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split('.')[0] == 'letters':
            for alias in node.names:
                inner = f'{node.module}.{alias.name}'
                found.add(inner if inner in MODULES else node.module)
    return found


MODULES = {
    '.'.join(file.relative_to(paths.CHECKOUT).with_suffix('').parts).removesuffix('.__init__'): file
    for file in paths.PACKAGE.rglob('*.py')
}


def test_no_file_needs_itself_by_way_of_others() -> None:
    needs = {name: imported(file) for name, file in MODULES.items()}
    while needs:
        # What needs nothing that is left cannot be part of a circle.
        free = {name for name, wanted in needs.items() if not (wanted & needs.keys()) - {name}}
        assert free, f'A circle among {sorted(needs)}'
        needs = {name: wanted for name, wanted in needs.items() if name not in free}


def test_the_walk_through_the_house_names_what_is_there() -> None:
    named = re.findall(r'`(letters(?:\.[a-z_]+)+(?:\.[A-Z]\w+)?)`', ROOMS.read_text(encoding='utf-8'))
    assert len(named) > 20
    for name in named:
        module, _, function = name.rpartition('.')
        assert module in MODULES, name
        tree = ast.parse(MODULES[module].read_text(encoding='utf-8'))
        defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        assert function in defined, name


def test_the_page_on_the_house_and_the_linter_know_the_same_rooms_on_the_same_floors() -> None:
    rows = re.findall(r'^\| (\d+) \| (`[^|]+`) \|', ROOMS.read_text(encoding='utf-8'), flags=re.MULTILINE)
    told: dict[int, set[str]] = {}
    for floor, rooms in rows:
        told.setdefault(int(floor), set()).update(re.findall(r'`(\w+)`', rooms))
    contracts = tomllib.loads((paths.CHECKOUT / 'pyproject.toml').read_text(encoding='utf-8'))
    layers = contracts['tool']['importlinter']['contracts'][0]['layers']
    there = {name.split('.')[1] for name in MODULES if '.' in name} - {'__main__'}
    kept = [set(re.findall(r'\w+', layer)) & there for layer in reversed(layers)]
    assert [told[floor] for floor in sorted(told)] == kept
    assert set().union(*kept) == there


def test_at_the_top_of_the_package_stands_only_what_rooms_on_many_floors_use() -> None:
    top = {name for name in MODULES if name.count('.') == 1 and MODULES[name].name != '__init__.py'} - {
        'letters.__main__'
    }
    for module in top:
        assert len({name.split('.')[1] for name, file in MODULES.items() if module in imported(file)}) >= 5, module
