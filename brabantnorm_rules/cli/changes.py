"""Changes by time as plain text: when which rule changes, and because of what."""

from collections.abc import Iterator, Sequence
from typing import Final

from brabantnorm_rules.analysis.timeline import DeviationChange, Timeline, TimelineChange
from brabantnorm_rules.analysis.wording import describe_cause
from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.language import deviations as deviating
from brabantnorm_rules.language import timeline as words
from brabantnorm_rules.language.report import MORE
from brabantnorm_rules.norm.edition import Norm

_CAUSES: Final = 5
_UPCOMING: Final = 3
UPCOMING_DAYS: Final = 90
"""How far after the as-of date a report on an assessment looks."""


def change_lines(change: TimelineChange, found: Timeline, page: Page) -> Iterator[str]:
    """Yield the lines of one change of a timeline: its date, rule and outcomes, the rule's title, and its causes."""
    language, norm, kind = page.language, found.norm, found.organisation.kind
    rule = norm.rules[change.rule]
    arguments = {
        "day": describe_day(change.on.toordinal(), language),
        "rule": change.rule,
        "before": page.outcome(change.before),
        "after": page.outcome(change.after),
    }
    first, *others = page.text(words.LINE.fill(language, arguments))
    yield page.color(first, change.after)
    yield from others
    yield from page.text(norm.glossary_for(kind, rule).wording(rule.title).in_language(language), 4)
    for cause in change.because[:_CAUSES]:
        yield from page.item(describe_cause(cause, norm, kind, language), 2)
    if len(change.because) > _CAUSES:
        yield from page.item(MORE.fill(language, {"number": len(change.because) - _CAUSES}), 2)


def deviation_lines(change: DeviationChange, page: Page) -> Iterator[str]:
    """Yield the lines on a deviation that begins or lapses: its date and rule, who owns it, and until when."""
    language, decided = page.language, change.deviation
    arguments = {
        "day": describe_day(change.on.toordinal(), language),
        "rule": decided.rule,
        "owner": decided.owner,
        "until": describe_day(decided.until.toordinal(), language),
    }
    yield from page.text(deviating.CHANGES[change.status].fill(language, arguments))


def upcoming_lines(found: Timeline, page: Page) -> Iterator[str]:
    """Yield what a report on an assessment says of the time after it: the first changes."""
    language, days = page.language, {"days": UPCOMING_DAYS}
    yield from page.heading(words.UPCOMING.fill(language, days))
    if not found.changes:
        yield from page.text(words.NONE_UPCOMING.fill(language, days))
    for position, change in enumerate(found.changes[:_UPCOMING]):
        if position:
            yield ""
        yield from change_lines(change, found, page)
    if len(found) > _UPCOMING:
        yield ""
        yield from page.text(words.MORE_UPCOMING.fill(language, {"number": len(found) - _UPCOMING}))


def with_parts(rules: Sequence[str], norm: Norm) -> Sequence[str] | None:
    """Return rules that were asked, and their parts; None: all are asked."""
    found = list(rules)
    for rule in found:
        found.extend(norm.rules[rule].parts)
    return found or None
