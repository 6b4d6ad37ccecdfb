"""Values as authors write them where a field's value is expected."""

from fractions import Fraction
from typing import Final

import attrs

from brabantnorm_rules.authoring.shapes import KEY, Known, Reader
from brabantnorm_rules.norm.facts import ORGANISATION_ID, Domain, Field, FieldType
from brabantnorm_rules.norm.law import Change
from brabantnorm_rules.source.nodes import Node, Scalar

ABSENCES: Final = ("geen", "onbekend")
"""Words that stand for known none and for not supplied, and so are no value of any field."""

_REFERENCES: Final = ("$", "its.")
DAY_TYPES: Final = f"{FieldType.DATE}, {FieldType.INSTANT}"
"""The types of field that stand on a day, in words."""

TOKENS: Final = (FieldType.ENUM, FieldType.SET, FieldType.ID)
"""The types of field whose values are words."""


@attrs.frozen(eq=False)
class Values:
    """Reads what a field may hold; ``changes`` are all changes of the norm by id."""

    reader: Reader
    changes: Known[Change]

    def read(self, field: Field, node: Node) -> bool | int | Fraction | str | None:
        """Return one value of a field, or one member of its set: a day as ordinal, a number, a token, true or false."""
        match field.type:
            case FieldType.BOOL:
                return self.reader.truth(node)
            case FieldType.NUMBER:
                return self.reader.number(node)
            case FieldType.DATE | FieldType.INSTANT:
                return self.reader.day(node)
            case _:
                text = self.reader.text(node)
                if text is None:
                    return None
                if text.startswith(_REFERENCES):
                    self.reader.report("value-expected", node, text=text)
                    return None
                return text if self.accept(field, text, node) else None

    def accept(self, field: Field, token: str, node: Node) -> bool:
        """Return whether a field may hold a token; one that it may not is reported at ``node``."""
        if field.domain is Domain.CHANGE:
            return self.changes.get(self.reader, node, token) is not None
        if field.domain is Domain.ORGANISATION:
            if ORGANISATION_ID.fullmatch(token):
                return True
            self.reader.report("bad-organisation", node, id=token)
            return False
        if not field.values or token in field.values or (field.own and KEY.fullmatch(token)):
            return True
        self.reader.report(
            "unknown-value", node, value=token, field=field.name, suggestion=self.reader.suggest(token, field.values)
        )
        return False

    def member(self, field: Field, value: str | bool, node: Node) -> bool:
        """Return whether a field may hold, or its set include, a value that a name stands for."""
        if isinstance(value, str) and field.type in TOKENS:
            return self.accept(field, value, node)
        if isinstance(value, bool) and field.type is FieldType.BOOL:
            return True
        self.reader.report("value-of-other-type", node, value=_word(value), field=field.name)
        return False


def literal(node: Node) -> str | None:
    """Return the text of an unquoted or quoted scalar, or None where something else stands."""
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else None


def _word(value: str | bool) -> str:
    return value if isinstance(value, str) else str(value).lower()
