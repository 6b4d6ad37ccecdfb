"""Reading: an assessment from its JSON, with findings that answer the same questions."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import attrs
import cattrs

from brabantnorm_rules.assessment.deviations import DeviationState
from brabantnorm_rules.assessment.findings import (
    Assessment,
    CheckResult,
    Finding,
    Missing,
)
from brabantnorm_rules.assessment.used import anchor_of, parameters_of
from brabantnorm_rules.dossier import Deviation, LetIn, Organisation
from brabantnorm_rules.engines.moment import Moment, moment_of
from brabantnorm_rules.errors import AssessmentError, Diagnostic, Place
from brabantnorm_rules.exchange import document as d
from brabantnorm_rules.exchange.conversion import CONVERTER
from brabantnorm_rules.exchange.stored import StoredBackground
from brabantnorm_rules.exchange.writing import plain, variables_of
from brabantnorm_rules.language.diagnostics import report
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.rules import AllQuestions, AnyQuestion, Check, Question, RecordQuestion, Rule
from brabantnorm_rules.source.files import Limits
from brabantnorm_rules.source.json import read_json
from brabantnorm_rules.source.nodes import Entries, Items, Node
from brabantnorm_rules.truth import Flags, any_flags, merge

LIMITS: Final = Limits(size=64 * 1024 * 1024, depth=200, nodes=5_000_000)
"""The limits of one assessment."""

_SHOWN: Final = 60


def read_assessment(text: str, norm: Norm, path: str) -> Assessment:
    """Return the assessment of a text, under the norm that it was made with and at its confidence.

    Raises AssessmentError with every problem.
    """
    given = read_plain(text, path)
    problems = tuple(_check_head(given, norm, path))
    if problems:
        raise _refusal(problems)
    try:
        document = CONVERTER.structure(given, d.AssessmentDocument)
    except cattrs.BaseValidationError as error:
        raise _refusal(_causes(error, given, path)) from None
    norm = with_confidence(norm, document.confidence.least)
    reader = _Reader(norm, moment_of(norm, document.as_of.toordinal(), document.organisation.kind), path)
    assessment = reader.assessment(document)
    problems = tuple(reader.problems) or tuple(_differences(given, plain(assessment), path))
    if problems:
        raise _refusal(problems)
    return assessment


def read_plain(text: str, path: str) -> Any:
    """Return a JSON text as dictionaries, lists and plain values; raises AssessmentError with every problem."""
    node, problems = read_json(text, path, LIMITS)
    if node is None or problems:
        raise _refusal(problems)
    return _plain(node)


def _refusal(problems: tuple[Diagnostic, ...]) -> AssessmentError:
    return AssessmentError(problems, report(problems))


# ---- from the text to a document --------------------------------------------------------------------------------


def _plain(node: Node) -> Any:
    match node:
        case Entries():
            return {key.text: _plain(value) for key, value in node}
        case Items():
            return [_plain(item) for item in node]
        case _:
            return node.value


def _check_head(given: Any, norm: Norm, path: str) -> Iterator[Diagnostic]:
    """Yield what makes the rest not worth reading: another form, another norm, a kind it does not address."""
    if _at(given, "format") != d.FORMAT:
        yield Diagnostic("unknown-format", Place(path, within="/format"), {"format": d.FORMAT})
        return
    stated = {name: _at(given, "norm", name) for name in ("id", "edition")}
    if stated != {"id": norm.id, "edition": norm.edition}:
        arguments = {"given": shown(stated["id"]), "edition": shown(stated["edition"]), "norm": norm.id}
        yield Diagnostic("assessment-of-other-norm", Place(path, within="/norm"), arguments)
    kind = _at(given, "organisation", "kind")
    if kind not in norm.kinds:
        arguments = {"value": shown(kind)}
        yield Diagnostic("assessment-value-refused", Place(path, within="/organisation/kind"), arguments)


def _at(given: Any, *keys: str) -> Any:
    for key in keys:
        given = given.get(key) if isinstance(given, dict) else None
    return given


def shown(value: Any) -> str:
    """Return a value in short."""
    text = value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _causes(error: BaseException, given: Any, path: str, pointer: str = "") -> tuple[Diagnostic, ...]:
    """Return the diagnostics of what a document could not be made of, each at its own place."""
    if not isinstance(error, cattrs.BaseValidationError):
        return (_cause(error, given, path, pointer),)
    found: list[Diagnostic] = []
    for inner in error.exceptions:
        step = _step_to(inner)
        if step is None or (isinstance(inner, KeyError) and inner.args == (step,)):
            found.extend(_causes(inner, given, path, pointer))
        elif isinstance(given, list if isinstance(step, int) else dict):
            found.extend(_causes(inner, given[step], path, f"{pointer}/{step}"))
        else:
            return (_refused(given, path, pointer),)
    return tuple(found)


def _step_to(error: BaseException) -> Any:
    """Return the key or the index of the value that could not be read; None for the whole."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, cattrs.AttributeValidationNote):
            return note.name
        if isinstance(note, cattrs.IterableValidationNote):
            return note.index
    return None


