"""Groups are read as they are written, every problem at its place; one's own file takes the place of the norm's."""

import pickle
from datetime import date
from pathlib import Path

import pytest

from brabantnorm_rules import Confidence, ModuleError, Norm, check_module, read_groups, read_norm, with_confidence
from brabantnorm_rules.norm.groups import NO_GROUPS
from tests.authoring.cases import GOOD, GROUPS, RULES, Case, names, told, write_norm
from tests.examples import SMALL

_CANDIDATE = "gm9901: {confidence: low, candidate: true}\n"
_ONCE_MORE = "gm9901: {confidence: low, candidate: true, since"

CASES = (
    Case("unknown-organisation", GROUPS, "gm9902: sure", "▸gm9904: sure"),
    Case("unknown-organisation", GROUPS, "dissolved: [gm9903]", "dissolved: [▸gm9904]"),
    Case("bad-organisation", GROUPS, "  gm9903: {name", "  ▸Oudstad: {name: Stad, kind: gemeente}\n  gm9903: {name"),
    Case("candidate-not-low", GROUPS, _CANDIDATE, "gm9901: {confidence: ▸medium, candidate: true}\n"),
    Case("candidate-alone", GROUPS, "gm9902: sure", "▸gm9902: {confidence: low, candidate: true}"),
    Case("candidate-alone", GROUPS, _CANDIDATE, "gm9901: sure\n", (GROUPS, _ONCE_MORE)),
    Case("ends-before-it-begins", GROUPS, "until: 2022-12-31", "until: ▸2020-12-31"),
    Case("ends-before-it-begins", GROUPS, "since: 2020-01-01}", "since: 2020-01-01, until: ▸2019-01-01}"),
    Case("date-expected", GROUPS, "until: 2022-12-31", "until: ▸ooit"),
    Case("bool-expected", GROUPS, _CANDIDATE, "gm9901: {confidence: low, candidate: true, part: ▸deels}\n"),
    Case("unknown-word", GROUPS, "gm9902: sure", "gm9902: ▸zeker"),
    Case("missing-key", GROUPS, "gm9902: sure", "gm9902: ▸{part: true}"),
    Case("missing-key", GROUPS, "    name: Noord\n", "", (GROUPS, "sort: district\n    name: Noord")),
    Case("unknown-key", GROUPS, "  zuid:\n", "  zuid:\n    ▸code: 1\n"),
    Case("bad-name", GROUPS, "  zuid:\n", "  ▸Zuid:\n"),
    Case("bad-name", GROUPS, "Oudstad, kind: gemeente", "Oudstad, kind: ▸Gemeente"),
    Case(
        "mapping-expected", GROUPS, "  gm9903: {name: Oudstad, kind: gemeente, until: 2019-12-31}\n", "  gm9903: ▸Oud\n"
    ),
    Case("mapping-expected", GROUPS, "  zuid:\n", "  oost: ▸[]\n  zuid:\n"),
    Case("mapping-expected", GROUPS, "mergers:\n", "mergers:\n  - ▸gm9901\n"),
    Case("list-empty", GROUPS, "dissolved: [gm9903]", "dissolved: ▸[]"),
)
"""The mark of a case stands where the problem is told; that of one that rests elsewhere, before the text named."""


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_problem_is_told_at_its_place_and_nothing_else_is(tmp_path: Path, case: Case) -> None:
    assert told(case, tmp_path) == [(case.code, case.place)]


@pytest.fixture
def norm(tmp_path: Path) -> Norm:
    return read_norm(write_norm(tmp_path))


def test_groups_are_part_of_the_norm(norm: Norm) -> None:
    groups = norm.groups
    assert [(found.id, found.name, found.kind) for found in groups.organisations.values()] == [
        ("gm9901", "Dijkstede", "gemeente"),
        ("gm9902", "Berg, Dal en Bos", "gemeente"),
        ("gm9903", "Oudstad", "gemeente"),
    ]
    assert [(found.id, found.sort, found.name) for found in groups.groups.values()] == [
        ("noord", "district", "Noord"),
        ("zuid", "district", "Zuid"),
    ]
    candidate, sure, dated = groups.memberships
    assert (candidate.organisation.id, candidate.confidence, candidate.candidate) == ("gm9901", Confidence.LOW, True)
    assert (sure.confidence, sure.candidate, sure.part, sure.since, sure.until) == (
        Confidence.SURE,
        False,
        False,
        None,
        None,
    )
    assert (dated.since, dated.until) == (date(2021, 1, 1).toordinal(), date(2022, 12, 31).toordinal())
    (merger,) = groups.mergers
    assert (merger.day, merger.confidence) == (date(2020, 1, 1).toordinal(), Confidence.SURE)
    assert pickle.loads(pickle.dumps(norm)).groups == groups


def test_a_norm_without_groups_knows_none() -> None:
    assert read_norm(SMALL).groups == NO_GROUPS


def test_a_file_of_ones_own_takes_the_place_of_the_norms(norm: Norm, tmp_path: Path) -> None:
    own = tmp_path / "eigen.yml"
    own.write_text(GOOD[GROUPS].replace("name: Noord", "name: Waterkant"), encoding="utf-8")
    made = read_groups(own, norm)
    assert made.groups.groups["noord"].name == "Waterkant"
    assert norm.groups.groups["noord"].name == "Noord"
    assert made.rules is norm.rules


def test_of_a_file_of_ones_own_too_only_what_is_sure_enough_is_kept(norm: Norm, tmp_path: Path) -> None:
    sure = with_confidence(norm, "sure")
    assert [found.organisation.id for found in sure.groups.memberships] == ["gm9902"]
    assert read_groups(tmp_path / GROUPS, sure).groups == sure.groups


def test_every_problem_of_a_file_of_ones_own_is_told(norm: Norm, tmp_path: Path) -> None:
    own = tmp_path / "eigen.yml"
    text = GOOD[GROUPS].replace("gm9902: sure", "gm9909: zeker").replace("name: Zuid", "naam: Zuid")
    own.write_text(text, encoding="utf-8")
    with pytest.raises(ModuleError) as told_of:
        read_groups(own, norm)
    codes = [problem.code for problem in told_of.value.diagnostics]
    assert sorted(set(codes)) == ["missing-key", "unknown-key", "unknown-organisation", "unknown-word"]
    with pytest.raises(ModuleError) as told_of:
        read_groups(tmp_path / "ontbreekt.yaml", norm)
    assert [problem.code for problem in told_of.value.diagnostics] == ["file-missing"]
    with pytest.raises(ModuleError):
        read_groups(_written(tmp_path, "format: 1\n"), norm)


def test_groups_are_no_rules(tmp_path: Path) -> None:
    write_norm(tmp_path, {GROUPS: GOOD[RULES]})
    found = check_module(tmp_path / GROUPS)
    assert {str(problem.place).partition(":")[0] for problem in found} == {str(tmp_path / GROUPS)}
    assert {problem.code for problem in found} == {"unknown-key", "missing-key"}


def _written(folder: Path, text: str) -> Path:
    (folder / "eigen.yml").write_text(text, encoding="utf-8")
    return folder / "eigen.yml"
