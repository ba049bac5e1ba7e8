"""Translations as nobody should write them: for each rule what is planted, and where."""

from __future__ import annotations

from pathlib import Path

from babel.messages.pofile import read_po
from babel.messages.pofile import write_po

from letters.languages.catalogue import catalogue

PUBLISHED = 'Se publicó sin mi consentimiento'
BROKEN_TRANSLATIONS = {
    'translation-oath': f'Lo juro: {PUBLISHED}.',
    'translation-placeholders': f'{PUBLISHED}: %(link)s.',
    'translation-links': f'{PUBLISHED}: https://site.example/',
    'translation-numbers': f'{PUBLISHED}, 48.',
    'translation-markup': f'<b>{PUBLISHED}.</b>',
    'translation-length': f'{PUBLISHED}.' + f' {PUBLISHED}.' * 8,
    'translation-addresses': f'{PUBLISHED}: ana@site.example',
    'translation-unseen': f'{PUBLISHED}.\u00ad',
    'translation-citations': f'{PUBLISHED} (e).',
    'translation-script': f'{PUBLISHED} Ж.',
    'translation-negation': 'Se publicó con mi consentimiento.',
    'translation-times': f'{PUBLISHED} en un día.',
    'translation-words': f'{PUBLISHED}. Soy una víctima.',
    'translation-same': 'Where it is.',
}
"""One for each rule of the check of translations, that of one Spanish sentence of the letters."""


def plant(
    folder: Path, language: str, sentence: str, added: str, *, alone: bool = False, domain: str = 'letters'
) -> None:
    """Put words behind the translation of one sentence, or in its place."""
    file = folder / language / 'LC_MESSAGES' / f'{domain}.po'
    with file.open('rb') as stream:
        held = read_po(stream)
    found = [one for one in held if one.id == sentence]
    assert found
    for one in found:
        one.string = added if alone else f'{one.string or "…"} {added}'
    with file.open('wb') as stream:
        write_po(stream, held, width=0)
    catalogue.cache_clear()
