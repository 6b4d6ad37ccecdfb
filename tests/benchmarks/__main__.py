"""Measures the library against the hand-written loop, in one process: ``python -m tests.benchmarks``.

Prints for each part how long it took as a ratio to the loop, the best of several runs on the same organisations. Before
anything is measured, all answers are compared with those of the loop.
"""

import gc
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Final

from brabantnorm_rules import Assessment, Dossier, Norm, Outcome, assess, read_norm
from brabantnorm_rules import Organisation as Subject
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.compiled import CompiledEngine
from brabantnorm_rules.engines.moment import moment_of
from tests.benchmarks import handwritten
from tests.benchmarks.workload import AS_OF, Organisation, organisations

NORM: Final = Path(__file__).parent / "norm"
TYPES: Final = {
    "vog": "vog",
    "incident": "incident",
    "contract": "contract",
    "activity": "activity",
    "document": "paper",
    "provision": "provision",
}
"""The fact type of each kind of record."""


def enter(norm: Norm, number: int, organisation: Organisation) -> Dossier:
    """Return an organisation's records entered as a dossier: all complete; no response means that there was none."""
    dossier = Dossier(norm, Subject(f"gm{9901 + number % 99}", "Dijkstede", "gemeente"), AS_OF)
    for kind, fact_type in TYPES.items():
        blanks = ("responded_at",) if kind == "incident" else ()
        dossier = dossier.add(fact_type, organisation[kind], complete=True, empty_is_none=blanks)
    return dossier


def tally(dossier: Dossier) -> object:
    """Return the engine's tallies alone."""
    return CompiledEngine().tally(Assessing(moment_of(dossier.norm, AS_OF.toordinal(), "gemeente"), dossier, None))


def read(assessment: Assessment) -> list[tuple[Outcome, tuple[str, ...], tuple[str, ...]]]:
    """Return outcome, failing and undecided ids of every check, as many as evidence shows by default."""
    return [
        (finding.outcome, records.failing.ids, records.undecided.ids)
        for finding in assessment
        for result in finding.checks
        if (records := result.records) is not None
    ]


def answers(assessment: Assessment) -> list[handwritten.Result]:
    """Return what an assessment says in the form of the hand-written loop."""
    found: list[handwritten.Result] = []
    for finding in assessment:
        (result,) = finding.checks
        records = result.records
        if records is None or result.check.id not in _EVERY:
            found.append((str(finding.outcome), [], []))
        else:
            found.append((str(finding.outcome), list(records.failing.ids), list(records.undecided.ids)))
    return found


_EVERY: Final = ("c1", "c2", "c3", "c4", "c5")


def differences(found: list[handwritten.Result], expected: list[handwritten.Result]) -> int:
    """Return how many answers differ; what is not due yet is undecided in the loop and no case here."""
    differ = 0
    for number, (one, other) in enumerate(zip(found, expected, strict=True)):
        if number == 1:
            one, other = (one[0], one[1], []), (other[0], other[1], [])
            if other[0] == Outcome.UNKNOWN:
                other = (one[0] if one[0] in (Outcome.MET, Outcome.UNKNOWN) else other[0], other[1], [])
        differ += one != other
    return differ


def best(run: Callable[[], object], times: int) -> float:
    """Return the seconds that the quickest of some runs took."""
    found = []
    for _ in range(times):
        gc.collect()
        begun = perf_counter()
        run()
        found.append(perf_counter() - begun)
    return min(found)


def measure(number: int, times: int) -> None:
    """Measure on so many organisations, and print the ratios."""
    norm = read_norm(NORM)
    rows = organisations(number)
    dossiers = [enter(norm, place, organisation) for place, organisation in enumerate(rows)]
    expected = [handwritten.assess(organisation) for organisation in rows]
    found = [answers(assess(norm, dossier, AS_OF, evidence=None)) for dossier in dossiers]
    differ = sum(map(differences, found, expected))
    print(f"\n{number} organisations of 980 records, 18 checks; {differ} answers differ from the hand-written loop")
    loop = best(lambda: [handwritten.assess(organisation) for organisation in rows], times)
    records = number * 980
    print(f"{'hand-written loop (a)':<36}{1:>8.2f}  {records / loop / 1e6:.1f} million records/s")
    parts: dict[str, Callable[[], object]] = {
        "tallies": lambda: [tally(dossier) for dossier in dossiers],
        "assess": lambda: [assess(norm, dossier, AS_OF) for dossier in dossiers],
        "assess, and read all evidence": lambda: [read(assess(norm, dossier, AS_OF)) for dossier in dossiers],
        "entry": lambda: [enter(norm, place, organisation) for place, organisation in enumerate(rows)],
        "entry and assess": lambda: [
            assess(norm, enter(norm, place, organisation), AS_OF) for place, organisation in enumerate(rows)
        ],
    }
    for name, run in parts.items():
        print(f"{name:<36}{best(run, times) / loop:>8.2f}")


if __name__ == "__main__":
    print(f"Python {sys.version.split()[0]}, {date.today()}")
    measure(20, 30)
    measure(342, 5)
