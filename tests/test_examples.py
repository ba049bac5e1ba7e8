"""Each paper's own examples: facts in, letter out; and what must hold for every letter, whatever its example says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from letters import paths
from letters.checking.sentences import longest_sentence
from letters.checking.sentences import never_said
from letters.checking.sentences import word_in
from letters.compose.letter import Composed
from letters.compose.letter import compose
from letters.languages.catalogue import Translator
from letters.law.brief import Brief
from letters.law.disclosure import disclosed
from letters.law.matching import illegal_because
from letters.law.recipients import by_id
from letters.law.topic import Situation
from letters.law.topic import Topic
from letters.model.case import Case
from letters.model.plan import Paper
from letters.packet.build import packet
from letters.packet.letters import letter_of
from letters.packet.options import Options
from letters.plan.make import make_plan
from letters.registry.load import registry
from letters.registry.read import read_file
from letters.render.text import text
from letters.sheets.question_form import Form
from letters.sheets.question_form import question_form
from letters.wording.words import Wording
from tests.support.day import DAY
from tests.support.factory import make_case
from tests.support.followed import follow

SHEETS = {
    'form-sheet': '01.form.txt', 'question-form': '', 'start-here': '00.txt', 'reply-counter-notice': '',
    'legal-remedies': '',
}  # fmt: skip
MOST_WORDS = 420
# What a letter says of what was sent before, and of the law of the step, where it makes the whole request again.
MORE_WORDS_OF_A_STEP = 160
MOST_IN_SENTENCE = 30
LINK = re.compile(r'https?://\S+')

EXAMPLES = sorted(paths.TEMPLATES.glob('*/examples/*.yaml'))
LETTERS = [path for path in EXAMPLES if path.parts[-3] not in SHEETS]


def _name(path: Path) -> str:
    return f'{path.parts[-3]}/{path.stem}'


def _read(path: Path) -> dict[str, Any]:
    document = read_file(path)
    assert not document.problems, document.problems
    assert isinstance(document.value, dict)
    assert set(document.value) <= {'about', 'recipient', 'law', 'case', 'expect'}
    assert set(document.value['expect']) <= {'laws', 'subject', 'says', 'never'}
    return document.value


def answers_of(path: Path) -> dict[str, Any]:
    """What an example changes in the usual case."""
    answers: dict[str, Any] = _read(path)['case']
    return answers


def _case(path: Path) -> Case:
    return make_case(answers_of(path))


def _composed(path: Path) -> tuple[Paper, Topic, Composed]:
    """The paper of the example's kind (to the recipient that it names, else the first), and its letter in English."""
    case, wanted = _case(path), _read(path).get('recipient')
    if registry().papers[path.parts[-3]].follows:
        paper, here = follow(case, path.parts[-3], law=_read(path).get('law', ''), recipient=wanted or '')
        return paper, Brief.of(paper, here).topic, compose(paper, here, 'en')
    made = make_plan(case, registry(), DAY)
    papers = [paper for paper in made.papers if paper.kind == path.parts[-3] and wanted in {None, paper.recipient}]
    assert papers, [(one.kind, one.recipient, [why.id for why in one.why]) for one in made.not_made]
    paper = papers[0]
    here = Situation(disclosed(case, made.effects), registry(), DAY)
    items = tuple((n + 1, here.case.items[n]) for n in paper.items)
    return paper, Topic(here, items, by_id(paper.recipient, registry())), compose(paper, here, 'en')


def _sheet(path: Path) -> str:
    """The text of a sheet; the one that goes with a paper to the recipient that the example names, if it names one."""
    if path.parts[-3] == 'question-form':
        wording = Wording(registry(), Translator('en', 'interface'))
        return text(question_form(Form(DAY, _case(path).person.country), wording))
    if path.parts[-3] == 'reply-counter-notice':
        written = letter_of(*follow(_case(path), path.parts[-3]), Options()).written
        assert written
        return text(written.composed.letter)
    made = packet(_case(path), registry(), DAY, Options(formats=('txt',)))
    if path.parts[-3] == 'legal-remedies':
        (page,) = made.plan.pages
        return made.files[f'{page.id}.txt'].decode()
    wanted = _read(path).get('recipient')
    number = next(paper.id for paper in made.plan.papers if wanted in {None, paper.recipient})
    return made.files[SHEETS[path.parts[-3]].replace('01', number)].decode()


def _text(path: Path) -> str:
    return _sheet(path) if path.parts[-3] in SHEETS else text(_composed(path)[2].letter)


def _typed(case: Case) -> list[str]:
    """What people typed, which no list of words judges: names, own words, works, links."""
    sender, person = case.sender, case.person
    found = [sender.name, sender.organisation, sender.authority, sender.email, person.name, *sender.address]
    found += [held for m in case.materials for held in (m.work, m.own_words.text, m.copyright_owner)]
    return [held for held in found if held]


def _ours(path: Path) -> str:
    """The letter without what people typed, without links, and without the official titles of what it cites."""
    paper, topic, composed = _composed(path)
    shown = LINK.sub('', text(composed.letter))
    titles = [held for id in paper.laws for law in [registry().law(id)] for held in (law.title, law.citation)]
    for held in sorted([*_typed(topic.here.case), *titles], key=len, reverse=True):
        shown = shown.replace(held, '')
    return shown


