"""Schemas: they accept what the library reads, refuse what no editor should let pass, and are kept as generated."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from brabantnorm_rules import Norm, load_norm, norm_schema, read_norm, write_schema
from brabantnorm_rules.authoring.files import read_file
from brabantnorm_rules.authoring.rules import RuleBook, read_rule_module
from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.authoring.vocabulary import vocabulary_of
from brabantnorm_rules.source.nodes import Items, Node, Scalar
from brabantnorm_rules.source.yaml import read_yaml
from brabantnorm_rules.workbench.schemas import SCHEMAS
from tests.authoring import test_fact_problems, test_rule_problems, test_shape_problems, test_words
from tests.authoring.cases import GOOD, MARK, RULES, Case, write_norm
from tests.authoring.test_extensions import EDITION, NEW, RULE
from tests.authoring.test_extensions import write as write_edition
from tests.examples import DOSSIER, SMALL
from tests.strategies.modules import module, with_mistake
from tests.workbench.files import GOOD as SCENARIOS

ROOT: Final = Path(__file__).parents[2]
SHIPPED: Final = ROOT / "rules" / "brabant-2022"
MODELINE: Final = re.compile(r"\A# yaml-language-server: \$schema=(\S+)\n")
FILES: Final = sorted([*SHIPPED.rglob("*.yaml"), *(ROOT / "docs" / "examples").rglob("*.yaml")])
KEPT: Final = sorted(path for folder in ("rules", "docs") for path in (ROOT / folder).glob("**/schema/*.json"))
BOTH: Final = {
    "unknown-key",
    "missing-key",
    "key-not-here",
    "unknown-operator",
    "operator-not-for-type",
    "operator-missing",
    "unknown-fact-type",
    "unknown-type",
    "unknown-unit",
    "unknown-value",
    "unknown-token",
    "unknown-word",
    "unknown-source",
    "unknown-power",
    "unknown-change",
    "unknown-change-list",
    "unknown-pillar",
    "unknown-language",
    "language-missing",
    "asks-nothing",
    "asks-twice",
    "condition-empty",
    "condition-expected",
    "deadline-not-here",
    "clock-not-allowed",
    "within-needs-one",
    "one-value-expected",
    "quotes-needed",
    "bad-name",
    "list-empty",
}
"""What the reader and the schema refuse alike, wherever it stands."""

NAMED: Final = {"unknown-field", "unknown-parameter"}
"""What they refuse alike in rules; among fact types a field may be one that stands lower down."""


def sort_of(path: Path) -> str:
    """Return of what sort a file is."""
    if path.parent.name == "scenarios":
        return "scenarios"
    return "module" if path.name.startswith("pillar-") else path.stem


def plain(node: Node) -> Any:
    """Return what stands at a node as an editor's own reader gives it."""
    if isinstance(node, Scalar):
        return float(node.value) if isinstance(node.value, Fraction) else node.value
    if isinstance(node, Items):
        return [plain(item) for item in node]
    return {key.text: plain(value) for key, value in node}


def content(path: Path) -> Any:
    """Return what a file holds."""
    node = read_file(Reader(), path)
    assert node is not None
    return plain(node)


@cache
def shipped() -> Norm:
    """Return the shipped norm."""
    return load_norm("brabant-2022")


@cache
def checking(folder: Path) -> Callable[[str], Draft202012Validator]:
    """Return the schemas of the norm in a folder, each made once."""
    norm = read_norm(folder)
    return cache(lambda of: Draft202012Validator(norm_schema(norm, of)))


def refusals(schema: Draft202012Validator, value: Any) -> list[str]:
    """Return what a schema has against a value."""
    return [f"{found.json_path}: {found.message[:200]}" for found in schema.iter_errors(value)]


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_schemas_beside_a_norm_are_what_it_says_now(kept: Path) -> None:
    folder = kept.parent.parent.relative_to(ROOT)
    same = kept.read_text(encoding="utf-8") == f"{write_schema(read_norm(ROOT / folder), kept.stem)}\n"
    renew = f"brabantnorm rules schema --norm ./{folder} --of {kept.stem} --out {folder}/schema"
    assert same, f"the norm has changed: renew with `{renew}`"


def test_every_schema_of_the_norm_is_kept_beside_it() -> None:
    assert {path.stem for path in KEPT if path.parent.parent == SHIPPED} == set(SCHEMAS)


@pytest.mark.parametrize("of", SCHEMAS)
def test_a_schema_is_one_and_has_a_versioned_id(of: str) -> None:
    schema = norm_schema(shipped(), of)
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:brabantnorm-rules:{of}:1:brabant-2022"
    assert json.loads(write_schema(shipped(), of)) == schema
    references = set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', json.dumps(schema)))
    assert references <= schema.get("$defs", {}).keys()


