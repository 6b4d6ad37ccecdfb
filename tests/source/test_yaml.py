"""YAML is read as YAML 1.2's core, exact, every value at its place; what can surprise is refused."""

from fractions import Fraction

import pytest
import yaml

from brabantnorm_rules.source import yaml as source_yaml
from brabantnorm_rules.source.nodes import Items, Scalar, size_of
from brabantnorm_rules.source.yaml import read_yaml
from tests.source.reading import Plain, at, plain, told

WORDS = (
    *("nee", "ja", "no", "yes", "on", "off", "n", "y", "No", "ON", "tRUE", "nULL", "none", "geen", "onbekend"),
    *("12:30", "12:30:45", "1:2", "2024-12-31", "2024-12-31T10:00", "2024-12-31 10:00:00", "31-12-2024", "1-2"),
    *("0o7", "0x1F", "0b1", "1_000", "1,5", "1.000,50", ".inf", "-.inf", ".nan", ".NaN", "1e", "e5", "+", "."),
    *("4.10.1", "1.2.a", "v1.0", "=", "<", "1/2", "50%", "€5", "its.groep", "$jaar", "a#b", "a:b", "<<"),
    *("\u0661", "\uff11", "²", "½", "1 000", "1\u00a0000"),
)
"""What other readers of YAML may take for something else, and is text."""

VALUES: tuple[tuple[str, Plain], ...] = (
    *((text, None) for text in ("", "~", "null", "Null", "NULL")),
    *((text, True) for text in ("true", "True", "TRUE")),
    *((text, False) for text in ("false", "False", "FALSE")),
    *(("0", 0), ("-0", 0), ("+12", 12), ("007", 7), ("-5", -5), (str(10**39), 10**39)),
    *(("0.95", Fraction(19, 20)), (".5", Fraction(1, 2)), ("5.", Fraction(5)), ("1.0", Fraction(1))),
    *(("1e2", Fraction(100)), ("1E-2", Fraction(1, 100)), ("-1.5e+1", Fraction(-15)), ("0.1", Fraction(1, 10))),
)
"""What is no text, with its value."""


# ---- values ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", WORDS)
def test_what_only_looks_like_something_else_is_text(text: str) -> None:
    node, problems = read_yaml(f"a: {text}\n", "t")
    assert (plain(node), problems) == ({"a": text}, ())


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_number_is_exact_and_truth_and_nothing_have_their_own_words(text: str, value: Plain) -> None:
    node, problems = read_yaml(f"[{text or '~'}]\n", "t")
    assert problems == ()
    found = plain(node)
    assert isinstance(found, list)
    assert (found[0], type(found[0])) == (value, type(value))


@pytest.mark.parametrize("text", [*WORDS, *(text for text, _ in VALUES)])
def test_what_stands_in_quotation_marks_is_text(text: str) -> None:
    node, problems = read_yaml(f"[\"{text}\", '{text}']", "t")
    assert (plain(node), problems) == ([text, text], ())


@pytest.mark.parametrize("text", ["true", "null", "~", "0.95", "007", "4.10", "on", "2024-12-31"])
def test_a_key_is_text_as_it_was_written(text: str) -> None:
    node, problems = read_yaml(f"{text}: x\n", "t")
    assert (plain(node), problems) == ({text: "x"}, ())


def test_a_value_keeps_what_was_written_and_whether_it_was_quoted() -> None:
    node, _ = read_yaml("[1.50, '1.50']", "t")
    assert isinstance(node, Items)
    assert [(item.text, item.quoted) for item in node if isinstance(item, Scalar)] == [("1.50", False), ("1.50", True)]


def test_a_block_of_text_is_text() -> None:
    node, problems = read_yaml("a: |\n  1\n  2\nb: >-\n  een\n  twee\n", "t")
    assert (plain(node), problems) == ({"a": "1\n2\n", "b": "een twee"}, ())


@pytest.mark.parametrize("text", ["a: {}\nb: []\n", "a: {\n}\nb: [\n]\n"])
def test_empty_collections_are_no_problem(text: str) -> None:
    node, problems = read_yaml(text, "t")
    assert (plain(node), problems) == ({"a": {}, "b": []}, ())


def test_the_size_of_a_node_counts_values_and_keys() -> None:
    node, _ = read_yaml("a: 1\nb: [x, {c: d}]\n", "t")
    assert node is not None
    assert size_of(node) == len(("a", "1", "b", "x", "c", "d")) + len(("[", "{", "the whole"))


# ---- places ---------------------------------------------------------------------------------------------------------

_NESTED = """\
# een opmerking

eerste:
  lijst:
    - een
    - {twee: [2, "drie"]}
  blok: |
    tekst
tweede: slot
"""


