"""Regions as others may see them: small numbers hidden unless asked, and as JSON."""

from collections.abc import Mapping

import attrs

from brabantnorm_rules.analysis.regions.joint import JointActivity
from brabantnorm_rules.analysis.regions.region import Region, RegionClause, lowest
from brabantnorm_rules.exchange.text import text_of
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.reports.disclosure import LEAST, hide_small, rests_on_others
from brabantnorm_rules.reports.documents import FORMAT, said_document
from brabantnorm_rules.truth import Outcome


@attrs.frozen(eq=False)
class ShownRegion:
    """What is shown of a region. ``counts`` are by clause, None where hidden; the rest lets no more be worked out.

    ``deviating`` is by clause for how many that fall short a deviation is in force, None where hidden.
    """

    counts: Mapping[str, Mapping[Outcome, int | None]]
    deviating: Mapping[str, int | None]
    lowest: Mapping[int, tuple[str, ...]]
    activities: tuple[JointActivity, ...]
    hides: bool


def show_region(found: Region, *, small: bool = False) -> ShownRegion:
    """Return what is shown of a region: all of it when ``small`` asks that, or when it names who stands where.

    Else counts below five are hidden, with those that would give them away.
    """
    hides = not (small or found.standings)
    counts = {clause.rule: _shown(found.norm, clause) if hides else clause.counts for clause in found.clauses}
    activities = [_shown_activity(one, counts) for one in found.activities] if hides else found.activities
    works = sorted((one for one in activities if one.repairs), key=lambda one: -one.repaired)
    deviating = {
        clause.rule: _shown_deviating(clause, counts[clause.rule]) if hides else clause.deviating
        for clause in found.clauses
    }
    return ShownRegion(counts, deviating, lowest(found.norm, counts, found.organisations), tuple(works), hides)


def region_to_json(found: Region, *, small: bool = False) -> str:
    """Return a region as JSON, as `show_region` shows it; what is hidden is null."""
    shown = show_region(found, small=small)
    document = {
        "format": FORMAT,
        "norm": {"id": found.norm.id, "edition": found.norm.edition, "confidence": found.norm.least_confidence},
        "as_of": found.as_of.isoformat(),
        "known_on": None if found.known_on is None else found.known_on.isoformat(),
        "confidentiality": found.confidentiality,
        "withheld": {"rules": found.withheld, "dossiers": found.withheld_dossiers},
        "group": found.group,
        "members": [attrs.asdict(members) for members in found.members],
        "organisations": found.organisations,
        "hides_small": shown.hides,
        "clauses": [
            {
                "rule": clause.rule,
                "pillar": clause.pillar,
                "title": attrs.asdict(clause.title),
                "outcomes": shown.counts[clause.rule],
                "deviating": shown.deviating[clause.rule],
            }
            for clause in found.clauses
        ],
        "lowest": [{"pillar": pillar, "rules": rules} for pillar, rules in shown.lowest.items()],
        "activities": [
            {
                "fact_type": one.fact_type,
                "values": {name: said_document(value) for name, value in one.values},
                "together": one.together,
                "repairs": [attrs.asdict(repair) for repair in one.repairs],
            }
            for one in shown.activities
        ],
        "all_tried": found.all_tried,
        "standings": [attrs.asdict(standing) for standing in found.standings],
    }
    return text_of(document)


def _shown(norm: Norm, clause: RegionClause) -> Mapping[Outcome, int | None]:
    return dict.fromkeys(clause.counts) if rests_on_others(norm, clause.rule) else hide_small(clause.counts)


def _shown_deviating(clause: RegionClause, counts: Mapping[Outcome, int | None]) -> int | None:
    """Return for how many a deviation is in force; None where that, or for how many none is, would be told of a few.

    It is part of those that are shown to fall short: so it says nothing of a number that is hidden.
    """
    short = sum(counts[outcome] or 0 for outcome in (Outcome.NOT_MET, Outcome.PARTLY_MET))
    return clause.deviating if LEAST <= clause.deviating <= short - LEAST else None


def _shown_activity(activity: JointActivity, counts: Mapping[str, Mapping[Outcome, int | None]]) -> JointActivity:
    """Return an activity with those of its numbers that say nothing of what is hidden, nor of a few by themselves."""
    repairs = []
    for repair in activity.repairs:
        found = counts[repair.rule]
        short = sum(found[outcome] or 0 for outcome in (Outcome.NOT_MET, Outcome.PARTLY_MET, Outcome.UNKNOWN))
        if LEAST <= repair.organisations <= short and not 0 < short - repair.organisations < LEAST:
            repairs.append(repair)
    return attrs.evolve(activity, repairs=tuple(repairs))
