"""Questions as authors write them: what a check asks, of records, totals, judgements or other rules."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

import attrs

from brabantnorm_rules.authoring.conditions import ConditionReader
from brabantnorm_rules.authoring.operands import Operands, Scope
from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.authoring.values import literal
from brabantnorm_rules.norm.conditions import ALWAYS, Condition
from brabantnorm_rules.norm.facts import JUDGEMENT, SUBJECT, TOTALS, FactType
from brabantnorm_rules.norm.parameters import ParameterOf, ParameterType
from brabantnorm_rules.norm.rules import (
    AllQuestions,
    AnyQuestion,
    Attested,
    Counted,
    Exists,
    NoneOf,
    Number,
    OfRule,
    Question,
    Share,
    WhenNoCases,
)
from brabantnorm_rules.source.nodes import Node, Scalar

COUNTED: Final = "counted"
QUESTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "exists": ("where", "at_least", "ended"),
    "none": ("where", "ended"),
    "every": ("where", "must", "when_no_cases", "ended", COUNTED),
    "share": ("where", "must", "at_least", "when_no_cases", "ended", COUNTED),
    "attested": (),
    "rule": (),
    "any": (),
    "all": (),
}
"""Each question with the keys that belong to it."""

COUNTED_KEYS: Final = ("at_least", "number", "when_no_cases")
NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "every": ("must", "when_no_cases"),
    "share": ("must", "at_least", "when_no_cases"),
    COUNTED: ("when_no_cases",),
}
QUESTION_KEYS: Final = (
    *QUESTIONS,
    "where",
    "must",
    "at_least",
    "when_no_cases",
    "ended",
    COUNTED,
    "number",
)
"""The keys that say what is asked."""

_DEEPEST: Final = 5


@attrs.frozen(eq=False)
class QuestionReader:
    """Reads what is asked; ``references`` gains the places where another rule is named."""

    operands: Operands
    references: list[Scalar]

    @property
    def reader(self) -> Reader:
        """What keeps the problems."""
        return self.operands.reader

    def read(self, found: Mapping[str, Node], node: Node, depth: int = 0) -> Question | None:
        """Return what a check, or one of several alternatives in it, asks; None when that has a problem."""
        reader = self.reader
        already = len(reader.problems)
        asks = [key for key in found if key in QUESTIONS] or [key for key in found if key == COUNTED]
        if len(asks) != 1:
            code = "asks-twice" if asks else "asks-nothing"
            reader.report(code, node, questions=", ".join(asks or (*QUESTIONS, COUNTED)))
            return None
        ask = asks[0]
        allowed = COUNTED_KEYS if ask == COUNTED else QUESTIONS[ask]
        for key, value in found.items():
            if key != ask and key not in allowed:
                reader.report("key-not-here", value, key=key, question=ask)
        for key in NEEDED.get(ask, ()):
            if key not in found:
                reader.report("missing-key", node, key=key)
        question = self._question(ask, found, node, depth)
        return None if len(reader.problems) > already else question

    def _question(self, ask: str, found: Mapping[str, Node], node: Node, depth: int) -> Question | None:
        match ask:
            case "any" | "all":
                return self._several(ask, found[ask], depth)
            case "attested":
                subject = self._subject(found[ask])
                return None if subject is None else Attested(subject)
            case "rule":
                return self._of_rule(found[ask])
            case "counted":
                return self._counted(found, node)
        name = self.reader.text(found[ask])
        if name is None:
            return None
        fact_type = self.operands.vocabulary.fact_types.get(self.reader, found[ask], name)
        if fact_type is None:
            return None
        return self._of_records(ask, fact_type, found)

    def _of_records(self, ask: str, fact_type: FactType, found: Mapping[str, Node]) -> Question | None:
        where = self._condition(found.get("where"), Scope(fact_type))
        ended = self._ended(found.get("ended"))
        if ask == "exists":
            at_least: Number | None = 1
            if "at_least" in found:
                at_least = self._number(found["at_least"], whole=True)
            return None if at_least is None else Exists(fact_type.name, where, at_least, ended)
        if ask == "none":
            return NoneOf(fact_type.name, where, ended)
        must = self._condition(found.get("must"), Scope(fact_type, deadlines=True))
        share: Number | None = 1
        if ask == "share" and "at_least" in found:
            share = self._number(found["at_least"], whole=False)
        when_no_cases = self._when_no_cases(found)
        totals = self._totals(found[COUNTED]) if COUNTED in found else None
        if share is None or when_no_cases is None:
            return None
        return Share(fact_type.name, must, when_no_cases, where, share, ended, totals)

    def _of_rule(self, node: Node) -> Question | None:
        rule = self.reader.text(node)
        if rule is None or not isinstance(node, Scalar):
            return None
        self.references.append(node)
        return OfRule(rule)

    def _several(self, ask: str, node: Node, depth: int) -> Question | None:
        if depth >= _DEEPEST:
            self.reader.report("too-deep", node, limit=_DEEPEST)
            return None
        parts = []
        for item in self.reader.items(node):
            found = self.reader.entries(item, QUESTION_KEYS)
            part = self.read(found, item, depth + 1) if found is not None else None
            if part is not None:
                parts.append(part)
                self.reader.places.put(part, item.place)
        return AnyQuestion(tuple(parts)) if ask == "any" else AllQuestions(tuple(parts))

    def _counted(self, found: Mapping[str, Node], node: Node) -> Question | None:
        totals = self._totals(found[COUNTED])
        when_no_cases = self._when_no_cases(found)
        if ("at_least" in found) == ("number" in found):
            self.reader.report("counted-needs-one", node)
            return None
        at_least = at_most = None
        if "at_least" in found:
            at_least = self._number(found["at_least"], whole=False)
        else:
            limits = self.reader.entries(found["number"], ("at_most",), required=("at_most",))
            if limits and "at_most" in limits:
                at_most = self._number(limits["at_most"], whole=True, least=0)
        if totals is None or when_no_cases is None:
            return None
        return Counted(totals, when_no_cases, at_least, at_most)

    # ---- parts --------------------------------------------------------------------------------------------------

    def _condition(self, node: Node | None, scope: Scope) -> Condition:
        return ALWAYS if node is None else ConditionReader(self.operands).read(node, scope)

    def _when_no_cases(self, found: Mapping[str, Node]) -> WhenNoCases | None:
        return self.reader.word(found["when_no_cases"], WhenNoCases) if "when_no_cases" in found else None

    def _ended(self, node: Node | None) -> bool:
        return node is not None and self.reader.only(node, "included")

    def _number(self, node: Node, *, whole: bool, least: int = 1) -> Number | None:
        """Return a number, written out or as a parameter: a whole one, or a share from 0 up to 1."""
        text = literal(node)
        if text is not None and text.startswith("$"):
            found = self.operands.parameter(node, text[1:], ParameterType.NUMBER)
            if found is None:
                return None
            for value in found.ever():
                if isinstance(value, int | Fraction):
                    self._check_number(value, node, whole=whole, least=least)
            return ParameterOf(text[1:])
        number = self.reader.number(node)
        if number is not None:
            self._check_number(number, node, whole=whole, least=least)
        return number

    def _check_number(self, number: int | Fraction, node: Node, *, whole: bool, least: int) -> None:
        text = str(Decimal(number.numerator) / number.denominator)
        if whole and number.denominator != 1:
            self.reader.report("whole-number-expected", node, text=text)
        elif whole and number < least:
            self.reader.report("number-too-small", node, text=text, least=least)
        elif not whole and not 0 <= number <= 1:
            self.reader.report("share-expected", node, text=text)

    def _subject(self, node: Node) -> str | None:
        fact_type = self._reserved(JUDGEMENT, node)
        return None if fact_type is None else self._key_value(fact_type, SUBJECT, node)

    def _totals(self, node: Node) -> tuple[tuple[str, str], ...] | None:
        fact_type = self._reserved(TOTALS, node)
        if fact_type is None or not fact_type.newest_per:
            return None
        found = self.reader.entries(node, fact_type.newest_per, required=fact_type.newest_per)
        if found is None:
            return None
        read = [(name, self._key_value(fact_type, name, found[name])) for name in fact_type.newest_per if name in found]
        return tuple((name, value) for name, value in read if value is not None)

    def _reserved(self, name: str, node: Node) -> FactType | None:
        known = self.operands.vocabulary.fact_types
        found = known.found.get(name)
        if found is None and known.complete and name not in known.broken:
            self.reader.report("fact-type-missing", node, name=name)
        return found

    def _key_value(self, fact_type: FactType, name: str, node: Node) -> str | None:
        field = fact_type.field(name)
        return None if field is None else self.operands.key(field, node)
