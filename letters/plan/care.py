"""What comes before any letter: dangers, help, and what may not be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.law import guards
from letters.law.conditions import NO
from letters.law.conditions import evaluate
from letters.law.danger import dangers_of
from letters.law.disclosure import PROOF
from letters.law.matching import applies
from letters.law.recipients import NEAR
from letters.law.recipients import engines_of
from letters.law.recipients import gathers_posts
from letters.law.recipients import only_leads_on
from letters.law.recipients import recipient_of
from letters.law.searched import name_searched
from letters.law.topic import Topic
from letters.law.topic import items_of
from letters.model.case import Case
from letters.model.case import Material
from letters.model.plan import Reason
from letters.places.inside import host_behind
from letters.places.results import engine_of_results
from letters.plan import reported
from letters.plan.unserved import is_noticed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.law.conditions import Truth
    from letters.law.topic import Situation
    from letters.model.helpline import Helpline
    from letters.model.law import Danger
    from letters.model.plan import Paper
    from letters.model.registry import Registry


# What helps where a site gets no letter, by what was said of it; a record alone says that one publishes complaints.
_NEVER = {'extortion': 'help.site-blackmails', 'harassment': 'help.site-harasses', '': 'help.site-harasses'}
# What helps before anything is published, by the answer to whether it was.
_UNPUBLISHED = {'no': 'help.unpublished', 'unknown': 'help.unknown-published'}
# The same where it is about details or a false account alone: then no picture is spoken of.
_PLAIN = {
    'help.unpublished': 'help.unpublished-plain',
    'help.unknown-published': 'help.unknown-published-plain',
    'help.extortion': 'help.extortion-plain',
}
_REGION = 'person.region'


def dangers(here: Situation) -> tuple[tuple[Reason, ...], frozenset[str]]:
    """The warnings that hold for this person, and what they do to the plan."""
    found = dangers_of(here.near, here.facts(tuple(here.case.items)))
    return tuple(warning for danger in found for warning in _said(danger)), here.effects


def _said(danger: Danger) -> Iterator[Reason]:
    """A warning in short points, as nobody in fear reads a long one."""
    for number, text in enumerate((danger.say, *danger.points)):
        yield Reason(f'{danger.id}-{number}' if number else danger.id, text, f'danger {danger.id}')


def help_first(here: Situation) -> tuple[tuple[Reason, ...], bool]:
    """The help that stands before the letters, and whether there is nothing else."""
    case = here.case
    found: list[Reason] = []
    if guards.any_minor(case):
        found.append(Reason('help.minor'))
    if case.published in _UNPUBLISHED:
        found.append(Reason(_UNPUBLISHED[case.published]))
    if case.threat == 'extortion':
        found.append(Reason('help.extortion'))
    elif case.threat == 'to-publish':
        found.append(Reason('help.threat'))
    if not _is_marked(case):
        kept = {'help.extortion'} if guards.pictured(case) else set()
        found = [one if one.id in kept else Reason(_PLAIN.get(one.id, one.id)) for one in found]
    found += _no_letter(here)
    stop = bool(found) and (not case.items or case.published in _UNPUBLISHED)
    found += reported.told(here, alone=stop)
    return tuple(found), stop


def _is_marked(case: Case) -> bool:
    """Whether who makes a fingerprint can do so of a picture of this case: an intimate one, of somebody who lives.

    Of a picture of somebody under 18 more is taken; of what nobody described it is not known yet.
    """
    kinds, minor = {material.kind for material in case.materials} or {''}, guards.any_minor(case)
    shown = any(not kind or kind.startswith('intimate-') or (minor and kind != 'private') for kind in kinds)
    return guards.pictured(case) and case.living != 'no' and shown


def _no_letter(here: Situation) -> Iterator[Reason]:
    """That a site gets no letter, and what can be done about it that nobody said is done."""
    never = {n: one.said for n, one in enumerate(here.recipients) if one and one.write_to == 'never'}
    yield from (Reason(_NEVER[site]) for site in sorted(set(never.values())))
    named = {n for company in here.companies for n in company.places}
    if any(not here.case.items[n].engines for n in never):
        yield Reason('help.site-search')
    if any(is_noticed(here.case.items[n]) for n in never.keys() - named):
        yield Reason('help.site-company')


def address_known(case: Case) -> tuple[Reason, ...]:
    """What comes before any letter where strangers may know the address: somebody may come."""
    return (Reason('start.safety-danger'),) if any('address' in item.exposes for item in case.items) else ()


def effect_warnings(case: Case, effects: frozenset[str]) -> tuple[Reason, ...]:
    """What the effects of a danger mean for this case."""
    found = [Reason('warning.care-of-address')] if 'advise-care-of-address' in effects else []
    if 'no-own-words' in effects and any(material.own_words.text for material in case.materials):
        found.append(Reason('warning.own-words-left-out'))
    return tuple(found)


def country_not_here(here: Situation, named: tuple[str, ...]) -> tuple[Reason, ...]:
    """That nothing is known of the law of the person's country, and what holds all the same."""
    code = here.case.person.country
    told = unknown_country(code, here.registry, named)
    return (Reason(told, values=(('country', code),)),) if told else ()


