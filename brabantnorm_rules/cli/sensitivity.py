"""``brabantnorm sensitivity``: which outcomes depend on how the norm is read."""

import sys
from collections.abc import Iterator
from datetime import date

import click

from brabantnorm_rules.analysis.sensitivity import RuleSensitivity, Sensitivity, sensitivity
from brabantnorm_rules.analysis.wording import describe_reading
from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.cli.changes import with_parts
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.conditions import LABELS, condition_lines, subject_lines
from brabantnorm_rules.cli.inputs import check_rules
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
from brabantnorm_rules.cli.output import encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import open_dossier
from brabantnorm_rules.language import report as labels
from brabantnorm_rules.language import timeline as words
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.reports.sensitivity import sensitivity_to_json
from brabantnorm_rules.truth import Outcome


@click.command("sensitivity", cls=Command)
@click.argument("path", metavar="DOSSIER")
@as_of_option
@norm_option
@known_on_option
@confidence_option
@format_option()
@fail_on_option
@rules_option
@language_option
@click.pass_obj
def sensitivity_command(
    language: str,
    path: str,
    as_of: date | None,
    norm_name: str | None,
    known_on: date | None,
    confidence: str,
    form: str,
    fail_on: tuple[Outcome, ...],
    rules: tuple[str, ...],
) -> int:
    """Write which outcomes of a dossier depend on a reading, as text or as JSON."""
    dossier = open_dossier(path, norm_name)
    check_rules(rules, dossier.norm)
    norm = with_confidence(dossier.norm, confidence)
    found = sensitivity(norm, dossier, as_of or dossier.as_at, known_on=known_on, rules=with_parts(rules, norm))
    if form == "json":
        write_document(sensitivity_to_json(found))
    else:
        write("\n".join(_lines(found, Page(language, encoding_of(sys.stdout)))))
    return judge(_outcomes(found), fail_on, language)


def _outcomes(found: Sensitivity) -> Iterator[tuple[str, Outcome]]:
    """Yield what each rule shows, as it is read and under each other reading."""
    for rule in found.rules.values():
        yield rule.rule, rule.outcome
        yield from ((rule.rule, reading.outcome) for reading in rule.tried)


def _lines(found: Sensitivity, page: Page) -> Iterator[str]:
    language = page.language
    yield from subject_lines(found.norm, found.organisation, page)
    yield ""
    day = describe_day(found.as_of.toordinal(), language)
    yield from page.labelled(labels.LABELS["as_of"].in_language(language), day, LABELS)
    yield from condition_lines(found.norm, found.known_on, page)
    dependent = list(found)
    counts = {"number": len(dependent), "total": len(found.rules)}
    yield from page.heading((words.READINGS if dependent else words.NO_READINGS).fill(language, counts))
    for position, rule in enumerate(dependent):
        if position:
            yield ""
        yield from _rule(rule, found, page)
    incomplete = [rule.rule for rule in found.rules.values() if not rule.complete]
    if incomplete:
        yield ""
        yield from page.text(words.NOT_ALL.fill(language, {"rules": ", ".join(incomplete)}))


def _rule(found: RuleSensitivity, whole: Sensitivity, page: Page) -> Iterator[str]:
    language, norm, kind = page.language, whole.norm, whole.organisation.kind
    rule = norm.rules[found.rule]
    title = norm.glossary_for(kind, rule).wording(rule.title).in_language(language)
    first, *others = page.text(f"{found.rule} {title}: {page.outcome(found.outcome)}")
    yield page.color(first, found.outcome)
    yield from others
    for reading in found.others:
        arguments = {
            "outcome": page.outcome(reading.outcome),
            "readings": describe_reading(reading, norm, kind, language),
        }
        yield from page.item(words.READ_AS.fill(language, arguments), 2)
