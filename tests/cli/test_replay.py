"""``assess --receipt`` and ``replay``: an assessment is made again, or what is different is told."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Run
from tests.examples import SMALL


@pytest.fixture
def receipt(run: Run, folder: Path, tmp_path: Path) -> Path:
    """A receipt of the assessment of the dossier."""
    written = tmp_path / "bewijs.json"
    assert run("assess", folder, "--norm", SMALL, "--receipt", written).code == 0
    return written


def test_the_same_is_told_and_ends_with_zero(run: Run, folder: Path, receipt: Path) -> None:
    ran = run("replay", receipt, "--dossier", folder, "--norm", SMALL)
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out == "Zelfde uitkomst: de beoordeling van 30 juni 2024 is opnieuw gemaakt en is byte voor byte gelijk.\n"
    )


def test_what_differs_is_told_by_part_and_ends_with_one(run: Run, folder: Path, receipt: Path) -> None:
    text = receipt.read_text(encoding="utf-8")
    receipt.write_text(text.replace('"outcome":"not_met"', '"outcome":"met"', 1), encoding="utf-8")
    ran = run("replay", receipt, "--dossier", folder, "--norm", SMALL, "--language", "en")
    assert ran.code == 1
    assert ran.out.startswith("Not the same: the assessment of 30 June 2024 was made again and differs")
    assert "The receipt was changed after it was written.\n  /seal: " in ran.out
    assert "outcome: in the receipt met, now not_met" in ran.out


def test_many_differences_are_counted(run: Run, folder: Path, receipt: Path) -> None:
    text = receipt.read_text(encoding="utf-8")
    receipt.write_text(text.replace('"total":', '"total":9'), encoding="utf-8")
    assert "  … en nog " in run("replay", receipt, "--dossier", folder, "--norm", SMALL).out


def test_as_json(run: Run, folder: Path, receipt: Path) -> None:
    ran = run("replay", receipt, "--dossier", folder, "--norm", SMALL, "--format", "json")
    assert json.loads(ran.out) == {"format": 1, "same": True, "differences": []}


def test_a_receipt_that_is_none_or_is_not_there_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "ander.json"
    other.write_text("{}", encoding="utf-8")
    ran = run("replay", other, "--dossier", folder, "--norm", SMALL)
    assert (ran.code, ran.out) == (2, "")
    assert "receipt-expected: dit is geen bewijs van een beoordeling" in ran.err
    gone = run("replay", tmp_path / "weg.json", "--dossier", folder, "--norm", SMALL)
    assert gone.code == 2
    assert "file-missing" in gone.err


def test_a_receipt_that_cannot_be_written_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    ran = run("assess", folder, "--norm", SMALL, "--receipt", tmp_path / "weg" / "bewijs.json")
    assert ran.code == 2
    assert "path-unreadable" in ran.err
