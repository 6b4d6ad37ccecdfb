"""The wording of mutants: what was changed of a rule."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

CHANGES: Final[Mapping[str, Wording]] = {
    # ---- compositions
    "dropped": Wording("weggelaten", "left out"),
    "left_out": Wording("deze mogelijkheid weggelaten", "this alternative left out"),
    "any_instead": Wording("een hiervan volstaat, in plaats van alles", "one of these suffices, instead of all"),
    "all_instead": Wording("alles is nodig, in plaats van een hiervan", "all of these are needed, instead of one"),
    "denied": Wording("het omgekeerde", "the opposite"),
    "affirmed": Wording("zonder `not`", "without `not`"),
    # ---- comparisons
    "at_least": Wording("`at_least` in plaats van `more_than`", "`at_least` instead of `more_than`"),
    "more_than": Wording("`more_than` in plaats van `at_least`", "`more_than` instead of `at_least`"),
    "at_most": Wording("`at_most` in plaats van `less_than`", "`at_most` instead of `less_than`"),
    "less_than": Wording("`less_than` in plaats van `at_most`", "`less_than` instead of `at_most`"),
    "on_or_after": Wording("`on_or_after` in plaats van `on_or_before`", "`on_or_after` instead of `on_or_before`"),
    "on_or_before": Wording("`on_or_before` in plaats van `on_or_after`", "`on_or_before` instead of `on_or_after`"),
    "not_on_the_day": Wording("op de dag zelf niet", "not on the day itself"),
    "includes_all": Wording("`includes_all` in plaats van `includes_any`", "`includes_all` instead of `includes_any`"),
    "includes_any": Wording("`includes_any` in plaats van `includes_all`", "`includes_any` instead of `includes_all`"),
    "of_any": Wording("zonder `of`", "without `of`"),
    "higher": Wording("een stap hoger", "a step higher"),
    "lower": Wording("een stap lager", "a step lower"),
    "later": Wording("een dag later", "a day later"),
    "earlier": Wording("een dag eerder", "a day earlier"),
    "longer": Wording("een dag (op de klok: een uur) langer", "a day (on the clock: an hour) longer"),
    "shorter": Wording("een dag (op de klok: een uur) korter", "a day (on the clock: an hour) shorter"),
    "rolling": Wording("een jaar terug, in plaats van kalenderjaren", "a year back, instead of calendar years"),
    "without": Wording("zonder `{value}`", "without `{value}`"),
    "start": Wording("vanaf `{value}`", "from `{value}` on"),
    "end": Wording("tot `{value}`", "up to `{value}`"),
    # ---- related records
    "window_dropped": Wording("zonder termijn", "without a term"),
    "date_dropped": Wording("zonder `date`", "without `date`"),
    "before_instead": Wording("`before` in plaats van `after`", "`before` instead of `after`"),
    "after_instead": Wording("de termijn aan de andere kant", "the term on the other side"),
    # ---- questions, checks and rules
    "every": Wording("`every` in plaats van `exists`", "`every` instead of `exists`"),
    "exists": Wording("`exists` in plaats van wat er staat", "`exists` instead of what stands there"),
    "none": Wording("`none` in plaats van `exists`", "`none` instead of `exists`"),
    "when_no_cases": Wording("`when_no_cases: {value}`", "`when_no_cases: {value}`"),
    "ended": Wording("met `ended: included`", "with `ended: included`"),
    "not_ended": Wording("zonder `ended: included`", "without `ended: included`"),
    "without_totals": Wording("zonder `counted`", "without `counted`"),
    "note": Wording("met `effect: note`", "with `effect: note`"),
    "counts": Wording("zonder `effect: note`", "without `effect: note`"),
    "for_each": Wording("`for_each` van {name} zonder `{value}`", "`for_each` of {name} without `{value}`"),
    "for_all": Wording("zonder `applies_to`", "without `applies_to`"),
    "not_for": Wording("`applies_to` zonder `{value}`", "`applies_to` without `{value}`"),
    "without_power": Wording("zonder `power`", "without `power`"),
}
"""What each change does, by its name; what stands behind a colon in the name is the value."""

SURVIVED: Final = Wording(
    "{subject}: {change}; geen scenario merkt het ({name})", "{subject}: {change}; no scenario notices ({name})"
)
NO_CHANGE: Final = Wording(
    "{subject}: {change}; dat is dezelfde regel ({why})", "{subject}: {change}; that is the same rule ({why})"
)
NO_DIFFERENCE: Final = Wording("geen record maakt verschil", "no record makes a difference")
UNMET: Final = Wording(
    "deze verwachting klopt nu al niet en merkt dus niets", "this expectation is not met as it is, and notices nothing"
)
OF_RULE: Final = Wording("regel {rule}: {share}% ({killed} van {total})", "rule {rule}: {share}% ({killed} of {total})")
NOTICED: Final = Wording(
    "{share}%: {killed} van {total} wijzigingen opgemerkt; {equivalent} maken geen verschil, {explained} volgens de "
    "auteur niet",
    "{share}%: {killed} of {total} changes noticed; {equivalent} make no difference, {explained} as the author says",
)
