"""The wording of the contents of a dossier."""

from typing import Final

from brabantnorm_rules.language.languages import Wording

HEAD: Final = Wording(
    "{organisation}, norm {norm}, bijgehouden tot en met {day}",
    "{organisation}, norm {norm}, kept to {day}",
)
RECORDS: Final = Wording("records", "records")
COMPLETE: Final = Wording("volledig", "complete")
IN_PART: Final = Wording("voor een deel als volledig opgegeven", "declared complete in part")
NOT_COMPLETE: Final = Wording("niet als volledig opgegeven", "not declared complete")
KEPT_TO: Final = Wording("bijgehouden tot en met {day}", "kept to {day}")
ABSENT: Final = Wording("Niet in het dossier: {names}", "Not in the dossier: {names}")
