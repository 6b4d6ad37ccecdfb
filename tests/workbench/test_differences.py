"""How two norms differ is said rule by rule, in the words of the norms."""

import shutil
from pathlib import Path

import attrs
import pytest

from brabantnorm_rules import ChangedLine, Norm, RuleChange, diff_norms, load_norm, read_norm
from brabantnorm_rules.language.languages import Wording
from tests.examples import SMALL

NORMS = SMALL.parent


@pytest.fixture(scope="module")
def small() -> Norm:
    return read_norm(SMALL)


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Norm:
    """The next edition of the small norm."""
    folder = tmp_path_factory.mktemp("klein")
    shutil.copytree(SMALL, folder / "basis")
    for file in (NORMS / "small-2025").glob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace("extends: klein-2024", "extends: ./basis")
        (folder / file.name).write_text(text, encoding="utf-8")
    return read_norm(folder)


def test_a_norm_does_not_differ_from_itself(small: Norm) -> None:
    found = diff_norms(small, read_norm(SMALL))
    assert (found.rules, found.parameters, found.fact_types) == ((), (), ())


def test_every_way_of_differing_is_told(small: Norm, second: Norm) -> None:
    found = diff_norms(small, second, "en")
    assert {each.rule: each.change for each in found.rules} == {
        "1.2": RuleChange.TEXT,
        "1.2.a": RuleChange.LOOSER,
        "1.4": RuleChange.STRICTER,
        "1.5": RuleChange.WITHDRAWN,
        "1.6": RuleChange.ADDED,
    }
    (stricter,) = found.with_change(RuleChange.STRICTER)
    assert (stricter.title, stricter.parameters, stricter.is_sure) == (
        "Respond within 48 hours",
        ("reactietermijn",),
        True,
    )
    assert [line.added for line in stricter.lines] == [False, True]
    assert ["48 hours" in line.text or "24 hours" in line.text for line in stricter.lines] == [True, True]


def test_parameters_are_told_with_both_values(small: Norm, second: Norm) -> None:
    found = {each.name: each for each in diff_norms(small, second).parameters}
    assert set(found) == {"leeftijd", "reactietermijn"}
    term = found["reactietermijn"]
    assert (term.title, term.before, term.now, term.rules) == ("24 uur", "48 uur", "24 uur", ("1.4",))
    assert term.origin_before == term.origin_now == "de tekst van de norm"


def test_another_text_changes_nothing_that_is_asked(small: Norm) -> None:
    rule = attrs.evolve(small.rules["1.4"], title=Wording("Snel reageren", "Respond fast"))
    (found,) = diff_norms(small, attrs.evolve(small, rules={**small.rules, "1.4": rule})).rules
    assert found.change is RuleChange.TEXT
    assert found.lines == (ChangedLine(False, "Binnen 48 uur reageren"), ChangedLine(True, "Snel reageren"))
    assert found.stricter is None


def test_a_rule_can_be_stricter_in_one_point_and_looser_in_another(small: Norm, second: Norm) -> None:
    rule = attrs.evolve(second.rules["1.4"], applies_to=("gemeente",))
    found = diff_norms(small, attrs.evolve(second, rules={**second.rules, "1.4": rule}))
    assert [each.rule for each in found.with_change(RuleChange.OTHERWISE)] == ["1.4"]


def test_a_field_that_is_added_changes_no_rule(tmp_path: Path, small: Norm) -> None:
    shutil.copytree(SMALL, tmp_path / "klein")
    facts = tmp_path / "klein" / "facts.yaml"
    text = facts.read_text(encoding="utf-8").replace(
        "      incident_op: instant\n", "      incident_op: instant\n      plaats: text\n"
    )
    facts.write_text(text, encoding="utf-8")
    found = diff_norms(small, read_norm(tmp_path / "klein"))
    assert (found.rules, found.fact_types) == ((), ("agressie_incident",))


def test_a_power_that_others_have_too_makes_a_rule_stricter(small: Norm) -> None:
    power = attrs.evolve(small.powers["apv"], kinds=("gemeente", "provincie"))
    rule = attrs.evolve(small.rules["1.2.b"], applies_to=None)
    wider = attrs.evolve(small, powers={"apv": power}, rules={**small.rules, "1.2.b": rule})
    assert {each.rule: each.change for each in diff_norms(small, wider).rules} == {"1.2.b": RuleChange.STRICTER}


def test_a_made_up_second_edition_is_stricter_than_the_norm_of_2022() -> None:
    found = diff_norms(load_norm("brabant-2022"), read_norm(NORMS / "brabant-2027"))
    assert {each.rule: each.change for each in found.rules} == {
        "4.1": RuleChange.STRICTER,
        "4.8": RuleChange.STRICTER,
        "4.23": RuleChange.STRICTER,
        "5.4": RuleChange.ADDED,
    }
    assert all(each.is_sure for each in found.rules)


def test_misuse_is_refused(small: Norm) -> None:
    with pytest.raises(ValueError, match="dossiers"):
        diff_norms(small, small, dossiers=0)
    with pytest.raises(ValueError, match="fr"):
        diff_norms(small, small, "fr")
