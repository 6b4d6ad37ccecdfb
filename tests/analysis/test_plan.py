"""What a plan proposes: facts to look up, things to do, time to wait, several of these together, or nothing."""

import json
from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import attrs
import pytest

from brabantnorm_rules import (
    NONE,
    Check,
    Dossier,
    Norm,
    Organisation,
    Outcome,
    Plan,
    Proposal,
    Rule,
    StepKind,
    UnsolvedReason,
    Wording,
    assess,
    load_norm,
    plan,
    plan_to_json,
    read_dossier,
    read_norm,
)
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.periods import Period, Unit
from brabantnorm_rules.norm.rules import Exists, NoneOf, Question, Share, WhenNoCases
from tests.cli.running import ROOT
from tests.examples import SMALL

AS_OF = date(2024, 12, 31)
_TEXT = Wording("tekst", "text")


@pytest.fixture(scope="module")
def dijkstede() -> Dossier:
    """The example municipality."""
    return read_dossier(ROOT / "docs" / "examples" / "dijkstede", load_norm("brabant-2022"))


def planned(made: Dossier, *rules: str, as_of: date = AS_OF) -> Plan:
    """Return the plan for rules of a dossier under its own norm."""
    return plan(made.norm, made, as_of, rules=rules)


def values(proposal: Proposal) -> list[Mapping[str, object]]:
    """Return what the steps of a proposal make records hold."""
    return [dict(step.values) for step in proposal.steps]


def of_questions(**questions: Question) -> Norm:
    """Return a norm with a rule for each question, about the fact types of the small norm."""
    norm = read_norm(SMALL)
    rules = {
        number: Rule(number, 1, _TEXT, checks=(Check("vraag", question),))
        for number, question in zip(("1.1", "1.2", "1.3"), questions.values(), strict=False)
    }
    return attrs.evolve(norm, rules=rules)


def municipality(norm: Norm) -> Dossier:
    """Return a dossier without records."""
    return Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), AS_OF)


# ---- facts to look up -----------------------------------------------------------------------------------------------


def test_a_field_that_is_not_supplied_is_looked_up_with_what_each_value_gives(dijkstede: Dossier) -> None:
    first = planned(dijkstede, "4.24").proposals[0]
    assert (first.kind, first.on, first.clauses) == (StepKind.SUPPLY, AS_OF, ("4.24",))
    (step,) = first.steps
    assert (step.fact_type, len(step.ids)) == ("agressie_incident", 4)
    assert step.values == (("nazorg", "verleend"),)
    assert {tried.value: tried.outcome for tried in step.tried} == {
        "aangeboden_afgewezen": Outcome.MET,
        "niet_aangeboden": Outcome.PARTLY_MET,
        NONE: Outcome.PARTLY_MET,
    }


def test_a_judgement_is_asked_for_with_what_each_answer_gives(dijkstede: Dossier) -> None:
    (proposal,) = planned(dijkstede, "4.14")
    (step,) = proposal.steps
    assert (step.kind, step.new, step.fact_type) == (StepKind.SUPPLY, True, "verklaring")
    assert dict(step.values) == {"onderwerp": "vierogen", "datum": AS_OF, "oordeel": "ja"}
    assert {tried.value: tried.outcome for tried in step.tried} == {
        "deels": Outcome.PARTLY_MET,
        "nee": Outcome.NOT_MET,
    }


def test_a_register_that_is_behind_is_brought_up_to_date_with_what_is_still_open_in_it(dijkstede: Dossier) -> None:
    (proposal,) = [each for each in planned(dijkstede, "4.16") if len(each.steps) > 1]
    told, looked_up = proposal.steps
    assert (told.fact_type, told.complete, told.ids) == ("integriteitsmelding", True, ())
    assert (looked_up.ids, looked_up.values) == (("M-05",), (("opvolging_op", AS_OF),))
    after = proposal.apply(dijkstede).registers["integriteitsmelding"]
    assert after.as_at is None, "the register was kept to the day to which the dossier was"


