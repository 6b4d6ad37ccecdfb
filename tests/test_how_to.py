"""What the how-to pages show is what happens."""

import re
from pathlib import Path

import pytest

from brabantnorm_rules.cli import main

ROOT = Path(__file__).parents[1]


# durable-rules' own host asks for the time in a way that Python deprecates from 3.12 on, each time a rule fires; the
# example is of a host that runs it
@pytest.mark.filterwarnings(r"ignore:datetime\.datetime\.utcfromtimestamp:DeprecationWarning:durable\.engine")
def test_a_host_of_durable_rules_finds_what_the_assessment_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "how-to" / "live-engine.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    monkeypatch.chdir(ROOT)
    exec(example, {})
    printed = capsys.readouterr().out.splitlines()
    assert "VPT-2024-036 4.23 reactie FAILING" in printed
    (undecided,) = [line for line in printed if line.startswith("VPT-2024-068 4.23 reactie ")]
    assert set(undecided.split()[-1].split("|")) == {"PASSING", "FAILING", "NO_CASE"}


@pytest.mark.parametrize(
    "name",
    [
        "compare.md",
        "deviations.md",
        "explain-a-finding.md",
        "nulmeting.md",
        "plan.md",
        "receipts.md",
        "region.md",
        "session.md",
    ],
)
def test_a_page_prints_what_it_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    page = (ROOT / "docs" / "how-to" / name).read_text(encoding="utf-8")
    steps = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", page, flags=re.DOTALL)
    assert len(steps) == page.count("```python")
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for code, printed in steps:
        exec(code, names)
        assert capsys.readouterr().out == printed


def test_what_time_changes_is_said_in_advance(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "how-to" / "timeline.md").read_text(encoding="utf-8")
    monkeypatch.chdir(ROOT)
    for example, printed in re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", page, flags=re.DOTALL):
        exec(example, {})
        assert capsys.readouterr().out == printed
    for command, printed in re.findall(r"```sh\nbrabantnorm (.*?)\n```\n\n```text\n(.*?)```", page, flags=re.DOTALL):
        assert main(command.split()) == 0
        assert printed in capsys.readouterr().out
