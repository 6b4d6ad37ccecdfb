"""The live engine: durable-rules tells which rules fire on a record, and from those follows what it can still be."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

import attrs

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.port import Tally
from brabantnorm_rules.engines.program import Program
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.errors import EngineUnavailable
from brabantnorm_rules.norm.edition import Norm

if TYPE_CHECKING:
    from brabantnorm_rules.engines.host import Facts, Host


class LiveEngine:
    """durable-rules' rulesets, one for each fact type, built once for each norm and shared by the whole process.

    Opened for a session it keeps records as facts in durable-rules: a record fires rules anew only when what is derived
    of it has changed. Not opened, it retracts each record as soon as its rules have fired.
    """

    name = "live"

    def __init__(self, facts: "Facts | None" = None) -> None:
        """Keep records in ``facts``; None: keep none."""
        self._facts = facts

    def tally(self, assessing: Assessing) -> Sequence[Tally]:
        """Return the tallies of ``norm.questions``, in their order.

        Raises EngineUnavailable when durable-rules is not installed.
        """
        norm = assessing.moment.norm
        tallies: list[Tally] = [None] * len(norm.questions)  # type: ignore[list-item]  # every number is filled below
        for program in programs(norm).values():
            program.run(assessing, tallies)
        return tallies

    def role_sets(
        self, assessing: Assessing, view: View, positions: Sequence[int], *, ended: bool
    ) -> Sequence[Sequence[int]]:
        """Return what some records can still be in each question about their fact type.

        Raises EngineUnavailable when durable-rules is not installed.
        """
        program = programs(assessing.moment.norm)[view.register.fact_type.name, ended]
        if self._facts is not None:
            program = attrs.evolve(program, function=partial(program.function, facts=self._facts))
        return program.role_sets(assessing, view, positions)

    def opened(self) -> "LiveEngine":
        """Return an engine for one session.

        Raises EngineUnavailable when durable-rules is not installed.
        """
        return LiveEngine(host().facts())

    def drop(self, fact_type: str, record: str) -> None:
        """Retract the record of this id."""
        if self._facts is not None:
            self._facts.drop((fact_type, record))

    def close(self) -> None:
        """Delete all that durable-rules keeps of the session."""
        if self._facts is not None:
            self._facts.close()


def programs(norm: Norm) -> Mapping[tuple[str, bool], Program]:
    """Return the programs of a norm by fact type and whether what ended is included.

    Raises EngineUnavailable when durable-rules is not installed.
    """
    host()
    from brabantnorm_rules.engines import firing

    return firing.programs(norm)


def host() -> "Host":
    """Return the host of this process.

    Raises EngineUnavailable when durable-rules is not installed, or cannot be loaded.
    """
    try:
        from brabantnorm_rules.engines.host import HOST
    except ImportError as error:
        raise EngineUnavailable(
            "the live engine needs durable_rules: install the extra `live` of brabantnorm_rules; from Python 3.13 on,"
            f" build it with CPPFLAGS=-DPyEval_CallObject=PyObject_CallObject ({error})"
        ) from error
    return HOST
