"""What time changes: each thing that can come to pass, what it is said to be because of, and what is refused."""

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import attrs
import pytest

from brabantnorm_rules import (
    Cause,
    DeviationStatus,
    Dossier,
    Norm,
    Organisation,
    Outcome,
    Passing,
    Session,
    changes_on,
    load_norm,
    read_dossier,
    read_norm,
    timeline,
    timeline_to_json,
)
from brabantnorm_rules.analysis import calendar
from brabantnorm_rules.analysis.triggers import Reach, Trigger, triggers_of
from brabantnorm_rules.norm.parameters import Parameter
from brabantnorm_rules.norm.periods import Clock, Period, Unit
from brabantnorm_rules.norm.values import MICROSECONDS_PER_HOUR
from tests.laws.test_timeline import assessed, by_days

ROOT: Final = Path(__file__).parents[2]
NORM: Final = read_norm(ROOT / "tests" / "norms" / "time")
SPANS: Final = Parameter.spans
YEAR: Final = Period(1, Unit.YEARS)
START: Final = date(2024, 1, 15)
END: Final = date(2024, 12, 31)

_MET, _NOT_MET, _UNKNOWN, _NO_CASE = Outcome.MET, Outcome.NOT_MET, Outcome.UNKNOWN, Outcome.NOT_APPLICABLE


def day(text: str) -> date:
    return date.fromisoformat(text)


@attrs.frozen
class Case:
    """What one register holds, and what changes first because of it."""

    passing: Passing
    rule: str
    registers: Mapping[str, Mapping[str, Any]]
    on: str
    before: Outcome
    after: Outcome
    because: Cause


def _register(*rows: Mapping[str, Any], complete: Any = True, as_at: str | None = None) -> Mapping[str, Any]:
    return {
        "rows": [{"id": f"r{number}", **row} for number, row in enumerate(rows)],
        "complete": complete,
        "as_at": as_at,
    }


