"""Warnings: each is told at its place, by one change of a norm that has none like it, and an author may mean it."""

from pathlib import Path
from typing import Final

import pytest

from brabantnorm_rules import Diagnostic, Severity, check_norm, render
from brabantnorm_rules.language.warnings import IGNORE_PROBLEMS, WARNINGS
from tests.authoring.cases import CHANGES, FACTS, GOOD, PARAMETERS, POWERS, RULES, SOURCES, Case, names, write_norm
from tests.problems import assert_reads_well
from tests.workbench.files import write_norm as write_small

ROOT: Final = Path(__file__).parents[2]
_LOOSE: Final = "none: activiteit, where: {bereikt: {less_than: 5}}"
_TITLE: Final = "title: {nl: nieuw, en: new}"
_LAST: Final = "ended: included}\n"
_ANKER: Final = "  anker: {type"
_DAY: Final = "type: date, origin: law, value: 2024-01-01"
_DAYS: Final = "in_force: 2020-01-01, known: 2020-01-01, confidence: sure"
_WHOLE: Final = 'id: "1.2"\n'
_EACH: Final = "id: per_onderwerp"
_ATTESTED: Final = "{id: a, attested: aanpak}"
_ENUM: Final = "onderwerp: {enum: [integriteit, weerbaarheid]}"


def _loose(question: str) -> tuple[str, str, str]:
    return RULES, _LOOSE, question


def _check(check: str) -> tuple[str, str, str]:
    return RULES, _LAST, f"{_LAST}      - {check}\n"


CASES: Final = (
    Case("never-true", *_loose("none: activiteit, where: {▸bereikt: {less_than: 0}}")),
    Case("never-false", *_loose("none: verkiezing, where: {▸soort: gemeenteraad}")),
    Case("never-together", *_loose("none: activiteit, where: {▸bereikt: {less_than: 5, more_than: 9}}")),
    Case("never-together", *_loose("none: activiteit, where: {openbaar: true, ▸not: {openbaar: true}}")),
    Case("check-implied", *_check("▸{id: nog_eens, attested: aanpak}")),
    Case("check-implied", *_check("▸{id: x, none: activiteit, where: {bereikt: {less_than: 3}}, ended: included}")),
    Case("parameter-unused", PARAMETERS, _ANKER, f"  ▸los: {{{_DAY}, {_TITLE}}}\n{_ANKER}"),
    Case("source-unused", SOURCES, "  wet:\n", f"  ▸los: {{confidence: sure, {_TITLE}}}\n  wet:\n"),
    Case("change-list-unused", CHANGES, "  wetten:\n", f"  ▸los: [{{id: los, {_DAYS}, {_TITLE}}}]\n  wetten:\n"),
    Case("power-unused", POWERS, "  apv: {", f"  ▸los: {{kinds: [gemeente], {_TITLE}}}\n  apv: {{"),
    Case("fact-type-unused", FACTS, "  telling:\n", "  ▸los: {kind: thing, fields: {naam: text}}\n  telling:\n"),
    Case("field-unused", FACTS, "openbaar: bool", "openbaar: bool\n      ▸los: bool"),
    Case("values-alike", FACTS, _ENUM, "▸onderwerp: {enum: [integriteit, weerbaarheid, rust, orde]}"),
    Case("period-in-rule", *_loose("none: activiteit, where: {▸datum: {within_last: {days: 3}}}")),
    Case("period-in-rule", *_loose("none: activiteit, where: {▸datum: {within_last: kalenderjaar}}")),
    Case("day-in-rule", *_loose("none: activiteit, where: {▸datum: {on_or_after: 2024-01-01}}")),
    Case("number-in-rule", *_loose("none: activiteit, where: {openbaar: true, ▸kosten: {more_than: 500}}")),
    Case("number-in-rule", *_check("▸{id: tien, exists: activiteit, at_least: 10}")),
    Case("text-untranslated", RULES, "{nl: Geheel, en: Whole}", "{nl: Een deel, en: Een deel}", (RULES, _WHOLE)),
    Case("placeholder-one-sided", RULES, 'en: "{passing} on {thema}"', 'en: "{passing} of it"', (RULES, _EACH)),
    Case("number-missing", RULES, _LAST, f'{_LAST}  - ▸{{id: "1.5", {_TITLE}, anchor: law, checks: [{_ATTESTED}]}}\n'),
)


def _told(folder: Path) -> set[tuple[str, str]]:
    found = check_norm(folder)
    assert {problem.severity for problem in found} <= {Severity.WARNING}, [str(render(problem)) for problem in found]
    assert_reads_well(found)
    return {(problem.code, str(problem.place).removeprefix(f"{folder}/")) for problem in found}


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_warning_is_told_at_its_place(case: Case, tmp_path: Path) -> None:
    case.write(write_norm(tmp_path))
    assert (case.code, case.place) in _told(tmp_path)


def test_the_norm_that_cases_change_has_none_of_these_warnings(tmp_path: Path) -> None:
    told = _told(write_norm(tmp_path))
    codes = {code for code, _ in told}
    unused = {"parameter-unused", "field-unused", "fact-type-unused"}
    assert codes <= {"period-in-rule", "number-in-rule", "no-scenarios-yet", *unused}
    for case in CASES:
        assert (case.code, case.place) not in told


