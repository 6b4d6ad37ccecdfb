"""``brabantnorm region``: how the clauses are met in a set of organisations."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import click

from brabantnorm_rules.analysis.region import Region, RegionClause, region
from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.conditions import condition_lines
from brabantnorm_rules.cli.inputs import Day, unknown_choice
from brabantnorm_rules.cli.options import (
    confidence_option,
    fail_on_option,
    format_option,
    judge,
    known_on_option,
    norm_option,
)
from brabantnorm_rules.cli.output import InputError, encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import open_dossier, open_norm
from brabantnorm_rules.dossier import Dossier, read_dossier
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language import region as words
from brabantnorm_rules.language import report
from brabantnorm_rules.reports.region import hide_small, region_to_json, shown
from brabantnorm_rules.truth import Outcome

_JOINT: Final = "joint"
"""The name of the dossier with what was recorded together."""

_DOSSIER: Final = "dossier.yaml"
_HIDDEN: Final = "."


@click.command("region", cls=Command)
@click.argument("path", metavar="FOLDER")
@click.option("--as-of", type=Day(today=True), required=True)
@click.option("--group", default="")
@click.option("--named", is_flag=True)
@click.option("--small", is_flag=True)
@norm_option
@known_on_option
@confidence_option
@format_option()
@fail_on_option
@language_option
@click.pass_obj
def region_command(
    language: str,
    path: str,
    as_of: date,
    group: str,
    named: bool,
    small: bool,
    norm_name: str | None,
    known_on: date | None,
    confidence: str,
    form: str,
    fail_on: tuple[Outcome, ...],
) -> int:
    """Show how the clauses are met in a folder of dossiers."""
    found = _read(path, norm_name)
    joint = found.pop(_JOINT, None)
    _check(found, path, group)
    made = region(
        found.values(), as_of, joint=joint, group=group, known_on=known_on, confidence=confidence, named=named
    )
    if form == "json":
        write_document(region_to_json(made, small=small))
    else:
        write("\n".join(_lines(made, Page(language, encoding_of(sys.stdout)), small)))
    shown_outcomes = (
        (clause.rule, outcome)
        for clause in made.clauses
        for outcome, number in (clause.counts if small else hide_small(clause.counts)).items()
        if number
    )
    return judge(shown_outcomes, fail_on, language)


def _read(path: str, norm_name: str | None) -> dict[str, Dossier]:
    """Return the dossiers in a folder by the names of their folders, all under the norm of the first."""
    folders = sorted(found.parent for found in Path(path).glob(f"*/{_DOSSIER}"))
    if not [folder for folder in folders if folder.name != _JOINT]:
        raise InputError(Diagnostic("no-dossiers", Place(path), {}))
    norm = open_dossier(str(folders[0]), None).norm if norm_name is None else open_norm(norm_name)
    return {folder.name: read_dossier(folder, norm) for folder in folders}


def _check(found: dict[str, Dossier], path: str, group: str) -> None:
    """Raise InputError for dossiers that cannot be counted together, and for an unknown group."""
    names = [dossier.organisation.id for dossier in found.values()]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(Diagnostic("dossiers-of-one", Place(path), {"organisations": ", ".join(twice)}))
    groups = tuple(next(iter(found.values())).norm.groups.groups)
    if group and group not in groups:
        raise InputError(unknown_choice("choice-unknown", group, groups, Place(within="--group")))


def _lines(made: Region, page: Page, small: bool) -> Iterator[str]:
    language = page.language
    day = describe_day(made.as_of.toordinal(), language)
    yield from page.text(words.HEAD.fill(language, {"number": made.organisations, "norm": made.norm.id, "day": day}))
    yield from condition_lines(made.norm, made.known_on, page)
    if made.group:
        name = made.norm.groups.groups[made.group].name
        yield from page.text(words.GROUP.fill(language, {"group": name, "number": made.without_dossier}))
    if not small:
        yield from page.text(words.HIDDEN.in_language(language))
    width = max(len(clause.rule) for clause in made.clauses) + 2
    for pillar in made.norm.pillars:
        title = pillar.title.in_language(language)
        yield from page.heading(report.PILLAR.fill(language, {"number": pillar.number, "title": title}))
        yield " " * width + "  ".join(report.COLUMNS[outcome].in_language(language) for outcome in Outcome)
        for clause in made.clauses:
            if clause.pillar == pillar.number:
                yield from _clause(clause, page, width, small)
        if made.lowest[pillar.number]:
            yield from page.text(words.LOWEST.fill(language, {"rules": ", ".join(made.lowest[pillar.number])}))
    yield from _repairs(made, page, small)
    if made.standings:
        yield from page.heading(words.STANDINGS.in_language(language))
        for standing in made.standings:
            arguments = {"met": standing.met, "applicable": standing.applicable, "name": standing.name}
            yield from page.item(words.STANDING.fill(language, arguments))


def _clause(clause: RegionClause, page: Page, width: int, small: bool) -> Iterator[str]:
    counts = f"{clause.rule:<{width}}{_counts(clause, page, small)}"
    yield from page.labelled(counts, clause.title.in_language(page.language), len(counts) + 2)


def _counts(clause: RegionClause, page: Page, small: bool) -> str:
    counts = dict(clause.counts) if small else hide_small(clause.counts)
    cells = []
    for outcome, number in counts.items():
        width = len(report.COLUMNS[outcome].in_language(page.language))
        cells.append(f"{_HIDDEN if number is None else number:>{width}}")
    return "  ".join(cells)


def _repairs(made: Region, page: Page, small: bool) -> Iterator[str]:
    found = [repair for repair in made.repairs if small or shown(repair.organisations) is not None]
    if found:
        yield from page.heading(words.REPAIRS.in_language(page.language))
    for repair in found:
        check = " ".join([repair.check, *(str(value) for _, value in repair.variables)])
        arguments = {
            "fact_type": repair.fact_type,
            "rule": repair.rule,
            "check": check,
            "number": repair.organisations,
        }
        yield from page.item(words.REPAIR.fill(page.language, arguments))
