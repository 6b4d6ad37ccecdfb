"""Rulesets handed out to a host: what it is told of records comes to what the compiled engine finds."""

from collections import defaultdict
from random import Random

import pytest

from brabantnorm_rules import Dossier, Organisation, durable_rulesets, load_norm
from brabantnorm_rules.assessment.judging import ENGINES
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.host import Host
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.norm.facts import RecordKind
from brabantnorm_rules.norm.rules import record_questions
from brabantnorm_rules.truth import Role
from tests.laws.cases import cases
from tests.laws.test_engines import roles_of


@pytest.mark.parametrize("seed", range(5))
def test_the_roles_of_records_are_those_that_an_engine_finds(seed: int) -> None:
    norm, made = cases(Random(seed))
    rulesets = durable_rulesets(norm)
    host = Host()
    host.hold(rulesets.definitions)
    for case in made:
        found: dict[tuple[str, str], dict[str, list[Role]]] = defaultdict(lambda: defaultdict(list))
        with host.facts() as facts:
            for fact in rulesets.facts(case.dossier, case.as_of, known_on=case.known_on):
                fired: set[str] = set()
                for name, message in fact.messages.items():
                    assert message["kind"] == "record"
                    derived = {field: value for field, value in message.items() if isinstance(value, bool)}
                    fired |= facts.fire({name: frozenset(derived)}, derived)
                for played in rulesets.roles(fact, fired):
                    found[played.rule, played.check.id][fact.record].append(played.roles)
        known_on = None if case.known_on is None else case.known_on.toordinal()
        moment = moment_of(norm, case.as_of.toordinal(), case.facts.kind)
        tallies = ENGINES["compiled"].tally(Assessing(moment, case.dossier, known_on))
        by_question = dict(zip(norm.questions, tallies, strict=True))
        for rule in norm.rules.values():
            for check in rule.checks:
                expected: dict[str, list[int]] = defaultdict(list)
                for question in record_questions(check.question):
                    if norm.fact_types[question.fact_type].kind is RecordKind.STATEMENT:
                        break
                    for record, held in roles_of(by_question[question]).items():
                        expected[record].append(held)
                else:
                    assert found[rule.id, check.id] == expected, (rule.id, check)


def test_definitions_are_new_each_time_because_durable_rules_changes_them() -> None:
    rulesets = durable_rulesets(load_norm("brabant-2022"))
    first = rulesets.definitions
    for definition in first.values():
        for rule in definition.values():
            del rule["run"]
    assert all("run" in rule for definition in rulesets.definitions.values() for rule in definition.values())


def test_only_the_records_that_are_asked_for_are_given() -> None:
    norm, (case, *_) = cases(Random(1))
    everything = {(fact.fact_type, fact.record) for fact in durable_rulesets(norm).facts(case.dossier, case.as_of)}
    one = sorted(everything)[0]
    asked = durable_rulesets(norm).facts(case.dossier, case.as_of, only={one[0]: [one[1]]})
    assert [(fact.fact_type, fact.record) for fact in asked] == [one]


def test_a_dossier_of_other_fact_types_is_refused() -> None:
    norm, (case, *_) = cases(Random(1))
    other = load_norm("brabant-2022")
    foreign = Dossier(other, Organisation("gm9901", "Dijkstede", "gemeente"), case.as_of)
    with pytest.raises(ValueError, match="other fact types"):
        list(durable_rulesets(norm).facts(foreign, case.as_of))
