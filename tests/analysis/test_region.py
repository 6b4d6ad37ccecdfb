"""Regions: outcomes are counted as they are, joint records count for members on their day, small numbers are hidden."""

import json
from datetime import date
from pathlib import Path

import attrs
import pytest

import brabantnorm_rules as bn
from brabantnorm_rules import (
    Confidence,
    Confidentiality,
    Group,
    Groups,
    Members,
    Membership,
    NamedOrganisation,
    Outcome,
)
from brabantnorm_rules.norm.conditions import Includes
from brabantnorm_rules.norm.confidentiality import levels_of
from brabantnorm_rules.norm.mentions import conditions_of, relations_of
from brabantnorm_rules.norm.rules import NoneOf, record_questions

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
    assert (found.organisations, found.members, found.standings) == (3, (), ())
    for clause in found.clauses:
        outcomes = [bn.assess(norm, one, DAY)[clause.rule].outcome for one in dossiers]
        assert clause.counts == {outcome: outcomes.count(outcome) for outcome in Outcome}


def test_of_those_that_fall_short_it_is_counted_for_how_many_a_deviation_is_in_force(
    norm: bn.Norm, dossiers: list[bn.Dossier]
) -> None:
    decided = {"owner": "secretaris", "reason": "x", "decided_on": "2024-01-01"}
    running = dossiers[0].add_deviation("2.5", until=DAY, **decided)
    lapsed = dossiers[1].add_deviation("2.5", until=date(2024, 12, 30), **decided)
    met = bn.read_dossier(EXAMPLE, norm).add_deviation("4.6", until=DAY, **decided)
    found = bn.region([running, lapsed, dossiers[2]], DAY)
    deviating = {clause.rule: clause.deviating for clause in found.clauses if clause.deviating}
    assert deviating == {"2.5": 1}
    (clause,) = [clause for clause in found.clauses if clause.rule == "2.5"]
    assert clause.counts == next(each for each in bn.region(dossiers, DAY).clauses if each.rule == "2.5").counts
    whole = bn.region([met], DAY, confidentiality=Confidentiality.CONFIDENTIAL)
    assert {one.rule for one in whole.clauses if one.deviating} == {"4.11"}, "4.6 is met: nothing falls short"


def test_only_members_on_the_date_are_counted_and_who_has_no_dossier_is_told(dossiers: list[bn.Dossier]) -> None:
    found = bn.region(dossiers, DAY, group="noord")
    assert (found.organisations, found.members) == (2, (Members(Confidence.SURE, False, True, 2, 1),))
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


@pytest.fixture(scope="module")
def meetings(norm: bn.Norm) -> list[bn.Dossier]:
    """Organisations that held no meeting and no activity, but for the last, which held one on its own."""
    made = [empty(norm, number).add("bijeenkomst", [], complete=True) for number in (1, 2, 3)]
    own = {"id": "B", "datum": "2024-10-01", "onderwerpen": ["weerbaarheid"], "niveau": "district"}
    return [*made[:2], made[2].add("bijeenkomst", [{**own, "deelnemers": ["gm9901", "gm9903"]}])]


@pytest.fixture(scope="module")
def together(norm: bn.Norm) -> bn.Dossier:
    return bn.Dossier(norm, bn.Organisation("gm9909", "Samen", "gemeente"), as_at=DAY).add("bijeenkomst", [])


def test_one_meeting_is_found_that_makes_several_clauses_met_for_all(
    meetings: list[bn.Dossier], together: bn.Dossier
) -> None:
    first, *_ = bn.region(meetings, DAY, joint=together).activities
    assert (first.fact_type, first.together) == ("bijeenkomst", ("deelnemers",))
    assert [(repair.rule, repair.organisations) for repair in first.repairs] == [
        ("1.2", 3),
        ("2.9", 3),
        ("3.13", 3),
        ("3.14", 3),
    ]
    values = dict(first.values)
    assert values["datum"] == DAY
    asked = "evaluatie_inzet informatiebeveiliging kennisdeling ondermijning speerpunten_komend_jaar weerbaarheid"
    assert values["onderwerpen"] == frozenset(asked.split())
    assert set(values) == {"datum", "interactief", "niveau", "onderwerpen", "rollen"}


