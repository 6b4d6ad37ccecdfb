"""The same facts give the same assessment, byte for byte, in whatever form they are given."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brabantnorm_rules.assessment import assess
from brabantnorm_rules.authoring import read_norm
from brabantnorm_rules.dossier import Dossier, read_dossier
from brabantnorm_rules.exchange import to_json
from brabantnorm_rules.norm.facts import ID, RECORDED_ON, Domain, FactType, Field, FieldType
from brabantnorm_rules.norm.values import NONE
from tests.examples import DOSSIER, SMALL
from tests.formats import Facts, Filled, Row

NORM = read_norm(SMALL)
DAYS = (date(2024, 6, 30), date(2024, 2, 29), date(2026, 1, 1))
EVERYTHING = Facts(
    NORM,
    {"id": "gm9901", "name": "Dijkstede", "kind": "gemeente", "fte": Fraction(25, 2)},
    date(2024, 6, 30),
    {
        "agressie_incident": Filled(
            [
                {"id": "i01", "melding_op": datetime(2024, 3, 1, 12), "reactie_op": datetime(2024, 3, 4, 13)}
                | {"dader_bekend": True},
                {"id": "i02", "melding_op": datetime(2024, 3, 5, 12), "reactie_op": datetime(2024, 3, 6, 12)}
                | {"dader_bekend": True, "incident_op": date(2024, 3, 5), "vastgelegd_op": date(2024, 3, 7)},
                {"id": "i03", "melding_op": datetime(2023, 10, 29, 2, 30), "dader_bekend": True},
                {"id": "i04", "melding_op": date(2024, 5, 5), "reactie_op": NONE, "dader_bekend": None},
            ],
            complete=True,
        ),
        "gedragscode": Filled(
            [
                {"id": "b", "dekking": ["medewerkers"], "vastgesteld_op": date(2017, 1, 1), "verwerkt": ["wet_2020"]},
                {"id": "a", "dekking": ["bestuurders", "raadsleden"], "van": date(2023, 7, 1)}
                | {"vastgesteld_op": date(2023, 6, 1), "tot_en_met": None, "verwerkt": []},
            ],
            complete=[{"for": ["medewerkers"]}],
        ),
        "dienstverband": Filled(
            [
                {"id": "d1", "groep": "medewerker", "van": date(2024, 1, 1), "eed_op": date(2024, 2, 1)}
                | {"publiekscontact": True, "uren": 30, "uren_contract": 32, "tot_en_met": date(2025, 3, 31)},
                {"id": "d2", "groep": "bestuurder", "van": date(2024, 1, 1), "eed_op": NONE}
                | {"publiekscontact": False, "vog_op": NONE},
            ],
            complete=[{"since": date(2023, 1, 1), "for": ["medewerker", "inhuur"]}],
            as_at=date(2024, 3, 31),
        ),
        "activiteit": Filled(
            [
                {"id": "a1", "datum": date(2024, 1, 10), "onderwerpen": ["integriteit", "weerbaarheid"]}
                | {"vorm": "gesprek", "doelgroepen": ["bestuurders", "buurtouders"], "deelnemers": ["gm9902", "pv99"]},
                {"id": "a2", "datum": date(2024, 2, 1), "onderwerpen": [], "bereikt": 0, "intern": False}
                | {
                    "notitie": 'in de "kleine" zaal; één, twee | drie\nen verder',
                    "verslag": "https://example.org/a?b=c",
                },
            ]
        ),
        "telling": Filled(
            [
                {"id": "t1", "grootheid": "eed", "groep": "alle", "periode_tot_en_met": date(2024, 5, 31)}
                | {"teller": 99, "noemer": 100}
            ]
        ),
        "verklaring": Filled(
            [{"id": "v1", "onderwerp": "aanpak", "datum": date(2024, 2, 1), "oordeel": "ja", "rol": "secretaris"}]
        ),
        "installatie": Filled([], complete=True),
    },
    [
        {"rule": "1.4", "owner": "gemeentesecretaris", "reason": "Nog in opbouw"}
        | {"decided_on": date(2024, 1, 1), "until": date(2024, 3, 1)}
    ],
    [{"field": "activiteit.notitie", "reason": "nummers van zalen"}],
)


def forms(facts: Facts, folder: Path) -> Iterator[tuple[str, Dossier]]:
    """Yield the dossier as it is read from each form of the facts, with the name of the form."""
    norm = facts.norm
    yield "code", facts.in_code()
    for name, text in (("yaml", facts.as_yaml()), ("json", facts.as_json())):
        (folder / f"dossier.{name}").write_text(text, encoding="utf-8")
        yield name, read_dossier(folder / f"dossier.{name}", norm)
        yield f"{name} with a byte order mark", read_dossier(io.StringIO("\ufeff" + text), norm)
        yield f"{name} as a stream", read_dossier(io.TextIOWrapper(io.BytesIO(text.encode())), norm)
    yield "tables", read_dossier(facts.as_tables(folder / "tables"), norm)
    yield "exports", read_dossier(facts.as_exports(folder / "exports"), norm)
    yield "exports with a byte order mark", read_dossier(facts.as_exports(folder / "marked", bom=True), norm)


def content(dossier: Dossier) -> object:
    """Return all that a dossier holds."""
    registers = {
        name: (register.ids, dict(register.columns), register.declarations, register.as_at)
        for name, register in dossier.registers.items()
    }
    return dossier.organisation.id, dossier.as_at, registers, dossier.deviations, dossier.let_in, dossier.entered


def assert_all_forms_are_the_same(facts: Facts, folder: Path) -> None:
    (_, expected), *others = forms(facts, folder)
    assessed = [to_json(assess(facts.norm, expected, day, evidence=None)) for day in DAYS]
    for name, dossier in others:
        assert content(dossier) == content(expected), name
        assert [to_json(assess(facts.norm, dossier, day, evidence=None)) for day in DAYS] == assessed, name


def test_a_dossier_is_the_same_in_every_form(tmp_path: Path) -> None:
    assert_all_forms_are_the_same(EVERYTHING, tmp_path)


def test_the_order_of_registers_and_records_and_keys_changes_nothing(tmp_path: Path) -> None:
    turned = {
        name: attrs.evolve(filled, rows=[dict(list(row.items())[::-1]) for row in filled.rows[::-1]])
        for name, filled in list(EVERYTHING.registers.items())[::-1]
    }
    for (name, dossier), (_, other) in zip(
        forms(EVERYTHING, tmp_path), forms(attrs.evolve(EVERYTHING, registers=turned), tmp_path), strict=True
    ):
        assert content(dossier) == content(other), name
        assert to_json(assess(NORM, dossier, DAYS[0])) == to_json(assess(NORM, other, DAYS[0])), name


def test_entering_a_dossier_anew_changes_nothing() -> None:
    dossier = EVERYTHING.in_code()
    again = dossier.for_norm(read_norm(SMALL))
    assert content(again) == content(dossier)
    assert to_json(assess(again.norm, again, DAYS[0])) == to_json(assess(NORM, dossier, DAYS[0]))


def test_the_example_read_and_written_down_again_is_the_same_dossier() -> None:
    """What the forms rest on: the facts in this file are of the same kind as a dossier that was written by hand."""
    dossier = read_dossier(io.StringIO(DOSSIER), NORM)
    assert dossier.registers.keys() >= EVERYTHING.registers.keys() - {"activiteit", "installatie"}


@pytest.mark.parametrize("moment", ["2024-03-01T11:00Z", "2024-03-01T12:00+01:00", "2024-03-01 12:00"])
def test_one_moment_is_the_same_however_it_is_written(tmp_path: Path, moment: str) -> None:
    exact = datetime(2024, 3, 1, 11, tzinfo=UTC)
    facts, others = (
        attrs.evolve(EVERYTHING, registers={"agressie_incident": Filled([{"id": "a", "melding_op": given}])})
        for given in (exact, moment)
    )
    expected = content(facts.in_code())
    assert content(others.in_code()) == expected
    assert content(read_dossier(io.StringIO(others.as_yaml()), NORM)) == expected
    assert content(read_dossier(io.StringIO(others.as_json()), NORM)) == expected
    assert content(read_dossier(others.as_tables(tmp_path / "tables"), NORM)) == expected


# ---- any records ----------------------------------------------------------------------------------------------------

DATES = st.dates(date(2016, 1, 1), date(2026, 12, 31))
TIMES = st.sampled_from(((0, 0), (0, 30), (4, 0), (12, 59), (23, 59)))
MOMENTS = st.builds(lambda day, time: datetime(day.year, day.month, day.day, *time), DATES, TIMES)
TEXTS = st.text(st.sampled_from("abcXYZ é€;,|\"\n'#:-{}[]&*!%@"), max_size=12).map(str.strip)
TEXTS = TEXTS.filter(lambda text: text[:1] not in ("", "#"))  # of which some are errors of spreadsheets


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """What a field may hold."""
    changes, organisations = ("wet_2020", "wet_2024"), ("gm9901", "gm9902", "pv99")
    words: tuple[str, ...] = field.values or (changes if field.domain is Domain.CHANGE else organisations)
    match field.type:
        case FieldType.DATE:
            return DATES
        case FieldType.INSTANT:
            return MOMENTS | DATES
        case FieldType.BOOL:
            return st.booleans()
        case FieldType.NUMBER:
            return st.integers(0, 10**6)
        case FieldType.ENUM:
            return st.sampled_from(words)
        case FieldType.SET:
            own = (*words, "eigen_woord") if field.own else words
            return st.lists(st.sampled_from(own), unique=True, max_size=3)
        case FieldType.URI:
            return st.sampled_from(("https://example.org/a;b,c", "urn:voorbeeld:1"))
        case FieldType.TEXT:
            return TEXTS
        case _:
            return st.sampled_from(("alle", "medewerker", "A-1"))


@st.composite
def rows_of(draw: st.DrawFn, fact_type: FactType) -> Row:
    row: dict[str, Any] = {}
    for field in fact_type.fields:
        required = field.name in fact_type.required
        if field.name == ID or not (required or draw(st.booleans())):
            continue
        absent = st.nothing() if required else st.none() if field.name == RECORDED_ON else st.sampled_from((None, NONE))
        row[field.name] = draw(values_of(field) | absent)
    return row


@st.composite
def registers(draw: st.DrawFn) -> dict[str, Filled]:
    made = {}
    names = sorted(NORM.fact_types.keys() - {"organisatie"})
    for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=4)):
        rows = draw(st.lists(rows_of(NORM.fact_types[name]), max_size=4))
        ids = draw(st.permutations([f"r{number}" for number in range(len(rows))]))
        made[name] = Filled(
            [{"id": id_, **row} for id_, row in zip(ids, rows, strict=True)],
            draw(st.sampled_from((None, True, False, [{"since": date(2020, 1, 1), "stated_on": date(2024, 5, 1)}]))),
            draw(st.none() | st.dates(date(2023, 1, 1), date(2024, 6, 30))),
        )
    return made


@settings(max_examples=15, deadline=None)
@given(registers())
def test_any_records_are_the_same_in_every_form(given_: dict[str, Filled]) -> None:
    with TemporaryDirectory() as folder:
        assert_all_forms_are_the_same(attrs.evolve(EVERYTHING, registers=given_, let_in=()), Path(folder))
