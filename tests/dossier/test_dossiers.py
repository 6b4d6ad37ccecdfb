"""Dossiers built in code: what given values come to, how dossiers grow, and that they never change."""

import pickle
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from brabantnorm_rules.dossier import Declaration, Deviation, Dossier, LetIn, Organisation, Register
from brabantnorm_rules.errors import DossierError
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import Field, FieldType
from brabantnorm_rules.norm.values import NONE, NONE_THEN, NOT_SUPPLIED, instant_of, instant_of_day

TODAY = date(2024, 12, 31)
HOUR = 3_600_000_000


def codes(error: pytest.ExceptionInfo[DossierError]) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.within) for problem in error.value.diagnostics]


def one(dossier: Dossier, fact_type: str, row: Mapping[str, object], **said: Any) -> Mapping[str, Any]:
    """Return what one row comes to, by column."""
    added = dossier.add(fact_type, [{"id": "a", **row}], **said)
    return {name: column[0] for name, column in added.registers[fact_type].columns.items()}


# ---- three states -----------------------------------------------------------------------------------------------


def test_a_field_left_out_is_not_supplied(empty: Dossier) -> None:
    assert one(empty, "activiteit", {"onderwerpen": ["integriteit"]})["datum"] is NOT_SUPPLIED


@pytest.mark.parametrize("field", ["tot_en_met", "van", "herbevestigd_op", "dynamische_verwijzing"])
def test_an_end_a_first_from_and_what_says_so_are_none_when_left_out(empty: Dossier, field: str) -> None:
    assert one(empty, "gedragscode", {"dekking": []})[field] is NONE


@pytest.mark.parametrize("field", ["vastgesteld_op", "gepubliceerd_op", "vastgelegd_op"])
def test_a_second_from_and_other_fields_are_not_supplied_when_left_out(empty: Dossier, field: str) -> None:
    assert one(empty, "gedragscode", {"dekking": []})[field] is NOT_SUPPLIED


@pytest.mark.parametrize("blank", [None, "", "  ", "onbekend", NOT_SUPPLIED])
@pytest.mark.parametrize("field", ["tot_en_met", "van", "herbevestigd_op", "vastgesteld_op"])
def test_a_blank_is_not_supplied_also_where_leaving_out_says_none(empty: Dossier, field: str, blank: object) -> None:
    assert one(empty, "gedragscode", {"dekking": [], field: blank})[field] is NOT_SUPPLIED


@pytest.mark.parametrize("blank", [None, ""])
def test_a_blank_is_none_where_the_register_says_so(empty: Dossier, blank: object) -> None:
    said = {"empty_is_none": ["gepubliceerd_op"]}
    assert one(empty, "gedragscode", {"dekking": [], "gepubliceerd_op": blank}, **said)["gepubliceerd_op"] is NONE
    assert one(empty, "gedragscode", {"dekking": []}, **said)["gepubliceerd_op"] is NOT_SUPPLIED
    assert one(empty, "gedragscode", {"dekking": [], "van": None}, **said)["van"] is NOT_SUPPLIED


@pytest.mark.parametrize("none", [NONE, "geen"])
@pytest.mark.parametrize("field", ["dekking", "van", "vastgesteld_op", "verwerkt", "geheimhouding", "tot_en_met"])
def test_none_is_said_on_purpose(empty: Dossier, field: str, none: object) -> None:
    if field == "dekking":
        with pytest.raises(DossierError) as error:
            one(empty, "gedragscode", {"dekking": none})
        assert codes(error) == [("value-required", "gedragscode[0].dekking")]
    else:
        assert one(empty, "gedragscode", {"dekking": [], field: none})[field] is NONE


def test_no_other_mark_is_a_value(empty: Dossier) -> None:
    with pytest.raises(DossierError) as error:
        one(empty, "gedragscode", {"dekking": [], "van": NONE_THEN})
    assert codes(error) == [("value-not-date", "gedragscode[0].van")]


# ---- values -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", [date(2024, 2, 29), "2024-02-29", " 2024-02-29 "])
def test_a_date_is_its_ordinal(empty: Dossier, given: object) -> None:
    assert one(empty, "installatie", {"datum": given})["datum"] == date(2024, 2, 29).toordinal()


def _instant(dossier: Dossier, given: object) -> tuple[Any, Any, Any]:
    read = one(dossier, "agressie_incident", {"melding_op": given})
    return read["melding_op"], read["melding_op.earliest"], read["melding_op.latest"]


