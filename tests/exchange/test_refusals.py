"""JSON that is no assessment, or no longer one, is refused with every problem at its place."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from brabantnorm_rules.assessment import assess
from brabantnorm_rules.authoring import read_norm
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.errors import AssessmentError
from brabantnorm_rules.exchange import from_json, to_json
from brabantnorm_rules.language.diagnostics import render
from brabantnorm_rules.norm.edition import Norm
from tests.examples import SMALL

NORM = read_norm(SMALL)


@pytest.fixture(scope="module")
def written(norm: Norm, dossier: Dossier) -> Any:
    return json.loads(to_json(assess(norm, dossier, date(2024, 6, 30))))


def refusals(changed: Any, norm: Norm) -> list[tuple[str, str]]:
    with pytest.raises(AssessmentError) as raised:
        from_json(json.dumps(changed), norm, path="a.json")
    for diagnostic in raised.value.diagnostics:
        for language in ("nl", "en"):
            assert render(diagnostic, language).sentence
    return [(found.code, found.place.within) for found in raised.value.diagnostics]


def places(value: Any, *above: str | int) -> Iterator[tuple[str | int, ...]]:
    """Every place in a JSON value, from the outside in."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        yield (*above, step)
        yield from places(each, *above, step)


def inside(value: Any, steps: tuple[str | int, ...]) -> Any:
    for step in steps:
        value = value[step]
    return value


def test_removing_any_one_key_is_refused(written: Any, norm: Norm) -> None:
    removed = set()
    for steps in places(written):
        key = steps[-1]
        kind = tuple(step for step in steps if isinstance(step, str))
        if isinstance(key, int) or kind in removed:
            continue
        removed.add(kind)
        changed = copy.deepcopy(written)
        del inside(changed, steps[:-1])[key]
        assert refusals(changed, norm), steps
    assert len(removed) > 60


def test_changing_any_one_value_to_what_it_cannot_be_is_refused(written: Any, norm: Norm) -> None:
    changed_kinds = set()
    for steps in places(written):
        kind = tuple(step for step in steps if isinstance(step, str))
        value = inside(written, steps)
        if kind in changed_kinds or isinstance(value, dict | list):
            continue
        changed_kinds.add(kind)
        others: tuple[Any, ...] = (None, True, 1.5, {"a": 1}, [[]], -1, "2024-02-30")
        for other in others:
            if other == value and type(other) is type(value):
                continue
            if _is_free(kind) and isinstance(other, str) and isinstance(value, str):
                continue
            if kind[-1] in ("total", "scope") and type(other) is int:
                continue
            changed = copy.deepcopy(written)
            inside(changed, steps[:-1])[steps[-1]] = other
            if kind[-1] in ("complete", "contradiction", "expired") and isinstance(other, bool):
                continue
            assert refusals(changed, norm), (steps, other)
    assert len(changed_kinds) > 50


def _is_free(kind: tuple[str, ...]) -> bool:
    """Whether a text comes from the facts alone, so that any other text could stand there too."""
    free = {"library", "engine", "ids", "contradictions", "owner", "reason", "reasons", "numerator", "denominator"}
    return bool(free & set(kind)) or kind[0] in ("organisation", "let_in") or {"missing", "totals"} & set(kind) != set()


def test_an_outcome_that_its_checks_do_not_show_is_refused(written: Any, norm: Norm) -> None:
    changed = copy.deepcopy(written)
    clause = changed["clauses"][3]
    assert clause["outcome"] == "not_met"
    clause |= {"outcome": "met", "flags": {"yes": True, "no": False, "unknown": False}, "remedy": None}
    assert ("assessment-outcome-broken", "/clauses/3") in refusals(changed, norm)


def test_an_outcome_that_its_flags_do_not_show_is_refused(written: Any, norm: Norm) -> None:
    changed = copy.deepcopy(written)
    changed["clauses"][3]["outcome"] = "met"
    assert ("assessment-differs", "/clauses/3/outcome") in refusals(changed, norm)


