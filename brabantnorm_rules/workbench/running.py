"""Running: what rules show of the dossiers of scenarios, beside what was expected."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs

from brabantnorm_rules.analysis.timeline import changes_on
from brabantnorm_rules.assessment import Finding, assess
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.norm.readings import with_readings
from brabantnorm_rules.norm.rules import Check
from brabantnorm_rules.truth import Flags, Outcome, merge, outcome
from brabantnorm_rules.workbench.reading import read_scenarios
from brabantnorm_rules.workbench.scenarios import NEVER, Decider, Expectation, Scenario, Shown

_DECIDING = {
    Outcome.MET: Flags.YES,
    Outcome.NOT_MET: Flags.NO,
    Outcome.PARTLY_MET: Flags.NO,
    Outcome.UNKNOWN: Flags.UNKNOWN,
    Outcome.NOT_APPLICABLE: Flags.NOTHING,
}
"""What a check or part must show to decide an outcome."""


@attrs.frozen(eq=False)
class ScenarioResult:
    """One expectation of a scenario, what the rule shows, and the finding that it shows it in."""

    scenario: Scenario
    expectation: Expectation
    got: Shown
    finding: Finding = attrs.field(repr=False)

    @property
    def expected(self) -> Shown:
        """What was expected."""
        return self.expectation.expected

    @property
    def place(self) -> Place:
        """The file and line of the expectation."""
        return self.expectation.place

    @property
    def passed(self) -> bool:
        """Whether the rule shows what was expected, and of what was asked nothing else."""
        return self.expected.is_met_by(self.got)

    def why(self, language: str = "nl") -> str:
        """Return the reason for what the rule shows in plain sentences, in ``nl`` or ``en``."""
        return self.finding.explain(language)


def run_scenarios(norm: Norm, path: str | Path, *, rules: Iterable[str] | None = None) -> tuple[ScenarioResult, ...]:
    """Return what the rules of a norm show in its scenarios, one result for each expectation, in order.

    ``path`` is the norm's folder, a folder of scenario files, or one of them. ``rules`` selects the expectations about
    these rules, by number; without it all.

    Raises ScenarioError with every problem of the files, KeyError for an unknown rule.
    """
    asked = None if rules is None else {norm.rules[rule_id].id for rule_id in rules}
    return tuple(
        run_expectation(norm, scenario, expectation)
        for scenario in read_scenarios(norm, path)
        for expectation in scenario.expectations
        if asked is None or expectation.rule in asked
    )


def run_expectation(norm: Norm, scenario: Scenario, expectation: Expectation) -> ScenarioResult:
    """Return what a rule shows of a scenario's dossier, beside what was expected."""
    got, finding = show(with_readings(narrow(norm, expectation.rule), expectation.readings), expectation)
    return ScenarioResult(scenario, expectation, got, finding)


def show(read_so: Norm, expectation: Expectation) -> tuple[Shown, Finding]:
    """Return what a rule shows, as precisely as an expectation asks, and the finding that it shows it in.

    ``read_so`` is a norm that is read as the expectation asks.
    """
    rule, dossier, as_of, known_on = expectation.rule, expectation.dossier, expectation.as_of, expectation.known_on
    finding = assess(read_so, dossier, as_of, known_on=known_on, rules=[rule])[rule]
    shown = _shown_by(finding, expectation.expected)
    if expectation.expected.changes_on is not None:
        change = changes_on(read_so, dossier, as_of, known_on=known_on, rules=[rule]).get(rule)
        shown = attrs.evolve(shown, changes_on=NEVER if change is None else change.on)
    return shown, finding


def _shown_by(finding: Finding, expected: Shown) -> Shown:
    """Return what a finding shows, as precisely as was asked."""
    precise = {decider.id for decider in expected.because if decider.combination}
    because = frozenset(_deciders(finding, precise))
    notes = None if expected.notes is None else _notes(finding, expected.notes)
    return Shown(finding.outcome, because, finding.because, notes)


def _deciders(finding: Finding, precise: set[str]) -> Iterator[Decider]:
    deciding = _DECIDING[finding.outcome]
    for result in finding.checks:
        check = result.check
        if not check.note and result.flags & deciding:
            yield Decider(check.id, check.variables if check.id in precise else ())
    for part in finding.parts:
        if part.flags & deciding:
            yield Decider(part.rule.id)


def _notes(finding: Finding, expected: Mapping[str, Outcome]) -> Mapping[str, Outcome]:
    """Return the outcomes of the notes that are expected to show something, and of all others that fall short."""
    flags: dict[str, list[Flags]] = {check.id: [] for check in _noted(finding)}
    for result in finding.checks:
        if result.check.note:
            flags[result.check.id].append(result.flags)
    found = {name: outcome(merge(shown)) for name, shown in flags.items()}
    return {name: came_out for name, came_out in found.items() if name in expected or came_out.is_shortfall}


def _noted(finding: Finding) -> Iterator[Check]:
    return (check for check in finding.rule.checks if check.note)
