"""What the findings of a live assessment rest on, worked out when it is asked for."""

from datetime import date
from typing import Protocol

import attrs

from brabantnorm_rules.assessment.deviations import DeviationState
from brabantnorm_rules.assessment.findings import CheckResult, Finding, Missing, UsedParameter
from brabantnorm_rules.assessment.missing import facts_that_decide
from brabantnorm_rules.assessment.reasons import explain, notes
from brabantnorm_rules.assessment.used import anchor_of, parameters_of
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.norm.glossary import Glossary
from brabantnorm_rules.norm.rules import Anchor, Rule


class Judge(Protocol):
    """Whoever made the findings, and can tell more of them."""

    def results(self, rule: Rule) -> tuple[CheckResult, ...]:
        """Return what the checks of a rule show."""
        ...

    def finding(self, rule_id: str) -> Finding:
        """Return the finding of a rule."""
        ...


@attrs.frozen(eq=False)
class LiveBackground:
    """The background of findings that were just made: the dossier at its moment."""

    assessing: Assessing
    _judge: Judge

    def glossary(self, rule: Rule) -> Glossary:
        """Return the words in which the organisation reads the rule's texts."""
        moment = self.assessing.moment
        return moment.norm.glossary_for(moment.kind, rule)

    def checks(self, rule: Rule) -> tuple[CheckResult, ...]:
        """Return what the rule's own checks show."""
        return self._judge.results(rule)

    @property
    def forecast(self) -> bool:
        """Whether the as-of date lies after the day to which the dossier was kept."""
        return self.assessing.moment.as_of > self.assessing.dossier.as_at.toordinal()

    def anchor(self, rule: Rule) -> Anchor | None:
        """Return what the rule rests on, on the as-of date."""
        return anchor_of(self.assessing.moment, rule)

    def parameters(self, rule: Rule) -> tuple[UsedParameter, ...]:
        """Return the parameters that the rule's own checks use."""
        moment = self.assessing.moment
        found: tuple[UsedParameter, ...] = moment.made(("used", rule.id), lambda on: parameters_of(on, rule))
        return found

    def deviations(self, rule: Rule) -> tuple[DeviationState, ...]:
        """Return the deviations decided for the rule by the as-of date, and by the day on which it was known."""
        as_of, known = self.assessing.moment.as_of, self.assessing.known_on
        last = date.fromordinal(as_of if known is None else min(as_of, known))
        return tuple(
            DeviationState(deviation, date.fromordinal(as_of))
            for deviation in self.assessing.dossier.deviations
            if deviation.rule == rule.id and deviation.decided_on <= last
        )

    def missing(self, finding: Finding) -> tuple[Missing, ...]:
        """Return the facts that would help to decide the finding."""
        return facts_that_decide(finding, self.assessing, self._judge.finding)

    def explain(self, finding: Finding, language: str) -> str:
        """Return the reason for the finding in plain sentences."""
        return explain(finding, self.assessing.moment.norm, language)

    def notes(self, finding: Finding, language: str) -> tuple[str, ...]:
        """Return what falls short in checks that are only shown."""
        return notes(finding, self.assessing.moment.norm, language)