def unknown_country(code: str, registry: Registry, named: tuple[str, ...] | None = None) -> str:
    """The message that nothing is known of the law of a country; empty where something is, or where none was named.

    It says that who helps there is named only where somebody is: of all lines that are shown before anything else is
    known, or of those that a plan names. A number that nobody could check is not shown.
    """
    if not code or registry.knows_law_of(code):
        return ''
    if registry.state_of(code):
        return 'territory-law-not-here' if registry.has_own_law(code) else ''
    place = registry.jurisdictions.get(code.lower())
    lines = (*(place.helplines if place else ()), *registry.helping_in(code))
    shown = [one for one in lines if (one.confidence != 'low' if named is None else one.id in named)]
    return 'country-law-not-here' if shown else 'country-not-here'


def leading_on(case: Case, registry: Registry) -> tuple[Reason, ...]:
    """The places whose link only leads on, with the host that it names, in the order of the case."""
    found: dict[str, list[int]] = {}
    for number, item in enumerate(case.items, 1):
        if only_leads_on(item, registry):
            found.setdefault(host_behind(item.url or item.media_url), []).append(number)
    return tuple(_leading_on(host, ', '.join(map(str, numbers))) for host, numbers in found.items())


def results_pages(case: Case, registry: Registry) -> tuple[Reason, ...]:
    """The places that are a search engine's own page of results: what it shows would be asked for by its own link."""
    numbers = [str(n) for n, item in enumerate(case.items, 1) if engine_of_results(item.url, registry)]
    return (Reason('warning.results-page', values=(('places', ', '.join(numbers)),)),) if numbers else ()


def gathering_pages(case: Case, registry: Registry) -> tuple[Reason, ...]:
    """The places that only gather posts of many people, such as a hashtag: a service removes the posts."""
    numbers = [str(n) for n, item in enumerate(case.items, 1) if gathers_posts(item.url, registry)]
    return (Reason('warning.gathering-page', values=(('places', ', '.join(numbers)),)),) if numbers else ()


def _leading_on(host: str, places: str) -> Reason:
    if not host:
        return Reason('warning.link-leads-on', values=(('places', places),))
    return Reason('warning.link-leads-on-to', values=(('places', places), ('host', host)))


def paper_warnings(papers: tuple[Paper, ...], here: Situation) -> tuple[Reason, ...]:
    """What the papers themselves bring with them: an oath to sign, a name that travels on; each with their numbers."""
    sworn = [one.id for one in papers if here.registry.papers[one.kind].oath == 'authority-under-perjury']
    near = [one.id for one in papers if one.recipient in NEAR]
    found = {'warning.oath': sworn, 'warning.note-tells': near}
    for who in ('uploader', 'public'):
        found[f'warning.{who}-sees'] = [one.id for one in papers if _reaches(who, one, here)]
    return tuple(Reason(id, values=(('papers', ', '.join(ids)),)) for id, ids in found.items() if ids)


def _reaches(who: str, paper: Paper, here: Situation) -> bool:
    """Whether somebody else sees a paper for certain; by a proof of identity also where nobody can be sure of a reader.

    So it is where a site is unknown, and where somebody threatens.
    """
    shown = [seen for seen in paper.seen_by if seen.who == who and seen.details]
    unsure = here.case.threat != 'none' or here.recipient(paper.recipient).record.id == 'generic'
    return any(seen.certain or (unsure and PROOF in seen.details) for seen in shown)


def searched_without_name(papers: tuple[Paper, ...], here: Situation) -> tuple[Reason, ...]:
    """Results that no search for the name brings up, where a right about such searches would reach the engine."""
    found = any(_needs_name(paper, here) for paper in papers)
    return (Reason('search-not-name'),) if found else ()


def _needs_name(paper: Paper, here: Situation) -> bool:
    topic = Topic(here, items_of(here.case, paper.items), here.recipient(paper.recipient))
    if topic.recipient.record.kind != 'search-engine':
        return False
    laws = [law for law in here.laws_of('delisting') if 'item.name_searched' in law.when]
    nameless = any(name_searched(here.case, item) == 'no' for item in topic.places)
    return nameless and any(applies(law.applies, topic).holds is not False for law in laws)


