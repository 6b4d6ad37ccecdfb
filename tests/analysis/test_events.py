"""Single events in a session on a small norm: what each changes and why, what is refused, what is told."""

import gc
import json
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import attrs
import pytest

from brabantnorm_rules import (
    NONE,
    NOT_SUPPLIED,
    Because,
    Check,
    Dossier,
    DossierError,
    Event,
    Norm,
    Organisation,
    Outcome,
    OutcomeChange,
    Rule,
    Session,
    Wording,
    assess,
    load_norm,
    read_dossier,
    read_norm,
    to_json,
)
from brabantnorm_rules.norm.conditions import Compare, Comparison
from brabantnorm_rules.norm.rules import Exists
from tests.examples import DOSSIER, SMALL
from tests.problems import assert_reads_well

AS_OF = date(2024, 6, 30)
INCIDENT = {"id": "i9", "melding_op": "2024-06-29T12:00", "reactie_op": NONE, "dader_bekend": True}


@pytest.fixture(scope="module")
def norm() -> Norm:
    return read_norm(SMALL)


@pytest.fixture
def dossier(norm: Norm, tmp_path: Path) -> Dossier:
    path = tmp_path / "dossier.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return read_dossier(path, norm)


def empty(norm: Norm) -> Dossier:
    return Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), "2024-06-30")


def assert_is_what_assessing_gives(session: Session) -> None:
    assert to_json(session.assessment()) == to_json(assess(session.norm, session.dossier(), session.as_of))


# ---- what an event changes, and why -----------------------------------------------------------------------------


def test_time_that_passes_a_deadline_is_told_with_the_record_that_missed_it(norm: Norm) -> None:
    opened = empty(norm).add("agressie_incident", [], complete=True)
    session = Session(norm, opened, AS_OF)
    session.add("agressie_incident", INCIDENT)
    assert session.outcome("1.4") == Outcome.NOT_APPLICABLE
    assert session.advance(AS_OF) == ()
    late = date(2024, 7, 1)
    because = Because(Event.ADVANCE, "", (("agressie_incident", "i9"),), late)
    assert session.advance(late) == (OutcomeChange("1.4", Outcome.NOT_APPLICABLE, Outcome.NOT_MET, because),)
    replaced = session.replace("agressie_incident", {**INCIDENT, "reactie_op": "2024-07-01T12:00"})
    because = Because(Event.REPLACE, "agressie_incident", (("agressie_incident", "i9"),))
    assert replaced == (OutcomeChange("1.4", Outcome.NOT_MET, Outcome.MET, because),)
    assert session.retract("agressie_incident", "i9")[0].after == Outcome.NOT_APPLICABLE


def test_of_several_records_those_are_named_that_a_rule_asks_for(norm: Norm) -> None:
    session = Session(norm, empty(norm).add("agressie_incident", [], complete=True), AS_OF)
    early = {**INCIDENT, "melding_op": "2024-06-20T12:00"}
    rows = [{**early, "id": "a", "dader_bekend": False}, {**early, "id": "b"}, {**early, "id": "c"}]
    (change,) = session.add("agressie_incident", rows)
    assert change.because.records == (("agressie_incident", "b"), ("agressie_incident", "c"))


def test_a_record_that_another_should_have_changes_what_rests_on_it(norm: Norm) -> None:
    installed = {"id": "x", "datum": "2024-05-01", "groep": "bestuurders", "handreiking": "handreiking_2020"}
    opened = empty(norm).add("installatie", [{**installed, "periode_tot_en_met": "2024-05-31"}], complete=True)
    opened = opened.add("activiteit", [], complete=True).add("dienstverband", [], complete=True)
    session = Session(norm, opened, date(2024, 9, 30))
    assert session.outcome("1.3") == Outcome.PARTLY_MET
    talk = {
        "id": "a",
        "datum": "2024-05-02",
        "onderwerpen": ["integriteit", "weerbaarheid"],
        "doelgroepen": ["bestuurders"],
    }
    changes = {change.rule: change for change in session.add("activiteit", talk)}
    because = Because(Event.ADD, "activiteit", (("activiteit", "a"),))
    assert changes["1.3"] == OutcomeChange("1.3", Outcome.PARTLY_MET, Outcome.MET, because)
    assert_is_what_assessing_gives(session)


