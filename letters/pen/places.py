"""Places: the numbered links of a letter, the results of a search, the annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from letters.languages.locale import moment
from letters.law.recipients import is_front_page
from letters.law.recipients import place_link
from letters.law.recipients import recipient_of
from letters.pen.marks import enclosed
from letters.pen.marks import link
from letters.pen.marks import piece
from letters.pen.marks import said
from letters.pen.pen import Pen
from letters.pen.pen import printing
from letters.places.results import engine_of_results

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.model.case import Item

# Up to ten links stand in the body; from eleven on the first three do, and all of them in the annex.
MOST_IN_BODY = 10
SHOWN_OF_MANY = 3
# What a place is printed with. A link that is no permalink needs an account beside it, another place than a page its
# group and message; the elements of a law ask for the rest.
_LISTED = ('items.url', 'items.media_url', 'items.seen', 'items.locator.place')
# What has no page of its own that stays: its kind stands beside the link, which leads to an account or a room.
WITHOUT_PAGE = frozenset({'story', 'live', 'message', 'group'})
_BESIDE = (
    'items.where',
    'items.locator', 'items.locator.account', 'items.locator.group', 'items.locator.message',
    'items.reports', 'items.reports.on', 'items.reports.reference',
)  # fmt: skip


@printing(*_LISTED, unasked=_BESIDE)
def items(pen: Pen) -> Markup:
    """The numbered list of places; the first ones, and a word on the annex, where there are many."""
    return _lists(pen, _first(pen)) + _on_annex(pen)


@printing(unasked=('items.queries',), plain=True)
def searched(pen: Pen) -> bool:
    """Whether the words are known that bring up every result of the letter."""
    return all(item.queries for item in pen.topic.places)


@printing('items.url', 'items.queries')
def results(pen: Pen) -> Markup:
    """For a search engine: the words in column one, the result that they bring up in column two."""
    return _table(pen, _first(pen)) + _on_annex(pen)


@printing(*_LISTED, unasked=_BESIDE)
def annex(pen: Pen) -> Markup:
    """All places, where the body shows the first ones only."""
    return _annexed(pen, _lists(pen, pen.topic.items))


@printing('items.url', 'items.queries')
def annex_of_results(pen: Pen) -> Markup:
    """The same for a search engine: all results, where the body shows the first ones only."""
    return _annexed(pen, _table(pen, pen.topic.items))


@printing(unasked=('items.status',))
def pages_gone(pen: Pen) -> Markup:
    """That the pages behind the results were taken down, where somebody said so of each of them."""
    if not pen.topic.items or any(item.status != 'removed' for item in pen.topic.places):
        return Markup('')
    shown = Markup('{}').format(pen.say('phrase items.status', pen.phrases['items.status']['removed']))
    for number, _ in pen.topic.items:
        shown = said('items.status', str(number), shown)
    return shown


def _annexed(pen: Pen, shown: Markup) -> Markup:
    if len(pen.topic.items) <= MOST_IN_BODY:
        return Markup('')
    for word in _about_links(pen):
        shown = enclosed(word, shown)
    return Markup('<h2>{}</h2>').format(pen.page('annex-heading')) + shown


def _about_links(pen: Pen) -> list[str]:
    """The elements of this letter that want every link printed: the annex holds those that the body leaves out."""
    elements = pen.topic.here.registry.vocabulary.elements
    return [
        word
        for word in elements
        if word in pen.brief.words and any('items.url' in line.any for line in elements[word].prints)
    ]


def _first(pen: Pen) -> tuple[tuple[int, Item], ...]:
    listed = pen.topic.items
    return listed[:SHOWN_OF_MANY] if len(listed) > MOST_IN_BODY else listed


def _on_annex(pen: Pen) -> Markup:
    count = len(pen.topic.items)
    if count <= MOST_IN_BODY:
        return Markup('')
    return Markup('<p>{}</p>').format(pen.page('annex-note') % {'count': count})


def _lists(pen: Pen, items: Iterable[tuple[int, Item]]) -> Markup:
    """The places, counted from 1 in each letter: its reader knows nothing of the others."""
    return Markup('<x-list start="1">{}</x-list>').format(
        Markup('').join(_entry(pen, number, item) for number, item in items)
    )


def _entry(pen: Pen, number: int, item: Item) -> Markup:
    of = str(number)
    links: list[Markup] = []
    url = place_link(item, pen.topic.here.registry)
    if url:
        links.append(link(url, 'items.url', of))
    if item.media_url:
        links.append(Markup('{} {}').format(pen.page('file'), link(item.media_url, 'items.media_url', of)))
    notes: list[Markup] = []
    locator = item.locator
    service = None if links else recipient_of(item, pen.topic.here.registry)
    if service:
        # The service at which it is: the reader may be an authority, at which nothing was published.
        notes.append(Markup('{}').format(pen.page('no-link') % {'service': service.name}))
    if item.where:
        kind = Markup('{}').format(pen.say('phrase items.where', pen.phrases['items.where'][item.where]))
        notes.append(said('items.where', of, kind))
    for name, text in (
        ('account', locator.account if _shows_account(pen, item) else ''),
        ('group', locator.group),
        ('message', locator.message),
        ('place', locator.place),
    ):
        if text:
            shown = Markup('{} {}').format(pen.page(name), piece(f'items.locator.{name}', of, text))
            marked = said('items.locator', of, shown)
            notes.append(enclosed('uploader-details', marked) if name == 'account' else marked)
    if item.seen:
        seen = piece('items.seen', of, moment(item.seen, pen.translator.language))
        noted = Markup('{} {}').format(pen.page('seen'), seen)
        notes.append(enclosed('date-seen', noted))
    if pen.kind.reports == 'yes':
        notes.append(_report(pen, of, item))
    notes = [note for note in notes if note]
    return Markup('<li>{}</li>').format(Markup(' ').join((*links, *_parted(pen, notes))))


def _shows_account(pen: Pen, item: Item) -> bool:
    """Whether the account stands beside the link: needed to find the place, or a law asks who published it."""
    needed = item.where in WITHOUT_PAGE or is_front_page(item.url)
    return bool(item.locator.account) and (needed or 'uploader-details' in pen.brief.words)


@printing(unasked=('items.locator.account',), plain=True)
def names_account(pen: Pen) -> bool:
    """Whether an account stands beside one of the places."""
    return any(_shows_account(pen, item) for item in pen.topic.places)


@printing(plain=True)
def of_who_threatens(pen: Pen) -> bool:
    """Whether each place is an account alone from which somebody threatens: it shows nothing, and nothing is there."""
    places, threat = pen.topic.places, pen.topic.here.case.threat
    there = (item.shows or item.exposes or item.impersonates == 'yes' for item in places)
    return threat != 'none' and all(item.where in {'account', 'profile'} for item in places) and not any(there)


def _parted(pen: Pen, notes: list[Markup]) -> list[Markup]:
    """Notes beside a link that are read one after the other; the last one is often a number, and nothing follows it."""
    # Nothing is set at the end of an address that somebody typed as the name of a group: it would become part of it.
    stops = ('' if '://' in note.striptags().split(' ')[-1] else pen.tongue.end for note in notes[:-1])
    return [*(Markup('{}{}').format(note, stop) for note, stop in zip(notes[:-1], stops, strict=True)), *notes[-1:]]


def _report(pen: Pen, of: str, item: Item) -> Markup:
    """The last earlier report of a place: its day and number, which read the same in every language."""
    report = next((one for one in reversed(item.reports) if one.on or one.reference), None)
    if report is None:
        return Markup('')
    told = [
        Markup('{} {}').format(pen.page(word), piece(f'items.reports.{name}', of, text))
        for word, name, text in (
            ('reported', 'on', moment(report.on, pen.translator.language) if report.on else ''),
            ('report-number', 'reference', report.reference),
        )
        if text
    ]
    return enclosed('earlier-request', said('items.reports', of, Markup(' ').join(_parted(pen, told))))


def _table(pen: Pen, items: Iterable[tuple[int, Item]]) -> Markup:
    if not any(item.queries for item in pen.topic.places):
        # Nobody knows the words: a column for them would be empty.
        entries = (Markup('<li>{}</li>').format(_result(pen, str(number), item)) for number, item in items)
        return Markup('<x-list start="1">{}</x-list>').format(Markup('').join(entries))
    head = Markup('<tr><th>{}</th><th>{}</th></tr>').format(pen.page('words'), pen.page('result'))
    rows = (_row(pen, str(number), item) for number, item in items)
    return Markup('<table>{}{}</table>').format(head, Markup('').join(rows))


def _row(pen: Pen, of: str, item: Item) -> Markup:
    words = Markup('{}').format(pen.tongue.comma).join(piece('items.queries', of, query) for query in item.queries)
    return Markup('<tr><td>{}</td><td>{}</td></tr>').format(words, _result(pen, of, item))


def _result(pen: Pen, of: str, item: Item) -> Markup:
    """The link of a result. A page of results is none itself: it is said that they are on it."""
    shown = link(item.url, 'items.url', of)
    if not engine_of_results(item.url, pen.topic.here.registry):
        return shown
    return Markup('{} {}').format(pen.page('on-results-page'), shown)
