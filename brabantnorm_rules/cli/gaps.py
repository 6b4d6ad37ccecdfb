"""Gaps: the missing facts of an assessment, those that would help most first."""

from collections.abc import Iterator
from typing import Final

import attrs

from brabantnorm_rules.assessment import Assessment, Finding, Missing
from brabantnorm_rules.assessment.findings import Lack
from brabantnorm_rules.assessment.reasons import say
from brabantnorm_rules.language.report import EXISTENCE_OF_MANY, FIELD_OF_MANY
from brabantnorm_rules.truth import Outcome

_NAMED: Final = 3
_LACKS: Final = (Lack.BEHIND, Lack.COMPLETENESS, Lack.ATTESTATION, Lack.FIELD, Lack.EXISTENCE, Lack.TOTALS)


@attrs.frozen
class Gap:
    """One thing that is missing, for one record or for many, and the rules that it would help to decide."""

    first: Missing
    ids: tuple[str, ...]
    rules: tuple[str, ...]

    def say(self, language: str) -> str:
        """Return what is missing, in words."""
        if len(self.ids) < 2:
            return say(self.first, language)
        wording = FIELD_OF_MANY if self.first.lack is Lack.FIELD else EXISTENCE_OF_MANY
        ids = ", ".join(self.ids[:_NAMED]) + (", …" if len(self.ids) > _NAMED else "")
        return wording.fill(
            language,
            {"fact_type": self.first.fact_type, "field": self.first.field, "number": len(self.ids), "ids": ids},
        )


def gaps_of(assessment: Assessment) -> tuple[Gap, ...]:
    """Return what is missing for what is unknown, the most useful first.

    That is what helps most rules; then what is said of a whole register, without which its records decide little; then
    judgements, and fields, those of most records first. Totals come last: records may answer in their place.
    """
    firsts: dict[Missing, Missing] = {}
    ids: dict[Missing, dict[str, None]] = {}
    rules: dict[Missing, dict[str, None]] = {}
    for rule, missing in _missing(assessment):
        group = attrs.evolve(missing, id="")
        firsts.setdefault(group, missing)
        rules.setdefault(group, {}).setdefault(rule)
        if missing.id:
            ids.setdefault(group, {}).setdefault(missing.id)
    found = (Gap(first, tuple(ids.get(group, ())), tuple(rules[group])) for group, first in firsts.items())
    return tuple(sorted(found, key=lambda gap: (-len(gap.rules), _LACKS.index(gap.first.lack), -len(gap.ids))))


def _missing(assessment: Assessment) -> Iterator[tuple[str, Missing]]:
    for clause in assessment:
        for finding in _unknown(clause):
            for missing in finding.missing:
                yield finding.rule.id, missing


def _unknown(finding: Finding) -> Iterator[Finding]:
    """Yield what is unknown in a finding: itself, or else parts of it."""
    if finding.outcome == Outcome.UNKNOWN:
        yield finding
        return
    for part in finding.parts:
        yield from _unknown(part)
