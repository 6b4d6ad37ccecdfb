"""``rules check``, ``dossier check``, ``dossier new``, and the help of all commands in both languages."""

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from brabantnorm_rules.cli.program import PROGRAM
from brabantnorm_rules.language.commands import HELP
from tests.cli.running import Run, environment
from tests.examples import DOSSIER, SMALL

OVERLAY = Path(__file__).parents[2] / "docs" / "examples" / "24-uur"


def test_rules_check_says_that_all_is_well(run: Run) -> None:
    for path in (OVERLAY, OVERLAY / "parameters.yaml"):
        nl, en = run("rules", "check", path), run("rules", "check", path, "--language", "en")
        assert (nl.code, nl.out, nl.err) == (0, f"{path}: geen problemen gevonden\n", "")
        assert (en.code, en.out, en.err) == (0, f"{path}: no problems found\n", "")


def test_rules_check_reports_every_problem_at_its_place(run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "norm"
    shutil.copytree(SMALL, copy)
    module = copy / "pillar-1-voorbeelden.yaml"
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("exists: activiteit", "exists: activteit").replace("power: apv", "power: avp"))
    ran = run("rules", "check", copy)
    assert (ran.code, ran.out) == (2, "")
    assert f"{module}:" in ran.err
    assert "`activiteit`" in ran.err
    assert "`apv`" in ran.err


def test_dossier_check_says_that_all_is_well_or_reports_every_problem(run: Run, folder: Path) -> None:
    ran = run("dossier", "check", folder, "--norm", SMALL)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{folder}: geen problemen gevonden\n")
    broken = DOSSIER.replace("groep: medewerker,", "groep: medewerkers,").replace("2024-05-05", "2024-05-35")
    (folder / "dossier.yaml").write_text(broken, encoding="utf-8")
    ran = run("dossier", "check", folder, "--norm", SMALL)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count(f"{folder / 'dossier.yaml'}:") == 3


@pytest.mark.parametrize("kind", ["gemeente", "provincie"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_dossier_can_be_checked_and_assessed_without_a_shortfall(
    run: Run, tmp_path: Path, kind: str, language: str
) -> None:
    before = date.today()
    made = run("dossier", "new", "--kind", kind, "--norm", SMALL, "--language", language)
    assert (made.code, made.err) == (0, "")
    assert {f"as_at: {day}" for day in (before, date.today())} & set(re.findall(r"as_at: [\d-]+", made.out))
    path = tmp_path / "dossier.yaml"
    path.write_text(made.out, encoding="utf-8")
    dated = run("dossier", "new", "--kind", kind, "--norm", SMALL, "--language", language, "--as-at", "2024-12-31")
    assert "as_at: 2024-12-31" in dated.out
    assert run("dossier", "check", path, "--norm", SMALL).code == 0
    assert run("assess", path, "--norm", SMALL, "--fail-on", "not_met,partly_met").code == 0


@pytest.mark.parametrize("norm", [SMALL, "brabant-2022"], ids=["small", "brabant"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_new_dossier_is_right_when_all_of_it_is_filled_in(
    run: Run, tmp_path: Path, norm: str | Path, language: str
) -> None:
    made = run("dossier", "new", "--kind", "gemeente", "--norm", norm, "--language", language, "--as-at", "2024-12-31")
    assert max(map(len, made.out.splitlines())) <= 110
    assert not re.search(r"\S#", made.out.replace("##", ""))
    filled = re.sub(r"^( *)# ", r"\1", made.out, flags=re.MULTILINE).replace("…", "zo besloten")
    assert filled.count("records:") == made.out.count("records:") > 5
    path = tmp_path / "dossier.yaml"
    path.write_text(filled, encoding="utf-8")
    ran = run("dossier", "check", path, "--norm", norm)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("1  records, niet als volledig opgegeven") == made.out.count("#   records:")


def test_dossier_check_tells_what_each_register_holds(run: Run, folder: Path) -> None:
    head, tail = DOSSIER.split("registers:\n")
    behind = "  installatie: {as_at: 2024-03-31, complete: true, records: [{id: i1}]}\n"
    (folder / "dossier.yaml").write_text(f"{head}registers:\n{behind}{tail}", encoding="utf-8")
    assert run("dossier", "check", folder, "--norm", SMALL).out.splitlines() == [
        f"{folder}: geen problemen gevonden",
        "Dijkstede (gm9901, gemeente), norm klein-2024, bijgehouden tot en met 30 juni",
        "2024",
        "installatie        1  records, volledig, bijgehouden tot en met 31 maart 2024",
        "agressie_incident  4  records, volledig",
        "gedragscode        1  records, volledig",
        "dienstverband      3  records, voor een deel als volledig opgegeven",
        "telling            2  records, niet als volledig opgegeven",
        "verklaring         2  records, niet als volledig opgegeven",
        "Niet in het dossier: activiteit",
    ]


def test_an_option_is_explained_as_its_command_uses_it(run: Run) -> None:
    assert "de norm die het dossier noemt" in " ".join(run("assess", "--help").out.split())
    assert "Zonder deze optie: brabant-2022." in " ".join(run("dossier", "new", "--help").out.split())


def test_every_command_has_its_help_in_both_languages(run: Run) -> None:
    for path, help_ in HELP.items():
        words = path.split()[1:]
        nl, en = run(*words, "--help"), run(*words, "--help", "--language", "en")
        assert (nl.code, nl.err, en.code, en.err) == (0, "", 0, "")
        for ran, text, usage in ((nl, help_.nl, "Gebruik: "), (en, help_.en, "Usage: ")):
            assert ran.out.startswith(f"{usage}{path} ")
            assert text.split()[0] in ran.out
            assert max(map(len, ran.out.splitlines())) <= 80
    assert {path.split()[1] for path in HELP if " " in path} == set(PROGRAM.modules)


@pytest.mark.parametrize(("arguments", "code"), [(("--help",), 0), (("rules", "check", "nowhere"), 2)])
def test_python_runs_the_package_as_the_command_line(run: Run, arguments: tuple[str, ...], code: int) -> None:
    started = [sys.executable, "-m", "brabantnorm_rules", *arguments]
    ran = subprocess.run(started, env=environment(), capture_output=True, check=False, encoding="utf-8")
    assert ran.returncode == code
    assert ran.stdout == run(*arguments).out
    assert ran.stderr == run(*arguments).err
