"""The sheet of a form: its fields in their order, with our answers to copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from letters.languages.locale import direction
from letters.law.age import is_too_old
from letters.law.disclosure import PROOF
from letters.law.disclosure import tells_of_person
from letters.law.guards import pictured
from letters.law.recipients import names_account
from letters.law.recipients import place_link
from letters.law.shown import paid_now
from letters.law.threat import WHOLE
from letters.pen.places import MOST_IN_BODY
from letters.pen.places import WITHOUT_PAGE
from letters.places.results import engine_of_results
from letters.places.shape import link_parts
from letters.sheets.sheet import Guide
from letters.sheets.sheet import address
from letters.sheets.sheet import link
from letters.sheets.sheet import notes_of
from letters.sheets.sheet import piece
from letters.sheets.sheet import proof_of
from letters.sheets.sheet import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.compose.letter import Composed
    from letters.model.plan import Paper
    from letters.model.platform import Channel
    from letters.model.platform import FormField
    from letters.sheets.sheet import Guide
    from letters.wording.words import Wording


@dataclass(frozen=True, slots=True)
class Filled:
    """A paper with its letter, for the sheet of its form."""

    paper: Paper
    composed: Composed
    channel: Channel


def filled_in(paper: Paper, composed: Composed) -> Filled | None:
    """The paper for its sheet; None where a sheet would tell no more than where the paper goes.

    A form needs known fields, or something to declare.
    """
    channel = composed.brief.channel
    if channel is None or composed.brief.is_answer:
        return None
    is_form = paper.door.kind in {'form', 'in-app'}
    return (
        Filled(paper, composed, channel) if (channel.fields or channel.declares if is_form else channel.steps) else None
    )


def form_sheet(filled: Filled, wording: Wording) -> Guide:
    """The guide of a form sheet: fields in order, our answer for each, what to leave empty."""
    channel, paper, record = filled.channel, filled.paper, filled.composed.brief.topic.recipient.record
    by_form = filled.composed.brief.by_form
    facts = [wording.message(f'guide.known-{channel.known}')] if by_form else []
    if by_form and filled.composed.brief.topic.here.case.voice != 'self':
        facts.append(wording.message('guide.you-means'))
    if channel.account_needed == 'yes':
        facts.append(wording.message('guide.account'))
    most = channel.items_at_once or 0
    context = f'platform {record.id}'
    spoken = wording.translator.text
    return {
        'number': paper.id,
        'pictures': pictured(filled.composed.brief.topic.here.case),
        'recipient': wording.recipient(paper.recipient),
        'sending': _sending(filled, wording),
        'address': address(paper.door, wording),
        'facts': facts,
        'declares': [spoken('declaration', one.text) for one in channel.declares],
        'by_form': by_form,
        'fields': [_field(field, filled, context, wording) for field in channel.fields] if by_form else [],
        'most': most,
        'parts': -(-len(paper.items) // most) if most else 1,
        'steps': [spoken(context, step) for step in channel.steps],
        # Who is behind a site without a known address has to be found first.
        'find': [spoken(context, step) for step in record.find_recipient] if paper.door.kind == 'none' else [],
        'proof': paper.shows(PROOF),
        'know': list(_known(filled, context, wording)),
    }


def _sending(filled: Filled, wording: Wording) -> str:
    """How a paper is sent; of a company behind a site the contact is looked up, and nobody writes to the site.

    Nothing where the steps below say where the door of a known service is.
    """
    recipient, kind = filled.composed.brief.topic.recipient, filled.paper.door.kind
    if kind == 'none' and recipient.behind:
        return wording.message('guide.send-looked-up')
    return '' if kind == 'none' and recipient.record.links.hosts else wording.message(f'guide.send-{kind}')


def _known(filled: Filled, context: str, wording: Wording) -> Iterator[str]:
    """What else the record says of this door: who may use it, what it asks, what the service promised, what to copy."""
    channel, record = filled.channel, filled.composed.brief.topic.recipient.record
    spoken, say = wording.translator.text, wording.message
    terms = wording.together(*_terms(filled, wording))
    if terms:
        yield terms
    if channel.promised and not is_too_old(record.checked, filled.composed.brief.topic.here.on):
        yield say('guide.promised', recipient=record.names[0], text=spoken(context, channel.promised))
    yield from (spoken(context, note) for note in notes_of(channel, filled.paper))
    # A paper that waits goes to somebody who was given the links once.
    if record.links.advice and filled.paper.after is None and not _links_fit(filled):
        yield say('guide.copy-link', text=spoken(context, record.links.advice))


def _terms(filled: Filled, wording: Wording) -> Iterator[str]:
    """Who may use a door, and what it takes at once."""
    channel, say = filled.channel, wording.message
    if channel.agent_may_file != 'unknown':
        yield say(f'guide.agent-{channel.agent_may_file}')
    if filled.paper.shows(PROOF):
        yield proof_of(filled.paper, filled.composed.brief.topic.here.case, wording)
    elif channel.id_asked != 'unknown':
        yield say(f'guide.identity-{channel.id_asked}')
    if channel.items_at_once and len(filled.paper.items) <= channel.items_at_once:
        yield say('guide.at-once', count=channel.items_at_once)
    if channel.same_host_only == 'yes':
        yield say('guide.one-host')


def _links_fit(filled: Filled) -> bool:
    """Whether every link is of a shape that the service is known to find it by, also that of a whole account."""
    topic = filled.composed.brief.topic
    good, known = topic.recipient.record.links.good, topic.here.registry
    return all(
        link_parts(item.url, good) is not None or (item.where in WHOLE and names_account(item.url, known))
        for item in topic.places
    )


# Fields with room for sentences.
_ROOM = frozenset({'letter.no-consent-facts', 'letter.short'})
_CHOICES = frozenset({
    'sender.role', 'materials.kind', 'materials.paid_now', 'wishes.confidential', 'wishes.fingerprint',
    'materials.published_before', 'materials.age_when_recorded',
})  # fmt: skip


def _field(field: FormField, filled: Filled, context: str, wording: Wording) -> Guide:
    answers = _answers(field, filled, wording) if _is_answered(field, filled.paper) else []
    long = ''
    if field.limit and any(_units(answer) > field.limit for answer in answers):
        line = filled.composed.texts.get('line', '')
        fits = field.from_.startswith('letter.') and line and _units(line) <= field.limit
        long = wording.message('guide.use-line' if fits else 'guide.too-long', count=field.limit, text=line)
    return {
        # The words of the form stay as it shows them, where they are known; ours are translated.
        'asks': wording.field(field),
        'empty': field.leave_empty == 'yes',
        'answers': [_said(answer, field) for answer in answers],
        # A choice is described in the person's language: the form has words of its own for it.
        'choice': field.from_ in _CHOICES,
        'note': wording.translator.text(context, field.note),
        'too_long': long,
    }


def _said(answer: str, field: FormField) -> Markup:
    if isinstance(answer, Markup):
        return answer
    return link(answer) if field.from_ in {'items.url', 'items.media_url'} else piece(answer)


def _is_answered(field: FormField, paper: Paper) -> bool:
    """Whether the sheet answers a field: never with a detail of a person that the plan did not tell of."""
    told = {key for seen in paper.seen_by for key in seen.details}
    return field.leave_empty == 'no' and (not tells_of_person(field.from_) or field.from_ in told)


def _units(text: str) -> int:
    """Characters as most forms count them: UTF-16 units."""
    return len(text.encode('utf-16-le')) // 2


def _answers(field: FormField, filled: Filled, wording: Wording) -> list[str]:
    """What the case or the letter answers to a field, ready to copy; nothing where the person answers there."""
    composed, key = filled.composed, field.from_
    topic = composed.brief.topic
    case = topic.here.case
    part, _, name = key.partition('.')
    if part == 'letter':
        # A form that asks why it was published without consent wants facts, belief and statements in one field.
        whole = ('no-consent', 'no-consent-facts', 'good-faith', 'accuracy')
        said = [composed.texts.get(word, '') for word in (whole if name == 'no-consent-facts' else (name,))]
        if field is next((one for one in filled.channel.fields if one.from_ in _ROOM), None):
            said.insert(0, _in_words(filled))
        # One sentence can be both belief and accuracy.
        text = ' '.join(one for n, one in enumerate(said) if one and one not in ' '.join(said[:n]))
        return [text] if text else []
    if part == 'items':
        # The link to the bare file is a place too, and a platform can leave it up where only the page is named.
        known = topic.here.registry
        held = [place_link(item, known) if name == 'url' else _of(item, name) for item in topic.places]
        held += [item.media_url for item in topic.places if name == 'url']
        # A form asks for pages; a page of results is the person's to exchange for what it shows.
        held = [one for one in held if name != 'url' or not engine_of_results(one, known)]
    elif part == 'materials':
        if name == 'paid_now':
            held = [_choice(field, paid_now(topic.materials), wording)]
        else:
            held = [_choice(field, str(getattr(material, name)), wording) for material in topic.materials]
    elif part in {'sender', 'person', 'wishes'}:
        value = getattr(getattr(case, part), name)
        if key == 'sender.name' and case.sender.name_latin:
            value = case.sender.name_latin
        if key == 'person.name' and not value and case.sender.role == 'self':
            value = case.sender.name_latin or case.sender.name
        if key.endswith('.country') and value:
            value = wording.country(value)
        held = [', '.join(value) if isinstance(value, list) else _choice(field, value, wording)]
    else:
        held = []
    return [text for text in dict.fromkeys(held) if text]


def _in_words(filled: Filled) -> str:
    """Where it is in the words of the letter, where links alone do not find it: a field for links takes no words."""
    topic = filled.composed.brief.topic
    found = [
        item.where not in WITHOUT_PAGE
        and not (item.locator.group or item.locator.message)
        and bool(place_link(item, topic.here.registry))
        for item in topic.places
    ]
    told = len(found) <= MOST_IN_BODY and not all(found)
    return sentence(filled.composed.texts.get('location', ''), filled.paper.language) if told else ''


def _choice(field: FormField, value: str, wording: Wording) -> str:
    """A choice in the form's own words where they are known, else in English; in the person's language beside it.

    From right to left both are pieces of their own: a number of the one would else be drawn into the other.
    """
    key, questions = field.from_, wording.registry.questions
    ours = questions[key].choices.get(value, value) if key in questions else value
    english, own = field.choices.get(value, ours), wording.choice(key, value)
    if own in {ours, english}:
        return english
    beside = f'({own})'
    if direction(wording.language) == 'rtl':
        return Markup('{} {}').format(piece(english), piece(beside))
    return f'{english} {beside}'


def _of(item: object, name: str) -> str:
    held: object = item
    for part in name.split('.'):
        held = getattr(held, part)
    return ', '.join(held) if isinstance(held, list) else str(held)
