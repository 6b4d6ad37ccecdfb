"""A rule that an overlay replaces must ask all that the norm asks; one that does not is a problem of the overlay."""

from pathlib import Path

import pytest

from brabantnorm_rules import check_norm
from tests.examples import SMALL

HEAD = "format: 1\nnorm: dijkstede\nextends: ./basis\nas: overlay\ntitle: {nl: Meer, en: More}\n"
RULE = """\
format: 1
pillar: 1
replace:
  - id: "1.4"
    title: {nl: Binnen 48 uur reageren, en: Respond within 48 hours}
    anchor: agreement
    checks:
      - id: reactie
        every: agressie_incident
        where: {melding_op: {within_last: $jaar}, dader_bekend: true, uitzondering: {is: none}}
        must: {reactie_op: {within: $reactietermijn, of: $klokstart}}
        when_no_cases: not_applicable
        counted: {grootheid: reactie_op_tijd, groep: alle}
"""


@pytest.mark.parametrize(
    ("old", "new", "asks_less"),
    [
        ("title: {nl: Binnen", "title: {nl: Altijd binnen", False),
        (", uitzondering: {is: none}", "", False),
        ("$reactietermijn", "{hours: 47}", False),
        ("$reactietermijn", "{hours: 49}", True),
        ("dader_bekend: true,", "dader_bekend: true, incident_op: {is: present},", True),
    ],
)
def test_a_replaced_rule_is_held_against_the_one_that_it_replaces(
    tmp_path: Path, old: str, new: str, asks_less: bool
) -> None:
    (tmp_path / "basis").mkdir()
    for file in SMALL.glob("*.yaml"):
        (tmp_path / "basis" / file.name).write_bytes(file.read_bytes())
    (tmp_path / "norm.yaml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "pillar-1.yaml").write_text(RULE.replace(old, new), encoding="utf-8")
    problems = [problem for problem in check_norm(tmp_path) if problem.code == "overlay-rule-asks-less"]
    assert bool(problems) is asks_less
    for problem in problems:
        assert (Path(problem.place.path).name, problem.place.line) == ("pillar-1.yaml", 4)
        assert problem.arguments["rule"] == "1.4"
