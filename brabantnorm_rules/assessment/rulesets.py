"""Rulesets for a host that runs durable-rules itself: what to register, what to assert, and what it means."""

from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

import attrs

from brabantnorm_rules.assessment.judging import check_fact_types, day_of
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.engines.program import given
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.rules import Check, number_order, record_questions
from brabantnorm_rules.truth import Role

if TYPE_CHECKING:
    from brabantnorm_rules.engines.rulesets import FactRules


@attrs.frozen
class DurableFact:
    """A record as durable-rules is to see it.

    ``messages`` holds for each ruleset in which it is to be asserted what is derived of it; each lacks an ``id`` and a
    ``sid``, which are the host's to give. ``exists``: for questions about what exists (False) and about what ended as
    well (True), whether the record surely is there; left out where it surely is not.
    """

    fact_type: str
    record: str
    messages: Mapping[str, Mapping[str, bool | str]]
    exists: Mapping[bool, bool]


@attrs.frozen
class Played:
    """What a record can still be in a check of the rule of this number; ``roles`` is all that it can turn out to be."""

    rule: str
    check: Check
    roles: Role


@attrs.frozen(eq=False)
class DurableRulesets:
    """The rulesets of a norm, the same on every date, and what a host must know to use them."""

    norm: Norm

    @property
    def definitions(self) -> dict[str, dict[str, Any]]:
        """The rulesets by name, as plain values; a new copy each time, because durable-rules changes what it is given.

        Every rule runs the action that has the rule's own name: `Host.get_action` is asked for it.
        """
        found = _rules(self.norm).values()
        return {name: deepcopy(dict(one)) for rules in found for name, one in rules.definitions.items()}

    def facts(
        self,
        dossier: Dossier,
        as_of: date,
        *,
        known_on: date | None = None,
        only: Mapping[str, Collection[str]] | None = None,
    ) -> Iterator[DurableFact]:
        """Yield the records of a dossier as facts, as they read on a date.

        ``known_on``: only what was recorded by then counts. ``only`` limits them to the records of these ids, by fact
        type. Statements of which it is open which one counts are each given as perhaps there.

        Raises what `assess` raises for its dates and dossier.
        """
        check_fact_types(self.norm, dossier)
        known = None if known_on is None else day_of(known_on, "known_on")
        moment = moment_of(self.norm, day_of(as_of, "as_of"), dossier.organisation.kind)
        assessing = Assessing(moment, dossier, known)
        for name, rules in _rules(self.norm).items():
            if only is None:
                yield from _facts(rules, assessing, None)
            elif name in only:
                yield from _facts(rules, assessing, only[name])

    def roles(self, fact: DurableFact, fired: Collection[str]) -> tuple[Played, ...]:
        """Return what a record can be in each check about it, by the names of the rules that fired on it.

        Checks that it surely is no case of are left out.
        """
        questions = _rules(self.norm)[fact.fact_type].questions
        return tuple(
            Played(rule.id, check, Role(held))
            for rule in sorted(self.norm.rules.values(), key=lambda rule: number_order(rule.id))
            for check in rule.checks
            for question in record_questions(check.question)
            if question in questions and question.ended in fact.exists
            if (held := _held(questions[question].role_set(fired), fact.exists[question.ended])) != Role.NO_CASE
        )


def durable_rulesets(norm: Norm) -> DurableRulesets:
    """Return the rulesets of a norm, for a host that runs durable-rules already; it is not needed to make them."""
    return DurableRulesets(norm)


def _rules(norm: Norm) -> "Mapping[str, FactRules]":
    from brabantnorm_rules.engines.rulesets import rulesets_of  # late: most programs hand no rulesets out

    return rulesets_of(norm)


def _held(held: int, exists: bool) -> int:
    return held if exists else held | Role.NO_CASE


def _facts(rules: "FactRules", assessing: Assessing, only: Collection[str] | None) -> Iterator[DurableFact]:
    name = rules.fact_type.name
    exists: dict[int, dict[bool, bool]] = {}
    for ended in dict.fromkeys(question.ended for question in rules.questions):
        view = assessing.view(name, ended=ended)
        candidates = [position for unit in view.open_units for position in unit.candidates]
        for positions, sure in ((view.sure, True), (view.perhaps, False), (candidates, False)):
            for position in positions:
                if only is None or view.register.ids[position] in only:
                    exists.setdefault(position, {})[ended] = sure
    if not exists:
        return
    positions = sorted(exists)
    derived = rules.derive(assessing, view, None, positions, *given(rules.source, rules.plans, assessing, view))
    for position, fields in zip(positions, derived, strict=True):
        messages = {ruleset: _message(fields, tested) for ruleset, tested in rules.tested.items()}
        yield DurableFact(name, view.register.ids[position], messages, exists[position])


def _message(fields: Mapping[str, bool], tested: Collection[str]) -> dict[str, bool | str]:
    return {"kind": "record", **{field: value for field, value in fields.items() if field in tested}}
