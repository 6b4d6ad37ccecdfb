"""``brabantnorm assess``: which norm and which date it takes, what it says, and how it ends."""

import io
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

from brabantnorm_rules.authoring import read_norm
from brabantnorm_rules.exchange import assessment_schema, from_json, to_json
from tests.cli.running import ROOT, Run
from tests.dossier.test_formats import EVERYTHING
from tests.examples import DOSSIER, SMALL

DIJKSTEDE = ROOT / "docs" / "examples" / "dijkstede"


def test_without_a_date_it_is_the_day_to_which_the_dossier_was_kept_and_it_says_so(run: Run, folder: Path) -> None:
    nl = run("assess", folder, "--norm", SMALL)
    en = run("assess", folder, "--norm", SMALL, "--language", "en")
    assert (nl.code, nl.err, en.code, en.err) == (0, "", 0, "")
    assert "Peildatum     30 juni 2024 (de dag tot waar het dossier is bijgehouden)" in nl.out
    assert "As-of date    30 June 2024 (the day to which the dossier was kept)" in en.out
    assert "Vooruitblik" not in nl.out
    assert "Bijgehouden" not in nl.out


def test_a_later_date_is_called_a_forecast(run: Run, folder: Path) -> None:
    ran = run("assess", folder, "--norm", SMALL, "--as-of", "2025-06-30")
    assert "Peildatum     30 juni 2025\n" in ran.out
    assert "Bijgehouden   tot en met 30 juni 2024\n" in ran.out
    assert "Vooruitblik" in ran.out


def test_today_is_the_day_of_the_clock(run: Run, folder: Path) -> None:
    before = date.today()
    found = json.loads(run("assess", folder, "--norm", SMALL, "--as-of", "today", "--format", "json").out)
    assert before <= date.fromisoformat(found["as_of"]) <= date.today()


def test_the_head_repeats_what_was_asked_and_what_was_let_in(run: Run, folder: Path) -> None:
    ran = run("assess", folder, "--norm", SMALL, "--known-on", "2024-05-01", "--rule", "1.4", "--rule", "1.2.a")
    assert "Dijkstede (gm9901, gemeente)\nKleine voorbeeldnorm (klein-2024)\n" in ran.out
    assert re.search(r"^Bekend op +1 mei 2024", ran.out, re.MULTILINE)
    assert re.search(r"^Gevraagd +alleen 1\.4, 1\.2\.a$", ran.out, re.MULTILINE)
    assert re.search(r"^Fase +in ontwikkeling.* vóór 1 januari 2026$", ran.out, re.MULTILINE)
    assert re.search(r"^Toegelaten +activiteit\.notitie: nummers van zalen", ran.out, re.MULTILINE)


def test_each_rule_has_a_row_with_the_word_and_the_sign_of_its_outcome(run: Run, folder: Path) -> None:
    ran = run("assess", folder, "--norm", SMALL)
    found = json.loads(run("assess", folder, "--norm", SMALL, "--format", "json").out)
    words = {
        "met": "✓ voldaan",
        "partly_met": "◐ deels voldaan",
        "not_met": "✗ niet voldaan",
        "unknown": "? onbekend",
        "not_applicable": "\N{EN DASH} niet van toepassing",
    }
    for clause in found["clauses"]:
        for part in (clause, *clause["parts"]):
            row = rf"^ *{re.escape(part['rule'])} +{re.escape(words[part['outcome']])} +{part['title']['nl']}"
            assert re.search(row, ran.out, re.MULTILINE), row


def test_a_shortfall_has_its_reason_ids_deviation_and_remedy(run: Run, folder: Path) -> None:
    ran = run("assess", folder, "--norm", SMALL)
    shortfalls = ran.out.partition("Tekortkomingen: ")[2].partition("\n\nOnbekend")[0]
    assert "1.4 Binnen 48 uur reageren" in shortfalls
    assert "i01" in shortfalls
    expired = (
        "Afwijking VERLOPEN op 1 maart 2024 (besloten op 1 januari 2024; eigenaar: gemeentesecretaris): Nog in opbouw"
    )
    assert expired in " ".join(shortfalls.split())
    assert "(afwijking verlopen)" in ran.out
    assert "(afwijking)" in ran.out
    (folder / "dossier.yaml").write_text(DOSSIER.replace("registers:\n", "registers:\n" + MEETINGS), encoding="utf-8")
    assert "Wat te doen: Plan een activiteit." in run("assess", folder, "--norm", SMALL).out


MEETINGS = """\
  activiteit: {complete: true, records: []}
"""


