from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from letters.errors import FileError
from letters.registry.read import MAX_BYTES
from letters.registry.read import MAX_NODES
from letters.registry.read import Tree
from letters.registry.read import read_bytes
from letters.registry.read import read_file
from tests.support.soak import examples

Found = list[tuple[str, int, int]]


def read(raw: bytes | str) -> tuple[Tree, Found]:
    document = read_bytes(raw.encode() if isinstance(raw, str) else raw, 'case.yaml')
    return document.value, [(problem.id, problem.line, problem.column) for problem in document.problems]


@pytest.mark.parametrize(
    ('written', 'read_as'),
    [
        ('NO', 'NO'),
        ('0471234567', '0471234567'),
        ('1e3', '1e3'),
        ('0x1F', '0x1F'),
        ('1_000', '1_000'),
        ('12:30:00', '12:30:00'),
        ('2026-11-18', '2026-11-18'),
        ('2026-11-18T21:40+05:00', '2026-11-18T21:40+05:00'),
        ('null', 'null'),
        ('~', '~'),
        ('yes', 'yes'),
        ('.inf', '.inf'),
        ('=', '='),
        ('"two\\nlines"', 'two\nlines'),
        ("'it''s'", "it's"),
        ('', ''),
        ('# nothing but a comment', ''),
        ('|\n  one\n  two\n', 'one\ntwo\n'),
        ('>\n  one\n  two\n', 'one two\n'),
        ('"\\u200cZWNJ\\u200d"', '\u200cZWNJ\u200d'),
        ('"\\x07"', '\x07'),
        ('عائشہ خان', 'عائشہ خان'),
        ('😀 e\u0301', '😀 e\u0301'),
        ('http://a/?b=c#d', 'http://a/?b=c#d'),
        ('a # comment', 'a'),
    ],
)
def test_every_scalar_is_the_text_that_was_written(written: str, read_as: str) -> None:
    assert read(f'a: {written}') == ({'a': read_as}, [])


@pytest.mark.parametrize(
    ('file', 'value', 'found'),
    [
        # Files with nothing in them, and ways to write the same text
        (b'', '', []),
        (b'# only\n# comments\n', '', []),
        (b'---\n...\n', '', []),
        (b'\xef\xbb\xbfa: b\n', {'a': 'b'}, []),
        (b'a: b\r\nc: d\r\n', {'a': 'b', 'c': 'd'}, []),
        (b'a: b\rc: d\r', {'a': 'b', 'c': 'd'}, []),
        (b'%YAML 1.1\n---\na: b\n', {'a': 'b'}, []),
        ('a: "b\u2028c\u0085d"\ne: *f', {'a': 'b c d', 'e': ''}, [('alias', 2, 4)]),
        # Bytes that are not UTF-8: the rest is read all the same
        (b'a: b\nc: M\xfcller \xfc\nd: &e f\n', {'a': 'b', 'c': '', 'd': 'f'}, [('not-utf8', 2, 5), ('anchor', 3, 4)]),
        ('é: "é\x00é"\nc: d'.encode(), {'é': '', 'c': 'd'}, [('forbidden-character', 1, 6)]),
        (
            b'a: b\nc: \x07\x1b[31m\n',
            {'a': 'b', 'c': ''},
            [('forbidden-character', 2, 4), ('forbidden-character', 2, 5)],
        ),
        (b'a\xff: b\nc: d\n', {'c': 'd'}, [('not-utf8', 1, 2)]),
        (codecs.BOM_UTF16_LE + 'a: b'.encode('utf-16-le'), '', [('not-utf8', 1, 1)]),
        (codecs.BOM_UTF16_BE + 'a: b'.encode('utf-16-be'), '', [('not-utf8', 1, 1)]),
        ('a: b'.encode('utf-16-le'), '', [('not-utf8', 1, 1)]),
        ('a: b'.encode('utf-32'), '', [('not-utf8', 1, 1)]),
        (b'\xed\xa0\x80', '', [('not-utf8', 1, 1)]),
        # Anchors, aliases, tags, merge keys: refused where they stand
        (b'a: &used b\nc: *used\n', {'a': 'b', 'c': ''}, [('anchor', 1, 4), ('alias', 2, 4)]),
        (b'a: &unused b\n', {'a': 'b'}, [('anchor', 1, 4)]),
        (b'a: *nowhere\n', {'a': ''}, [('alias', 1, 4)]),
        (b'a: &l [b]\n', {'a': ['b']}, [('anchor', 1, 4)]),
        (b'<<: *base\na: b\n', {'<<': '', 'a': 'b'}, [('alias', 1, 5)]),
        (b'*k : b\n', {}, [('alias', 1, 1)]),
        (b'a: !!python/object:os.system x\n', {'a': 'x'}, [('tag', 1, 4)]),
        (b'a: !x y\nb: ! z\n', {'a': 'y', 'b': 'z'}, [('tag', 1, 4), ('tag', 2, 4)]),
        (b'a: !!binary aGk=\n', {'a': 'aGk='}, [('tag', 1, 4)]),
        (b'a: !!map {b: c}\n', {'a': {'b': 'c'}}, [('tag', 1, 4)]),
        (b'!!set {a}\n', {'a': ''}, [('tag', 1, 1)]),
        (b'&r\na: b\n', {'a': 'b'}, [('anchor', 1, 1)]),
        # Keys
        (b'a: b\na: c\n', {'a': 'b'}, [('double-key', 2, 1)]),
        (b'a: {b: c, d: e, b: *f}\n', {'a': {'b': 'c', 'd': 'e'}}, [('double-key', 1, 17), ('alias', 1, 20)]),
        (b'- {a: b}\n- a: b\n  a: c\n', [{'a': 'b'}, {'a': 'b'}], [('double-key', 3, 3)]),
        (b'"a": b\na: c\n', {'a': 'b'}, [('double-key', 2, 1)]),
        (b'? [a]\n: b\n? {c: d}\n: e\nf: g\n', {'f': 'g'}, [('key-not-text', 1, 3), ('key-not-text', 3, 3)]),
        (b'{[a]: b, "?": c, f: g}\n', {'?': 'c', 'f': 'g'}, [('key-not-text', 1, 2)]),
        # More than one document, and breaks: what stands before is kept
        (b'a: b\n---\nc: d\n', {'a': 'b'}, [('second-document', 2, 1)]),
        (b'a: b\n...\nc\n', {'a': 'b'}, [('not-yaml', 3, 1)]),
        (b'a: b\nc: "d\ne: f\n', {'a': 'b'}, [('not-yaml', 2, 4)]),
        (b'a: b\nc: [d, e\nf: g\n', {'a': 'b', 'c': ['d']}, [('not-yaml', 3, 2)]),
        (b'a: b\n\tc: d\n', {}, [('not-yaml', 2, 1)]),
        (b'a: "\\q"\n', {}, [('not-yaml', 1, 5)]),
        (b'a: "\\ud800"\n', {}, [('not-yaml', 1, 7)]),
        (b'a: @b\n', {}, [('not-yaml', 1, 4)]),
        (b'%YAML 9.9\n---\na\n', '', [('not-yaml', 1, 1)]),
    ],
)
def test_a_file_is_read_with_every_problem_where_it_stands(file: bytes | str, value: Tree, found: Found) -> None:
    assert read(file) == (value, found)


