"""Where the rules and parameters of a norm are said, in its own files and in those of the norms that it extends."""

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType

from brabantnorm_rules.authoring.extending import RULES
from brabantnorm_rules.authoring.header import Header
from brabantnorm_rules.authoring.layers import entries
from brabantnorm_rules.authoring.texts import PARAMETERS, SHARED, Texts
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.provenance import UNSAID, Provenance, Said
from brabantnorm_rules.source.nodes import Node


def provenance_of(
    header: Header | None,
    rules: Mapping[str, Node],
    texts: Texts,
    base: Provenance | None = None,
    said: Mapping[tuple[str, str], Place] = MappingProxyType({}),
) -> Provenance:
    """Return where rules and parameters of a norm are said; ``rules`` are the places of the ids.

    Of a norm that extends another, ``base`` is that one's provenance, and ``said`` what the norm itself says.
    """
    if header is None or header.id is None:
        return UNSAID
    named = entries(entries(texts.files.get(PARAMETERS)).get(SHARED[PARAMETERS], (None, None))[1])
    places = {
        RULES: {rule_id: node.place for rule_id, node in rules.items()},
        SHARED[PARAMETERS]: {name: key.place for name, (key, _) in named.items()},
    }
    found = {}
    for sort, of_sort in places.items():
        before = {} if base is None else base.rules if sort == RULES else base.parameters
        found[sort] = {
            name: (*before.get(name, ()), Said(header.id, _in_folder(place)))
            if base is None or (sort, name) in said
            else before[name]
            for name, place in of_sort.items()
        }
    return Provenance(found[RULES], found[SHARED[PARAMETERS]])


def _in_folder(place: Place) -> Place:
    """Return a place without the folder, which is another on every machine."""
    return Place(PurePath(place.path).name, place.line, place.column)
