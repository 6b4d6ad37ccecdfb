"""Every problem of scenarios is told by its own code, at its place, and nothing else is told beside it."""

from pathlib import Path
from typing import Final

import attrs
import pytest

from brabantnorm_rules import ScenarioError, check_scenarios, read_norm, read_scenarios
from brabantnorm_rules.language.diagnostics import PROBLEMS
from brabantnorm_rules.language.scenario_problems import SCENARIO_PROBLEMS
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.workbench import Pattern
from tests.examples import SMALL
from tests.problems import assert_reads_well, codes_in, errors_of
from tests.workbench.files import GOOD, write_norm

MARK: Final = "▸"


@attrs.frozen
class Case:
    """The good file with one problem: ``new`` stands for ``old``, and the mark in it where the problem is told."""

    code: str
    old: str
    new: str

    @property
    def marked(self) -> str:
        """The text of the file, marked."""
        assert GOOD.count(self.old) == 1, f"{self.old!r} stands {GOOD.count(self.old)} times in the good file"
        return GOOD.replace(self.old, self.new)

    @property
    def place(self) -> str:
        """Where the problem should be told."""
        before, _, _ = self.marked.partition(MARK)
        return f"{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"


_MET: Final = "{outcome: met, because: [aandacht, geen_kleine], notes: {samen: not_met}}"
_KLEIN: Final = "{outcome: partly_met, because: [geen_kleine]}"
_TEXT: Final = '{rule: "1.2.b", outcome: not_applicable, reason: text}'
_HALF: Final = "{check: aandacht, thema: weerbaarheid, doelgroep: bestuurders}"
_A2: Final = "{id: a2, datum: 2024-02-01"
_CHANGE: Final = "{id: a1, bereikt: 4}"
_FOUR: Final = '{rule: "1.4", outcome: unknown, because: [reactie]}'

