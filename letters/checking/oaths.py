"""Rules about statements: which are sworn, who is named in them, which elements they fulfil (promise 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from letters.checking.rule import Found
from letters.checking.rule import Records
from letters.checking.rule import rule
from letters.checking.walk import channels
from letters.checking.walk import laws
from letters.checking.walk import letter_texts
from letters.checking.walk import letters_of
from letters.checking.walk import papers
from letters.languages.oaths import swears

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.model.law import Law

SWORN = 'authority-on-oath'
STATED = frozenset({'good-faith', 'accuracy', SWORN, 'not-paid'})
"""Element words that a letter fulfils by a statement of the law, and by nothing else."""


@rule('registry-oath-weight')
def oath_weight(records: Records) -> Iterator[Found]:
    """Only the statement about authority is on oath, and every other statement has a lighter weight."""
    for at, law in laws(records):
        for number, statement in enumerate(law.statements):
            if (statement.weight == 'on-oath') != (statement.is_ == SWORN):
                yield Found(at.file, (*at.loc, 'statements', number, 'weight'), {'id': law.id})


@rule('registry-oath-law')
def oath_law(records: Records) -> Iterator[Found]:
    """An oath belongs to a law or a paper of the ground copyright that says so, and no other asks for one."""
    for at, law in laws(records):
        sworn = SWORN in {one.is_ for one in law.statements} | {one.is_ for one in law.elements}
        declared = law.oath == 'authority-under-perjury'
        if (sworn or declared) and not (declared and law.ground == 'copyright'):
            yield Found(at.file, (*at.loc, 'oath'), {'id': law.id})
    for at, paper in papers(records):
        sworn = paper.oath == 'authority-under-perjury' or SWORN in paper.must
        if sworn and not (paper.ground == 'copyright' and paper.oath == 'authority-under-perjury'):
            yield Found(at.file, (*at.loc, 'oath'), {'id': paper.id})


@rule('registry-oath-outside')
def oath_outside(records: Records) -> Iterator[Found]:
    """Words of an oath stand in the statement about authority of a copyright law, and in no other text of a letter."""
    sworn = {
        (at.file, (*at.loc, 'statements', number, name))
        for at, law in laws(records)
        for number, statement in enumerate(law.statements)
        for name in statement.voices()
        if statement.is_ == SWORN and law.ground == 'copyright'
    }
    for at, text in letter_texts(records):
        if swears(text, 'en') and (at.file, at.loc) not in sworn:
            yield Found(at.file, at.loc)


@rule('registry-field-oath')
def field_oath(records: Records) -> Iterator[Found]:
    """A field that is answered with the oath is one of a copyright form, and asks for authority, not for accuracy."""
    for at, _, channel in channels(records):
        for number, field in enumerate(channel.fields):
            if field.from_ != f'letter.{SWORN}':
                continue
            asks = field.asks.lower()
            about_oath = any(word in asks for word in ('perjury', 'authori', 'oath', 'required statements'))
            if channel.grounds != ['copyright'] or not about_oath:
                yield Found(at.file, (*at.loc, 'fields', number, 'from'), {'channel': channel.id})


@rule('registry-statement-person')
def statement_person(records: Records) -> Iterator[Found]:
    """The wording for somebody who signs for another names the person shown once; the person's own names nobody."""
    for at, law in laws(records):
        for number, statement in enumerate(law.statements):
            wrong = '%(person)s' in statement.text
            wrong |= any(said.count('%(person)s') != 1 for name, said in statement.voices().items() if name != 'text')
            if wrong:
                yield Found(at.file, (*at.loc, 'statements', number), {'id': law.id})


@rule('registry-statement-missing')
def statement_missing(records: Records) -> Iterator[Found]:
    """An element that only a statement can fulfil, asked for by a law or by its paper, has its statement in the law."""
    for at, law in laws(records):
        for paper in letters_of(law, records):
            wanted = {(one.is_, at / 'elements' / number) for number, one in enumerate(law.elements)
                      if one.need == 'required' and one.met_by == 'body'}  # fmt: skip
            wanted |= {(word, at / 'statements') for word in paper.must}
            for word, place in sorted(wanted, key=str):
                if not is_stated(word, law):
                    yield Found(place.file, place.loc, {'id': law.id, 'element': word})


def is_stated(word: str, law: Law) -> bool:
    """Whether a law has a statement for an element word that needs one; belief can stand for accuracy too."""
    stated = {statement.is_ for statement in law.statements}
    return word not in STATED or word in stated or (word == 'accuracy' and 'good-faith' in stated)


RULES = (oath_weight, oath_law, oath_outside, field_oath, statement_person, statement_missing)
