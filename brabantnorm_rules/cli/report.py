"""The report on an assessment as plain text: who and when, each rule, what falls short, what is missing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from brabantnorm_rules.analysis.wording import describe_value
from brabantnorm_rules.assessment import Assessment, Finding, UsedParameter, deviations
from brabantnorm_rules.assessment.reasons import explain_checks
from brabantnorm_rules.assessment.wording import describe_day, describe_deviation
from brabantnorm_rules.cli.conditions import LABELS, describe_confidence, describe_known_on
from brabantnorm_rules.cli.gaps import gaps_of
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.language import deviations as deviating
from brabantnorm_rules.language import report as words
from brabantnorm_rules.language.outcomes import NOT_APPLICABLE, OUTCOMES
from brabantnorm_rules.norm.facts import KIND
from brabantnorm_rules.norm.law import Confidence
from brabantnorm_rules.norm.parameters import Origin
from brabantnorm_rules.norm.rules import Pillar
from brabantnorm_rules.truth import Outcome

_GAPS: Final = 15
_RULES: Final = 10
_DEFAULTS: Final = 12


def report(assessment: Assessment, dossier: Dossier, page: Page, *, as_of_chosen: bool) -> Iterator[str]:
    """Yield the lines of the report on an assessment of a dossier.

    ``as_of_chosen`` is false when the as-of date is the day to which the dossier was kept.
    """
    yield from _head(assessment, page, as_of_chosen)
    for pillar in assessment.norm.pillars:
        yield from _pillar(assessment, pillar, page)
    yield from _shortfalls(assessment, page)
    yield from _deviations(assessment, page)
    yield from _unknowns(assessment, dossier, page)
    yield from _not_applicable(assessment, page)
    yield from _notes(assessment, page)
    yield from _counts(assessment, page)
    yield from _defaults(assessment, page)


def _head(assessment: Assessment, page: Page, as_of_chosen: bool) -> Iterator[str]:
    language, norm, organisation = page.language, assessment.norm, assessment.organisation
    kind = norm.words.say(organisation.kind, language, KIND)
    yield from page.text(f"{organisation.name} ({organisation.id}, {kind})")
    title = assessment.glossary.wording(norm.title).in_language(language)
    yield from page.text(f"{title} ({norm.id})")
    yield ""
    for name, text in _facts(assessment, language, as_of_chosen):
        yield from page.labelled(words.LABELS[name].in_language(language), text, LABELS)


def _facts(assessment: Assessment, language: str, as_of_chosen: bool) -> Iterator[tuple[str, str]]:
    as_of = describe_day(assessment.as_of.toordinal(), language)
    yield "as_of", as_of if as_of_chosen else words.AS_OF_AS_AT.fill(language, {"day": as_of})
    if as_of_chosen:
        yield "as_at", words.AS_AT.fill(language, {"day": describe_day(assessment.as_at.toordinal(), language)})
    if assessment.known_on is not None:
        yield "known_on", describe_known_on(assessment.known_on, language)
    if assessment.forecast:
        yield "forecast", words.FORECAST.in_language(language)
    if assessment.phase is not None and assessment.norm.target_before is not None:
        day = describe_day(assessment.norm.target_before, language)
        yield "phase", words.PHASES[assessment.phase].fill(language, {"day": day})
    if assessment.norm.least_confidence is not Confidence.LOW:
        yield "confidence", describe_confidence(assessment.norm, language)
    if len(assessment) != len(assessment.norm.clauses):
        rules = ", ".join(finding.rule.id for finding in assessment)
        yield "selection", words.SELECTION.fill(language, {"rules": rules})
    for let_in in assessment.let_in:
        yield "let_in", words.LET_IN.fill(language, {"field": let_in.field, "reason": let_in.reason})
    yield "outcome", _summary(assessment, language)


def _summary(assessment: Assessment, language: str) -> str:
    counts = [(number, outcome) for outcome, number in assessment.counts().items() if number]
    outcomes = ", ".join(f"{number} {OUTCOMES[outcome].in_language(language)}" for number, outcome in counts)
    wording = words.ONE_CLAUSE if len(assessment) == 1 else words.CLAUSES
    return wording.fill(language, {"total": len(assessment), "outcomes": outcomes})


def _pillar(assessment: Assessment, pillar: Pillar, page: Page) -> Iterator[str]:
    rows = [
        (f"{'  ' * depth}{finding.rule.id}", finding)
        for clause in assessment
        if clause.rule.pillar == pillar.number
        for depth, finding in _tree(clause)
    ]
    if not rows:
        return
    title = assessment.glossary.wording(pillar.title).in_language(page.language)
    yield from page.heading(words.PILLAR.fill(page.language, {"number": pillar.number, "title": title}))
    width = max(len(number) for number, _ in rows)
    for number, finding in rows:
        mark = ""
        if finding.deviations:
            expired = all(state.expired for state in finding.deviations)
            mark = (words.DEVIATED if expired else words.DEVIATES).in_language(page.language)
        title = f"{finding.title.in_language(page.language)}{mark}"
        yield from page.row(number, finding.outcome, title, width)


def _tree(finding: Finding, depth: int = 0) -> Iterator[tuple[int, Finding]]:
    yield depth, finding
    for part in finding.parts:
        yield from _tree(part, depth + 1)


def _shortfalls(assessment: Assessment, page: Page) -> Iterator[str]:
    number = sum(finding.outcome.is_shortfall for finding in assessment)
    if not number:
        return
    yield from page.heading(words.SHORTFALLS.fill(page.language, {"number": number, "total": len(assessment)}))
    found = [finding for clause in assessment for _, finding in _tree(clause) if finding.outcome.is_shortfall]
    for position, finding in enumerate(found):
        if position:
            yield ""
        yield from _shortfall(finding, assessment, page)


def _shortfall(finding: Finding, assessment: Assessment, page: Page) -> Iterator[str]:
    language = page.language
    title, *others = page.text(f"{finding.rule.id} {finding.title.in_language(language)}")
    yield page.color(title, finding.outcome)
    yield from others
    reasons = explain_checks(finding, assessment.norm, language)
    reasons = reasons or words.SEE_PARTS.in_language(language)
    yield from page.text(f"{page.outcome(finding.outcome)}. {reasons}", 4)
    for state in finding.deviations:
        wording = words.EXPIRED if state.expired else words.DEVIATION
        yield from page.text(wording.fill(language, describe_deviation(state, language)), 4)
    if finding.remedy is not None:
        yield from page.text(words.REMEDY.fill(language, {"remedy": finding.remedy.in_language(language)}), 4)


def _deviations(assessment: Assessment, page: Page) -> Iterator[str]:
    language, found = page.language, deviations(assessment)
    if not found.states:
        return
    counts = {"number": len(found.deviating), "total": len(found.shortfalls)}
    yield from page.heading(deviating.SUMMARY.fill(language, counts))
    for state in found.states:
        yield from page.item(deviating.LINE.fill(language, describe_deviation(state, language)))
    yield from page.text(deviating.NO_INFLUENCE.in_language(language))


def _unknowns(assessment: Assessment, dossier: Dossier, page: Page) -> Iterator[str]:
    number = assessment.counts()[Outcome.UNKNOWN]
    gaps = gaps_of(assessment, dossier, page.language)
    if not number and not gaps:
        return
    language = page.language
    yield from page.heading(words.UNKNOWNS.fill(language, {"number": number, "total": len(assessment)}))
    named: set[str] = set()
    left = 0
    for position, gap in enumerate(gaps):
        if position >= _GAPS and named.issuperset(gap.rules):
            left += 1
            continue
        named.update(gap.rules)
        yield from page.item(words.HELPS.fill(language, {"text": gap.text, "rules": _rules(gap.rules, language)}))
    if left:
        yield from page.item(words.MORE.fill(language, {"number": left}))


def _not_applicable(assessment: Assessment, page: Page) -> Iterator[str]:
    language = page.language
    found = [(finding.rule.id, finding.because) for finding in assessment if finding.because is not None]
    if not found:
        return
    yield from page.heading(words.NOT_APPLICABLE.fill(language, {"number": len(found), "total": len(assessment)}))
    for rule, because in found:
        reason = NOT_APPLICABLE[because].in_language(language)
        yield from page.item(words.BECAUSE.fill(language, {"rule": rule, "reason": reason}))


def _notes(assessment: Assessment, page: Page) -> Iterator[str]:
    language = page.language
    found = [
        (finding.rule.id, note)
        for clause in assessment
        for _, finding in _tree(clause)
        for note in finding.notes(language)
    ]
    if not found:
        return
    yield from page.heading(words.NOTES.in_language(language))
    for rule, note in found:
        yield from page.item(words.NOTE.fill(language, {"rule": rule, "text": note}))


def _rules(rules: Sequence[str], language: str) -> str:
    listed = ", ".join(rules[:_RULES])
    more = len(rules) - _RULES
    return f"{listed} {words.MORE.fill(language, {'number': more})}" if more > 0 else listed


def _counts(assessment: Assessment, page: Page) -> Iterator[str]:
    language = page.language
    yield from page.heading(words.COUNTS.in_language(language))
    heads = [words.COLUMNS[outcome].in_language(language) for outcome in Outcome]
    heads.append(words.TOTAL.in_language(language))
    asked = {finding.rule.pillar for finding in assessment}
    rows = [
        (words.ONE_PILLAR.fill(language, {"number": pillar.number}), assessment.counts(pillar.number))
        for pillar in assessment.norm.pillars
        if pillar.number in asked
    ]
    rows.append((words.ALL_PILLARS.in_language(language), assessment.counts()))
    width = max(len(name) for name, _ in rows)
    yield " " * width + "".join(f"{head:>10}" for head in heads)
    for name, counts in rows:
        yield f"{name:<{width}}" + "".join(f"{number:>10}" for number in (*counts.values(), sum(counts.values())))


def _defaults(assessment: Assessment, page: Page) -> Iterator[str]:
    found = _used_defaults(assessment)
    if not found:
        return
    language, glossary = page.language, assessment.glossary
    yield from page.heading(words.DEFAULTS.in_language(language))
    for used, rules in list(found.items())[:_DEFAULTS]:
        parameter = assessment.norm.parameters[used.name]
        arguments = {
            "title": glossary.wording(parameter.title).in_language(language),
            "value": glossary.text(describe_value(used.value, used.name, assessment.norm, language), language),
            "rules": _rules(rules, language),
        }
        yield from page.item(words.VALUE.fill(language, arguments))
    if len(found) > _DEFAULTS:
        yield from page.item(words.MORE_IN_JSON.fill(language, {"number": len(found) - _DEFAULTS}))


def _used_defaults(assessment: Assessment) -> Mapping[UsedParameter, Sequence[str]]:
    """Return the values that the library chose, each with the rules that use it; those of most rules first."""
    found: dict[UsedParameter, list[str]] = {}
    for clause in assessment:
        for _, finding in _tree(clause):
            for used in finding.parameters if finding.because is None else ():
                if used.origin is Origin.DEFAULT:
                    found.setdefault(used, []).append(finding.rule.id)
    return dict(sorted(found.items(), key=lambda item: -len(item[1])))
