"""The reference of operators and checks is what the code does now, and leaves no operator out."""

from brabantnorm_rules.authoring.conditions import OPERATORS as KNOWN
from tests.operators.page import CHECKS, OPERATORS, PAGE, written


def test_the_committed_page_is_what_the_code_does_now() -> None:
    same = PAGE.read_text(encoding="utf-8") == written()
    assert same, "operators have changed: renew their page with `python -m tests.operators`"


def test_every_operator_and_question_has_an_example() -> None:
    shown = {example.name.split()[0] for example in OPERATORS}
    assert shown >= {*KNOWN, "up_to_date_with", "not", "any", "all"}
    asked = {key for check in CHECKS for key in check}
    assert asked >= {"exists", "none", "every", "share", "counted", "attested", "any", "all"}
