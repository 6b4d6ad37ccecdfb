"""Shapes: nodes read as what is expected at their place, every other thing reported in the author's words."""

import re
from collections.abc import Collection, Iterator
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import Final, Generic, TypeVar

import attrs

from brabantnorm_rules.authoring.places import Places
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language.languages import Language
from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.source.nodes import Entries, Items, Node, Scalar
from brabantnorm_rules.source.numbers import LONGEST_SHOWN, shortened

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

NAME: Final = re.compile(r"[a-z][a-z0-9_]*", re.ASCII)
"""The form of names: of fact types, fields, parameters, checks and values."""

KEY: Final = re.compile(r"[a-z0-9][a-z0-9_-]*", re.ASCII)
"""The form of ids of norms, sources and changes."""

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
MOST: Final = 1000
"""The most names, or values, that may stand together."""

_MOST_SUGGESTIONS: Final = 200
_LONGEST_ARGUMENT: Final = 500
_LANGUAGES: Final = tuple(str(language) for language in Language)
_SHOWN: Final = 40


def shown(node: Node) -> str:
    """Return what stands at a node, short enough for a sentence."""
    if isinstance(node, Scalar):
        text = shortened(node.text, _SHOWN)
        return f'"{text}"' if node.quoted else text
    return "{…}" if isinstance(node, Entries) else "[…]"


def suggest(word: str, options: Collection[str]) -> str:
    """Return the option that was probably meant, or nothing; among very many, or for a very long word, none is."""
    if len(word) > LONGEST_SHOWN or len(options) > MOST:
        return ""
    close = get_close_matches(word, options, n=1)
    return close[0] if close else ""


