"""Generated deviations: some rules of a dossier with none, one or several, of which some have lapsed."""

from datetime import date, timedelta
from random import Random

from brabantnorm_rules import Dossier
from tests.strategies.days import day_near

LAST = date(2199, 12, 31)


def with_deviations(random: Random, dossier: Dossier) -> Dossier:
    """Return a dossier with deviations from rules of its norm."""
    for rule in dossier.norm.rules:
        for _ in range(random.choice((0, 0, 1, 1, 2))):
            decided = day_near(random)
            until = min(decided + timedelta(random.choice((0, 1, 30, 91, 400))), LAST)
            owner, reason = random.choice(("secretaris", "directeur")), random.choice(("in opbouw", "regionaal"))
            dossier = dossier.add_deviation(rule, owner=owner, reason=reason, decided_on=decided, until=until)
    return dossier