def test_what_is_proposed_makes_met_exactly_what_it_says_when_it_is_recorded(
    norm: bn.Norm, meetings: list[bn.Dossier], together: bn.Dossier
) -> None:
    both = together.add("activiteit", [])
    dossiers = [one.add("activiteit", [], complete=True) for one in meetings]
    found = bn.region(dossiers, DAY, joint=both)
    assert len(found.activities) > 2
    assert [one.repaired for one in found.activities] == sorted(
        (one.repaired for one in found.activities), reverse=True
    )
    for one in found.activities:
        everybody = {name: [dossier.organisation.id for dossier in dossiers] for name in one.together}
        record = {"id": "nieuw", **dict(one.values), **everybody}
        after = bn.region(dossiers, DAY, joint=both.add(one.fact_type, [record]))
        met = [
            (clause.rule, clause.counts[Outcome.MET] - before.counts[Outcome.MET])
            for before, clause in zip(found.clauses, after.clauses, strict=True)
        ]
        assert [(rule, number) for rule, number in met if number] == [
            (repair.rule, repair.organisations) for repair in one.repairs
        ]


def test_what_would_undo_a_clause_for_anybody_is_not_proposed(
    norm: bn.Norm, meetings: list[bn.Dossier], together: bn.Dossier
) -> None:
    held = Includes("onderwerpen", "weerbaarheid")
    refused = attrs.evolve(norm.rules["5.1"], checks=(bn.Check("geen", NoneOf("bijeenkomst", held)),))
    other = attrs.evolve(norm, rules={**norm.rules, "5.1": refused})
    dossiers = [one.for_norm(other) for one in meetings[:2]]
    found = bn.region(dossiers, DAY, joint=together.for_norm(other))
    assert next(one for one in found.clauses if one.rule == "5.1").counts[Outcome.MET] == 2
    assert [[repair.rule for repair in one.repairs] for one in found.activities] == [["2.9", "3.13", "3.14"]]
    assert not any("weerbaarheid" in dict(one.values)["onderwerpen"] for one in found.activities)  # type: ignore[operator]


def test_nothing_is_proposed_of_what_is_not_recorded_together_or_needs_more_than_one_record_or_others(
    norm: bn.Norm, meetings: list[bn.Dossier], together: bn.Dossier
) -> None:
    assert bn.region(meetings, DAY).activities == ()
    repaired = {repair.rule for one in bn.region(meetings, DAY, joint=together).activities for repair in one.repairs}
    assert "2.3" not in repaired
    alone = bn.region(meetings[:1], DAY, joint=together).activities
    assert "1.2" not in {repair.rule for one in alone for repair in one.repairs}


def test_a_proposal_holds_nothing_from_the_records_of_a_dossier(norm: bn.Norm) -> None:
    fact_type = norm.fact_types["bijeenkomst"]
    needed = attrs.evolve(fact_type, required=(*fact_type.required, "groep"))
    other = attrs.evolve(norm, fact_types={**norm.fact_types, "bijeenkomst": needed})
    used = {"id": "oud", "datum": "2022-10-01", "onderwerpen": ["knelpunten"], "groep": "eigen_woord"}
    dossiers = [empty(other, number).add("bijeenkomst", [used], complete=True) for number in (1, 2, 3)]
    joint = bn.Dossier(other, bn.Organisation("gm9909", "Samen", "gemeente"), as_at=DAY).add("bijeenkomst", [])
    found = bn.region(dossiers, DAY, joint=joint)
    assert {dict(one.values)["groep"] for one in found.activities} == {"groep"}
    assert "eigen_woord" not in bn.region_to_json(found, small=True)


