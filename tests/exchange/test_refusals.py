"""JSON that is no assessment, or no longer one, is refused with every problem at its place."""

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
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


def kinds(value: Any) -> Iterator[tuple[tuple[str, ...], tuple[str | int, ...]]]:
    """The first place of every kind: places that differ only in their position in a list are of one kind."""
    seen = set()
    for steps in places(value):
        kind = tuple(step for step in steps if isinstance(step, str))
        if kind not in seen and isinstance(steps[-1], str):
            seen.add(kind)
            yield kind, steps


def inside(value: Any, steps: tuple[str | int, ...]) -> Any:
    for step in steps:
        value = value[step]
    return value


@contextmanager
def changed_to(written: Any, steps: tuple[str | int, ...], other: Any) -> Iterator[Any]:
    """Give the JSON with another value in one place; afterwards it is as it was."""
    holder = inside(written, steps[:-1])
    before = copy.copy(holder)
    holder[steps[-1]] = other
    try:
        yield written
    finally:
        _restore(holder, before)


@contextmanager
def without(written: Any, steps: tuple[str | int, ...]) -> Iterator[Any]:
    """Give the JSON without one key; afterwards it is as it was."""
    holder = inside(written, steps[:-1])
    before = copy.copy(holder)
    del holder[steps[-1]]
    try:
        yield written
    finally:
        _restore(holder, before)


def _restore(holder: Any, before: Any) -> None:
    holder.clear()
    if isinstance(holder, dict):
        holder.update(before)
    else:
        holder.extend(before)


def test_removing_any_one_key_is_refused(written: Any, norm: Norm) -> None:
    removed = list(kinds(written))
    assert len(removed) > 60
    for kind, steps in removed:
        with without(written, steps) as changed:
            assert ("assessment-key-missing", "".join(f"/{step}" for step in steps[:-1])) in refusals(
                changed, norm
            ) or kind[0] in ("format", "norm", "organisation"), steps


OTHERS: tuple[Any, ...] = (None, True, 1.5, {"a": 1}, [[]], -1, "2024-02-30")


def test_changing_any_one_value_to_what_it_cannot_be_is_refused(written: Any, norm: Norm) -> None:
    """Each kind of place is tried with one of the other values, each other value in many kinds of places."""
    tried = 0
    for number, (kind, steps) in enumerate(kinds(written)):
        value = inside(written, steps)
        other = OTHERS[number % len(OTHERS)]
        if not _could_stand(kind, value, other):
            tried += 1
            with changed_to(written, steps, other) as changed:
                assert refusals(changed, norm), (steps, other)
    assert tried > 150


def _could_stand(kind: tuple[str, ...], value: Any, other: Any) -> bool:
    """Whether the other value could stand there too: it is the same, or what stands there comes from facts alone."""
    free = {"package", "engine", "ids", "contradictions", "owner", "reason", "reasons", "missing", "totals"}
    if isinstance(other, str) and isinstance(value, str):
        return other == value or bool(free & set(kind)) or kind[0] in ("organisation", "let_in")
    if isinstance(other, bool) and isinstance(value, bool):
        inside_composed = kind[-3:-1] == ("parts", "flags") and "checks" in kind
        return other == value or inside_composed or kind[-1] in ("complete", "contradiction", "expired")
    if type(other) is int:
        return other == value or kind[-1] in ("total", "scope")
    return other is None and value is None


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


BOUNDED = settings(max_examples=40, deadline=None)


@BOUNDED
@given(st.text() | JSON.map(json.dumps))
def test_nothing_but_an_assessment_error_is_raised(text: str) -> None:
    with pytest.raises(AssessmentError):
        from_json(text, NORM)


@BOUNDED
@given(
    st.dictionaries(
        st.sampled_from(["package", "as_of", "as_at", "known_on", "clauses", "counts", "let_in", "selection"]), JSON
    )
)
def test_nothing_but_an_assessment_error_is_raised_behind_a_good_head(rest: Any) -> None:
    with pytest.raises(AssessmentError):
        from_json(json.dumps({**HEAD, **rest}), NORM)


@BOUNDED
@given(data=st.data(), other=JSON)
def test_nothing_but_an_assessment_error_is_raised_for_one_other_value_anywhere(
    written: Any, data: st.DataObject, other: Any
) -> None:
    """What is accepted is written again as it was read."""
    steps = data.draw(st.sampled_from(sorted(places(written), key=str)))
    with changed_to(written, steps, other) as changed:
        text = json.dumps(changed)
    try:
        assessment = from_json(text, NORM)
    except AssessmentError:
        return
    assert json.loads(to_json(assessment)) == json.loads(text)


@pytest.mark.parametrize("other", [{"a": 1}, {"0": 1}, "ab", 7, {}], ids=str)
def test_what_is_no_list_is_refused_once_where_a_list_belongs(written: Any, norm: Norm, other: Any) -> None:
    for steps in (("let_in",), ("clauses",), ("clauses", 3, "checks"), ("clauses", 0, "basis")):
        with changed_to(written, steps, other) as changed:
            found = refusals(changed, norm)
        place = "".join(f"/{step}" for step in steps)
        assert [code for code, within in found if within == place] in (
            ["assessment-value-refused"],
            ["assessment-differs"],
        ) or other == {}, (steps, found)


def test_what_is_no_object_is_refused_once_where_an_object_belongs(written: Any, norm: Norm) -> None:
    for steps in (("counts",), ("clauses", 3), ("clauses", 3, "checks", 0, "records"), ("clauses", 0, "title")):
        for other in ([], [1], "ab", 7):
            with changed_to(written, steps, other) as changed:
                found = refusals(changed, norm)
            assert found == [("assessment-value-refused", "".join(f"/{step}" for step in steps))]


def test_a_value_of_a_parameter_with_more_in_it_is_refused(written: Any, norm: Norm) -> None:
    steps = ("clauses", 3, "parameters", 0, "value")
    assert isinstance(inside(written, steps), dict)
    with changed_to(written, steps, {**inside(written, steps), "x": 1}) as changed:
        assert refusals(changed, norm) == [("assessment-key-unknown", "/clauses/3/parameters/0/value")]


def test_parts_nested_as_deep_as_may_be_are_refused_like_any_others(written: Any, norm: Norm) -> None:
    inner = written["clauses"][1]["parts"][0]
    for _ in range(95):
        inner = {**inner, "parts": [inner]}
    with changed_to(written, ("clauses", 1), inner) as changed:
        assert refusals(changed, norm)


def test_a_composed_check_that_its_parts_do_not_show_is_refused(written: Any, norm: Norm) -> None:
    pointer = "/clauses/4/checks/1"
    composed = ("clauses", 4, "checks", 1)
    assert len(inside(written, composed)["parts"]) == 2
    met = {"flags": {"yes": True, "no": False, "unknown": False}, "outcome": "met"}
    first = inside(written, composed)["parts"][0]
    with changed_to(written, (*composed, "parts", 0), first | met) as changed:
        assert ("assessment-outcome-broken", pointer) in refusals(changed, norm)
    with changed_to(written, (*composed, "parts"), [first]) as changed:
        assert ("assessment-parts-differ", f"{pointer}/parts") in refusals(changed, norm)
