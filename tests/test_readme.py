"""What the README shows is what happens."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_example_runs_and_prints_what_it_promises(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    exec(example, names)
    printed = capsys.readouterr().out.splitlines()
    assert printed[0].startswith(f"{names['finding'].outcome} ")  # type: ignore[attr-defined]  # names are dynamic
    assert len(printed) > 1


@pytest.mark.parametrize("block", ["run", "test"])
def test_each_block_is_one_command(block: str) -> None:
    (commands,) = re.findall(rf"```sh {block}\n(.*?)```", README, flags=re.DOTALL)
    assert len(commands.strip().splitlines()) == 1
