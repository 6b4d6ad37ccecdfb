"""Files that cannot be read, and folders that are no norm, are told once: what rests on them is not told as well."""

from collections.abc import Callable
from pathlib import Path

import pytest

from brabantnorm_rules.authoring import check_module
from tests.authoring.cases import CHANGES, FACTS, GOOD, NORM, PARAMETERS, POWERS, RULES, SOURCES, Case, names, told
from tests.authoring.cases import write_norm as write

_PART = "{nl: Deel, en: Part}"
_LIST = "fields: {naam: text}"
_KEYS = "".join(f"k{number}: [{'x, ' * 998}]\n" for number in range(99))

CASES = (
    Case("syntax-error", RULES, "title: {nl: Deel, en: Part}\n    anchor", "title: {nl: Deel, en: Part}\n   ▸anchor"),
    Case("colon-missing", RULES, "    anchor: law\n", "    ▸anchor\n"),
    Case("tab-in-indentation", RULES, "    anchor: ambition", "▸\tanchor: ambition"),
    Case("text-starts-with-brace", RULES, 'nl: "{passing} over {thema}"', "nl: ▸{passing} over {thema}"),
    Case("text-starts-with-brace", RULES, _PART, "{nl: ▸{Deel}, en: Part}"),
    Case("comma-in-braces", RULES, _PART, "{nl: Deel, ▸en meer, en: Part}"),
    Case("colon-in-text", RULES, _PART, "Deel▸: en meer"),
    Case("reserved-character", RULES, _PART, "{nl: ▸@deel, en: Part}"),
    Case("quote-not-closed", POWERS, "en: a by-law}, kinds: [gemeente]}", 'en: ▸"a by-law}, kinds: [gemeente]}'),
    Case("text-after-quote", RULES, _PART, '{nl: "Deel" ▸b, en: Part}'),
    Case("unknown-escape", RULES, _PART, '{nl: "C:▸\\deel", en: Part}'),
    Case("bracket-not-closed", FACTS, _LIST, "fields: ▸{naam: text"),
    Case("unreadable-character", RULES, _PART, "{nl: Deel▸\a, en: Part}"),
    Case("duplicate-key", RULES, _PART, "{nl: Deel, en: Part, ▸nl: Deel}"),
    Case("duplicate-key", POWERS, "format: 1\n", "format: 1\n▸format: 1\n"),
    Case("key-not-text", FACTS, _LIST, "fields: {naam: text, ▸[a]: text}"),
    Case("alias-used", FACTS, _LIST, "fields: ▸*velden"),
    Case("anchor-used", FACTS, _LIST, "fields: ▸&velden {naam: text}"),
    Case("merge-key", FACTS, _LIST, "fields: {naam: text, ▸<<: {b: text}}"),
    Case("tag-used", CHANGES, "in_force: 2020-01-01", "in_force: ▸!!str 2020-01-01"),
    Case("directive-used", SOURCES, "format: 1\n", "▸%YAML 1.2\n---\nformat: 1\n"),
    Case("several-documents", RULES, '  - id: "1.2.b"', '▸---\n  - id: "1.2.b"'),
    Case("too-deep", RULES, _PART, f"{'[' * 37}▸{'[' * 5}"),
    Case("too-many-values", PARAMETERS, "", _KEYS + f"last: [{'x, ' * 997}▸x]"),
    Case("number-too-long", PARAMETERS, "value: 2,", f"value: ▸{'9' * 41},"),
    Case("number-too-long", PARAMETERS, "value: 2,", "value: ▸2e41,"),
)


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_problem_is_told_at_its_place_and_nothing_else_is(tmp_path: Path, case: Case) -> None:
    assert told(case, tmp_path) == [(case.code, case.place)]


def _problems(folder: Path) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place)) for problem in check_module(folder)]


def _without(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


FOLDERS = (
    ("file-missing", "", _without(NORM)),
    ("file-missing", "", _without(FACTS)),
    ("no-rule-modules", "", _without(RULES)),
    ("unknown-file", "rules.yaml", lambda folder: (folder / "rules.yaml").write_text("format: 1\n")),
    ("unknown-file", "norm.yml", lambda folder: (folder / "norm.yml").write_text(GOOD[NORM])),
    ("file-unreadable", "pillar-2.yaml", lambda folder: (folder / "pillar-2.yaml").mkdir()),
    ("file-missing", "pillar-2.yaml", lambda folder: (folder / "pillar-2.yaml").symlink_to(folder / "pillar-9.yaml")),
    ("file-undecodable", SOURCES, lambda folder: (folder / SOURCES).write_bytes(b"format: 1\nsources: {wet: \xe9}")),
    ("empty-file", FACTS, lambda folder: (folder / FACTS).write_text("# nog te schrijven\n")),
    ("empty-file", NORM, lambda folder: (folder / NORM).write_text("---\n...\n")),
    ("file-too-large", RULES, lambda folder: (folder / RULES).write_text("#" * 1024 * 1024 + "\n")),
    ("too-many-files", "", lambda folder: [(folder / f"pillar-{n}.yaml").touch() for n in range(200)]),
)
"""What may be done to a good norm's folder, with the code and the file of the one problem that it makes."""


@pytest.mark.parametrize(("code", "name", "change"), FOLDERS, ids=[f"{code}-{name}" for code, name, _ in FOLDERS])
def test_a_folder_that_is_no_norm_is_told_at_its_file_once(
    tmp_path: Path, code: str, name: str, change: Callable[[Path], object]
) -> None:
    change(write(tmp_path))
    assert _problems(tmp_path) == [(code, str(tmp_path / name))]


@pytest.mark.parametrize("name", GOOD)
def test_a_file_that_cannot_be_read_hides_no_more_than_itself(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: "format: 1\nx: [\n"})
    assert [problem.code for problem in check_module(tmp_path)] == ["bracket-not-closed"]


@pytest.mark.parametrize("name", GOOD)
def test_a_file_of_another_shape_hides_no_more_than_itself(tmp_path: Path, name: str) -> None:
    write(tmp_path, {name: "- format: 1\n"})
    assert _problems(tmp_path) == [("mapping-expected", f"{tmp_path / name}:1:1")]


def test_a_shared_file_without_its_key_hides_no_more_than_itself(tmp_path: Path) -> None:
    for name in (FACTS, PARAMETERS, CHANGES, SOURCES, POWERS):
        write(tmp_path, {name: "format: 1\n"})
        assert _problems(tmp_path) == [("missing-key", f"{tmp_path / name}:1:1")]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "weg", write(tmp_path) / RULES / "in"):
        assert _problems(path) == [("folder-missing", str(path))]


def test_what_is_hidden_or_of_another_kind_beside_a_norm_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {".pillar-9.yaml": "x: [", "lees.mij": "x: ["})
    (tmp_path / "scenarios").mkdir()
    assert _problems(tmp_path) == []
