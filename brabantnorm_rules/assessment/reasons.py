"""Reasons: what a finding comes from, in plain sentences, rendered when they are asked for."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from brabantnorm_rules.assessment.findings import (
    CheckResult,
    Evidence,
    Finding,
    Missing,
)
from brabantnorm_rules.assessment.wording import describe
from brabantnorm_rules.language.outcomes import (
    AND_MORE,
    CHECKS,
    CONTRADICTION,
    FAILING,
    FORECAST,
    MISSING,
    NOT_APPLICABLE,
    NOT_IN_ORDER,
    NOTHING_TO_JUDGE,
    NUMBERS,
    OUTCOMES,
)
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.glossary import Glossary
from brabantnorm_rules.norm.mentions import field_of, shares_in
from brabantnorm_rules.norm.rules import Check, NoneOf, Share
from brabantnorm_rules.truth import Flags, Outcome

_NAMED = 5


def explain(finding: Finding, norm: Norm, language: str) -> str:
    """Return the reason for a finding in plain sentences, in ``nl`` or ``en``."""
    reason = _reason(finding, norm, language)
    if finding.forecast and finding.because is None:
        return f"{reason} {FORECAST.in_language(language)}"
    return reason


def explain_checks(finding: Finding, norm: Norm, language: str) -> str:
    """Return what the rule's own checks add to the reason; nothing of its parts, and nothing of the outcome itself."""
    return " ".join(_of_checks(finding, norm, language))


def notes(finding: Finding, norm: Norm, language: str) -> tuple[str, ...]:
    """Return what falls short in the rule's own checks that are only shown, each in plain sentences."""
    shown = (result for result in finding.checks if result.check.note and result.flags & Flags.NO)
    return tuple(" ".join(_of_check(result, finding, norm, language)) for result in shown)


def say(missing: Missing, norm: Norm, glossary: Glossary, language: str) -> str:
    """Return what is said of one missing fact, in a kind's own words."""
    of = missing.fact_type
    key = ", ".join(norm.words.say(value, language, f"{of}.{name}") for name, value in missing.key if value != "alle")
    return MISSING[missing.lack].fill(
        language,
        {
            "fact_type": missing.fact_type,
            "id": missing.id,
            "field": missing.field,
            "key": glossary.text(key, language),
        },
    )


def _reason(finding: Finding, norm: Norm, language: str) -> str:
    outcome = _capitalised(OUTCOMES[finding.outcome].in_language(language))
    return " ".join([f"{outcome}.", *_sentences(finding, norm, language)])


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _sentences(finding: Finding, norm: Norm, language: str) -> Iterator[str]:
    if finding.because is not None:
        yield NOT_APPLICABLE[finding.because].in_language(language)
        return
    yield from _of_checks(finding, norm, language)
    for part in finding.parts:
        if _matters(part, finding.outcome):
            yield f"{part.rule.id}: {_reason(part, norm, language)}"
    if finding.outcome == Outcome.UNKNOWN:
        said = {missing for part in finding.parts for missing in part.missing}
        own = [missing for missing in finding.missing if missing not in said]
        if own:
            named = [say(missing, norm, finding.glossary, language) for missing in _together(own, language)]
            yield _capitalised(_and_more(named[:_NAMED], len(named), language, "; ")) + "."
        elif not finding.missing and not any(result.contradiction for result in finding.checks):
            yield NOTHING_TO_JUDGE.in_language(language)


def _together(own: Iterable[Missing], language: str) -> Iterator[Missing]:
    """Yield what is missing, the same of several records as one."""
    found: dict[Missing, list[str]] = {}
    for missing in own:
        found.setdefault(attrs.evolve(missing, id=""), []).append(missing.id)
    for missing, ids in found.items():
        yield attrs.evolve(missing, id=_and_more(ids[:_NAMED], len(ids), language, ", "))


def _of_checks(finding: Finding, norm: Norm, language: str) -> Iterator[str]:
    for result in finding.checks:
        if not result.check.note and _matters(result, finding.outcome):
            yield from _of_check(result, finding, norm, language)


def _matters(part: CheckResult | Finding, outcome: Outcome) -> bool:
    """Return whether a part explains the outcome: of a shortfall what fails, of an unknown what is open."""
    if outcome.is_shortfall:
        return bool(part.flags & Flags.NO)
    return outcome != Outcome.UNKNOWN or bool(part.flags & Flags.UNKNOWN)


def _of_check(result: CheckResult, finding: Finding, norm: Norm, language: str) -> Iterator[str]:
    arguments = _arguments(result, finding, norm, language)
    named = {**arguments, "check": _named(result.check, norm, finding.glossary, language)}
    if result.contradiction:
        yield CONTRADICTION.fill(language, named)
    against = FAILING
    if result.check.says is not None and result.flags & Flags.NO:
        yield finding.glossary.fill(result.check.says, language, arguments)
    else:
        numbers = NUMBERS.fill(language, arguments) if result.totals or _counts(result) else ""
        yield CHECKS[result.outcome].fill(language, {**named, "numbers": numbers})
        against = NOT_IN_ORDER
    records = _against(result)
    if records.total:
        yield against.fill(language, {"ids": _ids(records, language)})


def _named(check: Check, norm: Norm, glossary: Glossary, language: str) -> str:
    """Return the name of a check, with what tells it from the others of the same name."""
    filled = ", ".join(_variables(check, norm, language).values())
    return f"`{check.id}` ({glossary.text(filled, language)})" if filled else f"`{check.id}`"


def _variables(check: Check, norm: Norm, language: str) -> dict[str, str]:
    """Return the values of a check's variables in words."""
    return {name: norm.words.say(value, language, field_of(value, check.question)) for name, value in check.variables}


def _against(result: CheckResult) -> Evidence:
    """Return the records that speak against what the check asks."""
    if result.records is None:
        return Evidence()
    match result.check.question:
        case Share():
            return result.records.failing
        case NoneOf():
            return result.records.passing
        case _:
            return Evidence()


def _counts(result: CheckResult) -> bool:
    return isinstance(result.check.question, Share) and result.records is not None and result.records.scope > 0


def _arguments(result: CheckResult, finding: Finding, norm: Norm, language: str) -> dict[str, object]:
    shares = set(shares_in(result.check.question))
    arguments: dict[str, object] = {
        used.name: describe(norm, norm.parameters[used.name], used.value, language, share=used.name in shares)
        for used in finding.parameters
    }
    arguments |= _variables(result.check, norm, language)
    arguments |= {
        "check": result.check.id,
        "scope": 0,
        "passing": 0,
        "failing": 0,
        "undecided": 0,
    }
    records = result.records
    if records is not None:
        arguments |= {
            "scope": records.scope,
            "passing": records.passing.total,
            "failing": records.failing.total,
            "undecided": records.undecided.total,
        }
    for totals in result.totals[:1]:
        if totals.numerator and totals.denominator and not (records and records.scope):
            numerator, denominator = (
                Fraction(totals.numerator),
                Fraction(totals.denominator),
            )
            arguments |= {
                "scope": denominator,
                "passing": numerator,
                "failing": denominator - numerator,
            }
    return arguments


def _ids(evidence: Evidence, language: str) -> str:
    return _and_more(list(evidence.ids[:_NAMED]), evidence.total, language, ", ")


def _and_more(named: list[str], total: int, language: str, separator: str) -> str:
    listed = separator.join(named)
    more = total - len(named)
    return AND_MORE.fill(language, {"ids": listed, "more": more}) if more > 0 else listed
