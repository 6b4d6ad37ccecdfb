"""``brabantnorm rules diff`` and ``stricter``: how two norms differ, and whether one asks as much as the other."""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, Final

import click

from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.inputs import Whole, Word, check_rules
from brabantnorm_rules.cli.output import ExitCode, InputError, encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import open_norm
from brabantnorm_rules.dossier import Dossier, write_dossier
from brabantnorm_rules.errors import Diagnostic, DossierError, Place
from brabantnorm_rules.language import strictness as words
from brabantnorm_rules.language.outcomes import OUTCOMES
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.words import spaced
from brabantnorm_rules.workbench.differences import (
    NormDifference,
    ParameterDifference,
    RuleChange,
    RuleDifference,
    diff_norms,
)
from brabantnorm_rules.workbench.searching import Counterexample
from brabantnorm_rules.workbench.strictness import DOSSIERS, Ground, RuleStrictness, Strictness, is_stricter

FORMAT: Final = 1
"""The version of the JSON's own form."""

_FORM: Final = click.option("--format", "form", type=Word(("text", "json")), default="text")
_DOSSIERS: Final = click.option("--dossiers", type=Whole(1, 1_000_000), default=DOSSIERS)
_SEED: Final = click.option("--seed", type=Whole(0, 1_000_000), default=0)
_BEFORE: Final = click.argument("before", metavar="A")
_NOW: Final = click.argument("now", metavar="B")


@click.command("diff", cls=Command)
@_BEFORE
@_NOW
@_DOSSIERS
@_SEED
@_FORM
@language_option
@click.pass_obj
def diff_command(language: str, before: str, now: str, dossiers: int, seed: int, form: str) -> int:
    """Show what norm B says and asks otherwise than norm A."""
    norms = open_norm(before, Place(within="A")), open_norm(now, Place(within="B"))
    found = diff_norms(*norms, language, dossiers=dossiers, seed=seed)
    if form == "json":
        write_document(_dumped(_plain_difference(found)))
    else:
        write("\n".join(_difference(found, Page(language, encoding_of(sys.stdout)))).lstrip("\n"))
    return ExitCode.DONE


@click.command("stricter", cls=Command)
@_BEFORE
@_NOW
@click.option("--rule", "rules", multiple=True, metavar="ID")
@click.option("--counterexample", "shown", metavar="ID")
@_DOSSIERS
@_SEED
@_FORM
@language_option
@click.pass_obj
def stricter_command(
    language: str,
    before: str,
    now: str,
    rules: tuple[str, ...],
    shown: str | None,
    dossiers: int,
    seed: int,
    form: str,
) -> int:
    """Say whether norm B asks at least as much as norm A, and on what that rests."""
    norms = open_norm(before, Place(within="A")), open_norm(now, Place(within="B"))
    chosen = rules if shown is None else (shown,)
    check_rules(chosen, norms[0])
    found = is_stricter(*norms, rules=chosen or None, dossiers=dossiers, seed=seed)
    if shown is not None:
        _write_counterexample(found, found.rules[0], language)
    elif form == "json":
        write_document(_dumped(_plain_strictness(found)))
    else:
        write("\n".join(_strictness(found, Page(language, encoding_of(sys.stdout)))).lstrip("\n"))
    return ExitCode.DONE if found.is_stricter else ExitCode.FAILED


# ---- stricter -------------------------------------------------------------------------------------------------------


def _write_counterexample(found: Strictness, rule: RuleStrictness, language: str) -> None:
    if rule.counterexample is None:
        raise InputError(Diagnostic("no-counterexample", Place(within="--counterexample"), {"rule": rule.rule}))
    told = words.COUNTEREXAMPLE.fill(language, _arguments(found, rule.counterexample, language))
    write_document(f"# {told}\n{write_dossier(_under_both(found, rule.counterexample.dossier)).rstrip()}")


def _under_both(found: Strictness, dossier: Dossier) -> Dossier:
    """Return a dossier under the one of two norms that the other extends: so it can be read under both."""
    if found.now.id in found.before.extends:
        with suppress(DossierError):
            return dossier.for_norm(found.now)
    return dossier


def _strictness(found: Strictness, page: Page) -> Iterator[str]:
    names = {"before": found.before.id, "now": found.now.id}
    if found.is_stricter:
        wording = words.AS_STRICT if found.is_sure else words.AS_STRICT_PERHAPS
    else:
        wording = words.NOT_AS_STRICT
    yield from page.text(wording.fill(page.language, names))
    same = sum(rule.ground is Ground.SAME for rule in found.rules)
    if same:
        yield from page.text(words.THE_SAME.fill(page.language, {"number": same}))
    for rule in found.rules:
        if rule.ground is Ground.SAME:
            continue
        arguments: dict[str, Any] = {**names, "tried": rule.tried}
        if rule.counterexample is not None:
            arguments |= _arguments(found, rule.counterexample, page.language)
        title = found.before.rules[rule.rule].title.in_language(page.language)
        yield ""
        yield from page.text(words.RULE.fill(page.language, {"rule": rule.rule, "title": title}))
        yield from page.text(words.GROUNDS[rule.ground].fill(page.language, arguments), 4)
    shown = next((rule.rule for rule in found.rules if rule.counterexample is not None), None)
    if shown is not None:
        yield ""
        yield from page.text(words.HOW_TO_SEE.fill(page.language, {"rule": shown}))


