"""The command `languages`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.languages.catalogue import offered
from letters.languages.oaths import guarded
from letters.registry.load import locales
from letters.registry.load import registry
from letters.registry.tongue import tongue
from letters.translating.extract import sources
from letters.translating.reviewed import digest_of
from letters.translating.shares import shares
from letters.translating.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.locale import LocaleRecord


def languages(*, as_json: bool) -> None:
    """List the languages: how complete, and reviewed by whom."""
    words, rows = wording(), []
    for language in offered():
        screen, letters = shares(language)
        record = locales().get(language)
        reviews = [review.model_dump(mode='json') for review in record.reviewed] if record else []
        name = record.name if record else 'English'
        row = {
            'code': record.language if record else language,
            'name': name,
            'interface': screen,
            'letters': letters,
            'reviewed': reviews,
        }
        rows.append({**row, 'oath_words': 'yes' if guarded(language) else 'no'})
    if as_json:
        show_json(rows)
        return
    for row in rows:
        reviewed = str(len(row['reviewed'])) if row['reviewed'] else words.message('languages.not-reviewed')  # type: ignore[arg-type]
        say = words.message
        parts = [
            words.line(str(row['code']), str(row['name'])),
            words.line(say('languages.screen'), say('languages.part', percent=row['interface'])),
            words.line(say('languages.letters'), _share_of_letters(row)),
            words.line(say('languages.reviewed'), reviewed),
        ]
        record = locales().get(str(row['code']))
        if record and record.screen == 'no':
            parts.insert(2, say('languages.not-spoken'))
        if record and record.direction == 'rtl':
            parts.append(say('languages.rtl'))
        if record and record.first_person_has_gender == 'yes':
            parts.append(say('languages.gender'))
        own = tongue(words.language)
        show([own.together(*map(own.ended, parts))])
        if record:
            show(_reviews(record, str(row['code'])))


def _reviews(record: LocaleRecord, code: str) -> Iterator[str]:
    """Who read which paper, in what role, and when; and where the text is another one now."""
    if not record.reviewed:
        return
    sentences, made = sources(registry()), standing(registry())
    words = wording()
    for review in record.reviewed:
        yield '  ' + words.message(
            'languages.review',
            paper=words.paper(review.paper),
            by=review.by,
            role=words.word('reviewer', review.role),
            date=review.on.isoformat(),
        )
        now = digest_of(review, code, sentences, made)
        if review.digest != now:
            yield '  ' + words.message('languages.changed', digest=now)


def _share_of_letters(row: dict[str, object]) -> str:
    """How many sentences of letters a language has, or why it is offered for none."""
    say = wording().message
    if row['oath_words'] == 'no':
        return say('languages.no-oath-words')
    return say('languages.part', percent=row['letters'])
