"""The example overlay: Dijkstede responds within 24 hours, where the norm gives 48."""

from datetime import date
from pathlib import Path

import pytest

from brabantnorm_rules import Norm, Outcome, assess, check_norm, load_norm, read_dossier, read_norm, run_scenarios
from brabantnorm_rules.norm.parameters import Origin

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
OVERLAY = EXAMPLES / "24-uur"
AS_OF = date(2024, 12, 31)


@pytest.fixture(scope="module")
def norm() -> Norm:
    """The overlay."""
    return read_norm(OVERLAY)


def test_it_has_no_problems_and_its_scenarios_come_out(norm: Norm) -> None:
    assert check_norm(OVERLAY) == ()
    results = run_scenarios(norm, OVERLAY)
    assert len(results) == 2
    assert all(result.passed for result in results)


def test_its_term_is_the_choice_of_the_organisation(norm: Norm) -> None:
    assert (norm.overlay, norm.extends) == (True, ("brabant-2022",))
    assert norm.parameters["reactietermijn"].origin is Origin.ORGANISATION
    assert [str(said) for said in norm.provenance.parameters["reactietermijn"]] == [
        "brabant-2022, parameters.yaml:19",
        "dijkstede-24-uur, parameters.yaml:4",
    ]


def test_a_dossier_of_the_norm_is_assessed_under_it_as_it_is(norm: Norm) -> None:
    dossier = read_dossier(EXAMPLES / "dijkstede", load_norm("brabant-2022"))
    under_it = read_dossier(EXAMPLES / "dijkstede", norm)
    found = [assess(norm, given, AS_OF) for given in (dossier, under_it, dossier.for_norm(norm))]
    assert len({tuple(finding.outcome for finding in assessment) for assessment in found}) == 1
    assert found[0]["4.23"].outcome is not Outcome.MET
    (used,) = [used for used in found[0]["4.23"].parameters if used.name == "reactietermijn"]
    assert used.origin is Origin.ORGANISATION


def test_more_responses_come_too_late_than_under_the_norm(norm: Norm) -> None:
    dossier = read_dossier(EXAMPLES / "dijkstede", norm)
    late = {}
    for each in (load_norm("brabant-2022"), norm):
        (check,) = [check for check in assess(each, dossier, AS_OF)["4.23"].checks if check.check.id == "reactie"]
        assert check.records is not None
        late[each.id] = check.records.failing.total
    assert late["dijkstede-24-uur"] > late["brabant-2022"]
