"""Annotations: what an explanation says beside an outcome: its deviations, and the attestations that were asked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from brabantnorm_rules.analysis.attestations import AttestedCheck
from brabantnorm_rules.analysis.explanations.explaining import Section
from brabantnorm_rules.assessment.wording import describe_day, describe_days, describe_deviation
from brabantnorm_rules.language import attestations as attested
from brabantnorm_rules.language import deviations as deviating
from brabantnorm_rules.language.outcomes import NOTHING
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import JUDGEMENT, ROLE, SUBJECT, VERDICT

if TYPE_CHECKING:
    from brabantnorm_rules.analysis.explanations.explanation import Explanation


def annotations(explanation: "Explanation", language: str) -> Iterator[Section]:
    """Yield the sections on what stands beside an outcome, in ``nl`` or ``en``; what there is none of has none."""
    states = explanation.deviations
    if states:
        said = [deviating.EXPLAINED.fill(language, describe_deviation(state, language)) for state in states]
        sentences = (*said, deviating.NO_INFLUENCE.in_language(language))
        yield Section(deviating.SECTION.in_language(language), sentences)
    if explanation.attestations:
        said = [f"{describe_attested(check, explanation.norm, language)}." for check in explanation.attestations]
        if explanation.on_attestations_alone:
            said.append(attested.ALONE.in_language(language))
        yield Section(attested.SECTION.in_language(language), tuple(said))


def describe_attested(check: AttestedCheck, norm: Norm, language: str) -> str:
    """Return which attestation a check asks and how it stands, in ``nl`` or ``en``."""
    found = check.attestation
    end = "" if found.until is None else describe_day(found.until.toordinal(), language)
    role = norm.words.say(found.role, language, f"{JUDGEMENT}.{ROLE}")
    arguments = {
        "verdict": norm.words.say(found.verdict, language, f"{JUDGEMENT}.{VERDICT}") if found.verdict else "",
        "day": "" if found.given_on is None else describe_day(found.given_on.toordinal(), language),
        "age": "" if found.age is None else describe_days(found.age, language),
        "role": attested.ROLE.fill(language, {"role": role}) if role else "",
        "end": end or NOTHING.in_language(language),
        "until": attested.UNTIL.fill(language, {"end": end}) if end else "",
    }
    subject = norm.words.say(found.subject, language, f"{JUDGEMENT}.{SUBJECT}")
    stands = attested.STANDS[found.status].fill(language, arguments)
    return attested.CHECK.fill(language, {"rule": check.rule, "subject": subject, "stands": stands})