CASES: Final = (
    # ---- files and scenarios
    Case("unknown-format", "format: 1", "format: ▸2"),
    Case("unknown-key", "dossiers:\n", "▸dosiers: {}\ndossiers:\n"),
    Case("missing-key", 'format: 1\nrule: "1.1"\n', "▸format: 1\n"),
    Case("quotes-needed", 'rule: "1.1"\ndossiers', "rule: ▸1.1\ndossiers"),
    Case("unknown-rule", 'rule: "1.1"\ndossiers', 'rule: ▸"1.11"\ndossiers'),
    Case("bad-name", "id: klein", "id: ▸Klein"),
    Case("id-twice", "id: klein", "id: ▸gesprek"),
    Case("text-expected", "title: Een gesprek met vier mensen is te klein.", "title: ▸[]"),
    Case(
        "unknown-key",
        "    base: gewoon\n    dossier: {registers: {activiteit: {records: [{id: a1, b",
        "    base: gewoon\n    ▸basis: x\n    dossier: {registers: {activiteit: {records: [{id: a1, b",
    ),
    Case("missing-key", "  - id: klein\n    title: Een gesprek met vier mensen is te klein.\n", "  - ▸id: klein\n"),
    Case(
        "unknown-dossier",
        "half\n    title: Over weerbaarheid is niet gesproken.\n    base: gewoon",
        "half\n    title: Over weerbaarheid is niet gesproken.\n    base: ▸gewon",
    ),
    Case("dossier-unused", "dossiers:\n", "dossiers:\n  ▸ander: {fte: 1}\n"),
    Case("list-empty", f"expect:\n      - {_KLEIN}", "expect: ▸[]"),
    # ---- dossiers, at their own place
    Case("unknown-key", "    fte: 300", "    ▸ftes: 300"),
    Case("value-not-number", "    fte: 300", "    fte: ▸veel"),
    Case("value-not-allowed", "kind: provincie", "kind: ▸provincies"),
    Case("unknown-key", "        complete: true", "        ▸file: activiteiten.csv\n        complete: true"),
    Case(
        "undeclared-fact-type",
        "dossier: {kind: provincie}",
        "dossier: {registers: {▸activteit: {complete: true, records: []}}, kind: provincie}",
    ),
    Case("complete-expected", "        complete: true", "        complete: ▸ja"),
    Case("undeclared-field", _A2, "{id: a2, ▸dag: 2024-02-01, datum: 2024-02-01"),
    Case("value-not-date", _A2, "{id: a2, datum: ▸1 februari"),
    Case("field-missing", f"{_A2}, onderwerpen: [integriteit]", f"▸{_A2}"),
    Case("looks-like-email", _A2, "{id: a2, notitie: ▸jan@voorbeeld.nl, datum: 2024-02-01"),
    Case("id-not-unique", _CHANGE, f"{_CHANGE}, {{id: ▸a1, onderwerpen: [integriteit]}}"),
    Case(
        "as-at-later",
        "activiteit: {records: [{id: a1, bereikt: 4}]",
        "activiteit: {as_at: ▸2024-07-01, records: [{id: a1, bereikt: 4}]",
    ),
    Case("list-expected", f"[{_CHANGE}]", "▸geen"),
    Case("record-expected", _CHANGE, "▸a1"),
    # ---- what differs from a base
    Case("unknown-key", "          without: [a1]", "          ▸witout: [a1]"),
    Case("without-nothing", "without: [a1]", "without: [a1, ▸a3]"),
    Case(
        "without-nothing",
        "activiteit: {records: [{id: a1, b",
        "installatie: {complete: true, records: [], without: [▸i1]}, activiteit: {records: [{id: a1, b",
    ),
    Case("change-without-effect", _CHANGE, "▸{id: a1, bereikt: 20}"),
    Case(
        "unknown-key",
        "dossier: {kind: provincie}",
        "dossier: {registers: {activiteit: {complete: true, records: [], ▸without: [a1]}}, kind: provincie}",
    ),
    # ---- expectations
    Case("unknown-key", _KLEIN, "{outcome: partly_met, because: [geen_kleine], ▸why: x}"),
    Case("missing-key", _KLEIN, "▸{because: [geen_kleine]}"),
    Case("missing-key", f"    as_of: 2024-06-30\n    expect:\n      - {_KLEIN}", f"    expect:\n      - ▸{_KLEIN}"),
    Case("unknown-word", _KLEIN, "{outcome: ▸partly, because: [geen_kleine]}"),
    Case("value-not-date", _KLEIN, "{as_of: ▸30-6-2024, outcome: partly_met, because: [geen_kleine]}"),
    Case("year-out-of-range", _KLEIN, "{as_of: ▸0024-06-30, outcome: partly_met, because: [geen_kleine]}"),
    Case("value-not-date", _KLEIN, "{known_on: ▸gisteren, outcome: partly_met, because: [geen_kleine]}"),
    Case("unknown-rule", '"1.4", outcome', '▸"1.44", outcome'),
    Case("because-missing", _KLEIN, "▸{outcome: partly_met}"),
    Case("list-empty", _KLEIN, "{outcome: partly_met, because: ▸[]}"),
    Case("value-twice", _KLEIN, "{outcome: partly_met, because: [geen_kleine, ▸geen_kleine]}"),
    Case("value-twice", _HALF, f"{_HALF}, ▸aandacht"),
    Case("value-twice", _HALF, f"aandacht, ▸{_HALF}"),
    Case("unknown-check", _KLEIN, "{outcome: partly_met, because: [▸geen_klein]}"),
    Case("unknown-check", '["1.2.a"]', '[▸"1.2.c"]'),
    Case("quotes-needed", '["1.2.a"]', "[▸1.2]"),
    Case("check-is-note", _KLEIN, "{outcome: partly_met, because: [geen_kleine, ▸samen]}"),
    Case("missing-key", _HALF, "▸{thema: weerbaarheid}"),
    Case("missing-key", _HALF, "▸{check: aandacht, thema: weerbaarheid}"),
    Case("unknown-key", _HALF, "{check: aandacht, ▸tema: weerbaarheid, thema: weerbaarheid, doelgroep: bestuurders}"),
    Case("unknown-combination", _HALF, "▸{check: aandacht, thema: weerbaarheid, doelgroep: inwoners}"),
    Case("because-not-here", _TEXT, '{rule: "1.2.b", outcome: not_applicable, because: ▸[gepubliceerd]}'),
    Case("change-not-later", _KLEIN, "{outcome: partly_met, because: [geen_kleine], changes_on: ▸2024-06-30}"),
    Case("value-not-date", _KLEIN, "{outcome: partly_met, because: [geen_kleine], changes_on: ▸ooit}"),
    Case("reason-not-here", _FOUR, '{rule: "1.4", outcome: unknown, because: [reactie], reason: ▸no_case}'),
    Case("unknown-word", "reason: text", "reason: ▸tekst"),
    Case("unknown-check", "notes: {samen: not_met}", "notes: {▸saman: not_met}"),
    Case("check-not-note", "notes: {samen: not_met}", "notes: {▸geen_kleine: met}"),
    Case("unknown-word", "notes: {samen: not_met}", "notes: {samen: ▸nee}"),
    Case(
        "unknown-parameter",
        "geen_kleine], readings: {jaar: kalenderjaar}}",
        "geen_kleine], readings: {▸jaren: kalenderjaar}}",
    ),
    Case(
        "window-expected",
        "geen_kleine], readings: {jaar: kalenderjaar}}",
        "geen_kleine], readings: {jaar: ▸schooljaar}}",
    ),
    Case(
        "reading-not-admitted",
        "geen_kleine], readings: {jaar: kalenderjaar}}",
        "geen_kleine], readings: {jaar: ▸{years: 2}}}",
    ),
    # ---- exemptions
    *(
        Case(code, "scenarios:\n", f"{kind}:\n  - {entry}\nscenarios:\n")
        for code, kind, entry in (
            ("missing-key", "unreachable", "▸{outcome: met}"),
            ("missing-key", "unreachable", "▸{check: samen, why: x}"),
            ("missing-key", "unreachable", "▸{condition: where.intern, truth: no, why: x}"),
            ("missing-key", "equivalent", "▸{check: samen, why: x}"),
            ("unknown-key", "equivalent", "{changes: [dropped], ▸outcome: met, why: x}"),
            ("list-expected", "equivalent", "{check: samen, changes: ▸dropped, why: x}"),
            ("value-twice", "equivalent", "{check: samen, changes: [counts, ▸counts], why: x}"),
            ("unknown-rule", "unreachable", '{rule: ▸"1.11", outcome: met, why: x}'),
            ("unknown-check", "unreachable", "{check: ▸samn, outcome: met, why: x}"),
            ("unknown-condition", "unreachable", "{check: samen, condition: ▸where.data, truth: no, why: x}"),
            ("unknown-word", "unreachable", "{check: samen, outcome: ▸yes, why: x}"),
            ("unknown-word", "unreachable", "{check: geen_kleine, condition: where.intern, truth: ▸met, why: x}"),
            ("unknown-word", "unreachable", "{outcome: not_applicable, reason: ▸x, why: x}"),
            (
                "key-not-here",
                "unreachable",
                "{check: geen_kleine, condition: where.intern, truth: no, outcome: ▸met, why: x}",
            ),
            ("key-not-here", "unreachable", "{check: samen, outcome: met, truth: ▸no, why: x}"),
            ("text-expected", "unreachable", "{outcome: met, why: ▸[]}"),
            ("unknown-condition", "equivalent", "{check: samen, condition: ▸where.data, changes: [dropped], why: x}"),
            ("unknown-word", "equivalent", "{check: samen, condition: where, changes: [dropped, ▸longer], why: x}"),
        )
    ),
)


