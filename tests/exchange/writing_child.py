"""A process that lets things happen in a session with a journal, says what was acknowledged, and waits to be killed."""

import sys
from datetime import date

from brabantnorm_rules import Dossier, Journal, Organisation, Session, read_norm
from tests.examples import SMALL


def run(path: str, batches: bool) -> None:
    norm = read_norm(SMALL)
    dossier = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), "2024-06-30")
    journal = Journal(path, batches=batches)
    session = Session(norm, dossier, date(2024, 6, 30), journal=journal)
    number = 0
    while True:
        rows = [{"id": f"i{number}-{part}", "melding_op": "2024-03-01T12:00", "dader_bekend": True} for part in "abc"]
        session.add("agressie_incident", rows)
        if number % 3 == 2:
            session.retract("agressie_incident", f"i{number}-b")
        if batches and number % 10 == 9:
            journal.sync()
        number += 1
        if not batches or number % 10 == 0:
            print(len(session._events), flush=True)


if __name__ == "__main__":
    run(sys.argv[1], sys.argv[2] == "batches")