def test_what_may_be_there_in_a_register_that_is_not_complete_is_looked_up() -> None:
    norm = of_questions(one=Exists("activiteit", c.Includes("onderwerpen", "integriteit")))
    (proposal,) = planned(municipality(norm), "1.1")
    (step,) = proposal.steps
    assert (step.kind, step.new) == (StepKind.SUPPLY, True)
    known = municipality(norm).add("activiteit", [], complete=True)
    assert [step.kind for step in planned(known, "1.1").proposals[0].steps] == [StepKind.DO]


def test_of_a_related_record_is_looked_up_what_it_lacks() -> None:
    inside = c.Compare("intern", c.Comparison.EQUAL, True)
    has = c.Has("activiteit", c.All((c.Includes("onderwerpen", "integriteit"), inside)))
    norm = of_questions(one=Share("installatie", has, WhenNoCases.NOT_APPLICABLE))
    made = (
        municipality(norm)
        .add("installatie", [{"id": "i", "datum": "2024-05-01", "groep": "raadsleden"}], complete=True)
        .add("activiteit", [{"id": "a", "datum": "2024-05-01", "onderwerpen": ["integriteit"]}], complete=True)
    )
    first = planned(made, "1.1").proposals[0]
    assert [(step.kind, step.ids, step.values) for step in first.steps] == [
        (StepKind.SUPPLY, ("a",), (("intern", True),))
    ]


# ---- things to do ---------------------------------------------------------------------------------------------------


def test_one_record_that_serves_two_clauses_comes_before_one_for_each(dijkstede: Dossier) -> None:
    found = planned(dijkstede, "2.9", "3.14")
    first = found.proposals[0]
    assert (first.clauses, first.rules) == (("2.9", "3.14"), ("2.9", "3.14"))
    (held,) = values(first)
    assert held["onderwerpen"] == {"informatiebeveiliging", "speerpunten_komend_jaar"}
    assert held["datum"] == AS_OF
    assert first in found.for_rule("2.9")
    assert [each.clauses for each in found.proposals[1:]] == [("2.9",), ("3.14",)]


def test_records_that_have_nothing_in_common_are_not_made_one(dijkstede: Dossier) -> None:
    assert all(len(each.clauses) == 1 for each in planned(dijkstede, "1.1", "3.5")), (
        "the council, and staff of property"
    )


def test_a_document_is_superseded_or_confirmed_again_and_never_rewritten(dijkstede: Dossier) -> None:
    new, again = planned(dijkstede, "4.1")
    assert values(new) == [{"dekking": frozenset({"burgemeester"}), "vastgesteld_op": AS_OF}]
    assert [(step.ids, step.values) for step in again.steps] == [(("G-02",), (("herbevestigd_op", AS_OF),))]
    supplied = [each for each in planned(dijkstede, "2.4") if not each.steps[0].new]
    assert [step.ids for each in supplied for step in each.steps] == [("DOC-10",)], "DOC-09 does not follow the model"


def test_policy_that_is_out_of_date_is_confirmed_again_and_not_made_to_say_something_else() -> None:
    norm = load_norm("brabant-2022")
    made = read_dossier(ROOT / "docs" / "examples" / "merwebrabant", norm)
    found = planned(made, "3.2", as_of=date(2025, 12, 31))
    changed = {name for each in found for step in each.steps if not step.new for name, _ in step.values}
    assert changed == {"herbevestigd_op"}


def test_of_a_share_no_more_records_are_repaired_than_it_takes(dijkstede: Dossier) -> None:
    (proposal,) = planned(dijkstede, "4.20")
    (step,) = proposal.steps
    assert (step.kind, step.values, len(step.ids)) == (StepKind.DO, (("agressietraining_op", AS_OF),), 24)


