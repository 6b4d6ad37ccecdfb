"""Results of scenarios in words: what was asked, what was expected, and what was shown instead."""

from collections.abc import Iterator, Sequence

from brabantnorm_rules.assessment.wording import describe, describe_day
from brabantnorm_rules.language import scenarios as words
from brabantnorm_rules.language.outcomes import OUTCOMES
from brabantnorm_rules.workbench.running import ScenarioResult
from brabantnorm_rules.workbench.scenarios import NEVER, Expectation, Scenario, Shown


def name(scenario: Scenario, expectation: Expectation, language: str) -> str:
    """Return what an expectation asks: its scenario, rule and date, what was known, and what is read otherwise."""
    day = describe_day(expectation.as_of.toordinal(), language)
    asked = [words.HEAD.fill(language, {"scenario": scenario.id, "rule": expectation.rule, "day": day})]
    if expectation.known_on is not None:
        asked.append(words.KNOWN_ON.fill(language, {"day": describe_day(expectation.known_on.toordinal(), language)}))
    if expectation.readings:
        norm = expectation.dossier.norm
        readings = ", ".join(
            f"{parameter} = {describe(norm, norm.parameters[parameter], value, language)}"
            for parameter, value in expectation.readings.items()
        )
        asked.append(words.READINGS.fill(language, {"readings": readings}))
    return ", ".join(asked)


def lines(result: ScenarioResult, language: str) -> tuple[tuple[str, str], ...]:
    """Return what was expected, what was shown and why, each with its label."""
    return (
        (words.EXPECTED.in_language(language), say(result.expected, language)),
        (words.GOT.in_language(language), say(result.got, language)),
        (words.WHY.in_language(language), result.why(language)),
    )


def say(shown: Shown, language: str) -> str:
    """Return what a rule shows in words: its outcome, and what decides it."""
    said = OUTCOMES[shown.outcome].in_language(language)
    if shown.reason is not None:
        said = words.REASON.fill(language, {"outcome": said, "reason": str(shown.reason)})
    if shown.because:
        said = words.BECAUSE.fill(language, {"outcome": said, "checks": ", ".join(map(str, sorted(shown.because)))})
    notes = [
        words.NOTE.fill(language, {"check": check, "outcome": OUTCOMES[outcome].in_language(language)})
        for check, outcome in sorted((shown.notes or {}).items())
    ]
    return "; ".join([said, *notes, *_changes(shown, language)])


def _changes(shown: Shown, language: str) -> Iterator[str]:
    if shown.changes_on == NEVER:
        yield words.NEVER_CHANGES.in_language(language)
    elif shown.changes_on is not None:
        yield words.CHANGES_ON.fill(language, {"day": describe_day(shown.changes_on.toordinal(), language)})


def summary(results: Sequence[ScenarioResult], language: str) -> str:
    """Return how many expectations were met."""
    failed = sum(not result.passed for result in results)
    scenarios = len({result.scenario.place for result in results})
    arguments = {"failed": failed, "total": len(results), "scenarios": scenarios}
    return (words.FAILED if failed else words.PASSED).fill(language, arguments)
