"""Papers to authorities and to the police on the first page: how they get there, and the times that a person has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.languages.locale import plain_date
from letters.law.asked import own_end
from letters.law.authorities import POLICE
from letters.model.case import REFUSALS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Sequence

    from letters.law.topic import Situation
    from letters.model.law import Authority
    from letters.model.law import Law
    from letters.model.plan import Paper
    from letters.wording.words import Wording


def to_office(paper: Paper, wording: Wording) -> list[str]:
    """What is to be known before a paper goes to an authority: how it is found, by when, what to take along.

    To the police one goes, or sends: both stand there only where they ask people to come and have another way too.
    """
    say, one = wording.message, wording.registry.authority(paper.recipient)
    found = [wording.translator.text(f'authority {one.id}', text) for text in one.find]
    goes = bool(found) and (paper.door.kind == 'none' or one.in_person == 'yes')
    if not found and paper.door.kind == 'none':
        found.append(say('guide.office-page', address=one.url))
    # The times of a report count from a publication, and of a threat alone there is none.
    found += own_times((wording.registry.law(id) for id in paper.laws), wording) if paper.items else []
    found += _foreign(paper, one, wording)
    found += _at_police(paper, one, wording, goes=goes) if one.role == POLICE else []
    return [*found, *([say('guide.police-else')] if goes and paper.door.kind != 'none' else [])]


def _at_police(paper: Paper, office: Authority, wording: Wording, *, goes: bool) -> list[str]:
    """What to take along, and what to say of the recording: nothing where keeping one is an offence.

    Who reports a threat alone may have no recording, and takes the messages; who reports details gives the links.
    """
    if not paper.items:
        return [wording.message('guide.police-take-messages')] if goes else []
    of_details = 'exposure' in wording.registry.papers[paper.kind].must
    if of_details or _keeping_endangers(office, wording):
        return [wording.message('guide.police-take-links')] if goes else []
    # A paper in the language of the reader has no copy.
    take = 'guide.police-take-alone' if paper.language == wording.language else 'guide.police-take'
    return [wording.message(take if goes else 'guide.police-ask')]


def _keeping_endangers(office: Authority, wording: Wording) -> bool:
    """Whether it can be turned against a person there to say that they have the recording."""
    country = wording.registry.jurisdictions[wording.registry.outline.authorities[office.id]]
    return any('keep-no-picture' in danger.effects for danger in country.dangers)


def _foreign(paper: Paper, office: Authority, wording: Wording) -> list[str]:
    """That a paper is in a language in which its authority does not work."""
    country = wording.registry.jurisdictions[wording.registry.outline.authorities[office.id]]
    spoken = office.languages or country.languages
    if paper.language in spoken or not spoken:
        return []
    names = wording.joined(wording.language_name(code) for code in spoken)
    id = 'guide.police-language' if office.role == 'police' else 'guide.office-language'
    return [wording.message(id, language=wording.language_name(paper.language), languages=names)]


def own_times(laws: Iterable[Law], wording: Wording) -> list[str]:
    """What the person is told of the times that laws give them."""
    said = (wording.translator.text(f'law {law.id}', one.say) for law in laws for one in law.clocks if one.say)
    return list(dict.fromkeys(said))


def own_end_of(paper: Paper, here: Situation, wording: Wording) -> list[str]:
    """The day on which the time of the person ends for a complaint: after a decision, or where nobody answered."""
    if paper.complaint is None or not paper.complaint.sent:
        return []
    sent, law = paper.complaint.sent, here.registry.law
    under = [law(id) for id in paper.complaint.laws]
    ends = [end for id in paper.laws if (end := own_end(law(id), sent, under, here)) is not None]
    id = 'guide.own-end' if sent[-1].answer in REFUSALS else 'guide.own-end-silence'
    return [wording.message(id, date=plain_date(min(ends), wording.language))] if ends else []


def one_thing(now: Sequence[Paper], wording: Wording) -> int | None:
    """The place of the paper that counts most today: the first that asks for a removal and can be sent at once.

    It goes to a service, or is a complaint that an authority takes at once and that leads. An authorisation is signed
    before all others, and needs no address. What others do not wait for asks for no removal; nothing where none does.
    """
    kinds, offices = wording.registry.papers, wording.registry.outline.authorities
    asking = [n for n, one in enumerate(now) if kinds[one.kind].awaited == 'yes']
    leads = [n for n in asking[:1] if _is_at_once(now[n])]
    first = [*leads, *(n for n in asking if now[n].recipient not in offices or now[n].kind == 'authorisation')]
    known = (n for n in first if now[n].door.kind != 'none' or now[n].kind == 'authorisation')
    return next(known, next(iter(first), None))


def _is_at_once(paper: Paper) -> bool:
    """Whether it is a complaint about a service that nobody has to ask before."""
    return paper.complaint is not None and bool(paper.complaint.about) and not paper.complaint.sent
