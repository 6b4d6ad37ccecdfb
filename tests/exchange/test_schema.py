"""The schema describes exactly what is written: nothing more, nothing less."""

import json
from datetime import date
from typing import Any

import jsonschema
import pytest

from brabantnorm_rules.assessment import assess
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.exchange import assessment_schema, to_json
from brabantnorm_rules.norm.edition import Norm
from tests.exchange.test_refusals import changed_to, inside, kinds, without


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = assessment_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.fixture(scope="module")
def written(norm: Norm, dossier: Dossier) -> Any:
    return json.loads(to_json(assess(norm, dossier, date(2024, 6, 30))))


def test_what_is_written_is_valid(validator: Any, norm: Norm, dossier: Dossier, as_of: date) -> None:
    written = json.loads(to_json(assess(norm, dossier, as_of)))
    assert [error.message for error in validator.iter_errors(written)] == []


def test_removing_any_one_key_is_invalid(validator: Any, written: Any) -> None:
    removed = list(kinds(written))
    assert len(removed) > 60
    for _, steps in removed:
        with without(written, steps) as changed:
            assert not validator.is_valid(changed), steps


def test_adding_a_key_anywhere_is_invalid(validator: Any, written: Any) -> None:
    objects: list[tuple[str | int, ...]] = [()]
    objects += [steps for _, steps in kinds(written) if isinstance(inside(written, steps), dict)]
    objects += [(*steps, 0) for _, steps in kinds(written) if _has_objects(inside(written, steps))]
    assert len(objects) > 15
    for steps in objects:
        with changed_to(written, (*steps, "extra"), 1) as changed:
            assert not validator.is_valid(changed), steps


def _has_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def test_changing_any_one_outcome_is_invalid(validator: Any, written: Any) -> None:
    outcomes = [steps for kind, steps in kinds(written) if kind[-1] == "outcome"]
    assert len(outcomes) > 3
    for steps in outcomes:
        before = inside(written, steps)
        for other in ("met", "partly_met", "not_met", "unknown", "not_applicable", "voldaan", None):
            with changed_to(written, steps, other) as changed:
                assert validator.is_valid(changed) == (other == before), (steps, other)


def test_values_of_another_kind_are_invalid(validator: Any, written: Any) -> None:
    for steps in (("as_of",), ("counts", "outcomes", "met"), ("clauses", 0, "checks", 0, "records", "scope")):
        with changed_to(written, steps, "31-12-2024") as changed:
            assert not validator.is_valid(changed)


def test_every_object_is_closed() -> None:
    def objects(schema: Any) -> list[Any]:
        inner = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
        found = [schema] if isinstance(schema, dict) and schema.get("type") == "object" else []
        return found + [each for value in inner for each in objects(value)]

    found = objects(assessment_schema())
    assert len(found) > 15
    assert all(each["additionalProperties"] is False for each in found)
    assert all(sorted(each["required"]) == sorted(each["properties"]) for each in found)
