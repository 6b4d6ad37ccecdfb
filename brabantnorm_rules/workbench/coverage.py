"""Coverage by meaning: which truths of conditions, and which outcomes of checks and rules, scenarios show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

import attrs

from brabantnorm_rules.authoring import read_placed
from brabantnorm_rules.authoring.places import Places
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.rules import Check, NotApplicable, Rule
from brabantnorm_rules.truth import Outcome
from brabantnorm_rules.workbench.addresses import conditions_in
from brabantnorm_rules.workbench.outcomes import outcomes_of_check, outcomes_of_rule
from brabantnorm_rules.workbench.possible import Truth, possible_truths, truths_to_see
from brabantnorm_rules.workbench.reading import read_scenario_files
from brabantnorm_rules.workbench.scenarios import Exempted, Exemption, Scenario
from brabantnorm_rules.workbench.seeing import see


class CoverageStatus(StrEnum):
    """Whether scenarios show something: they do, they do not, it cannot be, or an author says why it cannot be."""

    SHOWN = "shown"
    MISSING = "missing"
    UNREACHABLE = "unreachable"
    EXEMPT = "exempt"


@attrs.frozen
class CoverageItem:
    """One thing that scenarios can show: a truth of a condition, or an outcome of a check or a rule.

    ``condition`` is an address inside the check; empty: the check itself is meant, with an empty check the rule.
    ``reason`` says why a rule is not applicable, ``why`` what an author says of something that cannot be.
    """

    rule: str
    check: str
    condition: str
    shows: Truth | Outcome
    reason: NotApplicable | None
    place: Place
    status: CoverageStatus
    why: str = ""


@attrs.frozen(eq=False)
class Coverage:
    """What the scenarios of a norm show of its rules, and the exemptions in them that are not needed."""

    norm: Norm
    items: tuple[CoverageItem, ...]
    unneeded: tuple[Exemption, ...]

    @cached_property
    def missing(self) -> tuple[CoverageItem, ...]:
        """What no scenario shows."""
        return self.with_status(CoverageStatus.MISSING)

    @property
    def share(self) -> Fraction:
        """The share that is shown of what can be shown, exact; of nothing: all."""
        shown = len(self.with_status(CoverageStatus.SHOWN))
        return Fraction(shown, shown + len(self.missing)) if self.missing else Fraction(1)

    @property
    def passed(self) -> bool:
        """Whether nothing is missing and no exemption is in vain."""
        return not self.missing and not self.unneeded

    def with_status(self, status: CoverageStatus) -> tuple[CoverageItem, ...]:
        """Return the items of a status, in the order of the rules."""
        return tuple(item for item in self.items if item.status is status)


def measure_coverage(path: str | Path, *, rules: Iterable[str] | None = None) -> Coverage:
    """Return what the scenarios in the folder of a norm show of its rules.

    Each condition of each check is to be seen yes, no and unknown, and where it has a deadline not due, for a record of
    a scenario about its rule or what that is a part of; each check and each rule in every outcome that it can have.
    ``rules`` selects rules by number, with their parts; without it all.

    Raises ModuleError and ScenarioError with every problem of the files, KeyError for an unknown rule.
    """
    norm, places = read_placed(path)
    chosen = list(norm.rules if rules is None else with_parts(norm, rules))
    scenarios, exemptions = read_scenario_files(norm, path)
    return cover(norm, places, chosen, scenarios, exemptions)


def cover(
    norm: Norm, places: Places, rules: Sequence[str], scenarios: Iterable[Scenario], exemptions: Iterable[Exemption]
) -> Coverage:
    """Return what scenarios show of rules."""
    seen = set(see(norm, [expectation for scenario in scenarios for expectation in scenario.expectations]))
    exempt: dict[_Key, Exemption] = {
        (each.rule, each.check, each.condition, each.what, each.reason): each
        for each in exemptions
        if each.kind is Exempted.UNREACHABLE and each.rule in rules
    }
    items = []
    for item in (found for rule in rules for found in _items(norm, places, norm.rules[rule])):
        key = (item.rule, item.check, item.condition, str(item.shows), item.reason)
        if key in seen:
            item = attrs.evolve(item, status=CoverageStatus.SHOWN)
        elif item.status is CoverageStatus.MISSING and key in exempt:
            item = attrs.evolve(item, status=CoverageStatus.EXEMPT, why=exempt.pop(key).why)
        items.append(item)
    return Coverage(norm, tuple(items), tuple(exempt.values()))


_Key: TypeAlias = tuple[str, str, str, str, NotApplicable | None]


def with_parts(norm: Norm, rules: Iterable[str]) -> Mapping[str, None]:
    """Return rules with their parts, as the keys of a mapping in order; raises KeyError for an unknown rule."""
    found: dict[str, None] = {}
    for rule in rules:
        found[rule] = None
        found.update(with_parts(norm, norm.rules[rule].parts))
    return found


def _items(norm: Norm, places: Places, rule: Rule) -> Iterator[CoverageItem]:
    """Yield all that scenarios can show of a rule, as if they show nothing yet."""
    for shows in sorted(outcomes_of_rule(norm, rule), key=str):
        yield _item(rule, "", "", shows.outcome, shows.reason, places.of(rule))
    for check_id, group in groupby(rule.checks, lambda each: each.id):
        checks = tuple(group)
        for shows in sorted(outcomes_of_check(norm, checks), key=str):
            yield _item(rule, check_id, "", shows.outcome, None, places.of(checks[0]))
        yield from _of_conditions(norm, places, rule, checks)


def _of_conditions(norm: Norm, places: Places, rule: Rule, checks: Sequence[Check]) -> Iterator[CoverageItem]:
    found = [{each.address: each for each in conditions_in(check.question)} for check in checks]
    for address, located in found[0].items():
        alike = [each[address] for each in found if address in each]
        possible = frozenset[Truth]().union(*(possible_truths(norm, rule, each) for each in alike))
        for truth in sorted(truths_to_see(located)):
            status = CoverageStatus.MISSING if truth in possible else CoverageStatus.UNREACHABLE
            place = places.of(located.condition)
            yield CoverageItem(rule.id, checks[0].id, address, truth, None, place, status)


def _item(
    rule: Rule, check: str, condition: str, shows: Outcome, reason: NotApplicable | None, place: Place
) -> CoverageItem:
    return CoverageItem(rule.id, check, condition, shows, reason, place, CoverageStatus.MISSING)