CASES: Final = (
    Case(
        Passing.BEGINS,
        "1.1",
        {"stuk": _register({"van": "2024-03-01"})},
        "2024-03-01",
        _NOT_MET,
        _MET,
        Cause(Passing.BEGINS, "stuk", "r0", "van", day("2024-03-01")),
    ),
    Case(
        Passing.ENDED,
        "1.1",
        {"stuk": _register({"van": "2023-03-01", "tot_en_met": "2024-04-30"})},
        "2024-05-01",
        _MET,
        _NOT_MET,
        Cause(Passing.ENDED, "stuk", "r0", "tot_en_met", day("2024-04-30")),
    ),
    Case(
        Passing.HAPPENS,
        "1.2",
        {"voorval": _register({"op": "2024-01-02", "afgedaan_op": "2024-03-10"})},
        "2024-03-10",
        _NOT_MET,
        _MET,
        Cause(Passing.HAPPENS, "voorval", "r0", "afgedaan_op", day("2024-03-10")),
    ),
    Case(
        Passing.REACHED,
        "1.3",
        {"stuk": _register({"van": "2023-01-01", "herzien_voor": "2024-03-10"})},
        "2024-03-11",
        _MET,
        _NOT_MET,
        Cause(Passing.REACHED, "stuk", "r0", "herzien_voor", day("2024-03-10")),
    ),
    Case(
        Passing.WINDOW,
        "1.4",
        {"activiteit": _register({"datum": "2023-02-28"}, {"datum": "2022-01-01"})},
        "2024-02-29",
        _MET,
        _NOT_MET,
        Cause(Passing.WINDOW, "activiteit", "r0", "datum", day("2023-02-28"), YEAR, "jaar"),
    ),
    Case(
        Passing.DEADLINE,
        "1.5",
        {"voorval": _register({"op": "2024-02-01T12:00"})},
        "2024-02-03",
        _NO_CASE,
        _NOT_MET,
        Cause(
            Passing.DEADLINE,
            "voorval",
            "r0",
            "op",
            day("2024-02-01"),
            Clock(48 * MICROSECONDS_PER_HOUR),
            "reactietermijn",
        ),
    ),
    Case(
        Passing.DEADLINE,
        "1.10",
        {"stuk": _register({"van": "2024-01-10"}), "activiteit": _register()},
        "2024-02-10",
        _NO_CASE,
        _NOT_MET,
        Cause(Passing.DEADLINE, "stuk", "r0", "van", day("2024-01-10"), Period(30, Unit.DAYS)),
    ),
    Case(
        Passing.BEGINS,
        "1.10",
        {"stuk": _register({"van": "2024-01-10"}), "activiteit": _register({"datum": "2024-02-01"})},
        "2024-02-01",
        _NO_CASE,
        _MET,
        Cause(Passing.BEGINS, "activiteit", "r0", "datum", day("2024-02-01")),
    ),
    Case(
        Passing.VALIDITY,
        "1.6",
        {"verklaring": _register({"onderwerp": "aanpak", "datum": "2023-02-28", "oordeel": "ja"})},
        "2024-05-29",
        _MET,
        _UNKNOWN,
        Cause(Passing.VALIDITY, "verklaring", "r0", "datum", day("2023-02-28"), Period(15, Unit.MONTHS)),
    ),
    Case(
        Passing.COMPLETE,
        "1.7",
        {"activiteit": _register(complete=[{"since": "2023-03-01"}])},
        "2024-02-29",
        _UNKNOWN,
        _MET,
        Cause(Passing.COMPLETE, "activiteit", day=day("2023-03-01"), term=YEAR, parameter="jaar"),
    ),
    Case(
        Passing.BEHIND,
        "1.1",
        {"stuk": _register(as_at="2024-03-01")},
        "2024-03-02",
        _NOT_MET,
        _UNKNOWN,
        Cause(Passing.BEHIND, "stuk", day=day("2024-03-01")),
    ),
    Case(
        Passing.LAW,
        "1.8",
        {"stuk": _register({"van": "2023-01-01", "vastgesteld_op": "2023-01-01"})},
        "2024-05-01",
        _MET,
        _NOT_MET,
        Cause(
            Passing.LAW,
            "stuk",
            day=day("2024-03-31"),
            term=Period(1, Unit.MONTHS),
            parameter="actualiseringstermijn",
            change="wet_2024",
        ),
    ),
    Case(
        Passing.PARAMETER,
        "1.9",
        {"activiteit": _register({"datum": "2023-01-01"})},
        "2024-06-01",
        _MET,
        _NOT_MET,
        Cause(Passing.PARAMETER, term=2, parameter="aantal"),
    ),
)


def _dossier(registers: Mapping[str, Mapping[str, Any]], norm: Norm = NORM) -> Dossier:
    made = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), "2024-06-30")
    for name, register in registers.items():
        made = made.add(name, register["rows"], complete=register["complete"], as_at=register["as_at"])
    return made


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.passing} {case.rule}")
def test_what_comes_to_pass_changes_the_outcome_and_is_named(case: Case) -> None:
    first = timeline(NORM, _dossier(case.registers), START, END, rules=[case.rule]).changes[0]
    assert (first.on, first.rule, first.before, first.after) == (day(case.on), case.rule, case.before, case.after)
    assert first.because == (case.because,)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.passing} {case.rule}")
