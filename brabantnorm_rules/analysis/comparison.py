"""Comparisons: which outcomes differ between two situations, or under two norms, and exactly because of what."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from graphlib import CycleError

import attrs

from brabantnorm_rules.analysis.swaps import Factor, Situation, Swaps, causes_between, needed
from brabantnorm_rules.assessment.deviations import DeviationDifference, deviations_between
from brabantnorm_rules.assessment.findings import Assessment
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.norm.confidentiality import levels_of, most_confidential
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import Confidentiality
from brabantnorm_rules.norm.rules import number_order
from brabantnorm_rules.truth import Outcome


@attrs.frozen
class Difference:
    """A rule with another outcome in the second situation; None where a norm does not have the rule.

    Each set of causes in ``because``, applied to the first situation, gives the outcome of the second, and none in it
    can be left out. Where one cause suffices, every such cause is there, as a set of its own; else there is one set.
    """

    rule: str
    before: Outcome | None
    after: Outcome | None
    because: tuple[tuple[Factor, ...], ...]


@attrs.frozen(eq=False)
class Comparison:
    """Two situations of one organisation, their assessments, all that differs, and the outcomes that do.

    ``deviations`` are those that differ; no outcome does because of them.
    """

    before: Assessment
    after: Assessment
    causes: tuple[Factor, ...]
    differences: tuple[Difference, ...]
    deviations: tuple[DeviationDifference, ...]


@attrs.frozen(eq=False)
class Impact:
    """What another norm would change for a set of organisations on a date; comparisons are in order of their ids.

    ``known_on``: only what was known then (None: all that was recorded). Nothing is more confidential than
    ``confidentiality``: ``withheld`` are the rules that rest on what is, ``withheld_dossiers`` how many dossiers are so
    as a whole.
    """

    first: Norm
    second: Norm
    as_of: date
    comparisons: tuple[Comparison, ...]
    known_on: date | None
    confidentiality: Confidentiality
    withheld: tuple[str, ...]
    withheld_dossiers: int

    def moves(self) -> Mapping[str, Mapping[tuple[Outcome | None, Outcome | None], int]]:
        """Return for each rule that changes how many organisations go from one outcome to another."""
        found: dict[str, Counter[tuple[Outcome | None, Outcome | None]]] = {}
        for comparison in self.comparisons:
            for difference in comparison.differences:
                found.setdefault(difference.rule, Counter())[difference.before, difference.after] += 1
        return {rule: found[rule] for rule in sorted(found, key=number_order)}


def compare(first: Situation, second: Situation) -> Comparison:
    """Compare two situations of one organisation: what has another outcome, and because of what.

    They may differ in the as-of date, in what was known, in records and what is declared of registers, and in rules and
    parameters of the norm. Causes are found by putting parts of the second situation into the first and assessing that.

    Raises ValueError for two organisations and for norms with different fact types, and what `assess` raises.
    """
    return _compare(Swaps(first, second))


def compare_norms(
    first: Norm,
    second: Norm,
    dossiers: Iterable[Dossier],
    as_of: date,
    *,
    known_on: date | None = None,
    confidentiality: Confidentiality | str = Confidentiality.INTERNAL,
) -> Impact:
    """Compare two norms, or editions of one, over dossiers on a date: who changes outcome, on which rule, and why.

    ``known_on`` counts only what was known then. What is more confidential than ``confidentiality`` (``openbaar``,
    ``intern``, ``vertrouwelijk``) is left out: dossiers, and rules that rest on such records.

    Raises ValueError for norms with different fact types, for two dossiers of one organisation and for another word,
    and what `assess` raises.
    """
    given, most = tuple(dossiers), Confidentiality(confidentiality)
    usable = [dossier for dossier in given if dossier.is_within(most)]
    withheld = tuple(rule for rule in _rules_of(first, second) if not _is_within(rule, most, first, second))
    norms: dict[frozenset[Factor], Norm] = {}
    found: dict[str, Comparison] = {}
    for dossier in usable:
        if dossier.organisation.id in found:
            raise ValueError(f"there are two dossiers of {dossier.organisation.id}")
        before, after = (Situation(norm, dossier, as_of, known_on) for norm in (first, second))
        found[dossier.organisation.id] = _compare(Swaps(before, after, norms), withheld)
    comparisons = tuple(found[organisation] for organisation in sorted(found))
    return Impact(first, second, as_of, comparisons, known_on, most, withheld, len(given) - len(usable))


def _rules_of(first: Norm, second: Norm) -> list[str]:
    return sorted({*first.rules, *second.rules}, key=number_order)


def _is_within(rule: str, most: Confidentiality, *norms: Norm) -> bool:
    levels = (levels_of(norm, rule).values() for norm in norms if rule in norm.rules)
    return all(most_confidential(found).within(most) for found in levels)


def _compare(swaps: Swaps, withheld: Collection[str] = ()) -> Comparison:
    first, second = swaps.first, swaps.second
    if first.dossier.organisation.id != second.dossier.organisation.id:
        raise ValueError("the dossiers are of two organisations")
    if first.norm.fact_types != second.norm.fact_types:
        raise ValueError("the norms have different fact types: their outcomes rest on different facts")
    before, after = first.assess(), second.assess()
    causes = causes_between(first, second)
    tried = _Tried(swaps)
    rules = [rule for rule in _rules_of(first.norm, second.norm) if rule not in withheld]
    differences = [
        Difference(rule, one, other, tried.because(rule, other, causes))
        for rule in rules
        if (one := outcome_of(before, rule)) != (other := outcome_of(after, rule))
    ]
    return Comparison(before, after, causes, tuple(differences), deviations_between(before, after))


def outcome_of(assessment: Assessment, rule: str) -> Outcome | None:
    """Return the outcome of a rule in an assessment; None when its norm does not have the rule."""
    return assessment[rule].outcome if rule in assessment else None


@attrs.frozen(eq=False)
class _Tried:
    """The first situation with causes applied, each assessed once for all rules."""

    swaps: Swaps
    found: dict[frozenset[Factor], Assessment | None] = attrs.field(factory=dict)

    def because(self, rule: str, outcome: Outcome | None, causes: tuple[Factor, ...]) -> tuple[tuple[Factor, ...], ...]:
        """Return the sets of causes that give a rule its outcome in the second situation."""

        def suffices(applied: tuple[Factor, ...]) -> bool:
            found = self._assessment(applied)
            return found is not None and outcome_of(found, rule) is outcome

        alone: list[tuple[Factor, ...]] = [(cause,) for cause in causes if suffices((cause,))]
        found = alone or [needed(causes, suffices)]
        return tuple(_joined(needed(_split(each), suffices)) for each in found)

    def _assessment(self, causes: tuple[Factor, ...]) -> Assessment | None:
        """Return the first situation's assessment with causes applied; None where its rules go round in a circle."""
        key = frozenset(causes)
        if key not in self.found:
            try:
                self.found[key] = self.swaps.apply(causes).assess()
            except CycleError:
                self.found[key] = None
        return self.found[key]


def _split(causes: tuple[Factor, ...]) -> tuple[Factor, ...]:
    return tuple(part for cause in causes for part in cause.split())


def _joined(causes: tuple[Factor, ...]) -> tuple[Factor, ...]:
    """Return causes with those of one register as one."""
    found: dict[tuple[str, str], Factor] = {}
    for cause in causes:
        key = (cause.kind, cause.name)
        known = found.get(key, Factor(cause.kind, cause.name))
        found[key] = Factor(cause.kind, cause.name, (*known.records, *cause.records), known.declared or cause.declared)
    return tuple(found.values())
