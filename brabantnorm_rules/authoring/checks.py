"""Checks as authors write them: one for every combination of ``for_each``, with the sentence that people read."""

import re
from typing import Final

from brabantnorm_rules.authoring.combinations import COUNTS, Pairs, read_combinations
from brabantnorm_rules.authoring.operands import Operands
from brabantnorm_rules.authoring.questions import QUESTION_KEYS, QuestionReader
from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.authoring.values import literal
from brabantnorm_rules.authoring.vocabulary import Vocabulary
from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.rules import Check
from brabantnorm_rules.source.nodes import Entries, Node, Scalar, size_of

CHECKS: Final = 5000
"""The most checks that one norm may have, every combination of ``for_each`` counted."""

CHECK_KEYS: Final = ("id", "title", "for_each", "effect", "says")
_KEYS: Final = (*CHECK_KEYS, *QUESTION_KEYS)
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}|[{}]")


def read_checks(
    reader: Reader, vocabulary: Vocabulary, node: Node, references: list[Scalar], room: int
) -> tuple[Check, ...]:
    """Return the checks of a rule; ``references`` gains the places where they name another rule.

    For more than ``room`` checks there is no room: then the rest is not read.
    """
    checks: list[Check] = []
    ids: set[str] = set()
    for item in reader.items(node):
        found = reader.entries(item, _KEYS, required=("id",))
        if found is None:
            continue
        check_id = reader.name(found["id"]) if "id" in found else None
        if check_id in ids:
            reader.report("id-twice", found["id"], id=check_id)
        if check_id is not None:
            ids.add(check_id)
        checks.extend(_read_check(reader, vocabulary, check_id or "", found, item, references))
        if len(checks) > room:
            reader.report("too-many-checks", item, limit=CHECKS)
            break
    return tuple(checks)


def _read_check(
    reader: Reader,
    vocabulary: Vocabulary,
    check_id: str,
    found: dict[str, Node],
    node: Node,
    references: list[Scalar],
) -> list[Check]:
    combinations: list[tuple[Pairs, Pairs]] = [((), ())]
    if "for_each" in found:
        combinations = read_combinations(reader, vocabulary, found["for_each"], size_of(node))
    note = "effect" in found and reader.only(found["effect"], "note")
    title = reader.wording(found["title"]) if "title" in found else None
    says = reader.wording(found["says"]) if "says" in found else None
    asked = {key: value for key, value in found.items() if key not in CHECK_KEYS}
    checks = []
    used: set[str] = set()
    for variables, active_when in combinations:
        operands = Operands(reader, vocabulary, dict(variables), used)
        question = QuestionReader(operands, references).read(asked, node)
        if question is not None:
            checks.append(Check(check_id, question, variables, active_when, note, says, title))
            reader.places.put(checks[-1], node.place)
    if checks and "for_each" in found and isinstance(found["for_each"], Entries):
        for key, written in found["for_each"]:
            if key.text not in used and key.text in dict(combinations[0][0]):
                reader.report("variable-unused", key, name=key.text)
            name = (literal(written) or "").removeprefix("$")
            if name in vocabulary.parameters.found:
                used.add(name)
    if says is not None and checks:
        _check_placeholders(reader, found["says"], says, used)
    return checks


def _check_placeholders(reader: Reader, node: Node, says: Text, used: set[str]) -> None:
    options = (*COUNTS, *sorted(used))
    written = {key.text: value for key, value in node} if isinstance(node, Entries) else {}
    for language, text in (("nl", says.nl), ("en", says.en)):
        for match in _PLACEHOLDER.finditer(text):
            name = match[1]
            if name is None:
                reader.report("brace-in-text", written[language])
            elif name not in options:
                reader.report(
                    "unknown-placeholder",
                    written[language],
                    name=name,
                    allowed=", ".join(sorted(options)),
                    suggestion=reader.suggest(name, options),
                )
