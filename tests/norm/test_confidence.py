"""A change that is not sure enough can be switched off; nothing else of the norm, and no dossier, is touched."""

import json
import pickle
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from brabantnorm_rules import (
    Assessment,
    Confidence,
    Dossier,
    Norm,
    Organisation,
    Outcome,
    assess,
    from_json,
    load_norm,
    read_norm,
    to_json,
    with_confidence,
)
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.report import report
from tests.examples import SMALL

LATER: Final = date(2026, 12, 31)
_LIJST_IA: Final = """\
    - id: lijst_ia
      title: {nl: Opiumwet met lijst IA, en: Opium Act with list IA}
      in_force: 2025-07-01
      known: 2025-04-01
      confidence: medium
"""


@pytest.fixture(scope="module")
def norm(tmp_path_factory: pytest.TempPathFactory) -> Norm:
    """A norm with one change of which it is sure, and one of which it is not: whether a policy must follow list IA."""
    folder = tmp_path_factory.mktemp("damocles")
    for path in SMALL.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if path.name == "changes.yaml":
            text = text.replace("  handreikingen:\n", f"{_LIJST_IA}  handreikingen:\n")
        (folder / path.name).write_text(text, encoding="utf-8")
    return read_norm(folder)


def dossier(norm: Norm, **fields: object) -> Dossier:
    row = {"id": "damocles", "dekking": ["medewerkers"], "vastgesteld_op": "2024-01-01", "verwerkt": [], **fields}
    begun = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), LATER)
    return begun.add("gedragscode", [row], complete=True)


def up_to_date(assessment: Assessment) -> Outcome:
    (found,) = (result for result in assessment["1.2.a"].checks if result.check.id == "actueel")
    return found.outcome


def test_list_ia_makes_a_policy_stale_only_when_it_counts(norm: Norm) -> None:
    policy = dossier(norm)
    assert up_to_date(assess(norm, policy, LATER)) == Outcome.NOT_MET
    assert up_to_date(assess(with_confidence(norm, "medium"), policy, LATER)) == Outcome.NOT_MET
    assert up_to_date(assess(with_confidence(norm, "sure"), policy, LATER)) == Outcome.MET


def test_a_change_that_is_sure_always_counts(norm: Norm) -> None:
    old = dossier(norm, vastgesteld_op="2019-01-01")
    assert up_to_date(assess(with_confidence(norm, "sure"), old, LATER)) == Outcome.NOT_MET


def test_records_may_still_name_what_is_switched_off(norm: Norm) -> None:
    sure = with_confidence(norm, "sure")
    for entered in (dossier(norm, verwerkt=["lijst_ia"]), dossier(sure, verwerkt=["lijst_ia"])):
        assert up_to_date(assess(sure, entered, LATER)) == Outcome.MET
        assert entered.for_norm(sure).for_norm(norm).registers["gedragscode"].columns["verwerkt"] == (
            frozenset({"lijst_ia"}),
        )


def test_where_nothing_counts_every_document_is_up_to_date(tmp_path: Path) -> None:
    for path in SMALL.glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("confidence: sure", "confidence: low")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    unsure = read_norm(tmp_path)
    old = dossier(unsure, vastgesteld_op="onbekend", van="2000-01-01", verwerkt="onbekend")
    assert up_to_date(assess(unsure, old, LATER)) == Outcome.UNKNOWN
    assert up_to_date(assess(with_confidence(unsure, "sure"), old, LATER)) == Outcome.MET


def test_nothing_is_switched_on_again_and_low_switches_nothing_off(norm: Norm) -> None:
    assert with_confidence(norm, "low") is norm
    sure = with_confidence(norm, Confidence.SURE)
    assert with_confidence(sure, "medium") is sure
    assert with_confidence(norm, "sure") is sure
    assert (norm.least_confidence, sure.least_confidence) == (Confidence.LOW, Confidence.SURE)
    assert sure.changes == norm.changes
    with pytest.raises(ValueError, match="'zeker'"):
        with_confidence(norm, "zeker")


def test_what_has_no_such_list_is_the_same(norm: Norm) -> None:
    sure = with_confidence(norm, "sure")
    assert sure.rules["1.1"] == norm.rules["1.1"]
    assert sure.rules["1.2.a"] != norm.rules["1.2.a"]
    assert sure.parameters == norm.parameters


def test_the_norm_travels_with_its_confidence(norm: Norm) -> None:
    copy = pickle.loads(pickle.dumps(with_confidence(norm, "sure")))
    assert copy.least_confidence == Confidence.SURE
    assert up_to_date(assess(copy, dossier(copy), LATER)) == Outcome.MET


def test_an_assessment_says_what_did_not_count(norm: Norm) -> None:
    policy = dossier(norm)
    sure = assess(with_confidence(norm, "sure"), policy, LATER)
    assert [change.id for change in sure.switched_off] == ["wet_2024", "lijst_ia"]
    written = to_json(sure)
    assert json.loads(written)["confidence"] == {
        "least": "sure",
        "switched_off": [
            {"id": "wet_2024", "title": {"nl": "Tekstwijziging van 2024", "en": "Change of wording of 2024"}}
            | {"confidence": "medium"},
            {"id": "lijst_ia", "title": {"nl": "Opiumwet met lijst IA", "en": "Opium Act with list IA"}}
            | {"confidence": "medium"},
        ],
    }
    assert to_json(from_json(written, norm)) == written
    said = " ".join(" ".join(report(sure, policy, Page("nl", "utf-8"), as_of_chosen=True)).split())
    assert (
        "Zekerheid alleen wijzigingen van wet of handreiking die zeker zijn. "
        "Uitgezet: Tekstwijziging van 2024 (redelijk zeker); Opiumwet met lijst IA (redelijk zeker)"
    ) in said


def test_an_assessment_in_which_all_counts_says_nothing_of_it(norm: Norm) -> None:
    whole = assess(norm, dossier(norm), LATER)
    assert whole.switched_off == ()
    assert json.loads(to_json(whole))["confidence"] == {"least": "low", "switched_off": []}
    assert "Zekerheid" not in "".join(report(whole, dossier(norm), Page("nl", "utf-8"), as_of_chosen=True))
    medium = assess(with_confidence(norm, "medium"), dossier(norm), LATER)
    said = " ".join(" ".join(report(medium, dossier(norm), Page("en", "utf-8"), as_of_chosen=True)).split())
    assert "that are at least fairly sure. Switched off: none" in said


def test_guidance_that_a_parameter_names_is_a_choice_and_stays() -> None:
    shipped = load_norm("brabant-2022")
    sure = with_confidence(shipped, "sure")
    off = {change.id for change in assess(sure, _empty(sure), LATER).switched_off}
    assert "handreiking_2021" in off
    assert "basisscan_2019" not in off
    assert sure.parameters["handreikingen_risicoanalyse"].values[0].value == ("basisscan_2019",)


def _empty(norm: Norm) -> Dossier:
    return Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), LATER)
