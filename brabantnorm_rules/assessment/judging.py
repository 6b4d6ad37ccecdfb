"""Judging: a dossier on a date, by an engine that is named, gives an assessment."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Final

from brabantnorm_rules.assessment.findings import SHOWN, Assessment, Finding
from brabantnorm_rules.assessment.judge import Judge
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.dossier.times import FIRST_YEAR, LAST_YEAR
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.compiled import CompiledEngine
from brabantnorm_rules.engines.live import LiveEngine
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.engines.port import Engine
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.rules import Rule

ENGINES: Final[Mapping[str, Engine]] = {"compiled": CompiledEngine(), "live": LiveEngine()}


def assess(
    norm: Norm,
    dossier: Dossier,
    as_of: date,
    *,
    known_on: date | None = None,
    engine: str = "compiled",
    evidence: int | None = SHOWN,
    rules: Iterable[str] | None = None,
) -> Assessment:
    """Assess a dossier against a norm on a date.

    ``known_on`` asks what was known on that day: only what was recorded and declared by then counts. ``engine`` is an
    engine's name: compiled, or live with the extra of that name. ``evidence`` limits how many ids of records each check
    shows (None: all). ``rules`` selects the clauses that are asked, by number; without it all.

    Returns the assessment. Raises TypeError when a date is none, ValueError for a date before 1900 or after 2200, for
    an unknown engine, for a dossier whose fact types are not the norm's (enter it anew with ``dossier.for_norm(norm)``)
    and for a negative ``evidence``, KeyError for an unknown rule, EngineUnavailable for an engine whose extra is not
    installed.
    """
    found = engine_of(engine)
    check_evidence(evidence)
    check_fact_types(norm, dossier)
    day, known = (
        day_of(as_of, "as_of"),
        None if known_on is None else day_of(known_on, "known_on"),
    )
    asked = None if rules is None else tuple(norm.rules[rule_id] for rule_id in dict.fromkeys(rules))
    assessing = Assessing(moment_of(norm, day, dossier.organisation.kind), dossier, known)
    return judge_all(Judge(assessing, found.tally(assessing), evidence), engine, asked)


def judge_all(judge: Judge, engine: str, asked: Sequence[Rule] | None = None) -> Assessment:
    """Return the assessment that a judge makes of tallies; ``asked`` are the clauses that are asked (None: all)."""
    assessing = judge.assessing
    norm, dossier, known = assessing.moment.norm, assessing.dossier, assessing.known_on
    clauses = tuple([judge.finding(rule.id) for rule in (norm.clauses if asked is None else asked)])
    return Assessment(
        norm,
        dossier.organisation,
        date.fromordinal(assessing.moment.as_of),
        dossier.as_at,
        None if known is None else date.fromordinal(known),
        engine,
        judge.findings if asked is None else _all_of(clauses),
        clauses,
        dossier.let_in,
        evidence=judge.shown,
    )


def engine_of(name: str) -> Engine:
    """Return the engine of a name; raises ValueError for an unknown one."""
    if name not in ENGINES:
        raise ValueError(f"unknown engine {name!r}: there is {', '.join(map(repr, ENGINES))}")
    return ENGINES[name]


def check_evidence(evidence: int | None) -> None:
    """Raise ValueError for a negative number of records."""
    if evidence is not None and evidence < 0:
        raise ValueError("evidence is a number of records, or None for all")


def check_fact_types(norm: Norm, dossier: Dossier) -> None:
    """Raise ValueError for a dossier whose fact types are not the norm's."""
    if dossier.norm is not norm and dossier.norm.fact_types != norm.fact_types:
        raise ValueError("the dossier was entered under other fact types: use dossier.for_norm(norm)")


def day_of(value: date, name: str) -> int:
    """Return the ordinal of a date that is asked for; raises TypeError for what is no date, ValueError out of range."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError(f"{name} is a date, not {type(value).__name__}")
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"{name} lies between {FIRST_YEAR} and {LAST_YEAR}, not in {value.year}")
    return value.toordinal()


def _all_of(clauses: Iterable[Finding]) -> dict[str, Finding]:
    """Return the findings of rules and of all their parts, by number."""
    found: dict[str, Finding] = {}
    for finding in clauses:
        found[finding.rule.id] = finding
        found.update(_all_of(finding.parts))
    return found
