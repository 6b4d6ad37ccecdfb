"""JSON: one text as nodes, each with its JSON Pointer, bounded in size, depth and number."""

import json
import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, Final

import attrs

from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.source.files import MODULE_LIMITS, Limits, is_too_large, too_large
from brabantnorm_rules.source.nodes import Entries, Items, Node, Scalar
from brabantnorm_rules.source.numbers import LONGEST_SHOWN, mended, parse_number, shortened

_ALL_BUT_BRACKETS: Final = re.compile(r'"(?:[^"\\]|\\.)*+(?:"|\\?\Z)|[^\[\]{}"]+', re.DOTALL)
_STEPS: Final = {"[": 1, "{": 1, "]": -1, "}": -1}


def read_json(text: str, path: str, limits: Limits = MODULE_LIMITS) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return a JSON text as nodes, and every problem that was found.

    ``path`` is the file that places name; where in it stands as a JSON Pointer, and a syntax error as line and column.
    Numbers are exact. A key that is there twice, and a number that is not finite, are refused.
    """
    if is_too_large(text, limits):
        return None, (too_large(Place(path), limits.size),)
    text = text.removeprefix("\ufeff")
    if _is_deeper(text, limits.depth):
        return None, (Diagnostic("too-deep", Place(path), {"limit": limits.depth}),)
    if not text.strip():
        return None, (Diagnostic("empty-file", Place(path)),)
    try:
        found = json.loads(
            text, object_pairs_hook=_Pairs, parse_float=_Written, parse_int=_Written, parse_constant=_Written
        )
    except json.JSONDecodeError as error:
        return None, (Diagnostic("json-syntax-error", Place(path, error.lineno, error.colno)),)
    reader = _Reader(path, limits)
    try:
        return reader.node(found, ""), tuple(reader.problems)
    except _Refused:
        return None, tuple(reader.problems)


class _Pairs(list[tuple[str, Any]]):
    """The keys and values of one object, as they were written."""


class _Written(str):
    """A number as it was written."""

    __slots__ = ()


class _Refused(Exception):  # noqa: N818 - it ends the reading; the problem itself was kept
    """There is more than the limits allow."""


def _is_deeper(text: str, depth: int) -> bool:
    """Return whether brackets nest deeper than ``depth``; asked before the parser, which nests its calls as deep."""
    if text.count("[") + text.count("{") <= depth:
        return False
    brackets = _ALL_BUT_BRACKETS.sub("", text)
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > depth


@attrs.define(eq=False)
class _Reader:
    """Turns what the parser found into nodes with their places."""

    path: str
    limits: Limits
    problems: list[Diagnostic] = attrs.field(factory=list)
    _number: int = 0

    def node(self, found: Any, pointer: str) -> Node:
        """Return what stands at a pointer as a node."""
        place = self._place(pointer)
        if isinstance(found, _Pairs):
            return Entries(tuple(self._entries(found, pointer)), place)
        if isinstance(found, list):
            return Items(tuple(self.node(item, f"{pointer}/{index}") for index, item in enumerate(found)), place)
        if isinstance(found, _Written):
            return self._numeral(str(found), place)
        if isinstance(found, str):
            return self._text(found, place)
        return Scalar(found, place, json.dumps(found))

    def _entries(self, pairs: _Pairs, pointer: str) -> Iterator[tuple[Scalar, Node]]:
        keys: set[str] = set()
        for key, value in pairs:
            name = mended(key)
            inside = f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"
            if name in keys:
                self.problems.append(
                    Diagnostic("duplicate-key", self._place(inside), {"key": shortened(name, LONGEST_SHOWN)})
                )
                continue
            keys.add(name)
            yield self._text(key, self._place(inside)), self.node(value, inside)

    def _text(self, text: str, place: Place) -> Scalar:
        readable = mended(text)
        if readable != text:
            self.problems.append(Diagnostic("unreadable-character", place))
        return Scalar(readable, place, readable, True)

    def _numeral(self, text: str, place: Place) -> Scalar:
        if text in ("NaN", "Infinity", "-Infinity"):
            self.problems.append(Diagnostic("number-not-finite", place, {"text": text}))
            return Scalar(None, place, text)
        number = parse_number(text)
        if number is None:
            self.problems.append(Diagnostic("number-too-long", place, {"text": shortened(text, 20)}))
        return Scalar(number, place, text)

    def _place(self, pointer: str) -> Place:
        self._number += 1
        if self._number > self.limits.nodes:
            self.problems.append(Diagnostic("too-many-values", Place(self.path), {"limit": self.limits.nodes}))
            raise _Refused
        return Place(self.path, within=pointer)
