"""The port: the one question that every engine answers, and the shape of the answer."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Protocol

import attrs

from brabantnorm_rules.dossier.registers import Register
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.truth import Role


class AllBut(Sequence[int]):
    """Positions but for some: most records pass, so that those which do need not be listed one by one."""

    __slots__ = ("_failing", "_others", "_positions")

    def __init__(self, positions: Sequence[int], failing: Sequence[int], others: Sequence[tuple[int, int]]) -> None:
        """Keep ``positions`` and what is left out of them: those that fail, and others with their role sets."""
        self._positions = positions
        self._failing = failing
        self._others = others

    def __len__(self) -> int:
        return len(self._positions) - len(self._failing) - len(self._others)

    def __iter__(self) -> Iterator[int]:
        left_out = {*self._failing, *[position for _, position in self._others]}
        return (position for position in self._positions if position not in left_out)

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice) and index.start is None and index.step is None:
            return tuple(islice(self, index.stop))
        return tuple(self)[index]


@attrs.frozen(eq=False)
class Tally:
    """Which records of a register have which set of roles in one question.

    ``positions`` holds positions in the register, in order, at the index that their role set is; records that are
    surely no case are left out. ``complete``: no record that could matter is missing. ``contradictions``: positions of
    statements of one day and key that play different roles, in order.
    """

    register: Register
    positions: Sequence[Sequence[int]]
    complete: bool
    contradictions: tuple[int, ...] = ()

    def ids(self, roles: Role) -> tuple[str, ...]:
        """Return the ids of the records that have exactly this role set."""
        return tuple(self.register.ids[position] for position in self.positions[roles])


class Engine(Protocol):
    """Anything that tells which role each record can play in each question of a norm's checks.

    An engine keeps nothing of a dossier between two calls; what it makes of a norm is kept with the norm. It may be
    called from several threads at once. One that is `opened` for a session may keep the records that it is asked of:
    it belongs to one caller at a time, who says which records it can drop, and closes it.
    """

    name: str

    def tally(self, assessing: Assessing) -> Sequence[Tally]:
        """Return the tallies of ``norm.questions``, in their order."""
        ...

    def role_sets(
        self, assessing: Assessing, view: View, positions: Sequence[int], *, ended: bool
    ) -> Sequence[Sequence[int]]:
        """Return what some records can still be in each question about their fact type.

        ``view`` is a register as it reads at the moment: the whole one, or one of a few records that changed, so it
        need not be the one that ``assessing`` gives. ``positions`` are positions in it, not empty, in order. The
        questions are those at ``norm.questions_of[fact_type, ended]``, in that order; for each of them the role set of
        the record at each position (bits of `Role`, `NO_CASE` where it surely is no case), in the order of
        ``positions``.

        Existence is judged by who asks: here every record is taken as one that is there, so that the answer rests on
        the scope and the ``must`` of the question alone. Records that another should have (`Has`) are looked up in
        ``assessing``, whose registers are whole.
        """
        ...

    def opened(self) -> "Engine":
        """Return the engine for one session."""
        ...

    def drop(self, fact_type: str, record: str) -> None:
        """Keep nothing more of the record of this id; it is none of the session's any more."""
        ...

    def close(self) -> None:
        """Keep nothing more at all. Closing twice does nothing."""
        ...