def test_of_a_clause_that_does_not_apply_the_reason_is_told(run: Run, folder: Path) -> None:
    dossier = folder / "dossier.yaml"
    dossier.write_text(DOSSIER.replace("id: gm9901", "id: pv99").replace("kind: gemeente", "kind: provincie"))
    ran = run("assess", folder, "--norm", SMALL, "--rule", "1.2.b", "--rule", "1.4")
    told = ran.out.partition("Niet van toepassing: 1 van 2\n")[2].partition("\n\n")[0]
    assert told.splitlines()[1:] == ["- 1.2.b: De norm stelt deze eis niet aan deze soort organisatie."]
    assert "Niet van toepassing" not in run("assess", folder, "--norm", SMALL, "--rule", "1.4").out


def test_clauses_are_counted_for_each_pillar_and_outcome(run: Run, folder: Path) -> None:
    found = json.loads(run("assess", folder, "--norm", SMALL, "--format", "json").out)
    numbers = [str(number) for number in found["counts"]["outcomes"].values()]
    order = ("met", "partly_met", "not_met", "unknown", "not_applicable")
    numbers = [str(found["counts"]["outcomes"][outcome]) for outcome in order]
    ran = run("assess", folder, "--norm", SMALL)
    assert re.search(r"^Uitkomst +5 bepalingen: 1 deels voldaan, 2 niet voldaan, 2 onbekend$", ran.out, re.MULTILINE)
    assert re.search(rf"^Pijler 1 +{' +'.join(numbers)} +5$", ran.out, re.MULTILINE)
    assert re.search(rf"^Alle pijlers +{' +'.join(numbers)} +5$", ran.out, re.MULTILINE)


def test_values_that_the_library_chose_are_named_and_those_of_the_norm_are_not(run: Run, folder: Path) -> None:
    defaults = run("assess", folder, "--norm", SMALL).out.partition("Keuzes van deze bibliotheek")[2]
    assert "- termijn voor de eed: 3 maanden (1.3)" in defaults
    assert "48 uur" not in defaults


def test_a_rule_that_rests_on_no_choice_of_the_library_has_no_list_of_choices(run: Run, folder: Path) -> None:
    ran = run("assess", folder, "--norm", SMALL, "--rule", "1.2.b")
    assert ran.code == 0
    assert "Keuzes van deze bibliotheek" not in ran.out


def test_pillars_that_are_not_asked_are_left_out_and_defaults_are_limited(run: Run) -> None:
    everything = run("assess", DIJKSTEDE).out
    assert re.search(r"^- en nog \d+; alle staan in de uitvoer met --format json$", everything, re.MULTILINE)
    one = run("assess", DIJKSTEDE, "--rule", "4.23")
    assert (one.code, one.err) == (0, "")
    assert re.search(r"^Uitkomst +1 bepaling: 1 deels voldaan$", one.out, re.MULTILINE)
    assert re.findall(r"^Pijler \d ", one.out, re.MULTILINE) == ["Pijler 4 "]


def test_what_is_only_shown_has_a_place_of_its_own(run: Run) -> None:
    heading = "Ter informatie, zonder invloed op de uitkomst:"
    told = run("assess", DIJKSTEDE).out.partition(heading)[2].partition("\n\n")[0]
    assert "- 4.7: Er is geen protocol dat in de laatste 5 jaar is vastgesteld of nagelopen." in told
    assert heading not in run("assess", DIJKSTEDE, "--rule", "4.23").out


def test_json_is_valid_canonical_and_reads_back(run: Run, folder: Path) -> None:
    out = run("assess", folder, "--norm", SMALL, "--format", "json").out
    jsonschema.validate(json.loads(out), assessment_schema())
    assert to_json(from_json(out, read_norm(SMALL))) == out.rstrip("\n")


def test_a_dossier_may_be_a_folder_a_file_or_standard_input_in_yaml_or_json(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("--norm", SMALL, "--format", "json")
    expected = run("assess", EVERYTHING.as_tables(tmp_path / "tables"), *arguments)
    assert (expected.code, expected.err) == (0, "")
    assert json.loads(expected.out)["counts"]["outcomes"]["unknown"] > 0
    for name, text in (("dossier.yaml", EVERYTHING.as_yaml()), ("dossier.json", EVERYTHING.as_json())):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert run("assess", tmp_path / name, *arguments) == expected
        for given in (text.encode(), text.encode("utf-8-sig")):
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given)))
            assert run("assess", "-", *arguments) == expected


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [("not_met", 1), ("not_met,partly_met", 1), ("unknown", 1), ("not_applicable", 0), ("met", 0)],
)
def test_fail_on_ends_with_1_when_a_clause_has_that_outcome(run: Run, folder: Path, fail_on: str, code: int) -> None:
    for form in ("text", "json"):
        ran = run("assess", folder, "--norm", SMALL, "--fail-on", fail_on, "--format", form)
        assert ran.code == code
        assert bool(ran.err) == (code == 1)
        assert ran.out == run("assess", folder, "--norm", SMALL, "--format", form).out


