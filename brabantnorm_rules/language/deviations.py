"""The wording of deviations: how each stands on a date, what becomes of it, and that it changes no outcome."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

STANDS: Final[Mapping[str, Wording]] = {
    "not_yet": Wording("nog niet besloten", "not decided yet"),
    "in_force": Wording("loopt tot en met {until}", "in force up to and including {until}"),
    "expiring": Wording(
        "loopt nog {days}, tot en met {until}", "in force for {days} more, up to and including {until}"
    ),
    "expired": Wording("VERLOPEN, liep tot en met {until}", "EXPIRED, was in force up to and including {until}"),
}
"""How a deviation stands on a date, by its status."""

SUMMARY: Final = Wording(
    "Afwijkingen: bij {number} van de {total} tekortkomingen loopt er een",
    "Deviations: one is in force for {number} of the {total} shortfalls",
)
LINE: Final = Wording(
    "{rule}: {stands} (besloten op {decided_on}; eigenaar: {owner})",
    "{rule}: {stands} (decided on {decided_on}; owner: {owner})",
)
NO_INFLUENCE: Final = Wording(
    "Een afwijking staat naast de uitkomst en verandert die niet.",
    "A deviation stands beside the outcome and does not change it.",
)

SECTION: Final = Wording("Afwijking", "Deviation")
EXPLAINED: Final = Wording(
    "{rule}: afwijking, besloten op {decided_on}, met als eigenaar {owner}: {stands}. Reden: {reason}",
    "{rule}: deviation, decided on {decided_on}, owned by {owner}: {stands}. Reason: {reason}",
)

CHANGES: Final[Mapping[str, Wording]] = {
    "in_force": Wording(
        "{day}  {rule}: een afwijking begint (tot en met {until}; eigenaar: {owner}). Daardoor verandert geen "
        "uitkomst.",
        "{day}  {rule}: a deviation begins (up to and including {until}; owner: {owner}). No outcome changes by it.",
    ),
    "expired": Wording(
        "{day}  {rule}: een afwijking is verlopen (liep tot en met {until}; eigenaar: {owner}). Daardoor verandert "
        "geen uitkomst.",
        "{day}  {rule}: a deviation has expired (was in force up to and including {until}; owner: {owner}). No outcome "
        "changes by it.",
    ),
}
"""What becomes of a deviation on a day, by its status from then on."""

DIFFERENT: Final = Wording(
    "Afwijkingen die anders zijn, zonder invloed op de uitkomst: {number}",
    "Deviations that differ, without influence on the outcome: {number}",
)
DIFFERENCES: Final[Mapping[str, Wording]] = {
    "added": Wording("{rule}: toegevoegd. {after}", "{rule}: added. {after}"),
    "removed": Wording("{rule}: niet meer vastgelegd. {before}", "{rule}: not recorded any more. {before}"),
    "changed": Wording(
        "{rule}: gewijzigd. Eerst: {before}. Nu: {after}", "{rule}: changed. First: {before}. Now: {after}"
    ),
    "ended": Wording("{rule}: afgelopen. {after}", "{rule}: ended. {after}"),
    "resumed": Wording("{rule}: nog niet afgelopen. {after}", "{rule}: not ended yet. {after}"),
}
"""How deviations differ between two situations."""
SAID: Final = Wording(
    "{stands} (besloten op {decided_on}; eigenaar: {owner}): {reason}",
    "{stands} (decided on {decided_on}; owner: {owner}): {reason}",
)
