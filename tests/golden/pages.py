"""Golden pages: an assessment of an example as plain Dutch text, as the library renders it, to be read and compared."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Final

import attrs

from brabantnorm_rules import Assessment, Finding, Norm, assess, read_dossier
from brabantnorm_rules.language.outcomes import OUTCOMES
from brabantnorm_rules.language.report import CLAUSES, DEVIATION, EXPIRED, PHASES

ROOT: Final = Path(__file__).parents[2]
HERE: Final = Path(__file__).parent
_WIDTH: Final = 120


@attrs.frozen
class Golden:
    """One page: an example on a date, and as far as it was known on another day."""

    example: str
    as_of: date
    known_on: date | None = None

    @property
    def path(self) -> Path:
        """The file that holds the page."""
        known = "" if self.known_on is None else f"-known-{self.known_on}"
        return HERE / f"{self.example}-{self.as_of}{known}.txt"

    def written(self, norm: Norm) -> str:
        """Return the page as it is now."""
        dossier = read_dossier(ROOT / "docs" / "examples" / self.example, norm)
        return "\n".join(_lines(assess(norm, dossier, self.as_of, known_on=self.known_on))) + "\n"


GOLDEN: Final = (
    Golden("dijkstede", date(2023, 7, 1)),
    Golden("dijkstede", date(2023, 7, 1), date(2023, 7, 1)),
    Golden("dijkstede", date(2024, 12, 31)),
    Golden("merwebrabant", date(2025, 9, 23)),
    Golden("merwebrabant", date(2025, 12, 31)),
)


def _lines(assessment: Assessment) -> Iterator[str]:
    norm, organisation = assessment.norm, assessment.organisation
    yield f"{organisation.name} ({organisation.id}, {organisation.kind})"
    yield f"{norm.title.nl} ({norm.id})"
    yield f"Peildatum {_day(assessment.as_of)}, bijgehouden tot en met {_day(assessment.as_at)}"
    if assessment.known_on is not None:
        yield f"Alleen wat op {_day(assessment.known_on)} was vastgelegd"
    if assessment.phase is not None and norm.target_before is not None:
        target = _day(date.fromordinal(norm.target_before))
        yield f"Fase: {PHASES[assessment.phase].fill('nl', {'day': target})}"
    counts = ", ".join(f"{number} {OUTCOMES[outcome].nl}" for outcome, number in assessment.counts().items() if number)
    yield CLAUSES.fill("nl", {"total": len(assessment), "outcomes": counts})
    for pillar in norm.pillars:
        title = assessment.glossary.wording(pillar.title).nl
        yield from ("", "", f"PIJLER {pillar.number}: {title.upper()}")
        for finding in assessment:
            if finding.rule.pillar == pillar.number:
                yield ""
                yield from _clause(finding)


def _clause(finding: Finding) -> Iterator[str]:
    """Yield a clause with its reason, then each of its parts with the outcome; the reason of the whole holds theirs."""
    yield f"{finding.rule.id} {finding.title.nl}"
    yield from _paragraph(finding.explain("nl"))
    yield from _beside(finding)
    for part in _parts(finding):
        yield f"    {part.rule.id} {part.title.nl}: {OUTCOMES[part.outcome].nl}"
        yield from _beside(part, 8)


def _parts(finding: Finding) -> Iterator[Finding]:
    for part in finding.parts:
        yield part
        yield from _parts(part)


def _beside(finding: Finding, indent: int = 4) -> Iterator[str]:
    """Yield what is shown beside an outcome and never changes it."""
    for note in finding.notes("nl"):
        yield from _paragraph(f"Ter informatie: {note}", indent)
    for state in finding.deviations:
        decided = state.deviation
        arguments = {
            "reason": decided.reason,
            "owner": decided.owner,
            "decided_on": _day(decided.decided_on),
            "until": _day(decided.until),
        }
        yield from _paragraph((EXPIRED if state.expired else DEVIATION).fill("nl", arguments), indent)


def _paragraph(text: str, indent: int = 4) -> Iterator[str]:
    margin = " " * indent
    yield from wrap(text, _WIDTH, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"
