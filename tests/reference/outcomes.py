"""Outcomes: from the roles of records to the flags of checks and rules."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

import attrs

from brabantnorm_rules import NONE, NOT_SUPPLIED, Rule
from brabantnorm_rules.norm import rules as r
from brabantnorm_rules.norm.conditions import has_deadline
from brabantnorm_rules.norm.facts import DENOMINATOR, JUDGEMENT, NUMERATOR, SUBJECT, TOTALS, VERDICT
from brabantnorm_rules.truth import NO, YES, Role, roles
from tests.reference.completeness import knows_all_that_could
from tests.reference.conditions import truth
from tests.reference.records import Question, Record, subjects

Roles = frozenset[str]
"""What one record can still be in a check: o no case, p passing, x failing."""

Flags = frozenset[str]
"""Some of yes, no and unknown."""

_LETTERS: Final = {Role.NO_CASE: "o", Role.PASSING: "p", Role.FAILING: "x"}

UNKNOWN: Flags = frozenset({"unknown"})


@attrs.frozen
class Tally:
    """The role set of each record that can be a case, by id, and whether the register is complete."""

    roles: dict[str, Roles]
    complete: bool


def tally(question: Question, asked: r.RecordQuestion) -> Tally:
    """Return the role sets of all records in one question; those that are surely no case are left out."""
    roles: dict[str, Roles] = {}
    for subject in subjects(question, asked.fact_type, ended=asked.ended):
        found = frozenset().union(*(_roles(record, asked) for record in subject.records))
        if subject.counts == NO:
            found = frozenset("o")
        elif subject.counts != YES:
            found |= {"o"}
        if found != {"o"}:
            roles[subject.records[0].id] = found
    return Tally(roles, knows_all_that_could(question, asked.fact_type, asked.where))


def _roles(record: Record, asked: r.RecordQuestion) -> Roles:
    scope = truth(asked.where, record)
    if scope == NO:
        return frozenset("o")
    inside = frozenset("p")
    if isinstance(asked, r.Share):
        held = roles(truth(asked.must, record), deadline=has_deadline(asked.must))
        inside = frozenset(letter for role, letter in _LETTERS.items() if role & held)
    return inside if scope == YES else inside | {"o"}


# ---- checks -----------------------------------------------------------------------------------------------------


def flags_of_rule(question: Question, rule: Rule) -> Flags:
    """Return the flags of a rule: those of its checks and its parts; none where it does not apply."""
    if not applies(question, rule):
        return frozenset()
    found = [flags_of(question, check.question) for check in rule.checks if not check.note and active(question, check)]
    found += [flags_of_rule(question, question.norm.rules[part]) for part in rule.parts]
    return frozenset().union(*found)


def applies(question: Question, rule: Rule) -> bool:
    """Return whether a rule, and any that it is part of, is for this kind of organisation: by text and by power."""
    kind = question.facts.kind
    by_text = rule.applies_to is None or kind in rule.applies_to
    by_power = rule.power is None or kind in question.norm.powers[rule.power].kinds
    return by_text and by_power and all(applies(question, whole) for whole in _wholes(question, rule))


def _wholes(question: Question, rule: Rule) -> list[Rule]:
    return [other for other in question.norm.rules.values() if rule.id in other.parts]


def active(question: Question, check: r.Check) -> bool:
    """Return whether the set parameters over which a check was spread hold its values."""
    return all(value in question.parameter(name) for name, value in check.active_when)


def outcome(flags: Flags) -> str:
    """Return the outcome of merged flags."""
    if "yes" in flags and "no" in flags:
        return "partly_met"
    for flag, name in (("no", "not_met"), ("unknown", "unknown"), ("yes", "met")):
        if flag in flags:
            return name
    return "not_applicable"


def flags_of(question: Question, asked: r.Question) -> Flags:
    """Return the flags of a check's question."""
    match asked:
        case r.Exists() | r.NoneOf():
            return frozenset({_existence(question, asked)})
        case r.Share():
            found = _share(question, asked)
            return found if asked.totals is None else _beside(found, _counted(question, asked))
        case r.Counted():
            return _counted(question, asked)
        case r.Attested(subject):
            return _answer(question, JUDGEMENT, {SUBJECT: subject}, _verdict)
        case r.OfRule(rule):
            return flags_of_rule(question, question.norm.rules[rule])
        case r.AllQuestions(parts):
            return frozenset().union(*(flags_of(question, part) for part in parts))
        case r.AnyQuestion(parts):
            outcomes = {outcome(flags_of(question, part)) for part in parts}
            for name, flags in (
                ("met", {"yes"}),
                ("unknown", {"unknown"}),
                ("not_applicable", set[str]()),
                ("partly_met", {"yes", "no"}),
            ):
                if name in outcomes:
                    return frozenset(flags)
            return frozenset({"no"})


