"""``rules diff`` and ``rules stricter``: two norms compared, in words and for other programs."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Run

OVERLAY = Path(__file__).parents[2] / "docs" / "examples" / "24-uur"


def test_diff_shows_what_is_stricter_in_the_words_of_the_norm(run: Run) -> None:
    ran = run("rules", "diff", "brabant-2022", OVERLAY)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Strenger\n--------\n\n4.23 Binnen 48 uur reageren")
    assert max(map(len, ran.out.splitlines())) <= 80
    shown = " ".join(ran.out.split())
    assert "door: reactietermijn" in shown
    assert "- moment waarop de reactie naar de dader is verzonden: uiterlijk 48 uur" in shown
    assert "+ moment waarop de reactie naar de dader is verzonden: uiterlijk 24 uur" in shown
    assert "(`reactietermijn`): 48 uur → 24 uur. Herkomst: de tekst van de norm → keuze van de organisatie. " in shown
    assert shown.endswith("Gebruikt in 4.23.")


def test_diff_of_a_norm_with_itself_is_empty(run: Run) -> None:
    assert run("rules", "diff", "brabant-2022", "brabant-2022").out == "Geen verschil gevonden.\n"
    told = json.loads(run("rules", "diff", "brabant-2022", "brabant-2022", "--format", "json").out)
    assert told == {
        "format": 1,
        "before": "brabant-2022",
        "now": "brabant-2022",
        "rules": [],
        "parameters": [],
        "fact_types": [],
    }


def test_diff_writes_json(run: Run) -> None:
    told = json.loads(run("rules", "diff", OVERLAY, "brabant-2022", "--format", "json", "--language", "en").out)
    ((rule,), (parameter,)) = told["rules"], told["parameters"]
    assert (rule["rule"], rule["change"], rule["parameters"]) == ("4.23", "looser", ["reactietermijn"])
    assert (rule["stricter"]["ground"], rule["looser"]["ground"]) == ("counterexample", "proved")
    assert (parameter["before"], parameter["now"]) == ("24 hours", "48 hours")


def test_stricter_says_yes_and_on_what_that_rests(run: Run) -> None:
    ran = run("rules", "stricter", "brabant-2022", OVERLAY, "--rule", "4.23")
    assert (ran.code, ran.err) == (0, "")
    shown = " ".join(ran.out.split())
    assert shown.startswith("dijkstede-24-uur vraagt minstens zoveel als brabant-2022. 4.23 Binnen 48 uur")
    assert "bewezen: alle " in shown


def test_stricter_says_no_and_shows_a_dossier_that_can_be_assessed(run: Run, tmp_path: Path) -> None:
    ran = run("rules", "stricter", OVERLAY, "brabant-2022", "--rule", "4.23")
    assert (ran.code, ran.err) == (1, "")
    assert "tegenvoorbeeld gevonden: op 31 december 2024" in " ".join(ran.out.split())
    ran = run("rules", "stricter", OVERLAY, "brabant-2022", "--counterexample", "4.23")
    assert (ran.code, ran.err) == (1, "")
    (tmp_path / "dossier.yaml").write_text(ran.out, encoding="utf-8")
    outcomes = {}
    for norm in ("brabant-2022", str(OVERLAY)):
        told = json.loads(run("assess", tmp_path, "--norm", norm, "--format", "json", "--rule", "4.23").out)
        outcomes[norm] = told["findings"][0]["outcome"] if "findings" in told else told["clauses"][0]["outcome"]
    assert outcomes["brabant-2022"] == "met"
    assert outcomes[str(OVERLAY)] in ("not_met", "partly_met")


def test_stricter_writes_json(run: Run) -> None:
    told = json.loads(run("rules", "stricter", OVERLAY, "brabant-2022", "--rule", "4.23", "--format", "json").out)
    assert {name: told[name] for name in ("format", "before", "now", "is_stricter", "is_sure")} == {
        "format": 1,
        "before": "dijkstede-24-uur",
        "now": "brabant-2022",
        "is_stricter": False,
        "is_sure": True,
    }
    (rule,) = told["rules"]
    assert (rule["rule"], rule["ground"], rule["counterexample"]["now"]) == ("4.23", "counterexample", "met")
    assert rule["counterexample"]["dossier"].startswith("format: 1\n")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("brabant-2022", "brabant-2023"), "B: norm-unknown"),
        (("brabant-2023", "brabant-2022"), "A: norm-unknown"),
        (("brabant-2022", "brabant-2022", "--rule", "9.9"), "--rule: rule-unknown"),
        (("brabant-2022", "brabant-2022", "--counterexample", "9.9"), "--rule: rule-unknown"),
        (("brabant-2022", "brabant-2022", "--counterexample", "4.23"), "--counterexample: no-counterexample"),
        (("brabant-2022",), "argument-missing"),
        (("brabant-2022", "brabant-2022", "--dossiers", "0"), "--dossiers: "),
    ],
)
def test_what_cannot_be_compared_is_told(run: Run, arguments: tuple[str, ...], code: str) -> None:
    ran = run("rules", "stricter", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(code)
