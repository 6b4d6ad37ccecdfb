"""A session says after every event what assessing anew would say, by every engine."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.analysis.machine import SessionMachine
from tests.laws.cases import CASES

ENGINES = ("compiled", "live")


@pytest.mark.parametrize("engine", ENGINES)
def test_after_every_event_the_findings_are_those_of_assessing_anew(engine: str) -> None:
    often = settings(
        max_examples=max(5, CASES // 200),
        stateful_step_count=20,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    machine = type("Machine", (SessionMachine,), {"engine": engine})
    run_state_machine_as_test(machine, settings=often)
