"""What a paper shows: of a person the least that the law allows (promise 7), of the rest what endangers nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.languages.codes import code
from letters.model.case import OwnWords

if TYPE_CHECKING:
    from collections.abc import Iterable

    from letters.law.brief import Brief
    from letters.law.topic import Topic
    from letters.model.case import Case
    from letters.model.case import Material
    from letters.model.clinic import Clinic

OWN_WORDS = 'materials.own_words.text'
PROOF = 'identity-proof'
"""What is enclosed and printed nowhere: the element of a law, and what its reader then sees."""
_QUERIES = 'items.queries'
# Beside who signs and who is shown: what somebody wrote in words of their own, and how it weighs on them.
_OF_PERSON = frozenset({_QUERIES, OWN_WORDS, 'materials.work', 'materials.copyright_owner', 'harm'})


def speaks(words: OwnWords, language: str) -> bool:
    """Whether own words may stand in a letter of a language: `en_GB` in one in `en`, and the other way round."""
    own, of = (code(name).casefold() for name in (words.language, language))
    return bool(words.text) and (f'{own}_'.startswith(f'{of}_') or f'{of}_'.startswith(f'{own}_'))


def disclosed(case: Case, effects: frozenset[str]) -> Case:
    """The case with what no paper may say taken out, as the dangers of the country demand (promise 5)."""
    changes: dict[str, object] = {}
    materials = [_without(material, effects) for material in case.materials]
    changes['materials'] = materials
    return case.model_copy(update=changes)


def represented(case: Case, clinic: Clinic) -> Case:
    """The case with the clinic's mailbox, telephone and address in the place of the sender's own.

    Nothing else is known of the sender then, so no paper, form or plan can print or tell of more.
    """
    agent = clinic.agent
    if not agent.name:
        return case
    address = [f'c/o {agent.name}', *agent.address]
    sender = {'email': agent.email, 'phone': agent.phone, 'address': address}
    return case.model_copy(update={'sender': case.sender.model_copy(update=sender)})


def _without(material: Material, effects: frozenset[str]) -> Material:
    update: dict[str, object] = {}
    if 'no-own-words' in effects:
        update['own_words'] = OwnWords()
    if 'leave-out-sent-privately' in effects and 'sent-privately' in material.no_consent:
        # "Sent privately" says too that nobody else was to see it; that part is true by itself and is kept.
        kept = [value for value in material.no_consent if value != 'sent-privately']
        update['no_consent'] = list(dict.fromkeys(['never-agreed', *kept]))
    return material.model_copy(update=update)


def _held(keys: Iterable[str], topic: Topic) -> tuple[str, ...]:
    """The keys of persons, and search words, that the case has an answer for, each once."""
    return tuple(key for key in dict.fromkeys(keys) if is_held(key, topic))


def tells_of_person(key: str) -> bool:
    """Whether a key tells of a person: search words are often somebody's name."""
    return key in _OF_PERSON or key.startswith(('sender.', 'person.'))


def is_held(key: str, topic: Topic) -> bool:
    """Whether the case has an answer for a key that tells of a person."""
    if key == _QUERIES:
        return any(item.queries for item in topic.places)
    part, _, name = key.partition('.')
    if part == 'materials':
        return any(_text(material, name) for material in topic.materials)
    if key == 'harm':
        return bool(topic.here.case.harm)
    held = {'sender': topic.here.case.sender, 'person': topic.here.case.person}
    return part in held and bool(getattr(held[part], name, None))


def _text(material: Material, name: str) -> str:
    return material.own_words.text if name == 'own_words.text' else str(getattr(material, name, ''))


def asked_by_form(brief: Brief) -> tuple[str, ...]:
    """What the recipient's form asks for and cannot do without; a letter by mail or post has no fields."""
    fields = brief.channel.fields if brief.channel and brief.by_form else []
    wanted = (field.from_ for field in fields if field.need == 'required' and field.leave_empty == 'no')
    return _held((key for key in wanted if tells_of_person(key)), brief.topic)


def inferred(brief: Brief) -> tuple[str, ...]:
    """What a reader learns of the person from the laws that are cited: that of a region is for those who live there."""
    return ('person.region',) if any('person.region' in law.when for law in brief.laws) else ()


def enclosed(brief: Brief) -> tuple[str, ...]:
    """The proof of who somebody is, where a law of the letter asks for it: the letter says that it is enclosed."""
    return (PROOF,) if PROOF in brief.words else ()
