"""Law: what a letter may say of it, always from a record and with its citation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup
from markupsafe import escape

from letters.law.age import young
from letters.law.authorities import role_of
from letters.law.conditions import evaluate
from letters.law.deadlines import leading
from letters.law.elements import wanted
from letters.law.matching import illegal_because
from letters.law.matching import lived_in
from letters.law.needs import met
from letters.law.rules import rule_for
from letters.law.shown import paid_now
from letters.pen.marks import enclosed
from letters.pen.marks import listed
from letters.pen.marks import piece
from letters.pen.marks import said
from letters.pen.pen import Pen
from letters.pen.pen import printing
from letters.pen.people import person
from letters.registry.tongue import ends

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.law.brief import Brief
    from letters.law.topic import Topic
    from letters.model.law import Illegality
    from letters.model.law import Law
    from letters.model.law import Says
    from letters.model.law import Statement


@printing(unasked=('law.cite',))
def says(pen: Pen, law: Law) -> list[Markup]:
    """The sentences of law that a record lets this letter print; a time only where it is the one of the letter."""
    timed = _is_of_the_time(pen, law)
    left = [one for one in _holding(law, pen.topic) if one.text not in pen.gaps.without]
    return [cited_sentence(pen, law.id, one.text, one.cite) for one in left if timed or one.time == 'no']


def _holding(law: Law, topic: Topic) -> list[Says]:
    """The sentences of a law that are true of what a letter is about; a report names what is true of some place."""
    about = (_told_apart(topic) or (topic,)) if law.ground == 'police' else (topic,)
    # Of a threat alone only what the law says of threats is true.
    left = law.says if topic.items or law.ground != 'police' else [one for one in law.says if 'threat' in one.when]
    return [one for one in left if any(evaluate(one.when, x.known).holds and met(one.needs, x).holds for x in about)]


def _told_apart(topic: Topic) -> tuple[Topic, ...]:
    """The places of a report one by one; of those that show the same the last one stands for all."""
    return tuple({one.places[0].tells: one for one in topic.singly}.values())


def optional(pen: Pen) -> dict[str, frozenset[str]]:
    """The sentences of law that a letter can do without, each with what it is made of: itself and its citation.

    The rest of what a letter says of law (statements, titles, demands, times) has to be there. Whether one of these is
    needed all the same, as the last that gives a reason or meets an element, is seen on the page.
    """
    cited = [(one.text, one.cite) for law in pen.laws for one in law.says]
    cited += [(rule.text, rule.cite) for rule in rules_of(pen.brief)]
    own = rule_for(pen.kind.ground, pen.topic)
    found = {text: frozenset({text, cite}) for text, cite in cited}
    return {**found, own.text: frozenset(filter(None, (own.text, own.cite)))} if own and own.text else found


def _is_of_the_time(pen: Pen, law: Law) -> bool:
    """Whether a law gives the time that the letter states: the leading one, or another of the same length."""
    on = pen.topic.here.on
    first, own = leading(young(pen.laws, on)), leading(young([law], on))
    if first is None or own is None:
        return False
    return (first[1].value, first[1].unit) == (own[1].value, own[1].unit)


def cited_sentence(pen: Pen, id: str, text: str, cite: str) -> Markup:
    """A sentence of law with its citation in brackets, or inside it where the sentence names just that place itself."""
    if text in pen.gaps.marked:
        return Markup('{}').format(pen.page('not-translated'))
    # In right-to-left text a citation has a line of its own, and needs no brackets there.
    spoken = pen.say('cite', cite)
    cited = piece('law.cite', id, spoken if pen.is_rtl else f'({spoken})')
    shown, stop = pen.say(f'law {id}', text).rstrip(''.join((*ends(), ' '))), pen.tongue.end
    # A citation stands on a line of its own in right-to-left text: the sentence ends before it.
    if pen.is_rtl:
        return Markup('{}{} {}').format(shown, stop, cited)
    # Part of a longer place is another place: section 5 is not section 5(3).
    named = re.search(rf'(?<!\w){re.escape(spoken)}(?![\w(])', shown)
    if named:
        around = shown[: named.start()], piece('law.cite', id, spoken), shown[named.end() :]
        return Markup('{}{}{}{}').format(*around, stop)
    return Markup('{} {}{}').format(shown, cited, stop)


def _statements(pen: Pen, law: Law) -> list[tuple[Statement, Markup]]:
    """The statements that a law asks for, in the voice of the one who signs; none whose answers are not there."""
    found = []
    for one in law.statements:
        if not met(one.needs, pen.topic).holds:
            continue
        source = one.voice(pen.case.voice)
        if not source:
            continue
        spoken = pen.say(f'law {law.id}', source)
        text = Markup('{}').format(spoken) % {'person': person(pen)} if '%(person)s' in source else escape(spoken)
        found.append((one, text))
    return found


@printing('sender.role', unasked=('law.statement', 'materials.paid_now', 'person.name'))
def all_statements(pen: Pen) -> list[Markup]:
    """Each statement that the letter's laws ask for, once, a paragraph marked with the elements that it fulfils.

    A sentence stands once where two laws ask for the same; one that a law asks for as belief and accuracy
    together fulfils both.
    """
    found: dict[Markup, tuple[Markup, tuple[str, ...]]] = {}
    for law in pen.laws:
        own = {one.is_ for one in law.statements}
        words_of_law = {element.is_ for element in wanted(law, pen.topic)}
        for one, spoken in _statements(pen, law):
            both = one.is_ == 'good-faith' and 'accuracy' in words_of_law and 'accuracy' not in own
            words = ('good-faith', 'accuracy') if both else (one.is_,)
            text, before = found.get(spoken, (spoken, ()))
            text = said('law.statement', law.id, text)
            text = said('materials.paid_now', paid_now(pen.topic.materials), text) if one.is_ == 'not-paid' else text
            found[spoken] = text, tuple(dict.fromkeys((*before, *words)))
    return [_marked(words, text) for text, words in found.values()]


def _marked(words: Iterable[str], text: Markup) -> Markup:
    made = Markup('<p>{}</p>').format(text)
    for word in words:
        made = enclosed(word, made)
    return made


@printing(unasked=('law.cite',))
def rule_sentence(pen: Pen) -> Markup:
    """What the recipient's own rule says, with its title and where it stands."""
    rule, record = rule_for(pen.kind.ground, pen.topic), pen.topic.recipient.record
    if rule is None:
        return Markup('')
    text, place = pen.page('not-translated') if rule.text in pen.gaps.marked else '', ''
    if rule.text and rule.text not in pen.gaps.without | pen.gaps.marked:
        text = pen.say(f'platform {record.id}', rule.text)
        place = pen.say('cite', rule.cite) if rule.cite else ''
    title = pen.tongue.comma.join(part for part in (rule.title, place, rule.section) if part)
    shown = piece('law.cite', '', title)
    head = Markup('{} {}').format(pen.page('own-rule'), shown)
    end = '' if pen.is_rtl else pen.tongue.end
    return Markup('{}{} {}').format(head, end, text)


