"""Rules about jurisdictions: who helps there, in which languages, and what its laws must say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.checking.conditions import iso_countries
from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import channels
from letters.checking.walk import helplines
from letters.checking.walk import jurisdictions
from letters.checking.walk import laws
from letters.checking.walk import letters_of
from letters.checking.walk import listed
from letters.checking.walk import papers
from letters.languages.codes import known
from letters.model.law import Authority

if TYPE_CHECKING:
    from collections.abc import Iterator


@rule('registry-no-helpline')
def no_helpline(records: Records) -> Iterator[Found]:
    """A country with law says who helps adults and who helps minors, or that somebody looked and found none."""
    for at, place in jurisdictions(records):
        helped = {who for line in place.helplines for who in line.for_}
        helped |= {who for who, said in place.no_helpline_for.items() if said.strip()}
        needed = place.id == 'world' or (place.id in iso_countries() and records.registry.knows_law_of(place.id))
        for who, helping in (('adult', helped & {'adult', 'anyone'}), ('minor', helped & {'minor'})):
            if needed and not helping:
                yield Found(at.file, ('helplines',), {'id': place.id, 'who': who})


@rule('registry-helpline-known')
def helpline_known(records: Records) -> Iterator[Found]:
    """That no helpline is known is said only where there is none."""
    for at, place in jurisdictions(records):
        helped = {'adult' if who == 'anyone' else who for line in place.helplines for who in line.for_}
        for who in helped & set(place.no_helpline_for):
            yield Found(at.file, ('no_helpline_for', who), {'id': place.id, 'who': who})


@rule('registry-helpline-unreachable')
def helpline_unreachable(records: Records) -> Iterator[Found]:
    """A helpline can be reached: by telephone, e-mail or link."""
    for at, line in helplines(records):
        if not (line.phone or line.url or line.email):
            yield Found(at.file, at.loc, {'id': line.id})


@rule('registry-unknown-language')
def unknown_language(records: Records) -> Iterator[Found]:
    """A language is written as its code: ur, pt_BR."""
    for at, place in jurisdictions(records):
        for language in place.languages:
            if not is_language(language):
                yield Found(at.file, ('languages',), {'language': language})
    for at, record in listed(records):
        named = [*getattr(record, 'local_titles', {}), *getattr(record, 'local_names', {})]
        named += getattr(record, 'languages', [])
        for language in named:
            if not is_language(language):
                yield Found(at.file, at.loc, {'language': language})
    for at, _, channel in channels(records):
        if channel.language and not is_language(channel.language):
            yield Found(at.file, (*at.loc, 'language'), {'language': channel.language})


def is_language(code: str) -> bool:
    """Whether Babel knows a language by this code."""
    return known(code) is not None


@rule('registry-law-for-nobody')
def law_for_nobody(records: Records) -> Iterator[Found]:
    """A law says who may sign, in life or after a death, and whom it binds."""
    for at, law in laws(records):
        if not (law.signers or law.after_death) or not law.binds:
            yield Found(at.file, at.loc, {'id': law.id})


@rule('registry-not-offered')
def not_offered(records: Records) -> Iterator[Found]:
    """A law that no paper cites says why in its notes or limits."""
    for at, law in laws(records):
        if law.offered == 'no' and not (law.notes or law.limits):
            yield Found(at.file, at.loc, {'id': law.id})


@rule('registry-nothing-said')
def nothing_said(records: Records) -> Iterator[Found]:
    """A law that a letter cites has at least one sentence for it."""
    for at, law in laws(records):
        if not law.says and letters_of(law, records):
            yield Found(at.file, at.loc, {'id': law.id})


@rule('registry-other-clock')
def other_clock(records: Records) -> Iterator[Found]:
    """A clock that starts with something else than a request, an order or a decision says in a note with what."""
    for at, law in laws(records):
        for number, clock in enumerate(law.clocks):
            if clock.starts == 'other' and not clock.note:
                yield Found(at.file, (*at.loc, 'clocks', number), {'id': law.id})


@rule('registry-authority-unreachable', 'warning')
def authority_unreachable(records: Records) -> Iterator[Found]:
    """An authority has an address, or a note that says that none was found."""
    for at, record in listed(records):
        if isinstance(record, Authority):
            address = record.url or record.complaint or record.email or record.phone or record.post
            if not address and not record.find and not record.note:
                yield Found(at.file, at.loc, {'id': record.id})


@rule('registry-cited-by-none')
def cited_by_none(records: Records) -> Iterator[Found]:
    """A law that papers may cite binds a kind of recipient to whom a paper on its ground goes, where there is one."""
    to: dict[str, set[str]] = {}
    for _, paper in papers(records):
        if paper.ground is not None and paper.laws != 'none':
            to.setdefault(paper.ground, set()).update((*paper.to, *paper.behind))
    for at, law in laws(records):
        reached = to.get(law.ground, set())
        if law.offered == 'yes' and reached and not reached & set(law.binds):
            values = {'id': law.id, 'binds': ', '.join(law.binds), 'to': ', '.join(sorted(reached))}
            yield Found(at.file, (*at.loc, 'binds'), values)


RULES = (
    no_helpline, helpline_known, helpline_unreachable, unknown_language, law_for_nobody, not_offered, nothing_said,
    other_clock, authority_unreachable, cited_by_none,
)  # fmt: skip
