"""Dossiers as they are read: where they stand, what tables write, and that all that is wrong is told in one run."""

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from brabantnorm_rules.dossier import Deviation, Dossier, check_dossier, read_dossier, write_template
from brabantnorm_rules.errors import DossierError
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.values import NONE, NOT_SUPPLIED, instant_of
from tests.dossier.conftest import HEAD, Write


def codes(problems: Any) -> list[str]:
    return [problem.code for problem in problems]


# ---- where it stands ------------------------------------------------------------------------------------------------


def test_a_dossier_may_be_a_folder_a_file_a_stream_or_standard_input(
    norm: Norm, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write("registers:\n  installatie: {records: [{id: a}]}\n")
    text = (folder / "dossier.yaml").read_text(encoding="utf-8")
    (folder / "anders.YML").write_text(text, encoding="utf-8")
    for source in (folder, str(folder), folder / "dossier.yaml", folder / "anders.YML", io.StringIO(text)):
        assert read_dossier(source, norm).registers["installatie"].ids == ("a",)
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert read_dossier("-", norm).registers["installatie"].ids == ("a",)
    assert check_dossier(folder, norm) == ()


@pytest.mark.parametrize(
    ("name", "code"),
    [("nergens", "not-a-dossier-file"), ("nergens.yaml", "file-missing"), ("x" * 5000, "file-unreadable")],
)
def test_a_path_that_holds_nothing_is_told(norm: Norm, tmp_path: Path, name: str, code: str) -> None:
    assert codes(check_dossier(tmp_path / name, norm)) == [code]


@pytest.mark.parametrize("start", ["", "\ufeff", "\ufeff \n\t"])
def test_a_stream_that_starts_with_a_brace_is_json_also_behind_a_byte_order_mark(norm: Norm, start: str) -> None:
    assert "/format" in [found.place.within for found in check_dossier(io.StringIO(start + '{"format": 2}'), norm)]


def test_a_stream_that_is_no_text_is_told(norm: Norm) -> None:
    assert codes(check_dossier(io.TextIOWrapper(io.BytesIO(b"format: \xff")), norm)) == ["file-undecodable"]


def test_a_table_stands_inside_the_folder_of_its_dossier_also_behind_a_link(norm: Norm, write: Write) -> None:
    folder = write("registers:\n  installatie: {file: i.csv}\n")
    outside = folder.parent / f"{folder.name}-outside.csv"
    outside.write_text("id\na\n", encoding="utf-8")
    (folder / "i.csv").symlink_to(outside)
    assert codes(check_dossier(folder, norm)) == ["path-outside-folder"]


# ---- all in one run -------------------------------------------------------------------------------------------------


def test_every_problem_of_every_file_is_told_in_one_run(norm: Norm, write: Write) -> None:
    folder = write(
        "let_in: [{field: activiteit.notitie}]\n"
        "deviations: [{rule: '1.1', owner: directeur}, 7]\n"
        "registers:\n"
        "  installatie: {file: i.csv}\n"
        "  activiteit: {records: [{id: a, onderwerpen: [integer]}], dates: dd-mm-jjjj}\n",
        head=HEAD.replace("as_at: 2024-12-31", "as_at: morgen").replace("kind: gemeente", "kind: stad"),
        i_csv="id,datum\na,gisteren\n",
    )
    assert codes(check_dossier(folder, norm)) == [
        "value-not-date",
        "value-not-allowed",
        "missing-key",
        *["missing-key"] * 3,
        "mapping-expected",
        "value-not-allowed",
        "key-needs-file",
        "date-not-in-pattern",
    ]


@pytest.mark.parametrize("organisation", ["Dijkstede", "[gm9901]", ""])
def test_an_organisation_is_a_mapping(norm: Norm, write: Write, organisation: str) -> None:
    head = HEAD.replace("{id: gm9901, name: Dijkstede, kind: gemeente}", organisation)
    assert codes(check_dossier(write("", head=head), norm)) == ["mapping-expected"]


def test_an_empty_part_of_a_dossier_is_as_one_that_is_left_out(norm: Norm, write: Write) -> None:
    dossier = read_dossier(write("registers:\ndeviations:\nlet_in:\n"), norm)
    assert (dossier.entered, dossier.deviations, dossier.let_in) == (frozenset(), (), ())


def test_a_motive_has_a_length(norm: Norm, empty: Dossier) -> None:
    with pytest.raises(DossierError) as error:
        empty.add_deviation("1.1", owner="directeur", reason="x" * 1001, decided_on="2024-01-01", until="2024-12-31")
    assert codes(error.value.diagnostics) == ["text-too-long"]
    assert Deviation("1.1", "directeur", "x", "2024-01-01", date(2024, 12, 31)).decided_on == date(2024, 1, 1)


# ---- what tables write ----------------------------------------------------------------------------------------------


def column(norm: Norm, folder: Path, fact_type: str, field: str) -> tuple[Any, ...]:
    return read_dossier(folder, norm).registers[fact_type].columns[field]


@pytest.mark.parametrize(
    ("pattern", "written", "day"),
    [
        ("jjjj-mm-dd", "2024-02-29", date(2024, 2, 29)),
        ("jjjj/mm/dd", "2024/02/29", date(2024, 2, 29)),
        ("jjjjmmdd", "20240229", date(2024, 2, 29)),
        ("dd-mm-jjjj", "29-02-2024", date(2024, 2, 29)),
        ("d-m-jjjj", "1-2-2024", date(2024, 2, 1)),
        ("d/m/jjjj", "11/12/2024", date(2024, 12, 11)),
        ("dd.mm.jjjj uu:mm", "01.02.2024", date(2024, 2, 1)),
        ("d.m.jjjj u:mm:ss", "1.2.2024 0:00:00", date(2024, 2, 1)),
        ("jjjj-mm-dd", "2024-02-29 00:00:00", date(2024, 2, 29)),
    ],
)
def test_a_date_is_read_as_the_export_writes_it_and_midnight_is_no_time(
    norm: Norm, write: Write, pattern: str, written: str, day: date
) -> None:
    said = f"registers:\n  installatie: {{file: i.csv, delimiter: tab, dates: {pattern}}}\n"
    folder = write(said, i_csv=f"id\tdatum\na\t{written}\n")
    assert column(norm, folder, "installatie", "datum") == (day.toordinal(),)


@pytest.mark.parametrize(
    ("pattern", "written", "code"),
    [
        ("dd-mm-jjjj uu:mm", "01-02-2024 10:30", "date-with-time"),
        ("dd-mm-jjjj", "1-2-2024", "date-not-in-pattern"),
        ("jjjjmmdd", "20240230", "date-impossible"),
    ],
)
def test_a_date_that_is_not_as_the_export_writes_it_is_told(
    norm: Norm, write: Write, pattern: str, written: str, code: str
) -> None:
    folder = write(f"registers:\n  installatie: {{file: i.csv, dates: {pattern}}}\n", i_csv=f"id;datum\na;{written}\n")
    assert codes(check_dossier(folder, norm)) == [code]


@pytest.mark.parametrize(
    ("pattern", "written", "moment"),
    [
        ("dd-mm-jjjj uu:mm", "01-02-2024 10:30", datetime(2024, 2, 1, 10, 30)),
        ("d/m/jjjj u:mm:ss", "1/2/2024 9:05:07", datetime(2024, 2, 1, 9, 5, 7)),
        ("dd-mm-jjjj", "01-02-2024 10:30:00", datetime(2024, 2, 1, 10, 30)),
        ("jjjj-mm-dd", "2024-02-01T10:30", datetime(2024, 2, 1, 10, 30)),
    ],
)
def test_a_moment_is_read_as_the_export_writes_it(
    norm: Norm, write: Write, pattern: str, written: str, moment: datetime
) -> None:
    folder = write(
        f"registers:\n  agressie_incident: {{file: i.csv, dates: {pattern}}}\n", i_csv=f"id;melding_op\na;{written}\n"
    )
    expected = instant_of(moment)
    assert expected is not None
    assert column(norm, folder, "agressie_incident", "melding_op.earliest") == (expected.earliest,)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("01-02-2024 25:30", "date-impossible"),
        ("31-02-2024 10:30", "date-impossible"),
        ("01-02-2024 10.30", "date-not-in-pattern"),
        ("31-03-2024 02:30", "hour-skipped"),
        ("45323", "date-is-serial"),
        ("45323.5", "date-is-serial"),
    ],
)
def test_a_moment_that_is_not_as_the_export_writes_it_is_told(
    norm: Norm, write: Write, written: str, code: str
) -> None:
    said = "registers:\n  agressie_incident: {file: i.csv, dates: dd-mm-jjjj uu:mm}\n"
    assert codes(check_dossier(write(said, i_csv=f"id;melding_op\na;{written}\n"), norm)) == [code]


