"""A receipt makes its assessment again, byte for byte, or says exactly what is different."""

import json
from datetime import date
from random import Random
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brabantnorm_rules import (
    AssessmentError,
    Dossier,
    Norm,
    Organisation,
    assess,
    replay,
    to_json,
    with_confidence,
    write_receipt,
)
from brabantnorm_rules.exchange.content import canonical, content_of, digest
from brabantnorm_rules.exchange.receipts import Part
from brabantnorm_rules.norm.parameters import DatedValue
from brabantnorm_rules.norm.values import NONE, NOT_SUPPLIED
from tests.laws.cases import cases

AS_OF = date(2024, 6, 30)


def receipt_of(norm: Norm, dossier: Dossier, as_of: date = AS_OF, **asked: Any) -> str:
    """Return the receipt of an assessment that asks this."""
    return write_receipt(assess(norm, dossier, as_of, **asked), dossier)


def changed(receipt: str, *keys: str | int, to: Any) -> str:
    """Return a receipt with another value somewhere, sealed again."""
    content = json.loads(receipt)
    inner = content
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = to
    del content["seal"]
    return canonical({**content, "seal": digest(content)})


@pytest.mark.parametrize(
    "asked",
    [{}, {"known_on": date(2024, 3, 10)}, {"evidence": None}, {"evidence": 1}, {"rules": ["1.1"]}],
    ids=str,
)
def test_it_is_replayed_byte_for_byte(norm: Norm, dossier: Dossier, as_of: date, asked: dict[str, Any]) -> None:
    receipt = receipt_of(norm, dossier, as_of, **asked)
    replayed = replay(receipt, dossier)
    assert (replayed.same, replayed.differences) == (True, ())
    assert write_receipt(replayed.assessment, dossier) == receipt
    assert to_json(replayed.assessment) == to_json(assess(norm, dossier, as_of, **asked))


def test_generated_dossiers_are_replayed_byte_for_byte() -> None:
    for seed in range(4):
        norm, made = cases(Random(seed))
        for case in made:
            assert replay(receipt_of(norm, case.dossier, case.as_of, known_on=case.known_on), case.dossier).same


def test_it_is_canonical_json(norm: Norm, dossier: Dossier) -> None:
    receipt = receipt_of(norm, dossier)
    assert canonical(json.loads(receipt)) == receipt
    assert list(json.loads(receipt)) == sorted(json.loads(receipt))


def test_keys_stand_in_the_order_of_utf_16() -> None:
    assert canonical({"\U0001f600": 1, "\ufb33": 2, "a": True}) == '{"a":true,"\U0001f600":1,"\ufb33":2}'


def test_a_number_that_is_not_whole_is_refused() -> None:
    with pytest.raises(TypeError, match="float"):
        canonical(0.5)  # type: ignore[arg-type]  # that is what is tested


def test_another_finding_is_told_at_its_place_and_breaks_the_seal(norm: Norm, dossier: Dossier) -> None:
    receipt = receipt_of(norm, dossier)
    tampered = receipt.replace('"outcome":"not_met"', '"outcome":"met"', 1)
    assert tampered != receipt
    seal, finding = replay(tampered, dossier).differences
    assert seal.part is Part.RECEIPT
    assert (finding.part, finding.recorded, finding.now) == (Part.FINDINGS, "met", "not_met")
    assert finding.pointer.startswith("/assessment/clauses/")


def test_a_finding_that_was_sealed_again_is_told_too(norm: Norm, dossier: Dossier) -> None:
    receipt = receipt_of(norm, dossier)
    clauses = json.loads(receipt)["assessment"]["clauses"]
    place = next(place for place, clause in enumerate(clauses) if clause["outcome"] == "not_met")
    tampered = changed(receipt, "assessment", "clauses", place, "outcome", to="met")
    (found,) = replay(tampered, dossier).differences
    assert (found.pointer, found.recorded, found.now) == (f"/assessment/clauses/{place}/outcome", "met", "not_met")


def test_a_finding_that_was_left_out_is_told(norm: Norm, dossier: Dossier) -> None:
    receipt = receipt_of(norm, dossier)
    clauses = json.loads(receipt)["assessment"]["clauses"]
    tampered = changed(receipt, "assessment", "clauses", to=clauses[:-1])
    (found,) = replay(tampered, dossier).differences
    assert (found.pointer, found.recorded) == (f"/assessment/clauses/{len(clauses) - 1}", "-")


