"""Scaffolds: the files with which an author begins a norm, an overlay, an edition, a rule or a fact type."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

import attrs

from brabantnorm_rules.authoring.shapes import KEY, NAME, suggest
from brabantnorm_rules.authoring.texts import CHANGES, FACTS, NORM, PARAMETERS
from brabantnorm_rules.errors import Diagnostic, ModuleError, Place
from brabantnorm_rules.language.diagnostics import report
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import (
    JUDGEMENT,
    ORGANISATION,
    Confidentiality,
    FactType,
    Field,
    FieldType,
    RecordKind,
)
from brabantnorm_rules.norm.law import Change, ChangeList, Confidence
from brabantnorm_rules.norm.mentions import parameters_of
from brabantnorm_rules.norm.parameters import Origin, Parameter
from brabantnorm_rules.workbench.drafts import Draft, draft
from brabantnorm_rules.workbench.patterns import FORMS, Pattern, field_for
from brabantnorm_rules.workbench.reading import FOLDER
from brabantnorm_rules.workbench.written import change_list_lines, fact_type_lines, parameter_lines, wording

_ID: Final = re.compile(r"[0-9]{1,3}(?:\.(?:[0-9]{1,3}|[a-z]))+", re.ASCII)
_KINDS: Final = ("gemeente", "provincie")
_FORMAT: Final = "format: 1"
_TERM: Final = "actualiseringstermijn"
_OWN_LIST: Final = ChangeList(
    "wetten",
    (
        Change(
            id="wet_2020",
            title=Wording("Wet van 2020", "Act of 2020"),
            in_force=date(2020, 1, 1).toordinal(),
            known=date(2019, 6, 1).toordinal(),
            textual=False,
            confidence=Confidence.LOW,
        ),
    ),
)
"""The list of changes that a pattern brings where a norm has none."""

_MODELINE: Final = "# yaml-language-server:"


def new_norm(name: str, published_on: date, pattern: str = Pattern.YEARLY) -> Mapping[str, str]:
    """Return the files of a new norm with one rule, 1.1, of a pattern, by their names in its folder.

    Raises ModuleError for a name that a norm cannot have, and ValueError for another pattern than there is.
    """
    _check_name(name, KEY, "NAME")
    chosen = Pattern(pattern)
    form = FORMS[chosen]
    head = [
        _FORMAT,
        f"norm: {name}",
        f'edition: "{published_on.year}"',
        "title: {nl: Nieuwe norm, en: New norm}",
        f"published_on: {published_on.isoformat()}",
        f"kinds: [{', '.join(_KINDS)}]",
        "pillars:",
        "  - number: 1",
        "    title: {nl: Eerste pijler, en: First pillar}",
    ]
    organisation = [
        f"  {ORGANISATION}:",
        "    title: {nl: De organisatie zelf, en: The organisation itself}",
        "    kind: thing",
        "    required: [soort]",
        "    fields:",
        f"      soort: {{enum: [{', '.join(_KINDS)}]}}",
        "    confidentiality: openbaar",
    ]
    files = {NORM: _text(head), FACTS: _text([_FORMAT, "fact_types:", *organisation, *fact_type_lines(form.fact_type)])}
    if chosen is Pattern.UP_TO_DATE:
        files |= _law(changes=False, term=False)
    return files | _rule_files(draft("1.1", chosen, form.fact_type, _OWN_LIST, {}))


def new_rule(norm: Norm, number: str, pattern: str, fact_type: str | None = None) -> Mapping[str, str]:
    """Return the files that add a rule of a pattern to a norm, by their names in its folder: a module and scenarios.

    The rule asks of ``fact_type``, or of the fact type that the pattern brings: where the norm has none of its name,
    that is among the files. Raises ModuleError for a number or a fact type that cannot be, and ValueError for another
    pattern than there is.
    """
    chosen = Pattern(pattern)
    form = FORMS[chosen]
    problems = _number_problems(norm, number)
    name = fact_type or form.fact_type.name
    known = norm.fact_types.get(name)
    if fact_type is not None and known is None:
        arguments = {"name": name, "suggestion": suggest(name, norm.fact_types)}
        problems.append(Diagnostic("unknown-fact-type", Place(within="--facts"), arguments))
    asked = known or form.fact_type
    if name in {reference.fact_type for reference in norm.references}:
        problems.append(Diagnostic("facts-supplied", Place(within="--facts"), {"name": name}))
    missing = [] if problems else _missing(chosen, asked)
    if missing:
        arguments = {"pattern": chosen, "name": name, "needs": ", ".join(missing)}
        problems.append(Diagnostic("pattern-does-not-fit", Place(within="--facts"), arguments))
    _raise(problems)
    files: dict[str, str] = {}
    if known is None:
        files[FACTS] = _text([_FORMAT, "fact_types:", *fact_type_lines(asked)])
    listed = next(iter(norm.changes.values()), _OWN_LIST)
    if chosen is Pattern.UP_TO_DATE:
        files |= _law(changes=bool(norm.changes), term=_TERM in norm.parameters)
    return files | _rule_files(draft(number, chosen, asked, listed, norm.parameters))


def new_overlay(
    base: Norm, name: str, in_force: date, parameters: Collection[str] = (), scenarios: Mapping[str, str] | None = None
) -> Mapping[str, str]:
    """Return the files of an overlay over a norm, by their names in its folder.

    It sets ``parameters`` to the values that they have, for the author to change, with those of the norm's
    ``scenarios`` (the texts of its files, by clause) that are about rules which use them; without parameters it adds a
    rule that asks something every year. Raises ModuleError for a name or parameter that cannot be.
    """
    problems = [
        Diagnostic("overlay-sets-law", Place(within="--set"), {"name": each})
        for each in parameters
        if each in base.parameters and base.parameters[each].origin is Origin.LAW
    ]
    own = base.with_parameters(_of_one_origin(each) for each in base.parameters.values())
    return _extension(own, name, in_force, parameters, scenarios or {}, ["as: overlay"], problems)


def _of_one_origin(parameter: Parameter) -> Parameter:
    """Return a parameter as an organisation sets it: all its values are its own choice."""
    return attrs.evolve(parameter, values=tuple(attrs.evolve(dated, origin=None) for dated in parameter.values))


def new_edition(
    base: Norm, name: str, in_force: date, parameters: Collection[str] = (), scenarios: Mapping[str, str] | None = None
) -> Mapping[str, str]:
    """Return the files of the next edition of a norm, by their names in its folder; otherwise as `new_overlay`."""
    head = ["as: edition", f'edition: "{in_force.year}"', f"published_on: {in_force.isoformat()}"]
    return _extension(base, name, in_force, parameters, scenarios or {}, head, [])


def new_fact_type(name: str, kind: str = RecordKind.EVENT) -> Mapping[str, str]:
    """Return the file with a new fact type, for a norm that has none of its own yet.

    ``kind`` is ``thing``, ``event`` or ``statement``. Raises ModuleError for a name that it cannot have, ValueError for
    another kind than there is.
    """
    _check_name(name, NAME, "TYPE")
    chosen = RecordKind(kind)
    start = "van" if chosen is RecordKind.THING else "datum"
    fields = [Field("soort", FieldType.ENUM, ("eerste_soort", "tweede_soort")), Field(start, FieldType.DATE)]
    if chosen is RecordKind.THING:
        fields.append(Field("tot_en_met", FieldType.DATE, ahead=True))
    made = FactType(
        name=name,
        kind=chosen,
        fields=tuple(fields),
        title=_title(name),
        required=("soort",),
        from_fields=(start,),
        until="tot_en_met" if chosen is RecordKind.THING else None,
        newest_per=("soort",) if chosen is RecordKind.STATEMENT else (),
        slice="soort",
        confidentiality=Confidentiality.INTERNAL,
    )
    return {FACTS: _text([_FORMAT, "fact_types:", *fact_type_lines(made)])}


def _title(name: str) -> Wording:
    words = name.replace("_", " ").capitalize()
    return Wording(words, words)


def _extension(
    base: Norm,
    name: str,
    in_force: date,
    parameters: Collection[str],
    scenarios: Mapping[str, str],
    head: list[str],
    problems: list[Diagnostic],
) -> Mapping[str, str]:
    for each in parameters:
        if each not in base.parameters:
            arguments = {"name": each, "suggestion": suggest(each, base.parameters)}
            problems.append(Diagnostic("unknown-parameter", Place(within="--set"), arguments))
    _raise(problems)
    _check_name(name, KEY, "NAME")
    title = Wording(f"{base.title.nl}: {name}", f"{base.title.en}: {name}")
    written = [
        _FORMAT,
        f"norm: {name}",
        f"extends: {base.id}",
        *head,
        f"title: {wording(title)}",
        f"in_force: {in_force.isoformat()}",
    ]
    files = {NORM: _text(written)}
    if not parameters:
        return {**files, **new_rule(base, _next_number(base), Pattern.YEARLY, _yearly(base))}
    set_to = [line for each in parameters for line in parameter_lines(base.parameters[each])]
    files[PARAMETERS] = _text([_FORMAT, "set:", *set_to])
    for clause in _clauses_with(base, parameters):
        if clause in scenarios:
            lines = scenarios[clause].splitlines()
            files[f"{FOLDER}/{clause}.yaml"] = _text([line for line in lines if not line.startswith(_MODELINE)])
    return files


def _yearly(base: Norm) -> str | None:
    """Return the fact type of a norm that a rule can ask for something of every year; None: it has none, or its own."""
    usual = FORMS[Pattern.YEARLY].fact_type.name
    fitting = [name for name, each in base.fact_types.items() if not _missing(Pattern.YEARLY, each)]
    return None if usual in fitting or not fitting else fitting[0]


def _next_number(base: Norm) -> str:
    """Return the number of a new clause behind the last one of the norm's first pillar."""
    pillar = base.pillars[0].number
    parts = [clause.id.split(".") for clause in base.clauses if clause.pillar == pillar]
    taken = [int(part[1]) for part in parts if len(part) > 1 and part[1].isdecimal()]
    return f"{pillar}.{max(taken, default=0) + 1}"


