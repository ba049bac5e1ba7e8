"""Catalogues brought up to date: one template for each domain, no line numbers, no dates, no wrapping."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.messages.pofile import read_po

from letters import paths
from letters.translating.extract import Sentence
from letters.translating.extract import by_domain

if TYPE_CHECKING:
    from pathlib import Path

    from letters.languages.catalogue import Domain

DOMAINS: tuple[Domain, ...] = ('interface', 'letters')

# Babel's own rules are wrong for some languages; these are those of the Unicode plural rules.
PLURALS: Mapping[str, str] = {
    'ar': 'nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);',
    'bn': 'nplurals=2; plural=(n > 1);',
    'de': 'nplurals=2; plural=(n != 1);',
    'en': 'nplurals=2; plural=(n != 1);',
    'es': 'nplurals=2; plural=(n != 1);',
    'fa': 'nplurals=2; plural=(n > 1);',
    'fr': 'nplurals=2; plural=(n > 1);',
    'hi': 'nplurals=2; plural=(n > 1);',
    'id': 'nplurals=1; plural=0;',
    'it': 'nplurals=2; plural=(n != 1);',
    'pt_BR': 'nplurals=2; plural=(n > 1);',
    'tr': 'nplurals=2; plural=(n != 1);',
    'ur': 'nplurals=2; plural=(n != 1);',
}


@dataclass(frozen=True, slots=True)
class Kept:
    """What a translator gave an entry: the translation, its flags, and words to other translators."""

    translation: str
    flags: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()


Held = Mapping[tuple[str, str], Kept]
"""What a catalogue holds, by context and source."""

GRAMMARS = ('feminine', 'masculine')


def held(file: Path) -> dict[tuple[str, str], Kept]:
    """The entries of a catalogue that somebody worked on; none where there is no file."""
    if not file.is_file():
        return {}
    with file.open('rb') as stream:
        messages = list(read_po(stream))
    return {
        (message.context or '', message.id): Kept(
            str(message.string), tuple(sorted(message.flags)), tuple(message.user_comments)
        )
        for message in messages
        if isinstance(message.id, str) and message.id and (message.string or message.user_comments)
    }


def _quoted(text: str) -> str:
    escaped = text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n')
    return f'"{escaped}"'


def rendered(found: Iterable[Sentence], language: str, translations: Held) -> str:
    """A catalogue as text; the same sentences and translations give the same bytes."""
    header = [
        'msgid ""',
        'msgstr ""',
        '"Project-Id-Version: takedown-letters\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
    ]
    if language:
        header.append(f'"Language: {language}\\n"')
        header.append(f'"Plural-Forms: {PLURALS.get(language, "nplurals=2; plural=(n != 1);")}\\n"')
    blocks = ['\n'.join(header)]
    for one in _merged(found):
        blocks.append(_entry(one, one.context, translations.get((one.context, one.text), Kept(''))))
        for grammar in GRAMMARS:
            # A sentence of its own for a feminine or masculine first person is the translators' choice.
            kept = translations.get((f'{one.context}|{grammar}', one.text))
            if kept is not None:
                blocks.append(_entry(one, f'{one.context}|{grammar}', kept))
    return '\n\n'.join(blocks) + '\n'


def _entry(one: Sentence, context: str, kept: Kept) -> str:
    flags = {flag for flag in kept.flags if flag in {'fuzzy', 'ignore-same'}}
    flags |= {'ignore-same'} if one.may_equal else set()
    flags |= {'python-format'} if '%(' in one.text else set()
    lines = [f'# {comment}' for comment in kept.comments]
    lines += [f'#. {one.comment}'] if one.comment else []
    lines += [f'#, {", ".join(sorted(flags))}'] if flags else []
    lines += [f'msgctxt {_quoted(context)}', f'msgid {_quoted(one.text)}', f'msgstr {_quoted(kept.translation)}']
    return '\n'.join(lines)


def _merged(found: Iterable[Sentence]) -> list[Sentence]:
    """One entry for each context and text; the first comment, and `may_equal` where one allows it."""
    merged: dict[tuple[str, str], Sentence] = {}
    for one in found:
        earlier = merged.get((one.context, one.text))
        if earlier is None or (one.may_equal and not earlier.may_equal):
            merged[(one.context, one.text)] = one
    return list(merged.values())


def update(found: tuple[Sentence, ...], language: str, folder: Path = paths.LOCALES) -> dict[Path, str]:
    """The catalogues of a language with every sentence; what is no longer used is left out."""
    files = {}
    for domain in DOMAINS:
        file = folder / language / 'LC_MESSAGES' / f'{domain}.po'
        files[file] = rendered(by_domain(found, domain), language, held(file))
    return files


def templates(found: tuple[Sentence, ...], folder: Path = paths.LOCALES) -> dict[Path, str]:
    """The empty catalogues from which a new language starts."""
    return {folder / f'{domain}.pot': rendered(by_domain(found, domain), '', {}) for domain in DOMAINS}
