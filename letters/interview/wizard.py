"""The interview: one question at a time, with back, skip, why, save and a quick way out at every prompt."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from letters.casefile.known import fit
from letters.interview import screens
from letters.interview.answering import ask_question
from letters.interview.flow import next_step
from letters.interview.flow import passed
from letters.interview.keeping import Keeper
from letters.interview.session import Ending
from letters.interview.session import Left
from letters.interview.session import Session
from letters.interview.stages import STAGES
from letters.interview.terminal import Away
from letters.registry.load import spoken

if TYPE_CHECKING:
    from letters.interview.answers import Answers
    from letters.interview.memory import Memory
    from letters.interview.saver import Saver
    from letters.interview.session import Done
    from letters.interview.session import End
    from letters.interview.session import Tools
    from letters.interview.step import Step
    from letters.interview.terminal import Talk


# Who leaves in the middle, by a word, by Ctrl-C, by Ctrl-D or with the window, leaves no answers on the screen.
_LEFT = frozenset({'quit', 'interrupted', 'ended'})


def run(talk: Talk, memory: Memory, answers: Answers, saver: Saver, tools: Tools) -> Ending:
    """Lead through the interview from the answers that there are, and say how it ended.

    Whoever calls keeps no hold of the memory: when this returns it shall be gone.
    """
    fit(memory.registry)
    keeper = Keeper(saver, lambda: tools.passphrase(session.language), asked=saver.mode != 'nothing')
    answers = _led_by(answers.answered())
    past = passed(answers, memory)
    session = Session(
        talk, memory, answers, keeper, tools, past=past, seen=frozenset(one.id for one in past if not one.key)
    )
    try:
        end = _led(session)
    except KeyboardInterrupt:
        end = 'interrupted'
    try:
        hidden, saved = _kept(session, end)
    except KeyboardInterrupt:
        # A window that closes fails to be read and gives a sign to end: the sign may come after the failure was heard.
        end = 'interrupted'
        hidden, saved = _kept(session, end)
    try:
        _farewell(session, end, saved=saved, hidden=hidden)
    except (KeyboardInterrupt, Away):
        # Who leaves where the last words stop for Enter leaves a plain screen too.
        with suppress(OSError):
            talk.clear()
    return Ending(
        end, session.answers, session.write and end == 'done', session.folder, session.left_out, session.empty,
        keeper.failed or session.undelivered,
    )  # fmt: skip


def _kept(session: Session, end: End) -> tuple[bool, bool]:
    """First of all the screen, then the answers: neither waits for a window that is gone, or for anybody's Ctrl-C."""
    with session.tools.undisturbed():
        return _hidden(session, end), session.keeper.save(session.answers, whole=end == 'done')


def _led_by(answers: Answers) -> Answers:
    """What a file of an earlier version is about follows from what it holds, and is not asked again."""
    about = answers.whole().get('about', '')
    return answers if not about or 'about' in answers else answers.put('about', str(about))


def _led(session: Session) -> End:
    """From the first line to the last question; how that ended."""
    try:
        _welcome(session)
        _lead(session)
    except Left as left:
        return left.end
    except Away as away:
        return 'ended' if away.ended else 'quit'
    return 'done'


def _welcome(session: Session) -> None:
    """How to leave, in every language of the screen; where one is chosen, it is said in that one soon."""
    languages = () if 'case.language' in session.answers else ('', *spoken())
    lines = (session.tools.wording_for(language).message(_leave(session)) for language in languages)
    session.talk.show(dict.fromkeys(lines))


def _leave(session: Session) -> str:
    """How to leave quickly; that the screen is cleared is promised only where it can be."""
    return 'start.leave' if session.talk.clears else 'start.leave-plain'


def _introduce(session: Session) -> None:
    """What this is and what can be typed, once the language is known."""
    session.talk.show(['', *session.words.fallback(str(session.answers.get('case.language', '')))])
    session.say(_leave(session), 'start.intro', 'start.you', 'start.nothing-sent')
    session.talk.show(screens.command_lines(session.words, screens.FIRST))


def _lead(session: Session) -> None:
    introduced = False
    while step := next_step(session.answers, session.memory, seen=session.seen):
        session.talk.pause = session.words.message('start.read-on')
        if step.kind == 'done':
            if not session.keeper.agreed:
                session.choose_keeping('start.keep-now')
            return
        if step.key != 'case.language' and not introduced:
            introduced = True
            _introduce(session)
        if step.key != 'case.language' and step.id != 'stop.safety' and not session.keeper.asked:
            session.choose_keeping()
        _go(session, step)


def _go(session: Session, step: Step) -> None:
    """One step, and those before it as long as the person goes back."""
    done = _take(session, step)
    while done == 'back':
        earlier = _before(session, step)
        if earlier is None:
            session.say('start.first')
        step = earlier or step
        done = _take(session, step)
    if done == 'again':
        return
    if step.id not in {one.id for one in session.past}:
        session.past.append(step)
    passed = done == 'skip' or step.kind != 'question'
    session.seen = session.seen | {step.id} if passed else session.seen - {step.id}
    session.keep()


def _before(session: Session, step: Step) -> Step | None:
    """The step before one, among those that still fit."""
    ids = [one.id for one in session.past]
    until = ids.index(step.id) if step.id in ids else len(ids)
    fits = [one for one in session.past[:until] if one.key in session.answers or one.id in session.seen]
    return fits[-1] if fits else None


def _take(session: Session, step: Step) -> Done:
    """Show a step and hear what is said to it."""
    return ask_question(session, step) if step.kind == 'question' else STAGES[step.kind](session, step)


def _hidden(session: Session, end: End) -> bool:
    """Leave a plain screen where somebody left, and say whether there is one."""
    with suppress(OSError):
        return end in _LEFT and session.talk.clear()
    return False


def _farewell(session: Session, end: End, *, saved: bool, hidden: bool) -> None:
    """What was kept and where, and who helps; nothing at all on a screen that was cleared, if nothing was lost.

    Whoever looks at that screen shall not read what it was about: not that something was saved, nor where help is.
    """
    session.tell_unsaved(session.keeper.failed)
    if session.keeper.left_behind and not saved:
        session.say('left-old-state')
    if hidden:
        return
    if saved:
        session.say('left-saved-locked' if session.keeper.saver.mode == 'locked' else 'left-saved')
    elif not session.keeper.left_behind and (end != 'done' or not session.write):
        session.say('left-nothing-saved')
    session.helplines()
