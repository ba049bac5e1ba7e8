"""What is told of a record, whichever it is, to whoever looks it up: its sentences, how sure it is, its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.model.locale import DOMAINS
from letters.registry.tongue import tongue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.law import Law
    from letters.model.record import Source
    from letters.model.record import Sourced
    from letters.wording.words import Wording


def looked_up(context: str, text: str, wording: Wording) -> str:
    """A sentence of a record; where the language lacks it, the English one, and in words that it is English."""
    return _in_any(context, text, wording) or (wording.message('laws.in-english', text=text) if text else '')


def title(law: Law, wording: Wording) -> str:
    """The title of a law, also of one that no letter cites."""
    named = law.local_titles.get(wording.language) or looked_up(f'law {law.id}', law.title, wording)
    return tongue(wording.language).opened(named)


def cited(cite: str, wording: Wording) -> str:
    """A citation in the form of the language, else as it is."""
    return _in_any('cite', cite, wording) or cite


def _in_any(context: str, text: str, wording: Wording) -> str:
    """A sentence from whichever catalogue has it; empty where none has."""
    asked = (wording.translator.of(domain) for domain in DOMAINS)
    # What no catalogue has is missing in the one of look-ups alone: no letter waits for it.
    own = next((one for one in asked if one.has(context, text)), wording.translator.of(DOMAINS[-1]))
    said = own.text(context, text)
    return '' if own.lacking else said


def source_line(source: Source, wording: Wording) -> str:
    """Where a fact is from: its title, the sort of source, its link."""
    return wording.line(f'{source.title} ({wording.word("source", source.kind)})', source.url)


def how_sure(record: Sourced, wording: Wording) -> Iterator[str]:
    """How sure a record is, how it was checked, when, and when somebody else looked."""
    say = wording.message
    yield wording.line(say('laws.confidence'), wording.word('confidence', record.confidence))
    if record.verification:
        yield wording.line(say('laws.verification'), wording.word('verification', record.verification))
    yield wording.line(say('laws.checked'), record.checked.isoformat())
    if record.second_look:
        yield wording.line(say('laws.second-look'), record.second_look.isoformat())
    yield wording.line(say('laws.read-by'), wording.word('reader', record.read_by))
