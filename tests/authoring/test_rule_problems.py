"""Conditions, checks and rules that cannot be meant are told at their place, and nothing else is."""

from pathlib import Path

import pytest

from tests.authoring.cases import PARAMETERS, RULES, Case, names, told

_DEKKING = "{groepen: {includes_any: its.dekking}}"
_LOOSE = "none: activiteit, where: {bereikt: {less_than: 5}}"
_WITHIN = "begin: {within: $termijn, of: $start}"
_HAS = "has: {record_of: activiteit, where: {groepen: {includes_any: its.dekking}}, after: van, within: {days: 9}}"
_ATTESTED = "{id: oordeel, attested: aanpak}"
_EACH = "for_each: {thema: $onderwerpen}"
_WHERE = "        exists: activiteit\n        where: {onderwerp: "
_SAYS = '"{passing} over {thema}"'
_LAST = '  - id: "1.2.b"\n    title: {nl: Ander deel, en: Other part}\n'
_FIVE_DEEP = "all: [{any: [{all: [{any: [{all: [{any: ▸[{attested: aanpak}]}]}]}]}]}]"
_TITLE = "title: {nl: nieuw, en: new}"
_BODY = "anchor: law, checks: [{id: a, attested: aanpak}]"
_HEAD = "format: 1\npillar: 1\nrules:\n"
_RULES = "".join(f'  - {{id: "1.{number}", {_TITLE}, {_BODY}}}\n' for number in range(3, 999))
_TWENTY = ", ".join(f"v{number}" for number in range(20))
_COMBINED = f"for_each: {{a: [{_TWENTY}], b: [{_TWENTY[:38]}]}}, none: activiteit, where: {{zaak: {{in: [$a, $b]}}}}"
_CHECKS = "".join(f"      - {{id: c{number}, {_COMBINED}}}\n" for number in range(24))
_TERM = "  actualiseringstermijn: {type: duration"
_WETTEN = (RULES, "wetten}")


def _loose(where: str) -> tuple[str, str, str]:
    """Of activities: onderwerp, groepen, bereikt, kosten, openbaar, begin, notitie, zaak, wet."""
    return RULES, _LOOSE, f"none: activiteit, where: {where}"


def _must(must: str) -> tuple[str, str, str]:
    return RULES, _WITHIN, must


def _has(has: str) -> tuple[str, str, str]:
    """Of codes: dekking, van, vastgesteld_op; related are activities."""
    return RULES, _HAS, has


def _check(check: str) -> tuple[str, str, str]:
    return RULES, _ATTESTED, check


def _rule(rule: str) -> tuple[str, str, str]:
    return RULES, _LAST, f"  - {rule}\n{_LAST}"


