"""Every problem of a dossier is told by its own code, at its place, and nothing else is told beside it."""

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path

import attrs
import pytest

from brabantnorm_rules.dossier import Dossier, Organisation, check_dossier
from brabantnorm_rules.dossier.given import shown
from brabantnorm_rules.errors import Diagnostic, DossierError, Place
from brabantnorm_rules.language.diagnostics import PROBLEMS, render
from brabantnorm_rules.language.dossier_problems import DOSSIER_PROBLEMS
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.source.tables import TableLimits, read_table
from tests.problems import assert_reads_well, codes_in

_HEAD = "format: 1\nnorm: klein-2024\nas_at: 2024-12-31\norganisation: {id: gm9901, name: Dijkstede, kind: gemeente}\n"


@attrs.frozen
class Case:
    """One dossier with one problem: what stands below the head, the table beside it, and where the problem is."""

    code: str
    text: str
    place: str
    table: str = ""
    head: str = _HEAD


def _records(fact_type: str, row: str) -> str:
    return f"registers:\n  {fact_type}:\n    records:\n      - {row}\n"


def _deviation(keys: str) -> str:
    return f"deviations:\n  - {{{keys}}}\n"


def _activity(field: str) -> str:
    return _records("activiteit", f"{{id: a, onderwerpen: [integriteit], {field}}}")


def _table(said: str = "") -> str:
    return "registers:\n  dienstverband:\n    file: d.csv\n" + (f"    {said}\n" if said else "")


_ROW = "dossier.yaml:8:9"
_SAID = "dossier.yaml:8"
_BODY = "id;groep;van;tot_en_met\nd1;inhuur;2024-01-01;2024-06-30\n"

