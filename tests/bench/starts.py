"""How long somebody waits for the first line: commands compared with an empty program, and with five times the law."""

from __future__ import annotations

import re
import shutil
import tempfile
from functools import partial
from pathlib import Path

from letters import paths
from tests.bench.measure import by_turns
from tests.bench.measure import process
from tests.bench.measure import row

ROUNDS = 15
TIMES = 5
# The countries and services of the first registry that was whole.
FIRST = frozenset({'au', 'br', 'ca', 'de', 'es', 'fr', 'gb', 'ie', 'in', 'pk', 'us'})
SERVICES = frozenset({
    'bing', 'cloudflare', 'cloudflare-hosting', 'facebook', 'generic', 'google-search', 'instagram', 'onlyfans',
    'pornhub', 'reddit', 'telegram', 'tiktok', 'x', 'youtube',
})  # fmt: skip
PLAN = ('-m', 'letters', 'plan', str(paths.DEMO / 'florida.yaml'), '--date', '2026-11-21')

_EMPTY = """
import typer
app = typer.Typer(rich_markup_mode=None, add_completion=False)
def command() -> None:
    "Does nothing."
for number in range({count}):
    app.command(f'command-{{number}}')(command)
app()
"""


def the_starts() -> None:
    """`--help`, `plan` and the first prompt of `start`, compared with an empty typer program of as many commands."""
    from letters.cli.app import app

    count = len(app.registered_commands) + len(app.registered_groups)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        empty = folder / 'empty.py'
        empty.write_text(_EMPTY.format(count=count), encoding='utf-8')
        ours = partial(process, folder=folder, package=paths.CHECKOUT)
        found = by_turns(
            {
                'empty': lambda: process(str(empty), '--help', folder=folder),
                'help': lambda: ours('-m', 'letters', '--help'),
                'plan': lambda: ours(*PLAN),
                # Nothing can be read: it ends at its first prompt.
                'start': lambda: ours('-m', 'letters', 'start'),
            },
            ROUNDS,
        )
    row('letters --help / an empty typer program with as many commands', found['help'] / found['empty'], 'at most 1.3')
    row('letters plan / the same', found['plan'] / found['empty'], 'at most 3.5')
    row('letters start, to its first prompt / the same', found['start'] / found['empty'], 'at most 5')


def the_registry() -> None:
    """`plan` with five times the records of today, and with those of today, compared with a first few countries."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, today, large = (_copied(folder / one) for one in ('few', 'today', 'large'))
        _thin(few)
        for records in ('jurisdictions', 'platforms'):
            for file in sorted((large / 'letters' / 'data' / records).glob('*.yaml')):
                for number in range(1, TIMES):
                    _another(file, number)
        found = by_turns(
            {
                one.name: partial(process, *PLAN, folder=folder, package=one) for one in (few, today, large)
            },
            ROUNDS,
        )  # fmt: skip
    row(
        f'letters plan with {TIMES} times the records / with those of today',
        found['large'] / found['today'],
        'at most 1.2',
    )
    row(
        f'letters plan with the records of today / with {len(FIRST)} countries and {len(SERVICES)} services',
        found['today'] / found['few'],
        'at most 1.2',
    )


def _thin(folder: Path) -> None:
    """Leave of the records those of the first countries, of what they share, and of the first services."""
    for records, kept in (('jurisdictions', {*FIRST, 'eu', 'world'}), ('platforms', SERVICES)):
        for path in (folder / 'letters' / 'data' / records).iterdir():
            if path.stem not in kept:
                (shutil.rmtree if path.is_dir() else Path.unlink)(path)


def _copied(folder: Path) -> Path:
    """A checkout of its own, which compiles its records at the first run."""
    for part in ('letters', 'templates', 'locales'):
        shutil.copytree(paths.CHECKOUT / part, folder / part, ignore=shutil.ignore_patterns('__pycache__', '_compiled'))
    shutil.copy(paths.CHECKOUT / 'pyproject.toml', folder)
    return folder


def _another(file: Path, number: int) -> None:
    """A record like another: the same law for a country, the same doors of a service, that nobody has heard of."""
    old, new = file.stem, f'{file.stem}{number}'
    text = re.sub(rf'\b{old}-', f'{new}-', file.read_text('utf-8'))
    text = re.sub(rf'^id: {old}$', f'id: {new}', text, flags=re.MULTILINE)
    text = re.sub(rf'([\[, "]){old}([\], "])', rf'\g<1>{new}\2', text)
    file.with_name(f'{new}.yaml').write_text(text, 'utf-8')
