"""Texts: what stands in one language only, and what shows different things in the two."""

import re
from collections.abc import Iterator
from typing import Final

from brabantnorm_rules.authoring.texts import FACTS, PARAMETERS
from brabantnorm_rules.errors import Diagnostic, Place
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.workbench.lint.subject import Subject, warn

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


def one_sided_texts(subject: Subject) -> Iterator[Diagnostic]:
    """Yield the texts that are the same in both languages, and those with a placeholder in one of them."""
    for place, text in _texts(subject):
        if text is None:
            continue
        if text.nl == text.en and " " in text.nl:
            yield warn("text-untranslated", place, text=text.nl)
        nl, en = (set(_PLACEHOLDER.findall(each)) for each in (text.nl, text.en))
        for name in sorted(nl ^ en):
            yield warn("placeholder-one-sided", place, name=name, language="nl" if name in nl else "en")


def _texts(subject: Subject) -> Iterator[tuple[Place, Wording | None]]:
    for rule in subject.rules():
        for text in (rule.title, rule.summary, rule.interpretation, rule.remedy):
            yield subject.places.of(rule), text
    for _, checks in subject.checks():
        for text in (checks[0].title, checks[0].says):
            yield subject.places.of(checks[0]), text
    for parameter in subject.norm.parameters.values():
        for text in (parameter.title, parameter.note):
            yield subject.place_in(PARAMETERS, parameter.name), text
    for fact_type in subject.norm.fact_types.values():
        yield subject.place_in(FACTS, fact_type.name), fact_type.title
        for field in fact_type.fields:
            if field.title is not None:
                yield subject.place_in(FACTS, fact_type.name, "fields", field.name), field.title
