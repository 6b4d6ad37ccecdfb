"""Comparisons as JSON: what has another outcome, and because of what."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs

from brabantnorm_rules.analysis.comparison import Comparison, Difference, Impact
from brabantnorm_rules.assessment.deviations import DeviationDifference
from brabantnorm_rules.assessment.findings import Assessment
from brabantnorm_rules.exchange.text import text_of
from brabantnorm_rules.reports.deviations import state_document
from brabantnorm_rules.reports.disclosure import keep_large, rests_on_others
from brabantnorm_rules.reports.documents import FORMAT
from brabantnorm_rules.truth import Outcome


def comparison_to_json(found: Comparison) -> str:
    """Return a comparison of two situations as JSON, with the words of the library for causes and outcomes."""
    document = {
        "format": FORMAT,
        "organisation": found.after.organisation.id,
        "before": _made(found.before),
        "after": _made(found.after),
        "causes": [attrs.asdict(cause) for cause in found.causes],
        "differences": list(map(_difference, found.differences)),
        "deviations": list(map(_deviation, found.deviations)),
    }
    return text_of(document)


Moves: TypeAlias = Mapping[tuple[Outcome | None, Outcome | None], int]
"""How many organisations go from one outcome of a rule to another."""


def show_moves(found: Impact, *, small: bool = False) -> Mapping[str, Moves]:
    """Return the moves of each rule that are shown: of five organisations or more, unless ``small`` asks all.

    Nor are those shown that leave fewer than five organisations for all that is not.
    """
    if small:
        return found.moves()
    kept = {rule: keep_large(moves, len(found.comparisons)) for rule, moves in found.moves().items()}
    return {rule: moves for rule, moves in kept.items() if moves and not _rests_on_others(found, rule)}


def _rests_on_others(found: Impact, rule: str) -> bool:
    return any(
        norm.rules[rule].parts or rests_on_others(norm, rule)
        for norm in (found.first, found.second)
        if rule in norm.rules
    )


def impact_to_json(found: Impact, *, small: bool = False, named: bool = False) -> str:
    """Return what another norm would change as JSON: how many organisations change, by rule, as `show_moves` shows it.

    ``named`` adds what changes for each organisation and because of what, and with that all numbers.
    """
    moved = show_moves(found, small=small or named)
    document = {
        "format": FORMAT,
        "norms": [found.first.id, found.second.id],
        "confidence": found.second.least_confidence,
        "as_of": found.as_of.isoformat(),
        "known_on": None if found.known_on is None else found.known_on.isoformat(),
        "confidentiality": found.confidentiality,
        "withheld": {"rules": found.withheld, "dossiers": found.withheld_dossiers},
        "number": len(found.comparisons),
        "hides_small": not (small or named),
        "moves": [
            {"rule": rule, "before": before, "after": after, "number": number}
            for rule, moves in moved.items()
            for (before, after), number in moves.items()
        ],
        "organisations": [
            {"organisation": one.after.organisation.id, "differences": list(map(_difference, one.differences))}
            for one in (found.comparisons if named else ())
        ],
    }
    return text_of(document)


def _made(made: Assessment) -> dict[str, Any]:
    known_on = None if made.known_on is None else made.known_on.isoformat()
    return {
        "norm": made.norm.id,
        "confidence": made.norm.least_confidence,
        "as_of": made.as_of.isoformat(),
        "known_on": known_on,
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return attrs.asdict(difference)


def _deviation(difference: DeviationDifference) -> dict[str, Any]:
    return {
        "rule": difference.rule,
        "move": difference.move,
        "before": None if difference.before is None else state_document(difference.before),
        "after": None if difference.after is None else state_document(difference.after),
    }
