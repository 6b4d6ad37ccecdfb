"""Conversion between documents and plain JSON values, one converter for both ways."""

from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar

import attrs
import cattrs

from brabantnorm_rules.exchange.document import CheckDocument, FindingDocument
from brabantnorm_rules.truth import Flags

T = TypeVar("T")

FLAGS: Final = {"yes": Flags.YES, "no": Flags.NO, "unknown": Flags.UNKNOWN}
"""The names of flags in a document."""


def _flags_of(written: Any, _: type) -> Flags:
    flags = Flags.NOTHING
    for name, flag in FLAGS.items():
        if written[name]:
            flags |= flag
    return flags


def _exactly(written: Any, kind: type[T]) -> T:
    """Return a value of a plain kind as it is; a text is never read as a number or as true."""
    if type(written) is not kind:
        raise TypeError(kind.__name__)
    return written


def _make_converter() -> cattrs.Converter:
    for recursive in (CheckDocument, FindingDocument):
        attrs.resolve_types(recursive)
    converter = cattrs.Converter(forbid_extra_keys=True)
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, _exactly)
    converter.register_structure_hook(StrEnum, lambda written, kind: kind(written))
    converter.register_unstructure_hook(StrEnum, str)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda written, _: date.fromisoformat(written))
    converter.register_unstructure_hook(Flags, lambda flags: {name: flag in flags for name, flag in FLAGS.items()})
    converter.register_structure_hook(Flags, _flags_of)
    converter.register_structure_hook_func(lambda kind: kind == str | bool, lambda written, _: written)
    return converter


CONVERTER: Final = _make_converter()
"""Turns a document into dictionaries, lists, texts, whole numbers and booleans, and back."""
