"""Recipients of letters: platforms, hosts, search engines, networks."""

from typing import Any
from typing import Literal

from pydantic import Field
from pydantic import model_validator

from letters.model.law import Ground
from letters.model.record import Host
from letters.model.record import Id
from letters.model.record import Known
from letters.model.record import Link
from letters.model.record import Record
from letters.model.record import Source
from letters.model.record import Sourced
from letters.model.record import Table
from letters.model.record import Text

Seen = Literal['seen', 'official-page', 'statute', 'none']


HostRole = Literal['hosts', 'shows', 'leads_on', 'files']
"""What a host does for a service: it is the service, shows its pages elsewhere, only leads on, or holds its files."""
ROLES: tuple[HostRole, ...] = ('hosts', 'shows', 'leads_on', 'files')


class Becomes(Record):
    """A shape of links that stands for another link, as front ends, translators and apps write them, with an example.

    `{x}` is one part, or the value of a parameter; `{page}` all that follows; `{link}` a whole link; `{dashed}` a host
    whose dots are hyphens.
    """

    from_: Text = Field(alias='from')
    to: Text
    example: Text
    gives: Link


class Links(Record):
    """The hosts of a service, and what its permalinks look like: `{x}` stands for one part without a slash.

    `shows` are hosts that show its pages elsewhere (front ends, mirrors, archives), `leads_on` those whose links only
    lead somewhere else, `files` those where its files lie. `reserved` are first parts of a path that name no account,
    `passes_on` paths of its own hosts that only lead to other sites. Of a search engine `shows` are its copies.
    `tracking` names what only tells who copied a link (a star at the end stands for any ending), `invites` invitations
    to a chat, `becomes` shapes of links that stand for another one, `gathers` pages that only gather posts of many,
    such as those of a hashtag.
    In a pattern `user`, `account` and `channel` name who published, `group`, `community`, `chat` and `invite` a room,
    `n`, `number`, `title` and `query` nothing that would tell two posts of different accounts apart; all else is an id.
    """

    hosts: list[Host]
    shows: list[Host] = []
    leads_on: list[Host] = []
    files: list[Host] = []
    reserved: list[Text] = []
    passes_on: list[Text] = []
    tracking: list[Text] = []
    invites: list[Text] = []
    becomes: list[Becomes] = []
    gathers: list[Text] = []
    good: list[Text] = []
    account: list[Text] = []
    advice: str = ''
    identifies: str = ''
    examples: dict[Literal['good', 'not_good'], list[str]] = {}


class Entity(Record):
    """A company behind a service, and for whom (countries or groups; `world` for everybody else)."""

    for_: list[Id] = Field(alias='for')
    under: list[Literal['eu-gdpr', 'eu-dsa', 'uk-gdpr']] = []
    name: Text
    country: Id
    post: list[Text] = []
    role: str = ''


class FormField(Record):
    """A field of a form, in its order. `from` is what answers it; empty: the person answers it there.

    `asks` is ours and is translated; `quote` is what the form itself says, where somebody saw that.
    """

    asks: Text
    quote: str = ''
    from_: str = Field(default='', alias='from')
    need: Literal['required', 'optional'] = 'required'
    limit: int | None = None
    leave_empty: Literal['yes', 'no'] = 'no'
    choices: dict[str, Text] = {}
    """What the form offers to choose from, by the answers of the case that mean it."""
    hides: Literal['yes', 'no'] = 'no'
    """Whether what is chosen there decides who learns who the person is."""
    note: str = ''


class Declaration(Record):
    """Something that a filer must declare, and the facts under which it is true."""

    id: Id
    text: Text
    true_when: Table


class Channel(Record):
    """One door of a recipient: a form, a mailbox, a postal address or a place in the app."""

    id: Id
    grounds: list[Ground]
    law: str = ''
    when: Table = {}
    form: Link | Literal[''] = ''
    email: str = ''
    post: list[Text] = []
    in_app: str = ''
    addressee: list[Text] = []
    known: Seen
    account_needed: Known = 'unknown'
    agent_may_file: Known = 'unknown'
    id_asked: Known = 'unknown'
    items_at_once: int | None = None
    same_host_only: Literal['yes', 'no'] = 'no'
    language: str = ''
    fields: list[FormField] = []
    fields_of: Id | Literal[''] = ''
    """The door of this record whose form it is too, and whose fields it has."""
    declares: list[Declaration] = []
    shared_with_uploader: Known = 'unknown'
    shared: list[str] = []
    published: Known = 'unknown'
    promised: str = ''
    steps: list[Text] = []
    notes: list[Text] = []
    without_proof: list[Text] = []
    sources: list[Source] = []


