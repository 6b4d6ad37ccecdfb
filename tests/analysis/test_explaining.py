"""What the sentences of an explanation say: of which record, what decides, and no more than the facts show."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

import pytest

from brabantnorm_rules import Dossier, Explanation, MatterKind, Norm, Organisation, Outcome, explain, load_norm

AS_OF: Final = date(2024, 12, 31)
WHAT: Final = "Wat er per record aan de hand is"
CARRYING: Final = "Feiten die deze uitkomst dragen"
MISSING: Final = "Wat de doorslag kan geven"
VALUES: Final = "Waarden waar dit op rust, en wie ze koos"
READINGS: Final = "Als de norm anders wordt gelezen"
Rows = Sequence[Mapping[str, Any]]


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm("brabant-2022")


def explained(
    norm: Norm,
    rule: str,
    as_of: date = AS_OF,
    *,
    kind: str = "gemeente",
    complete: bool = True,
    **registers: Rows,
) -> Explanation:
    """Return the explanation of a rule for registers, each complete or not."""
    dossier = Dossier(norm, Organisation("gm9901" if kind == "gemeente" else "pv99", "Voorbeeld", kind), AS_OF)
    for name, rows in registers.items():
        dossier = dossier.add(name, rows, complete=complete)
    return explain(norm, dossier, as_of, rule)


def said_in(explanation: Explanation, title: str, language: str = "nl") -> tuple[str, ...]:
    """Return the sentences under a heading; none without it."""
    return next((section.sentences for section in explanation.sections(language) if section.title == title), ())


ACTIVITY: Final = {
    "id": "raad",
    "datum": "2024-06-01",
    "onderwerpen": ["weerbaarheid", "ondermijning"],
    "doelgroepen": ["medewerkers", "bestuurders", "raadsleden"],
    "organisatiebreed": True,
}


def test_combinations_of_one_check_are_told_as_one(norm: Norm) -> None:
    why = said_in(explained(norm, "1.1", activiteit=[]), "Waarom")
    assert why == (
        "Niet voldaan.",
        "Voor medewerkers van alle afdelingen was er niet op tijd aandacht voor: weerbaarheid of ondermijning "
        "(termijn: 1 jaar).",
        "Voor bestuurders of raadsleden was er niet op tijd aandacht voor: weerbaarheid of ondermijning "
        "(termijn: 1 jaar).",
    )


def test_what_happened_after_the_as_of_date_is_told_with_its_day(norm: Norm) -> None:
    found = explained(norm, "1.1", date(2024, 5, 31), activiteit=[ACTIVITY])
    (matter,) = {matter for each in found.matters for record in each.records for matter in record.matters}
    assert (matter.kind, matter.field) == (MatterKind.BEGINS, "datum")
    assert all("`raad` (datum: 1 juni 2024, na de peildatum)" in said for said in said_in(found, WHAT))


def test_a_name_is_never_put_into_the_words_of_a_kind(norm: Norm) -> None:
    found = explained(norm, "1.1", kind="provincie", activiteit=[ACTIVITY])
    assert "Activiteit `raad` (" in found.text("nl")
    assert "statenleden" in found.text("nl")


def test_ways_of_which_one_would_do_count_as_one_thing_that_is_the_matter(norm: Norm) -> None:
    code = {"id": "code", "dekking": ["medewerkers"], "vastgesteld_op": "2019-03-10"}
    found = explained(norm, "4.8", gedragscode=[code])
    said = [each for each in said_in(found, WHAT) if "10 maart 2019" in each]
    assert any("het telt mee vanaf 31 december 2019" in each for each in said)


def test_what_was_too_old_is_not_called_late(norm: Norm) -> None:
    person = {
        "id": "w",
        "groep": "bestuurder",
        "van": "2024-06-15",
        "vog_op": "2024-03-14",
        "laatste_vog_op": "2024-03-14",
    }
    said = " ".join(said_in(explained(norm, "4.12", dienstverband=[person]), WHAT))
    assert "14 maart 2024, te oud want het telt mee vanaf 15 maart 2024" in said
    assert "te laat" not in said


def test_a_clock_is_told_with_times_and_minutes(norm: Norm) -> None:
    incident = {
        "id": "balie",
        "melding_op": "2024-03-01T12:00",
        "reactie_op": "2024-03-03T12:01",
        "dader_bekend": "bij_melding",
        "strafbaar_feit": False,
    }
    found = explained(norm, "4.23", agressie_incident=[incident])
    assert any("3 maart 2024 om 12.01 uur, na 48 uur en 1 minuut" in said for said in said_in(found, WHAT))
    assert any("1 maart 2024 om 12.00 uur" in said for said in said_in(found, CARRYING))


def test_of_a_judgement_and_of_totals_is_told_what_they_hold(norm: Norm) -> None:
    judged = {"id": "v1", "onderwerp": "informatiepositie", "datum": "2024-03-01", "oordeel": "deels"}
    assert said_in(explained(norm, "2.1", verklaring=[judged]), WHAT) == (
        "Het oordeel over de informatiepositie: verklaring `v1` (datum: 1 maart 2024; oordeel: deels).",
    )
    totals = {
        "id": "t1",
        "grootheid": "bibob_onderzocht_of_afgezien",
        "groep": "alle",
        "periode_tot_en_met": "2023-12-31",
        "teller": 94,
        "noemer": 100,
    }
    (said,) = said_in(explained(norm, "3.3", telling=[totals]), WHAT)
    assert "telling `t1` (laatste dag van de periode waarover is geteld: 31 december 2023; 94 van 100)" in said


def test_values_that_only_a_note_rests_on_are_left_out(norm: Norm) -> None:
    values = " ".join(said_in(explained(norm, "2.8", activiteit=[], bijeenkomst=[], samenwerking=[]), VALUES))
    assert "Hoe recent iets moet zijn" in values
    assert "Hoe lang een verklaring geldt" not in values, "the attestation is only shown"


def test_a_reading_is_not_called_the_text_of_the_norm(norm: Norm) -> None:
    once, _ = sorted(said_in(explained(norm, "1.2", bijeenkomst=[]), VALUES))
    assert once.startswith("Eens per jaar: 1 jaar. De eis staat in de norm. Dat zij zo wordt gelezen is een keuze")
    (term,) = (said for said in said_in(explained(norm, "4.23"), VALUES) if "Termijn voor de reactie" in said)
    assert term.endswith("48 uur. Dit staat in de norm.")


def test_what_never_applies_says_to_whom_it_does_and_nothing_of_readings(norm: Norm) -> None:
    found = explained(norm, "3.1.1", kind="provincie")
    assert "Zij geldt alleen voor deze soort organisatie: gemeente." in said_in(found, "Waarom")
    assert (said_in(found, READINGS), said_in(found, CARRYING)) == ((), ())
    why = said_in(explained(norm, "3.2.1.a", kind="provincie"), "Waarom")
    assert why[-1] == "Het gaat om: vergunningen op grond van de Alcoholwet."


def test_only_fields_that_can_decide_are_missing(norm: Norm) -> None:
    article = {"id": "a", "onderwerpen": ["openbare_inrichting"], "regeling": "apv", "van": "2020-01-01"}
    found = explained(norm, "3.1.2.a", apv_bepaling=[article])
    assert [missing.field for missing in found.missing] == ["vergunningplicht", "eis_levensgedrag"], "not `gezien_op`"
    document = {
        "id": "z1",
        "soort": "ensia_collegeverklaring",
        "periode_tot_en_met": "2023-12-31",
        "oordeel": "in_control",
    }
    open_still = explained(norm, "2.10", zekerheidsstuk=[document]).missing
    assert [missing.field for missing in open_still] == ["kader"], "a plan would change nothing"


def test_totals_that_lack_a_number_are_not_called_missing(norm: Norm) -> None:
    totals = {
        "id": "t1",
        "grootheid": "bibob_onderzocht_of_afgezien",
        "groep": "alle",
        "periode_tot_en_met": "2023-12-31",
        "noemer": 100,
    }
    said = said_in(explained(norm, "3.3", telling=[totals]), MISSING)
    assert said[0] == "Van telling `t1` is niet ingevuld: teller."
    assert not any("geldige telling" in each for each in said)


def test_a_register_that_is_behind_is_told_with_its_day(norm: Norm) -> None:
    dossier = Dossier(norm, Organisation("gm9901", "Voorbeeld", "gemeente"), AS_OF)
    behind = dossier.add("apv_bepaling", [], complete=True, as_at="2024-03-31")
    said = said_in(explain(norm, behind, AS_OF, "3.1.3"), MISSING)
    assert said == (
        "Het register bepaling (`apv_bepaling`) is bijgehouden tot en met 31 maart 2024, en niet tot de peildatum.",
    )


def test_a_contradiction_is_told_with_what_both_say(norm: Norm) -> None:
    boa = {
        "id": "boa",
        "groep": "medewerker",
        "functies": ["boa"],
        "van": "2020-01-01",
        "signalentraining_op": "2024-02-01",
    }
    totals = {
        "id": "t1",
        "grootheid": "signalentraining",
        "groep": "boa",
        "periode_tot_en_met": "2024-06-30",
        "teller": 1,
        "noemer": 2,
    }
    found = explained(norm, "3.10", dienstverband=[boa], telling=[totals])
    assert found.finding.outcome is Outcome.UNKNOWN
    why = " ".join(said_in(found, "Waarom"))
    assert "per geval is vastgelegd zijn het er 1 van 1, volgens telling `t1` 1 van 2. Ga na wat klopt." in why
    assert not any("geldige telling" in said for said in said_in(found, MISSING))


def test_two_judgements_of_one_day_that_differ_are_both_told(norm: Norm) -> None:
    judged = [
        {"id": verdict, "onderwerp": "informatiepositie", "datum": "2024-03-01", "oordeel": verdict}
        for verdict in ("ja", "nee")
    ]
    found = explained(norm, "2.1", verklaring=judged)
    assert "onbekend, want de gegevens spreken elkaar tegen. Ga na wat klopt." in said_in(found, "Waarom")[1]
    assert [said.rpartition("oordeel: ")[2] for said in said_in(found, WHAT)] == ["ja).", "nee)."]
    assert any("geldige verklaring" in said for said in said_in(found, MISSING)) is False


def test_what_a_set_lacks_is_told_once(norm: Norm) -> None:
    policy = {
        "id": "beleid",
        "vastgesteld_op": "2024-02-06",
        "beslissingen": ["subsidie"],
        "dynamische_verwijzing": False,
    }
    for said in said_in(explained(norm, "3.2.1.b", date(2025, 1, 2), bibob_beleid=[policy]), WHAT):
        assert said.count("beslissingen waar het beleid over gaat") == 1


def test_what_is_open_beside_a_shortfall_is_named(norm: Norm) -> None:
    why = said_in(explained(norm, "2.4", document=[]), "Waarom")
    assert why[-1] == "Nog onbekend is: het oordeel over het werken met signalen."


def test_a_shortfall_without_cases_says_that_there_are_none(norm: Norm) -> None:
    why = said_in(explained(norm, "3.2", bibob_beleid=[]), "Waarom")
    assert "niet voldaan, want er is op de peildatum niets wat hiervoor telt" in why[1]
    later = {"id": "nieuw", "vastgesteld_op": "2023-12-01", "van": "2024-01-01"}
    said = said_in(explained(norm, "3.2", date(2023, 12, 31), bibob_beleid=[later]), WHAT)
    assert "`nieuw` (eerste dag waarop het beleid geldt: 1 januari 2024, na de peildatum)" in said[0]


def test_numbers_are_told_of_one_combination_alone(norm: Norm) -> None:
    people = [
        {"id": f"{name}{number}", "groep": "medewerker", "functies": [name], "van": "2020-01-01", **trained}
        for name in ("boa", "toezichthouder")
        for number, trained in enumerate(({"signalentraining_op": "2024-02-01"}, {"signalentraining_op": "geen"}))
    ]
    why = said_in(explained(norm, "3.10", dienstverband=people), "Waarom")
    assert len([said for said in why if "1 van de 2" in said or "1 van 2" in said]) == 2


def test_equal_numbers_of_several_combinations_are_told_of_each(norm: Norm) -> None:
    people = [
        {
            "id": name,
            "groep": "medewerker",
            "functies": [name],
            "van": "2020-01-01",
            "signalentraining_op": "2024-02-01",
        }
        for name in ("boa", "toezichthouder")
    ]
    why = said_in(explained(norm, "3.10", dienstverband=people), "Waarom")
    assert why[1].endswith("(toezichthouders en boa's): voldaan (telkens 1 van 1 in orde).")
    assert len(why) == 2


def test_a_record_that_holds_a_part_of_what_is_asked_is_not_about_something_else(norm: Norm) -> None:
    meetings = [
        {"id": subject, "onderwerpen": [subject], "niveau": "district", "deelnemers": ["gm9901", "gm9902"]}
        | {"datum": "2024-06-01"}
        for subject in ("evaluatie_inzet", "kennisdeling", "bibob")
    ]
    others = [
        said for said in said_in(explained(norm, "3.14", bijeenkomst=meetings), CARRYING) if "Over iets anders" in said
    ]
    assert not any("`kennisdeling`" in said or "`evaluatie_inzet`" in said for said in others)


def test_a_case_is_never_said_to_be_about_something_else(norm: Norm) -> None:
    people = [
        {"id": f"b{number}", "groep": "bestuurder", "van": "2020-01-01", "agressietraining_op": day}
        for number, day in enumerate(["2024-02-01"] * 3 + ["geen"] * 2)
    ]
    found = explained(norm, "4.20", dienstverband=people)
    assert found.finding.outcome.is_shortfall
    assert not any("Over iets anders" in said for said in said_in(found, CARRYING))


def test_records_of_another_sort_and_equal_facts_are_told_together(norm: Norm) -> None:
    roles = [{"id": f"r{number}", "rol": "ciso", "van": "2020-01-01"} for number in range(7)]
    said = said_in(explained(norm, "2.5", rol=roles), CARRYING)
    assert said[1] == "Over iets anders, en daarom niet meegeteld: rol `r0`, `r1`, `r2`, `r3`, `r4` en nog 2."
    ended = [
        {"id": name, "rol": "informatiecoordinator", "van": "2020-01-01", "tot_en_met": "2024-06-30"} for name in "ab"
    ]
    said = said_in(explained(norm, "2.5", rol=ended), CARRYING)
    assert said[1] == "Rol `a` en `b` (laatste dag: 30 juni 2024)."


def test_a_change_of_law_is_told_with_its_day_and_what_is_doubtful(norm: Norm) -> None:
    policy = {
        "id": "beleid",
        "vastgesteld_op": "2019-06-01",
        "beslissingen": ["subsidie"],
        "dynamische_verwijzing": False,
        "verwerkt": [],
    }
    said = " ".join(said_in(explained(norm, "3.2", bibob_beleid=[policy]), WHAT))
    assert "niet verwerkt: " in said
    assert "(sinds 1 augustus 2020" in said
    damocles = {"id": "beleid", "vastgesteld_op": "2024-01-06", "dynamische_verwijzing": False, "verwerkt": []}
    doubtful = explained(norm, "3.6", date(2026, 7, 2), damocles_beleid=[damocles])
    assert any("of dit verwerkt moet zijn is betwistbaar" in each for each in said_in(doubtful, WHAT))
