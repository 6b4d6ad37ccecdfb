"""Naming: what stands at an address in the words of the rule, for whoever has to find it."""

from collections.abc import Iterator

from brabantnorm_rules.language import sentences as words
from brabantnorm_rules.language.languages import Language
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.workbench.addresses import conditions_in
from brabantnorm_rules.workbench.conditions import Conditions, Sentence
from brabantnorm_rules.workbench.values import Scope, Values
from brabantnorm_rules.workbench.variables import with_variables


def condition_in_words(norm: Norm, rule_id: str, check_id: str, address: str, language: str = "nl") -> str:
    """Return what the condition at an address says, on one line in ``nl`` or ``en``; nothing where there is none."""
    checks = [check for check in norm.rules[rule_id].checks if check.id == check_id]
    question = with_variables(checks) if checks else None
    questions = [question] if question is not None else [check.question for check in checks]
    found = next((each for asked in questions for each in conditions_in(asked) if each.address == address), None)
    if found is None:
        return ""
    own, *outer = (norm.fact_types[name] for name in found.types)
    scope = Scope(own, outer[0] if outer else None, words.OF_RECORD if len(outer) > 1 else words.OF_CASE)
    sentence = Conditions(Values(norm, Language(language))).say(found.condition, scope)
    return "; ".join(_texts(sentence))


def _texts(sentence: Sentence) -> Iterator[str]:
    yield sentence.text
    for item in sentence.items:
        yield from _texts(item)
