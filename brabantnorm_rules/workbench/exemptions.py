"""Exemptions as authors write them: what scenarios need not show of a rule, and why."""

from collections.abc import Iterator
from typing import Final

import attrs

from brabantnorm_rules.assessment import NotApplicable
from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.norm.rules import Rule
from brabantnorm_rules.source.nodes import Node
from brabantnorm_rules.truth import Outcome
from brabantnorm_rules.workbench.addresses import conditions_in
from brabantnorm_rules.workbench.expectations import ExpectationReader
from brabantnorm_rules.workbench.possible import Truth
from brabantnorm_rules.workbench.scenarios import Exempted, Exemption

_ABOUT: Final = ("rule", "check", "condition")
EXEMPTION_KEYS: Final = {
    Exempted.UNREACHABLE: (*_ABOUT, "truth", "outcome", "reason", "why"),
    Exempted.EQUIVALENT: (*_ABOUT, "changes", "why"),
}
EXEMPTIONS: Final = tuple(str(kind) for kind in Exempted)
"""The keys of a scenario file under which exemptions stand."""


@attrs.frozen(eq=False)
class ExemptionReader:
    """Reads exemptions; rules and checks are looked up as those of expectations are."""

    expectations: ExpectationReader

    @property
    def reader(self) -> Reader:
        """What keeps the problems."""
        return self.expectations.reader

    def read(self, kind: Exempted, node: Node, rule: Rule | None) -> Iterator[Exemption]:
        """Yield the exemptions of a kind in a list; ``rule`` is the one that those are about that name no other."""
        for item in self.reader.items(node):
            yield from self._exemptions(kind, item, rule)

    def _exemptions(self, kind: Exempted, node: Node, rule: Rule | None) -> tuple[Exemption, ...]:
        """Return an exemption, or one for each change that is named; of one that has a problem: nothing."""
        reader = self.reader
        already = len(reader.problems)
        found = reader.entries(node, EXEMPTION_KEYS[kind], required=("why",))
        if found is None:
            return ()
        rule = self.expectations.rule(found["rule"]) if "rule" in found else rule
        check = condition = ""
        if rule is not None and "check" in found:
            check = self._check(found["check"], rule)
        if rule is not None and "condition" in found:
            if "check" not in found:
                reader.report("missing-key", node, key="check")
            elif check:
                condition = self._condition(found["condition"], rule, check)
        what, reason = self._what(kind, found, node, in_condition="condition" in found)
        why = reader.text(found["why"]) if "why" in found else None
        if len(reader.problems) > already or rule is None or why is None:
            return ()
        return tuple(Exemption(kind, rule.id, check, condition, each, reason, why, node.place) for each in what)

    def _what(
        self, kind: Exempted, found: dict[str, Node], node: Node, *, in_condition: bool
    ) -> tuple[tuple[str, ...], NotApplicable | None]:
        """Return what cannot be, or what changes change nothing; and of an outcome also why a rule does not apply."""
        reader = self.reader
        key = "changes" if kind is Exempted.EQUIVALENT else "truth" if in_condition else "outcome"
        subject = "condition" if in_condition else "check" if "check" in found else "rule"
        for other in ("truth", "outcome", "reason"):
            if other in found and (other == "truth") != in_condition:
                reader.report("key-not-here", found[other], key=other, question=subject)
        if key not in found:
            reader.report("missing-key", node, key=key)
            return (), None
        match key:
            case "changes":
                return tuple(change.text for change in reader.texts(found[key])), None
            case "truth":
                return (str(reader.word(found[key], Truth)),), None
        reason = reader.word(found["reason"], NotApplicable) if "reason" in found else None
        return (str(reader.word(found[key], Outcome)),), reason

    def _check(self, node: Node, rule: Rule) -> str:
        name = self.reader.text(node)
        names = list(dict.fromkeys(check.id for check in rule.checks))
        if name is None or name in names:
            return name or ""
        self.reader.report(
            "unknown-check",
            node,
            name=name,
            rule=rule.id,
            allowed=", ".join(names),
            suggestion=self.reader.suggest(name, names),
        )
        return ""

    def _condition(self, node: Node, rule: Rule, check_id: str) -> str:
        name = self.reader.text(node)
        questions = [check.question for check in rule.checks if check.id == check_id]
        names = list(dict.fromkeys(found.address for question in questions for found in conditions_in(question)))
        if name is None or name in names:
            return name or ""
        self.reader.report(
            "unknown-condition",
            node,
            name=name,
            check=check_id,
            allowed=", ".join(names),
            suggestion=self.reader.suggest(name, names),
        )
        return ""