def _existence(question: Question, asked: r.Exists | r.NoneOf) -> str:
    found = tally(question, asked)
    sure = sum(roles == {"p"} for roles in found.roles.values())
    perhaps = len(found.roles) - sure
    if isinstance(asked, r.NoneOf):
        if sure:
            return "no"
        return "yes" if found.complete and not perhaps else "unknown"
    wanted = question.written(asked.at_least)
    if sure >= wanted:
        return "yes"
    return "no" if found.complete and sure + perhaps < wanted else "unknown"


def _share(question: Question, asked: r.Share) -> Flags:
    found = tally(question, asked)
    share = Fraction(question.written(asked.at_least))
    roles = list(found.roles.values())
    if share == 1 and {"x"} in roles:
        return frozenset({"no"})
    if not found.complete:
        return UNKNOWN
    if any("o" not in held for held in roles):
        if _reaches([_first(held, "xop") for held in roles], share):
            return frozenset({"yes"})
        return UNKNOWN if _reaches([_first(held, "pox") for held in roles], share) else frozenset({"no"})
    possible = {_no_cases(asked)}
    if any("p" in held for held in roles):
        possible.add(frozenset({"yes"}))
    if any("x" in held for held in roles):
        possible.add(frozenset({"yes" if share == 0 else "no"}))
    return possible.pop() if len(possible) == 1 else UNKNOWN


def _no_cases(asked: r.Share | r.Counted) -> Flags:
    answer = {"not_applicable": None, "met": "yes", "not_met": "no", "unknown": "unknown"}[str(asked.when_no_cases)]
    return frozenset() if answer is None else frozenset({answer})


def _first(held: Roles, preference: str) -> str:
    return next(role for role in preference if role in held)


def _reaches(taken: Sequence[str], share: Fraction) -> bool:
    return taken.count("p") >= share * (taken.count("p") + taken.count("x"))


# ---- statements as answers --------------------------------------------------------------------------------------


def _beside(of_records: Flags, of_totals: Flags) -> Flags:
    if of_records == UNKNOWN:
        return of_totals
    return of_records if of_totals in (UNKNOWN, of_records) else UNKNOWN


def _answer(question: Question, fact_type: str, key: dict[str, str], answer_of: Any) -> Flags:
    for subject in subjects(question, fact_type, ended=False):
        if subject.counts == YES and all(subject.records[0].value(name) == value for name, value in key.items()):
            answers = {answer_of(record) for record in subject.records}
            return answers.pop() if len(answers) == 1 else UNKNOWN
    return UNKNOWN


def _verdict(record: Record) -> Flags:
    verdicts = {"ja": {"yes"}, "nee": {"no"}, "deels": {"yes", "no"}}
    return frozenset(verdicts.get(record.value(VERDICT), UNKNOWN))


def _counted(question: Question, asked: r.Share | r.Counted) -> Flags:
    def answer_of(record: Record) -> Flags:
        numerator, denominator = record.value(NUMERATOR), record.value(DENOMINATOR)
        if denominator == 0:
            return _no_cases(asked)
        if any(number is NONE or number is NOT_SUPPLIED for number in (numerator, denominator)):
            return UNKNOWN
        if isinstance(asked, r.Counted) and asked.at_most is not None:
            enough = numerator <= question.written(asked.at_most)
        else:
            enough = numerator >= Fraction(question.written(asked.at_least)) * denominator
        return frozenset({"yes" if enough else "no"})

    return _answer(question, TOTALS, dict(asked.totals or ()), answer_of)
