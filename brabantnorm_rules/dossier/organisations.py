"""The organisation of a dossier, and the one record about it."""

from collections.abc import Callable, Collection, Mapping
from typing import Final

import attrs

from brabantnorm_rules.dossier.entry import entry_of
from brabantnorm_rules.dossier.given import Given, Problems, Unreadable, shown
from brabantnorm_rules.dossier.registers import Declaration, Register
from brabantnorm_rules.dossier.values import read_id, suggest
from brabantnorm_rules.errors import Place
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import ID, KIND_FIELD, ORGANISATION, ORGANISATION_ID

NAME: Final = "name"
KIND: Final = "kind"
_MEANT: Final = {"naam": NAME, KIND_FIELD: KIND}


@attrs.frozen
class Organisation:
    """Whose facts a dossier holds: its id (gm9901), name, kind (gemeente), and what more there is to know of it.

    ``facts`` are values of the other fields of the fact type ``organisatie``.
    """

    id: str
    name: str
    kind: str
    facts: Mapping[str, object] = attrs.field(factory=dict, hash=False)


def enter_organisation(
    norm: Norm,
    organisation: Organisation,
    as_at: int,
    let_in: Collection[str],
    place: Callable[[str], Place],
    problems: Problems,
) -> Register:
    """Return the register with the one record about the organisation; whatever is not right is reported.

    ``as_at`` is a day (ordinal), ``let_in`` are fields of ``organisatie`` that may hold what looks like personal data,
    and ``place`` gives the place of a key: ``id``, ``name``, ``kind`` or another field.
    """
    fact_type = norm.fact_types[ORGANISATION]
    others = [field.name for field in fact_type.fields if field.name not in (ID, KIND_FIELD)]
    keys = (ID, NAME, KIND, *others)
    for key in organisation.facts:
        if key not in others:
            suggestion = _MEANT.get(key) or suggest(shown(key), keys)
            problems.report("unknown-key", place(key), key=shown(key), allowed=", ".join(keys), suggestion=suggestion)
    problems.read(_read_name, organisation.name, place(NAME))
    if isinstance(organisation.id, str) and organisation.id.strip() and not ORGANISATION_ID.fullmatch(organisation.id):
        problems.report("bad-organisation", place(ID), id=shown(organisation.id))
    kind_field = fact_type.field(KIND_FIELD)
    if kind_field is not None and organisation.kind in kind_field.values and organisation.kind not in norm.kinds:
        problems.report("kind-not-addressed", place(KIND), kind=organisation.kind, allowed=", ".join(norm.kinds))
    row = {name: value for name, value in organisation.facts.items() if name in others}
    columns = {name: (value,) for name, value in {**row, ID: organisation.id, KIND_FIELD: organisation.kind}.items()}
    given = Given(1, columns, lambda _, field: place(KIND if field == KIND_FIELD else field))
    records = entry_of(norm, fact_type, let_in=let_in).read(given, problems)
    return Register(fact_type, records.ids, records.columns, (Declaration(as_at),))


def _read_name(raw: object) -> str:
    """Return a name: it is there, and it is no person's."""
    if not isinstance(raw, str) or not raw.strip():
        raise Unreadable("text-missing")
    return read_id(True, raw)
