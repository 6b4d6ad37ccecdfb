"""A small web application on sessions: each organisation has one, kept in memory and in a journal.

Any ASGI server runs it, `uvicorn app:app` from this folder for example. Without a folder for journals nothing outlives
the process.

    PUT    /gm9901          opens a session on an empty dossier: {"name", "kind", "as_at", "as_of"}
    POST   /gm9901/events   lets something happen: {"event": "add", "fact_type": "gedragscode", "records": [...]}
    GET    /gm9901          all findings, as `to_json` writes them
    GET    /gm9901/events   all that happened
    DELETE /gm9901          closes the session; its journal stays
"""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import brabantnorm_rules as bn

LARGEST = 1_000_000
"""How many bytes a request may hold."""


class Refused(Exception):  # noqa: N818 - it is an answer, not a mistake of ours
    """A request that is answered with a status other than 200."""

    def __init__(self, status: int, **answer: Any) -> None:
        """Keep the status and the answer."""
        super().__init__(status)
        self.status, self.answer = status, answer


class Store:
    """The open sessions by organisation; with a folder, each with a journal in it."""

    def __init__(self, norm: bn.Norm, folder: Path | None = None) -> None:
        """Open what journals in the folder keep."""
        self.norm, self.folder = norm, folder
        self.sessions: dict[str, bn.Session] = {}
        self.journals: dict[str, bn.Journal] = {}
        for path in sorted(folder.glob("*.jsonl")) if folder else ():
            journal = bn.Journal(path)
            for problem in journal.problems:
                print(bn.render(problem, "en"))
            if len(journal):
                self.journals[path.stem] = journal
                self.sessions[path.stem] = bn.Session.replay(norm, journal.events(), journal=journal)
            else:
                journal.close()

    def open(self, organisation: str, given: dict[str, Any]) -> bn.Session:
        """Open a session on a dossier without records."""
        if organisation in self.sessions:
            raise Refused(409, error="there is a session already")
        dossier = bn.Dossier(
            self.norm, bn.Organisation(organisation, str(given.get("name")), str(given.get("kind"))), given.get("as_at")
        )
        as_of = date.fromisoformat(str(given.get("as_of") or given.get("as_at")))
        journal = bn.Journal(self.folder / f"{organisation}.jsonl") if self.folder else None
        session = bn.Session(self.norm, dossier, as_of, journal=journal)
        if journal is not None:
            self.journals[organisation] = journal
        self.sessions[organisation] = session
        return session

    def get(self, organisation: str) -> bn.Session:
        """Return the session of an organisation."""
        try:
            return self.sessions[organisation]
        except KeyError:
            raise Refused(404, error="there is no session") from None

    def close(self, organisation: str) -> None:
        """Close the session of an organisation, and its journal."""
        self.get(organisation).close()
        del self.sessions[organisation]
        if organisation in self.journals:
            self.journals.pop(organisation).close()

    def close_all(self) -> None:
        """Close every session."""
        for organisation in list(self.sessions):
            self.close(organisation)


class Application:
    """The ASGI application. A session takes microseconds for an event, so that it need not leave the event loop."""

    def __init__(self, folder: Path | None = None) -> None:
        """Keep journals in a folder; None: keep none."""
        self.store = Store(bn.load_norm("brabant-2022"), folder)

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Answer one request, or take part in the server's own beginning and end."""
        if scope["type"] == "lifespan":
            await self.live(receive, send)
        elif scope["type"] == "http":
            body = await read(receive)
            language = "en" if (b"accept-language", b"en") in scope["headers"] else "nl"
            status, text = self.answer(scope["method"], scope["path"], body, language)
            headers = [(b"content-type", b"application/json; charset=utf-8")]
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": text.encode("utf-8")})

    async def live(self, receive: Any, send: Any) -> None:
        """Close all sessions when the server ends."""
        while True:
            message = await receive()
            if message["type"] == "lifespan.shutdown":
                self.store.close_all()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return

    def answer(self, method: str, path: str, body: bytes | None, language: str) -> tuple[int, str]:
        """Return the status and the text of the answer."""
        try:
            return 200, self.do(method, path, body)
        except Refused as refused:
            return refused.status, json.dumps(refused.answer)
        except bn.DossierError as error:
            problems = [bn.render(problem, language) for problem in error.diagnostics]
            return 422, json.dumps(
                {
                    "problems": [
                        {"place": p.place, "code": p.code, "sentence": p.sentence, "help": p.help} for p in problems
                    ]
                }
            )
        except (KeyError, TypeError, ValueError) as error:
            return 400, json.dumps({"error": str(error)})

    def do(self, method: str, path: str, body: bytes | None) -> str:
        """Do what is asked and return the answer."""
        found = re.fullmatch(r"/([a-z]{2}[0-9]{2,5})(/events)?", path, re.ASCII)
        if found is None:
            raise Refused(404, error="there is no such page")
        if body is None:
            raise Refused(413, error=f"at most {LARGEST} bytes")
        organisation, events = found.groups()
        match method, events:
            case "PUT", None:
                return bn.to_json(self.store.open(organisation, mapping(body)).assessment())
            case "GET", None:
                return bn.to_json(self.store.get(organisation).assessment())
            case "DELETE", None:
                self.store.close(organisation)
                return "{}"
            case "POST", "/events":
                changes = self.store.get(organisation).take(mapping(body))
                return json.dumps({"changes": [written(change) for change in changes]})
            case "GET", "/events":
                return json.dumps(self.store.get(organisation).events())
            case _:
                raise Refused(405, error="that cannot be done here")


def written(change: bn.OutcomeChange) -> dict[str, Any]:
    """Return a change as JSON values."""
    because = change.because
    return {
        "rule": change.rule,
        "before": change.before,
        "after": change.after,
        "because": {
            "event": because.event,
            "fact_type": because.fact_type,
            "records": because.records,
            "as_of": because.as_of.isoformat() if because.as_of else None,
            "parameter": because.parameter,
        },
    }


def mapping(body: bytes) -> dict[str, Any]:
    """Return the JSON object of a request."""
    found = json.loads(body)
    if not isinstance(found, dict):
        raise Refused(400, error="a JSON object belongs here")
    return found


async def read(receive: Any) -> bytes | None:
    """Return the body of a request; None when it is too large."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > LARGEST:
            return None
    return body


app = Application()