@pytest.mark.parametrize(
    "given",
    [
        datetime(2024, 6, 30, 22, 30, tzinfo=UTC),
        datetime(2024, 7, 1, 0, 30, tzinfo=timezone(timedelta(hours=2))),
        datetime(2024, 7, 1, 0, 30),
        "2024-07-01T00:30",
        "2024-07-01 00:30:00",
        " 2024-07-01T00:30 ",
        "2024-06-30T22:30Z",
        "2024-06-30T22:30:00.000+00:00",
    ],
)
def test_a_moment_stands_on_its_local_day_at_its_microsecond(empty: Dossier, given: object) -> None:
    exact = (datetime(2024, 6, 30, 22, 30, tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    assert _instant(empty, given) == (date(2024, 7, 1).toordinal(), exact, exact)


@pytest.mark.parametrize(
    "day", [date(2024, 3, 31), date(2024, 10, 27), date(2024, 7, 1), date(1970, 1, 1), date(2199, 1, 1)]
)
@pytest.mark.parametrize("minutes", [0, 61, 119, 180, 23 * 60 + 59])
@pytest.mark.parametrize("zone", [None, UTC])
def test_moments_are_what_the_norm_makes_of_them(empty: Dossier, day: date, minutes: int, zone: Any) -> None:
    moment = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(minutes=minutes)
    expected = instant_of(moment)
    assert expected is not None
    assert _instant(empty, moment) == (expected.day, expected.earliest, expected.latest)


@pytest.mark.parametrize(
    "given",
    [datetime(1937, 7, 1), datetime(1937, 7, 1, tzinfo=UTC), date(1937, 7, 1), "1937-07-01", "1937-07-01T00:00"],
)
def test_a_moment_of_before_1970_is_refused_as_its_local_time_differs_between_computers(
    empty: Dossier, given: object
) -> None:
    with pytest.raises(DossierError) as error:
        _instant(empty, given)
    assert codes(error) == [("year-out-of-range", "agressie_incident[0].melding_op")]
    assert error.value.diagnostics[0].arguments["first"] == 1970
    assert one(empty, "installatie", {"datum": date(1937, 7, 1)})["datum"] == date(1937, 7, 1).toordinal()


@pytest.mark.parametrize("given", ["2024-06-30T24:00", "2024-06-31T12:00", "2024-06-30T25:00"])
def test_a_time_that_no_clock_shows_is_refused(empty: Dossier, given: str) -> None:
    with pytest.raises(DossierError) as error:
        _instant(empty, given)
    assert codes(error) == [("date-impossible", "agressie_incident[0].melding_op")]


def test_a_date_stands_for_all_of_its_day_and_a_doubled_hour_for_either(empty: Dossier) -> None:
    whole = instant_of_day(date(2024, 3, 31).toordinal())
    assert _instant(empty, "2024-03-31") == (whole.day, whole.earliest, whole.latest)
    assert whole.latest - whole.earliest == 23 * HOUR - 1
    _, earliest, latest = _instant(empty, "2024-10-27T02:30")
    assert latest - earliest == HOUR
    _, earliest, latest = _instant(empty, "2024-10-27T02:30+01:00")
    assert latest == earliest


def test_the_mark_of_an_absent_moment_is_in_all_its_columns(empty: Dossier) -> None:
    assert _instant(empty, "geen") == (NONE, NONE, NONE)
    assert _instant(empty, None) == (NOT_SUPPLIED, NOT_SUPPLIED, NOT_SUPPLIED)


@pytest.mark.parametrize("given", [1, 0, 1.0, Fraction(1), Decimal(1), "true", "ja"])
def test_only_true_and_false_are_true_and_false(empty: Dossier, given: object) -> None:
    assert one(empty, "activiteit", {"onderwerpen": [], "intern": True})["intern"] is True
    with pytest.raises(DossierError) as error:
        one(empty, "activiteit", {"onderwerpen": [], "intern": given})
    assert codes(error) == [("value-not-bool", "activiteit[0].intern")]


@pytest.mark.parametrize("given", [12, Fraction(12), Decimal("12.0")])
def test_a_whole_number_is_an_int(empty: Dossier, given: object) -> None:
    read = one(empty, "activiteit", {"onderwerpen": [], "bereikt": given})["bereikt"]
    assert (read, type(read)) == (12, int)


def test_a_decimal_is_exact(norm: Norm) -> None:
    dossier = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente", {"fte": Decimal("0.1")}), TODAY)
    assert dossier.registers["organisatie"].columns["fte"] == (Fraction(1, 10),)


@pytest.mark.parametrize("given", [1.0, float("nan"), float("inf")])
def test_a_float_is_no_exact_number(empty: Dossier, given: float) -> None:
    with pytest.raises(DossierError) as error:
        one(empty, "activiteit", {"onderwerpen": [], "bereikt": given})
    assert codes(error) == [("number-is-float", "activiteit[0].bereikt")]


@pytest.mark.parametrize("given", [True, Decimal("NaN"), Decimal("sNaN"), "12", [1]])
def test_what_is_no_number_is_refused(empty: Dossier, given: object) -> None:
    rows = [{"id": "a", "onderwerpen": [], "bereikt": 1}, {"id": "b", "onderwerpen": [], "bereikt": given}]
    with pytest.raises(DossierError) as error:
        empty.add("activiteit", rows)
    assert codes(error) == [("value-not-number", "activiteit[1].bereikt")]


@pytest.mark.parametrize("collection", [list, tuple, set, frozenset])
def test_a_set_is_a_frozenset_and_may_be_empty(empty: Dossier, collection: Any) -> None:
    row = {"onderwerpen": collection(["integriteit", "weerbaarheid"]), "doelgroepen": collection(["buurtouders"])}
    read = one(empty, "activiteit", row)
    assert read["onderwerpen"] == frozenset({"integriteit", "weerbaarheid"})
    assert read["doelgroepen"] == frozenset({"buurtouders"})
    assert one(empty, "activiteit", {"onderwerpen": collection()})["onderwerpen"] == frozenset()


def test_changes_and_organisations_are_what_the_norm_knows(empty: Dossier) -> None:
    row = {"onderwerpen": [], "deelnemers": ["gm9902", "pv99"]}
    assert one(empty, "activiteit", row)["deelnemers"] == frozenset({"gm9902", "pv99"})
    assert one(empty, "gedragscode", {"dekking": [], "verwerkt": ["wet_2020"]})["verwerkt"] == frozenset({"wet_2020"})
    with pytest.raises(DossierError) as error:
        one(empty, "installatie", {"handreiking": "handreiking_2021"})
    assert codes(error) == [("value-not-allowed", "installatie[0].handreiking")]
    assert error.value.diagnostics[0].arguments["suggestion"] == "handreiking_2024"


def test_equal_words_are_one_object(empty: Dossier) -> None:
    rows = [{"id": str(index), "groep": "".join(["in", "huur"])} for index in range(3)]
    groups = empty.add("dienstverband", rows).registers["dienstverband"].columns["groep"]
    assert len({id(group) for group in groups}) == 1


# ---- registers --------------------------------------------------------------------------------------------------


def test_records_stand_in_the_order_of_their_ids_whatever_order_they_came_in(empty: Dossier) -> None:
    rows = [{"id": id_, "datum": f"2024-01-{index + 1:02}"} for index, id_ in enumerate(["b", "a10", "a2"])]
    register = empty.add("installatie", rows).registers["installatie"]
    assert register.ids == ("a10", "a2", "b")
    assert register.columns["datum"] == tuple(date(2024, 1, day).toordinal() for day in (2, 3, 1))
    assert empty.add("installatie", rows[::-1]).registers["installatie"].columns == register.columns


def test_each_field_has_its_columns(empty: Dossier) -> None:
    register = empty.add("agressie_incident", []).registers["agressie_incident"]
    instants = ("melding_op", "incident_op", "reactie_op")
    bounds = {f"{name}.{bound}" for name in instants for bound in ("earliest", "latest")}
    assert set(register.columns) == bounds | {field.name for field in register.fact_type.fields}
    assert set(register.columns.values()) == {()}


def test_the_organisation_is_a_complete_register_of_one(empty: Dossier) -> None:
    register = empty.registers["organisatie"]
    assert (register.ids, register.columns["soort"]) == (("gm9901",), ("gemeente",))
    assert register.declarations == (Declaration(TODAY.toordinal()),)


def test_adding_leaves_the_dossier_as_it_was_and_appends(empty: Dossier) -> None:
    first = empty.add("installatie", [{"id": "b"}], complete=True, as_at="2024-06-30")
    second = first.add("installatie", [{"id": "a"}])
    third = second.add("installatie", [], complete=False, as_at=TODAY)
    assert "installatie" not in empty.registers
    assert first.registers["installatie"].ids == ("b",)
    assert second.registers["installatie"].ids == ("a", "b")
    assert second.registers["installatie"].declarations == (Declaration(date(2024, 6, 30).toordinal()),)
    assert second.registers["installatie"].as_at == date(2024, 6, 30).toordinal()
    assert (third.registers["installatie"].declarations, third.registers["installatie"].as_at) == ((), None)


def test_an_id_that_is_there_already_is_refused(empty: Dossier) -> None:
    with pytest.raises(DossierError) as error:
        empty.add("installatie", [{"id": "a"}]).add("installatie", [{"id": "b"}, {"id": "a"}])
    assert codes(error) == [("id-not-unique", "installatie[1].id")]


def test_the_norm_supplies_registers_until_the_dossier_has_its_own(empty: Dossier) -> None:
    supplied = empty.registers["verkiezing"]
    assert supplied.ids == ("gemeente-2026", "provincie-2027")
    assert supplied.as_at == date(2024, 6, 30).toordinal()
    assert supplied.declarations == (Declaration(date(2024, 6, 30).toordinal()),)
    own = empty.add("verkiezing", [{"id": "eigen", "soort": "gemeenteraad"}])
    assert own.registers["verkiezing"].ids == ("eigen",)
    assert own.add("verkiezing", [{"id": "nog", "soort": "gemeenteraad"}]).registers["verkiezing"].ids == (
        "eigen",
        "nog",
    )


def test_what_the_norm_supplies_is_not_behind_a_dossier_of_before(norm: Norm) -> None:
    dossier = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), "2024-01-31")
    assert dossier.registers["verkiezing"].as_at is None
    assert dossier.registers["verkiezing"].declarations == (Declaration(date(2024, 1, 31).toordinal()),)


