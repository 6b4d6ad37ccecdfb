"""The compiled engine: one generated function for each fact type, that looks at each record as little as it can."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import attrs

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.operators import write
from brabantnorm_rules.engines.port import Tally
from brabantnorm_rules.engines.program import Program
from brabantnorm_rules.engines.rails import Rails, Record, both, denied
from brabantnorm_rules.engines.relations import Plan, plan
from brabantnorm_rules.engines.source import PARAMETERS, Source, comment, frame, identifier
from brabantnorm_rules.engines.view import View
from brabantnorm_rules.norm.conditions import ALWAYS, All, Compare, Condition, has_deadline
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.mentions import fields_of, relations_of
from brabantnorm_rules.norm.rules import RecordQuestion, Share, record_questions
from brabantnorm_rules.truth import Role

COMPILED: Final = "compiled"
"""Under what a norm's memo keeps its programs."""

_PASSING: Final = int(Role.PASSING)
_FAILING: Final = int(Role.FAILING)
_NO_CASE: Final = int(Role.NO_CASE)


class CompiledEngine:
    """Plain Python generated from the norm, compiled once for each norm and kept with it."""

    name = "compiled"

    def tally(self, assessing: Assessing) -> Sequence[Tally]:
        """Return the tallies of ``norm.questions``, in their order."""
        norm = assessing.moment.norm
        tallies: list[Tally] = [None] * len(norm.questions)  # type: ignore[list-item]  # every number is filled below
        for program in programs(norm).values():
            program.run(assessing, tallies)
        return tallies

    def role_sets(
        self, assessing: Assessing, view: View, positions: Sequence[int], *, ended: bool
    ) -> Sequence[Sequence[int]]:
        """Return what some records can still be in each question about their fact type."""
        return programs(assessing.moment.norm)[view.register.fact_type.name, ended].role_sets(
            assessing, view, positions
        )

    def opened(self) -> "CompiledEngine":
        """Return the engine itself: it keeps nothing of records."""
        return self

    def drop(self, fact_type: str, record: str) -> None:
        """Do nothing: nothing is kept."""

    def close(self) -> None:
        """Do nothing: nothing is kept."""


def compiled_source(norm: Norm) -> str:
    """Return the functions that the compiled engine generates for a norm, to be read."""
    texts = [text for program in programs(norm).values() for text in (*map(_texts, program.plans), program.text)]
    return "\n\n".join(texts)


def _texts(found: Plan) -> str:
    return "\n\n".join([*map(_texts, found.inner), found.text])


def programs(norm: Norm) -> Mapping[tuple[str, bool], Program]:
    """Return the programs of a norm by fact type and whether what ended is included, compiled when first asked for."""
    return norm.memo.get_shared(COMPILED, lambda: dict(_compile_all(norm)))


def _compile_all(norm: Norm) -> Iterator[tuple[tuple[str, bool], Program]]:
    asked_by: dict[RecordQuestion, dict[str, None]] = {question: {} for question in norm.questions}
    for rule in norm.rules.values():
        for check in rule.checks:
            for question in record_questions(check.question):
                asked_by[question][f"{rule.id} {check.id}"] = None
    for (fact_type, ended), numbers in norm.questions_of.items():
        questions = [(number, norm.questions[number]) for number in numbers]
        titles = [", ".join(asked_by[question]) for _, question in questions]
        yield (fact_type, ended), _compile(norm, fact_type, ended, questions, titles)


def _compile(
    norm: Norm, fact_type: str, ended: bool, questions: Sequence[tuple[int, RecordQuestion]], titles: Sequence[str]
) -> Program:
    source = Source()
    record = Record(source, norm, norm.fact_types[fact_type])
    written = [
        _write(record, question, number, title)
        for number, ((_, question), title) in enumerate(zip(questions, titles, strict=True))
    ]
    name = identifier(f"tally_{fact_type}{'_ended_included' if ended else ''}")
    together = [line for found in written for line in found.together]
    body = (
        frame("    ", [line for found in written for line in found.before])
        + frame("    ", [line for found in written for line in found.alone])
        + frame("    ", ["for i in positions:", *(f"    {line}" for line in together)] if together else [])
        + frame("    ", [line for found in written for line in found.after])
        + f"    return ({' '.join(f'{found.returned},' for found in written)})\n"
    )
    text = f"def {name}({', '.join(PARAMETERS)}):\n" + frame("    ", source.preamble(body)) + body
    plans = tuple(plan(norm, has, record.fact_type) for has in source.relations)
    return Program(fact_type, ended, tuple(questions), plans, source, text, source.compile(text, name))


@attrs.frozen
class _Written:
    """The lines of one question: before the loops, a loop of its own or lines in the one loop, and after them."""

    before: list[str]
    alone: list[str]
    together: list[str]
    after: list[str]
    returned: str


