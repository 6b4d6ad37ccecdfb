"""The sentences of problems with what an author wants to begin."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

SCAFFOLD_PROBLEMS: Final[Mapping[str, tuple[Wording, Wording | None]]] = {
    "rule-there": (
        Wording("de norm heeft al een regel `{value}`", "the norm has a rule `{value}` already"),
        Wording(
            "kies een nummer dat nog vrij is; om een regel te vervangen, staat hij in een overlay of editie onder "
            "`replace`",
            "choose a number that is free; to be replaced, a rule stands under `replace` in an overlay or edition",
        ),
    ),
    "bad-rule-number": (
        Wording("`{value}` is geen nummer van een regel", "`{value}` is no number of a rule"),
        Wording("schrijf een nummer als 1.7 of 3.2.1.a", "write a number as 1.7 or 3.2.1.a"),
    ),
    "pattern-does-not-fit": (
        Wording(
            "het patroon `{pattern}` past niet bij het feittype `{name}`: een veld als {needs} ontbreekt",
            "the pattern `{pattern}` does not fit the fact type `{name}`: a field such as {needs} is missing",
        ),
        Wording(
            "noem met --facts een feittype dat zulke velden heeft, of een ander patroon met --pattern",
            "name with --facts a fact type that has such fields, or another pattern with --pattern",
        ),
    ),
    "facts-supplied": (
        Wording(
            "de feiten van `{name}` levert de norm zelf, en daar staat altijd al iets in",
            "the norm supplies the facts of `{name}` itself, and there is always something in them",
        ),
        Wording("noem met --facts een ander feittype", "name another fact type with --facts"),
    ),
}
"""Every code with its sentence and its help."""