def _arguments(found: Strictness, shown: Counterexample, language: str) -> dict[str, str]:
    return {
        "rule": shown.rule,
        "day": describe_day(shown.as_of.toordinal(), language),
        "kind": spaced(shown.dossier.organisation.kind),
        "before": found.before.id,
        "now": found.now.id,
        "one": OUTCOMES[shown.before].in_language(language),
        "other": OUTCOMES[shown.now].in_language(language),
    }


def _plain_strictness(found: Strictness) -> dict[str, Any]:
    return {
        "format": FORMAT,
        **_names(found.before, found.now),
        "is_stricter": found.is_stricter,
        "is_sure": found.is_sure,
        "rules": [_plain_rule(rule) for rule in found.rules],
    }


def _plain_rule(rule: RuleStrictness) -> dict[str, Any]:
    shown = rule.counterexample
    plain: dict[str, Any] = {"rule": rule.rule, "ground": str(rule.ground), "tried": rule.tried, "counterexample": None}
    if shown is not None:
        plain["counterexample"] = {
            "as_of": shown.as_of.isoformat(),
            "kind": shown.dossier.organisation.kind,
            "before": str(shown.before),
            "now": str(shown.now),
            "dossier": write_dossier(shown.dossier),
        }
    return plain


# ---- diff -----------------------------------------------------------------------------------------------------------


def _difference(found: NormDifference, page: Page) -> Iterator[str]:
    if not (found.rules or found.parameters or found.fact_types):
        yield from page.text(words.NO_DIFFERENCE.in_language(page.language))
    for change in RuleChange:
        differing = found.with_change(change)
        if differing:
            yield from page.heading(words.CHANGES[change].in_language(page.language))
            for rule in differing:
                yield from _rule(rule, page)
    if found.parameters:
        yield from page.heading(words.PARAMETERS.in_language(page.language))
        for parameter in found.parameters:
            yield from page.item(_parameter(parameter, page.language))
    if found.fact_types:
        yield from page.heading(words.FACT_TYPES.in_language(page.language))
        yield from page.item(", ".join(found.fact_types))


def _rule(rule: RuleDifference, page: Page) -> Iterator[str]:
    yield ""
    yield from page.text(words.RULE.fill(page.language, {"rule": rule.rule, "title": rule.title}))
    if rule.parameters:
        yield from page.text(words.BECAUSE_OF.fill(page.language, {"parameters": ", ".join(rule.parameters)}), 4)
    if not rule.is_sure:
        searched = [
            each for each in (rule.stricter, rule.looser) if each is not None and each.ground is Ground.SEARCHED
        ]
        tried = {"tried": sum(each.tried for each in searched)}
        yield from page.text(words.GROUNDS[Ground.SEARCHED].fill(page.language, tried), 4)
    for line in rule.lines:
        yield from page.labelled("  + " if line.added else "  - ", line.text, 4)


def _parameter(parameter: ParameterDifference, language: str) -> str:
    absent = words.ABSENT.in_language(language)
    same = parameter.origin_before == parameter.origin_now
    origins = {"before": parameter.origin_before or absent, "now": parameter.origin_now or absent}
    arguments = {
        "title": parameter.title,
        "name": parameter.name,
        "before": parameter.before or absent,
        "now": parameter.now or absent,
        "origin": (words.ORIGIN if same else words.ORIGINS).fill(language, origins),
    }
    told = words.PARAMETER.fill(language, arguments)
    used = words.USED_IN.fill(language, {"rules": ", ".join(parameter.rules)}) if parameter.rules else ""
    return f"{told} {used}".strip()


def _plain_difference(found: NormDifference) -> dict[str, Any]:
    return {
        "format": FORMAT,
        **_names(found.before, found.now),
        "rules": [
            {
                "rule": rule.rule,
                "change": str(rule.change),
                "title": rule.title,
                "lines": [{"added": line.added, "text": line.text} for line in rule.lines],
                "parameters": list(rule.parameters),
                "stricter": None if rule.stricter is None else _plain_rule(rule.stricter),
                "looser": None if rule.looser is None else _plain_rule(rule.looser),
            }
            for rule in found.rules
        ],
        "parameters": [
            {
                "name": each.name,
                "title": each.title,
                "before": each.before,
                "now": each.now,
                "origin_before": each.origin_before,
                "origin_now": each.origin_now,
                "rules": list(each.rules),
            }
            for each in found.parameters
        ],
        "fact_types": list(found.fact_types),
    }


def _names(before: Norm, now: Norm) -> dict[str, str]:
    return {"before": before.id, "now": now.id}


def _dumped(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, sort_keys=True, indent=2)
