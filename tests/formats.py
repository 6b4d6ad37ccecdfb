"""One dossier in every form in which it may be given: YAML, JSON, tables beside it, and code."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import attrs

from brabantnorm_rules.dossier import Deviation, Dossier, LetIn, Organisation
from brabantnorm_rules.dossier.entry import left_out
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ID, FactType, FieldType
from brabantnorm_rules.norm.values import NONE

Row: TypeAlias = Mapping[str, Any]
"""Fields with dates, datetimes, true and false, numbers, words, lists of words, `NONE`, or None: not supplied."""


@attrs.frozen
class Filled:
    """A register as facts: its records, and what is said of it."""

    rows: Sequence[Row]
    complete: Any = None
    as_at: date | None = None


@attrs.frozen
class Facts:
    """A dossier as facts, of which each form is made."""

    norm: Norm
    organisation: Mapping[str, Any]
    as_at: date
    registers: Mapping[str, Filled]
    deviations: Sequence[Mapping[str, Any]] = ()
    let_in: Sequence[Mapping[str, str]] = ()

    def in_code(self) -> Dossier:
        """Return the dossier, built of values."""
        own = dict(self.organisation)
        organisation = Organisation(own.pop("id"), own.pop("name"), own.pop("kind"), own)
        dossier = Dossier(
            self.norm,
            organisation,
            self.as_at,
            deviations=[Deviation(**deviation) for deviation in self.deviations],
            let_in=[LetIn(**let_in) for let_in in self.let_in],
        )
        for name, filled in self.registers.items():
            dossier = dossier.add(name, filled.rows, complete=filled.complete, as_at=filled.as_at)
        return dossier

    def as_yaml(self) -> str:
        """Return the dossier as YAML."""
        registers = {name: {**_said(filled), "records": filled.rows} for name, filled in self.registers.items()}
        return _document({**self._head(), "registers": registers})

    def as_json(self) -> str:
        """Return the dossier as JSON."""
        registers = {name: {**_said(filled), "records": filled.rows} for name, filled in self.registers.items()}
        return json.dumps(_json_of({**self._head(), "registers": registers}))

    def as_tables(self, folder: Path) -> Path:
        """Return a folder with the dossier, its records in tables as the library would write them itself."""
        return self._beside(folder, {name: {} for name in self.registers})

    def as_exports(self, folder: Path, *, bom: bool = False) -> Path:
        """Return a folder with the dossier, its records in tables as another system would export them."""
        return self._beside(
            folder, {name: self._export(name, "utf-8" if bom else "cp1252") for name in self.registers}, bom=bom
        )

    def _head(self) -> dict[str, Any]:
        return {
            "format": 1,
            "norm": self.norm.id,
            "organisation": self.organisation,
            "as_at": self.as_at,
            "deviations": self.deviations,
            "let_in": self.let_in,
        }

    def _beside(self, folder: Path, said: Mapping[str, Mapping[str, Any]], *, bom: bool = False) -> Path:
        folder.mkdir(exist_ok=True)
        registers = {
            name: {**_said(filled), "file": f"{name}.csv", **said[name]} for name, filled in self.registers.items()
        }
        (folder / "dossier.yaml").write_text(_document({**self._head(), "registers": registers}), encoding="utf-8")
        for name, filled in self.registers.items():
            table = _Table(self.norm.fact_types[name], filled.rows, said[name])
            encoding = "utf-8-sig" if bom else said[name].get("encoding", "utf-8")
            (folder / f"{name}.csv").write_bytes(table.text().encode(encoding))
        return folder

    def _export(self, name: str, encoding: str) -> Mapping[str, Any]:
        """Return what is said of an export: headers, words and dates of its own, and blanks that say none."""
        fact_type, rows = self.norm.fact_types[name], self.registers[name].rows
        used = [field for field in fact_type.fields if field.name in _used(fact_type, rows)]
        words: dict[str, dict[str, Any]] = {
            field.name: {"J": True, "N": False} for field in used if field.type is FieldType.BOOL
        }
        words |= {field.name: {f"{word} é": word for word in field.values} for field in used if field.values}
        return {
            "encoding": encoding,
            "delimiter": ";",
            "dates": "dd-mm-jjjj uu:mm",
            "columns": {field.name: f"Veld {field.name} (€)" for field in used},
            "ignore": ["Eigen aantekening"],
            "values": words,
            "empty_is_none": [
                field.name
                for field in used
                if field.name != ID and None not in [_stated(fact_type, row, field.name) for row in rows]
            ],
        }


def _said(filled: Filled) -> dict[str, Any]:
    said = {"complete": filled.complete, "as_at": filled.as_at}
    return {key: value for key, value in said.items() if value is not None}


def _used(fact_type: FactType, rows: Sequence[Row]) -> Sequence[str]:
    always = (ID, *fact_type.required)
    return [field.name for field in fact_type.fields if field.name in always or any(field.name in row for row in rows)]


def _stated(fact_type: FactType, row: Row, name: str) -> Any:
    """Return what a row says of a field; what it leaves out, as it would be written."""
    field = fact_type.field(name)
    assert field is not None
    return row.get(name, NONE if left_out(fact_type, field) is NONE else None)


# ---- YAML and JSON --------------------------------------------------------------------------------------------------


def _document(head: Mapping[str, Any]) -> str:
    return "".join(f"{key}: {_yaml_of(value)}\n" for key, value in head.items())


def _yaml_of(value: Any) -> str:
    match value:
        case Mapping():
            return "{" + ", ".join(f"{json.dumps(key)}: {_yaml_of(inner)}" for key, inner in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(_yaml_of, value)) + "]"
        case datetime():
            return f'"{value.isoformat()}"'
        case date():
            return value.isoformat()
        case Fraction():
            return f"{float(value)}"
        case _ if value is NONE:
            return "geen"
        case _:
            return json.dumps(value, ensure_ascii=False)


def _json_of(value: Any) -> Any:
    match value:
        case Mapping():
            return {key: _json_of(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_json_of(inner) for inner in value]
        case date():
            return value.isoformat()
        case Fraction():
            return float(value)
        case _:
            return "geen" if value is NONE else value


# ---- tables ---------------------------------------------------------------------------------------------------------


@attrs.frozen
class _Table:
    """Writes records as a table, in the way that is said of it."""

    fact_type: FactType
    rows: Sequence[Row]
    said: Mapping[str, Any]

    def text(self) -> str:
        used = _used(self.fact_type, self.rows)
        columns = self.said.get("columns", {})
        ignored = self.said.get("ignore", [])
        stream = io.StringIO(newline="")
        writer = csv.writer(stream, delimiter=self.said.get("delimiter", ","))
        writer.writerow([*(columns.get(name, name) for name in used), *ignored])
        for row in self.rows:
            writer.writerow([*(self._cell(row, name) for name in used), *("x" for _ in ignored)])
        return stream.getvalue()

    def _cell(self, row: Row, name: str) -> str:
        value = _stated(self.fact_type, row, name)
        words: dict[Any, str] = {
            (ours, type(ours)): theirs for theirs, ours in self.said.get("values", {}).get(name, {}).items()
        }
        match value:
            case None:
                return ""
            case _ if value is NONE:
                return "" if name in self.said.get("empty_is_none", ()) else "geen"
            case bool():
                return words.get((value, bool), str(value).lower())
            case list():
                return "|".join(self._members(value, words)) or "|"
            case datetime():
                return f"{value:%d-%m-%Y %H:%M}" if "dates" in self.said else value.isoformat(" ")
            case date():
                return f"{value:%d-%m-%Y}" if "dates" in self.said else value.isoformat()
            case _:
                return words.get((value, type(value)), str(value))

    def _members(self, value: Sequence[str], words: Mapping[Any, str]) -> Iterator[str]:
        for member in value:
            yield words.get((member, str), member)
