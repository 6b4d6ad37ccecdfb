"""Measures the two engines beside each other: ``python -m tests.benchmarks.live``.

Assessing whole dossiers, as a ratio to the hand-written loop; one event in a session at 980 records, the entry of its
record included; and what the engine does of that: the median and the 95th percentile in microseconds.
"""

import statistics
import sys
from collections.abc import Callable
from datetime import date, timedelta
from time import perf_counter
from typing import Final

from brabantnorm_rules import Norm, Session, assess, read_norm
from brabantnorm_rules.assessment.judging import ENGINES
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import moment_of
from tests.benchmarks import handwritten
from tests.benchmarks.__main__ import NORM, best, enter
from tests.benchmarks.workload import AS_OF, Organisation, Row, organisations

TIMES: Final = 5000


def changed(rows: list[Row]) -> list[Row]:
    """Return incidents with a response, in turn in time and too late."""
    return [{**row, "responded_at": row["reported_at"] + timedelta(hours=hours)} for hours in (2, 72) for row in rows]


def spread(run: Callable[[int], object]) -> str:
    """Return the median and the 95th percentile of many runs, in microseconds."""
    taken = []
    for number in range(TIMES):
        begun = perf_counter()
        run(number)
        taken.append((perf_counter() - begun) * 1e6)
    taken.sort()
    return f"{statistics.median(taken):>8.1f}{taken[TIMES * 95 // 100]:>8.1f}"


def measure_assess(norm: Norm, number: int) -> None:
    """Print what assessing costs by each engine, as ratios."""
    rows = organisations(number)
    dossiers = [enter(norm, place, organisation) for place, organisation in enumerate(rows)]
    loop = best(lambda: [handwritten.assess(organisation) for organisation in rows], 5)
    print(f"\nassess, {number} organisations of 980 records; ratio to the hand-written loop, microseconds a record")
    for name in ENGINES:
        cost = best(lambda name=name: [assess(norm, dossier, AS_OF, engine=name) for dossier in dossiers], 3)  # type: ignore[misc]  # the loop's own name
        print(f"{name:<12}{cost / loop:>8.1f}{cost / number / 980 * 1e6:>8.2f}")


def measure_record(norm: Norm, organisation: Organisation) -> None:
    """Print what each engine does for one incident that changes, three checks."""
    moment = moment_of(norm, AS_OF.toordinal(), "gemeente")
    assessing = Assessing(moment, enter(norm, 0, organisation), None)
    ones = [enter(norm, 0, {**organisation, "incident": [row]}) for row in changed(organisation["incident"][:50])]
    views = [Assessing(moment, dossier, None).view("incident") for dossier in ones]
    print("\none incident that changed, by the engine of a session; microseconds, median and 95th percentile")
    for name, engine in ENGINES.items():
        opened = engine.opened()
        print(f"{name:<12}", spread(lambda n: opened.role_sets(assessing, views[n % len(views)], (0,), ended=False)))  # noqa: B023  run before the next
        opened.close()


def measure_event(norm: Norm, organisation: Organisation) -> None:
    """Print what an event costs that replaces an incident; every second one changes what it passes."""
    rows = changed(organisation["incident"][:50])
    dossier = enter(norm, 0, organisation)
    print(
        "\none event in a session: an incident replaced, its entry included; microseconds, median and 95th percentile"
    )
    for name in ENGINES:
        with Session(norm, dossier, AS_OF, engine=name) as session:
            print(f"{name:<12}", spread(lambda number: session.replace("incident", rows[number % len(rows)])))


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}, {date.today()}")
    norm = read_norm(NORM)
    measure_assess(norm, 10)
    measure_event(norm, organisations(1)[0])
    measure_record(norm, organisations(1)[0])