def test_an_empty_register_is_a_register_and_may_be_complete(empty: Dossier) -> None:
    register = empty.add("installatie", [], complete=True).registers["installatie"]
    assert (bool(register), len(register)) == (True, 0)
    assert register.declarations == (Declaration(TODAY.toordinal()),)


def test_completeness_is_declared_for_all_or_for_a_part(empty: Dossier) -> None:
    said = [{"since": "2023-01-01", "for": ["integriteit"], "stated_on": date(2024, 12, 1)}, {}]
    register = empty.add("activiteit", [], complete=said, as_at="2024-11-30").registers["activiteit"]
    assert register.declarations == (
        Declaration(date(2024, 12, 1).toordinal(), date(2023, 1, 1).toordinal(), frozenset({"integriteit"})),
        Declaration(date(2024, 11, 30).toordinal()),
    )
    assert empty.add("activiteit", [], complete=register.declarations).registers["activiteit"].declarations == (
        register.declarations
    )


def test_every_problem_is_told_at_its_place_in_the_order_of_places(empty: Dossier) -> None:
    rows: list[Any] = [{"id": "a", "datum": "gisteren"}, 5, {"id": 1, "dtum": "2024-01-01"}, {}]
    with pytest.raises(DossierError) as error:
        empty.add("installatie", rows, complete=[{"sinds": 1}], as_at="2025-01-01", empty_is_none=["x"])
    assert codes(error) == [
        ("as-at-later", "installatie.as_at"),
        ("unknown-key", "installatie.complete[0].sinds"),
        ("undeclared-field", "installatie.empty_is_none"),
        ("value-not-date", "installatie[0].datum"),
        ("record-expected", "installatie[1]"),
        ("undeclared-field", "installatie[2].dtum"),
        ("text-unquoted", "installatie[2].id"),
        ("field-missing", "installatie[3].id"),
    ]
    assert "gisteren" in str(error.value)


