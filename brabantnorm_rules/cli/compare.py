"""``brabantnorm compare``: which outcomes differ between two situations, or under two norms, and because of what."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import attrs
import click

from brabantnorm_rules.analysis.comparison import Comparison, Difference, Impact, compare, compare_norms
from brabantnorm_rules.analysis.swaps import Factor, FactorKind, Situation
from brabantnorm_rules.assessment.deviations import DeviationDifference
from brabantnorm_rules.assessment.wording import describe, describe_day, describe_deviation
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.conditions import condition_lines, withheld_lines
from brabantnorm_rules.cli.inputs import Day
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
from brabantnorm_rules.cli.output import InputError, encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import open_dossier, open_norm
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language import comparison as words
from brabantnorm_rules.language import deviations as deviating
from brabantnorm_rules.language.outcomes import AND_MORE, OUTCOMES
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import Confidentiality
from brabantnorm_rules.reports.comparison import Moves, comparison_to_json, impact_to_json, show_moves
from brabantnorm_rules.truth import Outcome

_SECOND: Final = "--second-norm"
_SECOND_AS_OF: Final = "--second-as-of"
_SECOND_KNOWN_ON: Final = "--second-known-on"
_SHOWN: Final = 10
"""How many records of one cause the text shows."""


@click.command("compare", cls=Command)
@click.argument("paths", metavar="DOSSIER...", nargs=-1, required=True)
@as_of_option
@click.option(_SECOND_AS_OF, type=Day(today=True))
@norm_option
@click.option(_SECOND, "second_name")
@known_on_option
@click.option(_SECOND_KNOWN_ON, type=Day())
@confidence_option
@confidentiality_option
@click.option("--named", is_flag=True)
@click.option("--small", is_flag=True)
@format_option()
@fail_on_option
@language_option
@click.pass_obj
def compare_command(
    language: str,
    paths: tuple[str, ...],
    as_of: date | None,
    second_as_of: date | None,
    norm_name: str | None,
    second_name: str | None,
    known_on: date | None,
    second_known_on: date | None,
    confidence: str,
    confidentiality: str | None,
    named: bool,
    small: bool,
    form: str,
    fail_on: tuple[Outcome, ...],
) -> int:
    """Compare one dossier with itself or another on two dates or under two norms, or a set of them under two norms."""
    dossiers = [open_dossier(path, norm_name) for path in paths]
    opened = open_norm(second_name, Place(within=_SECOND)) if second_name is not None else dossiers[0].norm
    _check_facts(dossiers, opened)
    first, second = (with_confidence(norm, confidence) for norm in (dossiers[0].norm, opened))
    page = Page(language, encoding_of(sys.stdout))
    if len({dossier.organisation.id for dossier in dossiers}) == 1 and len(dossiers) <= 2:
        _check_one({"--confidentiality": confidentiality, "--named": named, "--small": small})
        first_day = as_of or dossiers[0].as_at
        second_day = second_as_of or as_of or dossiers[-1].as_at
        found = compare(
            Situation(first, dossiers[0], first_day, known_on),
            Situation(second, dossiers[-1], second_day, second_known_on or known_on),
        )
        if form == "json":
            write_document(comparison_to_json(found))
        else:
            write("\n".join(_comparison(found, page)))
        return judge(((difference.rule, difference.after) for difference in found.differences), fail_on, language)
    _check_set(dossiers, {_SECOND_AS_OF: second_as_of, _SECOND_KNOWN_ON: second_known_on})
    day = _day_for_all(second_name, as_of)
    most = confidentiality or Confidentiality.INTERNAL
    impact = compare_norms(first, second, dossiers, day, known_on=known_on, confidentiality=most)
    moved = show_moves(impact, small=small or named)
    if form == "json":
        write_document(impact_to_json(impact, small=small, named=named))
    else:
        lines = list(_impact(impact, moved, page, hides=not (small or named)))
        write("\n".join([*lines, *_named(impact, page)] if named else lines))
    return judge(((rule, after) for rule, moves in moved.items() for _, after in moves), fail_on, language)


def _check_facts(dossiers: Sequence[Dossier], second: Norm) -> None:
    """Raise InputError for a norm whose fact types are not those of the first."""
    if any(other.fact_types != dossiers[0].norm.fact_types for other in (second, *(one.norm for one in dossiers))):
        raise InputError(Diagnostic("fact-types-differ", Place(within=_SECOND), {}))


def _check_one(asked: Mapping[str, object]) -> None:
    """Raise InputError for what is asked that is for several organisations only."""
    given = [name for name, value in asked.items() if value]
    if given:
        raise InputError(*(Diagnostic("option-for-set", Place(within=name), {}) for name in given))


def _check_set(dossiers: Sequence[Dossier], second: Mapping[str, date | None]) -> None:
    """Raise InputError for a set of dossiers that cannot be compared, and for a second date: a set has one of each."""
    twice = sorted({one.organisation.id for one in dossiers if _times(one, dossiers) > 1})
    if twice:
        raise InputError(Diagnostic("dossiers-of-one", Place(), {"organisations": ", ".join(twice)}))
    given = [name for name, day in second.items() if day is not None]
    if given:
        raise InputError(*(Diagnostic("option-for-one", Place(within=name), {}) for name in given))


def _day_for_all(second_name: str | None, as_of: date | None) -> date:
    """Return the date for which a set of dossiers is compared; InputError where it or the second norm is missing."""
    if second_name is not None and as_of is not None:
        return as_of
    missing = _SECOND if second_name is None else "--as-of"
    arguments = {"name": missing, "usage": "brabantnorm compare --help"}
    raise InputError(Diagnostic("argument-missing", Place(), arguments))


def _times(dossier: Dossier, dossiers: Sequence[Dossier]) -> int:
    return sum(other.organisation.id == dossier.organisation.id for other in dossiers)


def _comparison(found: Comparison, page: Page) -> Iterator[str]:
    organisation = found.after.organisation
    yield from page.text(f"{organisation.name} ({organisation.id}, {organisation.kind})")
    for wording, made in ((words.FIRST, found.before), (words.SECOND, found.after)):
        day = describe_day(made.as_of.toordinal(), page.language)
        yield from page.text(wording.fill(page.language, {"norm": made.norm.id, "day": day}))
        yield from condition_lines(made.norm, made.known_on, page)
    yield from _differences(found, page)
    yield from _deviations(found.deviations, page)


def _impact(found: Impact, moved: Mapping[str, Moves], page: Page, *, hides: bool) -> Iterator[str]:
    language = page.language
    arguments = {
        "first": found.first.id,
        "second": found.second.id,
        "number": len(found.comparisons),
        "day": describe_day(found.as_of.toordinal(), language),
    }
    yield from page.text(words.NORMS.fill(language, arguments))
    yield from condition_lines(found.second, found.known_on, page)
    yield from withheld_lines(found.withheld, found.withheld_dossiers, found.confidentiality, page)
    if hides:
        yield from page.text(words.HIDDEN.in_language(language))
    if not moved:
        yield from page.text((words.NOTHING_SHOWN if hides else words.SAME).in_language(language))
        return
    yield from page.heading(words.MOVES.in_language(language))
    width = max(map(len, moved)) + 2
    for rule, moves in moved.items():
        said = [
            words.MOVE.fill(language, {"number": number, "before": _say(before, page), "after": _say(after, page)})
            for (before, after), number in moves.items()
        ]
        yield from page.labelled(rule, "; ".join(said), width)


def _named(found: Impact, page: Page) -> Iterator[str]:
    for comparison in found.comparisons:
        if comparison.differences:
            organisation = comparison.after.organisation
            yield from page.heading(f"{organisation.name} ({organisation.id}, {organisation.kind})")
            yield from _differences(comparison, page)


def _differences(found: Comparison, page: Page) -> Iterator[str]:
    language = page.language
    if not found.differences:
        yield from page.text(words.SAME.in_language(language))
        return
    yield from page.text(words.DIFFERENT.fill(language, {"number": len(found.differences)}))
    width = max(len(difference.rule) for difference in found.differences) + 2
    for difference in found.differences:
        made = found.after if difference.rule in found.after else found.before
        arguments = {
            "before": _say(difference.before, page),
            "after": _say(difference.after, page),
            "title": made[difference.rule].title.in_language(language),
        }
        yield ""
        yield from page.labelled(difference.rule, words.ROW.fill(language, arguments), width)
        yield from _because(_Said(found, language), difference, page)


def _deviations(found: Sequence[DeviationDifference], page: Page) -> Iterator[str]:
    if not found:
        return
    language = page.language
    yield from page.heading(deviating.DIFFERENT.fill(language, {"number": len(found)}))
    for difference in found:
        said = {
            side: "" if state is None else deviating.SAID.fill(language, describe_deviation(state, language))
            for side, state in (("before", difference.before), ("after", difference.after))
        }
        wording = deviating.DIFFERENCES[difference.move]
        yield from page.item(wording.fill(language, {"rule": difference.rule, **said}))


def _because(said: "_Said", difference: Difference, page: Page) -> Iterator[str]:
    for number, causes in enumerate(difference.because):
        wording = words.ALSO if number else words.TOGETHER if len(causes) > 1 else words.BECAUSE
        texts = "; ".join(text for cause in causes for text in said.cause(cause))
        yield from page.item(wording.fill(page.language, {"causes": texts}), 1)


def _say(outcome: Outcome | None, page: Page) -> str:
    return words.NO_RULE.in_language(page.language) if outcome is None else OUTCOMES[outcome].in_language(page.language)


@attrs.frozen
class _Said:
    """Says in words what outcomes changed because of."""

    found: Comparison
    language: str

    def cause(self, cause: Factor) -> Iterator[str]:
        """Yield what is said of a cause."""
        match cause.kind:
            case FactorKind.REGISTER:
                yield from self._register(cause)
            case FactorKind.PARAMETER:
                yield self._parameter(cause.name)
            case _:
                arguments = {"name": cause.name, "norm": self.found.after.norm.id}
                yield words.CAUSES[cause.kind].fill(self.language, arguments)

    def _register(self, cause: Factor) -> Iterator[str]:
        if cause.records:
            ids = ", ".join(cause.records[:_SHOWN])
            more = len(cause.records) - _SHOWN
            records = AND_MORE.fill(self.language, {"ids": ids, "more": more}) if more > 0 else ids
            yield words.CAUSES["records"].fill(self.language, {"name": cause.name, "records": records})
        if cause.declared:
            yield words.CAUSES["declared"].fill(self.language, {"name": cause.name})

    def _parameter(self, name: str) -> str:
        said = {}
        for key, made in (("before", self.found.before), ("after", self.found.after)):
            parameter = made.norm.parameters[name]
            value = parameter.in_force(made.as_of.toordinal(), made.organisation.kind).value
            said[key] = describe(made.norm, parameter, value, self.language)
        title = self.found.after.norm.parameters[name].title.in_language(self.language)
        return words.CAUSES["parameter"].fill(self.language, {"title": title, **said})
