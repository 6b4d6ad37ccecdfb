"""Deviations and attestations on the command line: beside outcomes, by role and until when, in both languages."""

import json
from pathlib import Path

import pytest

from brabantnorm_rules import attestations, attestations_to_json, load_norm, read_dossier, read_norm
from tests.cli.running import ROOT, Run
from tests.examples import DOSSIER, SMALL

DIJKSTEDE = ROOT / "docs" / "examples" / "dijkstede"


def told(text: str) -> str:
    return " ".join(text.split())


def test_a_report_counts_the_shortfalls_with_one_and_names_all_the_first_to_end_first(run: Run, folder: Path) -> None:
    nl = told(run("assess", folder, "--norm", SMALL).out)
    assert "Afwijkingen: bij 1 van de 3 tekortkomingen loopt er een" in nl
    lapsed = "- 1.4: VERLOPEN, liep tot en met 1 maart 2024 (besloten op 1 januari 2024; eigenaar: gemeentesecretaris)"
    running = "- 1.5: loopt tot en met 1 maart 2026 (besloten op 1 januari 2024; eigenaar: gemeentesecretaris)"
    assert f"{lapsed} {running} Een afwijking staat naast de uitkomst en verandert die niet." in nl
    en = told(run("assess", folder, "--norm", SMALL, "--as-of", "2026-02-28", "--language", "en").out)
    assert "- 1.5: in force for 1 day more, up to and including 1 March 2026 (decided on 1 January 2024; owner: " in en
    assert "Deviations: " not in run("assess", folder, "--norm", SMALL, "--as-of", "2023-12-31", "--language", "en").out


def test_json_says_how_each_stands(run: Run, folder: Path) -> None:
    for as_of, statuses in (("2024-06-30", ["expired", "in_force"]), ("2026-02-28", ["expired", "expiring"])):
        written = json.loads(run("assess", folder, "--norm", SMALL, "--as-of", as_of, "--format", "json").out)
        found = [deviation["status"] for clause in written["clauses"] for deviation in clause["deviations"]]
        assert found == statuses


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "nl",
            "Afwijking --------- - 1.5: afwijking, besloten op 1 januari 2024, met als eigenaar gemeentesecretaris: "
            "loopt tot en met 1 maart 2026. Reden: Regionale aanpak - Een afwijking staat naast de uitkomst en "
            "verandert die niet.",
        ),
        (
            "en",
            "Deviation --------- - 1.5: deviation, decided on 1 January 2024, owned by gemeentesecretaris: in force "
            "up to and including 1 March 2026. Reason: Regionale aanpak - A deviation stands beside the outcome and "
            "does not change it.",
        ),
    ],
)
def test_an_explanation_has_a_section_on_it(run: Run, folder: Path, language: str, sentences: str) -> None:
    assert sentences in told(run("explain", folder, "1.5", "--norm", SMALL, "--language", language).out)
    written = json.loads(run("explain", folder, "1.5", "--norm", SMALL, "--format", "json").out)
    assert [(one["rule"], one["status"]) for one in written["deviations"]] == [("1.5", "in_force")]
    other = run("explain", folder, "1.3", "--norm", SMALL, "--language", language).out
    assert "fwijking" not in other
    assert "eviation" not in other


def test_a_timeline_names_the_days_on_which_one_begins_and_lapses(run: Run, folder: Path) -> None:
    asked = ("timeline", folder, "--norm", SMALL, "--from", "2023-12-31", "--until", "2024-05-01")
    nl, en = told(run(*asked).out), told(run(*asked, "--language", "en").out)
    for rule, until in (("1.4", "1 maart 2024"), ("1.5", "1 maart 2026")):
        begins = f"1 januari 2024 {rule}: een afwijking begint (tot en met {until}; eigenaar: gemeentesecretaris)."
        assert f"{begins} Daardoor verandert geen uitkomst." in nl
    assert "2 maart 2024 1.4: een afwijking is verlopen (liep tot en met 1 maart 2024;" in nl
    assert "2 March 2024 1.4: a deviation has expired (was in force up to and including 1 March 2024;" in en
    written = json.loads(run(*asked, "--format", "json").out)
    assert [(one["on"], one["status"], one["deviation"]["rule"]) for one in written["deviations"]] == [
        ("2024-01-01", "in_force", "1.4"),
        ("2024-01-01", "in_force", "1.5"),
        ("2024-03-02", "expired", "1.4"),
    ]
    assert run(*asked, "--rule", "1.3").out.count("afwijking") == 0


