"""YAML: one document as nodes with their places, built from events and bounded in size, depth and number."""

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Final

import attrs
import yaml

from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.source.files import MODULE_LIMITS, Limits, is_too_large, too_large
from brabantnorm_rules.source.nodes import Entries, Items, Node, Scalar
from brabantnorm_rules.source.numbers import LONGEST_SHOWN, mended, parse_number, shortened
from brabantnorm_rules.source.syntax import explain, find_directive

_PARSER: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_CONSTANTS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_CORE: Final = "tag:yaml.org,2002:"
_NUMBER: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)


def read_yaml(text: str, path: str, limits: Limits = MODULE_LIMITS) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return the one document of a YAML text as nodes, and every problem that was found.

    ``path`` is the file that places name. Scalars are those of YAML 1.2's core schema, without octal and hexadecimal
    numbers; decimals are exact. Keys are text as it was written. Anchors, aliases, merge keys, tags and further
    documents are refused. Of syntax errors the first is reported, and there is no node; neither is there past a limit.
    """
    if is_too_large(text, limits):
        return None, (too_large(Place(path), limits.size),)
    builder = _Builder(text.removeprefix("\ufeff"), path, limits)
    directive = find_directive(builder.text, path)
    if directive is not None:
        return None, (directive,)
    try:
        builder.build()
    except (yaml.YAMLError, UnicodeError) as error:
        problem = explain(error, builder.text, path, limits.depth, builder.bracket)
        return None, tuple([found for found in builder.problems if found != problem] + [problem])
    except _Refused:
        return None, tuple(builder.problems)
    return builder.root, tuple(builder.problems)


class _Refused(Exception):  # noqa: N818 - it ends the reading; the problem itself was kept
    """What was found makes the rest of the text not worth reading."""


@attrs.define(eq=False)
class _Open:
    """A collection that is being read.

    Of a mapping: ``keys`` with their lines, the ``key`` that waits for its value (None: a key comes next) and where its
    text ends, whether that pair is ``dropped``, and the keys in braces that stood without a colon.
    """

    start: Any
    place: Place
    nodes: list[Any]
    keys: dict[str, int] | None
    key: Scalar | None = None
    key_end: int = 0
    dropped: bool = False
    without_colon: list[Scalar] = attrs.field(factory=list)


@attrs.define(eq=False)
class _Builder:
    """Builds the tree, iteratively: the nesting of a text never becomes the nesting of calls."""

    text: str
    path: str
    limits: Limits
    root: Node | None = None
    problems: list[Diagnostic] = attrs.field(factory=list)
    _stack: list[_Open] = attrs.field(factory=list)
    _top: _Open | None = None

    @property
    def bracket(self) -> int | None:
        """Where the innermost bracket or brace stands that is still open."""
        return self._top.start.start_mark.index if self._top is not None and self._top.start.flow_style else None

    def build(self) -> None:
        """Build the tree of the one document."""
        parser = _PARSER(self.text)
        try:
            self._read(parser.get_event)
        finally:
            parser.dispose()
        if self.root is None or (isinstance(self.root, Scalar) and not self.root.text):
            self.problems.append(Diagnostic("empty-file", Place(self.path)))
            raise _Refused

    def _read(self, next_event: Callable[[], Any]) -> None:
        path, most = self.path, self.limits.nodes
        number = documents = 0
        kind: type | None = None
        while kind is not yaml.StreamEndEvent:
            event = next_event()
            kind = type(event)
            if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(event)
            elif issubclass(kind, yaml.NodeEvent):
                number += 1
                if number > most:
                    self._refuse("too-many-values", event, limit=most)
                mark = event.start_mark
                place = Place(path, mark.line + 1, mark.column + 1)
                if event.anchor is not None or kind is yaml.AliasEvent:
                    self._refuse_name(event, place)
                elif event.tag is not None:
                    self._report("tag-used", place, tag=event.tag.replace(_CORE, "!!"))
                if kind is yaml.ScalarEvent:
                    self._scalar(event, place)
                else:
                    self._open(event, place, {} if kind is yaml.MappingStartEvent else None)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._refuse("several-documents", event)

    def _refuse_name(self, event: Any, place: Place) -> None:
        if type(event) is yaml.AliasEvent:
            self._refuse("alias-used", event, name=event.anchor)
        self._report("anchor-used", place, name=event.anchor)

    def _scalar(self, event: Any, place: Place) -> None:
        text = event.value
        plain = event.implicit[0]
        parent = self._top
        if mended(text) != text:
            self._refuse("unreadable-character", event)
        if parent is not None and parent.keys is not None:
            key = parent.key
            if key is None:
                self._key(parent, parent.keys, Scalar(text, place, text, not plain), event)
                return
            if plain and not text:
                if parent.start.flow_style and ":" not in self.text[parent.key_end : event.start_mark.index]:
                    parent.without_colon.append(key)
                    parent.dropped = True
                place = key.place
        if plain:
            self._add(parent, Scalar(self._resolve(text, place), place, text))
        else:
            self._add(parent, Scalar(text, place, text, True))

    def _key(self, parent: _Open, lines: dict[str, int], key: Scalar, event: Any) -> None:
        if not key.quoted and key.text == "<<":
            self._report("merge-key", key.place)
            parent.dropped = True
        elif key.text in lines:
            self._report("duplicate-key", key.place, key=key.text, line=lines[key.text])
            parent.dropped = True
        else:
            lines[key.text] = key.place.line
        parent.key = key
        parent.key_end = event.end_mark.index

    def _open(self, event: Any, place: Place, keys: dict[str, int] | None) -> None:
        if len(self._stack) >= self.limits.depth:
            self._refuse("too-deep", event, limit=self.limits.depth)
        self._top = _Open(event, place, [], keys)
        self._stack.append(self._top)

    def _close(self, event: Any) -> None:
        closed = self._stack.pop()
        parent = self._top = self._stack[-1] if self._stack else None
        node: Node
        if closed.keys is None:
            node = Items(tuple(closed.nodes), closed.place)
        elif closed.without_colon and not closed.nodes and len(closed.keys) == 1:
            self._report("text-starts-with-brace", closed.place)
            text = self.text[closed.start.start_mark.index : event.end_mark.index]
            node = Scalar(text, closed.place, text, True)
        else:
            for key in closed.without_colon:
                self._report("comma-in-braces", key.place, text=key.text)
            node = Entries(tuple(closed.nodes), closed.place)
        self._add(parent, node)

    def _add(self, parent: _Open | None, node: Node) -> None:
        if parent is None:
            self.root = node
        elif parent.keys is None:
            parent.nodes.append(node)
        elif parent.key is None:
            self._report("key-not-text", node.place)
            parent.key = Scalar("", node.place, "", True)
            parent.dropped = True
        else:
            if not parent.dropped:
                parent.nodes.append((parent.key, node))
            parent.key = None
            parent.dropped = False

    def _resolve(self, text: str, place: Place) -> str | int | Fraction | bool | None:
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if text[0] in "+-.0123456789" and _NUMBER.fullmatch(text):
            number = parse_number(text)
            if number is not None:
                return number
            self._report("number-too-long", place, text=shortened(text, 20))
        return text

    def _report(self, code: str, place: Place, **arguments: object) -> None:
        shown = {
            name: shortened(value, LONGEST_SHOWN) if isinstance(value, str) else value
            for name, value in arguments.items()
        }
        self.problems.append(Diagnostic(code, place, shown))

    def _refuse(self, code: str, event: Any, **arguments: object) -> None:
        mark = event.start_mark
        self._report(code, Place(self.path, mark.line + 1, mark.column + 1), **arguments)
        raise _Refused