def routes(case: Case, registry: Registry, *, stop: bool) -> tuple[str, ...]:
    """The services that take a report about a picture of somebody under 18: those where one is, or may be.

    Where the whole case gets help instead of letters, every place of it may be one.
    """
    numbers = range(len(case.items)) if stop and guards.any_minor(case) else guards.unsafe_items(case)
    items = [case.items[n] for n in numbers]
    found = [recipient.record.id for item in items if (recipient := recipient_of(item, registry))]
    return tuple(dict.fromkeys([*found, *(one.record.id for item in items for one in engines_of(item, registry))]))


def matching(here: Situation) -> tuple[str, ...]:
    """Who makes a fingerprint of an intimate picture, so that services that take part can stop copies of it.

    A service for pictures of adults gets none of somebody under 18, nor the other way round; where an age is open both
    are named. Only what shows somebody in an intimate way has such services, and only the person shown can ask them.
    """
    case = here.case
    # A fingerprint of a picture does nothing for details or a false account.
    if not guards.pictured(case):
        return ()
    threatened = case.threat != 'none' or case.published in _UNPUBLISHED
    if case.living == 'no' or not (case.materials or threatened):
        return ()
    held = [one for one in case.materials or [Material()] if not one.kind or one.kind.startswith('intimate-')]
    minor = [guards.may_show_minor(one) for one in held]
    wanted = {'minor' if one else 'adult' for one in minor if one is not None}
    wanted |= {'minor', 'adult'} if None in minor else set()
    return tuple(line.id for line in _lines(here) if 'hash-matching' in line.for_ and wanted & {*line.for_})


def softened(help: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Help for a minor in a case where letters about other recordings follow."""
    return tuple(Reason('help.minor-some') if reason.id == 'help.minor' else reason for reason in help)


def helplines(here: Situation, *, minor: bool) -> tuple[str, ...]:
    """The ids of who helps where the person is; the worldwide ones last.

    Behind them stands who helps where there are intimate pictures, if there is none, and who helps in a region alone,
    if nobody knows whether the person lives there.
    """
    case = here.case
    # A number that nobody could check is shown by `letters helplines` alone.
    told = [(line, _is_for(line, here)) for line in _lines(here) if line.confidence != 'low']
    elsewhere = [line for line, truth in told if truth.open_keys == (_REGION,) and 'brokers' not in line.for_]
    known = [line for line, truth in told if truth.holds or line in elsewhere]
    pictured = guards.pictured(case)
    # Only the person shown can ask for a fingerprint of a picture of theirs.
    asks = pictured and case.living != 'no'
    found = [line for line in known if _suits(line, minor) and (asks or 'hash-matching' not in line.for_)]
    if case.published in _UNPUBLISHED and _is_marked(case):
        # A fingerprint helps most before anything is published; whose age nobody was asked finds both services.
        ageless = not minor and any(guards.may_show_minor(one) is None for one in case.materials or [Material()])
        early = [line for line in known if 'hash-matching' in line.for_ and (ageless or _suits(line, minor))]
        found = [*early, *found]
    if minor:
        # Where to turn for a recording of somebody under 18 stands first.
        found.sort(key=lambda line: 'minor' not in line.for_)
    found.sort(key=lambda line: (line in elsewhere, not pictured and 'intimate' in line.for_))
    return tuple(dict.fromkeys(line.id for line in found))


def region_open(here: Situation) -> tuple[str, ...]:
    """The question about the region, where that alone decides about a page on which something can be done."""
    pages = [line for line in _lines(here) if 'brokers' in line.for_]
    return (_REGION,) if any(_is_for(line, here).open_keys == (_REGION,) for line in pages) else ()


def _lines(here: Situation) -> tuple[Helpline, ...]:
    """Who helps in the country of the person, or else of the one who signs."""
    person, registry = here.case.person, here.registry
    home = registry.home_of(person.country, person.region) if person.country else here.case.sender.country
    return registry.helplines(home, here.on)


def _is_for(line: Helpline, here: Situation) -> Truth:
    """Whether somebody who helps some people alone helps this one, on this day."""
    began = line.in_force is None or line.in_force <= here.on
    return evaluate(line.when, here.facts(tuple(here.case.items))) if began else NO


def _suits(line: Helpline, minor: bool) -> bool:
    serves = set(line.for_)
    if minor:
        return bool(serves & {'minor', 'anyone', 'report', 'crisis', 'extortion'})
    return not ('minor' in serves and not serves & {'adult', 'anyone', 'women', 'men'}) and not serves <= {'report'}
