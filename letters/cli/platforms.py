"""The command `platforms`."""

from __future__ import annotations

from collections.abc import Iterator

from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.errors import UsageError
from letters.model.platform import Platform
from letters.registry.load import registry


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
