"""The command `find`: whose reply is this? A reference is asked, never given as an argument."""

from __future__ import annotations

from pathlib import Path

from letters.bulk.ledger import read_ledger
from letters.cli import streams
from letters.cli.passphrase import interactive
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import talk
from letters.cli.screen import whole
from letters.cli.screen import wording
from letters.errors import CaseError
from letters.output.store import packet_folder


def find(folder: Path, *, as_json: bool) -> None:
    """Say which case and which paper of a folder of packets have the reference that is typed."""
    ledger = read_ledger(folder)
    words = wording()
    if interactive():
        talk([words.message('find.ask')])
    asked = ''.join(streams.line().split()).upper()
    found = [
        (line.case, paper)
        for line in ledger.values()
        for paper, reference in line.references.items()
        if asked and reference == asked
    ]
    places = [{'case': case, 'paper': paper, 'folder': whole(packet_folder(folder, case))} for case, paper in found]
    if as_json:
        show_json(places)
    else:
        show(words.message('find.found', **place) for place in places)
    if not found:
        raise CaseError('find-nothing')
