"""Jurisdictions: laws, what makes content illegal, dangers, helplines and authorities."""

from datetime import date
from typing import Literal
from unicodedata import name as name_of

from pydantic import Field

from letters.model.helpline import Helpline
from letters.model.record import Id
from letters.model.record import Needs
from letters.model.record import Record
from letters.model.record import Sourced
from letters.model.record import Table
from letters.model.record import Text
from letters.model.record import YesNo

Ground = Literal[
    'copyright', 'ncii', 'erasure', 'dsa', 'delisting', 'host', 'privacy', 'personal-data',
    'regulator', 'police', 'preservation', 'court', 'outdated',
]  # fmt: skip
RecipientKind = Literal[
    'platform', 'host', 'site', 'search-engine', 'cdn', 'registrar', 'controller', 'regulator', 'police', 'court'
]
MaterialKind = Literal[
    'intimate-real', 'intimate-altered', 'intimate-generated', 'near-nude', 'without-customary-dress', 'private'
]
PaperSize = Literal['a4', 'letter']
Role = Literal['self', 'guardian', 'relative', 'representative']
MetBy = Literal['body', 'head', 'signature', 'channel', 'enclosure']
Voice = Literal['self', 'representative', 'guardian', 'relative']
"""Who speaks: the person shown, who acts for them, the guardian of an adult, or a relative of somebody who died."""
SAME = 'same'
"""In the place of a wording: the one of the person shown holds in this voice too."""
Weight = Literal['plain', 'good-faith', 'accuracy', 'on-oath']
Ask = Literal[
    'erase', 'delete', 'remove', 'disable-access', 'stop-disseminating', 'de-index', 'all-versions',
    'withdraw-and-stop', 'preserve', 'preserve-own', 'disclose', 'inform',
    'order-removal', 'order-block', 'block-access', 'seek-removal', 'order-erasure', 'look-into-duty', 'decide-appeal',
]  # fmt: skip
Oath = Literal['none', 'good-faith', 'authority-under-perjury']

STARTED_BY_LETTER = frozenset({'valid-request-received', 'request-received'})
"""The moments that a letter itself brings about; only their clocks are printed and put in a calendar."""


class Factors(Record):
    """One line of `applies`: all factors that it names must hold. Values are countries or groups."""

    person_in: list[Id] = []
    recipient_established_in: list[Id] = []
    recipient_serves: list[Id] = []


class Element(Record):
    """One thing that a notice under a law must, or had better, contain; `form` is one that the law names for it."""

    is_: str = Field(alias='is')
    need: Literal['required', 'recommended']
    met_by: MetBy = 'body'
    cite: Text
    when: Table = {}
    needs: Needs = ''
    form: str = ''
    note: str = ''


class Says(Record):
    """A legal statement that a letter may make, word for word, with its citation.

    `time` marks one that states a time, of which a letter prints one; `procedure` one that names no rule to be broken.
    """

    id: Id
    cite: Text
    text: Text
    time: YesNo = 'no'
    procedure: YesNo = 'no'
    when: Table = {}
    needs: Needs = ''
    instead_of: list[Id] = []
    quote: str = ''
    source: str = ''


class Statement(Record):
    """A statement that the law asks of the sender, in its own weight.

    `for_other` is the wording of whoever signs for a living person; it names them as %(person)s, or is `same` where the
    text holds for whoever signs. `for_relative` is that of a relative after a death. Who has no wording cannot say it.
    """

    is_: Literal['good-faith', 'accuracy', 'authority-on-oath', 'not-paid', 'no-consent'] = Field(alias='is')
    weight: Weight
    cite: Text
    needs: Needs = ''
    quote: str = ''
    source: str = ''
    text: Text
    for_other: str = ''
    for_representative: str = ''
    for_guardian: str = ''
    for_relative: str = ''

    def voice(self, who: Voice) -> str:
        """The sentence in the voice of who signs; empty where they cannot say it."""
        if who == 'self':
            return self.text
        own = str(getattr(self, f'for_{who}')) or ('' if who == 'relative' else self.for_other)
        return self.text if own == SAME else own

    def voices(self) -> dict[str, str]:
        """Every wording by the key under which it stands."""
        names = ('text', 'for_other', 'for_representative', 'for_guardian', 'for_relative')
        return {name: said for name in names if (said := str(getattr(self, name))) not in {'', SAME}}


class Clock(Record):
    """A clock of a law, whose time it is, and the moment that starts it.

    Only a clock that the letter itself starts is printed. `for_answer` marks a time to answer, not to act.
    """

    for_: Literal['recipient', 'authority', 'person'] = Field('recipient', alias='for')
    value: int
    unit: Literal['hours', 'days', 'business-days', 'weeks', 'months']
    starts: Literal['valid-request-received', 'request-received', 'authority-order', 'decision', 'other']
    for_answer: Literal['yes', 'no'] = 'no'
    cite: Text
    quote: str = ''
    source: str = ''
    note: str = ''
    say: str = ''
    """Of a time of the person: what the first page and `letters next` tell them of it."""
    ends: Literal['as-counted', 'next-working-day'] = 'as-counted'
    or_silence: YesNo = 'no'
    """Of a time that begins with a decision: without an answer it begins where the time to answer is over."""