CASES = (
    # ---- the dossier
    Case("other-norm", "", "dossier.yaml:2:7", head=_HEAD.replace("klein-2024", "groot-2024")),
    Case("bad-organisation", "", "dossier.yaml:4:20", head=_HEAD.replace("gm9901", "Dijkstede-1")),
    Case("kind-not-addressed", "", "dossier.yaml:4:51", head=_HEAD.replace("gemeente", "waterschap")),
    Case("unknown-key", "", "dossier.yaml:4:68", head=_HEAD.replace("}", ", soort: gemeente}")),
    Case("text-missing", "", "dossier.yaml:4:34", head=_HEAD.replace("Dijkstede", '""')),
    Case("missing-key", "", "dossier.yaml:4:15", head=_HEAD.replace(", name: Dijkstede", "")),
    Case("unknown-format", "", "dossier.yaml:1:9", head=_HEAD.replace("format: 1", "format: 2")),
    Case("unknown-key", "register: {}\n", "dossier.yaml:5:1"),
    Case("mapping-expected", "registers: []\n", "dossier.yaml:5:12"),
    Case("list-expected", "deviations: {}\n", "dossier.yaml:5:13"),
    Case(
        "unknown-rule",
        _deviation('rule: "9.9", owner: directeur, reason: eigen, decided_on: 2024-01-01, until: 2024-12-31'),
        "dossier.yaml:6:12",
    ),
    Case(
        "deviation-ends-before",
        _deviation('until: 2023-12-31, rule: "1.1", owner: directeur, reason: eigen, decided_on: 2024-01-01'),
        "dossier.yaml:6:13",
    ),
    Case(
        "looks-like-email",
        _deviation('owner: jan@voorbeeld.nl, rule: "1.1", reason: eigen, decided_on: 2024-01-01, until: 2024-12-31'),
        "dossier.yaml:6:13",
    ),
    Case("value-not-allowed", "confidentiality: geheim\n", "dossier.yaml:5:18"),
    Case("let-in-field", "let_in: [{field: activiteit.notities, reason: zo besloten}]\n", "dossier.yaml:5:18"),
    Case("text-missing", "let_in: [{field: activiteit.notitie, reason: }]\n", "dossier.yaml:5:38"),
    # ---- registers
    Case("undeclared-fact-type", "registers:\n  activiteiten: {records: []}\n", "dossier.yaml:6:3"),
    Case("organisation-register", "registers:\n  organisatie: {records: []}\n", "dossier.yaml:6:3"),
    Case("records-or-file", "registers:\n  activiteit: {complete: true}\n", "dossier.yaml:6:15"),
    Case("key-needs-file", "registers:\n  activiteit: {records: [], dates: dd-mm-jjjj}\n", "dossier.yaml:6:36"),
    Case("as-at-later", "registers:\n  activiteit: {records: [], as_at: 2025-01-01}\n", "dossier.yaml:6:36"),
    Case("complete-expected", "registers:\n  activiteit: {records: [], complete: ja}\n", "dossier.yaml:6:39"),
    Case("declaration-expected", "registers:\n  activiteit: {records: [], complete: [ja]}\n", "dossier.yaml:6:40"),
    Case(
        "unknown-key", "registers:\n  activiteit: {records: [], complete: [{van: 2024-01-01}]}\n", "dossier.yaml:6:46"
    ),
    Case("slice-missing", "registers:\n  telling: {records: [], complete: [{for: [eed]}]}\n", "dossier.yaml:6:43"),
    Case(
        "slice-values-expected",
        "registers:\n  activiteit: {records: [], complete: [{for: integriteit}]}\n",
        "dossier.yaml:6:46",
    ),
    Case(
        "value-not-allowed",
        "registers:\n  activiteit: {records: [], complete: [{for: [integer]}]}\n",
        "dossier.yaml:6:46",
    ),
    Case("undeclared-field", "registers:\n  activiteit: {records: [], empty_is_none: [vormen]}\n", "dossier.yaml:6:45"),
    # ---- records
    Case("record-expected", _records("activiteit", "a"), _ROW),
    Case("undeclared-field", _activity("vormen: gesprek"), "dossier.yaml:8:45"),
    Case("personal-field", _activity("achternaam: Jansen"), "dossier.yaml:8:45"),
    Case("field-missing", _records("activiteit", "{id: a}"), _ROW),
    Case("field-missing", _records("activiteit", "{onderwerpen: [integriteit]}"), _ROW),
    Case("value-required", _records("activiteit", "{id: a, onderwerpen: onbekend}"), "dossier.yaml:8:30"),
    Case("none-refused", _activity("vastgelegd_op: geen"), "dossier.yaml:8:60"),
    Case(
        "id-not-unique",
        _activity("vorm: geen") + "      - {id: a, onderwerpen: [integriteit]}\n",
        "dossier.yaml:9:14",
    ),
    Case("id-scientific", _records("installatie", '{id: "1,23E+05"}'), "dossier.yaml:8:14"),
    # ---- values
    Case("value-not-allowed", _activity("vorm: praatje"), "dossier.yaml:8:51"),
    Case("value-not-allowed", _activity("doelgroepen: [geen]"), "dossier.yaml:8:58"),
    Case("own-word-form", _activity("doelgroepen: [Jonge ouders]"), "dossier.yaml:8:58"),
    Case("bad-organisation", _activity("deelnemers: [Dijkstede]"), "dossier.yaml:8:57"),
    Case("value-not-text", _activity("vorm: [gesprek]"), "dossier.yaml:8:51"),
    Case("value-not-text", _activity("vorm: true"), "dossier.yaml:8:51"),
    Case("text-unquoted", _records("installatie", "{id: 007}"), "dossier.yaml:8:14"),
    Case("text-unquoted", _records("installatie", "{id: 1.23E+05}"), "dossier.yaml:8:14"),
    Case("text-too-long", _activity(f"notitie: {'a' * 1001}"), "dossier.yaml:8:54"),
    Case("text-unreadable", _activity('notitie: "\\a"'), "dossier.yaml:8:54"),
    Case("value-not-uri", _activity("verslag: in de kast"), "dossier.yaml:8:54"),
    Case("value-not-set", _activity("doelgroepen: inwoners"), "dossier.yaml:8:58"),
    Case("value-not-bool", _activity("intern: ja"), "dossier.yaml:8:53"),
    Case("value-not-bool", _activity("intern: 1"), "dossier.yaml:8:53"),
    Case("value-not-number", _activity('bereikt: "12"'), "dossier.yaml:8:54"),
    Case("value-not-number", _activity("bereikt: true"), "dossier.yaml:8:54"),
    Case("value-not-whole", _activity("bereikt: 1.5"), "dossier.yaml:8:54"),
    Case("number-negative", _activity("bereikt: -1"), "dossier.yaml:8:54"),
    Case("number-too-large", _activity("bereikt: 10000000000000"), "dossier.yaml:8:54"),
    Case("value-not-date", _activity("datum: 31-12-2024"), "dossier.yaml:8:52"),
    Case("value-not-date", _activity("datum: 2024"), "dossier.yaml:8:52"),
    Case("date-with-time", _activity("datum: 2024-12-31T10:00"), "dossier.yaml:8:52"),
    Case("date-impossible", _activity("datum: 2023-02-29"), "dossier.yaml:8:52"),
    Case("year-out-of-range", _activity("datum: 0204-12-31"), "dossier.yaml:8:52"),
    Case("value-not-instant", _records("agressie_incident", "{id: a, melding_op: 10:00}"), "dossier.yaml:8:29"),
    Case(
        "date-impossible", _records("agressie_incident", '{id: a, melding_op: "2024-01-01T25:00"}'), "dossier.yaml:8:29"
    ),
    Case(
        "year-out-of-range", _records("agressie_incident", "{id: a, melding_op: 3024-01-01T10:00}"), "dossier.yaml:8:29"
    ),
    Case("hour-skipped", _records("agressie_incident", "{id: a, melding_op: 2024-03-31T02:30}"), "dossier.yaml:8:29"),
    # ---- personal data
    Case("looks-like-bsn", _records("installatie", '{id: "111222333"}'), "dossier.yaml:8:14"),
    Case("looks-like-email", _activity("notitie: vraag jan@voorbeeld.nl"), "dossier.yaml:8:54"),
    Case("looks-like-iban", _activity("notitie: NL91 ABNA 0417 1643 00"), "dossier.yaml:8:54"),
    Case("looks-like-phone", _activity("doelgroepen: [06-12345678]"), "dossier.yaml:8:58"),
    # ---- files
    Case("file-is-sheet", "registers:\n  installatie: {file: i.xlsx}\n", "dossier.yaml:6:23"),
    Case("file-of-other-kind", "registers:\n  installatie: {file: i.pdf}\n", "dossier.yaml:6:23"),
    Case("file-missing", "registers:\n  installatie: {file: i.csv}\n", "dossier.yaml:6:23"),
    Case("path-outside-folder", "registers:\n  installatie: {file: ../d.csv}\n", "dossier.yaml:6:23"),
    Case("text-expected", "registers:\n  installatie: {file: [d.csv]}\n", "dossier.yaml:6:23"),
    Case("encoding-unknown", _table("encoding: utf-16"), _SAID + ":15", _BODY),
    Case("delimiter-unknown", _table("delimiter: x"), _SAID + ":16", _BODY),
    Case("pattern-unknown", _table("dates: mm-dd-jjjj"), _SAID + ":12", _BODY),
    Case("empty-file", _table(), "d.csv", "\n"),
    Case("delimiter-unclear", _table(), "d.csv:1:1", "id;groep, soort\n"),
    Case("table-quote", _table(), "d.csv:2:1", 'id;groep\nd1;"inhuur\n'),
    Case("too-many-columns", _table(), "d.csv:1:1", "id;groep" + ";x" * 500 + "\n"),
    Case("ragged-row", _table(), "d.csv:2:3", "id;groep;van\nd1;inhuur\n"),
    # ---- columns
    Case("header-empty", _table(), "d.csv:1:3", "id;groep;\nd1;inhuur;x\n"),
    Case("header-twice", _table(), "d.csv:1:3#groep", "id;groep;groep\nd1;inhuur;inhuur\n"),
    Case("header-expected", _table("columns: {van: [Begin]}"), _SAID + ":20", _BODY),
    Case("header-expected", _table("ignore: [{}]"), _SAID + ":14", _BODY),
    Case("undeclared-field", _table("columns: {begin: van}"), _SAID + ":22", "id;groep\nd1;inhuur\n"),
    Case("undeclared-column", _table(), "d.csv:1:3#begin", "id;groep;begin\nd1;inhuur;2024-01-01\n"),
    Case("undeclared-column", _table("columns: {van: Begin}"), "d.csv:1:3#van", "id;groep;van;Begin\nd1;inhuur;;\n"),
    Case("personal-column", _table(), "d.csv:1:3#Achternaam", "id;groep;Achternaam\nd1;inhuur;x\n"),
    Case("column-missing", _table("columns: {van: Begin}"), _SAID + ":20", "id;groep\nd1;inhuur\n"),
    Case("column-missing", _table("ignore: [Begin]"), _SAID + ":14", _BODY),
    Case("column-required", _table(), "d.csv:1:1", "id;van\nd1;2024-01-01\nd2;2024-01-01\n"),
    Case("column-required", _table(), "d.csv:1:1", "groep\ninhuur\ninhuur\n"),
    Case(
        "column-used-and-ignored",
        _table("columns: {van: Begin}\n    ignore: [Begin]"),
        "dossier.yaml:9:14",
        "id;groep;Begin\nd1;inhuur;2024-01-01\n",
    ),
    Case("blank-mapped", _table('values: {publiekscontact: {"": false}}'), _SAID + ":36", _BODY),
    Case("value-not-bool", _table("values: {publiekscontact: {N: nee}}"), _SAID + ":35", _BODY),
    # ---- cells
    Case("spreadsheet-error", _table(), "d.csv:2:3#van", "id;groep;van\nd1;inhuur;#N/B\n"),
    Case("spreadsheet-error", _table(), "d.csv:2:2#groep", "id;groep\nd1;#VALUE!\n"),
    Case("date-is-serial", _table(), "d.csv:2:3#van", "id;groep;van\nd1;inhuur;45292\n"),
    Case("date-not-in-pattern", _table(), "d.csv:2:3#van", "id;groep;van\nd1;inhuur;01-02-2024\n"),
    Case("date-not-in-pattern", _table("dates: dd-mm-jjjj"), "d.csv:2:3#van", "id;groep;van\nd1;inhuur;2024-02-01\n"),
    Case("date-impossible", _table("dates: dd-mm-jjjj"), "d.csv:2:3#van", "id;groep;van\nd1;inhuur;31-02-2024\n"),
    Case("date-with-time", _table(), "d.csv:2:3#van", "id;groep;van\nd1;inhuur;2024-02-01 10:00:00\n"),
    Case("cell-not-bool", _table(), "d.csv:2:3#publiekscontact", "id;groep;publiekscontact\nd1;inhuur;ja\n"),
    Case("decimal-comma", _table(), "d.csv:2:3#uren", 'id;groep;uren\nd1;inhuur;"12,5"\n'),
    Case("number-ambiguous", _table(), "d.csv:2:3#uren", "id;groep;uren\nd1;inhuur;1.000\n"),
    Case("value-not-number", _table(), "d.csv:2:3#uren", "id;groep;uren\nd1;inhuur;veel\n"),
    Case("id-scientific", _table(), "d.csv:2:1#id", "id;groep\n1.23E+05;inhuur\n"),
    Case("id-not-unique", _table(), "d.csv:4:1#id", 'id;groep\n"d1";inhuur\n\nd1;inhuur\n'),
    Case("value-required", _table(), "d.csv:3:2#groep", "id;groep\nd1;inhuur\nd2;\n"),
)

