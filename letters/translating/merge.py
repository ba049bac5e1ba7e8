"""A catalogue brought together with the sentences of today, as `msgmerge --previous` does it: no translation is lost.

What msgmerge does not do: the entry that a changed sentence took its words from stays among the obsolete ones too, so
that whoever takes the change of the English back has the confirmed translation again.
"""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from letters.languages.oaths import guarded
from letters.languages.oaths import swears
from letters.translating.po import Entry
from letters.translating.po import Source
from letters.translating.po import altered
from letters.translating.po import flags_of
from letters.translating.po import retired

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Mapping
    from collections.abc import Sequence

    from letters.translating.po import Key
    from letters.translating.sentence import Sentence

GRAMMARS = ('feminine', 'masculine')
# Below this msgmerge too takes two sentences for different ones.
LEAST_ALIKE = 0.6


def merge(
    sentences: Iterable[Sentence],
    held: Iterable[Entry],
    moved: Callable[[str], str],
    language: str = '',
    forms: int = 2,
) -> tuple[Entry, ...]:
    """The entries of a catalogue: every sentence in its order, then what is no longer used, by context and words.

    `moved` gives the context that an old one has become, `forms` says how many a counted sentence has. A sentence that
    is new, as it is or by a change of its English, gets the words of the nearest old one, fuzzy. One that stands in the
    catalogue without a translation gets none again: somebody may have taken them away.
    """
    wanted = once(sentences)
    known = {key for one in wanted for key in _keys(one)}
    found = _by_key(_moved(held, known, moved))
    old = _Old(found, known, language)
    alive = [entry for one in wanted for entry in _alive(one, found, old, forms)]
    rest = sorted(
        (one for key, one in found.items() if key not in known), key=lambda one: (one.key[0] or '', one.key[1])
    )
    return (*alive, *(retired(one) for one in rest if one.translated or one.comments))


def once(sentences: Iterable[Sentence]) -> list[Sentence]:
    """One for each context and text; the first comment, and `may_equal` where one allows it."""
    kept: dict[tuple[str, str], Sentence] = {}
    for one in sentences:
        earlier = kept.get((one.context, one.text))
        if earlier is None or (one.may_equal and not earlier.may_equal):
            kept[(one.context, one.text)] = one
    return list(kept.values())


def _keys(one: Sentence) -> list[Key]:
    """A sentence, and itself for a feminine and a masculine first person, which translators may add."""
    return [(one.context, one.text), *((f'{one.context}|{grammar}', one.text) for grammar in GRAMMARS)]


def _moved(held: Iterable[Entry], known: set[Key], moved: Callable[[str], str]) -> list[Entry]:
    """The entries under the contexts of today; what is in use where it stands stays there."""
    found = []
    for entry in held:
        context, bar, grammar = (entry.source.context or '').partition('|')
        if entry.key in known or not context or moved(context) == context:
            found.append(entry)
        else:
            found.append(altered(entry, source=entry.source._replace(context=f'{moved(context)}{bar}{grammar}')))
    return found


def _by_key(entries: Iterable[Entry]) -> dict[Key, Entry]:
    """One entry for each sentence. Where there were two, the better one; the words of the other become a comment."""
    found: dict[Key, Entry] = {}
    for one in entries:
        earlier = found.get(one.key)
        found[one.key] = one if earlier is None else _better(earlier, one)
    return found


def _better(one: Entry, other: Entry) -> Entry:
    first, second = sorted((one, other), key=_weight, reverse=True)
    comments = [*first.comments, *second.comments]
    if second.translated and second.strings != first.strings:
        comments.append(_in_a_comment(second.strings))
    return altered(first, comments=tuple(dict.fromkeys(comments)))


def _in_a_comment(strings: Sequence[str]) -> str:
    return 'Another translation: ' + ' / '.join(' '.join(text.split()) for text in strings)


def _weight(one: Entry) -> tuple[bool, bool, bool]:
    return one.translated, not one.fuzzy, not one.obsolete


