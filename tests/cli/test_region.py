"""``region``: a folder of dossiers, with what was recorded together."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Run
from tests.examples import DOSSIER, SMALL


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Six organisations, and two incidents that were recorded once for all."""
    for number in range(1, 7):
        made = tmp_path / f"gemeente-{number}"
        made.mkdir()
        text = DOSSIER.replace("gm9901", f"gm990{number}").replace("name: Dijkstede", f"name: Gemeente{number}")
        (made / "dossier.yaml").write_text(text, encoding="utf-8")
    joint = tmp_path / "joint"
    joint.mkdir()
    (joint / "dossier.yaml").write_text(
        "format: 1\nnorm: klein-2024\norganisation: {id: gm9909, name: Samen, kind: gemeente}\nas_at: 2024-06-30\n"
        "registers:\n  agressie_incident:\n    records:\n      - {id: samen, melding_op: '2024-03-01T12:00'}\n",
        encoding="utf-8",
    )
    return tmp_path


def test_the_text_counts_and_names_nobody_unless_asked(run: Run, folders: Path) -> None:
    asked = ("region", folders, "--norm", SMALL, "--as-of", "2024-06-30", "--language", "en")
    ran = run(*asked)
    assert (ran.code, ran.err) == (0, "")
    assert "6 organisations, klein-2024, as-of date 30 June 2024" in ran.out
    assert "Numbers below five are not shown" in ran.out
    assert "`agressie_incident`, rule 1.4 (reactie): 6 organisations" in ran.out
    assert "Gemeente" not in ran.out
    named = run(*asked, "--named", "--small").out
    assert "met: Gemeente1" in named
    assert "Numbers below five are not shown" not in named


def test_json_holds_the_same(run: Run, folders: Path) -> None:
    asked = ("region", folders, "--norm", SMALL, "--as-of", "2024-06-30", "--format", "json", "--small")
    document = json.loads(run(*asked).out)
    assert (document["format"], document["organisations"], document["standings"]) == (1, 6, [])
    assert all(sum(clause["outcomes"].values()) == 6 for clause in document["clauses"])


def test_known_on_and_confidence_are_obeyed_and_told(run: Run, folders: Path) -> None:
    asked = ("region", folders, "--norm", SMALL, "--as-of", "2024-06-30", "--small")
    days = ("--known-on", "2024-05-01", "--confidence", "sure")
    told = " ".join(run(*asked, *days).out.split())
    assert "1 mei 2024 (alleen wat toen was vastgelegd)" in told
    assert "Tekstwijziging van 2024 (redelijk zeker)" in told
    document = json.loads(run(*asked, *days, "--format", "json").out)
    assert (document["known_on"], document["norm"]["confidence"]) == ("2024-05-01", "sure")
    assert document["clauses"] != json.loads(run(*asked, "--format", "json").out)["clauses"]


def test_fail_on_looks_at_the_numbers_that_are_shown(run: Run, folders: Path) -> None:
    asked = ("region", folders, "--norm", SMALL, "--as-of", "2024-06-30", "--language", "en")
    failed = run(*asked, "--small", "--fail-on", "not_met,partly_met")
    assert (failed.code, failed.err[:18]) == (1, "--fail-on not met,")
    assert "1.4" in failed.err
    hidden = run(*asked, "--fail-on", "not_met,partly_met")
    assert (hidden.code, hidden.err) == (0, "")


def test_what_cannot_be_counted_is_told(run: Run, folders: Path) -> None:
    asked = ("region", folders, "--norm", SMALL, "--as-of", "2024-06-30")
    unknown = run(*asked, "--group", "zuid")
    assert (unknown.code, unknown.out) == (2, "")
    assert "--group: choice-unknown" in unknown.err
    (folders / "gemeente-2" / "dossier.yaml").write_text(DOSSIER, encoding="utf-8")
    assert "dossiers-of-one" in run(*asked).err
