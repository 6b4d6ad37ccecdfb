"""Firing: records asserted in durable-rules, one at a time, and what they can be by the rules that fired on them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

import attrs

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.host import HOST, Facts
from brabantnorm_rules.engines.program import Program
from brabantnorm_rules.engines.rulesets import FactRules, Judged, rulesets_of
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.truth import Role

_NO_CASE: Final = int(Role.NO_CASE)
_PASSING: Final = int(Role.PASSING)
_FAILING: Final = int(Role.FAILING)

_Answer: TypeAlias = tuple[list[int], list[int], list[tuple[int, int]]]


def programs(norm: Norm) -> Mapping[tuple[str, bool], Program]:
    """Return the programs of a norm by fact type and whether what ended is included.

    Its rulesets are registered with durable-rules when they are first asked for.
    """
    return norm.memo.get_shared("live", lambda: dict(_programs(norm)))


def _programs(norm: Norm) -> Iterator[tuple[tuple[str, bool], Program]]:
    for (fact_type, ended), numbers in norm.questions_of.items():
        rules = rulesets_of(norm)[fact_type]
        HOST.hold(rules.definitions)
        questions = tuple((number, norm.questions[number]) for number in numbers)
        function = _Function(rules, tuple(rules.questions[question] for _, question in questions))
        yield (fact_type, ended), Program(fact_type, ended, questions, rules.plans, rules.source, rules.text, function)


@attrs.frozen(eq=False)
class _Function:
    """Stands where a generated function does: says of records, by their positions, what they are in each question."""

    rules: FactRules
    judged: Sequence[Judged]

    def __call__(
        self,
        assessing: Assessing,
        view: View,
        its: View | None,
        positions: Sequence[int],
        *given: Any,
        facts: Facts | None = None,
    ) -> Sequence[_Answer]:
        """Return for each question the positions that surely pass and surely fail, and the others' role sets."""
        answers: list[_Answer] = [([], [], []) for _ in self.judged]
        rulesets = self.rules.tested
        derived = zip(positions, self.rules.derive(assessing, view, its, positions, *given), strict=True)
        if facts is not None:
            name, ids = self.rules.fact_type.name, view.register.ids
            for position, fields in derived:
                self._place(position, facts.keep((name, ids[position]), rulesets, fields), answers)
            return answers
        with HOST.facts() as passing:
            for position, fields in derived:
                self._place(position, passing.fire(rulesets, fields), answers)
        return answers

    def _place(self, position: int, fired: frozenset[str], answers: list[_Answer]) -> None:
        for question, (passing, failing, others) in zip(self.judged, answers, strict=True):
            held = question.role_set(fired)
            if held == _PASSING:
                passing.append(position)
            elif held == _FAILING:
                failing.append(position)
            elif held != _NO_CASE:
                others.append((held, position))
