"""Analysis: what happens to findings when facts arrive and time passes."""

from brabantnorm_rules.analysis.changes import Because, Event, OutcomeChange
from brabantnorm_rules.analysis.session import Session

__all__ = ["Because", "Event", "OutcomeChange", "Session"]
