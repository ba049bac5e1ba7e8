"""How much of what costs most is done: `make soak` does the whole of it, `make test` a share of every kind."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar('T')

SOAK = os.environ.get('SOAK', '') not in {'', '0'}


def examples(whole: int, few: int) -> int:
    """How many examples of a property are tried."""
    return whole if SOAK else few


def share(things: Sequence[T], each: int, start: int = 0) -> Sequence[T]:
    """One of so many things in a row, begun at a place of its own: with every start in turn each thing has its turn."""
    return things if SOAK else things[start % each :: each]


# Of tests that are alike, so many to one that runs by default: each file has many of a kind, and their sum is dear.
ALIKE = {
    'test_bulk_faults': 2, 'test_demo': 6, 'test_elements': 8, 'test_ends': 3, 'test_examples': 3,
    'test_first_page': 2, 'test_flow': 3, 'test_flow_about': 2, 'test_form': 4, 'test_guarded_translations': 20,
    'test_hostile_case': 24, 'test_hosts': 2, 'test_intake_cases': 2, 'test_language_facts': 6, 'test_last_words': 2,
    'test_leaving': 2, 'test_lock': 12, 'test_manual': 12, 'test_mistakes': 20, 'test_oath_words': 6,
    'test_owner_allowed': 3, 'test_promises': 10, 'test_reference': 2, 'test_registry_check': 40,
    'test_render_order': 4, 'test_render_pdf': 2, 'test_render_structure': 4, 'test_review': 10,
    'test_start_terminal': 12, 'test_still_there': 4, 'test_templates': 8, 'test_told': 12, 'test_unanswered': 16,
    'test_voices': 2, 'test_wheel': 6, 'test_wizard_cases': 4, 'test_catalogues': 2, 'test_compiled': 2,
    'test_hostile_letter': 2, 'test_intake_any': 2, 'test_locale_check': 16, 'test_locale_missing': 5,
    'test_locale_new': 2, 'test_render_margins': 2, 'test_render_text_layer': 3, 'test_streams': 2,
    'test_unfold': 4, 'test_words': 2, 'test_reviewed': 2, 'test_places_any': 3, 'test_many_links': 2,
    'test_followed': 2, 'test_sent': 2, 'test_sent_faults': 2, 'test_next_run': 2, 'test_pseudo_screens': 20,
    'test_sealed_approve': 2, 'test_sealed_write': 2, 'test_cli': 3, 'test_help': 2, 'test_bulk': 2,
    'test_comma': 2, 'test_weblate': 2, 'test_threat_asked': 8, 'test_every_record': 2, 'test_contributed': 4,
    'test_flow_places': 4, 'test_numbers_kept': 2, 'test_sheets': 2, 'test_office_page': 2,
    'test_flow_companies': 4, 'test_law_words': 4, 'test_printed': 2, 'test_disclosure': 2,
    'test_police_statement': 2, 'test_state_laws': 2, 'test_phrases': 2, 'test_demo_people': 2,
}  # fmt: skip


def is_tried(file: str, number: int) -> bool:
    """Whether the test of a file that is the so-manieth of its kind (from 0) runs."""
    return SOAK or number % ALIKE.get(file, 1) == 0
