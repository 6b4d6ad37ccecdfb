"""``brabantnorm rules schema``: JSON Schemas of what authors write under a norm, for their editor."""

from pathlib import Path

import click

from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.inputs import Word
from brabantnorm_rules.cli.output import ExitCode, InputError, clean, write, write_document
from brabantnorm_rules.cli.subjects import DEFAULT_NORM, open_norm
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language.commands import WRITTEN
from brabantnorm_rules.workbench.schemas import SCHEMAS, write_schema


@click.command("schema", cls=Command)
@click.option("--norm", "norm_name", default=DEFAULT_NORM)
@click.option("--of", "of", type=Word(SCHEMAS), metavar="SORT")
@click.option("--out", "folder", metavar="FOLDER")
@language_option
@click.pass_obj
def schema_command(language: str, norm_name: str, of: str | None, folder: str | None) -> int:
    """Write the schemas of a norm to a folder, or one of them to standard output."""
    norm = open_norm(norm_name)
    if folder is None:
        if of is None:
            raise InputError(Diagnostic("schema-which", Place(within="--of"), {"choices": ", ".join(SCHEMAS)}))
        write_document(write_schema(norm, of))
        return ExitCode.DONE
    for name in SCHEMAS if of is None else (of,):
        path = Path(folder) / f"{name}.json"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"{write_schema(norm, name)}\n", encoding="utf-8")
        except OSError as error:
            raise InputError(Diagnostic("output-failed", Place(str(path)), {"reason": error.strerror or ""})) from None
        write(WRITTEN.fill(language, {"path": clean(str(path))}))
    return ExitCode.DONE
