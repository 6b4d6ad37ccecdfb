"""A module is checked with the files of its folder, or by itself under a norm; a norm is found by its name alone."""

import sys
from pathlib import Path

import pytest

from brabantnorm_rules.authoring import check_module, load_norm, norms, read_norm
from brabantnorm_rules.authoring import shipped as shipped_norms
from brabantnorm_rules.errors import ModuleError
from tests.authoring.cases import FACTS, GOOD, NORM, POWERS, RULES, write_norm
from tests.examples import SMALL

_NEW = """\
format: 1
pillar: 1
rules:
  - id: "1.9"
    title: {nl: Nieuw, en: New}
    anchor: law
    basis: [wet]
    checks:
      - {id: a, exists: activiteit, where: {onderwerp: integriteit, datum: {within_last: $jaar}}}
      - {id: b, rule: "1.2"}
      - {id: c, attested: aanpak}
      - {id: d, every: gedragscode, must: {up_to_date_with: wetten}, when_no_cases: met}
"""


def _told(*problems: object) -> list[str]:
    return [getattr(problem, "code", "") for problem in problems]


# ---- checking -------------------------------------------------------------------------------------------------------


def test_a_good_norm_has_no_problems(tmp_path: Path) -> None:
    write_norm(tmp_path)
    assert check_module(tmp_path) == ()
    assert check_module(str(tmp_path)) == ()
    assert check_module(SMALL) == ()


@pytest.mark.parametrize("name", GOOD)
def test_a_file_is_checked_with_the_other_files_of_its_folder(tmp_path: Path, name: str) -> None:
    write_norm(tmp_path)
    assert check_module(tmp_path / name) == ()
    write_norm(tmp_path, {POWERS: "format: 1\npowers: {}\n"})
    assert [(problem.code, Path(problem.place.path).name) for problem in check_module(tmp_path / name)] == [
        ("unknown-power", RULES)
    ]


def test_a_module_of_any_name_is_checked_when_it_is_named(tmp_path: Path) -> None:
    write_norm(tmp_path, {"concept.yaml": _NEW})
    assert _told(*check_module(tmp_path)) == ["unknown-file"]
    assert check_module(tmp_path / "concept.yaml") == ()
    (tmp_path / "concept.yaml").write_text(_NEW.replace("aanpak", "aanpakken"), encoding="utf-8")
    assert _told(*check_module(tmp_path / "concept.yaml")) == ["unknown-value"]


@pytest.mark.parametrize("name", ["concept.txt", ".concept.yaml"])
def test_a_file_that_is_no_module_is_not_taken_for_one(tmp_path: Path, name: str) -> None:
    write_norm(tmp_path, {name: _NEW.replace("aanpak", "aanpakken")})
    assert _told(*check_module(tmp_path / name)) == ["unknown-file"]


def test_a_module_outside_a_norm_misses_the_norm(tmp_path: Path) -> None:
    (tmp_path / RULES).write_text(GOOD[RULES], encoding="utf-8")
    assert [(problem.code, problem.arguments.get("name")) for problem in check_module(tmp_path / RULES)] == [
        ("file-missing", FACTS),
        ("file-missing", NORM),
    ]


def test_a_module_may_be_checked_by_itself_under_a_norm(tmp_path: Path) -> None:
    norm = read_norm(write_norm(tmp_path))
    (tmp_path / "elders").mkdir()
    module = tmp_path / "elders" / "nieuw.yaml"
    module.write_text(_NEW, encoding="utf-8")
    assert check_module(module, norm) == ()
    module.write_text(_NEW.replace('"1.2"', '"1.3"').replace("[wet]", "[wetten]"), encoding="utf-8")
    assert _told(*check_module(module, norm)) == ["unknown-source", "unknown-rule"]
    assert _told(*check_module(module, read_norm(SMALL)))[0] == "unknown-source"


@pytest.mark.parametrize("name", ["weg.yaml", "map", "a" * 300, "a\x00"])
@pytest.mark.parametrize("under_a_norm", [True, False])
def test_a_module_that_cannot_be_read_is_told(tmp_path: Path, name: str, under_a_norm: bool) -> None:
    (tmp_path / "map").mkdir()
    problems = check_module(tmp_path / name, read_norm(SMALL) if under_a_norm else None)
    assert {problem.code for problem in problems} <= {
        *("file-missing", "folder-missing", "file-unreadable", "no-rule-modules"),
    }
    assert problems


