"""Files are read within a size, in the encoding that was stated, and never from outside the folder they belong to."""

import os
from pathlib import Path

import pytest

from brabantnorm_rules.errors import Place
from brabantnorm_rules.source.files import FOLDER_FILES, decode, list_files, locate, read_bytes, read_text
from tests.source.reading import told

_PLACE = Place("d.yaml", 3, 9)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file and a folder in it, and a file beside it."""
    made = tmp_path / "dossier"
    (made / "in").mkdir(parents=True)
    (made / "a.csv").write_text("a")
    (made / "in" / "b.csv").write_text("b")
    (tmp_path / "geheim.csv").write_text("geheim")
    return made


# ---- names inside a folder ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.csv", "in/b.csv", "./a.csv", "in//b.csv"])
def test_a_file_inside_the_folder_is_found(folder: Path, name: str) -> None:
    assert locate(folder, name, _PLACE) == ((folder / name).resolve(), ())


@pytest.mark.parametrize(
    "name",
    [
        *("../geheim.csv", "in/../../geheim.csv", "in/../a.csv", "..", ".", "", "/etc/passwd", "/dev/zero", "//x/y"),
        *("..\\geheim.csv", "in\\..\\..\\geheim.csv", "C:\\geheim.csv", "C:geheim.csv", "\\\\x\\y", "\\geheim.csv"),
    ],
)
def test_a_name_that_could_lead_outside_the_folder_is_refused(folder: Path, name: str) -> None:
    path, problems = locate(folder, name, _PLACE)
    assert (path, told(problems)) == (None, [("path-outside-folder", "d.yaml:3:9")])


@pytest.mark.parametrize("target", ["../geheim.csv", "/etc/hostname", "/dev/zero", "../dossier/../geheim.csv"])
def test_a_link_that_leads_outside_the_folder_is_refused(folder: Path, target: str) -> None:
    (folder / "link.csv").symlink_to(target)
    path, problems = locate(folder, "link.csv", _PLACE)
    assert (path, told(problems)) == (None, [("path-outside-folder", "d.yaml:3:9")])


def test_a_linked_folder_that_leads_outside_is_refused(folder: Path) -> None:
    (folder / "uit").symlink_to("..")
    assert told(locate(folder, "uit/geheim.csv", _PLACE)[1]) == [("path-outside-folder", "d.yaml:3:9")]


def test_a_link_that_stays_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "link.csv").symlink_to("in/b.csv")
    assert locate(folder, "link.csv", _PLACE) == ((folder / "in" / "b.csv").resolve(), ())


def test_a_folder_that_is_itself_a_link_is_a_folder(folder: Path) -> None:
    (folder.parent / "ook").symlink_to(folder)
    assert locate(folder.parent / "ook", "a.csv", _PLACE) == ((folder / "a.csv").resolve(), ())


@pytest.mark.parametrize("name", ["weg.csv", "in", "a.csv/b.csv", "a\x00.csv", "a" * 5000, "lus.csv", "~", "pijp.csv"])
def test_what_is_no_file_there_is_told(folder: Path, name: str) -> None:
    (folder / "lus.csv").symlink_to("lus.csv")
    os.mkfifo(folder / "pijp.csv")
    path, problems = locate(folder, name, _PLACE)
    assert (path, told(problems)) == (None, [("file-missing", "d.yaml:3:9")])
    assert len(str(problems[0].arguments["name"])) <= 101


# ---- reading --------------------------------------------------------------------------------------------------------


def test_a_file_is_read_up_to_its_limit(folder: Path) -> None:
    (folder / "a.csv").write_bytes(b"12345")
    assert read_bytes(folder / "a.csv", _PLACE, 5) == (b"12345", ())
    data, problems = read_bytes(folder / "a.csv", _PLACE, 4)
    assert (data, told(problems), problems[0].arguments["limit"]) == (
        None,
        [("file-too-large", "d.yaml:3:9")],
        "4 bytes",
    )


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/null", "/dev/stdin"])
def test_a_device_is_not_read(path: str) -> None:
    if Path(path).is_file():
        pytest.skip("standard input is a file here")
    assert [code for code, _ in told(read_bytes(Path(path), _PLACE, 10)[1])] in (["file-unreadable"], ["file-missing"])


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pijp")
    assert told(read_bytes(folder / "pijp", _PLACE, 10)[1]) == [("file-unreadable", "d.yaml:3:9")]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("in", "file-unreadable"),
        ("weg", "file-missing"),
        ("a.csv/b", "file-missing"),
        ("a\x00", "file-unreadable"),
        ("a" * 5000, "file-unreadable"),
    ],
)
def test_what_cannot_be_read_is_told(folder: Path, name: str, code: str) -> None:
    assert told(read_bytes(folder / name, _PLACE, 10)[1]) == [(code, "d.yaml:3:9")]
    assert told(read_text(folder / name, _PLACE, 10)[1]) == [(code, "d.yaml:3:9")]


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("é€".encode(), "utf-8", "é€"),
        ("é€".encode("utf-8-sig"), "utf-8", "é€"),
        (b"\xe9\x80", "cp1252", "é€"),
        (b"a\r\nb", "utf-8", "a\r\nb"),
    ],
)
def test_bytes_are_text_in_the_encoding_that_was_stated(folder: Path, data: bytes, encoding: str, text: str) -> None:
    (folder / "a.csv").write_bytes(data)
    assert read_text(folder / "a.csv", _PLACE, 100, encoding) == (text, ())


@pytest.mark.parametrize(
    ("data", "encoding", "line"),
    [
        (b"a\nb\nc\xe9\n", "utf-8", 3),
        (b"\xff\xfea\x00", "utf-8", 1),
        (b"\xed\xa0\x80", "utf-8", 1),
        (b"a\n\x81", "cp1252", 2),
    ],
)
def test_bytes_that_are_no_text_in_it_are_told_with_their_line(data: bytes, encoding: str, line: int) -> None:
    text, problems = decode(data, "a.csv", _PLACE, encoding)
    assert (text, told(problems)) == (None, [("file-undecodable", "d.yaml:3:9")])
    assert dict(problems[0].arguments) == {"name": "a.csv", "encoding": encoding, "line": line}


# ---- folders --------------------------------------------------------------------------------------------------------


def test_a_folder_lists_names_in_order_without_hidden_ones(folder: Path) -> None:
    for name in ("b.YAML", "a.yml", ".c.yaml", "d.txt", "e.yaml.bak"):
        (folder / name).touch()
    assert list_files(folder, (".yaml", ".yml")) == (("a.yml", "b.YAML"), ())


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("weg", "folder-missing"),
        ("a.csv", "folder-missing"),
        ("a\x00", "file-unreadable"),
        ("a" * 5000, "file-unreadable"),
    ],
)
def test_what_is_no_folder_is_told(folder: Path, name: str, code: str) -> None:
    names, problems = list_files(folder / name, (".yaml",))
    assert (names, told(problems)) == ((), [(code, str(folder / name))])


def test_a_folder_may_hold_so_many_files_and_no_more(tmp_path: Path) -> None:
    for number in range(FOLDER_FILES):
        (tmp_path / f"{number}.yaml").touch()
    assert list_files(tmp_path, (".yaml",))[1] == ()
    (tmp_path / "nog.yaml").touch()
    names, problems = list_files(tmp_path, (".yaml",))
    assert (names, told(problems)) == ((), [("too-many-files", str(tmp_path))])
