"""Drives durable-rules as the live engine does, with random rules and records, against Python: ``… fuzz SEED ROUNDS``.

Meant for durable-rules built with AddressSanitizer (docs/how-to/live-engine.md). Beside the derived fields each record
carries odd values under other names, as a host of one's own might leave in: nothing tests them, and they must neither
match nor crash.
"""

import sys
from itertools import count
from random import Random
from typing import Any, Final

from brabantnorm_rules.engines.host import Host
from brabantnorm_rules.engines.subset import RECORD
from tests.engines.test_host import ALL, definition, expected, formula, record

_ODD: Final[tuple[Any, ...]] = (
    "", " ", '"', "\\", '\\"', "'", "a" * 500, "é€", "true", "1", "\u0001", "{", "]", "$and", "null",
    0, 1, -1, 2**31, 2**40, 2**63 - 1, -(2**63), True, False,
)  # fmt: skip


def odd(random: Random) -> dict[str, Any]:
    """Return a few odd values under names that no rule tests."""
    return {f"odd_{place}": random.choice(_ODD) for place in range(random.randrange(6))}


def fuzz(seed: int, rounds: int) -> tuple[int, int]:
    """Return how many records were tried in so many rulesets, and how many matched otherwise than Python says."""
    random, host, ids = Random(seed), Host(), count(1)
    tried = wrong = 0
    for number in range(rounds):
        name = f"fuzz_{number}"
        own = {name: ALL}
        formulas = {f"r{place}": formula(random) for place in range(random.randint(1, 20))}
        host.hold({name: definition(formulas)})
        for _ in range(5):
            with host.facts() as facts:
                for _ in range(60):
                    fields = record(random)
                    found = {facts.keep(random.randrange(10), own, fields), facts.fire(own, fields)}
                    fact = {"id": f"x{next(ids)}", "sid": facts.sid, RECORD: "record", **fields, **odd(random)}
                    found.add(frozenset(host.assert_record(name, fact)))
                    if random.random() < 0.5:
                        facts.drop(random.randrange(10))
                    tried += 3
                    wrong += found != {frozenset(expected(formulas, fields))}
    return tried, wrong


if __name__ == "__main__":
    tried, wrong = fuzz(int(sys.argv[1]), int(sys.argv[2]))
    print(f"{tried} records, {wrong} wrong")
    sys.exit(bool(wrong))