def test_problems_and_values_stand_where_the_editor_shows_them() -> None:
    document = read_bytes('# é\na: ["😀", x]\nb:\n  é: {c: "d"}\n'.encode(), 'f')
    assert document.marks == {
        (): (2, 1),
        ('a', '@key'): (2, 1),
        ('a',): (2, 4),
        ('a', 0): (2, 5),
        ('a', 1): (2, 10),
        ('b', '@key'): (3, 1),
        ('b',): (4, 3),
        ('b', 'é', '@key'): (4, 3),
        ('b', 'é'): (4, 6),
        ('b', 'é', 'c', '@key'): (4, 7),
        ('b', 'é', 'c'): (4, 10),
    }
    assert document.problem('x', ('a', 1, 'none', 0)).where == 'f:2:10'
    assert document.problem('x', ('nothing',)).where == 'f:2:1'


def test_every_character_that_yaml_forbids_is_noted_and_no_other() -> None:
    codes = [code for code in [*range(0xD800), *range(0xE000, 0x10010)] if chr(code) not in '\n\r"\\']
    value, found = read('\n'.join(f'- "x{chr(code)}"' for code in codes))
    noted = [codes[line - 1] for _, line, _ in found]
    assert noted == [*range(9), 11, 12, *range(14, 32), 127, *range(128, 133), *range(134, 160), 0xFFFE, 0xFFFF]
    assert {id for id, _, _ in found} == {'forbidden-character'}
    assert len(value) == len(codes)