def _clauses_with(base: Norm, parameters: Collection[str]) -> tuple[str, ...]:
    """Return the clauses that use one of the parameters, in themselves or in a part."""
    return tuple(clause.id for clause in base.clauses if _uses(base, clause.id, frozenset(parameters)))


def _uses(base: Norm, rule_id: str, parameters: Collection[str]) -> bool:
    rule = base.rules[rule_id]
    used = parameters_of(rule, base.fact_types)
    return any(name in parameters for name in used) or any(_uses(base, part, parameters) for part in rule.parts)


def _number_problems(norm: Norm, number: str) -> list[Diagnostic]:
    place = Place(within="NUMBER")
    if not _ID.fullmatch(number):
        return [Diagnostic("bad-rule-number", place, {"value": number})]
    if number in norm.rules:
        return [Diagnostic("rule-there", place, {"value": number})]
    pillar = number.split(".")[0]
    if pillar not in {str(each.number) for each in norm.pillars}:
        return [Diagnostic("unknown-pillar", place, {"name": pillar, "suggestion": ""})]
    return []


def _missing(pattern: Pattern, fact_type: FactType) -> list[str]:
    """Return what a pattern needs and a fact type does not have, by the names of the fields that it would bring."""
    form = FORMS[pattern]
    if fact_type.name == ORGANISATION or (pattern is Pattern.ATTESTED and fact_type.name != JUDGEMENT):
        return [form.fact_type.name]
    found = [(need, field_for(need, form, form.fact_type)) for need in form.needs]
    missing = [own.name for need, own in found if own is not None and field_for(need, form, fact_type) is None]
    if pattern is Pattern.UP_TO_DATE and fact_type.field("vastgesteld_op") is None:
        missing.append("vastgesteld_op")
    return missing


