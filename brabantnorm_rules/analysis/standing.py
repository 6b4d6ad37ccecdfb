"""Standing: what the rules show of a dossier at a moment, kept so that a change judges no more than it touches."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.analysis.registers import Asked, OpenRegister
from brabantnorm_rules.analysis.wiring import wiring_of
from brabantnorm_rules.assessment.findings import Assessment
from brabantnorm_rules.assessment.judge import Judge
from brabantnorm_rules.assessment.judging import judge_all
from brabantnorm_rules.dossier import Dossier, Register
from brabantnorm_rules.dossier.declarations import Complete
from brabantnorm_rules.dossier.entry import Entry, Records
from brabantnorm_rules.dossier.given import Problems
from brabantnorm_rules.dossier.registers import Declaration
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import Moment, moment_of
from brabantnorm_rules.engines.port import Engine, Tally
from brabantnorm_rules.engines.roles import completeness_of, role_sets_of, tallies_about
from brabantnorm_rules.engines.view import read
from brabantnorm_rules.engines.windows import reached
from brabantnorm_rules.norm.conditions import Has
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import RecordKind
from brabantnorm_rules.norm.values import Value
from brabantnorm_rules.truth import Flags


@attrs.frozen
class Moved:
    """What a change moved: what each rule showed before that shows something else now, and which records moved.

    ``records`` are the fact types and ids of the records whose role changed, by the number of the question.
    """

    flags: Mapping[str, Flags]
    records: Mapping[int, Collection[tuple[str, str]]]

    def of(self, questions: Iterable[int]) -> Sequence[tuple[str, str]]:
        """Return the records that moved in some questions, once each, in order."""
        return sorted({record for number in questions for record in self.records.get(number, ())})


_NOTHING: Final = Moved({}, {})


class Standing:
    """A dossier at a moment, judged by an engine; its records can change one by one.

    Whoever changes it has checked what it is given: nothing in here refuses anything.
    """

    def __init__(self, norm: Norm, dossier: Dossier, as_of: int, engine: Engine, known_on: int | None = None) -> None:
        """Judge a dossier on a day (ordinal), by what was known on a day."""
        self.engine: Final = engine
        self.moment = moment_of(norm, as_of, dossier.organisation.kind)
        self.wiring: Final = wiring_of(norm)
        self.flags: Final[dict[str, Flags]] = {}
        self._known_on: Final = known_on
        self._dossier = dossier
        self._open: dict[str, OpenRegister] = {}
        self._ways_in: dict[str, Entry] = {}
        self._assessing = Assessing(self.moment, dossier, known_on)
        self._tallies: list[Tally] = list(engine.tally(self._assessing))
        self._rules = Judge(self._assessing, self._tallies, None, self.flags)
        for rule in norm.rules:
            self._rules.flags(rule)

    @property
    def norm(self) -> Norm:
        """The norm that is judged by."""
        return self.moment.norm

    def ids(self, fact_type: str) -> Set[str]:
        """Return the ids of the records that were entered of a fact type."""
        return self._opened(fact_type).slots.keys() if fact_type in self._dossier.entered else frozenset()

    def is_statement(self, fact_type: str) -> bool:
        """Return whether the records of a fact type are statements, which are judged together."""
        return self.norm.fact_types[fact_type].kind is RecordKind.STATEMENT

    # ---- what is asked ------------------------------------------------------------------------------------------

    def way_in(self, fact_type: str, empty_is_none: Collection[str], problems: Problems) -> Entry:
        """Return the way in of a fact type's records, as `Dossier.way_in`."""
        if empty_is_none or fact_type not in self._ways_in:
            entry = self._dossier.way_in(fact_type, empty_is_none, problems)
            if empty_is_none:
                return entry
            self._ways_in[fact_type] = entry
        return self._ways_in[fact_type]

    def read_declarations(self, fact_type: str, complete: Complete, problems: Problems) -> tuple[Declaration, ...]:
        """Return what is said of the completeness of a register; its problems are reported."""
        known = self.way_in(fact_type, (), problems).fact_type
        own = fact_type in self._dossier.entered
        kept_to = self._dossier.registers[fact_type].as_at if own else None
        return self._dossier.read_declarations(known, complete, kept_to, problems)

    def dossier(self) -> Dossier:
        """Return the dossier as it is now."""
        self._close(self._open.values())
        return self._dossier

    def tallies(self) -> Sequence[Tally]:
        """Return the tallies of the norm's questions that are kept, with the records that each role set has."""
        assessing = Assessing(self.moment, self.dossier(), self._known_on)
        tallies = list(self._tallies)
        for name, opened in self._open.items():
            order = opened.order()
            for asked in opened.asked:
                in_order = enumerate([asked.roles[slot] for slot in order])
                for number, tally in tallies_about(assessing, name, asked.ended, in_order):
                    tallies[number] = tally
        return tallies

    def assessment(self, evidence: int | None) -> Assessment:
        """Return all findings, of the tallies that are kept."""
        tallies = self.tallies()
        return judge_all(
            Judge(Assessing(self.moment, self._dossier, self._known_on), tallies, evidence), self.engine.name
        )

    def since(self, other: "Standing") -> Moved:
        """Return what moved since another standing of the same dossier, at another moment or under other parameters."""
        flags = {rule: before for rule, before in other.flags.items() if before != self.flags[rule]}
        numbers = sorted({number for rule in flags for number in self.wiring.questions[rule]})
        if not numbers:
            return Moved(flags, {})
        before, after = other.tallies(), self.tallies()
        return Moved(flags, {number: _differences(before[number], after[number]) for number in numbers})

    # ---- what changes -------------------------------------------------------------------------------------------

    def put(self, fact_type: str, records: Records, rows: Iterable[tuple[Value, ...]]) -> Moved:
        """Put records, of which these are the rows, in, or in the place of those that have their ids."""
        change: _Change = {}
        own = fact_type in self._dossier.entered
        if not own:
            self._enter(fact_type, change)
        opened = self._opened(fact_type)
        before = self._before(opened, [name for name in records.ids if name in opened.slots])
        for name, row in zip(records.ids, rows, strict=True):
            opened.put(name, row)
        if opened.is_statement:
            few = opened.pick({*records.ids, *before.ids})
        else:
            few = opened.register_of(records.ids, records.columns)
        return self._judge(opened, few, change, (few, before) if own else None)

    def remove(self, fact_type: str, names: Collection[str]) -> Moved:
        """Take records out."""
        change: _Change = {}
        opened = self._opened(fact_type)
        before = self._before(opened, names)
        left = self._take_out(opened, names, change)
        few = opened.pick(left) if left else self.moment.empty_register(fact_type)
        return self._judge(opened, few, change, (few, before))

    def declare(self, fact_type: str, declarations: tuple[Declaration, ...]) -> Moved:
        """Replace what is declared of a register's completeness."""
        change: _Change = {}
        if fact_type not in self._dossier.entered:
            self._enter(fact_type, change)
        opened = self._opened(fact_type)
        opened.declare(declarations)
        self._declare(opened, change)
        return self._judge(opened, opened.pick(()), change, None)

    def pass_to(self, as_of: int, records: Mapping[str, Collection[str]], registers: Collection[str]) -> Moved:
        """Let time pass to a day (ordinal) on which no parameter has another value.

        ``records`` are the ids of records that can be something else by it, by fact type; ``registers`` the fact types
        of which all can, and what is complete.
        """
        change: _Change = {}
        self.moment = Moment(self.norm, as_of, self.moment.kind)
        self._assessing = Assessing(self.moment, self._dossier, self._known_on)
        self._rules = self._rules.at(self._assessing, {*records, *registers})
        for name in registers:
            opened = self._opened(name)
            self._declare(opened, change)
            self._judge_records(opened, opened.close(), change)
        for name, ids in records.items():
            if name not in registers:
                self._judge_records(self._opened(name), self._opened(name).pick(ids), change)
        rules = [rule for number in change for rule in self.wiring.of_question[number]]
        rules += [rule for name in (*records, *registers) for rule in self.wiring.of_statements.get(name, ())]
        return Moved(self._judge_rules(rules), change) if rules else _NOTHING

    def _enter(self, fact_type: str, change: "_Change") -> None:
        """Begin a register of the organisation's own: what the norm supplied of it does not count any more."""
        opened = self._opened(fact_type)
        self._take_out(opened, list(opened.ids), change)
        opened.as_at = None
        opened.declare(())
        self._dossier = self._dossier.with_registers([opened.close()])
        self._declare(opened, change)

    def _take_out(self, opened: OpenRegister, names: Collection[str], change: "_Change") -> Collection[str]:
        """Take records out; return the ids of those that were judged together with them."""
        together = opened.together(names)
        for name in names:
            for asked in opened.asked:
                for number in asked.count(asked.roles[opened.slots[name]], asked.nobody):
                    change.setdefault(number, []).append((opened.fact_type.name, name))
            opened.remove(name)
            self.engine.drop(opened.fact_type.name, name)
        return together.difference(names)

    def _declare(self, opened: OpenRegister, change: "_Change") -> None:
        """Take over what is declared of a register in the questions about it."""
        name = opened.fact_type.name
        columns = self.moment.empty_register(name).columns
        empty = Register(opened.fact_type, (), columns, opened.declarations, opened.as_at)
        assessing = Assessing(self.moment, self._dossier.with_registers([empty]), self._known_on)
        for asked in opened.asked:
            complete = completeness_of(assessing, name, ended=asked.ended)
            for number, whether in zip(asked.numbers, complete, strict=True):
                if self._tallies[number].complete is not whether:
                    self._tallies[number] = attrs.evolve(self._tallies[number], complete=whether)
                    change.setdefault(number, [])

    def _opened(self, fact_type: str) -> OpenRegister:
        """Return the register of a fact type, opened when it is first needed."""
        opened = self._open.get(fact_type)
        if opened is None:
            questions = self.norm.questions_of
            asked = tuple(
                Asked.of(ended, questions[about, ended], [self._tallies[number] for number in questions[about, ended]])
                for about, ended in questions
                if about == fact_type
            )
            opened = self._open[fact_type] = OpenRegister.of(self._register(fact_type), asked)
            for found in asked:
                for number, counted in zip(found.numbers, found.counted, strict=True):
                    self._tallies[number] = attrs.evolve(self._tallies[number], positions=counted, contradictions=())
        return opened

    def _register(self, fact_type: str) -> Register:
        found = self._dossier.registers.get(fact_type)
        return self.moment.empty_register(fact_type) if found is None else found

    def _close(self, registers: Iterable[OpenRegister]) -> None:
        """Put open registers in the dossier as they are now."""
        changed = [opened.close() for opened in registers if opened.changed]
        stale = [closed for closed in changed if self._dossier.registers[closed.fact_type.name] is not closed]
        if stale:
            self._dossier = self._dossier.with_registers(stale)

    # ---- what follows -------------------------------------------------------------------------------------------

    def _before(self, opened: OpenRegister, names: Collection[str]) -> Register:
        """Return records that are about to change, as far as it matters to others what they were."""
        name = opened.fact_type.name
        matters = opened.is_statement or name in self.wiring.outer
        return opened.pick(names) if matters and names else self.moment.empty_register(name)

    def _judge(
        self, opened: OpenRegister, few: Register, change: "_Change", related: Sequence[Register] | None
    ) -> Moved:
        """Judge the records of a register that changed, those that should have one of them, and what rests on all.

        ``related`` are the records of the register as they are and as they were, that can matter to others; None: all.
        """
        name = opened.fact_type.name
        outer = self.wiring.outer.get(name, ())
        if outer or name in self.wiring.of_statements:
            self._look_again()
        if few.ids:
            self._judge_records(opened, few, change)
        for other, names in self._reached(outer, related).items():
            if names:
                self._judge_records(self._opened(other), self._opened(other).pick(names), change)
        rules = [rule for number in change for rule in self.wiring.of_question[number]]
        rules += self.wiring.of_statements.get(name, ())
        return Moved(self._judge_rules(rules), change) if rules else _NOTHING

    def _reached(
        self, outer: Iterable[tuple[str, Has | None]], related: Sequence[Register] | None
    ) -> Mapping[str, set[str]]:
        """Return the ids of the records, by fact type, that some related records can matter to; None: any can."""
        found: dict[str, set[str]] = {}
        for other, relation in outer:
            closed = self._opened(other).close()
            names = found.setdefault(other, set())
            if relation is None or related is None:
                names.update(closed.ids)
                continue
            view = read(closed, self.moment, self._known_on, ended=True)
            for register in related:
                inner = read(register, self.moment, self._known_on, ended=True)
                names.update(closed.ids[position] for position in reached(relation, self.moment, view, inner))
        return found

    def _look_again(self) -> None:
        """Let relations and statements be looked up in the registers as they are now."""
        self._close([opened for name, opened in self._open.items() if self.wiring.looks_up(name)])
        self._assessing = Assessing(self.moment, self._dossier, self._known_on)
        self._rules = Judge(self._assessing, self._tallies, None, self.flags)

    def _judge_records(self, opened: OpenRegister, few: Register, change: "_Change") -> None:
        """Find what some records are now, and take over where that is not what they were."""
        for asked in opened.asked:
            view = read(few, self.moment, self._known_on, ended=asked.ended)
            found = role_sets_of(self.engine, self._assessing, view, ended=asked.ended)
            for position, name in enumerate(few.ids):
                slot = opened.slots[name]
                before, after = asked.roles[slot], found.get(position, asked.nobody)
                if before != after:
                    asked.roles[slot] = after
                    for number in asked.count(before, after):
                        change.setdefault(number, []).append((opened.fact_type.name, name))

    def _judge_rules(self, rules: list[str]) -> Mapping[str, Flags]:
        """Judge some rules, and those that rest on rules that show something else now; return what those showed."""
        before: dict[str, Flags] = {}
        for rule in rules:
            flags = self._rules.flags_now(rule)
            if flags != self.flags[rule]:
                before.setdefault(rule, self.flags[rule])
                self.flags[rule] = flags
                rules += self.wiring.dependents.get(rule, ())
        return {rule: flags for rule, flags in before.items() if flags != self.flags[rule]}


_Change: TypeAlias = dict[int, list[tuple[str, str]]]
"""The fact types and ids of the records that moved, by the number of the question that they moved in."""


def _differences(before: Tally, after: Tally) -> Collection[tuple[str, str]]:
    """Return the records whose role set is another."""
    was, now = _roles_by_id(before), _roles_by_id(after)
    name = after.register.fact_type.name
    return [(name, record) for record in sorted(was.keys() | now.keys()) if was.get(record) != now.get(record)]


def _roles_by_id(tally: Tally) -> Mapping[str, int]:
    ids = tally.register.ids
    return {ids[position]: held for held, positions in enumerate(tally.positions) for position in positions}
