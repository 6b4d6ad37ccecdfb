"""The sentences of diagnostics: rendered late, in Dutch or English, from a code and its arguments."""

from collections.abc import Iterable, Mapping
from typing import Final

import attrs

from brabantnorm_rules.errors import Diagnostic
from brabantnorm_rules.language.command_problems import COMMAND_PROBLEMS
from brabantnorm_rules.language.dossier_problems import DOSSIER_PROBLEMS
from brabantnorm_rules.language.event_problems import EVENT_PROBLEMS
from brabantnorm_rules.language.exchange_problems import EXCHANGE_PROBLEMS
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.language.module_problems import MODULE_PROBLEMS
from brabantnorm_rules.language.scaffold_problems import SCAFFOLD_PROBLEMS
from brabantnorm_rules.language.scenario_problems import SCENARIO_PROBLEMS
from brabantnorm_rules.language.source_problems import SOURCE_PROBLEMS
from brabantnorm_rules.language.warnings import IGNORE_PROBLEMS, WARNINGS


@attrs.frozen
class Rendered:
    """One diagnostic in words: one sentence, and help (empty where the sentence says it all)."""

    place: str
    code: str
    sentence: str
    help: str

    def __str__(self) -> str:
        line = f"{self.place}: {self.code}: {self.sentence}" if self.place else f"{self.code}: {self.sentence}"
        return f"{line}\n    {self.help}" if self.help else line


PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    **SOURCE_PROBLEMS,
    **MODULE_PROBLEMS,
    **DOSSIER_PROBLEMS,
    **EVENT_PROBLEMS,
    **EXCHANGE_PROBLEMS,
    **SCENARIO_PROBLEMS,
    **SCAFFOLD_PROBLEMS,
    **COMMAND_PROBLEMS,
    **WARNINGS,
    **IGNORE_PROBLEMS,
}
"""Every diagnostic code with its sentence and its help."""

_SUGGESTION: Final = Wording(nl="bedoelde u `{suggestion}`?", en="did you mean `{suggestion}`?")


def render(diagnostic: Diagnostic, language: str = "nl") -> Rendered:
    """Return a diagnostic in words, in ``nl`` or ``en``.

    An argument ``suggestion`` that is not empty adds "did you mean" to the help.
    """
    sentence, remedy = PROBLEMS[diagnostic.code]
    helps = [remedy.fill(language, diagnostic.arguments)] if remedy else []
    if diagnostic.arguments.get("suggestion"):
        helps.append(_SUGGESTION.fill(language, diagnostic.arguments))
    return Rendered(
        str(diagnostic.place),
        diagnostic.code,
        sentence.fill(language, diagnostic.arguments),
        "; ".join(helps),
    )


def report(diagnostics: Iterable[Diagnostic], language: str = "nl") -> str:
    """Return diagnostics in words, in the order of their places."""
    ordered = sorted(diagnostics, key=lambda found: (found.place, found.code))
    return "\n".join(str(render(found, language)) for found in ordered)
