"""``brabantnorm plan``: what would make rules met that are not, looked up, done or waited for."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

import click

from brabantnorm_rules.analysis.planning.advice import Advice
from brabantnorm_rules.analysis.planning.plan import Plan, Proposal, plan
from brabantnorm_rules.analysis.planning.steps import StepKind
from brabantnorm_rules.analysis.wording import describe_cause
from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.cli.changes import with_parts
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.conditions import LABELS, condition_lines, subject_lines
from brabantnorm_rules.cli.inputs import Day, check_rules
from brabantnorm_rules.cli.options import (
    as_of_option,
    confidence_option,
    fail_on_option,
    format_option,
    judge,
    known_on_option,
    norm_option,
    rules_option,
)
from brabantnorm_rules.cli.output import InputError, encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import open_dossier
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language import plan as words
from brabantnorm_rules.language import report as labels
from brabantnorm_rules.language.outcomes import OUTCOMES
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.reports.plan import plan_to_json
from brabantnorm_rules.truth import Outcome

_CAUSES: Final = 3


@click.command("plan", cls=Command)
@click.argument("path", metavar="DOSSIER")
@as_of_option
@click.option("--until", type=Day())
@norm_option
@known_on_option
@confidence_option
@format_option()
@fail_on_option
@rules_option
@language_option
@click.pass_obj
def plan_command(
    language: str,
    path: str,
    as_of: date | None,
    until: date | None,
    norm_name: str | None,
    known_on: date | None,
    confidence: str,
    form: str,
    fail_on: tuple[Outcome, ...],
    rules: tuple[str, ...],
) -> int:
    """Write what would make rules of a dossier met that are not met, as text or as JSON."""
    dossier = open_dossier(path, norm_name)
    check_rules(rules, dossier.norm)
    day = as_of or dossier.as_at
    if until is not None and until < day:
        arguments = {"start": str(day), "end": str(until)}
        raise InputError(Diagnostic("period-reversed", Place(within="--until"), arguments))
    norm = with_confidence(dossier.norm, confidence)
    found = plan(norm, dossier, day, known_on=known_on, rules=with_parts(rules, norm), until=until)
    if form == "json":
        write_document(plan_to_json(found))
    else:
        write("\n".join(_lines(found, Page(language, encoding_of(sys.stdout)))))
    return judge(((unsolved.rule, unsolved.outcome) for unsolved in found.unsolved), fail_on, language)


def _lines(found: Plan, page: Page) -> Iterator[str]:
    language = page.language
    yield from subject_lines(found.norm, found.organisation, page)
    yield from page.text(words.TITLE.in_language(language))
    yield ""
    yield from page.labelled(labels.LABELS["as_of"].in_language(language), _day(found.as_of, page), LABELS)
    ahead = words.AHEAD.fill(language, {"day": _day(found.until, page)})
    yield from page.labelled(words.LOOKED.in_language(language), ahead, LABELS)
    yield from condition_lines(found.norm, found.known_on, page)
    if found.as_of > found.as_at:
        label = labels.LABELS["forecast"].in_language(language)
        yield from page.labelled(label, labels.FORECAST.in_language(language), LABELS)
    yield ""
    yield from page.text(_summary(found, language))
    numbered = list(enumerate(_in_sections(found), start=1))
    told: set[str] = set()
    for name, waits in (("now", False), ("wait", True)):
        section = [(number, each) for number, each in numbered if (each.kind is StepKind.WAIT) is waits]
        if section:
            yield from page.heading(words.SECTIONS[name].in_language(language))
        for place, (number, proposal) in enumerate(section):
            if place:
                yield ""
            yield from _proposal(number, proposal, found, told, page)
    if found.unsolved:
        yield from page.heading(words.SECTIONS["unsolved"].in_language(language))
        yield from _unsolved(found, page)


def _in_sections(found: Plan) -> Iterable[Proposal]:
    """Return the proposals, those that wait last."""
    return sorted(found, key=lambda proposal: proposal.kind is StepKind.WAIT)


def _summary(found: Plan, language: str) -> str:
    """Return how many clauses are not met, and for how many of those there is a proposal that makes them met.

    Where only parts of clauses were asked, these are counted.
    """
    clauses = [rule.id for rule in found.norm.clauses if rule.id in found.findings] or list(found.findings)
    open_still = [rule for rule in clauses if _is_open(found.findings[rule].outcome)]
    if not open_still:
        return words.NOTHING_OPEN.in_language(language)
    solved = [rule for rule in open_still if any(each.makes.get(rule) is Outcome.MET for each in found)]
    return words.OF_THESE.fill(language, {"open": len(open_still), "total": len(clauses), "solved": len(solved)})


def _is_open(outcome: Outcome) -> bool:
    return outcome.is_shortfall or outcome is Outcome.UNKNOWN


def _proposal(number: int, proposal: Proposal, found: Plan, told: set[str], page: Page) -> Iterator[str]:
    """Yield a proposal: for which rules, what to do, and what comes of it; ``told`` are rules that had one before."""
    language, kind = page.language, found.organisation.kind
    first = words.OTHERWISE if told.issuperset(proposal.rules) else words.FOR
    told.update(proposal.rules)
    yield from page.text(f"{number}. {first.fill(language, {'rules': ', '.join(proposal.rules)})}")
    for text, step in zip(
        Advice(found.norm, found.organisation, language).steps(proposal), proposal.steps, strict=True
    ):
        yield from page.item(text, 1)
        for cause in step.because[:_CAUSES]:
            yield from page.item(describe_cause(cause, found.norm, kind, language), 3)
        if len(step.because) > _CAUSES:
            yield from page.item(labels.MORE.fill(language, {"number": len(step.because) - _CAUSES}), 3)
    if len(proposal.steps) > 1:
        yield from page.text(words.ALL_STEPS.in_language(language), 4)
    for outcome in Outcome:
        rules = [rule for rule, made in proposal.makes.items() if made is outcome]
        if rules:
            wording = words.BECOMES if proposal.on == found.as_of else words.BECOMES_ON
            arguments = {
                "day": _day(proposal.on, page),
                "outcome": OUTCOMES[outcome].in_language(language),
                "rules": _named(rules, found, page),
            }
            yield from page.text(wording.fill(language, arguments), 4)


def _named(rules: Sequence[str], found: Plan, page: Page) -> str:
    """Return rules with their titles."""
    return "; ".join(
        words.RULE.fill(page.language, {"rule": rule, "title": _title(rule, found, page)}) for rule in rules
    )


def _unsolved(found: Plan, page: Page) -> Iterator[str]:
    for unsolved in found.unsolved:
        reason = words.REASONS[unsolved.reason].fill(
            page.language, {"until": _day(found.until, page), "harmed": ", ".join(unsolved.harmed)}
        )
        arguments = {
            "rule": unsolved.rule,
            "title": _title(unsolved.rule, found, page),
            "outcome": OUTCOMES[unsolved.outcome].in_language(page.language),
            "reason": reason,
        }
        yield from page.item(words.UNSOLVED.fill(page.language, arguments))


def _title(rule: str, found: Plan, page: Page) -> str:
    """Return the title of a rule, and whether a deviation from it was decided on."""
    known = found.norm.rules[rule]
    title = found.norm.glossary_for(found.organisation.kind, known).wording(known.title).in_language(page.language)
    states = found.findings[rule].deviations if rule in found.findings else ()
    if not states:
        return title
    expired = all(state.expired for state in states)
    return f"{title}{(labels.DEVIATED if expired else labels.DEVIATES).in_language(page.language)}"


def _day(day: date, page: Page) -> str:
    return describe_day(day.toordinal(), page.language)
