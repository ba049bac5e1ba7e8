"""What a statement for the police declares of prosecution: a request, or an authorisation where a law asks for it."""

from __future__ import annotations

from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.statement import CHOSEN
from tests.support.statement import statement

GUARDIAN = {'sender.role': 'guardian', 'sender.authority': 'A decision of a court'}


def test_the_police_get_the_authorisation_only_where_the_law_asks_for_one() -> None:
    authorised = 'I authorise this prosecution, as far as the law asks for an authorisation.'
    assert authorised in statement('AT', {})
    assert 'authorise' not in statement('DE', {})


def test_where_the_law_asks_for_an_authorisation_nobody_makes_the_request_that_it_does_not_know() -> None:
    """The record of Austria asks for an authorisation (Ermächtigung), and for no request (Strafantrag)."""
    for changes in ({}, GUARDIAN):
        assert 'prosecution of all offences' not in statement('AT', changes)
        assert 'Strafantrag' not in statement('AT', changes, language='de')
        assert 'Ermächtigung' in statement('AT', changes, language='de')
        for country in ('DE', 'CH'):
            assert 'Strafantrag' in statement(country, changes, language='de')


def test_an_authorisation_that_names_nobody_is_asked_for_again() -> None:
    changes = {'person.country': 'AT', 'sender.country': 'AT', **CHOSEN}
    made = packet(make_case(changes), registry(), DAY, Options(formats=('txt',)))
    told = ' '.join(made.files['00.txt'].decode().split())
    assert 'If it has to name somebody, please ask me again as soon as that person is known.' in statement('AT', {})
    assert 'answer within 14 days. Otherwise it counts as refused.' in told
