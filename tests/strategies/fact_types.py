"""Generated fact types: a few shapes, with their options left to chance."""

from random import Random
from typing import Final

from brabantnorm_rules.norm.facts import Domain, FactType, Field, FieldType, RecordKind
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import Period, Unit

KINDS: Final = ("gemeente", "provincie")
WORDS: Final = ("rood", "geel", "blauw")
SUBJECTS: Final = ("beleid", "aanpak")
CHANGES: Final = ("wet_een", "wet_twee", "wet_drie")

_RECORDED: Final = (Field("id", FieldType.ID), Field("vastgelegd_op", FieldType.DATE))
_COMMON: Final = (
    *_RECORDED,
    Field("kleur", FieldType.ENUM, WORDS),
    Field("kleuren", FieldType.SET, WORDS),
    Field("bekend", FieldType.BOOL),
    Field("aantal", FieldType.NUMBER, unit="count"),
    Field("reden", FieldType.TEXT, left_out_none=True),
)


def event(random: Random) -> FactType:
    """Return a type of event: an incident, with what followed it."""
    return FactType(
        "voorval",
        RecordKind.EVENT,
        (
            *_COMMON,
            Field("op", random.choice((FieldType.DATE, FieldType.INSTANT))),
            Field(
                "reactie_op", random.choice((FieldType.DATE, FieldType.INSTANT)), left_out_none=random.random() < 0.3
            ),
            Field("klok_op", FieldType.INSTANT),
            Field("eind_op", FieldType.DATE, ahead=True, left_out_none=random.random() < 0.3),
            Field("wie", FieldType.ENUM, domain=Domain.ORGANISATION),
        ),
        from_fields=("op",),
        slice=random.choice((None, "kleur", "kleuren")),
    )


def thing(random: Random) -> FactType:
    """Return a type of thing: a document, with a day from which and until which it holds."""
    from_fields = random.choice((("van",), ("van", "vastgesteld_op"), ("vastgesteld_op",)))
    return FactType(
        "stuk",
        RecordKind.THING,
        (
            *_COMMON,
            Field("van", FieldType.DATE),
            Field("vastgesteld_op", FieldType.DATE),
            Field("herbevestigd_op", FieldType.DATE, left_out_none=random.random() < 0.7),
            Field("verwerkt", FieldType.SET, domain=Domain.CHANGE, left_out_none=random.random() < 0.5),
            Field("dynamische_verwijzing", FieldType.BOOL),
            Field("tot", FieldType.DATE, ahead=random.random() < 0.8),
            Field("plan_op", FieldType.DATE, ahead=True),
        ),
        from_fields=from_fields,
        until=random.choice(("tot", None)),
        slice=random.choice((None, "kleur", "kleuren")),
    )


def statement(random: Random) -> FactType:
    """Return a type of statement: of one key only the newest counts."""
    return FactType(
        "uitspraak",
        RecordKind.STATEMENT,
        (*_COMMON, Field("datum", FieldType.DATE), Field("volgt_op", FieldType.DATE)),
        required=("kleur",),
        from_fields=("datum",),
        newest_per=("kleur",),
        valid_for=random.choice((None, Period(1, Unit.MONTHS), ParameterOf("venster"))),
        slice=random.choice((None, "kleur")),
    )


def reserved() -> tuple[FactType, ...]:
    """Return the types that every norm may have: the organisation, totals and attestations."""
    return (
        FactType(
            "organisatie",
            RecordKind.THING,
            (
                *_RECORDED,
                Field("soort", FieldType.ENUM, KINDS),
                Field("kleur", FieldType.ENUM, WORDS),
                Field("kleuren", FieldType.SET, WORDS),
                Field("bekend", FieldType.BOOL),
                Field("aantal", FieldType.NUMBER, unit="count"),
                Field("sinds", FieldType.DATE),
            ),
            required=("soort",),
        ),
        FactType(
            "telling",
            RecordKind.STATEMENT,
            (
                *_RECORDED,
                Field("grootheid", FieldType.ENUM, SUBJECTS),
                Field("datum", FieldType.DATE),
                Field("teller", FieldType.NUMBER, unit="count"),
                Field("noemer", FieldType.NUMBER, unit="count"),
            ),
            required=("grootheid",),
            from_fields=("datum",),
            newest_per=("grootheid",),
            valid_for=Period(1, Unit.YEARS),
        ),
        FactType(
            "verklaring",
            RecordKind.STATEMENT,
            (
                *_RECORDED,
                Field("onderwerp", FieldType.ENUM, SUBJECTS),
                Field("datum", FieldType.DATE),
                Field("oordeel", FieldType.ENUM, ("ja", "nee", "deels")),
            ),
            required=("onderwerp",),
            from_fields=("datum",),
            newest_per=("onderwerp",),
            valid_for=ParameterOf("venster"),
        ),
    )


def fact_types(random: Random) -> dict[str, FactType]:
    """Return the fact types of a generated norm, by name."""
    found = [event(random), thing(random), statement(random), *reserved()]
    return {fact_type.name: fact_type for fact_type in found}


def fields_of(fact_type: FactType, *types: FieldType) -> list[Field]:
    """Return the fields of some types, but for the id."""
    return [field for field in fact_type.fields if field.type in types and field.name != "id"]
