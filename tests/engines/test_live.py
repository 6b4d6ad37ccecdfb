"""The live engine: what it hands to durable-rules, what it makes of large conditions, and what it says it lacks."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeAlias

import attrs
import durable_rules_engine
import pytest

from brabantnorm_rules import Dossier, Norm, Organisation, assess, load_norm, read_dossier, read_norm, to_json
from brabantnorm_rules.assessment.judging import ENGINES
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.host import HOST
from brabantnorm_rules.engines.live import LiveEngine
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.engines.port import Engine, Tally
from brabantnorm_rules.engines.roles import role_sets_of
from brabantnorm_rules.engines.rulesets import rulesets_of
from brabantnorm_rules.engines.subset import CATCH_ALL
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import FactType, Field, FieldType, RecordKind
from brabantnorm_rules.norm.rules import Check, Exists
from brabantnorm_rules.truth import Role
from tests.examples import DOSSIER, SMALL

ROOT: Final = Path(__file__).parents[2]
AS_OF: Final = date(2024, 6, 30)
_Lists: TypeAlias = tuple[list[list[int]], bool, tuple[int, ...]]


@pytest.fixture
def small() -> Norm:
    """The small norm, read anew."""
    return read_norm(SMALL)


@pytest.fixture
def dossier(small: Norm, tmp_path: Path) -> Dossier:
    """The dossier under the small norm in which every kind of answer occurs."""
    path = tmp_path / "dossier.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return read_dossier(path, small)


def tallies(engine: Engine, norm: Norm, dossier: Dossier) -> list[_Lists]:
    """Return the tallies of an engine in a form that can be compared."""

    def as_lists(tally: Tally) -> _Lists:
        return [list(positions) for positions in tally.positions], tally.complete, tally.contradictions

    assessing = Assessing(moment_of(norm, AS_OF.toordinal(), "gemeente"), dossier, None)
    return [as_lists(tally) for tally in engine.tally(assessing)]


def with_check(norm: Norm, fact_type: FactType, *wheres: c.Condition) -> Norm:
    """Return the norm with one rule that asks for records of a fact type of its own."""
    checks = tuple(Check(f"c{place}", Exists(fact_type.name, where)) for place, where in enumerate(wheres))
    rule = attrs.evolve(norm.rules["1.1"], parts=(), checks=checks)
    return attrs.evolve(norm, rules={"1.1": rule}, fact_types={**norm.fact_types, fact_type.name: fact_type})


def of_booleans(number: int) -> FactType:
    """Return a fact type with so many fields that are true or false."""
    fields = tuple(Field(f"f{place}", FieldType.BOOL) for place in range(number))
    return FactType("proef", RecordKind.THING, (Field("id", FieldType.ID), *fields))


def true(place: int) -> c.Condition:
    """Return the condition that a field of this number is true."""
    return c.Compare(f"f{place}", c.Comparison.EQUAL, True)


def test_the_example_comes_out_the_same_to_the_byte() -> None:
    norm = load_norm("brabant-2022")
    example = read_dossier(ROOT / "docs" / "examples" / "dijkstede", norm)
    compiled, live = (to_json(assess(norm, example, date(2024, 12, 31), engine=name)) for name in ("compiled", "live"))
    assert compiled.count('"engine":"compiled"') == 1
    assert compiled.replace('"engine":"compiled"', '"engine":"live"') == live


def test_only_derived_truth_and_words_of_our_own_reach_durable_rules(
    monkeypatch: pytest.MonkeyPatch, small: Norm
) -> None:
    seen: list[str] = []
    real = durable_rules_engine.assert_fact

    def watch(handle: int, message: str) -> Any:
        seen.append(message)
        return real(handle, message)

    monkeypatch.setattr(durable_rules_engine, "assert_fact", watch)
    organisation = Organisation("gm9901", 'Dijk"stede\\', "gemeente")
    given = Dossier(small, organisation, AS_OF).add(
        "agressie_incident",
        [{"id": 'ië "x" \\ {$and}', "melding_op": date(2024, 3, 1), "dader_bekend": True}],
        complete=True,
    )
    assess(small, given, AS_OF, engine="live")
    assert seen
    for message in seen:
        assert message.isascii()
        fields = json.loads(message)
        own = {fields.pop("kind"), fields.pop("sid")[:1], fields.pop("id").isdecimal()}
        assert own == {"record", "s", True}
        assert set(map(type, fields.values())) <= {bool}


def test_a_condition_that_is_too_large_for_one_pattern_is_combined_from_its_tests(small: Norm) -> None:
    pairs = tuple(c.All((true(2 * place), true(2 * place + 1))) for place in range(16))
    fact_type = of_booleans(32)
    norm = with_check(small, fact_type, c.Any(pairs))
    rows = [
        {"id": "one pair", **{f"f{place}": place in (4, 5) for place in range(32)}},
        {"id": "no pair", **{f"f{place}": place % 2 == 0 for place in range(32)}},
        {"id": "a pair perhaps", "f0": True, **{f"f{place}": False for place in range(2, 32)}},
    ]
    given = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), AS_OF).add("proef", rows)
    (definition,) = rulesets_of(norm)["proef"].definitions.values()
    assert len(definition) > 32
    compiled, live = (tallies(ENGINES[name], norm, given) for name in ("compiled", "live"))
    assert live == compiled
    ((positions, _, _),) = live
    assert (positions[Role.PASSING], positions[Role.PASSING | Role.NO_CASE]) == ([2], [0])


def test_more_tests_than_one_ruleset_can_hold_are_divided_over_several(small: Norm) -> None:
    fact_type = of_booleans(300)
    norm = with_check(small, fact_type, *(true(place) for place in range(300)))
    assert len(rulesets_of(norm)["proef"].definitions) > 1
    rows: list[dict[str, object]] = [{"id": "all", **{f"f{place}": True for place in range(300)}}, {"id": "none"}]
    given = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), AS_OF).add("proef", rows)
    assert tallies(ENGINES["live"], norm, given) == tallies(ENGINES["compiled"], norm, given)


def test_rulesets_are_the_same_for_a_norm_that_is_read_again_and_on_every_date(small: Norm, dossier: Dossier) -> None:
    assess(small, dossier, AS_OF, engine="live")
    held = dict(HOST._ruleset_directory)
    again = read_norm(SMALL)
    for day in (date(2020, 1, 1), date(2024, 6, 30), date(2030, 1, 1)):
        assess(again, dossier.for_norm(again), day, engine="live")
    assert HOST._ruleset_directory == held


def test_a_parameter_changes_no_ruleset(small: Norm) -> None:
    parameters = {
        name: attrs.evolve(parameter, values=parameter.values[-1:]) for name, parameter in small.parameters.items()
    }
    other = attrs.evolve(small, parameters=parameters)
    assert [found.definitions for found in rulesets_of(other).values()] == [
        found.definitions for found in rulesets_of(small).values()
    ]


def test_names_say_what_rules_and_fields_are_about(small: Norm) -> None:
    found = rulesets_of(small)["agressie_incident"]
    (definition,) = found.definitions.values()
    assert {"1_4_reactie_where_yes", "1_4_reactie_where_no", "1_4_reactie_must_not_late"} <= definition.keys()
    assert "dader_bekend_is_true" in found.fields
    assert all(rule["run"] == name for name, rule in definition.items())


def session_role_sets(engine: Engine, norm: Norm, dossier: Dossier, fact_type: str) -> object:
    """Return what the records of a fact type can be, by an engine that is asked of records."""
    assessing = Assessing(moment_of(norm, AS_OF.toordinal(), "gemeente"), dossier, None)
    return role_sets_of(engine, assessing, assessing.view(fact_type), ended=False)


def test_opened_for_a_session_it_keeps_records_until_dropped_or_closed(small: Norm, dossier: Dossier) -> None:
    name = "agressie_incident"
    engine = LiveEngine().opened()
    compiled = session_role_sets(ENGINES["compiled"], small, dossier, name)
    assert session_role_sets(engine, small, dossier, name) == compiled
    assert session_role_sets(engine, small, dossier, name) == compiled
    (ruleset,) = rulesets_of(small)[name].definitions
    sid = engine._facts.sid  # type: ignore[union-attr]  # opened, it has facts
    records = len(dossier.registers[name])
    assert len(HOST.get_facts(ruleset, sid)) == records
    engine.drop(name, dossier.registers[name].ids[0])
    assert len(HOST.get_facts(ruleset, sid)) == records - 1
    engine.close()
    with pytest.raises(Exception, match="309"):
        HOST.get_facts(ruleset, sid)


WITHOUT: Final = """
import sys
sys.modules["durable"] = sys.modules["durable_rules_engine"] = None
import brabantnorm_rules as bn
from datetime import date
norm = bn.load_norm("brabant-2022")
dossier = bn.read_dossier("docs/examples/dijkstede", norm)
bn.durable_rulesets(norm).definitions
print(bn.assess(norm, dossier, date(2024, 12, 31)).engine)
try:
    bn.assess(norm, dossier, date(2024, 12, 31), engine="live")
except bn.EngineUnavailable as error:
    print(error)
"""


def test_without_durable_rules_the_library_works_and_the_engine_says_what_it_lacks() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert done[0] == "compiled"
    assert "extra `live`" in done[1]
    assert "CPPFLAGS" in done[1]


def test_no_rule_but_the_catch_all_is_needed_for_a_question_about_all_records(small: Norm) -> None:
    norm = with_check(small, of_booleans(1), c.ALWAYS)
    (definition,) = rulesets_of(norm)["proef"].definitions.values()
    assert definition.keys() == {CATCH_ALL}
