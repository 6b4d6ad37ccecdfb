"""Options of commands on findings: all have the same, but for those that would say nothing there, with the reason."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click
import pytest

from brabantnorm_rules.cli.program import PROGRAM
from brabantnorm_rules.truth import Outcome
from tests.cli.running import ROOT, Run
from tests.examples import DOSSIER, SMALL

OPTIONS: Final = {"--as-of", "--norm", "--known-on", "--confidence", "--format", "--fail-on", "--language"}

OTHERS: Final = {
    "dossier": "it is about dossiers, and shows no findings",
    "groups": "it is about organisations and their groups, and shows no findings",
    "rules": "it is for authors of norms",
}

WITHOUT: Final[Mapping[tuple[str, str], str]] = {
    ("timeline", "--as-of"): "it looks at a period: --from and --until",
    ("replay", "--as-of"): "the receipt says it",
    ("replay", "--known-on"): "the receipt says it",
    ("replay", "--confidence"): "the receipt says it",
    ("replay", "--fail-on"): "it ends with 1 when anything is different",
}
"""Which commands do without an option that the others have, and why."""

COMMANDS: Final = tuple(name for name in PROGRAM.modules if name not in OTHERS)


def options_of(name: str) -> dict[str, click.Option]:
    command = PROGRAM.get_command(click.Context(PROGRAM), name)
    assert command is not None
    return {option.opts[-1]: option for option in command.params if isinstance(option, click.Option)}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_on_findings_has_the_options_that_its_siblings_have(name: str) -> None:
    lacking = {option for command, option in WITHOUT if command == name}
    assert OPTIONS - set(options_of(name)) == lacking


@pytest.mark.parametrize("option", sorted(OPTIONS - {"--format", "--language"}))
def test_an_option_is_read_in_the_same_way_by_every_command(option: str) -> None:
    found = [options_of(name)[option] for name in COMMANDS if (name, option) not in WITHOUT]
    described = {(type(each.type), each.name, each.default, str(vars(each.type))) for each in found}
    assert len(described) == 1


@pytest.fixture
def asked(folder: Path, tmp_path: Path) -> Mapping[str, tuple[str | Path, ...]]:
    """For each command on findings what it needs, on the same date."""
    later = tmp_path / "later"
    later.mkdir()
    text = DOSSIER.replace('reactie_op: "2024-03-04T13:00"', 'reactie_op: "2024-03-02T13:00"')
    (later / "dossier.yaml").write_text(text, encoding="utf-8")
    norm = ("--norm", SMALL)
    return {
        "assess": (folder, *norm),
        "compare": (later, folder, *norm),
        "explain": (folder, "1.4", *norm),
        "nulmeting": (folder, *norm),
        "sensitivity": (folder, *norm),
        "timeline": (folder, *norm, "--until", "2030-01-01"),
    }


def test_fail_on_ends_with_one_and_names_the_rules_and_else_with_nought(
    run: Run, asked: Mapping[str, tuple[str | Path, ...]]
) -> None:
    for name, arguments in asked.items():
        shown = {outcome: run(name, *arguments, "--fail-on", outcome, "--language", "en") for outcome in Outcome}
        assert {ran.code for ran in shown.values()} == {0, 1}, name
        for ran in shown.values():
            assert ran.err.startswith("--fail-on ") == (ran.code == 1)
        whole = run(name, *arguments, "--fail-on", ",".join(Outcome), "--language", "en")
        assert whole.code == 1
        assert "1.4" in whole.err.partition(": ")[2].replace("\n", "").split(", ")
        assert whole.out == run(name, *arguments, "--language", "en").out


def test_what_fails_is_what_the_command_shows(run: Run, asked: Mapping[str, tuple[str | Path, ...]]) -> None:
    for name, of_rule, field in (("nulmeting", "clauses", "outcome"), ("timeline", "changes", "after")):
        document = json.loads(run(name, *asked[name], "--format", "json").out)
        for outcome in Outcome:
            rules = dict.fromkeys(each["rule"] for each in document[of_rule] if each[field] == outcome)
            failed = run(name, *asked[name], "--fail-on", outcome, "--format", "json").err.rstrip()
            assert failed.partition(": ")[2] == ", ".join(rules)


def test_known_on_and_confidence_are_obeyed_and_told(run: Run, asked: Mapping[str, tuple[str | Path, ...]]) -> None:
    for name, arguments in asked.items():
        whole, known = run(name, *arguments), run(name, *arguments, "--known-on", "2024-05-01")
        assert "(alleen wat toen was vastgelegd)" in " ".join(known.out.split()), name
        assert "(alleen wat toen was vastgelegd)" not in " ".join(whole.out.split())
        sure = run(name, *arguments, "--confidence", "sure")
        assert "Tekstwijziging van 2024 (redelijk zeker)" in " ".join(sure.out.split()), name
        json_ = run(name, *arguments, "--confidence", "sure", "--known-on", "2024-05-01", "--format", "json").out
        assert '"sure"' in json_, name
        assert '"2024-05-01"' in json_


def test_of_two_situations_each_may_be_known_on_a_day_of_its_own(run: Run, folder: Path) -> None:
    days = ("--known-on", "2024-05-01", "--second-known-on", "2024-06-01")
    document = json.loads(run("compare", folder, "--norm", SMALL, *days, "--format", "json").out)
    assert [document[side]["known_on"] for side in ("before", "after")] == ["2024-05-01", "2024-06-01"]
    one = json.loads(run("compare", folder, "--norm", SMALL, *days[:2], "--format", "json").out)
    assert [one[side]["known_on"] for side in ("before", "after")] == ["2024-05-01", "2024-05-01"]


def test_what_a_set_of_dossiers_cannot_be_asked_is_told(run: Run) -> None:
    examples = ROOT / "docs" / "examples"
    dossiers = (examples / "merwebrabant", examples / "dijkstede")
    days = ("--as-of", "2024-06-30", "--second-as-of", "2024-07-01", "--second-known-on", "2024-07-01")
    ran = run("compare", *dossiers, "--second-norm", examples / "24-uur", *days)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("option-for-one") == 2
