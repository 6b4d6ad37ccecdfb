"""The head of a norm as authors write it: its edition, calendar, kinds, pillars, parties and what it supplies."""

from typing import Final

import attrs

from brabantnorm_rules.authoring.shapes import KEY, Known, Reader
from brabantnorm_rules.language.languages import Wording as Text
from brabantnorm_rules.norm.facts import KIND_FIELD, ORGANISATION, ORGANISATION_ID, FactType
from brabantnorm_rules.norm.glossary import Glossary
from brabantnorm_rules.norm.rules import Pillar
from brabantnorm_rules.source.nodes import Items, Node, Scalar

EXTENDS: Final = "extends"
"""The key that names the norm which a norm extends."""

AS: Final = "as"
"""The key that says whether a norm extends another as its next edition or as an overlay."""

NORM_KEYS: Final = (
    "format",
    "norm",
    EXTENDS,
    AS,
    "edition",
    "title",
    "published_on",
    "in_force",
    "interim_on",
    "target_before",
    "kinds",
    "pillars",
    "parties",
    "fictional_parties",
    "glossary",
    "reference",
)
NORM_REQUIRED: Final = ("norm", "edition", "title", "published_on", "kinds", "pillars")
PILLAR_KEYS: Final = ("number", "title", "summary")
_LONGEST_TERM: Final = 200


@attrs.frozen(eq=False)
class Header:
    """What the head of a norm says of itself; ``reference`` is the node of what it supplies."""

    id: str | None
    edition: str | None
    title: Text | None
    published_on: int | None
    in_force: int | None
    interim_on: int | None
    target_before: int | None
    kinds: Known[str]
    kinds_node: Node | None
    pillars: Known[Pillar]
    parties: tuple[str, ...]
    fictional_parties: tuple[str, ...]
    glossary: dict[str, Glossary]
    reference: Node | None


def read_header(reader: Reader, node: Node) -> Header | None:
    """Return the head of a norm."""
    found = reader.entries(node, NORM_KEYS, required=NORM_REQUIRED)
    if found is None:
        return None
    kinds = _kinds(reader, found.get("kinds"))
    return Header(
        id=reader.name(found["norm"], KEY) if "norm" in found else None,
        edition=reader.text(found["edition"]) if "edition" in found else None,
        title=reader.wording(found["title"]) if "title" in found else None,
        published_on=reader.day(found["published_on"]) if "published_on" in found else None,
        in_force=reader.day(found["in_force"]) if "in_force" in found else None,
        interim_on=reader.day(found["interim_on"]) if "interim_on" in found else None,
        target_before=reader.day(found["target_before"]) if "target_before" in found else None,
        kinds=kinds,
        kinds_node=found.get("kinds"),
        pillars=_pillars(reader, found.get("pillars")),
        parties=_parties(reader, found.get("parties")),
        fictional_parties=_parties(reader, found.get("fictional_parties")),
        glossary=_glossary(reader, found["glossary"], kinds) if "glossary" in found else {},
        reference=found.get("reference"),
    )


def _kinds(reader: Reader, node: Node | None) -> Known[str]:
    known: Known[str] = Known("unknown-kind", complete=isinstance(node, Items))
    for item in reader.texts(node) if node is not None else ():
        kind = reader.name(item)
        if kind is None:
            known.complete = False
        else:
            known.add(kind, kind)
    return known


def _pillars(reader: Reader, node: Node | None) -> Known[Pillar]:
    known: Known[Pillar] = Known("unknown-pillar", complete=isinstance(node, Items))
    for item in reader.items(node) if node is not None else ():
        found = reader.entries(item, PILLAR_KEYS, required=("number", "title"))
        number = reader.whole(found["number"], 1, 999) if found and "number" in found else None
        if found is None or number is None:
            known.complete = False
            continue
        if str(number) in known.found or str(number) in known.broken:
            reader.report("id-twice", found["number"], id=str(number))
        title = reader.wording(found["title"]) if "title" in found else None
        summary = reader.wording(found["summary"]) if "summary" in found else None
        known.add(str(number), None if title is None else Pillar(number, title, summary))
    return known


def _parties(reader: Reader, node: Node | None) -> tuple[str, ...]:
    parties = []
    for item in reader.texts(node) if node is not None else ():
        if ORGANISATION_ID.fullmatch(item.text):
            parties.append(item.text)
        else:
            reader.report("bad-organisation", item, id=item.text)
    return tuple(parties)


def _glossary(reader: Reader, node: Node, kinds: Known[str]) -> dict[str, Glossary]:
    """Return the words in which kinds of organisation read the norm's texts, in each language."""
    return {
        key.text: Glossary({language: _terms(reader, terms) for language, terms in reader.languages(written).items()})
        for key, written in reader.named(node)
        if kinds.get(reader, key, key.text) is not None
    }


def _terms(reader: Reader, node: Node) -> dict[str, str]:
    terms: dict[str, str] = {}
    for key, written in reader.named(node):
        term, own = reader.text(key), reader.text(written)
        for text, at in ((term, key), (own, written)):
            if text is not None and len(text) > _LONGEST_TERM:
                reader.report("term-too-long", at, limit=_LONGEST_TERM)
        if term is not None and own is not None:
            terms[" ".join(term.split())] = own
    return terms


def check_kinds(reader: Reader, header: Header, fact_types: Known[FactType]) -> None:
    """Check that an organisation can be of each kind that the norm addresses."""
    organisation = fact_types.found.get(ORGANISATION)
    field = None if organisation is None else organisation.field(KIND_FIELD)
    if field is None or not field.values or header.kinds_node is None:
        return
    places = (
        {item.text: item for item in header.kinds_node if isinstance(item, Scalar)}
        if isinstance(header.kinds_node, Items)
        else {}
    )
    for kind in header.kinds.found:
        if kind not in field.values:
            reader.report("kind-not-in-facts", places.get(kind, header.kinds_node), kind=kind)
