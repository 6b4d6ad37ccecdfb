"""What is missing for what is unknown: said in words that a person can act on, the most useful first."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from brabantnorm_rules.assessment import Assessment, Finding, assess
from brabantnorm_rules.authoring import read_norm
from brabantnorm_rules.cli.gaps import Gap, gaps_of
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.report import report
from brabantnorm_rules.dossier import Dossier, read_dossier
from brabantnorm_rules.truth import Outcome
from tests.cli.running import Run
from tests.examples import SMALL

NORM = read_norm(SMALL)
HEAD = "format: 1\nnorm: klein-2024\norganisation: {id: gm9901, name: Dijkstede, kind: gemeente}\nas_at: 2024-06-30\n"
DAY = date(2024, 6, 30)
EXPIRED = "telling van verjaarde vorderingen (`verjaarde_vorderingen`)"


def assessed(registers: str, as_of: date = DAY) -> tuple[Assessment, Dossier]:
    dossier = read_dossier(io.StringIO(HEAD + registers), NORM)
    return assess(NORM, dossier, as_of, evidence=None), dossier


def gaps(registers: str, language: str = "nl", as_of: date = DAY) -> tuple[Gap, ...]:
    return gaps_of(*assessed(registers, as_of), language)


def texts(registers: str, as_of: date = DAY) -> list[str]:
    return [gap.text for gap in gaps(registers, as_of=as_of)]


def unknown(finding: Finding) -> Iterator[str]:
    if finding.outcome == Outcome.UNKNOWN:
        yield finding.rule.id
    else:
        for part in finding.parts:
            yield from unknown(part)


def test_an_empty_dossier_lacks_registers_and_statements_and_each_unknown_rule_is_named() -> None:
    assessment, dossier = assessed("")
    found = gaps_of(assessment, dossier, "nl")
    assert found[0] == Gap("register activiteit: staat niet in het dossier", ("1.1", "1.5"))
    assert Gap("verklaring over aanpak: staat niet in het dossier", ("1.5",)) in found
    assert Gap(f"{EXPIRED}: staat niet in het dossier", ("1.5",)) in found
    named = {rule for gap in found for rule in gap.rules}
    assert named == {rule for clause in assessment for rule in unknown(clause)}


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("{records: []}", "register gedragscode: niet als volledig opgegeven (`complete`)"),
        (
            "{records: [], complete: [{for: [raadsleden]}]}",
            "register gedragscode: voor een deel als volledig opgegeven (`complete`), maar hier is meer nodig",
        ),
        (
            "{records: [], complete: true, as_at: 2024-03-31}",
            "register gedragscode: bijgehouden tot en met 31 maart 2024, niet tot de peildatum",
        ),
    ],
)
def test_what_is_said_of_a_register_tells_what_it_lacks(said: str, text: str) -> None:
    found = texts(f"registers:\n  gedragscode: {said}\n")
    assert [line for line in found if "register gedragscode" in line] == [text]


def test_a_register_that_is_complete_to_the_day_lacks_nothing() -> None:
    assert not any(
        "gedragscode" in line for line in texts("registers:\n  gedragscode: {records: [], complete: true}\n")
    )


def test_a_field_of_many_records_is_one_gap_with_their_number() -> None:
    records = ", ".join(f"{{id: a{number:02}, onderwerpen: [integriteit, weerbaarheid]}}" for number in range(30))
    found = texts(f"registers:\n  activiteit: {{complete: true, records: [{records}]}}\n")
    assert "activiteit: datum is niet ingevuld bij 30 records (a00, a01, a02, …)" in found
    (one,) = [
        line
        for line in texts(
            "registers:\n  activiteit: {complete: true, records: [{id: a, onderwerpen: [integriteit, weerbaarheid]}]}\n"
        )
        if "vorm" in line
    ]
    assert one == "activiteit a: vorm is niet ingevuld"


def test_the_report_counts_all_records_of_which_something_is_missing(run: Run, tmp_path: Path) -> None:
    records = ", ".join(f"{{id: a{number:02}, onderwerpen: [integriteit, weerbaarheid]}}" for number in range(30))
    path = tmp_path / "dossier.yaml"
    path.write_text(f"{HEAD}registers:\n  activiteit: {{complete: true, records: [{records}]}}\n", encoding="utf-8")
    assert "datum is niet ingevuld bij 30 records" in " ".join(run("assess", path, "--norm", SMALL).out.split())


def test_of_what_helps_as_many_rules_what_is_said_of_registers_comes_before_fields_of_records() -> None:
    """Without it the records decide little."""
    found = texts(
        "registers:\n"
        "  agressie_incident: {complete: true, records: [{id: i, dader_bekend: true}]}\n"
        "  activiteit: {complete: true, records: []}\n"
    )
    field = found.index("agressie_incident i: melding_op is niet ingevuld")
    assert field > found.index("register installatie: staat niet in het dossier")
    assert field > found.index("verklaring over aanpak: staat niet in het dossier")
    assert field < found.index("telling van reactie op tijd (`reactie_op_tijd`): kan in plaats van losse records")


def test_a_statement_that_no_longer_holds_is_told_with_its_day() -> None:
    found = texts(
        "registers:\n"
        "  verklaring: {records: [{id: v, onderwerp: aanpak, datum: 2022-02-01, oordeel: ja},"
        " {id: w, onderwerp: aanpak, datum: 2024-12-01, oordeel: ja}]}\n"
        "  telling: {records: [{id: t, grootheid: verjaarde_vorderingen, groep: alle,"
        " periode_tot_en_met: 2022-03-31, teller: 0, noemer: 3}]}\n"
    )
    assert "verklaring over aanpak: geen die geldt; de laatste is van 1 februari 2022" in found
    assert f"{EXPIRED}: geen die geldt; de laatste loopt tot en met 31 maart 2022" in found


def test_of_a_statement_that_perhaps_counts_is_told_what_it_lacks() -> None:
    registers = "registers:\n  telling: {records: [{id: t, grootheid: verjaarde_vorderingen, groep: alle,"
    registers += " periode_tot_en_met: 2024-03-31, teller: 0, noemer: 3}]}\n"
    dossier = read_dossier(io.StringIO(HEAD + registers), NORM)
    assessment = assess(NORM, dossier, DAY, known_on=DAY)
    found = [gap.text for gap in gaps_of(assessment, dossier, "nl")]
    assert "telling t: vastgelegd_op is niet ingevuld" in found
    assert not [text for text in found if text.startswith(EXPIRED)]


def test_totals_that_may_stand_in_the_place_of_records_are_said_to_and_come_last() -> None:
    found = gaps("")
    instead = Gap("telling van reactie op tijd (`reactie_op_tijd`): kan in plaats van losse records", ("1.4",))
    assert instead in found
    assert found.index(instead) > found.index(Gap("register agressie_incident: staat niet in het dossier", ("1.4",)))


CODE = "  gedragscode: {complete: true, records: [{id: g, dekking: [medewerkers], vastgesteld_op: 2024-01-01}]}\n"
HIRED = "{id: d, groep: medewerker, van: 2024-01-01, publiekscontact: true, eed_op: geen}"


@pytest.mark.parametrize(
    ("registers", "text", "rule"),
    [
        (
            "  verklaring: {records: [{id: v, onderwerp: aanpak, datum: 2024-02-01, oordeel: ja},"
            " {id: w, onderwerp: aanpak, datum: 2024-02-01, oordeel: nee}]}\n",
            "over `oordeel` spreken v, w elkaar tegen",
            "1.5",
        ),
        (
            "  telling: {records: [{id: t, grootheid: verjaarde_vorderingen, groep: alle,"
            " periode_tot_en_met: 2024-05-31, teller: 1, noemer: 3}, {id: u, grootheid: verjaarde_vorderingen,"
            " groep: alle, periode_tot_en_met: 2024-05-31, teller: 0, noemer: 3}]}\n",
            "over `verjaard` spreken t, u elkaar tegen",
            "1.5",
        ),
        (
            f"  dienstverband: {{complete: true, records: [{HIRED}]}}\n"
            "  telling: {records: [{id: t, grootheid: eed, groep: alle, periode_tot_en_met: 2024-05-31,"
            " teller: 9, noemer: 9}]}\n",
            "over `eed` zeggen de records en de telling iets anders",
            "1.3",
        ),
    ],
)
def test_what_contradicts_itself_comes_first_and_is_not_called_missing(registers: str, text: str, rule: str) -> None:
    first, *others = gaps(f"registers:\n{registers}")
    assert first == Gap(text, (rule,))
    subject = {"1.3": "telling van eed:", "1.5": text.split("`")[1].replace("oordeel", "aanpak")}[rule]
    assert not any(subject in gap.text for gap in others)


def test_gaps_are_said_in_english_too() -> None:
    dutch, english = gaps(""), gaps("", "en")
    assert len(dutch) == len(english)
    assert [gap.rules for gap in dutch] == [gap.rules for gap in english]
    assert all(nl.text != en.text for nl, en in zip(dutch, english, strict=True))


@pytest.mark.parametrize("limit", [1, 5, 15])
def test_the_list_is_limited_but_names_every_unknown_rule_and_counts_the_rest(
    monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr("brabantnorm_rules.cli.report._GAPS", limit)
    fields = ("datum", "vorm", "doelgroepen", "bereikt", "intern", "verslag")
    records = ", ".join(
        f"{{id: a{number:02}, onderwerpen: [integriteit, weerbaarheid], {field}: onbekend}}"
        for number, field in enumerate(fields * 3)
    )
    assessment, dossier = assessed(f"registers:\n  activiteit: {{complete: true, records: [{records}]}}\n")
    lines = list(report(assessment, dossier, Page("nl", "utf-8"), as_of_chosen=True))
    text = "\n".join(lines).partition("het nuttigste eerst:")[2].partition("\n\n")[0]
    *shown, more = [line for line in text.splitlines() if line.startswith("- ")]
    found = gaps_of(assessment, dossier, "nl")
    assert limit <= len(shown) < len(found)
    assert more == f"- en nog {len(found) - len(shown)}"
    rules = set(re.findall(r"\d\.\d(?:\.\w)?", text))
    assert rules == {rule for clause in assessment for rule in unknown(clause)}
