"""``brabantnorm rules editions``: which editions of a norm there are, and which is in force on a date."""

import json
import sys
from datetime import date
from typing import Final

import click

from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.authoring import editions
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.inputs import Day, Word
from brabantnorm_rules.cli.output import ExitCode, encoding_of, write, write_document
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.cli.subjects import DEFAULT_NORM, check_name
from brabantnorm_rules.errors import Place
from brabantnorm_rules.language.editions import EDITION, EDITION_IN_FORCE

FORMAT: Final = 1
"""The version of the JSON's own form."""


@click.command("editions", cls=Command)
@click.argument("name", metavar="[NORM]", default=DEFAULT_NORM)
@click.option("--on", "day", type=Day(today=True))
@click.option("--format", "form", type=Word(("text", "json")), default="text")
@language_option
@click.pass_obj
def editions_command(language: str, name: str, day: date | None, form: str) -> int:
    """Show the editions of a norm, and which of them is in force on a day."""
    check_name(name, Place(within="NORM"))
    found = editions(name)
    in_force = None if day is None else next((each for each in reversed(found) if each.in_force <= day), None)
    if form == "json":
        listed = [
            {
                "name": each.name,
                "edition": each.edition,
                "title": {"nl": each.title.nl, "en": each.title.en},
                "in_force": each.in_force.isoformat(),
            }
            for each in found
        ]
        on = None if day is None else {"day": day.isoformat(), "in_force": in_force and in_force.name}
        write_document(json.dumps({"format": FORMAT, "editions": listed, "on": on}, ensure_ascii=False, sort_keys=True))
        return ExitCode.DONE
    page = Page(language, encoding_of(sys.stdout))
    for each in found:
        since = describe_day(each.in_force.toordinal(), language)
        asked = describe_day(day.toordinal(), language) if day is not None else ""
        arguments = {"name": each.name, "title": each.title.in_language(language), "since": since, "day": asked}
        wording = EDITION_IN_FORCE if each is in_force else EDITION
        write("\n".join(page.item(wording.fill(language, arguments))))
    return ExitCode.DONE
