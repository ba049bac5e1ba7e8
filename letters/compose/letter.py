"""From a paper of the plan to a letter: one language, every element in its place."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from letters.compose import guarded
from letters.compose import oath
from letters.compose.complete import Lack
from letters.compose.complete import Page
from letters.compose.complete import lacking
from letters.compose.fragment import Fragment
from letters.compose.fragment import parse
from letters.compose.template import render_blocks
from letters.errors import DataError
from letters.languages.catalogue import Translator
from letters.languages.codes import code
from letters.languages.locale import direction
from letters.languages.locale import long_date
from letters.law.brief import Brief
from letters.law.recipients import entity_for
from letters.law.signing import person_signs
from letters.model.letter import Letter
from letters.model.letter import Line
from letters.model.letter import Node
from letters.model.letter import Signature
from letters.pen.law_words import optional
from letters.pen.marks import element
from letters.pen.offered import HeldPen
from letters.pen.pen import NO_GAPS
from letters.pen.pen import Gaps
from letters.pen.pen import Pen
from letters.pen.people import capacity
from letters.pen.people import name_in_script
from letters.pen.told import printed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from jinja2 import Environment

    from letters.errors import Problem
    from letters.law.topic import Situation
    from letters.model.clinic import OwnParagraph
    from letters.model.plan import Paper
    from letters.model.platform import Channel


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter with what was found on the way.

    `lacks`: elements that are not on the page. `untranslated`: sentences that the language does not have, and `faulty`:
    what is wrong with those of them that stand in its catalogue. `texts`: the short text and the one line for a form,
    and the words of single elements, by name. `optional`: sentences of law that the language does not have and the
    letter can do without; `reasons`: how many sentences of law it says. `used`: every sentence that it was made of, by
    its context and its English.
    """

    brief: Brief
    letter: Letter
    lacks: tuple[Lack, ...]
    untranslated: tuple[str, ...]
    texts: dict[str, str]
    faulty: tuple[Problem, ...] = ()
    optional: frozenset[str] = frozenset()
    reasons: int = 0
    used: frozenset[tuple[str, str]] = frozenset()


def compose(
    paper: Paper,
    here: Situation,
    language: str,
    *,
    own_language: str = '',
    templates: Environment | None = None,
    gaps: Gaps = NO_GAPS,
) -> Composed:
    """Compose one paper in one language. `here` holds the case as the plan disclosed it.

    `own_language` is the language of the letter that a reading copy goes with: the person's own words stand in both
    or in neither. DataError when the data would make a false oath or a letter about somebody under 18;
    TranslationError when the translation holds what no letter may hold. A preview need not be guarded.
    """
    brief = Brief.of(paper, here)
    kind = brief.kind
    guarded.check_topic(brief)
    oath.check_data(brief)
    translator = gaps.preview or Translator(language, 'letters', here.case.sender.grammar)
    pen = Pen(brief, translator, own_language or language, gaps)
    values = {'pen': HeldPen(pen), 'element': element, 'laws': brief.laws, 'paper': paper}
    blocks = _blocks(brief, values, translator, templates)
    fragment = parse(blocks['body'], kind.id)
    lines = {name: _line(block) for name, block in blocks.items() if name != 'body'}
    for id in brief.bodies:
        fragment.blocks += tuple(own_paragraphs(id, language, own_language, here.clinic.paragraphs))
    letter = _letter(paper, pen, fragment, str(blocks['subject'].striptags()))
    short = {name: line.blocks[0] for name, line in lines.items() if name != 'subject'}
    if gaps.preview is None:
        oath.check_letter(letter, kind, fragment, short.values())
    guarded.check_text(letter, here, (node.text() for node in short.values()))
    lacks = lacking(brief, Page(fragment, letter.sender, letter.recipient, letter.signature, letter.dated))
    stands = guarded.standing(brief, letter, (fragment, *lines.values()), pen.heard)
    guarded.check_told(paper, brief, stands, whole=not lacks)
    texts = {word: ' '.join(dict.fromkeys(held)) for word, held in fragment.texts.items()}
    texts |= {name: ' '.join(node.text().split()) for name, node in short.items()}
    untranslated, faulty = tuple(dict.fromkeys(translator.lacking)), tuple(dict.fromkeys(translator.faulty))
    could_go = optional(pen)
    gone = frozenset(text for text, parts in could_go.items() if parts & {*untranslated})
    reasons = len(could_go.keys() - gaps.without - gaps.marked)
    return Composed(brief, letter, lacks, untranslated, texts, faulty, gone, reasons, frozenset(translator.used))


def _blocks(
    brief: Brief, values: Mapping[str, object], translator: Translator, templates: Environment | None
) -> dict[str, Markup]:
    """The blocks of a letter: of one that makes a request again those of its step, with the whole request behind."""
    own, *requests = (render_blocks(f'{id}/body.html.jinja', values, translator, templates) for id in brief.bodies)
    for request in requests:
        own['body'] += request['body']
        own['short'] += Markup(' ') + request['short']
    return own


def _line(block: str) -> Fragment:
    """A block of running text."""
    return parse(f'<p>{block}</p>', 'text')


