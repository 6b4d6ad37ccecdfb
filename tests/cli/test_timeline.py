"""``brabantnorm timeline`` and ``sensitivity``, and what ``assess`` says of the time after it."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from brabantnorm_rules import (
    load_norm,
    read_dossier,
    read_norm,
    sensitivity,
    sensitivity_to_json,
    timeline,
    timeline_to_json,
)
from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.cli.changes import UPCOMING_DAYS
from tests.cli.running import ROOT, Run
from tests.examples import SMALL

DIJKSTEDE = ROOT / "docs" / "examples" / "dijkstede"


def test_it_says_when_what_changes_and_because_of_what_the_soonest_first(run: Run, folder: Path) -> None:
    nl = run("timeline", folder, "--norm", SMALL, "--until", "2025-12-31", "--rule", "1.4")
    en = run("timeline", folder, "--norm", SMALL, "--until", "2025-12-31", "--rule", "1.4", "--language", "en")
    assert (nl.code, nl.err, en.code, en.err) == (0, "", 0, "")
    assert "Periode       na 30 juni 2024, tot en met 31 december 2025\n" in nl.out
    assert "Vooruitblik   wat na 30 juni 2024 ligt: dit geldt als er intussen niets meer" in nl.out
    assert "Forecast      what lies after 30 June 2024: this holds if nothing else happens\n" in en.out
    made = read_dossier(folder, read_norm(SMALL))
    until = made.as_at.replace(year=2025, month=12, day=31)
    days = [change.on for change in timeline(made.norm, made, made.as_at, until, rules=["1.4"])]
    assert days
    for day in days:
        assert f"{describe_day(day.toordinal(), 'nl')}  1.4: van " in nl.out
        assert f"{describe_day(day.toordinal(), 'en')}  1.4: from " in en.out
    assert "agressie_incident i01: melding_op (1 maart 2024) valt niet meer binnen 1 jaar" in " ".join(nl.out.split())
    assert max(map(len, nl.out.splitlines())) <= 80


def test_without_an_end_it_looks_a_year_ahead(run: Run, folder: Path) -> None:
    written = json.loads(run("timeline", folder, "--norm", SMALL, "--format", "json").out)
    assert (written["start"], written["end"]) == ("2024-06-30", "2025-06-30")


def test_as_json_it_is_what_the_library_writes(run: Run, folder: Path) -> None:
    made = read_dossier(folder, read_norm(SMALL))
    found = timeline(made.norm, made, made.as_at, made.as_at.replace(year=2026))
    ran = run("timeline", folder, "--norm", SMALL, "--until", "2026-06-30", "--format", "json")
    assert ran.out == timeline_to_json(found) + "\n"
    ran = run("sensitivity", folder, "--norm", SMALL, "--format", "json")
    assert ran.out == sensitivity_to_json(sensitivity(made.norm, made, made.as_at)) + "\n"


def test_a_rule_that_is_asked_brings_its_parts_along(run: Run, folder: Path) -> None:
    asked = ("timeline", folder, "--norm", SMALL, "--from", "2020-06-01", "--until", "2024-06-30", "--format", "json")
    written = json.loads(run(*asked, "--rule", "1.2").out)
    assert {change["rule"] for change in written["changes"]} == {"1.2", "1.2.a"}


def test_when_nothing_changes_it_says_so(run: Run, folder: Path) -> None:
    ran = run("timeline", folder, "--norm", SMALL, "--until", "2024-07-01", "--language", "en", "--rule", "1.4")
    assert "No outcome changes in this period then." in ran.out
    ran = run(
        "timeline", folder, "--norm", SMALL, "--until", "2024-05-01", "--from", "2024-04-30", "--known-on", "2020-01-01"
    )
    assert "Bekend op     1 januari 2020" in ran.out
    assert "Vooruitblik" not in ran.out


def test_a_period_that_ends_before_it_begins_is_refused(run: Run, folder: Path) -> None:
    ran = run("timeline", folder, "--norm", SMALL, "--until", "2020-01-01")
    assert (ran.code, ran.out) == (2, "")
    assert "period-reversed: de periode eindigt op 2020-01-01, voordat hij begint op 2024-06-30" in ran.err
    assert run("timeline", folder, "--norm", SMALL, "--rule", "9.9").code == 2


def test_an_assessment_ends_with_the_next_three_changes_within_ninety_days(run: Run) -> None:
    norm = load_norm("brabant-2022")
    start = date(2025, 3, 1)
    found = list(timeline(norm, read_dossier(DIJKSTEDE, norm), start, start + timedelta(UPCOMING_DAYS)))
    ran = run("assess", DIJKSTEDE, "--as-of", str(start), "--language", "en")
    tail = ran.out[ran.out.index("First changes within 90 days, if nothing happens") :]
    told = [line for line in tail.splitlines() if ": from " in line]
    assert len(found) > len(told) == 3
    for line, change in zip(told, found[:3], strict=True):
        assert line.startswith(f"{describe_day(change.on.toordinal(), 'en')}  {change.rule}: from ")
    assert tail.rstrip().endswith(f"and {len(found) - 3} more; see brabantnorm timeline")
    written = json.loads(run("assess", DIJKSTEDE, "--as-of", str(start), "--format", "json").out)
    assert "changes" not in written


def test_an_assessment_after_which_nothing_changes_says_so(run: Run, folder: Path) -> None:
    ran = run("assess", folder, "--norm", SMALL, "--rule", "1.4")
    assert "Binnen 90 dagen na de peildatum verandert dan geen uitkomst." in ran.out


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("nl", ("Uitkomsten die afhangen van hoe de norm gelezen wordt", " bij: begin van de termijn: incident op")),
        ("en", ("Outcomes that depend on how the norm is read", " with: start of the term: incident op")),
    ],
)
def test_it_says_which_outcomes_depend_on_a_reading(
    run: Run, folder: Path, language: str, texts: tuple[str, ...]
) -> None:
    ran = run("sensitivity", folder, "--norm", SMALL, "--language", language)
    assert (ran.code, ran.err) == (0, "")
    for text in texts:
        assert text in ran.out


def test_when_no_outcome_depends_on_a_reading_it_says_so(run: Run, folder: Path) -> None:
    ran = run(
        "sensitivity", folder, "--norm", SMALL, "--rule", "1.5", "--as-of", "2024-05-31", "--known-on", "2024-05-31"
    )
    assert "Geen uitkomst hangt af van hoe de norm gelezen wordt." in ran.out
    assert "Bekend op     31 mei 2024" in ran.out
