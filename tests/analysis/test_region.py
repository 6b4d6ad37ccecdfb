"""Regions: outcomes are counted as they are, joint records count for members on their day, small numbers are hidden."""

import json
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import brabantnorm_rules as bn
from brabantnorm_rules import Confidence, Group, Groups, Membership, NamedOrganisation, Outcome
from brabantnorm_rules.reports.region import LEAST, hide_small

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "dijkstede"
DAY = date(2024, 12, 31)
ROLE = {"id": "R", "rol": "informatiecoordinator", "van": "2024-03-01"}


@pytest.fixture(scope="module")
def norm() -> bn.Norm:
    """The norm, with a district to which the second organisation belongs only from May on."""
    known = {f"gm990{n}": NamedOrganisation(f"gm990{n}", f"Gemeente {n}", "gemeente") for n in range(1, 5)}
    district = Group("noord", "district", "Noord")
    since = {"gm9902": date(2024, 5, 1).toordinal(), "gm9903": date(2025, 1, 1).toordinal()}
    memberships = tuple(Membership(one, district, Confidence.SURE, since.get(name)) for name, one in known.items())
    return attrs.evolve(bn.load_norm("brabant-2022"), groups=Groups(known, {"noord": district}, memberships))


def empty(norm: bn.Norm, number: int) -> bn.Dossier:
    organisation = bn.Organisation(f"gm990{number}", f"Gemeente {number}", "gemeente")
    return bn.Dossier(norm, organisation, as_at=DAY).add("rol", [], complete=True)


@pytest.fixture(scope="module")
def dossiers(norm: bn.Norm) -> list[bn.Dossier]:
    return [empty(norm, number) for number in (1, 2, 3)]


def test_every_clause_counts_every_organisation_once_with_its_outcome(
    norm: bn.Norm, dossiers: list[bn.Dossier]
) -> None:
    found = bn.region(dossiers, DAY)
    assert (found.organisations, found.without_dossier, found.standings) == (3, 0, ())
    for clause in found.clauses:
        outcomes = [bn.assess(norm, one, DAY)[clause.rule].outcome for one in dossiers]
        assert clause.counts == {outcome: outcomes.count(outcome) for outcome in Outcome}


def test_only_members_on_the_date_are_counted_and_who_has_no_dossier_is_told(dossiers: list[bn.Dossier]) -> None:
    found = bn.region(dossiers, DAY, group="noord")
    assert (found.organisations, found.without_dossier) == (2, 1)
    assert bn.region(dossiers, date(2025, 1, 1), group="noord").organisations == 3


def test_a_joint_record_is_added_for_who_was_a_member_on_its_own_day(norm: bn.Norm, dossiers: list[bn.Dossier]) -> None:
    organisation = bn.Organisation("gm9904", "Noord", "gemeente")
    joint = bn.Dossier(norm, organisation, as_at=DAY).add("rol", [ROLE])
    by_role = {rule.id for rule in norm.clauses if _moves(norm, dossiers[0], rule.id)}
    assert by_role
    together, group = bn.region(dossiers, DAY, joint=joint), bn.region(dossiers, DAY, joint=joint, group="noord")
    for rule in by_role:
        own = bn.assess(norm, dossiers[0], DAY)[rule].outcome
        assert _counts(together, rule)[own] == 0
        assert _counts(group, rule)[own] == 1


def _moves(norm: bn.Norm, own: bn.Dossier, rule: str) -> bool:
    shared = own.add("rol", [ROLE])
    return bn.assess(norm, own, DAY)[rule].outcome is not bn.assess(norm, shared, DAY)[rule].outcome


def _counts(found: bn.Region, rule: str) -> dict[Outcome, int]:
    return next(dict(clause.counts) for clause in found.clauses if clause.rule == rule)


def test_what_falls_short_in_joint_registers_is_counted_over_organisations(
    norm: bn.Norm, dossiers: list[bn.Dossier]
) -> None:
    joint = bn.Dossier(norm, bn.Organisation("gm9904", "Noord", "gemeente"), as_at=DAY).add("rol", [])
    found = bn.region(dossiers, DAY, joint=joint)
    assert found.repairs
    assert {(repair.fact_type, repair.organisations) for repair in found.repairs} == {("rol", 3)}
    assert bn.region(dossiers, DAY).repairs == ()


def test_only_checks_that_fail_are_repairs(norm: bn.Norm) -> None:
    example = bn.read_dossier(EXAMPLE, norm)
    joint = bn.Dossier(norm, bn.Organisation("gm9904", "Noord", "gemeente"), as_at=DAY).add("activiteit", [])
    found = bn.region([example], DAY, joint=joint).repairs
    assert found
    findings = bn.assess(norm, example, DAY).findings
    for repair in found:
        (check,) = [
            check
            for check in findings[repair.rule].checks
            if (check.check.id, check.check.variables) == (repair.check, repair.variables)
        ]
        assert check.outcome.is_shortfall


def test_the_lowest_are_those_that_the_smallest_part_meets(norm: bn.Norm) -> None:
    found = bn.region([bn.read_dossier(EXAMPLE, norm), empty(norm, 2)], DAY)
    part = {
        one.rule: one.counts[Outcome.MET] / one.applicable
        for one in found.clauses
        if one.counts[Outcome.MET] < one.applicable
    }
    for pillar, rules in found.lowest.items():
        others = [part[one.rule] for one in found.clauses if one.pillar == pillar and one.rule in part]
        assert [part[rule] for rule in rules] == sorted(others)[:3]


def test_nobody_is_named_unless_asked(dossiers: list[bn.Dossier]) -> None:
    assert "gm990" not in bn.region_to_json(bn.region(dossiers, DAY), small=True)
    named = bn.region(dossiers, DAY, named=True)
    assert [one.organisation for one in named.standings] == ["gm9901", "gm9902", "gm9903"]


@given(st.dictionaries(st.sampled_from(list(Outcome)), st.integers(0, 60), min_size=5, max_size=5))
def test_hidden_numbers_are_the_small_ones_and_cannot_be_worked_out(counts: dict[Outcome, int]) -> None:
    found = hide_small(counts)
    hidden = [counts[outcome] for outcome, number in found.items() if number is None]
    assert all(number is None or number == counts[outcome] >= LEAST for outcome, number in found.items())
    assert not hidden or sum(hidden) >= LEAST or len(hidden) == len(counts)
    assert len(hidden) != 1 or hidden[0] >= LEAST


def test_json_hides_small_numbers_unless_asked(dossiers: list[bn.Dossier]) -> None:
    found = bn.region(dossiers, DAY)
    hidden, whole = (json.loads(bn.region_to_json(found, small=small)) for small in (False, True))
    assert {number for one in hidden["clauses"] for number in one["outcomes"].values()} == {None}
    assert all(sum(one["outcomes"].values()) == 3 for one in whole["clauses"])


def test_what_cannot_be_counted_together_is_refused(norm: bn.Norm, dossiers: list[bn.Dossier]) -> None:
    with pytest.raises(ValueError, match="no dossiers"):
        bn.region([], DAY)
    with pytest.raises(ValueError, match="two dossiers"):
        bn.region([dossiers[0], dossiers[0]], DAY)
    with pytest.raises(ValueError, match="more than one norm"):
        bn.region([dossiers[0], empty(bn.load_norm("brabant-2022"), 2)], DAY)
    with pytest.raises(KeyError):
        bn.region(dossiers, DAY, group="zuid")
