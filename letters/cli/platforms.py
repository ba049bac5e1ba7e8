"""The command `platforms`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.cli.given import platform_id
from letters.cli.screen import show
from letters.cli.screen import show_json
from letters.cli.screen import wording
from letters.registry.load import registry
from letters.wording.platform import platform_lines

if TYPE_CHECKING:
    from letters.model.platform import Platform
    from letters.wording.words import Wording


def platforms(id: str, *, as_json: bool) -> None:
    """List the platforms, or show one whole; in the place of a retired one its successor."""
    records, words = registry().platforms, wording()
    id = platform_id(id) if id else ''
    found = [records[id]] if id else list(records.values())
    if as_json:
        show_json([one.model_dump(mode='json', by_alias=True, exclude_defaults=True) for one in found])
        return
    if not id:
        show(words.line(one.id, _named(one, words)) for one in found)
        return
    if found[0].redirect:
        show([_named(found[0], words), ''])
    show(platform_lines(registry().platform(id), words))


def _named(one: Platform, words: Wording) -> str:
    if one.redirect:
        return words.line(words.message('platforms.retired'), one.redirect)
    return f'{words.joined(one.names)} ({words.word("recipient", one.kind)})'
