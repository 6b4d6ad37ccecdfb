"""An assessment as JSON: canonical, and read back to the same answers."""

import json
import subprocess
import sys
from datetime import date
from importlib import metadata
from pathlib import Path
from typing import Any

import attrs
import pytest

from brabantnorm_rules.assessment import Assessment, Finding, assess
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.errors import AssessmentError
from brabantnorm_rules.exchange import from_json, text, to_json
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import DatedValue
from brabantnorm_rules.norm.periods import Clock
from brabantnorm_rules.truth import Outcome

ROOT = Path(__file__).parents[2]


def every(finding: Finding) -> list[Finding]:
    return [finding, *(inner for part in finding.parts for inner in every(part))]


def answers(assessment: Assessment) -> list[object]:
    """All that can be asked of an assessment, of its findings and of their checks."""
    found: list[object] = [
        getattr(assessment, name)
        for name in ("organisation", "as_of", "as_at", "known_on", "engine", "let_in", "forecast", "phase")
    ]
    found.append(dict(assessment.counts()))
    for finding in (inner for clause in assessment for inner in every(clause)):
        found += [finding.rule, finding.outcome, finding.flags, finding.because, finding.forecast, finding.anchor]
        found += [finding.parameters, finding.deviations, finding.missing, finding.explain("nl"), finding.explain("en")]
        for result in finding.checks:
            found += [result.check, result.outcome, result.records, result.totals, result.contradiction]
            found += [(part.flags, part.records, part.totals) for part in result.parts]
    return found


def test_reading_back_answers_the_same_questions(norm: Norm, dossier: Dossier, as_of: date) -> None:
    assessment = assess(norm, dossier, as_of)
    assert answers(from_json(to_json(assessment), norm)) == answers(assessment)


def test_writing_what_was_read_gives_the_same_text(norm: Norm, dossier: Dossier, as_of: date) -> None:
    for assessment in (
        assess(norm, dossier, as_of),
        assess(norm, dossier, as_of, known_on=date(2024, 4, 1)),
        assess(norm, dossier, as_of, evidence=0),
        assess(norm, dossier, as_of, evidence=None),
        assess(norm, dossier, as_of, rules=["1.4", "1.2.a"]),
        assess(norm, dossier, as_of, rules=[]),
    ):
        text = to_json(assessment)
        assert to_json(from_json(text, norm)) == text
        assert to_json(from_json(to_json(assessment, indent=2), norm)) == text


def test_the_version_of_the_library_that_wrote_it_is_kept(norm: Norm, dossier: Dossier) -> None:
    written = json.loads(to_json(assess(norm, dossier, date(2024, 6, 30))))
    older = json.dumps({**written, "package": "0.0.1"})
    assert json.loads(to_json(from_json(older, norm)))["package"] == "0.0.1"


def test_how_a_deviation_stands_is_what_its_days_say(norm: Norm, dossier: Dossier) -> None:
    text = to_json(assess(norm, dossier, date(2024, 6, 30)))
    with pytest.raises(AssessmentError, match="assessment-differs"):
        from_json(text.replace('"status":"expired"', '"status":"in_force"'), norm)
    with pytest.raises(AssessmentError, match="assessment-differs"):
        from_json(text.replace('"expired":true', '"expired":false'), norm)


