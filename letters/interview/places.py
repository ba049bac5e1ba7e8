"""The screen of the places: a numbered list of links and of places without a link, which grows, changes and shrinks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from letters.interview import screens
from letters.interview.answering import ask_question
from letters.interview.reply import numbers_in
from letters.interview.reply import one_of
from letters.interview.step import Step
from letters.law.recipients import account_link
from letters.law.recipients import is_front_page
from letters.law.recipients import service_link
from letters.places.pasted import read_pasted
from letters.places.results import engine_of_results
from letters.places.results import words_of_results
from letters.wording.pasted import pasted_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from letters.interview.session import Done
    from letters.interview.session import Session

# More of them than this are counted by service; the whole list stands where one is changed.
_LISTED = 9
# What finds a place, by its kind; a story and a message are found by their day too.
_FOUND_BY = {
    **dict.fromkeys(('story', 'live'), ('locator.account', 'seen')),
    **dict.fromkeys(('profile', 'account'), ('locator.account',)),
    **dict.fromkeys(('post', 'comment', 'file'), ('locator.account', 'seen')),
    'group': ('locator.group', 'locator.message', 'locator.account', 'seen'),
    'message': ('locator.account', 'locator.message', 'seen'),
}
_FOUND_OTHERWISE = ('locator.account', 'locator.group', 'locator.message', 'seen')
# What stands on the account itself, so that its link leads there.
_OF_ACCOUNT = frozenset({'story', 'live', 'profile', 'account'})


def links(session: Session, _step: Step) -> Done:
    """Take links and places without a link until Enter alone says that these are all."""
    shown = True
    while True:
        if shown:
            _present(session)
        text, shown = session.hear(_why(session)), True
        if text == ':back':
            return 'back'
        # An empty line or a number in the middle of a paste is a part of it, and answers nothing.
        rest = session.talk.rest() if text != ':skip' else []
        count = session.answers.count('items')
        if text in {'', ':skip'} and not any(rest):
            if count or text == ':skip' or _none_there(session):
                return 'on'
        elif not any(rest) and (chosen := one_of(text, _choices(session))):
            _change(session) if chosen == 'places.change' else _without_link(session, count)
        else:
            _paste(session, '\n'.join([text, *rest]))
            # What was taken was just said: the list comes again with the next choice.
            shown = False
        session.keep()


def _present(session: Session) -> None:
    say = session.words.message
    keys = [f'{n} {said}' for n, said in enumerate(_choices(session).values(), 1)]
    head = screens.progress(session.number('links'), session.answers, session.words)
    session.present(['', head, say('start.links'), *_list(session), *keys, say('places.done')])


def _choices(session: Session) -> dict[str, str]:
    """What can be done here beside pasting: each with its words."""
    ids = ('places.without-link', *(('places.change',) if session.answers.count('items') else ()))
    return {id: session.words.message(id) for id in ids}


def _list(session: Session) -> Iterator[str]:
    count, words = session.answers.count('items'), session.words
    if not count:
        return
    yield words.message('places.so-far', count=count)
    if count <= _LISTED:
        yield from _numbered(session)
        return
    found = Counter(screens.site(n, session.answers, words) for n in range(count)).most_common()
    yield from (words.message('paste.site', site=site, count=n) for site, n in found)


def _numbered(session: Session) -> Iterator[str]:
    for n in range(session.answers.count('items')):
        yield screens.place_line(n, session.answers, session.words)


def _why(session: Session) -> tuple[str, ...]:
    return screens.why_lines(session.memory.registry.questions['items.url'], session.words)


def _paste(session: Session, untrusted: str) -> None:
    """Take every link of a text, and say what was taken, changed, or is no link."""
    answers, registry = session.answers, session.memory.registry
    count = answers.count('items')
    before = [str(answers.get(f'items.{n}.url', '')) for n in range(count) if not screens.is_told(n, answers)]
    pasted = read_pasted(untrusted, registry, [link for link in before if link])
    for n, one in enumerate(pasted.taken, start=count):
        answers = answers.put(f'items.{n}.url', one.url)
        # Words that stand in the link of a results page are the ones that bring it up.
        words = words_of_results(one.url, registry)
        answers = answers.put(f'items.{n}.queries', [words]) if words else answers
    session.answers = answers
    session.talk.show(pasted_lines(pasted, session.words))
    # The last one first: a place that is found to be there already goes, and those behind it move up.
    for n in reversed(range(count, count + len(pasted.taken))):
        _name_result(session, n)
    session.say('start.links-more' if pasted.taken or pasted.again else 'places.no-link-there')


def _name_result(session: Session, n: int) -> None:
    """Of a search engine's own page of results, ask for the page that it shows: that one is what a letter names."""
    answers, registry = session.answers, session.memory.registry
    engine = engine_of_results(str(answers[f'items.{n}.url']), registry)
    if not engine:
        return
    session.present(['', session.words.message('places.which-result', number=n + 1)])
    text = session.hear(_why(session))
    if text in {'', ':skip', ':back'}:
        return
    pasted = read_pasted(text, registry)
    shown = next((one for one in pasted.taken if not engine_of_results(one.url, registry)), None)
    if shown is None:
        session.talk.show(pasted_lines(pasted, session.words))
        return
    there = (m for m in range(answers.count('items')) if m != n and answers.get(f'items.{m}.url') == shown.url)
    page = next(there, n)
    words = [*answers.get(f'items.{page}.queries', ()), *answers.get(f'items.{n}.queries', ())]
    engines = [*answers.get(f'items.{page}.engines', ()), engine]
    answers = answers.put(f'items.{page}.url', shown.url).put(f'items.{page}.queries', [*dict.fromkeys(words)])
    answers = answers.put(f'items.{page}.engines', [*dict.fromkeys(engines)])
    session.answers = answers if page == n else answers.drop(f'items.{n}')
    session.say('places.result-named')


