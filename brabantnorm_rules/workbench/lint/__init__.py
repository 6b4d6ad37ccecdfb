"""Lint: what is read without a problem and is probably not what the author means."""

from collections.abc import Callable, Iterator
from typing import Final

from brabantnorm_rules.errors import Diagnostic
from brabantnorm_rules.workbench.lint.numbering import missing_numbers, rules_without_scenarios
from brabantnorm_rules.workbench.lint.subject import Subject
from brabantnorm_rules.workbench.lint.terms import written_terms
from brabantnorm_rules.workbench.lint.texts import one_sided_texts
from brabantnorm_rules.workbench.lint.truths import constant_conditions, excluding_conditions, implied_checks
from brabantnorm_rules.workbench.lint.usage import unused_names

__all__ = ["Subject", "lint"]

_LINTS: Final[tuple[Callable[[Subject], Iterator[Diagnostic]], ...]] = (
    constant_conditions,
    excluding_conditions,
    implied_checks,
    unused_names,
    written_terms,
    one_sided_texts,
    missing_numbers,
    rules_without_scenarios,
)


def lint(subject: Subject) -> Iterator[Diagnostic]:
    """Yield every warning about a norm without problems."""
    for look in _LINTS:
        yield from look(subject)
