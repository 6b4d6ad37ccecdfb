"""``region``: a folder of dossiers, with what was recorded together."""

import json
import re
import shutil
from pathlib import Path

import pytest

from brabantnorm_rules import Dossier, Organisation, load_norm, write_dossier
from tests.cli.running import Run
from tests.examples import DOSSIER, SMALL

GROUPS = """\
format: 1
organisations:
  gm9901: {name: Een, kind: gemeente}
  gm9902: {name: Twee, kind: gemeente}
  gm9903: {name: Drie, kind: gemeente}
  gm9909: {name: Negen, kind: gemeente}
groups:
  noord:
    sort: district
    name: Noord
    members:
      gm9901: sure
      gm9902: low
      gm9903: {confidence: low, candidate: true}
      gm9909: {confidence: low, candidate: true}
  zuid:
    sort: district
    name: Zuid
    members:
      gm9903: {confidence: low, candidate: true}
      gm9909: {confidence: low, candidate: true}
"""


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
    assert "Gemeente" not in ran.out
    assert not re.search(r"\b6\b", ran.out.partition("\n")[2])
    named = run(*asked, "--named").out
    assert "met: Gemeente1" in named
    assert "Numbers below five are not shown" not in named


def test_what_can_be_done_together_is_told_with_the_clauses_that_are_met_then(run: Run, tmp_path: Path) -> None:
    norm = load_norm("brabant-2022")
    for name in ("gm9901", "gm9902", "gm9903", "gm9904", "gm9905", "gm9906", "joint"):
        organisation = Organisation(name.replace("joint", "gm9909"), name, "gemeente")
        dossier = Dossier(norm, organisation, "2024-12-31").add("bijeenkomst", [], complete=True)
        (tmp_path / name).mkdir()
        (tmp_path / name / "dossier.yaml").write_text(write_dossier(dossier), encoding="utf-8")
    asked = ("region", tmp_path, "--as-of", "2024-12-31", "--language", "en")
    told = " ".join(run(*asked, "--small").out.split())
    assert "What can be done together, tried on the as-of date" in told
    assert "- meeting; participants exchanged knowledge themselves: yes; level: basisteam; on the agenda: " in told
    assert "participants: all organisations that are counted here - clause 1.2 is then met for 6" in told
    found = json.loads(run(*asked, "--small", "--format", "json").out)["activities"]
    assert found[0]["values"]["datum"] == "2024-12-31"
    for activity in found:
        for repair in activity["repairs"]:
            assert f"clause {repair['rule']} is then met for {repair['organisations']}" in told
    hidden = run(*asked)
    assert "What can be done together" not in hidden.out
    assert json.loads(run(*asked, "--format", "json").out)["activities"] == []


def test_what_is_more_confidential_than_was_asked_is_left_out_and_told(run: Run, folders: Path) -> None:
    asked = ("region", folders, "--norm", SMALL, "--as-of", "2024-06-30", "--small", "--format", "json")
    text = (*asked[:-2], "--language", "en")
    found = {
        level: json.loads(run(*asked, "--confidentiality", level).out)
        for level in ("openbaar", "intern", "vertrouwelijk")
    }
    assert json.loads(run(*asked).out) == found["intern"]
    assert found["vertrouwelijk"]["withheld"] == {"rules": [], "dossiers": 0}
    shown = {level: {clause["rule"] for clause in document["clauses"]} for level, document in found.items()}
    assert shown["openbaar"] < shown["intern"] < shown["vertrouwelijk"]
    for level, document in found.items():
        assert shown[level] | set(document["withheld"]["rules"]) == shown["vertrouwelijk"]
    assert "agressie_incident" not in run(*asked).out
    assert "Left out, as more confidential than internal: - what rests on such facts: 1." in " ".join(
        run(*text).out.split()
    )
    own = folders / "gemeente-2" / "dossier.yaml"
    own.write_text(f"{own.read_text(encoding='utf-8')}confidentiality: vertrouwelijk\n", encoding="utf-8")
    less = run(*text).out
    assert less.startswith("5 organisations")
    assert "- dossiers: 1" in less


def test_members_are_told_by_how_sure_it_is(run: Run, folders: Path, tmp_path: Path) -> None:
    copy = tmp_path / "norm"
    shutil.copytree(SMALL, copy)
    (copy / "groups.yaml").write_text(GROUPS, encoding="utf-8")
    asked = ("region", folders, "--norm", copy, "--as-of", "2024-06-30", "--group", "noord", "--language", "en")
    ran = run(*asked)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("2 organisations")
    told = " ".join(ran.out.split())
    for said in (
        "Group Noord, members on the as-of date: - sure: 1 with a dossier, 0 without",
        "- not sure: 1 with a dossier, 0 without",
        "- perhaps a member, or of another group, not counted: 1 with a dossier, 1 without",
    ):
        assert said in told
    assert run(*asked, "--candidates").out.startswith("3 organisations")
    assert run(*asked, "--confidence", "medium").out.startswith("1 organisations")


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
    level = ("--confidentiality", "vertrouwelijk", "--language", "en")
    asked = ("region", folders, "--norm", SMALL, "--as-of", "2024-06-30", *level)
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


def test_for_how_many_a_deviation_is_in_force_is_told_where_they_are_many_or_when_asked(
    run: Run, folders: Path
) -> None:
    asked = ("region", folders, "--norm", SMALL, "--as-of", "2024-06-30", "--language", "en")
    assert "Shortfalls with a deviation in force" not in run(*asked).out
    told = run(*asked, "--small").out
    assert told.partition("Shortfalls with a deviation in force\n")[2].splitlines()[1] == "- clause 1.5: for 6"
    hidden, whole = (json.loads(run(*asked, "--format", "json", *more).out) for more in ((), ("--small",)))
    assert {clause["deviating"] for clause in hidden["clauses"]} == {None}
    assert {clause["rule"]: clause["deviating"] for clause in whole["clauses"] if clause["deviating"]} == {"1.5": 6}