def test_the_same_problem_of_many_combinations_is_told_once(tmp_path: Path) -> None:
    text = GOOD[RULES].replace("where: {onderwerp: $thema,", "where: {onderwerp: $thema, bereik: 5,")
    assert _told(*check_module(write_norm(tmp_path, {RULES: text}))) == ["unknown-field"]


def test_problems_stand_in_the_order_of_their_places_whatever_their_file(tmp_path: Path) -> None:
    changed = {name: GOOD[name].replace("title: {nl:", "title: {de: x, nl:") for name in GOOD}
    problems = check_module(write_norm(tmp_path, changed))
    assert [problem.place for problem in problems] == sorted(problem.place for problem in problems)
    assert {problem.code for problem in problems} == {"unknown-language"}
    assert len({problem.place.path for problem in problems}) == len(
        [name for name in GOOD if "title: {nl:" in GOOD[name]]
    )


def test_a_large_module_is_read_in_full(tmp_path: Path) -> None:
    members = ", ".join(f"w{number}" for number in range(900))
    tests = ", ".join(["{onderwerp: {in: $onderwerpen}}"] * 990)
    where = ", ".join([f"{{all: [{tests}]}}"] * 3)
    changed = {
        RULES: GOOD[RULES].replace("where: {bereikt: {less_than: 5}}", f"where: {{any: [{where}]}}"),
        FACTS: GOOD[FACTS].replace("[integriteit, weerbaarheid]", f"[integriteit, weerbaarheid, {members}]"),
    }
    assert _told(*check_module(write_norm(tmp_path, changed))) == []


def test_names_are_suggested_for_the_first_problems_only(tmp_path: Path) -> None:
    fields = ", ".join(f"bereikt_{number}: 5" for number in range(400))
    text = GOOD[RULES].replace("where: {bereikt: {less_than: 5}}", f"where: {{{fields}}}")
    problems = check_module(write_norm(tmp_path, {RULES: text}))
    assert len(problems) == 400
    assert problems[0].arguments["suggestion"] == "bereikt"
    assert problems[-1].arguments["suggestion"] == ""


def test_what_was_written_on_several_lines_is_told_on_one(tmp_path: Path) -> None:
    text = GOOD[RULES].replace("attested: aanpak}", "attested: 'plan\n\n         van aanpak'}")
    (problem,) = check_module(write_norm(tmp_path, {RULES: text}))
    assert problem.arguments["value"] == "plan van aanpak"


def test_a_very_long_name_is_told_in_short(tmp_path: Path) -> None:
    text = GOOD[RULES].replace("bereikt:", f"? {'x' * 5000}\n :").replace("attested: aanpak", f"attested: {'y' * 5000}")
    for problem in check_module(write_norm(tmp_path, {RULES: text})):
        assert all(len(str(argument)) <= 501 for argument in problem.arguments.values())


# ---- reading --------------------------------------------------------------------------------------------------------


def test_a_norm_with_problems_is_refused_with_all_of_them_as_text(tmp_path: Path) -> None:
    text = GOOD[RULES].replace("attested: aanpak", "attested: aanpakken").replace("power: apv", "power: apvs")
    write_norm(tmp_path, {RULES: text})
    with pytest.raises(ModuleError) as refused:
        read_norm(tmp_path)
    assert refused.value.diagnostics == check_module(tmp_path)
    assert "bedoelde u `apv`?" in str(refused.value)
    assert "bedoelde u `aanpak`?" in str(refused.value)


def test_a_norm_without_a_whole_head_is_refused(tmp_path: Path) -> None:
    for key in ("norm: proef-2024\n", 'edition: "2024"\n', "title: {nl: Proefnorm, en: Trial norm}\n"):
        write_norm(tmp_path, {NORM: GOOD[NORM].replace(key, "")})
        with pytest.raises(ModuleError) as refused:
            read_norm(tmp_path)
        assert _told(*refused.value.diagnostics) == ["missing-key"]


def test_files_that_a_norm_does_not_need_may_be_left_out(tmp_path: Path) -> None:
    rule = '{id: "1.1", title: {nl: A, en: A}, anchor: law, checks: [{id: a, none: gebouw}]}'
    rules = f"format: 1\npillar: 1\nrules: [{rule}]\n"
    write_norm(tmp_path, {RULES: rules, FACTS: GOOD[FACTS].replace("valid_for: $jaar", "valid_for: {years: 1}")})
    for name in GOOD:
        if name not in (NORM, FACTS, RULES):
            (tmp_path / name).unlink()
    norm = read_norm(tmp_path)
    assert (list(norm.rules), dict(norm.parameters), dict(norm.sources)) == (["1.1"], {}, {})