@pytest.mark.parametrize(("share", "number"), [(1, 300), (Fraction(4, 5), 240)])
def test_many_records_are_repaired_at_once_and_no_more_than_it_takes(share: int | Fraction, number: int) -> None:
    trained = c.WithinLast("getraind_op", Period(1, Unit.YEARS))
    norm = of_questions(one=Share("dienstverband", trained, WhenNoCases.MET, at_least=share))
    rows = [{"id": f"d{place}", "groep": "inhuur", "van": "2020-01-01", "getraind_op": NONE} for place in range(300)]
    made = municipality(norm).add("dienstverband", rows, complete=True)
    (proposal,) = planned(made, "1.1")
    (step,) = proposal.steps
    assert (len(step.ids), step.values) == (number, (("getraind_op", AS_OF),))
    fewer = attrs.evolve(proposal, steps=(attrs.evolve(step, ids=step.ids[1:]),))
    assert assess(norm, fewer.apply(made), AS_OF)["1.1"].outcome is Outcome.NOT_MET


def test_a_new_record_brings_along_what_is_asked_of_it_in_its_turn() -> None:
    norm = load_norm("brabant-2022")
    made = municipality(norm).add("zelfscan", [], complete=True).add("document", [], complete=True)
    (proposal,) = planned(made, "2.7")
    assert [step.fact_type for step in proposal.steps] == ["zelfscan", "document"]


def test_what_lasts_can_be_made_to_hold_more_but_stays_what_it_is() -> None:
    hired = c.Compare("groep", c.Comparison.EQUAL, "inhuur")
    asked = c.All((hired, c.Compare("publiekscontact", c.Comparison.EQUAL, True)))
    norm = of_questions(one=Exists("dienstverband", asked))
    rows = [
        {"id": "d1", "groep": "inhuur", "van": "2024-01-01", "publiekscontact": False},
        {"id": "d2", "groep": "medewerker", "van": "2024-01-01", "publiekscontact": True},
    ]
    found = planned(municipality(norm).add("dienstverband", rows, complete=True), "1.1")
    changed = [step for each in found for step in each.steps if not step.new]
    assert [(step.ids, step.values) for step in changed] == [(("d1",), (("publiekscontact", True),))]


def test_that_a_record_is_a_case_stays_as_it_is() -> None:
    """Where the same field says whether it is a case and whether it passes, it cannot be repaired."""
    hired = c.Compare("groep", c.Comparison.EQUAL, "inhuur")
    norm = of_questions(one=Share("dienstverband", c.Not(hired), WhenNoCases.MET, hired))
    rows = [{"id": "d1", "groep": "inhuur", "van": "2024-01-01"}]
    found = planned(municipality(norm).add("dienstverband", rows, complete=True), "1.1")
    assert not found.proposals
    assert [(each.rule, each.reason) for each in found.unsolved] == [("1.1", UnsolvedReason.FAILS)]


def test_a_judgement_of_the_day_itself_is_followed_by_one_of_the_day_after(dijkstede: Dossier) -> None:
    made = dijkstede.add("verklaring", [{"id": "x", "onderwerp": "agendacheck", "datum": AS_OF, "oordeel": "nee"}])
    (proposal,) = planned(made, "4.5")
    assert proposal.on == date(2025, 1, 1)
    assert values(proposal)[0]["datum"] == date(2025, 1, 1)


def test_what_was_late_does_not_come_in_time_by_counting_again() -> None:
    norm = load_norm("brabant-2022")
    key = {"grootheid": "reactie_op_tijd", "periode_tot_en_met": "2024-11-30"}
    rows = [
        {"id": "t1", **key, "groep": "dader_bij_melding", "teller": 7, "noemer": 8},
        {"id": "t2", **key, "groep": "dader_later", "teller": 0, "noemer": 0},
    ]
    found = planned(municipality(norm).add("telling", rows), "4.23")
    assert all(step.fact_type != "telling" for each in found for step in each.steps)


# ---- time to wait ---------------------------------------------------------------------------------------------------


def test_what_time_alone_brings_is_said_with_its_cause(dijkstede: Dossier) -> None:
    do, wait = planned(dijkstede, "2.5")
    assert (do.kind, wait.kind) == (StepKind.DO, StepKind.WAIT)
    (step,) = wait.steps
    assert (wait.on, wait.makes) == (date(2025, 2, 1), {"2.5": Outcome.MET})
    assert [(cause.fact_type, cause.id) for cause in step.because] == [("rol", "R-02")]
    assert wait.apply(dijkstede).registers == dijkstede.registers


