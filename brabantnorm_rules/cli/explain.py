"""``brabantnorm explain``: everything that the finding of one rule rests on."""

import sys
from datetime import date

import click

from brabantnorm_rules.analysis.explanation import explain
from brabantnorm_rules.analysis.tracing import trace
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.inputs import Day, Word, unknown_choice
from brabantnorm_rules.cli.output import ExitCode, InputError, encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import open_dossier
from brabantnorm_rules.cli.tree import tree
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.reports.explanation import explanation_to_json


@click.command("explain", cls=Command)
@click.argument("path", metavar="DOSSIER")
@click.argument("rule", metavar="NUMBER")
@click.option("--as-of", type=Day(today=True))
@click.option("--norm", "norm_name")
@click.option("--known-on", type=Day())
@click.option("--tree", "with_tree", is_flag=True)
@click.option("--format", "form", type=Word(("text", "json")), default="text")
@language_option
@click.pass_obj
def explain_command(
    language: str,
    path: str,
    rule: str,
    as_of: date | None,
    norm_name: str | None,
    known_on: date | None,
    with_tree: bool,
    form: str,
) -> int:
    """Explain the finding of one rule, as text or as JSON."""
    if with_tree and form == "json":
        raise InputError(Diagnostic("tree-is-text", Place(within="--tree")))
    dossier = open_dossier(path, norm_name)
    norm = dossier.norm
    if rule not in norm.rules:
        raise InputError(unknown_choice("rule-unknown", rule, tuple(norm.rules), Place(within="NUMBER")))
    found = explain(norm, dossier, as_of or dossier.as_at, rule, known_on=known_on)
    if form == "json":
        write_document(explanation_to_json(found))
        return ExitCode.DONE
    page = Page(language, encoding_of(sys.stdout))
    lines = list(page.text(f"{rule} {found.finding.title.in_language(language)}"))
    for section in found.sections(language):
        lines += page.heading(section.title)
        for sentence in section.sentences:
            lines += page.item(sentence)
    if with_tree:
        traced = trace(norm, dossier, as_of or dossier.as_at, rule, known_on=known_on)
        lines += tree(traced, norm, dossier.organisation.kind, page)
    write("\n".join(lines))
    return ExitCode.DONE
