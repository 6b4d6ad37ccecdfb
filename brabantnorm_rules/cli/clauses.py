"""``brabantnorm rules show``, ``explain``, ``reference`` and ``diagnostics``: rules and problems in plain sentences."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Final

import attrs
import click

from brabantnorm_rules.authoring import load_norm, read_norm, rule_at
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.inputs import Word, unknown_choice
from brabantnorm_rules.cli.output import ExitCode, InputError, clean, encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import DEFAULT_NORM, open_norm
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.workbench import rule_in_words, write_diagnostics, write_reference
from brabantnorm_rules.workbench.pages import Block, Form, Pages
from brabantnorm_rules.workbench.reference import to_markdown

FORMAT: Final = 1
"""The version of the JSON's own form."""

_FORM: Final = click.option("--format", "form", type=Word(("text", "json", "markdown")), default="text")


@click.command("show", cls=Command)
@click.argument("number", metavar="NUMBER")
@click.option("--norm", "norm_name", default=DEFAULT_NORM)
@click.option("--kind")
@_FORM
@language_option
@click.pass_obj
def show_command(language: str, number: str, norm_name: str, kind: str | None, form: str) -> int:
    """Show one rule of a norm, with its parts."""
    norm = open_norm(norm_name)
    if number not in norm.rules:
        raise InputError(unknown_choice("rule-unknown", number, tuple(norm.rules), Place(within="NUMBER")))
    if kind is not None and kind not in norm.kinds:
        raise InputError(unknown_choice("kind-unknown", kind, norm.kinds, Place(within="--kind")))
    return _show(norm, number, language, kind, form)


@click.command("explain", cls=Command)
@click.argument("place", metavar="FILE:LINE")
@_FORM
@language_option
@click.pass_obj
def explain_command(language: str, place: str, form: str) -> int:
    """Show the rule that stands at a line of a rule module."""
    path, _, line = place.rpartition(":")
    if not path or not line.isascii() or not line.isdecimal():
        raise InputError(Diagnostic("line-missing", Place(within="FILE:LINE"), {"text": place}))
    norm, number = rule_at(path, int(line[:_DIGITS]))
    if number is None:
        raise InputError(Diagnostic("no-rule-here", Place(path, int(line[:_DIGITS]), 1)))
    return _show(norm, number, language, None, form)


@click.command("reference", cls=Command)
@click.argument("path", metavar="[PATH]", required=False)
@language_option
@click.pass_obj
def reference_command(language: str, path: str | None) -> int:
    """Write all rules of a norm in words, as Markdown."""
    norm = load_norm(DEFAULT_NORM) if path is None else read_norm(path)
    write_document(write_reference(norm, language).rstrip("\n"))
    return ExitCode.DONE


@click.command("diagnostics", cls=Command)
@language_option
@click.pass_obj
def diagnostics_command(language: str) -> int:
    """Write every code of a problem with its sentence and its help, as Markdown."""
    write_document(write_diagnostics(language).rstrip("\n"))
    return ExitCode.DONE


_DIGITS: Final = 9


def _show(norm: Norm, number: str, language: str, kind: str | None, form: str) -> int:
    rule = rule_in_words(norm, number, language, kind)
    blocks = Pages(norm, language, kind, places=True).clause(rule)
    if form == "json":
        head = {"format": FORMAT, "norm": norm.id, "language": language, "kind": kind}
        write_document(json.dumps({**head, "rule": attrs.asdict(rule)}, ensure_ascii=False, sort_keys=True))
    elif form == "markdown":
        write_document(to_markdown(blocks).rstrip("\n"))
    else:
        write("\n".join(_lines(blocks, Page(language, encoding_of(sys.stdout)))).lstrip("\n"))
    return ExitCode.DONE


def _lines(blocks: Iterable[Block], page: Page) -> Iterator[str]:
    for block in blocks:
        match block.form:
            case Form.HEADING:
                yield from page.heading(block.text)
            case Form.LABEL:
                yield ""
                yield from (click.style(line, bold=True) for line in page.text(block.text))
            case Form.TEXT:
                yield from page.text(block.text)
            case Form.ITEM:
                yield from page.item(block.text, block.depth)
                if block.link:
                    yield f"{'  ' * (block.depth + 1)}{clean(block.link)}"
