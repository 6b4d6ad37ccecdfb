"""What given values come to: three states, dates, moments, numbers, words and sets, each in one way."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from brabantnorm_rules.dossier import Dossier, Organisation
from brabantnorm_rules.errors import DossierError
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.values import NONE, NONE_THEN, NOT_SUPPLIED, instant_of, instant_of_day
from tests.dossier.conftest import codes, one

TODAY = date(2024, 12, 31)
HOUR = 3_600_000_000

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
