"""The façade: every public name of the library, sorted, and nothing else."""

from brabantnorm_rules.assessment import (
    Assessment,
    CheckResult,
    DeviationState,
    Evidence,
    Finding,
    Lack,
    Missing,
    NotApplicable,
    Phase,
    Records,
    Totals,
    UsedParameter,
    assess,
)
from brabantnorm_rules.authoring import check_module, load_norm, norms, read_norm
from brabantnorm_rules.dossier import (
    Declaration,
    Deviation,
    Dossier,
    LetIn,
    Organisation,
    Register,
    check_dossier,
    read_dossier,
    write_template,
)
from brabantnorm_rules.engines.compiled import compiled_source
from brabantnorm_rules.errors import (
    AssessmentError,
    Diagnostic,
    DossierError,
    EngineUnavailable,
    ModuleError,
    NormError,
    Place,
)
from brabantnorm_rules.exchange import assessment_schema, from_json, to_json
from brabantnorm_rules.language.diagnostics import Rendered, render
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.rules import Check, Rule
from brabantnorm_rules.norm.values import NONE, NOT_SUPPLIED
from brabantnorm_rules.truth import Flags, Outcome

__all__ = [
    "NONE",
    "NOT_SUPPLIED",
    "Assessment",
    "AssessmentError",
    "Check",
    "CheckResult",
    "Declaration",
    "Deviation",
    "DeviationState",
    "Diagnostic",
    "Dossier",
    "DossierError",
    "EngineUnavailable",
    "Evidence",
    "Finding",
    "Flags",
    "Lack",
    "LetIn",
    "Missing",
    "ModuleError",
    "Norm",
    "NormError",
    "NotApplicable",
    "Organisation",
    "Outcome",
    "Phase",
    "Place",
    "Records",
    "Register",
    "Rendered",
    "Rule",
    "Totals",
    "UsedParameter",
    "Wording",
    "assess",
    "assessment_schema",
    "check_dossier",
    "check_module",
    "compiled_source",
    "from_json",
    "load_norm",
    "norms",
    "read_dossier",
    "read_norm",
    "render",
    "to_json",
    "write_template",
]
