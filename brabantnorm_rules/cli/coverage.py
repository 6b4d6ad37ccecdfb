"""``brabantnorm rules coverage``: what scenarios show of the rules of a norm, and what they do not."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from brabantnorm_rules.authoring import read_norm
from brabantnorm_rules.authoring.shipped import find_norm
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.inputs import Word, check_rules
from brabantnorm_rules.cli.output import ExitCode, InputError, clean, encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import DEFAULT_NORM
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.workbench import Coverage, CoverageItem, CoverageStatus, coverage_to_json, measure_coverage
from brabantnorm_rules.workbench.measures import say_coverage, say_item, say_unneeded
from brabantnorm_rules.workbench.naming import condition_in_words
from brabantnorm_rules.workbench.reading import find_norm_of


@click.command("coverage", cls=Command)
@click.argument("path", metavar="[PATH]", required=False)
@click.option("--rule", "rules", multiple=True, metavar="ID")
@click.option("--all", "everything", is_flag=True)
@click.option("--format", "form", type=Word(("text", "json")), default="text")
@language_option
@click.pass_obj
def coverage_command(language: str, path: str | None, rules: tuple[str, ...], everything: bool, form: str) -> int:
    """Write what scenarios do not show of the rules of a norm."""
    folder = norm_folder(path)
    if rules:
        check_rules(rules, read_norm(folder))
    coverage = measure_coverage(folder, rules=rules or None)
    if form == "json":
        write_document(coverage_to_json(coverage))
    else:
        write("\n".join(_report(coverage, everything, Page(language, encoding_of(sys.stdout)))))
    return ExitCode.DONE if coverage.passed else ExitCode.FAILED


def norm_folder(path: str | None) -> Path:
    """Return the folder of the norm that a path belongs to; of no path, that of the norm that commands are about."""
    if path is None:
        return find_norm(DEFAULT_NORM)
    folder = find_norm_of(Path(path))
    if folder is None:
        raise InputError(Diagnostic("norm-missing", Place(path)))
    return folder


def _report(coverage: Coverage, everything: bool, page: Page) -> Iterator[str]:
    for item in coverage.missing:
        yield from _item(coverage, item, page)
    for exemption in coverage.unneeded:
        yield clean(f"{exemption.place}: {say_unneeded(exemption, page.language)}")
    if everything:
        for status in (CoverageStatus.EXEMPT, CoverageStatus.UNREACHABLE):
            for item in coverage.with_status(status):
                yield from _item(coverage, item, page)
    yield from page.text(say_coverage(coverage, page.language))


def _item(coverage: Coverage, item: CoverageItem, page: Page) -> Iterator[str]:
    yield clean(f"{item.place}: {say_item(item, page.language)}")
    if item.condition:
        said = condition_in_words(coverage.norm, item.rule, item.check, item.condition, page.language)
        yield from page.text(said, 4)
