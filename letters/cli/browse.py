"""Commands that browse the registry: laws, platforms, helplines, languages."""

from __future__ import annotations

from collections.abc import Iterator

from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.errors import UsageError
from letters.languages.catalogue import offered
from letters.languages.locale import country_name
from letters.languages.oaths import guarded
from letters.model.law import Helpline
from letters.model.law import Jurisdiction
from letters.model.law import Law
from letters.model.platform import Platform
from letters.registry.load import locales
from letters.registry.load import registry
from letters.translating.status import completeness


def _places(country: str) -> list[Jurisdiction]:
    places = registry().jurisdictions
    if not country:
        return list(places.values())
    from datetime import date

    if country_name(country, 'en') == country.upper():
        raise UsageError('usage-country', option='--country')
    groups = registry().groups_of(country, date.today())  # noqa: DTZ011
    return [place for place in places.values() if place.id in groups]


def laws(id: str, country: str, *, as_json: bool) -> None:
    """List the laws, or show one whole."""
    found = [law for place in _places(country) for law in place.laws if not id or law.id == id]
    words = wording()
    if id and not found:
        raise UsageError('usage-choice', option='ID', choices=', '.join(law.id for law in registry().laws()))
    if as_json:
        show_json([law.model_dump(mode='json', by_alias=True, exclude_defaults=True) for law in found])
    elif id:
        show(_law(found[0]))
    else:
        show(f'{law.id}: {law.title} ({law.citation})' for law in found)
        show([words.message('laws.none')] if not found else ['', words.message('laws.not-advice')])


def _law(law: Law) -> Iterator[str]:
    say = wording().message
    yield f'{say("laws.id")}: {law.id}'
    yield f'{say("laws.ground")}: {law.ground}'
    yield f'{say("laws.title")}: {law.title}'
    yield f'{say("laws.citation")}: {law.citation}'
    if law.in_force:
        yield f'{say("laws.in-force")}: {law.in_force.isoformat()}'
    if law.until:
        yield f'{say("laws.until")}: {law.until.isoformat()}'
    yield f'{say("laws.binds")}: {", ".join(law.binds)}'
    yield f'{say("laws.covers")}: {", ".join(law.covers) or "-"}'
    yield f'{say("laws.signers")}: {", ".join(law.signers)}'
    if law.deadline:
        clock = law.deadline
        yield f'{say("laws.deadline")}: {clock.value} {clock.unit} ({clock.cite})'
        yield f'{say("laws.deadline-starts")}: {clock.starts}'
    yield f'{say("laws.elements")}:'
    yield from (f'- {element.is_} ({element.need}): {element.cite}' for element in law.elements)
    for heading, lines in (
        ('laws.says', [f'{said.text} ({said.cite})' for said in law.says]),
        ('laws.limits', law.limits),
        ('laws.lead', law.notes),
    ):
        if lines:
            yield f'{say(heading)}:'
            yield from (f'- {line}' for line in lines)
    if law.false_notice:
        yield f'{say("laws.false-notice")}: {law.false_notice}'
    yield f'{say("laws.confidence")}: {law.confidence}'
    yield f'{say("laws.checked")}: {law.checked.isoformat()}'
    yield f'{say("laws.sources")}:'
    yield from (f'- {source.title}: {source.url}' for source in law.sources)
    yield say('laws.not-advice')


def platforms(id: str, *, as_json: bool) -> None:
    """List the platforms, or show one whole."""
    records = registry().platforms
    if id and id not in records:
        raise UsageError('usage-choice', option='ID', choices=', '.join(records))
    found = [records[id]] if id else list(records.values())
    if as_json:
        show_json([one.model_dump(mode='json', by_alias=True, exclude_defaults=True) for one in found])
    elif id:
        show(_platform(found[0]))
    else:
        show(f'{one.id}: {", ".join(one.names)} ({one.kind})' for one in found)


def _platform(one: Platform) -> Iterator[str]:
    say = wording().message
    yield f'{say("platforms.id")}: {one.id}'
    yield f'{say("platforms.name")}: {", ".join(one.names)}'
    yield f'{say("platforms.kind")}: {one.kind}'
    for good in one.links.good:
        yield f'{say("platforms.link")}: {good}'
    yield f'{say("platforms.channels")}:'
    for channel in one.channels:
        address = channel.form or channel.email or channel.in_app or ', '.join(channel.post) or '-'
        yield f'- {", ".join(channel.grounds)}: {address}'
        yield f'  {say("platforms.account")}: {channel.account_needed}'
        yield f'  {say("platforms.uploader")}: {channel.shared_with_uploader}'
        yield from (f'  {number}. {field.asks}' for number, field in enumerate(channel.fields, 1))
    if any(one.minors.values()):
        yield f'{say("platforms.minors")}: {wording().route_line(one.id)}'
    yield f'{say("platforms.checked")}: {one.checked.isoformat()}'
    yield from (f'- {source.title}: {source.url}' for source in one.sources)


def helplines(country: str, *, as_json: bool) -> None:
    """List who helps; the European and worldwide ones with each country of theirs."""
    found = [(place, line) for place in _places(country) for line in place.helplines]
    if as_json:
        show_json([{'country': place.id, **line.model_dump(mode='json', by_alias=True)} for place, line in found])
        return
    words = wording()
    name = ''
    for place, line in found:
        if place.name != name:
            show(['', place.name] if name else [place.name])
            name = place.name
        show(_helpline(words.helpline(line.id)))
    if not found:
        show([words.message('help.nobody-found')])


def _helpline(line: Helpline) -> Iterator[str]:
    words = wording()
    reach = ', '.join(part for part in (line.phone, line.url, line.email) if part)
    yield f'- {line.name}: {reach}'
    if line.hours:
        yield f'  {words.message("helplines.hours")}: {line.hours}'
    yield f'  {words.message("helplines.for")}: {", ".join(line.for_)}'
    if line.note:
        yield f'  {line.note}'


def languages(*, as_json: bool) -> None:
    """List the languages: how complete, and reviewed by whom."""
    words, rows = wording(), []
    for language in offered():
        screen, letters = completeness(language, registry())
        record = locales().get(language)
        reviews = [review.model_dump(mode='json') for review in record.reviewed] if record else []
        name = record.name if record else 'English'
        row = {'code': language, 'name': name, 'interface': screen, 'letters': letters, 'reviewed': reviews}
        rows.append({**row, 'oath_words': 'yes' if guarded(language) else 'no'})
    if as_json:
        show_json(rows)
        return
    for row in rows:
        reviewed = str(len(row['reviewed'])) if row['reviewed'] else words.message('languages.not-reviewed')  # type: ignore[arg-type]
        say = words.message
        parts = (
            f'{row["code"]}: {row["name"]}',
            f'{say("languages.screen")}: {say("languages.part", percent=row["interface"])}',
            f'{say("languages.letters")}: {_share_of_letters(row)}',
            f'{say("languages.reviewed")}: {reviewed}',
        )
        show(['. '.join(parts) + '.'])


def _share_of_letters(row: dict[str, object]) -> str:
    """How many sentences of letters a language has, or why it is offered for none."""
    say = wording().message
    if row['oath_words'] == 'no':
        return say('languages.no-oath-words')
    return say('languages.part', percent=row['letters'])
