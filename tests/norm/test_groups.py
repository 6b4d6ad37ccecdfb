"""Who belongs to which group on a day, how sure that is, and what was merged: asked of the groups that are shipped."""

import re
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from brabantnorm_rules import Confidence, Group, Groups, Membership, NamedOrganisation, Norm, load_norm, with_confidence
from brabantnorm_rules.norm.groups import name_order

TODAY: Final = date(2026, 11, 26)
_RULES: Final = Path(__file__).parents[2] / "rules" / "brabant-2022"


@pytest.fixture(scope="module")
def norm() -> Norm:
    return load_norm("brabant-2022")


@pytest.fixture(scope="module")
def groups(norm: Norm) -> Groups:
    return norm.groups


def names_of(groups: Groups, organisation: str, sort: str, least: Confidence = Confidence.LOW) -> list[str]:
    found = groups.groups_of(organisation, TODAY, least)
    return [membership.group.name for membership in found if membership.group.sort == sort]


# ---- on a day ----------------------------------------------------------------------------------------------------

_NORTH, _SOUTH = Group("noord", "district", "Noord"), Group("zuid", "district", "Zuid")
_TOWN = NamedOrganisation("gm9901", "Dijkstede", "gemeente", since=100, until=900)


def _on(day: int) -> date:
    return date.fromordinal(day)


def test_a_membership_holds_from_its_first_to_its_last_day() -> None:
    moved = Groups(
        {"gm9901": _TOWN},
        {"noord": _NORTH, "zuid": _SOUTH},
        (
            Membership(_TOWN, _NORTH, Confidence.SURE, until=500),
            Membership(_TOWN, _SOUTH, Confidence.MEDIUM, since=501),
        ),
    )
    by_day = {
        day: [found.group.id for found in moved.groups_of("gm9901", _on(day))] for day in (99, 100, 500, 501, 900, 901)
    }
    assert by_day == {99: [], 100: ["noord"], 500: ["noord"], 501: ["zuid"], 900: ["zuid"], 901: []}
    assert moved.groups_of("gm9901", _on(501), Confidence.SURE) == ()
    assert [len(moved.members_of("zuid", _on(day))) for day in (500, 501, 901)] == [0, 1, 0]
    assert moved.members_of("zuid", _on(501), Confidence.SURE) == ()
    assert moved.groups_of("gm9999", _on(501)) == moved.members_of("oost", _on(501)) == ()


# ---- who there are -----------------------------------------------------------------------------------------------


def test_every_party_is_named_and_nobody_else_exists_but_tholen(norm: Norm, groups: Groups) -> None:
    existing = {found.id for found in groups.organisations.values() if found.exists(TODAY.toordinal())}
    assert existing - set(norm.parties) == {"gm0716"}
    assert set(norm.parties) <= existing
    kinds = [groups.organisations[party].kind for party in norm.parties]
    assert (kinds.count("gemeente"), kinds.count("provincie"), len(kinds)) == (56, 1, 57)


def test_names_are_whole_and_in_the_order_in_which_people_look_them_up(groups: Groups) -> None:
    assert groups.organisations["gm0820"].name == "Nuenen, Gerwen en Nederwetten"
    assert groups.organisations["gm0796"].name == "'s-Hertogenbosch"
    unit = [found.organisation.name for found in groups.members_of("eenheid-oost-brabant", TODAY)]
    assert unit[unit.index("'s-Hertogenbosch") - 1 :][:3] == ["Helmond", "'s-Hertogenbosch", "Heusden"]
    assert sorted(["Oss", "'s-Hertogenbosch", "Best", "'t Dorp"], key=name_order) == [
        "Best",
        "'t Dorp",
        "'s-Hertogenbosch",
        "Oss",
    ]


def test_the_names_beside_the_codes_in_the_file_are_theirs(groups: Groups) -> None:
    text = (_RULES / "groups.yaml").read_text(encoding="utf-8")
    noted = re.findall(r"^ +([a-z]{2}\d+): .*  # (.+)$", text, flags=re.MULTILINE)
    assert len(noted) == len(groups.memberships)
    assert [name for code, name in noted if groups.organisations[code].name != name] == []


# ---- which groups ------------------------------------------------------------------------------------------------