def test_a_declaration_a_parameter_and_a_part_are_told(norm: Norm) -> None:
    session = Session(norm, empty(norm), AS_OF)
    (change, *rest) = session.declare_complete("agressie_incident")
    assert (change.rule, change.because, rest) == ("1.4", Because(Event.DECLARE_COMPLETE, "agressie_incident"), [])
    told = session.declare_complete("gedragscode")
    assert [(change.rule, change.after) for change in told] == [
        ("1.2", Outcome.NOT_MET),
        ("1.2.a", Outcome.NOT_MET),
        ("1.2.b", Outcome.NOT_APPLICABLE),
    ]
    code = {"id": "c", "dekking": ["medewerkers"], "vastgesteld_op": "2022-06-30", "verwerkt": []}
    session.add("gedragscode", code)
    changed = session.set_parameter("leeftijd", {"years": 1})
    assert {change.because.parameter for change in changed} <= {"leeftijd"}
    assert_is_what_assessing_gives(session)


def test_a_statement_of_another_key_lets_an_older_one_count_again(norm: Norm) -> None:
    """Of the statements of one key the newest counts; without it the one before it does."""
    asked = Check("ja", Exists("verklaring", Compare("oordeel", Comparison.EQUAL, "ja")))
    rule = Rule("1.9", 1, Wording("Een ja", "A yes"), checks=(asked,))
    asking = attrs.evolve(norm, rules={**norm.rules, rule.id: rule})
    session = Session(asking, empty(asking).add("verklaring", [], complete=True), AS_OF)
    older = {"id": "v1", "onderwerp": "aanpak", "datum": "2024-01-01", "oordeel": "ja"}
    newer = {"id": "v2", "onderwerp": "aanpak", "datum": "2024-02-01", "oordeel": "nee"}

    def outcomes() -> tuple[Outcome, Outcome]:
        assert_is_what_assessing_gives(session)
        return session.outcome("1.5"), session.outcome("1.9")

    session.add("verklaring", [older, newer])
    assert outcomes() == (Outcome.NOT_MET, Outcome.NOT_MET)
    session.replace("verklaring", {**newer, "onderwerp": "screening"})
    assert outcomes() == (Outcome.UNKNOWN, Outcome.MET)
    session.replace("verklaring", newer)
    assert outcomes() == (Outcome.NOT_MET, Outcome.NOT_MET)
    session.retract("verklaring", "v2")
    assert outcomes() == (Outcome.UNKNOWN, Outcome.MET)


def test_records_of_a_type_that_the_norm_supplies_replace_the_norms() -> None:
    norm = load_norm("brabant-2022")
    (name, *_) = [reference.fact_type for reference in norm.references]
    assert len(empty(norm).registers[name])
    session = Session(norm, empty(norm), AS_OF)
    row = {"id": "v9", "soort": "gemeenteraad", "datum": "2022-03-16", "kandidaatstelling_op": "2022-01-31"}
    session.add(name, row)
    assert session.dossier().registers[name].ids == ("v9",)
    expected = empty(norm).add(name, [row])
    assert to_json(session.assessment()) == to_json(assess(norm, expected, AS_OF))


# ---- what is refused --------------------------------------------------------------------------------------------


def codes(error: pytest.ExceptionInfo[DossierError]) -> list[tuple[str, str]]:
    """Return the places and codes of problems, each of which is a sentence."""
    assert_reads_well(error.value.diagnostics)
    return [(str(problem.place), problem.code) for problem in error.value.diagnostics]


