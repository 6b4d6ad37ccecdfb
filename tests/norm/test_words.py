"""What people call values: each of the shipped norm has a word in both languages, and people read it everywhere."""

import io
import json
import re
from datetime import date
from typing import Final

import attrs
import pytest

from brabantnorm_rules import Norm, assess, load_norm, read_dossier, read_norm, rule_in_words, to_json, write_template
from brabantnorm_rules.language.languages import Language, Wording
from brabantnorm_rules.norm.facts import FieldType
from brabantnorm_rules.norm.mentions import field_of
from brabantnorm_rules.norm.words import Words, spaced
from tests.examples import SMALL

NAMES: Final = {
    "basisteam": "a basisteam is one of the police in the Netherlands, with no English name",
    "district": "the same word",
    "privaat": "the same words",
    "project": "the same word",
    "training": "the same word",
    "in_control": "the same words",
    "bibob": "the name of an act",
    "damocles": "the name of an act",
    "bio_1_04": "a name",
    "bio2": "a name",
    "fiod": "a name",
    "nvwa": "a name",
    "riec": "a name",
    "uwv": "a name",
}
"""Values whose English word is the Dutch one, with why."""

DOSSIER: Final = """\
format: 1
norm: klein-2024
organisation: {id: gm9901, name: Dijkstede, kind: gemeente}
as_at: 2024-06-30
registers:
  gedragscode: {complete: true, records: []}
"""


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm("brabant-2022")


def values(norm: Norm) -> dict[str, str]:
    """Return every value of every enum and set, and every change that a parameter names, by ``type.field.value``."""
    listed = {
        f"{fact_type.name}.{field.name}.{value}": value
        for fact_type in norm.fact_types.values()
        for field in fact_type.fields
        if field.type in (FieldType.ENUM, FieldType.SET)
        for value in field.values
    }
    named = {
        f"{parameter.of}.{member}": member
        for parameter in norm.parameters.values()
        for value in parameter.ever()
        if isinstance(value, tuple)
        for member in value
        if isinstance(member, str)
    }
    return {**listed, **named}


def test_every_value_of_the_norm_has_a_word_in_both_languages(norm: Norm) -> None:
    found = norm.words.found
    assert [at for at, value in values(norm).items() if at not in found and value not in found] == []
    assert all(word.nl.strip() and word.en.strip() for word in found.values())


def test_every_word_is_one_that_some_field_uses(norm: Norm) -> None:
    """Where all fields that hold a value have words of their own, a word for all is for none."""
    used = {at if at in norm.words.found else value for at, value in values(norm).items()}
    assert set(norm.words.found) == used


def test_no_english_word_is_the_dutch_value_unless_it_is_a_name(norm: Norm) -> None:
    same = {
        key.rpartition(".")[2]
        for key, word in norm.words.found.items()
        if word.en.casefold() in (spaced(key.rpartition(".")[2]), word.nl.casefold())
    }
    assert same == set(NAMES)


def test_no_word_shows_how_values_are_written_or_ends_a_sentence(norm: Norm) -> None:
    for word in norm.words.found.values():
        for text in (word.nl, word.en):
            assert not re.search(r"[_`{}]|[.;:!?]$", text), text
            assert text == " ".join(text.split())


def test_words_begin_small_but_for_names(norm: Norm) -> None:
    capitals = {
        word.in_language(language).split()[0]
        for word in norm.words.found.values()
        for language in Language
        if word.in_language(language)[0].isupper()
    }
    assert capitals == {
        *("Alcohol", "Alcoholwet", "Arbeidsinspectie", "BIO", "BIO2", "Belastingdienst", "Bibob", "Bibob-besluiten"),
        *("Bibob-medewerker", "Bibob-medewerkers", "Bibob-onderzoek", "Customs", "Cyberbeveiligingswet"),
        *("Cybersecurity", "Damocles", "Damocles-beleid", "Damocles-medewerker", "Damocles-medewerkers", "Douane"),
        *("Drank-", "FIOD", "Labour", "Licensing", "NVWA", "OM", "Public", "RIEC", "Tax", "UWV", "VOG"),
    }


@pytest.fixture(scope="module")
def small() -> Norm:
    """Return a norm in which a value of one field is called otherwise than in all others."""
    words = {
        "weerbaarheid": Wording("weerbaar zijn", "being resilient"),
        "activiteit.onderwerpen.weerbaarheid": Wording("over weerbaarheid", "about resilience"),
        "aanpak": Wording("de aanpak", "the approach"),
        "gemeente": Wording("gemeente", "municipality"),
    }
    return attrs.evolve(read_norm(SMALL), words=Words(words))


def test_what_for_each_fills_in_is_called_what_the_field_calls_it_that_is_asked(small: Norm) -> None:
    check = next(check for check in small.rules["1.1"].checks if ("thema", "weerbaarheid") in check.variables)
    assert field_of("weerbaarheid", check.question) == "activiteit.onderwerpen"
    assert field_of("nergens", check.question) == ""
    said = str(rule_in_words(small, "1.1", "en"))
    assert "about resilience" in said
    assert "being resilient" not in said
    dossier = read_dossier(io.StringIO(DOSSIER), small)
    assert "about resilience" in assess(small, dossier, date(2024, 6, 30))["1.1"].explain("en")


def test_people_read_words_and_json_keeps_the_values(small: Norm) -> None:
    dossier = read_dossier(io.StringIO(DOSSIER), small)
    assessment = assess(small, dossier, date(2024, 6, 30))
    assert "no valid attestation on the approach" in assessment["1.5"].explain("en")
    written = json.loads(to_json(assessment))
    keys = [missing["key"] for clause in written["clauses"] for missing in clause["missing"] if missing.get("key")]
    assert [{"field": "onderwerp", "value": "aanpak"}] in keys
    assert written["organisation"]["kind"] == "gemeente"


def test_an_empty_dossier_names_what_is_filled_in_and_what_it_is_called(small: Norm) -> None:
    begun = " ".join(write_template(small, "gemeente", "2024-06-30", "en").replace("#", " ").split())
    assert "weerbaarheid (about resilience)" in begun
    assert "gemeente (" not in begun, "the organisation's kind is filled in already"
