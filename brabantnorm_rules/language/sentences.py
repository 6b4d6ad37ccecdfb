"""The wording of rules in plain sentences: what each test, each question and each check says."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

# ---- one test on a field: what stands behind the field's label ------------------------------------------------------

TEST: Final = Wording("{label}: {says}", "{label}: {says}")
NEGATED: Final = Wording("{label}: niet {says}", "{label}: not {says}")

COMPARISONS: Final[Mapping[str, Wording]] = {
    "equals": Wording("{value}", "{value}"),
    "at_least": Wording("minstens {value}", "at least {value}"),
    "at_most": Wording("hooguit {value}", "at most {value}"),
    "more_than": Wording("meer dan {value}", "more than {value}"),
    "less_than": Wording("minder dan {value}", "less than {value}"),
}
INCLUDES: Final = Wording("onder meer {value}", "including {value}")
INCLUDES_ANY: Final = Wording("minstens een van {value}", "at least one of {value}")
INCLUDES_AT_LEAST: Final = Wording("minstens {number} van {value}", "at least {number} of {value}")
INCLUDES_SOME: Final = Wording("minstens {number}", "at least {number}")
PRESENT: Final = Wording("is er", "is there")
ABSENT: Final = Wording("is er niet", "is not there")
SIDES: Final[Mapping[str, Wording]] = {
    "on_or_after": Wording("op of na {value}", "on or after {value}"),
    "on_or_before": Wording("op of vóór {value}", "on or before {value}"),
}

WITHIN_LAST: Final = Wording(
    "in de periode van {value} tot en met de peildatum",
    "in the period of {value} up to and including the as-of date",
)
WINDOWS: Final[Mapping[str, Wording]] = {
    "kalenderjaar": Wording(
        "in dit of het vorige kalenderjaar{name}, tot en met de peildatum",
        "in this or the previous calendar year{name}, up to and including the as-of date",
    ),
    "unlimited": Wording("op of vóór de peildatum{name}", "on or before the as-of date{name}"),
}
"""Windows with a name; ``name`` is that of the parameter, if any."""

WITHIN: Final = Wording("uiterlijk {value} na {start}", "at the latest {value} after {start}")
WITHIN_OR_LATER: Final = Wording(
    "is er, uiterlijk {value} na {start} of later alsnog",
    "is there, at the latest {value} after {start} or later all the same",
)
WITHIN_BEFORE: Final = Wording(
    "hooguit {value} vóór {end}, en niet erna",
    "at most {value} before {end}, and not after it",
)

# ---- what a field is compared with ----------------------------------------------------------------------------------

OWN: Final = Wording("“{label}”", "“{label}”")
OF_CASE: Final = Wording("“{label}” van het geval", "“{label}” of the case")
OF_RECORD: Final = Wording("“{label}” van het record hierboven", "“{label}” of the record above")
AS_OF: Final = Wording("de peildatum", "the as-of date")
OWN_ORGANISATION: Final = Wording("de eigen organisatie", "the organisation itself")
PARTIES: Final = Wording("de partijen bij de norm", "the parties to the norm")
NAMED: Final = Wording("{value} (`{name}`)", "{value} (`{name}`)")
NAMED_AT: Final = Wording("{value} (`{name}`, zoals op {at})", "{value} (`{name}`, as on {at})")
SEVERAL: Final = Wording("`{name}` ({values})", "`{name}` ({values})")
SEVERAL_AT: Final = Wording("`{name}` zoals op {at} ({values})", "`{name}` as on {at} ({values})")
SINCE: Final = Wording("vanaf {day}: {value}", "from {day}: {value}")
FOR_KIND: Final = Wording("voor {kind}: {value}", "for {kind}: {value}")
FOR_KIND_SINCE: Final = Wording("voor {kind} vanaf {day}: {value}", "for {kind} from {day}: {value}")
OR: Final = Wording("of", "or")
AND: Final = Wording("en", "and")
UNITS: Final[Mapping[str, Wording]] = {
    "eur": Wording("{value} euro", "{value} euro"),
    "fte": Wording("{value} fte", "{value} FTE"),
}
"""Units of numbers; of a count there is none."""

# ---- composition ----------------------------------------------------------------------------------------------------

ALL: Final = Wording("dit alles:", "all of this:")
ANY: Final = Wording("minstens een hiervan:", "at least one of these:")
NOT_ALL: Final = Wording("niet dit alles:", "not all of this:")
NOT_ANY: Final = Wording("niets hiervan:", "none of these:")
ALWAYS: Final = Wording("geen verdere voorwaarde", "no further condition")
NEVER: Final = Wording("dit kan niet", "this cannot be")
UP_TO_DATE: Final = Wording(
    "verwerkt is elke wijziging uit de lijst `{changes}` die langer dan {value} van kracht is:",
    "taken into account is every change in the list `{changes}` that has been in force for longer than {value}:",
)
NOT_UP_TO_DATE: Final = Wording(
    "niet verwerkt is minstens een wijziging uit de lijst `{changes}` die langer dan {value} van kracht is:",
    "not taken into account is at least one change in the list `{changes}` that has been in force for longer than "
    "{value}:",
)
CHANGE: Final = Wording("{title} ({day})", "{title} ({day})")

# ---- a record that another record should have -----------------------------------------------------------------------

HAS: Final = Wording("er is of was een {type}{where}", "there is or was at least one {type}{where}")
HAS_NOT: Final = Wording("er is en was geen {type}{where}", "there is and was no {type}{where}")
HAS_EVENT: Final = Wording("er was een {type}{where}", "there was at least one {type}{where}")
HAS_NO_EVENT: Final = Wording("er was geen {type}{where}", "there was no {type}{where}")
AFTER: Final = Wording(
    "vanaf {start} tot en met {value} daarna",
    "from {start} up to and including {value} after it",
)
BEFORE: Final = Wording(
    "vanaf {value} vóór {end} tot en met die dag",
    "from {value} before {end} up to and including that day",
)
ON_DAY: Final = Wording("op {start}", "on {start}")
BETWEEN: Final = Wording(
    "vanaf {start} tot en met {end}, of zonder einde als dat er niet is",
    "from {start} up to and including {end}, or without end when there is none",
)
OR_ELSE: Final = Wording("{first} (als die er niet is: {second})", "{first} (when there is none: {second})")

# ---- questions ------------------------------------------------------------------------------------------------------

WHERE: Final = Wording(" waarvoor geldt:", " for which:")
FULL_STOP: Final = Wording(".", ".")
ON_AS_OF: Final = Wording(" op de peildatum", " on the as-of date")
EXISTS: Final = Wording("Er is{when} een {type}{where}", "There is at least one {type}{when}{where}")
EXISTS_SEVERAL: Final = Wording(
    "Er is{when} minstens {number} keer een {type}{where}",
    "There is at least {number} times a {type}{when}{where}",
)
NONE: Final = Wording("Er is{when} geen {type}{where}", "There is no {type}{when}{where}")
CASE: Final = Wording("Een geval is{when} een {type}{where}", "A case is one {type}{when}{where}")
OF_ORGANISATION: Final = Wording("de organisatie zelf", "the organisation itself")
EXISTS_ORGANISATION: Final = Wording("Van de organisatie zelf geldt:", "Of the organisation itself:")
NONE_ORGANISATION: Final = Wording(
    "Van de organisatie zelf geldt niet alles hiervan:", "Of the organisation itself not all of this holds:"
)
CASE_ORGANISATION: Final = Wording(
    "Het enige geval is de organisatie zelf{where}",
    "The only case is the organisation itself{where}",
)
IF: Final = Wording(", als dit geldt:", ", when this holds:")
ENDED: Final = Wording(
    "Ook wat vóór de peildatum is geëindigd, telt mee.",
    "What ended before the as-of date counts too.",
)
NEWEST: Final = Wording(
    "Van dezelfde {key} telt alleen het nieuwste record.",
    "Of the same {key} only the newest record counts.",
)
NEWEST_VALID: Final = Wording(
    "Van dezelfde {key} telt alleen het nieuwste record, met {label} {window}.",
    "Of the same {key} only the newest record counts, with {label} {window}.",
)
EVERY_CASE: Final = Wording("Voor elk geval geldt:", "For every case:")
SHARE_OF_CASES: Final = Wording(
    "Voor minstens {share} van de gevallen geldt:",
    "For at least {share} of the cases:",
)
NOT_DUE: Final = Wording(
    "Zolang een termijn nog loopt en nog niet is gehaald, telt het geval niet mee.",
    "As long as a term still runs and has not been kept yet, the case does not count.",
)
TOTALS_TOO: Final = Wording(
    "Dat kan ook blijken uit de nieuwste telling met:",
    "It may also be shown by the newest totals with:",
)
NO_CASES: Final[Mapping[str, Wording]] = {
    "not_applicable": Wording("Zonder gevallen: niet van toepassing.", "Without cases: not applicable."),
    "met": Wording("Zonder gevallen: voldaan.", "Without cases: met."),
    "not_met": Wording("Zonder gevallen: niet voldaan.", "Without cases: not met."),
    "unknown": Wording("Zonder gevallen: onbekend.", "Without cases: unknown."),
}
COUNTED_SHARE: Final = Wording(
    "Het aandeel is minstens {share} in de nieuwste telling met:",
    "The share is at least {share} in the newest totals with:",
)
COUNTED_NUMBER: Final = Wording(
    "Het aantal is hooguit {number} in de nieuwste telling met:",
    "The number is at most {number} in the newest totals with:",
)
NO_TOTALS: Final = Wording("Zonder zo'n telling: onbekend.", "Without such totals: unknown.")
ATTESTED: Final = Wording(
    "De nieuwste verklaring hierover luidt ja; luidt zij deels, dan is deels voldaan; is zij er niet, dan is het "
    "onbekend:",
    "The newest attestation on this says yes; when it says in part, it is partly met; when there is none, it is "
    "unknown:",
)
OF_RULE: Final = Wording("De uitkomst van {rule} telt hier: {title}.", "The outcome of {rule} counts here: {title}.")
ANY_QUESTION: Final = Wording("Een hiervan volstaat:", "One of these suffices:")
TOGETHER: Final = Wording("Dit samen:", "This together:")
ALL_QUESTIONS: Final = Wording("Al deze zijn nodig:", "All of these are needed:")

# ---- checks ---------------------------------------------------------------------------------------------------------

FOR_EACH: Final = Wording(
    "Apart voor {values}, hieronder `{name}`.",
    "Separately for {values}, below `{name}`.",
)
FOR_EACH_TOO: Final = Wording(
    "En daarbinnen apart voor {values}, hieronder `{name}`.",
    "And within that separately for {values}, below `{name}`.",
)
FOR_NONE: Final = Wording(
    "Dit wordt niet gevraagd, omdat `{parameter}` leeg is; anders gelezen apart voor elke waarde ervan, hieronder "
    "`{name}`.",
    "This is not asked, because `{parameter}` is empty; read otherwise separately for each of its values, below "
    "`{name}`.",
)
OF_COMBINATION: Final = Wording("Voor {name}: {value}.", "For {name}: {value}.")
WHEN_ACTIVE: Final = Wording(
    "Alleen als `{name}` dit bevat: {value}.",
    "Only when `{name}` holds this: {value}.",
)
NOTE: Final = Wording(
    "Alleen ter informatie: dit telt niet mee in de uitkomst.",
    "For information only: this does not count in the outcome.",
)
