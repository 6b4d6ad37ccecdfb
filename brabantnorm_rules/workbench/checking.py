"""Checking: every problem of all that a norm's folder holds, and what in it is probably not meant.

What looks for the latter is entered late: an import of the library need not wait for it.
"""

from collections.abc import Iterator
from pathlib import Path

from brabantnorm_rules.authoring import check_module, read_written
from brabantnorm_rules.authoring.files import unique
from brabantnorm_rules.errors import Diagnostic, ModuleError, Place, ScenarioError
from brabantnorm_rules.source.files import MODULE_LIMITS, list_files, read_text
from brabantnorm_rules.workbench.reading import FOLDER, SUFFIXES, above, check_scenarios, find_norm_of, read_scenarios


def check_norm(path: str | Path) -> tuple[Diagnostic, ...]:
    """Return every problem of a norm's folder with its scenarios, of one rule module, or of scenario files.

    Scenarios rest on modules: they are looked at once all is well with those. Where there is no problem that is an
    error, warnings follow: what can be read and is probably not meant. A line of comment above the line of a warning
    says that it is meant, and why: ``# ignore CODE: reason``. Where it is plain what was meant a problem holds an edit.
    """
    from brabantnorm_rules.workbench.lint.edits import with_edit

    chosen = Path(path)
    folder = find_norm_of(chosen)
    found = _errors(chosen, folder)
    texts = dict(_texts(folder or chosen))
    if folder is not None and not found:
        found = _warnings(chosen, folder, texts)
    return tuple(with_edit(each, texts) for each in found)


def _errors(chosen: Path, folder: Path | None) -> tuple[Diagnostic, ...]:
    if folder is None or (chosen.is_file() and above(chosen) == folder):
        return check_module(chosen)
    try:
        norm, _, _ = read_written(folder)
    except ModuleError as error:
        return error.diagnostics
    if norm.overlay:
        from brabantnorm_rules.workbench.overlays import check_overlay

        asks_less = tuple(check_overlay(folder))
        if asks_less:
            return asks_less
    return check_scenarios(norm, chosen) if chosen != folder or (folder / FOLDER).is_dir() else ()


def _warnings(chosen: Path, folder: Path, texts: dict[str, str]) -> tuple[Diagnostic, ...]:
    """Return the warnings about a norm, or of those what stands in the file or folder that was chosen.

    What a norm takes over from the one that it extends is that one's own.
    """
    from brabantnorm_rules.workbench.lint import Subject, lint
    from brabantnorm_rules.workbench.lint.ignores import with_ignores

    norm, places, written = read_written(folder)
    scenarios = None
    if (folder / FOLDER).is_dir():
        try:
            scenarios = read_scenarios(norm, folder)
        except ScenarioError:
            return ()
    subject = Subject(norm, places, written, scenarios, frozenset(texts))
    found = [each for each in lint(subject) if each.place.path in texts]
    told = unique(list(with_ignores(found, texts)))
    return told if chosen == folder else tuple(each for each in told if Path(each.place.path).is_relative_to(chosen))


def _texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of the files that were checked, by their paths."""
    for folder in (path, path / FOLDER) if path.is_dir() else ():
        names, _ = list_files(folder, SUFFIXES) if folder.is_dir() else ((), ())
        for name in names:
            yield from _text(folder / name)
    if path.is_file():
        yield from _text(path)


def _text(path: Path) -> Iterator[tuple[str, str]]:
    text, _ = read_text(path, Place(str(path)), MODULE_LIMITS.size)
    if text is not None:
        yield str(path), text
