"""``brabantnorm dossier``: check dossiers and begin new ones."""

import sys
from datetime import date
from typing import Final

import click

from brabantnorm_rules.cli.commands import Command, Group, language_option
from brabantnorm_rules.cli.contents import contents_of
from brabantnorm_rules.cli.inputs import Day, unknown_choice
from brabantnorm_rules.cli.output import ExitCode, InputError, clean, encoding_of, write
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import DEFAULT_NORM, open_dossier, open_norm
from brabantnorm_rules.dossier import write_template
from brabantnorm_rules.errors import Place
from brabantnorm_rules.language.commands import WELL


@click.command("check", cls=Command)
@click.argument("path", metavar="DOSSIER")
@click.option("--norm", "norm_name")
@language_option
@click.pass_obj
def check_command(language: str, path: str, norm_name: str | None) -> int:
    """Report every problem of a dossier."""
    dossier = open_dossier(path, norm_name)
    page = Page(language, encoding_of(sys.stdout))
    write("\n".join([WELL.fill(language, {"path": clean(path)}), *contents_of(dossier, page)]))
    return ExitCode.DONE


@click.command("new", cls=Command)
@click.option("--kind", required=True)
@click.option("--as-at", type=Day(today=True), default="today")
@click.option("--norm", "norm_name", default=DEFAULT_NORM)
@language_option
@click.pass_obj
def new_command(language: str, kind: str, as_at: date, norm_name: str) -> int:
    """Write an empty dossier for a kind of organisation."""
    norm = open_norm(norm_name)
    if kind not in norm.kinds:
        raise InputError(unknown_choice("kind-unknown", kind, norm.kinds, Place(within="--kind")))
    write(write_template(norm, kind, as_at, language).rstrip("\n"))
    return ExitCode.DONE


dossier_commands: Final = Group(
    "dossier",
    {
        "check": "brabantnorm_rules.cli.dossier:check_command",
        "new": "brabantnorm_rules.cli.dossier:new_command",
    },
)
