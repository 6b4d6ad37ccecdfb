"""The example overlay: Dijkstede responds within 24 hours, where the norm gives 48."""

import re
from datetime import date
from pathlib import Path

import pytest

from brabantnorm_rules import Norm, Outcome, assess, check_norm, load_norm, read_dossier, read_norm, run_scenarios
from brabantnorm_rules.cli import main
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


# ---- the page on overlays -------------------------------------------------------------------------------------------

PAGE = (Path(__file__).parents[1] / "docs" / "how-to" / "overlay.md").read_text(encoding="utf-8")


def test_the_page_shows_the_files_of_the_example() -> None:
    for text in re.findall(r"^```yaml\n# (\S+)\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE):
        assert (OVERLAY / text[0]).read_text(encoding="utf-8").endswith(text[1])


def test_its_commands_do_what_it_says(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES.parents[1])
    commands = re.findall(r"^brabantnorm (.+)$", PAGE, flags=re.MULTILINE)
    assert len(commands) == 6
    for command in commands:
        assert main(command.split()) == 0, command
    assert "dijkstede-24-uur vraagt minstens zoveel als brabant-2022." in capsys.readouterr().out


def test_its_example_in_python_prints_what_is_stricter(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES.parents[1])
    (example,) = re.findall(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)
    exec(example, {})
    assert capsys.readouterr().out.splitlines() == ["brabant-2022 True True", "4.23 stricter"]
