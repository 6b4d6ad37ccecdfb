"""What the findings of an assessment that was read back rest on: what the text says of them."""

import attrs

from brabantnorm_rules.assessment.deviations import DeviationState
from brabantnorm_rules.assessment.findings import CheckResult, Finding, Missing, UsedParameter
from brabantnorm_rules.assessment.reasons import notes
from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.glossary import Glossary
from brabantnorm_rules.norm.rules import Anchor, Rule


@attrs.frozen(eq=False)
class StoredBackground:
    """The background of one finding that was read back."""

    forecast: bool
    _norm: Norm
    _glossary: Glossary
    _checks: tuple[CheckResult, ...]
    _anchor: Anchor | None
    _parameters: tuple[UsedParameter, ...]
    _deviations: tuple[DeviationState, ...]
    _missing: tuple[Missing, ...]
    _reasons: Text

    def glossary(self, rule: Rule) -> Glossary:
        """Return the words in which the organisation reads the rule's texts."""
        return self._glossary

    def checks(self, rule: Rule) -> tuple[CheckResult, ...]:
        """Return what the rule's own checks show."""
        return self._checks

    def anchor(self, rule: Rule) -> Anchor | None:
        """Return what the rule rests on, on the as-of date."""
        return self._anchor

    def parameters(self, rule: Rule) -> tuple[UsedParameter, ...]:
        """Return the parameters that the rule's own checks use."""
        return self._parameters

    def deviations(self, rule: Rule) -> tuple[DeviationState, ...]:
        """Return the deviations decided for the rule by the as-of date, as they stand on it."""
        return self._deviations

    def missing(self, finding: Finding) -> tuple[Missing, ...]:
        """Return the facts that would help to decide the finding."""
        return self._missing

    def explain(self, finding: Finding, language: str) -> str:
        """Return the reason for the finding in plain sentences."""
        return self._reasons.in_language(language)

    def notes(self, finding: Finding, language: str) -> tuple[str, ...]:
        """Return what falls short in checks that are only shown."""
        return notes(finding, self._norm, language)
