"""Merging: new records that can be one, so that one action serves several demands."""

from collections.abc import Iterable

import attrs

from brabantnorm_rules.analysis.planning.steps import Said, Step, StepKind


def merge(one: Step, other: Step) -> Step | None:
    """Return two new records as one that holds what both do; None where they contradict each other."""
    if not (one.new and other.new) or one.fact_type != other.fact_type or len(one.ids) > 1 or len(other.ids) > 1:
        return None
    values: dict[str, Said] = dict(one.values)
    for name, value in other.values:
        held = values.get(name, value)
        if isinstance(held, frozenset) and isinstance(value, frozenset):
            values[name] = held | value
        elif held is value or held == value:
            values[name] = value
        else:
            return None
    kind = StepKind.DO if StepKind.DO in (one.kind, other.kind) else one.kind
    return attrs.evolve(one, kind=kind, values=tuple(values.items()))


def merged(steps: Iterable[Step]) -> tuple[Step, ...]:
    """Return steps in which each new record is one with the first that it can be one with, and each change too."""
    found: list[Step] = []
    for step in steps:
        for place, before in enumerate(found):
            one = (merge(before, step) or _changed(before, step)) if before.ids == step.ids else None
            if one is not None:
                found[place] = one
                break
        else:
            found.append(step)
    return tuple(found)


def _changed(one: Step, other: Step) -> Step | None:
    """Return two changes of one record as one; what both make of a field is what the first does."""
    if (one.kind, one.fact_type, one.new, one.complete) != (other.kind, other.fact_type, False, False):
        return None
    return attrs.evolve(one, values=tuple({**dict(other.values), **dict(one.values)}.items()))


def folded(steps: Iterable[Step], more: Iterable[Step]) -> tuple[Step, ...]:
    """Return steps and more, with what more of them makes of a record that one is about held by that one."""
    found = list(steps)
    for step in dict.fromkeys(more):
        place = next((place for place, each in enumerate(found) if _is_of(step, each)), None)
        if place is None:
            found.append(step)
        else:
            values = {**dict(found[place].values), **dict(step.values)}
            found[place] = attrs.evolve(found[place], values=tuple(values.items()))
    return tuple(found)


def _is_of(step: Step, other: Step) -> bool:
    """Return whether a change is of the record that another step adds, or changes in the same way."""
    same = step.fact_type == other.fact_type and bool(step.ids) and step.ids == other.ids
    return same and not step.new and (other.new or step.kind is other.kind)


def have_in_common(one: Step, other: Step) -> bool:
    """Return whether some set of two new records has a member in both: the same audience, subject or participant.

    What has nothing in common is two actions, even where one record could hold both.
    """
    values = dict(other.values)
    pairs = ((value, values.get(name)) for name, value in one.values)
    return any(isinstance(held, frozenset) and isinstance(value, frozenset) and value & held for value, held in pairs)