def test_what_cannot_be_undone_is_waited_for_and_the_rest_is_done(dijkstede: Dossier) -> None:
    (proposal,) = planned(dijkstede, "4.23")
    looked_up, done, wait = proposal.steps
    assert (looked_up.kind, looked_up.ids) == (StepKind.SUPPLY, ("VPT-2024-068",))
    assert [tried.outcome for tried in looked_up.tried][:1] == [Outcome.PARTLY_MET], "the same day, but too late"
    assert (done.kind, done.ids, done.values) == (StepKind.DO, ("VPT-2024-096",), (("reactie_op", AS_OF),))
    assert (wait.kind, wait.on) == (StepKind.WAIT, date(2025, 7, 13))
    assert [cause.id for cause in wait.because] == ["VPT-2024-048"]
    assert (proposal.kind, proposal.on, proposal.clauses) == (StepKind.WAIT, wait.on, ("4.23",))


def test_what_will_lapse_before_then_is_renewed_too(dijkstede: Dossier) -> None:
    (proposal,) = planned(dijkstede, "4.12")
    renewed = next(step for step in proposal.steps if step.kind is StepKind.DO)
    failing = next(
        check for check in planned(dijkstede, "4.12").findings["4.12"].checks if check.check.id == "herhaald"
    )
    assert failing.records is not None
    assert len(renewed.ids) > failing.records.failing.total


def test_of_a_day_that_is_looked_up_it_is_said_from_when_it_is_early_enough(dijkstede: Dossier) -> None:
    (proposal,) = planned(dijkstede, "4.12")
    looked_up, *_ = proposal.steps
    assert proposal.on == date(2025, 3, 2)
    assert {tried.value: tried.outcome for tried in looked_up.tried} == {
        date(2020, 3, 2): Outcome.MET,
        date(2020, 3, 1): Outcome.PARTLY_MET,
        NONE: Outcome.PARTLY_MET,
    }


def test_a_clause_that_does_not_apply_any_more_is_not_sold_as_met() -> None:
    norm = load_norm("brabant-2022")
    made = read_dossier(ROOT / "docs" / "examples" / "merwebrabant", norm)
    (proposal,) = planned(made, "4.3", as_of=date(2025, 12, 31))
    assert proposal.makes == {"4.3": Outcome.NOT_APPLICABLE}
    assert not proposal.clauses


def test_waiting_goes_no_further_than_is_asked(dijkstede: Dossier) -> None:
    found = plan(dijkstede.norm, dijkstede, AS_OF, rules=["2.5"], until=date(2025, 1, 31))
    assert [each.kind for each in found] == [StepKind.DO]
    assert found.until == date(2025, 1, 31)


# ---- nothing --------------------------------------------------------------------------------------------------------


def test_what_would_have_another_rule_met_no_more_is_not_proposed() -> None:
    norm = of_questions(one=Exists("activiteit"), other=NoneOf("activiteit"))
    found = planned(municipality(norm).add("activiteit", [], complete=True), "1.1")
    assert not found.proposals
    (unsolved,) = found.unsolved
    assert (unsolved.rule, unsolved.outcome) == ("1.1", Outcome.NOT_MET)
    assert (unsolved.reason, unsolved.harmed) == (UnsolvedReason.HARMS, ("1.2",))


def test_a_bound_that_is_reached_is_said(dijkstede: Dossier) -> None:
    found = plan(dijkstede.norm, dijkstede, AS_OF, rules=["4.12", "4.14"], limit=5)
    assert [(each.rule, each.reason) for each in found.unsolved] == [("4.12", UnsolvedReason.LIMIT)]
    assert [each.rules for each in found] == [("4.14",)]


def test_an_event_that_was_late_and_never_leaves_the_period_has_no_proposal() -> None:
    late = c.Within("reactie_op", Period(2, Unit.DAYS), c.Own("melding_op"))
    norm = of_questions(one=Share("agressie_incident", late, WhenNoCases.MET))
    rows = [{"id": "i", "melding_op": "2024-03-01", "reactie_op": "2024-03-09"}]
    found = planned(municipality(norm).add("agressie_incident", rows, complete=True), "1.1")
    assert (found.proposals, [each.reason for each in found.unsolved]) == ((), [UnsolvedReason.FAILS])


