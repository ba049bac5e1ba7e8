"""A country that is nowhere: facts about it, and records of ours that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from letters.comparing.ours import Own

if TYPE_CHECKING:
    from letters.comparing.compare import Compared

UTOPIA = """
jurisdiction: UT-OPIA
name: Utopia
notes: [Section 99 was repealed.]
routes:
- id: utopia_notice
  instrument: Code of Utopia, ss. 12 and 14; in force 1 May 2024
  must_contain:
  - {element: The place, cite: s. 12(1)(a)}
  deadline: {value: 48, unit: hours, from: receipt of the request, cite: s. 14}
  confidence: high
authorities:
- name: Office of Quiet (OQ)
  postal: 1 Long Lane, Amaurot
  email: help@quiet.example
  phone: +99 20 123 4567
  url: https://www.quiet.example/
support:
- {name: Somebody Listens, phone: 0800 555 000, confidence: low}
"""


def law(**more: Any) -> Own:
    """A record of ours that holds the facts above and more; a key of None is left out."""
    tree = {
        'title': 'Code of Utopia',
        'citation': 'Code of Utopia, sections 12, 14',
        'in_force': '2024-05-01',
        'elements': [{'is': 'location', 'cite': 'section 12(1)(a)'}],
        'clocks': [{'value': 48, 'unit': 'hours', 'starts': 'request-received', 'cite': 'section 14'}],
        **more,
    }
    tree = {key: held for key, held in tree.items() if held is not None}
    return Own('jurisdictions/utopia.yaml', 'utopia-notice', 'laws', tree, country='ut-opia')


def office(**more: Any) -> Own:
    tree = {
        'name': 'Office of Quiet',
        'post': ['1 Long Lane', 'Amaurot', 'Utopia'],
        'email': 'Help@Quiet.example',
        'phone': '(020) 123-4567',
        'url': 'http://quiet.example',
        **more,
    }
    tree = {key: held for key, held in tree.items() if held is not None}
    return Own('jurisdictions/utopia.yaml', 'utopia-quiet', 'authorities', tree, country='ut-opia')


def shown(found: Compared) -> dict[str, list[tuple[str, ...]]]:
    """What differs, without files and ids."""
    return {
        'lost': [(line.kind, line.value) for line in found.lost],
        'changed': [(line.kind, line.value, line.ours) for line in found.changed],
        'added': [(line.kind, line.value) for line in found.added],
    }


NOTHING: dict[str, list[tuple[str, ...]]] = {'lost': [], 'changed': [], 'added': []}
