"""Conformance cases, read from YAML and made into a norm of one rule, a dossier, and facts for the reference."""

import shutil
from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import attrs
import yaml

from brabantnorm_rules import NONE, Dossier, Norm, read_dossier, read_norm
from tests.examples import SMALL
from tests.reference.facts import Facts, GivenRegister
from tests.reference.records import Question

HERE: Final = Path(__file__).parent
USUAL_DAY: Final = "2024-06-30"
_DAY: Final = len("2024-06-30")


class _Loader(yaml.SafeLoader):
    """Leaves dates as the texts that they are in the library's own files."""


class _Dumper(yaml.SafeDumper):
    """Writes such dates without quotation marks, and what occurs twice twice."""

    def ignore_aliases(self, data: Any) -> bool:
        """Return True: nothing is written as a reference to what stands elsewhere."""
        return True


_TIMESTAMP: Final = "tag:yaml.org,2002:timestamp"
for kind in (_Loader, _Dumper):
    kind.yaml_implicit_resolvers = {
        first: [found for found in resolvers if found[0] != _TIMESTAMP]
        for first, resolvers in kind.yaml_implicit_resolvers.items()
    }


def read_cases(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file."""
    cases: list[dict[str, Any]] = yaml.load((HERE / name).read_text(encoding="utf-8"), _Loader)
    return cases


def dump(content: Any) -> str:
    """Return content as YAML."""
    return yaml.dump(content, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)


@attrs.frozen
class Asked:
    """What a case asks: a dossier and the same facts, on a date."""

    norm: Norm
    dossier: Dossier
    question: Question


def ask(case: Mapping[str, Any], norm: Norm | None = None) -> Asked:
    """Return what a case asks; under ``norm``, or one with the case's own checks as rule 1.1."""
    norm = norm or norm_with(dump([{"id": f"c{place}", **check} for place, check in enumerate(case["checks"])]))
    registers = {
        name: {"records": given} if isinstance(given, list) else given
        for name, given in case.get("registers", {}).items()
    }
    content = {
        "format": 1,
        "norm": norm.id,
        "organisation": {"id": "gm9901", "name": "Dijkstede", "kind": case.get("kind", "gemeente")},
        "as_at": case.get("as_at", USUAL_DAY),
        "registers": registers,
    }
    with TemporaryDirectory() as folder:
        path = Path(folder) / "dossier.yaml"
        path.write_text(dump(content), encoding="utf-8")
        dossier = read_dossier(path, norm)
    supplied = {reference.fact_type: _supplied(reference.rows, reference.as_at) for reference in norm.references}
    given = {name: _given(register) for name, register in registers.items()}
    facts = Facts("gm9901", content["organisation"]["kind"], _day(content["as_at"]), {}, supplied | given)
    as_of = _day(case.get("as_of", USUAL_DAY))
    known_on = _day(case["known_on"]) if "known_on" in case else None
    return Asked(norm, dossier, Question(norm, facts, as_of, known_on))


@cache
def norm_with(checks: str) -> Norm:
    """Return the small norm with one rule that has these checks."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / "norm"
        shutil.copytree(SMALL, made, ignore=shutil.ignore_patterns("pillar-*"))
        own = yaml.load(checks, _Loader)
        rule = {"id": "1.1", "title": {"nl": "Proef", "en": "Trial"}, "anchor": "ambition", "checks": own}
        module = dump({"format": 1, "pillar": 1, "rules": [rule]}).replace("id: '1.1'", 'id: "1.1"')
        (made / "pillar-1-proef.yaml").write_text(module, encoding="utf-8")
        return read_norm(made)


def _supplied(rows: Any, as_at: int) -> GivenRegister:
    return GivenRegister(tuple(_row(row) for row in rows), True, date.fromordinal(as_at))


def _given(register: Mapping[str, Any]) -> GivenRegister:
    complete = register.get("complete", False)
    return GivenRegister(
        tuple(_row(row) for row in register["records"]),
        complete if isinstance(complete, bool) else tuple(_row(told) for told in complete),
        _day(register["as_at"]) if "as_at" in register else None,
        tuple(register.get("empty_is_none", ())),
    )


def _row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(given) for name, given in row.items()}


def _value(given: Any) -> Any:
    if isinstance(given, list):
        return tuple(given)
    if isinstance(given, float):
        return Fraction(str(given))
    if not isinstance(given, str):
        return given
    if given in ("geen", "onbekend"):
        return NONE if given == "geen" else None
    try:
        return _day(given) if len(given) == _DAY else datetime.fromisoformat(given)
    except ValueError:
        return given


def _day(given: str) -> date:
    return date.fromisoformat(given)
