"""No input whatever gives a traceback: every problem is a sentence at a place, and the exit code is 2."""

import io
import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brabantnorm_rules.cli import main
from tests.cli.running import Run
from tests.examples import DOSSIER, SMALL

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


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="an administrator may read everything")
def test_what_may_not_be_read_is_refused(run: Run, folder: Path) -> None:
    (folder / "dossier.yaml").chmod(0)
    refused(*_ended(run, "assess", folder))
    folder.chmod(0)
    refused(*_ended(run, "assess", folder))
    folder.chmod(0o700)


def _ended(run: Run, *arguments: str | Path) -> tuple[int, str]:
    ran = run(*arguments)
    return ran.code, ran.err


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


PIECES = st.sampled_from(
    [
        *("assess", "rules", "check", "dossier", "new", "--as-of", "today", "2024-12-31", "--norm", str(SMALL), "-h"),
        *(
            "--known-on",
            "--format",
            "json",
            "--fail-on",
            "met",
            "--rule",
            "1.1",
            "--language",
            "en",
            "--kind",
            "gemeente",
        ),
        *("--", "--help", "--as-of=", "--rule=1.4", "klein-2024", "brabant-2022", str(SMALL.parent), "/dev/null", ""),
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(arguments=st.lists(PIECES | st.text(max_size=6).filter(lambda text: text != "-"), max_size=8))
def test_no_arguments_give_a_traceback(capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    code = main(arguments)
    err = capsys.readouterr().err
    assert code in (0, 1, 2)
    if code == 2:
        refused(code, err)


CUTS = st.tuples(
    st.integers(0, len(DOSSIER)),
    st.integers(0, 40),
    st.sampled_from(
        ["", "{", "}", "[", "]", ": ", "\n", "- ", "'", '"', "&a ", "*a", "\t", "geen", "1e999", "9999-12-31", "\0"]
    )
    | st.text(max_size=4),
)


def cut(text: str, cuts: list[tuple[int, int, str]]) -> str:
    for start, length, instead in cuts:
        text = text[:start] + instead + text[start + length :]
    return text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    given_=st.binary(max_size=200)
    | st.lists(CUTS, min_size=1, max_size=3).map(lambda cuts: cut(DOSSIER, cuts).encode())
)
def test_no_dossier_gives_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, given_: bytes
) -> None:
    for command in (["assess"], ["dossier", "check"]):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given_)))
        code = main([*command, "-", "--norm", str(SMALL)])
        written = capsys.readouterr()
        assert code in (0, 2)
        if code:
            assert written.out == ""
            refused(code, written.err)
