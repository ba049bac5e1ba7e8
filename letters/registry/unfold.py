"""What a file writes once, put wherever it belongs: of a country's file, the records that papers read.

A law takes from its text what it does not say itself, and is about its own country's people unless it says otherwise;
one on several grounds becomes a law on each; `must` and `may` become its elements. Every piece keeps the place where it
was written, so that a problem is named there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING
from typing import Any

from letters.model.written import EVERYBODY

if TYPE_CHECKING:
    from letters.registry.read import Document
    from letters.registry.read import Location

# Lists and tables to which a ground adds its own; anything else that it says takes the place of what the law says.
_ADDED = frozenset({'must', 'may', 'says', 'statements', 'limits', 'notes', 'if_ignored', 'clocks', 'sources'})
# What rests on words of a source, which it may quote.
_QUOTING = frozenset({'says', 'statements', 'clocks'})
_SIGNERS = ('self', 'guardian', 'representative')
_NOT_OF_A_LAW = frozenset({'of', 'grounds', 'must', 'may'})


def unfold(document: Document) -> Document:
    """The records of a country's file. A name that no text bears is a problem of the document."""
    if not isinstance(document.value, dict):
        return document
    return _Unfolding(document).document()


class _Unfolding:
    """A tree being made of another, with the old place of each part of it."""

    def __init__(self, document: Document) -> None:
        self._old = document
        self._tree: dict[str, Any] = document.value  # type: ignore[assignment]
        self._texts: dict[str, Any] = self._tree.get('texts') or {}
        self._country = self._tree.get('id', '')
        self._from: dict[Location, Location] = {}
        self._problems = [*document.problems]

    def document(self) -> Document:
        """The new tree, with the marks of the old."""
        made: dict[str, Any] = {}
        for key, held in self._tree.items():
            if key == 'texts':
                continue
            if key == 'laws' and isinstance(held, list):
                made[key] = self._laws(held)
            elif key in {'illegal_because', 'dangers', 'authorities'} and isinstance(held, list):
                made[key] = [self._record(record, (key, number)) for number, record in enumerate(held)]
            else:
                made[key] = held
                self._keep((key,), (key,))
        self._keep((), (), alone=True)
        marks, parts = self._marks()
        return replace(self._old, value=made, marks=marks, parts=parts, problems=self._problems)

    def _laws(self, held: list[Any]) -> list[Any]:
        made: list[Any] = []
        for number, law in enumerate(held):
            for ground in self._grounds(law):
                made.append(self._law(law, ground, ('laws', number), ('laws', len(made))))
        return made

    @staticmethod
    def _grounds(law: Any) -> list[str]:
        named = law.get('grounds') if isinstance(law, dict) else None
        return [*named] if isinstance(named, dict) and named else ['']

    def _law(self, law: Any, ground: str, old: Location, new: Location) -> Any:
        self._keep(new, old, alone=True)
        if not isinstance(law, dict):
            return law
        own = law['grounds'][ground] if ground else {}
        own = own if isinstance(own, dict) else {}
        text = self._texts.get(str(law.get('of')), {})
        if law.get('of') and not text:
            self._unknown(law['of'], (*old, 'of'))
            # That is named; what the text would say is not lacking besides.
            text = {'title': str(law['of']), 'citation': str(law['of'])}
        made: dict[str, Any] = {'id': law.get('id')}
        if ground:
            made |= {'ground': ground}
            self._keep((*new, 'ground'), (*old, 'grounds', ground))
        for key in ('title', 'local_titles', 'citation'):
            if key in text:
                made[key] = text[key]
                self._keep((*new, key), ('texts', law['of'], key))
        layers = [((*old, 'grounds', ground), own), (old, law)] if ground else [(old, law)]
        for key in dict.fromkeys(key for _, layer in layers for key in layer):
            if key not in _NOT_OF_A_LAW:
                made[key] = self._joined(key, layers, (*new, key))
        made['elements'] = self._elements(layers, (*new, 'elements'))
        if made.get('applies') == EVERYBODY:
            del made['applies']
        else:
            self._inherit(made, 'applies', [{'person_in': [self._country]}], new, ('id',))
        made.setdefault('signers', [*_SIGNERS])
        self._inherit(made, 'checked', self._tree.get('checked'), new, ('checked',))
        made['sources'] = self._sources(made.get('sources', [law['of']] if law.get('of') else []), (*new, 'sources'))
        self._quotes(made, law.get('of'), new)
        return made

    def _quotes(self, made: dict[str, Any], of: Any, new: Location) -> None:
        for key in _QUOTING & made.keys():
            if isinstance(made[key], list):
                made[key] = [self._quoted(one, of, (*new, key, number)) for number, one in enumerate(made[key])]

    def _quoted(self, held: Any, of: Any, new: Location) -> Any:
        """Where a quote is from: the text that it names, else that of its law."""
        name = held.get('source') or of if isinstance(held, dict) and held.get('quote') else None
        if not name:
            return held
        if name not in self._texts:
            self._unknown(str(name), (*self._from.get(new[:-1], new[:-1]), new[-1], 'source'))
            return held
        return {**held, 'source': self._texts[name].get('title', name)}

    def _joined(self, key: str, layers: list[tuple[Location, Any]], new: Location) -> Any:
        said = [((*place, key), layer[key]) for place, layer in layers if key in layer]
        self._keep(new, said[0][0], alone=True)
        if key not in _ADDED or not all(isinstance(held, list) for _, held in said):
            self._keep(new, said[0][0])
            return said[0][1]
        made: list[Any] = []
        for place, held in said:
            for number, one in enumerate(held):
                self._keep((*new, len(made)), (*place, number))
                made.append(one)
        return made

    def _elements(self, layers: list[tuple[Location, Any]], new: Location) -> list[Any]:
        made: list[Any] = []
        for key, need in (('must', 'required'), ('may', 'recommended')):
            for place, layer in reversed(layers):
                words = layer.get(key)
                for word, asked in words.items() if isinstance(words, dict) else ():
                    old = (*place, key, word)
                    element = {'is': word, 'need': need, **(asked if isinstance(asked, dict) else {'cite': asked})}
                    here = (*new, len(made))
                    self._keep(here, old)
                    self._keep((*here, 'is'), (*old, '@key'), alone=True)
                    if not isinstance(asked, dict):
                        self._keep((*here, 'cite'), old)
                    made.append(element)
        return made

    def _record(self, record: Any, at: Location) -> Any:
        self._keep(at, at)
        if not isinstance(record, dict):
            return record
        made = {**record}
        if at[0] == 'illegal_because':
            made = self._quoted(made, None, at)
            if made.get('applies') == EVERYBODY:
                made['applies'] = []
            self._inherit(made, 'applies', [{'person_in': [self._country]}], at, ('id',))
        self._inherit(made, 'checked', self._tree.get('checked'), at, ('checked',))
        if 'sources' in made:
            made['sources'] = self._sources(made['sources'], (*at, 'sources'))
        return made

    def _inherit(self, made: dict[str, Any], key: str, value: Any, at: Location, old: Location) -> None:
        """What a record does not say itself stands where the country says it."""
        if key not in made:
            made[key] = value
            place = (*at, key, 0, 'person_in', 0) if key == 'applies' else (*at, key)
            self._keep(place, old)

    def _sources(self, named: Any, new: Location) -> Any:
        if not isinstance(named, list):
            return named
        return [self._source(name, (*new, number)) for number, name in enumerate(named)]

    def _source(self, name: Any, new: Location) -> Any:
        if not isinstance(name, str):
            return name
        if name not in self._texts:
            self._unknown(name, self._from.get(new, new))
            return {'title': name, 'url': 'https://example.com'}
        for key in ('title', 'url', 'kind'):
            self._keep((*new, key), ('texts', name, key))
        return {key: held for key, held in self._texts[name].items() if key in {'title', 'url', 'kind'}}

    def _unknown(self, name: str, at: Location) -> None:
        near = get_close_matches(name, self._texts, 1) or [*self._texts][:1]
        self._problems.append(self._old.problem('registry-unknown-text', at, name=name, nearest=', '.join(near)))

    def _keep(self, new: Location, old: Location, *, alone: bool = False) -> None:
        """Note that what stands at a new place, with all below it or alone, was written at an old one."""
        self._from[(*new, _ALONE) if alone else new] = old

    def _marks(self) -> tuple[dict[Location, tuple[int, int]], dict[Location, str]]:
        below: dict[Location, list[Location]] = defaultdict(list)
        for loc in self._old.marks:
            for length in range(len(loc) + 1):
                below[loc[:length]].append(loc)
        made: dict[Location, tuple[int, int]] = {}
        parts: dict[Location, str] = {}
        for at, old in self._from.items():
            alone = at[-1:] == (_ALONE,)
            new = at[:-1] if alone else at
            if old in self._old.parts:
                parts[new] = self._old.parts[old]
            if alone:
                made |= {new: self._old.marks[old]} if old in self._old.marks else {}
            else:
                made |= {(*new, *loc[len(old) :]): self._old.marks[loc] for loc in below[old]}
        return made, parts


# The end of a place of which only the place itself is meant, and nothing below it. No key of a mapping is a number.
_ALONE = -2
