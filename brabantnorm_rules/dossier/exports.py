"""Exports: tables beside a dossier, and what is said of them: columns, words, dates, what to ignore."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from brabantnorm_rules.dossier.cells import Cell, cell_of, read_pattern
from brabantnorm_rules.dossier.entry import Entry, refuse_field
from brabantnorm_rules.dossier.given import Given, Problems, Unreadable, shown
from brabantnorm_rules.dossier.personal import is_personal_name
from brabantnorm_rules.dossier.values import suggest
from brabantnorm_rules.dossier.written import entries_of, items_of, raw_of
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.facts import Field, FieldType
from brabantnorm_rules.source.files import ENCODINGS, locate, read_text
from brabantnorm_rules.source.nodes import Node, Scalar
from brabantnorm_rules.source.tables import DELIMITERS, TABLE_LIMITS, Table, read_table

FILE: Final = "file"
EXPORT_KEYS: Final = ("encoding", "delimiter", "columns", "ignore", "values", "dates")
"""What may be said of a file besides its name."""

SUFFIXES: Final = (".csv", ".tsv", ".txt")
"""How the names of tables end."""

_SHEETS: Final = (".xlsx", ".xls", ".ods", ".xlsm", ".parquet")
_DEFAULT_DATES: Final = "jjjj-mm-dd"


@attrs.frozen(eq=False)
class Export:
    """Reads one table as the records of a fact type; ``said`` are the nodes of its register by key."""

    entry: Entry
    said: Mapping[str, Node]
    folder: Path | None
    problems: Problems

    def read(self) -> Given | None:
        """Return what the table gives; None when it cannot be read as a table, which was reported."""
        pattern = read_pattern(_DEFAULT_DATES)
        if "dates" in self.said:
            pattern = self._read("dates", read_pattern) or pattern
        headers = self._headers()
        words = self._words()
        ignored = self._ignored()
        table = self._table()
        if table is None:
            return None
        indexes = self._indexes(table, headers, ignored)
        columns: dict[str, Sequence[object]] = {}
        for name, index in indexes.items():
            field = self.entry.fields[name].field
            columns[name] = _cells(table.column(index), cell_of(field, pattern, words.get(name, {})))
        missing = self._missing(table, indexes, headers)

        def place(row: int, field: str) -> Place:
            return table.place(row, indexes[field]) if field in indexes else Place(table.path, table.lines[row], 1)

        return Given(len(table.rows), columns, place, missing)

    # ---- the file ---------------------------------------------------------------------------------------------------

    def _table(self) -> Table | None:
        node = self.said[FILE]
        name = self._read(FILE, _read_name)
        encoding = self._read("encoding", _read_encoding) if "encoding" in self.said else "utf-8"
        delimiter = self._read("delimiter", _read_delimiter) if "delimiter" in self.said else None
        if name is None or encoding is None:
            return None
        if self.folder is None:
            self.problems.report("file-without-folder", node.place, name=shown(name))
            return None
        path, problems = locate(self.folder, name, node.place)
        self.problems.found.extend(problems)
        if path is None:
            return None
        shown_path = str(self.folder / name)
        text, problems = read_text(path, node.place, TABLE_LIMITS.size, encoding)
        self.problems.found.extend(problems)
        if text is None:
            return None
        table, problems = read_table(text, shown_path, delimiter)
        self.problems.found.extend(problems)
        return table

    def _read(self, key: str, reading: Any) -> Any:
        return self.problems.read(reading, raw_of(self.said[key]), self.said[key].place)

    # ---- what is said of it -----------------------------------------------------------------------------------------

    def _headers(self) -> dict[str, Scalar]:
        """Return for each field the header that is said to be its own."""
        found: dict[str, Scalar] = {}
        nodes = entries_of(self.said["columns"], self.problems) if "columns" in self.said else None
        for name, node in (nodes or {}).items():
            if self._field(name, node) is None:
                continue
            if isinstance(node, Scalar) and node.text.strip():
                found[name] = node
            else:
                self.problems.report("header-expected", node.place)
        return found

    def _ignored(self) -> dict[str, Scalar]:
        nodes = items_of(self.said["ignore"], self.problems) if "ignore" in self.said else ()
        found: dict[str, Scalar] = {}
        for node in nodes:
            if isinstance(node, Scalar) and node.text.strip():
                found[node.text.strip()] = node
            else:
                self.problems.report("header-expected", node.place)
        return found

    def _words(self) -> dict[str, dict[str, object]]:
        """Return for each field the words of the export with ours."""
        found: dict[str, dict[str, object]] = {}
        nodes = entries_of(self.said["values"], self.problems) if "values" in self.said else None
        for name, node in (nodes or {}).items():
            field = self._field(name, node)
            words = entries_of(node, self.problems) if field is not None else None
            if field is not None and words is not None:
                found[name] = {theirs.strip(): self._ours(field, theirs, ours) for theirs, ours in words.items()}
        return found

    def _ours(self, field: Field, theirs: str, node: Node) -> object:
        """Return what a word of the export stands for; what the field cannot hold is reported here, once."""
        if not theirs.strip():
            self.problems.report("blank-mapped", node.place, field=field.name)
            return None
        raw = raw_of(node)
        member = field.type is FieldType.SET and isinstance(raw, str) and raw not in ("geen", "onbekend")
        given = (raw,) if member else raw
        read = self.problems.read(self.entry.fields[field.name].read, given, node.place)
        return None if read is None else given

    def _field(self, name: str, node: Node) -> Field | None:
        entry = self.entry.fields.get(name)
        if entry is None:
            refuse_field(self.entry.fact_type, shown(name), node.place, self.problems)
        return entry.field if entry else None

    # ---- columns ----------------------------------------------------------------------------------------------------

    def _indexes(self, table: Table, headers: Mapping[str, Scalar], ignored: Mapping[str, Scalar]) -> dict[str, int]:
        """Return for each field the position of its column; columns that nothing is said of are reported."""
        positions = {header: index for index, header in enumerate(table.header)}
        indexes: dict[str, int] = {}
        for name, node in headers.items():
            if node.text.strip() in positions:
                indexes[name] = positions[node.text.strip()]
            else:
                self._report_missing(node, table)
        for node in ignored.values():
            if node.text.strip() not in positions:
                self._report_missing(node, table)
        for header, index in positions.items():
            if header in ignored:
                if index in indexes.values():
                    self.problems.report("column-used-and-ignored", ignored[header].place, header=header)
            elif index not in indexes.values():
                if header in self.entry.fields and header not in headers:
                    indexes[header] = index
                else:
                    free = [name for name in self.entry.fields if name not in headers and name not in positions]
                    self._report_undeclared(header, table.place(-1, index), free)
        return indexes

    def _missing(self, table: Table, indexes: Mapping[str, int], headers: Mapping[str, Scalar]) -> frozenset[str]:
        """Return the required fields that have no column; they are reported once, not for every row."""
        missing = [name for name, entry in self.entry.fields.items() if entry.required and name not in indexes]
        for name in missing:
            if name not in headers:
                self.problems.report("column-required", Place(table.path, table.header_line, 1), field=name)
        return frozenset(missing)

    def _report_missing(self, node: Scalar, table: Table) -> None:
        header = node.text.strip()
        suggestion = suggest(header, table.header)
        self.problems.report("column-missing", node.place, header=shown(header), suggestion=suggestion)

    def _report_undeclared(self, header: str, place: Place, free: Sequence[str]) -> None:
        """Report a column of which nothing is said; ``free`` are fields that have no column yet."""
        if is_personal_name(header):
            self.problems.report("personal-column", place, header=shown(header))
        else:
            suggestion = suggest(header, free)
            self.problems.report("undeclared-column", place, header=shown(header), suggestion=suggestion)


def _cells(texts: Sequence[str], cell: Cell) -> list[object]:
    """Return a column's cells as values for entry, each text read once; what cannot be read stands in its place."""
    read: dict[str, object] = {}
    for text in texts:
        if text not in read:
            try:
                read[text] = cell(text)
            except Unreadable as problem:
                read[text] = problem
    return [read[text] for text in texts]


def _read_name(raw: object) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise Unreadable("text-expected", text=shown(raw))
    if raw.lower().endswith(_SHEETS):
        raise Unreadable("file-is-sheet", name=shown(raw))
    if not raw.lower().endswith(SUFFIXES):
        raise Unreadable("file-of-other-kind", name=shown(raw), allowed=", ".join(SUFFIXES))
    return raw


def _read_encoding(raw: object) -> str:
    if not isinstance(raw, str) or raw not in ENCODINGS:
        raise Unreadable(
            "encoding-unknown", text=shown(raw), allowed=", ".join(ENCODINGS), suggestion=suggest(shown(raw), ENCODINGS)
        )
    return raw


def _read_delimiter(raw: object) -> str:
    if raw == "tab":
        return "\t"
    if not isinstance(raw, str) or raw not in DELIMITERS:
        raise Unreadable("delimiter-unknown", text=shown(raw))
    return raw
