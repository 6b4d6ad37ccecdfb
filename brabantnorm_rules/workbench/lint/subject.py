"""What is looked at for warnings: a norm, its texts, where in them its rules stand, and its scenarios."""

from collections.abc import Iterator
from itertools import groupby

import attrs

from brabantnorm_rules.authoring.layers import entries
from brabantnorm_rules.authoring.places import Places
from brabantnorm_rules.authoring.texts import SHARED, Texts
from brabantnorm_rules.errors import Diagnostic, Place, Severity
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.rules import Check, Rule, number_order
from brabantnorm_rules.source.nodes import Node
from brabantnorm_rules.workbench.scenarios import Scenario


@attrs.frozen(eq=False)
class Subject:
    """A norm without problems, and what was read for it; ``scenarios`` is None where it has no folder of them.

    ``own`` are the paths of the files that warnings are about; what stands in others was taken over.
    """

    norm: Norm
    places: Places
    texts: Texts
    scenarios: tuple[Scenario, ...] | None
    own: frozenset[str]

    def rules(self) -> Iterator[Rule]:
        """Yield the rules in the norm's order."""
        return (self.norm.rules[rule_id] for rule_id in sorted(self.norm.rules, key=number_order))

    def checks(self) -> Iterator[tuple[Rule, tuple[Check, ...]]]:
        """Yield each check of its own files with its rule: all that its ``for_each`` made."""
        for rule in self.rules():
            for _, group in groupby(rule.checks, lambda check: check.id):
                made = tuple(group)
                if self.is_own(made[0]):
                    yield rule, made

    def is_own(self, check: Check) -> bool:
        """Return whether a check stands in one of its own files."""
        return self.places.of(check).path in self.own

    def place_in(self, file: str, *names: str) -> Place:
        """Return where a name stands in a file, inside what other names stand for."""
        node: Node | None = self.texts.files.get(file)
        place = Place(file)
        for name in (SHARED[file], *names):
            key, node = entries(node)[name]
            place = key.place
        return place


def warn(code: str, place: Place, /, **arguments: object) -> Diagnostic:
    """Return a warning."""
    return Diagnostic(code, place, arguments, Severity.WARNING)
