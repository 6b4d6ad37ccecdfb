"""A module with thirty mistakes that authors make: all are told in one run, each at its place and with what to do."""

import re
from pathlib import Path
from typing import Final

import pytest

from brabantnorm_rules import Diagnostic, Severity, check_norm, render
from tests.authoring.cases import MARK
from tests.problems import assert_reads_well

_NORM: Final = """\
format: 1
norm: eigen
extends: brabant-2022
as: overlay
title: {nl: Eigen norm, en: Own norm}
in_force: 2026-01-01
"""

_MODULE: Final = """\
format: 1
pillar: 4
rules:
  - id: ▸4.31                                                         # quotes-needed
    title: {nl: Snel, ▸goed en samen reageren, en: Respond fast}      # comma-in-braces
    ▸anchors: agreement                                               # unknown-key: anchor
    anchor: ▸afspraak                                                 # unknown-word: agreement
    basis: [▸handreiking-kandidaten-2018]                             # unknown-source
    applies_to: [▸gemeenten]                                          # unknown-kind: gemeente
    power: ▸apf                                                       # unknown-power: apv
    checks:
      - id: reactie
        every: ▸agressie_incidenten                                   # unknown-fact-type: agressie_incident
        must: {aangifte: gedaan}
        when_no_cases: not_applicable
      - id: aangifte
        every: agressie_incident
        where: {▸melding_datum: {within_last: $jaar}}                 # unknown-field: melding_op
        must: {aangifte: {in: [▸gedan, namens_werkgever]}}            # unknown-value: gedaan
        when_no_cases: ▸nvt                                           # unknown-word: not_applicable
      - ▸id: melding                                                  # missing-key: when_no_cases
        every: agressie_incident
        where: {melding_op: {▸within_lasst: $jaar}}                   # unknown-operator: within_last
        must: {reactie_op: {within: ▸$reactietermijn}}                # within-needs-one: of
      - id: strafbaar
        none: agressie_incident
        where: {strafbaar_feit: ▸ja}                                  # bool-expected: true
  - id: "4.32"
    title: ▸{nl: Elk jaar een gesprek}                                # language-missing: en
    anchor: agreement
    checks:
      - id: gesprek
        exists: activiteit
        where: {datum: {within_last: ▸{years: 1, months: 6}}}         # one-unit-expected: months
        when_no_cases: ▸met                                           # key-not-here: when_no_cases
      - id: recent
        exists: activiteit
        where: {datum: {within_last: {▸jaar: 1}}}                     # unknown-key: years
      - id: vorm
        exists: activiteit
        where:
          onderwerpen: ▸agressie                                      # operator-missing: includes
          vorm: {▸less_than: 3}                                       # operator-not-for-type: in
      - id: genoeg
        share: activiteit
        where: {datum: {on_or_after: ▸31-12-2025}}                    # day-expected: 2024-12-31
        must: {doelgroepen: {includes: medewerkers}}
        at_least: ▸"90%"                                              # number-expected: 0.95
        when_no_cases: not_met
      - id: meeste
        share: activiteit
        where: {datum: {within: ▸{days: 30}, of: datum}}              # deadline-not-here: within_last
        must: {onderwerpen: {includes: ▸its.onderwerp}}               # its-outside-has: its.
        at_least: ▸90                                                 # share-expected: 0.95
        when_no_cases: not_met
      - id: bijgewerkt
        every: gedragscode
        must: {up_to_date_with: ▸gedragscode_politik}                 # unknown-change-list: gedragscode_politiek
        when_no_cases: not_met
  - ▸id: ▸"3.99"                                                      # missing-key: title, rule-of-other-pillar: 4
    anchor: agreement
    checks:
      - ▸id: iets                                                     # asks-nothing: exists
        where: {datum: {within_last: $jaar}}
      - id: kring
        rule: ▸"3.99"                                                 # rules-in-circle: verwijzingen
"""

_COMMENT: Final = re.compile(r" +# (.*)$", flags=re.MULTILINE)


def planted() -> list[tuple[str, str, str]]:
    """Return where each mistake stands, its code, and what the help should name."""
    found = []
    for number, line in enumerate(_MODULE.splitlines(), 1):
        text, _, told = line.partition("# ")
        columns = [mark.start() - text[: mark.start()].count(MARK) + 1 for mark in re.finditer(MARK, text)]
        for column, said in zip(columns, told.split(", ") if told else (), strict=True):
            code, _, names = said.partition(": ")
            found.append((f"{number}:{column}", code, names))
    return found


@pytest.fixture
def problems(tmp_path: Path) -> list[Diagnostic]:
    (tmp_path / "norm.yaml").write_text(_NORM, encoding="utf-8")
    text = _COMMENT.sub("", _MODULE).replace(MARK, "")
    (tmp_path / "pillar-4-eigen.yaml").write_text(text, encoding="utf-8")
    return [problem for problem in check_norm(tmp_path) if problem.severity is Severity.ERROR]


def test_thirty_mistakes_are_told_at_their_places_in_one_run(problems: list[Diagnostic]) -> None:
    mistakes = planted()
    assert len(mistakes) >= 30
    told = [(f"{problem.place.line}:{problem.place.column}", problem.code) for problem in problems]
    assert sorted(told) == sorted((place, code) for place, code, _ in mistakes)


def test_each_says_what_to_do(problems: list[Diagnostic]) -> None:
    assert_reads_well(problems)
    helps = {
        (f"{problem.place.line}:{problem.place.column}", problem.code): render(problem, "nl").help
        for problem in problems
    }
    for place, code, names in planted():
        assert helps[place, code], code
        assert names in helps[place, code], code
