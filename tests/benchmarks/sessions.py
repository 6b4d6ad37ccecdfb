"""Measures sessions: ``python -m tests.benchmarks.sessions [ENGINE [EVENTS SESSIONS]]``.

One event, entry included, by what happens and to which fact type; opening a session. With a number of events and of
sessions: endurance, in which so many events happen in so many sessions that come and go, with the memory in use and
every hundredth state compared with assessing anew.
"""

import resource
import statistics
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any, Final

from brabantnorm_rules import Dossier, Organisation, Session, assess, load_norm, read_norm
from tests.benchmarks import handwritten
from tests.benchmarks.__main__ import NORM, TYPES, best, enter
from tests.benchmarks.workload import AS_OF, Row, organisations

TIMES: Final = 4000
OPEN_AT_ONCE: Final = 50
EVERY: Final = 100
"""How often a state is compared with assessing anew."""


def spread(run: Callable[[int], object], times: int = TIMES) -> str:
    """Return the median and the 95th percentile of many runs, in microseconds."""
    taken = []
    for number in range(times):
        begun = perf_counter()
        run(number)
        taken.append((perf_counter() - begun) * 1e6)
    taken.sort()
    return f"{statistics.median(taken):>8.1f}{taken[times * 95 // 100]:>8.1f}"


def measure_events(engine: str) -> None:
    """Print what one event costs at 980 records, by fact type; none of them has relations."""
    norm = read_norm(NORM)
    first, second = organisations(2)
    dossier = enter(norm, 0, first)
    print("\none event at 980 records, entry included; microseconds, median and 95th percentile")
    for kind, fact_type in TYPES.items():
        rows = [{**row, "id": f"X{row['id']}"} for row in second[kind]]
        added = [{**rows[number % len(rows)], "id": f"Y{number}"} for number in range(TIMES)]
        with Session(norm, dossier, AS_OF, engine=engine) as session:
            blanks = ("responded_at",) if kind == "incident" else ()
            session.add(fact_type, rows, empty_is_none=blanks)
            measured: dict[str, Callable[[int], object]] = {
                "add": lambda number: session.add(fact_type, added[number], empty_is_none=blanks),  # noqa: B023  run at once
                "replace": lambda number: session.replace(fact_type, rows[number % len(rows)], empty_is_none=blanks),  # noqa: B023  run at once
                "retract": lambda number: session.retract(fact_type, f"Y{number}"),  # noqa: B023  run at once
            }
            for name, run in measured.items():
                print(f"{kind:<12}{name:<10}{spread(run)}")


def measure_relations(engine: str) -> None:
    """Print what one event costs where records should have other records: talks, of each new official one."""
    norm = load_norm("brabant-2022")
    dossier = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), AS_OF)
    groups = ["bestuurders", "raadsleden"]
    begun = [
        {"id": f"i{n}", "datum": AS_OF - timedelta(n % 700), "groep": group} for n, group in enumerate(groups * 100)
    ]
    talks = [
        {
            "id": f"a{n}",
            "datum": AS_OF - timedelta(n % 600),
            "onderwerpen": ["integriteit"],
            "doelgroepen": ["bestuurders"],
        }
        for n in range(60)
    ]
    dossier = dossier.add("installatie", begun, complete=True).add("activiteit", talks, complete=True)
    print("\none event with relations: 200 installations, 60 activities, under brabant-2022; microseconds, as above")
    with Session(norm, dossier, AS_OF, engine=engine) as session:
        for fact_type, rows in (("installatie", begun), ("activiteit", talks)):
            cost = spread(lambda number: session.replace(fact_type, rows[number % len(rows)]), 400)  # noqa: B023  run at once
            print(f"{fact_type:<12}{'replace':<10}{cost}")


def measure_opening(engine: str) -> None:
    """Print what opening a session costs, and letting a day pass in it, beside the hand-written loop."""
    norm = read_norm(NORM)
    rows = organisations(20)
    dossiers = [enter(norm, place, organisation) for place, organisation in enumerate(rows)]
    loop = best(lambda: [handwritten.assess(organisation) for organisation in rows], 10) / 20
    opened = best(lambda: [Session(norm, dossier, AS_OF, engine=engine) for dossier in dossiers], 10) / 20
    print(f"\nopening a session of 980 records: {opened * 1e6:.0f} microseconds, {opened / loop:.1f} times the loop")
    session = Session(norm, dossiers[0], AS_OF, engine=engine)
    print(f"a day that passes in it: {spread(lambda number: session.advance(AS_OF + timedelta(number)), 60)}")
    session.close()


# ---- endurance --------------------------------------------------------------------------------------------------


def memory() -> float:
    """Return the memory in use, in megabytes; where the system does not tell, the most there ever was."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def shown(session: Session, anew: bool) -> list[Any]:
    """Return what the findings of a session show, kept or assessed anew."""
    found = (
        assess(session.norm, session.dossier(), session.as_of, engine=session.engine) if anew else session.assessment()
    )
    return [(finding.rule.id, finding.flags, [check.records for check in finding.checks]) for finding in found]


def happen(random: Random, session: Session, rows: dict[str, list[Row]], number: int) -> None:
    """Let one thing happen in a session."""
    kind = random.choice(list(TYPES))
    fact_type = TYPES[kind]
    ids = list(session._standing.ids(fact_type))
    chance = random.random()
    row = random.choice(rows[kind])
    if chance < 0.45:
        session.add(fact_type, {**row, "id": f"N{number}"})
    elif chance < 0.8:
        session.replace(fact_type, {**row, "id": random.choice(ids)})
    elif chance < 0.97 and len(ids) > 5:
        session.retract(fact_type, random.choice(ids))
    elif chance < 0.985:
        session.declare_complete(fact_type, random.random() < 0.7)
    else:
        session.advance(min(session.as_of + timedelta(random.choice((1, 30))), date(2190, 1, 1)))


def endure(engine: str, events: int, sessions: int) -> None:
    """Let so many events happen in so many sessions, some of which are open at once; print what memory they take."""
    random = Random(20241231)
    norm = read_norm(NORM)
    rows = organisations(20)
    dossiers = [enter(norm, place, organisation) for place, organisation in enumerate(rows)]
    each = events // sessions
    opened: list[tuple[Session, int]] = []
    begun = perf_counter()
    differ = happened = closed = 0
    print(f"\n{events:,} events over {sessions:,} sessions, {OPEN_AT_ONCE} open at once, by {engine}")
    while closed < sessions:
        while len(opened) < min(OPEN_AT_ONCE, sessions - closed):
            opened.append((Session(norm, random.choice(dossiers), AS_OF, engine=engine), 0))
        place = random.randrange(len(opened))
        session, done = opened[place]
        happen(random, session, random.choice(rows), happened)
        happened += 1
        opened[place] = (session, done + 1)
        if happened % EVERY == 0 and shown(session, anew=False) != shown(session, anew=True):
            differ += 1
        if done + 1 == each:
            session.close()
            del opened[place]
            closed += 1
        if happened % (events // 10) == 0:
            taken = perf_counter() - begun
            print(
                f"{happened:>10,} events{memory():>8.1f} MB{taken:>8.0f} s, {differ} states differ from assessing anew"
            )


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else "compiled"
    print(f"Python {sys.version.split()[0]}, {date.today()}, engine {asked}")
    if len(sys.argv) > 3:
        endure(asked, int(sys.argv[2]), int(sys.argv[3]))
    else:
        measure_events(asked)
        measure_relations(asked)
        measure_opening(asked)
