"""The case: what a person has answered. Every answer may still be open, and then it is empty."""

from datetime import date
from datetime import datetime
from typing import Literal

from letters.model.answer import YEAR_SIGNS
from letters.model.answer import CaseId
from letters.model.answer import CaseKey
from letters.model.answer import Country
from letters.model.answer import DayOrYear
from letters.model.answer import Email
from letters.model.answer import Language
from letters.model.answer import Line
from letters.model.answer import MatchingNumber
from letters.model.answer import MaterialId
from letters.model.answer import Name
from letters.model.answer import PaperNumber
from letters.model.answer import Paragraph
from letters.model.answer import Phone
from letters.model.answer import PlaceNumber
from letters.model.answer import Region
from letters.model.answer import Title
from letters.model.answer import Url
from letters.model.answer import When
from letters.model.law import MaterialKind
from letters.model.law import Role
from letters.model.law import Voice
from letters.model.record import Record

Open = Literal['']
YesNoOpen = Literal['', 'yes', 'no']
RecordedBy = Literal[
    '', 'self', 'jointly', 'other', 'hidden-device', 'call-recording', 'coerced-self', 'generated', 'unknown'
]
NoConsent = Literal[
    'never-agreed', 'sent-privately', 'taken-secretly', 'account-broken-into', 'fabricated', 'withdrawn', 'coerced'
]
IdentifiableBy = Literal['face', 'name', 'body', 'voice', 'tattoo', 'place', 'clothing', 'account']
Answer = Literal[
    'confirmed', 'removed', 'removed-in-one-country', 'use-our-form', 'send-id', 'send-the-picture', 'not-a-violation',
    'not-found', 'asks-more', 'counter-notice', 'refusal', 'silence', 'undeliverable',
]  # fmt: skip
"""What a service does with a letter, as far as it decides what comes next; or that no letter reaches it there."""
UNANSWERED = frozenset({'', 'confirmed'})
"""Who only says that a letter arrived has not answered it yet."""
WORDLESS = frozenset({'silence', 'undeliverable'})
"""What came back where nobody wrote: it has no day on which somebody answered."""
REFUSALS = frozenset({'not-a-violation', 'refusal'})
"""What is a decision to a law; who asks for something, or does a part alone, has made none."""
NOT_PUBLISHED = frozenset({'no', 'unknown'})
"""Answers to whether it was published after which no letter says that it is somewhere."""
Harm = Literal['afraid', 'contacted-by-strangers', 'work-or-school', 'family', 'health']


class CaseHead(Record):
    """What the case is called, what its references are made from, and the language of the person."""

    id: CaseId = ''
    key: CaseKey = ''
    """What the references on the papers are made from; whoever has it can tell which papers belong together."""
    language: Language = ''


class Sender(Record):
    """Who signs."""

    role: Role | Open = ''
    name: Name = ''
    name_latin: Name = ''
    organisation: Title = ''
    email: Email = ''
    phone: Phone = ''
    address: list[Line] = []
    country: Country = ''
    authority: Line = ''
    relation: Literal['', 'spouse', 'child', 'parent', 'sibling', 'other'] = ''
    """What a relative is to the person shown, who has died."""
    may_claim_copyright: YesNoOpen = ''
    """Whether the person shown has allowed the signer, in writing, to send copyright notices over their own works."""
    grammar: Literal['feminine', 'masculine', 'avoid'] = 'avoid'


class Person(Record):
    """The person shown."""

    name: Name = ''
    known_as: list[Title] = []
    country: Country = ''
    region: Region = ''
    other_countries: list[Country] = []
    living: YesNoOpen = ''
    died: DayOrYear = ''
    identifiable_by: list[IdentifiableBy] = []
    matching_number: MatchingNumber = ''
    """Of the case at a service for fingerprints of pictures; never the PIN that came with it."""


class OwnWords(Record):
    """A sentence of the person, printed only in a letter in its language."""

    text: Paragraph = ''
    language: Language = ''


class Material(Record):
    """A recording or picture, or a like group of them."""

    id: MaterialId = ''
    kind: MaterialKind | Open = ''
    recorded_by: RecordedBy = ''
    source_recorded_by: RecordedBy = ''
    copyright: Literal['', 'author', 'transfer', 'agent', 'none'] = ''
    copyright_owner: Name = ''
    may_claim: YesNoOpen = ''
    """Whether that owner has allowed the signer, in writing, to send copyright notices over it."""
    age_when_recorded: Literal['', 'adult', 'minor', 'unsure'] = ''
    others_shown: Literal['', 'none', 'adults', 'minor', 'unsure'] = ''
    published_before: Literal['', 'no', 'privately', 'paid', 'public'] = ''
    paid_now: YesNoOpen = ''
    shared_how: Literal[
        '', 'breach-of-trust', 'account-broken-into', 'device-or-cloud', 'hidden-recording', 'paid-page-leak',
        'generated', 'unknown',
    ] = ''  # fmt: skip
    taken_from: Line = ''
    """The service of the account or the storage that somebody got into, by its name."""
    no_consent: list[NoConsent] = []
    looks_real: YesNoOpen = ''
    """Of an altered or generated picture: whether somebody could take it for a real one."""
    setting: Literal['', 'private-place', 'public-place', 'unknown'] = ''
    """Where a recording was made."""
    own_words: OwnWords = OwnWords.made({})
    work: Line = ''


