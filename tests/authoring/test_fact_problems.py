"""Fact types and parameters that cannot be meant are told at their place, and nothing else is."""

from pathlib import Path

import pytest

from tests.authoring.cases import FACTS, PARAMETERS, RULES, Case, names, told

_TYPES = "format: 1\nfact_types:\n"
_PARAMETERS = "format: 1\nparameters:\n"
_TITLE = "title: {nl: nieuw, en: new}"
_TOTALS = "kind: statement\n    from: datum\n    newest_per: [grootheid, groep]\n    valid_for: {months: 18}\n"
_ATTESTATIONS = "kind: statement\n    from: datum\n    newest_per: [onderwerp]\n"
_ORGANISATION = (FACTS, "kind: thing\n    fields: {soort:")


def _type(text: str) -> tuple[str, str, str]:
    return FACTS, _TYPES, f"{_TYPES}  nieuw: {text}\n"


def _parameter(text: str) -> tuple[str, str, str]:
    return PARAMETERS, _PARAMETERS, f"{_PARAMETERS}  nieuw: {text}\n"


CASES = (
    # ---- fields
    Case("unknown-type", FACTS, "notitie: text", "notitie: ▸tekst"),
    Case("unknown-type", FACTS, "notitie: text", "notitie: {type: ▸number}"),
    Case("unknown-unit", FACTS, "{number: eur}", "{number: ▸euro}"),
    Case("one-type-expected", FACTS, "notitie: text", "notitie: ▸{type: text, enum: [a]}"),
    Case("one-type-expected", FACTS, "notitie: text", "notitie: ▸{left_out: none}"),
    Case("own-not-here", FACTS, "notitie: text", "notitie: {type: text, own: ▸true}"),
    Case("own-not-here", FACTS, "{set_of: change}", "{set_of: change, own: ▸true}"),
    Case("value-reserved", FACTS, "enum: [aanpak]", "enum: [aanpak, ▸onbekend]"),
    Case("value-reserved", FACTS, "{set: [stad, inwoners]}", "{set: [stad, inwoners, ▸geen]}"),
    Case("only-word", FACTS, "notitie: text", "notitie: {date: ▸behind}"),
    Case("only-word", FACTS, "notitie: text", "notitie: {type: text, left_out: ▸geen}"),
    Case("only-word", FACTS, "notitie: text", "notitie: {one_of: ▸organisation}"),
    Case("unknown-word", FACTS, "notitie: text", "notitie: {set_of: ▸organisatie}"),
    Case("unknown-word", FACTS, "notitie: text", "notitie: {type: text, confidentiality: ▸geheim}"),
    Case("unknown-word", *_type("{kind: thing, fields: {naam: text}, confidentiality: ▸geheim}")),
    Case("unknown-key", FACTS, "notitie: text", "notitie: {type: text, ▸eenheid: eur}"),
    Case("quotes-needed", FACTS, "notitie: text", "notitie: {number: ▸1}"),
    Case("quotes-needed", FACTS, "notitie: text", "notitie: ▸true"),
    Case("list-empty", FACTS, "notitie: text", "notitie: {enum: ▸[]}"),
    Case("bad-name", FACTS, "notitie: text", "notitie: {enum: [▸Groot]}"),
    # ---- fact types
    Case("fact-type-missing", FACTS, "  organisatie:", "  ▸organisaties:"),
    Case("fact-type-missing", FACTS, "  verklaring:", "  verklaringen:", (RULES, "aanpak}")),
    Case("fact-type-missing", FACTS, "  telling:", "  tellingen:", (RULES, "{grootheid: eed")),
    Case("missing-key", *_type("▸{fields: {naam: text}}")),
    Case("missing-key", *_type("▸{kind: thing}")),
    Case("kind-needs", *_type("▸{kind: event, fields: {dag: date}}")),
    Case("kind-needs", *_type("▸{kind: statement, from: dag, fields: {dag: date}}")),
    Case("kind-refuses", *_type("{kind: event, from: dag, until: ▸dag, fields: {dag: date}}")),
    Case("kind-refuses", *_type("{kind: event, from: dag, valid_for: ▸{days: 1}, fields: {dag: date}}")),
    Case("kind-refuses", *_type("{kind: thing, newest_per: ▸[naam], fields: {naam: id}}")),
    Case(
        "kind-refuses", *_type("{kind: statement, from: dag, until: ▸dag, newest_per: [x], fields: {dag: date, x: id}}")
    ),
    Case("two-from-fields", *_type("{kind: thing, from: ▸[a, b, c], fields: {a: date, b: date, c: date}}")),
    Case("day-field-expected", *_type("{kind: thing, from: ▸naam, fields: {naam: text}}")),
    Case("day-field-expected", *_type("{kind: thing, from: [dag, ▸tijd], fields: {dag: date, tijd: instant}}")),
    Case("day-field-expected", *_type("{kind: thing, from: dag, until: ▸tijd, fields: {dag: date, tijd: instant}}")),
    Case("key-field-expected", *_type("{kind: statement, from: dag, newest_per: [▸dag], fields: {dag: date}}")),
    Case("slice-field-expected", *_type("{kind: thing, slice: ▸naam, fields: {naam: text}}")),
    Case("clock-not-allowed", FACTS, "valid_for: {months: 18}", "valid_for: ▸{hours: 18}"),
    Case("window-expected", FACTS, "valid_for: {months: 18}", "valid_for: ▸jaar"),
    Case("parameter-of-other-type", FACTS, "valid_for: $jaar", "valid_for: ▸$termijn"),
    # ---- what the library itself asks of some
    Case("reserved-kind", FACTS, _TOTALS, "▸kind: event\n    from: datum\n"),
    Case("reserved-field", FACTS, "{soort: {enum: [gemeente, provincie]}", "{soort: id", _ORGANISATION),
    Case("reserved-field", FACTS, "      teller: {number: count}\n", "", (FACTS, _TOTALS)),
    Case("reserved-field", FACTS, "{onderwerp: {enum: [aanpak]}", "{onderwerp: id", (FACTS, _ATTESTATIONS)),
    Case("reserved-values", FACTS, "[ja, deels, nee]", "[ja, nee]", (FACTS, _ATTESTATIONS)),
    Case("reserved-key", FACTS, "[onderwerp]", "[onderwerp, oordeel]", (FACTS, _ATTESTATIONS)),
    Case("organisation-always-exists", FACTS, "fte: {number: fte}}", "op: date}\n    from: op", _ORGANISATION),
    # ---- periods
    Case("period-expected", *_parameter(f"{{type: duration, origin: law, value: ▸maand, {_TITLE}}}")),
    Case("window-expected", *_parameter(f"{{type: window, origin: law, value: ▸kalenderjaren, {_TITLE}}}")),
    Case("one-unit-expected", *_parameter(f"{{type: window, origin: law, value: ▸{{years: 1, days: 1}}, {_TITLE}}}")),
    Case("one-unit-expected", *_parameter(f"{{type: duration, origin: law, value: ▸{{}}, {_TITLE}}}")),
    Case("unknown-key", *_parameter(f"{{type: duration, origin: law, value: {{▸jaren: 1}}, {_TITLE}}}")),
    Case("period-expected", *_parameter(f"{{type: window, origin: law, value: ▸[1], {_TITLE}}}")),
    Case("clock-not-allowed", *_parameter(f"{{type: window, origin: law, value: ▸{{minutes: 9}}, {_TITLE}}}")),
    # ---- parameters
    Case("unknown-word", *_parameter(f"{{type: ▸tekst, origin: law, value: 1, {_TITLE}}}")),
    Case("unknown-word", *_parameter(f"{{type: number, origin: ▸wet, value: 1, {_TITLE}}}")),
    Case("unknown-word", *_parameter(f"{{type: anchor, origin: law, value: ▸wet, {_TITLE}}}")),
    Case("missing-key", *_parameter("▸{type: number, origin: law, value: 1}")),
    Case("missing-key", *_parameter(f"▸{{origin: law, value: 1, {_TITLE}}}")),
    Case("mapping-expected", *_parameter("▸1")),
    Case("language-missing", *_parameter(f"{{type: number, origin: law, value: 1, {_TITLE}, note: ▸{{nl: eigen}}}}")),
    Case("of-not-here", *_parameter(f"{{type: number, of: ▸activiteit, origin: law, value: 1, {_TITLE}}}")),
    Case("missing-key", *_parameter(f"▸{{type: set, origin: law, value: [], {_TITLE}}}")),
    Case("text-expected", *_parameter(f"{{type: set, of: ▸[], origin: law, value: [], {_TITLE}}}")),
    Case(
        "fact-type-expected",
        *_parameter(f"{{type: field, of: ▸activiteit.datum, origin: law, value: datum, {_TITLE}}}"),
    ),
    Case("field-expected", *_parameter(f"{{type: set, of: ▸activiteit, origin: law, value: [], {_TITLE}}}")),
    Case("set-of-other-field", *_parameter(f"{{type: set, of: ▸activiteit.datum, origin: law, value: [], {_TITLE}}}")),
    Case("day-field-expected", *_parameter(f"{{type: field, of: activiteit, origin: law, value: ▸zaak, {_TITLE}}}")),
    Case("value-or-values", *_parameter(f"▸{{type: number, origin: law, {_TITLE}}}")),
    Case("value-or-values", *_parameter(f"▸{{type: number, origin: law, value: 1, values: [{{value: 1}}], {_TITLE}}}")),
    Case(
        "admitted-beside-values",
        *_parameter(f"{{type: number, origin: law, values: [{{value: 1}}], admitted: ▸[1], {_TITLE}}}"),
    ),
    Case(
        "same-date-and-kind",
        *_parameter(f"{{type: number, origin: law, values: [{{value: 1}}, ▸{{value: 2}}], {_TITLE}}}"),
    ),
    Case("value-not-admitted", *_parameter(f"{{type: number, origin: law, value: ▸1, admitted: [2, 3], {_TITLE}}}")),
    Case(
        "kind-not-covered",
        *_parameter(f"▸{{type: number, origin: law, values: [{{value: 1, for: gemeente}}], {_TITLE}}}"),
    ),
    Case(
        "kind-not-covered",
        *_parameter(
            f"▸{{type: number, origin: law, values: [{{value: 1, for: gemeente}}, "
            f"{{value: 2, for: provincie, from: 2024-01-01}}], {_TITLE}}}"
        ),
    ),
    Case(
        "calendar-and-clock",
        *_parameter(
            f"▸{{type: duration, origin: law, value: {{days: 2}}, admitted: [{{days: 2}}, {{hours: 48}}], {_TITLE}}}"
        ),
    ),
    Case(
        "value-expected",
        *_parameter(f"{{type: set, of: activiteit.groepen, origin: law, value: [▸$groepen], {_TITLE}}}"),
    ),
    Case("bool-expected", *_parameter(f"{{type: set, of: activiteit.openbaar, origin: law, value: [▸ja], {_TITLE}}}")),
)


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_problem_is_told_at_its_place_and_nothing_else_is(tmp_path: Path, case: Case) -> None:
    assert told(case, tmp_path) == [(case.code, case.place)]
