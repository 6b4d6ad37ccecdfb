"""No input whatever gives a traceback: every problem is a sentence at a place, and the exit code is 2."""

import io
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brabantnorm_rules.cli import main
from tests.cli.running import Run
from tests.dossier.test_formats import EVERYTHING
from tests.examples import DOSSIER, SMALL
from tests.formats import Filled

LINE = re.compile(r"(?:[^\n]*: )?[a-z]+(?:-[a-z]+)+: [^\n]+|    [^\n]+")


def refused(code: int, err: str) -> None:
    """State that a command refused its input, and said why in diagnostics."""
    assert code == 2
    assert err.strip()
    for line in err.splitlines():
        assert LINE.fullmatch(line), line


def bad_paths(folder: Path) -> dict[str, Path]:
    """Return paths that hold no dossier, each in its own way."""
    made: dict[str, Path] = {
        name: folder / name for name in ("nothing", "empty", "without", "binary.yaml", "image.png")
    }
    made["empty"].mkdir()
    made["without"].mkdir()
    (made["without"] / "anders.yaml").write_text("a: 1", encoding="utf-8")
    made["binary.yaml"].write_bytes(bytes(range(256)) * 40)
    made["image.png"].write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    for name, text in {
        "blank.yaml": "",
        "text.yaml": "zomaar een tekst",
        "list.yaml": "- 1\n- 2\n",
        "broken.yaml": "organisation: {id: gm9901",
        "tab.yaml": "organisation:\n\tid: gm9901",
        "anchors.yaml": "a: &a [1]\nb: *a\n",
        "deep.yaml": "[" * 50_000,
        "deeper.yaml": "{a: " * 50_000,
        "deep.json": '{"a":' * 50_000,
        "broken.json": '{"format": 1,',
        "twice.json": '{"format": 1, "format": 1}',
        "nan.json": '{"format": NaN}',
        "null.json": "null",
        "other.txt": DOSSIER,
        "surrogate.json": '{"format": 1, "norm": "\\ud800"}',
        "long.yaml": f"format: 1\nnorm: {'n' * 100_000}\n",
    }.items():
        made[name] = folder / name
        made[name].write_text(text, encoding="utf-8")
    made["loop"] = folder / "loop"
    made["loop"].symlink_to(made["loop"])
    made["nul"] = Path("\0")
    made["long"] = Path("x" * 5000)
    made["device"] = Path(os.devnull)
    made["escape"] = Path("\x1b[31m\nTraceback")
    if hasattr(os, "mkfifo"):
        made["pipe"] = folder / "pipe"
        os.mkfifo(made["pipe"])
    return made


@pytest.mark.parametrize("norm", [[], ["--norm", str(SMALL)]], ids=["own", "given"])
@pytest.mark.parametrize("command", [["assess"], ["dossier", "check"], ["rules", "check"]], ids=" ".join)
def test_paths_that_hold_no_dossier_are_refused(run: Run, tmp_path: Path, command: list[str], norm: list[str]) -> None:
    for name, path in bad_paths(tmp_path).items():
        ran = run(*command, path, *(norm if command[0] != "rules" else []))
        assert "\x1b" not in ran.err, name
        refused(ran.code, ran.err)
        assert ran.out == "", name