CASES = (
    # ---- tests on a field
    Case("condition-expected", *_loose("▸bereikt")),
    Case("condition-expected", *_loose("{any: [▸bereikt]}")),
    Case("condition-empty", *_loose("▸{}")),
    Case("condition-empty", *_loose("{bereikt: ▸{}}")),
    Case("condition-empty", *_loose("{not: ▸{}}")),
    Case("list-empty", *_loose("{any: ▸[]}")),
    Case("list-expected", *_loose("{all: ▸{bereikt: 5}}")),
    Case("unknown-operator", *_loose("{bereikt: {▸less: 5}}")),
    Case("operator-not-for-type", *_loose("{bereikt: {▸within_last: $jaar}}")),
    Case("operator-not-for-type", *_loose("{notitie: ▸ruimte}")),
    Case("operator-missing", *_loose("{onderwerp: ▸[integriteit]}")),
    Case("operator-missing", *_loose("{groepen: ▸inwoners}")),
    Case("modifier-alone", *_loose("{begin: {on_or_after: $sinds, of: ▸datum}}")),
    Case("modifier-alone", *_loose("{begin: {before: ▸datum}}")),
    Case("at-without-parameter", *_loose("{bereikt: {less_than: 5, at: ▸datum}}")),
    Case("at-without-parameter", *_loose("{groepen: {includes_at_least: {number: 1}, at: ▸datum}}")),
    Case("parameter-not-here", *_loose("{begin: {within_last: $jaar, at: ▸$start}}")),
    Case("within-needs-one", *_must("begin: {within: ▸$termijn}")),
    Case("within-needs-one", *_must("begin: {within: ▸$termijn, of: datum, before: datum}")),
    Case("deadline-not-here", *_loose("{begin: {within: ▸$termijn, of: datum}}")),
    Case("clock-not-allowed", *_must("begin: {within: ▸$termijn, before: datum}")),
    Case("clock-not-allowed", *_must("begin: {within: ▸{hours: 2}, before: datum}")),
    Case("day-field-expected", *_must("begin: {within: $termijn, of: ▸bereikt}")),
    Case("text-expected", *_must("begin: {within: $termijn, of: ▸[datum]}")),
    Case("unknown-parameter", *_must("begin: {within: $termijn, of: ▸$starts}")),
    Case("day-field-expected", RULES, _DEKKING, "{datum: {within_last: $jaar, at: ▸its.dekking}}"),
    Case("unknown-field", RULES, _DEKKING, "{datum: {within_last: $jaar, at: ▸its.dag}}"),
    Case("parameter-of-other-type", *_must("begin: {within: ▸$jaar, of: datum}")),
    Case("parameter-of-other-type", *_must("begin: {within: $termijn, of: ▸$sinds}")),
    Case("field-of-other-type", RULES, "after: van", "after: ▸$start"),
    Case("more-than-there-are", *_loose("{groepen: {includes_at_least: {number: ▸2, of: [inwoners]}}}")),
    Case("missing-key", *_loose("{groepen: {includes_at_least: ▸{of: [inwoners]}}}")),
    Case("day-expected", *_loose("{begin: {on_or_before: ▸vandaag}}")),
    Case("day-expected", *_loose("{begin: {on_or_before: ▸bereikt}}")),
    Case("one-value-expected", *_loose("{onderwerp: ▸$onderwerpen}")),
    Case("one-value-expected", *_loose("{groepen: {includes: ▸$groepen}}")),
    Case("one-value-expected", *_loose("{zaak: ▸$partijen}")),
    Case("value-of-other-type", *_loose("{onderwerp: ▸$organisatie}")),
    Case("value-of-other-type", *_loose("{groepen: {includes_any: ▸$partijen}}")),
    Case(
        "value-of-other-type",
        RULES,
        f"{_EACH}\n{_WHERE}$thema",
        f"for_each: {{thema: [integriteit]}}\n{_WHERE}$thema, openbaar: ▸$thema",
    ),
    Case("value-of-other-type", RULES, "thema: $onderwerpen", "thema: [true]", (RULES, "$thema, groepen")),
    Case("unknown-value", RULES, _LOOSE, "none: verkiezing, where: {bij: {includes_any: ▸$groepen}}"),
    Case("value-expected", *_loose("{zaak: {in: [▸its.zaak]}}")),
    Case("variable-expected", *_loose("{zaak: {in: [▸$zaken]}}")),
    Case("variable-expected", RULES, "groep: alle", "groep: ▸$groep"),
    Case("fields-of-other-type", *_loose("{bereikt: {at_most: ▸kosten}}")),
    Case("fields-of-other-type", RULES, _DEKKING, "{onderwerp: ▸its.dekking}"),
    Case("fields-of-other-type", RULES, _DEKKING, "{groepen: {includes_any: ▸its.van}}"),
    Case("fields-of-other-type", RULES, _DEKKING, "{wet: {in: ▸its.partij}}"),
    Case("fields-never-match", RULES, _DEKKING, "{onderwerp: {in: ▸its.dekking}}"),
    Case("parameter-expected", *_loose("{begin: {within_last: ▸$organisatie}}")),
    Case("parameter-expected", RULES, "at_least: $aantal", "at_least: ▸$thema"),
    Case("never-up-to-date", *_loose("{up_to_date_with: ▸wetten}")),
    Case("parameter-of-other-type", PARAMETERS, _TERM, _TERM.replace("duration", "window"), _WETTEN),
    Case("unknown-parameter", PARAMETERS, _TERM, _TERM.replace("actu", "be_actu"), _WETTEN),
    # ---- related records
    Case("its-outside-has", *_loose("{zaak: ▸its.zaak}")),
    Case("its-outside-has", *_loose("{begin: {on_or_before: ▸its.datum}}")),
    Case("its-outside-has", RULES, "after: van", "after: ▸its.van"),
    Case("mapping-expected", *_has("has: ▸activiteit")),
    Case("missing-key", *_has("has: ▸{where: {openbaar: true}}")),
    Case("window-incomplete", *_has("▸has: {record_of: activiteit, after: van}")),
    Case("window-incomplete", *_has("▸has: {record_of: activiteit, within: {days: 9}}")),
    Case("window-incomplete", *_has("▸has: {record_of: activiteit, between: [van, tot_en_met], within: {days: 9}}")),
    Case("window-incomplete", *_has("▸has: {record_of: activiteit, after: van, before: van, within: {days: 9}}")),
    Case("two-fields-expected", *_has("has: {record_of: activiteit, between: ▸[van]}")),
    Case("list-expected", *_has("has: {record_of: activiteit, between: ▸van}")),
    Case("deadline-not-here", *_loose("{has: {record_of: activiteit, after: ▸datum, within: {days: 9}}}")),
    Case("deadline-not-here", *_has("has: {record_of: activiteit, where: {begin: {within: ▸$termijn, of: datum}}}")),
    Case("clock-not-allowed", *_has("has: {record_of: activiteit, after: van, within: ▸$termijn}")),
    Case("date-without-window", *_has("has: {record_of: activiteit, date: ▸datum}")),
    Case("no-from-field", *_has("has: {record_of: ▸gebouw, after: van, within: {days: 9}}")),
    Case("day-field-expected", *_has("has: {record_of: gebouw, date: ▸naam, after: van, within: {days: 9}}")),
    Case("day-field-expected", *_has("has: {record_of: activiteit, after: ▸dekking, within: {days: 9}}")),
    # ---- checks
    Case("asks-nothing", *_check("▸{id: oordeel}")),
    Case("asks-nothing", *_check("▸{id: oordeel, where: {openbaar: true}}")),
    Case("asks-twice", *_check("▸{id: oordeel, attested: aanpak, none: activiteit}")),
    Case("asks-nothing", *_check("{id: oordeel, any: [▸{}]}")),
    Case("key-not-here", *_check("{id: oordeel, attested: aanpak, at_least: ▸2}")),
    Case("key-not-here", *_check("{id: oordeel, none: activiteit, counted: ▸{grootheid: eed, groep: alle}}")),
    Case(
        "key-not-here",
        *_check("{id: oordeel, every: activiteit, must: {openbaar: true}, when_no_cases: met, at_least: ▸1}"),
    ),
    Case("unknown-key", *_check("{id: oordeel, any: [{attested: aanpak, ▸id: los}]}")),
    Case("missing-key", *_check("▸{id: oordeel, every: activiteit, must: {openbaar: true}}")),
    Case("missing-key", *_check("▸{id: oordeel, share: activiteit, must: {openbaar: true}, when_no_cases: met}")),
    Case("missing-key", *_check("▸{id: oordeel, counted: {grootheid: eed, groep: alle}, at_least: 0.5}")),
    Case("counted-needs-one", *_check("▸{id: oordeel, counted: {grootheid: eed, groep: a}, when_no_cases: met}")),
    Case("mapping-expected", *_check("{id: oordeel, counted: ▸eed, at_least: 0.5, when_no_cases: met}")),
    Case("missing-key", *_check("{id: oordeel, counted: {grootheid: eed, groep: a}, number: ▸{}, when_no_cases: met}")),
    Case(
        "number-too-small",
        *_check("{id: oordeel, counted: {grootheid: eed, groep: a}, number: {at_most: ▸-1}, when_no_cases: met}"),
    ),
    Case("number-too-small", *_check("{id: oordeel, exists: activiteit, at_least: ▸0}")),
    Case("share-expected", RULES, "at_least: $aandeel", "at_least: ▸95"),
    Case("share-expected", RULES, "at_least: $aandeel", "at_least: ▸$aantal"),
    Case("too-deep", *_check(f"{{id: oordeel, {_FIVE_DEEP}}}")),
    Case("list-empty", *_check("{id: oordeel, any: ▸[]}")),
    Case("variable-unused", RULES, _EACH, "for_each: {thema: $onderwerpen, ▸groep: [ja, nee]}"),
    Case("too-many-combinations", RULES, _EACH, f"for_each: ▸{{thema: [{', '.join(f't{n}' for n in range(201))}]}}"),
    Case(
        "too-many-combinations",
        RULES,
        _EACH,
        f"for_each: ▸{{thema: $onderwerpen, cijfer: [{_TWENTY}], letter: [{_TWENTY}]}}",
    ),
    Case("unknown-placeholder", RULES, f"nl: {_SAYS}", 'nl: ▸"{aantallen} over {thema}"'),
    Case("unknown-placeholder", RULES, f"nl: {_SAYS}", 'nl: ▸"{aandeel} over {thema}"'),
    Case("unknown-placeholder", RULES, f"nl: {_SAYS}", 'nl: ▸"{} over {thema}"'),
    Case("brace-in-text", RULES, f"nl: {_SAYS}", 'nl: ▸"{passing over thema"'),
    Case("brace-in-text", RULES, f"nl: {_SAYS}", 'nl: ▸"{passing}} over {thema"'),
    # ---- rules
    Case("rule-empty", *_rule('▸{id: "1.3", title: {nl: Leeg, en: Empty}}')),
    Case("rule-of-other-pillar", *_rule(f'{{id: ▸"2.3", {_TITLE}, {_BODY}}}')),
    Case("part-twice", *_rule(f'{{id: "1.3", {_TITLE}, parts: [▸"1.2.a"]}}')),
    Case(
        "part-of-other-rule", *_rule(f'{{id: "1.3", {_TITLE}, parts: [▸"1.4"]}}\n  - {{id: "1.4", {_TITLE}, {_BODY}}}')
    ),
    Case("part-not-named", *_rule(f'{{id: ▸"1.2.c", {_TITLE}, {_BODY}}}')),
    Case("rules-in-circle", *_check('{id: oordeel, rule: ▸"1.2.b"}')),
    Case("rules-in-circle", *_check('{id: oordeel, any: [{attested: aanpak}, {rule: ▸"1.2"}]}')),
    Case("too-many-rules", "pillar-1x.yaml", "", _HEAD + _RULES + f'  - ▸{{id: "1.999", {_TITLE}, {_BODY}}}\n'),
    Case(
        "too-many-checks",
        "pillar-1x.yaml",
        "",
        f"{_HEAD}  - id: '1.3'\n    {_TITLE}\n    anchor: law\n    checks:\n{_CHECKS}"
        f"      - ▸{{id: te_veel, {_COMBINED}}}\n",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_problem_is_told_at_its_place_and_nothing_else_is(tmp_path: Path, case: Case) -> None:
    assert told(case, tmp_path) == [(case.code, case.place)]