@pytest.fixture(scope="module")
def norm() -> Norm:
    return read_norm(SMALL)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.code}-{number}" for number, case in enumerate(CASES)])
def test_a_problem_is_told_at_its_place_in_both_languages_and_nothing_else_is(
    norm: Norm, tmp_path: Path, case: Case
) -> None:
    file = write_norm(tmp_path, case.marked.replace(MARK, ""))
    problems = check_scenarios(norm, file)
    assert [(found.code, str(found.place)) for found in problems] == [(case.code, f"{file}:{case.place}")]
    assert_reads_well(problems)
    assert errors_of(tmp_path) == errors_of(file) == problems
    with pytest.raises(ScenarioError) as error:
        read_scenarios(norm, tmp_path)
    assert error.value.diagnostics == problems


def test_the_good_file_has_no_problem(norm: Norm, tmp_path: Path) -> None:
    file = write_norm(tmp_path)
    for path in (tmp_path, file.parent, file):
        assert errors_of(path) == check_scenarios(norm, path) == ()
        assert [scenario.id for scenario in read_scenarios(norm, path)] == [
            "gesprek",
            "klein",
            "half",
            "provincie",
            "vorig_jaar",
        ]


def test_all_problems_of_all_files_are_told_in_one_run(norm: Norm, tmp_path: Path) -> None:
    file = write_norm(tmp_path, GOOD.replace("id: klein", "id: gesprek").replace("[geen_kleine]", "[klein]"))
    other = file.with_name("1.2.yaml")
    other.write_text("format: 1\nscenarios: [\n", encoding="utf-8")
    assert [(found.code, found.place.path) for found in errors_of(tmp_path)] == [
        ("id-twice", str(file)),
        ("unknown-check", str(file)),
        ("bracket-not-closed", str(other)),
    ]


