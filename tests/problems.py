"""What the tests of problems share: the codes that a room can report, and what a problem that reads well is."""

import ast
import re
from collections.abc import Iterable
from pathlib import Path

import attrs

from brabantnorm_rules import check_norm
from brabantnorm_rules.errors import Diagnostic, Severity
from brabantnorm_rules.language.diagnostics import render

PACKAGE = Path(__file__).parents[1] / "brabantnorm_rules"
_CODE = re.compile(r"[a-z]+(?:-[a-z]+)+")
_DATE_PATTERN = re.compile(r".*jjjj.*")


def errors_of(path: Path) -> tuple[Diagnostic, ...]:
    """Return the errors among what checking finds, without their edits."""
    return tuple(attrs.evolve(found, edit=None) for found in check_norm(path) if found.severity is Severity.ERROR)


def codes_in(room: str) -> frozenset[str]:
    """Return every text in a room's source that has the form of a code; how dates are written has it too."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted((PACKAGE / room).glob("*.py"))]
    texts = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    return frozenset(
        text for text in texts if isinstance(text, str) and _CODE.fullmatch(text) and not _DATE_PATTERN.fullmatch(text)
    )


def assert_reads_well(problems: Iterable[Diagnostic]) -> None:
    """State that every problem is a sentence in both languages, with all its arguments, on one line."""
    for problem in problems:
        in_dutch, in_english = render(problem, "nl"), render(problem, "en")
        assert (in_dutch.sentence, in_dutch.help) != (in_english.sentence, in_english.help)
        for text in (in_dutch.sentence, in_english.sentence, in_dutch.help, in_english.help):
            assert text.isprintable()
            assert not re.search(r"\{\w+\}|``|  ", text), text
        for sentence in (in_dutch.sentence, in_english.sentence):
            assert sentence
            assert not re.search(r"None|Fraction|Decimal", sentence), sentence
        assert bool(in_dutch.help) == bool(in_english.help)
