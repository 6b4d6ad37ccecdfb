"""Conditions: whose dossier a command was asked about, by which norm and under what, as lines above what it shows."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from brabantnorm_rules.assessment.wording import describe_day
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.dossier import Organisation
from brabantnorm_rules.language import report as words
from brabantnorm_rules.language.outcomes import CONFIDENCES, CONFIDENTIALITIES, NOTHING
from brabantnorm_rules.norm.confidence import switched_off
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import Confidentiality
from brabantnorm_rules.norm.law import Confidence

LABELS: Final = 14
"""How wide the column of labels is."""


def subject_lines(norm: Norm, organisation: Organisation, page: Page) -> Iterator[str]:
    """Yield whose dossier was looked at, and by which norm, titled as that kind of organisation reads it."""
    yield from page.text(f"{organisation.name} ({organisation.id}, {organisation.kind})")
    title = norm.glossary_for(organisation.kind).wording(norm.title).in_language(page.language)
    yield from page.text(f"{title} ({norm.id})")


def condition_lines(norm: Norm, known_on: date | None, page: Page) -> Iterator[str]:
    """Yield by when it had to be known, and which changes are not sure enough to count; nothing where all counts."""
    language = page.language
    if known_on is not None:
        label = words.LABELS["known_on"].in_language(language)
        yield from page.labelled(label, describe_known_on(known_on, language), LABELS)
    if norm.least_confidence is not Confidence.LOW:
        yield from page.labelled(
            words.LABELS["confidence"].in_language(language), describe_confidence(norm, language), LABELS
        )


def withheld_lines(rules: Sequence[str], dossiers: int, most: Confidentiality, page: Page) -> Iterator[str]:
    """Yield what was left out because it is more confidential than was asked; nothing where nothing was."""
    language = page.language
    if rules or dossiers:
        level = CONFIDENTIALITIES[most].in_language(language)
        yield from page.text(words.WITHHELD.fill(language, {"level": level}))
    if rules:
        yield from page.item(words.WITHHELD_RULES.fill(language, {"rules": ", ".join(rules)}))
    if dossiers:
        yield from page.item(words.WITHHELD_DOSSIERS.fill(language, {"number": dossiers}))


def describe_known_on(known_on: date, language: str) -> str:
    """Return by when it had to be known."""
    return words.KNOWN_ON.fill(language, {"day": describe_day(known_on.toordinal(), language)})


def describe_confidence(norm: Norm, language: str) -> str:
    """Return how sure a change must be to count, and which are not."""
    least = norm.least_confidence
    level = CONFIDENCES[least].in_language(language)
    changes = [
        words.CHANGE.fill(
            language,
            {
                "title": change.title.in_language(language),
                "level": CONFIDENCES[change.confidence].in_language(language),
            },
        )
        for change in switched_off(norm)
    ]
    arguments = {
        "least": level if least is Confidence.SURE else words.AT_LEAST.fill(language, {"level": level}),
        "changes": "; ".join(changes) or NOTHING.in_language(language),
    }
    return words.CONFIDENCE.fill(language, arguments)