def _letter(paper: Paper, pen: Pen, fragment: Fragment, subject: str) -> Letter:
    here, language = pen.topic.here, pen.translator.language
    case = here.case
    shown = printed(pen.brief)
    words = {
        'page': pen.page('page'),
        'reference': pen.page('reference'),
    }
    return Letter(
        number=paper.id,
        kind=paper.called,
        language=language,
        direction=direction(language),
        paper_size=here.registry.paper_size(case.sender.country or case.person.country),
        # A title with a name or a matter in it would show in a file list or a taskbar.
        # The name of the case would tie the letters to each other.
        title=paper.reference or paper.id,
        reference=paper.reference,
        dated=long_date(paper.dated or here.on, language),
        subject=' '.join(subject.split()),
        body=fragment.blocks,
        sender=sender_lines(pen, shown),
        recipient=recipient_lines(pen) if pen.kind.id != 'authorisation' else (),
        signature=_signature(pen) if pen.kind.signed == 'yes' else None,
        signed_too=_signed_too(pen) if person_signs(pen.brief) else None,
        labels=words,
        letterhead=(*here.clinic.letterhead.lines,),
        logo=here.clinic.letterhead.logo,
        logo_says=here.clinic.clinic if here.clinic.letterhead.logo else '',
    )


def own_paragraphs(kind: str, language: str, own_language: str, paragraphs: Iterable[OwnParagraph]) -> Iterator[Node]:
    """The clinic's paragraphs of a paper, behind the last element of it: those of the letter's language.

    Beside them in a reading copy stand those of its own language; where there are none, the same words again.
    """
    said = {
        spoken: [one.text for one in paragraphs if (one.paper, code(one.language)) == (kind, spoken)]
        for spoken in {language, own_language or language}
    }
    printed = said[own_language or language]
    beside = said[language] if len(said[language]) == len(printed) else printed
    spoken = '' if beside is said[language] else own_language
    for text in beside:
        yield Node('p', (text,), language=spoken, direction=direction(spoken) if spoken else '')


def sender_lines(pen: Pen, details: tuple[str, ...]) -> tuple[Line, ...]:
    """The sender's lines: what `details` lets be seen, and no more."""
    sender = pen.case.sender
    lines = [Line(name_in_script(pen), 'sender.name')]
    if sender.organisation:
        lines.append(Line(sender.organisation, 'sender.organisation'))
    if 'sender.address' in details:
        lines += [Line(line, 'sender.address') for line in sender.address]
    lines += [Line(sender.email, 'sender.email')] if sender.email else []
    lines += [Line(sender.phone, 'sender.phone')] if 'sender.phone' in details else []
    return tuple(line for line in lines if line.text)


def recipient_lines(pen: Pen) -> tuple[Line, ...]:
    """The address block: the officer whom the rule names, the company for this person, its postal address."""
    topic, channel = pen.topic, pen.brief.channel
    recipient, here = topic.recipient, topic.here
    near = here.registry.vocabulary.phrases.get('near', {})
    if recipient.id in near:
        return (Line(pen.say('phrase near', near[recipient.id]), 'recipient.name'),)
    officers = here.registry.vocabulary.phrases.get('officer', {})
    whom = next((one for one in (pen.kind.id, pen.kind.ground or '') if one in officers), '')
    officer = pen.say('phrase officer', officers[whom]) if whom else ''
    entity = entity_for(recipient, here.case.person.country, here.registry, here.on)
    lines = list(channel.addressee) if channel else []
    if not lines:
        lines = [officer, entity.name if entity else recipient.name]
    elif entity and channel and not channel.post and not any(entity.name in line for line in lines):
        # An officer is one of a company: without its name nobody knows whose letter it is.
        lines.append(entity.name)
    post = (channel.post if channel else []) or _post(entity.post if entity else [], channel)
    lines += [line for line in post if line not in lines]
    return tuple(Line(line, 'recipient.name', _latin(line, pen)) for line in lines if line)


def _latin(line: str, pen: Pen) -> str:
    """The name of an authority in Latin letters, beside the one that it bears at home."""
    recipient, registry = pen.topic.recipient, pen.topic.here.registry
    is_name = recipient.id in registry.outline.authorities and line == recipient.name
    return registry.authority(recipient.id).name if is_name else ''


def _post(post: list[str], channel: Channel | None) -> list[str]:
    """A company's postal address helps only where the letter may go by post."""
    return post if channel is None or not (channel.form or channel.email) else []


def _signature(pen: Pen) -> Signature:
    case = pen.topic.here.case
    by_person = pen.kind.id == 'authorisation'
    name = case.person.name if by_person else name_in_script(pen)
    acting = '' if by_person or pen.speaks_for_self else str(capacity(pen))
    words = ' '.join(parse(f'<p>{acting}</p>', 'signature').blocks[0].text().split()) if acting else ''
    return Signature(
        label=pen.page('signature'),
        name=name,
        capacity=pen.tongue.comma.join(filter(None, (words, case.sender.organisation if acting else ''))),
        date_label=pen.page('date'),
    )


def _signed_too(pen: Pen) -> Signature:
    """The line for the person shown, under a request that nobody can make in their place."""
    name = pen.topic.here.case.person.name
    return Signature(label=pen.page('signature-request'), name=name, date_label=pen.page('date'))


def reading_copy(letter: Letter, beside: Letter, banner: str) -> Letter:
    """The letter with the person's language beside it, block for block; not for sending."""
    if len(letter.body) != len(beside.body):
        raise DataError('template-markup', paper=letter.kind, why='blocks differ by language')
    return replace(
        letter,
        banner=banner,
        beside=beside.body,
        beside_language=beside.language,
        beside_direction=beside.direction,
        beside_subject=beside.subject,
    )
