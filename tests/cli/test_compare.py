"""``compare``: two dates, two dossiers, two norms, as text and as JSON."""

import json
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Run
from tests.examples import DOSSIER, SMALL


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The same organisation, with two responses in time; only one of them was late."""
    made = tmp_path / "later"
    made.mkdir()
    text = DOSSIER.replace('reactie_op: "2024-03-04T13:00"', 'reactie_op: "2024-03-02T13:00"').replace(
        '{id: i03, melding_op: "2024-04-05T12:00",',
        '{id: i03, melding_op: "2024-04-05T12:00", reactie_op: "2024-04-05T13:00",',
    )
    (made / "dossier.yaml").write_text(text, encoding="utf-8")
    return made


def test_the_records_are_named_that_an_outcome_changed_because_of(run: Run, folder: Path, later: Path) -> None:
    ran = run("compare", folder, later, "--norm", SMALL, "--language", "en")
    assert (ran.code, ran.err) == (0, "")
    assert "First: klein-2024, as-of date 30 June 2024" in ran.out
    assert "Because of: `agressie_incident`: i01\n" in ran.out
    document = json.loads(run("compare", folder, later, "--norm", SMALL, "--format", "json").out)
    assert document["format"] == 1
    (because,) = document["differences"][0]["because"]
    assert [(cause["kind"], cause["records"]) for cause in because] == [("register", ["i01"])]


def test_of_two_dates_the_date_is_named(run: Run, folder: Path) -> None:
    ran = run("compare", folder, "--norm", SMALL, "--second-as-of", "2027-06-30")
    assert "Daarna: klein-2024, peildatum 30 juni 2027" in ran.out
    assert "Door: de andere peildatum" in ran.out


def test_what_is_the_same_is_told(run: Run, folder: Path) -> None:
    assert run("compare", folder, "--norm", SMALL).out.endswith("Elke uitkomst is gelijk.\n")


def test_two_norms_over_more_organisations(run: Run) -> None:
    examples = ROOT / "docs" / "examples"
    two = ("compare", examples / "merwebrabant", examples / "dijkstede", "--second-norm", examples / "24-uur")
    asked = (*two, "--as-of", "2024-06-30", "--confidentiality", "vertrouwelijk")
    ran = run(*asked, "--named")
    assert (ran.code, ran.err) == (0, "")
    assert "Van brabant-2022 naar dijkstede-24-uur, 2 organisaties, peildatum 30 juni 2024" in ran.out
    assert "4.23  1 van deels voldaan naar niet voldaan" in ran.out
    assert "48 uur wordt 24 uur" in " ".join(ran.out.split())
    document = json.loads(run(*asked, "--named", "--format", "json").out)
    assert next((one["organisation"], len(one["differences"])) for one in document["organisations"]) == ("gm9901", 1)
    assert [(move["rule"], move["number"]) for move in document["moves"]] == [("4.23", 1)]
    undated = run(*two)
    assert (undated.code, undated.out) == (2, "")
    assert "argument-missing: `--as-of` ontbreekt" in undated.err


def test_small_numbers_of_organisations_and_their_names_are_shown_only_when_asked(run: Run) -> None:
    examples = ROOT / "docs" / "examples"
    two = ("compare", examples / "merwebrabant", examples / "dijkstede", "--second-norm", examples / "24-uur")
    asked = (*two, "--as-of", "2024-06-30", "--confidentiality", "vertrouwelijk")
    hidden = run(*asked, "--fail-on", "not_met")
    assert (hidden.code, hidden.err) == (0, "")
    assert "Er verandert niets wat hier mag staan." in hidden.out
    assert "4.23" not in hidden.out
    assert "Dijkstede" not in hidden.out
    small = run(*asked, "--small", "--fail-on", "not_met")
    assert (small.code, small.err) == (1, "--fail-on niet voldaan: 4.23\n")
    assert "4.23  1 van deels voldaan naar niet voldaan" in small.out
    assert "Dijkstede" not in small.out
    document = json.loads(run(*asked, "--format", "json").out)
    assert (document["hides_small"], document["moves"], document["organisations"]) == (True, [], [])


def test_rules_that_rest_on_what_is_more_confidential_are_left_out_and_told(run: Run) -> None:
    examples = ROOT / "docs" / "examples"
    two = ("compare", examples / "merwebrabant", examples / "dijkstede", "--second-norm", examples / "24-uur")
    ran = run(*two, "--as-of", "2024-06-30", "--named")
    assert "Weggelaten, want vertrouwelijker dan intern:" in ran.out
    assert "4.23" in ran.out.partition("Elke uitkomst is gelijk.")[0]
    assert "van deels voldaan" not in ran.out


def test_what_is_for_several_organisations_is_refused_for_one(run: Run, folder: Path) -> None:
    ran = run("compare", folder, "--norm", SMALL, "--named", "--small", "--confidentiality", "openbaar")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("option-for-set") == 3
