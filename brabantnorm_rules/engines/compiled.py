"""The compiled engine: one generated function for each fact type, a single loop over its records."""

from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.operators import write
from brabantnorm_rules.engines.port import Tally
from brabantnorm_rules.engines.program import Program
from brabantnorm_rules.engines.rails import Rails, Record, denied
from brabantnorm_rules.engines.relations import Plan, plan
from brabantnorm_rules.engines.source import PARAMETERS, Source, frame
from brabantnorm_rules.norm.conditions import has_deadline
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.mentions import fields_of, relations_of
from brabantnorm_rules.norm.rules import RecordQuestion, Share, record_questions
from brabantnorm_rules.truth import Role

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
        for program in programs(norm):
            program.run(assessing, tallies)
        return tallies


def compiled_source(norm: Norm) -> str:
    """Return the functions that the compiled engine generates for a norm, to be read."""
    texts = [text for program in programs(norm) for text in (*map(_texts, program.plans), program.text)]
    return "\n\n".join(texts)


def _texts(found: Plan) -> str:
    return "\n\n".join([*map(_texts, found.inner), found.text])


def programs(norm: Norm) -> tuple[Program, ...]:
    """Return the programs of a norm, compiled when first asked for."""
    return norm.memo.get("compiled", lambda: tuple(_compile_all(norm)))


def _compile_all(norm: Norm) -> Iterator[Program]:
    asked_by: dict[RecordQuestion, dict[str, None]] = {question: {} for question in norm.questions}
    for rule in norm.rules.values():
        for check in rule.checks:
            for question in record_questions(check.question):
                asked_by[question][f"{rule.id} {check.id}"] = None
    groups: dict[tuple[str, bool], list[tuple[int, RecordQuestion]]] = {}
    for number, question in enumerate(norm.questions):
        groups.setdefault((question.fact_type, question.ended), []).append((number, question))
    for (fact_type, ended), questions in groups.items():
        yield _compile(norm, fact_type, ended, questions, [", ".join(asked_by[question]) for _, question in questions])


def _compile(
    norm: Norm, fact_type: str, ended: bool, questions: Sequence[tuple[int, RecordQuestion]], titles: Sequence[str]
) -> Program:
    source = Source()
    record = Record(source, norm, norm.fact_types[fact_type])
    written = [
        _write(record, question, number, title)
        for number, ((_, question), title) in enumerate(zip(questions, titles, strict=True))
    ]
    name = f"tally_{fact_type}{'_ended_included' if ended else ''}"
    text = (
        f"def {name}({', '.join(PARAMETERS)}):\n"
        + frame("    ", source.preamble())
        + frame("    ", [line for found in written for line in found.before])
        + "    for i in positions:\n"
        + frame("        ", [line for found in written for line in found.loop])
        + frame("    ", [line for found in written for line in found.after])
        + f"    return ({' '.join(f'{found.returned},' for found in written)})\n"
    )
    plans = tuple(plan(norm, has, record.fact_type) for has in source.relations)
    return Program(fact_type, ended, tuple(questions), plans, source, text, source.compile(text, name))


@attrs.frozen
class _Written:
    """The lines of one question: before the loop, inside it, and after it; and what is returned."""

    before: list[str]
    loop: list[str]
    after: list[str]
    returned: str


def _write(record: Record, question: RecordQuestion, number: int, asked_by: str) -> _Written:
    """Write the lines that find the role set of the record at ``i``.

    What surely passes and surely fails has a list of its own; the rest, which is rare, stands in ``others`` with its
    role set, and is judged after the loop where that takes more than one test.
    """
    scope = write(record, question.where)
    passing, failing, others = f"passing_{number}", f"failing_{number}", f"others_{number}"
    doubt = f"{others}.append(({_NO_CASE | _PASSING}, i))"
    sure = [f"{passing}.append(i)"]
    before, after = [f"{others} = []"], list[str]()
    if isinstance(question, Share):
        must = write(record, question.must)
        deadline = has_deadline(question.must)
        undecided = f"open_{number}.append(i)" if deadline else f"{others}.append(({_PASSING | _FAILING}, i))"
        sure = [f"if {must.yes}:", f"    {passing}.append(i)", f"elif {must.no}:"]
        sure += [f"    {failing}.append(i)", "else:", f"    {undecided}"]
        before.append(f"{failing} = []")
        if deadline:
            before.append(f"open_{number} = []")
            after += [f"for i in open_{number}:", *_place_open(must, number)]
        if scope.yes != "True":
            doubt = f"in_doubt_{number}.append(i)"
            before.append(f"in_doubt_{number} = []")
            after += [f"for i in in_doubt_{number}:", *_place_in_doubt(must, number, deadline)]
        elif not deadline:
            sure = [f"if {denied(must.yes)}:", f"    if {must.no}: {failing}.append(i)", f"    else: {undecided}"]
            returned = f"(AllBut(positions, {failing}, [i for _, i in {others}]), {failing}, {others})"
            return _Written(before, [f"# {asked_by}", *sure], after, returned)
    before.append(f"{passing} = []")
    returned = f"({passing}, {failing if isinstance(question, Share) else '()'}, {others})"
    if scope.yes == "True":
        return _Written(before, [f"# {asked_by}", *sure], after, returned)
    loop = [f"# {asked_by}", f"if {scope.yes}:", *(f"    {line}" for line in sure)]
    if any(True for _ in relations_of(question.where)):
        return _Written(before, [*loop, f"elif {denied(scope.no)}:", f"    {doubt}"], after, returned)
    fields = record.source.token(frozenset(fields_of(question.where, record.fact_type)), f"scope_fields_{number}")
    before.append(f"gaps_{number} = behind or not {fields}.isdisjoint(gaps)")
    return _Written(before, [*loop, f"elif gaps_{number} and {denied(scope.no)}:", f"    {doubt}"], after, returned)


def _place_open(must: Rails, number: int) -> list[str]:
    """Return the lines for a record whose deadline is neither surely met nor surely missed."""
    return [
        f"    if {must.not_late}:",
        f"        if {denied(must.not_yet)}:",
        f"            others_{number}.append(({_NO_CASE | _PASSING}, i))",
        f"    elif {must.not_yet}:",
        f"        others_{number}.append(({_NO_CASE | _FAILING}, i))",
        "    else:",
        f"        others_{number}.append(({_NO_CASE | _PASSING | _FAILING}, i))",
    ]


def _place_in_doubt(must: Rails, number: int, deadline: bool) -> list[str]:
    """Return the lines for a record of which it is open whether it is in scope: no case besides."""
    rest = (
        ["    else:", *(f"    {line}" for line in _place_open(must, number))]
        if deadline
        else ["    else:", f"        others_{number}.append(({_NO_CASE | _PASSING | _FAILING}, i))"]
    )
    return [
        f"    if {must.yes}:",
        f"        others_{number}.append(({_NO_CASE | _PASSING}, i))",
        f"    elif {must.no}:",
        f"        others_{number}.append(({_NO_CASE | _FAILING}, i))",
        *rest,
    ]
