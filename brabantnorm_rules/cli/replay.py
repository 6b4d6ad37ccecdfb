"""``brabantnorm replay``: make the assessment of a receipt again, and say what is different."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

import attrs
import click

from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.cli.commands import Command, language_option
from brabantnorm_rules.cli.options import format_option, norm_option
from brabantnorm_rules.cli.output import ExitCode, InputError, clean, write, write_document
from brabantnorm_rules.cli.subjects import open_dossier
from brabantnorm_rules.errors import Place
from brabantnorm_rules.exchange.reading import LIMITS
from brabantnorm_rules.exchange.receipts import Replay, replay
from brabantnorm_rules.language import replay as words
from brabantnorm_rules.source.files import read_text

_SHOWN: Final = 10
"""How many differences of one part the text shows."""


@click.command("replay", cls=Command)
@click.argument("receipt", metavar="RECEIPT")
@click.option("--dossier", "path", required=True)
@norm_option
@format_option()
@language_option
@click.pass_obj
def replay_command(language: str, receipt: str, path: str, norm_name: str | None, form: str) -> int:
    """Make the assessment of a receipt again, and compare."""
    text, problems = read_text(Path(receipt), Place(receipt), LIMITS.size)
    if text is None:
        raise InputError(*problems)
    replayed = replay(text, open_dossier(path, norm_name), path=receipt)
    if form == "json":
        found = {"format": 1, "same": replayed.same, "differences": [attrs.asdict(d) for d in replayed.differences]}
        write_document(json.dumps(found, ensure_ascii=False, sort_keys=True))
    else:
        write("\n".join(_lines(replayed, language)))
    return ExitCode.DONE if replayed.same else ExitCode.FAILED


def _lines(replayed: Replay, language: str) -> Iterator[str]:
    as_of = describe_day(replayed.assessment.as_of.toordinal(), language)
    wording = words.SAME if replayed.same else words.DIFFERENT
    yield wording.fill(language, {"as_of": as_of, "number": len(replayed.differences)})
    for part, found in groupby(replayed.differences, key=lambda difference: difference.part):
        differences = list(found)
        yield ""
        yield words.PARTS[part].in_language(language)
        for difference in differences[:_SHOWN]:
            yield "  " + clean(words.PLACE.fill(language, attrs.asdict(difference)))
        if len(differences) > _SHOWN:
            yield "  " + words.MORE.fill(language, {"number": len(differences) - _SHOWN})
