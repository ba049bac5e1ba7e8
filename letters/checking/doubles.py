"""Rules about what is said twice: by the records of two countries, of which one was copied, or by one record."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import channels
from letters.checking.walk import listed
from letters.model.helpline import Helpline
from letters.model.law import Authority
from letters.model.law import Danger
from letters.model.law import Illegality

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator

    from letters.checking.walk import Listed
    from letters.checking.walk import Place
    from letters.model.platform import Channel

# Shorter ones, such as the heading of a form, may well stand twice.
_WORDS = 4
# Countries have the same short numbers, such as 116 111 or 800-7283, for help of their own.
_LONG_NUMBER = 8


def folded(text: str) -> str:
    """A text by its letters and digits alone, small and large ones alike."""
    return ''.join(sign for sign in text.casefold() if sign.isalnum())


@rule('registry-same-elsewhere', 'warning')
def same_elsewhere(records: Records) -> Iterator[Found]:
    """No two countries say the same sentence of law or danger, or give the same telephone number, e-mail or link."""
    first: dict[tuple[str, str], Place] = {}
    for at, record in listed(records):
        for name, kind, told in _told(record):
            held = first.setdefault((kind, told), at / name)
            if held.file != at.file:
                other = records.files.document(held.file).problem('registry-same-elsewhere', held.loc)
                yield Found(at.file, (*at.loc, *_steps(name)), {'id': record.id, 'other': other.where})


def _steps(name: str) -> tuple[str | int, ...]:
    return tuple(int(step) if step.isdigit() else step for step in name.split('/'))


def _told(record: Listed) -> Iterator[tuple[str, str, str]]:
    """What a person is told: where it stands in the record, its kind, and what another record may not say too."""
    if isinstance(record, Helpline | Authority):
        number = ''.join(sign for sign in record.phone if sign.isalnum())
        if len(number) >= _LONG_NUMBER:
            yield 'phone', 'phone', number
        for name in ('url', 'complaint', 'email'):
            if getattr(record, name, ''):
                yield name, 'link', getattr(record, name).casefold().rstrip('/')
    elif isinstance(record, Illegality):
        yield 'text', 'sentence', folded(record.text)
    elif isinstance(record, Danger):
        yield 'say', 'sentence', folded(record.say)
        yield from ((f'points/{n}', 'sentence', folded(text)) for n, text in enumerate(record.points))
    else:
        yield from ((f'says/{n}/text', 'sentence', folded(says.text)) for n, says in enumerate(record.says))


@rule('registry-said-twice')
def said_twice(records: Records) -> Iterator[Found]:
    """A record says each of its sentences once."""
    for at, texts in _by_record(records):
        seen: set[str] = set()
        for name, text in texts:
            whole = folded(text)
            if whole in seen and len(text.split()) >= _WORDS:
                yield Found(at.file, (*at.loc, *_steps(name)))
            seen.add(whole)


def _by_record(records: Records) -> Iterator[tuple[Place, Iterable[tuple[str, str]]]]:
    laws: dict[Place, list[tuple[str, str]]] = defaultdict(list)
    for at, record in listed(records):
        laws[at] += ((f'says/{n}/text', one.text) for n, one in enumerate(getattr(record, 'says', [])))
        for name in ('limits', 'notes'):
            laws[at] += ((f'{name}/{n}', text) for n, text in enumerate(getattr(record, name, [])))
    yield from laws.items()
    for at, _, channel in channels(records):
        yield at, _of_door(channel)


def _of_door(channel: Channel) -> Iterator[tuple[str, str]]:
    for name in ('steps', 'notes'):
        yield from ((f'{name}/{n}', text) for n, text in enumerate(getattr(channel, name)))
    yield from ((f'declares/{n}/text', one.text) for n, one in enumerate(channel.declares))


RULES = (same_elsewhere, said_twice)
