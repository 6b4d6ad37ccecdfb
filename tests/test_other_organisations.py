"""Following the page on other organisations makes a norm for kinds that no code knows, and assesses one of them."""

import re
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from brabantnorm_rules import (
    Dossier,
    Norm,
    NotApplicable,
    Organisation,
    Outcome,
    assess,
    from_json,
    read_dossier,
    read_norm,
    to_json,
    write_template,
)
from brabantnorm_rules.cli import main

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = (ROOT / "docs" / "how-to" / "other-organisations.md").read_text(encoding="utf-8")
BLOCKS: Final = re.findall(r"^```yaml\n# (\S+)\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)
COMMANDS: Final = re.findall(r"^brabantnorm ([^>\n]+)", PAGE, flags=re.MULTILINE)


def written(old: Any, new: Any) -> Any:
    """Return what is there with what the page says to write: what goes by an id or a key is kept, all else replaced."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: written(old.get(key), value) for key, value in new.items()}}
    if isinstance(old, list) and isinstance(new, list) and all(isinstance(item, dict) and "id" in item for item in new):
        by_id = {item["id"]: item for item in old}
        return list({**by_id, **{item["id"]: written(by_id.get(item["id"]), item) for item in new}}.values())
    return new


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("breed")
    (made / "norm").mkdir()
    for path in (ROOT / "rules" / "brabant-2022").glob("*.yaml"):
        (made / "norm" / path.name).write_bytes(path.read_bytes())
    for name, block in BLOCKS:
        target = made / name if name == "dossier.yaml" else made / "norm" / name
        new = yaml.safe_load(block)
        merged = written(yaml.safe_load(target.read_text(encoding="utf-8")), new) if target.exists() else new
        target.write_text(yaml.safe_dump(merged, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def norm(folder: Path) -> Norm:
    return read_norm(folder / "norm")


def test_the_page_writes_a_norm_and_a_dossier() -> None:
    names = [name for name, _ in BLOCKS]
    assert names[:4] == ["norm.yaml", "facts.yaml", "words.yaml", "parameters.yaml"]
    assert names[-1] == "dossier.yaml"


def test_a_water_authority_is_assessed_in_its_own_words(folder: Path, norm: Norm) -> None:
    dossier = read_dossier(folder / "dossier.yaml", norm)
    assessment = assess(norm, dossier, date(2024, 12, 31))
    finding = assessment["4.1"]
    assert finding.outcome == Outcome.PARTLY_MET
    assert "voor de dijkgraaf" in finding.explain("nl")
    assert "leden van het algemeen bestuur" in str(finding.summary)
    assert assessment["4.5"].title.nl == "Letten op integriteit bij de agenda van dagelijks bestuur en algemeen bestuur"
    assert assessment["4.4"].outcome == Outcome.UNKNOWN
    assert to_json(from_json(to_json(assessment), norm)) == to_json(assessment)


def test_a_joint_body_has_no_elections(norm: Norm) -> None:
    dossier = Dossier(norm, Organisation("gr9901", "Samen", "gemeenschappelijke_regeling"), "2024-12-31")
    finding = assess(norm, dossier, date(2024, 12, 31))["4.4"]
    assert (finding.outcome, finding.because) == (Outcome.NOT_APPLICABLE, NotApplicable.TEXT)


def test_powers_that_a_kind_does_not_have_are_no_shortfall(norm: Norm) -> None:
    for rule in norm.rules.values():
        assert norm.not_applicable(rule, "waterschap") or rule.power is None
        assert not norm.not_applicable(rule, "gemeente")


@pytest.mark.parametrize("kind", ["waterschap", "gemeenschappelijke_regeling"])
def test_a_dossier_of_the_kind_can_be_begun(norm: Norm, kind: str, tmp_path: Path) -> None:
    (tmp_path / "dossier.yaml").write_text(write_template(norm, kind, "2024-12-31"), encoding="utf-8")
    begun = read_dossier(tmp_path / "dossier.yaml", norm)
    assert begun.organisation.kind == kind
    assert not begun.organisation.id.startswith("gm")


def test_the_commands_of_the_page_run(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    for command in COMMANDS:
        assert main(command.split()) == 0, command
    assert "De Dijkwaarden (ws9901, waterschap)" in capsys.readouterr().out