@pytest.mark.parametrize(
    ('file', 'id'),
    [
        (b'a: ' + b'x' * MAX_BYTES, 'file-too-large'),
        (b'[' * 50_000, 'file-too-deep'),
        (b'{' * 50_000, 'file-too-deep'),
        (b'- ' * 50_000, 'file-too-deep'),
        (b'? ' * 50_000, 'file-too-deep'),
        (b'{a: ' * 21 + b'}' * 21, 'file-too-deep'),
        (b'[' * 50_000 + b']' * 50_000, 'file-too-deep'),
        (b'\n'.join(b' ' * n + b'a:' for n in range(1_000)), 'file-too-deep'),
        (b'[' + b'a,' * (MAX_NODES + 1) + b']', 'file-too-deep'),
    ],
    ids=['5 MB', 'brackets', 'braces', 'dashes', 'question marks', 'nested', 'closed', 'indented', 'many parts'],
)
def test_a_file_made_to_exhaust_the_reader_is_refused_with_one_problem(file: bytes, id: str) -> None:
    document = read_bytes(file, 'f')
    assert [problem.id for problem in document.problems] == [id]
    assert not document.whole


def test_laughs_are_not_multiplied() -> None:
    lines = [
        'a: &a [ha, ha]',
        *(f'{b}: &{b} [{", ".join([f"*{a}"] * 9)}]' for a, b in zip('abcdefgh', 'bcdefghi', strict=True)),
    ]
    value, found = read('\n'.join(lines))
    assert value == {'a': ['ha', 'ha'], **{key: [''] * 9 for key in 'bcdefghi'}}
    assert sorted({id for id, _, _ in found}) == ['alias', 'anchor']


def test_a_list_of_200_000_entries_is_read() -> None:
    value, found = read(b'a:\n' + b'- b\n' * 200_000)
    assert value == {'a': ['b'] * 200_000}
    assert found == []


@pytest.mark.parametrize(
    'filler', [b'\x01', b'\x01\n', b'\xff', b'\xff\n', b'&a\n', b'"', b'!', b'%', b'\r', b': ', b'"\\']
)
def test_a_file_of_nothing_but_one_fault_ends(filler: bytes) -> None:
    _, found = read(filler * (300_000 // len(filler)))
    assert len(found) <= 101


def lines_of(raw: bytes) -> int:
    text = raw.decode('utf-8', errors='surrogateescape')
    return len(text.replace('\r\n', '\n').replace('\r', '\n').split('\n'))


yaml_like = st.text(
    st.sampled_from('ab:,-[]{}"\'\\&*!?|>%@`#~<= \n\r\t\x00\x07\x85\u2028\ufeff\u202eé😀0') | st.characters(),
    max_size=80,
)


@settings(max_examples=examples(2000, 100), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=200) | yaml_like.map(lambda text: text.encode('utf-8', errors='surrogatepass')))
def test_whatever_the_bytes_the_reader_answers_and_every_problem_lies_in_the_file(raw: bytes) -> None:
    document = read_bytes(raw, 'f')
    assert document.whole or document.problems
    for problem in document.problems:
        assert 1 <= problem.line <= lines_of(raw)
        assert problem.column >= 1
        assert problem.file == 'f'


@settings(max_examples=examples(1000, 60), deadline=None)
@given(st.dictionaries(st.text(max_size=5), st.lists(st.text(max_size=20), max_size=3), max_size=4))
def test_texts_written_by_a_yaml_writer_come_back_as_they_were(tree: dict[str, list[str]]) -> None:
    import yaml

    written = yaml.safe_dump(tree, default_style='"', allow_unicode=False).replace('!!str ', '')
    assert read(written) == (tree, [])


@pytest.mark.parametrize(
    ('make', 'why'),
    [
        (lambda folder: folder / 'none.yaml', 'ENOENT'),
        (lambda folder: folder, 'EISDIR'),
        (lambda folder: folder / 'a\x00b', 'EINVAL'),
        (lambda folder: folder / ('a' * 300), 'ENAMETOOLONG'),
    ],
    ids=['missing', 'folder', 'NUL in the name', 'long name'],
)
def test_a_path_that_cannot_be_read_ends_with_exit_code_5(make, why: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(FileError) as caught:
        read_file(make(tmp_path))
    assert (caught.value.id, caught.value.exit_code, caught.value.values['why']) == ('file-unreadable', 5, why)
    assert caught.value.__suppress_context__


def test_a_file_that_nobody_may_read_ends_with_exit_code_5(tmp_path: Path) -> None:
    file = tmp_path / 'case.yaml'
    file.write_text('a: b')
    file.chmod(0)
    if os.access(file, os.R_OK):
        # Root may read every file.
        assert read_file(file).value == {'a': 'b'}
        return
    with pytest.raises(FileError) as caught:
        read_file(file)
    assert caught.value.values['why'] == 'Permission denied'


def test_a_file_is_read_under_the_name_that_it_is_given(tmp_path: Path) -> None:
    file = tmp_path / 'case.yaml'
    file.write_bytes(b'a: *b')
    assert read_file(file).problems[0].where == f'{file}:1:4'
    assert read_file(file, name='row 3').problems[0].where == 'row 3:1:4'