class _Old:
    """What a new sentence can take its words from."""

    def __init__(self, found: Mapping[Key, Entry], known: set[Key], language: str) -> None:
        self.language = language
        self.by_context: dict[str, list[Entry]] = defaultdict(list)
        self.by_family: dict[str, list[Entry]] = defaultdict(list)
        self.by_words: dict[str, list[Entry]] = defaultdict(list)
        for key, entry in sorted(found.items(), key=lambda item: (item[0][0] or '', item[0][1])):
            context = entry.source.context or ''
            if not entry.translated or '|' in context:
                continue
            self.by_words[entry.source.id].append(entry)
            if key not in known:
                self.by_context[context].append(entry)
                self.by_family[_family(context)].append(entry)

    def nearest(self, one: Sentence) -> Entry | None:
        """The old sentence of the same context that is most like this one, else of its family, else the same words."""
        return (
            self._most_like(one, self.by_context[one.context])
            or self._most_like(one, self.by_family[_family(one.context)])
            or next((entry for entry in self.by_words[one.text] if self.fits(one, entry)), None)
        )

    def _most_like(self, one: Sentence, entries: Sequence[Entry]) -> Entry | None:
        matcher = SequenceMatcher(None, '', one.text, autojunk=False)
        best, most = None, LEAST_ALIKE
        for entry in entries:
            matcher.set_seq1(entry.source.id)
            if matcher.real_quick_ratio() < most or matcher.quick_ratio() < most or not self.fits(one, entry):
                continue
            alike = matcher.ratio()
            if alike > most or (best is None and alike == most):
                best, most = entry, alike
        return best

    def fits(self, one: Sentence, entry: Entry) -> bool:
        """Whether the words may be suggested: no oath for a sentence of letters that holds none, nor the reverse.

        A number that is counted has its forms, and nothing else has any.
        """
        if bool(one.plural) != (entry.source.plural is not None):
            return False
        if one.domain != 'letters' or not guarded(self.language):
            return True
        return swears(one.text, 'en') == swears(entry.strings[0], self.language)


def _family(context: str) -> str:
    """The first word of a context: law, message, question; the name of a paper."""
    return context.partition(' ')[0]


def _alive(one: Sentence, found: Mapping[Key, Entry], old: _Old, forms: int) -> list[Entry]:
    key, *others = _keys(one)
    entry, like = found.get(key), None
    if entry is None:
        like = old.nearest(one)
        entry = _suggested(key, like) if like else Entry(Source(*key))
    entries = [_spoken(one, entry, forms)]
    for other in others:
        own = found.get(other)
        if own is None and like is not None:
            # A changed sentence brings those for a feminine and a masculine first person along.
            same = found.get((f'{like.source.context}|{(other[0] or "").rpartition("|")[2]}', like.source.id))
            own = _suggested(other, same) if same and same.translated else None
        if own is not None and (own.translated or own.comments):
            entries.append(_spoken(one, own, forms))
    return entries


def _suggested(key: Key, like: Entry) -> Entry:
    """The words of an old sentence for a new one; the English that they were made for stands beside them."""
    before = like.previous if like.fuzzy and like.previous and like.previous.id else like.source
    return Entry(Source(*key), like.strings, frozenset({'fuzzy'}), like.comments, previous=before)


def _spoken(one: Sentence, entry: Entry, forms: int) -> Entry:
    """The entry of a sentence as the program says it today."""
    flags = flags_of(entry) | ({'ignore-same'} if one.may_equal else frozenset())
    flags |= {f'max-length:{one.most}'} if one.most else frozenset()
    previous, comments = entry.previous, entry.comments
    source = Source(*entry.key, one.plural or None)
    if '%(' in one.plural:
        flags |= {'python-format'}
    if one.plural and entry.source.plural != one.plural:
        # What is said of many has changed, or was not said before.
        flags, previous = flags | {'fuzzy'}, previous or entry.source
    if not entry.translated:
        flags, previous = flags - {'fuzzy'}, None
    said = forms if one.plural else 1
    if any(entry.strings[said:]):
        comments = (*comments, _in_a_comment(entry.strings[said:]))
    strings = (*entry.strings, *[''] * said)[:said]
    return altered(
        entry, source=source, strings=strings, flags=flags, comments=comments,
        note=one.comment, references=one.files, previous=previous, obsolete=False,
    )  # fmt: skip
