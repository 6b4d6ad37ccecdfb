"""Whatever is done to the files of a norm, they are read or refused, with the same problems either way."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brabantnorm_rules.assessment import assess
from brabantnorm_rules.authoring import check_module, read_norm
from brabantnorm_rules.dossier import Dossier, Organisation
from brabantnorm_rules.errors import Diagnostic, ModuleError
from brabantnorm_rules.language.diagnostics import render
from brabantnorm_rules.norm.edition import Norm
from tests.examples import SMALL
from tests.source.test_fuzz import TEXTS

_FILES = {path.name: path.read_text(encoding="utf-8") for path in sorted(SMALL.iterdir())}
_NORM = read_norm(SMALL)
_PIECES = re.compile(r"\w+|[^\w\s]|\s+")
_WORDS = (
    *("{", "}", "[", "]", ":", ": ", ", ", "- ", '"', "'", "its.", "as_of", "none", "null", "true", "1.5", "0", "-1"),
    *("[]", "{}", "$jaar", "$partijen", "$organisatie", "$thema", "$aantal", "activiteit", "gedragscode", "datum"),
    *("van", "within", "before", "has", "any", "not", "every", "exists", "counted", "at_least", "of", "in", "includes"),
    *("2024-12-31", "geen", "onbekend", "&a ", "*a", "!!x ", "<<", "\t", "\n", "{days: 3}", "{hours: 3}", "x y"),
)
"""What may take the place of something else: words that mean something in a norm, so that many an edit nearly fits."""

Edit = Callable[[list[str], int, str], None]


def _delete(parts: list[str], index: int, word: str) -> None:
    del parts[index]


def _repeat(parts: list[str], index: int, word: str) -> None:
    parts.insert(index, parts[index])


def _replace(parts: list[str], index: int, word: str) -> None:
    parts[index] = word


def _insert(parts: list[str], index: int, word: str) -> None:
    parts.insert(index, word)


def _swap(parts: list[str], index: int, word: str) -> None:
    parts[index - 1], parts[index] = parts[index], parts[index - 1]


@st.composite
def _changed(draw: st.DrawFn) -> tuple[str, str]:
    """Return a file of the small norm with a few small edits, of words or of lines."""
    name = draw(st.sampled_from(sorted(_FILES)))
    text = _FILES[name]
    for _ in range(draw(st.integers(1, 3))):
        by_line = draw(st.booleans())
        parts = text.splitlines(keepends=True) if by_line else _PIECES.findall(text)
        edit: Edit = draw(
            st.sampled_from((_delete, _repeat, _swap) if by_line else (_delete, _replace, _insert, _swap))
        )
        word = draw(st.sampled_from(_WORDS) | st.sampled_from(parts))
        edit(parts, draw(st.integers(0, len(parts) - 1)), word)
        text = "".join(parts)
    return name, text


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copytree(SMALL, tmp_path_factory.mktemp("norm") / "klein")


def _check(folder: Path) -> Norm | None:
    """Read a norm both ways; return it, or None when both ways refuse it."""
    problems = check_module(folder)
    for problem in problems:
        _check_problem(problem, folder)
    if not problems:
        return read_norm(folder)
    with pytest.raises(ModuleError) as refused:
        read_norm(folder)
    assert refused.value.diagnostics == problems
    return None


def _check_problem(problem: Diagnostic, folder: Path) -> None:
    assert Path(problem.place.path).is_relative_to(folder)
    for language in ("nl", "en"):
        rendered = render(problem, language)
        assert str(rendered).encode("utf-8")
        assert len(rendered.sentence) < 2000


bounded = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@bounded
@given(_changed())
def test_a_norm_with_small_edits_is_read_or_refused_and_what_is_read_can_be_used(
    folder: Path, changed: tuple[str, str]
) -> None:
    name, text = changed
    (folder / name).write_text(text, encoding="utf-8", newline="")
    try:
        norm = _check(folder)
    finally:
        (folder / name).write_text(_FILES[name], encoding="utf-8")
    if norm is not None:
        dossier = Dossier(norm, Organisation("gm9901", "Dijkstede", norm.kinds[0]), as_at=date(2024, 12, 31))
        assert [finding.rule.id for finding in assess(norm, dossier, as_of=date(2024, 12, 31))]


@bounded
@given(st.sampled_from(sorted(_FILES)), TEXTS)
def test_any_text_as_a_file_of_a_norm_is_read_or_refused(folder: Path, name: str, text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    (folder / name).write_bytes(data)
    try:
        assert _check(folder) is None
    finally:
        (folder / name).write_text(_FILES[name], encoding="utf-8")


@bounded
@given(_changed())
def test_a_module_by_itself_is_read_or_refused_under_a_norm(folder: Path, changed: tuple[str, str]) -> None:
    name, text = changed
    module = folder.parent / name
    module.write_text(text, encoding="utf-8", newline="")
    assert all(problem.place.path == str(module) for problem in check_module(module, _NORM))
    for problem in check_module(module, _NORM):
        _check_problem(problem, folder.parent)
