"""Whatever is done to a file of scenarios, it is read or refused, and what is read can be run."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brabantnorm_rules import (
    ScenarioError,
    check_scenarios,
    read_norm,
    read_scenarios,
    run_scenarios,
    scenarios_to_junit,
)
from brabantnorm_rules.language.diagnostics import render
from tests.examples import SMALL
from tests.workbench.files import GOOD

_NORM = read_norm(SMALL)
_PIECES = re.compile(r"\w+|[^\w\s]|\s+")
_WORDS = (
    *("{", "}", "[", "]", ":", ": ", ", ", "- ", '"', "null", "true", "1.5", "0", "[]", "{}", "geen", "onbekend"),
    *("a1", "a2", "aandacht", "samen", "check", "without", "records", "registers", "as_at", "as_of", "id", "met"),
    *("2024-06-30", "0001-01-01", "9999-12-31", "gewoon", "provincie", '"1.2"', "{years: 1}", "kalenderjaar", "\n"),
)
"""What may take the place of something else: words that mean something here, so that many an edit nearly fits."""


@st.composite
def _changed(draw: st.DrawFn) -> str:
    """Return the good file with a few small edits."""
    parts = _PIECES.findall(GOOD)
    for _ in range(draw(st.integers(1, 3))):
        index = draw(st.integers(0, len(parts) - 1))
        word = draw(st.sampled_from(_WORDS) | st.sampled_from(parts))
        parts[index : index + draw(st.integers(0, 1))] = [word] * draw(st.integers(0, 1))
    return "".join(parts)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_changed())
def test_scenarios_with_small_edits_are_read_or_refused_and_what_is_read_can_be_run(tmp_path: Path, text: str) -> None:
    file = tmp_path / "1.1.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    problems = check_scenarios(_NORM, file)
    for problem in problems:
        assert problem.place.path == str(file)
        assert len(render(problem, "nl").sentence) < 2000
    if problems:
        with pytest.raises(ScenarioError) as refused:
            read_scenarios(_NORM, file)
        assert refused.value.diagnostics == problems
    else:
        assert scenarios_to_junit(_NORM, run_scenarios(_NORM, file))
