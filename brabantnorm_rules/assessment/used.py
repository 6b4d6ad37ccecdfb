"""What a finding takes from the norm on its date: its anchor, and the parameters with who chose them."""

from datetime import date

from brabantnorm_rules.assessment.findings import UsedParameter
from brabantnorm_rules.engines.moment import Moment
from brabantnorm_rules.norm import mentions
from brabantnorm_rules.norm.parameters import ParameterOf, ParameterType, ParameterValue
from brabantnorm_rules.norm.rules import Anchor, Rule


def anchor_of(moment: Moment, rule: Rule) -> Anchor | None:
    """Return what a rule rests on at a moment."""
    if isinstance(rule.anchor, ParameterOf):
        return Anchor(str(moment.parameter(rule.anchor.name)))
    return rule.anchor


def parameters_of(moment: Moment, rule: Rule) -> tuple[UsedParameter, ...]:
    """Return the parameters that a rule's own checks use at a moment, each once, in the order of the text."""
    return tuple(_used(moment, name) for name in mentions.parameters_of(rule, moment.norm.fact_types))


def _used(moment: Moment, name: str) -> UsedParameter:
    parameter = moment.norm.parameters[name]
    dated = parameter.in_force(moment.as_of, moment.kind)
    value: ParameterValue | date = dated.value
    if parameter.type is ParameterType.DATE and isinstance(value, int):
        value = date.fromordinal(value)
    since = None if dated.since is None else date.fromordinal(dated.since)
    return UsedParameter(name, value, parameter.origin_of(dated), since)
