"""Places: the numbered links of a letter, the results of a search, the annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from letters.compose.marks import Marks
from letters.languages.locale import moment
from letters.law.recipients import is_front_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.model.case import Item

# Up to ten links stand in the body; from eleven on the first three do, and all of them in the annex.
MOST_IN_BODY = 10
SHOWN_OF_MANY = 3


class Places(Marks):
    """What a template prints about where the content is."""

    __slots__ = ()

    def items(self) -> Markup:
        """The numbered list of places; the first ones, and a word on the annex, where there are many."""
        return self._lists(self._first()) + self._on_annex()

    def results(self) -> Markup:
        """For a search engine: the words in column one, the result that they bring up in column two."""
        return self._table(self._first()) + self._on_annex()

    def annex(self) -> Markup:
        """All places, where the body shows the first ones only."""
        if len(self.topic.items) <= MOST_IN_BODY:
            return Markup('')
        listed = self.topic.items
        shown = self._table(listed) if self.fact('recipient.kind', 'search-engine') else self._lists(listed)
        for word in self._about_links():
            shown = self.enclosed(word, shown)
        return Markup('<h2>{}</h2>').format(self.page('annex-heading')) + shown

    def _about_links(self) -> list[str]:
        """The elements of this letter that want every link printed: the annex holds those that the body leaves out."""
        elements = self.topic.here.registry.vocabulary.elements
        return [
            word
            for word in elements
            if word in self.words and any('items.url' in line.any for line in elements[word].prints)
        ]

    def _first(self) -> tuple[tuple[int, Item], ...]:
        listed = self.topic.items
        return listed[:SHOWN_OF_MANY] if len(listed) > MOST_IN_BODY else listed

    def _on_annex(self) -> Markup:
        count = len(self.topic.items)
        if count <= MOST_IN_BODY:
            return Markup('')
        return Markup('<p>{}</p>').format(self.page('annex-note') % {'count': count})

    def _lists(self, items: Iterable[tuple[int, Item]]) -> Markup:
        """Lists that keep each item's number, also where numbers are left out between."""
        runs: list[list[tuple[int, Item]]] = []
        for number, item in items:
            if runs and runs[-1][-1][0] == number - 1:
                runs[-1].append((number, item))
            else:
                runs.append([(number, item)])
        return Markup('').join(
            Markup('<x-list start="{}">{}</x-list>').format(
                run[0][0], Markup('').join(self._entry(n, item) for n, item in run)
            )
            for run in runs
        )

    def _entry(self, number: int, item: Item) -> Markup:
        of = str(number)
        parts: list[Markup] = []
        if item.url:
            parts.append(self.link(item.url, 'items.url', of))
        if item.media_url:
            parts.append(Markup('{} {}').format(self.page('file'), self.link(item.media_url, 'items.media_url', of)))
        locator = item.locator
        for name, text in (
            ('account', locator.account if is_front_page(item.url) or self.wants('uploader-details') else ''),
            ('group', locator.group),
            ('message', locator.message),
            ('place', locator.place),
        ):
            if text:
                shown = Markup('{} {}').format(self.page(name), self._value(f'items.locator.{name}', of, text))
                marked = self.said('items.locator', of, shown)
                parts.append(self.enclosed('uploader-details', marked) if name == 'account' else marked)
        if item.seen:
            seen = self._value('items.seen', of, moment(item.seen, self.translator.language))
            noted = Markup('{} {}').format(self.page('seen'), seen)
            parts.append(self.enclosed('date-seen', noted))
        if self.kind.reports == 'yes':
            parts.append(self._report(of, item))
        return Markup('<li>{}</li>').format(Markup(' ').join(part for part in parts if part))

    def _report(self, of: str, item: Item) -> Markup:
        """The last earlier report of a place: its day and number, which read the same in every language."""
        report = next((one for one in reversed(item.reports) if one.on or one.reference), None)
        if report is None:
            return Markup('')
        told = [
            Markup('{} {}').format(self.page(word), self._value(f'items.reports.{name}', of, text))
            for word, name, text in (
                ('reported', 'on', moment(report.on, self.translator.language) if report.on else ''),
                ('report-number', 'reference', report.reference),
            )
            if text
        ]
        return self.enclosed('earlier-request', self.said('items.reports', of, Markup(' ').join(told)))

    def _table(self, items: Iterable[tuple[int, Item]]) -> Markup:
        head = Markup('<tr><th>{}</th><th>{}</th></tr>').format(self.page('words'), self.page('result'))
        rows = (self._row(str(number), item) for number, item in items)
        return Markup('<table>{}{}</table>').format(head, Markup('').join(rows))

    def _row(self, of: str, item: Item) -> Markup:
        words = Markup(', ').join(self._value('items.queries', of, query) for query in item.queries)
        return Markup('<tr><td>{}</td><td>{}</td></tr>').format(words, self.link(item.url, 'items.url', of))