def test_rules_may_be_divided_over_files(tmp_path: Path) -> None:
    head, rules = GOOD[RULES].split("rules:\n")
    cut = rules.index('  - id: "1.2.b"')
    write_norm(tmp_path, {RULES: f"{head}rules:\n{rules[:cut]}", "pillar-1-b.yml": f"{head}rules:\n{rules[cut:]}"})
    assert set(read_norm(tmp_path).rules) == {"1.1", "1.2", "1.2.a", "1.2.b"}


# ---- norms by name --------------------------------------------------------------------------------------------------


def _install(folder: Path, value: str, name: str = "streeknorm") -> None:
    """Make what an installed package leaves behind: its folder, and an entry point that names it."""
    data = folder / "streek" / "normen" / "streek"
    data.mkdir(parents=True)
    write_norm(data)
    (folder / "streek" / "__init__.py").write_text("raise RuntimeError('imported')\n")
    info = folder / "streek-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: streek\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[brabantnorm_rules.norms]\n{name} = {value}\n")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


def test_a_norm_of_an_installed_package_is_found_by_name_and_nothing_of_it_is_imported(installed: Path) -> None:
    _install(installed, "streek.normen.streek")
    assert norms() == ("brabant-2022", "streeknorm")
    assert load_norm("streeknorm").id == "proef-2024"
    assert "streek" not in sys.modules


def test_a_package_that_is_installed_to_be_edited_is_found_where_it_is(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(installed, "streek.normen.streek")
    (tmp_path / "bron").mkdir()
    (installed / "streek").rename(tmp_path / "bron" / "streek")
    monkeypatch.syspath_prepend(str(tmp_path / "bron"))
    assert load_norm("streeknorm").id == "proef-2024"


def test_the_carried_norm_is_never_replaced_by_that_of_a_package(installed: Path) -> None:
    _install(installed, "streek.normen.streek", "brabant-2022")
    assert norms() == ("brabant-2022",)
    assert load_norm("brabant-2022").id == "brabant-2022"


@pytest.mark.parametrize("value", ["nergens.normen", "csv", ".normen", "streek:normen"])
def test_an_entry_point_that_names_no_folder_is_an_unknown_norm(installed: Path, value: str) -> None:
    _install(installed, value)
    with pytest.raises(KeyError, match="streeknorm"):
        load_norm("streeknorm")


def test_a_package_without_the_folder_that_it_names_has_no_norm(installed: Path) -> None:
    _install(installed, "streek.normen.weg")
    with pytest.raises(ModuleError) as refused:
        load_norm("streeknorm")
    assert _told(*refused.value.diagnostics) == ["folder-missing"]


def test_a_folder_in_the_working_directory_never_stands_for_a_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("brabant-2022", "proef-2024", "rules", "_norms"):
        (tmp_path / name).mkdir()
        write_norm(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    assert norms() == ("brabant-2022",)
    assert load_norm("brabant-2022").id == "brabant-2022"
    with pytest.raises(KeyError):
        load_norm("proef-2024")


def test_a_folder_in_the_working_directory_never_stands_for_an_installed_package(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(installed, "streek.normen.streek")
    here = tmp_path / "hier"
    data = here / "streek" / "normen" / "streek"
    data.mkdir(parents=True)
    write_norm(data, {NORM: GOOD[NORM].replace("proef-2024", "namaak-2024")})
    (here / "streek" / "__init__.py").touch()
    monkeypatch.chdir(here)
    monkeypatch.syspath_prepend("")
    assert load_norm("streeknorm").id == "proef-2024"


@pytest.mark.parametrize(
    ("name", "hint"),
    [("brabant-2023", "did you mean 'brabant-2022'"), ("x", "there are: brabant-2022"), ("../brabant-2022", "no norm")],
)
def test_an_unknown_name_says_what_there_is(name: str, hint: str) -> None:
    with pytest.raises(KeyError, match=hint):
        load_norm(name)


def test_a_library_that_carries_no_norm_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped_norms, "_carried", lambda name: tmp_path / "weg")
    assert norms() == ()
    with pytest.raises(KeyError, match="there are: none"):
        load_norm("brabant-2022")
