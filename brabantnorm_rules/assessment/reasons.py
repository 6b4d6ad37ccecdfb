"""Reasons: what a finding comes from, in plain sentences, rendered when they are asked for."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Final

from brabantnorm_rules.assessment.combining import Block, named, together
from brabantnorm_rules.assessment.findings import (
    CheckResult,
    Evidence,
    Finding,
    Totals,
)
from brabantnorm_rules.assessment.lacks import say_each
from brabantnorm_rules.assessment.wording import capitalised, describe, first_of, ids_in_words, listed, title_of
from brabantnorm_rules.language.outcomes import (
    ASKED_OF,
    CHECKS,
    CONTRADICTING_TOTALS,
    CONTRADICTION,
    FAILING,
    FORECAST,
    LOOKED_AT,
    NO_CASES,
    NOT_APPLICABLE,
    NOT_IN_ORDER,
    NOTHING_TO_JUDGE,
    NUMBERS,
    NUMBERS_EACH,
    OUTCOMES,
    PART,
    STILL_OPEN,
    THE_POWER,
)
from brabantnorm_rules.language.sentences import AND, OR
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ORGANISATION, TOTALS
from brabantnorm_rules.norm.mentions import all_needed_in, shares_in
from brabantnorm_rules.norm.rules import Counted, NoneOf, NotApplicable, Question, Share, record_questions
from brabantnorm_rules.truth import Flags, Outcome


def explain(finding: Finding, norm: Norm, language: str) -> str:
    """Return the reason for a finding in plain sentences, in ``nl`` or ``en``."""
    return " ".join([*statements(finding, norm, language), *_lacking(finding, norm, language)])


def statements(finding: Finding, norm: Norm, language: str) -> Iterator[str]:
    """Yield the reason for a finding, one statement at a time; not which facts would decide it."""
    yield f"{capitalised(OUTCOMES[finding.outcome].in_language(language))}."
    yield from _why_not(finding, norm, language)
    if finding.because in _NEVER:
        return
    yield from _of_checks(finding, norm, language)
    yield from _of_parts(finding, norm, language)
    if finding.outcome.is_shortfall:
        still_open = list(_open(finding, norm, language))
        if still_open:
            yield STILL_OPEN.fill(language, {"checks": "; ".join(still_open)})
    contradicting = any(_contradicts(result) for part in finding.tree() for result in part.checks)
    if finding.outcome is Outcome.UNKNOWN and not finding.missing and not contradicting:
        yield NOTHING_TO_JUDGE.in_language(language)
    if finding.forecast and finding.because is None:
        yield FORECAST.in_language(language)


_NEVER: Final = (NotApplicable.TEXT, NotApplicable.POWER)
"""Why a rule does not apply whatever the facts are."""


def explain_checks(finding: Finding, norm: Norm, language: str) -> str:
    """Return what the rule's own checks add to the reason; nothing of its parts, and nothing of the outcome itself."""
    return " ".join(_of_checks(finding, norm, language))


def notes(finding: Finding, norm: Norm, language: str) -> tuple[str, ...]:
    """Return what falls short in the rule's own checks that are only shown, each in plain sentences."""
    shown = (result for result in finding.checks if result.check.note and result.flags & Flags.NO)
    return tuple(_of_results(shown, finding, norm, language))


def _why_not(finding: Finding, norm: Norm, language: str) -> Iterator[str]:
    """Yield why a rule does not apply, if so."""
    if finding.because is None:
        return
    yield NOT_APPLICABLE[finding.because].in_language(language)
    for rule in norm.within(finding.rule):
        if finding.because is NotApplicable.TEXT and rule.applies_to is not None:
            kinds = [norm.words.say(kind, language) for kind in rule.applies_to]
            yield ASKED_OF.fill(language, {"kinds": listed(kinds, AND, language)})
            return
        if finding.because is NotApplicable.POWER and rule.power is not None:
            title = norm.powers[rule.power].title.in_language(language)
            yield THE_POWER.fill(language, {"power": f"{title[:1].lower()}{title[1:]}"})
            return


def _lacking(finding: Finding, norm: Norm, language: str) -> Iterator[str]:
    """Yield in one sentence which facts would decide an unknown."""
    said = list(say_each(finding.missing, norm, finding.glossary, language))
    if said:
        yield f"{capitalised(first_of(said, len(said), '; ', language))}."


def _of_parts(finding: Finding, norm: Norm, language: str) -> Iterator[str]:
    """Yield what the parts show that explain the outcome, in order of the tree; of what is met only that it is."""
    for part in finding.parts:
        if not _matters(part, finding.outcome):
            continue
        arguments = {
            "rule": part.rule.id,
            "title": part.title.in_language(language),
            "outcome": OUTCOMES[part.outcome].in_language(language),
        }
        said = [PART.fill(language, arguments), *_why_not(part, norm, language)]
        if part.outcome is not Outcome.MET and part.because is None:
            said += _of_checks(part, norm, language)
        yield " ".join(said)
        yield from _of_parts(part, norm, language)


def _open(finding: Finding, norm: Norm, language: str) -> Iterator[str]:
    """Yield the names of the checks and parts that are open where the finding falls short whatever they come to."""
    results = [
        result
        for result in finding.checks
        if not result.check.note and result.flags & Flags.UNKNOWN and not result.flags & Flags.NO
    ]
    for name, _, _ in _named(results, finding, norm, language):
        yield name
    for part in finding.parts:
        if part.outcome.is_shortfall:
            yield from (f"{part.rule.id}, {name}" for name in _open(part, norm, language))
        elif part.outcome is Outcome.UNKNOWN:
            yield part.rule.id


