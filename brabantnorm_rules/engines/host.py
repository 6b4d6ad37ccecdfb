"""The host: durable-rules without threads. It registers only what is safe, and tells which rules fire on a record.

The one module that imports durable-rules; it is imported when the live engine is first asked for. Rulesets cannot be
freed, so that one host for the whole process holds them, each once, and no more than a bounded number.
"""

import threading
from collections import deque
from collections.abc import Callable, Hashable, Mapping
from copy import deepcopy
from itertools import count
from typing import Any, Final, TypeAlias

import attrs
import durable_rules_engine
from durable import engine

from brabantnorm_rules.engines.subset import RECORD, Definition, check_definition
from brabantnorm_rules.errors import EngineUnavailable

MOST_HELD: Final = 20_000
"""How many rules one process holds: about 180 MB."""

MOST_SESSIONS: Final = 1_000
MOST_KEEPING: Final = 900
"""How many sessions there are at once, and how many of those keep records; durable-rules crashes at 1,025."""

Rulesets: TypeAlias = Mapping[str, frozenset[str]]
"""The fields that rulesets test, by the names of the rulesets."""

_NOTHING_KEPT: Final = "error code: 309"
"""What durable-rules says when a session has no state in a ruleset."""


class _Ruleset(engine.Ruleset):  # type: ignore[misc]  # durable-rules has no types
    """A ruleset whose actions do one thing: record that a rule fired."""

    def do_actions(self, state: int, complete: Callable[[object, object], None]) -> None:
        """Go through the rules that fired on a record in a session.

        durable-rules' own loop would call an action for each, keep what that raises as a text in the session's state,
        write that state back although nothing in it changed, and ask for the time by a function that warns from Python
        3.12 on. Here nothing is called, and what goes wrong is raised by `Host.assert_fact`.
        """
        fired: list[str] = []
        _, started = durable_rules_engine.start_action_for_state(self._handle, state) or ("", "")
        while started:
            fired.append(_rule_of(started))
            started = durable_rules_engine.complete_and_start_action(self._handle, state)
        complete(None, fired)


def _rule_of(started: str) -> str:
    """Return the name of the rule whose action is given as ``{"rule":{"m":{...}}}``; the rest is not read."""
    return started.split('"', 2)[1]


class Host(engine.Host):  # type: ignore[misc]  # durable-rules has no types
    """A host without threads, for rulesets of the safe subset only."""

    def __init__(self, most: int = MOST_HELD) -> None:
        """Hold at most ``most`` rules."""
        super().__init__()
        self._most = most
        self._held = 0
        self._lock = threading.Lock()
        self._unused = [f"s{number}" for number in range(MOST_SESSIONS)]
        self._left: deque[tuple[str, set[str]]] = deque()

    def _run(self) -> None:
        """Start nothing: durable-rules would start threads here that dispatch timers, and keep on doing so."""

    def get_action(self, action_name: str) -> Callable[[object], None]:
        """Return the action of a rule; `_Ruleset` records without calling it."""
        return lambda closure: None

    def hold(self, definitions: Mapping[str, Definition]) -> None:
        """Register rulesets that are not registered yet; one of the same name is the same ruleset.

        Raises ValueError for one outside the safe subset, EngineUnavailable when the process holds too many rules.
        """
        with self._lock:
            for name, definition in definitions.items():
                if name not in self._ruleset_directory:
                    self._register(name, definition)

    def _register(self, name: str, definition: Definition) -> None:
        check_definition(name, definition)
        if self._held + len(definition) > self._most:
            raise EngineUnavailable(
                f"the live engine holds no more than {self._most} rules in one process, because durable_rules never"
                " frees them: use the compiled engine, or another process"
            )
        self._ruleset_directory[name] = _Ruleset(name, self, deepcopy(definition))
        self._held += len(definition)

    def facts(self) -> "Facts":
        """Return a session for facts."""
        return Facts(self)

    def enter(self, most: int) -> str | None:
        """Return the id of a session that begins; None when there are ``most`` at once already."""
        with self._lock:
            while self._left:
                self._end(*self._left.popleft())
            return None if MOST_SESSIONS - len(self._unused) >= most else self._unused.pop()

    def leave(self, sid: str, used: set[str]) -> None:
        """End a session: delete all that it keeps in the rulesets that it used."""
        with self._lock:
            self._end(sid, used)

    def leave_later(self, sid: str, used: set[str]) -> None:
        """End a session before the next one begins; unlike `leave` this can be called in the middle of anything."""
        self._left.append((sid, used))

    def _end(self, sid: str, used: set[str]) -> None:
        for ruleset in used:
            try:
                self.delete_state(ruleset, sid)
            except durable_rules_engine.error as error:
                if _NOTHING_KEPT not in str(error):
                    raise
        self._unused.append(sid)

    def assert_record(self, ruleset: str, fact: Mapping[str, Any]) -> list[str]:
        """Assert one fact in a ruleset; return the names of the rules that fired on it, some perhaps twice."""
        with self._lock:
            fired: list[str] = self.assert_fact(ruleset, fact)
            return fired

    def retract_record(self, ruleset: str, sid: str, fact_id: str) -> None:
        """Retract the fact of this id from a session in a ruleset."""
        with self._lock:
            self.retract_fact(ruleset, {"id": fact_id, "sid": sid})


