"""What is missing of an unknown: every fact that can help to decide it, and no other."""

from collections.abc import Mapping
from datetime import date

import pytest

from brabantnorm_rules import NONE, Dossier, Lack, Missing, Norm, Organisation, assess, load_norm
from brabantnorm_rules.norm.readings import with_readings

AS_AT = date(2024, 12, 31)


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm("brabant-2022")


def empty(norm: Norm) -> Dossier:
    return Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), AS_AT)


def with_meeting(norm: Norm, **changed: object) -> Dossier:
    known = {
        "id": "overleg",
        "datum": "2024-06-15",
        "onderwerpen": ["ondermijning"],
        "rollen": ["boa", "toezichthouder"],
        "interactief": True,
        "niveau": "organisatie",
        "deelnemers": ["gm9901"],
    }
    row = {name: value for name, value in {**known, **changed}.items() if value is not None}
    return empty(norm).add("bijeenkomst", [row], complete=True)


def fields(missing: tuple[Missing, ...]) -> set[str]:
    return {f"{each.fact_type}.{each.id}.{each.field}" for each in missing if each.lack is Lack.FIELD}


def test_a_field_of_a_test_that_is_decided_anyway_is_not_missing(norm: Norm) -> None:
    dossier = with_meeting(norm, rollen=None, deelnemers=None)
    assert fields(assess(norm, dossier, AS_AT)["3.13"].missing) == {"bijeenkomst.overleg.rollen"}
    elsewhere = with_meeting(norm, niveau=None, deelnemers=None)
    both = {"bijeenkomst.overleg.niveau", "bijeenkomst.overleg.deelnemers"}
    assert fields(assess(norm, elsewhere, AS_AT)["3.13"].missing) == both


def test_a_related_record_that_cannot_be_the_one_lacks_nothing(norm: Norm) -> None:
    policy = {"id": "beleid", "vastgesteld_op": "2024-01-10"}
    themes = {"onderwerpen": ["bibob"], "doelgroepen": ["vergunningen", "subsidies", "inkoop", "vastgoed"]}
    activities = [
        {"id": "les", **themes},
        {"id": "later", "datum": "2025-03-01", "onderwerpen": ["bibob"]},
        {"id": "ander", "onderwerpen": ["damocles"]},
        {"id": "open", "datum": "2024-02-01", "onderwerpen": ["bibob"]},
        {"id": "ouder", "datum": "2023-11-01", "onderwerpen": ["bibob"]},
    ]
    dossier = empty(norm).add("bibob_beleid", [policy], complete=True).add("activiteit", activities, complete=True)
    found = fields(assess(norm, dossier, AS_AT)["3.5"].missing)
    assert {"activiteit.les.datum", "activiteit.open.doelgroepen", "activiteit.ouder.doelgroepen"} == found


def test_a_related_record_that_cannot_be_the_one_need_not_be_known_either(norm: Norm) -> None:
    recorded = {"vastgelegd_op": "2024-02-20"}
    policy = {"id": "beleid", "vastgesteld_op": "2024-01-10", **recorded}
    themes = {"onderwerpen": ["bibob"], "doelgroepen": ["vergunningen", "subsidies", "inkoop", "vastgoed"]}
    activities = [{"id": "oud", "datum": "2022-06-01", **themes}, {"id": "les", "datum": "2024-02-01", **themes}]
    dossier = empty(norm).add("bibob_beleid", [policy], complete=True).add("activiteit", activities, complete=True)
    found = fields(assess(norm, dossier, AS_AT, known_on=AS_AT)["3.5"].missing)
    assert found == {"activiteit.les.vastgelegd_op"}


def test_of_a_document_is_missing_what_can_show_that_it_follows_the_law(norm: Norm) -> None:
    def missing_of(**known: object) -> set[str]:
        row = {"id": "beleid", "van": "2016-01-01", "tot_en_met": NONE, **known}
        dossier = empty(norm).add("damocles_beleid", [row], complete=True)
        return {name.rpartition(".")[2] for name in fields(assess(norm, dossier, AS_AT)["3.6"].missing)}

    old = {"vastgesteld_op": "2015-12-01", "dynamische_verwijzing": False}
    assert missing_of(**{**old, "herbevestigd_op": None}) == {"herbevestigd_op"}, "one could not know the changes then"
    assert missing_of(vastgesteld_op=None, dynamische_verwijzing=False) == {"vastgesteld_op", "verwerkt"}


def test_the_field_that_a_reading_chooses_is_missing(norm: Norm) -> None:
    read = with_readings(norm, {"klokstart": "incident_op"})
    incident = {"id": "i", "melding_op": "2024-06-01", "dader_bekend": "bij_melding", "reactie_op": "2024-06-02"}
    dossier = empty(read).add("agressie_incident", [{**incident, "strafbaar_feit": False}], complete=True)
    assert "agressie_incident.i.incident_op" in fields(assess(read, dossier, AS_AT)["4.23"].missing)


def test_where_there_is_a_statement_none_is_missing(norm: Norm) -> None:
    def missing_with(*rows: Mapping[str, object]) -> tuple[Missing, ...]:
        given = [{"id": f"v{number}", "onderwerp": "agendacheck", **row} for number, row in enumerate(rows)]
        return assess(norm, empty(norm).add("verklaring", given, complete=True), AS_AT)["4.5"].missing

    yes, no, day = {"oordeel": "ja"}, {"oordeel": "nee"}, {"datum": "2024-03-01"}
    assert missing_with() == (Missing(Lack.ATTESTATION, "verklaring", key=(("onderwerp", "agendacheck"),)),)
    assert missing_with({**yes, **day}, {**no, **day}) == (), "they contradict each other, and that is told"


def test_where_only_the_recording_of_a_statement_is_not_known_that_is_missing(norm: Norm) -> None:
    known = {"onderwerp": "agendacheck", "oordeel": "ja", "datum": "2024-03-01"}
    recorded = {**known, "id": "later", "datum": "2024-04-01", "vastgelegd_op": "2025-02-01"}
    dossier = empty(norm).add("verklaring", [{**known, "id": "eerst"}, recorded], complete=True)
    found = assess(norm, dossier, AS_AT, known_on=AS_AT)["4.5"].missing
    assert found == (Missing(Lack.FIELD, "verklaring", "eerst", "vastgelegd_op"),)


def test_a_number_that_totals_lack_is_missing_and_not_totals(norm: Norm) -> None:
    totals = {"id": "t", "grootheid": "geheimhoudingsclausule", "groep": "alle", "periode_tot_en_met": "2024-06-30"}
    dossier = empty(norm).add("telling", [{**totals, "teller": 3}], complete=True)
    found = assess(norm, dossier, AS_AT)["4.11"].missing
    assert [each for each in found if each.fact_type == "telling"] == [Missing(Lack.FIELD, "telling", "t", "noemer")]
