"""The vocabulary of a norm: everything that rules may refer to by name."""

import attrs

from brabantnorm_rules.authoring.shapes import Known
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import FactType
from brabantnorm_rules.norm.law import Change, ChangeList, Power, Source
from brabantnorm_rules.norm.parameters import Parameter
from brabantnorm_rules.norm.rules import Pillar


@attrs.frozen(eq=False)
class Vocabulary:
    """What names stand for; pillars go by their number as text, changes by id, over all lists.

    ``parties`` are what ``$partijen`` stands for, those of examples and tests included.
    """

    kinds: Known[str]
    parties: tuple[str, ...]
    pillars: Known[Pillar]
    fact_types: Known[FactType]
    parameters: Known[Parameter]
    change_lists: Known[ChangeList]
    changes: Known[Change]
    sources: Known[Source]
    powers: Known[Power]


def vocabulary_of(norm: Norm) -> Vocabulary:
    """Return the vocabulary of a norm that was read before."""
    return Vocabulary(
        kinds=Known("unknown-kind", {kind: kind for kind in norm.kinds}),
        parties=(*norm.parties, *norm.fictional_parties),
        pillars=Known("unknown-pillar", {str(pillar.number): pillar for pillar in norm.pillars}),
        fact_types=Known("unknown-fact-type", dict(norm.fact_types)),
        parameters=Known("unknown-parameter", dict(norm.parameters)),
        change_lists=Known("unknown-change-list", dict(norm.changes)),
        changes=Known(
            "unknown-change", {change.id: change for given in norm.changes.values() for change in given.changes}
        ),
        sources=Known("unknown-source", dict(norm.sources)),
        powers=Known("unknown-power", dict(norm.powers)),
    )