def test_all_problems_of_an_event_are_told_at_once_and_nothing_of_it_is_taken_in(norm: Norm, dossier: Dossier) -> None:
    session = Session(norm, dossier, AS_OF)
    before, events = to_json(session.assessment()), session.events()
    with pytest.raises(DossierError) as error:
        session.add("agressie_incident", [INCIDENT, {"id": "i01"}, {"id": "j", "melding_op": "gisteren", "x": 1}])
    assert codes(error) == [
        ("agressie_incident[1].id", "id-not-unique"),
        ("agressie_incident[2].melding_op", "value-not-instant"),
        ("agressie_incident[2].x", "undeclared-field"),
    ]
    with pytest.raises(DossierError) as error:
        session.replace("agressie_incident", [{"id": "i01"}, {"id": "zz"}])
    assert codes(error) == [("agressie_incident[1].id", "record-unknown")]
    with pytest.raises(DossierError) as error:
        session.retract("agressie_incident", ["i01", "zz"])
    assert codes(error) == [("agressie_incident[1]", "record-unknown")]
    with pytest.raises(DossierError) as error:
        session.declare_complete("activiteit", [{"since": "gisteren"}])
    assert codes(error) == [("activiteit.complete[0].since", "value-not-date")]
    for name, code in (("incident", "undeclared-fact-type"), ("organisatie", "organisation-register")):
        with pytest.raises(DossierError) as error:
            session.add(name, {"id": "x"})
        assert codes(error) == [(name, code)]
    assert (to_json(session.assessment()), session.events()) == (before, events)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("jaar", {"years": 2}, "reading-not-admitted"),
        ("jaar", "kalendermaand", "window-expected"),
        ("leeftijd", {"hours": 3}, "clock-not-allowed"),
        ("reactietermijn", {"days": 2}, "calendar-and-clock"),
        ("aandeel", Fraction(3, 2), "share-expected"),
        ("aandeel", 0.95, "number-expected"),
        ("aantal", Fraction(1, 2), "whole-number-expected"),
        ("aantal", 0, "number-too-small"),
        ("sinds", "1 mei", "date-expected"),
        ("klokstart", "reactie_op", "reading-not-admitted"),
        ("doelgroepen", ["inwoners"], "reading-not-admitted"),
        ("handreikingen", ["wijziging_2024"], "unknown-change"),
        ("handreikingen", ["handreiking_2020", "handreiking_2020"], "value-twice"),
        ("handreikingen", "handreiking_2020", "list-expected"),
        ("anker", "ambition", "unknown-word"),
    ],
)
def test_a_parameter_takes_only_what_its_rules_were_read_with(norm: Norm, name: str, value: Any, code: str) -> None:
    session = Session(norm, empty(norm), AS_OF)
    with pytest.raises(DossierError) as error:
        session.set_parameter(name, value)
    assert codes(error) == [(name, code)]
    assert session.norm is norm


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("jaar", "kalenderjaar", "kalenderjaar"),
        ("leeftijd", {"months": 30}, {"months": 30}),
        ("reactietermijn", {"minutes": 90}, {"minutes": 90}),
        ("aandeel", Fraction(17, 20), "17/20"),
        ("aandeel", "17/20", "17/20"),
        ("aantal", 3, 3),
        ("sinds", date(2024, 1, 1), "2024-01-01"),
        ("contact_telt", [True, False], [True, False]),
        ("doelgroepen", [], []),
    ],
)
def test_a_value_of_the_organisations_own_is_kept_as_json(norm: Norm, name: str, value: Any, kept: Any) -> None:
    session = Session(norm, empty(norm), AS_OF)
    session.set_parameter(name, value)
    assert session.events()[-1] == {"event": "set_parameter", "name": name, "value": kept}
    assert session.norm.parameters[name].origin == "organisation"
    assert_is_what_assessing_gives(session)
    again = Session.replay(norm, json.loads(json.dumps(session.events())))
    assert again.norm.parameters[name] == session.norm.parameters[name]


def test_misuse_raises_what_misuse_raises(norm: Norm, dossier: Dossier) -> None:
    session = Session(norm, dossier, AS_OF)
    with pytest.raises(ValueError, match="time goes forward"):
        session.advance(date(2024, 6, 29))
    with pytest.raises(TypeError):
        session.advance("2024-07-01")  # type: ignore[arg-type]  # that is the test
    with pytest.raises(KeyError):
        session.set_parameter("duur", 1)
    with pytest.raises(KeyError):
        session.outcome("9.9")
    with pytest.raises(ValueError, match="evidence"):
        session.assessment(evidence=-1)
    with pytest.raises(ValueError, match="unknown engine"):
        Session(norm, dossier, AS_OF, engine="stoom")
    with pytest.raises(ValueError, match="other fact types"):
        Session(load_norm("brabant-2022"), dossier, AS_OF)
    with pytest.raises(TypeError):
        session.add("agressie_incident", "i1")  # type: ignore[arg-type]  # that is the test


def test_nothing_happens_in_a_closed_session_but_what_was_found_can_be_asked(norm: Norm, dossier: Dossier) -> None:
    with Session(norm, dossier, AS_OF) as session:
        session.add("agressie_incident", INCIDENT)
    assert_is_what_assessing_gives(session)
    events: tuple[Callable[[], object], ...] = (
        lambda: session.add("agressie_incident", {**INCIDENT, "id": "i10"}),
        lambda: session.retract("agressie_incident", "i9"),
        lambda: session.declare_complete("activiteit"),
        lambda: session.advance(date(2024, 7, 1)),
        lambda: session.set_parameter("aantal", 3),
    )
    for event in events:
        with pytest.raises(ValueError, match="closed"):
            event()


# ---- what is told, kept and shared ------------------------------------------------------------------------------


def test_what_a_callback_raises_comes_out_though_the_event_was_taken_in(norm: Norm) -> None:
    def refuse(changes: object) -> None:
        raise RuntimeError(changes)

    session = Session(norm, empty(norm), AS_OF, on_change=refuse)
    session.add("agressie_incident", INCIDENT)
    with pytest.raises(RuntimeError, match="agressie_incident"):
        session.declare_complete("agressie_incident")
    assert session.events()[-1]["event"] == "declare_complete"
    assert_is_what_assessing_gives(session)