@attrs.frozen
class _Fact:
    """A record as durable-rules holds it: in which rulesets, under which id, with which fields; and what fired."""

    rulesets: Rulesets
    id: str
    fields: Mapping[str, bool]
    fired: frozenset[str]


class Facts:
    """One session of durable-rules: facts come and go one at a time; closing it gives its memory back.

    Rulesets are given by their names, which the host holds, with the fields that each tests. When durable-rules raises,
    nothing is kept any more: what it holds of the session is then not known.
    """

    def __init__(self, host: Host) -> None:
        """Keep nothing yet."""
        self._host = host
        self.sid: str | None = None
        self._ids = count(1)
        self._unused: list[str] = []
        self._used: set[str] = set()
        self._kept: dict[Hashable, _Fact] = {}

    def fire(self, rulesets: Rulesets, fields: Mapping[str, bool]) -> frozenset[str]:
        """Return the names of the rules that fire on a record with these derived fields; the record is not kept.

        Raises EngineUnavailable when there are as many sessions at once as there can be.
        """
        self.sid = sid = self.sid or self._host.enter(MOST_SESSIONS)
        if sid is None:
            raise EngineUnavailable(f"durable_rules takes no more than {MOST_SESSIONS} sessions at once")
        fact = self._assert(sid, rulesets, fields)
        self._retract(sid, fact)
        return fact.fired

    def keep(self, record: Hashable, rulesets: Rulesets, fields: Mapping[str, bool]) -> frozenset[str]:
        """Return the names of the rules that fire on a record, which is kept in the place of what was known of it.

        While so many sessions keep records that no more can, it is not kept.
        """
        kept = self._kept.get(record)
        if kept is not None and kept.fields == fields and kept.rulesets == rulesets:
            return kept.fired
        self.drop(record)
        self.sid = sid = self.sid or self._host.enter(MOST_KEEPING)
        if sid is None:
            with self._host.facts() as passing:
                return passing.fire(rulesets, fields)
        self._kept[record] = fact = self._assert(sid, rulesets, fields)
        return fact.fired

    def drop(self, record: Hashable) -> None:
        """Retract a record, if it is kept."""
        fact = self._kept.pop(record, None)
        if fact is not None and self.sid is not None:
            self._retract(self.sid, fact)

    def close(self) -> None:
        """Delete what is kept."""
        sid, used = self.sid, self._used
        self.sid, self._used, self._kept = None, set(), {}
        self._ids, self._unused = count(1), []
        if sid is not None:
            self._host.leave(sid, used)

    def __del__(self) -> None:
        if self.sid is not None:
            self._host.leave_later(self.sid, self._used)

    def _assert(self, sid: str, rulesets: Rulesets, fields: Mapping[str, bool]) -> _Fact:
        name = self._unused.pop() if self._unused else str(next(self._ids))
        message = {"id": name, "sid": sid, RECORD: "record"}
        self._used.update(rulesets)
        fired: set[str] = set()
        try:
            for ruleset, tested in rulesets.items():
                own = {field: value for field, value in fields.items() if field in tested}
                fired.update(self._host.assert_record(ruleset, message | own))
        except BaseException:
            self.close()
            raise
        return _Fact(rulesets, name, fields, frozenset(fired))

    def _retract(self, sid: str, fact: _Fact) -> None:
        for ruleset in fact.rulesets:
            self._host.retract_record(ruleset, sid, fact.id)
        self._unused.append(fact.id)

    def __enter__(self) -> "Facts":
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()


HOST: Final = Host()
"""The host of this process."""
