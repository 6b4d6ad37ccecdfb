"""Everything of a norm beside its checks is read as written: rules, parameters, fact types, its head and its law."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

import attrs
import pytest

from brabantnorm_rules.authoring import read_norm
from brabantnorm_rules.language.languages import Language, Wording
from brabantnorm_rules.norm import rules as r
from brabantnorm_rules.norm.edition import Norm, Reference
from brabantnorm_rules.norm.facts import Confidentiality, Domain, Field, FieldType, RecordKind
from brabantnorm_rules.norm.glossary import Glossary
from brabantnorm_rules.norm.law import Change, Confidence, Power, Source
from brabantnorm_rules.norm.parameters import DatedValue, Origin, Parameter, ParameterOf, ParameterType
from brabantnorm_rules.norm.periods import Clock, NamedWindow, Period, Unit
from tests.authoring.cases import FACTS, GOOD, PARAMETERS, write_norm
from tests.examples import SMALL


def _day(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


@pytest.fixture(scope="module")
def norm() -> Norm:
    return read_norm(SMALL)


# ---- rules ----------------------------------------------------------------------------------------------------------


def test_a_rule_holds_its_texts_anchor_basis_addressees_power_and_parts(norm: Norm) -> None:
    first, whole, part = norm.rules["1.1"], norm.rules["1.2"], norm.rules["1.2.b"]
    assert (first.pillar, first.anchor, first.basis) == (1, r.Anchor.AGREEMENT, ("voorbeeldafspraak",))
    assert first.title == Wording("Jaarlijks aandacht", "Attention every year")
    assert first.interpretation == Wording("Een jaar is rollend.", "A year is rolling.")
    assert first.remedy == Wording("Plan een activiteit.", "Plan an activity.")
    assert (first.applies_to, first.power, first.parts) == (None, None, ())
    assert (whole.anchor, whole.parts, whole.checks) == (ParameterOf("anker"), ("1.2.a", "1.2.b"), ())
    assert (part.applies_to, part.power) == (("gemeente",), "apv")


def test_clauses_are_the_rules_that_are_no_part_in_number_order(norm: Norm) -> None:
    assert [rule.id for rule in norm.clauses] == ["1.1", "1.2", "1.3", "1.4", "1.5"]


# ---- parameters -----------------------------------------------------------------------------------------------------


def test_a_reading_holds_its_admitted_alternatives(norm: Norm) -> None:
    year = Period(1, Unit.YEARS)
    assert norm.parameters["jaar"] == Parameter(
        "jaar",
        ParameterType.WINDOW,
        Origin.NORM,
        Wording("één jaar", "one year"),
        (DatedValue(year, admitted=(year, NamedWindow.CALENDAR_YEAR)),),
        note=Wording(
            "De norm zegt niet of dit een kalenderjaar is.", "The norm does not say whether this is a calendar year."
        ),
    )


def test_values_of_a_parameter_are_dated_and_by_kind(norm: Norm) -> None:
    assert norm.parameters["doelgroepen"].values == (
        DatedValue(("bestuurders",), admitted=(("bestuurders",), ())),
        DatedValue(("bestuurders", "medewerkers"), kind="provincie"),
        DatedValue(("bestuurders", "raadsleden"), since=_day(2025, 1, 1)),
    )
    assert norm.parameters["aandeel"].values == (
        DatedValue(Fraction(19, 20)),
        DatedValue(Fraction(9, 10), kind="provincie"),
    )


@pytest.mark.parametrize(
    ("name", "kind", "of", "value"),
    [
        ("reactietermijn", ParameterType.DURATION, "", Clock(48 * 3_600_000_000)),
        ("eedtermijn", ParameterType.DURATION, "", Period(3, Unit.MONTHS)),
        ("klokstart", ParameterType.FIELD, "agressie_incident", "melding_op"),
        ("gespreksvormen", ParameterType.SET, "activiteit.vorm", ("gesprek", "training")),
        ("contact_telt", ParameterType.SET, "dienstverband.publiekscontact", (True,)),
        ("handreikingen", ParameterType.SET, "installatie.handreiking", ("handreiking_2020",)),
        ("aantal", ParameterType.NUMBER, "", 2),
        ("sinds", ParameterType.DATE, "", _day(2023, 5, 1)),
        ("anker", ParameterType.ANCHOR, "", "agreement"),
    ],
)
def test_a_parameter_of_every_type(norm: Norm, name: str, kind: ParameterType, of: str, value: object) -> None:
    found = norm.parameters[name]
    assert (found.type, found.of, found.values[0].value) == (kind, of, value)


def test_a_duration_may_be_in_minutes(tmp_path: Path) -> None:
    text = GOOD[PARAMETERS].replace("value: {hours: 48}", "value: {minutes: 90}")
    found = read_norm(write_norm(tmp_path, {PARAMETERS: text})).parameters["termijn"]
    assert found.values[0].value == Clock(90 * 60 * 1_000_000)


# ---- fact types -----------------------------------------------------------------------------------------------------


def test_a_thing_has_from_fields_until_slice_and_required_fields(norm: Norm) -> None:
    found = norm.fact_types["gedragscode"]
    assert found.kind is RecordKind.THING
    assert (found.from_fields, found.until, found.slice) == (("van", "vastgesteld_op"), "tot_en_met", "dekking")
    assert found.required == ("id", "dekking")
    assert found.confidentiality is Confidentiality.PUBLIC
    assert found.title == Wording("Gedragscode", "Code of conduct")
    assert (found.fields[0].name, found.fields[-1].name) == ("id", "vastgelegd_op")


def test_a_statement_has_a_key_and_a_validity_of_its_own_or_of_a_parameter(norm: Norm) -> None:
    totals, judgement = norm.fact_types["telling"], norm.fact_types["verklaring"]
    assert (totals.newest_per, totals.valid_for) == (("grootheid", "groep"), Period(18, Unit.MONTHS))
    assert (judgement.newest_per, judgement.valid_for) == (("onderwerp",), ParameterOf("verklaring_geldig"))


@pytest.mark.parametrize(
    ("fact_type", "field"),
    [
        ("gedragscode", Field("tot_en_met", FieldType.DATE, ahead=True)),
        ("gedragscode", Field("herbevestigd_op", FieldType.DATE, left_out_none=True)),
        ("gedragscode", Field("verwerkt", FieldType.SET, domain=Domain.CHANGE)),
        ("organisatie", Field("fte", FieldType.NUMBER, unit="fte")),
        ("activiteit", Field("deelnemers", FieldType.SET, domain=Domain.ORGANISATION)),
        ("activiteit", Field("vorm", FieldType.ENUM, ("gesprek", "training", "publicatie"))),
        (
            "activiteit",
            Field("doelgroepen", FieldType.SET, ("raadsleden", "bestuurders", "medewerkers", "inwoners"), own=True),
        ),
        ("activiteit", Field("verslag", FieldType.URI)),
        ("activiteit", Field("notitie", FieldType.TEXT)),
        ("installatie", Field("handreiking", FieldType.ENUM, domain=Domain.CHANGE)),
        ("agressie_incident", Field("melding_op", FieldType.INSTANT)),
        ("telling", Field("groep", FieldType.ID)),
        ("telling", Field("vastgelegd_op", FieldType.DATE)),
    ],
)
def test_a_field_of_every_type(norm: Norm, fact_type: str, field: Field) -> None:
    assert norm.fact_types[fact_type].field(field.name) == field


def test_what_a_field_may_say_besides(tmp_path: Path) -> None:
    text = GOOD[FACTS].replace(
        "{naam: text}",
        "{naam: {type: text, title: {nl: Naam, en: Name}, confidentiality: vertrouwelijk}}\n"
        "    required: [id, vastgelegd_op]",
    )
    found = read_norm(write_norm(tmp_path, {FACTS: text})).fact_types["gebouw"]
    assert found.field("naam") == Field(
        "naam", FieldType.TEXT, title=Wording("Naam", "Name"), confidentiality=Confidentiality.CONFIDENTIAL
    )
    assert found.required == ("id", "vastgelegd_op")
    assert found.confidentiality is Confidentiality.INTERNAL


# ---- the rest of a norm ---------------------------------------------------------------------------------------------


def test_the_head_of_a_norm(norm: Norm) -> None:
    assert (norm.id, norm.edition, norm.title.en) == ("klein-2024", "2024", "Small example norm")
    assert norm.published_on == _day(2024, 1, 1)
    assert (norm.interim_on, norm.target_before) == (_day(2025, 1, 1), _day(2026, 1, 1))
    assert norm.fictional_parties == ()
    assert (norm.kinds, norm.parties) == (("gemeente", "provincie"), ("gm9901", "gm9902", "gm9903", "pv99"))
    assert norm.pillars == (
        r.Pillar(
            1, Wording("Voorbeelden", "Examples"), Wording("Van elk soort toets één.", "One of every kind of check.")
        ),
    )
    assert norm.glossary == {
        "provincie": Glossary(
            {
                Language.NL: {"raadsleden": "statenleden", "de raad": "provinciale staten"},
                Language.EN: {"the council": "the provincial council", "raadsleden": "statenleden"},
            }
        )
    }


def test_registers_that_the_norm_supplies_are_rows_still_to_be_entered(norm: Norm) -> None:
    (reference,) = norm.references
    assert attrs.evolve(reference, rows=()) == Reference("verkiezing", _day(2024, 6, 30), ())
    assert reference.rows[0] == {
        "id": "gemeente-2026",
        "soort": "gemeenteraad",
        "kandidaatstelling_op": "2026-02-02",
        "datum": "2026-03-18",
    }


def test_a_supplied_row_may_hold_a_set_a_moment_and_what_is_not_known(tmp_path: Path) -> None:
    row = "datum: onbekend, op: 2024-01-01T10:00, bij: [stad]"
    text = GOOD["norm.yaml"].replace("datum: 2026-03-18", row)
    (reference,) = read_norm(write_norm(tmp_path, {"norm.yaml": text})).references
    assert reference.rows == (
        {"id": "v1", "soort": "gemeenteraad", "datum": "onbekend", "op": "2024-01-01T10:00", "bij": ("stad",)},
    )


def test_changes_sources_and_powers(norm: Norm) -> None:
    assert norm.changes["gedragscode"].changes == (
        Change(
            "wet_2020",
            Wording("Wet van 2020", "Act of 2020"),
            _day(2020, 1, 1),
            _day(2017, 4, 30),
            False,
            Confidence.SURE,
            sources=("voorbeeldwet",),
        ),
        Change(
            "wet_2024",
            Wording("Tekstwijziging van 2024", "Change of wording of 2024"),
            _day(2024, 1, 1),
            _day(2023, 3, 31),
            True,
            Confidence.MEDIUM,
            arguable=True,
        ),
    )
    assert norm.sources["voorbeeldwet"] == Source(
        "voorbeeldwet", Wording("Voorbeeldwet", "Example Act"), Confidence.SURE, "jci1.3:c:BWBR0000000&artikel=1"
    )
    assert norm.sources["voorbeeldafspraak"].url == "https://example.org/afspraak"
    power = Wording("een algemene plaatselijke verordening vaststellen", "adopt a general local by-law")
    assert norm.powers == {"apv": Power("apv", power, ("gemeente",))}


def test_a_norm_that_was_read_cannot_be_changed(norm: Norm) -> None:
    for mapping in (norm.rules, norm.fact_types, norm.parameters, norm.changes, norm.sources, norm.powers):
        assert isinstance(mapping, MappingProxyType)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        norm.id = "anders"  # type: ignore[misc] # this is what must not be possible
