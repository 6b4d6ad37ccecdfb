"""Combining: results of one check that differ only in what ``for_each`` filled in, told as one."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from brabantnorm_rules.assessment.findings import CheckResult
from brabantnorm_rules.assessment.wording import listed
from brabantnorm_rules.language.sentences import AND
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.glossary import Glossary
from brabantnorm_rules.norm.mentions import field_of
from brabantnorm_rules.norm.rules import Check
from brabantnorm_rules.norm.words import spaced

_BETWEEN: Final = "; "
"""What stands between the values of one variable and those of the next."""

Combination: TypeAlias = tuple[tuple[str, str], ...]
"""The variables of a check, each with its value in words."""

Block: TypeAlias = Mapping[str, tuple[str, ...]]
"""The variables of a check, each with values in words: together every combination of these."""


def together(
    results: Iterable[tuple[CheckResult, Hashable]], norm: Norm, language: str
) -> Iterator[tuple[CheckResult, Block]]:
    """Yield the results that are told as one, by the first of them, with all values of their variables in words.

    Each result comes with what else is told of it: only results of one check that agree in that are told together, and
    only where together they are every combination of their values.
    """
    alike: dict[Hashable, list[CheckResult]] = {}
    for result, told in results:
        alike.setdefault((result.check.id, told), []).append(result)
    for found in alike.values():
        combined = {variables_of(result.check, norm, language): result for result in found}
        for block in blocks(tuple(combined)):
            first = combined[tuple((name, values[0]) for name, values in block.items())]
            yield first, block


def variables_of(check: Check, norm: Norm, language: str) -> Combination:
    """Return the values of a check's variables in words, in ``nl`` or ``en``."""
    return tuple(
        (name, norm.words.say(value, language, field_of(value, check.question))) for name, value in check.variables
    )


def blocks(combinations: Sequence[Combination]) -> Sequence[Block]:
    """Return the fewest blocks that are found by joining combinations that differ in one variable."""
    found: list[Block] = [{name: (value,) for name, value in each} for each in dict.fromkeys(combinations)]
    joined = True
    while joined:
        joined = False
        for number, block in enumerate(found):
            for other in found[number + 1 :]:
                differing = [name for name in block if block[name] != other[name]]
                if len(differing) == 1:
                    (name,) = differing
                    found[number] = {**block, name: (*block[name], *other[name])}
                    found.remove(other)
                    joined = True
                    break
            if joined:
                break
    return found


def named(check: Check, block: Block, glossary: Glossary, language: str) -> str:
    """Return what people call a check, with the values of its variables in words."""
    title = spaced(check.id) if check.title is None else glossary.text(check.title.in_language(language), language)
    filled = glossary.text(_BETWEEN.join(listed(values, AND, language) for values in block.values()), language)
    return f"{title} ({filled})" if filled else title
