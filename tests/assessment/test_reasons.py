"""Reasons and notes say of which group, of which records and of which register they speak."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import pytest

from brabantnorm_rules import Assessment, Dossier, Norm, Organisation, assess, from_json, load_norm, to_json

AS_OF: Final = date(2024, 12, 31)
Rows = Sequence[Mapping[str, Any]]


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm("brabant-2022")


def assessed(norm: Norm, kind: str = "gemeente", *, complete: bool = True, **registers: Rows) -> Assessment:
    """Return an assessment of registers, each complete or not."""
    own_id = "gm9901" if kind == "gemeente" else "pv99"
    dossier = Dossier(norm, Organisation(own_id, "Voorbeeld", kind), AS_OF)
    for name, rows in registers.items():
        dossier = dossier.add(name, rows, complete=complete)
    return assess(norm, dossier, AS_OF)


def test_checks_of_one_name_are_told_apart_by_what_is_filled_in(norm: Norm) -> None:
    rows = [{"id": "p", "soort": "integriteitsprotocol", "vastgesteld_op": "2023-01-01", "dekking": ["raadsleden"]}]
    assert (
        "Protocol voor een mogelijke schending (bestuurders): onbekend."
        in assessed(norm, complete=False, document=rows)["4.7"].explain()
    )
    whole = [{**rows[0], "dekking": ["raadsleden", "bestuurders"]}]
    said = assessed(norm, "provincie", document=whole)["4.7"].explain()
    assert said == "Voldaan. Protocol voor een mogelijke schending (statenleden en bestuurders): voldaan."


def test_records_that_fall_short_are_named_as_such_where_the_sentence_does_not_say_so(norm: Norm) -> None:
    hired = [
        {"id": name, "groep": "inhuur", "van": "2024-03-01", "integriteit_besproken_op": said}
        for name, said in (("in", "2024-03-02"), ("uit", "geen"))
    ]
    unknown = assessed(norm, complete=False, dienstverband=hired)["4.10"].explain()
    assert "Gesprek bij de start van inhuur: onbekend (1 van 2 in orde). Niet in orde: dienstverband `uit`." in unknown
    shortfall = assessed(norm, dienstverband=hired)["4.10"].explain()
    assert "Het gaat om dienstverband `uit`." in shortfall
    assert "Niet in orde" not in shortfall


def test_a_field_that_several_records_lack_is_named_once(norm: Norm) -> None:
    incidents = [
        {"id": f"i{number}", "melding_op": "2024-03-01T12:00", "schade": False, "dader_bekend": "niet"}
        for number in range(7)
    ]
    said = assessed(norm, agressie_incident=incidents)["4.24"].explain()
    assert "Van voorval `i0`, `i1`, `i2`, `i3`, `i4` en nog 2 is niet ingevuld: nazorg" in said


def test_an_unknown_to_which_no_fact_would_help_says_that_there_is_nothing_to_judge(norm: Norm) -> None:
    trained = [
        {
            "id": "a",
            "datum": "2024-05-01",
            "onderwerpen": ["ondermijning", "signalen_herkennen"],
            "vorm": "bewustwordingstraject",
            "doelgroepen": ["bestuurders", "raadsleden"],
        }
    ]
    said = assessed(norm, prioritering=[], activiteit=trained)["1.3"].explain()
    assert said.endswith("Er ontbreekt geen gegeven: op de peildatum is er nog niets te beoordelen.")
    assert "niets te beoordelen" not in assessed(norm)["1.3"].explain(), "here a fact is missing, and it is named"


def test_notes_tell_what_is_only_shown_and_no_reason_does(norm: Norm) -> None:
    rows = [
        {
            "id": "p",
            "soort": "integriteitsprotocol",
            "vastgesteld_op": "2018-01-01",
            "dekking": ["raadsleden", "bestuurders"],
        }
    ]
    assessment = assessed(norm, document=rows)
    finding = assessment["4.7"]
    assert finding.notes() == ("Er is geen protocol dat in de laatste 5 jaar is vastgesteld of nagelopen.",)
    assert finding.notes()[0] not in finding.explain()
    assert assessed(norm, complete=False, document=rows)["4.7"].notes() == (), "what is unknown is no shortfall"
    assert from_json(to_json(assessment), norm)["4.7"].notes("en") == finding.notes("en")