def parse_day(text: str) -> int | None:
    """Return the day (ordinal) that ``YYYY-MM-DD`` stands for, or None."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).toordinal()
    except ValueError:
        return None


@attrs.define(eq=False)
class Reader:
    """Reads nodes, and keeps every problem it meets. What cannot be read is None, and was reported.

    ``places`` says where what was made of nodes stands.
    """

    problems: list[Diagnostic] = attrs.field(factory=list)
    places: Places = attrs.field(factory=Places)

    def report(self, code: str, at: Node | Place, **arguments: object) -> None:
        """Keep one problem."""
        place = at if isinstance(at, Place) else at.place
        shown = {
            name: shortened(value, _LONGEST_ARGUMENT) if isinstance(value, str) else value
            for name, value in arguments.items()
        }
        self.problems.append(Diagnostic(code, place, shown))

    def miss(self, code: str, node: Node) -> None:
        """Report that something else was expected at a node, or that nothing stands there."""
        if isinstance(node, Scalar) and node.value is None:
            self.report("nothing-here", node)
        else:
            self.report(code, node, text=shown(node))

    def suggest(self, word: str, options: Collection[str]) -> str:
        """Return the option that was probably meant, or nothing; after very many problems none is looked for."""
        return "" if len(self.problems) > _MOST_SUGGESTIONS else suggest(word, options)

    # ---- collections --------------------------------------------------------------------------------------------

    def entries(self, node: Node, keys: Collection[str], required: Collection[str] = ()) -> dict[str, Node] | None:
        """Return a mapping's nodes by key; unknown keys, and required ones that are not there, are reported."""
        if not isinstance(node, Entries):
            self.miss("mapping-expected", node)
            return None
        found: dict[str, Node] = {}
        for key, value in node:
            if key.text in keys:
                found[key.text] = value
            else:
                self.report(
                    "unknown-key",
                    key,
                    key=key.text,
                    allowed=", ".join(keys),
                    suggestion=self.suggest(key.text, keys),
                )
        for key_name in required:
            if key_name not in found:
                self.report("missing-key", node, key=key_name)
        return found

    def named(self, node: Node) -> Iterator[tuple[Scalar, Node]]:
        """Return the keys and nodes of a mapping whose keys are names of the author's own."""
        if not isinstance(node, Entries):
            self.miss("mapping-expected", node)
        elif len(node.items) > MOST:
            self.report("too-many-together", node, number=len(node.items), limit=MOST)
        else:
            return iter(node)
        return iter(())

    def items(self, node: Node, *, empty: bool = False, most: int = MOST) -> tuple[Node, ...]:
        """Return the nodes of a list, at most so many; an empty one is reported unless ``empty`` is fine here."""
        if not isinstance(node, Items):
            self.miss("list-expected", node)
            return ()
        if len(node.items) > most:
            self.report("too-many-together", node, number=len(node.items), limit=most)
            return ()
        if not node.items and not empty:
            self.report("list-empty", node)
        return node.items

    def texts(self, node: Node, *, empty: bool = False) -> tuple[Scalar, ...]:
        """Return the texts of a list, none of them twice."""
        found: dict[str, Scalar] = {}
        for item in self.items(node, empty=empty):
            text = self.text(item)
            if text is None or not isinstance(item, Scalar):
                continue
            if text in found:
                self.report("value-twice", item, value=text)
            else:
                found[text] = item
        return tuple(found.values())

    # ---- values -------------------------------------------------------------------------------------------------

    def text(self, node: Node) -> str | None:
        """Return a text."""
        if isinstance(node, Scalar):
            if isinstance(node.value, str) and node.value.strip():
                return node.value.strip()
            if isinstance(node.value, bool | int | Fraction):
                self.report("quotes-needed", node, text=node.text)
                return None
        self.miss("text-expected", node)
        return None

    def name(self, node: Node, form: re.Pattern[str] = NAME) -> str | None:
        """Return a name of the author's own, in the form that names have."""
        text = self.text(node)
        if text is None or not isinstance(node, Scalar):
            return None
        if not form.fullmatch(node.text):
            self.report("bad-name", node, name=text)
            return None
        return text

    def wording(self, node: Node) -> Text | None:
        """Return a text for people, in both languages."""
        texts = {language: self.text(written) for language, written in self.languages(node).items()}
        nl, en = texts.get(Language.NL), texts.get(Language.EN)
        return Text(nl=nl, en=en) if nl and en else None

    def languages(self, node: Node) -> dict[Language, Node]:
        """Return what stands for each language; another language, or one that is not there, is reported."""
        if not isinstance(node, Entries):
            self.miss("wording-expected", node)
            return {}
        found: dict[Language, Node] = {}
        for key, value in node:
            if key.text in _LANGUAGES:
                found[Language(key.text)] = value
            else:
                self.report("unknown-language", key, key=key.text)
        for language in Language:
            if language not in found:
                self.report("language-missing", node, language=str(language))
        return found

    def word(self, node: Node, words: type[E]) -> E | None:
        """Return one of a closed set of words."""
        text = self.text(node)
        if text is None:
            return None
        try:
            return words(text)
        except ValueError:
            options = [str(word) for word in words]
            self.report(
                "unknown-word", node, word=text, allowed=", ".join(options), suggestion=self.suggest(text, options)
            )
            return None

    def only(self, node: Node, word: str) -> bool:
        """Return whether the one word stands here that can."""
        if isinstance(node, Scalar) and node.value == word:
            return True
        self.report("only-word", node, word=word, text=shown(node))
        return False

    def day(self, node: Node) -> int | None:
        """Return a day (ordinal)."""
        day = parse_day(node.value) if isinstance(node, Scalar) and isinstance(node.value, str) else None
        if day is None:
            self.miss("date-expected", node)
        return day

    def number(self, node: Node) -> int | Fraction | None:
        """Return an exact number."""
        if isinstance(node, Scalar) and isinstance(node.value, int | Fraction) and not isinstance(node.value, bool):
            return node.value
        self.miss("number-expected", node)
        return None

    def whole(self, node: Node, least: int, most: int) -> int | None:
        """Return a whole number within bounds."""
        if isinstance(node, Scalar) and type(node.value) is int:
            if least <= node.value <= most:
                return node.value
            self.report("number-out-of-range", node, text=node.text, least=least, most=most)
        else:
            self.miss("whole-number-expected", node)
        return None

    def truth(self, node: Node) -> bool | None:
        """Return true or false."""
        if isinstance(node, Scalar) and isinstance(node.value, bool):
            return node.value
        self.miss("bool-expected", node)
        return None


@attrs.define(eq=False)
class Known(Generic[T]):
    """What names of one sort stand for.

    ``broken`` are names whose own text has a problem, and ``complete`` says whether all texts that give such names
    could be read: what rests on them is not reported a second time. ``fact_type`` is the one whose names they are.
    """

    code: str
    found: dict[str, T] = attrs.field(factory=dict)
    broken: set[str] = attrs.field(factory=set)
    complete: bool = True
    fact_type: str = ""

    def add(self, name: str, value: T | None) -> None:
        """Keep what a name stands for; None: its text has a problem."""
        if value is None:
            self.broken.add(name)
        else:
            self.found[name] = value

    def get(self, reader: Reader, node: Node, name: str) -> T | None:
        """Return what a name stands for; one that nobody gave is reported at ``node``."""
        value = self.found.get(name)
        if value is None and self.complete and name not in self.broken:
            suggestion = reader.suggest(name, self.found)
            about = {"fact_type": self.fact_type} if self.fact_type else {}
            reader.report(self.code, node, name=name, suggestion=suggestion, **about)
        return value