def _with_fields(door: dict[str, Any], doors: dict[str, dict[str, Any]]) -> dict[str, Any]:
    other = door.get('fields_of', '')
    if not other:
        return door
    known = doors.get(other, {})
    if door.get('fields') or not known.get('fields') or known.get('form') != door.get('form'):
        raise ValueError(f'fields_of: {other}')
    return {**door, 'fields': known['fields'], 'known': known.get('known', 'none')}


class OwnRule(Record):
    """The recipient's own rule that forbids such content.

    `otherwise`: what else the recipient offers, told to the person where the rule does not reach a place.
    """

    title: Text
    cite: str = ''
    section: str = ''
    url: Link | Literal[''] = ''
    covers: list[str] = []
    when: Table = {}
    not_when: Table = {}
    text: str = ''
    otherwise: str = ''


class NoLetter(Record):
    """Letters that a service cannot do anything about: on these grounds, where `when` holds, none is made."""

    grounds: list[Ground]
    when: Table = {}
    unruled: Literal['yes', 'no'] = 'no'
    """`yes`: only where no law reaches it."""
    why: Text


class Appeal(Record):
    """How to ask again after a refusal where a table holds, as for the people of some countries alone."""

    when: Table
    text: Text


OWN_RULES = ('rule', 'privacy_rule', 'details_rule', 'impersonation_rule')
"""The keys of a recipient's own rules."""
RULES_OF_GROUND: dict[str, tuple[str, ...]] = {
    'ncii': ('rule',),
    'delisting': ('rule',),
    'host': ('rule',),
    'privacy': ('privacy_rule',),
    'personal-data': ('details_rule', 'impersonation_rule'),
}
"""Which of them a paper on a ground may quote."""


class Platform(Sourced):
    """A recipient: who it is, where it serves, what its links look like, which doors it has."""

    id: Id
    names: list[Text]
    kind: Literal['platform', 'host', 'site', 'search-engine', 'cdn', 'registrar']
    rank: int = 5
    """Of search engines, which are offered first; lower is sooner, and 5 is usual."""
    serves: list[Id]
    not_offered_in: list[Id] = []
    links: Links
    entities: list[Entity] = []
    channels: list[Channel] = []
    rule: OwnRule | None = None
    privacy_rule: OwnRule | None = None
    details_rule: OwnRule | None = None
    impersonation_rule: OwnRule | None = None
    minors: dict[Literal['form', 'note', 'steps'], str] = {}
    hash_matching: list[Id] = []
    """The services for fingerprints that it takes part in, by the ids of their helplines."""
    appeal: str = ''
    appeal_where: list[Appeal] = []
    duplicates_slow: Known = 'unknown'
    private_messaging: Literal['yes', 'no'] = 'no'
    write_to: Literal['always', 'never'] = 'always'
    no_letter: list[NoLetter] = []
    national_routes: list[dict[Literal['country', 'form', 'note'], str]] = []
    """Ways for the people of one country, beside the channels."""
    find_recipient: list[Text] = []
    notes: list[Text] = []
    redirect: str = ''
    """The record that took the place of a retired one: what is meant for this recipient goes there."""

    @property
    def own_rules(self) -> dict[str, OwnRule]:
        """Its own rules that somebody read, by the keys under which they stand."""
        return {name: held for name in OWN_RULES if (held := getattr(self, name))}

    @model_validator(mode='before')
    @classmethod
    def _fields_of_a_form(cls, record: dict[str, Any]) -> dict[str, Any]:
        """The record with the fields of a form at every door that leads to it: they hang on the form."""
        held = record.get('channels')
        if not isinstance(held, list) or not all(isinstance(door, dict) for door in held):
            return record
        doors = {str(door.get('id')): door for door in held}
        return {**record, 'channels': [_with_fields(door, doors) for door in held]}
