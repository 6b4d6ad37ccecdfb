"""The wording of what testing scenarios shows."""

from typing import Final

from brabantnorm_rules.language.languages import Wording

HEAD: Final = Wording("{scenario} (regel {rule} op {day}): {title}", "{scenario} (rule {rule} on {day}): {title}")
EXPECTED: Final = Wording("verwacht:", "expected:")
GOT: Final = Wording("kreeg:", "got:")
WHY: Final = Wording("waarom:", "why:")
DECIDED_BY: Final = Wording("door {checks}", "by {checks}")
NOTE: Final = Wording("`{check}` toont: {outcome}", "`{check}` shows: {outcome}")
KNOWN_ON: Final = Wording("wat bekend was op {day}", "what was known on {day}")
SUMMARY: Final = Wording(
    "{scenarios} scenario's, {expectations} verwachtingen: {failed} kloppen niet",
    "{scenarios} scenarios, {expectations} expectations: {failed} not met",
)
ALL_MET: Final = Wording(
    "{scenarios} scenario's, {expectations} verwachtingen: alle kloppen",
    "{scenarios} scenarios, {expectations} expectations: all met",
)
