"""``explain``: the finding of one rule, explained as text in two languages and as JSON."""

import json
from pathlib import Path

from tests.cli.running import ROOT, Run
from tests.examples import SMALL


def test_a_finding_is_explained_in_both_languages(run: Run, folder: Path) -> None:
    nl = run("explain", folder, "1.1", "--norm", SMALL)
    assert (nl.code, nl.err) == (0, "")
    assert "Waarom\n------\n" in nl.out
    en = run("explain", folder, "1.1", "--norm", SMALL, "--language", "en")
    assert "Why\n---\n" in en.out


def test_a_finding_is_explained_as_json(run: Run, folder: Path) -> None:
    ran = run("explain", folder, "1.1", "--norm", SMALL, "--format", "json", "--as-of", "2024-06-30")
    document = json.loads(ran.out)
    assert (document["format"], document["rule"], document["as_of"]) == (1, "1.1", "2024-06-30")


def test_a_rule_that_there_is_not_is_told(run: Run, folder: Path) -> None:
    ran = run("explain", folder, "9.9", "--norm", SMALL)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("NUMBER: rule-unknown: ")


def test_the_tree_tells_every_test_with_its_truth_and_values(run: Run) -> None:
    dossier = ROOT / "docs" / "examples" / "dijkstede"
    ran = run("explain", dossier, "2.9", "--tree", "--as-of", "2024-12-31")
    assert (ran.code, ran.err) == (0, "")
    tree = " ".join(ran.out.split("Elke toets, per record")[1].split())
    assert "- 2.9, `overleg`: niet voldaan" in tree
    assert "Elke toets" not in run("explain", dossier, "2.9", "--as-of", "2024-12-31").out
    late = " ".join(run("explain", dossier, "4.23", "--tree", "--as-of", "2024-12-31").out.split())
    assert "- `agressie_incident` VPT-2024-036 - Ja: " in late
    assert "Nee: moment waarop de reactie naar de dader is verzonden: uiterlijk 48 uur" in late
