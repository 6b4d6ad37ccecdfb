"""Fact types and their fields: what can be known of an organisation."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Final

import attrs

from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.parameters import ParameterOf
from brabantnorm_rules.norm.periods import Window

ORGANISATION: Final = "organisatie"
"""The fact type of the one record about the organisation itself."""

ORGANISATION_ID: Final = re.compile(r"[a-z]{2}[0-9]{2,5}", re.ASCII)
"""The form of an organisation's id, whatever its kind: gm9901, pv30, ws0654."""

KIND_FIELD: Final = "soort"
"""The field of `ORGANISATION` that names the organisation's kind."""

KIND: Final = f"{ORGANISATION}.{KIND_FIELD}"
"""That field with its type."""

TOTALS: Final = "telling"
NUMERATOR: Final = "teller"
DENOMINATOR: Final = "noemer"
"""The fact type of totals, that `counted` asks, and its two numbers."""

JUDGEMENT: Final = "verklaring"
SUBJECT: Final = "onderwerp"
VERDICT: Final = "oordeel"
"""The fact type of attestations, that `attested` asks: its key and its field with ja, deels or nee."""

ROLE: Final = "rol"
"""The field of `JUDGEMENT` with the role of who attested, where a norm has it."""

ID: Final = "id"
RECORDED_ON: Final = "vastgelegd_op"
"""Fields that every fact type has: the record's id, and the day on which it was recorded."""


class RecordKind(StrEnum):
    """How records of a type exist: from a day to a day, from a day on, or until a newer one of their key."""

    THING = "thing"
    EVENT = "event"
    STATEMENT = "statement"


class FieldType(StrEnum):
    """What the values of a field are."""

    DATE = "date"
    INSTANT = "instant"
    BOOL = "bool"
    NUMBER = "number"
    ENUM = "enum"
    SET = "set"
    TEXT = "text"
    ID = "id"
    URI = "uri"


class Domain(StrEnum):
    """Where the values of an enum or set come from, when the type does not list them."""

    CHANGE = "change"
    ORGANISATION = "organisation"


class Confidentiality(StrEnum):
    """Who may read a value; exports honour it."""

    PUBLIC = "openbaar"
    INTERNAL = "intern"
    CONFIDENTIAL = "vertrouwelijk"

    def within(self, most: "Confidentiality") -> bool:
        """Return whether who may read what is as confidential as ``most``, may read this."""
        levels = tuple(Confidentiality)
        return levels.index(self) <= levels.index(most)


@attrs.frozen
class Field:
    """One field of a fact type.

    ``values`` lists what an enum or set may hold (with ``own``, own words besides); a ``domain`` says so instead.
    ``ahead``: a date that may lie after the as-of date and still counts (ends, plans). ``left_out_none``: leaving the
    field out says that there is none.
    """

    name: str
    type: FieldType
    values: tuple[str, ...] = ()
    own: bool = False
    domain: Domain | None = None
    unit: str = ""
    ahead: bool = False
    left_out_none: bool = False
    title: Text | None = None
    confidentiality: Confidentiality | None = None

    @property
    def is_day(self) -> bool:
        """Whether values stand on a day: dates and instants."""
        return self.type is FieldType.DATE or self.type is FieldType.INSTANT


def columns_of(field: Field) -> tuple[str, ...]:
    """Return the names of a field's columns: its own; of an instant also those of the bounds it can lie between."""
    name = field.name
    return (name, f"{name}.earliest", f"{name}.latest") if field.type is FieldType.INSTANT else (name,)


@attrs.frozen
class FactType:
    """What one kind of record holds and when such a record exists.

    ``from_fields`` names the field that says from when (of two, the second counts where the first is none),
    ``until`` the last day; neither: the record always exists. ``newest_per`` is the key of a statement, and
    ``valid_for`` how long it holds. ``slice`` is the field by which a register may be declared complete in part.
    """

    name: str
    kind: RecordKind
    fields: tuple[Field, ...]
    title: Text | None = None
    required: tuple[str, ...] = ()
    from_fields: tuple[str, ...] = ()
    until: str | None = None
    newest_per: tuple[str, ...] = ()
    valid_for: Window | ParameterOf | None = None
    slice: str | None = None
    confidentiality: Confidentiality = Confidentiality.INTERNAL

    def field(self, name: str) -> Field | None:
        """Return the field of this name, or None."""
        return self._by_name.get(name)

    @cached_property
    def days(self) -> Sequence[tuple[Field, tuple[str, ...]]]:
        """The dates and instants that something happened on, or will, with the names of their columns."""
        found = (field for field in self.fields if field.is_day and field.name != RECORDED_ON)
        return tuple((field, columns_of(field)) for field in found)

    @cached_property
    def _by_name(self) -> Mapping[str, Field]:
        return {field.name: field for field in self.fields}

    def day_field(self, name: str) -> bool:
        """Return whether the field of this name is a date or an instant."""
        field = self.field(name)
        return field is not None and field.is_day

    def instant_field(self, name: str) -> bool:
        """Return whether the field of this name is an instant."""
        field = self.field(name)
        return field is not None and field.type is FieldType.INSTANT

    def ahead_field(self, name: str) -> bool:
        """Return whether the field of this name may lie after the as-of date and still counts."""
        field = self.field(name)
        return field is not None and field.ahead
