"""The schema describes exactly what is written: nothing more, nothing less."""

import copy
import json
from datetime import date
from typing import Any

import jsonschema
import pytest

from brabantnorm_rules.assessment import assess
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.exchange import assessment_schema, to_json
from brabantnorm_rules.norm.edition import Norm
from tests.exchange.test_refusals import inside, places


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = assessment_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


@pytest.fixture
def written(norm: Norm, dossier: Dossier, as_of: date) -> Any:
    return json.loads(to_json(assess(norm, dossier, as_of)))


def test_what_is_written_is_valid(validator: Any, written: Any) -> None:
    assert [error.message for error in validator.iter_errors(written)] == []


def test_removing_any_one_key_is_invalid(validator: Any, written: Any) -> None:
    removed = set()
    for steps in places(written):
        key = steps[-1]
        kind = tuple(step for step in steps if isinstance(step, str))
        if isinstance(key, int) or kind in removed:
            continue
        removed.add(kind)
        changed = copy.deepcopy(written)
        del inside(changed, steps[:-1])[key]
        assert not validator.is_valid(changed), steps
    assert len(removed) > 60


def test_adding_a_key_anywhere_is_invalid(validator: Any, written: Any) -> None:
    added = set()
    for steps in [(), *places(written)]:
        kind = tuple(step for step in steps if isinstance(step, str))
        if kind in added or not isinstance(inside(written, steps), dict):
            continue
        added.add(kind)
        changed = copy.deepcopy(written)
        inside(changed, steps)["extra"] = 1
        assert not validator.is_valid(changed), steps
    assert len(added) > 15


def test_changing_any_one_outcome_is_invalid(validator: Any, written: Any) -> None:
    outcomes = [steps for steps in places(written) if steps[-1] == "outcome"]
    assert len(outcomes) > 10
    for steps in outcomes:
        for other in ("met", "partly_met", "not_met", "unknown", "not_applicable", "voldaan", None):
            changed = copy.deepcopy(written)
            inside(changed, steps[:-1])["outcome"] = other
            assert validator.is_valid(changed) == (other == inside(written, steps)), (steps, other)


def test_values_of_another_kind_are_invalid(validator: Any, written: Any) -> None:
    for steps in (("as_of",), ("counts", "outcomes", "met"), ("clauses", 0, "checks", 0, "records", "scope")):
        changed = copy.deepcopy(written)
        inside(changed, steps[:-1])[steps[-1]] = "31-12-2024"
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
