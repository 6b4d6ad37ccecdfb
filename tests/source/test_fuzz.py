"""Whatever text is given to be read, it is read or refused: it never raises, and never in part without a word."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language.diagnostics import render
from brabantnorm_rules.source.files import Limits, decode
from brabantnorm_rules.source.json import read_json
from brabantnorm_rules.source.nodes import Entries, Items, Node, Scalar, size_of
from brabantnorm_rules.source.tables import read_table
from brabantnorm_rules.source.yaml import read_yaml
from tests.source.reading import plain

_LIMITS = Limits(size=2000, depth=6, nodes=60)
_ANY = st.text(st.characters(exclude_categories=()), max_size=60)
_SIGNS = st.lists(
    st.sampled_from(
        [
            *(
                "{",
                "}",
                "[",
                "]",
                ":",
                ": ",
                ",",
                ", ",
                "- ",
                "? ",
                "\n",
                "\n  ",
                "\n    ",
                "\r\n",
                "\t",
                " ",
                "|\n",
                ">-\n",
            ),
            *(
                "&a ",
                "*a",
                "!t ",
                "!!str ",
                "<<",
                "%YAML 1.2\n",
                "---\n",
                "...\n",
                "#",
                "'",
                '"',
                "\\",
                '\\"',
                "@",
                "`",
            ),
            *("a", "b: c", "nl: x", "{a: b}", "1.10", "1e9", "true", "null", "~", "\x00", "\x85", "\u2028", "\ufeff"),
            *("\ud800", '"\\ud800"', "NaN", "-", "é", "sep=;", ";"),
        ]
    ),
    max_size=25,
).map("".join)
TEXTS = st.one_of(_SIGNS, _ANY)


def _depth(node: Node) -> int:
    inner = [value for _, value in node] if isinstance(node, Entries) else list(node) if isinstance(node, Items) else []
    return 0 if isinstance(node, Scalar) else 1 + max(map(_depth, inner), default=0)


def _check(node: Node | None, problems: tuple[Diagnostic, ...]) -> None:
    assert node is not None or problems
    if node is not None:
        assert _depth(node) <= _LIMITS.depth
        assert size_of(node) <= _LIMITS.nodes
    for problem in problems:
        for language in ("nl", "en"):
            assert str(render(problem, language)).encode("utf-8")


@settings(max_examples=1500, deadline=None)
@example("a: {b: [c\n")
@example("? a\n? b\n")
@example("{? }")
@example("- ? [a]: b")
@given(TEXTS)
def test_any_yaml_is_read_or_refused(text: str) -> None:
    node, problems = read_yaml(text, "t", _LIMITS)
    _check(node, problems)


@settings(max_examples=1500, deadline=None)
@given(TEXTS)
def test_any_json_is_read_or_refused(text: str) -> None:
    node, problems = read_json(text, "t", _LIMITS)
    _check(node, problems)


@settings(max_examples=700, deadline=None)
@given(TEXTS, st.sampled_from([None, ";", ",", "\t"]))
def test_any_table_is_read_or_refused(text: str, delimiter: str | None) -> None:
    table, problems = read_table(text, "t", delimiter)
    assert table is not None or problems
    if table is not None:
        assert all(len(row) == len(table.header) for row in table.rows)
        assert len(table.lines) == len(table.rows)
        assert table.lines == tuple(sorted(set(table.lines)))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=40), st.sampled_from(["utf-8", "cp1252"]))
def test_any_bytes_are_decoded_or_refused(data: bytes, encoding: str) -> None:
    text, problems = decode(data, "t", Place("t"), encoding)
    assert (text is None) == bool(problems)


def _values(words: st.SearchStrategy[str]) -> st.SearchStrategy[object]:
    return st.recursive(
        st.none() | st.booleans() | st.integers(-(10**30), 10**30) | words,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
        max_leaves=8,
    )


_TEXT = st.text(st.characters(codec="utf-8"), max_size=8)
_PRINTED = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=8)


@settings(max_examples=300, deadline=None)
@given(_values(_TEXT))
def test_what_was_written_as_json_is_read_back_as_it_was(value: object) -> None:
    for text in (json.dumps(value), json.dumps(value, ensure_ascii=False, indent=1)):
        node, problems = read_json(text, "t")
        assert (plain(node), problems) == (value, ())


@settings(max_examples=300, deadline=None)
@given(_values(_PRINTED))
def test_json_read_as_yaml_says_the_same(value: object) -> None:
    text = json.dumps([value], ensure_ascii=False)
    as_json, _ = read_json(text, "t")
    as_yaml, problems = read_yaml(text, "t")
    assert (plain(as_yaml), problems) == (plain(as_json), ())
