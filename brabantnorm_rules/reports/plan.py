"""A plan as canonical JSON: proposals with their steps and what they make, and what has none."""

from collections.abc import Mapping
from typing import Any

from brabantnorm_rules.analysis.planning.plan import Plan, Proposal, Unsolved
from brabantnorm_rules.analysis.planning.steps import Step
from brabantnorm_rules.exchange.text import text_of
from brabantnorm_rules.reports.documents import head, said_document
from brabantnorm_rules.reports.timeline import cause_document
from brabantnorm_rules.truth import Outcome


def plan_to_json(plan: Plan, *, indent: int | None = None) -> str:
    """Return a plan as canonical JSON; ``indent`` is as for `to_json`.

    Values are as one writes them in a dossier: a day as text, a set as a list, ``geen`` where there is none.
    """
    document = head(plan) | {
        "as_of": plan.as_of.isoformat(),
        "until": plan.until.isoformat(),
        "outcomes": _outcomes({rule: finding.outcome for rule, finding in plan.findings.items()}),
        "proposals": [_proposal(proposal) for proposal in plan],
        "unsolved": [_unsolved(unsolved) for unsolved in plan.unsolved],
    }
    return text_of(document, indent)


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "kind": str(proposal.kind),
        "on": proposal.on.isoformat(),
        "rules": list(proposal.rules),
        "clauses": list(proposal.clauses),
        "makes": _outcomes(proposal.makes),
        "steps": [_step(step) for step in proposal.steps],
    }


def _unsolved(unsolved: Unsolved) -> dict[str, Any]:
    return {
        "rule": unsolved.rule,
        "outcome": str(unsolved.outcome),
        "reason": str(unsolved.reason),
        "harmed": list(unsolved.harmed),
    }


def _outcomes(outcomes: Mapping[str, Outcome]) -> dict[str, str]:
    return {rule: str(outcome) for rule, outcome in outcomes.items()}


def _step(step: Step) -> dict[str, Any]:
    return {
        "kind": str(step.kind),
        "on": step.on.isoformat(),
        "fact_type": step.fact_type,
        "ids": list(step.ids),
        "values": {name: said_document(said) for name, said in step.values},
        "new": step.new,
        "complete": step.complete,
        "tried": [{"value": said_document(tried.value), "outcome": str(tried.outcome)} for tried in step.tried],
        "because": [cause_document(cause) for cause in step.because],
    }
