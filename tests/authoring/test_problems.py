"""Every problem of rule modules has a norm that shows it, and is told in one clear sentence in both languages."""

import ast
import re
from pathlib import Path

import pytest

from brabantnorm_rules.authoring import check_module
from brabantnorm_rules.language.diagnostics import PROBLEMS, render
from brabantnorm_rules.language.extension_problems import EXTENSION_PROBLEMS
from brabantnorm_rules.language.module_problems import MODULE_PROBLEMS
from brabantnorm_rules.language.source_problems import SOURCE_PROBLEMS
from brabantnorm_rules.language.table_problems import TABLE_PROBLEMS
from tests.authoring import (
    test_fact_problems,
    test_file_problems,
    test_groups,
    test_rule_problems,
    test_shape_problems,
    test_words,
)
from tests.authoring.cases import Case, names

CASES: tuple[Case, ...] = (
    *test_file_problems.CASES,
    *test_shape_problems.CASES,
    *test_fact_problems.CASES,
    *test_rule_problems.CASES,
    *test_groups.CASES,
    *test_words.CASES,
)
FOLDERS = {code for code, _, _ in test_file_problems.FOLDERS} | {"folder-missing"}
ELSEWHERE = {
    "path-outside-folder": "test_extensions.py, tests/dossier: a norm that extends none names no files",
    "json-syntax-error": "tests/source: norms are YAML",
    "number-not-finite": "tests/source: norms are YAML",
}
"""Codes of problems that a norm's folder cannot have, with the tests that have them and why."""

_PACKAGE = Path(__file__).parents[2] / "brabantnorm_rules"
_MODULES = sorted(path for room in ("authoring", "source") for path in (_PACKAGE / room).glob("*.py"))
_TELLING = ("report", "miss", "_report", "_refuse", "Diagnostic", "Known")
_OPEN = re.compile(r"\{[a-z_]*\}|\{\{|\}\}")


def _emitted(path: Path) -> set[str]:
    """Return the codes that a module writes out where a problem is told."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    called = (
        (call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", ""), call)
        for call in calls
    )
    told = [call.args[0] for name, call in called if name in _TELLING and call.args]
    return {node.value for node in told if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_code_has_a_norm_that_shows_it() -> None:
    shown = {case.code for case in CASES} | FOLDERS
    of_one_norm = MODULE_PROBLEMS.keys() - EXTENSION_PROBLEMS.keys()  # the others: test_extensions.py
    assert shown | ELSEWHERE.keys() == SOURCE_PROBLEMS.keys() | of_one_norm
    assert shown.isdisjoint(ELSEWHERE)


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_code_that_a_module_tells_has_its_sentence(path: Path) -> None:
    assert _emitted(path) <= SOURCE_PROBLEMS.keys() | MODULE_PROBLEMS.keys() | TABLE_PROBLEMS.keys()


def test_the_rooms_tell_problems_by_codes_that_are_written_out() -> None:
    found = set().union(*(_emitted(path) for path in _MODULES))
    chosen_before = {"asks-twice", "asks-nothing", "key-field-expected", "slice-field-expected"}
    assert found | chosen_before >= {case.code for case in CASES}


def test_no_two_tables_of_sentences_share_a_code() -> None:
    assert not SOURCE_PROBLEMS.keys() & MODULE_PROBLEMS.keys()


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_problem_reads_as_a_sentence_in_both_languages(tmp_path: Path, case: Case) -> None:
    case.write(tmp_path)
    for problem in check_module(tmp_path):
        in_dutch, in_english = render(problem, "nl"), render(problem, "en")
        for rendered in (in_dutch, in_english):
            assert rendered.sentence
            assert "\n" not in rendered.sentence
            assert not rendered.sentence.endswith(".")
            unfilled = _OPEN.findall(f"{rendered.sentence} {rendered.help}")
            assert [name for name in unfilled if name[1:-1] != problem.arguments.get("name")] == []
        assert (in_dutch.sentence, in_dutch.help) != (in_english.sentence, in_english.help)


@pytest.mark.parametrize("code", [*SOURCE_PROBLEMS, *MODULE_PROBLEMS])
def test_sentences_in_both_languages_say_as_much(code: str) -> None:
    sentence, remedy = PROBLEMS[code]
    for wording in (sentence, remedy):
        if wording is not None:
            assert set(re.findall(r"\{(\w+)\}", wording.nl)) == set(re.findall(r"\{(\w+)\}", wording.en))
