"""``brabantnorm attestations``: which checks an attestation answers, how old it is, and what rests on it alone."""

import sys
from collections.abc import Iterator
from datetime import date

import click

from brabantnorm_rules.analysis.attestations import Attestations, attestations
from brabantnorm_rules.analysis.explanations.annotations import describe_attested
from brabantnorm_rules.assessment.wording import describe_day
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
from brabantnorm_rules.language import attestations as words
from brabantnorm_rules.language import report as labels
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.reports.attestations import attestations_to_json
from brabantnorm_rules.truth import Outcome


@click.command("attestations", cls=Command)
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
def attestations_command(
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
    """Write which attestations the rules ask of a dossier, as text or as JSON."""
    dossier = open_dossier(path, norm_name)
    check_rules(rules, dossier.norm)
    norm = with_confidence(dossier.norm, confidence)
    found = attestations(norm, dossier, as_of or dossier.as_at, known_on=known_on, rules=rules or None)
    if form == "json":
        write_document(attestations_to_json(found))
    else:
        write("\n".join(_lines(found, Page(language, encoding_of(sys.stdout)))))
    return judge(((check.rule, check.outcome) for check in found), fail_on, language)


def _lines(found: Attestations, page: Page) -> Iterator[str]:
    language = page.language
    yield from subject_lines(found.norm, found.organisation, page)
    yield from page.text(words.TITLE.in_language(language))
    yield ""
    day = describe_day(found.as_of.toordinal(), language)
    yield from page.labelled(labels.LABELS["as_of"].in_language(language), day, LABELS)
    yield from condition_lines(found.norm, found.known_on, page)
    yield from page.heading(words.COVERAGE.fill(language, {"number": len(found)}))
    for status, number in found.counts().items():
        if number:
            yield from page.text(f"{number:>3}  {words.COUNTS[status].in_language(language)}")
    if found.checks:
        yield ""
    for check in found:
        yield from page.item(describe_attested(check, found.norm, language))
    resting = {"number": len(found.alone), "total": found.clauses}
    yield from page.heading(words.RESTING.fill(language, resting))
    if found.alone:
        yield from page.text(", ".join(found.alone))