def test_a_folder_without_scenarios_is_told_where_they_are_asked(norm: Norm, tmp_path: Path) -> None:
    file = write_norm(tmp_path)
    file.unlink()
    (problem,) = check_scenarios(norm, tmp_path)
    assert (problem.code, str(problem.place)) == ("no-scenarios", str(file.parent))
    assert_reads_well([problem])
    file.parent.rmdir()
    assert errors_of(tmp_path) == ()


def test_what_one_file_may_make_is_bounded(norm: Norm, tmp_path: Path) -> None:
    records = "\n".join(f"          - {{id: b{n}, onderwerpen: [integriteit]}}" for n in range(9000))
    days = "\n".join(f"      - {{as_of: {1950 + n}-06-30, outcome: unknown, because: [aandacht]}}" for n in range(60))
    text = GOOD.replace("        records:\n", f"        records:\n{records}\n", 1)
    head, tail = text.split("scenarios:\n")
    many = f"scenarios:\n  - id: veel\n    title: Veel.\n    base: gewoon\n    expect:\n{days}\n"
    file = write_norm(tmp_path, f"{head}{many}{tail}")
    (problem,) = check_scenarios(norm, file)
    line = f"{head}scenarios:\n".count("\n") + 1
    assert (problem.code, problem.place.line) == ("scenarios-too-large", line)
    assert_reads_well([problem])


def test_a_dossier_is_looked_at_although_no_question_can_be_asked_of_it(norm: Norm, tmp_path: Path) -> None:
    file = write_norm(
        tmp_path,
        GOOD.replace("bereikt: 4}", "bereikt: vier}").replace(
            "{outcome: partly_met, because: [g", "{outcome: deels, because: [g"
        ),
    )
    assert [found.code for found in check_scenarios(norm, file)] == ["value-not-number", "unknown-word"]


def test_scenarios_are_looked_at_once_the_modules_are_well(tmp_path: Path) -> None:
    file = write_norm(tmp_path, GOOD.replace("[geen_kleine]", "[klein]"))
    module = tmp_path / "pillar-1-voorbeelden.yaml"
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("exists: activiteit\n        at_least", "exists: activteit\n        at_least"))
    for path in (tmp_path, file):
        assert {found.place.path for found in errors_of(path)} == {str(module)}


def test_every_code_has_a_file_that_shows_it_and_every_code_that_is_reported_has_a_sentence() -> None:
    assert {case.code for case in CASES} | {"no-scenarios", "scenarios-too-large"} >= SCENARIO_PROBLEMS.keys()
    assert PROBLEMS.keys() >= codes_in("workbench") - frozenset(Pattern)  # their names have the form of codes
    assert SCENARIO_PROBLEMS.keys() <= codes_in("workbench")