def test_what_may_not_be_read_is_refused(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An administrator may read everything, so that the refusal of the system is put in its place here."""
    folder = EVERYTHING.as_tables(tmp_path / "tables")
    real = Path.open
    for closed in ("dossier.yaml", "activiteit.csv"):

        def refuse(path: Path, *arguments: Any, closed: str = closed) -> Any:
            if path.name == closed:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *arguments)

        monkeypatch.setattr(Path, "open", refuse)
        for command in (["assess"], ["dossier", "check"]):
            ran = run(*command, folder, "--norm", SMALL)
            refused(ran.code, ran.err)
            assert "file-unreadable" in ran.err
            assert closed in ran.err


def test_whatever_else_the_system_refuses_is_told_too(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(5, "Input/output error", "ergens")

    monkeypatch.setattr("brabantnorm_rules.cli.assess.open_dossier", refuse)
    ran = run("assess", folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "ergens: path-unreadable: dit kan niet worden gelezen: Input/output error\n"


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["assess"],
        ["assess", "--as-of"],
        ["assess", "x", "y"],
        ["assess", "x", "--geen-optie"],
        ["assess", "x", "--language"],
        ["asses", "x"],
        ["rules"],
        ["rules", "chek", "x"],
        ["dossier", "new"],
        ["dossier", "new", "--kind", "waterschap", "--norm", str(SMALL)],
        ["--geen-optie"],
        ["", ""],
    ],
)
def test_what_is_asked_wrongly_is_refused(run: Run, arguments: list[str]) -> None:
    for language in ([], ["--language=en"]):
        ran = run(*arguments, *language)
        assert ran.out == ""
        refused(ran.code, ran.err)


# ---- any bytes ------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *("assess", "rules", "check", "dossier", "new", "-h", "--help", "--", "", str(SMALL), str(SMALL.parent)),
        *("--as-of", "today", "2024-12-31", "--as-of=", "--known-on", "--format", "json", "--fail-on", "met"),
        *("--rule", "1.1", "--rule=1.4", "--language", "en", "--kind", "gemeente"),
        *("--norm", "klein-2024", "brabant-2022", "/dev/null"),
    ]
)
BOUNDED = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@BOUNDED
@given(arguments=st.lists(PIECES | st.text(max_size=6).filter(lambda text: text != "-"), max_size=8))
def test_no_arguments_give_a_traceback(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    code = main(arguments)
    err = capsys.readouterr().err
    assert code in (0, 1, 2)
    if code == 2:
        refused(code, err)


ODD = st.sampled_from(
    [
        *("", "{", "}", "[", "]", ": ", "\n", "\r", "- ", "'", '"', ";", "&a ", "*a", "\t", "\0", "\ufeff", "\u2028"),
        *("geen", "1e999", "9999-12-31", "sep=;\n", "=1+1", "#N/B", "31-02-2024", "é"),
    ]
)
CUTS = st.lists(
    st.tuples(st.integers(0, 10_000), st.integers(0, 40), ODD | st.text(max_size=4)), min_size=1, max_size=3
)


def cut(text: str, cuts: list[tuple[int, int, str]]) -> str:
    for start, length, instead in cuts:
        position = start % (len(text) + 1)
        text = text[:position] + instead + text[position + length :]
    return text


@BOUNDED
@given(given_=st.binary(max_size=200) | CUTS.map(lambda cuts: cut(DOSSIER, cuts).encode("utf-8", "surrogatepass")))
def test_no_dossier_gives_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, given_: bytes
) -> None:
    for command in (["assess"], ["dossier", "check"]):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given_)))
        code = main([*command, "-", "--norm", str(SMALL)])
        ended(code, *capsys.readouterr())


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return EVERYTHING.as_exports(tmp_path_factory.mktemp("exports") / "dossier")


@BOUNDED
@given(name=st.sampled_from(sorted(EVERYTHING.registers)), cuts=CUTS, raw=st.none() | st.binary(max_size=200))
def test_no_table_gives_a_traceback(
    capsys: pytest.CaptureFixture[str],
    exports: Path,
    name: str,
    cuts: list[tuple[int, int, str]],
    raw: bytes | None,
) -> None:
    table = exports / f"{name}.csv"
    before = table.read_bytes()
    table.write_bytes(cut(before.decode("cp1252"), cuts).encode("cp1252", "replace") if raw is None else raw)
    try:
        code = main(["assess", str(exports), "--norm", str(SMALL)])
        ended(code, *capsys.readouterr())
    finally:
        table.write_bytes(before)


@BOUNDED
@given(cuts=CUTS)
def test_nothing_that_is_said_of_tables_gives_a_traceback(
    capsys: pytest.CaptureFixture[str], exports: Path, cuts: list[tuple[int, int, str]]
) -> None:
    path = exports / "dossier.yaml"
    before = path.read_bytes()
    path.write_bytes(cut(before.decode(), cuts).encode("utf-8", "surrogatepass"))
    try:
        code = main(["dossier", "check", str(exports), "--norm", str(SMALL)])
        ended(code, *capsys.readouterr())
    finally:
        path.write_bytes(before)


def ended(code: int, out: str, err: str) -> None:
    """State that a command did what was asked, or refused its input and said why."""
    assert code in (0, 2)
    if code:
        assert out == ""
        refused(code, err)


# ---- many problems --------------------------------------------------------------------------------------------------


def alike(run: Run, path: Path, *arguments: str) -> list[str]:
    ran = run("dossier", "check", path, "--norm", SMALL, *arguments)
    assert ran.code == 2
    refused(ran.code, ran.err)
    return [line.removeprefix(f"{path.parent if path.suffix else path}/") for line in ran.err.splitlines()]


def test_of_problems_that_are_alike_in_a_column_the_first_are_told_and_the_others_counted(
    run: Run, tmp_path: Path
) -> None:
    rows = [{"id": f"d{number}", "groep": "inhuur", "van": date(2024, 1, 1)} for number in range(20)]
    facts = attrs.evolve(EVERYTHING, registers={"dienstverband": Filled([*rows, {**rows[0], "id": "x"}])}, let_in=())
    folder = facts.as_exports(tmp_path / "exports")
    said = (folder / "dossier.yaml").read_text(encoding="utf-8")
    (folder / "dossier.yaml").write_text(said.replace("dd-mm-jjjj uu:mm", "jjjj/mm/dd"), encoding="utf-8")
    place = "dienstverband.csv"
    sentence = "date-not-in-pattern: `01-01-2024` is niet geschreven als `jjjj/mm/dd`"
    first, help_, *others = alike(run, folder)
    assert first == f"{place}:2:3#Veld van (€): {sentence}"
    assert help_.endswith("bedoelde u `dd-mm-jjjj`?")
    assert others == [
        f"{place}:3:3#Veld van (€): {sentence}",
        f"{place}:4:3#Veld van (€): {sentence}",
        f"{place}#Veld van (€): date-not-in-pattern: en zo nog 18",
    ]
    assert alike(run, folder, "--language", "en")[-1].endswith("and 18 more like these")


def test_of_the_same_field_in_json_the_first_problems_are_told_and_of_yaml_all(run: Run, tmp_path: Path) -> None:
    rows = [{"id": f"a{number}", "onderwerpen": ["integriteit"], "vorm": "praatje"} for number in range(12)]
    facts = attrs.evolve(EVERYTHING, registers={"activiteit": Filled(rows)}, let_in=())
    (tmp_path / "d.json").write_text(facts.as_json(), encoding="utf-8")
    (tmp_path / "d.yaml").write_text(facts.as_yaml(), encoding="utf-8")
    told = alike(run, tmp_path / "d.json")
    assert len(told) == 3 + 1 + 1
    assert told[-1] == "d.json#/registers/activiteit/records/*/vorm: value-not-allowed: en zo nog 9"
    assert len(alike(run, tmp_path / "d.yaml")) == 2 * 12


def test_rows_that_are_cut_off_are_counted_too(run: Run, tmp_path: Path) -> None:
    facts = attrs.evolve(
        EVERYTHING, registers={"installatie": Filled([{"id": "i", "datum": date(2024, 1, 1)}])}, let_in=()
    )
    folder = facts.as_tables(tmp_path / "tables")
    table = folder / "installatie.csv"
    table.write_bytes(table.read_bytes() + b"".join(b"x%d\r\n" % number for number in range(8)))
    told = alike(run, folder)
    assert len([line for line in told if re.match(r"installatie\.csv:\d+:2: ragged-row: ", line)]) == 3
    assert told[-1] == "installatie.csv: ragged-row: en zo nog 5"