@pytest.mark.parametrize("fact_type", ["instalatie", "organisatie"])
def test_a_register_is_of_a_fact_type_of_the_norm(empty: Dossier, fact_type: str) -> None:
    with pytest.raises(DossierError) as error:
        empty.add(fact_type, [])
    assert codes(error) in ([("undeclared-fact-type", fact_type)], [("organisation-register", fact_type)])


@pytest.mark.parametrize("rows", [{"id": "a"}, "abc"])
def test_rows_are_a_list(empty: Dossier, rows: Any) -> None:
    with pytest.raises(TypeError):
        empty.add("installatie", rows)


# ---- the dossier ------------------------------------------------------------------------------------------------


def test_an_organisation_is_of_a_kind_that_the_norm_addresses(norm: Norm) -> None:
    for kind, code in (("waterschap", "kind-not-addressed"), ("stad", "value-not-allowed")):
        with pytest.raises(DossierError) as error:
            Dossier(norm, Organisation("gm9901", "Dijkstede", kind), TODAY)
        assert codes(error) == [(code, "organisation.kind")]


def test_an_organisation_has_an_id_a_name_and_fields_of_its_own(norm: Norm) -> None:
    with pytest.raises(DossierError) as error:
        Dossier(norm, Organisation("", "jan@voorbeeld.nl", "gemeente", {"naam": "x", "fte": "veel"}), "gisteren")
    assert codes(error) == [
        ("value-not-date", "as_at"),
        ("value-not-number", "organisation.fte"),
        ("value-required", "organisation.id"),
        ("unknown-key", "organisation.naam"),
        ("looks-like-email", "organisation.name"),
    ]


