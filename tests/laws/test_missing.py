"""The law of what is missing: what is not named as missing decides nothing by itself, however it turns out."""

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random
from typing import Any

from brabantnorm_rules import Missing, Norm, Outcome, assess
from brabantnorm_rules.assessment.findings import Lack
from brabantnorm_rules.norm.facts import ORGANISATION
from tests.laws.test_laws import many, seeds
from tests.reference.facts import Facts
from tests.strategies.completions import complete
from tests.strategies.facts import dossier, facts
from tests.strategies.norms import dates
from tests.strategies.norms import norm as norm_of


def only_what_is_missing_decides(random: Random) -> None:
    """Supplying anything but what is named as missing leaves an unknown unknown."""
    norm = norm_of(random)
    for _ in range(3):
        known = facts(random, norm)
        for as_of in dates(random, 2):
            unknown = _unknown(norm, known, as_of)
            completed = known
            for _ in range(6 if unknown else 0):
                completed = complete(random, norm, completed, as_of)
                supplied = set(_supplied(norm, known, completed))
                after = _unknown(norm, completed, as_of)
                for rule, missing in unknown.items():
                    named = {name for each in missing for name in _names(each)}
                    assert rule in after or supplied & named, (rule, supplied, missing)


def _unknown(norm: Norm, known: Facts, as_of: date) -> dict[str, tuple[Missing, ...]]:
    found = assess(norm, dossier(norm, known), as_of, evidence=None).findings
    return {rule: finding.missing for rule, finding in found.items() if finding.outcome is Outcome.UNKNOWN}


def _names(missing: Missing) -> Iterator[tuple[str, ...]]:
    """Yield what a missing fact names: one field, or all that may be said of a register or of its records of a key."""
    match missing.lack:
        case Lack.FIELD | Lack.TIME:
            yield missing.fact_type, missing.id, missing.field
        case Lack.EXISTENCE:
            yield missing.fact_type, missing.id
        case Lack.ATTESTATION | Lack.TOTALS:
            yield missing.fact_type, *(str(value) for _, value in missing.key)
        case _:
            yield (missing.fact_type,)


def _supplied(norm: Norm, before: Facts, after: Facts) -> Iterator[tuple[str, ...]]:
    """Yield every name under which that may be named as missing which the facts say more than before."""
    for name in after.of_organisation:
        if name not in before.of_organisation:
            yield ORGANISATION, after.organisation, name
    for fact_type, register in after.registers.items():
        then = before.registers.get(fact_type)
        known = {} if then is None else {row["id"]: row for row in then.rows}
        if then is None or register.complete != then.complete:
            yield (fact_type,)
        for row in register.rows:
            if row["id"] not in known:
                yield (fact_type,)
                yield fact_type, *(str(row.get(name)) for name in norm.fact_types[fact_type].newest_per)
            elif row != known[row["id"]]:
                yield from _of_row(fact_type, known[row["id"]], row)


def _of_row(fact_type: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    yield (fact_type, after["id"])
    for name in after:
        if before.get(name) != after[name] or name not in before:
            yield fact_type, after["id"], name
            if before.get(name) is not None:
                # A none that is there only until the register is kept further, or the time of a day.
                yield (fact_type,)


@many
@seeds
def test_only_what_is_missing_decides(random: Random) -> None:
    only_what_is_missing_decides(random)