def test_only_what_there_is_has_a_schema() -> None:
    with pytest.raises(ValueError, match="there is no schema of 'modules'; there are: module, facts"):
        norm_schema(shipped(), "modules")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_that_is_shipped_names_a_schema_that_accepts_it(path: Path) -> None:
    named = MODELINE.match(path.read_text(encoding="utf-8"))
    assert named, "its first line does not name a schema"
    schema = (path.parent / named[1]).resolve()
    assert schema.stem == sort_of(path)
    assert refusals(_kept(schema), content(path)) == []


@cache
def _kept(path: Path) -> Draft202012Validator:
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", [*GOOD, "scenarios.yaml", "dossier.yaml"])
def test_a_good_file_of_another_norm_is_accepted(name: str, tmp_path: Path) -> None:
    folder = SMALL if name in ("scenarios.yaml", "dossier.yaml") else write_norm(tmp_path)
    path = tmp_path / name
    path.write_text({**GOOD, "scenarios.yaml": SCENARIOS, "dossier.yaml": DOSSIER}[name], encoding="utf-8")
    assert refusals(checking(folder)(sort_of(path)), content(path)) == []


_EXTENDING: Final = {
    "norm": EDITION,
    "facts": "format: 1\nfields: {gebouw: {hoogte: {number: count}}}\nwithdraw: [verkiezing]\n",
    "parameters": "format: 1\nset: {jaar: {value: {years: 2}}}\n",
    "changes": "format: 1\nreplace: [{id: wet-2020}]\n",
    "module": f"format: 1\npillar: 1\nrules: [{NEW}]\nreplace: [{RULE}]\nwithdraw: [1.2.b]\n",
}


@pytest.mark.parametrize("of", _EXTENDING)
def test_a_norm_that_extends_another_may_say_more(of: str, tmp_path: Path) -> None:
    extending = norm_schema(read_norm(write_edition(tmp_path)), of)
    path = tmp_path / "file.yaml"
    path.write_text(_EXTENDING[of], encoding="utf-8")
    assert refusals(Draft202012Validator(extending), content(path)) == []
    assert refusals(Draft202012Validator(norm_schema(read_norm(tmp_path / "basis"), of)), content(path))


def _cases() -> Iterable[Case]:
    cases = (*test_rule_problems.CASES, *test_fact_problems.CASES, *test_shape_problems.CASES, *test_words.CASES)
    return [case for case in cases if case.code in BOTH or (case.code in NAMED and case.file == RULES)]


VARIABLES: Final = ("$zaken",)
"""Names that ``for_each`` could give: a schema does not see where they are given."""


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case.code}-{case.new[:40]}")
def test_a_mistake_that_the_reader_refuses_is_refused_by_the_schema(case: Case, tmp_path: Path) -> None:
    if any(name in case.new.replace(MARK, "") for name in VARIABLES):
        return
    good = tmp_path / "good"
    good.mkdir()
    path = tmp_path / case.file
    path.write_text(case.changed.replace(MARK, ""), encoding="utf-8")
    schema = Draft202012Validator(norm_schema(read_norm(write_norm(good)), sort_of(path)))
    assert not schema.is_valid(content(path))


def _read(text: str, norm: Norm) -> set[str]:
    """Return the codes of the problems that the reader has with a module."""
    node, problems = read_yaml(text, "module.yaml")
    assert node is not None
    assert not problems
    reader = Reader()
    read_rule_module(reader, vocabulary_of(norm), node, RuleBook())
    return {problem.code for problem in reader.problems}


@pytest.mark.parametrize("folder", [SMALL, SHIPPED], ids=["small", "brabant-2022"])
def test_whatever_the_reader_accepts_the_schema_accepts_and_mistakes_both_refuse(folder: Path) -> None:
    norm, schema = read_norm(folder), checking(folder)("module")
    met: Counter[str] = Counter()
    for seed in range(400):
        random = Random(seed)
        written = module(random, norm)
        if _read(json.dumps(written), norm):
            continue
        assert refusals(schema, written) == [], json.dumps(written)
        met["accepted"] += 1
        for mistaken in (with_mistake(random, written) for _ in range(4)):
            for code in _read(json.dumps(mistaken), norm) & (BOTH | NAMED):
                met[code] += 1
                assert not schema.is_valid(mistaken), (code, json.dumps(mistaken))
    assert met["accepted"] > 150
    expected = ("unknown-key", "unknown-operator", "unknown-field", "unknown-value", "missing-key", "unknown-parameter")
    assert all(met[code] for code in expected), met
