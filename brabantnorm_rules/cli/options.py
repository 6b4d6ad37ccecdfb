"""Options: those that commands on findings have in common, each with one meaning, and what `--fail-on` comes to."""

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeVar

import click

from brabantnorm_rules.cli.inputs import Day, Outcomes, Word
from brabantnorm_rules.cli.output import ExitCode, write
from brabantnorm_rules.language.commands import FAILED_ON
from brabantnorm_rules.language.outcomes import OUTCOMES
from brabantnorm_rules.norm.facts import Confidentiality
from brabantnorm_rules.norm.law import Confidence
from brabantnorm_rules.truth import Outcome

F = TypeVar("F", bound=Callable[..., Any])

as_of_option: Final = click.option("--as-of", type=Day(today=True))
norm_option: Final = click.option("--norm", "norm_name")
known_on_option: Final = click.option("--known-on", type=Day())
confidence_option: Final = click.option("--confidence", type=Word(tuple(Confidence)), default=Confidence.LOW)
fail_on_option: Final = click.option("--fail-on", type=Outcomes(), default=())
confidentiality_option: Final = click.option("--confidentiality", type=Word(tuple(Confidentiality)))
rules_option: Final = click.option("--rule", "rules", multiple=True, metavar="ID")


def format_option(*others: str) -> Callable[[F], F]:
    """Return the option that names the form of the output: text, one of these others, or JSON."""
    return click.option("--format", "form", type=Word(("text", *others, "json")), default="text")


def judge(shown: Iterable[tuple[str, Outcome | None]], fail_on: tuple[Outcome, ...], language: str) -> ExitCode:
    """Return how a command ends that showed rules with these outcomes; what it fails on is named on standard error."""
    failed = dict.fromkeys(rule for rule, outcome in shown if outcome in fail_on)
    if not failed:
        return ExitCode.DONE
    outcomes = ", ".join(OUTCOMES[outcome].in_language(language) for outcome in dict.fromkeys(fail_on))
    write(FAILED_ON.fill(language, {"outcomes": outcomes, "rules": ", ".join(failed)}), error=True)
    return ExitCode.FAILED