@pytest.mark.parametrize(("written", "number"), [("12", 12), ("0", 0), ("12.0", 12), (" 7 ", 7)])
def test_a_number_in_a_cell_is_exact(norm: Norm, write: Write, written: str, number: int) -> None:
    said = "registers:\n  dienstverband: {file: d.csv}\n"
    folder = write(said, d_csv=f"id;groep;uren\na;inhuur;{written}\n")
    assert column(norm, folder, "dienstverband", "uren") == (number,)


@pytest.mark.parametrize(("written", "code"), [("12.5", "value-not-whole"), ("-1", "number-negative")])
def test_a_number_that_the_field_cannot_hold_is_told(norm: Norm, write: Write, written: str, code: str) -> None:
    said = "registers:\n  dienstverband: {file: d.csv}\n"
    assert codes(check_dossier(write(said, d_csv=f"id;groep;uren\na;inhuur;{written}\n"), norm)) == [code]


def test_a_set_in_a_cell_is_separated_and_may_be_empty_or_not_supplied(norm: Norm, write: Write) -> None:
    folder = write(
        "registers:\n  activiteit:\n    file: a.csv\n    values: {doelgroepen: {allen: bestuurders, niemand: geen}}\n",
        a_csv="id;onderwerpen;doelgroepen\na;integriteit | weerbaarheid;allen|inwoners\nb;|;\nc;|;niemand\nd;|;geen\n",
    )
    assert column(norm, folder, "activiteit", "onderwerpen") == (
        frozenset({"integriteit", "weerbaarheid"}),
        *[frozenset()] * 3,
    )
    assert column(norm, folder, "activiteit", "doelgroepen") == (
        frozenset({"bestuurders", "inwoners"}),
        NOT_SUPPLIED,
        NONE,
        NONE,
    )


