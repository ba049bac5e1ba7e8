from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from letters.render import fonts
from letters.render.machine import folders
from letters.render.pdf import pdf
from tests.support.render_samples import NAMES
from tests.support.render_samples import make_letter
from tests.support.render_samples import paragraph
from tests.support.render_samples import value
from tests.support.soak import share


def lists(css: str) -> dict[str, list[str]]:
    """The fonts in order by the selector of each rule."""
    rules = (line.removesuffix('; }').split(' { font-family: ') for line in css.splitlines())
    return {selector: families.replace("'", '').split(', ') for selector, families in rules}


@lru_cache
def letters_of(family: str) -> frozenset[int]:
    """The characters that a font of this machine draws; none where it is not there."""
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # it has no types

    file = f'{family.replace(" ", "")}-Regular.ttf'
    found = next((path for folder in folders() for path in Path(folder).rglob(file)), None)
    if found is None:
        return frozenset()
    with TTFont(found, lazy=True) as font:
        return frozenset(font.getBestCmap())


def first(families: list[str], code: int) -> str | None:
    """The first font of a list that draws a character."""
    return next((family for family in families if code in letters_of(family)), None)


def test_a_page_in_latin_letters_names_no_font_of_another_script() -> None:
    families = lists(fonts.css(fonts.beside('Zoë’s links… and nothing else')))['html']

    assert families == ['Noto Sans', 'Noto Sans Symbols', 'Noto Sans Symbols2']


@pytest.mark.parametrize(
    ('name', 'families'),
    [
        ('Олена Шевченко', []),
        ('عائشہ خان', ['Amiri']),
        ('अनीता', ['Noto Sans Devanagari']),
        ('עינת לוי and தமிழ்', ['Noto Sans Tamil', 'Noto Sans Hebrew']),
    ],
)
def test_a_name_brings_the_font_of_its_script(name: str, families: list[str]) -> None:
    named = lists(fonts.css(fonts.beside(name)))['html']

    assert named == ['Noto Sans', *families, 'Noto Sans Symbols', 'Noto Sans Symbols2']


@pytest.mark.parametrize('character', ['−', '☎', '山', '한', '🙂', '\U00016fe4', 'Ꭰ'])
def test_where_the_script_says_no_font_every_font_is_named(character: str) -> None:
    assert fonts.css(fonts.beside(f'Name: {character}')) == fonts.css()


def test_every_character_is_drawn_by_the_font_that_draws_it_where_all_are_named() -> None:
    all_lists = lists(fonts.css())
    # Blocks of 16 lie in one script, or nobody knows in which.
    for start in share(range(0x20, 0x3000, 16), 4):
        short = lists(fonts.css(fonts.beside(chr(code) for code in range(start, start + 16))))
        for selector, families in short.items():
            found = [
                (code, first(families, code), first(all_lists[selector], code)) for code in range(start, start + 16)
            ]
            assert [one for one in found if one[1] != one[2]] == []


@pytest.mark.parametrize('name', share(NAMES, 5))
def test_a_letter_has_the_bytes_that_it_has_where_all_fonts_are_named(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = make_letter(body=(paragraph('Name: ', value(name)),))
    short = pdf(letter)

    monkeypatch.setattr(fonts, 'beside', lambda _characters: fonts.everything())

    assert pdf(letter) == short
