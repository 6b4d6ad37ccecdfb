"""One run of an engine: a dossier at a moment, its registers read once."""

from collections.abc import Callable, Hashable
from typing import Any

import attrs

from brabantnorm_rules.dossier import Dossier
from brabantnorm_rules.dossier.registers import Register
from brabantnorm_rules.engines.moment import Moment
from brabantnorm_rules.engines.view import View, read


@attrs.define(eq=False)
class Assessing:
    """What one run works on; ``known_on`` (ordinal): only what was recorded by then counts."""

    moment: Moment
    dossier: Dossier
    known_on: int | None
    _views: dict[tuple[str, bool], View] = attrs.field(factory=dict)
    _made: dict[Hashable, Any] = attrs.field(factory=dict)

    @property
    def organisation(self) -> str:
        """The id of the organisation."""
        return self.dossier.organisation.id

    def register(self, fact_type: str) -> Register:
        """Return the register of a fact type; a missing one is empty and complete for nothing."""
        found = self.dossier.registers.get(fact_type)
        return self.moment.empty_register(fact_type) if found is None else found

    def view(self, fact_type: str, *, ended: bool = False) -> View:
        """Return the register of a fact type as it reads on the date."""
        found = self._views.get((fact_type, ended))
        if found is None:
            found = read(self.register(fact_type), self.moment, self.known_on, ended=ended)
            self._views[fact_type, ended] = found
        return found

    def made(self, owner: Hashable, make: Callable[[], Any]) -> Any:
        """Return what an owner made of the registers, made when it is first asked for."""
        if owner not in self._made:
            self._made[owner] = make()
        return self._made[owner]
