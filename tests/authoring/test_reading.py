"""A norm is read into exactly what its author wrote: every test, check, parameter and fact type, nothing filled in."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from brabantnorm_rules.authoring import read_norm
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm import rules as r
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import NamedWindow, Period, Unit
from tests.authoring.cases import GOOD, NORM, RULES, write_norm
from tests.examples import SMALL

_YEAR = ParameterOf("jaar")


def _day(year: int, month: int, day: int) -> int:
    return date(year, month, day).toordinal()


@pytest.fixture(scope="module")
def norm() -> Norm:
    return read_norm(SMALL)


def _checks(norm: Norm, rule: str, check: str) -> list[r.Check]:
    return [found for found in norm.rules[rule].checks if found.id == check]


def _asked(norm: Norm, rule: str, check: str) -> r.Question:
    (found,) = _checks(norm, rule, check)
    return found.question


def _share(norm: Norm, rule: str, check: str) -> r.Share:
    found = _asked(norm, rule, check)
    assert isinstance(found, r.Share)
    return found


# ---- checks ---------------------------------------------------------------------------------------------------------


def test_for_each_makes_a_check_of_every_combination_with_the_names_filled_in(norm: Norm) -> None:
    checks = _checks(norm, "1.1", "aandacht")
    assert [check.variables for check in checks] == [
        (("thema", thema), ("doelgroep", doelgroep))
        for thema in ("integriteit", "weerbaarheid")
        for doelgroep in ("bestuurders", "medewerkers", "raadsleden")
    ]
    assert {check.active_when for check in checks} == {
        (("doelgroepen", doelgroep),) for doelgroep in ("bestuurders", "medewerkers", "raadsleden")
    }
    assert checks[4].question == r.Exists(
        "activiteit",
        c.All(
            (
                c.Includes("onderwerpen", "weerbaarheid"),
                c.Includes("doelgroepen", "medewerkers"),
                c.In("vorm", ParameterOf("gespreksvormen")),
                c.WithinLast("datum", _YEAR),
            )
        ),
    )
    assert checks[0].says is not None
    assert checks[0].says.en == "On {thema} {passing} activities for {doelgroep} were found within {jaar}."
    assert not checks[0].note


def test_for_each_of_parties_or_of_truth_depends_on_nothing_else(tmp_path: Path) -> None:
    each = "for_each: {thema: $onderwerpen}"
    written = "where: {onderwerp: $thema, groepen: {includes_any: $groepen}}"
    assert each in GOOD[RULES]
    text = GOOD[RULES].replace(each, "for_each: {thema: $partijen, open: [true, false]}")
    text = text.replace(written, "where: {zaak: $thema, openbaar: $open}")
    checks = _checks(read_norm(write_norm(tmp_path, {RULES: text})), "1.1", "per_onderwerp")
    assert [check.variables for check in checks] == [
        (("thema", party), ("open", truth)) for party in ("gm9901", "pv99") for truth in (True, False)
    ]
    assert {check.active_when for check in checks} == {()}
    assert checks[3].question == r.Exists(
        "activiteit",
        c.All((c.Compare("zaak", c.Comparison.EQUAL, "pv99"), c.Compare("openbaar", c.Comparison.EQUAL, False))),
        ParameterOf("aantal"),
    )


def test_codes_for_examples_count_as_parties_and_are_not_the_norms_own(tmp_path: Path) -> None:
    head = GOOD[NORM].replace("parties: [gm9901, pv99]\n", "parties: [gm9901]\nfictional_parties: [gm9902]\n")
    text = GOOD[RULES].replace("for_each: {thema: $onderwerpen}", "for_each: {thema: $partijen}")
    text = text.replace("where: {onderwerp: $thema, groepen: {includes_any: $groepen}}", "where: {zaak: $thema}")
    norm = read_norm(write_norm(tmp_path, {NORM: head, RULES: text}))
    assert (norm.parties, norm.fictional_parties) == (("gm9901",), ("gm9902",))
    checks = _checks(norm, "1.1", "per_onderwerp")
    assert [check.variables for check in checks] == [(("thema", party),) for party in ("gm9901", "gm9902")]


def test_a_sentence_may_name_counts_variables_and_the_parameters_of_its_check(tmp_path: Path) -> None:
    said = "{passing} {failing} {undecided} {scope} {thema} {onderwerpen} {groepen} {aantal}"
    text = GOOD[RULES].replace('nl: "{passing} over {thema}"', f'nl: "{said}"')
    (check, *_) = _checks(read_norm(write_norm(tmp_path, {RULES: text})), "1.1", "per_onderwerp")
    assert check.says == Wording(said, "{passing} on {thema}")


def test_exists_with_a_number_and_several_tests_on_one_field(norm: Norm) -> None:
    (check,) = _checks(norm, "1.1", "samen")
    assert check.note
    assert check.question == r.Exists(
        "activiteit",
        c.All(
            (
                c.Includes("deelnemers", c.OwnOrganisation()),
                c.IncludesAtLeast("deelnemers", 2, ("gm9901", "gm9902", "gm9903", "pv99")),
                c.WithinLast("datum", NamedWindow.CALENDAR_YEAR),
                c.OnSide("datum", c.Side.ON_OR_BEFORE, c.AsOf()),
            )
        ),
        ParameterOf("aantal"),
    )


def test_none_with_comparison_truth_and_not(norm: Norm) -> None:
    assert _asked(norm, "1.1", "geen_kleine") == r.NoneOf(
        "activiteit",
        c.All(
            (
                c.Compare("bereikt", c.Comparison.LESS_THAN, 5),
                c.Compare("intern", c.Comparison.EQUAL, True),
                c.Not(c.IncludesAny("onderwerpen", ("ondermijning",))),
            )
        ),
    )


def test_any_of_conditions(norm: Norm) -> None:
    leeftijd = ParameterOf("leeftijd")
    parts = (c.WithinLast("vastgesteld_op", leeftijd), c.WithinLast("herbevestigd_op", leeftijd))
    assert _asked(norm, "1.2.a", "leeftijd") == r.Exists(
        "gedragscode", c.All((c.Includes("dekking", "medewerkers"), c.Any(parts)))
    )


def test_every_is_a_share_of_one_and_up_to_date_with_names_the_changes_and_the_term(norm: Norm) -> None:
    assert _asked(norm, "1.2.a", "actueel") == r.Share(
        "gedragscode",
        c.UpToDateWith(norm.changes["gedragscode"], ParameterOf("actualiseringstermijn")),
        r.WhenNoCases.NOT_MET,
    )


def test_is_present_and_a_comparison_with_another_field(norm: Norm) -> None:
    assert _share(norm, "1.2.b", "gepubliceerd").must == c.All(
        (
            c.Is("gepubliceerd_op", True),
            c.OnSide("vastgesteld_op", c.Side.ON_OR_BEFORE, c.Own("gepubliceerd_op")),
        )
    )


def test_a_share_with_ended_records_dates_of_parameters_deadlines_and_totals(norm: Norm) -> None:
    assert _asked(norm, "1.3", "eed") == r.Share(
        "dienstverband",
        c.All(
            (
                c.Within("eed_op", ParameterOf("eedtermijn"), c.Own("van")),
                c.Compare("uren", c.Comparison.AT_MOST, c.Own("uren_contract")),
            )
        ),
        r.WhenNoCases.NOT_APPLICABLE,
        c.All(
            (
                c.In("groep", ("medewerker", "inhuur")),
                c.WithinLast("van", _YEAR),
                c.OnSide("van", c.Side.ON_OR_AFTER, ParameterOf("sinds")),
                c.In("publiekscontact", ParameterOf("contact_telt")),
            )
        ),
        ParameterOf("aandeel"),
        ended=True,
        totals=(("grootheid", "eed"), ("groep", "alle")),
    )


def test_has_with_every_window_and_with_none(norm: Norm) -> None:
    share = _share(norm, "1.3", "gesprek")
    assert share.where == c.In("handreiking", c.ParameterAt("handreikingen", c.Own("datum")))
    assert share.must == c.Any(
        (
            c.Has(
                "activiteit",
                c.All(
                    (
                        c.IncludesAll("onderwerpen", ("integriteit", "weerbaarheid")),
                        c.Includes("doelgroepen", c.Its("groep")),
                    )
                ),
                c.After(c.Own("datum"), ParameterOf("gesprekstermijn")),
            ),
            c.Has(
                "activiteit",
                c.Compare("vorm", c.Comparison.EQUAL, "gesprek"),
                c.Before(c.Own("datum"), Period(30, Unit.DAYS)),
                "datum",
            ),
            c.Has(
                "activiteit",
                c.Compare("vorm", c.Comparison.EQUAL, "training"),
                c.Between(c.Own("datum"), c.Own("periode_tot_en_met")),
            ),
            c.Has(
                "activiteit",
                c.All(
                    (
                        c.Compare("vorm", c.Comparison.EQUAL, "publicatie"),
                        c.OnSide("datum", c.Side.ON_OR_AFTER, c.Its("datum")),
                    )
                ),
            ),
        )
    )


def test_a_deadline_before_a_day(norm: Norm) -> None:
    assert _share(norm, "1.3", "vog").must == c.WithinBefore("vog_op", Period(3, Unit.MONTHS), c.Own("van"))


def test_a_deadline_whose_start_is_a_reading_and_is_none(norm: Norm) -> None:
    share = _share(norm, "1.4", "reactie")
    assert share.must == c.Within("reactie_op", ParameterOf("reactietermijn"), ParameterOf("klokstart"))
    assert isinstance(share.where, c.All)
    assert share.where.parts[2] == c.Is("uitzondering", False)


def test_attested_any_all_and_includes_at_least_of_any(norm: Norm) -> None:
    assert _asked(norm, "1.5", "oordeel") == r.Attested("aanpak")
    assert _asked(norm, "1.5", "een_van_beide") == r.AnyQuestion(
        (
            r.Attested("screening"),
            r.AllQuestions(
                (
                    r.Exists("gedragscode", c.Compare("geheimhouding", c.Comparison.EQUAL, True)),
                    r.Exists("activiteit", c.IncludesAtLeast("onderwerpen", 2)),
                )
            ),
        )
    )


def test_counted_tests_a_share_or_a_number(norm: Norm) -> None:
    assert _asked(norm, "1.5", "verjaard") == r.Counted(
        (("grootheid", "verjaarde_vorderingen"), ("groep", "alle")), r.WhenNoCases.NOT_APPLICABLE, None, 0
    )
    assert [check.question for check in _checks(norm, "1.5", "per_groep")] == [
        r.Counted((("grootheid", "eed"), ("groep", groep)), r.WhenNoCases.NOT_APPLICABLE, Fraction(9, 10))
        for groep in ("medewerker", "bestuurder")
    ]


@pytest.mark.parametrize("share", ["0", "1", "0.0", "0.5"])
def test_a_share_goes_from_none_to_all(tmp_path: Path, share: str) -> None:
    text = GOOD[RULES].replace("at_least: $aandeel", f"at_least: {share}")
    assert _share(read_norm(write_norm(tmp_path, {RULES: text})), "1.1", "geteld").at_least == Fraction(share)


def test_a_check_may_ask_another_rule(norm: Norm) -> None:
    (check,) = _checks(norm, "1.2.b", "leeftijd")
    assert (check.question, check.note) == (r.OfRule("1.2.a"), True)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("{bereikt: {at_least: 5}}", c.Compare("bereikt", c.Comparison.AT_LEAST, 5)),
        ("{bereikt: {more_than: 0.5}}", c.Compare("bereikt", c.Comparison.MORE_THAN, Fraction(1, 2))),
        ("{bereikt: 5}", c.Compare("bereikt", c.Comparison.EQUAL, 5)),
        ("{bereikt: {in: [1, 2]}}", c.In("bereikt", (1, 2))),
        ("{bereikt: {less_than: $aantal}}", c.Compare("bereikt", c.Comparison.LESS_THAN, ParameterOf("aantal"))),
        ("{kosten: {at_most: kosten}}", c.Compare("kosten", c.Comparison.AT_MOST, c.Own("kosten"))),
        ("{openbaar: openbaar}", c.Compare("openbaar", c.Comparison.EQUAL, c.Own("openbaar"))),
        ("{datum: 2024-02-29}", c.Compare("datum", c.Comparison.EQUAL, _day(2024, 2, 29))),
        ("{datum: $sinds}", c.Compare("datum", c.Comparison.EQUAL, ParameterOf("sinds"))),
        ("{datum: {within_last: unlimited}}", c.WithinLast("datum", NamedWindow.UNLIMITED)),
        ("{datum: {within_last: {weeks: 2}}}", c.WithinLast("datum", Period(2, Unit.WEEKS))),
        (
            "{begin: {within_last: $jaar, at: datum}}",
            c.WithinLast("begin", c.ParameterAt("jaar", c.Own("datum"))),
        ),
        ("{begin: {on_or_after: datum}}", c.OnSide("begin", c.Side.ON_OR_AFTER, c.Own("datum"))),
        (
            "{begin: {on_or_after: $sinds, at: datum}}",
            c.OnSide("begin", c.Side.ON_OR_AFTER, c.ParameterAt("sinds", c.Own("datum"))),
        ),
        ("{groepen: {includes: eigen-woord}}", c.Includes("groepen", "eigen-woord")),
        ("{groepen: {includes_all: $groepen}}", c.IncludesAll("groepen", ParameterOf("groepen"))),
        (
            "{groepen: {includes_at_least: {number: 2, of: $groepen}, at: datum}}",
            c.IncludesAtLeast("groepen", 2, c.ParameterAt("groepen", c.Own("datum"))),
        ),
        ("{zaak: $organisatie}", c.Compare("zaak", c.Comparison.EQUAL, c.OwnOrganisation())),
        ('{zaak: "4.10"}', c.Compare("zaak", c.Comparison.EQUAL, "4.10")),
        ("{wet: wet-2020}", c.Compare("wet", c.Comparison.EQUAL, "wet-2020")),
        ("{notitie: {is: none}}", c.Is("notitie", False)),
        ("{all: [{bereikt: 5}, {not: {openbaar: false}}]}", None),
        (
            "{has: {record_of: verkiezing, where: {datum: {within_last: $jaar, at: its.begin}}}}",
            c.Has("verkiezing", c.WithinLast("datum", c.ParameterAt("jaar", c.Its("begin")))),
        ),
        ("{has: {record_of: gebouw}}", c.Has("gebouw", c.ALWAYS)),
        (
            "{has: {record_of: gebouw, where: {has: {record_of: activiteit, where: {zaak: its.id}}}}}",
            c.Has("gebouw", c.Has("activiteit", c.Compare("zaak", c.Comparison.EQUAL, c.Its("id")))),
        ),
    ],
)
def test_every_test_is_read_as_written(tmp_path: Path, written: str, read: c.Condition | None) -> None:
    loose = "where: {bereikt: {less_than: 5}}"
    write_norm(tmp_path, {RULES: GOOD[RULES].replace(loose, f"where: {written}")})
    asked = _asked(read_norm(tmp_path), "1.2.b", "los")
    assert isinstance(asked, r.NoneOf)
    if read is None:
        equal = c.Comparison.EQUAL
        read = c.All((c.Compare("bereikt", equal, 5), c.Not(c.Compare("openbaar", equal, False))))
    assert asked.where == read
    assert asked.ended
