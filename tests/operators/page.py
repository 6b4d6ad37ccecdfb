"""The page of operators and checks: each example is read, put into words and judged as any rule is."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import attrs

from brabantnorm_rules import Sentence, assess, rule_in_words
from brabantnorm_rules.assessment.judging import ENGINES
from brabantnorm_rules.engines.assessing import Assessing
from brabantnorm_rules.engines.moment import moment_of
from brabantnorm_rules.workbench.written import flow
from tests.conformance.reading import ask
from tests.laws.test_engines import roles_of

PAGE: Final = Path(__file__).parents[2] / "docs" / "reference" / "operators.md"
_FIXED: Final[Mapping[str, Mapping[str, Any]]] = {
    "activiteit": {"datum": "2024-01-01", "onderwerpen": ["integriteit"]},
    "dienstverband": {"groep": "medewerker", "van": "2024-06-01"},
    "gedragscode": {"dekking": ["medewerkers"], "van": "2010-01-01"},
}
_TRUTHS: Final = {
    "p": "ja",
    "x": "nee",
    "o": "nog niet aan de orde",
    "px": "onbekend",
    "op": "ja of nog niet aan de orde",
    "ox": "nee of nog niet aan de orde",
    "opx": "onbekend",
}
_OUTCOMES: Final = {
    "met": "voldaan",
    "not_met": "niet voldaan",
    "partly_met": "deels voldaan",
    "unknown": "onbekend",
    "not_applicable": "niet van toepassing",
}
_HEAD: Final = """\
# Toetsen en vragen

Alles wat een regel kan vragen: hoe u het schrijft, wat het zegt, en wat het is als iets er niet is (*geen*) of niet is
opgegeven. Deze bladzijde wordt gemaakt met `python -m tests.operators`: de zinnen en de uitkomsten komen uit het
programma zelf. *Operators and checks: how each is written, what it says in Dutch and English, and what it is for a
value, for none and for what is not supplied.*

De voorbeelden horen bij de kleine norm in `tests/norms/small`; de peildatum is 30-06-2024. *Nog niet aan de orde* is
een termijn die nog loopt. Twee toetsen op één veld, of op twee velden, moeten allebei gelden.
"""


@attrs.frozen
class Example:
    """A condition on a record, with the field that is left out, and values of it that meet the condition or do not."""

    name: str
    fact_type: str
    must: Mapping[str, Any]
    field: str
    values: Sequence[Any]


OPERATORS: Final = (
    Example("(gelijk aan)", "activiteit", {"vorm": "gesprek"}, "vorm", ("gesprek", "training")),
    Example("in", "activiteit", {"vorm": {"in": ["gesprek", "training"]}}, "vorm", ("training", "publicatie")),
    Example("at_least", "activiteit", {"bereikt": {"at_least": 3}}, "bereikt", (3, 2)),
    Example("at_most", "activiteit", {"bereikt": {"at_most": 3}}, "bereikt", (3, 4)),
    Example("more_than", "activiteit", {"bereikt": {"more_than": 3}}, "bereikt", (4, 3)),
    Example("less_than", "activiteit", {"bereikt": {"less_than": 3}}, "bereikt", (2, 3)),
    Example(
        "includes", "activiteit", {"doelgroepen": {"includes": "bestuurders"}}, "doelgroepen", (["bestuurders"], [])
    ),
    Example(
        "includes_any",
        "activiteit",
        {"doelgroepen": {"includes_any": ["bestuurders", "raadsleden"]}},
        "doelgroepen",
        (["raadsleden"], ["inwoners"]),
    ),
    Example(
        "includes_all",
        "activiteit",
        {"doelgroepen": {"includes_all": ["bestuurders", "raadsleden"]}},
        "doelgroepen",
        (["bestuurders", "raadsleden"], ["raadsleden"]),
    ),
    Example(
        "includes_at_least",
        "activiteit",
        {"deelnemers": {"includes_at_least": {"number": 2, "of": "$partijen"}}},
        "deelnemers",
        (["gm9901", "gm9902"], ["gm9901"]),
    ),
    Example("is", "activiteit", {"vorm": {"is": "present"}}, "vorm", ("gesprek",)),
    Example("is", "activiteit", {"vorm": {"is": "none"}}, "vorm", ("gesprek",)),
    Example(
        "on_or_after",
        "dienstverband",
        {"eed_op": {"on_or_after": "2024-01-01"}},
        "eed_op",
        ("2024-01-01", "2023-12-31"),
    ),
    Example(
        "on_or_before", "dienstverband", {"eed_op": {"on_or_before": "van"}}, "eed_op", ("2024-06-01", "2024-06-02")
    ),
    Example(
        "within_last",
        "dienstverband",
        {"eed_op": {"within_last": {"years": 1}}},
        "eed_op",
        ("2023-06-30", "2023-06-29"),
    ),
    Example(
        "within … of",
        "dienstverband",
        {"eed_op": {"within": {"days": 14}, "of": "van"}},
        "eed_op",
        ("2024-06-15", "2024-06-16"),
    ),
    Example(
        "within … of",
        "dienstverband",
        {"eed_op": {"within": {"months": 3}, "of": "van"}},
        "eed_op",
        ("2024-06-15",),
    ),
    Example(
        "within … before",
        "dienstverband",
        {"vog_op": {"within": {"months": 3}, "before": "van"}},
        "vog_op",
        ("2024-03-01", "2024-02-29"),
    ),
    Example(
        "up_to_date_with",
        "gedragscode",
        {"up_to_date_with": "handreikingen"},
        "vastgesteld_op",
        ("2020-06-01",),
    ),
    Example("not", "activiteit", {"not": {"vorm": "gesprek"}}, "vorm", ("training", "gesprek")),
    Example(
        "any", "activiteit", {"any": [{"vorm": "gesprek"}, {"vorm": "training"}]}, "vorm", ("training", "publicatie")
    ),
    Example(
        "all",
        "activiteit",
        {"all": [{"vorm": "gesprek"}, {"datum": {"within_last": "kalenderjaar"}}]},
        "vorm",
        ("gesprek",),
    ),
)
HAS: Final = {
    "id": "toets",
    "every": "dienstverband",
    "must": {"has": {"record_of": "activiteit", "where": {"vorm": "gesprek"}, "after": "van", "within": {"months": 3}}},
    "when_no_cases": "not_applicable",
}
CHECKS: Final[Sequence[Mapping[str, Any]]] = (
    {"id": "toets", "exists": "activiteit", "where": {"vorm": "gesprek"}},
    {"id": "toets", "exists": "activiteit", "at_least": 2, "where": {"vorm": "gesprek"}},
    {"id": "toets", "none": "activiteit", "where": {"vorm": "gesprek"}},
    *(
        {"id": "toets", "every": "activiteit", "must": {"vorm": "gesprek"}, "when_no_cases": answer}
        for answer in ("not_applicable", "met", "not_met", "unknown")
    ),
    {
        "id": "toets",
        "share": "activiteit",
        "must": {"vorm": "gesprek"},
        "at_least": 0.9,
        "when_no_cases": "not_applicable",
    },
    {
        "id": "toets",
        "counted": {"grootheid": "eed", "groep": "alle"},
        "at_least": 0.9,
        "when_no_cases": "not_applicable",
    },
    {"id": "toets", "attested": "aanpak"},
    {"id": "toets", "any": [{"attested": "aanpak"}, {"exists": "activiteit", "where": {"vorm": "gesprek"}}]},
    {"id": "toets", "all": [{"attested": "aanpak"}, {"exists": "activiteit", "where": {"vorm": "gesprek"}}]},
    HAS,
)


def written() -> str:
    """Return the page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _HEAD
    yield "## Toetsen op een record (`where`, `must`)"
    for example in OPERATORS:
        check = {"id": "toets", "every": example.fact_type, "must": example.must, "when_no_cases": "not_applicable"}
        yield from ("", f"### `{example.name}`", "", "```yaml", f"must: {flow(example.must)}", "```", "")
        for language in ("nl", "en"):
            (said,) = [sentence for sentence in _said(check, language) if sentence.items]
            yield f"- {language}: {_text(said)}"
        yield from ("", f"| `{example.field}` | de toets is |", "|---|---|")
        for value in (*example.values, "geen", None):
            shown = "niet opgegeven" if value is None else f"`{flow(value)}`"
            yield f"| {shown} | {truth(example, value)} |"
    yield ""
    yield "## Vragen over een register (`checks`)"
    for asked in CHECKS:
        (name,) = [key for key in asked if key not in _NO_NAMES]
        title = "has" if asked is HAS else name
        lines = [f"{key}: {flow(value)}" for key, value in asked.items() if key != "id"]
        yield from ("", f"### `{title}`", "", "```yaml", *lines, "```", "")
        for language in ("nl", "en"):
            yield f"- {language}: {' '.join(map(_ended, _said(asked, language)))}"
        yield from ("", "| wat er bekend is | de regel is |", "|---|---|")
        yield f"| niets | {answer(asked, {})} |"
        yield f"| alles is opgegeven, en er zijn geen records | {answer(asked, _EMPTY)} |"