def _law(changes: bool, term: bool) -> dict[str, str]:
    """Return the files with a list of changes of law and the term for them, as far as a norm lacks them."""
    files: dict[str, str] = {}
    if not changes:
        files[CHANGES] = _text([_FORMAT, "changes:", *change_list_lines(_OWN_LIST)])
    if not term:
        parameter = [
            f"  {_TERM}:",
            "    type: duration",
            "    origin: default",
            "    value: {months: 12}",
            "    title: {nl: Tijd om een wijziging te verwerken, en: Time to take a change into account}",
        ]
        files[PARAMETERS] = _text([_FORMAT, "parameters:", *parameter])
    return files


def _rule_files(made: Draft) -> dict[str, str]:
    pillar = made.number.split(".")[0]
    return {
        f"pillar-{pillar}-{made.number}.yaml": _text(made.module),
        f"{FOLDER}/{made.number}.yaml": _text(made.scenarios),
    }


def _text(lines: Collection[str]) -> str:
    return "\n".join(lines) + "\n"


def _check_name(name: str, form: "re.Pattern[str]", within: str) -> None:
    if not form.fullmatch(name):
        _raise([Diagnostic("bad-name", Place(within=within), {"name": name})])


def _raise(problems: list[Diagnostic]) -> None:
    if problems:
        raise ModuleError(problems, report(problems))
