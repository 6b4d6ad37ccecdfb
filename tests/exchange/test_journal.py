"""The journal loses no event that was acknowledged, whatever happens to the process that writes it."""

import json
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from brabantnorm_rules import (
    Dossier,
    DossierError,
    Journal,
    Norm,
    Organisation,
    Session,
    assess,
    read_norm,
    render,
    to_json,
)
from brabantnorm_rules.language.event_problems import EVENT_PROBLEMS
from tests.examples import SMALL
from tests.problems import assert_reads_well, codes_in

ROOT = Path(__file__).parents[2]
AS_OF = date(2024, 6, 30)
ROW = {"id": "i1", "melding_op": "2024-06-01T12:00", "reactie_op": "geen", "dader_bekend": True}


@pytest.fixture(scope="module")
def norm() -> Norm:
    return read_norm(SMALL)


def empty(norm: Norm) -> Dossier:
    return Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), "2024-06-30")


def some_events(norm: Norm, path: Path) -> list[dict[str, Any]]:
    """Let something happen in a session with a journal; return its events."""
    with Journal(path) as journal, Session(norm, empty(norm), AS_OF, journal=journal) as session:
        session.add("agressie_incident", ROW)
        session.declare_complete("agressie_incident")
        session.set_parameter("reactietermijn", {"hours": 24})
        session.advance(date(2024, 8, 1))
        return session.events()


def test_a_session_goes_on_from_its_journal(norm: Norm, tmp_path: Path) -> None:
    path = tmp_path / "sessie.jsonl"
    events = some_events(norm, path)
    with Journal(path) as journal:
        assert (journal.problems, len(journal), list(journal.events())) == ((), len(events), events)
        session = Session.replay(norm, journal.events(), journal=journal)
        session.retract("agressie_incident", "i1")
    with Journal(path) as journal:
        again = Session.replay(norm, journal.events())
    assert again.events() == session.events() == [*events, {**again.events()[-1]}]
    assert to_json(again.assessment()) == to_json(assess(again.norm, again.dossier(), again.as_of))


def test_each_line_is_json_under_a_header_with_its_version(norm: Norm, tmp_path: Path) -> None:
    path = tmp_path / "sessie.jsonl"
    events = some_events(norm, path)
    header, *lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    assert header == {"format": 1, "journal": "brabantnorm_rules"}
    assert lines == [{"number": number, **event} for number, event in enumerate(events, start=1)]


def test_a_refused_event_leaves_no_line(norm: Norm, tmp_path: Path) -> None:
    path = tmp_path / "sessie.jsonl"
    with Journal(path) as journal:
        session = Session(norm, empty(norm), AS_OF, journal=journal)
        before = path.read_bytes()
        with pytest.raises(DossierError):
            session.add("agressie_incident", {"id": "i1", "melding_op": "gisteren"})
        assert path.read_bytes() == before


def test_wherever_the_last_line_was_torn_the_events_before_it_are_there(norm: Norm, tmp_path: Path) -> None:
    path = tmp_path / "sessie.jsonl"
    events = some_events(norm, path)
    whole = path.read_bytes()
    last = whole[:-1].rfind(b"\n") + 1
    for length in range(last, len(whole)):
        path.write_bytes(whole[:length])
        with Journal(path) as journal:
            assert list(journal.events()) == events[:-1]
            expected = [("journal-torn", length - last)] if length > last else []
            assert [(problem.code, problem.arguments["length"]) for problem in journal.problems] == expected
            journal.append(events[-1])
        assert path.read_bytes() == whole


@pytest.mark.parametrize("length", [0, 1, 20, 42])
def test_a_journal_torn_in_its_header_begins_anew(tmp_path: Path, length: int) -> None:
    path = tmp_path / "sessie.jsonl"
    Journal(path).close()
    path.write_bytes(path.read_bytes()[:length])
    with Journal(path) as journal:
        assert [problem.code for problem in journal.problems] == ["journal-torn"] * bool(length)
        assert len(journal) == 0
    assert path.read_bytes().count(b"\n") == 1


def test_a_last_line_of_which_only_the_end_reached_the_disk_is_torn(norm: Norm, tmp_path: Path) -> None:
    path = tmp_path / "sessie.jsonl"
    events = some_events(norm, path)
    whole = path.read_bytes()
    path.write_bytes(whole + bytes(30) + b"}\n")
    with Journal(path) as journal:
        assert [problem.code for problem in journal.problems] == ["journal-torn"]
        assert list(journal.events()) == events


