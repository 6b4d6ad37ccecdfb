"""The workload: organisations of 980 records each, drawn from a fixed seed, with values placed on the boundaries."""

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

AS_OF = date(2024, 12, 31)
MOMENT = datetime(2024, 12, 31, tzinfo=UTC)
"""The as-of date, and the moment from which the hand-written loop judges clock time."""

FIVE_YEARS_AGO = date(2019, 12, 31)
ONE_YEAR_AGO = date(2023, 12, 31)
SUBJECTS = ("sluiting", "horeca", "seksbedrijf", "speelhal", "ondernemersklimaat", "aanwijzing", "evenement")
DECISIONS = ("alcoholwet", "omgevingsvergunning", "exploitatie", "subsidie", "vastgoed", "opdracht")
AUDIENCES = ("medewerkers", "bestuurders", "raadsleden")

Row = dict[str, Any]
Organisation = dict[str, list[Row]]


def organisations(number: int, seed: int = 20241231) -> list[Organisation]:
    """Return so many organisations as lists of plain records for each kind."""
    chance = random.Random(seed)
    return [_organisation(chance) for _ in range(number)]


def _organisation(chance: random.Random) -> Organisation:
    bad, missing = chance.choice((0.0, 0.02, 0.08)), chance.choice((0.0, 0.03))

    def known(value: object) -> Any:
        return None if chance.random() < missing else value

    def day(first: date, last: date) -> date:
        return first + timedelta(days=chance.randrange((last - first).days + 1))

    def fails() -> bool:
        return chance.random() < bad

    return {
        "vog": [
            {
                "id": f"V{number:04}",
                "profile_vulnerable": chance.random() < 0.6,
                "issued_on": known(
                    day(date(2010, 1, 1), date(2019, 12, 30))
                    if fails()
                    else chance.choice((FIVE_YEARS_AGO, day(FIVE_YEARS_AGO, AS_OF)))
                ),
                "started_on": day(date(2005, 1, 1), AS_OF),
            }
            for number in range(400)
        ],
        "incident": [_incident(chance, number, known, fails) for number in range(200)],
        "contract": [{"id": f"C{number:04}", "confidentiality_clause": known(not fails())} for number in range(300)],
        "activity": [
            {
                "id": f"A{number:04}",
                "topics": frozenset(chance.sample(("weerbaarheid", "integriteit", "bibob"), 2)),
                "audiences": frozenset(chance.sample(AUDIENCES, chance.randrange(1, 4))),
                "held_on": chance.choice((ONE_YEAR_AGO, day(date(2021, 1, 1), AS_OF))),
            }
            for number in range(60)
        ],
        "document": [
            {
                "id": f"D{number:04}",
                "kind": kind,
                "adopted_on": known(
                    day(date(2015, 1, 1), date(2019, 12, 30)) if fails() else day(FIVE_YEARS_AGO, AS_OF)
                ),
                "topics": frozenset(DECISIONS if not fails() else DECISIONS[:4]),
            }
            for number, kind in enumerate(("gedragscode", "bibob_beleid", *("overig",) * 6))
        ],
        "provision": [
            {
                "id": f"P{number:04}",
                "subject": SUBJECTS[number % len(SUBJECTS)] if not fails() else "overig",
                "good_conduct_required": known(not fails()),
            }
            for number in range(12)
        ],
    }


def _incident(chance: random.Random, number: int, known: Any, fails: Any) -> Row:
    reported = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(366 * 24 * 60 - 3 * 24 * 60))
    took = (
        timedelta(hours=48, minutes=1) if fails() else timedelta(minutes=chance.choice((2880, chance.randrange(2880))))
    )
    damage = chance.random() < 0.2
    return {
        "id": f"I{number:04}",
        "reported_at": reported,
        "perpetrator_known": chance.random() < 0.8,
        "responded_at": known(reported + took),
        "report_filed": chance.random() < 0.5,
        "damage": damage,
        "damage_recovered": known(not fails()) if damage else None,
        "aftercare": known(not fails()),
    }
