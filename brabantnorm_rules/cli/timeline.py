"""``brabantnorm timeline``: when outcomes change if nothing happens, and because of what."""

import sys
from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import Final

import click
from dateutil.relativedelta import relativedelta

from brabantnorm_rules.analysis.timeline import LAST_DATE, DeviationChange, Timeline, TimelineChange, timeline
from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.cli.changes import change_lines, deviation_lines, with_parts
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.conditions import LABELS, condition_lines, subject_lines
from brabantnorm_rules.cli.inputs import Day, check_rules
from brabantnorm_rules.cli.options import (
    confidence_option,
    fail_on_option,
    format_option,
    judge,
    known_on_option,
    norm_option,
    rules_option,
)
from brabantnorm_rules.cli.output import InputError, encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import open_dossier
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language import report as labels
from brabantnorm_rules.language import timeline as words
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.reports.timeline import timeline_to_json
from brabantnorm_rules.truth import Outcome

_YEAR: Final = relativedelta(years=1)


@click.command("timeline", cls=Command)
@click.argument("path", metavar="DOSSIER")
@click.option("--until", type=Day())
@click.option("--from", "start", type=Day(today=True))
@norm_option
@known_on_option
@confidence_option
@format_option()
@fail_on_option
@rules_option
@language_option
@click.pass_obj
def timeline_command(
    language: str,
    path: str,
    until: date | None,
    start: date | None,
    norm_name: str | None,
    known_on: date | None,
    confidence: str,
    form: str,
    fail_on: tuple[Outcome, ...],
    rules: tuple[str, ...],
) -> int:
    """Write when the outcomes of a dossier change if nothing happens, as text or as JSON."""
    dossier = open_dossier(path, norm_name)
    check_rules(rules, dossier.norm)
    begin = start or dossier.as_at
    end = until or min(begin + _YEAR, LAST_DATE)
    if end < begin:
        arguments = {"start": str(begin), "end": str(end)}
        raise InputError(Diagnostic("period-reversed", Place(within="--until"), arguments))
    norm = with_confidence(dossier.norm, confidence)
    found = timeline(norm, dossier, begin, end, known_on=known_on, rules=with_parts(rules, norm))
    if form == "json":
        write_document(timeline_to_json(found))
    else:
        write("\n".join(_lines(found, Page(language, encoding_of(sys.stdout)))))
    return judge(((change.rule, change.after) for change in found), fail_on, language)


def _lines(found: Timeline, page: Page) -> Iterator[str]:
    language = page.language
    days = {
        name: describe_day(day.toordinal(), language)
        for name, day in (("start", found.start), ("end", found.end), ("day", found.as_at))
    }
    yield from subject_lines(found.norm, found.organisation, page)
    yield from page.text(words.TITLE.in_language(language))
    yield ""
    yield from page.labelled(words.PERIOD_LABEL.in_language(language), words.PERIOD.fill(language, days), LABELS)
    yield from condition_lines(found.norm, found.known_on, page)
    if found.forecast:
        label = labels.LABELS["forecast"].in_language(language)
        yield from page.labelled(label, words.FORECAST_FROM.fill(language, days), LABELS)
    if not found.changes:
        yield ""
        yield from page.text(words.NOTHING_CHANGES.in_language(language))
    changes: list[TimelineChange | DeviationChange] = [*found.changes, *found.deviations]
    for change in sorted(changes, key=attrgetter("on")):
        yield ""
        if isinstance(change, TimelineChange):
            yield from change_lines(change, found, page)
        else:
            yield from deviation_lines(change, page)
