"""Diagnostics: their places, in the order in which people read them."""

import pytest

from brabantnorm_rules import Diagnostic, DossierError, Place


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place("a.yaml", 3, 5), "a.yaml:3:5"),
        (Place("a.json", within="/records/2"), "a.json#/records/2"),
        (Place(within="activiteit[2].datum"), "activiteit[2].datum"),
        (Place("a.csv"), "a.csv"),
    ],
)
def test_a_place_is_written_as_people_look_it_up(place: Place, text: str) -> None:
    assert str(place) == text


def test_places_are_in_the_order_of_files_lines_and_numbers() -> None:
    row_two, row_ten = Place(within="activiteit[2].datum"), Place(within="activiteit[10].datum")
    line_two, line_ten, other = Place("a.yaml", 2, 30), Place("a.yaml", 10, 1), Place("b.yaml", 1, 1)
    assert sorted([other, line_ten, row_ten, line_two, row_two]) == [row_two, row_ten, line_two, line_ten, other]


def test_an_error_tells_its_diagnostics_in_order() -> None:
    problems = [Diagnostic("b", Place("x", 2, 1)), Diagnostic("b", Place("x", 1, 1)), Diagnostic("a", Place("x", 1, 1))]
    error = DossierError(problems)
    assert [str(found.place) + found.code for found in error.diagnostics] == ["x:1:1a", "x:1:1b", "x:2:1b"]
    assert str(error) == "x:1:1: a\nx:1:1: b\nx:2:1: b"
