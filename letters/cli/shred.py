"""The command `shred`."""

from __future__ import annotations

import contextlib
from pathlib import Path

from letters.cli import streams
from letters.cli.screen import show
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import UsageError
from letters.output.shred import erase
from letters.output.shred import packet_files
from letters.output.shred import refuse_unfit
from letters.output.shred import step_folders


def shred(paths: list[Path], *, yes: bool) -> None:
    """Overwrite and remove files and the papers of packets, after a choice; with what no program can promise."""
    files = [file for path in paths for file in (packet_files(path) if path.is_dir() else [path])]
    for file in files:
        refuse_unfit(file)
    words = wording()
    talk([words.message('shred.honest')])
    if not yes and not _chosen(words.message('shred.choose', count=len(files))):
        show([words.message('shred.kept')])
        return
    for file in dict.fromkeys(files):
        erase(file)
    for folder in [*(step for path in paths for step in step_folders(path)), *paths]:
        # A folder that holds files of the person stays.
        with contextlib.suppress(OSError):
            folder.rmdir()
    show([words.message('shred.done', count=len(set(files))), words.message('shred.also')])


def _chosen(question: str) -> bool:
    """Whether the second of two choices was taken; the first one is safe."""
    talk([question])
    answer = streams.line()
    if not answer:
        raise UsageError('shred-not-chosen')
    return answer.strip() == '2'
