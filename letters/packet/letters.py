"""The letters of a packet: composed in the language that is whole, with a copy that the person can read."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from typing import TYPE_CHECKING
from typing import Any

from letters.compose.letter import Composed
from letters.compose.letter import compose
from letters.compose.letter import reading_copy
from letters.errors import ToldError
from letters.errors import TranslationError
from letters.languages.catalogue import SOURCE
from letters.languages.catalogue import Translator
from letters.languages.catalogue import nearest
from letters.languages.catalogue import offered
from letters.languages.catalogue import offered_for_letters
from letters.languages.codes import code
from letters.languages.oaths import guarded
from letters.law.brief import Brief
from letters.law.elements import unanswered
from letters.law.later import STILL_THERE
from letters.law.later import unseen
from letters.law.recipients import NEAR
from letters.model.plan import NotMade
from letters.model.plan import Paper
from letters.model.plan import Reason
from letters.packet.options import Notice
from letters.packet.options import Options
from letters.pen.pen import Gaps
from letters.plan.doors import seen_by
from letters.plan.gaps import covering
from letters.registry.load import spoken
from letters.sheets.counter_notice import counter_notice
from letters.sheets.legal_remedies import legal_remedies
from letters.sheets.sheet import compose_sheet
from letters.sheets.start_here import start_here
from letters.translating.reviewed import has_review
from letters.translating.reviewed import is_reviewed
from letters.wording.words import Wording

if TYPE_CHECKING:
    from letters.errors import Problem
    from letters.law.topic import Situation
    from letters.model.letter import Letter
    from letters.model.paper import PaperKind
    from letters.model.plan import Plan
    from letters.packet.made import Views
    from letters.sheets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Finished:
    """A paper with its letter, and the reading copy if there is one, with its views once they are made.

    `unreviewed`: the languages of both in which no lawyer has read what it says.
    """

    paper: Paper
    composed: Composed
    reading: Letter | None = None
    copies: Views | None = None
    unreviewed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """A letter, or the reason why it is not made, what to tell about it, and what it is due to.

    That is an error of ours (`fault`), or a part that this machine lacks (`missing`).
    """

    written: Finished | None
    not_made: NotMade | None
    notices: tuple[Notice, ...] = ()
    fault: ToldError | None = None
    missing: Notice | None = None


def reader_language(here: Situation) -> str:
    """The language of the screen that the person reads."""
    return nearest(here.case.case.language or SOURCE, spoken())


def letter_of(paper: Paper, here: Situation, options: Options) -> Attempt:
    """Compose a paper; one that does not print what was told is not made, and others are (promise 16)."""
    try:
        return _attempt(paper, here, options)
    except ToldError as error:
        why = (Reason(error.id, values=tuple(error.values.items())),)
        return Attempt(None, NotMade(paper.called, paper.recipient, why), fault=error)


def as_written(plan: Plan, here: Situation, options: Options) -> Plan:
    """The plan with each paper in the language in which it will be written, and with who sees what of it then."""
    return plan._replace(papers=tuple(_as_written(covering(one, plan.papers), here, options) for one in plan.papers))


def _as_written(paper: Paper, here: Situation, options: Options) -> Paper:
    """Only another language than English is looked at: a letter has to be composed for it."""
    if paper.language == SOURCE and not options.language:
        return paper
    try:
        composed = _in_its_language(paper, Brief.of(paper, here).kind, here, options)[0]
    except ToldError:
        return paper
    return told_again(paper, here, language=composed.letter.language)


def _attempt(paper: Paper, here: Situation, options: Options) -> Attempt:
    """Compose a paper. Where its language is not whole, the whole letter is in English (promise 11)."""
    brief = Brief.of(paper, here)
    kind = brief.kind
    if kind.audience == 'person':
        wording = Wording(here.registry, Translator(reader_language(here), 'interface'))
        page = page_for_person(paper, brief, here, wording)
        return Attempt(Finished(paper, Composed(replace(brief, channel=None), page, (), (), {})), None)
    composed, notices, without = _in_its_language(paper, kind, here, options)
    if composed.lacks:
        return Attempt(None, _lacking(paper, composed, here), tuple(notices))
    paper = told_again(paper, here, language=composed.letter.language)
    reading, beside, told = _reading(paper, composed, here, options, without)
    notices += told
    if reading is None and told and kind.reading_copy == 'compulsory':
        why = (Reason('oath-needs-copy', values=told[0].values),)
        return Attempt(None, NotMade(paper.called, paper.recipient, why), tuple(notices))
    unreviewed = tuple(_unreviewed(composed.brief.kind.id, one) for one in (composed, beside) if one)
    return Attempt(Finished(paper, composed, reading, unreviewed=tuple(filter(None, unreviewed))), None, tuple(notices))


def _in_its_language(
    paper: Paper, kind: PaperKind, here: Situation, options: Options
) -> tuple[Composed, list[Notice], frozenset[str]]:
    """The letter in the language that was wanted, or in English; what to tell of that, and what was left out."""
    # A note to people near is written in their languages, whatever the recipients of letters read.
    chosen = '' if paper.recipient in NEAR else options.language
    wanted = nearest(chosen, offered()) if chosen else paper.language
    notices: list[Notice] = []
    if not guarded(wanted):
        notices.append(Notice('language-unguarded', (('language', wanted),)))
        wanted = SOURCE
    if kind.languages and wanted not in kind.languages:
        wanted = kind.languages[0]
    composed, told, without = _composed(told_again(paper, here, language=wanted), here, wanted)
    notices += told
    if composed is None:
        composed = compose(told_again(paper, here, language=SOURCE), here, SOURCE)
    return composed, notices, without


def page_for_person(paper: Paper, brief: Brief, here: Situation, wording: Wording) -> Letter:
    """A paper that the person alone reads, in the words of the reader."""
    if brief.step:
        return counter_notice(paper, brief.step, here, wording)
    return legal_remedies(paper, here, wording)


def _unreviewed(kind: str, one: Composed) -> str:
    """The language of a letter, where no lawyer has read all that it says in it."""
    language = one.letter.language
    return '' if is_reviewed(kind, language, one.used) else language


def told_again(paper: Paper, here: Situation, **changes: Any) -> Paper:
    """The paper in another language or about other places, with who sees what of it then."""
    if all(getattr(paper, name) == value for name, value in changes.items()):
        return paper
    changed = paper._replace(**changes)
    seen = seen_by(Brief.of(changed, here))
    return changed._replace(seen_by=seen[: len(paper.seen_by)] if paper.kind == 'authorisation' else seen)


def _composed(
    paper: Paper, here: Situation, language: str, own_language: str = '', without: frozenset[str] = frozenset()
) -> tuple[Composed | None, tuple[Notice, ...], frozenset[str]]:
    """The paper in a language; or nothing, and what to tell: that this one cannot be used, and what is wrong where.

    The sentences of law that the language lacks are left out where the letter can do without them, and are the third
    of what is given back. A copy for reading (`own_language`) says in their place that they are not translated.
    """
    spoken_of = (('language', language), ('paper', paper.called))
    try:
        composed = compose(paper, here, language, own_language=own_language, gaps=Gaps(without))
        gone = composed.optional if language != SOURCE else frozenset()
        if gone and not (own_language and composed.brief.kind.reading_copy == 'compulsory'):
            shorter = _without(paper, here, composed, own_language, without)
            if shorter is not None:
                told = (('count', str(len(gone))), ('code', language), ('kind', paper.called))
                faulty = (Notice('sentence-faulty', told_of(one)) for one in composed.faulty)
                return shorter, (Notice('language-left-out', (*spoken_of, *told)), *faulty), gone
    except TranslationError as error:
        return None, (Notice(error.id, spoken_of),), frozenset()
    if not composed.untranslated or language == SOURCE:
        return composed, (), frozenset()
    found = (Notice('translation-faulty', (*spoken_of, *told_of(one))) for one in composed.faulty)
    lacks = (('count', str(len(composed.untranslated))), ('code', language), ('kind', paper.called))
    held = (Notice('language-fallback', spoken_of[:1]), Notice('language-lacks', (*spoken_of, *lacks)))
    return None, (*held, *found), frozenset()


def _without(
    paper: Paper, here: Situation, whole: Composed, own_language: str, without: frozenset[str]
) -> Composed | None:
    """The paper without what its language lacks; None where it lacks more, or would give no reason any more."""
    language, gone = whole.letter.language, whole.optional
    gaps = Gaps(without, gone) if own_language else Gaps(without | gone)
    shorter = compose(paper, here, language, own_language=own_language, gaps=gaps)
    fits = not shorter.untranslated and len(shorter.lacks) <= len(whole.lacks) and (shorter.reasons or own_language)
    return shorter if fits else None


def told_of(problem: Problem) -> tuple[tuple[str, str], ...]:
    """A fault of a catalogue as values of a notice: where it is, and the rule."""
    return ('where', problem.where), ('file', problem.file), ('rule', problem.id)


def _lacking(paper: Paper, composed: Composed, here: Situation) -> NotMade:
    """A letter that lacks an element is not made, whatever the plan thought of it (promise 3)."""
    words = here.registry.vocabulary.elements
    reasons = []
    for lack in composed.lacks:
        values = (('element', words[lack.word].means),)
        if lack.law:
            values = (('law', lack.law), *values, ('cite', lack.cite))  # type: ignore[assignment]
        reasons.append(Reason('missing-element' if lack.law else 'missing-own', values=values))
    topic = composed.brief.topic
    asked = [
        key
        for lack in composed.lacks
        for key in unanswered(lack.word, topic) or (unseen(composed.brief) if lack.word == STILL_THERE else ())
    ]
    needs = tuple(dict.fromkeys(asked)) if composed.brief.step else ()
    return NotMade(paper.called, paper.recipient, tuple(reasons), needs)


def page_is_read(plan: Plan, here: Situation, sheet: Sheet, language: str) -> bool:
    """Whether a lawyer has read the page to start with in a language: what it says shows once it is made."""
    if not has_review(sheet.kind, language):
        return False
    words = Wording(here.registry, Translator(language, 'interface'))
    compose_sheet(sheet, start_here(plan, here, words, (language,)), words)
    return is_reviewed(sheet.kind, language, words.translator.used)


def _reading(
    paper: Paper, composed: Composed, here: Situation, options: Options, without: frozenset[str]
) -> tuple[Letter | None, Composed | None, tuple[Notice, ...]]:
    """The reading copy, what stands beside the letter in it, and what to tell where it was wanted and not to be had."""
    asked = options.reading_copy or here.case.case.language or SOURCE
    language = nearest(asked, offered_for_letters())
    if language == SOURCE and code(asked).split('_')[0] != SOURCE:
        return None, None, (Notice('language-fallback', (('language', asked),)),)
    if language == paper.language:
        return None, None, ()
    beside, told, _ = _composed(paper, here, language, paper.language, without)
    if beside is None:
        return None, None, told
    banner = Translator(language, 'letters').text(
        'phrase page', here.registry.vocabulary.phrases['page']['reading-copy']
    )
    return reading_copy(composed.letter, beside.letter, banner), beside, told