def test_a_count_that_the_clauses_do_not_show_is_refused(written: Any, norm: Norm) -> None:
    changed = copy.deepcopy(written)
    changed["counts"]["outcomes"]["met"] += 1
    assert refusals(changed, norm) == [("assessment-differs", "/counts/outcomes/met")]


def test_rules_checks_and_parts_that_the_norm_does_not_have_are_refused(written: Any, norm: Norm) -> None:
    changed = copy.deepcopy(written)
    changed["clauses"][0]["rule"] = "9.9"
    changed["clauses"][3]["checks"][0]["id"] = "bestaat_niet"
    changed["clauses"][1]["parts"].pop()
    changed["clauses"].append(changed["clauses"][4])
    assert {
        ("assessment-rule-unknown", "/clauses/0"),
        ("assessment-check-unknown", "/clauses/3/checks/0"),
        ("assessment-parts-differ", "/clauses/1/parts"),
        ("assessment-rule-twice", "/clauses/5"),
    } <= set(refusals(changed, norm))


def test_another_norm_edition_kind_or_format_is_refused_at_once(written: Any, norm: Norm) -> None:
    assert refusals(written, attrs.evolve(norm, edition="2025")) == [("assessment-of-other-norm", "/norm")]
    assert refusals(written, attrs.evolve(norm, id="anders")) == [("assessment-of-other-norm", "/norm")]
    assert refusals({**written, "format": 2}, norm) == [("unknown-format", "/format")]
    other_kind = {**written, "organisation": {"id": "ws01", "name": "Dijk", "kind": "waterschap"}}
    assert refusals(other_kind, norm) == [("assessment-value-refused", "/organisation/kind")]


def test_all_problems_are_reported_in_one_run(written: Any, norm: Norm) -> None:
    changed = copy.deepcopy(written)
    changed["as_of"] = "gisteren"
    changed["clauses"][0]["checks"][0]["flags"] = 7
    changed["clauses"][2]["extra"] = 1
    changed["clauses"][2]["missing"][0]["lack"] = "alles"
    assert refusals(changed, norm) == [
        ("assessment-value-refused", "/as_of"),
        ("assessment-value-refused", "/clauses/0/checks/0/flags"),
        ("assessment-key-unknown", "/clauses/2"),
        ("assessment-value-refused", "/clauses/2/missing/0/lack"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty-file"),
        ("{", "json-syntax-error"),
        ("[" * 100_000, "too-deep"),
        ('{"a":' * 5_000 + "1" + "}" * 5_000, "too-deep"),
        ("null", "unknown-format"),
        ("[]", "unknown-format"),
        ('{"format": 1, "format": 1}', "duplicate-key"),
        ('{"format": NaN}', "number-not-finite"),
        ('{"format": 1.0}', "assessment-of-other-norm"),
        ('{"format": 1}', "assessment-of-other-norm"),
    ],
)
def test_a_text_that_is_no_assessment_is_refused(text: str, code: str, norm: Norm) -> None:
    with pytest.raises(AssessmentError) as raised:
        from_json(text, norm)
    assert code in [found.code for found in raised.value.diagnostics]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
HEAD = {
    "format": 1,
    "norm": {"id": NORM.id, "edition": NORM.edition, "title": {"nl": NORM.title.nl, "en": NORM.title.en}},
    "organisation": {"id": "gm9901", "name": "Dijkstede", "kind": "gemeente"},
}


@given(st.text() | JSON.map(json.dumps))
def test_nothing_but_an_assessment_error_is_raised(text: str) -> None:
    with pytest.raises(AssessmentError):
        from_json(text, NORM)


@given(
    st.dictionaries(
        st.sampled_from(["library", "as_of", "as_at", "known_on", "clauses", "counts", "let_in", "selection"]), JSON
    )
)
def test_nothing_but_an_assessment_error_is_raised_behind_a_good_head(rest: Any) -> None:
    with pytest.raises(AssessmentError):
        from_json(json.dumps({**HEAD, **rest}), NORM)
