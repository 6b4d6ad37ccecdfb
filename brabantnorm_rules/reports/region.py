"""Regions as others may see them: small numbers hidden unless asked, and as JSON."""

import json
from collections.abc import Mapping
from typing import Final, TypeVar

import attrs

from brabantnorm_rules.analysis.region import Region

K = TypeVar("K")

FORMAT: Final = 1
"""The version of the JSON's own form."""

LEAST: Final = 5
"""The smallest number of organisations that is shown unless asked."""


def hide_small(counts: Mapping[K, int]) -> dict[K, int | None]:
    """Return counts of which those below five are hidden (None), and so many more that these cannot be worked out.

    What is hidden is never fewer than five organisations together, unless there are fewer in all.
    """
    hidden = {key for key, number in counts.items() if number < LEAST}
    for key in sorted(counts, key=lambda key: counts[key]):
        if sum(counts[each] for each in hidden) >= LEAST:
            break
        hidden.add(key)
    return {key: None if key in hidden else number for key, number in counts.items()}


def region_to_json(found: Region, *, small: bool = False) -> str:
    """Return a region as JSON. Counts below five are null, with those that would give them away.

    ``small`` shows all.
    """
    document = {
        "format": FORMAT,
        "norm": {"id": found.norm.id, "edition": found.norm.edition, "confidence": found.norm.least_confidence},
        "as_of": found.as_of.isoformat(),
        "known_on": None if found.known_on is None else found.known_on.isoformat(),
        "group": found.group,
        "organisations": found.organisations,
        "without_dossier": found.without_dossier,
        "clauses": [
            {
                "rule": clause.rule,
                "pillar": clause.pillar,
                "title": attrs.asdict(clause.title),
                "outcomes": dict(clause.counts) if small else hide_small(clause.counts),
            }
            for clause in found.clauses
        ],
        "lowest": [{"pillar": pillar, "rules": rules} for pillar, rules in found.lowest.items()],
        "repairs": [
            {**attrs.asdict(repair), "organisations": repair.organisations if small else shown(repair.organisations)}
            for repair in found.repairs
        ],
        "standings": [attrs.asdict(standing) for standing in found.standings],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True)


def shown(number: int) -> int | None:
    """Return a number of organisations; None when it is too small to be shown."""
    return number if number >= LEAST else None
