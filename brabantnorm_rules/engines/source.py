"""The names, columns and constants that generated source uses, so that nothing of a norm travels in it as text."""

import keyword
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from typing import Any, Final

import attrs

from brabantnorm_rules.engines.moment import Maker, Moment
from brabantnorm_rules.norm.conditions import Has
from brabantnorm_rules.norm.values import NONE, NONE_THEN, NOT_SUPPLIED, Absent, Value
from brabantnorm_rules.truth import NO, UNKNOWN, YES

PARAMETERS: Final = ("assessing", "view", "its", "positions", "constants", "relations")
"""What every generated function is handed: the run, the register's view, that of the record which should have a related
one, the positions to look at, the constants of the moment, and the truth of relations."""

_GIVEN: Final[Mapping[str, str]] = {
    "columns": "view.columns",
    "its_columns": "its.columns",
    "gaps": "view.gaps",
    "behind": "view.behind",
    "as_of": "assessing.moment.as_of",
    "kept_to": "view.kept_to",
    "kept_end": "view.kept_end",
    "organisation": "assessing.organisation",
}
"""Names that generated lines may use, and where they come from."""


def those(positions: Sequence[int], column: Sequence[Value]) -> Iterable[int]:
    """Return the positions, all or some of a register's in order, at which a column of true and false is true."""
    if len(positions) == len(column):
        return compress(positions, column)
    return [position for position in positions if column[position]]


_BUILTINS: Final[Mapping[str, object]] = {
    "NONE": NONE,
    "NONE_THEN": NONE_THEN,
    "NOT_SUPPLIED": NOT_SUPPLIED,
    "YES": YES,
    "NO": NO,
    "UNKNOWN": UNKNOWN,
    "Absent": Absent,
    "those": those,
    "frozenset": frozenset,
    "len": len,
    "type": type,
}
_RESERVED: Final = frozenset(
    (
        *PARAMETERS,
        *_GIVEN,
        *_BUILTINS,
        *keyword.kwlist,
        *keyword.softkwlist,
        "i",
        "j",
        "candidates",
        "doubt",
        "fields",
        "found",
        "held",
    )
)


_OF_A_QUESTION: Final = re.compile(r"(passing|failing|others|open|gaps)_\d+", re.ASCII)
"""The lists of each question in a generated function."""


@attrs.define(eq=False)
class Source:
    """What one generated function needs beside its own text.

    ``columns`` are local names of columns, by the expression that fetches them; ``constants`` are made once for each
    moment and handed over; ``tokens`` stand in the function's namespace; ``relations`` are looked up by position.
    """

    columns: dict[str, str] = attrs.field(factory=dict)
    constants: dict[object, tuple[str, Maker]] = attrs.field(factory=dict)
    tokens: dict[str, object] = attrs.field(factory=dict)
    relations: dict[Has, str] = attrs.field(factory=dict)
    _taken: set[str] = attrs.field(factory=lambda: set(_RESERVED))
    _token_names: dict[object, str] = attrs.field(factory=dict)

    def column(self, fetch: str, hint: str) -> str:
        """Return the local name of the column that the expression ``fetch`` gives."""
        if fetch not in self.columns:
            self.columns[fetch] = self._name(hint)
        return self.columns[fetch]

    def constant(self, key: object, hint: str, maker: Maker) -> str:
        """Return the name of a constant that is made for each moment; one for each key."""
        if key not in self.constants:
            self.constants[key] = (self._name(hint), maker)
        return self.constants[key][0]

    def token(self, value: object, hint: str) -> str:
        """Return the name of a written value."""
        if value is True or value is False:
            return repr(value)
        key = (type(value), value)
        if key not in self._token_names:
            self._token_names[key] = name = self._name(hint)
            self.tokens[name] = value
        return self._token_names[key]

    def relation(self, has: Has) -> str:
        """Return the name under which a relation's truth is looked up."""
        if has not in self.relations:
            self.relations[has] = self._name(f"related_{has.record_of}")
        return self.relations[has]

    def _name(self, hint: str) -> str:
        wanted = identifier(hint)
        name, number = wanted, 2
        while name in self._taken or _OF_A_QUESTION.fullmatch(name):
            name, number = f"{wanted}_{number}", number + 1
        self._taken.add(name)
        return name

    def preamble(self, body: str) -> list[str]:
        """Return the lines that bind what ``body`` uses to local names: the given, constants, relations, columns."""
        columns = [f"{name} = {fetch}" for fetch, name in self.columns.items()]
        used = set(re.findall(r"\w+", " ".join((body, *columns))))
        lines = [f"{name} = {where}" for name, where in _GIVEN.items() if name in used]
        if self.constants:
            lines.append(f"({', '.join(name for name, _ in self.constants.values())},) = constants")
        if self.relations:
            lines.append(f"({', '.join(self.relations.values())},) = relations")
        return lines + columns

    def make_constants(self, moment: Moment) -> tuple[Any, ...]:
        """Return the constants for a moment."""
        return tuple(maker(moment) for _, maker in self.constants.values())

    def compile(self, text: str, name: str) -> Any:
        """Return the function ``name`` of generated source, with the tokens in its namespace."""
        namespace = namespace_of(self.tokens)
        exec(compile(text, f"<generated {name}>", "exec"), namespace)  # noqa: S102  built from the validated model only
        return namespace[name]


def namespace_of(tokens: Mapping[str, object]) -> dict[str, Any]:
    """Return all that generated source can name: what is the same for all of it, and its own tokens."""
    return {"__builtins__": {}, **_BUILTINS, **tokens}


def identifier(hint: str) -> str:
    """Return a name for generated source that looks like a name of the norm, whatever stands in that."""
    made = re.sub(r"\W", "_", hint, flags=re.ASCII)
    return made if made.isidentifier() else f"_{made}"


def comment(text: str) -> str:
    """Return a comment for generated source; it stays on its line, whatever the text."""
    return "# " + "".join(character if character.isprintable() else " " for character in text)


def frame(indent: str, lines: list[str]) -> str:
    """Return lines indented, as one text."""
    return "".join(f"{indent}{line}\n" for line in lines)
