"""The command `platforms`."""

from __future__ import annotations

from letters.cli.given import platform_id
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.registry.load import registry
from letters.wording.platform import platform_lines


def platforms(id: str, *, as_json: bool) -> None:
    """List the platforms, or show one whole; in the place of a retired one its successor."""
    records, words = registry().platforms, wording()
    id = platform_id(id) if id else ''
    found = [records[id]] if id else list(records.values())
    if as_json:
        show_json([one.model_dump(mode='json', by_alias=True, exclude_defaults=True) for one in found])
        return
    retired = words.message('platforms.retired')
    if not id:
        show(
            f'{one.id}: {retired}: {one.redirect}' if one.redirect else f'{one.id}: {", ".join(one.names)} ({one.kind})'
            for one in found
        )
        return
    if found[0].redirect:
        show([f'{retired}: {found[0].redirect}', ''])
    show(platform_lines(registry().platform(id), words))
