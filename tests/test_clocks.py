"""When an answer is due, against days worked out by hand: months, holidays, nights when clocks change, hours."""

from __future__ import annotations

from datetime import UTC
from datetime import date
from datetime import datetime

import pytest

from letters.law.deadlines import calendar_of
from letters.law.deadlines import day_of
from letters.law.deadlines import due_moment
from letters.model.law import STARTED_BY_LETTER
from letters.registry.load import registry
from tests.support.factory import make_case

# Law, where the person lives, when it was sent and received, the day on which the time ends.
BY_HAND = [
    # One month by Regulation 1182/71: the same day of the next month, or its last; not on a day without work.
    ('eu-gdpr-17', 'DE', '2026-11-30', '2026-12-30'),
    ('eu-gdpr-17', 'DE', '2027-01-29', '2027-03-01'),
    ('eu-gdpr-17', 'DE', '2027-01-31', '2027-03-01'),
    ('eu-gdpr-17', 'DE', '2028-01-31', '2028-02-29'),
    ('eu-gdpr-17', 'DE', '2028-01-29', '2028-02-29'),
    ('eu-gdpr-17', 'DE', '2026-12-31', '2027-02-01'),
    ('eu-gdpr-17', 'DE', '2026-11-25', '2026-12-28'),
    ('eu-gdpr-17', 'ES', '2026-11-25', '2026-12-28'),
    ('eu-gdpr-17', 'FR', '2027-04-01', '2027-05-03'),
    ('eu-gdpr-17', 'DE', '2027-02-26', '2027-03-30'),
    ('eu-gdpr-17', 'ES', '2026-11-06', '2026-12-07'),
    ('eu-gdpr-17', 'IE', '2027-02-17', '2027-03-18'),
    ('eu-gdpr-17', 'DE', '2026-09-03', '2026-10-05'),
    ('eu-gdpr-17', 'FR', '2026-10-11', '2026-11-12'),
    ('eu-gdpr-17', 'DE', '2026-10-11', '2026-11-11'),
    ('eu-gdpr-17', 'AT', '2026-11-08', '2026-12-09'),
    ('eu-delisting', 'ES', '2026-11-29', '2026-12-29'),
    ('eu-delisting', 'DE', '2026-12-01', '2027-01-04'),
    ('eu-delisting', 'DE', '2026-11-26', '2026-12-28'),
    # The United Kingdom: a calendar month.
    ('gb-gdpr-17', 'GB', '2026-11-30', '2026-12-30'),
    ('gb-gdpr-17', 'GB', '2027-01-31', '2027-02-28'),
    ('gb-gdpr-17', 'GB', '2028-01-31', '2028-02-29'),
    ('gb-gdpr-17', 'GB', '2026-12-31', '2027-01-31'),
    # Thirty days in Quebec.
    ('ca-qc-28-1', 'CA', '2027-02-01', '2027-03-03'),
    ('ca-qc-28-1', 'CA', '2028-02-01', '2028-03-02'),
    ('ca-qc-28-1', 'CA', '2026-12-01', '2026-12-31'),
    ('ca-qc-28-1', 'CA', '2026-11-30', '2026-12-30'),
    # Hours where the hour of sending is not known: the day in which the last one falls.
    ('us-tida-s3', 'US', '2026-11-29', '2026-12-01'),
    ('us-tida-s3', 'PK', '2026-12-30', '2027-01-01'),
    ('us-tida-s3', 'US', '2028-02-28', '2028-03-01'),
    ('us-tida-s3', 'US', '2027-02-27', '2027-03-01'),
    ('in-it-rules-3-2-a', 'IN', '2026-11-29', '2026-12-01'),
    ('in-it-rules-3-2-b', 'IN', '2026-11-29', '2026-11-30'),
    ('gb-cpa-48h', 'GB', '2026-12-24', '2026-12-26'),
]

# The same where the hour is known: moments in UTC.
BY_HOUR = [
    ('us-tida-s3', 'US', '2026-11-29T21:40-05:00', '2026-12-02T02:40'),
    ('us-tida-s3', 'PK', '2026-11-29T21:40+05:00', '2026-12-01T16:40'),
    # The clocks of the United States are put back on 1 November 2026, and forward on 14 March 2027.
    ('us-tida-s3', 'US', '2026-10-31T20:00-04:00', '2026-11-03T00:00'),
    ('us-tida-s3', 'US', '2027-03-13T20:00-05:00', '2027-03-16T01:00'),
    # Those of Europe on 25 October 2026.
    ('us-tida-s3', 'DE', '2026-10-24T23:30+02:00', '2026-10-26T21:30'),
    ('us-tida-s3', 'US', '2028-02-28T12:00Z', '2028-03-01T12:00'),
    ('in-it-rules-3-2-b', 'IN', '2026-11-29T23:15+05:30', '2026-11-29T19:45'),
    ('in-it-rules-3-2-b', 'IN', '2026-12-31T23:00+05:30', '2026-12-31T19:30'),
    ('in-it-rules-3-2-a', 'IN', '2026-11-29T12:00+05:30', '2026-11-30T18:30'),
    ('gb-cpa-48h', 'GB', '2027-03-27T22:00+00:00', '2027-03-29T22:00'),
    ('br-d12976-7', 'BR', '2026-11-29T10:00-03:00', '2026-11-29T15:00'),
]


def _due(law_id: str, country: str, sent: str) -> date | datetime:
    law = registry().law(law_id)
    clock = law.deadline
    assert clock is not None
    assert clock.starts in STARTED_BY_LETTER
    found = due_moment(clock, sent, calendar_of(law, make_case({'person.country': country}), registry()))
    assert found is not None
    return found


@pytest.mark.parametrize(('law', 'country', 'sent', 'by'), BY_HAND)
def test_a_time_ends_on_the_day_worked_out_by_hand(law: str, country: str, sent: str, by: str) -> None:
    assert _due(law, country, sent).isoformat() == by


@pytest.mark.parametrize(('law', 'country', 'sent', 'by'), BY_HOUR)
def test_a_time_in_hours_ends_at_its_moment(law: str, country: str, sent: str, by: str) -> None:
    found = _due(law, country, sent)
    assert isinstance(found, datetime)
    assert found.astimezone(UTC).isoformat()[:16] == by
    assert found.utcoffset() == datetime.fromisoformat(sent).utcoffset()
    assert day_of(found) == found.date()


def test_at_least_forty_pairs_were_worked_out() -> None:
    assert len({(law, sent) for law, _, sent, _ in (*BY_HAND, *BY_HOUR)}) >= 40


def test_hours_without_a_zone_count_as_a_day() -> None:
    assert _due('us-tida-s3', 'US', '2026-11-29T21:40') == date(2026, 12, 1)
