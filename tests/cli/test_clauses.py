"""``rules show``, ``rules explain`` and ``rules reference``: what rules say, on a terminal and as documents."""

import json
import re
import shutil
from pathlib import Path

import pytest

from brabantnorm_rules import read_norm, write_reference
from tests.cli.running import Run
from tests.examples import SMALL

MODULE = SMALL / "pillar-1-voorbeelden.yaml"


def line_of(text: str) -> int:
    lines = MODULE.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_show_prints_a_rule_with_all_that_it_asks_and_rests_on(run: Run) -> None:
    ran = run("rules", "show", "1.1", "--norm", SMALL)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("1.1 Jaarlijks aandacht\n----------------------\n")
    assert max(map(len, ran.out.splitlines())) <= 80
    for text in (
        "- Voor: gemeente, provincie",
        "Wat de regel vraagt",
        "- Onderdeel `samen`, alleen ter informatie",
        "    - bereikt: minder dan 5",
        "Parameters en lezingen",
        "  https://example.org/afspraak",
        "Plan een activiteit.",
    ):
        assert text in ran.out
    english = run("rules", "show", "1.1", "--norm", SMALL, "--language", "en")
    assert english.out.startswith("1.1 Attention every year\n")
    assert "for information only" in english.out


def test_show_prints_a_rule_with_its_parts(run: Run) -> None:
    ran = run("rules", "show", "1.2", "--norm", SMALL)
    assert [line for line in ran.out.splitlines() if re.match(r"1\.2", line)] == [
        "1.2 Gedragscode",
        "1.2.a Actueel",
        "1.2.b Gepubliceerd",
    ]
    assert "1.2.a Actueel" not in run("rules", "show", "1.2.b", "--norm", SMALL).out.splitlines()


def test_show_reads_the_shipped_norm_in_the_words_of_a_kind(run: Run) -> None:
    assert "raadsleden, wethouders en de burgemeester" in run("rules", "show", "4.1").out
    province = run("rules", "show", "4.1", "--kind", "provincie").out
    assert "statenleden, gedeputeerden en de commissaris van de Koning" in province
    assert (
        "Niet van toepassing op provincie." in run("rules", "show", "1.2.b", "--norm", SMALL, "--kind", "provincie").out
    )


def test_show_writes_json_and_markdown(run: Run) -> None:
    told = json.loads(run("rules", "show", "1.4", "--norm", SMALL, "--format", "json", "--kind", "gemeente").out)
    assert {name: told[name] for name in ("format", "norm", "language", "kind")} == {
        "format": 1,
        "norm": "klein-2024",
        "language": "nl",
        "kind": "gemeente",
    }
    (check,) = told["rule"]["checks"]
    assert check["sentences"][0]["items"][1] == {"text": "dader bekend: ja", "items": [], "is_name": False}
    page = run("rules", "show", "1.4", "--norm", SMALL, "--format", "markdown").out
    assert page.startswith("# 1.4 Binnen 48 uur reageren\n\n- Voor: gemeente, provincie\n")


@pytest.mark.parametrize(
    ("text", "rule"),
    [('- id: "1.1"', "1.1"), ("id: geen_kleine", "1.1"), ('- id: "1.2.b"', "1.2.b"), ("id: per_groep", "1.5")],
)
def test_explain_shows_the_rule_at_a_line(run: Run, text: str, rule: str) -> None:
    ran = run("rules", "explain", f"{MODULE}:{line_of(text)}")
    assert ran == run("rules", "show", rule, "--norm", SMALL)
    assert ran.code == 0


def test_explain_counts_a_rule_from_where_it_begins(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "norm"
    shutil.copytree(SMALL, copy)
    module = copy / MODULE.name
    text = module.read_text(encoding="utf-8")
    first = '  - id: "1.4"\n    title: {nl: Binnen 48 uur reageren, en: Respond within 48 hours}\n'
    assert first in text
    turned = '  - title: {nl: Binnen 48 uur reageren, en: Respond within 48 hours}\n    id: "1.4"\n'
    module.write_text(text.replace(first, turned), encoding="utf-8")
    assert run("rules", "explain", f"{module}:{line_of(first.splitlines()[0])}").out.startswith("1.4 ")


def test_explain_reports_the_problems_of_a_module(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "norm"
    shutil.copytree(SMALL, copy)
    module = copy / MODULE.name
    module.write_text(module.read_text(encoding="utf-8").replace("exists: activiteit", "exists: activteit"))
    ran = run("rules", "explain", f"{module}:5")
    assert (ran.code, ran.out) == (2, "")
    assert "`activiteit`" in ran.err


def test_reference_writes_the_page_of_a_norm(run: Run) -> None:
    for language in ("nl", "en"):
        ran = run("rules", "reference", SMALL, "--language", language)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out == write_reference(read_norm(SMALL), language)
    assert run("rules", "reference").out.startswith("# Brabantse norm weerbare overheid (brabant-2022)")


def test_show_says_where_the_rule_and_its_parameters_were_said(run: Run) -> None:
    overlay = Path(__file__).parents[2] / "docs" / "examples" / "24-uur"
    shown = " ".join(run("rules", "show", "4.23", "--norm", overlay).out.split())
    assert re.search(r"- Staat in brabant-2022, pillar-4-integriteit-veilige-werkomgeving.yaml:\d+\. ", shown)
    assert re.search(
        r"`reactietermijn`\): 24 uur\. Herkomst: keuze van de organisatie\. "
        r"Staat in dijkstede-24-uur, parameters\.yaml:4; eerder in brabant-2022, parameters\.yaml:\d+\.",
        shown,
    )
    told = json.loads(run("rules", "show", "4.23", "--norm", overlay, "--format", "json").out)["rule"]
    assert [said.split(",")[0] for said in told["said"]] == ["brabant-2022"]
    (term,) = [each for each in told["parameters"] if each["name"] == "reactietermijn"]
    assert term["said"][-1] == "dijkstede-24-uur, parameters.yaml:4"
