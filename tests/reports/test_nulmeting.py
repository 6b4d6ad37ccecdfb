"""The 0-meting: outcomes and the norm's calendar as the values that practice counts in."""

import csv
import json
from datetime import date
from pathlib import Path

import attrs
import pytest

import brabantnorm_rules as bn
from brabantnorm_rules import Outcome, Stand
from tests.examples import SMALL

ROOT = Path(__file__).parents[2]
BEFORE, FROM = date(2025, 12, 31), date(2026, 1, 1)


@pytest.fixture(scope="module")
def norm() -> bn.Norm:
    return bn.read_norm(SMALL)


@pytest.fixture(scope="module")
def dossier(norm: bn.Norm) -> bn.Dossier:
    organisation = bn.Organisation(id="gm9901", name="=Dijkstede", kind="gemeente")
    made = bn.Dossier(norm, organisation, as_at=BEFORE).add(
        "gedragscode",
        [{"id": "code", "dekking": ["medewerkers"], "vastgesteld_op": "2017-01-01", "gepubliceerd_op": "2017-02-01"}],
        complete=True,
    )
    return made.add_deviation(
        "1.5", owner="secretaris", reason="Regionaal", decided_on="2025-01-01", until="2025-06-30"
    )


@pytest.fixture(scope="module")
def example() -> bn.Dossier:
    return bn.read_dossier(ROOT / "docs" / "examples" / "dijkstede", bn.load_norm("brabant-2022"))


def test_clauses_that_rest_on_what_is_more_confidential_are_left_out_when_asked_and_told(example: bn.Dossier) -> None:
    made = bn.assess(example.norm, example, as_of=date(2024, 12, 31))
    whole, shared = bn.nulmeting(made), bn.nulmeting(made, confidentiality="openbaar")
    assert whole.withheld == ()
    assert shared.rows == tuple(row for row in whole.rows if row.rule not in shared.withheld)
    assert "4.23" in shared.withheld
    assert json.loads(bn.nulmeting_to_json(shared))["withheld"] == list(shared.withheld)
    rows = list(csv.reader(bn.nulmeting_to_csv(shared).splitlines()[1:], delimiter=";"))
    assert [row[5] for row in rows] == [row.rule for row in whole.rows]
    assert {tuple(row[7:10]) for row in rows if row[5] in shared.withheld} == {("weggelaten: te vertrouwelijk", "", "")}
    secret = bn.Dossier(example.norm, example.organisation, example.as_at).with_registers(
        register
        for name, register in example.registers.items()
        if name in example.entered and register.fact_type.confidentiality == "openbaar"
    )
    less = bn.nulmeting(bn.assess(example.norm, secret, as_of=date(2024, 12, 31)), confidentiality="openbaar")
    assert [row.outcome for row in less.rows] == [row.outcome for row in shared.rows]


@pytest.mark.parametrize(
    ("outcome", "before", "since"),
    [
        (Outcome.MET, Stand.UITGEVOERD, Stand.UITGEVOERD),
        (Outcome.PARTLY_MET, Stand.IN_ONTWIKKELING, Stand.IN_ONTWIKKELING),
        (Outcome.NOT_MET, Stand.IN_ONTWIKKELING, Stand.ONTBREEKT),
        (Outcome.UNKNOWN, Stand.ONBEKEND, Stand.ONBEKEND),
        (Outcome.NOT_APPLICABLE, Stand.NIET_VAN_TOEPASSING, Stand.NIET_VAN_TOEPASSING),
    ],
)
def test_each_outcome_has_one_value_on_either_side_of_the_target_date(
    example: bn.Dossier, outcome: Outcome, before: Stand, since: Stand
) -> None:
    made = [bn.assess(example.norm, example, as_of=day) for day in (date(2024, 12, 30), date(2024, 12, 31))]
    for assessment, stand in zip(made, (before, since), strict=True):
        found = {row.stand for row in bn.nulmeting(assessment).rows if row.outcome is outcome}
        assert found == {stand}


def test_a_norm_without_a_target_date_counts_as_one_whose_date_has_passed(example: bn.Dossier) -> None:
    undated = attrs.evolve(example.norm, target_before=None)
    rows = bn.nulmeting(bn.assess(undated, example, as_of=date(2024, 12, 30))).rows
    assert {row.stand for row in rows if row.outcome is Outcome.NOT_MET} == {Stand.ONTBREEKT}


def test_every_clause_is_counted_once_and_every_value_is_named(norm: bn.Norm, dossier: bn.Dossier) -> None:
    table = bn.nulmeting(bn.assess(norm, dossier, as_of=FROM))
    assert [row.rule for row in table.rows] == [clause.id for clause in norm.clauses]
    assert set(table.counts()) == set(Stand)
    assert sum(table.counts().values()) == len(norm.clauses)


def test_csv_says_the_same_and_gives_a_spreadsheet_nothing_to_work_out(norm: bn.Norm, dossier: bn.Dossier) -> None:
    table = bn.nulmeting(bn.assess(norm, dossier, as_of=FROM))
    rows = list(csv.DictReader(bn.nulmeting_to_csv(table, "en").splitlines(), delimiter=";"))
    assert [row["clause"] for row in rows] == [row.rule for row in table.rows]
    assert {row["name"] for row in rows} == {"'=Dijkstede"}
    assert {row["as-of date"] for row in rows} == {"2026-01-01"}
    assert {row["deviation"] for row in rows if row["clause"] == "1.5"} == {"expired"}
    assert {row["deviation"] for row in rows if row["clause"] != "1.5"} == {""}


def test_json_says_the_same(norm: bn.Norm, dossier: bn.Dossier) -> None:
    table = bn.nulmeting(bn.assess(norm, dossier, as_of=FROM))
    document = json.loads(bn.nulmeting_to_json(table))
    assert (document["format"], document["phase"], document["as_of"]) == (1, "target_passed", "2026-01-01")
    assert document["counts"] == table.counts()
    assert [(row["rule"], row["stand"]) for row in document["clauses"]] == [(row.rule, row.stand) for row in table.rows]
