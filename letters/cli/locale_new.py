"""The command `locale new`: a folder in which somebody can begin to translate at once."""

from __future__ import annotations

from letters import paths
from letters.cli.screen import show
from letters.cli.screen import talk
from letters.cli.screen import wording
from letters.errors import UsageError
from letters.registry.load import registry


def new(given: str) -> None:
    """Write the folder of a language; nothing that is there is overwritten."""
    from letters.manual.skeleton import language_record
    from letters.output.files import write_whole
    from letters.translating.begin import WORDS
    from letters.translating.begin import begun
    from letters.translating.begin import code_of
    from letters.translating.extract import sources

    if not paths.IN_CHECKOUT:
        raise UsageError('usage-locale-place')
    code, words = code_of(given), wording()
    files = begun(code, language_record, sources(registry()), paths.LOCALES)
    for file, text in files.items():
        write_whole(file, text.encode())
    show(words.message('locale.written', file=file.relative_to(paths.LOCALES).as_posix()) for file in files)
    there = 'locale.new-words-there' if (paths.LOCALES / code / WORDS).exists() else 'locale.new-words'
    talk([words.message('locale.new-next', language=code), words.message(there)])