@pytest.mark.parametrize(
    ("way", "place"),
    [
        ((), "t:3:1"),
        (("eerste",), "t:4:3"),
        (("eerste", "lijst"), "t:5:5"),
        (("eerste", "lijst", 0), "t:5:7"),
        (("eerste", "lijst", 1), "t:6:7"),
        (("eerste", "lijst", 1, 0), "t:6:8"),
        (("eerste", "lijst", 1, "twee"), "t:6:14"),
        (("eerste", "lijst", 1, "twee", 1), "t:6:18"),
        (("eerste", "blok"), "t:7:9"),
        ((1,), "t:9:1"),
        (("tweede",), "t:9:9"),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_a_value_stands_at_its_line_and_column(way: tuple[str | int, ...], place: str, line_break: str) -> None:
    assert at(_NESTED.replace("\n", line_break), *way) == place


def test_columns_count_characters_not_bytes() -> None:
    assert at("é€𝄞: [ß, x]\n", "é€𝄞", 1) == "t:1:10"


def test_a_value_that_is_not_there_stands_at_its_key() -> None:
    assert at("een:\n  twee:\n  drie: x\n", "een", "twee") == "t:2:3"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert at("\ufeffeen: x\n", "een") == "t:1:6"


# ---- what is refused ------------------------------------------------------------------------------------------------

REFUSED = (
    # ---- keys
    ("duplicate-key", "a: 1\nb: 2\na: 3\n", "t:3:1"),
    ("duplicate-key", "a: {b: 1, b: 2}\n", "t:1:11"),
    ("duplicate-key", "'1': x\n1: y\n", "t:2:1"),
    ("duplicate-key", "a: 1\n? a\n: 2\n", "t:2:3"),
    ("key-not-text", "[a]: 1\n", "t:1:1"),
    ("key-not-text", "{a: b}: 1\n", "t:1:1"),
    ("key-not-text", "? - a\n: 1\n", "t:1:3"),
    ("merge-key", "a: {<<: {b: 1}}\n", "t:1:5"),
    # ---- anchors, aliases and tags
    ("anchor-used", "a: &b 1\n", "t:1:4"),
    ("anchor-used", "&b a: 1\n", "t:1:1"),
    ("anchor-used", "a: &b\n  c: 1\n", "t:1:4"),
    ("alias-used", "a: *b\n", "t:1:4"),
    ("tag-used", "a: !!int 1\n", "t:1:4"),
    ("tag-used", "a: !eigen [1]\n", "t:1:4"),
    ("tag-used", "a: ! 1\n", "t:1:4"),
    ("tag-used", "!!python/object/apply:os.system ['echo']\n", "t:1:1"),
    ("tag-used", "a: !<tag:x> {}\n", "t:1:4"),
    # ---- documents
    ("several-documents", "a: 1\n---\nb: 2\n", "t:2:1"),
    ("several-documents", "--- {a: 1}\n---\n", "t:2:1"),
    ("directive-used", "%YAML 1.1\n---\na: 1\n", "t:1:1"),
    ("directive-used", "# kop\n\n%TAG ! x\n---\na: 1\n", "t:3:1"),
    ("empty-file", "", "t"),
    ("empty-file", "# niets\n", "t"),
    ("empty-file", "---\n", "t"),
    ("empty-file", "---\n...\n", "t"),
    # ---- commas and brackets in text without quotation marks
    ("comma-in-braces", "a: {nl: een, twee, en: one}\n", "t:1:14"),
    ("comma-in-braces", "a: {nl: een, twee}\n", "t:1:14"),
    ("comma-in-braces", "a: {een, nl: twee}\n", "t:1:5"),
    ("text-starts-with-brace", "a: {naam}\n", "t:1:4"),
    ("text-starts-with-brace", "a: {naam} is er\n", "t:1:4"),
    ("text-starts-with-brace", "a: [naam] is er\n", "t:1:4"),
    ("text-starts-with-brace", "- {naam} is er\n", "t:1:3"),
    ("bracket-not-closed", "a: [b, c\n", "t:1:4"),
    ("bracket-not-closed", "a: {b: [c\n", "t:1:8"),
    ("bracket-not-closed", "a: [b, c\nd: e\n", "t:1:4"),
    ("bracket-not-closed", "a: {b: c\nd: e\n", "t:1:4"),
    ("bracket-not-closed", "a: [b}\n", "t:1:4"),
    ("syntax-error", "a: ]\n", "t:1:4"),
    # ---- quotation marks
    ("quote-not-closed", 'a: "b\nc: d\n', "t:1:4"),
    ("quote-not-closed", "a: 'b\n", "t:1:4"),
    ("quote-not-closed", "a: 'b\n---\nc'\n", "t:1:4"),
    ("unknown-escape", 'a: "C:\\map"\n', "t:1:7"),
    ("unknown-escape", 'a: "\\xZZ"\n', "t:1:5"),
    ("text-after-quote", 'a: "b" c\n', "t:1:8"),
    ("text-after-quote", "a: {b: 'c' d}\n", "t:1:12"),
    ("bracket-not-closed", "a: {b: 'c'\nd: e}\nf: g\n", "t:1:4"),
    # ---- colons, tabs and signs
    ("colon-in-text", "a: b: c\n", "t:1:5"),
    ("colon-in-text", "a: 1\n  b: 2\n", "t:2:4"),
    ("tab-in-indentation", "a:\n\tb: c\n", "t:2:1"),
    ("tab-in-indentation", "a:\n  b: |\n\tc\n", "t:3:1"),
    ("reserved-character", "a: @b\n", "t:1:4"),
    ("reserved-character", "a: `b`\n", "t:1:4"),
    ("reserved-character", "a: %b\n", "t:1:4"),
    ("colon-missing", "a: b\nc\nd: e\n", "t:2:1"),
    ("colon-missing", "- a\nb\n", "t:2:1"),
    ("syntax-error", "a: *", "t:1:5"),
    ("syntax-error", "a: |x\nb: c\n", "t:1:5"),
    ("colon-missing", "a: |\n  b\nc", "t:3:1"),
    ("syntax-error", "a: - b\n", "t:1:4"),
    # ---- characters and numbers
    ("unreadable-character", "a: b\x00\n", "t:1:5"),
    ("unreadable-character", "a: b\nc: \x1b[0m\n", "t:2:4"),
    ("unreadable-character", "a: \ud800\n", "t:1:4"),
    ("unreadable-character", "a: \uffff\n", "t:1:4"),
    ("number-too-long", f"a: {'9' * 41}\n", "t:1:4"),
    ("number-too-long", "a: 1e41\n", "t:1:4"),
    ("number-too-long", "a: 1e999999999999\n", "t:1:4"),
)


@pytest.mark.parametrize(("code", "text", "place"), REFUSED)
@pytest.mark.parametrize("parser", ["CBaseLoader", "BaseLoader"])
def test_what_can_surprise_is_refused_at_its_place_whatever_the_parser(
    monkeypatch: pytest.MonkeyPatch, code: str, text: str, place: str, parser: str
) -> None:
    if not hasattr(yaml, parser):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(source_yaml, "_PARSER", getattr(yaml, parser))
    assert told(read_yaml(text, "t")[1]) == [(code, place)]


@pytest.mark.parametrize("parser", ["CBaseLoader", "BaseLoader"])
def test_half_a_character_is_refused_also_when_it_is_written_as_a_code(
    monkeypatch: pytest.MonkeyPatch, parser: str
) -> None:
    if not hasattr(yaml, parser):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(source_yaml, "_PARSER", getattr(yaml, parser))
    node, problems = read_yaml('a: "\\ud800"\n', "t")
    assert node is None
    assert [problem.code for problem in problems] in (["unknown-escape"], ["unreadable-character"])


def test_every_problem_but_of_syntax_is_told_in_one_run() -> None:
    text = "a: &x 1\na: !!int 2\n<<: {b: 1, b: 2}\n[c]: 3\nd: {e, f}\n"
    assert told(read_yaml(text, "t")[1]) == [
        ("anchor-used", "t:1:4"),
        ("duplicate-key", "t:2:1"),
        ("tag-used", "t:2:4"),
        ("merge-key", "t:3:1"),
        ("duplicate-key", "t:3:12"),
        ("key-not-text", "t:4:1"),
        ("comma-in-braces", "t:5:5"),
        ("comma-in-braces", "t:5:8"),
    ]


def test_problems_before_a_syntax_error_are_told_beside_it() -> None:
    node, problems = read_yaml("a: &x 1\nb: [\n", "t")
    assert node is None
    assert told(problems) == [("anchor-used", "t:1:4"), ("bracket-not-closed", "t:2:4")]


def test_what_is_merged_is_left_out() -> None:
    node, _ = read_yaml("a: 1\n<<: {b: 2}\n'<<': 3\n", "t")
    assert plain(node) == {"a": 1, "<<": 3}


def test_what_stands_twice_is_read_once() -> None:
    node, problems = read_yaml("a: 1\na: {c: 2}\nb: 3\n", "t")
    assert plain(node) == {"a": 1, "b": 3}
    assert dict(problems[0].arguments) == {"key": "a", "line": 1}


def test_a_text_in_braces_is_kept_as_text_so_that_it_is_told_once() -> None:
    node, _ = read_yaml("a: {naam}\n", "t")
    assert plain(node) == {"a": "{naam}"}


def test_a_tag_is_told_as_it_was_written() -> None:
    _, problems = read_yaml("[!!str a, !eigen b]", "t")
    assert [problem.arguments["tag"] for problem in problems] == ["!!str", "!eigen"]


def test_a_very_long_key_is_told_in_short() -> None:
    key = "k" * 900
    _, problems = read_yaml(f"{key}: 1\n{key}: 2\n", "t")
    assert len(str(problems[0].arguments["key"])) == 101
