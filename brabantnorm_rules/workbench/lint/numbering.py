"""Numbering: clauses that are missing between others, and rules that no scenario is about."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.norm.rules import Rule
from brabantnorm_rules.workbench.lint.subject import Subject, warn


def missing_numbers(subject: Subject) -> Iterator[Diagnostic]:
    """Yield each place where the numbering of a pillar, or of the parts of a rule, skips something."""
    rules = sorted(subject.rules(), key=lambda rule: rule.id.rpartition(".")[0])
    for whole, group in groupby(rules, lambda rule: rule.id.rpartition(".")[0]):
        yield from _gaps(subject, whole, sorted(group, key=_last))


def _gaps(subject: Subject, whole: str, rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    expected = 1
    for rule in rules:
        found = _last(rule)
        if found > expected:
            letters = rule.id[-1].isalpha()
            names = [f"{whole}.{_written(number, letters=letters)}" for number in range(expected, found)]
            yield warn("number-missing", subject.places.of(rule), rule=rule.id, missing=", ".join(names))
        expected = found + 1


def _last(rule: Rule) -> int:
    """Return the last part of a rule's number; letters are counted from a."""
    last = rule.id.rpartition(".")[2]
    return int(last) if last.isdecimal() else ord(last) - ord("a") + 1


def _written(number: int, *, letters: bool) -> str:
    return chr(ord("a") + number - 1) if letters else str(number)


def rules_without_scenarios(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the rules with checks that no scenario is about, nor about what they are a part of."""
    if subject.scenarios is None:
        head = subject.texts.files.get("norm.yaml")
        yield warn("no-scenarios-yet", head.place if head is not None else Place(), norm=subject.norm.id)
        return
    shown = {expectation.rule for scenario in subject.scenarios for expectation in scenario.expectations}
    wholes = {part: rule.id for rule in subject.norm.rules.values() for part in rule.parts}
    for rule in subject.rules():
        above = [rule.id]
        while above[-1] in wholes:
            above.append(wholes[above[-1]])
        if rule.checks and shown.isdisjoint(above):
            yield warn("rule-without-scenario", subject.places.of(rule), rule=rule.id)
