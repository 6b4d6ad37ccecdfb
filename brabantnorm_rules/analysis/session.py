"""Session: the findings of one organisation kept up to date while facts arrive and time passes."""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from types import TracebackType
from typing import Any, Final, Self, TypeAlias

from brabantnorm_rules.analysis.changes import Because, Event, OutcomeChange
from brabantnorm_rules.analysis.events import (
    EventLog,
    Happened,
    JsonEvent,
    read_event,
    read_opening,
    read_records,
    refusal,
    write_event,
)
from brabantnorm_rules.analysis.settings import read_setting, with_setting, write_setting
from brabantnorm_rules.analysis.standing import Moved, Standing
from brabantnorm_rules.analysis.timeline import TimelineChange, next_changes
from brabantnorm_rules.assessment.findings import SHOWN, Assessment
from brabantnorm_rules.assessment.judging import check_evidence, check_fact_types, day_of, engine_of
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.dossier.declarations import Complete
from brabantnorm_rules.dossier.entry import UNREADABLE
from brabantnorm_rules.dossier.given import Problems, shown
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.truth import Outcome, outcome

Record: TypeAlias = Mapping[str, object]
"""A record as it is given: values by field."""

Changes: TypeAlias = tuple[OutcomeChange, ...]
"""What an event changed, in the norm's order of the rules; empty: nothing."""


_ADD: Final = Event.ADD
_REPLACE: Final = Event.REPLACE


