"""Rules in plain sentences: exact, in both languages, and different where their meaning is."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brabantnorm_rules import Norm, RuleInWords, Sentence, Wording, load_norm, norms, read_norm, rule_in_words
from brabantnorm_rules.norm import conditions as c
from brabantnorm_rules.norm import rules as r
from brabantnorm_rules.norm.parameters import DatedValue, ParameterOf
from brabantnorm_rules.norm.periods import NamedWindow, Period, Unit
from brabantnorm_rules.workbench.conditions import Conditions
from brabantnorm_rules.workbench.questions import Questions
from brabantnorm_rules.workbench.values import Scope, Values
from tests.examples import SMALL
from tests.laws.cases import CASES
from tests.laws.test_laws import few
from tests.strategies.norms import norm as norm_of
from tests.strategies.norms import simple_conditions

LANGUAGES: Final = ("nl", "en")
some = settings(few, max_examples=max(5, CASES // 500))


@pytest.fixture(scope="module")
def norm() -> Norm:
    return read_norm(SMALL)


def texts(sentences: tuple[Sentence, ...], depth: int = 0) -> Iterator[str]:
    for sentence in sentences:
        yield f"{'  ' * depth}{sentence.text}"
        yield from texts(sentence.items, depth + 1)


def said(rule: RuleInWords, check_id: str) -> list[str]:
    (check,) = [check for check in rule.checks if check.id == check_id]
    return list(texts(check.sentences))


# ---- what is said -----------------------------------------------------------------------------------------------


def test_a_case_what_holds_for_it_and_what_follows_without_cases(norm: Norm) -> None:
    assert said(rule_in_words(norm, "1.4"), "reactie") == [
        "Een geval is een agressie incident waarvoor geldt:",
        "  melding op: in de periode van 1 jaar (`jaar`) tot en met de peildatum",
        "  dader bekend: ja",
        "  uitzondering: is er niet",
        "Voor elk geval geldt:",
        "  reactie op: uiterlijk 48 uur (`reactietermijn`) na “melding op” (`klokstart`)",
        "Zolang een termijn nog loopt en nog niet is gehaald, telt het geval niet mee.",
        "Zonder gevallen: niet van toepassing.",
        "Dat kan ook blijken uit de nieuwste telling met:",
        "  grootheid: reactie op tijd",
        "  groep: alle",
        "  periode tot en met: in de periode van 18 maanden tot en met de peildatum",
    ]
    assert said(rule_in_words(norm, "1.4", "en"), "reactie")[:2] == [
        "A case is one agressie incident for which:",
        "  melding op: in the period of 1 year (`jaar`) up to and including the as-of date",
    ]


def test_what_for_each_makes_is_said_once_with_its_variables(norm: Norm) -> None:
    lines = said(rule_in_words(norm, "1.1"), "aandacht")
    assert lines[:2] == [
        "Apart voor integriteit en weerbaarheid, hieronder `thema`.",
        "En daarbinnen apart voor `doelgroepen` (bestuurders; voor provincie: bestuurders en medewerkers; vanaf "
        "1 januari 2025: bestuurders en raadsleden), hieronder `doelgroep`.",
    ]
    assert lines[3:5] == ["  onderwerpen: onder meer `thema`", "  doelgroepen: onder meer `doelgroep`"]
    assert len(rule_in_words(norm, "1.1").checks) == 3


def test_a_related_record_has_its_day_in_its_window(norm: Norm) -> None:
    lines = said(rule_in_words(norm, "1.3"), "gesprek")
    assert "Voor elk geval geldt minstens een hiervan:" in lines
    assert [line.strip() for line in lines if line.startswith("    datum")] == [
        "datum: vanaf “datum” van het geval tot en met 90 dagen (`gesprekstermijn`) daarna",
        "datum: vanaf 30 dagen vóór “datum” van het geval tot en met die dag",
        "datum: vanaf “datum” van het geval tot en met “periode tot en met” van het geval, of zonder einde als dat er "
        "niet is",
        "datum: op of na “datum” van het geval",
    ]


def test_a_parameter_is_said_with_all_its_values_or_with_those_of_one_kind(norm: Norm) -> None:
    assert "Voor minstens `aandeel` (95%; voor provincie: 90%) van de gevallen geldt:" in said(
        rule_in_words(norm, "1.3"), "eed"
    )
    assert "Voor minstens 90% (`aandeel`) van de gevallen geldt:" in said(
        rule_in_words(norm, "1.3", kind="provincie"), "eed"
    )
    (share,) = [found for found in rule_in_words(norm, "1.3").parameters if found.name == "aandeel"]
    assert (share.value, share.admitted) == ("95%; voor provincie: 90%", ())


def test_a_rule_says_whom_it_is_for_and_a_part_no_more_than_its_whole(norm: Norm) -> None:
    whole = rule_in_words(norm, "1.2")
    assert whole.kinds == ("gemeente", "provincie")
    assert [part.kinds for part in whole.parts] == [("gemeente", "provincie"), ("gemeente",)]
    narrowed = attrs.evolve(norm.rules["1.2"], applies_to=("provincie",))
    other = attrs.evolve(norm, rules={**norm.rules, "1.2": narrowed})
    assert [part.kinds for part in rule_in_words(other, "1.2").parts] == [("provincie",), ()]


def test_a_rule_names_the_facts_it_needs_also_those_of_related_records_and_totals(norm: Norm) -> None:
    facts = {found.name: [field.name for field in found.fields] for found in rule_in_words(norm, "1.3").facts}
    assert facts["activiteit"] == ["datum", "onderwerpen", "vorm", "doelgroepen"]
    assert {"groep", "datum", "periode_tot_en_met", "handreiking"} == set(facts["installatie"])
    assert facts["telling"] == ["grootheid", "groep", "periode_tot_en_met", "teller", "noemer"]
    assert "tot_en_met" in facts["dienstverband"]


def test_readings_and_links_stand_with_the_rule(norm: Norm) -> None:
    rule = rule_in_words(norm, "1.1")
    (year,) = [found for found in rule.parameters if found.name == "jaar"]
    assert (year.origin, year.admitted) == ("de tekst van de norm", ("dit en het vorige kalenderjaar",))
    assert rule_in_words(norm, "1.2").parts[0].sources[0].link.startswith("https://wetten.overheid.nl/jci1.3:c:BWBR")


def test_a_kind_reads_a_rule_in_its_own_words_but_for_names(norm: Norm) -> None:
    brabant = load_norm("brabant-2022")
    lines = said(rule_in_words(brabant, "4.1", kind="provincie"), "niet_ouder")
    assert lines[0] == "Apart voor statenleden, gedeputeerden en de commissaris van de Koning, hieronder `gremium`."
    assert "raadsleden" in said(rule_in_words(brabant, "4.1"), "niet_ouder")[0]
    with pytest.raises(ValueError, match="waterschap"):
        rule_in_words(brabant, "4.1", kind="waterschap")
    with pytest.raises(KeyError):
        rule_in_words(brabant, "9.9")


def test_the_titles_of_changes_are_names_for_every_kind(norm: Norm) -> None:
    changes = norm.changes["gedragscode"]
    (first, *others) = changes.changes
    named = attrs.evolve(first, title=Wording("Wet over raadsleden", "Act on raadsleden"))
    condition = c.UpToDateWith(attrs.evolve(changes, changes=(named, *others)), ParameterOf("actualiseringstermijn"))
    check = r.Check("actueel", r.Exists("gedragscode", condition))
    rules = {**norm.rules, "1.4": attrs.evolve(norm.rules["1.4"], checks=(check,))}
    rule = rule_in_words(attrs.evolve(norm, rules=rules), "1.4", kind="provincie")
    assert "    Wet over raadsleden (1 januari 2020)" in said(rule, "actueel")


def test_names_between_backticks_stay_for_every_kind(norm: Norm) -> None:
    def check(value: str) -> r.Check:
        question = r.Exists("gedragscode", c.Includes("dekking", value))
        return r.Check("code", question, variables=(("raadsleden", value),))

    rules = {
        **norm.rules,
        "1.4": attrs.evolve(norm.rules["1.4"], checks=(check("raadsleden"), check("medewerkers"))),
    }
    assert said(rule_in_words(attrs.evolve(norm, rules=rules), "1.4", kind="provincie"), "code") == [
        "Apart voor statenleden en medewerkers, hieronder `raadsleden`.",
        "Er is op de peildatum een gedragscode waarvoor geldt:",
        "  dekking: onder meer `raadsleden`",
    ]


def test_the_parties_are_named_together(norm: Norm) -> None:
    assert "  deelnemers: minstens 2 van de partijen bij de norm" in said(rule_in_words(norm, "1.1"), "samen")
    each = [r.Check("elk", r.Attested(party), variables=(("wie", party),)) for party in norm.parties]
    rules = {**norm.rules, "1.4": attrs.evolve(norm.rules["1.4"], checks=tuple(each))}
    assert said(rule_in_words(attrs.evolve(norm, rules=rules), "1.4"), "elk")[0] == (
        "Apart voor de partijen bij de norm, hieronder `wie`."
    )


def test_combinations_that_differ_in_more_than_a_value_are_said_one_by_one(norm: Norm) -> None:
    def check(theme: str, *themes: str) -> r.Check:
        question = r.Exists("activiteit", c.IncludesAny("onderwerpen", themes))
        return r.Check("aandacht", question, variables=(("thema", theme),), active_when=(("doelgroepen", theme),))

    checks = (check("integriteit", "integriteit"), check("weerbaarheid", "weerbaarheid", "integriteit"))
    rules = {**norm.rules, "1.4": attrs.evolve(norm.rules["1.4"], checks=checks)}
    lines = said(rule_in_words(attrs.evolve(norm, rules=rules), "1.4"), "aandacht")
    assert [line for line in lines if not line.startswith("  ")] == [
        "Voor thema: integriteit.",
        "Alleen als `doelgroepen` dit bevat: integriteit.",
        "Er is een activiteit waarvoor geldt:",
        "Voor thema: weerbaarheid.",
        "Alleen als `doelgroepen` dit bevat: weerbaarheid.",
        "Er is een activiteit waarvoor geldt:",
    ]


def test_what_is_asked_of_no_value_or_of_one_alone_says_so(norm: Norm) -> None:
    audiences = norm.parameters["doelgroepen"]
    empty = attrs.evolve(audiences, values=(DatedValue((), admitted=((), ("raadsleden",))),))
    other = attrs.evolve(norm, parameters={**norm.parameters, "doelgroepen": empty})
    assert said(rule_in_words(other, "1.1"), "aandacht")[1] == (
        "Dit wordt niet gevraagd, omdat `doelgroepen` leeg is; anders gelezen apart voor elke waarde ervan, hieronder "
        "`doelgroep`."
    )
    alone = [check for check in norm.rules["1.1"].checks if check.variables[1:] == (("doelgroep", "bestuurders"),)]
    rules = {**norm.rules, "1.1": attrs.evolve(norm.rules["1.1"], checks=tuple(alone))}
    assert said(rule_in_words(attrs.evolve(norm, rules=rules), "1.1"), "aandacht")[:2] == [
        "Alleen als `doelgroepen` dit bevat: bestuurders.",
        "Apart voor integriteit en weerbaarheid, hieronder `thema`.",
    ]


def test_the_organisation_itself_is_no_record_among_others(norm: Norm) -> None:
    large = c.Compare("fte", c.Comparison.AT_LEAST, 250)
    share = r.Share("organisatie", c.Is("fte", True), r.WhenNoCases.MET, large)
    checks = (
        r.Check("groot", r.Exists("organisatie", large)),
        r.Check("niet_groot", r.NoneOf("organisatie", large)),
        r.Check("geval", share),
    )
    rules = {**norm.rules, "1.4": attrs.evolve(norm.rules["1.4"], checks=checks)}
    rule = rule_in_words(attrs.evolve(norm, rules=rules), "1.4")
    assert said(rule, "groot") == ["Van de organisatie zelf geldt:", "  fte: minstens 250 fte"]
    assert said(rule, "niet_groot")[0] == "Van de organisatie zelf geldt niet alles hiervan:"
    assert said(rule, "geval")[0] == "Het enige geval is de organisatie zelf, als dit geldt:"


def test_what_may_be_done_late_all_the_same_is_one_sentence(norm: Norm) -> None:
    within = c.Within("eed_op", Period(3, Unit.MONTHS), c.Own("van"))
    must = c.Any((c.Is("eed_op", True), within))
    rules = {
        **norm.rules,
        "1.4": attrs.evolve(
            norm.rules["1.4"], checks=(r.Check("eed", r.Share("dienstverband", must, r.WhenNoCases.MET)),)
        ),
    }
    assert said(rule_in_words(attrs.evolve(norm, rules=rules), "1.4"), "eed")[1:3] == [
        "Voor elk geval geldt:",
        "  eed op: is er, uiterlijk 3 maanden na “van” of later alsnog",
    ]


def test_fields_of_one_title_are_told_apart_by_their_names(norm: Norm) -> None:
    incident = norm.fact_types["agressie_incident"]
    title = Wording("Moment: van iets", "Moment: of something")
    same = [
        attrs.evolve(field, title=title) if field.name in ("melding_op", "reactie_op") else field
        for field in incident.fields
    ]
    types = {**norm.fact_types, incident.name: attrs.evolve(incident, fields=tuple(same))}
    told = said(rule_in_words(attrs.evolve(norm, fact_types=types), "1.4"), "reactie")
    assert (
        told[5]
        == "  moment (`reactie_op`): uiterlijk 48 uur (`reactietermijn`) na “moment (`melding_op`)” (`klokstart`)"
    )


# ---- every rule -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [*norms(), str(SMALL)], ids=lambda name: Path(name).name)
def test_every_rule_reads_as_sentences_without_code_outside_backticks(name: str, language: str) -> None:
    norm = read_norm(name) if "/" in name else load_norm(name)
    for kind in (None, *norm.kinds):
        for rule_id, rule in norm.rules.items():
            found = rule_in_words(norm, rule_id, language, kind)
            assert len(found.checks) == len({check.id for check in rule.checks})
            for text in texts(tuple(sentence for check in found.checks for sentence in check.sentences)):
                assert not re.search(r"[{}_$]|\bNone\b|\bTrue\b|  ", re.sub("`[^`]*`", "x", text.strip())), text
                assert text.count("`") % 2 == 0


# ---- different meaning, different words ---------------------------------------------------------------------------


def assert_told_apart(meanings: Iterable[tuple[tuple[str, ...], object]]) -> None:
    """State that what is said in the same words means the same."""
    meant: dict[tuple[str, ...], object] = {}
    for words, meaning in meanings:
        assert meant.setdefault(words, meaning) == meaning, words


@some
@given(st.randoms(use_true_random=True))
@pytest.mark.parametrize("language", LANGUAGES)
def test_tests_of_different_meaning_are_said_differently(language: str, random: Any) -> None:
    norm = norm_of(random)
    say = Conditions(Values(norm, language)).listed
    for fact_type in norm.fact_types.values():
        tests = simple_conditions(random, norm, fact_type, 150)
        wholes = [whole for test in tests for whole in (test, c.Not(test))]
        assert_told_apart((tuple(texts(say(whole, Scope(fact_type)))), normal(whole, norm)) for whole in wholes)


@some
@given(st.randoms(use_true_random=True))
@pytest.mark.parametrize("language", LANGUAGES)
def test_compositions_of_different_meaning_are_said_differently(language: str, random: Any) -> None:
    norm = norm_of(random)
    fact_type = norm.fact_types["stuk"]
    say = Conditions(Values(norm, language)).listed
    tests = simple_conditions(random, norm, fact_type, 3)
    wholes = [c.All(()), c.Any(()), *compositions(compositions(tests)[:12]), *relations(random, tests, norm)]
    wholes += [c.All(tuple(tests)), c.Any(tuple(tests))]
    wholes += [c.Not(whole) for whole in wholes]
    assert_told_apart((tuple(texts(say(whole, Scope(fact_type)))), normal(whole, norm)) for whole in wholes)


def compositions(parts: list[c.Condition]) -> list[c.Condition]:
    """Return conditions made of others: each, its opposite, and all and any of two of them."""
    pairs = [(one, other) for one in parts for other in parts if one != other]
    made = [whole for pair in pairs for whole in (c.All(pair), c.Any(pair))]
    return [*parts, *(c.Not(part) for part in parts), *made]


def relations(random: Any, tests: list[c.Condition], norm: Norm) -> list[c.Condition]:
    """Return relations to records of two types, with every sort of window on two days."""
    days = [c.Own(name) for name in ("van", "vastgesteld_op")]
    windows: list[Any] = [None, *(c.Between(start, end) for start in days for end in days)]
    periods: list[Any] = [Period(1, Unit.MONTHS), Period(2, Unit.MONTHS), ParameterOf("termijn")]
    windows += [make(day, period) for make in (c.After, c.Before) for day in days for period in periods]
    return [
        c.Has(name, where, window, date if window else None)
        for name, dates in (("stuk", (None, "herbevestigd_op")), ("voorval", (None, "reactie_op")))
        for where in (c.ALWAYS, simple_conditions(random, norm, norm.fact_types[name], 1)[0])
        for window in windows
        for date in dates
    ]


@some
@given(st.randoms(use_true_random=True))
@pytest.mark.parametrize("language", LANGUAGES)
def test_questions_of_different_meaning_are_said_differently(language: str, random: Any) -> None:
    norm = norm_of(random)
    asked: list[r.Question] = []
    key: tuple[tuple[str, str], ...] = (("grootheid", "beleid"),)
    numbers: list[Any] = [1, 2, ParameterOf("hoeveel")]
    shares: list[Any] = [1, Fraction(1, 2), Fraction(2, 3), ParameterOf("aandeel")]
    for name in ("voorval", "stuk", "uitspraak", "organisatie"):
        where, must = simple_conditions(random, norm, norm.fact_types[name], 2)
        for ended in (False, True):
            asked += [r.Exists(name, scope, number, ended) for scope in (c.ALWAYS, where) for number in numbers]
            asked += [r.NoneOf(name, scope, ended) for scope in (c.ALWAYS, where)]
            asked += [
                r.Share(name, must, empty, scope, share, ended, totals)
                for scope in (c.ALWAYS, where)
                for empty in r.WhenNoCases
                for share in shares
                for totals in (None, key)
            ]
    asked += [r.Counted(key, empty, at_least=share) for share in shares for empty in r.WhenNoCases]
    asked += [r.Counted(key, empty, at_most=number) for number in numbers for empty in r.WhenNoCases]
    asked += [r.Attested("beleid"), r.Attested("aanpak"), *(r.OfRule(rule) for rule in norm.rules)]
    asked += [make(pair) for pair in ((asked[0], asked[-1]), (asked[-1], asked[0])) for make in _SEVERAL]
    say = Questions(Values(norm, language)).say
    assert_told_apart((tuple(texts(say(question))), normal_question(question, norm)) for question in asked)


_SEVERAL: Final = (r.AnyQuestion, r.AllQuestions)


def normal_question(question: r.Question, norm: Norm) -> object:
    """Return what a question means, the same for ways of writing that mean the same."""
    match question:
        case r.AnyQuestion(parts) | r.AllQuestions(parts):
            return (type(question), tuple(normal_question(part, norm) for part in parts))
        case r.Exists() | r.NoneOf() | r.Share():
            fields = attrs.asdict(question, recurse=False)
            fields["where"] = normal(question.where, norm)
            fields["ended"] = question.ended and norm.fact_types[question.fact_type].until is not None
            if isinstance(question, r.Share):
                fields["must"] = normal(question.must, norm)
            return (type(question), tuple(sorted(fields.items(), key=lambda item: item[0])))
        case _:
            return question


def normal(condition: c.Condition, norm: Norm) -> object:
    match condition:
        case c.All(parts):
            flat = [normal(part, norm) for part in _flat(parts)]
            return flat[0] if len(flat) == 1 else ("all", *flat)
        case c.Any(parts):
            later = {c.Is(part.field, True) for part in parts if isinstance(part, c.Within)}.intersection(parts)
            found = [
                ("or later", part) if c.Is(getattr(part, "field", ""), True) in later else normal(part, norm)
                for part in parts
                if part not in later
            ]
            return found[0] if len(found) == 1 else ("any", *found)
        case c.Not(c.Not(part)):
            return normal(part, norm)
        case c.Not(c.All(())):
            return ("any",)
        case c.Not(c.Any(())):
            return ("all",)
        case c.Not(c.All((part,)) | c.Any((part,))):
            return normal(c.Not(part), norm)
        case c.Not(c.Is(field, present)):
            return c.Is(field, not present)
        case c.Not(part):
            return ("not", normal(part, norm))
        case c.Has(record_of, where, window, date):
            dated = (date,) if date else norm.fact_types[record_of].from_fields if window else None
            return ("has", record_of, ("all", *(normal(part, norm) for part in _flat((where,)))), window, dated)
        case c.In(field, (only,)):
            return c.Compare(field, c.Comparison.EQUAL, only)
        case c.IncludesAll(field, (only,)) | c.IncludesAny(field, (only,)):
            return c.Includes(field, only)
        case c.WithinLast(field, NamedWindow.UNLIMITED):
            return c.OnSide(field, c.Side.ON_OR_BEFORE, c.AsOf())
        case _:
            return condition


def _flat(parts: tuple[c.Condition, ...]) -> Iterator[c.Condition]:
    for part in parts:
        if isinstance(part, c.All):
            yield from _flat(part.parts)
        else:
            yield part