def test_comparing_names_what_differs_apart_from_the_outcomes(run: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    longer = DOSSIER.replace("until: 2024-03-01", "until: 2025-03-01")
    (other / "dossier.yaml").write_text(longer, encoding="utf-8")
    nl = told(run("compare", folder, other, "--norm", SMALL).out)
    assert "Elke uitkomst is gelijk." in nl
    assert "Afwijkingen die anders zijn, zonder invloed op de uitkomst: 1" in nl
    assert "- 1.4: gewijzigd. Eerst: VERLOPEN, liep tot en met 1 maart 2024" in nl
    en = told(run("compare", folder, "--norm", SMALL, "--second-as-of", "2026-03-02", "--language", "en").out)
    assert "- 1.5: ended. EXPIRED, was in force up to and including 1 March 2026" in en
    written = json.loads(run("compare", folder, other, "--norm", SMALL, "--format", "json").out)
    assert [(one["rule"], one["move"]) for one in written["deviations"]] == [("1.4", "changed")]
    assert written["differences"] == []
    assert "fwijking" not in run("compare", folder, "--norm", SMALL).out


def test_a_0_meting_counts_the_shortfalls_that_carry_one(run: Run, folder: Path) -> None:
    ran = run("nulmeting", folder, "--norm", SMALL)
    assert ran.out.endswith("Afwijkingen: bij 1 van de 3 tekortkomingen loopt er een\n")
    written = json.loads(run("nulmeting", folder, "--norm", SMALL, "--format", "json").out)
    assert (written["shortfalls"], written["deviating"]) == (3, 1)
    assert [row["rule"] for row in written["clauses"] if row["deviates"]] == ["1.5"]


# ---- attestations -----------------------------------------------------------------------------------------------


def test_each_attestation_is_named_with_its_age_role_and_term(run: Run) -> None:
    words = load_norm("brabant-2022").words
    approach, four_eyes, bibob = (
        words.say(subject, language, "verklaring.onderwerp")
        for subject, language in (("integrale_aanpak", "nl"), ("vierogen", "nl"), ("bibob_uitvoering", "en"))
    )
    nl = run("attestations", DIJKSTEDE, "--as-of", "2025-08-01").out
    said = told(nl)
    assert "Onderdelen waarvoor een verklaring kan dienen: 12" in nl
    assert "  5  geldig, maar niet lang meer\n" in nl
    assert f"- 1.5, {approach}: ja, van 18 juni 2024 (409 dagen oud), door gemeentesecretaris; geldt nog" in said
    assert "geldt nog maar tot en met 18 september 2025" in said
    assert f"- 4.14, {four_eyes}: ja, van 30 mei 2023 (794 dagen oud), door concerncontroller; dat is te oud" in said
    assert nl.endswith("2.1, 4.5, 4.19\n")
    assert max(map(len, nl.splitlines())) <= 80
    en = told(run("attestations", DIJKSTEDE, "--language", "en", "--rule", "3.3", "--known-on", "2024-12-31").out)
    assert "Checks that an attestation can answer: 1" in en
    assert f"- 3.3, {bibob}: there is no attestation" in en
    assert "Clauses that rest on attestations alone: 0 of 1" in en
    assert "Known on 31 December 2024" in en


def test_where_it_is_open_which_one_counts_that_is_told(run: Run, folder: Path) -> None:
    ran = run("attestations", folder, "--norm", SMALL)
    assert "- 1.5, aanpak: er is een verklaring, maar het is onduidelijk welke telt of wat zij zegt" in told(ran.out)


def test_as_json_it_is_what_the_library_writes(run: Run, folder: Path) -> None:
    made = read_dossier(folder, read_norm(SMALL))
    ran = run("attestations", folder, "--norm", SMALL, "--format", "json")
    assert ran.out == attestations_to_json(attestations(made.norm, made, made.as_at)) + "\n"
    assert run("attestations", folder, "--norm", SMALL, "--rule", "9.9").code == 2


def test_it_fails_on_the_outcome_of_what_asks_one(run: Run, folder: Path) -> None:
    ran = run("attestations", folder, "--norm", SMALL, "--fail-on", "not_met,partly_met", "--language", "en")
    assert (ran.code, ran.err) == (1, "--fail-on not met, partly met: 1.5\n")
    assert run("attestations", folder, "--norm", SMALL, "--fail-on", "met").code == 0
    sure = run("attestations", folder, "--norm", SMALL, "--confidence", "sure", "--format", "json")
    assert json.loads(sure.out)["norm"]["confidence"] == "sure"
