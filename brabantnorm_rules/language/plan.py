"""The wording of plans: what is looked up, done and waited for, for which rules, and what has no proposal."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

TITLE: Final = Wording(
    "Wat maakt voldaan wat niet voldaan of onbekend is?", "What would have met what is not met or unknown?"
)
LOOKED: Final = Wording("Gekeken", "Looked")
AHEAD: Final = Wording("tot en met {day}, naar wat de tijd oplost", "up to and including {day}, for what time repairs")
NOTHING_OPEN: Final = Wording(
    "Er is geen regel die niet voldaan of onbekend is.", "There is no rule that is not met or unknown."
)
OF_THESE: Final = Wording(
    "Niet voldaan, deels voldaan of onbekend: {open} van {total}. Met een voorstel dat dit voldaan maakt: {solved}. "
    "Elk voorstel is geprobeerd: met deze stappen, en anders niets, komt eruit wat er staat. Wat te doen is, staat er "
    "met de peildatum; leg de dag vast waarop het echt gebeurt.",
    "Not met, partly met or unknown: {open} of {total}. With a proposal that has this met: {solved}. Each proposal was "
    "tried: with these steps, and nothing else, what comes out is what stands here. What is to be done stands here "
    "with the as-of date; record the day on which it really happens.",
)
SECTIONS: Final[Mapping[str, Wording]] = {
    "now": Wording("Wat u kunt opzoeken of doen", "What you can look up or do"),
    "wait": Wording("Wat moet wachten", "What has to wait"),
    "unsolved": Wording("Waar geen voorstel voor is", "What has no proposal"),
}
RULE: Final = Wording("{rule} {title}", "{rule} {title}")
FOR: Final = Wording("Voor {rules}", "For {rules}")
OTHERWISE: Final = Wording("Of anders, voor {rules}", "Or else, for {rules}")
BECOMES: Final = Wording("Dan {outcome}: {rules}.", "Then {outcome}: {rules}.")
BECOMES_ON: Final = Wording(
    "Op {day} dan {outcome}: {rules}, als er intussen niets anders gebeurt.",
    "On {day} then {outcome}: {rules}, if nothing else happens.",
)
ALL_STEPS: Final = Wording("Elke stap is nodig.", "Each step is needed.")

EVENT: Final = Wording("Doe dit en leg het vast als {title}. {values}.", "Do this and record it as {title}. {values}.")
THING: Final = Wording(
    "Regel dit en leg het vast als {title}. {values}.", "Arrange this and record it as {title}. {values}."
)
DOCUMENT: Final = Wording(
    "Laat dit vaststellen en leg het vast als {title}. {values}.",
    "Have this adopted and record it as {title}. {values}.",
)
TIMES: Final = Wording("{text} Dit is {number} keer nodig.", "{text} This is needed {number} times.")
PERHAPS: Final = Wording(
    "Zoek op of dit er al is, en leg het dan vast als {title}, met de echte datum; zo niet, doe het alsnog. {values}.",
    "Look up whether this is there already, and then record it as {title}, with its own date; if not, do it after all. "
    "{values}.",
)
TOTALS: Final[Mapping[str, Wording]] = {
    "supply": Wording(
        "Tel dit en leg het vast als `{fact_type}`: {key}. {enough}",
        "Count this and record it as `{fact_type}`: {key}. {enough}",
    ),
    "do": Wording(
        "Doe hier meer aan, tel daarna opnieuw en leg het vast als `{fact_type}`: {key}. {enough}",
        "Do more about this, count again after that and record it as `{fact_type}`: {key}. {enough}",
    ),
}
ENOUGH: Final = Wording(
    "Genoeg is {numerator} van {denominator}, of beter.", "Enough is {numerator} of {denominator}, or better."
)
ALL_OF_THEM: Final = Wording("Het moeten ze allemaal zijn.", "It must be all of them.")
JUDGEMENT: Final[Mapping[str, Wording]] = {
    "supply": Wording(
        "Laat dit beoordelen en leg het vast als `{fact_type}`: {key}. {outcomes}.",
        "Have this judged and record it as `{fact_type}`: {key}. {outcomes}.",
    ),
    "do": Wording(
        "Verbeter dit, laat het daarna opnieuw beoordelen en leg het vast als `{fact_type}`: {key}. Nodig is het "
        "oordeel {verdict}.",
        "Improve this, have it judged again after that and record it as `{fact_type}`: {key}. What is needed is the "
        "judgement {verdict}.",
    ),
}
CHANGES: Final = Wording(
    "Doe dit voor {records} en leg het vast: {values}.", "Do this for {records} and record it: {values}."
)
LOOKS_UP: Final = Wording(
    "Zoek op en leg vast, bij {records}: {field}. {outcomes}.",
    "Look up and record, for {records}: {field}. {outcomes}.",
)
LOOKS_UP_MORE: Final = Wording(
    "Zoek op en leg vast, bij {records}, bijvoorbeeld: {values}.",
    "Look up and record, for {records}, for instance: {values}.",
)
OUTCOME_OF: Final = Wording("Bij {values}: {outcome}", "With {values}: {outcome}")
FOR_INSTANCE: Final = Wording("{value} (bijvoorbeeld)", "{value} (for instance)")
OR: Final = Wording(" of ", " or ")
COMPLETES: Final = Wording(
    "Werk het register `{fact_type}` bij tot en met {day} en geef het op als volledig (`complete`), als er niets in "
    "ontbreekt.",
    "Bring the register `{fact_type}` up to {day} and declare it complete (`complete`), if nothing is missing in it.",
)
WAITS: Final = Wording(
    "Wacht met de rest tot {day}; die is niet te herstellen, maar gaat voorbij.",
    "Wait for the rest until {day}; it cannot be repaired, but passes.",
)
ALONE: Final = Wording("Wacht tot {day}.", "Wait until {day}.")
ONE_RECORD: Final = Wording("`{fact_type}` {ids}", "`{fact_type}` {ids}")
RECORDS: Final = Wording("{number} records van `{fact_type}` ({ids})", "{number} records of `{fact_type}` ({ids})")
VALUE: Final = Wording("{field}: {value}", "{field}: {value}")

REASONS: Final[Mapping[str, Wording]] = {
    "fails": Wording(
        "er is niets gevonden wat nog kan veranderen, wat op te zoeken is of wat voor {until} voorbijgaat en dit "
        "voldaan maakt",
        "nothing was found that can still change, that can be looked up or that passes before {until} and has this met",
    ),
    "harms": Wording(
        "wat zou werken, maakt een andere regel niet meer voldaan ({harmed})",
        "what would work has another rule met no more ({harmed})",
    ),
    "limit": Wording(
        "er is zo vaak geprobeerd als mag, en nog niets gevonden",
        "it was tried as often as may be, and nothing has been found yet",
    ),
}
UNSOLVED: Final = Wording("{rule} {title} ({outcome}): {reason}.", "{rule} {title} ({outcome}): {reason}.")
