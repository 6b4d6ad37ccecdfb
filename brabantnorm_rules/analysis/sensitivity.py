"""Sensitivity: which outcomes depend on how the norm is read, and under which reading they would be what."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations, islice, product
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.analysis.wiring import parameters_below
from brabantnorm_rules.assessment import assess
from brabantnorm_rules.dossier import Dossier, Organisation
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import ParameterValue
from brabantnorm_rules.norm.readings import with_readings
from brabantnorm_rules.norm.rules import number_order
from brabantnorm_rules.truth import Outcome

Readings: TypeAlias = tuple[tuple[str, ParameterValue], ...]
"""Parameters that are read otherwise, by name, each with the value that it admits."""

LIMIT: Final = 100
"""How many ways of reading are tried for one rule, unless asked otherwise."""


@attrs.frozen
class Reading:
    """The outcome of a rule when these parameters are read otherwise than the norm reads them."""

    readings: Readings
    outcome: Outcome


@attrs.frozen
class RuleSensitivity:
    """What a rule shows under each way of reading it.

    ``outcome`` is that under the norm's own reading. ``parameters`` are the readings that the rule rests on, through
    its parts and other rules too. ``tried`` holds the other ways: each reading by itself first, then those of two and
    more together. ``complete``: no combination was left out.
    """

    rule: str
    outcome: Outcome
    parameters: tuple[str, ...]
    tried: tuple[Reading, ...]
    complete: bool

    @property
    def depends(self) -> bool:
        """Whether some way of reading gives another outcome."""
        return any(reading.outcome is not self.outcome for reading in self.tried)

    @property
    def others(self) -> tuple[Reading, ...]:
        """The ways of reading that give another outcome and say something new.

        Left out are combinations of which a part by itself gives that same outcome.
        """
        found: list[Reading] = []
        for reading in self.tried:
            said = any(set(one.readings) <= set(reading.readings) and one.outcome is reading.outcome for one in found)
            if reading.outcome is not self.outcome and not said:
                found.append(reading)
        return tuple(found)


@attrs.frozen(eq=False)
class Sensitivity:
    """Which outcomes of one dossier on one date depend on how the norm is read.

    ``rules`` holds every rule that rests on a reading, in the norm's order; iterating yields those whose outcome
    depends on one.
    """

    norm: Norm
    organisation: Organisation
    as_of: date
    as_at: date
    known_on: date | None
    rules: Mapping[str, RuleSensitivity]

    @property
    def complete(self) -> bool:
        """Whether every combination of readings was tried for every rule."""
        return all(found.complete for found in self.rules.values())

    def __iter__(self) -> Iterator[RuleSensitivity]:
        return (found for found in self.rules.values() if found.depends)


def sensitivity(
    norm: Norm,
    dossier: Dossier,
    as_of: date,
    *,
    known_on: date | None = None,
    rules: Iterable[str] | None = None,
    limit: int = LIMIT,
) -> Sensitivity:
    """Return which outcomes depend on a reading: a choice that the norm's text leaves open.

    Every rule is assessed under each alternative that a parameter it rests on admits, and where readings meet in one
    rule under their combinations. ``limit`` bounds how many ways are tried for one rule: each reading by itself always
    is, and `RuleSensitivity.complete` says whether all combinations were. ``rules`` selects rules, by number, at any
    depth; without it all. ``known_on`` is as for `assess`.

    Raises what `assess` raises, and ValueError for a negative ``limit``.
    """
    if limit < 0:
        raise ValueError("limit is a number of ways of reading")
    kind = dossier.organisation.kind
    own = assess(norm, dossier, as_of, known_on=known_on)
    alternatives = _alternatives(norm, kind)
    assessed: dict[Readings, Mapping[str, Outcome]] = {}

    def outcome_under(rule: str, readings: Readings) -> Outcome:
        if readings not in assessed:
            other = assess(with_readings(norm, dict(readings)), dossier, as_of, known_on=known_on, evidence=0)
            assessed[readings] = {name: finding.outcome for name, finding in other.findings.items()}
        return assessed[readings][rule]

    found = {}
    asked = norm.rules if rules is None else {norm.rules[rule_id].id for rule_id in rules}
    for name in sorted(asked, key=number_order):
        used = sorted(alternatives.keys() & set(parameters_below(norm, name)))
        rests_on = {parameter: alternatives[parameter] for parameter in used}
        if not rests_on:
            continue
        singles = sum(map(len, rests_on.values()))
        ways = list(islice(_ways(rests_on), max(singles, limit) + 1))
        complete = len(ways) <= max(singles, limit)
        tried = tuple(Reading(way, outcome_under(name, way)) for way in (ways if complete else ways[:-1]))
        found[name] = RuleSensitivity(name, own[name].outcome, tuple(rests_on), tried, complete)
    return Sensitivity(norm, dossier.organisation, as_of, dossier.as_at, known_on, found)


def _alternatives(norm: Norm, kind: str) -> Mapping[str, tuple[ParameterValue, ...]]:
    """Return the values that each parameter admits besides its own, for a kind of organisation."""
    found = {}
    for name, parameter in norm.parameters.items():
        admitted = dict.fromkeys(value for dated in parameter.values for value in dated.admitted)
        own = parameter.spans(kind)
        others = [value for value in admitted if with_readings(norm, {name: value}).parameters[name].spans(kind) != own]
        if others:
            found[name] = tuple(others)
    return found


def _ways(alternatives: Mapping[str, tuple[ParameterValue, ...]]) -> Iterator[Readings]:
    """Yield the ways of reading, those that differ in fewest parameters first."""
    for number in range(1, len(alternatives) + 1):
        for names in combinations(alternatives, number):
            for values in product(*(alternatives[name] for name in names)):
                yield tuple(zip(names, values, strict=True))
