"""Lacks: what is said of missing facts, the same of several records as one."""

from collections.abc import Iterable, Iterator

import attrs

from brabantnorm_rules.assessment.findings import Missing
from brabantnorm_rules.assessment.wording import (
    field_in_dossier,
    ids_in_words,
    register_in_dossier,
    title_of,
)
from brabantnorm_rules.language.outcomes import MISSING
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.glossary import Glossary


def say_each(missing: Iterable[Missing], norm: Norm, glossary: Glossary, language: str) -> Iterator[str]:
    """Yield what is said of missing facts, the same of several records as one."""
    found: dict[Missing, list[str]] = {}
    for each in missing:
        found.setdefault(attrs.evolve(each, id=""), []).append(each.id)
    for each, ids in found.items():
        yield _say(attrs.evolve(each, id=ids_in_words(ids, len(ids), language)), norm, glossary, language)


def _say(missing: Missing, norm: Norm, glossary: Glossary, language: str) -> str:
    """Return what is said of one missing fact, or of the same of several records, in a kind's own words."""
    fact_type = norm.fact_types[missing.fact_type]
    of = missing.fact_type
    key = ", ".join(norm.words.say(value, language, f"{of}.{name}") for name, value in missing.key if value != "alle")
    said = MISSING[missing.lack].fill(
        language,
        {
            "fact_type": title_of(fact_type, language),
            "register": register_in_dossier(fact_type, language),
            "id": missing.id,
            "label": field_in_dossier(fact_type, missing.field, language) if missing.field else "",
            "key": key,
        },
    )
    return glossary.text(said, language)
