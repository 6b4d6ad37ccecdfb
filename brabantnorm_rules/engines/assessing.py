"""One run of an engine: a dossier at a moment, its registers read once."""

from collections.abc import Hashable
from typing import Any

import attrs

from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.dossier.registers import Register
from brabantnorm_rules.engines.moment import Maker, Moment
from brabantnorm_rules.engines.view import View, read


@attrs.define(eq=False)
class Assessing:
    """What one run works on; ``known_on`` (ordinal): only what was recorded by then counts."""

    moment: Moment
    dossier: Dossier
    known_on: int | None
    _views: dict[tuple[str, bool], View] = attrs.field(factory=dict)

    @property
    def organisation(self) -> str:
        """The id of the organisation."""
        return self.dossier.organisation.id

    def register(self, fact_type: str) -> Register:
        """Return the register of a fact type; a missing one is empty and complete for nothing."""
        return self.dossier.registers.get(fact_type) or self.moment.empty_register(fact_type)

    def view(self, fact_type: str, *, ended: bool = False) -> View:
        """Return the register of a fact type as it reads on the date."""
        key = (fact_type, ended)
        if key not in self._views:
            self._views[key] = read(self.register(fact_type), self.moment, self.known_on, ended=ended)
        return self._views[key]

    def arguments(self, view: View, owner: Hashable, constants: Maker, relations: tuple[Any, ...]) -> dict[str, Any]:
        """Return what every generated function is handed, apart from columns and positions.

        ``constants`` makes those of ``owner``, once for each moment.
        """
        return {
            "constants": self.moment.made(owner, constants),
            "relations": relations,
            "gaps": view.register.gaps,
            "behind": view.behind,
            "as_of": self.moment.as_of,
            "kept_to": view.kept_to,
            "kept_end": view.kept_end,
            "organisation": self.organisation,
        }
