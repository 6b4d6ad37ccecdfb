"""The page: lines of at most 80 columns, made of texts that fit the terminal."""

import textwrap
from collections.abc import Iterator
from typing import Final

import attrs
import click

from brabantnorm_rules.cli.output import clean, fit
from brabantnorm_rules.language.outcomes import OUTCOMES
from brabantnorm_rules.language.report import SYMBOLS
from brabantnorm_rules.truth import Outcome

WIDTH: Final = 80

_COLORS: Final = {
    Outcome.MET: "green",
    Outcome.PARTLY_MET: "yellow",
    Outcome.NOT_MET: "red",
    Outcome.UNKNOWN: "cyan",
    Outcome.NOT_APPLICABLE: None,
}


@attrs.frozen
class Page:
    """Lays out texts in a language for a terminal with an encoding."""

    language: str
    encoding: str

    def text(self, text: str, indent: int = 0) -> Iterator[str]:
        """Yield a text as lines."""
        yield from self._wrap(text, " " * indent, " " * indent)

    def item(self, text: str, depth: int = 0) -> Iterator[str]:
        """Yield a text as one item of a list, which may stand so many lists deep."""
        indent = "  " * depth
        yield from self._wrap(text, f"{indent}- ", f"{indent}  ")

    def labelled(self, label: str, text: str, width: int) -> Iterator[str]:
        """Yield a text beside its label, in a column of so many characters."""
        yield from self._wrap(text, f"{self._fit(label):<{width}}", " " * width)

    def heading(self, text: str) -> Iterator[str]:
        """Yield a heading, after an empty line."""
        lines = list(self.text(text))
        yield ""
        yield from (click.style(line, bold=True) for line in lines)
        yield "-" * max(map(len, lines), default=0)

    def outcome(self, outcome: Outcome) -> str:
        """Return the sign and the word of an outcome."""
        return self._fit(f"{SYMBOLS[outcome]} {OUTCOMES[outcome].in_language(self.language)}")

    def color(self, text: str, outcome: Outcome) -> str:
        """Return text in the colour that goes with an outcome."""
        return click.style(text, fg=_COLORS[outcome])

    def row(self, rule: str, outcome: Outcome, title: str, width: int) -> Iterator[str]:
        """Yield the row of a finding: its number in a column of so many characters, its outcome and its title."""
        outcomes = max(len(self.outcome(each)) for each in Outcome)
        cell = f"{self.outcome(outcome):<{outcomes}}"
        start = f"{self._fit(rule):<{width}}  "
        hang = " " * (len(start) + outcomes + 2)
        first, *others = self._wrap(title, f"{start}{cell}  ", hang)
        yield f"{start}{self.color(cell, outcome)}{first[len(start) + outcomes :]}"
        yield from others

    def _fit(self, text: str) -> str:
        return fit(clean(text), self.encoding)

    def _wrap(self, text: str, first: str, others: str) -> Iterator[str]:
        lines = textwrap.wrap(
            self._fit(text), WIDTH, initial_indent=first, subsequent_indent=others, break_on_hyphens=False
        )
        yield from lines or [first.rstrip()]
