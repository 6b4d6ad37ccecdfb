"""Patterns: the forms that the clauses of a norm have, with what each asks and which fields it asks that of."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

import attrs

from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.norm.facts import (
    JUDGEMENT,
    RECORDED_ON,
    Confidentiality,
    Domain,
    FactType,
    Field,
    FieldType,
    RecordKind,
)


class Pattern(StrEnum):
    """The patterns, by the names that authors give them."""

    YEARLY = "jaarlijks"
    NOT_OLDER = "document-niet-ouder-dan"
    UP_TO_DATE = "document-actueel"
    WITHIN_HOURS = "reactie-binnen-uren"
    COVERAGE = "voor-elke-groep"
    IN_FORCE = "document-van-kracht"
    ASSIGNED = "rol-belegd"
    SHARE = "aandeel"
    AFTER_EVENT = "binnen-termijn-na"
    ATTESTED = "verklaring"
    ASSURED = "onafhankelijke-toets"
    TOGETHER = "gezamenlijk"


class Need(StrEnum):
    """What a pattern needs a field for."""

    DAY = "day"
    END = "end"
    FLAG = "flag"
    GROUPS = "groups"
    PARTIES = "parties"


@attrs.frozen
class Form:
    """What a pattern asks.

    ``<day>`` and the like stand for the field that a `Need` found, ``<year>`` for a year; ``instants``: its days must
    be instants.
    ``fact_type`` is the one that the pattern brings where a norm has none of that name.
    """

    title: Wording
    fact_type: FactType
    question: str
    where: tuple[str, ...] = ()
    must: str = ""
    rest: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    instants: bool = False


def _fact_type(
    name: str, nl: str, en: str, kind: RecordKind, start: str, *fields: Field, slice_field: str | None = None
) -> FactType:
    until = "tot_en_met" if kind is RecordKind.THING else None
    own = (*fields, Field("tot_en_met", FieldType.DATE, ahead=True)) if until else fields
    return FactType(
        name=name,
        kind=kind,
        fields=own,
        title=Wording(nl, en),
        required=(slice_field,) if slice_field else (),
        from_fields=(start,),
        until=until,
        slice=slice_field,
        confidentiality=Confidentiality.INTERNAL,
    )


_THING: Final = RecordKind.THING
_EVENT: Final = RecordKind.EVENT
_YEAR: Final = "<day>: {within_last: <year>}"
_DOCUMENT: Final = ("document", "Document", "Document", _THING, "vastgesteld_op")
_SORT: Final = Field("soort", FieldType.ENUM, ("beleid", "protocol"))
_ADOPTED: Final = Field("vastgesteld_op", FieldType.DATE)
_DATED: Final = Field("datum", FieldType.DATE)
_SUBJECTS: Final = Field("onderwerpen", FieldType.SET, ("weerbaarheid", "ondermijning"))
_GROUP: Final = Field("groep", FieldType.ENUM, ("medewerker", "bestuurder"))
_NO_CASES: Final = "when_no_cases: not_applicable"

FORMS: Final[Mapping[Pattern, Form]] = {
    Pattern.YEARLY: Form(
        Wording("Minstens eens per jaar", "At least once a year"),
        _fact_type(
            "bijeenkomst", "Bijeenkomst", "Meeting", _EVENT, "datum", _DATED, _SUBJECTS, slice_field="onderwerpen"
        ),
        "exists",
        where=(_YEAR,),
        needs=(Need.DAY,),
    ),
    Pattern.NOT_OLDER: Form(
        Wording("Een document van hooguit vijf jaar oud", "A document of at most five years old"),
        _fact_type(*_DOCUMENT, _SORT, _ADOPTED, slice_field="soort"),
        "exists",
        where=("<day>: {within_last: {years: 5}}",),
        needs=(Need.DAY,),
    ),
    Pattern.UP_TO_DATE: Form(
        Wording("Documenten die met de wet meegaan", "Documents that keep up with the law"),
        _fact_type(
            *_DOCUMENT, _SORT, _ADOPTED, Field("verwerkt", FieldType.SET, domain=Domain.CHANGE), slice_field="soort"
        ),
        "every",
        must="up_to_date_with: <changes>",
        rest=("when_no_cases: not_met",),
        needs=(Need.DAY,),
    ),
    Pattern.WITHIN_HOURS: Form(
        Wording("Een reactie binnen 48 uur", "A response within 48 hours"),
        _fact_type(
            "agressie_incident",
            "Incident",
            "Incident",
            _EVENT,
            "melding_op",
            Field("melding_op", FieldType.INSTANT),
            Field("reactie_op", FieldType.INSTANT),
        ),
        "every",
        where=(_YEAR,),
        must="<end>: {within: {hours: 48}, of: <day>}",
        rest=(_NO_CASES,),
        needs=(Need.DAY, Need.END),
        instants=True,
    ),
    Pattern.COVERAGE: Form(
        Wording("Voor elke groep, minstens eens per jaar", "For each group, at least once a year"),
        _fact_type(
            "activiteit",
            "Activiteit voor een doelgroep",
            "Activity for an audience",
            _EVENT,
            "datum",
            _DATED,
            Field("doelgroepen", FieldType.SET, ("medewerkers", "bestuurders")),
            slice_field="doelgroepen",
        ),
        "exists",
        where=("<groups>: {includes: $<each>}", _YEAR),
        needs=(Need.DAY, Need.GROUPS),
    ),
    Pattern.IN_FORCE: Form(
        Wording("Een document dat geldt en is gepubliceerd", "A document that applies and was published"),
        _fact_type(*_DOCUMENT, _SORT, _ADOPTED, Field("gepubliceerd_op", FieldType.DATE), slice_field="soort"),
        "exists",
        where=("<end>: {is: present}",),
        needs=(Need.DAY, Need.END),
    ),
    Pattern.ASSIGNED: Form(
        Wording("Een rol die is belegd, met vervanging", "A role that is assigned, with replacement"),
        _fact_type(
            "rol",
            "Rol",
            "Role",
            _THING,
            "van",
            Field("rol", FieldType.ENUM, ("coordinator", "contactpersoon")),
            Field("van", FieldType.DATE),
            Field("vervanging_geregeld", FieldType.BOOL),
            slice_field="rol",
        ),
        "exists",
        where=("<flag>: true",),
        needs=(Need.DAY, Need.FLAG),
    ),
    Pattern.SHARE: Form(
        Wording("Een aandeel van alle gevallen", "A share of all cases"),
        _fact_type(
            "dienstverband",
            "Dienstverband",
            "Employment",
            _THING,
            "van",
            _GROUP,
            Field("van", FieldType.DATE),
            Field("getraind", FieldType.BOOL),
            slice_field="groep",
        ),
        "share",
        must="<flag>: true",
        rest=("at_least: 0.9", _NO_CASES),
        needs=(Need.DAY, Need.FLAG),
    ),
    Pattern.AFTER_EVENT: Form(
        Wording("Binnen drie maanden na het begin", "Within three months of the start"),
        _fact_type(
            "dienstverband",
            "Dienstverband",
            "Employment",
            _THING,
            "van",
            _GROUP,
            Field("van", FieldType.DATE),
            Field("eed_op", FieldType.DATE),
            slice_field="groep",
        ),
        "every",
        where=(_YEAR,),
        must="<end>: {within: {months: 3}, of: <day>}",
        rest=(_NO_CASES,),
        needs=(Need.DAY, Need.END),
    ),
    Pattern.ATTESTED: Form(
        Wording("Een oordeel dat iemand als verklaring geeft", "A judgement that somebody attests"),
        FactType(
            name=JUDGEMENT,
            kind=RecordKind.STATEMENT,
            fields=(
                Field("onderwerp", FieldType.ENUM, ("samenwerking", "aanpak")),
                _DATED,
                Field("oordeel", FieldType.ENUM, ("ja", "deels", "nee")),
            ),
            title=Wording("Verklaring", "Attestation"),
            required=("onderwerp", "datum", "oordeel"),
            from_fields=("datum",),
            newest_per=("onderwerp",),
        ),
        "attested",
    ),
    Pattern.ASSURED: Form(
        Wording("Een onafhankelijke toets, eens in de twee jaar", "An independent review, once in two years"),
        _fact_type(
            "toets",
            "Toets",
            "Review",
            _EVENT,
            "datum",
            Field("soort", FieldType.ENUM, ("audit", "zelfevaluatie")),
            _DATED,
            Field("onafhankelijk", FieldType.BOOL),
            slice_field="soort",
        ),
        "exists",
        where=("<flag>: true", "<day>: {within_last: {months: 24}}"),
        needs=(Need.DAY, Need.FLAG),
    ),
    Pattern.TOGETHER: Form(
        Wording("Samen met een andere organisatie, eens per jaar", "With another organisation, once a year"),
        _fact_type(
            "bijeenkomst",
            "Bijeenkomst",
            "Meeting",
            _EVENT,
            "datum",
            _DATED,
            _SUBJECTS,
            Field("deelnemers", FieldType.SET, domain=Domain.ORGANISATION),
            slice_field="onderwerpen",
        ),
        "exists",
        where=("<parties>: {includes: $organisatie, includes_at_least: {number: 2}}", _YEAR),
        needs=(Need.DAY, Need.PARTIES),
    ),
}
"""What each pattern asks."""


def field_for(need: Need, form: Form, fact_type: FactType) -> Field | None:
    """Return the field of a fact type that serves a need of a pattern, those that it would bring first; None: none."""
    start = fact_type.field(fact_type.from_fields[-1]) if fact_type.from_fields else None
    fitting = [field for field in fact_type.fields if _serves(need, form, field, fact_type, start)]
    return min(fitting, key=lambda field: form.fact_type.field(field.name) is None, default=None)


def _serves(need: Need, form: Form, field: Field, fact_type: FactType, start: Field | None) -> bool:
    is_day = field.type is FieldType.INSTANT if form.instants else field.is_day
    match need:
        case Need.DAY:
            return field is start and is_day
        case Need.END:
            return (
                is_day and not field.ahead and field.name not in (*fact_type.from_fields, fact_type.until, RECORDED_ON)
            )
        case Need.FLAG:
            return field.type is FieldType.BOOL
        case Need.GROUPS:
            return field.type is FieldType.SET and bool(field.values)
        case Need.PARTIES:
            return field.type is FieldType.SET and field.domain is Domain.ORGANISATION