class Locator(Record):
    """What finds the place where a link does not."""

    account: Line = ''
    group: Line = ''
    message: Line = ''
    place: Line = ''


class Report(Record):
    """An earlier report about an item."""

    on: When = ''
    channel: Line = ''
    reference: Line = ''
    answer: Line = ''


class Company(Record):
    """A company behind a site, as a public look-up by the name of the site alone showed it, and the day of that."""

    name: Title = ''
    email: Email = ''
    form: Url = ''
    looked_up: When = ''


class Item(Record):
    """A place where it is."""

    shows: list[str] = []
    url: Url = ''
    media_url: Url = ''
    locator: Locator = Locator.made({})
    where: Literal[
        '', 'post', 'profile', 'comment', 'story', 'live', 'file', 'message', 'group', 'app', 'account', 'search-result'
    ] = ''
    seen: When = ''
    status: Literal['', 'up', 'removed', 'reuploaded', 'unknown'] = ''
    exposes: list[Literal['name', 'address', 'phone', 'workplace', 'accounts']] = []
    impersonates: Literal['yes', 'no'] = 'no'
    public_interest: YesNoOpen = ''
    site: Literal['ordinary', 'extortion', 'harassment'] = 'ordinary'
    host: Company = Company.made({})
    """Who stores an unknown site."""
    network: Company = Company.made({})
    """The delivery network in front of it, if there is one."""
    registrar: Company = Company.made({})
    """Who registered its name."""
    engines: list[str] = []
    queries: list[Line] = []
    reports: list[Report] = []

    @property
    def tells(self) -> tuple[tuple[str, ...], tuple[str, ...], str]:
        """What stands there of somebody: recordings, details, an account that pretends to be that person."""
        return tuple(self.shows), tuple(self.exposes), self.impersonates

    @property
    def is_there(self) -> bool:
        """Whether somebody said that it is there now: a link alone is no proof of it."""
        return self.status in {'up', 'reuploaded'}


class Wishes(Record):
    """What the person wants beyond removal."""

    confidential: Literal['yes', 'no'] = 'yes'
    fingerprint: Literal['yes', 'no'] = 'yes'
    identify: Literal['least', 'name'] = 'least'
    evidence: Literal['yes', 'no'] = 'no'
    police: Literal['no', 'statement'] = 'no'
    regulator: YesNoOpen = ''
    note: list[Literal['employer', 'school', 'family']] = []
    """To whom the person wants to give a note that asks for discretion."""


class Sent(Record):
    """A paper that was sent, and what came back.

    `number` is the one that it bears in its packet, of a paper that follows another with its own behind a dot; it stays
    for good. `places` are the numbers of the places that it was about, from 1; none: all of its recipient. `laws` are,
    of a paper to an authority, the laws by which it was made: they tell two complaints to the same one apart.
    """

    number: PaperNumber = ''
    paper: Title = ''
    recipient: Line = ''
    on: When = ''
    channel: Literal['', 'form', 'email', 'post', 'in-app'] = ''
    reference: Line = ''
    """The number that came back."""
    places: list[PlaceNumber] = []
    laws: list[Line] = []
    answer: Answer | Open = ''
    answered_on: When = ''


class Case(Record):
    """A whole case."""

    format: Literal['1'] = '1'
    case: CaseHead = CaseHead.made({})
    sender: Sender = Sender.made({})
    person: Person = Person.made({})
    materials: list[Material] = []
    items: list[Item] = []
    about: Literal['', 'pictures', 'details', 'both', 'impersonation'] = ''
    """What the case is about. It leads the interview, and no sentence rests on it."""
    threat: Literal['none', 'to-publish', 'extortion'] = 'none'
    published: Literal['', 'yes', 'no', 'unknown'] = ''
    harm: list[Harm] = []
    wishes: Wishes = Wishes.made({})
    sent: list[Sent] = []

    @property
    def living(self) -> YesNoOpen:
        """Whether the person shown is alive, as far as somebody said it: who signs for themselves is."""
        return 'yes' if self.sender.role == 'self' else self.person.living

    @property
    def voice(self) -> Voice:
        """Whose voice its letters speak in: a relative of somebody who lives acts for them as anybody else does."""
        if self.living == 'no':
            return 'relative'
        return 'representative' if self.sender.role == 'relative' else self.sender.role or 'self'

    def shown(self, item: Item) -> tuple[Material, ...]:
        """The materials that an item shows."""
        return tuple(material for material in self.materials if material.id in item.shows)

    def describes(self, item: Item) -> bool:
        """Whether somebody said what a recording at a place is: of one that nobody described no letter speaks."""
        return any(material.kind for material in self.shown(item))


def day(value: str) -> date | None:
    """The day of a date or a date with time, as it was written; of a year alone its first."""
    return date.fromisoformat(f'{value}-01-01' if len(value) == YEAR_SIGNS else value[:10]) if value else None


def exact(value: str) -> datetime | None:
    """The moment of a date with time and zone; None where one of them is missing."""
    found = datetime.fromisoformat(value) if 'T' in value else None
    return found if found and found.tzinfo else None
