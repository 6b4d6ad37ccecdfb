"""A related record that changes what another record has is among those by which that other is reached."""

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brabantnorm_rules.dossier import Register
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.compiled import programs
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.engines.program import Program
from brabantnorm_rules.engines.relations import Plan, Related
from brabantnorm_rules.engines.view import read
from brabantnorm_rules.engines.windows import reached
from brabantnorm_rules.truth import Interval
from tests.laws.cases import CASES, Case, cases


def some(register: Register, positions: list[int]) -> Register:
    """Return a register that has only the records at some positions."""
    columns = {name: tuple(column[place] for place in positions) for name, column in register.columns.items()}
    ids = tuple(register.ids[place] for place in positions)
    return Register(register.fact_type, ids, columns, register.declarations, register.as_at)


def truths(found: Plan, program: Program, assessing: Assessing) -> list[Interval]:
    outer = assessing.view(program.fact_type, ended=program.ended)
    related = Related(found, assessing, outer)
    return [related[position] for position in range(len(outer.register))]


def check(found: Plan, program: Program, assessing: Assessing, case: Case) -> int:
    """Take each related record away in turn; return how often that changed something for a record."""
    whole = assessing.register(found.has.record_of)
    before, moved = truths(found, program, assessing), 0
    for position in range(len(whole)):
        left = some(whole, [place for place in range(len(whole)) if place != position])
        without = Assessing(assessing.moment, case.dossier.with_registers([left]), None)
        if program.fact_type == found.has.record_of:
            continue
        after = truths(found, program, without)
        changed = {place for place, (was, now) in enumerate(zip(before, after, strict=True)) if was != now}
        alone = read(some(whole, [position]), assessing.moment, None, ended=True)
        outer = read(assessing.register(program.fact_type), assessing.moment, None, ended=True)
        assert changed <= set(reached(found.has, assessing.moment, outer, alone)), found.has
        moved += len(changed)
    return moved


def test_whoever_a_related_record_matters_to_is_reached() -> None:
    moved = 0

    @settings(max_examples=max(20, CASES // 20), deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.randoms(use_true_random=True))
    def agree(random: Random) -> None:
        nonlocal moved
        norm, made = cases(random)
        for case in made[:4]:
            moment = moment_of(norm, case.as_of.toordinal(), case.facts.kind)
            assessing = Assessing(moment, case.dossier, None)
            for program in programs(norm).values():
                for found in program.plans:
                    moved += check(found, program, assessing, case)

    agree()
    assert moved > CASES // 500
