"""Exemptions as authors write them: what scenarios need not show or notice of a rule, and why."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from brabantnorm_rules.assessment import NotApplicable
from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.rules import Rule
from brabantnorm_rules.source.nodes import Node
from brabantnorm_rules.truth import Outcome
from brabantnorm_rules.workbench.addresses import conditions_in
from brabantnorm_rules.workbench.expectations import ExpectationReader
from brabantnorm_rules.workbench.mutants import mutants_of
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
    """Reads exemptions under a norm; rules are looked up as those of expectations are."""

    norm: Norm
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
        why = reader.text(found["why"]) if "why" in found else None
        if "condition" in found and "check" not in found:
            reader.report("missing-key", node, key="check")
        if rule is None or len(reader.problems) > already:
            return ()
        check = condition = ""
        if "check" in found:
            names = dict.fromkeys(each.id for each in rule.checks)
            check = self._one_of(names, found["check"], "unknown-check", rule=rule.id)
        if check and "condition" in found:
            addresses = self._addresses(kind, rule, check)
            condition = self._one_of(addresses, found["condition"], "unknown-condition", check=check)
        if len(reader.problems) > already:
            return ()
        reason = None
        if kind is Exempted.EQUIVALENT:
            what = self._changes(found, node, rule, check, condition)
        else:
            what, reason = self._cannot(found, node)
        if len(reader.problems) > already or why is None:
            return ()
        return tuple(Exemption(kind, rule.id, check, condition, each, reason, why, node.place) for each in what)

    def _addresses(self, kind: Exempted, rule: Rule, check: str) -> Mapping[str, None]:
        if kind is Exempted.EQUIVALENT:
            return dict.fromkeys(each.address for each in mutants_of(self.norm, rule) if each.check == check)
        asked = (each.question for each in rule.checks if each.id == check)
        return dict.fromkeys(found.address for question in asked for found in conditions_in(question))

    def _changes(
        self, found: Mapping[str, Node], node: Node, rule: Rule, check: str, condition: str
    ) -> tuple[str, ...]:
        """Return the names of changes of which an author says that they change nothing."""
        if "changes" not in found:
            self.reader.report("missing-key", node, key="changes")
            return ()
        names = [
            each.change for each in mutants_of(self.norm, rule) if (each.check, each.address) == (check, condition)
        ]
        listed = self.reader.texts(found["changes"])
        return tuple(self._one_of(names, each, "unknown-word", word=each.text) for each in listed)

    def _cannot(self, found: Mapping[str, Node], node: Node) -> tuple[tuple[str, ...], NotApplicable | None]:
        """Return the truth or the outcome that cannot be; of an outcome also why a rule does not apply."""
        reader = self.reader
        key = "truth" if "condition" in found else "outcome"
        subject = "condition" if "condition" in found else "check" if "check" in found else "rule"
        for other in ("truth", "outcome", "reason"):
            if other in found and (other == "truth") is not (key == "truth"):
                reader.report("key-not-here", found[other], key=other, question=subject)
        if key not in found:
            reader.report("missing-key", node, key=key)
            return (), None
        if key == "truth":
            return (str(reader.word(found[key], Truth)),), None
        reason = reader.word(found["reason"], NotApplicable) if "reason" in found else None
        return (str(reader.word(found[key], Outcome)),), reason

    def _one_of(self, options: Iterable[str], node: Node, code: str, **about: str) -> str:
        """Return one of the names that there are; another is reported, and is then none."""
        name = self.reader.text(node)
        names = list(options)
        if name is None or name in names:
            return name or ""
        suggestion = self.reader.suggest(name, names)
        self.reader.report(code, node, name=name, allowed=", ".join(names), suggestion=suggestion, **about)
        return ""
