"""Inputs: what options hold, read strictly."""

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

import click

from brabantnorm_rules.cli.output import InputError
from brabantnorm_rules.dossier.given import Unreadable
from brabantnorm_rules.dossier.times import read_day
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.source.numbers import shortened
from brabantnorm_rules.truth import Outcome

_DIGITS: Final = 9
_SHOWN: Final = 40


class Day(click.ParamType):  # type: ignore[type-arg]  # older releases are not generic
    """A day, written yyyy-mm-dd; with ``today`` also that word."""

    name = "day"

    def __init__(self, *, today: bool = False) -> None:
        """Say whether the word today is a day too."""
        self.today = today

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return how the value is written in the help."""
        return "YYYY-MM-DD|today" if self.today else "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; InputError for anything else."""
        if self.today and value == "today":
            return date.today()
        try:
            return date.fromordinal(read_day(value))
        except Unreadable as problem:
            raise InputError(Diagnostic(problem.code, _place(param), problem.arguments)) from None


class Word(click.ParamType):  # type: ignore[type-arg]  # older releases are not generic
    """One of a few words."""

    name = "word"

    def __init__(self, choices: Sequence[str]) -> None:
        """Keep the words."""
        self.choices = tuple(str(choice) for choice in choices)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return how the value is written in the help."""
        return "|".join(self.choices)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word; InputError for another."""
        if value not in self.choices:
            raise InputError(unknown_choice("choice-unknown", value, self.choices, _place(param)))
        return str(value)


class Whole(click.ParamType):  # type: ignore[type-arg]  # older releases are not generic
    """A whole number within bounds."""

    name = "whole"

    def __init__(self, least: int, most: int) -> None:
        """Keep the bounds."""
        self.least = least
        self.most = most

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return how the value is written in the help."""
        return f"{self.least}..{self.most}"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; InputError for anything else."""
        text = str(value)
        if text.isascii() and text.isdecimal() and self.least <= int(text[:_DIGITS]) <= self.most:
            return int(text[:_DIGITS])
        arguments = {"text": shortened(text, _SHOWN), "least": self.least, "most": self.most}
        raise InputError(Diagnostic("number-out-of-range", _place(param), arguments))


class Outcomes(click.ParamType):  # type: ignore[type-arg]  # older releases are not generic
    """Outcomes, separated by commas."""

    name = "outcomes"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return how the value is written in the help."""
        return "OUTCOME[,...]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Outcome, ...]:
        """Return the outcomes; InputError with every word that is none."""
        if isinstance(value, tuple):
            return value
        words = [word.strip() for word in value.split(",")]
        outcomes, place = tuple(Outcome), _place(param)
        unknown = [unknown_choice("choice-unknown", word, outcomes, place) for word in words if word not in outcomes]
        if unknown:
            raise InputError(*unknown)
        return tuple(Outcome(word) for word in words)


def unknown_choice(code: str, value: str, choices: Sequence[str], place: Place) -> Diagnostic:
    """Return the diagnostic of a word that is none of the choices."""
    close = get_close_matches(value, choices, n=1)
    arguments = {"value": value, "choices": ", ".join(choices), "suggestion": "".join(map(str, close))}
    return Diagnostic(code, place, arguments)


def check_rules(rules: Sequence[str], norm: Norm) -> None:
    """Raise InputError with every rule that was asked and that the norm does not have."""
    unknown = [rule for rule in rules if rule not in norm.rules]
    if unknown:
        place = Place(within="--rule")
        raise InputError(*(unknown_choice("rule-unknown", rule, tuple(norm.rules), place) for rule in unknown))


def _place(param: click.Parameter | None) -> Place:
    return Place(within=param.opts[-1] if param is not None else "")