def test_all_of_it_is_what_assessing_on_each_day_gives(case: Case) -> None:
    made = _dossier(case.registers)
    found = timeline(NORM, made, START, END)
    days = by_days(assessed(NORM, made, None), START, (END - START).days)
    assert sorted((each.on, each.rule, each.before, each.after) for each in found) == days


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.passing} {case.rule}")
def test_without_that_kind_of_day_the_change_would_be_missed(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = NORM.rules[case.rule]
    alone = attrs.evolve(NORM, rules={name: NORM.rules[name] for name in (*asked.parts, asked.id)})
    monkeypatch.setattr(calendar, "triggers_of", lambda norm: _without(case.passing, triggers_of(norm)))
    if case.passing is Passing.PARAMETER:
        monkeypatch.setattr(Parameter, "spans", lambda parameter, kind: SPANS(parameter, kind)[:1])
    found = timeline(alone, _dossier(case.registers), START, END, rules=[case.rule])
    assert day(case.on) not in {change.on for change in found}


def _without(passing: Passing, found: Mapping[Trigger, Reach]) -> Mapping[Trigger, Reach]:
    return {trigger: reach for trigger, reach in found.items() if trigger.passing is not passing}


def test_a_date_without_a_time_has_a_deadline_that_can_end_on_either_of_two_days() -> None:
    """48 hours after some moment of 1 February end on the 3rd at the earliest; at the latest on that day's end too."""
    made = _dossier({"voorval": _register({"op": "2024-02-01"}, {"op": "2024-03-30T12:00"})})
    changes = timeline(NORM, made, START, END, rules=["1.5"]).changes
    assert [(change.on, change.after) for change in changes] == [(date(2024, 2, 3), _NOT_MET)]
    found = calendar.calendar_of(NORM, made, START.toordinal(), END.toordinal())
    assert date(2024, 4, 1).toordinal() in found, "two days of 24 hours, over the night on which the clock skips one"


def test_only_records_that_became_something_else_are_named() -> None:
    answered = {"op": "2024-02-01T12:00", "reactie_op": "2024-02-01T13:00"}
    made = _dossier({"voorval": _register(answered, {"op": "2024-02-01T12:00"}, {"op": "2024-02-01T15:00"})})
    changes = timeline(NORM, made, date(2024, 2, 2), END, rules=["1.5"]).changes
    assert [(change.on, [cause.id for cause in change.because]) for change in changes] == [
        (date(2024, 2, 3), ["r1", "r2"])
    ]


def test_a_part_changes_together_with_the_rule_that_it_belongs_to() -> None:
    found = timeline(NORM, _dossier({"activiteit": _register({"datum": "2023-01-01"})}), date(2024, 3, 1), END)
    assert [(change.rule, change.on) for change in found if change.rule.startswith("1.9")] == [
        ("1.9", date(2024, 6, 1)),
        ("1.9.a", date(2024, 6, 1)),
    ]


def test_what_lies_after_the_day_to_which_the_dossier_was_kept_is_a_forecast() -> None:
    registers = {"activiteit": _register({"datum": "2023-03-01"}, {"datum": "2023-08-01"})}
    found = timeline(NORM, _dossier(registers), START, END)
    assert [(change.on, change.forecast) for change in found if change.rule == "1.4"] == [(date(2024, 8, 2), True)]
    assert [(change.on, change.forecast) for change in found if change.rule == "1.9"] == []
    kept = timeline(NORM, _dossier({"activiteit": _register({"datum": "2023-06-29"})}), START, END, rules=["1.4"])
    assert [(change.on, change.forecast) for change in kept] == [(date(2024, 6, 30), False)]
    assert found.forecast
    assert not timeline(NORM, _dossier(registers), START, date(2024, 6, 30)).forecast


def test_nothing_changes_on_the_first_day_itself_and_something_can_on_the_last() -> None:
    made = _dossier({"stuk": _register({"van": "2024-03-01"})})
    on = date(2024, 3, 1)
    assert [change.rule for change in timeline(NORM, made, on - timedelta(1), on, rules=["1.1"])] == ["1.1"]
    assert len(timeline(NORM, made, on, END, rules=["1.1"])) == 0
    assert len(timeline(NORM, made, START, on - timedelta(1), rules=["1.1"])) == 0


def test_the_first_change_of_each_rule() -> None:
    made = _dossier({"stuk": _register({"van": "2024-03-01", "tot_en_met": "2031-04-30"})})
    assert [change.on for change in changes_on(NORM, made, START, rules=["1.1"]).values()] == [date(2024, 3, 1)]
    assert changes_on(NORM, made, date(2024, 3, 1), rules=["1.1"])["1.1"].on == date(2031, 5, 1)
    assert changes_on(NORM, made, date(2024, 3, 1), rules=["1.1"], until=date(2031, 4, 30)) == {}


def test_a_session_knows_the_next_change_so_that_nobody_needs_to_ask_every_day() -> None:
    session = Session(NORM, _dossier({"activiteit": _register({"datum": "2023-02-28"}), "stuk": _register()}), START)
    coming = session.next_change()
    assert {change.on for change in coming} == {date(2024, 2, 29)}
    assert {change.rule for change in coming} == {"1.4", "1.7"}
    assert session.advance(coming[0].on - timedelta(1)) == ()
    told = session.advance(coming[0].on)
    assert [(change.rule, change.before, change.after) for change in told] == [
        (change.rule, change.before, change.after) for change in coming
    ]
    session.add("stuk", {"id": "nieuw", "van": "2024-02-01", "tot_en_met": "2024-03-31"})
    assert [(change.rule, change.on) for change in session.next_change()] == [("1.10", date(2024, 3, 3))]


def test_when_time_changes_nothing_there_is_no_next_change() -> None:
    assert Session(NORM, _dossier({}), date(2024, 6, 30)).next_change() == ()


def test_what_was_known_on_a_day_stays_what_was_known() -> None:
    made = _dossier({"stuk": _register({"van": "2024-03-01", "vastgelegd_op": "2024-02-01"})})
    late, early = date(2024, 6, 30), date(2024, 1, 31)
    assert [change.on for change in timeline(NORM, made, START, END, known_on=late, rules=["1.1"])] == [
        date(2024, 3, 1)
    ]
    assert len(timeline(NORM, made, START, END, known_on=early, rules=["1.1"])) == 0


def test_a_deviation_begins_and_lapses_beside_the_changes_and_is_none_of_them() -> None:
    decided = {"owner": "secretaris", "reason": "x", "decided_on": "2024-03-01", "until": "2024-06-29"}
    made = _dossier({"stuk": _register({"van": "2024-03-01"})}).add_deviation("1.1", **decided)
    begins, lapses = date(2024, 3, 1), date(2024, 6, 30)
    found = timeline(NORM, made, START, END, rules=["1.1"])
    assert [change.on for change in found] == [begins]
    told = [(change.on, change.status, change.forecast) for change in found.deviations]
    assert told == [(begins, DeviationStatus.IN_FORCE, False), (lapses, DeviationStatus.EXPIRED, lapses > made.as_at)]
    assert [change.on for change in timeline(NORM, made, begins, lapses).deviations] == [lapses]
    assert timeline(NORM, made, START, lapses - timedelta(1)).deviations == found.deviations[:1]
    assert timeline(NORM, made, START, END, rules=["1.2"]).deviations == ()
    unknown = timeline(NORM, made, START, END, known_on=begins - timedelta(1))
    assert unknown.deviations == ()
    assert len(timeline(NORM, made, START, END, known_on=begins).deviations) == 2


def test_as_json() -> None:
    made = _dossier({"activiteit": _register({"datum": "2023-02-28"})})
    found = timeline(NORM, made, START, END, rules=["1.4"])
    written = json.loads(timeline_to_json(found))
    assert (written["format"], written["start"], written["end"], written["forecast"]) == (
        1,
        "2024-01-15",
        "2024-12-31",
        True,
    )
    assert written["changes"] == [
        {
            "on": "2024-02-29",
            "rule": "1.4",
            "before": "met",
            "after": "not_met",
            "forecast": False,
            "because": [
                {
                    "passing": "window",
                    "fact_type": "activiteit",
                    "id": "r0",
                    "field": "datum",
                    "day": "2023-02-28",
                    "term": {"years": 1},
                    "parameter": "jaar",
                    "change": "",
                }
            ],
        }
    ]
    assert timeline_to_json(found) == timeline_to_json(timeline(NORM, made, START, END, rules=["1.4"]))


def test_misuse_is_refused() -> None:
    made = _dossier({})
    with pytest.raises(ValueError, match="before the start"):
        timeline(NORM, made, END, START)
    with pytest.raises(KeyError):
        timeline(NORM, made, START, END, rules=["9.9"])
    with pytest.raises(TypeError):
        timeline(NORM, made, START, "2024-12-31")  # type: ignore[arg-type]  # what is tested
    with pytest.raises(ValueError, match="other fact types"):
        timeline(load_norm("brabant-2022"), made, START, END)


def test_the_example_over_half_a_year_is_what_assessing_on_each_day_gives() -> None:
    norm = load_norm("brabant-2022")
    made = read_dossier(ROOT / "docs" / "examples" / "dijkstede", norm)
    start = date(2024, 10, 1)
    found = timeline(norm, made, start, start + timedelta(180))
    assert sorted((each.on, each.rule, each.before, each.after) for each in found) == by_days(
        assessed(norm, made, None), start, 180
    )
    assert len(found) > 3
