"""What translators are told beside a sentence: an example, where a short one stands, its files, how much room there is.

The words are those of `locales/notes.yaml`. Files are named without lines, so that a moved line changes no catalogue.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from letters import paths
from letters.errors import DataError
from letters.model.locale import Notes
from letters.registry.load import validated
from letters.registry.read import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from letters.translating.sentence import Sentence

FILE = 'notes.yaml'
FEW = 4
"""A sentence of fewer words does not say where it stands."""

_PLACEHOLDER = re.compile(r'%\(([a-z_]+)\)s')
_FILLED_IN = re.compile(r'%\([a-z_]+\)s|https?://\S+')
_WORD = re.compile(r"[^\W_][\w'’-]*")
_AS_IT_IS = r'[:：]\s*%\({0}\)s|[(（]%\({0}\)s[)）]'  # noqa: RUF001 - each sign is meant
_OF_TEMPLATES = 'templates/*/body.html.jinja'
# The files of which a sentence can be, by the first word of its context; `{}` is the next one.
_FILES = {
    'audience': ('letters/data/vocabulary.yaml',), 'authority': ('letters/data/jurisdictions/**/*.yaml',),
    'cite': ('letters/data/jurisdictions/**/*.yaml', 'letters/data/platforms/*.yaml'),
    'danger': ('letters/data/jurisdictions/**/*.yaml',), 'declaration': ('letters/data/platforms/*.yaml',),
    'effect': ('letters/data/vocabulary.yaml',), 'element': ('letters/data/vocabulary.yaml',),
    'form': ('letters/data/platforms/*.yaml',), 'help': ('letters/data/commands.yaml',),
    'helpline': ('letters/data/jurisdictions/**/*.yaml',),
    'law': ('letters/data/jurisdictions/**/*.yaml', 'letters/data/vocabulary.yaml'),
    'message': ('letters/data/messages.yaml',), 'paper': ('templates/{}/paper.yaml',),
    'phrase': ('letters/data/vocabulary.yaml',), 'platform': ('letters/data/platforms/{}.yaml',),
    'question': ('letters/data/questions/*.yaml',), 'region': ('letters/data/jurisdictions/**/*.yaml',),
    'earlier': ('templates/_shared/*.jinja', _OF_TEMPLATES),
    'shared': ('templates/_shared/*.jinja', _OF_TEMPLATES), 'way': ('letters/data/platforms/*.yaml',),
    'word': ('letters/data/vocabulary.yaml',),
}  # fmt: skip
_OF_TEMPLATE = 'templates/{}/body.html.jinja'


def words(text: str) -> int:
    """How many words of a sentence are to be translated: what is filled in, and links, are not."""
    return len(_WORD.findall(_FILLED_IN.sub(' ', text)))


def notes(folder: Path = paths.LOCALES) -> Notes:
    """The notes of a folder of catalogues; none where it has no such file. DataError where the file is not fit."""
    file = folder / FILE
    if not file.is_file():
        return Notes()
    document = read_file(file, name=f'{folder.name}/{FILE}')
    held, problems = validated(Notes, document)
    if held is None or problems:
        raise DataError('registry-bad', problems=(*document.problems, *problems))
    return held


def noted(found: Iterable[Sentence]) -> Iterator[Sentence]:
    """The sentences, each with what translators are told of it."""
    held, files = notes(paths.LOCALES), _Files()
    for one in found:
        most = _longest(held.limits, one.context)
        told = ' '.join(filter(None, (one.comment, _example(one, held), _as_it_is(one, held))))
        yield replace(one, comment=told, most=int(most or 0), files=files.of(one))


def inside(said: str, phrases: Iterable[str]) -> list[str]:
    """The placeholders for a phrase that a sentence of letters puts where many languages would change its words."""
    there = [name for name in phrases if f'%({name})s' in said]
    return [name for name in there if not re.search(_AS_IT_IS.format(name), said)]


def _as_it_is(one: Sentence, held: Notes) -> str:
    names = [name for name in held.phrases if one.domain == 'letters' and f'%({name})s' in one.text]
    return f'Put in as it is, so keep it behind a colon or in brackets: {", ".join(names)}.' if names else ''


def _example(one: Sentence, held: Notes) -> str:
    """An example of a sentence of few words, or with something to be filled in; nothing of any other."""
    said = one.plural or one.text
    filled = _PLACEHOLDER.sub(lambda name: _value(name[1], one.context, held.values), said).replace('%%', '%')
    if words(one.text) < FEW:
        return _longest(held.places, one.context).replace('{}', filled)
    return f'Example: "{filled}"' if filled != said else ''


def _value(name: str, context: str, values: Mapping[str, str]) -> str:
    """What stands for a placeholder: the value of the longest context that begins so, that for all, else its name."""
    own = {key.rpartition(' ')[0]: value for key, value in values.items() if key.rpartition(' ')[2] == name}
    return _longest(own, context) or name.replace('_', ' ')


def _longest(table: Mapping[str, str], context: str) -> str:
    begun = [key for key in table if context.startswith(key)]
    return table[max(begun, key=len)] if begun else ''


class _Files:
    """Finds the files of sentences: each file is read once, and named where it holds the sentence."""

    def __init__(self) -> None:
        self.content: dict[str, str] = {}
        self.names: dict[str, tuple[str, ...]] = {}

    def of(self, one: Sentence) -> tuple[str, ...]:
        """The files that say a sentence, by their names in the project; an installed program has none of them."""
        if not paths.IN_CHECKOUT:
            return ()
        first, _, rest = one.context.partition(' ')
        patterns = _FILES.get(first, (_OF_TEMPLATE,))
        there = [
            name
            for pattern in patterns
            for name in self._matching(pattern.format(rest or first) if '{}' in pattern else pattern)
        ]
        if len(there) <= 1:
            return tuple(there)

        # Most sentences are written in one way alone, and many files are looked through.
        said = {one.text, one.text.replace('"', '\\"'), _PLACEHOLDER.sub(r'{{ \1 }}', one.text)}
        return tuple(name for name in there if any(text in self.content[name] for text in said))

    def _matching(self, pattern: str) -> tuple[str, ...]:
        if pattern not in self.names:
            found = sorted(file for file in paths.CHECKOUT.glob(pattern) if file.is_file())
            self.names[pattern] = tuple(file.relative_to(paths.CHECKOUT).as_posix() for file in found)
            for name in self.names[pattern]:
                self.content[name] = ' '.join((paths.CHECKOUT / name).read_text(encoding='utf-8').split())
        return self.names[pattern]