def test_every_municipality_lies_in_one_unit_and_one_safety_region(norm: Norm, groups: Groups) -> None:
    for party in norm.parties:
        if party != "pv30":
            assert len(names_of(groups, party, "eenheid", Confidence.MEDIUM)) == 1
            assert len(names_of(groups, party, "veiligheidsregio", Confidence.MEDIUM)) == 1
            assert names_of(groups, party, "district")
            assert names_of(groups, party, "basisteam")
    assert groups.groups_of("pv30", TODAY) == ()


def test_a_district_may_hold_who_is_no_party(norm: Norm, groups: Groups) -> None:
    members = groups.members_of("district-de-markiezaten", TODAY, Confidence.SURE)
    assert [found.organisation.name for found in members if found.organisation.id not in norm.parties] == ["Tholen"]
    assert len(members) == 8


def test_who_belongs_to_one_of_two_is_a_candidate_of_both_and_surely_of_none(groups: Groups) -> None:
    assert names_of(groups, "gm0755", "district") == ["Helmond", "'s-Hertogenbosch"]
    assert names_of(groups, "gm0755", "district", Confidence.MEDIUM) == []
    assert names_of(groups, "gm1948", "basisteam") == ["De Meierij", "Maas en Leijgraaf"]
    candidates = [found for found in groups.memberships if found.candidate]
    assert {found.confidence for found in candidates} == {Confidence.LOW}
    districts = {found.organisation.id for found in candidates if found.group.sort == "district"}
    assert len(districts) == 10


def test_a_doubt_about_one_group_is_no_candidacy(groups: Groups) -> None:
    (best,) = [found for found in groups.groups_of("gm0753", TODAY) if found.group.sort == "basisteam"]
    assert (best.group.name, best.confidence, best.candidate) == ("De Kempen", Confidence.LOW, False)


def test_a_city_may_lie_in_several_basisteams_each_with_a_part(groups: Groups) -> None:
    for city, number in (("gm0772", 2), ("gm0758", 2), ("gm0855", 3)):
        teams = [found for found in groups.groups_of(city, TODAY) if found.group.sort == "basisteam"]
        assert (len(teams), all(found.part for found in teams)) == (number, True)
    assert len(groups.members_of("basisteam-eindhoven-noord", TODAY)) == 1
    assert [found for found in groups.memberships if found.part and found.group.sort != "basisteam"] == []


def test_heusden_lies_in_the_basisteam_de_meierij_and_in_oost_brabant(groups: Groups) -> None:
    assert names_of(groups, "gm0797", "basisteam", Confidence.SURE) == ["De Meierij"]
    assert names_of(groups, "gm0797", "eenheid") == ["Oost-Brabant"]
    assert names_of(groups, "gm0797", "veiligheidsregio") == ["Brabant-Noord"]


# ---- mergers -----------------------------------------------------------------------------------------------------


def test_a_merged_municipality_exists_from_its_day_on_and_its_predecessors_up_to_it(groups: Groups) -> None:
    day = date(2022, 1, 1).toordinal()
    (merger,) = groups.predecessors_of("gm1982")
    assert (merger.day, [found.name for found in merger.dissolved]) == (
        day,
        ["Boxmeer", "Cuijk", "Grave", "Mill en Sint Hubert", "Sint Anthonis"],
    )
    for merger in groups.mergers:
        assert not any(found.exists(merger.day) for found in merger.dissolved)
        assert all(found.exists(merger.day - 1) for found in merger.dissolved)
    assert not groups.organisations["gm1991"].exists(day - 1)
    assert groups.organisations["gm1991"].exists(day)
    assert groups.groups_of("gm1991", _on(day - 1)) == ()


def test_haaren_went_into_four_in_two_units(groups: Groups) -> None:
    (merger,) = groups.successors_of("gm0788")
    assert [found.name for found in merger.successors] == ["Boxtel", "Oisterwijk", "Tilburg", "Vught"]
    assert {name for found in merger.successors for name in names_of(groups, found.id, "eenheid")} == {
        "Oost-Brabant",
        "Zeeland-West-Brabant",
    }
    assert groups.predecessors_of("gm0855") == (merger,)


def test_what_is_sure_alone_leaves_out_mergers_too(norm: Norm, groups: Groups) -> None:
    sure = with_confidence(norm, "sure").groups
    assert sure.successors_of("gm0788") == ()
    assert sure.successors_of("gm0756") == groups.successors_of("gm0756") != ()
    assert {found.confidence for found in sure.memberships} == {Confidence.SURE}


def test_every_merger_precedes_the_norm(norm: Norm, groups: Groups) -> None:
    assert max(merger.day for merger in groups.mergers) < norm.published_on