IDS = [f"{case.code}-{index}" for index, case in enumerate(CASES)]


def _told(problems: Iterable[Diagnostic], folder: Path) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.place).removeprefix(f"{folder}/")) for problem in problems]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_problem_is_told_at_its_place_in_both_languages_and_nothing_else_is(
    norm: Norm, tmp_path: Path, case: Case
) -> None:
    (tmp_path / "dossier.yaml").write_text(case.head + case.text, encoding="utf-8")
    if case.table:
        (tmp_path / "d.csv").write_text(case.table, encoding="utf-8")
    found = check_dossier(tmp_path, norm)
    assert _told(found, tmp_path) == [(case.code, case.place)]
    assert_reads_well(found)


# ---- problems that a dossier in a folder cannot have ----------------------------------------------------------------


def _of_another_name(norm: Norm, folder: Path) -> tuple[Diagnostic, ...]:
    (folder / "dossier.txt").write_text(_HEAD, encoding="utf-8")
    return check_dossier(folder / "dossier.txt", norm)


def _of_a_stream(norm: Norm, _: Path) -> tuple[Diagnostic, ...]:
    return check_dossier(io.StringIO(_HEAD + _table()), norm)


def _of_code(norm: Norm, _: Path) -> tuple[Diagnostic, ...]:
    empty = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), "2024-12-31")
    with pytest.raises(DossierError) as error:
        empty.add("activiteit", [{"id": "a", "onderwerpen": ["integriteit"], "bereikt": 12.0}])
    return error.value.diagnostics


