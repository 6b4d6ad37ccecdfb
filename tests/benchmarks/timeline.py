"""Measures what time changes on the example municipality: ``python -m tests.benchmarks.timeline``.

Three years after the day to which the dossier was kept, three years up to it, the next ninety days, and sensitivity; in
milliseconds, the best of several runs, and as a ratio to one assessment.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from brabantnorm_rules import assess, load_norm, read_dossier, sensitivity, timeline
from tests.benchmarks.__main__ import best

if __name__ == "__main__":
    norm = load_norm("brabant-2022")
    dossier = read_dossier("docs/examples/dijkstede", norm)
    kept, years = dossier.as_at, relativedelta(years=3)
    parts: dict[str, Callable[[], object]] = {
        "three years ahead": lambda: timeline(norm, dossier, kept, kept + years),
        "three years back": lambda: timeline(norm, dossier, kept - years, kept),
        "ninety days": lambda: timeline(norm, dossier, kept, kept + timedelta(90)),
        "sensitivity": lambda: sensitivity(norm, dossier, kept),
    }
    one = best(lambda: assess(norm, dossier, kept), 50)
    print(f"Python {sys.version.split()[0]}, {date.today()}; milliseconds, and times one assessment")
    print(f"{'assess':<20}{one * 1e3:>9.2f}{1:>8}")
    for name, run in parts.items():
        found = best(run, 5)
        print(f"{name:<20}{found * 1e3:>9.2f}{found / one:>8.0f}")
