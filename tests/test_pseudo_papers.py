"""Every paper of the invented people in two languages that nobody speaks: whole, within the margins, in order."""

from __future__ import annotations

import re
from functools import cache

import pytest

from letters import paths
from letters.casefile.build import read_case
from letters.model.case import Case
from letters.packet.build import packet
from letters.packet.options import Options
from letters.registry.load import registry
from letters.registry.read import read_file
from tests.support.day import DAY
from tests.support.pseudo_locales import PSEUDO
from tests.support.pseudo_locales import to_be_read
from tests.support.pseudo_locales import untranslated
from tests.support.soak import share
from tests.test_render_margins import STROKE
from tests.test_render_margins import beyond

PEOPLE = [file for file in sorted(paths.DEMO.glob('*.yaml')) if file.stem != 'perhaps-17']
TRIED = share([(file, language) for file in PEOPLE for language in PSEUDO], 5)
# The margin of a letter that is set as tightly as it may be, in points.
NARROWEST = 44
# A link, the name of a host, or its ending.
LINK = re.compile(r'\S*(?:://|www\.)\S+|[\w-]*(?:\.[\w-]+)+\S*')
pytestmark = pytest.mark.usefixtures('pseudo_spoken')


def of(file: object, language: str) -> Case:
    read = read_case(read_file(file), registry(), DAY).case  # type: ignore[arg-type]
    assert read is not None
    return read.model_copy(update={'case': read.case.model_copy(update={'language': language})})


@cache
def as_they_are() -> tuple[str, ...]:
    """What stays as it is in every language: names, addresses, links and the words of forms."""
    found = registry()
    known = ['UTC', *found.vocabulary.keywords.values()]
    for platform in found.platforms.values():
        known += [*platform.names, *platform.links.hosts]
        # A service's own rule has the name that the service gave it.
        known += [f'{own.title} {own.section}' for own in platform.own_rules.values()]
        known += [line for entity in platform.entities for line in (entity.name, *entity.post)]
        for channel in platform.channels:
            known += [channel.form or '', channel.email or '', *channel.addressee, *channel.post]
            known += [field.asks for field in channel.fields]
    for place in found.jurisdictions.values():
        known += [text for line in place.helplines for text in (line.name, line.url, line.email)]
        known += [text for one in place.authorities for text in (one.name, *one.post)]
    return tuple(filter(None, known))


@pytest.mark.parametrize(('file', 'language'), TRIED, ids=lambda one: getattr(one, 'stem', one))
def test_nothing_english_is_left_and_nothing_is_cut(file: object, language: str) -> None:
    case = of(file, language)
    made = packet(case, registry(), DAY, Options(language=language, formats=('pdf', 'txt')))
    references = (paper.reference for paper in made.plan.papers)
    own = (*as_they_are(), *references, *made.files, *re.findall(r'"([^"]*)"', case.model_dump_json()))
    left: set[tuple[str, str]] = set()
    assert made.plan.papers
    for name, content in made.files.items():
        if name.endswith('.pdf'):
            # An Arabic letter may have another form, and so another width, at the end of a line.
            assert beyond(content, NARROWEST + (STROKE if language == 'en_XA' else 0)) == [], name
    texts = {name: content.decode() for name, content in made.files.items() if name.endswith('.txt')}
    for name, text in to_be_read(texts).items():
        # A link is no sentence.
        said = LINK.sub(' ', text)
        assert '%(' not in said, name
        left |= {(name, word) for word in untranslated(said, language, own)}
    assert left == set()
