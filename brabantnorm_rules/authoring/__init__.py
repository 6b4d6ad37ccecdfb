"""From rule modules, written by people in YAML, to a norm: read, checked and never executed."""

from brabantnorm_rules.authoring.editions import Edition, edition_on, editions
from brabantnorm_rules.authoring.folder import check_module, read_norm, read_placed, read_written, rule_at
from brabantnorm_rules.authoring.groups import read_groups
from brabantnorm_rules.authoring.loading import load_norm
from brabantnorm_rules.authoring.shipped import norms

__all__ = [
    "Edition",
    "check_module",
    "edition_on",
    "editions",
    "load_norm",
    "norms",
    "read_groups",
    "read_norm",
    "read_placed",
    "read_written",
    "rule_at",
]
