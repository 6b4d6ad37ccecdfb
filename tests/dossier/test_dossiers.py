"""Dossiers built in code: their registers, how they grow, and that they never change."""

import pickle
from datetime import date
from typing import Any

import attrs
import pytest

from brabantnorm_rules import Session, assess, to_json
from brabantnorm_rules.dossier import Declaration, Deviation, Dossier, LetIn, Organisation, Register
from brabantnorm_rules.errors import DossierError
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import Confidentiality, Field, FieldType
from brabantnorm_rules.norm.values import NONE
from tests.dossier.conftest import codes, one

TODAY = date(2024, 12, 31)


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


def test_who_may_read_a_dossier_is_said_of_the_whole_and_carried(norm: Norm) -> None:
    organisation = Organisation("gm9901", "Dijkstede", "gemeente")
    assert Dossier(norm, organisation, TODAY).confidentiality is None
    dossier = Dossier(norm, organisation, TODAY, confidentiality="vertrouwelijk")
    again = Session.replay(norm, Session(norm, dossier, TODAY).events()).dossier()
    carried = (dossier, dossier.add("installatie", []), dossier.for_norm(norm), again)
    assert {each.confidentiality for each in carried} == {Confidentiality.CONFIDENTIAL}
    with pytest.raises(DossierError) as refused:
        Dossier(norm, organisation, TODAY, confidentiality="geheim")
    assert [(found.code, str(found.place)) for found in refused.value.diagnostics] == [
        ("value-not-allowed", "confidentiality")
    ]


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


def test_a_dossier_travels_between_processes_with_its_norm_and_is_judged_the_same(empty: Dossier) -> None:
    filled = empty.add("installatie", [{"id": "a", "datum": "2024-01-01", "groep": "geen"}], complete=True)
    found = to_json(assess(filled.norm, filled, date(2024, 6, 30)))
    again = pickle.loads(pickle.dumps(filled))
    assert again.organisation == filled.organisation
    assert to_json(assess(again.norm, again, date(2024, 6, 30))) == found


def test_an_error_travels_between_processes(empty: Dossier) -> None:
    with pytest.raises(DossierError) as caught:
        empty.add("installatie", [{"id": "a", "onzin": 1}])
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.diagnostics, str(again)) == (caught.value.diagnostics, str(caught.value))


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
