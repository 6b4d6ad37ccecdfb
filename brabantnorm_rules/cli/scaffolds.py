"""``brabantnorm rules new``: begin a norm, an overlay, an edition, a rule or a fact type."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from brabantnorm_rules.authoring import load_norm, read_norm
from brabantnorm_rules.authoring.shipped import find_norm
from brabantnorm_rules.cli.commands import Command, Group, language_option
from brabantnorm_rules.cli.inputs import Day, Word
from brabantnorm_rules.cli.output import ExitCode, InputError, clean, write
from brabantnorm_rules.cli.subjects import DEFAULT_NORM, check_name
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language.commands import WRITTEN
from brabantnorm_rules.norm.facts import RecordKind
from brabantnorm_rules.workbench import Pattern, new_edition, new_fact_type, new_norm, new_overlay, new_rule
from brabantnorm_rules.workbench.reading import FOLDER

F = TypeVar("F", bound=Callable[..., Any])

_PATH: Final = click.argument("path", metavar="PATH")
_PRINT: Final = click.option("--print", "printed", is_flag=True)
_IN_FORCE: Final = click.option("--in-force", type=Day(today=True), default="today")
_NAME: Final = click.option("--name")
_PATTERN: Final = click.option("--pattern", type=Word(tuple(Pattern)), default=Pattern.YEARLY, metavar="PATTERN")


def _extending(command: F) -> F:
    for option in (
        click.option("--of", "base", default=DEFAULT_NORM, metavar="NORM"),
        click.option("--set", "parameters", multiple=True, metavar="PARAMETER"),
    ):
        command = option(command)
    return command


@click.command("norm", cls=Command)
@_PATH
@_NAME
@_PATTERN
@_IN_FORCE
@_PRINT
@language_option
@click.pass_obj
def norm_command(language: str, path: str, name: str | None, pattern: str, in_force: date, printed: bool) -> int:
    """Begin a norm."""
    return _make(Path(path), new_norm(name or _name_of(path), in_force, pattern), language, printed=printed)


@click.command("overlay", cls=Command)
@_PATH
@_extending
@_NAME
@_IN_FORCE
@_PRINT
@language_option
@click.pass_obj
def overlay_command(
    language: str,
    path: str,
    base: str,
    parameters: tuple[str, ...],
    name: str | None,
    in_force: date,
    printed: bool,
) -> int:
    """Begin an overlay over a norm."""
    check_name(base, Place(within="--of"))
    made = new_overlay(load_norm(base), name or _name_of(path), in_force, parameters, _scenarios_of(base))
    return _make(Path(path), made, language, printed=printed)


@click.command("edition", cls=Command)
@_PATH
@_extending
@_NAME
@_IN_FORCE
@_PRINT
@language_option
@click.pass_obj
def edition_command(
    language: str,
    path: str,
    base: str,
    parameters: tuple[str, ...],
    name: str | None,
    in_force: date,
    printed: bool,
) -> int:
    """Begin the next edition of a norm."""
    check_name(base, Place(within="--of"))
    made = new_edition(load_norm(base), name or _name_of(path), in_force, parameters, _scenarios_of(base))
    return _make(Path(path), made, language, printed=printed)


@click.command("rule", cls=Command)
@_PATH
@click.argument("number", metavar="NUMBER")
@_PATTERN
@click.option("--facts")
@_PRINT
@language_option
@click.pass_obj
def rule_command(language: str, path: str, number: str, pattern: str, facts: str | None, printed: bool) -> int:
    """Add a rule to the norm in a folder."""
    return _make(Path(path), new_rule(read_norm(path), number, pattern, facts), language, printed=printed)


@click.command("facts", cls=Command)
@_PATH
@click.argument("name", metavar="TYPE")
@click.option("--kind", type=Word(tuple(RecordKind)), default=RecordKind.EVENT)
@_PRINT
@language_option
@click.pass_obj
def facts_command(language: str, path: str, name: str, kind: str, printed: bool) -> int:
    """Begin a fact type."""
    return _make(Path(path), new_fact_type(name, kind), language, printed=printed)


def _name_of(path: str) -> str:
    return Path(path).resolve().name


def _scenarios_of(base: str) -> Mapping[str, str]:
    """Return the texts of a norm's files of scenarios, by the clause that each is named after."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted((find_norm(base) / FOLDER).glob("*.yaml"))}


def _make(folder: Path, files: Mapping[str, str], language: str, *, printed: bool) -> int:
    """Write files into a folder, or to standard output; nothing is written where one of them is there."""
    if printed:
        write("\n".join(f"# {name}\n{text}" for name, text in files.items()).rstrip("\n"))
        return ExitCode.DONE
    there = [name for name in files if (folder / name).exists() or (folder / name).is_symlink()]
    if there:
        raise InputError(*(Diagnostic("file-there", Place(str(folder / name))) for name in there))
    outside = [name for name in files if not (folder / name).resolve().is_relative_to(folder.resolve())]
    if outside:
        raise InputError(*(Diagnostic("path-outside-folder", Place(str(folder)), {"name": name}) for name in outside))
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        write(WRITTEN.fill(language, {"path": clean(str(path))}))
    return ExitCode.DONE


new_commands: Final = Group(
    "new",
    {
        "norm": "brabantnorm_rules.cli.scaffolds:norm_command",
        "overlay": "brabantnorm_rules.cli.scaffolds:overlay_command",
        "edition": "brabantnorm_rules.cli.scaffolds:edition_command",
        "rule": "brabantnorm_rules.cli.scaffolds:rule_command",
        "facts": "brabantnorm_rules.cli.scaffolds:facts_command",
    },
)
