"""The command `helplines`."""

from __future__ import annotations

from collections.abc import Iterator

from letters.cli.given import country_code
from letters.cli.given import places_of
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.model.helpline import Helpline
from letters.registry.load import registry


def helplines(country: str, *, as_json: bool) -> None:
    """List who helps; the European and worldwide ones with each country of theirs."""
    found = [(place, line) for place in places_of(country) for line in place.helplines]
    if as_json:
        show_json([{'country': place.id, **line.model_dump(mode='json', by_alias=True)} for place, line in found])
        return
    words = wording()
    code = country_code(country) if country else ''
    own = any(place.id == code.lower() and place.helplines for place in places_of(country))
    if code and not own and not registry().helping_in(code):
        show([words.message('helplines.none-there', country=words.country(code)), ''])
    name = ''
    for place, line in found:
        said = words.place(place.id)
        if said != name:
            show(['', said] if name else [said])
            name = said
        show(_helpline(words.helpline(line.id)))
    for place in places_of(country):
        none = (
            (words.word('helps', who), words.helpline_none(place.id, said))
            for who, said in place.no_helpline_for.items()
        )
        show(f'- {words.line(*one)}' for one in none)
    show(['', words.message('help.true-ones')] if found else [words.message('help.nobody-found')])


def _helpline(line: Helpline) -> Iterator[str]:
    words = wording()
    reach = ', '.join(part for part in (line.phone, line.url, line.email) if part)
    yield f'- {words.line(line.name, reach)}'
    if line.hours:
        yield f'  {words.line(words.message("helplines.hours"), line.hours)}'
    yield f'  {words.line(words.message("helplines.for"), words.words("helps", line.for_))}'
    if line.note:
        yield f'  {line.note}'
    yield from (f'  {sentence}' for sentence in words.helpline_more(line))
    checked = f'{line.checked.isoformat()} ({", ".join(line.sources)})'
    yield f'  {words.line(words.message("helplines.checked"), checked)}'
    yield f'  {words.line(words.message("laws.confidence"), words.word("confidence", line.confidence))}'
