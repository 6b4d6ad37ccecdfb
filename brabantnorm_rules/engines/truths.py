"""Truths: what single conditions come to, record by record, as the compiled engine means them."""

from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.compiled import CompiledEngine
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.engines.relations import Related, plan
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.norm.conditions import Condition, Has
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.rules import Check, Rule, Share, WhenNoCases
from brabantnorm_rules.truth import AT_LEAST_NOT_DUE, AT_MOST_NOT_DUE, NO, NOT_DUE, UNKNOWN, YES, Interval, Role

_ENGINE: Final = CompiledEngine()
_INTERVALS: Final[Mapping[int, Interval]] = {
    Role.PASSING: YES,
    Role.FAILING: NO,
    Role.NO_CASE: NOT_DUE,
    Role.NO_CASE | Role.PASSING: AT_LEAST_NOT_DUE,
    Role.NO_CASE | Role.FAILING: AT_MOST_NOT_DUE,
    Role.PASSING | Role.FAILING: UNKNOWN,
    Role.NO_CASE | Role.PASSING | Role.FAILING: UNKNOWN,
}
"""The truth of what every record must be, by what the record can still be."""

_TITLE: Final = Wording("", "")


def truths_of(
    assessing: Assessing, view: View, positions: Sequence[int], conditions: Sequence[Condition]
) -> Sequence[Sequence[Interval]]:
    """Return for each condition its truth for the records of a view at ``positions``, whether or not they exist."""
    if not positions or not conditions:
        return [()] * len(conditions)
    fact_type = view.register.fact_type.name
    questions = {
        condition: Share(fact_type, condition, WhenNoCases.NOT_APPLICABLE) for condition in dict.fromkeys(conditions)
    }
    norm = _norm_of(assessing.moment.norm, tuple(questions.values()))
    moment = moment_of(norm, assessing.moment.as_of, assessing.moment.kind)
    asking = Assessing(moment, assessing.dossier, assessing.known_on)
    roles = _ENGINE.role_sets(asking, view, positions, ended=False)
    found = dict(zip(questions, ([_INTERVALS[held] for held in one] for one in roles), strict=True))
    return [found[condition] for condition in conditions]


def related_truths_of(
    assessing: Assessing, outer: View, view: View, pairs: Sequence[tuple[int, int]], condition: Condition
) -> Sequence[Interval]:
    """Return the truth of a condition on related records for pairs of positions: the outer record's, and its own."""
    norm, moment = assessing.moment.norm, assessing.moment
    has = Has(view.register.fact_type.name, condition)
    outer_type = outer.register.fact_type
    found = norm.memo.get(("truths", outer_type.name, has), lambda: plan(norm, has, outer_type))
    inner = tuple(Related(nested, assessing, view) for nested in found.inner)
    constants = moment.made(found, found.source.make_constants)
    search, _ = found.function(assessing, view, outer, (), constants, inner)
    return [search(position, (related,)) for position, related in pairs]


def related_of(assessing: Assessing, outer: View, has: Has) -> Related:
    """Return whether each record of ``outer`` has the related record that it should have."""
    norm, outer_type = assessing.moment.norm, outer.register.fact_type
    found = norm.memo.get(("truths", outer_type.name, has), lambda: plan(norm, has, outer_type))
    return Related(found, assessing, outer)


def _norm_of(norm: Norm, questions: tuple[Share, ...]) -> Norm:
    """Return a norm that asks these questions and nothing else; kept with the norm."""
    checks = tuple(Check(f"c{number}", question) for number, question in enumerate(questions))
    return norm.memo.get(
        ("truths", questions), lambda: attrs.evolve(norm, rules={"1": Rule("1", 1, _TITLE, checks=checks)})
    )
