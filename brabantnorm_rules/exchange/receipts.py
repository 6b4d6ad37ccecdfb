"""Receipts: what an assessment was made of, enough to make it again and to say exactly what is different."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

import attrs

from brabantnorm_rules.assessment.findings import Assessment
from brabantnorm_rules.assessment.judging import ENGINES, assess
from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.dossier.times import FIRST_YEAR, LAST_YEAR
from brabantnorm_rules.errors import AssessmentError, Diagnostic, Place
from brabantnorm_rules.exchange import document as d
from brabantnorm_rules.exchange.content import Json, canonical, digest, digests_of_dossier, digests_of_norm
from brabantnorm_rules.exchange.reading import read_plain, shown
from brabantnorm_rules.exchange.writing import plain
from brabantnorm_rules.language.diagnostics import report
from brabantnorm_rules.norm.confidence import with_confidence
from brabantnorm_rules.norm.law import Confidence

_SEAL: Final = "seal"
"""The key of the digest of all the rest of a receipt."""

_KEYS: Final = ("format", "evidence", "norm", "dossier", "assessment", _SEAL)
_GONE: Final = "-"


class Part(StrEnum):
    """What is different when an assessment is made again."""

    RECEIPT = "receipt"
    """The receipt was changed after it was written."""

    LIBRARY = "library"
    NORM = "norm"
    DOSSIER = "dossier"
    FINDINGS = "findings"


@attrs.frozen
class Difference:
    """Something that is not as the receipt has it: where (a JSON Pointer in the receipt), and both values in short."""

    part: Part
    pointer: str
    recorded: str
    now: str


@attrs.frozen(eq=False)
class Replay:
    """An assessment that was made again, and everything in which it differs from the receipt, in order."""

    assessment: Assessment
    differences: tuple[Difference, ...]

    @property
    def same(self) -> bool:
        """Whether the assessment is the same, byte for byte."""
        return not self.differences


def write_receipt(assessment: Assessment, dossier: Dossier) -> str:
    """Return the receipt of an assessment of a dossier, as `exchange.write_receipt` says."""
    if (assessment.organisation, assessment.as_at) != (dossier.organisation, dossier.as_at):
        raise ValueError("the assessment was made of another dossier")
    return canonical(_receipt(assessment, dossier))


def replay(text: str, dossier: Dossier, *, path: str = "") -> Replay:
    """Make the assessment of a receipt again and compare, as `exchange.replay` says."""
    given = read_plain(text, path)
    _check(given, dossier, path)
    recorded = given["assessment"]
    known = recorded["known_on"]
    assessment = assess(
        with_confidence(dossier.norm, recorded["confidence"]["least"]),
        dossier,
        date.fromisoformat(recorded["as_of"]),
        known_on=None if known is None else date.fromisoformat(known),
        engine=recorded["engine"],
        evidence=given["evidence"],
        rules=recorded["selection"],
    )
    again = _receipt(assessment, dossier)
    differences = list(_differences({key: given[key] for key in _KEYS[:-1]}, again))
    seal = digest({key: value for key, value in given.items() if key != _SEAL})
    if seal != given[_SEAL]:
        differences.insert(0, Difference(Part.RECEIPT, f"/{_SEAL}", str(given[_SEAL]), seal))
    return Replay(assessment, tuple(differences))


def _receipt(assessment: Assessment, dossier: Dossier) -> dict[str, Json]:
    content: dict[str, Json] = {
        "format": d.FORMAT,
        "evidence": assessment.evidence,
        "norm": digests_of_norm(assessment.norm),
        "dossier": digests_of_dossier(dossier),
        "assessment": plain(assessment),
    }
    return {**content, _SEAL: digest(content)}


def _check(given: Any, dossier: Dossier, path: str) -> None:
    """Raise AssessmentError with what makes a text no receipt that can be made again."""
    problems = list(_problems(given, dossier, path))
    if problems:
        raise AssessmentError(problems, report(problems))


def _problems(given: Any, dossier: Dossier, path: str) -> Iterator[Diagnostic]:
    if not isinstance(given, dict) or set(given) != set(_KEYS) or not isinstance(given["assessment"], dict):
        yield Diagnostic("receipt-expected", Place(path), {"keys": ", ".join(_KEYS)})
        return
    if given["format"] != d.FORMAT:
        yield Diagnostic("unknown-format", Place(path, within="/format"), {"format": d.FORMAT})
    recorded = given["assessment"]
    for key, fits in _FITTING.items():
        if not fits(recorded.get(key)):
            arguments = {"value": shown(recorded.get(key))}
            yield Diagnostic("assessment-value-refused", Place(path, within=f"/assessment/{key}"), arguments)
    if given["evidence"] is not None and not (type(given["evidence"]) is int and given["evidence"] >= 0):
        arguments = {"value": shown(given["evidence"])}
        yield Diagnostic("assessment-value-refused", Place(path, within="/evidence"), arguments)
    rules = recorded.get("selection")
    for position, rule in enumerate(rules if isinstance(rules, list) else ()):
        if rule not in dossier.norm.rules:
            place = Place(path, within=f"/assessment/selection/{position}")
            yield Diagnostic("assessment-rule-unknown", place, {"rule": shown(rule)})


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and FIRST_YEAR <= date.fromisoformat(value).year <= LAST_YEAR
    except ValueError:
        return False


_FITTING: Final[Mapping[str, Callable[[Any], bool]]] = {
    "as_of": _is_day,
    "known_on": lambda value: value is None or _is_day(value),
    "engine": lambda value: value in tuple(ENGINES),
    "selection": lambda value: value is None or (isinstance(value, list) and all(isinstance(x, str) for x in value)),
    "confidence": lambda value: isinstance(value, dict) and value.get("least") in tuple(Confidence),
}


def _differences(recorded: Json, now: Json, pointer: str = "") -> Iterator[Difference]:
    """Yield the innermost values in which two receipts differ."""
    if isinstance(recorded, dict) and isinstance(now, dict):
        for key in sorted({*recorded, *now} - {_SEAL}):
            inside = f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"
            yield from _differences(recorded.get(key, _GONE), now.get(key, _GONE), inside)
    elif isinstance(recorded, list) and isinstance(now, list):
        for position in range(max(len(recorded), len(now))):
            one, other = (given[position] if position < len(given) else _GONE for given in (recorded, now))
            yield from _differences(one, other, f"{pointer}/{position}")
    elif recorded != now or type(recorded) is not type(now):
        yield Difference(_part_of(pointer), pointer, shown(recorded), shown(now))


def _part_of(pointer: str) -> Part:
    if pointer.startswith(("/norm/", "/assessment/norm/")):
        return Part.NORM
    if pointer.startswith("/dossier/"):
        return Part.DOSSIER
    return Part.LIBRARY if pointer in ("/assessment/package", "/format") else Part.FINDINGS
