"""Answers that do not fit together: one small function a rule. An answer left open is never a problem here."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from typing import TYPE_CHECKING
from typing import NamedTuple

from letters.languages.locale import countries
from letters.law.behind import PARTS
from letters.law.behind import is_named
from letters.law.guards import any_minor
from letters.law.shown import MADE
from letters.law.topic import Situation
from letters.model.case import NOT_PUBLISHED
from letters.model.case import Material
from letters.model.case import day

if TYPE_CHECKING:
    from datetime import date

    from letters.registry.read import Location

# Somebody, who is not the person alone, made it.
_PEOPLE = frozenset({'self', 'jointly', 'other', 'hidden-device', 'call-recording', 'coerced-self'})
_NOT_THE_PERSON = frozenset({'other', 'hidden-device', 'call-recording', 'generated'})


class Finding(NamedTuple):
    """A rule that does not hold: its id, and the place where it shows.

    `looked_at` are answers without which the rule cannot be judged: it counts only where they were understood.
    `('materials', 0, 'id')` is the id of the first recording, `('materials', 'id')` that of any.
    """

    id: str
    loc: Location
    looked_at: tuple[Location, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


Rule = Callable[[Situation], Iterator[Finding]]


def case_id_missing(here: Situation) -> Iterator[Finding]:
    """Every paper carries the reference of its case."""
    if not here.case.case.id:
        yield Finding('case-id-missing', ('case', 'id'), (('case', 'id'),))


def material_id_missing(here: Situation) -> Iterator[Finding]:
    """Each recording has an id, because the places name what they show by it."""
    for n, material in enumerate(here.case.materials):
        if not material.id:
            yield Finding('material-id-missing', ('materials', n, 'id'), _of(n, 'id'))


def material_id_double(here: Situation) -> Iterator[Finding]:
    """No two recordings have the same id."""
    first: dict[str, int] = {}
    for n, material in enumerate(here.case.materials):
        if material.id and first.setdefault(material.id, n) != n:
            yield Finding('material-id-double', ('materials', n, 'id'))


def no_items(here: Situation) -> Iterator[Finding]:
    """A case without a place where it is has at least a threat, or a recording of a minor, which leads to help."""
    if here.case.items or here.case.threat != 'none' or any_minor(here.case):
        return
    looked_at = (('items',), ('threat',), ('materials', 'age_when_recorded'), ('materials', 'others_shown'))
    yield Finding('no-items', ('items',), looked_at)


def item_without_place(here: Situation) -> Iterator[Finding]:
    """Each place has a link, or something else that finds it."""
    for n, item in enumerate(here.case.items):
        if not (item.url or item.media_url or any(item.locator.model_dump().values())):
            looked_at = tuple(('items', n, key) for key in ('url', 'media_url', 'locator'))
            yield Finding('item-without-place', ('items', n), looked_at)


def no_materials(here: Situation) -> Iterator[Finding]:
    """What a place shows is described under materials."""
    if here.case.materials:
        return
    for n, item in enumerate(here.case.items):
        if item.shows:
            yield Finding('no-materials', ('items', n, 'shows'), (('materials',),))


def shows_unknown_material(here: Situation) -> Iterator[Finding]:
    """A place shows only recordings that the case describes."""
    known = {material.id for material in here.case.materials}
    for n, item in enumerate(here.case.items if known else []):
        for k, shown in enumerate(item.shows):
            if shown not in known:
                yield Finding('shows-unknown-material', ('items', n, 'shows', k), (('materials', 'id'),))


def date_later(here: Situation) -> Iterator[Finding]:
    """Nothing was seen, sent or answered after the day of the letters."""
    for n, item in enumerate(here.case.items):
        if _later(item.seen, here.on):
            yield Finding('date-later', ('items', n, 'seen'))
        for part in PARTS:
            if _later(getattr(item, part).looked_up, here.on):
                yield Finding('date-later', ('items', n, part, 'looked_up'))
    for n, sent in enumerate(here.case.sent):
        if _later(sent.on, here.on):
            yield Finding('date-later', ('sent', n, 'on'))
        if _later(sent.answered_on, here.on):
            yield Finding('date-later', ('sent', n, 'answered_on'))
    if _later(here.case.person.died, here.on):
        yield Finding('date-later', ('person', 'died'))


def reports_later(here: Situation) -> Iterator[Finding]:
    """No earlier report was made after the day of the letters."""
    for n, item in enumerate(here.case.items):
        for k, report in enumerate(item.reports):
            if _later(report.on, here.on):
                yield Finding('reports-later', ('items', n, 'reports', k, 'on'))


def _later(written: str, on: date) -> bool:
    then = day(written)
    return then is not None and then > on


def region_other_country(here: Situation) -> Iterator[Finding]:
    """The region lies in the country of the person."""
    person = here.case.person
    if person.region and person.country and person.region[:2] != person.country:
        yield Finding('region-other-country', ('person', 'region'), (('person', 'country'),))


def country_unknown(here: Situation) -> Iterator[Finding]:
    """A country is one that exists."""
    person = here.case.person
    written: list[tuple[str, Location]] = [
        (here.case.sender.country, ('sender', 'country')),
        (person.country, ('person', 'country')),
        *((country, ('person', 'other_countries', n)) for n, country in enumerate(person.other_countries)),
    ]
    for country, loc in written:
        if country and country not in countries():
            yield Finding('country-unknown', loc)


def author_but_not_recorder(here: Situation) -> Iterator[Finding]:
    """Nobody is the author of what somebody else, or a computer, made (17 U.S.C. 201(a))."""
    for n, material in enumerate(here.case.materials):
        if material.copyright == 'author' and _maker(material) in _NOT_THE_PERSON:
            looked_at = _of(n, 'kind', 'recorded_by', 'source_recorded_by')
            yield Finding('author-but-not-recorder', ('materials', n, 'copyright'), looked_at)


def _maker(material: Material) -> str:
    """Who made the picture that a copyright can be claimed in: for an altered one, the picture it was made from."""
    return material.source_recorded_by if material.kind == 'intimate-altered' else material.recorded_by


def agent_without_owner(here: Situation) -> Iterator[Finding]:
    """Who signs for the owner of a copyright names the owner."""
    for n, material in enumerate(here.case.materials):
        if material.copyright == 'agent' and not material.copyright_owner:
            yield Finding(
                'agent-without-owner', ('materials', n, 'copyright_owner'), _of(n, 'copyright', 'copyright_owner')
            )


def generated_kind_mismatch(here: Situation) -> Iterator[Finding]:
    """A generated picture is not recorded by people, and a real one is not generated."""
    for n, material in enumerate(here.case.materials):
        people = material.kind == 'intimate-generated' and material.recorded_by in _PEOPLE
        computer = material.kind == 'intimate-real' and material.recorded_by == 'generated'
        if people or computer:
            yield Finding('generated-kind-mismatch', ('materials', n, 'recorded_by'), _of(n, 'kind'))


def source_without_altered(here: Situation) -> Iterator[Finding]:
    """Only an altered or generated picture was made from another one."""
    for n, material in enumerate(here.case.materials):
        real = material.kind not in {'', 'intimate-altered', 'intimate-generated'}
        if real and material.source_recorded_by:
            yield Finding('source-without-altered', ('materials', n, 'source_recorded_by'), _of(n, 'kind'))


def paid_now_but_never_paid(here: Situation) -> Iterator[Finding]:
    """Who is paid for it now has published it for pay."""
    for n, material in enumerate(here.case.materials):
        if material.paid_now == 'yes' and material.published_before in {'no', 'privately', 'public'}:
            yield Finding('paid-now-but-never-paid', ('materials', n, 'paid_now'), _of(n, 'published_before'))


def there_but_not_published(here: Situation) -> Iterator[Finding]:
    """What can be seen somewhere has been published: else no letter would be made, and no word said of that."""
    if here.case.published in NOT_PUBLISHED:
        for n, item in enumerate(here.case.items):
            if item.is_there and item.shows:
                yield Finding('there-but-not-published', ('items', n, 'status'), (('published',),))


def about_details_alone(here: Situation) -> Iterator[Finding]:
    """A case about details alone describes no recording."""
    if here.case.about == 'details' and any(material.kind for material in here.case.materials):
        yield Finding('about-details-alone', ('about',), (('materials',),))


def died_but_living(here: Situation) -> Iterator[Finding]:
    """Who has a day of death is said to have died."""
    person = here.case.person
    if person.died and person.living != 'no':
        yield Finding('died-but-living', ('person', 'died'), (('person', 'living'),))


def died_but_signs(here: Situation) -> Iterator[Finding]:
    """Nobody signs who has died."""
    if here.case.person.living == 'no' and here.case.sender.role == 'self':
        yield Finding('died-but-signs', ('person', 'living'), (('sender', 'role'),))


def relation_without_relative(here: Situation) -> Iterator[Finding]:
    """What somebody is to the person shown is told by a relative, after a death."""
    case = here.case
    if case.sender.relation and (case.sender.role != 'relative' or case.person.living != 'no'):
        looked_at = (('sender', 'role'), ('person', 'living'))
        yield Finding('relation-without-relative', ('sender', 'relation'), looked_at)


def looks_real_without_altered(here: Situation) -> Iterator[Finding]:
    """Only of an altered or generated picture it is asked whether it looks real."""
    for n, material in enumerate(here.case.materials):
        if material.looks_real and material.kind not in {'', *MADE}:
            yield Finding('looks-real-without-altered', ('materials', n, 'looks_real'), _of(n, 'kind'))


def setting_without_recording(here: Situation) -> Iterator[Finding]:
    """What a computer made or altered was recorded nowhere."""
    for n, material in enumerate(here.case.materials):
        if material.setting and material.kind in MADE:
            yield Finding('setting-without-recording', ('materials', n, 'setting'), _of(n, 'kind'))


def own_words_without_language(here: Situation) -> Iterator[Finding]:
    """Own words have a language, because they are printed only in a letter in that language."""
    for n, material in enumerate(here.case.materials):
        if material.own_words.text and not material.own_words.language:
            loc = ('materials', n, 'own_words')
            yield Finding('own-words-without-language', (*loc, 'text'), ((*loc, 'language'),))


def company_nameless(here: Situation) -> Iterator[Finding]:
    """A company that was looked up has a name, a mailbox or a form."""
    for n, item in enumerate(here.case.items):
        for part in PARTS:
            company = getattr(item, part)
            if company.looked_up and not is_named(company):
                looked_at = tuple(('items', n, part, key) for key in ('name', 'email', 'form'))
                yield Finding('company-nameless', ('items', n, part), looked_at)


def _of(n: int, *names: str) -> tuple[Location, ...]:
    return tuple(('materials', n, name) for name in names)


RULES: tuple[Rule, ...] = (
    case_id_missing,
    material_id_missing,
    material_id_double,
    no_items,
    item_without_place,
    no_materials,
    shows_unknown_material,
    date_later,
    reports_later,
    region_other_country,
    country_unknown,
    author_but_not_recorder,
    agent_without_owner,
    generated_kind_mismatch,
    source_without_altered,
    paid_now_but_never_paid,
    there_but_not_published,
    about_details_alone,
    died_but_living,
    died_but_signs,
    relation_without_relative,
    looks_real_without_altered,
    setting_without_recording,
    own_words_without_language,
    company_nameless,
)


def contradictions(here: Situation) -> Iterator[Finding]:
    """All rules that do not hold."""
    for rule in RULES:
        yield from rule(here)
