"""What coverage and mutation found, in words and as JSON."""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from brabantnorm_rules.language import changes
from brabantnorm_rules.language import measures as words
from brabantnorm_rules.language.languages import Language
from brabantnorm_rules.language.outcomes import OUTCOMES
from brabantnorm_rules.truth import Outcome
from brabantnorm_rules.workbench.coverage import Coverage, CoverageItem, CoverageStatus
from brabantnorm_rules.workbench.exports import FORMAT
from brabantnorm_rules.workbench.mutation import MutantResult, MutantStatus, Mutation
from brabantnorm_rules.workbench.possible import Truth
from brabantnorm_rules.workbench.scenarios import Exemption


def say_subject(rule: str, check: str, condition: str, language: str) -> str:
    """Return of what something is said: a condition, a check or a rule."""
    wording = words.CONDITION if condition else words.CHECK if check else words.RULE
    return wording.fill(language, {"rule": rule, "check": check, "condition": condition})


def say_item(item: CoverageItem, language: str) -> str:
    """Return what scenarios do not show of a rule, or what they cannot show and why."""
    missing = item.status is CoverageStatus.MISSING
    if isinstance(item.shows, Truth):
        said = (words.NEVER if missing else words.CANNOT)[item.shows].in_language(language)
    else:
        wording = words.NEVER_SHOWN if missing else words.CANNOT_SHOW
        said = wording.fill(language, {"outcome": _outcome(item.shows, item, language)})
    why = "" if missing else f" ({_why(item, language)})"
    return f"{say_subject(item.rule, item.check, item.condition, language)}: {said}{why}"


def say_unneeded(exemption: Exemption, language: str) -> str:
    """Return that an exemption is not needed."""
    subject = say_subject(exemption.rule, exemption.check, exemption.condition, language)
    said = words.UNNEEDED.fill(language, {"kind": str(exemption.kind)})
    return f"{subject}, {exemption.what}: {said}"


def say_coverage(coverage: Coverage, language: str) -> str:
    """Return how much scenarios show."""
    counts = {str(status): len(coverage.with_status(status)) for status in CoverageStatus}
    total = counts["shown"] + counts["missing"]
    return words.COVERED.fill(language, {**counts, "total": total, "share": percentage(coverage.share, language)})


def percentage(share: Fraction, language: str) -> str:
    """Return a share as a percentage in tenths, rounded down: only all of it is a hundred."""
    tenths = share.numerator * 1000 // share.denominator
    text = str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
    return text.replace(".", ",") if language == "nl" else text


def coverage_to_json(coverage: Coverage) -> str:
    """Return coverage as JSON: everything that can be shown, with its place and whether it is shown."""
    document = {
        "format": FORMAT,
        "norm": {"id": coverage.norm.id, "edition": coverage.norm.edition},
        "counts": {str(status): len(coverage.with_status(status)) for status in CoverageStatus},
        "items": [_plain(item) for item in coverage.items],
        "unneeded": [exemption_as_plain(exemption) for exemption in coverage.unneeded],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2)


def exemption_as_plain(exemption: Exemption) -> Mapping[str, Any]:
    """Return an exemption as plain values."""
    return {
        "kind": str(exemption.kind),
        "rule": exemption.rule,
        "check": exemption.check,
        "condition": exemption.condition,
        "what": exemption.what,
        "reason": None if exemption.reason is None else str(exemption.reason),
        "why": exemption.why,
        "path": exemption.place.path,
        "line": exemption.place.line,
    }


def _plain(item: CoverageItem) -> Mapping[str, Any]:
    return {
        "rule": item.rule,
        "check": item.check,
        "condition": item.condition,
        "shows": str(item.shows),
        "reason": None if item.reason is None else str(item.reason),
        "path": item.place.path,
        "line": item.place.line,
        "status": str(item.status),
        "why": item.why,
    }


def _outcome(outcome: Outcome, item: CoverageItem, language: str) -> str:
    said = OUTCOMES[outcome].in_language(language)
    if item.reason is None:
        return said
    return words.WITH_REASON.fill(language, {"outcome": said, "reason": str(item.reason)})


def _why(item: CoverageItem, language: str) -> str:
    if item.status is CoverageStatus.EXEMPT:
        return item.why
    return (words.ALWAYS_SUPPLIED if item.shows is Truth.UNKNOWN else words.NO_RECORD).in_language(language)


# ---- mutation ---------------------------------------------------------------------------------------------------


def say_mutant(result: MutantResult, language: str) -> str:
    """Return what was changed of a rule without a scenario that noticed it, or why that is no other rule."""
    arguments = {
        "subject": say_subject(result.rule, result.check, result.condition, language),
        "change": say_change(result.change, language),
        "name": result.change,
        "why": result.why or changes.NO_DIFFERENCE.in_language(language),
    }
    wording = changes.SURVIVED if result.status is MutantStatus.SURVIVED else changes.NO_CHANGE
    return wording.fill(language, arguments)


def say_change(change: str, language: str) -> str:
    """Return what a change does, by its name."""
    name, _, value = change.partition(":")
    if value.startswith("without:"):
        return changes.CHANGES["for_each"].fill(language, {"name": name, "value": value.removeprefix("without:")})
    return changes.CHANGES[name].fill(language, {"value": value})


def say_unmet(language: str) -> str:
    """Return that an expectation can notice nothing."""
    return changes.UNMET.in_language(language)


def say_rule_score(mutation: Mutation, rule: str, language: str) -> str:
    """Return how many of the changes of a rule scenarios notice."""
    counts = counts_of(mutation, rule)
    arguments = {
        **counts,
        "rule": rule,
        "total": counts["killed"] + counts["survived"],
        "share": percentage(mutation.share_of(rule), language),
    }
    return changes.OF_RULE.fill(language, arguments)


def say_mutation(mutation: Mutation, language: str) -> str:
    """Return how many of all changes scenarios notice."""
    counts = counts_of(mutation)
    total = counts["killed"] + counts["survived"]
    return changes.NOTICED.fill(language, {**counts, "total": total, "share": percentage(mutation.share, language)})


def counts_of(mutation: Mutation, rule: str | None = None) -> Mapping[str, int]:
    """Return how many mutants, of a rule or of all, have each status."""
    chosen = [result.status for result in mutation.results if rule is None or result.rule == rule]
    return {str(status): chosen.count(status) for status in MutantStatus}


def mutation_to_json(mutation: Mutation) -> str:
    """Return mutation as JSON: every change with its place and what came of it, and the counts for each rule."""
    rules = dict.fromkeys(result.rule for result in mutation.results)
    document = {
        "format": FORMAT,
        "norm": {"id": mutation.norm.id, "edition": mutation.norm.edition},
        "counts": counts_of(mutation),
        "rules": {rule: counts_of(mutation, rule) for rule in rules},
        "mutants": [_plain_mutant(result) for result in mutation.results],
        "unneeded": [exemption_as_plain(exemption) for exemption in mutation.unneeded],
        "unmet": [str(place) for place in mutation.unmet],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2)


def _plain_mutant(result: MutantResult) -> Mapping[str, Any]:
    return {
        "rule": result.rule,
        "check": result.check,
        "condition": result.condition,
        "change": result.change,
        "says": {str(language): say_change(result.change, language) for language in Language},
        "path": result.place.path,
        "line": result.place.line,
        "status": str(result.status),
        "killed_by": None if result.killed_by is None else str(result.killed_by),
        "why": result.why,
    }
