"""The safe subset of durable-rules: what may be registered, and how much of it; anything else is refused.

Outside it durable-rules has crashed the whole process, matched wrongly, or refused a record when it came in.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeAlias

import attrs

CATCH_ALL: Final = "every_record"
"""The name of the rule that fires on every record, so that none is refused as not handled."""

RECORD: Final = "kind"
"""A field that every record has and no state document of durable-rules has: what the catch-all asks for."""

MOST_GROUPS: Final = 15
"""How many ``$and`` and ``$or`` one pattern may hold; with one more, durable-rules refuses the ruleset (error 113)."""

MOST_PENDING: Final = 60
"""How many tests of one record may be waiting at once; with more than 64, the record is refused (error 303)."""

MOST_RULES: Final = 100
"""How many rules a ruleset may hold; its tables have 128 places in the smallest."""

EVERY_RECORD: Final[Mapping[str, Any]] = {"all": [{"m": {"$ex": {RECORD: 1}}}], "run": CATCH_ALL}
"""The rule that fires on every record. As every rule it runs an action of its own name: to record that it fired."""

MOST_FIELDS: Final = 200
"""How many fields the rules of a ruleset may test; a record of more than 251 is refused (error 302)."""

_OFFSET_BASIS: Final = 0x811C9DC5
_PRIME: Final = 0x01000193
_NAME: Final = re.compile(r"[A-Za-z0-9_]{1,128}", re.ASCII)
_OWN: Final = ("id", "sid", RECORD)
"""The fields of a record that are no derived ones."""

Pattern: TypeAlias = Mapping[str, Any]
Definition: TypeAlias = Mapping[str, Any]


def check_definition(name: str, definition: Definition) -> None:
    """Check that a ruleset of this name can be registered with durable-rules.

    Raises ValueError for whatever lies outside the safe subset: joins of records, counts, windows, timers, charts,
    negated patterns, tests on anything but a field that is true or false, names that are no short ASCII words, and more
    than durable-rules holds.
    """
    _check(bool(_NAME.fullmatch(name)), f"{name!r} is no name for a ruleset")
    _check(
        definition.get(CATCH_ALL) == EVERY_RECORD, f"ruleset {name} has no rule {CATCH_ALL} that fires on every record"
    )
    patterns = [_pattern_of(name, rule, definition[rule]) for rule in definition if rule != CATCH_ALL]
    _check(len(definition) <= MOST_RULES, f"ruleset {name} has more than {MOST_RULES} rules")
    _check(len(fields_of(patterns)) <= MOST_FIELDS, f"ruleset {name} tests more than {MOST_FIELDS} fields")
    names = {*_OWN, *fields_of(patterns)}
    _check(len({hash_of(field) for field in names}) == len(names), f"ruleset {name} has fields that are taken for one")
    _check(pending(patterns) <= MOST_PENDING, f"ruleset {name} tests more at once than {MOST_PENDING}")


def hash_of(name: str) -> int:
    """Return the 32 bits that durable-rules compares names of fields, and ids, by: FNV-1a, and nothing else of them."""
    found = _OFFSET_BASIS
    for byte in name.encode():
        found = (found ^ byte) * _PRIME & 0xFFFFFFFF
    return found


def _check(condition: bool, otherwise: str) -> None:
    if not condition:
        raise ValueError(otherwise)


def _pattern_of(ruleset: str, name: str, rule: Mapping[str, Any]) -> Pattern:
    where = f"rule {name} of {ruleset}"
    _check(bool(_NAME.fullmatch(name)), f"{where}: {name!r} is no name for a rule")
    _check(rule.keys() == {"all", "run"}, f"{where} has something else than `all` and `run`")
    _check(rule["run"] == name, f"{where} does not run the action of its own name")
    records: Any = rule["all"]
    alone = isinstance(records, list) and len(records) == 1 and isinstance(records[0], dict)
    _check(alone and records[0].keys() == {"m"}, f"{where} is not about one record")
    found: Pattern = records[0]["m"]
    for test in _tests(where, found):
        ((field, value),) = test.items()
        _check(bool(_NAME.fullmatch(field)) and field not in _OWN, f"{where}: {field!r} is no field")
        _check(value is True or value is False, f"{where}: {field} is tested on something else than true or false")
    _check(groups(found) <= MOST_GROUPS, f"{where} is too large")
    return found


def _tests(where: str, found: Pattern) -> Iterator[Pattern]:
    _check(isinstance(found, dict) and len(found) == 1, f"{where}: {found!r} is not one test or group")
    parts = _parts(found)
    if parts is None:
        yield found
    else:
        _check(isinstance(parts, list) and bool(parts), f"{where}: a group without parts")
        for part in parts:
            yield from _tests(where, part)


def _parts(found: Pattern) -> Any:
    return found.get("$and", found.get("$or"))


def groups(found: Pattern) -> int:
    """Return how many ``$and`` and ``$or`` a pattern holds."""
    parts = _parts(found)
    return 0 if parts is None else 1 + sum(groups(part) for part in parts)


@attrs.define(eq=False)
class _Node:
    """A place in the net that durable-rules makes of patterns: the tests made from there, and where `$or` ends meet."""

    tests: dict[tuple[str, bool], "_Node"] = attrs.field(factory=dict)
    meets: list["_Node"] = attrs.field(factory=list)
    deepest: int | None = None

    def add(self, found: Pattern) -> "_Node":
        """Add a pattern from here on; return where it ends."""
        if "$and" in found:
            node = self
            for part in found["$and"]:
                node = node.add(part)
            return node
        if "$or" in found:
            meeting = _Node()
            for part in found["$or"]:
                self.add(part).meets.append(meeting)
            return meeting
        ((field, value),) = found.items()
        return self.tests.setdefault((field, value), _Node())

    def waiting(self) -> int:
        """Return how many tests can be waiting at once from here on: a field is not both true and false."""
        if self.deepest is None:
            here = len({field for field, _ in self.tests}) + len(self.meets)
            self.deepest = here + max([node.waiting() for node in (*self.tests.values(), *self.meets)], default=0)
        return self.deepest


def pending(patterns: list[Pattern]) -> int:
    """Return how many tests of one record can be waiting at once in a ruleset of these patterns and a catch-all."""
    root = _Node()
    for found in patterns:
        root.add(found)
    return 1 + root.waiting()


def fits(patterns: list[Pattern]) -> bool:
    """Return whether these patterns, beside a catch-all, are no more than a ruleset holds."""
    few = len(patterns) < MOST_RULES and all(groups(found) <= MOST_GROUPS for found in patterns)
    return few and len(fields_of(patterns)) <= MOST_FIELDS and pending(patterns) <= MOST_PENDING


def fields_of(patterns: Iterable[Pattern]) -> frozenset[str]:
    """Return the fields that patterns test."""
    return frozenset(field for found in patterns for field in _fields(found))


def _fields(found: Pattern) -> Iterator[str]:
    parts = _parts(found)
    if parts is None:
        yield from found
    else:
        for part in parts:
            yield from _fields(part)


def fields_in(definition: Definition) -> frozenset[str]:
    """Return the fields that the rules of a ruleset test."""
    return fields_of(rule["all"][0]["m"] for name, rule in definition.items() if name != CATCH_ALL)