def _none_there(session: Session) -> bool:
    """Where nothing was pasted, whether the place has no link; then it is told. Whether to go on."""
    session.present(['', session.words.message('start.no-link')])
    chosen = session.pick('start.no', 'start.yes')
    if chosen == 'start.yes':
        return _without_link(session, 0) and session.answers.count('items') == 0
    return chosen == 'start.no'


def _without_link(session: Session, n: int) -> bool:
    """Tell of a place without a link: the service, the kind of place, and what finds it there. Whether it was told."""
    before = session.answers
    session.present(['', session.words.message('start.which-service')])
    front = ''
    while (text := session.hear()) not in {'', ':skip', ':back'}:
        if _is_place(session, n, text):
            return True
        front = service_link(text, session.memory.registry)
        if front:
            session.answers = session.answers.put(f'items.{n}.url', front)
            break
        session.say('start.no-service')
    if text == ':back' or not _told(session, n):
        session.answers = before
        return False
    account = str(session.answers.get(f'items.{n}.locator.account', ''))
    if session.answers.get(f'items.{n}.where') in _OF_ACCOUNT:
        link = account_link(account, front, session.memory.registry)
        session.answers = session.answers.put(f'items.{n}.url', link) if link else session.answers
    return True


def _is_place(session: Session, n: int, untrusted: str) -> bool:
    """Take a link that leads to the place itself, pasted where the name of a service was asked; whether it was one."""
    pasted = read_pasted(untrusted, session.memory.registry)
    found = [one.url for one in pasted.taken if not is_front_page(one.url)]
    if found:
        session.answers = session.answers.put(f'items.{n}.url', found[0])
        session.talk.show(pasted_lines(pasted, session.words))
    return bool(found)


def _told(session: Session, n: int) -> bool:
    """Ask for the kind of place and what finds it, one question back at a time; False where the first is left so."""
    asked = 0
    while asked >= 0:
        kind = str(session.answers.get(f'items.{n}.where', ''))
        names = ('where', *_FOUND_BY.get(kind, _FOUND_OTHERWISE))
        if asked == len(names):
            return True
        asked += 1 if _asked(session, f'items.{n}.{names[asked]}') else -1
    return False


def _asked(session: Session, key: str) -> bool:
    # A part of the question where it is, so it has no number of its own.
    done = ask_question(session, Step('question', key))
    session.seen |= {key} if done == 'skip' else frozenset()
    return done != 'back'


def _change(session: Session) -> None:
    """Change one place, or take it out."""
    count = session.answers.count('items')
    session.present(['', *_numbered(session), session.words.message('places.which')])
    numbers = numbers_in(text) if (text := session.hear()) not in {'', ':skip', ':back'} else ()
    if len(numbers) != 1 or not 0 < numbers[0] <= count:
        if numbers:
            session.talk.show([session.words.message('start.not-a-choice', last=count)])
        return
    n = numbers[0] - 1
    session.present(['', screens.place_line(n, session.answers, session.words)])
    chosen = session.pick('places.keep', 'places.take-out', 'places.again', default='places.keep')
    if chosen == 'places.take-out':
        _take_out(session, n)
    elif chosen == 'places.again':
        _again(session, n)


def _take_out(session: Session, n: int) -> None:
    session.answers = session.answers.drop(f'items.{n}')
    # What was passed over at a place belongs to none of those that moved up.
    session.seen = frozenset(id for id in session.seen if not id.startswith('items.'))
    session.say('places.taken-out')


def _again(session: Session, n: int) -> None:
    """Tell of a place anew, by a link or in words; what else was said of it stays."""
    before = session.answers
    session.present(['', session.words.message('places.new-link')])
    text = session.hear(_why(session))
    if text in {':skip', ':back'}:
        return
    if text == '':
        told = [key for key in before if key.startswith((f'items.{n}.locator', f'items.{n}.where', f'items.{n}.url'))]
        for key in told:
            session.answers = session.answers.drop(key)
        if not _without_link(session, n):
            session.answers = before
        return
    pasted = read_pasted(text, session.memory.registry)
    session.talk.show(pasted_lines(pasted, session.words))
    if pasted.taken:
        session.answers = session.answers.put(f'items.{n}.url', pasted.taken[0].url)
