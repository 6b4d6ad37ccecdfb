"""What is told of a check for several combinations of values at once: only of all combinations of these."""

import pytest

from brabantnorm_rules.assessment.combining import Block, Combination, blocks


def combination(**values: str) -> Combination:
    return tuple(values.items())


@pytest.mark.parametrize(
    ("combinations", "expected"),
    [
        ([], []),
        ([()], [{}]),
        ([combination(thema="a")], [{"thema": ("a",)}]),
        ([combination(thema="a"), combination(thema="b")], [{"thema": ("a", "b")}]),
        (
            [combination(groep=groep, thema=thema) for groep in ("x", "y") for thema in ("a", "b", "c")],
            [{"groep": ("x", "y"), "thema": ("a", "b", "c")}],
        ),
        (
            [combination(groep="x", thema="a"), combination(groep="y", thema="b")],
            [{"groep": ("x",), "thema": ("a",)}, {"groep": ("y",), "thema": ("b",)}],
        ),
        (
            [combination(groep="x", thema="a"), combination(groep="x", thema="b"), combination(groep="y", thema="b")],
            [{"groep": ("x",), "thema": ("a", "b")}, {"groep": ("y",), "thema": ("b",)}],
        ),
    ],
)
def test_a_block_holds_every_combination_of_its_values_and_no_other(
    combinations: list[Combination], expected: list[Block]
) -> None:
    assert blocks(combinations) == expected


def test_what_is_given_twice_is_told_once() -> None:
    assert blocks([combination(thema="a")] * 2) == [{"thema": ("a",)}]