def _cause(error: BaseException, given: Any, path: str, pointer: str) -> Diagnostic:
    match error:
        case cattrs.ForbiddenExtraKeysError():
            keys = ", ".join(sorted(error.extra_fields))
            return Diagnostic("assessment-key-unknown", Place(path, within=pointer), {"keys": keys})
        case KeyError() if isinstance(given, dict) and error.args[0] not in given:
            arguments = {"key": error.args[0]}
            return Diagnostic("assessment-key-missing", Place(path, within=pointer), arguments)
        case _:
            return _refused(given, path, pointer)


def _refused(given: Any, path: str, pointer: str) -> Diagnostic:
    return Diagnostic("assessment-value-refused", Place(path, within=pointer), {"value": shown(given)})


def _differences(given: Any, made: Any, path: str, pointer: str = "") -> Iterator[Diagnostic]:
    """Yield where a text says something else than the assessment that was made of it."""
    if isinstance(given, dict) and isinstance(made, dict):
        steps: list[Any] = sorted({*given, *made})
    elif isinstance(given, list) and isinstance(made, list) and len(given) == len(made):
        steps = list(range(len(made)))
    else:
        if type(given) is not type(made) or given != made:
            arguments = {"value": shown(given), "expected": shown(made)}
            yield Diagnostic("assessment-differs", Place(path, within=pointer), arguments)
        return
    for step in steps:
        if isinstance(given, dict) and step not in given:
            yield Diagnostic("assessment-key-missing", Place(path, within=pointer), {"key": step})
        elif isinstance(given, dict) and step not in made:
            yield Diagnostic("assessment-key-unknown", Place(path, within=pointer), {"keys": step})
        else:
            yield from _differences(given[step], made[step], path, f"{pointer}/{step}")


# ---- from the document to an assessment -------------------------------------------------------------------------


