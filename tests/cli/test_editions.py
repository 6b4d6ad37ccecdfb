"""``rules editions`` shows the editions of a norm, and which of them is in force on a day."""

import json

import pytest

from tests.cli.running import Run


def test_the_editions_of_the_norm_are_shown(run: Run) -> None:
    ran = run("rules", "editions")
    assert (ran.code, ran.err) == (0, "")
    assert " ".join(ran.out.split()) == (
        "- brabant-2022: Brabantse norm weerbare overheid, van kracht vanaf 18 mei 2022"
    )


@pytest.mark.parametrize(("day", "in_force"), [("2022-05-18", "brabant-2022"), ("2022-05-17", None)])
def test_the_edition_in_force_on_a_day_is_marked(run: Run, day: str, in_force: str | None) -> None:
    told = json.loads(run("rules", "editions", "brabant-2022", "--on", day, "--format", "json").out)
    assert told["on"] == {"day": day, "in_force": in_force}
    assert [each["name"] for each in told["editions"]] == ["brabant-2022"]
    shown = run("rules", "editions", "--on", day, "--language", "en").out
    assert ("and on" in shown) is (in_force is not None)


def test_a_name_that_no_norm_has_is_told(run: Run) -> None:
    ran = run("rules", "editions", "brabant-2023")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("NORM: norm-unknown: ")
    assert "`brabant-2022`" in ran.err