def _of_checks(finding: Finding, norm: Norm, language: str) -> Iterator[str]:
    shown = [result for result in finding.checks if not result.check.note and _matters(result, finding.outcome)]
    if finding.because is NotApplicable.NO_CASE:
        names = [name for name, _, _ in _named(shown, finding, norm, language)]
        if names:
            yield LOOKED_AT.fill(language, {"checks": "; ".join(names)})
        return
    yield from _of_results(shown, finding, norm, language)


def _matters(part: CheckResult | Finding, outcome: Outcome) -> bool:
    """Return whether a part explains the outcome: of a shortfall what fails, of an unknown what is open."""
    if outcome.is_shortfall:
        return bool(part.flags & Flags.NO)
    return outcome != Outcome.UNKNOWN or bool(part.flags & Flags.UNKNOWN)


def _of_results(results: Iterable[CheckResult], finding: Finding, norm: Norm, language: str) -> Iterator[str]:
    """Yield what is said of checks, of those that differ only in what was filled in once."""
    for name, result, block in _named(results, finding, norm, language):
        yield capitalised(" ".join(_of_check(name, result, block, finding, norm, language)))


def _named(
    results: Iterable[CheckResult], finding: Finding, norm: Norm, language: str
) -> Iterator[tuple[str, CheckResult, Block]]:
    found = together(((result, _told(result)) for result in results), norm, language)
    for result, block in found:
        yield named(result.check, block, finding.glossary, language), result, block


def _told(result: CheckResult) -> Hashable:
    """Return what is told of a check beside its name and variables."""
    totals = [(each.id, each.numerator, each.denominator) for each in _totals(result)]
    says = result.check.says if result.flags & Flags.NO else None
    alone = result.check.variables if says is not None and _NUMBERS.search(says.nl) else ()
    numbers = (0, 0)
    if says is None and result.records is not None and _counts(result):
        numbers = (result.records.scope, result.records.passing.total)
    against = _against(result)
    return (result.outcome, _contradicts(result), numbers, *totals, against.ids, against.total, alone)


_NUMBERS: Final = re.compile(r"\{(?:passing|failing|undecided|scope)\}")
"""Where a rule's own sentence tells how many, it can be of one combination only."""


def _of_check(
    name: str, result: CheckResult, block: Block, finding: Finding, norm: Norm, language: str
) -> Iterator[str]:
    arguments = _arguments(result, block, finding, norm, language)
    said = {**arguments, "check": name}
    if _contradicts(result):
        yield finding.glossary.text(_contradiction(result, said, norm, language), language)
        return
    question = result.check.question
    fact_type = next((title_of(norm.fact_types[each.fact_type], language) for each in record_questions(question)), "")
    against = FAILING
    if result.flags & Flags.NO and _without_cases(result):
        yield finding.glossary.fill(NO_CASES, language, {**said, "fact_type": fact_type})
    elif result.check.says is not None and result.flags & Flags.NO:
        yield finding.glossary.fill(result.check.says, language, arguments)
    else:
        each = NUMBERS_EACH if any(len(values) > 1 for values in block.values()) else NUMBERS
        numbers = each.fill(language, arguments) if arguments["scope"] and _counts(result) else ""
        yield CHECKS[result.outcome].fill(language, {**said, "numbers": numbers})
        against = NOT_IN_ORDER
    records = _against(result)
    if records.total and not _of_organisation(question):
        ids = ids_in_words(records.ids, records.total, language)
        yield finding.glossary.text(against.fill(language, {"fact_type": fact_type, "ids": ids}), language)


def _of_organisation(question: Question) -> bool:
    """Return whether a question is asked of the organisation itself, which needs no naming."""
    return any(asked.fact_type == ORGANISATION for asked in record_questions(question))


def _contradiction(result: CheckResult, said: Mapping[str, object], norm: Norm, language: str) -> str:
    for totals in result.totals:
        if result.records is not None and totals.numerator and totals.denominator:
            told = {
                "fact_type": title_of(norm.fact_types[TOTALS], language),
                "id": totals.id,
                "numerator": totals.numerator,
                "denominator": totals.denominator,
            }
            return CONTRADICTING_TOTALS.fill(language, {**said, **told})
    return CONTRADICTION.fill(language, said)


def _without_cases(result: CheckResult) -> bool:
    """Return whether a check of cases falls short because there are none."""
    records = result.records
    return isinstance(result.check.question, Share) and records is not None and not result.totals and not records.scope


def _totals(result: CheckResult) -> tuple[Totals, ...]:
    """Return the totals that a check saw, or the checks that it is composed of."""
    return tuple(dict.fromkeys([*result.totals, *(found for part in result.parts for found in _totals(part))]))


def _contradicts(result: CheckResult) -> bool:
    """Return whether facts contradict each other in what a check asks and leave it unknown."""
    if not result.flags & Flags.UNKNOWN:
        return False
    return result.contradiction or any(map(_contradicts, result.parts))


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
    """Return whether the numbers of a check say something: of totals, and of the cases of a share."""
    question = result.check.question
    if isinstance(question, Counted) and question.at_most is not None:
        return False
    return bool(_totals(result)) or (isinstance(question, Share) and result.records is not None)


def _arguments(result: CheckResult, block: Block, finding: Finding, norm: Norm, language: str) -> dict[str, object]:
    """Return what the sentence of a check may hold; of several values none does, or one of them would do."""
    question = result.check.question
    shares, every = set(shares_in(question)), set(all_needed_in(question))
    arguments: dict[str, object] = {
        used.name: describe(
            norm,
            norm.parameters[used.name],
            used.value,
            language,
            share=used.name in shares,
            joined=AND if used.name in every else OR,
        )
        for used in finding.parameters
    }
    arguments |= {name: listed(values, OR, language) for name, values in block.items()}
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
    for totals in _totals(result)[:1]:
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
