"""Explanations of every rule of the norm in every outcome, in both languages: whole sentences that people can read."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from brabantnorm_rules import Norm, explain, load_norm
from brabantnorm_rules.norm.readings import with_readings
from brabantnorm_rules.workbench.reading import read_scenarios
from brabantnorm_rules.workbench.scenarios import Expectation

FOLDER: Final = Path(__file__).parents[1] / "rules" / "brabant-2022"
LIMIT: Final = 60
"""How often is assessed for the facts that carry an outcome: that they are fewest is asked elsewhere."""

NAME: Final = re.compile(r"`[^`]*`")
WRONG: Final = {
    "a placeholder": re.compile(r"[{}]"),
    "a name of the encoding": re.compile(r"\w_\w|\$\w"),
    "a date in figures": re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d\d?-\d\d?-\d{4}\b"),
    "a period as machines write it": re.compile(r"\bP(?:T?\d+[A-Z])+\b"),
    "a value as Python writes it": re.compile(r"\b(?:True|False|None|NONE|frozenset|Fraction)\b"),
    "one of many": re.compile(
        r"\b1 (?:dagen|weken|maanden|minuten|days|weeks|months|years|hours|minutes|records)\b", re.IGNORECASE
    ),
    "two spaces": re.compile(r"\s\s"),
    "nothing between marks": re.compile(r"\(\)|: [.;)]|; [;.)]|, [.,;)]|\s[.,;)]|\(\s|``|“”"),
    "the same word twice": re.compile(r"\b(\w+) \1\b(?! \1)", re.IGNORECASE),
}
TWICE: Final = re.compile(r"\b(je|u|dat|that|had) \1\b", re.IGNORECASE)
OTHER_LANGUAGE: Final = {
    "nl": re.compile(r"\b(?:met and|partly met|not met|unknown|not applicable|the|of which|attestation)\b"),
    "en": re.compile(r"\b(?:voldaan|onbekend|niet|geen|het|een|volgens|register van)\b"),
}


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm("brabant-2022")


def chosen(norm: Norm) -> Iterator[Expectation]:
    """Yield expectations of scenarios: of each rule and outcome two that differ in what decides or in kind."""
    seen: dict[tuple[str, str], list[tuple[str, frozenset[str]]]] = {}
    for scenario in read_scenarios(norm, FOLDER):
        for expectation in scenario.expectations:
            shown = expectation.expected
            taken = seen.setdefault((expectation.rule, shown.outcome), [])
            case = (expectation.dossier.organisation.kind, frozenset(map(str, shown.because)))
            if case not in taken and len(taken) < 2:
                taken.append(case)
                yield expectation


def test_every_sentence_of_every_explanation_can_be_read(norm: Norm) -> None:
    found: dict[str, str] = {}
    rules: set[str] = set()
    for expectation in chosen(norm):
        read_so = with_readings(norm, expectation.readings)
        explanation = explain(
            read_so,
            expectation.dossier.for_norm(read_so),
            expectation.as_of,
            expectation.rule,
            known_on=expectation.known_on,
            limit=LIMIT,
        )
        rules.add(expectation.rule)
        for language in ("nl", "en"):
            sentences = [said for section in explanation.sections(language) for said in section.sentences]
            for wrong in wrong_with(sentences, language):
                found.setdefault(wrong, f"{expectation.rule} at {expectation.place} in {language}")
    assert not found
    assert rules == set(norm.rules)


def wrong_with(sentences: list[str], language: str) -> Iterator[str]:
    """Yield what is wrong with the sentences of one explanation, each with what is wrong."""
    for said in sentences:
        plain = NAME.sub("N", said)
        for what, pattern in WRONG.items():
            match = pattern.search(TWICE.sub("", plain) if what == "the same word twice" else plain)
            if match:
                yield f"{what} ({match[0]!r}): {said}"
        other = OTHER_LANGUAGE[language].search(plain)
        if other:
            yield f"another language ({other[0]!r}): {said}"
        if not said.endswith("."):
            yield f"no full stop: {said}"
        if said[0].islower():
            yield f"no capital: {said}"
        if sentences.count(said) > 1:
            yield f"said twice: {said}"
