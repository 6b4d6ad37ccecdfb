"""Every problem of a stored assessment is told by its own code, at its place, and nothing else is told beside it."""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from brabantnorm_rules.assessment import assess
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.errors import AssessmentError
from brabantnorm_rules.exchange import from_json, to_json
from brabantnorm_rules.language.diagnostics import PROBLEMS
from brabantnorm_rules.language.exchange_problems import EXCHANGE_PROBLEMS
from brabantnorm_rules.norm.edition import Norm
from tests.problems import assert_reads_well, codes_in

Change = Callable[[Any], None]


def _of_other_norm(written: Any) -> None:
    written["norm"]["id"] = "groot-2024"


def _with_unknown_rule(written: Any) -> None:
    written["clauses"][0]["rule"] = "9.9"


def _with_rule_twice(written: Any) -> None:
    written["clauses"].append(written["clauses"][4])


def _without_part(written: Any) -> None:
    clause = written["clauses"][1]
    clause["parts"].pop()
    clause |= {name: clause["parts"][0][name] for name in ("flags", "outcome")}


def _with_unknown_check(written: Any) -> None:
    written["clauses"][3]["checks"][0]["id"] = "bestaat_niet"


def _with_other_outcome(written: Any) -> None:
    written["clauses"][3] |= {"outcome": "met", "flags": {"yes": True, "no": False, "unknown": False}}


def _without_key(written: Any) -> None:
    del written["clauses"][0]["title"]["en"]


def _with_key(written: Any) -> None:
    written["clauses"][0]["score"] = 7


def _with_other_value(written: Any) -> None:
    written["clauses"][0]["checks"][0]["records"]["complete"] = "misschien"


def _with_other_count(written: Any) -> None:
    written["counts"]["outcomes"]["met"] += 1


def _of_other_form(written: Any) -> None:
    written["format"] = 2


CASES: tuple[tuple[str, Change, str], ...] = (
    ("unknown-format", _of_other_form, "/format"),
    ("assessment-of-other-norm", _of_other_norm, "/norm"),
    ("assessment-rule-unknown", _with_unknown_rule, "/clauses/0"),
    ("assessment-rule-twice", _with_rule_twice, "/clauses/5"),
    ("assessment-parts-differ", _without_part, "/clauses/1/parts"),
    ("assessment-check-unknown", _with_unknown_check, "/clauses/3/checks/0"),
    ("assessment-outcome-broken", _with_other_outcome, "/clauses/3"),
    ("assessment-key-missing", _without_key, "/clauses/0/title"),
    ("assessment-key-unknown", _with_key, "/clauses/0"),
    ("assessment-value-refused", _with_other_value, "/clauses/0/checks/0/records/complete"),
    ("assessment-differs", _with_other_count, "/counts/outcomes/met"),
)
"""A code, the change to a stored assessment that has that problem, and its place."""


@pytest.fixture(scope="module")
def written(norm: Norm, dossier: Dossier) -> Any:
    return json.loads(to_json(assess(norm, dossier, date(2024, 6, 30))))


@pytest.mark.parametrize(("code", "change", "within"), CASES, ids=[code for code, _, _ in CASES])
def test_a_problem_is_told_at_its_place_in_both_languages_and_nothing_else_is(
    written: Any, norm: Norm, code: str, change: Change, within: str
) -> None:
    changed = copy.deepcopy(written)
    change(changed)
    with pytest.raises(AssessmentError) as error:
        from_json(json.dumps(changed), norm, path="beoordeling.json")
    assert [(found.code, str(found.place)) for found in error.value.diagnostics] == [
        (code, f"beoordeling.json#{within}")
    ]
    assert_reads_well(error.value.diagnostics)


def test_every_code_has_a_text_that_shows_it_and_every_code_that_is_reported_has_a_sentence() -> None:
    of_receipts = {"receipt-expected"}  # shown by tests/exchange/test_receipts.py
    assert {code for code, _, _ in CASES} >= EXCHANGE_PROBLEMS.keys() - of_receipts
    assert PROBLEMS.keys() >= codes_in("exchange")
    assert EXCHANGE_PROBLEMS.keys() <= codes_in("exchange")
