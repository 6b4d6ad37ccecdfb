"""The host: what fires is what the patterns say, nothing runs beside it, nothing is left behind or swallowed."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from random import Random
from typing import Any

import durable_rules_engine
import pytest

from brabantnorm_rules.engines import host as hosts
from brabantnorm_rules.engines.formulas import Derived, Every, Formula, Some, every, holds, pattern, replaced, some
from brabantnorm_rules.engines.host import MOST_KEEPING, MOST_SESSIONS, Host
from brabantnorm_rules.engines.subset import CATCH_ALL, EVERY_RECORD, hash_of

_NUMBERS = count()
ALL = frozenset(("a", *(f"f{place}" for place in range(8))))
"""The fields that rules here test."""


def formula(random: Random, depth: int = 3) -> Formula:
    """Return a formula about the fields `f0` to `f7`."""
    if depth == 0 or random.random() < 0.4:
        return Derived(f"f{random.randrange(8)}", random.random() < 0.5)
    return random.choice((every, some))(formula(random, depth - 1) for _ in range(random.randint(1, 3)))


def definition(formulas: dict[str, Formula]) -> dict[str, Any]:
    """Return a ruleset with a rule for each formula."""
    rules = {
        name: {"all": [{"m": pattern(found if isinstance(found, Every | Some) else Every((found,)))}], "run": name}
        for name, found in formulas.items()
    }
    return {CATCH_ALL: EVERY_RECORD, **rules}


def expected(formulas: dict[str, Formula], fields: dict[str, bool]) -> set[str]:
    """Return which rules fire, worked out in Python."""

    def answered(test: Derived) -> bool:
        return fields.get(test.field) is test.value

    return {CATCH_ALL, *(name for name, found in formulas.items() if holds(replaced(found, answered), ()))}


def record(random: Random) -> dict[str, bool]:
    """Return fields, some of which are left out."""
    return {f"f{place}": random.random() < 0.5 for place in range(8) if random.random() < 0.8}


@pytest.fixture
def held() -> tuple[Host, str]:
    """A host with a ruleset in which the rule `r` fires when `a` is true."""
    host, name = Host(), f"held_{next(_NUMBERS)}"
    host.hold({name: definition({"r": Derived("a", True)})})
    return host, name


@pytest.mark.parametrize("seed", range(20))
def test_what_fires_is_what_python_finds(seed: int) -> None:
    random = Random(seed)
    host = Host()
    formulas = {f"r{place}": formula(random) for place in range(12)}
    host.hold({f"random_{seed}": definition(formulas)})
    with host.facts() as facts:
        for place in range(50):
            fields = record(random)
            fired = facts.fire({f"random_{seed}": ALL}, fields)
            kept = facts.keep(place % 7, {f"random_{seed}": ALL}, fields)
            assert fired == kept == expected(formulas, fields)


def test_sessions_in_several_threads_do_not_see_each_other() -> None:
    host = Host()
    formulas = {f"r{place}": formula(Random(place)) for place in range(12)}
    host.hold({"threads": definition(formulas)})

    def session(seed: int) -> bool:
        random = Random(seed)
        with host.facts() as facts:
            made = [record(random) for _ in range(200)]
            return all(
                facts.keep(place % 20, {"threads": ALL}, fields) == expected(formulas, fields)
                for place, fields in enumerate(made)
            )

    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(session, range(8)))


def test_it_starts_no_threads() -> None:
    before = threading.active_count()
    host = Host()
    host.hold({"no_threads": definition({"r": Derived("a", True)})})
    with host.facts() as facts:
        facts.fire({"no_threads": ALL}, {"a": True})
    assert threading.active_count() == before


def facts_in(host: Host, name: str, sid: str | None) -> int:
    """Return how many facts durable-rules holds for a session."""
    return len(host.get_facts(name, sid))


def test_a_record_that_is_kept_replaces_what_was_known_of_it_and_can_be_dropped(held: tuple[Host, str]) -> None:
    host, name = held
    with host.facts() as facts:
        assert facts.keep("one", {name: ALL}, {"a": True}) == {CATCH_ALL, "r"}
        assert facts.keep("one", {name: ALL}, {"a": False}) == {CATCH_ALL}
        facts.keep("two", {name: ALL}, {})
        assert facts_in(host, name, facts.sid) == 2
        facts.drop("one")
        facts.drop("never seen")
        assert facts_in(host, name, facts.sid) == 1
        facts.fire({name: ALL}, {"a": True})
        assert facts_in(host, name, facts.sid) == 1


def test_a_record_of_which_nothing_changed_is_not_asserted_again(
    held: tuple[Host, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    host, name = held
    with host.facts() as facts:
        first = facts.keep("one", {name: ALL}, {"a": True})
        monkeypatch.setattr(durable_rules_engine, "assert_fact", None)
        assert facts.keep("one", {name: ALL}, {"a": True}) == first


def test_closing_deletes_the_state_of_the_session(held: tuple[Host, str]) -> None:
    host, name = held
    facts = host.facts()
    facts.keep("one", {name: ALL}, {"a": True})
    sid = facts.sid
    facts.close()
    facts.close()
    with pytest.raises(Exception, match="309"):
        host.get_facts(name, sid)


def test_a_session_that_nobody_closed_is_deleted_before_the_next_one_begins(held: tuple[Host, str]) -> None:
    host, name = held
    facts = host.facts()
    facts.keep("one", {name: ALL}, {"a": True})
    sid = facts.sid
    del facts
    gc.collect()
    with host.facts() as next_one:
        next_one.fire({name: ALL}, {"a": True})
        assert (next_one.sid, facts_in(host, name, sid)) == (sid, 0)


def test_a_record_that_durable_rules_refuses_raises_what_it_says_also_as_the_first_of_a_session(
    held: tuple[Host, str],
) -> None:
    host, name = held
    facts, many = host.facts(), {f"f{place}": True for place in range(300)}
    with pytest.raises(durable_rules_engine.error, match="302"):
        facts.keep("one", {name: frozenset(many)}, many)
    facts.close()


def test_what_goes_wrong_while_rules_fire_is_raised_and_nothing_is_kept(
    held: tuple[Host, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    host, name = held
    facts = host.facts()
    facts.keep("one", {name: ALL}, {"a": True})
    sid = facts.sid

    def fail(started: str) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(hosts, "_rule_of", fail)
        with pytest.raises(KeyboardInterrupt):
            facts.keep("two", {name: ALL}, {"a": True})
    with pytest.raises(Exception, match="309"):
        host.get_facts(name, sid)
    assert facts.keep("one", {name: ALL}, {"a": True}) == {CATCH_ALL, "r"}
    facts.close()


def test_more_sessions_at_once_than_durable_rules_can_keep_answer_all_the_same(held: tuple[Host, str]) -> None:
    """At 1,025 sessions in one ruleset the process would crash."""
    host, name = held
    sessions = [host.facts() for _ in range(1100)]
    for a in (True, False):
        for facts in sessions:
            fired = facts.keep("one", {name: ALL}, {"a": a})
            assert fired == ({CATCH_ALL, "r"} if a else {CATCH_ALL})
    keeping = [facts for facts in sessions if facts.sid is not None]
    assert len(keeping) == MOST_KEEPING
    keeping[0].close()
    sessions[-1].keep("one", {name: ALL}, {"a": True})
    assert sessions[-1].sid is not None
    for facts in sessions:
        facts.close()


def test_what_durable_rules_tells_sessions_and_records_apart_by_is_different_for_each() -> None:
    """It compares 32 bits of an id, and nothing else: two that have those in common are one to it."""
    sids = [f"s{number}" for number in range(MOST_SESSIONS)]
    assert len(set(map(hash_of, sids))) == MOST_SESSIONS
    ids = [*map(str, range(200_000)), *(f"sid-{sid}" for sid in sids)]
    assert len(set(map(hash_of, ids))) == len(ids)