def test_a_meeting_inside_one_organisation_is_not_proposed_for_all(norm: bn.Norm, together: bn.Dossier) -> None:
    examples = [bn.read_dossier(EXAMPLE.parent / name, norm) for name in ("dijkstede", "merwebrabant")]
    found = bn.region(examples, DAY, joint=together, confidentiality="vertrouwelijk").activities
    assert {one.together for one in found} == {("deelnemers",)}
    assert "2.3" not in {repair.rule for one in found for repair in one.repairs}


def test_what_would_have_had_to_be_known_then_is_proposed_as_recorded_then(
    meetings: list[bn.Dossier], together: bn.Dossier
) -> None:
    found = bn.region(meetings, DAY, joint=together, known_on=DAY).activities
    assert [repair.rule for one in found for repair in one.repairs] == ["1.2", "2.9", "3.13", "3.14"]
    assert "vastgelegd_op" not in dict(found[0].values)


def test_that_not_all_was_tried_is_told(
    monkeypatch: pytest.MonkeyPatch, meetings: list[bn.Dossier], together: bn.Dossier
) -> None:
    assert bn.region(meetings, DAY, joint=together).all_tried
    for bound in ("_ASKED", "_TRIED"):
        with monkeypatch.context() as bounded:
            bounded.setattr(f"brabantnorm_rules.analysis.regions.joint.{bound}", 5)
            assert not bn.region(meetings, DAY, joint=together).all_tried


# ---- who counts ----------------------------------------------------------------------------------------------------


def unsure(norm: bn.Norm) -> bn.Norm:
    """The norm, with a district of which one member is sure, one is not, and one is in this district or another."""
    (first, second, third, fourth) = norm.groups.organisations.values()
    north = norm.groups.groups["noord"]
    memberships = (
        Membership(first, north, Confidence.SURE),
        Membership(second, north, Confidence.LOW),
        Membership(third, north, Confidence.LOW, candidate=True),
        Membership(fourth, north, Confidence.LOW, candidate=True),
    )
    return attrs.evolve(norm, groups=attrs.evolve(norm.groups, memberships=memberships))


def test_who_may_belong_to_another_group_does_not_count_unless_asked_and_is_told(norm: bn.Norm) -> None:
    other = unsure(norm)
    dossiers = [empty(other, number) for number in (1, 2, 3)]
    found = bn.region(dossiers, DAY, group="noord")
    assert found.organisations == 2
    assert found.members == (
        Members(Confidence.SURE, False, True, 1, 0),
        Members(Confidence.LOW, False, True, 1, 0),
        Members(Confidence.LOW, True, False, 1, 1),
    )
    asked = bn.region(dossiers, DAY, group="noord", candidates=True)
    assert (asked.organisations, asked.members[2]) == (3, Members(Confidence.LOW, True, True, 1, 1))


def test_who_is_not_surely_a_member_is_left_out_where_that_is_asked_and_told(norm: bn.Norm) -> None:
    other = unsure(norm)
    dossiers = [empty(other, number) for number in (1, 2, 3)]
    found = bn.region(dossiers, DAY, group="noord", confidence="medium", candidates=True)
    assert found.organisations == 1
    assert [(one.confidence, one.candidate, one.counted) for one in found.members] == [
        (Confidence.SURE, False, True),
        (Confidence.LOW, False, False),
        (Confidence.LOW, True, False),
    ]
    assert found.norm.least_confidence is Confidence.MEDIUM


def test_a_joint_record_is_not_added_for_who_may_belong_to_another_group(norm: bn.Norm) -> None:
    other = unsure(norm)
    joint = bn.Dossier(other, bn.Organisation("gm9904", "Noord", "gemeente"), as_at=DAY).add("rol", [ROLE])
    dossiers = [empty(other, number) for number in (1, 2, 3)]
    alone = bn.region(dossiers[:2], DAY, joint=joint, group="noord")
    assert bn.region(dossiers, DAY, joint=joint, group="noord").clauses == alone.clauses


# ---- who may read what ---------------------------------------------------------------------------------------------


