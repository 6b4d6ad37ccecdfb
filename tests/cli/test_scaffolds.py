"""``rules new`` writes what an author begins with, inside the folder, and overwrites nothing."""

from pathlib import Path

import pytest

from brabantnorm_rules import Pattern
from brabantnorm_rules.language.options import OPTION_HELP
from tests.cli.running import Run

OVERLAY = ("rules", "new", "overlay")


def _all(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()
    }


def test_what_is_made_is_named_and_can_be_checked_and_tested(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "eigen-norm"
    made = run("rules", "new", "norm", folder, "--pattern", "aandeel", "--in-force", "2026-01-01")
    assert (made.code, made.err) == (0, "")
    assert made.out.splitlines() == [
        f"{folder / name}: geschreven"
        for name in ("norm.yaml", "facts.yaml", "pillar-1-1.1.yaml", "scenarios/1.1.yaml")
    ]
    assert "norm: eigen-norm\n" in (folder / "norm.yaml").read_text(encoding="utf-8")
    assert run("rules", "check", folder).code == 0
    assert run("rules", "test", folder).out == "4 verwachtingen kloppen (4 scenario's)\n"
    more = run("rules", "new", "rule", folder, "1.2", "--facts", "dienstverband", "--language", "en")
    assert more.out.splitlines() == [
        f"{folder / name}: written" for name in ("pillar-1-1.2.yaml", "scenarios/1.2.yaml")
    ]
    assert run("rules", "test", folder).out.startswith("7 ")


@pytest.mark.parametrize("what", ["overlay", "edition"])
def test_an_extension_brings_the_scenarios_of_what_it_sets(run: Run, tmp_path: Path, what: str) -> None:
    made = run("rules", "new", what, tmp_path / "x", "--set", "reactietermijn", "--name", "dijkstede-24-uur")
    assert (made.code, made.err) == (0, "")
    assert sorted(_all(tmp_path / "x")) == ["norm.yaml", "parameters.yaml", "scenarios/4.23.yaml"]
    assert run("rules", "check", tmp_path / "x").code == run("rules", "test", tmp_path / "x").code == 0


def test_nothing_is_overwritten_and_then_nothing_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "parameters.yaml").write_text("van de auteur\n", encoding="utf-8")
    ran = run(*OVERLAY, tmp_path, "--name", "eigen", "--set", "reactietermijn")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{tmp_path / 'parameters.yaml'}: file-there: ")
    assert _all(tmp_path) == {"parameters.yaml": "van de auteur\n"}


def test_what_would_be_written_can_be_shown_instead(run: Run, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("van de auteur\n", encoding="utf-8")
    ran = run("rules", "new", "facts", tmp_path, "scan", "--kind", "thing", "--print")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("# facts.yaml\nformat: 1\nfact_types:\n  scan:\n")
    assert _all(tmp_path) == {"facts.yaml": "van de auteur\n"}


def test_nothing_is_written_outside_the_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "norm").mkdir()
    (tmp_path / "norm" / "scenarios").symlink_to(tmp_path / "elders")
    ran = run("rules", "new", "norm", tmp_path / "norm")
    assert (ran.code, ran.out) == (2, "")
    assert "path-outside-folder" in ran.err
    assert list((tmp_path / "elders").iterdir()) == []
    assert _all(tmp_path) == {}


def test_a_link_to_nowhere_is_not_followed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").symlink_to(tmp_path / "elders.yaml")
    assert "file-there" in run("rules", "new", "facts", tmp_path, "scan").err
    assert not (tmp_path / "elders.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("rule", "MAP", "1.6"), "rule-there"),
        (("rule", "MAP", "een"), "bad-rule-number"),
        (("rule", "MAP", "1.8", "--pattern", "gezamenlijk", "--facts", "agressie_incident"), "pattern-does-not-fit"),
        (("overlay", "MAP", "--of", "brabant-2021"), "norm-unknown"),
        (("norm", "MAP", "--pattern", "wekelijks"), "choice-unknown"),
    ],
)
def test_what_cannot_be_begun_is_told_in_both_languages(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], code: str
) -> None:
    run(*OVERLAY, tmp_path / "eigen")
    before = _all(tmp_path)
    given = [str(tmp_path / "eigen") if argument == "MAP" else argument for argument in arguments]
    told = [run("rules", "new", *given, "--language", language) for language in ("nl", "en")]
    assert [ran.code for ran in told] == [2, 2]
    assert all(code in ran.err for ran in told)
    assert told[0].err != told[1].err
    assert _all(tmp_path) == before


def test_the_help_names_every_pattern() -> None:
    for text in (OPTION_HELP["--pattern"].nl, OPTION_HELP["--pattern"].en):
        named = text.partition(": ")[2].partition(". ")[0].replace(" of ", ", ").replace(" or ", ", ")
        assert named.split(", ") == list(Pattern)