_NO_NAMES: Final = ("id", "where", "must", "at_least", "when_no_cases")
_EMPTY: Final = {
    name: {"complete": True, "records": []} for name in ("activiteit", "dienstverband", "telling", "verklaring")
}


def truth(example: Example, value: Any) -> str:
    """Return what a condition is for a record with a value; None: without the field."""
    row = {"id": "r", **_FIXED[example.fact_type], **({} if value is None else {example.field: value})}
    check = {"every": example.fact_type, "must": dict(example.must), "when_no_cases": "not_applicable"}
    asked = ask({"checks": [check], "registers": {example.fact_type: {"complete": True, "records": [row]}}})
    moment = moment_of(asked.norm, asked.question.as_of.toordinal(), "gemeente")
    (tally,) = ENGINES["compiled"].tally(Assessing(moment, asked.dossier, None))
    found = roles_of(tally).get("r", 1)
    return _TRUTHS["".join(letter for role, letter in {1: "o", 2: "p", 4: "x"}.items() if found & role)]


def answer(check: Mapping[str, Any], registers: Mapping[str, Any]) -> str:
    """Return the outcome of a rule with a check."""
    asked = ask({"checks": [{key: value for key, value in check.items() if key != "id"}], "registers": registers})
    return _OUTCOMES[str(assess(asked.norm, asked.dossier, asked.question.as_of)["1.1"].outcome)]


def _said(check: Mapping[str, Any], language: str) -> tuple[Sentence, ...]:
    norm = ask({"checks": [{key: value for key, value in check.items() if key != "id"}]}).norm
    (found,) = rule_in_words(norm, "1.1", language).checks
    return found.sentences


def _text(sentence: Sentence) -> str:
    """Return a sentence with those that it opens, on one line."""
    items = "; ".join(map(_text, sentence.items))
    return f"{sentence.text} {items}" if items else sentence.text


def _ended(sentence: Sentence) -> str:
    return f"{_text(sentence)}." if sentence.items else sentence.text
