"""``groups``: to which groups an organisation belongs on a day, how sure that is, and who is no party."""

from pathlib import Path

from tests.authoring.cases import GOOD, GROUPS
from tests.cli.running import Run


def test_the_groups_of_an_organisation_are_found_by_its_code_and_by_its_name(run: Run) -> None:
    by_code, by_name = (run("groups", given, "--on", "2026-11-26") for given in ("gm0772", "eindhoven"))
    assert (by_code.code, by_code.err) == (0, "")
    assert by_code.out == by_name.out
    assert by_code.out.splitlines() == [
        "Groepen bij de norm brabant-2022 op 26 november 2026",
        "Alleen ter informatie: geen enkele uitkomst hangt hiervan af.",
        "",
        "Eindhoven (gm0772, gemeente)",
        "politie-eenheid   Oost-Brabant (zeker)",
        "veiligheidsregio  Brabant-Zuidoost (zeker)",
        "district          Eindhoven (redelijk zeker)",
        "basisteam         Eindhoven-Noord (redelijk zeker, een deel)",
        "basisteam         Eindhoven-Zuid (redelijk zeker, een deel)",
    ]


def test_candidates_are_marked_and_can_be_left_out(run: Run) -> None:
    ran = run("groups", "Dongen", "--on", "2026-11-26", "--language", "en")
    assert "basisteam         Groene Beemden (perhaps)\nbasisteam         Leijdal (perhaps)\n" in ran.out
    surer = run("groups", "Dongen", "--on", "2026-11-26", "--confidence", "medium").out
    assert "Hart van Brabant (redelijk zeker)" in surer
    assert "basisteam" not in surer


def test_who_is_no_party_or_does_not_exist_any_more_is_told(run: Run) -> None:
    assert "Tholen (gm0716, gemeente), geen partij bij de norm\n" in run("groups", "Tholen", "--on", "2026-11-26").out
    haaren = " ".join(run("groups", "Haaren", "--on", "2022-05-18").out.split())
    assert "geen partij bij de norm, bestaat niet op deze dag geen groepen bekend" in haaren
    assert "Op 1 januari 2021 opgegaan in Boxtel, Oisterwijk, Tilburg, Vught (redelijk zeker)" in haaren
    cuijk = " ".join(run("groups", "Land van Cuijk", "--on", "2026-11-26").out.split())
    assert (
        "Op 1 januari 2022 ontstaan of vergroot uit Boxmeer, Cuijk, Grave, Mill en Sint Hubert, Sint Anthonis" in cuijk
    )


def test_all_groups_are_shown_with_their_members(run: Run) -> None:
    ran = run("groups", "--on", "2026-11-26")
    shown = " ".join(ran.out.split())
    assert "- De Markiezaten: Bergen op Zoom (zeker); Halderberge (zeker);" in shown
    assert "Tholen (zeker, geen partij bij de norm)" in shown
    assert "- Eindhoven-Noord: Eindhoven (redelijk zeker, een deel)" in shown
    assert max(map(len, ran.out.splitlines())) <= 80


def test_a_file_of_ones_own_is_shown_in_the_place_of_the_norms(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "eigen.yaml"
    own.write_text(GOOD[GROUPS], encoding="utf-8")
    assert "- Noord: Berg, Dal en Bos (zeker, geen partij bij de norm); Dijkstede (misschien" in run(
        "groups", "--groups", own, "--on", "2020-01-01"
    ).out.replace("\n  ", " ")
    own.write_text(GOOD[GROUPS].replace("sure", "zeker"), encoding="utf-8")
    refused = run("groups", "--groups", own, "--on", "2020-01-01")
    assert (refused.code, refused.out) == (2, "")
    assert f"{own}:7:78: unknown-word" in refused.err


def test_the_day_is_asked_for_since_the_command_has_no_clock(run: Run) -> None:
    refused = run("groups", "Eindhoven")
    assert (refused.code, refused.out) == (2, "")
    assert "argument-missing" in refused.err
    assert "--on" in refused.err
    assert run("groups", "Eindhoven", "--on", "today").code == 0


def test_sorts_and_kinds_are_called_what_the_language_calls_them(run: Run) -> None:
    shown = run("groups", "Eindhoven", "--on", "2026-11-26", "--language", "en").out
    assert "Eindhoven (gm0772, municipality)\n" in shown
    assert "police unit       Oost-Brabant (sure)\n" in shown
