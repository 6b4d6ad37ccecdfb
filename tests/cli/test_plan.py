"""``brabantnorm plan``: what to look up, to do and to wait for, and for what there is no proposal."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from brabantnorm_rules import load_norm, plan, plan_to_json, read_dossier, read_norm
from tests.cli.running import ROOT, Run
from tests.examples import SMALL

DIJKSTEDE = ROOT / "docs" / "examples" / "dijkstede"
MERWEBRABANT = ROOT / "docs" / "examples" / "merwebrabant"


def flat(text: str) -> str:
    """Return text with all space between words as one."""
    return " ".join(text.split())


@pytest.fixture
def together(run: Run) -> dict[str, str]:
    """What is written in each language of rules for which something is to be looked up, done and waited for."""
    found = {}
    for language in ("nl", "en"):
        rules = [word for rule in ("2.5", "2.9", "3.14", "3.9", "4.14", "4.23", "4.24") for word in ("--rule", rule)]
        ran = run("plan", DIJKSTEDE, "--as-of", "2024-12-31", *rules, "--language", language)
        assert (ran.code, ran.err) == (0, "")
        assert max(map(len, ran.out.splitlines())) <= 80
        found[language] = ran.out
    return found


def test_it_says_what_to_look_up_and_what_each_answer_gives(together: dict[str, str]) -> None:
    nl, en = flat(together["nl"]), flat(together["en"])
    assert ": nazorg. Bij verleend of aangeboden en afgewezen: voldaan. Bij niet aangeboden of geen:" in nl
    assert "aftercare (`nazorg`). With given or offered and declined: met. With not offered or none: partly met." in en
    assert "Laat dit beoordelen en leg het vast als `verklaring`: werken met vier ogen" in nl
    assert "Bij ja: voldaan. Bij deels: deels voldaan. Bij nee: niet voldaan. Dan voldaan: 4.14" in nl
    assert "Dan voldaan: 4.24 Schade verhalen en nazorg geven." in nl
    assert "Then met: 4.24 Recovering damage and giving aftercare." in en


def test_it_says_what_to_do_and_numbers_the_proposals_the_best_first(together: dict[str, str]) -> None:
    nl, en = together["nl"], together["en"]
    assert nl.index("1. Voor 2.9, 3.14") < nl.index("Of anders, voor 2.9") < nl.index("Wat moet wachten")
    assert en.index("1. For 2.9, 3.14") < en.index("Or else, for 2.9") < en.index("What has to wait")
    numbers = [int(number) for number in re.findall(r"^(\d+)\. ", nl, flags=re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert "informatiebeveiliging en speerpunten voor het komende jaar; niveau: basisteam;" in flat(nl)
    assert "Genoeg is 20 van 22, of beter. Elke stap is nodig. Dan voldaan: 3.9" in flat(nl)
    assert "Enough is 20 of 22, or better. Each step is needed. Then met: 3.9" in flat(en)
    assert "het meldpunt, het werkproces en signalen; " in flat(nl)


def test_it_says_what_has_to_wait_until_when_and_because_of_what(together: dict[str, str]) -> None:
    nl, en = flat(together["nl"]), flat(together["en"])
    assert "Wacht met de rest tot 13 juli 2025; die is niet te herstellen, maar gaat voorbij." in nl
    assert "- agressie_incident VPT-2024-048: melding_op (12 juli 2024) valt niet meer binnen 1 jaar" in nl
    assert "Op 13 juli 2025 dan voldaan: 4.23 Binnen 48 uur reageren naar de dader" in nl
    assert "Wait until 1 February 2025. - rol R-02 counts from now on (van: 1 February 2025)" in en
    assert "Niet voldaan, deels voldaan of onbekend: 7 van 7. Met een voorstel dat dit voldaan maakt: 7." in nl


def test_what_will_not_apply_is_not_said_to_be_met_and_a_province_reads_its_own_words(run: Run) -> None:
    norm = load_norm("brabant-2022")
    title = norm.glossary_for("provincie").wording(norm.rules["4.5"].title).nl
    out = flat(run("plan", MERWEBRABANT, "--rule", "4.3", "--rule", "4.5").out)
    assert "onbekend: 2 van 2. Met een voorstel dat dit voldaan maakt: 1." in out
    assert "Op 12 april 2029 dan niet van toepassing: 4.3 " in out
    assert f"Dan voldaan: 4.5 {title}." in out
    assert title != norm.rules["4.5"].title.nl


def test_for_what_there_is_no_proposal_it_says_why(run: Run) -> None:
    ran = run("plan", DIJKSTEDE, "--rule", "4.23", "--until", "2025-01-31", "--as-of", "2024-12-31")
    assert "Waar geen voorstel voor is" in ran.out
    assert "- 4.23 Binnen 48 uur reageren naar de dader, en aangifte bevorderen (deels voldaan): er is niets" in flat(
        ran.out
    )
    assert "voor 31 januari 2025 voorbijgaat" in flat(ran.out)


def test_as_json_it_is_what_the_library_writes(run: Run) -> None:
    norm = load_norm("brabant-2022")
    found = plan(norm, read_dossier(DIJKSTEDE, norm), date(2024, 12, 31), rules=["4.14"])
    asked = ("plan", DIJKSTEDE, "--as-of", "2024-12-31", "--format", "json")
    assert run(*asked, "--rule", "4.14").out == plan_to_json(found) + "\n"
    parts = json.loads(run(*asked, "--rule", "3.1").out)["outcomes"]
    assert {"3.1", "3.1.2", "3.1.2.a", "3.1.5"} <= parts.keys(), "a rule brings its parts along"


def test_a_part_of_a_clause_can_be_asked_by_itself(run: Run) -> None:
    out = flat(run("plan", DIJKSTEDE, "--as-of", "2024-12-31", "--rule", "3.1.5").out)
    assert "onbekend: 1 van 1. Met een voorstel dat dit voldaan maakt: 1." in out
    assert "1. Voor 3.1.5" in out


def test_when_all_is_met_it_says_so(run: Run) -> None:
    ran = run("plan", DIJKSTEDE, "--as-of", "2024-12-31", "--rule", "1.2", "--language", "en")
    assert "There is no rule that is not met or unknown." in ran.out


def test_it_looks_from_the_day_to_which_the_dossier_was_kept_and_says_when_that_is_past(run: Run, folder: Path) -> None:
    asked = ("plan", folder, "--norm", SMALL, "--language", "en")
    ran = run(*asked)
    assert (ran.code, ran.err) == (0, "")
    assert "As-of date    30 June 2024" in ran.out
    assert "Forecast" not in ran.out
    later = run(*asked, "--as-of", "2024-08-01", "--known-on", "2024-07-31").out
    assert "Forecast" in later
    assert "Known on      31 July 2024" in later
    made = read_dossier(folder, read_norm(SMALL))
    assert run(*asked, "--format", "json").out == plan_to_json(plan(made.norm, made, made.as_at)) + "\n"


def test_what_cannot_be_asked_is_refused(run: Run, folder: Path) -> None:
    ran = run("plan", folder, "--norm", SMALL, "--until", "2020-01-01")
    assert (ran.code, ran.out) == (2, "")
    assert "period-reversed: de periode eindigt op 2020-01-01, voordat hij begint op 2024-06-30" in ran.err
    assert run("plan", folder, "--norm", SMALL, "--rule", "9.9").code == 2


def test_it_fails_on_what_has_no_proposal_and_on_nothing_else(run: Run) -> None:
    asked = ("plan", DIJKSTEDE, "--as-of", "2024-12-31", "--fail-on", "partly_met,unknown")
    ran = run(*asked, "--rule", "4.23", "--rule", "4.14", "--until", "2025-01-31")
    assert (ran.code, ran.err) == (1, "--fail-on deels voldaan, onbekend: 4.23\n")
    assert run(*asked, "--rule", "4.14").code == 0