def test_fail_on_looks_only_at_the_clauses_that_were_asked(run: Run, folder: Path) -> None:
    ran = run("assess", folder, "--norm", SMALL, "--fail-on", "not_met", "--rule", "1.1")
    assert ran.code == 0
    ran = run("assess", folder, "--norm", SMALL, "--fail-on", "not_met", "--rule", "1.4")
    assert (ran.code, ran.err) == (1, "--fail-on niet voldaan: 1.4\n")


def test_the_norm_is_the_one_that_the_dossier_names(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def load(name: str) -> Any:
        asked.append(name)
        return attrs.evolve(read_norm(SMALL), id=name)

    monkeypatch.setattr("brabantnorm_rules.cli.subjects.load_norm", load)
    monkeypatch.setattr("brabantnorm_rules.cli.subjects.norms", lambda: ("klein-2024", "brabant-2022"))
    assert run("assess", folder).code == 0
    assert asked[-1] == "klein-2024"
    assert run("assess", folder, "--norm", "klein-2024").code == 0
    assert "other-norm" in run("assess", folder, "--norm", "brabant-2022").err


def test_a_norm_name_is_never_a_folder_of_the_working_directory(
    run: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "klein-2024").symlink_to(SMALL)
    monkeypatch.chdir(tmp_path)
    ran = run("assess", folder)
    assert ran.code == 2
    assert "norm-unknown" in ran.err
    ran = run("assess", folder, "--norm", "klein-2024")
    assert ran.code == 2
    assert "./klein-2024" in ran.err
    assert run("assess", folder, "--norm", "./klein-2024").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "help_"),
    [
        (["--as-of", "31-12-2024"], "value-not-date", "2024-12-31"),
        (["--as-of", "2024-02-30"], "date-impossible", "2024-02-30"),
        (["--as-of", "9999-12-31"], "year-out-of-range", "2200"),
        (["--as-of", "0001-01-01"], "year-out-of-range", "1900"),
        (["--as-of", ""], "value-not-date", "2024-12-31"),
        (["--known-on", "today"], "value-not-date", "2024-12-31"),
        (["--fail-on", "niet_voldaan"], "choice-unknown", "not_met"),
        (["--fail-on", "met,"], "choice-unknown", "not_met"),
        (["--rule", "1.22.a"], "rule-unknown", "1.2.a"),
        (["--norm", "klein-2025"], "norm-unknown", "brabant-2022"),
        (["--norm", "./nergens"], "folder-missing", ""),
        (["--format", "xml"], "choice-unknown", "text, json"),
        (["--language", "fr"], "choice-unknown", "nl, en"),
    ],
)
def test_what_an_option_cannot_hold_is_said_with_help(
    run: Run, folder: Path, arguments: list[str], code: str, help_: str
) -> None:
    ran = run("assess", folder, "--norm", SMALL, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert f"{code}: " in ran.err
    assert help_ in ran.err


def test_several_unknown_rules_are_reported_in_one_run(run: Run, folder: Path) -> None:
    ran = run("assess", folder, "--norm", SMALL, "--rule", "8.1", "--rule", "1.1", "--rule", "9.9")
    assert [line.split(": ")[1] for line in ran.err.splitlines() if "rule-unknown" in line] == ["rule-unknown"] * 2


def test_problems_are_reported_at_their_place_in_the_language_that_was_asked(run: Run, folder: Path) -> None:
    path = folder / "dossier.yaml"
    path.write_text(DOSSIER.replace("dader_bekend: true", "dader_bekent: true", 1), encoding="utf-8")
    nl, en = run("assess", folder, "--norm", SMALL), run("assess", folder, "--norm", SMALL, "--language", "en")
    assert (nl.code, nl.out, en.code, en.out) == (2, "", 2, "")
    for ran in (nl, en):
        assert re.match(rf"{re.escape(str(path))}:\d+:\d+: [a-z-]+: ", ran.err)
    assert nl.err != en.err
    assert "dader_bekend" in nl.err


def test_changes_that_are_not_sure_can_be_switched_off(run: Run, folder: Path) -> None:
    ran = run("assess", folder, "--norm", SMALL, "--confidence", "sure")
    assert "Zekerheid     alleen wijzigingen" in ran.out
    assert "Tekstwijziging van 2024 (redelijk zeker)" in ran.out
    assert "Zekerheid" not in run("assess", folder, "--norm", SMALL).out
    refused = run("assess", folder, "--norm", SMALL, "--confidence", "zeker")
    assert refused.code == 2
    assert "--confidence: choice-unknown" in refused.err