def test_when_all_is_met_there_is_nothing_to_propose(dijkstede: Dossier) -> None:
    found = planned(dijkstede, "1.2")
    assert (len(found), found.unsolved, found.findings["1.2"].outcome) == (0, (), Outcome.MET)


# ---- what is asked, and how it is told ------------------------------------------------------------------------------


def test_what_cannot_be_asked_is_refused(dijkstede: Dossier) -> None:
    norm = dijkstede.norm
    with pytest.raises(ValueError, match="lies before the as-of date"):
        plan(norm, dijkstede, AS_OF, until=date(2024, 1, 1))
    with pytest.raises(ValueError, match="limit is a positive number"):
        plan(norm, dijkstede, AS_OF, limit=0)
    with pytest.raises(KeyError):
        plan(norm, dijkstede, AS_OF, rules=["9.9"])
    with pytest.raises(TypeError):
        plan(norm, dijkstede, "2024-12-31")  # type: ignore[arg-type]  # what is refused
    with pytest.raises(ValueError, match="other fact types"):
        plan(read_norm(SMALL), dijkstede, AS_OF)


def test_the_same_dossier_always_gives_the_same_plan(dijkstede: Dossier) -> None:
    rules = ("2.4", "2.6", "4.1", "4.23")
    assert plan_to_json(planned(dijkstede, *rules)) == plan_to_json(planned(dijkstede, *rules))


def test_a_plan_is_written_with_values_as_one_writes_them_in_a_dossier(dijkstede: Dossier) -> None:
    written = json.loads(plan_to_json(planned(dijkstede, "4.24", "4.23", "1.2")))
    assert (written["format"], written["as_of"], written["until"]) == (1, "2024-12-31", "2029-12-31")
    assert written["outcomes"] == {"4.24": "unknown", "4.23": "partly_met", "1.2": "met"}
    first = written["proposals"][0]
    assert (first["kind"], first["makes"], first["clauses"]) == ("supply", {"4.24": "met"}, ["4.24"])
    assert first["steps"][0]["values"] == {"nazorg": "verleend"}
    assert {"value": "geen", "outcome": "partly_met"} in first["steps"][0]["tried"]
    last = written["proposals"][-1]["steps"]
    assert [step["kind"] for step in last] == ["supply", "do", "wait"]
    assert last[1]["values"] == {"reactie_op": "2024-12-31"}
    assert last[2]["because"][0]["id"] == "VPT-2024-048"
    assert written["unsolved"] == []


def test_what_was_used_for_something_past_is_a_fact_and_no_word_to_change() -> None:
    """That a risk analysis was made with other guidance cannot be repaired by naming the latest guidance."""
    norm = load_norm("brabant-2022")
    row = {
        "id": "b",
        "functie": "wethouder",
        "herbenoeming": False,
        "datum": "2024-06-15",
        "risicoanalyse_op": "2024-06-01",
    }
    made = municipality(norm).add(
        "benoeming", [{**row, "risicoanalyse_op": "2024-06-01", "handreiking": "handreiking_2021"}], complete=True
    )
    (proposal,) = planned(made, "4.3")
    assert (proposal.kind, proposal.makes) == (StepKind.WAIT, {"4.3": Outcome.NOT_APPLICABLE})


def test_a_day_that_is_recorded_and_lies_ahead_is_not_brought_forward() -> None:
    published = c.Is("gepubliceerd_op", True)
    norm = of_questions(one=Share("gedragscode", published, WhenNoCases.MET))
    row = {"id": "g", "dekking": ["medewerkers"], "vastgesteld_op": "2024-06-01", "gepubliceerd_op": "2025-02-01"}
    (proposal,) = planned(municipality(norm).add("gedragscode", [row], complete=True), "1.1")
    assert (proposal.kind, proposal.on) == (StepKind.WAIT, date(2025, 2, 1))
