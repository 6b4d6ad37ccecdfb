"""The tree below a finding: its checks, their records, and every condition with its truth and values."""

from collections.abc import Iterable, Iterator

from brabantnorm_rules.analysis.explanations.tracing import TracedCheck, TracedCondition
from brabantnorm_rules.analysis.explanations.values import value_in_words
from brabantnorm_rules.assessment.wording import label
from brabantnorm_rules.cli.page import Page
from brabantnorm_rules.language import explanation as words
from brabantnorm_rules.language.outcomes import OUTCOMES
from brabantnorm_rules.norm.conditions import ALWAYS
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.facts import FactType
from brabantnorm_rules.truth import NO, NOT_DUE, YES
from brabantnorm_rules.workbench.conditions import Conditions
from brabantnorm_rules.workbench.values import Scope, Values

_TRUTHS = {YES: "yes", NO: "no", NOT_DUE: "not_due"}


def tree(checks: Iterable[TracedCheck], norm: Norm, kind: str, page: Page) -> Iterator[str]:
    """Yield the lines of a tree, in the words of a kind of organisation."""
    language = page.language
    conditions = Conditions(Values(norm, language, kind))
    yield from page.heading(words.TREE.in_language(language))
    for check in checks:
        outcome = OUTCOMES[check.outcome].in_language(language)
        yield from page.item(f"{check.rule}, `{check.check}`: {outcome}")
        for record in check.records:
            yield from page.item(f"`{record.fact_type}` {record.id}", 1)
            fact_type = norm.fact_types[record.fact_type]
            for condition in record.conditions:
                if condition.condition != ALWAYS:
                    yield from _condition(condition, conditions, fact_type, page, 2)


def _condition(
    traced: TracedCondition, conditions: Conditions, fact_type: FactType, page: Page, depth: int
) -> Iterator[str]:
    norm, language = conditions.values.norm, page.language
    glossary = norm.glossary_for(conditions.values.kind or "")
    says = glossary.text(conditions.say(traced.condition, Scope(fact_type)).text, language)
    truth = words.TRUTHS[_TRUTHS.get(traced.truth, "unknown")].in_language(language)
    values = [
        f"{label(fact_type, name, language)}: {value_in_words(norm, fact_type, name, value, language)}"
        for name, value in traced.values
    ]
    held = f" ({'; '.join(values)})" if values else ""
    yield from page.item(f"{truth}: {says}{held}", depth)
    for part in traced.parts:
        yield from _condition(part, conditions, fact_type, page, depth + 1)
