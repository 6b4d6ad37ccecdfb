"""JSON is read exactly, every value at its JSON Pointer; what JSON readers pass over in silence is refused."""

from fractions import Fraction

import pytest

from brabantnorm_rules.language.diagnostics import render
from brabantnorm_rules.source.json import read_json
from brabantnorm_rules.source.nodes import Entries, Items, Node, Scalar
from tests.source.reading import Plain, plain, told

VALUES: tuple[tuple[str, Plain], ...] = (
    *(("null", None), ("true", True), ("false", False), ('""', ""), ('"1"', "1"), ("[]", []), ("{}", {})),
    *(("0", 0), ("-0", 0), ("-12", -12), (str(10**39), 10**39)),
    *(("0.1", Fraction(1, 10)), ("1.0", Fraction(1)), ("1e2", Fraction(100)), ("-2.5E-1", Fraction(-1, 4))),
    ('"\\u00e9\\ud834\\udd1e\\n"', "é𝄞\n"),
)


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_value_is_exact(text: str, value: Plain) -> None:
    node, problems = read_json(text, "t")
    found = plain(node)
    assert (found, type(found), problems) == (value, type(value), ())


def test_a_value_keeps_what_was_written_and_whether_it_is_text() -> None:
    node, _ = read_json('[1.50, "1.50", true, null]', "t")
    assert isinstance(node, Items)
    written = [(item.text, item.quoted) for item in node if isinstance(item, Scalar)]
    assert written == [("1.50", False), ("1.50", True), ("true", False), ("null", False)]


def _places(node: Node) -> list[str]:
    if isinstance(node, Entries):
        return [str(node.place), *(place for key, value in node for place in (str(key.place), *_places(value)))]
    inner = [place for item in node for place in _places(item)] if isinstance(node, Items) else []
    return [str(node.place), *inner]


def test_every_value_and_key_stands_at_its_pointer() -> None:
    node, problems = read_json('{"a": [1, {"b/c": 2}], "~": {}, "": 3}', "t")
    assert (node is not None, problems) == (True, ())
    assert node is not None
    assert _places(node) == [
        *("t", "t#/a", "t#/a", "t#/a/0", "t#/a/1", "t#/a/1/b~1c", "t#/a/1/b~1c"),
        *("t#/~0", "t#/~0", "t#/", "t#/"),
    ]


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    node, problems = read_json("\ufeff[1]", "t")
    assert (plain(node), problems) == ([1], ())


REFUSED = (
    ("empty-file", "", "t"),
    ("empty-file", " \n ", "t"),
    ("json-syntax-error", "{", "t:1:2"),
    ("json-syntax-error", "[1,\n 2 3]", "t:2:4"),
    ("json-syntax-error", "[1] [2]", "t:1:5"),
    ("json-syntax-error", "{a: 1}", "t:1:2"),
    ("json-syntax-error", "{'a': 1}", "t:1:2"),
    ("json-syntax-error", "[01]", "t:1:3"),
    ("json-syntax-error", "[+1]", "t:1:2"),
    ("json-syntax-error", '["a\nb"]', "t:1:4"),
    ("json-syntax-error", '["\\x"]', "t:1:3"),
    ("json-syntax-error", "// kop\n[1]", "t:1:1"),
    ("json-syntax-error", "a: 1", "t:1:1"),
    ("duplicate-key", '{"a": 1, "b": 2, "a": 3}', "t#/a"),
    ("duplicate-key", '[{"a": {"b": 1, "b": 2}}]', "t#/0/a/b"),
    ("duplicate-key", '{"a": 1, "\\u0061": 2}', "t#/a"),
    ("number-not-finite", '{"a": NaN}', "t#/a"),
    ("number-not-finite", "[1, Infinity]", "t#/1"),
    ("number-not-finite", "[-Infinity]", "t#/0"),
    ("number-too-long", f"[{'9' * 41}]", "t#/0"),
    ("number-too-long", "[1e400]", "t#/0"),
    ("number-too-long", "[1e-41]", "t#/0"),
    ("unreadable-character", '{"a": "\\ud800"}', "t#/a"),
    ("unreadable-character", '{"\\udfff": 1}', "t#/\ufffd"),
    ("unreadable-character", '["\ud800"]', "t#/0"),
)


@pytest.mark.parametrize(("code", "text", "place"), REFUSED)
def test_what_readers_pass_over_in_silence_is_refused_at_its_place(code: str, text: str, place: str) -> None:
    assert told(read_json(text, "t")[1]) == [(code, place)]


@pytest.mark.parametrize("text", [text for _, text, _ in REFUSED])
def test_a_refusal_can_be_written_in_any_encoding_and_reads_as_a_sentence(text: str) -> None:
    for problem in read_json(text, "t")[1]:
        for language in ("nl", "en"):
            assert str(render(problem, language)).encode("utf-8")
            assert "{" not in render(problem, language).sentence


def test_every_problem_but_of_syntax_is_told_in_one_run() -> None:
    text = '{"a": NaN, "a": 1, "b": [1e99], "c": "\\ud800"}'
    assert told(read_json(text, "t")[1]) == [
        ("number-not-finite", "t#/a"),
        ("duplicate-key", "t#/a"),
        ("number-too-long", "t#/b/0"),
        ("unreadable-character", "t#/c"),
    ]


def test_what_stands_twice_is_read_once_and_half_a_character_as_a_mark() -> None:
    node, _ = read_json('{"a": 1, "a": {"b": NaN}, "\\ud800": "x\\ud800"}', "t")
    assert plain(node) == {"a": 1, "\ufffd": "x\ufffd"}
