"""Values in words: days, lists, amounts of money, and names of a dossier beside what people call them."""

from datetime import date

import pytest

from brabantnorm_rules import Norm, load_norm
from brabantnorm_rules.assessment.wording import (
    describe_amount,
    describe_day,
    field_in_dossier,
    ids_in_words,
    listed,
    register_in_dossier,
)
from brabantnorm_rules.language.sentences import AND, OR
from brabantnorm_rules.norm.parameters import ParameterType


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm("brabant-2022")


def test_a_day_is_written_as_people_do() -> None:
    day = date(2024, 3, 1).toordinal()
    assert (describe_day(day, "nl"), describe_day(day, "en")) == ("1 maart 2024", "1 March 2024")


@pytest.mark.parametrize(
    ("texts", "nl", "en"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a en b", "a or b"),
        (["a", "b", "c"], "a, b en c", "a, b or c"),
        (["a", "b en c"], "a; b en c", "a or b en c"),
        (["a, b", "c"], "a, b; c", "a, b; c"),
    ],
)
def test_texts_of_which_one_holds_what_joins_them_are_kept_apart(texts: list[str], nl: str, en: str) -> None:
    assert (listed(texts, AND, "nl"), listed(texts, OR, "en")) == (nl, en)


@pytest.mark.parametrize(("language", "apart"), [("nl", "60.000"), ("en", "60,000")])
def test_an_amount_of_money_has_its_thousands_apart(language: str, apart: str) -> None:
    assert describe_amount(60000, ParameterType.NUMBER, language, grouped=True) == apart
    assert describe_amount(60000, ParameterType.NUMBER, language) == "60000"


def test_of_many_records_the_first_are_named() -> None:
    assert ids_in_words(["a", "b"], 2, "nl") == "`a` en `b`"
    assert ids_in_words(list("abcdef"), 9, "nl") == "`a`, `b`, `c`, `d`, `e` en nog 4"


def test_a_name_of_the_dossier_stands_beside_what_people_call_it(norm: Norm) -> None:
    incident, activity = norm.fact_types["agressie_incident"], norm.fact_types["activiteit"]
    assert register_in_dossier(incident, "nl") == "voorval (`agressie_incident`)"
    assert register_in_dossier(activity, "nl") == "activiteit"
    assert field_in_dossier(activity, "doelgroepen", "nl") == "voor wie de activiteit was (`doelgroepen`)"
    assert field_in_dossier(activity, "datum", "nl") == "datum"
