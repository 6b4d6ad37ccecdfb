"""Each law is seen to fail when what it guards is broken: a law that nothing breaks proves nothing."""

from collections.abc import Callable
from itertools import count
from random import Random
from typing import Any

import pytest

from brabantnorm_rules import NONE, NOT_SUPPLIED
from brabantnorm_rules.assessment import judge
from brabantnorm_rules.dossier import entry
from brabantnorm_rules.engines import operators, program, relations, view
from brabantnorm_rules.engines.completeness import Coverage
from brabantnorm_rules.engines.rails import Rails
from brabantnorm_rules.norm.facts import RECORDED_ON
from brabantnorm_rules.truth import YES, Flags, merge
from tests.laws import test_engines, test_laws
from tests.laws.cases import cases

Law = Callable[[Random], None]


def agreement(random: Random) -> None:
    norm, made = cases(random)
    for case in made:
        test_engines.check(norm, case)


def is_broken(law: Law, tries: int = 400) -> bool:
    """Return whether the law fails on one of some generated cases."""
    for seed in range(tries):
        try:
            law(Random(seed))
        except AssertionError:
            return True
    return False


def _blank_is_none(_: Any, field: Any) -> Any:
    return NOT_SUPPLIED if field.name == RECORDED_ON else NONE


def _from_unknown_exists(existing: view.Existing, days: Any, last: int) -> view.Existing:
    sure = [position for position in existing.sure if days[position] <= last or days[position] is NOT_SUPPLIED]
    return view.Existing(sure, ())


def _ends_a_day_early(existing: view.Existing, days: Any, first: int) -> view.Existing:
    return view.Existing([position for position in existing.sure if not days[position] <= first], existing.perhaps)


def _surely_there(positions: Any, answer: Any) -> Any:
    return program._by_roles(positions, *answer)


def _whatever_comes(counter: Any = count()) -> Callable[..., Flags]:  # noqa: B008  one count for the whole test
    return lambda *_, **__: Flags.YES if next(counter) % 2 else Flags.NO


def _always_complete(coverage: Coverage, *, ended: bool) -> list[bool]:
    return [True] * len(coverage.moment.norm.questions_of[coverage.view.register.fact_type.name, ended])


def _as_given(ids: Any, columns: Any) -> Any:
    return entry.Records(ids, columns)


@pytest.mark.parametrize(
    ("law", "module", "name", "broken"),
    [
        pytest.param(agreement, view.Existing, "not_before", _ends_a_day_early, id="last day"),
        pytest.param(agreement, program, "_in_doubt", _surely_there, id="doubtful existence"),
        pytest.param(agreement, relations, "begun", lambda *_: YES, id="related before it was there"),
        pytest.param(agreement, Coverage, "_since", lambda *_: None, id="completeness without since"),
        pytest.param(agreement, judge, "judge_share", lambda *_, **__: Flags.UNKNOWN, id="share"),
        pytest.param(agreement, judge, "any_flags", merge, id="any as all"),
        pytest.param(test_laws.soundness, entry, "left_out", _blank_is_none, id="blank is none"),
        pytest.param(test_laws.soundness, view.Existing, "by", _from_unknown_exists, id="from not supplied exists"),
        pytest.param(test_laws.soundness, Coverage, "of_questions", _always_complete, id="always complete"),
        pytest.param(test_laws.nothing_from_nothing, Coverage, "of_questions", _always_complete, id="empty"),
        pytest.param(test_laws.order_is_nothing, entry, "_in_order", _as_given, id="order of entry"),
        pytest.param(test_laws.twice_the_same, judge, "judge_exists", _whatever_comes(), id="twice"),
    ],
)
def test_a_law_fails_when_its_target_is_broken(
    law: Law, module: Any, name: str, broken: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_broken(law, 5)
    monkeypatch.setattr(module, name, broken)
    assert is_broken(law)


@pytest.mark.parametrize("operator", sorted(operators._OPERATORS, key=str))
def test_the_reference_judges_every_operator(operator: type, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine whose operator always leaves it open is found out: the generated cases meet every operator."""
    monkeypatch.setitem(operators._OPERATORS, operator, lambda *_: Rails.plain("False", "False"))
    assert is_broken(agreement)
