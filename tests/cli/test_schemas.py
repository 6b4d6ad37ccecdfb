"""``rules schema``: one schema to standard output, or all of them into a folder."""

import json
from pathlib import Path

from brabantnorm_rules import norm_schema, read_norm
from brabantnorm_rules.workbench.schemas import SCHEMAS
from tests.cli.running import Run
from tests.examples import SMALL


def test_one_schema_goes_to_standard_output(run: Run) -> None:
    ran = run("rules", "schema", "--norm", SMALL, "--of", "module")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out) == norm_schema(read_norm(SMALL), "module")


def test_all_schemas_go_into_a_folder_that_is_made(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "nieuw" / "schema"
    ran = run("rules", "schema", "--norm", SMALL, "--out", folder, "--language", "en")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [f"{folder / of}.json: written" for of in SCHEMAS]
    assert {path.stem for path in folder.iterdir()} == set(SCHEMAS)


def test_without_a_schema_or_a_folder_it_says_what_to_choose(run: Run) -> None:
    ran = run("rules", "schema")
    assert (ran.code, ran.out) == (2, "")
    assert "schema-which" in ran.err
    assert "module, facts, parameters" in ran.err


def test_a_folder_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("", encoding="utf-8")
    ran = run("rules", "schema", "--norm", SMALL, "--out", tmp_path / "bestand")
    assert (ran.code, ran.out) == (2, "")
    assert "output-failed" in ran.err
