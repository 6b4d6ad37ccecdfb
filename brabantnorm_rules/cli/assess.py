"""``brabantnorm assess``: assess a dossier on a date."""

import sys
from datetime import date, timedelta
from pathlib import Path

import click

from brabantnorm_rules.analysis.timeline import LAST_DATE, timeline
from brabantnorm_rules.assessment import assess
from brabantnorm_rules.assessment.findings import SHOWN
from brabantnorm_rules.cli.changes import UPCOMING_DAYS, upcoming_lines, with_parts
from brabantnorm_rules.cli.commands import Command, language_option
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
from brabantnorm_rules.cli.report import report
from brabantnorm_rules.cli.subjects import open_dossier
from brabantnorm_rules.exchange import to_json, write_receipt
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.truth import Outcome


@click.command("assess", cls=Command)
@click.argument("path", metavar="DOSSIER")
@as_of_option
@norm_option
@known_on_option
@confidence_option
@format_option()
@fail_on_option
@rules_option
@click.option("--receipt", type=click.Path(), metavar="FILE")
@language_option
@click.pass_obj
def assess_command(
    language: str,
    path: str,
    as_of: date | None,
    norm_name: str | None,
    known_on: date | None,
    confidence: str,
    form: str,
    fail_on: tuple[Outcome, ...],
    rules: tuple[str, ...],
    receipt: str | None,
) -> int:
    """Assess a dossier, and write the findings as text or as JSON."""
    dossier = open_dossier(path, norm_name)
    check_rules(rules, dossier.norm)
    day = as_of or dossier.as_at
    shown = SHOWN if form == "json" else None  # the text counts all the records of which something is missing
    norm = with_confidence(dossier.norm, confidence)
    assessment = assess(norm, dossier, day, known_on=known_on, rules=rules or None, evidence=shown)
    if receipt is not None:
        Path(receipt).write_text(write_receipt(assessment, dossier), encoding="utf-8")
    if form == "json":
        write_document(to_json(assessment))
    else:
        page = Page(language, encoding_of(sys.stdout))
        until = min(day + timedelta(UPCOMING_DAYS), LAST_DATE)
        upcoming = timeline(norm, dossier, day, until, known_on=known_on, rules=with_parts(rules, norm))
        lines = [*report(assessment, dossier, page, as_of_chosen=as_of is not None), *upcoming_lines(upcoming, page)]
        write("\n".join(lines))
    return judge(((finding.rule.id, finding.outcome) for finding in assessment), fail_on, language)