class Session:
    """The findings of one organisation, kept up to date: each event tells which outcomes it changed, and why.

    A session may be used from several threads: events are taken in one after another. An event that is refused raises
    DossierError with every problem, and leaves the session exactly as it was.
    """

    def __init__(
        self,
        norm: Norm,
        dossier: Dossier,
        as_of: date,
        *,
        engine: str = "compiled",
        on_change: Callable[[Changes], object] | None = None,
        journal: EventLog | None = None,
    ) -> None:
        """Open a session on a dossier on a date.

        ``engine`` is an engine's name. ``on_change`` is called with the changes of each event that changed an outcome,
        before the event's method returns; what it raises comes out of that method, though the event was taken in.
        ``journal`` keeps each event before it is taken in; when it cannot, the event does not happen.

        Raises what `assess` raises, and ValueError for a journal that keeps events already: let them happen again with
        `replay`.
        """
        check_fact_types(norm, dossier)
        if journal is not None and len(journal):
            raise ValueError("the journal keeps events already: use Session.replay")
        day = day_of(as_of, "as_of")
        self._engine = engine_of(engine).opened()
        self._lock = threading.RLock()
        self._on_change = on_change
        self._standing = Standing(norm, dossier, day, self._engine)
        self._events = [Happened(Event.OPEN, "", (day, dossier))]
        self._journal = journal
        self._closed = False
        if journal is not None:
            journal.append(write_event(self._events[0], norm))

    @classmethod
    def replay(
        cls,
        norm: Norm,
        events: Iterable[JsonEvent],
        *,
        engine: str = "compiled",
        on_change: Callable[[Changes], object] | None = None,
        journal: EventLog | None = None,
    ) -> Self:
        """Open a session in which events that were kept happen again.

        ``norm`` is the one that the session was opened with. ``on_change`` is only told of what happens after them, and
        ``journal`` only keeps that: it is the one that keeps the events themselves.

        Raises DossierError for events that are none, or that the norm has no place for, and ValueError for a journal
        that does not keep as many.
        """
        session: Self | None = None
        for position, given in enumerate(events):
            place = Place(within=f"events[{position}]")
            event, held = read_event(given, place)
            if (event is Event.OPEN) is not (session is None):
                raise refusal("event-order", place)
            if session is None:
                session = cls(norm, read_opening(held, norm), held["as_of"], engine=engine)
            else:
                session._happen(event, held)
        if session is None:
            raise refusal("event-order", Place(within="events[0]"))
        if journal is not None and len(journal) != len(session._events):
            raise ValueError("the journal keeps other events")
        session._on_change, session._journal = on_change, journal
        return session

    # ---- what is known ------------------------------------------------------------------------------------------

    @property
    def norm(self) -> Norm:
        """The norm that is judged by, with the parameters that were set."""
        return self._standing.norm

    @property
    def as_of(self) -> date:
        """The date for which the findings hold."""
        return date.fromordinal(self._standing.moment.as_of)

    @property
    def engine(self) -> str:
        """The name of the engine."""
        return self._engine.name

    def outcome(self, rule_id: str) -> Outcome:
        """Return the outcome of a rule as it is now; KeyError when there is none of that number."""
        return outcome(self._standing.flags[rule_id])

    def dossier(self) -> Dossier:
        """Return the dossier as it is now, immutable."""
        with self._lock:
            return self._standing.dossier()

    def assessment(self, *, evidence: int | None = SHOWN) -> Assessment:
        """Return all findings as they are now: what `assess` gives of the dossier on the date.

        ``evidence`` limits how many ids of records each check shows (None: all).
        """
        check_evidence(evidence)
        with self._lock:
            return self._standing.assessment(evidence)

    def next_change(self) -> tuple[TimelineChange, ...]:
        """Return the changes on the first date on which an outcome changes if nothing happens; empty: none does."""
        with self._lock:
            return next_changes(self.norm, self._standing.dossier(), self.as_of)

    def events(self) -> list[dict[str, Any]]:
        """Return all that happened, the opening first, as JSON values that `replay` takes."""
        with self._lock:
            return [write_event(happened, self.norm) for happened in self._events]

    # ---- what happens -------------------------------------------------------------------------------------------

    def add(
        self, fact_type: str, records: Record | Iterable[Record], *, empty_is_none: Collection[str] = ()
    ) -> Changes:
        """Add one record or several, of a fact type, whose ids are new; return what that changed.

        Records and ``empty_is_none`` are as in `Dossier.add`.
        """
        return self._enter(_ADD, fact_type, records, empty_is_none)

    def replace(
        self, fact_type: str, records: Record | Iterable[Record], *, empty_is_none: Collection[str] = ()
    ) -> Changes:
        """Put one record or several, whole, in the place of those that have their ids; return what that changed."""
        return self._enter(_REPLACE, fact_type, records, empty_is_none)

    def retract(self, fact_type: str, ids: str | Iterable[str]) -> Changes:
        """Take the record or records with these ids out; return what that changed."""
        with self._lock:
            self._check_open()
            problems = Problems()
            self._standing.way_in(fact_type, (), problems)
            names = (ids,) if isinstance(ids, str) else tuple(dict.fromkeys(ids))
            _check_known(fact_type, names, self._standing.ids(fact_type), "", problems)
            problems.check()
            self._keep(Happened(Event.RETRACT, fact_type, names))
            moved = self._standing.remove(fact_type, names)
            return self._tell(moved, Event.RETRACT, fact_type, names)

    def declare_complete(self, fact_type: str, complete: Complete = True) -> Changes:
        """Declare a register complete, or for which records; return what that changed.

        ``complete`` is as in `Dossier.add`, and replaces what was declared before.
        """
        with self._lock:
            self._check_open()
            problems = Problems()
            declarations = self._standing.read_declarations(fact_type, complete, problems)
            problems.check()
            self._keep(Happened(Event.DECLARE_COMPLETE, fact_type, declarations))
            return self._tell(self._standing.declare(fact_type, declarations), Event.DECLARE_COMPLETE, fact_type)

    def advance(self, as_of: date) -> Changes:
        """Let time pass up to a date; return what that changed.

        Raises TypeError for what is no date, ValueError for a date before the one that the findings hold for.
        """
        day = day_of(as_of, "as_of")
        with self._lock:
            self._check_open()
            if day < self._standing.moment.as_of:
                raise ValueError(f"time goes forward: {as_of} is before {self.as_of}")
            standing = Standing(self.norm, self._standing.dossier(), day, self._engine)
            self._keep(Happened(Event.ADVANCE, "", day))
            return self._move(standing, Event.ADVANCE)

    def set_parameter(self, name: str, value: object) -> Changes:
        """Give a parameter a value of the organisation's own, on every date; return what that changed.

        ``value`` is as an author writes it: ``{"years": 1}``, a date, an exact number, a list of words. A reading takes
        only what the norm admits. Raises KeyError for a parameter that the norm does not have.
        """
        with self._lock:
            self._check_open()
            read = read_setting(self.norm, name, value)
            norm = with_setting(self.norm, name, read)
            standing = Standing(norm, self._standing.dossier(), self._standing.moment.as_of, self._engine)
            self._keep(Happened(Event.SET_PARAMETER, "", (name, write_setting(norm, name, read))))
            return self._move(standing, Event.SET_PARAMETER, name)

    def take(self, event: JsonEvent) -> Changes:
        """Let an event happen that is given as JSON values, in the form of `events`; return what that changed.

        Raises DossierError for what is no event, and for an opening; else what the event's own method raises.
        """
        found, held = read_event(event, Place(within="event"))
        if found is Event.OPEN:
            raise refusal("event-order", Place(within="event"))
        return self._happen(found, held)

    def close(self) -> None:
        """Close the session: nothing happens in it any more. What was found can still be asked."""
        with self._lock:
            self._closed = True
            self._engine.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # ---- how ----------------------------------------------------------------------------------------------------

    def _happen(self, event: Event, held: Mapping[str, Any]) -> Changes:
        match event:
            case Event.ADD | Event.REPLACE:
                records = read_records(self.norm.fact_types.get(held["fact_type"]), held["records"])
                return self._enter(event, held["fact_type"], records, ())
            case Event.RETRACT:
                return self.retract(held["fact_type"], held["ids"])
            case Event.DECLARE_COMPLETE:
                return self.declare_complete(held["fact_type"], held["complete"])
            case Event.ADVANCE:
                return self.advance(held["as_of"])
            case _:
                return self.set_parameter(held["name"], held["value"])

    def _enter(
        self, event: Event, fact_type: str, records: Record | Iterable[Record], empty_is_none: Collection[str]
    ) -> Changes:
        given: list[Record]
        if type(records) is dict or isinstance(records, Mapping):
            given = [records]
        elif isinstance(records, str):
            raise TypeError("records are mappings")
        else:
            given = list(records)
        with self._lock:
            self._check_open()
            standing = self._standing
            problems = Problems()
            entry = standing.way_in(fact_type, empty_is_none, problems)
            taken = standing.ids(fact_type)
            read = entry.read_rows(given, problems, taken if event is _ADD else frozenset())
            if event is _REPLACE:
                _check_known(fact_type, read.ids, taken, ".id", problems)
            if problems.found:
                raise problems.error()
            rows = tuple(read.rows())
            self._keep(Happened(event, fact_type, rows))
            return self._tell(standing.put(fact_type, read, rows), event, fact_type, read.ids)

    def _check_open(self) -> None:
        if self._closed:
            raise ValueError("the session is closed")

    def _keep(self, happened: Happened) -> None:
        if self._journal is not None:
            self._journal.append(write_event(happened, self.norm))
        self._events.append(happened)

    def _move(self, standing: Standing, event: Event, parameter: str = "") -> Changes:
        """Go on from another standing of the same dossier."""
        before, self._standing = self._standing, standing
        return self._tell(standing.since(before), event, parameter=parameter)

    def _tell(
        self, moved: Moved, event: Event, fact_type: str = "", names: tuple[str, ...] = (), parameter: str = ""
    ) -> Changes:
        if not moved.flags:
            return ()
        flags, wiring = self._standing.flags, self._standing.wiring
        own = {(fact_type, name) for name in names}
        as_of = self.as_of if event is Event.ADVANCE else None
        changes = []
        for rule in sorted(moved.flags, key=wiring.order.__getitem__):
            before, after = outcome(moved.flags[rule]), outcome(flags[rule])
            if before is not after:
                records = moved.of(wiring.questions[rule])
                if own:
                    records = [record for record in records if record in own] or sorted(own)
                because = Because(event, fact_type, tuple(records), as_of, parameter)
                changes.append(OutcomeChange(rule, before, after, because))
        if changes and self._on_change is not None:
            self._on_change(tuple(changes))
        return tuple(changes)


def _check_known(fact_type: str, names: Iterable[object], known: Collection[str], key: str, problems: Problems) -> None:
    """Report ids that no record has."""
    for position, name in enumerate(names):
        if name not in known and not str(name).startswith(UNREADABLE):
            place = Place(within=f"{fact_type}[{position}]{key}")
            problems.report("record-unknown", place, fact_type=fact_type, id=shown(name))