def without(dossier: bn.Dossier, level: Confidentiality) -> bn.Dossier:
    """The dossier without the records of the fact types of a level."""
    own = [name for name in dossier.entered if dossier.norm.fact_types[name].confidentiality is level]
    assert own
    emptied = bn.Dossier(dossier.norm, dossier.organisation, dossier.as_at)
    return emptied.with_registers(dossier.registers[name] for name in sorted(dossier.entered - set(own)))


@pytest.mark.parametrize("level", [Confidentiality.PUBLIC, Confidentiality.INTERNAL])
def test_what_is_more_confidential_than_was_asked_makes_no_difference_to_what_is_written(
    norm: bn.Norm, level: Confidentiality
) -> None:
    example = bn.read_dossier(EXAMPLE, norm)
    more = list(Confidentiality)[list(Confidentiality).index(level) + 1]
    whole, less = (
        bn.region([one], DAY, confidentiality=level, named=True) for one in (example, without(example, more))
    )
    assert bn.region_to_json(whole) == bn.region_to_json(less)
    assert whole.withheld
    assert {*whole.withheld, *(clause.rule for clause in whole.clauses)} == {rule.id for rule in norm.clauses}
    allowed = bn.region([example], DAY, confidentiality=more).clauses
    assert allowed != bn.region([without(example, more)], DAY, confidentiality=more).clauses


def test_a_dossier_that_is_more_confidential_as_a_whole_is_left_out_and_told(norm: bn.Norm) -> None:
    organisation = bn.Organisation("gm9902", "Stil", "gemeente")
    secret = bn.Dossier(norm, organisation, as_at=DAY, confidentiality="vertrouwelijk").add("rol", [], complete=True)
    found = bn.region([empty(norm, 1), secret], DAY, group="noord")
    assert (found.organisations, found.withheld_dossiers) == (1, 1)
    assert found.members == (Members(Confidence.SURE, False, True, 1, 2),)
    assert bn.region([empty(norm, 1), secret], DAY, confidentiality="vertrouwelijk").organisations == 2


def test_what_is_recorded_together_is_as_confidential_as_the_dossier_that_holds_it(norm: bn.Norm) -> None:
    organisation = bn.Organisation("gm9909", "Samen", "gemeente")
    joint = bn.Dossier(norm, organisation, as_at=DAY, confidentiality="vertrouwelijk").add("rol", [ROLE])
    found = bn.region([empty(norm, 1)], DAY, joint=joint)
    own = bn.region([empty(norm, 1)], DAY)
    assert set(own.withheld) < set(found.withheld)
    assert all("rol" in levels_of(norm, rule) for rule in set(found.withheld) - set(own.withheld))
    assert all("rol" not in levels_of(norm, clause.rule) for clause in found.clauses)


def test_a_field_may_be_more_confidential_than_its_type(norm: bn.Norm) -> None:
    fact_type = norm.fact_types["bijeenkomst"]
    fields = tuple(
        attrs.evolve(field, confidentiality=Confidentiality.CONFIDENTIAL) if field.name == "rollen" else field
        for field in fact_type.fields
    )
    other = attrs.evolve(norm, fact_types={**norm.fact_types, "bijeenkomst": attrs.evolve(fact_type, fields=fields)})
    assert levels_of(other, "2.9")["bijeenkomst"] is Confidentiality.CONFIDENTIAL
    assert levels_of(other, "1.2")["bijeenkomst"] is Confidentiality.INTERNAL


def test_a_rule_is_as_confidential_as_its_parts_and_as_related_records(norm: bn.Norm) -> None:
    wholes = [rule for rule in norm.rules.values() if rule.parts]
    assert wholes
    for rule in wholes:
        assert all(levels_of(norm, part).items() <= levels_of(norm, rule.id).items() for part in rule.parts)
    related = [
        (rule.id, relation.record_of)
        for rule in norm.rules.values()
        for check in rule.checks
        if not check.note
        for question in record_questions(check.question)
        for condition in conditions_of(question)
        for relation in relations_of(condition)
    ]
    assert related
    assert all(fact_type in levels_of(norm, rule) for rule, fact_type in related)


# ---- numbers -------------------------------------------------------------------------------------------------------


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
