"""``brabantnorm nulmeting``: the clauses in the values of a 0-meting, as a table."""

import sys
from collections.abc import Iterator
from datetime import date
from typing import Final

import click

from brabantnorm_rules.assessment import assess
from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.conditions import condition_lines, withheld_lines
from brabantnorm_rules.cli.options import (
    as_of_option,
    confidence_option,
    confidentiality_option,
    fail_on_option,
    format_option,
    judge,
    known_on_option,
    norm_option,
)
from brabantnorm_rules.cli.output import encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import open_dossier
from brabantnorm_rules.language import deviations, report
from brabantnorm_rules.language import nulmeting as words
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.norm.facts import Confidentiality
from brabantnorm_rules.reports import Nulmeting, NulmetingRow, Stand, nulmeting, nulmeting_to_csv, nulmeting_to_json
from brabantnorm_rules.truth import Outcome

_STANDS: Final = 21
_COUNTS: Final = 26


@click.command("nulmeting", cls=Command)
@click.argument("path", metavar="DOSSIER")
@as_of_option
@norm_option
@known_on_option
@confidence_option
@confidentiality_option
@format_option("csv")
@fail_on_option
@language_option
@click.pass_obj
def nulmeting_command(
    language: str,
    path: str,
    as_of: date | None,
    norm_name: str | None,
    known_on: date | None,
    confidence: str,
    confidentiality: str | None,
    form: str,
    fail_on: tuple[Outcome, ...],
) -> int:
    """Show the 0-meting of a dossier."""
    dossier = open_dossier(path, norm_name)
    norm = with_confidence(dossier.norm, confidence)
    made = assess(norm, dossier, as_of or dossier.as_at, known_on=known_on)
    table = nulmeting(made, confidentiality=confidentiality or Confidentiality.CONFIDENTIAL)
    if form == "json":
        write_document(nulmeting_to_json(table))
    elif form == "csv":
        write_document(nulmeting_to_csv(table, language).rstrip("\r\n"))
    else:
        write("\n".join(_lines(table, Page(language, encoding_of(sys.stdout)))))
    return judge(((row.rule, row.outcome) for row in table.rows), fail_on, language)


def _lines(table: Nulmeting, page: Page) -> Iterator[str]:
    made, language = table.assessment, page.language
    yield from page.text(f"{made.organisation.name} ({made.organisation.id}, {made.organisation.kind})")
    title = made.glossary.wording(made.norm.title).in_language(language)
    yield from page.text(f"{title} ({made.norm.id})")
    yield from page.text(words.TITLE.fill(language, {"day": describe_day(made.as_of.toordinal(), language)}))
    if made.phase is not None and made.norm.target_before is not None:
        day = describe_day(made.norm.target_before, language)
        yield from page.text(report.PHASES[made.phase].fill(language, {"day": day}))
    yield from condition_lines(made.norm, made.known_on, page)
    yield from withheld_lines(table.withheld, 0, table.confidentiality, page)
    if made.forecast:
        yield from page.text(report.FORECAST.in_language(language))
    width = max((len(row.rule) for row in table.rows), default=0) + 2
    for pillar in made.norm.pillars:
        rows = [row for row in table.rows if row.pillar == pillar.number]
        if rows:
            title = made.glossary.wording(pillar.title).in_language(language)
            yield from page.heading(report.PILLAR.fill(language, {"number": pillar.number, "title": title}))
        for row in rows:
            yield from page.labelled(*_labelled(row, language, width), width + _STANDS)
    yield from page.heading(words.COUNTS.in_language(language))
    for stand, number in table.counts().items():
        label = f"{number:>3}  {words.STANDS[stand].in_language(language)}"
        yield from page.labelled(label, words.MEANINGS[stand].in_language(language), _COUNTS)
    yield ""
    counts = {"number": table.deviating, "total": table.shortfalls}
    yield from page.text(deviations.SUMMARY.fill(language, counts))


def _labelled(row: NulmetingRow, language: str, width: int) -> tuple[str, str]:
    marks = {None: "", False: report.DEVIATES.in_language(language), True: report.DEVIATED.in_language(language)}
    stand = words.STANDS[Stand(row.stand)].in_language(language)
    return f"{row.rule:<{width}}{stand}", f"{row.title.in_language(language)}{marks[row.deviation_expired]}"
