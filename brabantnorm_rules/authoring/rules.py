"""Rules as authors write them, and what holds between them: parts, references, and no circles."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

import attrs

from brabantnorm_rules.authoring.checks import CHECKS, read_checks
from brabantnorm_rules.authoring.law import read_kinds, read_source_ids
from brabantnorm_rules.authoring.operands import Operands
from brabantnorm_rules.authoring.shapes import Known, Reader
from brabantnorm_rules.authoring.values import literal
from brabantnorm_rules.authoring.vocabulary import Vocabulary
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.parameters import ParameterOf, ParameterType
from brabantnorm_rules.norm.rules import Anchor, Rule
from brabantnorm_rules.source.files import MODULE_LIMITS
from brabantnorm_rules.source.nodes import Node, Scalar

RULES: Final = 1000
"""The most rules that one norm may have."""

MODULE_KEYS: Final = ("format", "pillar", "rules")
RULE_KEYS: Final = (
    "id",
    "title",
    "summary",
    "interpretation",
    "anchor",
    "basis",
    "applies_to",
    "power",
    "parts",
    "checks",
    "remedy",
)
RULE_ID: Final = re.compile(r"[0-9]{1,3}(?:\.(?:[0-9]{1,3}|[a-z]))*", re.ASCII)


@attrs.define(eq=False)
class RuleBook:
    """The rules read so far, where each begins, and where their ids and what they name stand."""

    known: Known[Rule] = attrs.field(factory=lambda: Known("unknown-rule"))
    places: dict[str, Node] = attrs.field(factory=dict)
    starts: dict[str, Place] = attrs.field(factory=dict)
    parts: dict[str, tuple[Scalar, ...]] = attrs.field(factory=dict)
    references: dict[str, list[Scalar]] = attrs.field(factory=dict)
    checks: int = 0


def read_rule_module(reader: Reader, vocabulary: Vocabulary, node: Node, book: RuleBook) -> None:
    """Read one rule module, the rules of one pillar, into the book."""
    found = reader.entries(node, MODULE_KEYS, required=("pillar", "rules")) or {}
    pillar = reader.whole(found["pillar"], 1, 999) if "pillar" in found else None
    if pillar is not None:
        vocabulary.pillars.get(reader, found["pillar"], str(pillar))
    items = reader.items(found["rules"], most=MODULE_LIMITS.nodes) if "rules" in found else ()
    if not items:
        book.known.complete = False
    for item in items:
        if len(book.places) >= RULES:
            reader.report("too-many-rules", item, limit=RULES)
        if len(book.places) >= RULES or book.checks > CHECKS:
            book.known.complete = False
            return
        _read_rule(reader, vocabulary, item, pillar, book)


def _read_rule(reader: Reader, vocabulary: Vocabulary, node: Node, pillar: int | None, book: RuleBook) -> None:
    already = len(reader.problems)
    found = reader.entries(node, RULE_KEYS, required=("id", "title"))
    if found is None:
        book.known.complete = False
        return
    rule_id = _rule_id(reader, found.get("id"), pillar, book)
    texts = {
        key: reader.wording(found[key]) for key in ("title", "summary", "interpretation", "remedy") if key in found
    }
    parts = reader.texts(found["parts"]) if "parts" in found else ()
    references: list[Scalar] = []
    room = CHECKS - book.checks
    checks = read_checks(reader, vocabulary, found["checks"], references, room) if "checks" in found else ()
    book.checks += len(checks)
    if rule_id is not None and "checks" not in found and "parts" not in found:
        reader.report("rule-empty", node, id=rule_id)
    if "checks" in found and "anchor" not in found:
        reader.report("missing-key", node, key="anchor")
    anchor = _anchor(reader, vocabulary, found["anchor"]) if "anchor" in found else None
    basis = read_source_ids(reader, found.get("basis"), vocabulary.sources)
    applies_to = read_kinds(reader, found["applies_to"], vocabulary.kinds) if "applies_to" in found else None
    power = reader.text(found["power"]) if "power" in found else None
    if power is not None:
        vocabulary.powers.get(reader, found["power"], power)
    if rule_id is None:
        return
    book.starts[rule_id] = node.place
    book.parts[rule_id] = parts
    book.references[rule_id] = references
    title = texts.get("title")
    if len(reader.problems) > already or title is None or pillar is None:
        book.known.broken.add(rule_id)
        return
    rule = book.known.found[rule_id] = Rule(
        id=rule_id,
        pillar=pillar,
        title=title,
        summary=texts.get("summary"),
        interpretation=texts.get("interpretation"),
        anchor=anchor,
        basis=basis,
        applies_to=applies_to,
        power=power,
        parts=tuple(part.text for part in parts),
        checks=checks,
        remedy=texts.get("remedy"),
    )
    reader.places.put(rule, node.place)


def _rule_id(reader: Reader, node: Node | None, pillar: int | None, book: RuleBook) -> str | None:
    """Return the id of a rule, and note where it stands; without one the rest of a rule is read all the same."""
    rule_id = None if node is None else reader.name(node, RULE_ID)
    if node is None or rule_id is None:
        book.known.complete = False
        return None
    if rule_id in book.places:
        reader.report("id-twice", node, id=rule_id)
    if pillar is not None and rule_id.split(".")[0] != str(pillar):
        reader.report("rule-of-other-pillar", node, id=rule_id, pillar=pillar)
    book.places[rule_id] = node
    return rule_id


def _anchor(reader: Reader, vocabulary: Vocabulary, node: Node) -> Anchor | ParameterOf | None:
    text = literal(node)
    if text is None or not text.startswith("$"):
        return reader.word(node, Anchor)
    found = Operands(reader, vocabulary).parameter(node, text[1:], ParameterType.ANCHOR)
    return None if found is None else ParameterOf(found.name)


# ---- between rules ------------------------------------------------------------------------------------------------


def check_rules(reader: Reader, book: RuleBook, others: Iterable[str] = ()) -> None:
    """Check parts and references of all rules together; ``others`` are rules that stand elsewhere."""
    ids = dict.fromkeys((*book.places, *others))
    whole_of: dict[str, str] = {}
    for rule_id, parts in book.parts.items():
        for part in parts:
            if not _is_known(reader, book, part, ids):
                continue
            if part.text in whole_of:
                reader.report("part-twice", part, part=part.text, whole=whole_of[part.text])
            elif not part.text.startswith(f"{rule_id}."):
                reader.report("part-of-other-rule", part, part=part.text, whole=rule_id)
            whole_of.setdefault(part.text, rule_id)
    for references in book.references.values():
        for reference in references:
            _is_known(reader, book, reference, ids)
    for rule_id, place in book.places.items():
        whole = rule_id.rpartition(".")[0]
        if whole in ids and rule_id not in whole_of:
            reader.report("part-not-named", place, part=rule_id, whole=whole)
    _check_circles(reader, book)


def _is_known(reader: Reader, book: RuleBook, reference: Scalar, ids: Collection[str]) -> bool:
    if reference.text in ids:
        return True
    if book.known.complete:
        suggestion = reader.suggest(reference.text, ids)
        reader.report(book.known.code, reference, name=reference.text, suggestion=suggestion)
    return False


def _check_circles(reader: Reader, book: RuleBook) -> None:
    """Report each reference that leads back to its own rule, once for each circle."""
    leads: Mapping[str, list[Scalar]] = {
        rule_id: [*book.parts[rule_id], *book.references[rule_id]] for rule_id in book.parts
    }
    done: set[str] = set()
    for start in leads:
        path: list[str] = [start]
        ways = [iter(leads[start])]
        while ways:
            step = next(ways[-1], None)
            if step is None:
                ways.pop()
                done.add(path.pop())
            elif step.text in path:
                circle = " → ".join([*path[path.index(step.text) :], step.text])
                reader.report("rules-in-circle", step, circle=circle)
            elif step.text in leads and step.text not in done:
                path.append(step.text)
                ways.append(iter(leads[step.text]))