def test_a_line_that_is_changed_or_gone_in_the_middle_is_refused_and_left_alone(norm: Norm, tmp_path: Path) -> None:
    path = tmp_path / "sessie.jsonl"
    some_events(norm, path)
    lines = path.read_bytes().splitlines(keepends=True)
    for broken in (
        [*lines[:2], b"\n", *lines[3:]],
        [*lines[:2], *lines[3:]],
        [*lines[:3], *lines[2:]],
        [*lines[:2], b"[" * 100_000 + b"\n", *lines[3:]],
    ):
        path.write_bytes(b"".join(broken))
        with pytest.raises(DossierError) as error:
            Journal(path)
        (problem,) = error.value.diagnostics
        assert problem.code == "journal-broken"
        assert problem.place.line in (3, 4)
        assert path.read_bytes() == b"".join(broken)


@pytest.mark.parametrize("content", ["format: 1\n", '{"format":2,"journal":"brabantnorm_rules"}\n', "\n", "{"])
def test_what_is_no_journal_is_refused_and_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "dossier.yaml"
    path.write_text(content, encoding="utf-8")
    if content == "{":
        Journal(path).close()
        return
    with pytest.raises(DossierError) as error:
        Journal(path)
    assert [problem.code for problem in error.value.diagnostics] == ["journal-format"]
    assert path.read_text(encoding="utf-8") == content


def test_one_journal_at_a_time_writes_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "sessie.jsonl"
    with Journal(path), pytest.raises(DossierError) as error:
        Journal(path)
    assert [problem.code for problem in error.value.diagnostics] == ["journal-in-use"]
    Journal(path).close()


def test_an_event_that_cannot_be_kept_does_not_happen(
    norm: Norm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sessie.jsonl"
    with Journal(path) as journal:
        session = Session(norm, empty(norm), AS_OF, journal=journal)
        before, found, events = path.read_bytes(), to_json(session.assessment()), session.events()
        real, failing = os.fsync, [True]

        def full(file: int) -> None:
            if failing.pop() if failing else False:
                raise OSError(28, "No space left on device")
            real(file)

        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space left"):
            session.add("agressie_incident", ROW)
        assert (path.read_bytes(), to_json(session.assessment()), session.events()) == (before, found, events)
        session.add("agressie_incident", ROW)
    with Journal(path) as journal:
        assert Session.replay(norm, journal.events()).events() == session.events()


def test_a_journal_of_which_the_file_cannot_be_set_right_keeps_nothing_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sessie.jsonl"
    journal = Journal(path)

    def gone(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", gone)
        broken.setattr(os, "ftruncate", gone)
        with pytest.raises(OSError, match="Input/output"):
            journal.append({"event": "advance", "as_of": "2024-07-01"})
    with pytest.raises(OSError, match="Bad file descriptor"):
        journal.append({"event": "advance", "as_of": "2024-07-02"})
    journal.close()
    with Journal(path) as again:
        assert len(again) == 1


def test_a_journal_goes_with_the_session_that_it_keeps(norm: Norm, tmp_path: Path) -> None:
    path = tmp_path / "sessie.jsonl"
    some_events(norm, path)
    with Journal(path) as journal:
        with pytest.raises(ValueError, match="replay"):
            Session(norm, empty(norm), AS_OF, journal=journal)
        with pytest.raises(ValueError, match="other events"):
            Session.replay(norm, list(journal.events())[:2], journal=journal)


@pytest.mark.parametrize(("mode", "times"), [("events", 6), ("batches", 2)])
def test_killed_at_any_moment_it_has_all_that_was_acknowledged(
    norm: Norm, tmp_path: Path, mode: str, times: int
) -> None:
    random = Random()
    for attempt in range(times):
        path = tmp_path / f"{attempt}.jsonl"
        command = [sys.executable, "-m", "tests.exchange.writing_child", str(path), mode]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            acknowledged = int(child.stdout.readline())
            time.sleep(random.random() / 5)
            child.kill()
            told = child.stdout.read().splitlines()
        acknowledged = int(told[-1]) if told else acknowledged
        with Journal(path) as journal:
            assert len(journal) >= acknowledged
            session = Session.replay(norm, journal.events(), journal=journal)
            assert len(session.events()) == len(journal)
            assert to_json(session.assessment()) == to_json(assess(norm, session.dossier(), AS_OF))
            session.declare_complete("agressie_incident")


def test_every_problem_of_events_and_journals_is_told_in_both_languages(tmp_path: Path) -> None:
    told = codes_in("analysis") | codes_in("exchange")
    assert EVENT_PROBLEMS.keys() <= told
    path = tmp_path / "sessie.jsonl"
    path.write_bytes(b'{"format"')
    with Journal(path) as journal:
        assert_reads_well(journal.problems)
        (problem,) = journal.problems
    assert str(render(problem)).startswith(f"{path}:1:1: journal-torn")
    for broken in (b"x\n", b'{"format":1,"journal":"brabantnorm_rules"}\nx\ny\n'):
        path.write_bytes(broken)
        with pytest.raises(DossierError) as error:
            Journal(path)
        assert_reads_well(error.value.diagnostics)
