"""Scenario files as authors write them, with every problem of all of them in one run."""

import os
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

import attrs

from brabantnorm_rules.authoring.files import read_file, unique
from brabantnorm_rules.authoring.shapes import KEY, Known, Reader
from brabantnorm_rules.authoring.vocabulary import vocabulary_of
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.dossier.reading import DOSSIER_LIMITS
from brabantnorm_rules.dossier.times import LAST_YEAR
from brabantnorm_rules.errors import Diagnostic, Place, ScenarioError
from brabantnorm_rules.language.diagnostics import report
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.source.files import list_files
from brabantnorm_rules.source.nodes import Node, Scalar
from brabantnorm_rules.workbench.dossiers import AS_AT, Composer, WrittenDossier
from brabantnorm_rules.workbench.exemptions import EXEMPTIONS, ExemptionReader
from brabantnorm_rules.workbench.expectations import AS_OF, ExpectationReader, WrittenExpectation
from brabantnorm_rules.workbench.scenarios import Exempted, Exemption, Expectation, Scenario

FOLDER: Final = "scenarios"
"""The folder beside a norm's modules in which its scenarios are."""

_NORM: Final = "norm.yaml"
SUFFIXES: Final = (".yaml", ".yml")
_KEPT: Final = date(LAST_YEAR, 12, 31)
"""Stands for the day to which a dossier was kept where it says so itself, or where no question is asked of it."""

SCENARIOS_KEYS: Final = ("format", "rule", "dossiers", "scenarios", *EXEMPTIONS)
SCENARIOS_REQUIRED: Final = ("rule", "scenarios")
SCENARIO_KEYS: Final = ("id", "title", "base", "dossier", AS_OF, AS_AT, "expect")
SCENARIO_REQUIRED: Final = ("id", "title", "expect")


def read_scenarios(norm: Norm, path: str | Path) -> tuple[Scenario, ...]:
    """Return the scenarios that a file, or all files of a folder, hold for a norm.

    ``path`` may also be the folder of the norm, which has its scenarios in ``scenarios/``. Raises ScenarioError with
    every problem of every file.
    """
    return read_scenario_files(norm, path)[0]


def read_scenario_files(norm: Norm, path: str | Path) -> tuple[tuple[Scenario, ...], tuple[Exemption, ...]]:
    """Return the scenarios as `read_scenarios` does, and what their files say that scenarios need not show."""
    files, problems = _read(norm, Path(path))
    if problems:
        raise ScenarioError(problems, report(problems))
    return (
        tuple(scenario for file in files for scenario in file.scenarios),
        tuple(exemption for file in files for exemption in file.exemptions),
    )


def check_scenarios(norm: Norm, path: str | Path) -> tuple[Diagnostic, ...]:
    """Return every problem of the scenarios that `read_scenarios` would read; nothing when all is well."""
    return _read(norm, Path(path))[1]


def find_norm_of(path: Path) -> Path | None:
    """Return the folder of the norm that a path belongs to: that folder, its scenarios, or one file of either."""
    if (path / _NORM).is_file():
        return path
    inside = above(path) if path.is_file() else path
    folder = above(inside) if inside.absolute().name == FOLDER else inside
    return folder if (folder / _NORM).is_file() else None


def above(path: Path) -> Path:
    """Return the folder in which a path stands, also of one that is relative to where the process runs."""
    return path.parent if path.name not in ("", os.pardir) else path / os.pardir


@attrs.frozen(eq=False)
class _File:
    """What one file of scenarios holds."""

    scenarios: tuple[Scenario, ...]
    exemptions: tuple[Exemption, ...]


def _read(norm: Norm, path: Path) -> tuple[tuple[_File, ...], tuple[Diagnostic, ...]]:
    reader = Reader()
    files: list[_File] = []
    for file in _files(reader, path):
        node = read_file(reader, file)
        if node is not None:
            of_file = _FileReader(reader, norm)
            files.append(_File(tuple(of_file.read(node)), tuple(of_file.exemptions)))
    return tuple(files), unique(reader.problems)


def _files(reader: Reader, path: Path) -> tuple[Path, ...]:
    of_norm = (path / _NORM).is_file()
    folder = path / FOLDER if of_norm else path
    if not folder.is_dir() and not of_norm:
        return (folder,)
    names, problems = list_files(folder, SUFFIXES) if folder.is_dir() else ((), ())
    reader.problems.extend(problems)
    if not names and not problems:
        reader.report("no-scenarios", Place(str(folder)))
    return tuple(folder / name for name in names)


