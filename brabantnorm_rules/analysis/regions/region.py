"""Regions: how high the dikes are in a set of organisations, with what they recorded together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

import attrs

from brabantnorm_rules.analysis.regions.joint import JointActivity, Together
from brabantnorm_rules.analysis.regions.members import Belonging, Members, belonging
from brabantnorm_rules.assessment.deviations import deviates
from brabantnorm_rules.assessment.findings import Assessment
from brabantnorm_rules.assessment.judging import assess
from brabantnorm_rules.dossier import Dossier, Register
from brabantnorm_rules.dossier.dossiers import rows_of
from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.norm.confidentiality import levels_of, most_confidential
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import Confidentiality
from brabantnorm_rules.norm.law import Confidence
from brabantnorm_rules.truth import Outcome

_LOWEST: Final = 3
"""How many clauses of a pillar are named as its lowest."""


@attrs.frozen
class RegionClause:
    """How many organisations have each outcome of one clause; every outcome is named.

    ``deviating`` is for how many of those that fall short a deviation is in force; they are counted as falling short.
    """

    rule: str
    pillar: int
    title: Text
    counts: Mapping[Outcome, int]
    deviating: int

    @property
    def applicable(self) -> int:
        """For how many organisations it applies."""
        return sum(self.counts.values()) - self.counts[Outcome.NOT_APPLICABLE]


@attrs.frozen
class Standing:
    """How many of the clauses that apply to an organisation are met."""

    organisation: str
    name: str
    met: int
    applicable: int


@attrs.frozen(eq=False)
class Region:
    """A set of organisations on a date: numbers only, no records, and no names unless these were asked.

    ``members`` says how sure it is who belongs to the group, and who is left out; empty without a group. Nothing in it
    is more confidential than ``confidentiality``: ``withheld`` are the clauses that rest on what is, and
    ``withheld_dossiers`` how many dossiers are so as a whole. ``lowest`` are for each pillar the clauses that the
    smallest part of the organisations to which they apply meets, the lowest first. ``activities`` are what could be
    recorded together so that clauses come to be met, each tried by assessing, those that repair most first;
    ``all_tried`` says whether nothing was left untried. ``standings`` are in order of the part that is met, the
    smallest first; empty unless asked. ``known_on``: only what was known then (None: all that was recorded).
    """

    norm: Norm
    as_of: date
    known_on: date | None
    group: str
    confidentiality: Confidentiality
    organisations: int
    members: tuple[Members, ...]
    clauses: tuple[RegionClause, ...]
    withheld: tuple[str, ...]
    withheld_dossiers: int
    lowest: Mapping[int, tuple[str, ...]]
    activities: tuple[JointActivity, ...]
    all_tried: bool
    standings: tuple[Standing, ...]


def region(
    dossiers: Iterable[Dossier],
    as_of: date,
    *,
    joint: Dossier | None = None,
    group: str = "",
    candidates: bool = False,
    known_on: date | None = None,
    confidence: Confidence | str = Confidence.LOW,
    confidentiality: Confidentiality | str = Confidentiality.INTERNAL,
    named: bool = False,
) -> Region:
    """Assess a set of organisations on a date, and count.

    ``joint`` holds registers that were recorded once for all: their records are added to each dossier, whose own
    declarations of completeness stay as they are; of its fact types activities are proposed. ``group`` is the id of a
    group of the norm: only its members on the date are counted, and a joint record is added for who was a member on its
    own day. Who may as well belong to another group is no member unless ``candidates`` asks that. ``known_on`` counts
    only what was known then, and ``confidence`` only changes of law and memberships that are at least so sure. What is
    more confidential than ``confidentiality`` (``openbaar``, ``intern``, ``vertrouwelijk``) is left out: dossiers, and
    clauses that rest on such records. ``named`` asks the standing of each organisation.

    Raises ValueError for no dossiers, for dossiers of more than one norm, for two of one organisation and for another
    word, KeyError for an unknown group, DossierError for a joint record that a dossier has already, and what `assess`
    raises.
    """
    given = _checked(tuple(dossiers), joint)
    most, least = Confidentiality(confidentiality), Confidence(confidence)
    norm = with_confidence(given[0].norm, least)
    if group and group not in norm.groups.groups:
        raise KeyError(group)
    belongs = belonging(given[0].norm.groups, group, least, candidates=candidates) if group else None
    day = as_of.toordinal()
    usable = [one for one in given if one.is_within(most)]
    present = [one for one in usable if belongs is None or belongs.counts(one.organisation.id, day)]
    added = [_with_joint(one, joint, belongs, day) for one in present]
    made = [assess(norm, one, as_of, known_on=known_on) for one in added]
    shown = [rule.id for rule in norm.clauses if _level(norm, rule.id, joint).within(most)]
    clauses = tuple(_clause(rule, made, norm) for rule in shown)
    fact_types = sorted(joint.entered) if joint and made else ()
    together = [Together(name, added, made, shown, as_of, known_on) for name in fact_types]
    activities = [activity for one in together for activity in one.activities()]
    return Region(
        norm,
        as_of,
        known_on,
        group,
        most,
        len(made),
        () if belongs is None else belongs.members(day, {one.organisation.id for one in usable}),
        clauses,
        tuple(rule.id for rule in norm.clauses if rule.id not in shown),
        len(given) - len(usable),
        lowest(norm, {clause.rule: clause.counts for clause in clauses}, len(made)),
        tuple(sorted(activities, key=lambda one: -one.repaired)),
        all(one.all_tried for one in together),
        tuple(sorted((_standing(one, shown) for one in made), key=_order)) if named else (),
    )


def _level(norm: Norm, rule: str, joint: Dossier | None) -> Confidentiality:
    """Return how confidential the outcomes of a rule are; what is recorded together as the dossier that holds it."""
    levels = levels_of(norm, rule)
    if joint is None or joint.confidentiality is None or joint.entered.isdisjoint(levels):
        return most_confidential(levels.values())
    return most_confidential([*levels.values(), joint.confidentiality])


def _checked(dossiers: Sequence[Dossier], joint: Dossier | None) -> Sequence[Dossier]:
    if not dossiers:
        raise ValueError("there are no dossiers")
    if any(one.norm is not dossiers[0].norm for one in (*dossiers, *([joint] if joint else ()))):
        raise ValueError("the dossiers are entered under more than one norm: use dossier.for_norm(norm)")
    if len({one.organisation.id for one in dossiers}) < len(dossiers):
        raise ValueError("there are two dossiers of one organisation")
    return dossiers


def _with_joint(dossier: Dossier, joint: Dossier | None, belongs: Belonging | None, as_of: int) -> Dossier:
    """Return a dossier with the joint records of the days on which its organisation was a member (None: of all)."""
    for name in sorted(joint.entered) if joint else ():
        register = joint.registers[name]  # type: ignore[union-attr]  # there are no names without it
        rows = [
            row
            for row, day in zip(rows_of(register), _days(register, as_of), strict=True)
            if belongs is None or belongs.counts(dossier.organisation.id, day)
        ]
        dossier = dossier.add(name, rows)
    return dossier


def _days(register: Register, as_of: int) -> Iterator[int]:
    """Yield for each record the day from which it counts; where that is not known, the as-of date."""
    froms = register.fact_type.from_fields
    for position in range(len(register)):
        days = [register.columns[name][position] for name in froms]
        yield next((day for day in days if type(day) is int), as_of)


def _clause(rule: str, made: Sequence[Assessment], norm: Norm) -> RegionClause:
    found = Counter(assessment[rule].outcome for assessment in made)
    counts = {outcome: found[outcome] for outcome in Outcome}
    deviating = sum(deviates(assessment[rule]) for assessment in made)
    return RegionClause(rule, norm.rules[rule].pillar, norm.rules[rule].title, counts, deviating)


def lowest(
    norm: Norm, counts: Mapping[str, Mapping[Outcome, int | None]], organisations: int
) -> Mapping[int, tuple[str, ...]]:
    """Return for each pillar the clauses that the smallest part of the organisations meets to which they apply.

    ``counts`` are by clause; where some are hidden (None), the largest part counts that the others leave room for.
    Clauses that all may meet are not among them.
    """
    parts = {rule: _largest_part(found, organisations) for rule, found in counts.items()}
    short = sorted((rule for rule in parts if parts[rule] < 1), key=lambda rule: parts[rule])
    return {
        pillar.number: tuple(rule for rule in short if norm.rules[rule].pillar == pillar.number)[:_LOWEST]
        for pillar in norm.pillars
    }


def _largest_part(counts: Mapping[Outcome, int | None], organisations: int) -> Fraction:
    """Return the part of those to which a clause applies that meets it, or that may, as far as its numbers show."""
    hidden = organisations - sum(number for number in counts.values() if number is not None)
    met, exempt = counts[Outcome.MET], counts[Outcome.NOT_APPLICABLE]
    if met is None:
        met, exempt = hidden, exempt or 0
    applicable = organisations - (hidden if exempt is None else exempt)
    return Fraction(met, applicable) if applicable else Fraction(1)


def _standing(assessment: Assessment, rules: Iterable[str]) -> Standing:
    outcomes = [assessment[rule].outcome for rule in rules]
    organisation = assessment.organisation
    applicable = len(outcomes) - outcomes.count(Outcome.NOT_APPLICABLE)
    return Standing(organisation.id, organisation.name, outcomes.count(Outcome.MET), applicable)


def _order(standing: Standing) -> tuple[float, str]:
    return (standing.met / standing.applicable if standing.applicable else 1.0), standing.organisation
