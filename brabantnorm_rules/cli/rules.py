"""``brabantnorm rules``: check rule modules and scenarios, and test the rules with them."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from brabantnorm_rules.authoring import read_norm
from brabantnorm_rules.authoring.shipped import find_norm
from brabantnorm_rules.cli.commands import Command, Group, language_option
from brabantnorm_rules.cli.inputs import Word, check_rules
from brabantnorm_rules.cli.output import (
    ExitCode,
    InputError,
    clean,
    encoding_of,
    write,
    write_diagnostics,
    write_document,
)
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import DEFAULT_NORM, open_norm
from brabantnorm_rules.errors import Diagnostic, Place, Severity
from brabantnorm_rules.language.commands import WARNED, WELL
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.workbench import (
    ScenarioResult,
    check_norm,
    diagnostics_to_github,
    diagnostics_to_json,
    diagnostics_to_sarif,
    run_scenarios,
    scenarios_to_json,
    scenarios_to_junit,
)
from brabantnorm_rules.workbench.reading import find_norm_of
from brabantnorm_rules.workbench.wording import lines, name, summary

_LABELS: Final = 14
_TELLING: Final = {"json": diagnostics_to_json, "sarif": diagnostics_to_sarif, "github": diagnostics_to_github}


@click.command("check", cls=Command)
@click.argument("path", metavar="PATH")
@click.option("--format", "form", type=Word(("text", *_TELLING)), default="text")
@click.option("--fail-on", type=Word((Severity.WARNING,)))
@language_option
@click.pass_obj
def check_command(language: str, path: str, form: str, fail_on: str | None) -> int:
    """Report every problem of a norm's folder, of one rule module, or of scenarios, and what is probably not meant."""
    problems = check_norm(path)
    errors = any(found.severity is Severity.ERROR for found in problems)
    if form in _TELLING:
        write_document(_TELLING[form](problems, language))
    elif problems:
        write_diagnostics(problems, language)
    if not errors and form == "text":
        said = WARNED.fill(language, {"path": clean(path), "number": len(problems)}) if problems else None
        write(said or WELL.fill(language, {"path": clean(path)}))
    if errors:
        return ExitCode.BAD_INPUT
    return ExitCode.FAILED if problems and fail_on else ExitCode.DONE


@click.command("test", cls=Command)
@click.argument("path", metavar="[PATH]", required=False)
@click.option("--norm", "norm_name")
@click.option("--rule", "rules", multiple=True, metavar="ID")
@click.option("--format", "form", type=Word(("text", "json", "junit")), default="text")
@language_option
@click.pass_obj
def test_command(language: str, path: str | None, norm_name: str | None, rules: tuple[str, ...], form: str) -> int:
    """Test rules with scenarios, and write what did not come out as expected."""
    chosen = find_norm(DEFAULT_NORM) if path is None else Path(path)
    norm = _norm_of(chosen) if norm_name is None else open_norm(norm_name)
    check_rules(rules, norm)
    results = run_scenarios(norm, chosen, rules=rules or None)
    tested = {result.expectation.rule for result in results}
    untested = [
        Diagnostic("rule-untested", Place(within="--rule"), {"value": rule}) for rule in rules if rule not in tested
    ]
    if untested:
        raise InputError(*untested)
    match form:
        case "json":
            write_document(scenarios_to_json(norm, results))
        case "junit":
            write_document(scenarios_to_junit(norm, results, language))
        case _:
            write("\n".join(_report(results, Page(language, encoding_of(sys.stdout)))))
    return ExitCode.DONE if all(result.passed for result in results) else ExitCode.FAILED


def _norm_of(path: Path) -> Norm:
    folder = find_norm_of(path)
    if folder is None:
        raise InputError(Diagnostic("norm-missing", Place(str(path))))
    return read_norm(folder)


def _report(results: Sequence[ScenarioResult], page: Page) -> Iterator[str]:
    for result in results:
        if not result.passed:
            yield clean(f"{result.place}: {name(result.scenario, result.expectation, page.language)}")
            yield from page.text(result.scenario.title, 4)
            for label, text in lines(result, page.language):
                yield from page.labelled(f"    {label}:", text, _LABELS)
            yield ""
    yield from page.text(summary(results, page.language))


rules_commands: Final = Group(
    "rules",
    {
        "new": "brabantnorm_rules.cli.scaffolds:new_commands",
        "check": "brabantnorm_rules.cli.rules:check_command",
        "test": "brabantnorm_rules.cli.rules:test_command",
        "coverage": "brabantnorm_rules.cli.coverage:coverage_command",
        "mutate": "brabantnorm_rules.cli.mutation:mutate_command",
        "show": "brabantnorm_rules.cli.clauses:show_command",
        "explain": "brabantnorm_rules.cli.clauses:explain_command",
        "schema": "brabantnorm_rules.cli.schemas:schema_command",
        "diagnostics": "brabantnorm_rules.cli.clauses:diagnostics_command",
        "reference": "brabantnorm_rules.cli.clauses:reference_command",
        "editions": "brabantnorm_rules.cli.editions:editions_command",
        "diff": "brabantnorm_rules.cli.strictness:diff_command",
        "stricter": "brabantnorm_rules.cli.strictness:stricter_command",
    },
)
