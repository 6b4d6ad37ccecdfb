"""Regions: how high the dikes are in a set of organisations, with what they recorded together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import attrs

from brabantnorm_rules.assessment.findings import Assessment, CheckResult, Finding
from brabantnorm_rules.assessment.judging import assess
from brabantnorm_rules.dossier import Dossier, Register
from brabantnorm_rules.dossier.dossiers import rows_of
from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.groups import Membership
from brabantnorm_rules.norm.law import Confidence
from brabantnorm_rules.norm.rules import record_questions
from brabantnorm_rules.truth import Flags, Outcome

_LOWEST: Final = 3
"""How many clauses of a pillar are named as its lowest."""


@attrs.frozen
class RegionClause:
    """How many organisations have each outcome of one clause; every outcome is named."""

    rule: str
    pillar: int
    title: Text
    counts: Mapping[Outcome, int]

    @property
    def applicable(self) -> int:
        """For how many organisations it applies."""
        return sum(self.counts.values()) - self.counts[Outcome.NOT_APPLICABLE]


@attrs.frozen
class JointRepair:
    """A check on what is recorded together that falls short for some organisations: one activity may serve them all."""

    fact_type: str
    rule: str
    check: str
    variables: tuple[tuple[str, str | bool], ...]
    organisations: int


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

    ``without_dossier`` counts members of the group of which there is no dossier. ``lowest`` are for each pillar the
    clauses that the smallest part of the organisations to which they apply meets, the lowest first. ``standings`` are
    in order of the part that is met, the smallest first; empty unless asked. ``known_on``: only what was known
    then (None: all that was recorded).
    """

    norm: Norm
    as_of: date
    group: str
    organisations: int
    without_dossier: int
    clauses: tuple[RegionClause, ...]
    lowest: Mapping[int, tuple[str, ...]]
    repairs: tuple[JointRepair, ...]
    standings: tuple[Standing, ...] = ()
    known_on: date | None = None


def region(
    dossiers: Iterable[Dossier],
    as_of: date,
    *,
    joint: Dossier | None = None,
    group: str = "",
    known_on: date | None = None,
    confidence: Confidence | str = Confidence.LOW,
    named: bool = False,
) -> Region:
    """Assess a set of organisations on a date, and count.

    ``joint`` holds registers that were recorded once for all: their records are added to each dossier, whose own
    declarations of completeness stay as they are. ``group`` is the id of a group of the norm: only its members on the
    date are counted, and a joint record is added for who was a member on its own day. ``known_on`` counts only what was
    known then, and ``confidence`` only changes of law and memberships that are at least so sure. ``named`` asks the
    standing of each organisation.

    Raises ValueError for no dossiers, for dossiers of more than one norm and for two of one organisation, KeyError for
    an unknown group, DossierError for a joint record that a dossier has already, and what `assess` raises.
    """
    given = _checked(tuple(dossiers), joint)
    norm = with_confidence(given[0].norm, confidence)
    if group and group not in norm.groups.groups:
        raise KeyError(group)
    members = _memberships(norm, group)
    day = as_of.toordinal()
    present = [one for one in given if not group or _belongs(members.get(one.organisation.id, ()), day)]
    added = [_with_joint(one, joint, members.get(one.organisation.id) if group else None, day) for one in present]
    made = [assess(norm, one, as_of, known_on=known_on) for one in added]
    clauses = tuple(_clause(rule.id, made, norm) for rule in norm.clauses)
    known = {one.organisation.id for one in present}
    absent = sum(_belongs(held, day) for organisation, held in members.items() if organisation not in known)
    standings = sorted(map(_standing, made), key=_order) if named else ()
    fact_types = frozenset(joint.entered if joint else ())
    return Region(
        norm,
        as_of,
        group,
        len(made),
        absent,
        clauses,
        {pillar.number: _lowest(clauses, pillar.number) for pillar in norm.pillars},
        _repairs(made, fact_types),
        tuple(standings),
        known_on,
    )


