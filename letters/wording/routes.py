"""How services take reports about pictures of people under 18."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letters.model.plan import Plan
    from letters.wording.words import Wording


def route(id: str, wording: Wording) -> dict[str, str]:
    """How a service takes reports about pictures of people under 18: its name, note, form and steps."""
    own = wording.registry.platform(id).minors
    note, steps = (wording.translator.text(f'platform {id}', own.get(key, '')) for key in ('note', 'steps'))
    name = wording.message('start.other-site') if id == 'generic' else wording.recipient(id)
    return {'name': name, 'note': note, 'form': own.get('form', ''), 'steps': steps}


def routes(plan: Plan, wording: Wording) -> list[str]:
    """The same for every service of a plan, a line each; where none is known yet, how to look it up."""
    if plan.routes:
        return [wording.message('help.routes'), *(f'- {route_line(id, wording)}' for id in plan.routes)]
    asked = any(reason.id == 'help.minor' for reason in plan.help)
    return [wording.message('help.routes-unknown')] if asked else []


def route_line(id: str, wording: Wording) -> str:
    """The same in a line."""
    own = route(id, wording)
    return wording.line(own['name'], wording.together(own['note'], own['form'], own['steps']))
