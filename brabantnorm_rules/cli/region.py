"""``brabantnorm region``: how the clauses are met in a set of organisations."""

import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

import click

from brabantnorm_rules.analysis.explanations.values import value_in_words
from brabantnorm_rules.analysis.regions.joint import JointActivity
from brabantnorm_rules.analysis.regions.members import Members
from brabantnorm_rules.analysis.regions.region import Region, region
from brabantnorm_rules.assessment.wording import describe_day, label, title_of
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.conditions import condition_lines, withheld_lines
from brabantnorm_rules.cli.inputs import Day, unknown_choice
from brabantnorm_rules.cli.options import (
    confidence_option,
    confidentiality_option,
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
from brabantnorm_rules.language.outcomes import CONFIDENCES
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import Confidentiality
from brabantnorm_rules.reports.region import ShownRegion, region_to_json, show_region
from brabantnorm_rules.truth import Outcome

_JOINT: Final = "joint"
"""The name of the dossier with what was recorded together."""

_DOSSIER: Final = "dossier.yaml"
_HIDDEN: Final = "."


@click.command("region", cls=Command)
@click.argument("path", metavar="FOLDER")
@click.option("--as-of", type=Day(today=True), required=True)
@click.option("--group", default="")
@click.option("--candidates", is_flag=True)
@click.option("--named", is_flag=True)
@click.option("--small", is_flag=True)
@norm_option
@known_on_option
@confidence_option
@confidentiality_option
@format_option()
@fail_on_option
@language_option
@click.pass_obj
def region_command(
    language: str,
    path: str,
    as_of: date,
    group: str,
    candidates: bool,
    named: bool,
    small: bool,
    norm_name: str | None,
    known_on: date | None,
    confidence: str,
    confidentiality: str | None,
    form: str,
    fail_on: tuple[Outcome, ...],
) -> int:
    """Show how the clauses are met in a folder of dossiers."""
    found = _read(path, norm_name)
    joint = found.pop(_JOINT, None)
    _check(found, path, group)
    made = region(
        found.values(),
        as_of,
        joint=joint,
        group=group,
        candidates=candidates,
        known_on=known_on,
        confidence=confidence,
        confidentiality=confidentiality or Confidentiality.INTERNAL,
        named=named,
    )
    shown = show_region(made, small=small)
    if form == "json":
        write_document(region_to_json(made, small=small))
    else:
        write("\n".join(_lines(made, shown, Page(language, encoding_of(sys.stdout)))))
    numbers = ((rule, outcome) for rule, counts in shown.counts.items() for outcome, number in counts.items() if number)
    return judge(numbers, fail_on, language)


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


def _lines(made: Region, shown: ShownRegion, page: Page) -> Iterator[str]:
    language = page.language
    day = describe_day(made.as_of.toordinal(), language)
    yield from page.text(words.HEAD.fill(language, {"number": made.organisations, "norm": made.norm.id, "day": day}))
    yield from condition_lines(made.norm, made.known_on, page)
    yield from withheld_lines(made.withheld, made.withheld_dossiers, made.confidentiality, page)
    if made.group:
        name = made.norm.groups.groups[made.group].name
        yield from page.text(words.GROUP.fill(language, {"group": name}))
        for members in made.members:
            yield from page.item(_members(members, language))
    if shown.hides:
        yield from page.text(words.HIDDEN.in_language(language))
    width = max((len(rule) for rule in shown.counts), default=0) + 2
    for pillar in made.norm.pillars:
        clauses = [clause for clause in made.clauses if clause.pillar == pillar.number]
        if clauses:
            title = pillar.title.in_language(language)
            yield from page.heading(report.PILLAR.fill(language, {"number": pillar.number, "title": title}))
            yield " " * width + "  ".join(report.COLUMNS[outcome].in_language(language) for outcome in Outcome)
        for clause in clauses:
            counts = f"{clause.rule:<{width}}{_counts(shown.counts[clause.rule], language)}"
            yield from page.labelled(counts, clause.title.in_language(language), len(counts) + 2)
        if shown.lowest[pillar.number]:
            yield from page.text(words.LOWEST.fill(language, {"rules": ", ".join(shown.lowest[pillar.number])}))
    yield from _deviating(shown, page)
    yield from _activities(made, shown, page)
    if made.standings:
        yield from page.heading(words.STANDINGS.in_language(language))
        for standing in made.standings:
            arguments = {"met": standing.met, "applicable": standing.applicable, "name": standing.name}
            yield from page.item(words.STANDING.fill(language, arguments))


def _deviating(shown: ShownRegion, page: Page) -> Iterator[str]:
    found = {rule: number for rule, number in shown.deviating.items() if number}
    if found:
        yield from page.heading(words.DEVIATING.in_language(page.language))
    for rule, number in found.items():
        yield from page.item(words.DEVIATES.fill(page.language, {"rule": rule, "number": number}))


def _activities(made: Region, shown: ShownRegion, page: Page) -> Iterator[str]:
    language = page.language
    if shown.activities:
        yield from page.heading(words.ACTIVITIES.in_language(language))
    for activity in shown.activities:
        yield from page.item(_describe(activity, made.norm, language))
        for repair in activity.repairs:
            arguments = {"rule": repair.rule, "number": repair.organisations}
            yield from page.item(words.REPAIRS.fill(language, arguments), 1)
    if not made.all_tried:
        yield ""
        yield from page.text(words.NOT_ALL_TRIED.in_language(language))


def _describe(activity: JointActivity, norm: Norm, language: str) -> str:
    """Return what an activity is to hold, but for the day: each is made on the as-of date."""
    fact_type = norm.fact_types[activity.fact_type]
    said = [
        (name, value_in_words(norm, fact_type, name, value, language))
        for name, value in activity.values
        if not isinstance(value, date)
    ]
    said += [(name, words.EVERYBODY.in_language(language)) for name in activity.together]
    values = [
        words.HOLDS.fill(language, {"field": label(fact_type, name, language), "value": value}) for name, value in said
    ]
    return words.ACTIVITY.fill(language, {"title": title_of(fact_type, language), "values": "; ".join(values)})


def _members(members: Members, language: str) -> str:
    wording = words.MEMBERS if members.counted else words.LEFT_OUT
    level = words.CANDIDATE if members.candidate else CONFIDENCES[members.confidence]
    arguments = {
        "level": level.in_language(language),
        "present": members.with_dossier,
        "absent": members.without_dossier,
    }
    return wording.fill(language, arguments)


def _counts(counts: Mapping[Outcome, int | None], language: str) -> str:
    cells = []
    for outcome, number in counts.items():
        width = len(report.COLUMNS[outcome].in_language(language))
        cells.append(f"{_HIDDEN if number is None else number:>{width}}")
    return "  ".join(cells)
