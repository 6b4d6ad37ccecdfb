"""Checking: every problem of all that a norm's folder holds, its modules and its scenarios."""

from pathlib import Path

from brabantnorm_rules.authoring import check_module, read_norm
from brabantnorm_rules.errors import Diagnostic, ModuleError
from brabantnorm_rules.workbench.reading import FOLDER, above, check_scenarios, find_norm_of


def check_norm(path: str | Path) -> tuple[Diagnostic, ...]:
    """Return every problem of a norm's folder with its scenarios, of one rule module, or of scenario files.

    Scenarios rest on modules: they are looked at once all is well with those.
    """
    chosen = Path(path)
    folder = find_norm_of(chosen)
    if folder is None or (chosen.is_file() and above(chosen) == folder):
        return check_module(chosen)
    try:
        norm = read_norm(folder)
    except ModuleError as error:
        return error.diagnostics
    return check_scenarios(norm, chosen) if chosen != folder or (folder / FOLDER).is_dir() else ()
