"""Measures importing the library and loading the whole norm: ``python -m tests.benchmarks.loading``.

Prints milliseconds, the best of several runs: what is there before anything is assessed, and what one assessment adds.
"""

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

from brabantnorm_rules import assess, read_dossier, read_norm
from brabantnorm_rules.authoring.shipped import carried_norms
from brabantnorm_rules.authoring.snapshots import restore, write
from brabantnorm_rules.engines.compiled import programs
from brabantnorm_rules.engines.snapshots import pickled

EXAMPLE: Final = Path("docs/examples/dijkstede")
IMPORT: Final = "import time; t = time.perf_counter(); import brabantnorm_rules; print(time.perf_counter() - t)"


def best(run: Callable[[], object], times: int = 7) -> float:
    """Return the milliseconds that the quickest of some runs took."""
    found = []
    for _ in range(times):
        begun = perf_counter()
        run()
        found.append(perf_counter() - begun)
    return 1000 * min(found)


def main() -> None:
    """Print each part."""
    folder = carried_norms()["brabant-2022"]
    norm = read_norm(folder)
    dossier = read_dossier(EXAMPLE, norm)
    with TemporaryDirectory() as made:
        snapshot = Path(made) / "brabant-2022"
        write(snapshot, folder, pickled(norm))
        imports = [float(subprocess.check_output([sys.executable, "-c", IMPORT], text=True)) for _ in range(7)]
        print(f"{'import brabantnorm_rules':<52}{1000 * min(imports):>8.1f} ms")
        print(f"{'load the whole norm, functions included':<52}{best(lambda: restore(snapshot, folder)):>8.1f} ms")
    print(f"{'read it from its files':<52}{best(lambda: read_norm(folder)):>8.1f} ms")
    print(f"{'read it, and compile its functions':<52}{best(lambda: programs(read_norm(folder))):>8.1f} ms")
    assessing = best(lambda: assess(norm, dossier, date(2024, 12, 31)), 50)
    print(f"{'assess the example against the whole norm':<52}{assessing:>8.2f} ms")
    command = [sys.executable, "-c", "from brabantnorm_rules.cli import main; main()", "assess", str(EXAMPLE)]
    whole = best(lambda: subprocess.run(command, stdout=subprocess.DEVNULL, check=True))
    print(f"{'the command that assesses the example, as a whole':<52}{whole:>8.1f} ms")


if __name__ == "__main__":
    main()
