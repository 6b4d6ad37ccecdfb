"""The wording of comparisons: what is compared, what has another outcome, and because of what."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

FIRST: Final = Wording("Eerst: {norm}, peildatum {day}", "First: {norm}, as-of date {day}")
SECOND: Final = Wording("Daarna: {norm}, peildatum {day}", "Second: {norm}, as-of date {day}")
NORMS: Final = Wording(
    "Van {first} naar {second}, {number} organisaties, peildatum {day}",
    "From {first} to {second}, {number} organisations, as-of date {day}",
)
SAME: Final = Wording("Elke uitkomst is gelijk.", "Every outcome is the same.")
DIFFERENT: Final = Wording(
    "Regels met een andere uitkomst: {number}",
    "Rules with another outcome: {number}",
)
MOVES: Final = Wording("Per regel", "By rule")
MOVE: Final = Wording("{number} van {before} naar {after}", "{number} from {before} to {after}")
HIDDEN: Final = Wording(
    "Alleen wat bij vijf organisaties of meer verandert, en niet als daardoor een kleiner aantal af te leiden is. Met "
    "--small staat alles er, met --named ook per organisatie.",
    "Only what changes for five organisations or more, and not when a smaller number follows from it. With --small all "
    "is shown, with --named also by organisation.",
)
NOTHING_SHOWN: Final = Wording("Er verandert niets wat hier mag staan.", "Nothing changes that may be shown here.")
ROW: Final = Wording("{before} wordt {after}: {title}", "{before} becomes {after}: {title}")
TOGETHER: Final = Wording("Samen door: {causes}", "Together because of: {causes}")
BECAUSE: Final = Wording("Door: {causes}", "Because of: {causes}")
ALSO: Final = Wording("Ook alleen al door: {causes}", "Also by itself because of: {causes}")
NO_RULE: Final = Wording("(geen regel)", "(no rule)")

CAUSES: Final[Mapping[str, Wording]] = {
    "as_of": Wording("de andere peildatum", "the other as-of date"),
    "known_on": Wording("wat toen bekend was", "what was known then"),
    "records": Wording("`{name}`: {records}", "`{name}`: {records}"),
    "declared": Wording(
        "wat over de volledigheid van `{name}` is gezegd",
        "what is said of the completeness of `{name}`",
    ),
    "rule": Wording("regel {name} van {norm}", "rule {name} of {norm}"),
    "parameter": Wording("{title}: {before} wordt {after}", "{title}: {before} becomes {after}"),
    "powers": Wording("welke organisaties een bevoegdheid hebben", "which organisations have a power"),
}
"""What is said of a cause, by its kind; of a register its records and what is declared of it."""