@attrs.define(eq=False)
class _Reader:
    """Makes an assessment of a document, under a norm."""

    norm: Norm
    moment: Moment
    path: str
    problems: list[Diagnostic] = attrs.field(factory=list)
    findings: dict[str, Finding] = attrs.field(factory=dict)

    def assessment(self, document: d.AssessmentDocument) -> Assessment:
        """Return the assessment; what the norm does not have is left out and reported."""
        organisation = document.organisation
        for number, found in enumerate(document.clauses):
            if found.rule in (other.rule for other in document.clauses[:number]):
                self._report("assessment-rule-twice", f"/clauses/{number}", rule=shown(found.rule))
        clauses = (
            self._finding(found, document.forecast, f"/clauses/{number}")
            for number, found in enumerate(document.clauses)
        )
        return Assessment(
            self.norm,
            Organisation(organisation.id, organisation.name, organisation.kind),
            document.as_of,
            document.as_at,
            document.known_on,
            document.engine,
            self.findings,
            tuple(finding for finding in clauses if finding is not None),
            tuple(LetIn(let_in.field, let_in.reason) for let_in in document.let_in),
            document.package,
        )

    def _finding(self, document: d.FindingDocument, forecast: bool, pointer: str) -> Finding | None:
        rule = self.norm.rules.get(document.rule)
        if rule is None:
            self._report("assessment-rule-unknown", pointer, rule=shown(document.rule))
            return None
        self._check(rule, document, pointer)
        results = (
            self._result(rule, check, f"{pointer}/checks/{number}") for number, check in enumerate(document.checks)
        )
        parts = (
            self._finding(part, forecast, f"{pointer}/parts/{number}") for number, part in enumerate(document.parts)
        )
        background = StoredBackground(
            forecast,
            self.norm,
            self.norm.glossary_for(self.moment.kind, rule),
            tuple([result for result in results if result is not None]),
            anchor_of(self.moment, rule),
            parameters_of(self.moment, rule),
            tuple(_deviation(rule, deviation, self.moment) for deviation in document.deviations),
            tuple(_missing(missing) for missing in document.missing),
            document.reasons,
        )
        finding = Finding(
            rule,
            document.flags,
            tuple(part for part in parts if part is not None),
            document.because,
            background,
        )
        self.findings[rule.id] = finding
        return finding

    def _check(self, rule: Rule, document: d.FindingDocument, pointer: str) -> None:
        """Report a finding that is not whole, or that its own checks and parts do not show."""
        if tuple(part.rule for part in document.parts) != rule.parts:
            self._report("assessment-parts-differ", f"{pointer}/parts", rule=rule.id)
        shown = [check.flags for check in document.checks if not check.note]
        shown += [part.flags for part in document.parts]
        merged = merge(shown)
        if document.flags != merged or (document.because is None) == (merged == Flags.NOTHING):
            self._report("assessment-outcome-broken", pointer, rule=rule.id)

    def _result(self, rule: Rule, document: d.CheckDocument, pointer: str) -> CheckResult | None:
        for check in rule.checks:
            if check.id == document.id and variables_of(check) == document.variables:
                self._check_composed(rule, check.question, document, pointer)
                return _result(check, document)
        self._report("assessment-check-unknown", pointer, check=shown(document.id), rule=rule.id)
        return None

    def _check_composed(self, rule: Rule, question: Question, document: d.CheckDocument, pointer: str) -> None:
        """Report a check with other parts or records than its question has, or one that its parts do not show."""
        if (document.records is not None) != isinstance(question, RecordQuestion):
            found = "null" if document.records is None else "{…}"
            self._report("assessment-value-refused", f"{pointer}/records", value=found)
        parts = question.parts if isinstance(question, AnyQuestion | AllQuestions) else ()
        if len(parts) != len(document.parts):
            self._report("assessment-parts-differ", f"{pointer}/parts", rule=rule.id)
            return
        if parts:
            combined = any_flags if isinstance(question, AnyQuestion) else merge
            if combined(part.flags for part in document.parts) != document.flags:
                self._report("assessment-outcome-broken", pointer, rule=rule.id)
        for number, (part, inner) in enumerate(zip(document.parts, parts, strict=True)):
            self._check_composed(rule, inner, part, f"{pointer}/parts/{number}")

    def _report(self, code: str, pointer: str, **arguments: object) -> None:
        self.problems.append(Diagnostic(code, Place(self.path, within=pointer), arguments))


def _result(check: Check, document: d.CheckDocument) -> CheckResult:
    return CheckResult(
        check,
        document.flags,
        document.records,
        None,
        document.totals,
        document.contradiction,
        tuple(_result(check, part) for part in document.parts),
    )


def _deviation(rule: Rule, document: d.DeviationDocument, moment: Moment) -> DeviationState:
    decided = Deviation(rule.id, document.owner, document.reason, document.decided_on, document.until)
    return DeviationState(decided, date.fromordinal(moment.as_of))


def _missing(document: d.MissingDocument) -> Missing:
    key = tuple((pair.field, pair.value) for pair in document.key)
    return Missing(document.lack, document.fact_type, document.id, document.field, key)
