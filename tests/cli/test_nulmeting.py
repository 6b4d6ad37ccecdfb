"""``nulmeting``: the table as text, CSV and JSON."""

import json
from pathlib import Path

from tests.cli.running import Run
from tests.examples import SMALL


def test_the_text_holds_every_clause_and_says_what_the_values_mean(run: Run, folder: Path) -> None:
    ran = run("nulmeting", folder, "--norm", SMALL)
    assert (ran.code, ran.err) == (0, "")
    assert "0-meting op 30 juni 2024" in ran.out
    assert "in ontwikkeling: de norm mikt op vóór 1 januari 2026" in ran.out
    assert "  0  ontbreekt" in ran.out
    assert "dat is geen" in ran.out
    passed = run("nulmeting", folder, "--norm", SMALL, "--as-of", "2026-01-01", "--language", "en")
    assert "the norm's target date (before 1 January 2026) has passed" in passed.out
    assert "(deviation expired)" in passed.out
    assert "this holds if nothing else happens" in " ".join(passed.out.split())


def test_what_is_more_confidential_than_was_asked_is_left_out_and_told(run: Run, folder: Path) -> None:
    ran = run("nulmeting", folder, "--norm", SMALL, "--confidentiality", "intern", "--fail-on", "not_met,partly_met")
    assert "Weggelaten, want vertrouwelijker dan intern:" in ran.out
    assert "1.4" in ran.out
    assert "1.4" not in ran.err
    assert "Weggelaten" not in run("nulmeting", folder, "--norm", SMALL).out


def test_for_programs_there_are_csv_and_json(run: Run, folder: Path) -> None:
    table = run("nulmeting", folder, "--norm", SMALL, "--format", "csv").out.splitlines()
    document = json.loads(run("nulmeting", folder, "--norm", SMALL, "--format", "json").out)
    assert table[0].startswith("organisatie;naam;norm;peildatum;pijler;bepaling;")
    assert len(table) == 1 + len(document["clauses"])
