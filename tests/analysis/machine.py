"""A session in which anything can happen, held against assessing anew and the reference interpreter at every step."""

import json
from datetime import date, timedelta
from random import Random
from typing import Any, Final

import attrs
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from brabantnorm_rules import DossierError, Event, Norm, Outcome, OutcomeChange, Session, assess, to_json
from brabantnorm_rules.norm.facts import ORGANISATION, RecordKind
from brabantnorm_rules.norm.parameters import Parameter, ParameterType, json_value
from tests.laws.test_engines import expected_flags
from tests.reference import outcomes as reference
from tests.reference.facts import GivenRegister
from tests.reference.records import Question
from tests.strategies.facts import declaration, dossier, facts, row, with_words
from tests.strategies.norms import dates
from tests.strategies.norms import norm as norm_of

randoms: Final = st.randoms(use_true_random=True)


class SessionMachine(RuleBasedStateMachine):
    """Everything that can happen in a session, beside the same facts as they are given."""

    engine: str

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[OutcomeChange, ...]] = []
        self.changes: tuple[OutcomeChange, ...] = ()
        self.outcomes: dict[str, Outcome] = {}

    @initialize(random=randoms)
    def open(self, random: Random) -> None:
        self.opened_with = norm_of(random)
        self.facts = facts(random, self.opened_with)
        (as_of,) = dates(random, 1)
        entered = dossier(self.opened_with, self.facts)
        self.session = Session(self.opened_with, entered, as_of, engine=self.engine, on_change=self.told.append)

    @property
    def norm(self) -> Norm:
        return self.session.norm

    def register(self, name: str) -> GivenRegister:
        return self.facts.registers.get(name, GivenRegister())

    def given(self, name: str, **changed: Any) -> None:
        register = attrs.evolve(self.register(name), **changed)
        self.facts = attrs.evolve(self.facts, registers={**self.facts.registers, name: register})

    def some_type(self, random: Random) -> str:
        """Return a fact type; more often than others one of statements, of which there are few."""
        types = [known for known in self.norm.fact_types.values() if known.name != ORGANISATION]
        weights = [3 if known.kind is RecordKind.STATEMENT else 1 for known in types]
        return random.choices(types, weights)[0].name

    def rows(self, random: Random, name: str, ids: list[str]) -> tuple[dict[str, Any], ...]:
        fact_type = with_words(self.norm, self.norm.fact_types[name])
        thorough = random.choice((1, 1, 0.9, 0.6))
        return tuple(row(random, fact_type, record, thorough) for record in ids)

    # ---- what happens -------------------------------------------------------------------------------------------

    @rule(random=randoms)
    def add(self, random: Random) -> None:
        name = self.some_type(random)
        known = self.register(name)
        taken = {given["id"] for given in known.rows}
        ids = [f"r{number}" for number in random.sample(range(40), random.choice((1, 1, 1, 3)))]
        added = self.rows(random, name, [record for record in ids if record not in taken])
        self.happens(self.session.add(name, added[0] if len(added) == 1 else added, empty_is_none=known.empty_is_none))
        self.given(name, rows=(*known.rows, *added))

    @rule(random=randoms)
    def replace(self, random: Random) -> None:
        name = self.some_type(random)
        known = self.register(name)
        ids = [given["id"] for given in known.rows]
        new = self.rows(random, name, random.sample(ids, min(len(ids), random.choice((1, 1, 2)))))
        self.happens(self.session.replace(name, new, empty_is_none=known.empty_is_none))
        replaced = {given["id"]: given for given in new}
        self.given(name, rows=tuple(replaced.get(given["id"], given) for given in known.rows))

    @rule(random=randoms)
    def retract(self, random: Random) -> None:
        name = self.some_type(random)
        known = self.register(name)
        ids = [given["id"] for given in known.rows]
        gone = random.sample(ids, min(len(ids), random.choice((1, 1, 2))))
        self.happens(self.session.retract(name, gone[0] if len(gone) == 1 else gone))
        self.given(name, rows=tuple(given for given in known.rows if given["id"] not in gone))

    @rule(random=randoms)
    def declare_complete(self, random: Random) -> None:
        name = self.some_type(random)
        fact_type = with_words(self.norm, self.norm.fact_types[name])
        kept_to = self.register(name).as_at or self.facts.as_at
        complete: Any = random.choice((True, False, (declaration(random, fact_type, kept_to),)))
        self.happens(self.session.declare_complete(name, complete))
        self.given(name, complete=complete)

    @rule(random=randoms)
    def advance(self, random: Random) -> None:
        as_of = self.session.as_of + timedelta(random.choice((0, 1, 1, 2, 29, 92, 365)))
        changes = self.session.advance(min(as_of, date(2190, 1, 1)))
        assert {change.because.as_of for change in changes} <= {as_of}
        self.happens(changes)

    @precondition(lambda self: self.norm.parameters)
    @rule(random=randoms)
    def set_parameter(self, random: Random) -> None:
        name = random.choice(sorted(self.norm.parameters))
        changes = self.session.set_parameter(name, some_value(random, self.norm.parameters[name]))
        assert {change.because.parameter for change in changes} <= {name}
        self.happens(changes)

    @rule(random=randoms)
    def refuse(self, random: Random) -> None:
        """What cannot happen is refused, whole: also what was right of it."""
        name = self.some_type(random)
        known = self.register(name)
        (right,) = self.rows(random, name, ["r99"])
        wrong: Any = random.choice(({"id": "r99"}, {"id": "r98", "geen_veld": 1}, {"id": ""}, "geen record"))
        before = self.session.events()
        with pytest.raises(DossierError):
            self.session.add(name, [right, wrong], empty_is_none=known.empty_is_none)
        with pytest.raises(DossierError):
            self.session.replace(name, [right])
        with pytest.raises(DossierError):
            self.session.retract(name, [*(given["id"] for given in known.rows), "r99"])
        with pytest.raises(DossierError):
            self.session.declare_complete(name, [{"sinds": 1}])
        assert self.session.events() == before
        self.changes = ()

    def happens(self, changes: tuple[OutcomeChange, ...]) -> None:
        assert self.told == ([changes] if changes else [])
        self.told.clear()
        self.changes = changes

    # ---- what holds ---------------------------------------------------------------------------------------------

    @invariant()
    def is_what_assessing_anew_gives(self) -> None:
        anew = assess(self.norm, self.session.dossier(), self.session.as_of, engine=self.engine)
        assert to_json(self.session.assessment()) == to_json(anew)
        from_given = assess(self.norm, dossier(self.opened_with, self.facts), self.session.as_of, engine=self.engine)
        assert to_json(from_given) == to_json(anew)

    @invariant()
    def is_what_the_reference_interpreter_gives(self) -> None:
        question = Question(self.norm, self.facts, self.session.as_of)
        for asked in self.norm.rules.values():
            expected = expected_flags(reference.flags_of_rule(question, asked))
            assert self.session._standing.flags[asked.id] == expected, asked

    @invariant()
    def tells_exactly_what_changed(self) -> None:
        now = {rule_id: self.session.outcome(rule_id) for rule_id in self.norm.rules}
        if self.outcomes:
            told = {change.rule: (change.before, change.after) for change in self.changes}
            changed = {name: (was, now[name]) for name, was in self.outcomes.items() if was is not now[name]}
            assert told == changed
        self.outcomes = now

    def teardown(self) -> None:
        """What happened, happened again from its JSON, gives the same session."""
        if not hasattr(self, "session"):
            return
        events = json.loads(json.dumps(self.session.events()))
        again = Session.replay(self.opened_with, events, engine=self.engine)
        assert again.events() == events
        assert to_json(again.assessment()) == to_json(self.session.assessment())
        assert [event["event"] for event in events].count(Event.OPEN) == 1


def some_value(random: Random, parameter: Parameter) -> Any:
    """Return a value that an organisation may choose for a parameter."""
    readings = [json_value(value) for value in parameter.ever()]
    if parameter.type is ParameterType.DATE:
        return date(2023, 1, 1) + timedelta(random.randrange(900))
    if any(dated.admitted for dated in parameter.values):
        return random.choice([json_value(value) for dated in parameter.values for value in dated.admitted])
    match parameter.type:
        case ParameterType.WINDOW:
            return random.choice((*readings, "kalenderjaar", {"months": random.randrange(20)}))
        case ParameterType.SET:
            return random.choice((*readings, []))
        case _:
            return random.choice(readings)
