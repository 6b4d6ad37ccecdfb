"""Lacks: what is said of missing facts, the same of several records as one."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from brabantnorm_rules.assessment.findings import Lack, Missing
from brabantnorm_rules.assessment.wording import (
    describe_day,
    field_in_dossier,
    ids_in_words,
    register_in_dossier,
    title_of,
)
from brabantnorm_rules.language.outcomes import KEPT, MISSING
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.glossary import Glossary


def say_each(
    missing: Iterable[Missing], norm: Norm, glossary: Glossary, language: str, kept: Mapping[str, int] | None = None
) -> Iterator[str]:
    """Yield what is said of missing facts, the same of several records as one.

    ``kept`` are days (ordinals) to which registers were kept, by their fact type, as far as they are known.
    """
    found: dict[Missing, list[str]] = {}
    for each in missing:
        found.setdefault(attrs.evolve(each, id=""), []).append(each.id)
    for each, ids in found.items():
        named = attrs.evolve(each, id=ids_in_words(ids, len(ids), language))
        yield _say(named, norm, glossary, language, (kept or {}).get(each.fact_type))


def _say(missing: Missing, norm: Norm, glossary: Glossary, language: str, kept: int | None) -> str:
    """Return what is said of one missing fact, or of the same of several records, in a kind's own words."""
    fact_type = norm.fact_types[missing.fact_type]
    of = missing.fact_type
    key = ", ".join(norm.words.say(value, language, f"{of}.{name}") for name, value in missing.key if value != "alle")
    wording = KEPT if missing.lack is Lack.BEHIND and kept is not None else MISSING[missing.lack]
    said = wording.fill(
        language,
        {
            "fact_type": title_of(fact_type, language),
            "register": register_in_dossier(fact_type, language),
            "id": missing.id,
            "label": field_in_dossier(fact_type, missing.field, language) if missing.field else "",
            "key": key,
            "day": "" if kept is None else describe_day(kept, language),
        },
    )
    return glossary.text(said, language)