def test_a_rule_that_no_scenario_is_about_is_told_once_there_are_scenarios(tmp_path: Path) -> None:
    assert ("no-scenarios-yet", "norm.yaml:1:1") in _told(write_norm(tmp_path))
    folder = tmp_path / "small"
    write_small(folder)
    told = {(code, place.split(":")[0]) for code, place in _told(folder)}
    assert ("rule-without-scenario", "pillar-1-voorbeelden.yaml") in told
    rules = [found.arguments["rule"] for found in check_norm(folder) if found.code == "rule-without-scenario"]
    assert rules == ["1.3", "1.5"]


def test_each_warning_has_a_case() -> None:
    elsewhere = {"rule-without-scenario", "no-scenarios-yet", "ignore-unneeded"}
    assert {case.code for case in CASES} | elsewhere == set(WARNINGS)


def test_the_shipped_norms_have_no_warning_that_is_not_meant() -> None:
    for folder in (ROOT / "rules" / "brabant-2022", ROOT / "docs" / "examples" / "24-uur"):
        assert [str(render(found)) for found in check_norm(folder)] == []


# ---- ignores ------------------------------------------------------------------------------------------------------

_NUMBER: Final = "      - {id: tien, exists: activiteit, at_least: 10}\n"


def _ignoring(folder: Path, comments: str) -> list[Diagnostic]:
    """Return what is told at the comments and below them, above a check with a number that is written out."""
    write_norm(folder, {RULES: GOOD[RULES].replace(_LAST, f"{_LAST}{comments}{_NUMBER}")})
    above = GOOD[RULES].count("\n")
    return [found for found in check_norm(folder) if found.place.path.endswith(RULES) and found.place.line > above]


def test_a_warning_that_is_meant_is_not_told(tmp_path: Path) -> None:
    assert [found.code for found in _ignoring(tmp_path, "")] == ["number-in-rule"]
    comments = "      # ignore number-in-rule: tien is wat het woord betekent\n      # Nog een opmerking.\n\n"
    assert _ignoring(tmp_path, comments) == []


@pytest.mark.parametrize("reason", ["", ":", ":  "])
def test_an_ignore_needs_a_reason(tmp_path: Path, reason: str) -> None:
    without, number = _ignoring(tmp_path, f"      # ignore number-in-rule{reason}\n")
    assert (without.code, without.severity, without.place.column) == ("ignore-without-reason", Severity.ERROR, 7)
    assert number.code == "number-in-rule"
    assert_reads_well([without])


def test_only_a_warning_can_be_ignored(tmp_path: Path) -> None:
    unknown, number = _ignoring(tmp_path, "      # ignore number-in-rules: reden\n")
    assert (unknown.code, unknown.severity, number.code) == ("ignore-unknown", Severity.ERROR, "number-in-rule")
    assert unknown.edit is not None
    assert (unknown.edit.start.column, unknown.edit.end.column, unknown.edit.text) == (16, 31, "number-in-rule")
    assert_reads_well([unknown])
    assert _ignoring(tmp_path, "      # ignore unknown-key: reden\n")[0].code == "ignore-unknown"
    assert set(IGNORE_PROBLEMS) == {"ignore-unknown", "ignore-without-reason"}


def test_an_ignore_that_is_not_needed_is_told_with_the_edit_that_takes_it_away(tmp_path: Path) -> None:
    unneeded, number = _ignoring(tmp_path, "      # ignore period-in-rule: reden\n")
    assert (unneeded.code, unneeded.severity, number.code) == ("ignore-unneeded", Severity.WARNING, "number-in-rule")
    assert unneeded.edit is not None
    start, end = unneeded.edit.start, unneeded.edit.end
    assert (start.line, start.column, end.line, end.column) == (unneeded.place.line, 1, start.line + 1, 1)
    assert unneeded.edit.text == ""
    assert_reads_well([unneeded])


def test_an_ignore_counts_for_the_line_below_it_alone(tmp_path: Path) -> None:
    other = "      - {id: elf, exists: activiteit, where: {openbaar: true}, at_least: 9}\n"
    told = _ignoring(tmp_path, f"      # ignore number-in-rule: reden\n{other}")
    assert [found.arguments["check"] for found in told] == ["tien"]


# ---- edits --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("attested: aanpak", "atested: aanpak"),
        ("exists: activiteit", "exists: activteit"),
        ("at_least: $aantal", "at_least: $aantl"),
        ('rule: "1.1"', 'rule: "1.10"'),
        ("anchor: ambition", "anchor: ambitoin"),
    ],
)
def test_what_was_probably_meant_is_an_edit_that_makes_the_text_good(tmp_path: Path, old: str, new: str) -> None:
    module = tmp_path / RULES
    write_norm(tmp_path, {RULES: GOOD[RULES].replace(old, new, 1)})
    edits = [found.edit for found in check_norm(tmp_path) if found.edit is not None]
    assert len(edits) == 1
    lines = module.read_text(encoding="utf-8").splitlines(keepends=True)
    start, end = edits[0].start, edits[0].end
    line = lines[start.line - 1]
    lines[start.line - 1] = f"{line[: start.column - 1]}{edits[0].text}{line[end.column - 1 :]}"
    assert start.line == end.line
    assert "".join(lines) == GOOD[RULES]