@attrs.define(eq=False)
class _FileReader:
    reader: Reader
    norm: Norm
    composer: Composer = attrs.field(init=False)
    expectations: ExpectationReader = attrs.field(init=False)
    bases: Known[WrittenDossier] = attrs.field(init=False)
    exemptions: list[Exemption] = attrs.field(factory=list)
    size: int = 0

    def __attrs_post_init__(self) -> None:
        rules = Known("unknown-rule", dict(self.norm.rules))
        self.composer = Composer(self.reader, self.norm)
        self.expectations = ExpectationReader(self.reader, vocabulary_of(self.norm), rules)
        self.bases = Known("unknown-dossier")

    def read(self, node: Node) -> Iterator[Scenario]:
        """Yield the scenarios of a file that have no problem; every problem is reported."""
        reader = self.reader
        found = reader.entries(node, SCENARIOS_KEYS, required=SCENARIOS_REQUIRED)
        if found is None:
            return
        rule = self.expectations.rule(found["rule"]) if "rule" in found else None
        names = list(reader.named(found["dossiers"])) if "dossiers" in found else []
        for name, written in names:
            self.bases.add(name.text, self.composer.read(written))
        for kind in Exempted:
            if kind in found:
                self.exemptions.extend(ExemptionReader(self.norm, self.expectations).read(kind, found[kind], rule))
        ids: set[str] = set()
        used: set[str] = set()
        for item in reader.items(found["scenarios"]) if "scenarios" in found else ():
            said = reader.entries(item, SCENARIO_KEYS, required=SCENARIO_REQUIRED)
            if said is None:
                continue
            scenario_id = reader.name(said["id"], KEY) if "id" in said else None
            if scenario_id in ids:
                reader.report("id-twice", said["id"], id=scenario_id)
            ids.add(scenario_id or "")
            base = reader.text(said["base"]) if "base" in said else None
            used.add(base or "")
            scenario = self._scenario(scenario_id or "", item, said, None if rule is None else rule.id)
            if self.size > DOSSIER_LIMITS.nodes:
                reader.report("scenarios-too-large", item, limit=DOSSIER_LIMITS.nodes)
                return
            if scenario is not None:
                yield scenario
        for name, _ in names:
            if name.text not in used:
                reader.report("dossier-unused", name, name=name.text)

    def _scenario(self, scenario_id: str, node: Node, said: Mapping[str, Node], rule: str | None) -> Scenario | None:
        reader = self.reader
        title = reader.text(said["title"]) if "title" in said else None
        written = self._dossier(said)
        as_at = said.get(AS_AT) or (None if written is None else written.as_at)
        read = [
            (item, self.expectations.read(item, rule, said.get(AS_OF)))
            for item in (reader.items(said["expect"]) if "expect" in said else ())
        ]
        if written is None:
            return None
        entered: dict[date, Dossier | None] = {}
        expectations = []
        for item, expectation in read:
            if expectation is None:
                continue
            kept_to = expectation.as_of if as_at is None else _KEPT
            if kept_to not in entered:
                entered[kept_to] = self._enter(written, as_at or expectation.day, node)
            dossier = entered[kept_to]
            if dossier is not None:
                expectations.append(_expectation(expectation, dossier, item.place))
        if not entered:
            self._enter(written, as_at or Scalar(str(_KEPT), node.place, str(_KEPT)), node)
        return Scenario(scenario_id, title or "", tuple(expectations), node.place)

    def _enter(self, written: WrittenDossier, as_at: Node, scenario: Node) -> Dossier | None:
        """Return a scenario's dossier, kept to a day; None with a problem, or past what one file may make."""
        self.size += written.size
        return None if self.size > DOSSIER_LIMITS.nodes else self.composer.enter(written, as_at, scenario.place)

    def _dossier(self, said: Mapping[str, Node]) -> WrittenDossier | None:
        """Return what is written of a scenario's dossier, its base counted in; None when the base is not there."""
        own = self.composer.read(said["dossier"], differs="base" in said) if "dossier" in said else WrittenDossier()
        if "base" not in said:
            return own
        name = self.reader.text(said["base"])
        base = None if name is None else self.bases.get(self.reader, said["base"], name)
        return None if base is None else self.composer.compose(base, own)


def _expectation(written: WrittenExpectation, dossier: Dossier, place: Place) -> Expectation:
    return Expectation(
        written.rule, written.as_of, written.known_on, written.readings, dossier, written.expected, place
    )