def test_every_sort_of_value_goes_through_json_and_comes_back(norm: Norm) -> None:
    session = Session(norm, empty(norm), AS_OF)
    moments = {
        "exact": datetime(2024, 3, 1, 12, tzinfo=UTC),
        "local": datetime(2024, 3, 1, 12, 30, 15, 7),
        "day": date(2024, 3, 1),
        "doubled": datetime(2024, 10, 27, 2, 30),
        "none": NONE,
        "unknown": NOT_SUPPLIED,
    }
    for name, moment in moments.items():
        session.add("agressie_incident", {"id": name, "melding_op": moment, "uitzondering": None})
    session.add("gedragscode", {"id": "c", "dekking": ["medewerkers", "bestuurders"], "van": None, "verwerkt": NONE})
    session.add("activiteit", {"id": "a", "onderwerpen": [], "bereikt": 3, "intern": False, "notitie": "zaal 2"})
    again = Session.replay(norm, json.loads(json.dumps(session.events())))
    for name, register in session.dossier().registers.items():
        other = again.dossier().registers[name]
        assert (other.ids, dict(other.columns)) == (register.ids, dict(register.columns))
        assert (other.declarations, other.as_at) == (register.declarations, register.as_at)


def test_what_a_dossier_says_beside_its_registers_is_in_the_opening(norm: Norm, dossier: Dossier) -> None:
    again = Session.replay(norm, json.loads(json.dumps(Session(norm, dossier, AS_OF).events()))).dossier()
    assert (again.organisation.id, again.as_at) == (dossier.organisation.id, dossier.as_at)
    assert (again.deviations, again.let_in) == (dossier.deviations, dossier.let_in)


@pytest.mark.parametrize(
    ("events", "code"),
    [
        ([], "event-order"),
        ([{"event": "advance", "as_of": "2024-07-01"}], "event-order"),
        ([{"event": "slapen"}], "event-unknown"),
        (["open"], "event-unknown"),
        ([None, {"event": "advance"}], "event-keys"),
        ([None, {"event": "retract", "fact_type": "activiteit", "ids": "a"}], "event-keys"),
        ([None, {"event": "advance", "as_of": 3}], "value-not-date"),
        ([None, None], "event-order"),
        ([None, {"event": "add", "fact_type": "activiteit", "records": [{"id": "a"}]}], "field-missing"),
    ],
)
def test_what_is_no_history_is_refused(norm: Norm, events: list[Any], code: str) -> None:
    opening = Session(norm, empty(norm), AS_OF).events()[0]
    with pytest.raises(DossierError) as error:
        Session.replay(norm, [opening if event is None else event for event in events])
    assert [found for _, found in codes(error)] == [code]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"format": 2}, "event-format"),
        ({"norm": "andere"}, "other-norm"),
        ({"dossier": {}}, "event-keys"),
        ({"dossier": None}, "event-keys"),
        ({"as_of": "morgen"}, "value-not-date"),
    ],
)
def test_an_opening_that_cannot_be_read_is_refused(norm: Norm, changed: dict[str, Any], code: str) -> None:
    opening = Session(norm, empty(norm), AS_OF).events()[0]
    with pytest.raises(DossierError) as error:
        Session.replay(norm, [{**opening, **changed}])
    assert [found for _, found in codes(error)] == [code]


def test_sessions_in_threads_do_not_meet_and_one_session_takes_events_one_by_one(norm: Norm) -> None:
    shared = Session(norm, empty(norm), AS_OF)
    own: list[Session] = []
    failed: list[BaseException] = []

    def work(number: int) -> None:
        try:
            mine = Session(norm, empty(norm), AS_OF)
            own.append(mine)
            for place in range(40):
                row = {**INCIDENT, "id": f"r{place}", "dader_bekend": place % 3 > 0}
                mine.add("agressie_incident", row)
                shared.add("agressie_incident", {**row, "id": f"r{number}-{place}"})
                if place % 5 == 0:
                    mine.retract("agressie_incident", f"r{place}")
                    mine.set_parameter("aantal", number + 1)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(shared.dossier().registers["agressie_incident"]) == 240
    for session in (*own, shared):
        assert_is_what_assessing_gives(session)


def test_a_closed_session_leaves_nothing_behind(norm: Norm) -> None:
    """Sessions come and go: of those that are gone no object is left, whatever happened in them."""

    def live_objects(times: int) -> int:
        for _ in range(times):
            with Session(norm, empty(norm), AS_OF) as session:
                session.add("agressie_incident", INCIDENT)
                session.add("activiteit", {"id": "a", "onderwerpen": ["integriteit"], "datum": "2024-05-01"})
                session.set_parameter("aantal", 4)
                session.advance(date(2024, 8, 1))
        gc.collect()
        return len(gc.get_objects())

    before = live_objects(5)
    assert live_objects(100) - before < 100