def _of_a_long_table(norm: Norm, folder: Path) -> tuple[Diagnostic, ...]:
    (folder / "dossier.yaml").write_text(_HEAD + _table(), encoding="utf-8")
    (folder / "d.csv").write_text("id;groep\n" + "".join(f"d{row};inhuur\n" for row in range(3)), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        limits = TableLimits(size=1000, rows=2, columns=10)
        patch.setattr("brabantnorm_rules.dossier.exports.read_table", partial(read_table, limits=limits))
        return check_dossier(folder, norm)


COMPANIONS: Mapping[str, tuple[Callable[[Norm, Path], tuple[Diagnostic, ...]], str]] = {
    "not-a-dossier-file": (_of_another_name, "dossier.txt"),
    "file-without-folder": (_of_a_stream, "-:7:11"),
    "number-is-float": (_of_code, "activiteit[0].bereikt"),
    "too-many-rows": (_of_a_long_table, "d.csv:4:1"),
}
"""Codes with what has that problem, and its place."""


@pytest.mark.parametrize("code", COMPANIONS)
def test_a_problem_of_another_source_is_told_at_its_place_too(norm: Norm, tmp_path: Path, code: str) -> None:
    made, place = COMPANIONS[code]
    found = made(norm, tmp_path)
    assert _told(found, tmp_path) == [(code, place)]
    assert_reads_well(found)


# ---- completeness ---------------------------------------------------------------------------------------------------


def test_every_code_has_a_dossier_that_shows_it_and_every_code_that_is_reported_has_a_sentence() -> None:
    shown = {case.code for case in CASES} | COMPANIONS.keys()
    assert shown >= DOSSIER_PROBLEMS.keys()
    assert PROBLEMS.keys() >= codes_in("dossier")
    assert DOSSIER_PROBLEMS.keys() <= codes_in("dossier") | codes_in("source")


def test_what_looks_like_personal_data_is_not_repeated(norm: Norm, tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").write_text(_HEAD + _activity("notitie: vraag jan@voorbeeld.nl"), encoding="utf-8")
    (problem,) = check_dossier(tmp_path, norm)
    assert "jan" not in str(render(problem))


@pytest.mark.parametrize(
    ("table", "said", "meant"),
    [
        ("id;groep;van\nd1;inhuur;01-02-2024\n", "", "dd-mm-jjjj"),
        ("id;groep;van\nd1;inhuur;1/2/2024\n", "", "d/m/jjjj"),
        ("id;groep;van\nd1;inhuur;20240201\n", "", "jjjjmmdd"),
        ("id;groep;van\nd1;inhuur;2024-02-01\n", "dates: dd.mm.jjjj", "jjjj-mm-dd"),
        ("id;groep;van\nd1;inhuur;voorjaar\n", "", ""),
        ("id;groep;publiekscontct\nd1;inhuur;true\n", "", "publiekscontact"),
        ("id;groep;van;Begin\nd1;inhuur;;\n", "columns: {van: Begin}", ""),
    ],
)
def test_what_was_probably_meant_is_suggested(norm: Norm, tmp_path: Path, table: str, said: str, meant: str) -> None:
    (tmp_path / "dossier.yaml").write_text(_HEAD + _table(said), encoding="utf-8")
    (tmp_path / "d.csv").write_text(table, encoding="utf-8")
    (problem,) = check_dossier(tmp_path, norm)
    assert problem.arguments["suggestion"] == meant
    assert (f"`{meant}`?" in render(problem).help) == bool(meant)


class _Unshowable:
    def __str__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    ("given", "as_shown"),
    [
        (True, "true"),
        (["b", "a"], "[a, b]"),
        (Fraction(3, 2), "1.5"),
        (Fraction(1, 3), "1/3"),
        (Decimal("2.50"), "2.50"),
        (date(2024, 2, 29), "2024-02-29"),
        ("a\nb\x1b", "a·b·"),
        ("x" * 50, "x" * 40 + "…"),
        (Place("p"), "Place p"),
        (_Unshowable(), "?"),
        ([_Unshowable()], "?"),
    ],
    ids=repr,
)
def test_a_value_is_shown_short_and_on_one_line(given: object, as_shown: str) -> None:
    assert shown(given) == as_shown
