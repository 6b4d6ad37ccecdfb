"""Commands: click's, with their help in the language that was asked."""

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final, TypeVar

import click

from brabantnorm_rules.cli.inputs import Word
from brabantnorm_rules.cli.output import InputError, encoding_of, fit
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language.commands import COMMANDS, EXIT_CODES, HELP, OPTIONS, USAGE
from brabantnorm_rules.language.languages import Language
from brabantnorm_rules.language.options import OPTION_HELP

F = TypeVar("F", bound=Callable[..., Any])

_LANGUAGE: Final = "--language"
_LANGUAGES: Final = Word(tuple(Language))


def language_of(arguments: Sequence[str]) -> str:
    """Return the language that a command line asks for, also one with mistakes in it; else Dutch."""
    for number, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == _LANGUAGE:
            chosen = value or "".join(arguments[number + 1 : number + 2])
            if chosen in tuple(Language):
                return chosen
    return Language.NL


def language_option(command: F) -> F:
    """Give a command the option that names the language; `language_of` has already read it."""
    return click.option(_LANGUAGE, type=_LANGUAGES, expose_value=False)(command)


class _Localised(click.Command):
    """Help in the language of the context's object, in characters that the terminal has."""

    def get_help(self, ctx: click.Context) -> str:
        return fit(super().get_help(ctx), encoding_of(sys.stdout))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), f"{USAGE.in_language(ctx.obj)} "
        )

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(HELP[ctx.command_path].in_language(ctx.obj))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = []
        for option in self.get_params(ctx):
            record = option.get_help_record(ctx) if isinstance(option, click.Option) else None
            if record is not None:
                name = option.opts[-1]
                wording = OPTION_HELP.get(f"{ctx.command_path} {name}") or OPTION_HELP[name]
                rows.append((record[0], wording.in_language(ctx.obj)))
        with formatter.section(OPTIONS.in_language(ctx.obj)):
            formatter.write_dl(rows)


class Command(_Localised):
    """One command."""


class Group(_Localised, click.Group):
    """Commands under one name; ``modules`` says where each lives, so that only the one that is asked is imported."""

    def __init__(self, name: str, modules: Mapping[str, str]) -> None:
        """Keep the names of the commands, each with its module and the name it has there: ``module:name``."""
        language = click.Option([_LANGUAGE], type=_LANGUAGES, expose_value=False)
        super().__init__(name, no_args_is_help=False, params=[language])
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name, imported now."""
        if cmd_name not in self.modules:
            return None
        module, _, name = self.modules[cmd_name].partition(":")
        found: click.Command = getattr(importlib.import_module(module), name)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is asked; InputError for one that there is not."""
        if args[0] not in self.modules and not args[0].startswith("-"):
            close = get_close_matches(args[0], self.modules, n=1)
            arguments = {"name": args[0], "suggestion": "".join(close), "usage": f"{ctx.command_path} --help"}
            raise InputError(Diagnostic("command-unknown", Place(), arguments))
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and the commands below them."""
        super().format_options(ctx, formatter)
        with formatter.section(COMMANDS.in_language(ctx.obj)):
            formatter.write_dl(
                [(name, HELP[f"{ctx.command_path} {name}"].in_language(ctx.obj)) for name in self.modules]
            )

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the exit codes."""
        formatter.write_paragraph()
        formatter.write_text(EXIT_CODES.in_language(ctx.obj))