def _spoken(path: Path) -> list[str]:
    """The paragraphs of a letter that are not a statement in the words of a law, without their citations and links."""
    paper, topic, composed = _composed(path)
    statements = {
        source % {'person': topic.here.case.person.name}
        for id in paper.laws
        for one in registry().law(id).statements
        for source in (one.text, one.for_other or one.text)
    }
    lines = [line for block in text(composed.letter).split('\n\n') for line in block.split('\n')]
    plain = [line for line in lines if line not in statements]
    for id in paper.laws:
        plain = [line.removeprefix(f'{registry().law(id).title}: ') for line in plain]
    for cite in sorted(_legal(path).values(), key=len, reverse=True):
        plain = [line.replace(f' ({cite})', '') for line in plain]
    return [LINK.sub('', line) for line in plain if line]


def _legal(path: Path) -> dict[str, str]:
    """Every sentence of law that this letter may print, with the citation that must stand behind it."""
    paper, topic, _ = _composed(path)
    found = {one.text.rstrip('. '): one.cite for id in paper.laws for one in registry().law(id).says}
    rules = illegal_because(topic)
    return found | {rule.text.rstrip('. '): rule.cite for rule in rules}


def test_every_paper_has_examples() -> None:
    counted = {id: len(list((paths.TEMPLATES / id / 'examples').glob('*.yaml'))) for id in registry().papers}
    assert {id: n for id, n in counted.items() if n < (1 if id in SHEETS else 2)} == {}


@pytest.mark.parametrize('path', EXAMPLES, ids=_name)
def test_the_example_gives_the_letter_that_it_describes(path: Path) -> None:
    expected, shown = _read(path)['expect'], _text(path)
    missing = [words for words in expected['says'] if words.replace('\\n', '\n') not in shown]
    present = [words for words in expected['never'] if word_in(shown, [words])]
    assert (missing, present) == ([], []), f'not in the letter: {missing}; in it: {present}\n\n{shown}'
    if path.parts[-3] in SHEETS:
        return
    paper, _, composed = _composed(path)
    assert list(paper.laws) == expected['laws']
    assert composed.lacks == ()
    if 'subject' in expected:
        assert composed.letter.subject == expected['subject']


@pytest.mark.parametrize('path', LETTERS, ids=_name)
def test_no_letter_holds_a_word_that_it_never_holds(path: Path) -> None:
    kind = registry().papers[path.parts[-3]]
    assert word_in(_ours(path), kind.never) == ''
    assert word_in(_ours(path), never_said()) == ''


@pytest.mark.parametrize('path', [path for path in EXAMPLES if path not in LETTERS], ids=_name)
def test_no_sheet_holds_a_word_that_it_never_holds(path: Path) -> None:
    assert word_in(LINK.sub('', _sheet(path)), registry().papers[path.parts[-3]].never) == ''


@pytest.mark.parametrize('path', LETTERS, ids=_name)
def test_no_sentence_of_ours_is_longer_than_a_reader_can_hold(path: Path) -> None:
    long = [line for line in _spoken(path) if longest_sentence(line) > MOST_IN_SENTENCE]
    assert long == []


@pytest.mark.parametrize('path', LETTERS, ids=_name)
def test_every_link_and_the_contact_stand_in_the_text(path: Path) -> None:
    paper, topic, composed = _composed(path)
    lines = text(composed.letter).split('\n')
    # Only an answer that has no need of them names no places.
    for item in topic.places if 'location' in composed.brief.words or not composed.brief.step else ():
        assert item.url in lines
        assert not item.media_url or item.media_url in lines
    if 'contact' in registry().papers[paper.kind].must:
        assert topic.here.case.sender.email in text(composed.letter)


@pytest.mark.parametrize('path', LETTERS, ids=_name)
def test_a_letter_is_short_enough_to_be_read(path: Path) -> None:
    words = LINK.sub('', text(_composed(path)[2].letter)).split()
    more = MORE_WORDS_OF_A_STEP if registry().papers[path.parts[-3]].repeats == 'yes' else 0
    assert len(words) <= MOST_WORDS + more


@pytest.mark.parametrize('path', LETTERS, ids=_name)
def test_every_sentence_of_law_carries_its_citation_once(path: Path) -> None:
    shown, legal = text(_composed(path)[2].letter), _legal(path)
    printed = {sentence: cite for sentence, cite in legal.items() if sentence in shown}
    bare = [sentence for sentence, cite in printed.items() if f'{sentence} ({cite})' not in shown]
    assert [sentence for sentence in bare if legal[sentence] not in sentence] == []
    brief = _composed(path)[2].brief
    if brief.kind.id in {'police-statement', 'threat-statement'} and 'I name no rule.' in shown:
        # Where nothing of the record fits the facts, the paper says so; how to prosecute may stand there all the same.
        procedure = {one.text.rstrip('. ') for law in brief.laws for one in law.says if one.procedure == 'yes'}
        assert printed.keys() <= procedure
    elif brief.laws and brief.kind.id != 'copyright-notice':
        assert printed, 'the letter says nothing of the law that it cites'
