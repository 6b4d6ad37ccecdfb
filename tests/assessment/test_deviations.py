"""Deviations on a date: in force up to and including the last day, soon to expire, expired; and what carries one."""

from datetime import date, timedelta

import attrs
import pytest

import brabantnorm_rules as bn
from brabantnorm_rules import Assessment, Deviation, DeviationMove, DeviationStatus, Dossier, Norm
from brabantnorm_rules.assessment.deviations import deviates
from tests.examples import SMALL

DAY = date(2024, 6, 30)
DECIDED = Deviation("1.2", "secretaris", "in opbouw", date(2024, 3, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("on", "status"),
    [
        ("2024-02-29", DeviationStatus.NOT_YET),
        ("2024-03-01", DeviationStatus.IN_FORCE),
        ("2024-10-01", DeviationStatus.IN_FORCE),
        ("2024-10-02", DeviationStatus.EXPIRING),
        ("2024-12-31", DeviationStatus.EXPIRING),
        ("2025-01-01", DeviationStatus.EXPIRED),
    ],
)
def test_a_deviation_is_in_force_from_its_decision_up_to_and_including_its_last_day(
    on: str, status: DeviationStatus
) -> None:
    day = date.fromisoformat(on)
    assert DECIDED.status(day) is status
    assert status.is_in_force is (DECIDED.decided_on <= day <= DECIDED.until)


def test_how_soon_is_soon_is_asked() -> None:
    assert DECIDED.status(date(2024, 12, 1), within=29) is DeviationStatus.IN_FORCE
    assert DECIDED.status(date(2024, 12, 1), within=30) is DeviationStatus.EXPIRING


@pytest.fixture(scope="module")
def norm() -> Norm:
    return bn.read_norm(SMALL)


@pytest.fixture(scope="module")
def short(norm: Norm) -> Dossier:
    """A dossier in which both parts of 1.2 fall short, and the clause has no check of its own."""
    code = {"id": "code", "dekking": ["medewerkers"], "vastgesteld_op": "2017-01-01", "gepubliceerd_op": "geen"}
    organisation = bn.Organisation("gm9901", "Dijkstede", "gemeente")
    return Dossier(norm, organisation, as_at=DAY).add("gedragscode", [code], complete=True)


def deviating(dossier: Dossier, *rules: str, until: date = DAY) -> Assessment:
    for rule in rules:
        dossier = dossier.add_deviation(rule, owner="secretaris", reason="x", decided_on="2024-01-01", until=until)
    return bn.assess(dossier.norm, dossier, DAY)


@pytest.mark.parametrize(
    ("rules", "carries"),
    [((), False), (("1.2",), True), (("1.2.a",), False), (("1.2.b",), False), (("1.2.a", "1.2.b"), True)],
)
def test_a_shortfall_carries_a_deviation_of_its_own_or_of_every_part_that_falls_short(
    short: Dossier, rules: tuple[str, ...], carries: bool
) -> None:
    found = deviating(short, *rules)
    assert [part.outcome.is_shortfall for part in (found["1.2"], *found["1.2"].parts)] == [True] * 3
    assert deviates(found["1.2"]) is carries
    assert ("1.2" in bn.deviations(found).deviating) is carries
    assert not deviates(deviating(short, *rules, until=DAY - timedelta(1))["1.2"])


def test_parts_do_not_excuse_what_the_rule_itself_lacks(norm: Norm, short: Dossier) -> None:
    own = attrs.evolve(norm.rules["1.2"], checks=norm.rules["1.2.a"].checks)
    other = attrs.evolve(norm, rules={**norm.rules, "1.2": own})
    assert not deviates(deviating(short.for_norm(other), "1.2.a", "1.2.b")["1.2"])


def test_what_is_met_or_unknown_carries_none_though_it_is_listed(norm: Norm, short: Dossier) -> None:
    found = bn.deviations(deviating(short, "1.5", "1.2"))
    assert (found.shortfalls, found.deviating) == (("1.2",), ("1.2",))
    assert [state.deviation.rule for state in found.states] == ["1.2", "1.5"]
    assert found.having(DeviationStatus.EXPIRING) == found.states
    assert found.having(DeviationStatus.EXPIRED, DeviationStatus.IN_FORCE) == ()
    table = bn.nulmeting(deviating(short, "1.5", "1.2"))
    assert [row.rule for row in table.rows if row.deviates] == ["1.2"]
    assert (table.shortfalls, table.deviating) == (1, 1)
    assert not deviates(deviating(short, "1.5")["1.5"])


def test_those_that_end_first_come_first(short: Dossier) -> None:
    later = short.add_deviation("1.1", owner="s", reason="x", decided_on="2024-01-01", until="2024-12-31")
    sooner = later.add_deviation("1.5", owner="s", reason="x", decided_on="2024-01-01", until="2024-02-01")
    found = bn.deviations(bn.assess(short.norm, sooner, DAY))
    assert [(state.deviation.rule, state.status) for state in found.states] == [("1.5", "expired"), ("1.1", "in_force")]


def test_what_was_decided_after_the_day_on_which_it_was_known_was_not_known(short: Dossier) -> None:
    known = short.add_deviation("1.2", owner="s", reason="x", decided_on="2024-03-01", until="2024-12-31")
    for known_on, number in ((date(2024, 2, 29), 0), (date(2024, 3, 1), 1), (date(2030, 1, 1), 1)):
        found = bn.assess(short.norm, known, DAY, known_on=known_on)
        assert len(found["1.2"].deviations) == number
    assert bn.assess(short.norm, known, date(2024, 2, 29))["1.2"].deviations == ()


def test_an_explanation_of_a_part_names_those_of_the_rule_that_it_is_a_part_of(norm: Norm, short: Dossier) -> None:
    made = short
    for rule in ("1.2.a", "1.2.b", "1.2", "1.3"):
        made = made.add_deviation(rule, owner="s", reason="x", decided_on="2024-01-01", until="2024-12-31")
    for rule, told in (("1.2.a", ["1.2", "1.2.a"]), ("1.2", ["1.2", "1.2.a", "1.2.b"]), ("1.4", [])):
        found = bn.explain(norm, made, DAY, rule, limit=1)
        assert [state.deviation.rule for state in found.deviations] == told


# ---- two assessments --------------------------------------------------------------------------------------------


def moves(first: Dossier, second: Dossier, on: date = DAY, then: date = DAY) -> list[tuple[str, DeviationMove]]:
    norm = first.norm
    found = bn.deviations_between(bn.assess(norm, first, on), bn.assess(norm, second, then))
    return [(difference.rule, difference.move) for difference in found]


def with_one(dossier: Dossier, **changed: str) -> Dossier:
    given = {"owner": "s", "reason": "x", "decided_on": "2024-01-01", "until": "2024-12-31", **changed}
    return dossier.add_deviation("1.2", **given)


def test_what_was_added_removed_changed_or_ended_is_told_apart(short: Dossier) -> None:
    one = with_one(short)
    assert moves(one, one) == []
    assert moves(short, one) == [("1.2", DeviationMove.ADDED)]
    assert moves(one, short) == [("1.2", DeviationMove.REMOVED)]
    assert moves(one, with_one(short, until="2025-06-30")) == [("1.2", DeviationMove.CHANGED)]
    assert moves(one, with_one(short, owner="directeur")) == [("1.2", DeviationMove.CHANGED)]
    assert moves(one, one, then=date(2025, 1, 1)) == [("1.2", DeviationMove.ENDED)]
    assert moves(one, one, on=date(2025, 1, 1)) == [("1.2", DeviationMove.RESUMED)]
    assert moves(one, one, on=date(2023, 12, 31)) == [("1.2", DeviationMove.ADDED)]
    renewed = with_one(one, decided_on="2024-06-01", until="2025-12-31")
    assert moves(one, renewed) == [("1.2", DeviationMove.ADDED)]
    assert moves(with_one(one), one) == [("1.2", DeviationMove.REMOVED)]


def test_comparing_names_them_and_no_outcome_differs_because_of_them(norm: Norm, short: Dossier) -> None:
    found = bn.compare(bn.Situation(norm, short, DAY), bn.Situation(norm, with_one(short), DAY))
    assert (found.causes, found.differences) == ((), ())
    assert [difference.move for difference in found.deviations] == [DeviationMove.ADDED]
