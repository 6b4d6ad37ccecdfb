"""Differences: what one norm says and asks otherwise than another, in the words of the norms."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

import attrs

from brabantnorm_rules.language.languages import Language
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.mentions import parameters_of
from brabantnorm_rules.norm.parameters import Parameter
from brabantnorm_rules.norm.rules import Rule, number_order
from brabantnorm_rules.workbench.clauses import Clauses, ParameterInWords, RuleInWords
from brabantnorm_rules.workbench.conditions import Sentence
from brabantnorm_rules.workbench.proving import rest_on_the_same
from brabantnorm_rules.workbench.strictness import DOSSIERS, RuleStrictness, compare_rule
from brabantnorm_rules.workbench.values import Values


class RuleChange(StrEnum):
    """How a rule of one norm is another rule in the other.

    ``alike``: it is written otherwise, and no dossier was found that shows it. ``text``: it asks the same, word for
    word.
    """

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    STRICTER = "stricter"
    LOOSER = "looser"
    OTHERWISE = "otherwise"
    ALIKE = "alike"
    TEXT = "text"


@attrs.frozen
class ChangedLine:
    """A sentence of a rule that only the norm before (``added`` is false) or only the norm now has."""

    added: bool
    text: str


@attrs.frozen(eq=False)
class RuleDifference:
    """How one rule differs, in words; ``lines`` are the sentences that were taken away and put in their place.

    ``parameters`` are those that it uses and that have other values. ``stricter`` says what it rests on that it asks at
    least as much as before, or not, and ``looser`` that it asked at least as much before.
    """

    rule: str
    change: RuleChange
    title: str
    lines: tuple[ChangedLine, ...]
    parameters: tuple[str, ...] = ()
    stricter: RuleStrictness | None = None
    looser: RuleStrictness | None = None

    @property
    def is_sure(self) -> bool:
        """Whether nothing of it rests on searching alone; a counterexample always shows something."""
        grounds = [each.ground for each in (self.stricter, self.looser) if each is not None]
        return "searched" not in grounds


@attrs.frozen
class ParameterDifference:
    """How a parameter differs: its values in both norms, and who chose them; empty: that norm does not have it."""

    name: str
    title: str
    before: str
    now: str
    origin_before: str
    origin_now: str
    rules: tuple[str, ...]


@attrs.frozen(eq=False)
class NormDifference:
    """What one norm says and asks otherwise than another; ``fact_types`` are the names of those that differ."""

    before: Norm
    now: Norm
    rules: tuple[RuleDifference, ...]
    parameters: tuple[ParameterDifference, ...]
    fact_types: tuple[str, ...]

    def with_change(self, change: RuleChange) -> tuple[RuleDifference, ...]:
        """Return the rules that differ in one way, in number order."""
        return tuple(difference for difference in self.rules if difference.change is change)


def diff_norms(
    before: Norm, now: Norm, language: str = "nl", *, dossiers: int = DOSSIERS, seed: int = 0
) -> NormDifference:
    """Return what a norm says and asks otherwise ``now`` than another did ``before``, in ``nl`` or ``en``.

    Rules that ask something else are compared as `is_stricter` does, both ways. Raises ValueError for another language
    and for no dossiers.
    """
    if dossiers < 1:
        raise ValueError("dossiers is how many are made in search of a counterexample, at least one")
    differ = _Differ(before, now, Language(language), dossiers, seed)
    return NormDifference(before, now, tuple(differ.rules()), tuple(differ.parameters()), tuple(differ.fact_types()))


@attrs.frozen(eq=False)
class _Differ:
    before: Norm
    now: Norm
    language: Language
    dossiers: int
    seed: int

    def rules(self) -> Iterator[RuleDifference]:
        for rule in sorted({**self.before.rules, **self.now.rules}, key=number_order):
            was, is_now = self.before.rules.get(rule), self.now.rules.get(rule)
            if was is None and is_now is not None:
                lines = tuple(ChangedLine(True, text) for text in _told(self._said(self.now, is_now)))
                yield RuleDifference(rule, RuleChange.ADDED, self._title(is_now), lines)
            elif was is not None and is_now is None:
                lines = tuple(ChangedLine(False, text) for text in _told(self._said(self.before, was)))
                yield RuleDifference(rule, RuleChange.WITHDRAWN, self._title(was), lines)
            elif was is not None and is_now is not None:
                yield from self._rule(was, is_now)

    def parameters(self) -> Iterator[ParameterDifference]:
        for name in dict.fromkeys((*self.before.parameters, *self.now.parameters)):
            was, is_now = self.before.parameters.get(name), self.now.parameters.get(name)
            if not _same_values(was, is_now) or (was and was.origin) != (is_now and is_now.origin):
                one, other = self._parameter(self.before, was), self._parameter(self.now, is_now)
                title = other.title if other is not None else one.title if one is not None else name
                yield ParameterDifference(
                    name,
                    title,
                    "" if one is None else one.value,
                    "" if other is None else other.value,
                    "" if one is None else one.origin,
                    "" if other is None else other.origin,
                    self._users(name),
                )

    def fact_types(self) -> Iterator[str]:
        one, other = self.before.fact_types, self.now.fact_types
        return (name for name in dict.fromkeys((*one, *other)) if one.get(name) != other.get(name))

    def _rule(self, was: Rule, is_now: Rule) -> Iterator[RuleDifference]:
        changed = tuple(
            name
            for name in _used(self.before, was) | _used(self.now, is_now)
            if not _same_values(self.before.parameters.get(name), self.now.parameters.get(name))
        )
        said = [list(_told(self._said(norm, rule))) for norm, rule in ((self.before, was), (self.now, is_now))]
        lines = tuple(_changed(*said))
        if (
            not changed
            and self._asks(self.before, was) == self._asks(self.now, is_now)
            and self._rests_on_the_same(was)
        ):
            if was != is_now:
                yield RuleDifference(was.id, RuleChange.TEXT, self._title(is_now), lines)
            return
        stricter = compare_rule(self.before, self.now, was.id, self.dossiers, self.seed)
        looser = compare_rule(self.now, self.before, was.id, self.dossiers, self.seed)
        change = {
            (True, False): RuleChange.STRICTER,
            (False, True): RuleChange.LOOSER,
            (False, False): RuleChange.OTHERWISE,
            (True, True): RuleChange.ALIKE,
        }[stricter.is_stricter, looser.is_stricter]
        yield RuleDifference(was.id, change, self._title(is_now), lines, changed, stricter, looser)

    def _rests_on_the_same(self, rule: Rule) -> bool:
        return all(rest_on_the_same(self.before, self.now, check.question) for check in rule.checks)

    def _asks(self, norm: Norm, rule: Rule) -> object:
        """Return what a rule asks, and of whom, without its texts."""
        checks = [(check.id, check.variables, check.active_when, check.note, check.question) for check in rule.checks]
        power = None if rule.power is None else norm.powers[rule.power].kinds
        return rule.applies_to, power, rule.parts, checks

    def _said(self, norm: Norm, rule: Rule) -> RuleInWords:
        return Clauses(Values(norm, self.language, None)).rule(rule)

    def _title(self, rule: Rule) -> str:
        return rule.title.in_language(self.language)

    def _parameter(self, norm: Norm, parameter: Parameter | None) -> ParameterInWords | None:
        return None if parameter is None else Clauses(Values(norm, self.language, None)).parameter(parameter)

    def _users(self, name: str) -> tuple[str, ...]:
        users = {
            rule.id for norm in (self.before, self.now) for rule in norm.rules.values() if name in _used(norm, rule)
        }
        return tuple(sorted(users, key=number_order))


def _used(norm: Norm, rule: Rule) -> dict[str, None]:
    return dict.fromkeys(parameters_of(rule, norm.fact_types))


def _same_values(one: Parameter | None, other: Parameter | None) -> bool:
    return (None if one is None else one.values) == (None if other is None else other.values)


def _told(rule: RuleInWords) -> Iterator[str]:
    """Yield all that a rule says of itself, sentence by sentence, without its parts."""
    yield rule.title
    yield from (text for text in (rule.summary, rule.power, rule.anchor, rule.interpretation, rule.remedy) if text)
    yield from (source.title for source in rule.sources)
    for check in rule.checks:
        for sentence in check.sentences:
            yield from _sentences(sentence)


def _sentences(sentence: Sentence) -> Iterator[str]:
    yield sentence.text
    for item in sentence.items:
        yield from _sentences(item)


def _changed(before: Sequence[str], now: Sequence[str]) -> Iterator[ChangedLine]:
    for tag, start, end, other_start, other_end in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from (ChangedLine(False, text) for text in before[start:end])
            yield from (ChangedLine(True, text) for text in now[other_start:other_end])