def test_another_dossier_is_told_by_its_registers(norm: Norm, dossier: Dossier) -> None:
    other = dossier.add("verklaring", [{"id": "v9", "onderwerp": "aanpak", "datum": "2010-01-01", "oordeel": "ja"}])
    found = replay(receipt_of(norm, dossier), other).differences
    of_dossier = [difference.pointer for difference in found if difference.part is Part.DOSSIER]
    assert of_dossier == ["/dossier/registers/verklaring"]


def test_a_deviation_more_is_told(norm: Norm, dossier: Dossier) -> None:
    other = dossier.add_deviation("1.1", owner="secretaris", reason="x", decided_on="2024-01-01", until="2024-12-31")
    found = replay(receipt_of(norm, dossier), other).differences
    assert "/dossier/rest" in {difference.pointer for difference in found if difference.part is Part.DOSSIER}


def test_another_parameter_is_told_by_its_name(norm: Norm, dossier: Dossier) -> None:
    receipt = receipt_of(norm, dossier)
    name, parameter = next(iter(norm.parameters.items()))
    added = attrs.evolve(parameter, values=(*parameter.values, DatedValue(parameter.values[0].value, 1)))
    other = attrs.evolve(norm, parameters={**norm.parameters, name: added})
    found = replay(receipt, dossier.for_norm(other)).differences
    assert [difference.pointer for difference in found if difference.part is Part.NORM] == [f"/norm/parameters/{name}"]


def test_another_version_of_the_library_is_told(norm: Norm, dossier: Dossier) -> None:
    (found,) = replay(changed(receipt_of(norm, dossier), "assessment", "package", to="0.0.1"), dossier).differences
    assert (found.part, found.recorded) == (Part.LIBRARY, "0.0.1")


def test_the_confidence_of_the_receipt_holds(norm: Norm, dossier: Dossier) -> None:
    replayed = replay(receipt_of(with_confidence(norm, "sure"), dossier), dossier)
    assert replayed.same
    assert replayed.assessment.norm.least_confidence == "sure"


def test_the_assessment_of_another_dossier_gets_no_receipt(norm: Norm, dossier: Dossier) -> None:
    other = Dossier(norm, Organisation("gm9902", "Elders", "gemeente"), dossier.as_at)
    with pytest.raises(ValueError, match="another dossier"):
        write_receipt(assess(norm, dossier, AS_OF), other)


@pytest.mark.parametrize(
    ("keys", "value", "pointer"),
    [
        (("format",), 2, "/format"),
        (("evidence",), -1, "/evidence"),
        (("evidence",), "x", "/evidence"),
        (("assessment", "as_of"), "30-6-2024", "/assessment/as_of"),
        (("assessment", "as_of"), "9999-01-01", "/assessment/as_of"),
        (("assessment", "known_on"), 3, "/assessment/known_on"),
        (("assessment", "engine"), "other", "/assessment/engine"),
        (("assessment", "selection"), "1.1", "/assessment/selection"),
        (("assessment", "selection"), ["9.9"], "/assessment/selection/0"),
        (("assessment", "confidence"), {"least": "very"}, "/assessment/confidence"),
    ],
)
def test_what_cannot_be_asked_is_refused_at_its_place(
    norm: Norm, dossier: Dossier, keys: tuple[str, ...], value: Any, pointer: str
) -> None:
    with pytest.raises(AssessmentError) as refused:
        replay(changed(receipt_of(norm, dossier), *keys, to=value), dossier, path="bewijs.json")
    assert [str(found.place) for found in refused.value.diagnostics] == [f"bewijs.json#{pointer}"]


@pytest.mark.parametrize("text", ["{}", "[]", "1", '{"format":1}'])
def test_what_is_no_receipt_is_refused(dossier: Dossier, text: str) -> None:
    with pytest.raises(AssessmentError) as refused:
        replay(text, dossier)
    assert [found.code for found in refused.value.diagnostics] == ["receipt-expected"]


@pytest.mark.parametrize("text", ["geen json", "", '{"a":1,"a":2}'])
def test_what_is_no_json_is_refused(dossier: Dossier, text: str) -> None:
    with pytest.raises(AssessmentError):
        replay(text, dossier)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.fractions() | st.dates(),
    lambda inner: st.tuples(inner, inner) | st.dictionaries(st.text(), inner) | st.frozensets(st.text()),
    max_leaves=8,
)


@settings(max_examples=300)
@given(VALUES, VALUES)
def test_values_of_another_content_are_others(one: Any, other: Any) -> None:
    assert digest(content_of(one)) == digest(content_of(one))
    if digest(content_of(one)) == digest(content_of(other)):
        assert one == other


def test_none_and_not_supplied_have_other_content() -> None:
    assert content_of(NONE) != content_of(NOT_SUPPLIED) != content_of(None)
