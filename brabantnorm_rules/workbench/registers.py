"""Registers of records that are made to try what rules ask of them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import prod
from typing import Final, TypeAlias

import attrs

from brabantnorm_rules.dossier.entry import left_out
from brabantnorm_rules.dossier.registers import Register
from brabantnorm_rules.norm.facts import ID, RECORDED_ON, FactType, Field, FieldType, columns_of
from brabantnorm_rules.norm.values import NOT_SUPPLIED, Value
from brabantnorm_rules.workbench.cells import Cell, absent
from brabantnorm_rules.workbench.corners import Corners
from brabantnorm_rules.workbench.links import value_on

Row: TypeAlias = Mapping[str, Cell]
"""What one record holds of fields."""

LARGEST: Final = 50_000
"""The most records that are tried; what has more corners is not tried as a whole."""


class TooLarge(Exception):  # noqa: N818 - it says what is the matter
    """There are too many corners to try all of them."""


def register_of_corners(
    corners: Corners, names: Iterable[str], outer: FactType | None = None, *, largest: int = LARGEST
) -> Register:
    """Return a register with every record that is a corner by these fields; of the others it holds what is usual.

    With ``outer`` they are records of this type, that should have those of the corners' own. Ids that are asked of may
    be there twice. Raises TooLarge for more than the ``largest`` number of records.
    """
    names = tuple(names)
    if not corners.is_whole(names, outer):
        raise TooLarge
    cells = corners.cells(names, outer)
    if prod(map(len, cells.values())) > largest:
        raise TooLarge
    rows = list(product(*cells.values()))
    register = register_with(outer or corners.fact_type, list(cells), rows, corners.as_of)
    if ID not in cells:
        return register
    place = list(cells).index(ID)
    return attrs.evolve(register, columns={**register.columns, ID: tuple([row[place][0] for row in rows])})


def register_with(fact_type: FactType, names: Sequence[str], rows: Sequence[Sequence[Cell]], as_of: int) -> Register:
    """Return a register with these rows, of what they hold of fields that are named; the others are what is usual.

    Records go by their number.
    """
    columns: dict[str, tuple[Value, ...]] = {}
    for field in fact_type.fields:
        if field.name in names:
            place = names.index(field.name)
            for number, column in enumerate(columns_of(field)):
                columns[column] = tuple([row[place][number] for row in rows])
        else:
            for column, value in zip(columns_of(field), usual(fact_type, field, as_of), strict=True):
                columns[column] = (value,) * len(rows)
    ids = tuple(f"{fact_type.name}-{number:05}" for number in range(1, len(rows) + 1))
    columns[ID] = ids
    return Register(fact_type, ids, columns, ())


def with_fact_type(register: Register, fact_type: FactType) -> Register:
    """Return a register with its records as those of another fact type: what only that has is not supplied."""
    if fact_type == register.fact_type:
        return register
    unknown = (NOT_SUPPLIED,) * len(register.ids)
    columns = {name: register.columns.get(name, unknown) for field in fact_type.fields for name in columns_of(field)}
    return Register(fact_type, register.ids, columns, register.declarations, register.as_at)


def row_at(register: Register, place: int) -> Row:
    """Return what a record of a register holds."""
    fields = [field for field in register.fact_type.fields if field.name not in (ID, RECORDED_ON)]
    return {field.name: tuple(register.columns[name][place] for name in columns_of(field)) for field in fields}


def usual(fact_type: FactType, field: Field, as_of: int) -> Cell:
    """Return what a record holds of a field of which nothing is asked, so that it is there on the as-of date."""
    if field.name in fact_type.from_fields[-1:]:
        moment = value_on(field, as_of)
        return (as_of,) if field.type is FieldType.DATE else (as_of, moment, moment)
    if field.name in fact_type.required and field.values:
        value = field.values[0]
        return (frozenset((value,)),) if field.type is FieldType.SET else (value,)
    return left_out_cell(fact_type, field)


def left_out_cell(fact_type: FactType, field: Field) -> Cell:
    """Return what a record holds of a field that is left out."""
    return absent(field, left_out(fact_type, field))
