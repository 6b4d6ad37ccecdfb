"""The norm of 2022 is made of what its text is made of: its clauses, their parts, and its own numbers."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Final

import attrs
import pytest

from brabantnorm_rules import Norm, Rule, load_norm
from brabantnorm_rules.norm.parameters import Origin, ParameterOf
from brabantnorm_rules.norm.periods import Clock, Period, Unit

CLAUSES: Final = {1: 6, 2: 10, 3: 14, 4: 24, 5: 3}
"""How many clauses the text has in each pillar: 57 in all."""
LABELS: Final = {
    "3.1": {"3.1.1", "3.1.2", "3.1.2.a", "3.1.2.b", "3.1.2.c", "3.1.3", "3.1.4", "3.1.5"},
    "3.2": {"3.2.1", "3.2.1.a", "3.2.1.b", "3.2.1.c", "3.2.1.d", "3.2.2", "3.2.2.a", "3.2.2.b"},
}
"""The sixteen labels under a clause, by clause."""
MUNICIPALITIES: Final = {"3.1", "3.6", "3.7"}
"""The clauses that speak of municipalities; all others speak of all parties."""
YEARLY: Final = {"1.1", "1.2", "1.3", "2.9", "3.4", "3.7", "3.12", "3.14", "4.2", "4.9"}
"""The ten clauses that say: once a year."""


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm("brabant-2022")


def inside(value: object) -> Iterator[object]:
    """Yield everything that a rule is made of."""
    yield value
    kind = type(value)
    if attrs.has(kind):
        for field in attrs.fields(kind):
            yield from inside(getattr(value, field.name))
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from inside(part)


def below(norm: Norm, rule: Rule) -> Iterator[str]:
    """Yield the labels of the parts of a rule, and of their parts."""
    for part in rule.parts:
        yield part
        yield from below(norm, norm.rules[part])


def using(norm: Norm, name: str) -> set[str]:
    """Return the rules that use a parameter."""
    return {rule.id for rule in norm.rules.values() if ParameterOf(name) in inside(rule)}


def test_every_clause_of_every_pillar_is_there_and_no_other(norm: Norm) -> None:
    expected = [f"{pillar}.{number}" for pillar, count in CLAUSES.items() for number in range(1, count + 1)]
    assert [rule.id for rule in norm.clauses] == expected
    assert Counter(rule.pillar for rule in norm.clauses) == CLAUSES
    assert len(norm.clauses) == 57


def test_only_two_clauses_have_labels_under_them_and_these_are_sixteen(norm: Norm) -> None:
    labels = {rule.id: set(below(norm, rule)) for rule in norm.clauses if rule.parts}
    assert labels == LABELS
    assert len(set().union(*labels.values())) == 16
    assert set(norm.rules) == {rule.id for rule in norm.clauses} | set().union(*labels.values())


def test_sixty_nine_rules_ask_something_themselves(norm: Norm) -> None:
    asking = {rule.id for rule in norm.rules.values() if rule.checks}
    leaves = {rule.id for rule in norm.rules.values() if not rule.parts}
    assert (len(asking), len(leaves)) == (69, 68)
    assert asking - leaves == {"3.2"}, "only 3.2 asks something beside what its parts ask"


def test_the_text_names_municipalities_in_three_clauses(norm: Norm) -> None:
    only = {rule.id for rule in norm.clauses if rule.applies_to}
    assert only == MUNICIPALITIES
    assert {norm.rules[clause].applies_to for clause in only} == {("gemeente",)}


def test_a_province_lacks_two_powers_that_two_parts_need(norm: Norm) -> None:
    needed = {rule.id: rule.power for rule in norm.rules.values() if rule.power}
    assert needed == {"3.2.1.a": "alcoholwet", "3.2.1.c": "apv"}
    assert all(norm.powers[power].kinds == ("gemeente",) for power in needed.values())


def test_only_the_numbers_and_the_day_of_the_text_are_the_norm_s(norm: Norm) -> None:
    own = {name: found.values for name, found in norm.parameters.items() if found.origin is Origin.NORM}
    assert {name: [dated.value for dated in values] for name, values in own.items()} == {
        "jaar": [Period(1, Unit.YEARS)],
        "gedragscode_leeftijd": [Period(5, Unit.YEARS)],
        "reactietermijn": [Clock(48 * 3_600_000_000)],
        "norm_vanaf": [date(2022, 5, 18).toordinal()],
    }


def test_ten_clauses_ask_something_every_year(norm: Norm) -> None:
    # 1.3 speaks of one and the same year, and reads it by the calendar: a choice, which is told as one.
    assert using(norm, "jaar") == YEARLY - {"1.3"}
    assert using(norm, "trajectjaar") == {"1.3"}
    note = norm.parameters["trajectjaar"].note
    assert note is not None
    assert re.match(r"Eens per jaar staat in de norm", note.nl)


def test_two_clauses_ask_for_five_years_and_one_for_48_hours(norm: Norm) -> None:
    assert using(norm, "gedragscode_leeftijd") == {"4.1", "4.8"}
    assert using(norm, "reactietermijn") == {"4.23"}


def test_no_rule_hides_a_term_every_one_is_a_parameter(norm: Norm) -> None:
    hidden = {rule.id for rule in norm.rules.values() for part in inside(rule) if isinstance(part, Clock | Period)}
    assert not hidden


def test_the_norm_has_its_own_dates_and_parties(norm: Norm) -> None:
    assert (norm.published_on, norm.interim_on, norm.target_before) == tuple(
        day.toordinal() for day in (date(2022, 5, 18), date(2023, 7, 1), date(2024, 12, 31))
    )
    assert Counter(party[:2] for party in norm.parties) == {"gm": 56, "pv": 1}
