"""The wording of what scenarios show of rules, and of what they would not notice."""

from collections.abc import Mapping
from typing import Final

from brabantnorm_rules.language.languages import Wording

RULE: Final = Wording("regel {rule}", "rule {rule}")
CHECK: Final = Wording("regel {rule}, check {check}", "rule {rule}, check {check}")
CONDITION: Final = Wording("regel {rule}, check {check}, {condition}", "rule {rule}, check {check}, {condition}")

NEVER: Final[Mapping[str, Wording]] = {
    "yes": Wording("in geen scenario waar", "in no scenario true"),
    "no": Wording("in geen scenario onwaar", "in no scenario false"),
    "not_due": Wording("in geen scenario nog niet aan de orde", "in no scenario not due"),
    "unknown": Wording("in geen scenario onbekend", "in no scenario unknown"),
}
NEVER_SHOWN: Final = Wording("in geen scenario {outcome}", "in no scenario {outcome}")
WITH_REASON: Final = Wording("{outcome} ({reason})", "{outcome} ({reason})")

CANNOT: Final[Mapping[str, Wording]] = {
    "yes": Wording("kan niet waar zijn", "cannot be true"),
    "no": Wording("kan niet onwaar zijn", "cannot be false"),
    "not_due": Wording("kan niet nog niet aan de orde zijn", "cannot be not due"),
    "unknown": Wording("kan niet onbekend zijn", "cannot be unknown"),
}
CANNOT_SHOW: Final = Wording("kan niet {outcome} zijn", "cannot be {outcome}")
NO_RECORD: Final = Wording(
    "er is geen record denkbaar dat de voorwaarde zo maakt", "no record can be thought of that makes the condition so"
)
ALWAYS_SUPPLIED: Final = Wording(
    "waar de voorwaarde naar kijkt moet altijd zijn ingevuld",
    "what the condition looks at must always be filled in",
)

UNNEEDED: Final = Wording("deze uitzondering bij `{kind}` is niet nodig", "this exemption under `{kind}` is not needed")
COVERED: Final = Wording(
    "{share}%: {shown} van {total} getoond; {unreachable} kan niet, {exempt} kan niet volgens de auteur",
    "{share}%: {shown} of {total} shown; {unreachable} cannot be, {exempt} cannot be as the author says",
)
