"""``brabantnorm rules mutate``: which changes of the rules of a norm its scenarios do not notice."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction

import click

from brabantnorm_rules.authoring import read_norm
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.coverage import norm_folder
from brabantnorm_rules.cli.inputs import Whole, Word, check_rules
from brabantnorm_rules.cli.output import ExitCode, clean, encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.workbench import MutantResult, MutantStatus, Mutation, mutation_to_json, run_mutants
from brabantnorm_rules.workbench.measures import (
    say_mutant,
    say_mutation,
    say_rule_score,
    say_unmet,
    say_unneeded,
)
from brabantnorm_rules.workbench.mutation import Progress
from brabantnorm_rules.workbench.naming import condition_in_words


@click.command("mutate", cls=Command)
@click.argument("path", metavar="[PATH]", required=False)
@click.option("--rule", "rules", multiple=True, metavar="ID")
@click.option("--at-least", type=Whole(0, 100), default=100)
@click.option("--processes", type=Whole(1, 1000))
@click.option("--all", "everything", is_flag=True)
@click.option("--format", "form", type=Word(("text", "json")), default="text")
@language_option
@click.pass_obj
def mutate_command(
    language: str,
    path: str | None,
    rules: tuple[str, ...],
    at_least: int,
    processes: int | None,
    everything: bool,
    form: str,
) -> int:
    """Change the rules of a norm one thing at a time, and write which changes no scenario notices."""
    folder = norm_folder(path)
    if rules:
        check_rules(rules, read_norm(folder))
    with _progress() as progress:
        mutation = run_mutants(
            folder, rules=rules or None, processes=processes or os.cpu_count() or 1, progress=progress
        )
    if form == "json":
        write_document(mutation_to_json(mutation))
    else:
        write("\n".join(_report(mutation, everything, Page(language, encoding_of(sys.stdout)))))
    enough = mutation.share >= Fraction(at_least, 100) and not mutation.unneeded and not mutation.unmet
    return ExitCode.DONE if enough else ExitCode.FAILED


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """Give what shows on a terminal how far the work is; elsewhere nothing."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with click.progressbar(length=1, file=sys.stderr) as bar:

        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show


def _report(mutation: Mutation, everything: bool, page: Page) -> Iterator[str]:
    for place in mutation.unmet:
        yield clean(f"{place}: {say_unmet(page.language)}")
    for result in mutation.survivors:
        yield from _mutant(mutation, result, page)
    for exemption in mutation.unneeded:
        yield clean(f"{exemption.place}: {say_unneeded(exemption, page.language)}")
    if everything:
        for status in (MutantStatus.EXPLAINED, MutantStatus.EQUIVALENT):
            for result in mutation.with_status(status):
                yield from _mutant(mutation, result, page)
    for rule in dict.fromkeys(result.rule for result in mutation.results):
        if everything or mutation.share_of(rule) < 1:
            yield say_rule_score(mutation, rule, page.language)
    yield from page.text(say_mutation(mutation, page.language))


def _mutant(mutation: Mutation, result: MutantResult, page: Page) -> Iterator[str]:
    yield clean(f"{result.place}: {say_mutant(result, page.language)}")
    if result.condition:
        said = condition_in_words(mutation.norm, result.rule, result.check, result.condition, page.language)
        if said:
            yield from page.text(said, 4)
