"""Expectations as authors write them: an outcome, and the checks and parts that decide it."""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

import attrs

from brabantnorm_rules.assessment import NotApplicable
from brabantnorm_rules.authoring.parameters import read_value
from brabantnorm_rules.authoring.shapes import Known, Reader, shown
from brabantnorm_rules.authoring.vocabulary import Vocabulary
from brabantnorm_rules.dossier.given import Problems
from brabantnorm_rules.dossier.times import read_day
from brabantnorm_rules.dossier.written import raw_of
from brabantnorm_rules.norm.parameters import ParameterValue
from brabantnorm_rules.norm.readings import admitted
from brabantnorm_rules.norm.rules import Rule
from brabantnorm_rules.source.nodes import Entries, Node
from brabantnorm_rules.truth import Outcome
from brabantnorm_rules.workbench.scenarios import NEVER, Decider, Shown

AS_OF: Final = "as_of"
EXPECTATION_KEYS: Final = ("outcome", AS_OF, "rule", "known_on", "because", "reason", "notes", "changes_on", "readings")
CHECK: Final = "check"


@attrs.frozen(eq=False)
class WrittenExpectation:
    """What is written of an expectation, but for the dossier; ``day`` is where its as-of date stands."""

    rule: str
    as_of: date
    day: Node
    known_on: date | None
    readings: Mapping[str, ParameterValue]
    expected: Shown


@attrs.frozen(eq=False)
class ExpectationReader:
    """Reads expectations under a norm, of which ``words`` are the vocabulary."""

    reader: Reader
    words: Vocabulary
    rules: Known[Rule]

    def read(self, node: Node, rule_id: str | None, day: Node | None) -> WrittenExpectation | None:
        """Return an expectation, or None when it has a problem.

        ``rule_id`` and ``day`` are the rule and the as-of date of an expectation that names no other.
        """
        reader = self.reader
        already = len(reader.problems)
        found = reader.entries(node, EXPECTATION_KEYS, required=("outcome",))
        if found is None:
            return None
        day = found.get(AS_OF, day)
        if day is None:
            reader.report("missing-key", node, key=AS_OF)
        as_of = None if day is None else self.day(day)
        known_on = self.day(found["known_on"]) if "known_on" in found else None
        readings = self._readings(found["readings"]) if "readings" in found else {}
        rule = self.rule(found["rule"]) if "rule" in found else self.rules.found.get(rule_id or "")
        outcome = reader.word(found["outcome"], Outcome) if "outcome" in found else None
        if rule is None or outcome is None:
            return None
        expected = Shown(
            outcome,
            self._because(found.get("because"), rule, outcome, node),
            self._reason(found["reason"], outcome) if "reason" in found else None,
            self._notes(found["notes"], rule) if "notes" in found else None,
            self._changes_on(found["changes_on"], as_of) if "changes_on" in found else None,
        )
        if len(reader.problems) > already or as_of is None or day is None:
            return None
        return WrittenExpectation(rule.id, as_of, day, known_on, readings, expected)

    def day(self, node: Node) -> date | None:
        """Return a day between those that can be assessed."""
        day = Problems(self.reader.problems).read(read_day, raw_of(node), node.place)
        return None if day is None else date.fromordinal(day)

    def _changes_on(self, node: Node, as_of: date | None) -> date | Literal["never"] | None:
        if raw_of(node) == NEVER:
            return NEVER
        day = self.day(node)
        if day is not None and as_of is not None and day <= as_of:
            self.reader.report("change-not-later", node, day=str(day), as_of=str(as_of))
        return day

    def rule(self, node: Node) -> Rule | None:
        """Return the rule that is named."""
        text = self.reader.text(node)
        return None if text is None else self.rules.get(self.reader, node, text)

    def _readings(self, node: Node) -> Mapping[str, ParameterValue]:
        readings = {}
        for name, written in self.reader.named(node):
            parameter = self.words.parameters.get(self.reader, name, name.text)
            value = None if parameter is None else read_value(self.reader, written, parameter, self.words)
            if parameter is None or value is None:
                continue
            chosen = admitted(parameter, value)
            if chosen is None:
                self.reader.report("reading-not-admitted", written, name=name.text, text=shown(written))
            else:
                readings[name.text] = chosen
        return readings

    def _reason(self, node: Node, outcome: Outcome) -> NotApplicable | None:
        if outcome is not Outcome.NOT_APPLICABLE:
            self.reader.report("reason-not-here", node, outcome=str(outcome))
        return self.reader.word(node, NotApplicable)

    # ---- checks -----------------------------------------------------------------------------------------------------

    def _because(self, node: Node | None, rule: Rule, outcome: Outcome, whole: Node) -> frozenset[Decider]:
        if node is None:
            if outcome is not Outcome.NOT_APPLICABLE:
                self.reader.report("because-missing", whole, outcome=str(outcome))
            return frozenset()
        if outcome is Outcome.NOT_APPLICABLE:
            self.reader.report("because-not-here", node)
            return frozenset()
        found: set[Decider] = set()
        for item in self.reader.items(node):
            decider = self._combination(item, rule) if isinstance(item, Entries) else self._decider(item, rule)
            if decider is None:
                continue
            alike = {other for other in found if other.id == decider.id}
            if decider in found or any(not each.combination for each in (*alike, decider) if alike):
                self.reader.report("value-twice", item, value=decider.id)
            found.add(decider)
        return frozenset(found)

    def _decider(self, node: Node, rule: Rule) -> Decider | None:
        name = self.reader.text(node)
        if name is None or name in rule.parts:
            return None if name is None else Decider(name)
        return None if self._check(node, name, rule, note=False) is None else Decider(name)

    def _combination(self, node: Node, rule: Rule) -> Decider | None:
        """Return one combination of values that a check is asked for."""
        written = node.get(CHECK) if isinstance(node, Entries) else None
        if written is None:
            self.reader.report("missing-key", node, key=CHECK)
            return None
        name = self.reader.text(written)
        combinations = None if name is None else self._check(written, name, rule, note=False)
        if name is None or combinations is None:
            return None
        variables = [variable for variable, _ in combinations[0]]
        found = self.reader.entries(node, (CHECK, *variables), required=variables)
        if found is None or len(found) <= len(variables):
            return None
        combination = tuple((variable, raw_of(found[variable])) for variable in variables)
        known = next((each for each in combinations if each == combination), None)
        if known is None:
            text = ", ".join(f"{variable}: {shown(found[variable])}" for variable in variables)
            self.reader.report("unknown-combination", node, name=name, text=text)
        return None if known is None else Decider(name, known)

    def _notes(self, node: Node, rule: Rule) -> Mapping[str, Outcome]:
        notes = {}
        for name, written in self.reader.named(node):
            outcome = self.reader.word(written, Outcome)
            if self._check(name, name.text, rule, note=True) is not None and outcome is not None:
                notes[name.text] = outcome
        return notes

    def _check(
        self, node: Node, name: str, rule: Rule, *, note: bool
    ) -> tuple[tuple[tuple[str, str | bool], ...], ...] | None:
        """Return the combinations that a check of a rule is asked for; ``note``: a check that is only shown."""
        found = [check for check in rule.checks if check.id == name]
        if not found:
            options = list(dict.fromkeys([*(check.id for check in rule.checks), *rule.parts]))
            suggestion = self.reader.suggest(name, options)
            self.reader.report(
                "unknown-check", node, name=name, rule=rule.id, allowed=", ".join(options), suggestion=suggestion
            )
            return None
        if found[0].note is not note:
            self.reader.report("check-not-note" if note else "check-is-note", node, name=name)
            return None
        return tuple(check.variables for check in found)