@printing(unasked=('law.cite',))
def illegal(pen: Pen) -> list[Markup]:
    """Why it is illegal: the offence or civil rule of the person's country, and data protection."""
    # Told apart by what the records say: two that a language lacks read the same in it, and stay two.
    found = {(rule.text, rule.cite): rule for rule in _rules(pen)}
    return [cited_sentence(pen, rule.id, rule.text, rule.cite) for rule in found.values()]


@printing(plain=True)
def names_rule(pen: Pen) -> bool:
    """Whether a rule that may be broken is named: by a law of the letter, or by one of the country."""
    own = (one for law in pen.laws for one in _holding(law, pen.topic) if one.procedure == 'no')
    return bool(_rules(pen)) or any(one.text not in pen.gaps.without for one in own)


def _rules(pen: Pen) -> list[Illegality]:
    return [rule for rule in rules_of(pen.brief) if rule.text not in pen.gaps.without]


@printing(plain=True)
def one_rule(pen: Pen) -> bool:
    """Whether a single rule says why it is illegal: what is believed of it is said of one."""
    return len(_rules(pen)) == 1


def rules_of(brief: Brief) -> list[Illegality]:
    """The rules by which a letter says that something is illegal."""
    known = illegal_because(brief.topic, lived_in(brief.laws), brief.kind.ground)
    rules = [rule for rule in known if rule.kind in brief.kind.rules] or list(known)
    if brief.kind.ground == 'police':
        # The police are told of offences, and of none twice: what the law of the report says of one is enough.
        told = [one for law in brief.laws for one in _holding(law, brief.topic) if one.procedure == 'no']
        said = {words for one in told for words in (one.text, *one.instead_of)}
        rules = [one for one in _offences(brief) if said.isdisjoint((one.text, one.id))]
    elif role_of(brief.topic.recipient.id, brief.topic.here.registry) == 'data-protection':
        # Who watches over data decides on no other rule.
        rules = [one for one in known if one.kind == 'data-protection']
    # What a kind of paper never says, a rule of law does not say in it either.
    never = [word.casefold() for word in _unsaid(brief)]
    return [rule for rule in rules if not any(word in rule.text.casefold() for word in never)]


