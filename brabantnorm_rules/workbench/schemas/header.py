"""The head of a norm, and what stands around its rules, in schemas: law, powers, words and groups."""

from brabantnorm_rules.authoring.bases import Extension
from brabantnorm_rules.authoring.groups import GROUP_KEYS, GROUPS_KEYS, MEMBER_KEYS, MERGER_KEYS, ORGANISATION_KEYS
from brabantnorm_rules.authoring.header import AS, EXTENDS, NORM_KEYS, NORM_REQUIRED, PILLAR_KEYS
from brabantnorm_rules.authoring.law import CHANGE_KEYS, JCI, LINK, POWER_KEYS, SOURCE_KEYS
from brabantnorm_rules.authoring.references import REFERENCE_KEYS
from brabantnorm_rules.authoring.shapes import KEY
from brabantnorm_rules.language.languages import Language
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ORGANISATION as TYPE_OF_ORGANISATION
from brabantnorm_rules.norm.facts import Domain
from brabantnorm_rules.norm.law import Confidence
from brabantnorm_rules.workbench.schemas.operands import whole
from brabantnorm_rules.workbench.schemas.records import record_schema
from brabantnorm_rules.workbench.schemas.shapes import (
    DAY,
    KEYS,
    NAMES,
    ORGANISATION,
    TEXT,
    TRUTH,
    VERSION,
    WORDING,
    Definitions,
    Schema,
    closed,
    either,
    list_of,
    named,
    pattern,
    words,
)


def header_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of the head of a norm."""
    pillar = closed(PILLAR_KEYS, {"number": whole(1, 999), "title": WORDING, "summary": WORDING}, ("number", "title"))
    terms = named({**TEXT, "maxLength": 200}, {**TEXT, "maxLength": 200})
    parties = list_of(ORGANISATION, unique=True)
    glossary = closed(Language, dict.fromkeys(map(str, Language), terms), Language)
    values = {
        "format": VERSION,
        "norm": KEYS,
        EXTENDS: TEXT,
        AS: words(Extension),
        "edition": TEXT,
        "title": WORDING,
        **dict.fromkeys(("published_on", "in_force", "interim_on", "target_before"), DAY),
        "kinds": list_of(NAMES, unique=True),
        "pillars": list_of(pillar),
        "parties": parties,
        "fictional_parties": parties,
        "glossary": named(glossary),
        "reference": _reference(norm, definitions),
    }
    required = ("format", "norm", "title", EXTENDS, AS) if norm.extends else ("format", *NORM_REQUIRED)
    return {**closed(NORM_KEYS, values, required=required), "dependentRequired": {AS: [EXTENDS], EXTENDS: [AS]}}


def _reference(norm: Norm, definitions: Definitions) -> Schema:
    registers = {}
    for fact_type in norm.fact_types.values():
        if fact_type.name != TYPE_OF_ORGANISATION:
            records = list_of(record_schema(norm, fact_type, definitions), least=0)
            registers[fact_type.name] = closed(REFERENCE_KEYS, {"as_at": DAY, "records": records}, REFERENCE_KEYS)
    return closed(registers, registers)


# ---- law ----------------------------------------------------------------------------------------------------------


def sources_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of the sources of a norm."""
    values = {"title": WORDING, "jci": pattern(JCI), "url": pattern(LINK), "confidence": words(Confidence)}
    return named(closed(SOURCE_KEYS, values, ("title", "confidence")), KEYS)


def changes_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of the changes of law and guidance of a norm."""
    values = {
        "id": KEYS,
        "title": WORDING,
        "in_force": DAY,
        "known": DAY,
        "textual": TRUTH,
        "confidence": words(Confidence),
        "arguable": TRUTH,
        "sources": list_of(words(norm.sources), unique=True),
    }
    return named(list_of(closed(CHANGE_KEYS, values, ("id", "title", "in_force", "known", "confidence"))))


def powers_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of the powers of kinds of organisation."""
    values = {"title": WORDING, "kinds": list_of(words(norm.kinds), unique=True)}
    return named(closed(POWER_KEYS, values, POWER_KEYS))


def words_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of what people call the values of fields."""
    changes = [change.id for changes in norm.changes.values() for change in changes.changes]
    values, own = [*changes], []
    for fact_type in norm.fact_types.values():
        for field in fact_type.fields:
            held = changes if field.domain is Domain.CHANGE else field.values
            values += [*field.values, *(f"{fact_type.name}.{field.name}.{value}" for value in held)]
            if field.own:
                own.append(pattern(rf"{fact_type.name}\.{field.name}\.{KEY.pattern}"))
    return named(WORDING, either(words(values), *own))


# ---- groups -------------------------------------------------------------------------------------------------------


def groups_schema(norm: Norm, definitions: Definitions) -> Schema:
    """Return the schema of a file with groups of organisations."""
    days = {"since": DAY, "until": DAY}
    organisation = closed(ORGANISATION_KEYS, {"name": TEXT, "kind": NAMES, **days}, ("name", "kind"))
    confidence = words(Confidence)
    member = closed(MEMBER_KEYS, {"confidence": confidence, **days, "part": TRUTH, "candidate": TRUTH}, ("confidence",))
    group = closed(
        GROUP_KEYS,
        {"sort": NAMES, "name": TEXT, "members": named(either(confidence, member), ORGANISATION)},
        GROUP_KEYS,
    )
    several = list_of(ORGANISATION, unique=True)
    merger = closed(
        MERGER_KEYS, {"day": DAY, "dissolved": several, "successors": several, "confidence": confidence}, MERGER_KEYS
    )
    values = {
        "format": VERSION,
        "organisations": named(organisation, ORGANISATION),
        "groups": named(group, KEYS),
        "mergers": list_of(merger, least=0),
    }
    return closed(GROUPS_KEYS, values, ("format", "organisations", "groups"))
