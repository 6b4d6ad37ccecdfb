"""Trials: what rules show of a dossier with steps applied, as often as may be asked."""

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Final

import attrs

from brabantnorm_rules.analysis.planning.steps import Step, apply, joined
from brabantnorm_rules.analysis.swaps import needed
from brabantnorm_rules.assessment import Assessment, assess
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.errors import DossierError
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.narrowing import narrow
from brabantnorm_rules.truth import Outcome

_SINGLY: Final = 30
"""Up to how many steps each is looked at by itself, to find those that can be left out."""


class LimitReached(Exception):  # noqa: N818 - it says what is the matter
    """A rule was tried as often as may be."""


@attrs.define(eq=False)
class Trials:
    """Tries steps on a dossier; for each rule at most ``limit`` times. ``left`` is how often is left for this one."""

    norm: Norm
    dossier: Dossier
    known_on: date | None
    limit: int
    left: int = 0
    _whole: dict[date, Assessment] = attrs.field(factory=dict)
    _found: dict[Hashable, Outcome | None] = attrs.field(factory=dict)

    def outcome(self, rule: str, steps: Sequence[Step], on: date, norm: Norm | None = None) -> Outcome | None:
        """Return what a rule shows with steps applied; None where these make a record that cannot be.

        ``norm`` is another norm with this rule. Raises LimitReached when it was tried often enough.
        """
        key = (rule, on, frozenset(steps), norm)
        if key not in self._found:
            self._count()
            self._found[key] = self._outcome(rule, steps, on, norm or narrow(self.norm, rule))
        return self._found[key]

    def _outcome(self, rule: str, steps: Sequence[Step], on: date, norm: Norm) -> Outcome | None:
        try:
            made = apply(self.dossier, joined(named(self.dossier, steps)))
        except DossierError:
            return None
        return assess(norm, made, on, known_on=self.known_on, evidence=0, rules=[rule])[rule].outcome

    def fewest(self, rule: str, steps: Sequence[Step], on: date, wanted: Outcome) -> tuple[Step, ...] | None:
        """Return those of the steps with which a rule has an outcome, and of which none can be left out.

        Of many steps those that do the same to several records are looked at together, and then as few records are left
        as suffice when they are taken in their order. None: all together do not give the outcome. Raises LimitReached
        when it was tried often enough.
        """
        whole = tuple(steps)

        def suffices(some: Iterable[Step]) -> bool:
            kept = frozenset(some)
            return self.outcome(rule, [step for step in whole if step in kept], on) is wanted

        if not whole or not suffices(whole):
            return None
        if len(whole) <= _SINGLY:
            return needed(whole, suffices)
        alike = tuple(step.split() for step in joined(whole))
        kept = needed(alike, lambda groups: suffices(chain.from_iterable(groups)))
        for place, group in enumerate(kept):
            others = frozenset(chain.from_iterable((*kept[:place], *kept[place + 1 :])))
            enough = bisect_left(range(1, len(group)), True, key=lambda number: suffices(others.union(group[:number])))
            kept = (*kept[:place], group[: enough + 1], *kept[place + 1 :])
        return tuple(chain.from_iterable(kept))

    def whole(self, steps: Sequence[Step], on: date) -> Assessment:
        """Return the assessment of the whole norm with steps applied."""
        if not steps:
            if on not in self._whole:
                self._whole[on] = self._assess(self.dossier, on)
            return self._whole[on]
        self._count()
        return self._assess(apply(self.dossier, steps), on)

    def _assess(self, dossier: Dossier, on: date) -> Assessment:
        return assess(self.norm, dossier, on, known_on=self.known_on, evidence=0)

    def _count(self) -> None:
        if not self.left:
            raise LimitReached
        self.left -= 1


def named(dossier: Dossier, steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return steps in which each new record has an id that no other record has."""
    return tuple(_named(dossier, steps))


def _named(dossier: Dossier, steps: Sequence[Step]) -> Iterator[Step]:
    taken = {name: set(register.ids) for name, register in dossier.registers.items()}
    for step in steps:
        if not step.new:
            yield step
            continue
        ids, number = taken.setdefault(step.fact_type, set()), 0
        chosen: list[str] = []
        while len(chosen) < len(step.ids):
            number += 1
            if f"nieuw-{number}" not in ids:
                chosen.append(f"nieuw-{number}")
                ids.add(chosen[-1])
        yield attrs.evolve(step, ids=tuple(chosen))
