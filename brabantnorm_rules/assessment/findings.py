"""Findings: the outcome of each rule for one dossier on one date, and the assessment that holds them all."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Final, Protocol

import attrs

from brabantnorm_rules.assessment.deviations import DeviationState
from brabantnorm_rules.dossier import LetIn, Organisation
from brabantnorm_rules.engines.port import Tally
from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.confidence import switched_off
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.glossary import Glossary
from brabantnorm_rules.norm.law import Change
from brabantnorm_rules.norm.parameters import Origin, ParameterValue
from brabantnorm_rules.norm.rules import Anchor, Check, NotApplicable, Rule
from brabantnorm_rules.truth import ROLE_SETS, Flags, Outcome, Role, outcome

_OPEN: Final = tuple(int(held) for held in ROLE_SETS if held not in (Role.NO_CASE, Role.PASSING, Role.FAILING))
_PASSING: Final = int(Role.PASSING)
_FAILING: Final = int(Role.FAILING)
_EITHER: Final = int(Role.PASSING | Role.FAILING)
SHOWN: Final = 20
"""How many records evidence shows, unless asked otherwise."""


@attrs.frozen
class Evidence:
    """Records that show something: the ids of the first ones in id order, and how many there are in all."""

    ids: tuple[str, ...] = ()
    total: int = 0


@attrs.frozen
class Records:
    """The records of a register as one check sees them.

    ``scope`` counts those that surely are cases. What is undecided may also turn out to be no case. ``complete``: no
    record that could matter is missing. ``contradictions`` are ids of statements that say different things.
    """

    scope: int
    passing: Evidence
    failing: Evidence
    undecided: Evidence
    complete: bool
    contradictions: tuple[str, ...] = ()

    @classmethod
    def of(cls, tally: Tally, shown: int | None) -> "Records":
        """Return what a tally shows; ``shown`` limits the ids of each kind (None: all)."""
        found, ids = tally.positions, tally.register.ids
        passing, failing = found[_PASSING], found[_FAILING]
        undecided = sorted([position for held in _OPEN for position in found[held]])

        def evidence(positions: Sequence[int]) -> Evidence:
            if not positions:
                return _NONE
            return Evidence(tuple([ids[position] for position in positions[:shown]]), len(positions))

        return cls(
            len(passing) + len(failing) + len(found[_EITHER]),
            evidence(passing),
            evidence(failing),
            evidence(undecided),
            tally.complete,
            tuple([ids[position] for position in tally.contradictions]),
        )


_NONE: Final = Evidence()


@attrs.frozen
class Totals:
    """Totals that were asked: so many of so many, as the record with this id states them; empty where not supplied."""

    id: str
    numerator: str
    denominator: str


@attrs.frozen
class CheckResult:
    """What one check shows: its flags, the records and totals it saw, and the results inside a composed check.

    ``contradiction``: records and totals, or two statements, answer differently.
    """

    check: Check
    flags: Flags
    _seen: Tally | Records | None = None
    _shown: int | None = SHOWN
    totals: tuple[Totals, ...] = ()
    contradiction: bool = False
    parts: tuple["CheckResult", ...] = ()

    @property
    def outcome(self) -> Outcome:
        """The outcome that this check has by itself."""
        return outcome(self.flags)

    @property
    def records(self) -> Records | None:
        """The records that the check saw; None when it asks no register."""
        return Records.of(self._seen, self._shown) if isinstance(self._seen, Tally) else self._seen


class Phase(StrEnum):
    """The norm's own calendar around a date. Shown, never part of an outcome."""

    IN_DEVELOPMENT = "in_development"
    TARGET_PASSED = "target_passed"


@attrs.frozen
class UsedParameter:
    """A parameter that a finding rests on, with the value in force, who chose it, and since when (None: always)."""

    name: str
    value: ParameterValue | date
    origin: Origin
    since: date | None


class Lack(StrEnum):
    """What kind of fact is missing."""

    FIELD = "field"
    TIME = "time"
    EXISTENCE = "existence"
    COMPLETENESS = "completeness"
    BEHIND = "behind"
    ATTESTATION = "attestation"
    TOTALS = "totals"


@attrs.frozen
class Missing:
    """A fact that would help to decide what is unknown.

    A field of a record, or its time of day; whether a record exists; the completeness of a register, or its being
    behind; an attestation or totals, whose key stands in ``key``.
    """

    lack: Lack
    fact_type: str
    id: str = ""
    field: str = ""
    key: tuple[tuple[str, str], ...] = ()


class Background(Protocol):
    """What findings rest on; worked out when it is asked for, because an assessment is made more often than read."""

    @property
    def forecast(self) -> bool:
        """Whether the as-of date lies after the day to which the dossier was kept."""
        ...

    def glossary(self, rule: Rule) -> Glossary:
        """Return the words in which the organisation reads the rule's texts."""
        ...

    def checks(self, rule: Rule) -> tuple[CheckResult, ...]:
        """Return what the rule's own checks show."""
        ...

    def anchor(self, rule: Rule) -> Anchor | None:
        """Return what the rule rests on, on the as-of date."""
        ...

    def parameters(self, rule: Rule) -> tuple[UsedParameter, ...]:
        """Return the parameters that the rule's own checks use."""
        ...

    def deviations(self, rule: Rule) -> tuple[DeviationState, ...]:
        """Return the deviations decided for the rule by the as-of date, as they stand on it."""
        ...

    def missing(self, finding: "Finding") -> tuple[Missing, ...]:
        """Return the facts that would help to decide the finding."""
        ...

    def explain(self, finding: "Finding", language: str) -> str:
        """Return the reason for the finding in plain sentences."""
        ...

    def notes(self, finding: "Finding", language: str) -> tuple[str, ...]:
        """Return what falls short in checks that are only shown."""
        ...