def test_what_is_said_of_a_field_that_there_is_not_is_told_once(norm: Norm, write: Write) -> None:
    said = "registers:\n  installatie:\n    file: i.csv\n    values: {groepen: {x: y}, groep: [x]}\n"
    assert codes(check_dossier(write(said, i_csv="id\na\n"), norm)) == ["undeclared-field", "mapping-expected"]


# ---- bounds ---------------------------------------------------------------------------------------------------------


def test_more_different_values_than_are_remembered_are_read_all_the_same(
    empty: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("brabantnorm_rules.dossier.fields._REMEMBERED", 2)
    rows = [{"id": f"a{day}", "datum": f"2024-01-{day:02}"} for day in range(1, 10)]
    days = empty.add("installatie", rows).registers["installatie"].columns["datum"]
    assert days == tuple(date(2024, 1, day).toordinal() for day in range(1, 10))


@pytest.mark.parametrize("bad", ["x" * 101, "a\u200bb", "a\nb"])
def test_an_id_is_short_and_readable(empty: Dossier, bad: str) -> None:
    with pytest.raises(DossierError) as error:
        empty.add("installatie", [{"id": bad}])
    assert codes(error.value.diagnostics)[0] in ("text-too-long", "text-unreadable")


def test_what_is_let_in_is_not_screened_whatever_its_type(norm: Norm, write: Write) -> None:
    row = "{id: '111222333', onderwerpen: [integriteit], doelgroepen: [06-12345678], verslag: 'mailto:a@dijkstede.nl'}"
    fields = ("id", "doelgroepen", "verslag")
    let_in = ", ".join(f"{{field: activiteit.{field}, reason: zo besloten}}" for field in fields)
    records = f"registers:\n  activiteit: {{records: [{row}]}}\n"
    assert codes(check_dossier(write(records), norm)) == ["looks-like-bsn", "looks-like-phone", "looks-like-email"]
    assert check_dossier(write(f"let_in: [{let_in}]\n{records}"), norm) == ()


# ---- misuse ---------------------------------------------------------------------------------------------------------


def test_a_template_is_of_a_kind_a_day_and_a_language_that_there_is(norm: Norm) -> None:
    with pytest.raises(ValueError, match="waterschap"):
        write_template(norm, "waterschap", "2024-12-31")
    with pytest.raises(ValueError, match="fr"):
        write_template(norm, "gemeente", "2024-12-31", "fr")
    with pytest.raises(DossierError) as error:
        write_template(norm, "gemeente", "31-12-2024")
    assert codes(error.value.diagnostics) == ["value-not-date"]


@pytest.mark.parametrize("given", [datetime(2024, 1, 1), 20240101, None, "2024-01-01T10:00"])
def test_the_day_of_a_dossier_is_a_date(norm: Norm, given: Any) -> None:
    with pytest.raises(DossierError):
        Dossier(norm, read_dossier(io.StringIO(HEAD), norm).organisation, given)


def test_a_moment_is_no_number(empty: Dossier) -> None:
    with pytest.raises(DossierError) as error:
        empty.add("agressie_incident", [{"id": "a", "melding_op": 20240101}])
    assert codes(error.value.diagnostics) == ["value-not-instant"]
