"""The safe subset: nothing else is registered with durable-rules, and what is counted is what durable-rules counts."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any, ClassVar

import durable_rules_engine
import pytest
from durable import engine

from brabantnorm_rules import EngineUnavailable
from brabantnorm_rules.engines.host import Host
from brabantnorm_rules.engines.rulesets import Names
from brabantnorm_rules.engines.subset import (
    CATCH_ALL,
    EVERY_RECORD,
    MOST_GROUPS,
    MOST_PENDING,
    MOST_RULES,
    check_definition,
    fields_in,
    groups,
    pending,
)


class Unguarded(engine.Host):  # type: ignore[misc]  # durable-rules has no types
    """A host that registers anything, without threads, and the names of the rules that fired in it."""

    fired: ClassVar[list[str]] = []

    def _run(self) -> None:
        """Start nothing."""

    def get_action(self, action_name: str) -> Callable[[object], None]:
        return lambda closure: self.fired.append(action_name)


def ruleset(pattern: Any, **other: Any) -> dict[str, Any]:
    """Return a definition with one rule, `r`, on a record with this pattern, and what else the rule holds."""
    return {CATCH_ALL: deepcopy(EVERY_RECORD), "r": {"all": [{"m": pattern}], "run": "r", **other}}


def wide(number: int) -> dict[str, Any]:
    """Return a definition with so many rules, each of which tests a field of its own."""
    rules = {f"r{place}": {"all": [{"m": {f"f{place}": True}}], "run": f"r{place}"} for place in range(number)}
    return {CATCH_ALL: deepcopy(EVERY_RECORD), **rules}


def grouped(number: int) -> dict[str, Any]:
    """Return a pattern of so many groups."""
    return {"$and": [{"$or": [{f"f{place}": True}]} for place in range(number - 1)]}


def test_what_is_inside_is_let_through() -> None:
    check_definition("incident_1", ruleset({"$and": [{"a": True}, {"$or": [{"b": False}, {"c": True}]}]}))


@pytest.mark.parametrize(
    ("definition", "said"),
    [
        ({CATCH_ALL: EVERY_RECORD, "r": {"all": [{"x": {"a": True}}, {"m": {"b": True}}], "run": "r"}}, "one record"),
        ({CATCH_ALL: EVERY_RECORD, "r": {"all": [{"x": {"a": True}}], "run": "r"}}, "one record"),
        ({CATCH_ALL: EVERY_RECORD, "r": {"all": [], "run": "r"}}, "one record"),
        ({CATCH_ALL: EVERY_RECORD, "r": {"any": [{"m": {"a": True}}], "run": "r"}}, "something else"),
        ({CATCH_ALL: EVERY_RECORD, "r": {"all": [{"m$not": {"a": True}}], "run": "r"}}, "one record"),
        (ruleset({"a": True}, count=2), "something else"),
        (ruleset({"a": True}, cap=2), "something else"),
        (ruleset({"a": True}, span=5), "something else"),
        (ruleset({"a": True}, pri=1), "something else"),
        (ruleset({"a": True}, run="other"), "its own name"),
        (ruleset({"a": True}, run=print), "its own name"),
        (ruleset({"a": 1}), "true or false"),
        (ruleset({"a": "woord"}), "true or false"),
        (ruleset({"$gt": {"a": 1}}), "no field"),
        (ruleset({"$neq": {"a": True}}), "no field"),
        (ruleset({"$nex": {"a": 1}}), "no field"),
        (ruleset({"$ex": {"id": 1}}), "no field"),
        (ruleset({"id": True}), "no field"),
        (ruleset({"sid": True}), "no field"),
        (ruleset({"é": True}), "no field"),
        (ruleset({"a b": True}), "no field"),
        (ruleset({"a": {"$m": "b"}}), "true or false"),
        (ruleset({"a": True, "b": True}), "not one test"),
        (ruleset({}), "not one test"),
        (ruleset({"$and": []}), "without parts"),
        (ruleset({"$or": [{"$and": []}]}), "without parts"),
        (ruleset(grouped(MOST_GROUPS + 1)), "too large"),
        ({"r": {"all": [{"m": {"a": True}}], "run": "r"}}, "no rule every_record"),
        ({CATCH_ALL: {"all": [{"m": {"$ex": {"id": 1}}}], "run": CATCH_ALL}}, "no rule every_record"),
        (wide(MOST_PENDING), "more at once"),
        (
            {
                CATCH_ALL: EVERY_RECORD,
                **{
                    f"r{rule}": {
                        "all": [{"m": {"$and": [{"a": True}, *({f"f{rule}_{test}": True} for test in range(5))]}}],
                        "run": f"r{rule}",
                    }
                    for rule in range(41)
                },
            },
            "fields",
        ),
        (
            {
                CATCH_ALL: EVERY_RECORD,
                **{f"r{place}": {"all": [{"m": {"a": True}}], "run": f"r{place}"} for place in range(MOST_RULES)},
            },
            "more than",
        ),
        ({CATCH_ALL: EVERY_RECORD, "a$state": {"all": [{"m": {"a": True}}], "run": "a$state"}}, "no name"),
    ],
)
def test_what_is_outside_is_refused_before_durable_rules_sees_it(
    definition: dict[str, Any], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    monkeypatch.setattr(durable_rules_engine, "create_ruleset", lambda *given: seen.append(given))
    with pytest.raises(ValueError, match=said):
        Host().hold({"outside": definition})
    assert seen == []


@pytest.mark.parametrize("name", ["x$state", "x$flow", "", "a" * 200, "naam met spaties"])
def test_a_ruleset_whose_name_means_something_to_durable_rules_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        check_definition(name, ruleset({"a": True}))


def test_the_largest_pattern_is_the_largest_that_durable_rules_takes() -> None:
    assert groups(grouped(MOST_GROUPS)) == MOST_GROUPS
    Unguarded({"as_large_as_it_can_be": ruleset(grouped(MOST_GROUPS))})
    with pytest.raises(Exception, match="113"):
        Unguarded({"too_large": ruleset(grouped(MOST_GROUPS + 1))})


def test_as_many_tests_at_once_as_are_let_through_are_answered_and_somewhat_more_is_an_error() -> None:
    most = wide(MOST_PENDING - 1)
    host = Host()
    host.hold({"as_wide_as_it_can_be": most})
    with host.facts() as facts:
        fired = facts.fire(
            {"as_wide_as_it_can_be": fields_in(most)}, {f"f{place}": True for place in range(MOST_PENDING - 1)}
        )
    assert fired == most.keys()
    unguarded = Unguarded({"too_wide": wide(64)})
    with pytest.raises(Exception, match="303"):
        unguarded.assert_fact("too_wide", {"id": "1", "sid": "1", "kind": "r", **{f"f{n}": True for n in range(64)}})


@pytest.mark.parametrize(
    ("patterns", "number"),
    [
        ([], 1),
        ([{"a": True}, {"a": False}, {"b": True}], 3),
        ([{"$and": [{"a": True}, {"b": True}]}, {"$and": [{"a": True}, {"c": True}]}], 4),
        ([{"$or": [{"a": True}, {"b": True}]}], 4),
    ],
)
def test_what_can_be_waiting_is_counted_by_field_along_the_deepest_way(patterns: list[Any], number: int) -> None:
    assert pending(patterns) == number


def test_a_process_holds_a_bounded_number_of_rules_and_each_ruleset_once() -> None:
    host = Host(most=5)
    host.hold({"first": ruleset({"a": True})})
    host.hold({"first": ruleset({"a": True}), "second": ruleset({"b": True})})
    with pytest.raises(EngineUnavailable, match="no more than 5 rules"):
        host.hold({"third": ruleset({"c": True})})


# durable-rules' own host asks for the time in a way that Python deprecates from 3.12 on, each time a rule fires
@pytest.mark.filterwarnings(r"ignore:datetime\.datetime\.utcfromtimestamp:DeprecationWarning:durable\.engine")
def test_fields_that_durable_rules_takes_for_one_are_refused_and_never_made() -> None:
    """It compares 32 bits of a field's name, and nothing else."""
    one, other = "nakmvxxv", "tbdxatiq"
    unguarded = Unguarded({"taken_for_one": ruleset({one: True})})
    unguarded.assert_fact("taken_for_one", {"id": "1", "sid": "1", "kind": "r", other: True})
    assert "r" in unguarded.fired
    with pytest.raises(ValueError, match="taken for one"):
        check_definition("taken", ruleset({"$and": [{one: True}, {other: True}]}))
    names = Names()
    assert names.make(one) == one
    assert names.make(other) != other
