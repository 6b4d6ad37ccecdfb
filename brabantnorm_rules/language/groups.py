"""The wording of groups: who belongs to which, how sure that is, and what came from what."""

from typing import Final

from brabantnorm_rules.language.languages import Wording

HEAD: Final = Wording("Groepen bij de norm {norm} op {day}", "Groups around the norm {norm} on {day}")
NONE: Final = Wording("geen groepen bekend", "no groups known")
NO_RULE: Final = Wording(
    "Alleen ter informatie: geen enkele uitkomst hangt hiervan af.",
    "For information only: no outcome depends on this.",
)
ORGANISATION: Final = Wording("{name} ({id}, {kind})", "{name} ({id}, {kind})")
NO_PARTY: Final = Wording("geen partij bij de norm", "no party to the norm")
GONE: Final = Wording("bestaat niet op deze dag", "does not exist on this day")
PART: Final = Wording("een deel", "a part")
CANDIDATE: Final = Wording("misschien", "perhaps")
CAME_FROM: Final = Wording(
    "Op {day} ontstaan of vergroot uit {names} ({level})",
    "Came from, or took in part of, {names} on {day} ({level})",
)
WENT_INTO: Final = Wording("Op {day} opgegaan in {names} ({level})", "Went into {names} on {day} ({level})")
NOTED: Final = Wording("{name} ({notes})", "{name} ({notes})")
