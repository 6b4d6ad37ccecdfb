"""The 0-meting: the clauses in the three values that practice counts in, and the two without which that is a guess."""

import csv
import io
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import attrs

from brabantnorm_rules.assessment.deviations import deviates
from brabantnorm_rules.assessment.findings import Assessment, Finding, Phase
from brabantnorm_rules.exchange.text import text_of
from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.language.nulmeting import COLUMNS, DEVIATIONS, STANDS, WITHHELD
from brabantnorm_rules.language.outcomes import CONFIDENCES, OUTCOMES
from brabantnorm_rules.norm.confidentiality import levels_of, most_confidential
from brabantnorm_rules.norm.facts import Confidentiality
from brabantnorm_rules.norm.law import Confidence
from brabantnorm_rules.reports.documents import FORMAT
from brabantnorm_rules.truth import Outcome

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would work out."""


class Stand(StrEnum):
    """How far a clause is, in the words of a 0-meting."""

    UITGEVOERD = "uitgevoerd"
    IN_ONTWIKKELING = "in_ontwikkeling"
    ONTBREEKT = "ontbreekt"
    ONBEKEND = "onbekend"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"


_STANDS: Final[Mapping[Outcome, Stand]] = {
    Outcome.MET: Stand.UITGEVOERD,
    Outcome.PARTLY_MET: Stand.IN_ONTWIKKELING,
    Outcome.NOT_MET: Stand.ONTBREEKT,
    Outcome.UNKNOWN: Stand.ONBEKEND,
    Outcome.NOT_APPLICABLE: Stand.NIET_VAN_TOEPASSING,
}
"""What each outcome is from the target date on."""


@attrs.frozen
class NulmetingRow:
    """One clause: how far it is, the outcome behind that, and whether its deviation expired (None: none was decided).

    ``deviates``: it falls short, and carries a deviation in force, of its own or of each part that falls short.
    """

    rule: str
    pillar: int
    title: Text
    stand: Stand
    outcome: Outcome
    deviation_expired: bool | None
    deviates: bool


@attrs.frozen(eq=False)
class Nulmeting:
    """The clauses of an assessment as a table, in number order.

    No row rests on what is more confidential than ``confidentiality``: ``withheld`` are the clauses that do.
    """

    assessment: Assessment
    rows: tuple[NulmetingRow, ...]
    confidentiality: Confidentiality
    withheld: tuple[str, ...]

    def counts(self) -> Mapping[Stand, int]:
        """Return how many clauses have each value; every value is named."""
        found = Counter(row.stand for row in self.rows)
        return {stand: found[stand] for stand in Stand}

    @property
    def shortfalls(self) -> int:
        """How many clauses fall short."""
        return sum(row.outcome.is_shortfall for row in self.rows)

    @property
    def deviating(self) -> int:
        """How many of these carry a deviation in force; they fall short all the same."""
        return sum(row.deviates for row in self.rows)


def nulmeting(
    assessment: Assessment, *, confidentiality: Confidentiality | str = Confidentiality.CONFIDENTIAL
) -> Nulmeting:
    """Return the 0-meting of an assessment.

    What is met is *uitgevoerd*, what is partly met *in ontwikkeling*. What is not met *ontbreekt* from the norm's
    target date on, and is *in ontwikkeling* before it, when the norm itself asks no more. What is unknown is
    *onbekend*: that nothing shows it is no sign that it is not there. A deviation stands beside and changes nothing.

    Clauses that rest on what is more confidential than ``confidentiality`` (``openbaar``, ``intern``,
    ``vertrouwelijk``) are left out. Raises ValueError for another word.
    """
    most, norm = Confidentiality(confidentiality), assessment.norm
    levels = {finding.rule.id: most_confidential(levels_of(norm, finding.rule.id).values()) for finding in assessment}
    rows = tuple(_row(finding, assessment.phase) for finding in assessment if levels[finding.rule.id].within(most))
    withheld = tuple(rule for rule, level in levels.items() if not level.within(most))
    return Nulmeting(assessment, rows, most, withheld)


def nulmeting_to_csv(table: Nulmeting, language: str = "nl") -> str:
    """Return a 0-meting as CSV, a row for each clause, in ``nl`` or ``en``.

    Cells are separated by semicolons, as spreadsheets here expect. Each row names its organisation, norm and dates, and
    how sure a change had to be to count (empty: all count), so that tables of several can be put below each other. It
    holds no records and no reasons. A clause that is left out has a row that says so.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([COLUMNS[name].in_language(language) for name in COLUMNS])
    made = table.assessment
    least = made.norm.least_confidence
    told = {row.rule: _told(row, language) for row in table.rows}
    left_out = (WITHHELD.in_language(language), "", "")
    for finding in made:
        rule = finding.rule
        cells = (
            made.organisation.id,
            made.organisation.name,
            made.norm.id,
            made.as_of.isoformat(),
            str(rule.pillar),
            rule.id,
            finding.title.in_language(language),
            *told.get(rule.id, left_out),
            "" if made.known_on is None else made.known_on.isoformat(),
            "" if least is Confidence.LOW else CONFIDENCES[least].in_language(language),
        )
        writer.writerow(map(_cell, cells))
    return written.getvalue()


def nulmeting_to_json(table: Nulmeting) -> str:
    """Return a 0-meting as JSON, with the words of the library for values and outcomes."""
    made = table.assessment
    document = {
        "format": FORMAT,
        "norm": {"id": made.norm.id, "edition": made.norm.edition, "confidence": made.norm.least_confidence},
        "organisation": {"id": made.organisation.id, "name": made.organisation.name, "kind": made.organisation.kind},
        "as_of": made.as_of.isoformat(),
        "as_at": made.as_at.isoformat(),
        "known_on": None if made.known_on is None else made.known_on.isoformat(),
        "phase": made.phase,
        "confidentiality": table.confidentiality,
        "withheld": table.withheld,
        "counts": table.counts(),
        "shortfalls": table.shortfalls,
        "deviating": table.deviating,
        "clauses": [attrs.asdict(row) for row in table.rows],
    }
    return text_of(document)


def _row(finding: Finding, phase: Phase | None) -> NulmetingRow:
    stand = _STANDS[finding.outcome]
    if finding.outcome is Outcome.NOT_MET and phase is Phase.IN_DEVELOPMENT:
        stand = Stand.IN_ONTWIKKELING
    states = finding.deviations
    expired = all(state.expired for state in states) if states else None
    return NulmetingRow(
        finding.rule.id, finding.rule.pillar, finding.title, stand, finding.outcome, expired, deviates(finding)
    )


def _told(row: NulmetingRow, language: str) -> tuple[str, str, str]:
    """Return what a row says of its clause: how far it is, the outcome, and whether a deviation runs."""
    deviation = "" if row.deviation_expired is None else DEVIATIONS[row.deviation_expired].in_language(language)
    return STANDS[row.stand].in_language(language), OUTCOMES[row.outcome].in_language(language), deviation


def _cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
