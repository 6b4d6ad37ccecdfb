"""The web application in the examples does what its page promises, and its journals outlive it."""

import asyncio
import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from brabantnorm_rules import Outcome

APP = Path(__file__).parents[1] / "docs" / "examples" / "web" / "app.py"
OPENING = {"name": "Dijkstede", "kind": "gemeente", "as_at": "2024-12-31"}
COMPLETE = {"event": "declare_complete", "fact_type": "agressie_incident", "complete": True}
INCIDENT = {
    "id": "VPT-1",
    "melding_op": "2024-12-30T09:00",
    "dader_bekend": "bij_melding",
    "reactie_op": "geen",
    "strafbaar_feit": False,
}


@pytest.fixture(scope="module")
def web() -> ModuleType:
    spec = importlib.util.spec_from_file_location("web_example", APP)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ask(application: Any, method: str, path: str, body: Any = None, language: bytes = b"nl") -> tuple[int, Any]:
    """Send one request as a server would, its body in two parts; return the status and the JSON of the answer."""
    content = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
    received: list[dict[str, Any]] = [
        {"type": "http.request", "body": content[:7], "more_body": True},
        {"type": "http.request", "body": content[7:]},
    ]
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return received.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {"type": "http", "method": method, "path": path, "headers": [(b"accept-language", language)]}
    asyncio.run(application(scope, receive, send))
    return sent[0]["status"], json.loads(sent[1]["body"])


def end(application: Any) -> list[str]:
    """Let the server begin and end; return what the application answered."""
    received: list[dict[str, Any]] = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
    sent: list[str] = []

    async def receive() -> dict[str, Any]:
        return received.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message["type"])

    asyncio.run(application({"type": "lifespan"}, receive, send))
    return sent


def test_an_organisation_is_kept_up_to_date_event_by_event(web: ModuleType) -> None:
    application = web.Application()
    status, opened = ask(application, "PUT", "/gm9901", OPENING)
    assert (status, opened["as_of"], opened["organisation"]["name"]) == (200, "2024-12-31", "Dijkstede")
    ask(application, "POST", "/gm9901/events", COMPLETE)
    ask(
        application, "POST", "/gm9901/events", {"event": "add", "fact_type": "agressie_incident", "records": [INCIDENT]}
    )
    status, answer = ask(application, "POST", "/gm9901/events", {"event": "advance", "as_of": "2025-01-01"})
    changes = {change["rule"]: change for change in answer["changes"]}
    assert status == 200
    assert changes["4.23"]["after"] == Outcome.NOT_MET
    assert changes["4.23"]["because"]["records"] == [["agressie_incident", "VPT-1"]]
    status, found = ask(application, "GET", "/gm9901")
    assert [clause["outcome"] for clause in found["clauses"] if clause["rule"] == "4.23"] == ["not_met"]
    assert [event["event"] for event in ask(application, "GET", "/gm9901/events")[1]] == [
        "open",
        "declare_complete",
        "add",
        "advance",
    ]
    assert ask(application, "DELETE", "/gm9901") == (200, {})
    assert ask(application, "GET", "/gm9901")[0] == 404


def test_what_is_wrong_is_told_in_the_language_that_was_asked(web: ModuleType) -> None:
    application = web.Application()
    ask(application, "PUT", "/gm9901", OPENING)
    wrong = {"event": "add", "fact_type": "agressie_incident", "records": [{"id": "x", "melding_op": "gisteren"}]}
    for language, sentence in ((b"nl", "hier hoort een tijdstip"), (b"en", "belongs here")):
        status, answer = ask(application, "POST", "/gm9901/events", wrong, language)
        (problem,) = answer["problems"]
        assert (status, problem["place"]) == (422, "agressie_incident[0].melding_op")
        assert sentence in problem["sentence"]
    for method, path, body, status in (
        ("POST", "/gm9901/events", {"event": "slapen"}, 422),
        ("POST", "/gm9901/events", {"event": "advance", "as_of": "2024-01-01"}, 400),
        ("POST", "/gm9901/events", [], 400),
        ("POST", "/gm9901/events", b"{", 400),
        ("POST", "/gm9902/events", COMPLETE, 404),
        ("PUT", "/gm9901", OPENING, 409),
        ("PUT", "/gm9902", {}, 422),
        ("PATCH", "/gm9901", {}, 405),
        ("GET", "/", None, 404),
        ("PUT", "/gm9901", b" " * 2_000_000, 413),
    ):
        assert ask(application, method, path, body)[0] == status, (method, path, body)


def test_journals_outlive_the_application(web: ModuleType, tmp_path: Path) -> None:
    application = web.Application(tmp_path)
    ask(application, "PUT", "/gm9901", OPENING)
    ask(application, "POST", "/gm9901/events", COMPLETE)
    before = ask(application, "GET", "/gm9901")
    assert end(application) == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    again = web.Application(tmp_path)
    assert ask(again, "GET", "/gm9901") == before
    end(again)
