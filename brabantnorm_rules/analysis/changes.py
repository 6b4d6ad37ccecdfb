"""Changes: what a session reports of an event, each with what it is because of."""

from datetime import date
from enum import StrEnum

import attrs

from brabantnorm_rules.truth import Outcome


class Event(StrEnum):
    """What can happen in a session."""

    OPEN = "open"
    ADD = "add"
    REPLACE = "replace"
    RETRACT = "retract"
    DECLARE_COMPLETE = "declare_complete"
    ADVANCE = "advance"
    SET_PARAMETER = "set_parameter"


@attrs.frozen
class Because:
    """What an outcome changed because of.

    ``records`` are pairs of fact type and id: of records that were added, replaced or retracted and that the rule asks
    for; where time passed or a parameter was set, of the records that became something else by it. ``fact_type`` is the
    register that was declared complete or whose records changed, ``as_of`` the date that was advanced to, ``parameter``
    the one that was set.
    """

    event: Event
    fact_type: str = ""
    records: tuple[tuple[str, str], ...] = ()
    as_of: date | None = None
    parameter: str = ""


@attrs.frozen
class OutcomeChange:
    """The outcome of one rule before and after an event."""

    rule: str
    before: Outcome
    after: Outcome
    because: Because