def test_a_library_that_was_not_installed_has_no_version(
    norm: Norm, dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr("importlib.metadata.version", refuse)
    text.package_version.cache_clear()
    written = json.loads(to_json(assess(norm, dossier, date(2024, 6, 30))))
    text.package_version.cache_clear()
    assert written["package"] == "unknown"


@pytest.mark.parametrize(("minutes", "value"), [(90, {"minutes": 90}), (120, {"hours": 2})])
def test_a_term_on_the_clock_is_written_in_hours_or_else_in_minutes(
    norm: Norm, dossier: Dossier, minutes: int, value: object
) -> None:
    term = norm.parameters["reactietermijn"]
    dated = attrs.evolve(term, values=(DatedValue(Clock(minutes * 60_000_000)),))
    other = attrs.evolve(norm, parameters={**norm.parameters, "reactietermijn": dated})
    assessment = assess(other, dossier.for_norm(other), date(2024, 6, 30))
    (clause,) = [found for found in json.loads(to_json(assessment))["clauses"] if found["rule"] == "1.4"]
    assert value in [used["value"] for used in clause["parameters"]]
    assert to_json(from_json(to_json(assessment), other)) == to_json(assessment)


def test_the_converter_is_imported_when_it_is_first_needed() -> None:
    """It takes as long to import as a good part of the library."""
    asked = "import sys, brabantnorm_rules; sys.exit('cattrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False).returncode == 0


def test_the_text_is_canonical(norm: Norm, dossier: Dossier, as_of: date) -> None:
    text = to_json(assess(norm, dossier, as_of))
    assert text == to_json(assess(norm, dossier, as_of))
    plain = json.loads(text, parse_float=lambda found: pytest.fail(f"{found} is no whole number"))
    assert text == json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert text.encode()


def test_the_dossier_shows_every_kind_of_answer(norm: Norm, dossier: Dossier) -> None:
    """What the other tests rest on."""
    found = json.loads(to_json(assess(norm, dossier, date(2024, 6, 30))))
    inner = [part for clause in found["clauses"] for part in (clause, *clause["parts"])]
    assert {"unknown", "not_met"} <= {part["outcome"] for part in inner}
    assert any(check["contradiction"] for part in inner for check in part["checks"])
    assert any(check["parts"] for part in inner for check in part["checks"])
    assert any(check["totals"] for part in inner for check in part["checks"])
    assert any(check["variables"] for part in inner for check in part["checks"])
    assert {"1.4", "1.5"} == {part["rule"] for part in inner if part["deviations"]}
    assert found["let_in"]
    later = json.loads(to_json(assess(norm, dossier, date(2027, 6, 30))))["clauses"]
    lacks = {missing["lack"] for part in (*inner, *later) for missing in part["missing"]}
    assert lacks >= {"field", "completeness", "totals"}


def test_a_finding_holds_what_it_rests_on(norm: Norm, dossier: Dossier) -> None:
    found = json.loads(to_json(assess(norm, dossier, date(2024, 6, 30))))
    clauses = {clause["rule"]: clause for clause in found["clauses"]}
    (reaction,) = clauses["1.4"]["checks"]
    assert reaction["records"]["failing"] == {"ids": ["i01"], "total": 1}
    assert reaction["records"]["passing"] == {"ids": ["i02"], "total": 1}
    assert reaction["records"]["complete"] is True
    parameters = {used["name"]: used for used in clauses["1.4"]["parameters"]}
    assert parameters["reactietermijn"]["value"] == {"hours": 48}
    assert parameters["reactietermijn"]["origin"] == "norm"
    assert parameters["klokstart"]["value"] == "melding_op"
    assert parameters["klokstart"]["origin"] == "default"
    (deviation,) = clauses["1.4"]["deviations"]
    assert deviation == {
        "decided_on": "2024-01-01",
        "expired": True,
        "owner": "gemeentesecretaris",
        "reason": "Nog in opbouw",
        "status": "expired",
        "until": "2024-03-01",
    }
    (law,) = clauses["1.2"]["parts"][0]["basis"]
    assert law["jci"] == "jci1.3:c:BWBR0000000&artikel=1"
    assert law["title"] == {"nl": "Voorbeeldwet", "en": "Example Act"}
    shares = {used["name"]: used["value"] for used in clauses["1.3"]["parameters"]}
    assert shares["aandeel"] == "19/20"
    assert shares["sinds"] == "2023-05-01"
    assert shares["contact_telt"] == [True]
    assert clauses["1.1"]["checks"][0]["variables"] == [
        {"name": "thema", "value": "integriteit"},
        {"name": "doelgroep", "value": "bestuurders"},
    ]


def test_counts_are_of_clauses_for_each_pillar_and_outcome(norm: Norm, dossier: Dossier, as_of: date) -> None:
    found = json.loads(to_json(assess(norm, dossier, as_of)))
    expected = {str(outcome): 0 for outcome in Outcome}
    for clause in found["clauses"]:
        expected[clause["outcome"]] += 1
    (pillar,) = found["counts"]["pillars"]
    assert found["counts"]["outcomes"] == pillar["outcomes"] == expected
    assert sum(expected.values()) == 5


def test_a_selection_is_named(norm: Norm, dossier: Dossier) -> None:
    day = date(2024, 6, 30)
    assert json.loads(to_json(assess(norm, dossier, day)))["selection"] is None
    assert json.loads(to_json(assess(norm, dossier, day, rules=["1.4"])))["selection"] == ["1.4"]


def test_a_remedy_stands_beside_shortfalls_only(norm: Norm, dossier: Dossier) -> None:
    everything: list[Any] = json.loads(to_json(assess(norm, dossier, date(2026, 1, 1))))["clauses"]
    for clause in everything:
        shortfall = clause["outcome"] in ("not_met", "partly_met")
        assert (clause["remedy"] is not None) == (shortfall and norm.rules[clause["rule"]].remedy is not None)
