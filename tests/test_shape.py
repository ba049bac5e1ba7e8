"""A case is put together of answers that were looked at one by one; it is the case that Pydantic would make of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters import paths
from letters.casefile.shape import Shape
from letters.model.case import Case
from letters.model.registry import Registry
from letters.registry.read import Document
from letters.registry.read import read_file

LEGAL = sorted(paths.DEMO.glob('*.yaml'))


def shaped(tree: object, registry: Registry) -> Case:
    return Shape(Document('', tree), registry.questions).read()  # type: ignore[arg-type]


@pytest.mark.parametrize('file', LEGAL, ids=lambda file: file.stem)
def test_a_whole_case_is_what_pydantic_makes_of_it(file: Path, registry: Registry) -> None:
    tree = read_file(file).value
    assert shaped(tree, registry) == Case.model_validate(tree)
    assert shaped(tree, registry).model_dump() == Case.model_validate(tree).model_dump()


WORDS = st.text(st.characters(codec='utf-8', exclude_categories=['Cc', 'Cs', 'Co', 'Cn']), max_size=12)


@given(name=WORDS, works=st.lists(WORDS, max_size=3), address=st.lists(WORDS, max_size=3))
def test_texts_of_people_are_kept_in_the_form_that_the_model_gives_them(
    name: str, works: list[str], address: list[str], registry: Registry
) -> None:
    tree = {
        'sender': {'name': name, 'address': address},
        'materials': [{'id': f'm{n}', 'work': work} for n, work in enumerate(works)],
    }
    case = shaped(tree, registry)
    assert case == Case.model_validate(case.model_dump())
    assert len(case.materials) == len(works)


def test_two_cases_share_no_list(registry: Registry) -> None:
    one, other = shaped({}, registry), shaped({}, registry)
    one.items.append(other.model_copy())  # type: ignore[arg-type]
    assert other.items == []
    assert shaped({}, registry).items == []