class NextStep(Record):
    """What may follow when a paper is ignored."""

    paper: Id
    law: str = ''
    after: list[Literal['silence', 'refusal']] = ['silence', 'refusal']
    """A complaint about a decision needs one: where nobody answered there is none."""
    once_sent: list[Id] = []
    """Only once one of these papers followed the first one."""


class LawKeys(Record):
    """What a law says of itself, as a file has it and as a paper reads it."""

    in_force: date | None = None
    until: date | None = None
    covers: list[MaterialKind] = []
    when: Table = {}
    after_death: list[Role] = []
    after_death_years: int = 0
    from_age: dict[Role, int] = {}
    asks: list[Ask] = []
    send_to: Id | Literal[''] = ''
    duty: str = ''
    """Where the duty stands that a complaint says was not done; empty: the citation of the law."""
    duty_refused: str = ''
    """The same after a decision against the request, where silence breaks another duty; empty: as after silence."""
    belief_refused: str = ''
    """What a complaint after such a decision believes of it, in the measure that the law gives; empty: nothing more."""
    service_first: YesNo = 'yes'
    """Of a complaint to an authority: whether the service has to be asked first. no: it may be made at once."""
    leads: YesNo = 'no'
    """Of a complaint that may be made at once: whether it goes before the requests to the services."""
    heads: YesNo = 'no'
    """Whether an authority knows the paper by the title of the law, which then begins its subject."""
    oath: Oath = 'none'
    statements: list[Statement] = []
    clocks: list[Clock] = []
    says: list[Says] = []
    rank: int = 5
    offered: YesNo = 'yes'
    """no: shown by `letters laws` and cited by no paper; `notes` say why."""
    unsettled: str = ''
    """What may have changed since it was read, and what to look up before a paper that cites it is sent."""
    false_notice: str = ''
    also_sees: list[Literal['uploader', 'public', 'host']] = []
    limits: list[Text] = []
    if_ignored: list[NextStep] = []
    notes: list[Text] = []


class Law(LawKeys, Sourced):
    """One way to ask, on one ground: who may, of whom, for what, with which elements, by when."""

    id: Id
    ground: Ground
    title: Text
    local_titles: dict[str, str] = {}
    citation: Text
    binds: list[RecipientKind]
    applies: list[Factors] = []
    signers: list[Role]
    elements: list[Element] = []

    @property
    def deadline(self) -> Clock | None:
        """The clock that binds who gets the letter, or the only one that there is."""
        return min(self.clocks, key=lambda clock: clock.for_ != 'recipient', default=None)


class Illegality(Sourced):
    """A rule of a country by which such content is illegal, in one sentence of law."""

    id: Id
    applies: list[Factors]
    cite: Text
    covers: list[MaterialKind]
    when: Table = {}
    needs: Needs = ''
    text: Text
    quote: str = ''
    source: str = ''
    kind: Literal['offence', 'civil', 'data-protection'] = 'offence'
    rank: int = 5


class Danger(Sourced):
    """A warning with effects that the plan obeys."""

    id: Id
    when: Table
    say: Text
    points: list[Text] = []
    effects: list[str] = []


class Wait(Record):
    """How long a service has to be asked first."""

    value: int
    unit: Literal['hours', 'days', 'weeks', 'months']


class Authority(Sourced):
    """A regulator or the police of a country."""

    id: Id
    role: Literal['data-protection', 'digital-services', 'online-safety', 'media', 'police', 'consumer', 'telecom']
    name: Text
    local_names: dict[str, str] = {}
    url: str = ''
    complaint: str = ''
    email: str = ''
    phone: str = ''
    post: list[str] = []
    languages: list[str] = []
    regions: list[Id] = []
    addressee: list[Text] = []
    asks: list[Text] = []
    ask_service_first: Wait | None = None
    find: list[Text] = []
    in_person: YesNo = 'no'
    """Whether people are asked to come, though there is another way too: then going there is said first."""
    note: str = ''

    def called(self, language: str) -> str:
        """Its name in a language; where it has none in that, the one that it bears itself, by which it is found.

        In letters that few readers of another language know, the English name stands for it.
        """
        own = next(iter(self.local_names.values()), self.name)
        read = language != 'en' and all(name_of(one, '').startswith('LATIN') for one in own if one.isalpha())
        return self.local_names.get(language, own if read else self.name)


class PartOf(Sourced):
    """The state that a territory belongs to: its law holds for the people of the territory too."""

    id: Id
    country: Id
    own_law: YesNo
    """Whether the territory makes law of its own beside that of the state, which nobody read for this program."""


class Jurisdiction(Record):
    """A country, or the European Union, with its laws."""

    id: Id
    name: Text
    languages: list[str]
    paper_size: PaperSize = 'a4'
    part_of: PartOf | None = None
    regions: dict[Id, Text] = {}
    checked: date
    dangers: list[Danger] = []
    laws: list[Law] = []
    illegal_because: list[Illegality] = []
    helplines: list[Helpline] = []
    no_helpline_for: dict[Literal['adult', 'minor'], Text] = {}
    authorities: list[Authority] = []
