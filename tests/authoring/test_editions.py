"""Which editions of a norm there are, and which of them is in force on a date."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from brabantnorm_rules import Norm, edition_on, editions, load_norm, read_norm
from brabantnorm_rules.errors import ModuleError
from brabantnorm_rules.norm.periods import Clock, Period, Unit
from tests.examples import SMALL

NORMS = SMALL.parent


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that brings the small norm, its next edition, and an overlay on that."""
    package = tmp_path / "klein"
    package.mkdir()
    (package / "__init__.py").touch()
    overlay = tmp_path / "klein" / "overlay"
    overlay.mkdir()
    (overlay / "norm.yaml").write_text(
        "format: 1\nnorm: dijkstede\nextends: klein-2025\nas: overlay\ntitle: {nl: Meer, en: More}\n", encoding="utf-8"
    )
    shutil.copytree(SMALL, package / "een")
    shutil.copytree(NORMS / "small-2025", package / "twee")
    info = tmp_path / "klein-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: klein\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[brabantnorm_rules.norms]\nklein-2024 = klein.een\nklein-2025 = klein.twee\ndijkstede = klein.overlay\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    return package


def test_editions_stand_in_the_order_in_which_they_came_into_force() -> None:
    for name in ("klein-2024", "klein-2025", "dijkstede"):
        assert [(each.name, each.edition, each.in_force) for each in editions(name)] == [
            ("klein-2024", "2024", date(2024, 1, 1)),
            ("klein-2025", "2025", date(2025, 1, 1)),
        ]
    assert [each.name for each in editions("brabant-2022")] == ["brabant-2022"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 1, 1), "klein-2024"),
        (date(2024, 12, 31), "klein-2024"),
        (date(2025, 1, 1), "klein-2025"),
        (date(2050, 1, 1), "klein-2025"),
    ],
)
def test_the_last_edition_that_came_into_force_by_a_day_is_in_force(day: date, expected: str) -> None:
    assert edition_on("klein-2024", day).id == edition_on("klein-2025", day).id == expected


def test_before_the_first_edition_none_is_in_force() -> None:
    with pytest.raises(ValueError, match="klein-2024"):
        edition_on("klein-2024", date(2023, 12, 31))


def test_a_name_that_no_norm_has_is_refused() -> None:
    with pytest.raises(KeyError, match="klein-2026"):
        editions("klein-2026")


def test_a_head_that_cannot_be_read_is_told(installed: Path) -> None:
    (installed / "twee" / "norm.yaml").write_text("format: 1\nin_force: gisteren\n", encoding="utf-8")
    with pytest.raises(ModuleError):
        editions("brabant-2022")


def test_the_next_edition_of_the_small_norm_is_what_it_says() -> None:
    first, second = load_norm("klein-2024"), load_norm("klein-2025")
    assert second.parameters["reactietermijn"].values[0].value == Clock(24 * 3_600_000_000)
    assert second.rules.keys() - first.rules.keys() == {"1.6"}
    assert first.rules.keys() - second.rules.keys() == {"1.5"}
    assert load_norm("dijkstede").extends == ("klein-2025", "klein-2024")


def test_a_made_up_second_edition_of_the_norm_of_2022_takes_over_the_rest() -> None:
    first: Norm = load_norm("brabant-2022")
    second = read_norm(NORMS / "brabant-2027")
    assert second.rules.keys() - first.rules.keys() == {"5.4"}
    assert second.parameters["gedragscode_leeftijd"].values[0].value == Period(4, Unit.YEARS)
    assert second.interim_on != first.interim_on