def _checked(dossiers: Sequence[Dossier], joint: Dossier | None) -> Sequence[Dossier]:
    if not dossiers:
        raise ValueError("there are no dossiers")
    if any(one.norm is not dossiers[0].norm for one in (*dossiers, *([joint] if joint else ()))):
        raise ValueError("the dossiers are entered under more than one norm: use dossier.for_norm(norm)")
    if len({one.organisation.id for one in dossiers}) < len(dossiers):
        raise ValueError("there are two dossiers of one organisation")
    return dossiers


def _memberships(norm: Norm, group: str) -> Mapping[str, list[Membership]]:
    found: dict[str, list[Membership]] = {}
    for membership in norm.groups.memberships:
        if membership.group.id == group:
            found.setdefault(membership.organisation.id, []).append(membership)
    return found


def _belongs(memberships: Iterable[Membership], day: int) -> bool:
    return any(membership.holds(day) for membership in memberships)


def _with_joint(dossier: Dossier, joint: Dossier | None, members: Sequence[Membership] | None, as_of: int) -> Dossier:
    """Return a dossier with the joint records of the days on which its organisation was a member (None: of all)."""
    for name in sorted(joint.entered) if joint else ():
        register = joint.registers[name]  # type: ignore[union-attr]  # there are no names without it
        rows = [
            row
            for row, day in zip(rows_of(register), _days(register, as_of), strict=True)
            if members is None or _belongs(members, day)
        ]
        dossier = dossier.add(name, rows)
    return dossier


def _days(register: Register, as_of: int) -> Iterator[int]:
    """Yield for each record the day from which it counts; where that is not known, the as-of date."""
    froms = register.fact_type.from_fields
    for position in range(len(register)):
        days = [register.columns[name][position] for name in froms]
        yield next((day for day in days if type(day) is int), as_of)


def _clause(rule: str, made: Iterable[Assessment], norm: Norm) -> RegionClause:
    found = Counter(assessment[rule].outcome for assessment in made)
    counts = {outcome: found[outcome] for outcome in Outcome}
    return RegionClause(rule, norm.rules[rule].pillar, norm.rules[rule].title, counts)


def _lowest(clauses: Iterable[RegionClause], pillar: int) -> tuple[str, ...]:
    """Return the lowest clauses of a pillar that not all organisations meet."""
    short = [clause for clause in clauses if clause.pillar == pillar and clause.counts[Outcome.MET] < clause.applicable]
    short.sort(key=lambda clause: clause.counts[Outcome.MET] / clause.applicable)
    return tuple(clause.rule for clause in short[:_LOWEST])


def _repairs(made: Iterable[Assessment], fact_types: frozenset[str]) -> tuple[JointRepair, ...]:
    found: Counter[tuple[str, str, str, tuple[tuple[str, str | bool], ...]]] = Counter()
    for assessment in made:
        found.update({key for finding in assessment.findings.values() for key in _failing(finding, fact_types)})
    ordered = sorted(found.items(), key=lambda each: (-each[1], each[0][:3], str(each[0][3])))
    return tuple(JointRepair(*key, number) for key, number in ordered)


def _failing(
    finding: Finding, fact_types: frozenset[str]
) -> Iterator[tuple[str, str, str, tuple[tuple[str, str | bool], ...]]]:
    """Yield the checks of a shortfall that fail on what is recorded together."""
    if finding.outcome.is_shortfall:
        for result in finding.checks:
            if _fails(result):
                check = result.check
                for question in record_questions(check.question):
                    if question.fact_type in fact_types:
                        yield question.fact_type, finding.rule.id, check.id, check.variables


def _fails(result: CheckResult) -> bool:
    return not result.check.note and Flags.NO in result.flags


def _standing(assessment: Assessment) -> Standing:
    counts = assessment.counts()
    organisation = assessment.organisation
    applicable = len(assessment) - counts[Outcome.NOT_APPLICABLE]
    return Standing(organisation.id, organisation.name, counts[Outcome.MET], applicable)


def _order(standing: Standing) -> tuple[float, str]:
    return (standing.met / standing.applicable if standing.applicable else 1.0), standing.organisation
