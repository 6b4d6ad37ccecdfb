"""What a dossier is, and the way facts enter it: from folders, files, tables and code."""

from brabantnorm_rules.dossier.deviations import Deviation, DeviationStatus, LetIn
from brabantnorm_rules.dossier.dossiers import Dossier
from brabantnorm_rules.dossier.organisations import Organisation
from brabantnorm_rules.dossier.reading import check_dossier, read_dossier
from brabantnorm_rules.dossier.registers import Declaration, Register
from brabantnorm_rules.dossier.template import write_template
from brabantnorm_rules.dossier.writing import write_dossier

__all__ = [
    "Declaration",
    "Deviation",
    "DeviationStatus",
    "Dossier",
    "LetIn",
    "Organisation",
    "Register",
    "check_dossier",
    "read_dossier",
    "write_dossier",
    "write_template",
]