def test_a_deviation_has_a_rule_an_owner_a_reason_and_an_end(empty: Dossier) -> None:
    deviated = empty.add_deviation(
        "1.1", owner="directeur", reason="eigen keuze", decided_on="2024-01-01", until=date(2025, 1, 1)
    )
    assert deviated.deviations == (Deviation("1.1", "directeur", "eigen keuze", date(2024, 1, 1), "2025-01-01"),)
    assert empty.deviations == ()
    with pytest.raises(DossierError) as error:
        deviated.add_deviation("9", owner="", reason="bel 06-12345678", decided_on="2024-01-01", until="2023-01-01")
    assert codes(error) == [
        ("text-missing", "deviations[1].owner"),
        ("looks-like-phone", "deviations[1].reason"),
        ("unknown-rule", "deviations[1].rule"),
        ("deviation-ends-before", "deviations[1].until"),
    ]
    with pytest.raises(DossierError):
        Deviation("1.1", "directeur", "eigen keuze", "2024", TODAY)


def test_a_field_is_let_in_with_a_reason_that_the_dossier_carries(norm: Norm) -> None:
    let_in = LetIn("activiteit.notitie", "openbaar contactadres")
    dossier = Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), TODAY, let_in=[let_in])
    row = {"onderwerpen": [], "notitie": "info@dijkstede.nl"}
    assert one(dossier, "activiteit", row)["notitie"] == "info@dijkstede.nl"
    assert dossier.add("installatie", []).let_in == (let_in,)
    with pytest.raises(DossierError) as error:
        one(dossier, "activiteit", {**row, "verslag": "https://x.nl/info@dijkstede.nl"})
    assert codes(error) == [("looks-like-email", "activiteit[0].verslag")]


def test_a_dossier_is_entered_anew_under_another_norm(norm: Norm, empty: Dossier) -> None:
    dossier = (
        empty.add(
            "agressie_incident", [{"id": "a", "melding_op": "2024-10-27T02:30", "reactie_op": "geen"}], complete=True
        )
        .add("gedragscode", [{"id": "g", "dekking": ["medewerkers"], "van": "onbekend"}], as_at="2024-06-30")
        .add_deviation("1.1", owner="directeur", reason="eigen keuze", decided_on=TODAY, until=TODAY)
    )
    again = dossier.for_norm(attrs.evolve(norm))
    assert again.norm is not norm
    assert again.deviations == dossier.deviations
    assert {name: _content(register) for name, register in again.registers.items()} == {
        name: _content(register) for name, register in dossier.registers.items()
    }


def test_a_norm_without_room_for_what_is_known_refuses_the_dossier(norm: Norm, empty: Dossier) -> None:
    dossier = empty.add("installatie", [{"id": "a", "groep": "raadsleden"}, {"id": "b"}])
    narrower = _without(norm, "installatie", "groep")
    with pytest.raises(DossierError) as error:
        dossier.for_norm(narrower)
    assert codes(error) == [("undeclared-field", "installatie[0].groep"), ("undeclared-field", "installatie[1].groep")]
    wider = empty.add("installatie", [{"id": "a"}]).for_norm(narrower)
    assert wider.registers["installatie"].ids == ("a",)


@pytest.mark.xfail(raises=TypeError, strict=True, reason="a norm that was read holds mapping proxies: no pickles")
def test_a_dossier_travels_between_processes(empty: Dossier) -> None:
    assert pickle.loads(pickle.dumps(empty)).organisation == empty.organisation


def test_a_register_travels_between_processes_and_absence_stays_one_mark(empty: Dossier) -> None:
    register = empty.add("installatie", [{"id": "a", "groep": "geen"}]).registers["installatie"]
    again = pickle.loads(pickle.dumps(register))
    assert _content(again) == _content(register)
    assert again.columns["groep"][0] is NONE


def _content(register: Register) -> object:
    return register.ids, dict(register.columns), register.declarations, register.as_at


def _without(norm: Norm, name: str, field: str) -> Norm:
    fact_type = norm.fact_types[name]
    fields: tuple[Field, ...] = tuple(known for known in fact_type.fields if known.name != field)
    assert any(known.type is FieldType.ENUM for known in fact_type.fields)
    return attrs.evolve(norm, fact_types={**norm.fact_types, name: attrs.evolve(fact_type, fields=fields)})