@attrs.frozen(eq=False)
class Finding:
    """The outcome of one rule, and what it rests on; ``because`` says why a rule is not applicable."""

    rule: Rule
    flags: Flags
    parts: tuple["Finding", ...]
    because: NotApplicable | None
    _background: Background = attrs.field(repr=False)

    @property
    def outcome(self) -> Outcome:
        """The outcome of the rule."""
        return outcome(self.flags)

    @property
    def glossary(self) -> Glossary:
        """The words in which this kind of organisation reads the rule's texts."""
        return self._background.glossary(self.rule)

    @property
    def title(self) -> Text:
        """The rule's title, in the words of this kind of organisation."""
        return self.glossary.wording(self.rule.title)

    @property
    def summary(self) -> Text | None:
        """What the rule asks, in the words of this kind of organisation."""
        return self.glossary.optional(self.rule.summary)

    @property
    def interpretation(self) -> Text | None:
        """What was chosen where the clause leaves a choice, in the words of this kind of organisation."""
        return self.glossary.optional(self.rule.interpretation)

    @property
    def remedy(self) -> Text | None:
        """What helps when the rule is not met, in the words of this kind of organisation."""
        return self.glossary.optional(self.rule.remedy)

    @property
    def checks(self) -> tuple[CheckResult, ...]:
        """What the rule's own checks show; none where the rule does not apply by its text or for lack of a power."""
        return self._background.checks(self.rule)

    @property
    def forecast(self) -> bool:
        """Whether this holds only if nothing else happened after the day to which the dossier was kept."""
        return self._background.forecast

    @property
    def anchor(self) -> Anchor | None:
        """What the clause rests on: law, agreement or ambition."""
        return self._background.anchor(self.rule)

    @property
    def parameters(self) -> tuple[UsedParameter, ...]:
        """The parameters that the rule's own checks use, with their values and origin."""
        return self._background.parameters(self.rule)

    @property
    def deviations(self) -> tuple[DeviationState, ...]:
        """The deviations that the organisation decided on for this rule; they never change the outcome."""
        return self._background.deviations(self.rule)

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The facts that would help to decide an unknown, in this rule and its parts; else none."""
        return self._background.missing(self)

    def tree(self) -> Iterator["Finding"]:
        """Yield this finding, and those of its parts at any depth."""
        yield self
        for part in self.parts:
            yield from part.tree()

    def explain(self, language: str = "nl") -> str:
        """Return the reason for the outcome in plain sentences, in ``nl`` or ``en``."""
        return self._background.explain(self, language)

    def notes(self, language: str = "nl") -> tuple[str, ...]:
        """Return what falls short in the rule's own checks that never count, in ``nl`` or ``en``."""
        return self._background.notes(self, language)


@attrs.frozen(eq=False)
class Assessment:
    """All findings of one dossier on one date.

    ``assessment["4.23"]`` is the finding of a rule at any depth; iterating yields the findings of the clauses in
    number order. ``as_at`` is the day to which the dossier was kept. ``evidence`` is how many ids of records each check
    shows (None: all). ``package`` is the version of this package that
    made it, when it was read back; empty: this one.
    """

    norm: Norm
    organisation: Organisation
    as_of: date
    as_at: date
    known_on: date | None
    engine: str
    findings: Mapping[str, Finding]
    clauses: tuple[Finding, ...]
    let_in: tuple[LetIn, ...] = ()
    package: str = ""
    evidence: int | None = SHOWN

    def __getitem__(self, rule_id: str) -> Finding:
        """Return the finding of a rule; KeyError when there is none of that number."""
        return self.findings[rule_id]

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self.findings

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.clauses)

    def __len__(self) -> int:
        return len(self.clauses)

    @property
    def glossary(self) -> Glossary:
        """The words in which this kind of organisation reads the norm's texts."""
        return self.norm.glossary_for(self.organisation.kind)

    @property
    def switched_off(self) -> tuple[Change, ...]:
        """The changes of law and guidance that did not count, because they are not sure enough."""
        return switched_off(self.norm)

    @property
    def forecast(self) -> bool:
        """Whether the as-of date lies after the day to which the dossier was kept."""
        return self.as_of > self.as_at

    @property
    def phase(self) -> Phase | None:
        """The norm's own calendar on the as-of date; None for a norm without a target date."""
        if self.norm.target_before is None:
            return None
        passed = self.as_of.toordinal() >= self.norm.target_before
        return Phase.TARGET_PASSED if passed else Phase.IN_DEVELOPMENT

    def counts(self, pillar: int | None = None) -> Mapping[Outcome, int]:
        """Return how many clauses have each outcome, of one pillar or of all; every outcome is named."""
        found = Counter(finding.outcome for finding in self if pillar in (None, finding.rule.pillar))
        return {possible: found[possible] for possible in Outcome}
