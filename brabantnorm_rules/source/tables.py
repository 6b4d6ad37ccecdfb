"""Tables: comma-separated text as a header and rows of cells, each with its row and column, bounded in size."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.source.files import too_large

DELIMITERS: Final = (";", ",", "\t")
"""What may separate cells."""


@attrs.frozen
class TableLimits:
    """How much one table may hold: characters, rows and columns."""

    size: int
    rows: int
    columns: int


TABLE_LIMITS: Final = TableLimits(size=128 * 1024 * 1024, rows=1_000_000, columns=500)

_STATED: Final = re.compile(r"""sep=(\t|[^\w\s"'])\1*(?:\r?\n|\Z)""")
"""The line on which an export states its delimiter; a spreadsheet that saves it again fills the row with it."""


@attrs.frozen(eq=False)
class Table:
    """A header, and rows of as many cells; spaces around a cell are no part of it.

    ``lines`` are the lines of the text on which the rows begin; the header stands on line 1, unless lines precede it.
    """

    path: str
    header: tuple[str, ...]
    header_line: int
    rows: tuple[Sequence[str], ...]
    lines: tuple[int, ...]

    def column(self, index: int) -> list[str]:
        """Return the cells under one header."""
        return [row[index].strip() for row in self.rows]

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell by its position, both from 0; row -1 is the header."""
        line = self.header_line if row < 0 else self.lines[row]
        return Place(self.path, line, column + 1, self.header[column])


def read_table(
    text: str, path: str, delimiter: str | None = None, limits: TableLimits = TABLE_LIMITS
) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """Return a text of separated values as a table, and every problem that was found.

    ``path`` is the file that places name: there row is a line of the text and column is counted in cells. Without a
    ``delimiter`` it is the one of `DELIMITERS` that divides the header, or the one that a first line ``sep=`` states.
    Rows without anything in them are passed over; a row with more or fewer cells than the header is a problem.
    """
    if len(text) > limits.size:
        return None, (too_large(Place(path), limits.size),)
    text = text.removeprefix("\ufeff")
    stated = _STATED.match(text)
    skipped = 1 if stated else 0
    if stated:
        text = text[stated.end() :]
    chosen = delimiter or (stated[1] if stated else _detect(text))
    if chosen is None:
        return None, (Diagnostic("delimiter-unclear", Place(path, 1 + skipped, 1)),)
    return _Reading(path, chosen, skipped, limits).read(text)


@attrs.define(eq=False)
class _Reading:
    path: str
    delimiter: str
    skipped: int
    limits: TableLimits
    problems: list[Diagnostic] = attrs.field(factory=list)

    def read(self, text: str) -> tuple[Table | None, tuple[Diagnostic, ...]]:
        header: list[str] = []
        header_line = 0
        rows: list[Sequence[str]] = []
        lines: list[int] = []
        for line, cells in self._records(text):
            if not header:
                header, header_line = [cell.strip() for cell in cells], line
                if not self._check_header(header, line):
                    return None, tuple(self.problems)
            elif len(cells) != len(header):
                arguments = {"cells": len(cells), "columns": len(header)}
                self.problems.append(Diagnostic("ragged-row", Place(self.path, line, len(cells) + 1), arguments))
            elif len(rows) == self.limits.rows:
                self.problems.append(
                    Diagnostic("too-many-rows", Place(self.path, line, 1), {"limit": self.limits.rows})
                )
                break
            else:
                rows.append(cells)
                lines.append(line)
        if not header:
            if not self.problems:
                self.problems.append(Diagnostic("empty-file", Place(self.path)))
            return None, tuple(self.problems)
        return Table(self.path, tuple(header), header_line, tuple(rows), tuple(lines)), tuple(self.problems)

    def _records(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """Return the rows that hold anything, each with the line on which it begins."""
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=self.delimiter, strict=True)
        line = 1 + self.skipped
        while True:
            try:
                cells = next(reader, None)
            except csv.Error:
                self.problems.append(Diagnostic("table-quote", Place(self.path, line, 1)))
                return
            if cells is None:
                return
            if any(cell and not cell.isspace() for cell in cells):
                yield line, cells
            line = reader.line_num + 1 + self.skipped

    def _check_header(self, header: list[str], line: int) -> bool:
        if len(header) > self.limits.columns:
            arguments = {"number": len(header), "limit": self.limits.columns}
            self.problems.append(Diagnostic("too-many-columns", Place(self.path, line, 1), arguments))
            return False
        for index, name in enumerate(header):
            place = Place(self.path, line, index + 1, name)
            if not name:
                self.problems.append(Diagnostic("header-empty", place))
            elif name in header[:index]:
                self.problems.append(Diagnostic("header-twice", place, {"header": name}))
        return not self.problems


def _detect(text: str) -> str | None:
    """Return the delimiter that divides the header; None when more than one would, and any when none does."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    dividing = [delimiter for delimiter in DELIMITERS if len(_cells(header, delimiter)) > 1]
    if len(dividing) > 1:
        return None
    return dividing[0] if dividing else DELIMITERS[0]


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []
