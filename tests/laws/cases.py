"""Cases that the laws are tried on: how many, and how one norm is given several dossiers and dates."""

import os
from datetime import date
from random import Random
from typing import Final

import attrs

from brabantnorm_rules import Dossier, Norm
from tests.reference.facts import Facts
from tests.strategies.days import day_near
from tests.strategies.facts import dossier, facts
from tests.strategies.norms import dates
from tests.strategies.norms import norm as norm_of

CASES: Final = int(os.environ.get("BRABANTNORM_CASES", "10000"))
"""How many cases of a norm, a dossier and a date the agreement of engines is tried on."""


@attrs.frozen(eq=False)
class Case:
    """Facts under a norm, entered as a dossier, and the date that is asked for."""

    facts: Facts
    dossier: Dossier
    as_of: date
    known_on: date | None


def cases(random: Random) -> tuple[Norm, list[Case]]:
    """Return a norm with ten cases: five dossiers on two dates each."""
    norm = norm_of(random)
    return norm, cases_of(random, norm, 5)


def cases_of(random: Random, norm: Norm, dossiers: int) -> list[Case]:
    """Return cases of a norm: so many dossiers, on two dates each."""
    made = []
    for _ in range(dossiers):
        given = facts(random, norm)
        entered = dossier(norm, given)
        for as_of in dates(random, 2):
            known_on = day_near(random) if random.random() < 0.1 else None
            made.append(Case(given, entered, as_of, known_on))
    return made
