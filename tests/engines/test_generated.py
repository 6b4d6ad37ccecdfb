"""Generated source: it reads like the rule, nothing of a norm travels in it as text, and it is made once."""

import ast
import threading
from datetime import date
from random import Random

import attrs
import pytest

from brabantnorm_rules import Dossier, Norm, Organisation, Wording, assess, compiled_source, read_norm
from brabantnorm_rules.engines.compiled import programs
from brabantnorm_rules.engines.port import AllBut
from brabantnorm_rules.engines.rails import Record, both, denied, either
from brabantnorm_rules.engines.source import Source, those
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm.facts import FactType, Field, FieldType, RecordKind
from brabantnorm_rules.norm.memo import Memo
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.rules import Check, Exists, Rule, WhenNoCases
from brabantnorm_rules.norm.rules import Share as ShareOf
from brabantnorm_rules.norm.values import NONE, NOT_SUPPLIED, Value
from tests.examples import SMALL
from tests.strategies.norms import norm as norm_of


def test_the_source_names_the_rules_the_fields_and_the_parameters() -> None:
    source = compiled_source(read_norm(SMALL))
    assert "# 1.4 reactie" in source
    assert "for i in those(positions, dader_bekend):" in source
    assert "melding_op[i] >= first_day_jaar" in source
    assert "def tally_agressie_incident(" in source
    assert "def search_activiteit(" in source


@pytest.mark.parametrize("seed", range(20))
def test_the_source_is_the_same_for_the_same_norm(seed: int) -> None:
    one, other = (compiled_source(norm_of(Random(seed))) for _ in range(2))
    assert one == other
    assert ast.parse(one)


_HOSTILE = (
    "class",
    "None",
    "i",
    "positions",
    "NOT_SUPPLIED",
    "__import__",
    "x y",
    "1",
    "a'b",
    'a"b\\n',
    "é",
    "those",
    "open_0",
    "passing_1",
    "held",
)


def hostile_norm() -> Norm:
    """Return a norm whose names and words would break source in which they were pasted."""
    fields = (
        Field("id", FieldType.ID),
        Field("vastgelegd_op", FieldType.DATE),
        *(Field(name, FieldType.ENUM, _HOSTILE) for name in _HOSTILE),
        Field("waar", FieldType.BOOL),
    )
    small = read_norm(SMALL)
    fact_type = FactType("x'y", RecordKind.THING, fields)
    checks = [
        Check(f"c{place}", Exists("x'y", c.Compare(name, c.Comparison.EQUAL, name)))
        for place, name in enumerate(_HOSTILE)
    ]
    every = ShareOf(
        "x'y",
        c.In(_HOSTILE[0], _HOSTILE),
        WhenNoCases.UNKNOWN,
        c.All((c.Compare("waar", c.Comparison.EQUAL, True), c.Compare("i", c.Comparison.EQUAL, "i"))),
    )
    rule = Rule("1.1\n        raise SystemExit", 1, Wording("x", "x"), checks=(*checks, Check("every", every)))
    return attrs.evolve(small, rules={rule.id: rule}, fact_types={**small.fact_types, "x'y": fact_type})


def test_hostile_names_and_words_do_no_harm() -> None:
    norm = hostile_norm()
    dossier = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), "2024-06-30")
    rows = [{"id": "r", "waar": True, **{name: name for name in _HOSTILE}}]
    assessment = assess(norm, dossier.add("x'y", rows, complete=True), date(2024, 6, 30))
    (finding,) = assessment
    assert {result.outcome for result in finding.checks} == {"met"}
    assert "SystemExit" not in {
        node.id for node in ast.walk(ast.parse(compiled_source(norm))) if isinstance(node, ast.Name)
    }


def test_a_norm_is_compiled_once_by_whoever_comes_first() -> None:
    norm = read_norm(SMALL)
    found: list[object] = []
    threads = [threading.Thread(target=lambda: found.append(programs(norm))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(made) for made in found}) == 1


def test_whether_a_change_must_be_reflected_is_asked_by_the_term_of_each_condition() -> None:
    norm = read_norm(SMALL)
    first = attrs.evolve(norm.changes["gedragscode"], changes=norm.changes["gedragscode"].changes[:1])
    checks = tuple(
        Check(term, Exists("gedragscode", c.UpToDateWith(first, ParameterOf(term))))
        for term in ("eedtermijn", "actualiseringstermijn")
    )
    norm = attrs.evolve(norm, rules={"1": Rule("1", 1, Wording("", ""), checks=checks)})
    row = {"id": "g", "dekking": ["raadsleden"], "vastgesteld_op": "2019-06-01", "van": NONE, "verwerkt": ()}
    dossier = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), date(2020, 6, 1))
    finding = assess(norm, dossier.add("gedragscode", [row], complete=True), date(2020, 6, 1))["1"]
    assert [str(result.outcome) for result in finding.checks] == ["not_met", "met"]


def test_a_memo_is_bounded_in_dates() -> None:
    memo = Memo(limit=3)
    for day in range(10):
        assert memo.get_dated(day, lambda day=day: day) == day  # type: ignore[misc]  # bound now
    assert len(memo._dated) == 3
    assert memo.get("kept", lambda: 1) == memo.get("kept", lambda: 2) == 1


def test_positions_but_for_some_are_a_sequence() -> None:
    found = AllBut(range(6), [1], [(6, 3)])
    assert (list(found), len(found)) == ([0, 2, 4, 5], 4)
    assert (found[1], found[:2], found[-1]) == (2, (0, 2), 5)
    assert not AllBut([1], [1], [])


@pytest.mark.parametrize("positions", [(0, 1, 2, 3), (0, 2, 3)])
def test_those_are_where_a_column_is_true(positions: tuple[int, ...]) -> None:
    column: tuple[Value, ...] = (True, NONE, NOT_SUPPLIED, True)
    assert list(those(positions, column)) == [0, 3]


def test_expressions_are_joined_without_what_decides_nothing() -> None:
    assert both([]) == both(["True"]) == "True"
    assert both(["a", "False"]) == "False"
    assert either([]) == either(["False"]) == "False"
    assert either(["a", "True"]) == "True"
    assert (both(["a", "b", "a"]), either(["a", "b"]), either(["a"])) == ("a and b", "(a or b)", "a")
    assert (denied("True"), denied("False"), denied("a")) == ("False", "True", "not (a)")


def test_its_stands_only_inside_a_relation() -> None:
    norm = read_norm(SMALL)
    record = Record(Source(), norm, norm.fact_types["activiteit"])
    with pytest.raises(ValueError, match="outside a relation"):
        record.named(c.Its("datum"))
