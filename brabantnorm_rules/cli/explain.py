"""``brabantnorm explain``: everything that the finding of one rule rests on."""

import sys
from collections.abc import Iterator
from datetime import date

import click

from brabantnorm_rules.analysis.explanations.explanation import Explanation, explain
from brabantnorm_rules.analysis.explanations.tracing import trace
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.conditions import condition_lines
from brabantnorm_rules.cli.inputs import unknown_choice
from brabantnorm_rules.cli.options import (
    as_of_option,
    confidence_option,
    fail_on_option,
    format_option,
    judge,
    known_on_option,
    norm_option,
)
from brabantnorm_rules.cli.output import InputError, encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import open_dossier
from brabantnorm_rules.cli.tree import tree
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.reports.explanation import explanation_to_json
from brabantnorm_rules.truth import Outcome


@click.command("explain", cls=Command)
@click.argument("path", metavar="DOSSIER")
@click.argument("rule", metavar="NUMBER")
@as_of_option
@norm_option
@known_on_option
@confidence_option
@click.option("--tree", "with_tree", is_flag=True)
@format_option()
@fail_on_option
@language_option
@click.pass_obj
def explain_command(
    language: str,
    path: str,
    rule: str,
    as_of: date | None,
    norm_name: str | None,
    known_on: date | None,
    confidence: str,
    with_tree: bool,
    form: str,
    fail_on: tuple[Outcome, ...],
) -> int:
    """Explain the finding of one rule, as text or as JSON."""
    if with_tree and form == "json":
        raise InputError(Diagnostic("tree-is-text", Place(within="--tree")))
    dossier = open_dossier(path, norm_name)
    norm = with_confidence(dossier.norm, confidence)
    if rule not in norm.rules:
        raise InputError(unknown_choice("rule-unknown", rule, tuple(norm.rules), Place(within="NUMBER")))
    found = explain(norm, dossier, as_of or dossier.as_at, rule, known_on=known_on)
    if form == "json":
        write_document(explanation_to_json(found))
    else:
        page = Page(language, encoding_of(sys.stdout))
        lines = list(_lines(found, page))
        if with_tree:
            traced = trace(norm, dossier, as_of or dossier.as_at, rule, known_on=known_on)
            lines += tree(traced, norm, dossier.organisation.kind, page)
        write("\n".join(lines))
    return judge([(rule, found.finding.outcome)], fail_on, language)


def _lines(found: Explanation, page: Page) -> Iterator[str]:
    language, finding = page.language, found.finding
    yield from page.text(f"{finding.rule.id} {finding.title.in_language(language)}")
    yield from condition_lines(found.norm, found.known_on, page)
    for section in found.sections(language):
        yield from page.heading(section.title)
        for sentence in section.sentences:
            yield from page.item(sentence)
