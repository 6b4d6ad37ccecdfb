"""Files of a norm: one read with its format checked, and the problems of all of them told once."""

from pathlib import Path
from typing import Final

from brabantnorm_rules.authoring.shapes import Reader
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language.source_problems import SOURCE_PROBLEMS
from brabantnorm_rules.source.files import MODULE_LIMITS, read_text
from brabantnorm_rules.source.nodes import Entries, Node, Scalar
from brabantnorm_rules.source.yaml import read_yaml

FORMAT: Final = 1
"""The version of the files' own form."""


def read_file(reader: Reader, path: Path) -> Node | None:
    """Return what one file of a norm holds, its format checked; None where it cannot be read, which was reported."""
    place = Place(str(path))
    text, problems = read_text(path, place, MODULE_LIMITS.size)
    reader.problems.extend(problems)
    if text is None:
        return None
    node, problems = read_yaml(text, str(path))
    reader.problems.extend(problems)
    if node is not None:
        _check_format(reader, node)
    return node


def _check_format(reader: Reader, node: Node) -> None:
    if not isinstance(node, Entries):
        return
    written = node.get("format")
    if written is None:
        reader.report("missing-key", node, key="format")
    elif not isinstance(written, Scalar) or type(written.value) is not int or written.value != FORMAT:
        reader.report("unknown-format", written, format=FORMAT)


def unique(problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return problems in the order of their places, each once: one text may be read for many combinations.

    What could not be read at a place is not told there a second time as not being what belongs there.
    """
    unreadable = {problem.place for problem in problems if problem.place.line and problem.code in SOURCE_PROBLEMS}
    found = {
        (problem.place, problem.code, tuple(sorted(map(str, problem.arguments.items())))): problem
        for problem in problems
        if problem.place not in unreadable or problem.code in SOURCE_PROBLEMS
    }
    return tuple(found[key] for key in sorted(found))