def _offences(brief: Brief) -> list[Illegality]:
    """The offences that a report names: it tells of all places at once, and a rule may be about some of them."""
    lived = lived_in(brief.laws)
    held = (rule for one in _told_apart(brief.topic) for rule in illegal_because(one, lived, brief.kind.ground))
    found = {rule.id: rule for rule in held if rule.kind == 'offence'}
    return sorted(found.values(), key=lambda rule: (rule.rank, rule.id))


def _unsaid(brief: Brief) -> list[str]:
    """The words that a paper never holds, and those that it does not hold about these facts."""
    some = (one.words for one in brief.kind.never_when if evaluate(one.if_, brief.topic.known).holds)
    return [*brief.kind.never, *(word for words in some for word in words)]


@printing()
def title(pen: Pen, law: Law) -> str:
    """A law's title before what it says: the official one of the language, else as it is."""
    return pen.tongue.heading(_titled(pen, law))


@printing()
def named(pen: Pen, law: Law) -> str:
    """A law's title where nothing follows it."""
    return f'{_titled(pen, law)}{pen.tongue.end}'


def _titled(pen: Pen, law: Law) -> str:
    return pen.tongue.opened(law.local_titles.get(pen.translator.language) or pen.say(f'law {law.id}', law.title))


@printing()
def cites(pen: Pen) -> str:
    """The citation of the law that leads; clerks and mail filters read subjects, so it stays short."""
    return pen.say('cite', pen.laws[0].citation) if pen.laws else ''


def _asked(pen: Pen) -> list[str]:
    """What the laws of the letter ask for, each once, that of the leading law first."""
    return list(dict.fromkeys(one for law in pen.laws for one in law.asks))


@printing(plain=True)
def law_asks(pen: Pen) -> bool:
    """Whether a law of the letter gives what is asked; else it rests on none, and says so."""
    return bool(_asked(pen))


@printing(plain=True)
def own_data_alone(pen: Pen) -> bool:
    """Whether all that the laws of the letter give about records is about those of the person who asks."""
    return set(_asked(pen)) == {'preserve-own'}


@printing()
def request(pen: Pen) -> str:
    """What the request is called: by the first thing that the leading law gives."""
    return pen.say('phrase request', pen.phrases['request'][_asked(pen)[0]])


@printing()
def demands(pen: Pen) -> list[str]:
    """What is asked: what the laws of the letter give, and nothing that only another law gives."""
    return [pen.say('phrase demand', pen.phrases['demand'][one]) for one in _asked(pen)]


@printing(unasked=('law.cite',))
def place(pen: Pen, word: str) -> Markup:
    """The place in the law that asks for an element, or gives it: that of the first law that does."""
    cites = (element.cite for law in pen.laws for element in wanted(law, pen.topic) if element.is_ == word)
    return piece('law.cite', '', pen.say('cite', next(cites, '')))


@printing('sender.role', unasked=('materials.kind', 'items.exposes'))
def situation(pen: Pen) -> Markup:
    """The person's own situation, from which an objection follows: what the data are, as far as it was answered."""
    table = pen.phrases['situation' if pen.speaks_for_self else 'situation/other']
    # A letter about details says nothing of a picture beside them.
    of = () if pen.kind.ground == 'personal-data' else pen.topic.materials
    kinds = {one.kind: '' for one in of if one.kind in table}
    shown = {table[kind]: said('materials.kind', kind, pen.say('phrase situation', table[kind])) for kind in kinds}
    exposed = {one for item in pen.topic.places for one in item.exposes}
    if not shown and exposed:
        # Nobody is found or reached by a name alone.
        kind = 'name' if exposed == {'name'} else 'details'
        shown = {'': said('items.exposes', '', pen.say('phrase situation', table[kind]))}
    return listed(pen, shown.values())


@printing(unasked=('law.cite',))
def clock(pen: Pen) -> Markup:
    """The time to answer that the letter itself starts, where the law gives one; never a time to act."""
    found = leading(young(pen.laws, pen.topic.here.on))
    if found is None or found[1].for_answer != 'yes':
        return Markup('')
    due = found[1]
    return cited_sentence(pen, 'clock', pen.phrases['clock'][f'{due.value} {due.unit}'], due.cite)