def _write(record: Record, question: RecordQuestion, number: int, asked_by: str) -> _Written:
    """Write the lines that find the role set of the record at ``i``.

    What surely passes and surely fails has a list of its own; the rest, which is rare, stands in ``others`` with its
    role set, and is judged after the loops where that takes more than one test. A question about records of which a
    field is true looks only at those, in a loop of its own.
    """
    passing, failing, others = f"passing_{number}", f"failing_{number}", f"others_{number}"
    before, after = [f"{others} = []"], list[str]()
    sure, doubt = [f"{passing}.append(i)"], f"{others}.append(({_NO_CASE | _PASSING}, i))"
    if isinstance(question, Share):
        must, deadline = write(record, question.must), has_deadline(question.must)
        undecided = f"open_{number}.append((0, i))" if deadline else f"{others}.append(({_PASSING | _FAILING}, i))"
        doubt = f"open_{number}.append(({_NO_CASE}, i))"
        before.append(f"{failing} = []")
        if question.where == ALWAYS and not deadline:
            return _write_all_but(record, question, number, asked_by, before, undecided)
        before.append(f"open_{number} = []")
        after = _place_open(must, number, deadline)
        sure = [f"if {must.yes}:", f"    {passing}.append(i)", f"elif {must.no}:"]
        sure += [f"    {failing}.append(i)", "else:", f"    {undecided}"]
    before.append(f"{passing} = []")
    returned = f"({passing}, {failing if isinstance(question, Share) else '()'}, {others})"
    return _write_scope(record, question, number, asked_by, sure, doubt, _Written(before, [], [], after, returned))


def _write_all_but(
    record: Record, question: Share, number: int, asked_by: str, before: list[str], undecided: str
) -> _Written:
    """Write a question about all records: those that pass are all but the ones found here."""
    must, failing = write(record, question.must), f"failing_{number}"
    returned = f"(None, {failing}, others_{number})"
    found = [f"if {must.no}: {failing}.append(i)", f"else: {undecided}"]
    together = [comment(asked_by), f"if {denied(must.yes)}:", *(f"    {line}" for line in found)]
    return _Written(before, [], together, [], returned)


def _write_scope(
    record: Record,
    question: RecordQuestion,
    number: int,
    asked_by: str,
    sure: list[str],
    doubt: str,
    written: _Written,
) -> _Written:
    """Write which records are in scope: the lines ``sure`` for those that surely are, ``doubt`` for those in doubt."""
    scope = write(record, question.where)
    if question.where == ALWAYS:
        return attrs.evolve(written, together=[comment(asked_by), *sure])
    chosen = [f"if {scope.yes}:", *(f"    {line}" for line in sure)]
    if any(True for _ in relations_of(question.where)):
        together = [comment(asked_by), *chosen, f"elif {denied(scope.no)}:", f"    {doubt}"]
        return attrs.evolve(written, together=together)
    fields = dict.fromkeys(fields_of(question.where, record.fact_type))
    gaps = f"gaps_{number}"
    before = [*written.before, f"{gaps} = {' or '.join(['behind', *(f'gaps[{name!r}]' for name in fields)])}"]
    lead, rest = _lead(question.where)
    if not lead:
        together = [comment(asked_by), *chosen, f"elif {gaps} and {denied(scope.no)}:", f"    {doubt}"]
        return attrs.evolve(written, before=before, together=together)
    also = write(record, rest).yes
    chosen = sure if also == "True" else [f"if {also}:", *(f"    {line}" for line in sure)]
    alone = [
        comment(asked_by),
        f"for i in those(positions, {record.column(lead)}):",
        *(f"    {line}" for line in chosen),
    ]
    alone += [f"if {gaps}:", "    for i in positions:", f"        if {both((denied(scope.yes), denied(scope.no)))}:"]
    return attrs.evolve(written, before=before, alone=[*alone, f"            {doubt}"])


def _lead(condition: Condition) -> tuple[str, Condition]:
    """Return a field that must be true for a condition to hold, and what is left of the condition; else no field."""
    parts = condition.parts if isinstance(condition, All) else (condition,)
    for place, part in enumerate(parts):
        if isinstance(part, Compare) and part.operand is True:
            return part.field, All((*parts[:place], *parts[place + 1 :]))
    return "", condition


def _place_open(must: Rails, number: int, deadline: bool) -> list[str]:
    """Return the lines that find the role set of what was left open: a deadline, or whether it is a case at all."""
    not_due = [
        f"    elif {must.not_late}:",
        f"        held = {_NO_CASE} if {must.not_yet} else {_NO_CASE | _PASSING}",
        f"    elif {must.not_yet}:",
        f"        held = {_NO_CASE | _FAILING}",
    ]
    return [
        f"for doubt, i in open_{number}:",
        f"    if {must.yes}:",
        f"        held = {_PASSING}",
        f"    elif {must.no}:",
        f"        held = {_FAILING}",
        *(not_due if deadline else []),
        "    else:",
        f"        held = {_PASSING | _FAILING | (_NO_CASE if deadline else 0)}",
        f"    if held | doubt != {_NO_CASE}:",
        f"        others_{number}.append((held | doubt, i))",
    ]
