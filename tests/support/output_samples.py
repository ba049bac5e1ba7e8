"""What the tests of packets share: a small packet, and what is found of it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from letters.errors import FileError
from letters.output.store import WrittenPacket
from letters.output.store import write_packet
from tests.support.day import DAY

CASE = 'K7Q2M9'
PAPERS = {'00.pdf': b'start here', '01.pdf': b'letter', '01.txt': b'text', '02.reading-ur.pdf': b'copy'}


def write(where: Path, files: Mapping[str, bytes] = PAPERS, day: datetime.date = DAY) -> WrittenPacket:
    entries = [{'id': name[:2], 'recipient': 'x', 'laws': ['us-take-it-down']} for name in files]
    return write_packet(where, CASE, files, entries, date=day)


def refusal(where: Path) -> str:
    with pytest.raises(FileError) as caught:
        write(where)
    assert str(where) not in str(caught.value)
    assert caught.value.values == {}
    return caught.value.id


def contents(where: Path) -> dict[str, bytes]:
    """What the person finds beside packet.json."""
    place = where / CASE
    return {path.name: path.read_bytes() for path in place.iterdir() if path.name != 'packet.json'}


def record(where: Path, files: list[object], case: str = CASE) -> None:
    (where / CASE / 'packet.json').write_text(
        json.dumps({'format': '1', 'case': case, 'papers': [{'file': name} for name in files]})
    )
