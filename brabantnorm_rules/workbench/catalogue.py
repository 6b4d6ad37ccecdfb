"""The catalogue of problems: every code with its sentence and its help, as a page."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from brabantnorm_rules.language.command_problems import COMMAND_PROBLEMS
from brabantnorm_rules.language.diagnostics import PROBLEMS
from brabantnorm_rules.language.languages import Language, Wording
from brabantnorm_rules.language.warnings import WARNINGS

_TITLES: Final = {
    Language.NL: "Meldingen",
    Language.EN: "Diagnostics",
}
_HEADS: Final = {
    Language.NL: (
        "Alles wat fout kan zijn in regelmodules, dossiers en scenario's, en in hoe een opdracht gegeven wordt, met de "
        "zin die gemeld wordt en wat eraan te doen is. Tussen accolades staat wat per geval verschilt.",
        ("Fouten", "Waarschuwingen", "Opdrachten"),
        ("code", "melding", "wat te doen"),
        "Een waarschuwing kan bedoeld zijn. Zet dan een regel commentaar boven de regel waar zij over gaat: "
        "`# ignore CODE: reden`.",
    ),
    Language.EN: (
        "All that can be wrong in rule modules, dossiers and scenarios, and in how a command is given, with the "
        "sentence that is told and what to do about it. Between braces stands what differs from case to case.",
        ("Errors", "Warnings", "Commands"),
        ("code", "what is told", "what to do"),
        "A warning may be meant. Then put a line of comment above the line that it is about: `# ignore CODE: reason`.",
    ),
}
_DOUBLED: Final = re.compile(r"(\{\{|\}\})")


def write_diagnostics(language: str = "nl") -> str:
    """Return the page with every code that the library may report, in ``nl`` or ``en``, as Markdown."""
    return "\n".join(_lines(Language(language))) + "\n"


def _lines(language: Language) -> Iterator[str]:
    introduction, headings, columns, of_warnings = _HEADS[language]
    others = {code: found for code, found in PROBLEMS.items() if code not in WARNINGS and code not in COMMAND_PROBLEMS}
    yield from (f"# {_TITLES[language]}", "", introduction)
    for heading, found in zip(headings, (others, WARNINGS, COMMAND_PROBLEMS), strict=True):
        yield from ("", f"## {heading}", "")
        if found is WARNINGS:
            yield from (of_warnings, "")
        yield from _table(columns, found, language)


def _table(
    columns: tuple[str, ...], found: Mapping[str, tuple[Wording, Wording | None]], language: Language
) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    for code in sorted(found):
        sentence, remedy = found[code]
        yield f"| `{code}` | {_cell(sentence, language)} | {_cell(remedy, language) if remedy else ''} |"


def _cell(text: Wording, language: Language) -> str:
    """Return a text as it stands in a cell; braces that are doubled stand for one."""
    single = _DOUBLED.sub(lambda match: match[0][0], text.in_language(language))
    return single.replace("|", "\\|")
