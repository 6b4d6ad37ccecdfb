"""The wording of what testing scenarios shows."""

from typing import Final

from brabantnorm_rules.language.languages import Wording

HEAD: Final = Wording("{scenario}, regel {rule} op {day}", "{scenario}, rule {rule} on {day}")
KNOWN_ON: Final = Wording("met wat op {day} bekend was", "with what was known on {day}")
READINGS: Final = Wording("anders gelezen: {readings}", "read otherwise: {readings}")
EXPECTED: Final = Wording("verwacht", "expected")
GOT: Final = Wording("kreeg", "got")
WHY: Final = Wording("waarom", "why")
BECAUSE: Final = Wording("{outcome}, door {checks}", "{outcome}, because of {checks}")
REASON: Final = Wording("{outcome} ({reason})", "{outcome} ({reason})")
NOTE: Final = Wording("{check} toont: {outcome}", "{check} shows: {outcome}")
CHANGES_ON: Final = Wording("verandert op {day}", "changes on {day}")
NEVER_CHANGES: Final = Wording("verandert nooit vanzelf", "never changes by itself")
FAILED: Final = Wording(
    "{failed} van {total} verwachtingen kloppen niet ({scenarios} scenario's)",
    "{failed} of {total} expectations are not met ({scenarios} scenarios)",
)
PASSED: Final = Wording(
    "{total} verwachtingen kloppen ({scenarios} scenario's)", "{total} expectations are met ({scenarios} scenarios)"
)
