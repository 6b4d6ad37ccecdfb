"""``brabantnorm rules``: check rule modules."""

from typing import Final

import click

from brabantnorm_rules.authoring import check_module
from brabantnorm_rules.cli.commands import Command, Group, language_option
from brabantnorm_rules.cli.output import ExitCode, clean, write, write_diagnostics
from brabantnorm_rules.language.commands import WELL


@click.command("check", cls=Command)
@click.argument("path", metavar="PATH")
@language_option
@click.pass_obj
def check_command(language: str, path: str) -> int:
    """Report every problem of a norm's folder, or of one rule module."""
    problems = check_module(path)
    if problems:
        write_diagnostics(problems, language)
        return ExitCode.BAD_INPUT
    write(WELL.fill(language, {"path": clean(path)}))
    return ExitCode.DONE


rules_commands: Final = Group("rules", {"check": "brabantnorm_rules.cli.rules:check_command"})
