"""Seeing: every truth and every outcome that the dossiers of scenarios show of the rules they are about."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import attrs

from brabantnorm_rules.assessment import Finding, assess
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.engines.truths import related_truths_of, truths_of
from brabantnorm_rules.engines.view import read
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.norm.readings import with_readings
from brabantnorm_rules.norm.rules import Check, NotApplicable, RecordQuestion
from brabantnorm_rules.truth import NO, Interval
from brabantnorm_rules.workbench.addresses import Located, conditions_in
from brabantnorm_rules.workbench.possible import those_there, truth_of
from brabantnorm_rules.workbench.scenarios import Expectation

Sight: TypeAlias = tuple[str, str, str, str, NotApplicable | None]
"""A rule, a check, a condition (empty: what stands before it), a truth or outcome, and why a rule does not apply."""


def see(norm: Norm, expectations: Iterable[Expectation]) -> Iterator[Sight]:
    """Yield what expectations show of the rules that they are about, and of the parts of those, some of it twice."""
    for expectation in expectations:
        read_so = with_readings(narrow(norm, expectation.rule), expectation.readings)
        dossier, as_of, known_on = expectation.dossier, expectation.as_of, expectation.known_on
        assessment = assess(read_so, dossier, as_of, known_on=known_on, rules=[expectation.rule])
        moment = moment_of(read_so, as_of.toordinal(), dossier.organisation.kind)
        looking = _Looking(Assessing(moment, dossier, None if known_on is None else known_on.toordinal()))
        for finding in _with_parts(assessment[expectation.rule]):
            yield from _of_finding(finding, looking)


def _with_parts(finding: Finding) -> Iterator[Finding]:
    yield finding
    for part in finding.parts:
        yield from _with_parts(part)


def _of_finding(finding: Finding, looking: "_Looking") -> Iterator[Sight]:
    rule = finding.rule.id
    yield rule, "", "", str(finding.outcome), finding.because
    for result in finding.checks:
        yield rule, result.check.id, "", str(result.outcome), None
        for address, truth in looking.truths(result.check):
            yield rule, result.check.id, address, truth, None


@attrs.frozen(eq=False)
class _Looking:
    """Looks at what conditions are for the records of one dossier at a moment."""

    assessing: Assessing

    def truths(self, check: Check) -> Iterator[tuple[str, str]]:
        """Yield the address of each condition of a check with each truth that it has for some record."""
        located = list(conditions_in(check.question))
        for question in {id(each.question): each.question for each in located}.values():
            asked = [each for each in located if each.question is question]
            yield from self._of_question(question, asked)

    def _of_question(self, question: RecordQuestion, asked: Sequence[Located]) -> Iterator[tuple[str, str]]:
        view = self.assessing.view(question.fact_type, ended=question.ended)
        positions = those_there(view, self.assessing.moment)
        direct = [each for each in asked if not each.around]
        scope, *found = truths_of(
            self.assessing, view, positions, [question.where, *(each.condition for each in direct)]
        )
        cases = [number for number, truth in enumerate(scope) if truth != NO]
        for each, truths in zip(direct, found, strict=True):
            for truth in {truths[number] for number in cases} if each.must else set(truths):
                yield each.address, truth_of(truth)
        for each in asked:
            if each.around:
                outer = [positions[number] for number in cases] if each.must else positions
                yield from ((each.address, truth_of(truth)) for truth in self._of_related(each, outer))

    def _of_related(self, located: Located, outer: Sequence[int]) -> Iterable[Interval]:
        """Return what a condition on a related record is for that record and any that should have it."""
        inner, holder = (
            read(self.assessing.register(name), self.assessing.moment, self.assessing.known_on, ended=True)
            for name in located.types[:2]
        )
        if len(located.types) > 2:
            outer = those_there(holder, self.assessing.moment)
        pairs = [(position, related) for position in outer for related in those_there(inner, self.assessing.moment)]
        return set(related_truths_of(self.assessing, holder, inner, pairs, located.condition))
