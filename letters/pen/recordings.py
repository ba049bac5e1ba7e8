"""Recordings: what they are, whose the right in them is, which data stand there, in the words of a letter."""

from __future__ import annotations

from markupsafe import Markup

from letters.law import guards
from letters.law.disclosure import speaks
from letters.pen.marks import listed
from letters.pen.marks import piece
from letters.pen.marks import said
from letters.pen.marks import shows_somebody
from letters.pen.pen import Pen
from letters.pen.pen import printing


@printing('materials.own_words.text')
def own_words(pen: Pen) -> list[Markup]:
    """What the person wrote, only where it is in the language of the letter; it is never translated."""
    return [
        piece('materials.own_words.text', material.id, material.own_words.text)
        for material in pen.topic.materials
        if speaks(material.own_words, pen.own_language)
    ]


@printing('materials.work')
def works(pen: Pen) -> list[Markup]:
    """The works, in the person's own neutral words."""
    return [piece('materials.work', m.id, m.work) for m in pen.topic.materials if m.work]


@printing('materials.kind')
def neutral_kinds(pen: Pen) -> Markup:
    """What it is without any word on what it shows: copyright notices are passed on and published."""
    table = pen.phrases['materials.kind/neutral']
    kinds = dict.fromkeys(material.kind for material in pen.topic.materials if material.kind)
    return said('materials.kind', ' '.join(kinds), pen.say('phrase materials.kind', table['any']))


@printing('materials.kind')
def keywords(pen: Pen) -> Markup:
    """The keywords by which the Commission's transparency database knows such content; none where one has no keyword.

    They are words of a database, the same in every language.
    """
    known = pen.topic.here.registry.vocabulary.keywords
    kinds = {material.kind: known.get(material.kind, '') if material.kind else '' for material in pen.topic.materials}
    if not all(kinds.values()):
        return Markup('')
    words: dict[str, list[str]] = {}
    for kind, word in kinds.items():
        words.setdefault(word, []).append(kind)
    shown = {word: piece('law.cite', '', word) for word in words}
    return listed(pen, (said('materials.kind', ' '.join(of), shown[word]) for word, of in words.items()))


@printing('threat', 'published')
def threat_alone(pen: Pen) -> list[Markup]:
    """What is threatened, and what is known of it, where nothing is known to be published."""
    told = (('threat', 'threat-alone', pen.case.threat), ('published', 'unpublished', pen.case.published))
    return [said(key, of, pen.say(f'phrase {table}', pen.phrases[table][of])) for key, table, of in told]


@printing('materials.copyright', 'sender.role')
def rights_sentence(pen: Pen) -> Markup:
    """Why the right is the sender's or the represented person's."""
    table = pen.phrases['materials.copyright' if pen.speaks_for_self else 'materials.copyright/other']
    held = [material for material in pen.topic.materials if guards.may_claim(pen.case, material) == 'held']
    found = {material.copyright or 'author' for material in held}
    return Markup(' ').join(
        said('materials.copyright', of, pen.say('phrase materials.copyright', table[of])) for of in sorted(found)
    )


@printing('items.exposes', unasked=('items.shows',))
def data_concerned(pen: Pen) -> Markup:
    """Which personal data: the picture, and what else the place exposes; never the data themselves."""
    other = '' if pen.speaks_for_self else '/other'
    of_details = f'{other}-concerned' if other and not shows_somebody(pen) else other
    places: dict[tuple[str, str], list[str]] = {}
    for number, item in pen.topic.items:
        if pen.case.describes(item):
            text = pen.phrases[f'items.shows{other}']['picture']
            places.setdefault(('items.shows', text), []).append(str(number))
        for exposed in item.exposes:
            text = pen.phrases[f'items.exposes{of_details}'][exposed]
            places.setdefault(('items.exposes', text), []).append(str(number))
    return listed(
        pen,
        (said(key, ' '.join(numbers), pen.say(f'phrase {key}', text)) for (key, text), numbers in places.items()),
    )


@printing('items.exposes')
def details(pen: Pen) -> Markup:
    """Which details of the person stand at the places; never the details themselves, and nothing of a picture there."""
    table = pen.phrases['items.exposes/kind']
    places: dict[str, list[str]] = {}
    for number, item in pen.topic.items:
        for exposed in item.exposes:
            places.setdefault(exposed, []).append(str(number))
    return listed(
        pen,
        (
            said('items.exposes', ' '.join(places[kind]), pen.say('phrase items.exposes', spoken))
            for kind, spoken in table.items()
            if kind in places
        ),
    )


@printing('items.impersonates')
def pretends(pen: Pen) -> Markup:
    """What an account does that pretends to be the person."""
    voice = 'self' if pen.speaks_for_self else 'other'
    tense = 'now' if all(item.is_there for item in pen.topic.places) else 'then'
    spoken = pen.say('phrase items.impersonates', pen.phrases['items.impersonates/said'][f'{voice}-{tense}'])
    return said('items.impersonates', ' '.join(str(number) for number, _ in pen.topic.items), spoken)
