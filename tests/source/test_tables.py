"""Tables are read as people see them in a spreadsheet; what could be taken wrongly is refused at its place."""

import pytest

from brabantnorm_rules.language.diagnostics import render
from brabantnorm_rules.source.tables import Table, TableLimits, read_table
from tests.source.reading import told

_SMALL = TableLimits(size=60, rows=3, columns=4)


def _read(text: str, delimiter: str | None = None) -> Table:
    table, problems = read_table(text, "t", delimiter)
    assert problems == ()
    assert table is not None
    return table


def _cells(text: str, delimiter: str | None = None) -> list[tuple[str, ...]]:
    table = _read(text, delimiter)
    return [table.header, *(tuple(row) for row in table.rows)]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_cells_are_divided_by_what_divides_the_header(delimiter: str, line_break: str) -> None:
    text = line_break.join(delimiter.join(row) for row in (("id", "naam"), ("1", "een"), ("2", "")))
    assert _cells(text) == [("id", "naam"), ("1", "een"), ("2", "")]


def test_a_stated_delimiter_goes_before_what_the_header_shows() -> None:
    assert _cells("a;b,c\n1;2,3\n", ",") == [("a;b", "c"), ("1;2", "3")]
    assert _cells("a|b\n1|2\n", "|") == [("a", "b"), ("1", "2")]


@pytest.mark.parametrize("line", ["sep=;", "sep=;;", "sep=;\r"])
def test_a_first_line_may_state_the_delimiter(line: str) -> None:
    table = _read(f"{line}\na,x;b\n1;2\n")
    assert (table.header, table.header_line, table.rows, table.lines) == (("a,x", "b"), 2, (["1", "2"],), (3,))


@pytest.mark.parametrize("stated", ['sep="', "sep=ab", "sep=", "sep=a", "sep= ", "sep=;,"])
def test_a_first_line_that_states_no_delimiter_is_a_header(stated: str) -> None:
    table, _ = read_table(f"{stated}\n1\n", "t", "|")
    assert table is not None
    assert table.header == (stated.strip(),)


def test_one_column_needs_no_delimiter() -> None:
    assert _cells("id\n1\n2\n") == [("id",), ("1",), ("2",)]


def test_a_cell_in_quotation_marks_may_hold_delimiters_breaks_and_doubled_marks() -> None:
    text = 'id;naam\n1;"een;twee\ndrie"\n2;"zo ""goed"" als"\n'
    table = _read(text)
    assert [tuple(row) for row in table.rows] == [("1", "een;twee\ndrie"), ("2", 'zo "goed" als')]
    assert table.lines == (2, 4)


def test_places_are_lines_of_the_text_and_columns_of_cells() -> None:
    table = _read('\n"id\nvan";naam\n\n1;"a\nb"\n2;c\n')
    assert (table.header, table.header_line, table.lines) == (("id\nvan", "naam"), 2, (5, 7))
    assert str(table.place(-1, 1)) == "t:2:2#naam"
    assert str(table.place(0, 1)) == "t:5:2#naam"
    assert str(table.place(1, 0)) == "t:7:1#id\nvan"


def test_spaces_around_cells_and_rows_without_anything_are_left_out() -> None:
    table = _read("\ufeff id ; naam \n ; \n;\n 1 ; een \n\n")
    assert (table.header, table.column(0), table.column(1)) == (("id", "naam"), ["1"], ["een"])


REFUSED = (
    ("empty-file", "", "t"),
    ("empty-file", "\n ; \n", "t"),
    ("delimiter-unclear", "a;b,c\n1;2,3\n", "t:1:1"),
    ("header-empty", "a;;c\n", "t:1:2"),
    ("header-twice", "a;b; a \n", "t:1:3#a"),
    ("ragged-row", "a;b\n1\n", "t:2:2"),
    ("ragged-row", "a;b\n1;2;3\n", "t:2:4"),
    ("table-quote", 'a;b\n1;"2\n3;4\n', "t:2:1"),
    ("table-quote", 'a;b\n1;"2"x\n', "t:2:1"),
    ("table-quote", 'a";b\n1;2\n"', "t:3:1"),
    ("table-quote", f"a;b\n1;{'x' * 140_000}\n", "t:2:1"),
    ("table-quote", "x" * 140_000, "t:1:1"),
    ("too-many-columns", ";".join(f"k{number}" for number in range(501)), "t:1:1"),
)


@pytest.mark.parametrize(("code", "text", "place"), REFUSED, ids=[code for code, _, _ in REFUSED])
def test_a_table_that_could_be_taken_wrongly_is_refused_at_its_place(code: str, text: str, place: str) -> None:
    problems = read_table(text, "t")[1]
    assert told(problems) == [(code, place)]
    assert render(problems[0], "nl").sentence != render(problems[0], "en").sentence


def test_a_ragged_row_is_left_out_and_the_others_are_read() -> None:
    table, problems = read_table("a;b\n1\n2;3\n4;5;6\n", "t")
    assert table is not None
    assert (table.rows, table.lines) == ((["2", "3"],), (3,))
    assert [dict(problem.arguments) for problem in problems] == [{"cells": 1, "columns": 2}, {"cells": 3, "columns": 2}]


def test_problems_of_a_header_are_all_told_and_nothing_is_read() -> None:
    table, problems = read_table("a;;a;\n1;2;3;4\n", "t")
    assert table is None
    assert told(problems) == [("header-empty", "t:1:2"), ("header-twice", "t:1:3#a"), ("header-empty", "t:1:4")]


def test_a_table_stays_within_its_limits() -> None:
    assert told(read_table("a" * 61, "t", limits=_SMALL)[1]) == [("file-too-large", "t")]
    assert told(read_table("a\n1\n2\n3\n", "t", limits=_SMALL)[1]) == []
    table, problems = read_table("a\n1\n2\n3\n4\n5\n", "t", limits=_SMALL)
    assert told(problems) == [("too-many-rows", "t:5:1")]
    assert table is not None
    assert len(table.rows) == 3
    assert told(read_table("a;b;c;d;e\n", "t", limits=_SMALL)[1]) == [("too-many-columns", "t:1:1")]


def test_quotation_marks_that_never_close_do_not_hide_the_delimiter() -> None:
    assert told(read_table('"a;b\n1;2\n', "t")[1]) == [("table-quote", "t:1:1")]
