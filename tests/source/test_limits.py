"""Whatever a text holds, reading it stays within its limits: of size, of depth and of number."""

from collections.abc import Callable

import pytest
import yaml

from brabantnorm_rules.errors import Diagnostic
from brabantnorm_rules.source import yaml as source_yaml
from brabantnorm_rules.source.files import MODULE_LIMITS, Limits
from brabantnorm_rules.source.json import read_json
from brabantnorm_rules.source.nodes import Node
from brabantnorm_rules.source.yaml import read_yaml
from tests.source.reading import in_small_stack, told

_SMALL = Limits(size=1000, depth=5, nodes=20)
_WIDE = Limits(size=10_000_000, depth=40, nodes=10_000_000)

Read = Callable[[str, str, Limits], tuple[Node | None, tuple[Diagnostic, ...]]]

BOMBS = {
    "lists": ("[", "]"),
    "mappings": ('{"a":', "}"),
    "both": ('[{"a":', "}]"),
    "lists in text": ("[1, ", "]"),
}


@pytest.mark.parametrize("read", [read_yaml, read_json])
@pytest.mark.parametrize("levels", [5_000, 200_000])
@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("closed", [True, False])
def test_a_text_nested_too_deep_is_refused_in_the_smallest_stack(
    read: Read, levels: int, bomb: str, closed: bool
) -> None:
    opening, closing = BOMBS[bomb]
    text = opening * levels + ("1" + closing * levels if closed else "")
    node, problems = in_small_stack(lambda: read(text, "t", _WIDE))
    assert node is None
    assert [problem.code for problem in problems] == ["too-deep"]


@pytest.mark.parametrize("levels", [5_000, 200_000])
@pytest.mark.parametrize("opening", ["- ", "? ", "[", "{", "[? "])
@pytest.mark.parametrize("parser", ["CBaseLoader", "BaseLoader"])
def test_every_way_of_nesting_yaml_is_refused_whatever_the_parser(
    monkeypatch: pytest.MonkeyPatch, opening: str, levels: int, parser: str
) -> None:
    if not hasattr(yaml, parser):
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(source_yaml, "_PARSER", getattr(yaml, parser))
    _, problems = in_small_stack(lambda: read_yaml(opening * levels, "t", _WIDE))
    assert [problem.code for problem in problems] == ["too-deep"]


def test_blocks_nested_by_indentation_count_as_deep() -> None:
    text = "".join(f"{' ' * level}a:\n" for level in range(1000))
    assert told(read_yaml(text, "t")[1]) == [("too-deep", "t:41:41")]


@pytest.mark.parametrize("read", [read_yaml, read_json])
@pytest.mark.parametrize("bomb", ["lists", "mappings"])
def test_the_deepest_that_is_allowed_is_read(read: Read, bomb: str) -> None:
    opening, closing = BOMBS[bomb]
    for levels, codes in ((5, []), (6, ["too-deep"]), (9, ["too-deep"]), (11, ["too-deep"])):
        _, problems = read(opening * levels + "1" + closing * levels, "t", _SMALL)
        assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize("read", [read_yaml, read_json])
def test_depth_is_that_of_the_deepest_part(read: Read) -> None:
    for text, codes in (
        ('[[], [], {"a": []}, [[[[1]]]]]', []),
        ('[[], [], {"a": []}, [[[[[1]]]]]]', ["too-deep"]),
        ('{"a": {}, "b": {"c": {"d": {"e": {"f": {}}}}}}', ["too-deep"]),
    ):
        assert [problem.code for problem in read(text, "t", _SMALL)[1]] == codes


def test_brackets_in_text_are_no_depth() -> None:
    assert read_json('["[[[[[[[[[[", "\\"[[[[[[[[[", "]]]]]"]', "t", _SMALL)[1] == ()
    assert read_yaml("a: '[[[[[[[[[['\nb: x[[[[[[[[\n", "t", _SMALL)[1] == ()


@pytest.mark.parametrize("read", [read_yaml, read_json])
def test_a_text_may_have_so_many_bytes_and_no_more(read: Read) -> None:
    assert read(f'"{"a" * 998}"', "t", _SMALL)[1] == ()
    assert told(read(f'"{"a" * 999}"', "t", _SMALL)[1]) == [("file-too-large", "t")]
    assert read(f'"{"é" * 499}"', "t", _SMALL)[1] == ()
    assert told(read(f'"{"é" * 500}"', "t", _SMALL)[1]) == [("file-too-large", "t")]
    assert read(f'"{"é" * 501}"', "t", _SMALL)[1][0].arguments["limit"] == "1000 bytes"


@pytest.mark.parametrize("read", [read_yaml, read_json])
def test_a_text_may_have_so_many_values_and_keys_and_no_more(read: Read) -> None:
    assert read(f"[{', '.join('1' * 19)}]", "t", _SMALL)[1] == ()
    node, problems = read(f"[{', '.join('1' * 20)}]", "t", _SMALL)
    assert (node, [problem.code for problem in problems]) == (None, ["too-many-values"])
    assert read('{"a": {"b": [1, 2]}, "c": {"d": [3]}, "e": [1, 2, 3, 4, 5]}', "t", _SMALL)[1] == ()
    many = "{" + ", ".join(f'"k{number}": 1' for number in range(10)) + "}"
    assert [problem.code for problem in read(many, "t", _SMALL)[1]] == ["too-many-values"]


def test_a_file_of_a_norm_may_have_a_mebibyte() -> None:
    _, problems = read_yaml("#" * MODULE_LIMITS.size + "\n", "t")
    assert problems[0].arguments["limit"] == "1 MiB"


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "x" * 900_000,
        "a: '" + "x" * 900_000 + "'",
        "a: " + "{" * 39 + "}" * 39 + "}" * 500_000,
        "a: [" + "{}, " * 40_000 + "]",
        "a:\n" + "  b: [}\n" * 100_000,
        "\n" * 900_000 + "%",
        "# x\n" * 250_000 + "a: ]",
        " " * 900_000 + "]",
        "a: " + "] " * 400_000,
        "k" * 900_000,
        "? " + "k" * 900_000 + "\n: 1",
        '"' + "\\" * 900_001,
        "a: |\n" + " \n" * 400_000 + "\tb",
    ],
)
def test_long_texts_are_read_or_refused_in_one_pass(text: str) -> None:
    node, problems = read_yaml(text, "t")
    assert (node is None) == bool(problems)


@pytest.mark.parametrize(
    "text",
    [
        '"' + "\\" * 900_001,
        '"' + '\\"' * 400_000,
        "[" + '"",' * 300_000 + '""]',
        "[" * 39 + "]" * 900_000,
        "}" * 900_000,
        '{"' + "a" * 900_000 + '": 1}',
        "9" * 900_000,
        "1e" + "9" * 900_000,
        " " * 900_000,
        '["' * 300_000,
    ],
)
def test_long_json_is_read_or_refused_in_one_pass(text: str) -> None:
    _, problems = read_json(text, "t", Limits(MODULE_LIMITS.size, 40, 1_000_000))
    assert len(problems) <= 1
