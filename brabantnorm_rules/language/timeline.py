"""The wording of what time changes, and of what depends on a reading."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

PASSINGS: Final[Mapping[str, Wording]] = {
    "begins": Wording(
        "{fact_type} {id} telt vanaf nu mee ({field}: {day})", "{fact_type} {id} counts from now on ({field}: {day})"
    ),
    "ended": Wording("{fact_type} {id} is afgelopen ({field}: {day})", "{fact_type} {id} has ended ({field}: {day})"),
    "happens": Wording(
        "{fact_type} {id}: de dag van {field} is er ({day})", "{fact_type} {id}: the day of {field} has come ({day})"
    ),
    "reached": Wording(
        "{fact_type} {id}: de dag van {field} is bereikt of voorbij ({day})",
        "{fact_type} {id}: the day of {field} has come or has passed ({day})",
    ),
    "window": Wording(
        "{fact_type} {id}: {field} ({day}) valt niet meer binnen {term}",
        "{fact_type} {id}: {field} ({day}) does not lie within {term} any more",
    ),
    "deadline": Wording(
        "{fact_type} {id}: {term} na {field} ({day}) is voorbij",
        "{fact_type} {id}: {term} after {field} ({day}) has passed",
    ),
    "day": Wording("{fact_type} {id}: {field} ({day}) is voorbij", "{fact_type} {id}: {field} ({day}) has passed"),
    "validity": Wording(
        "{fact_type} {id} ({day}) is na {term} niet meer geldig", "{fact_type} {id} ({day}) is not valid after {term}"
    ),
    "complete": Wording(
        "{fact_type}: wat nu nog telt, ligt na {day}; vanaf die dag is het register volledig",
        "{fact_type}: what still counts now lies after {day}; from that day on the register is complete",
    ),
    "behind": Wording(
        "{fact_type}: het register is maar tot en met {day} bijgehouden",
        "{fact_type}: the register was kept no further than {day}",
    ),
    "law": Wording(
        "{change} (van kracht sinds {day}): documenten moeten dit nu verwerkt hebben",
        "{change} (in force since {day}): documents must reflect this from now on",
    ),
    "parameter": Wording("{parameter}: vanaf nu {term}", "{parameter}: {term} from now on"),
}
"""What each thing that comes to pass is, by its name; ``day`` is a deadline without a term."""

TITLE: Final = Wording("Wat verandert er als er niets gebeurt?", "What changes if nothing happens?")
PERIOD: Final = Wording("na {start}, tot en met {end}", "after {start}, up to and including {end}")
PERIOD_LABEL: Final = Wording("Periode", "Period")
NOTHING_CHANGES: Final = Wording(
    "In deze periode verandert er dan geen uitkomst.", "No outcome changes in this period then."
)
LINE: Final = Wording("{day}  {rule}: van {before} naar {after}", "{day}  {rule}: from {before} to {after}")
FORECAST_FROM: Final = Wording(
    "wat na {day} ligt: dit geldt als er intussen niets meer gebeurt",
    "what lies after {day}: this holds if nothing else happens",
)
UPCOMING: Final = Wording(
    "Eerste veranderingen binnen {days} dagen, als er niets gebeurt",
    "First changes within {days} days, if nothing happens",
)
NONE_UPCOMING: Final = Wording(
    "Binnen {days} dagen na de peildatum verandert dan geen uitkomst.",
    "No outcome changes within {days} days after the as-of date.",
)
MORE_UPCOMING: Final = Wording(
    "en nog {number}; zie brabantnorm timeline", "and {number} more; see brabantnorm timeline"
)

READINGS: Final = Wording(
    "Uitkomsten die afhangen van hoe de norm gelezen wordt: {number} van {total}",
    "Outcomes that depend on how the norm is read: {number} of {total}",
)
NO_READINGS: Final = Wording(
    "Geen uitkomst hangt af van hoe de norm gelezen wordt.", "No outcome depends on how the norm is read."
)
READ_AS: Final = Wording("{outcome} bij: {readings}", "{outcome} with: {readings}")
ONE_READING: Final = Wording("{parameter}: {value}", "{parameter}: {value}")
QUOTED: Final = Wording("“{reading}”", "“{reading}”")
"""One reading of several together."""
NOT_ALL: Final = Wording(
    "{rules}: niet alle combinaties van lezingen zijn geprobeerd.",
    "{rules}: not all combinations of readings were tried.",
)
