"""A norm that extends another says only what is new or otherwise; every mistake in that is told at its place."""

import shutil
from datetime import date
from pathlib import Path

import attrs
import pytest

from brabantnorm_rules.authoring import check_module, load_norm, read_norm, rule_at
from brabantnorm_rules.errors import ModuleError, Place
from brabantnorm_rules.language.diagnostics import render
from brabantnorm_rules.language.extension_problems import EXTENSION_PROBLEMS
from brabantnorm_rules.language.languages import Language
from brabantnorm_rules.norm.edition import Norm
from brabantnorm_rules.norm.parameters import Origin
from brabantnorm_rules.norm.periods import Clock, Period, Unit
from brabantnorm_rules.norm.provenance import Said
from brabantnorm_rules.norm.rules import Exists
from tests.authoring.cases import (
    CHANGES,
    FACTS,
    GOOD,
    GROUPS,
    MARK,
    NORM,
    PARAMETERS,
    POWERS,
    RULES,
    SOURCES,
    WORDS,
    write_norm,
)

EDITION = """\
format: 1
norm: proef-2027
extends: ./basis
as: edition
edition: "2027"
title: {nl: Proefnorm 2027, en: Trial norm 2027}
published_on: 2026-06-01
in_force: 2027-01-01
"""

OVERLAY = """\
format: 1
norm: dijkstede
extends: ./basis
as: overlay
title: {nl: Dijkstede vraagt meer, en: Dijkstede asks more}
"""

RULE = '{id: "1.1", title: {nl: Anders, en: Other}, anchor: law, checks: [{id: a, exists: activiteit}]}'
NEW = RULE.replace("1.1", "1.3")


def write(folder: Path, head: str = EDITION, **said: str) -> Path:
    """Write a norm that extends the good norm, with what it says in files by their name without suffix."""
    (folder / "basis").mkdir()
    write_norm(folder / "basis")
    (folder / NORM).write_text(head.replace(MARK, ""), encoding="utf-8")
    for name, text in said.items():
        (folder / f"{name}.yaml").write_text(f"format: 1\n{text}".replace(MARK, ""), encoding="utf-8")
    return folder


def module(text: str) -> str:
    return f"pillar: 1\n{text}"


# ---- what is said counts, and all else stays ------------------------------------------------------------------------


def test_of_an_edition_that_says_nothing_all_stays_but_its_head(tmp_path: Path) -> None:
    edition = read_norm(write(tmp_path))
    base = read_norm(tmp_path / "basis")
    assert (edition.id, edition.edition, edition.title.en) == ("proef-2027", "2027", "Trial norm 2027")
    assert edition.published_on == date(2026, 6, 1).toordinal()
    assert edition.in_force == date(2027, 1, 1).toordinal()
    assert (edition.extends, edition.overlay) == (("proef-2024",), False)
    for name in (
        *("rules", "fact_types", "parameters", "changes", "sources", "powers", "kinds", "pillars", "parties"),
        *("glossary", "references", "groups", "words"),
    ):
        assert getattr(edition, name) == getattr(base, name), name


def test_an_overlay_has_the_edition_and_the_calendar_of_the_norm_that_it_extends(tmp_path: Path) -> None:
    overlay = read_norm(write(tmp_path, OVERLAY))
    base = read_norm(tmp_path / "basis")
    assert (overlay.id, overlay.overlay, overlay.extends) == ("dijkstede", True, ("proef-2024",))
    assert (overlay.edition, overlay.published_on) == (base.edition, base.published_on)


def test_a_norm_that_says_no_day_is_in_force_from_its_publication(tmp_path: Path) -> None:
    edition = read_norm(write(tmp_path, EDITION.replace("in_force: 2027-01-01\n", "")))
    assert edition.in_force == edition.published_on
    assert (read_norm(tmp_path / "basis").in_force, read_norm(tmp_path / "basis").extends) == (
        date(2024, 1, 1).toordinal(),
        (),
    )


def test_the_target_of_another_edition_is_not_inherited(tmp_path: Path) -> None:
    write(tmp_path)
    head = tmp_path / "basis" / NORM
    head.write_text(GOOD[NORM] + "interim_on: 2025-01-01\ntarget_before: 2026-01-01\n", encoding="utf-8")
    assert (read_norm(tmp_path).interim_on, read_norm(tmp_path).target_before) == (None, None)
    (tmp_path / NORM).write_text(OVERLAY, encoding="utf-8")
    assert read_norm(tmp_path).target_before == date(2026, 1, 1).toordinal()


def test_rules_are_added_replaced_and_withdrawn(tmp_path: Path) -> None:
    text = module(f'rules: [{NEW}]\nreplace: [{RULE}]\nwithdraw: ["1.2.b"]\n').replace(
        "replace: [", 'replace: [{id: "1.2", title: {nl: Geheel, en: Whole}, parts: ["1.2.a"]}, '
    )
    edition = read_norm(write(tmp_path, **{"pillar-1": text}))
    base = read_norm(tmp_path / "basis")
    assert list(edition.rules) == ["1.1", "1.2", "1.2.a", "1.3"]
    assert edition.rules["1.1"].title.en == "Other"
    assert edition.rules["1.2"].parts == ("1.2.a",)
    assert edition.rules["1.2.a"] == base.rules["1.2.a"]
    assert [rule.id for rule in edition.clauses] == ["1.1", "1.2", "1.3"]


def test_a_pillar_of_which_every_rule_is_withdrawn_has_none(tmp_path: Path) -> None:
    head = EDITION + "pillars: [{number: 2, title: {nl: Tweede, en: Second}}]\n"
    text = f"pillar: 2\nrules: [{RULE.replace('1.1', '2.1')}]\n"
    gone = module('withdraw: ["1.1", "1.2", "1.2.a", "1.2.b"]\n')
    edition = read_norm(write(tmp_path, head, **{"pillar-2": text, "pillar-1": gone}))
    assert list(edition.rules) == ["2.1"]
    assert [pillar.number for pillar in edition.pillars] == [1, 2]


def test_a_set_parameter_keeps_its_origin_in_an_edition_unless_it_says_another(tmp_path: Path) -> None:
    text = "set:\n  jaar: {value: {months: 6}}\n  termijn: {value: {hours: 24}, origin: norm, title: {nl: t, en: t}}\n"
    edition = read_norm(write(tmp_path, parameters=text))
    base = read_norm(tmp_path / "basis")
    year, term = edition.parameters["jaar"], edition.parameters["termijn"]
    assert (year.values[0].value, year.values[0].admitted) == (Period(6, Unit.MONTHS), ())
    assert (year.origin, year.title) == (Origin.NORM, base.parameters["jaar"].title)
    assert (term.values[0].value, term.origin, term.title.nl) == (Clock(24 * 3_600_000_000), Origin.NORM, "t")
    assert edition.parameters["aantal"] == base.parameters["aantal"]
    assert list(edition.parameters) == list(base.parameters)


def test_what_an_overlay_sets_is_the_choice_of_the_organisation(tmp_path: Path) -> None:
    text = "set: {termijn: {value: {hours: 72}}, jaar: {value: kalenderjaar}}\n"
    overlay = read_norm(write(tmp_path, OVERLAY, parameters=text))
    assert {overlay.parameters[name].origin for name in ("termijn", "jaar")} == {Origin.ORGANISATION}
    assert overlay.parameters["aandeel"].origin is Origin.DEFAULT


def test_checks_are_spread_anew_over_the_members_of_a_set_that_was_set(tmp_path: Path) -> None:
    """Members that the norm's own parameter never had are asked for too."""
    facts = "fields: {gebouw: {extra: date}}\n"
    text = "set: {onderwerpen: {value: [weerbaarheid]}}\n"
    edition = read_norm(write(tmp_path, facts=facts, parameters=text))
    spread = [check.variables for check in edition.rules["1.1"].checks if check.id == "per_onderwerp"]
    assert spread == [(("thema", "weerbaarheid"),)]
    field = edition.fact_types["gebouw"].field("extra")
    assert field is not None
    assert field.is_day


def test_everything_that_rules_rest_on_may_be_extended(tmp_path: Path) -> None:
    edition = read_norm(_everything(tmp_path))
    assert set(edition.fact_types) >= {"boot", "activiteit"}
    assert "gebouw" not in edition.fact_types
    assert edition.parameters["nieuw"].values[0].value == 3
    assert [change.id for change in edition.changes["wetten"].changes] == ["wet-2020", "wet-2026"]
    assert [change.id for change in edition.changes["anders"].changes] == ["wet-2025"]
    (check,) = [check for check in edition.rules["1.2.a"].checks if check.id == "code"]
    assert "wet-2026" in str(check.question)
    assert edition.sources["boek"].title.en == "Book"
    assert edition.powers["apv"].kinds == ("gemeente", "provincie")
    assert edition.parties == ("gm9901",)
    words = edition.glossary["provincie"].terms
    assert words[Language.NL] == {"raadsleden": "statenleden", "raad": "staten"}
    assert words[Language.EN] == {"council": "the provincial council"}
    assert {reference.fact_type for reference in edition.references} == {"verkiezing", "boot"}


def test_words_are_inherited_added_and_in_an_edition_replaced_and_withdrawn(tmp_path: Path) -> None:
    added = "words: {weerbaarheid: {nl: weerbaarheid, en: resilience}}\n"
    more = "replace: {raadsleden: {nl: leden, en: members}}\nwithdraw: [activiteit.groepen.raadsleden]\n"
    overlay = read_norm(write(tmp_path, OVERLAY, words=added))
    assert overlay.words.say("weerbaarheid", "en") == "resilience"
    assert overlay.words.say("raadsleden", "en", "activiteit.groepen") == "members of the council"
    (tmp_path / NORM).write_text(EDITION, encoding="utf-8")
    (tmp_path / WORDS).write_text(f"format: 1\n{added}{more}", encoding="utf-8")
    edition = read_norm(tmp_path)
    assert edition.words.say("weerbaarheid", "en") == "resilience"
    assert edition.words.say("raadsleden", "en", "activiteit.groepen") == "members"


def _everything(folder: Path) -> Path:
    return write(
        folder,
        EDITION
        + "parties: [gm9901]\n"
        + "glossary: {provincie: {nl: {raad: staten}, en: {council: the provincial council}}}\n"
        + "reference: {boot: {as_at: 2024-01-01, records: [{id: b1, naam: Stroom}]}}\n",
        facts="fact_types: {boot: {kind: thing, fields: {naam: text}}}\nwithdraw: [gebouw]\n",
        parameters="parameters: {nieuw: {type: number, origin: default, value: 3, title: {nl: n, en: n}}}\n",
        changes=(
            "changes:\n  wetten: [{id: wet-2026, title: {nl: w, en: w}, in_force: 2026-01-01, known: 2025-01-01, "
            "confidence: sure}]\n  anders: [{id: wet-2025, title: {nl: w, en: w}, in_force: 2025-01-01, "
            "known: 2025-01-01, confidence: low}]\n"
        ),
        sources="sources: {boek: {title: {nl: Boek, en: Book}, confidence: low}}\n",
        powers="replace: {apv: {title: {nl: een verordening, en: a by-law}, kinds: [gemeente, provincie]}}\n",
    )


def test_groups_of_its_own_take_the_place_of_the_others(tmp_path: Path) -> None:
    text = "organisations: {gm9904: {name: Vierde, kind: gemeente}}\ngroups: {}\n"
    assert set(read_norm(write(tmp_path, groups=text)).groups.organisations) == {"gm9904"}


def test_an_overlay_on_an_edition_rests_on_all_of_them(tmp_path: Path) -> None:
    inner = tmp_path / "editie"
    inner.mkdir()
    write(inner, **{"pillar-1": module(f"rules: [{NEW}]\n")})
    (tmp_path / NORM).write_text(OVERLAY.replace("./basis", "./editie"), encoding="utf-8")
    (tmp_path / PARAMETERS).write_text("format: 1\nset: {termijn: {value: {hours: 1}}}\n", encoding="utf-8")
    overlay = read_norm(tmp_path)
    assert overlay.extends == ("proef-2027", "proef-2024")
    assert "1.3" in overlay.rules


def test_a_norm_is_extended_by_the_name_under_which_it_is_found(tmp_path: Path) -> None:
    (tmp_path / NORM).write_text(OVERLAY.replace("./basis", "brabant-2022"), encoding="utf-8")
    assert read_norm(tmp_path).rules == load_norm("brabant-2022").rules


def test_extending_changes_nothing_of_the_norm_that_is_extended(tmp_path: Path) -> None:
    write(tmp_path, **{"pillar-1": module(f"replace: [{RULE}]\n")})
    before = read_norm(tmp_path / "basis")
    rules = dict(before.rules)
    read_norm(tmp_path)
    assert before.rules == rules == read_norm(tmp_path / "basis").rules


# ---- where it is said -----------------------------------------------------------------------------------------------


def test_a_norm_knows_where_its_rules_and_parameters_are_said(tmp_path: Path) -> None:
    norm = read_norm(write_norm(tmp_path))
    assert norm.provenance.rules["1.2"] == (Said("proef-2024", _at(GOOD[RULES], '"1.2"\n', RULES)),)
    assert norm.provenance.parameters["jaar"] == (Said("proef-2024", _at(GOOD[PARAMETERS], "jaar:", PARAMETERS)),)
    assert str(norm.provenance.parameters["jaar"][0]) == "proef-2024, parameters.yaml:3"


def test_what_is_said_anew_stands_behind_what_was_said_first(tmp_path: Path) -> None:
    write(
        tmp_path,
        parameters="set: {jaar: {value: {months: 6}}}\n",
        **{"pillar-1": module(f"rules: [{NEW}]\nreplace: [{RULE}]\n")},
    )
    edition, base = read_norm(tmp_path), read_norm(tmp_path / "basis")
    assert edition.provenance.parameters["jaar"] == (
        *base.provenance.parameters["jaar"],
        Said("proef-2027", Place(PARAMETERS, 2, 7)),
    )
    assert edition.provenance.parameters["aantal"] == base.provenance.parameters["aantal"]
    assert edition.provenance.rules["1.1"][0] == base.provenance.rules["1.1"][0]
    assert edition.provenance.rules["1.1"][1].place.line == 4
    assert edition.provenance.rules["1.3"] == (Said("proef-2027", Place("pillar-1.yaml", 3, 14)),)
    assert edition.provenance.rules["1.2.a"] == base.provenance.rules["1.2.a"]


def test_the_rule_at_a_line_of_an_edition_is_found(tmp_path: Path) -> None:
    write(tmp_path, **{"pillar-1": module(f"rules: [{NEW}]\nreplace: [{RULE}]\n")})
    assert [rule_at(tmp_path / "pillar-1.yaml", line)[1] for line in (3, 4)] == ["1.3", "1.1"]


def _at(text: str, found: str, path: str) -> Place:
    before = text[: text.index(found)]
    return Place(path, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)


# ---- mistakes -------------------------------------------------------------------------------------------------------


@attrs.frozen
class Mistake:
    """What a norm that extends the good norm says wrong: in which file, with a mark where it is told."""

    code: str
    file: str
    text: str
    head: str = EDITION

    @property
    def place(self) -> str:
        """Where the problem should be told."""
        text = self.text if self.file == NORM else f"format: 1\n{self.text}"
        before = text.split(MARK)[0]
        return f"{self.file}:{before.count(chr(10)) + 1}:{len(before.rpartition(chr(10))[2]) + 1}"

    def write(self, folder: Path) -> Path:
        """Write the norm."""
        if self.file == NORM:
            return write(folder, self.text)
        return write(folder, self.head, **{self.file.removesuffix(".yaml"): self.text})


MODULE = "pillar-1.yaml"
MISTAKES = (
    Mistake("extends-unknown", NORM, EDITION.replace("./basis", f"{MARK}brabant-2023")),
    Mistake("path-outside-folder", NORM, EDITION.replace("./basis", f"{MARK}./../basis")),
    Mistake("extends-unknown", NORM, EDITION.replace("./basis", f"{MARK}../basis")),
    Mistake("extends-unknown", NORM, EDITION.replace("./basis", f"{MARK}/tmp")),
    Mistake("file-missing", NORM, EDITION.replace("./basis", f"{MARK}./nergens")),
    Mistake("missing-key", NORM, EDITION.replace("./basis", f"{MARK}./basis").replace("as: edition\n", "")),
    Mistake("unknown-word", NORM, EDITION.replace("as: edition", f"as: {MARK}uitgave")),
    Mistake("missing-key", NORM, MARK + EDITION.replace('edition: "2027"\n', "")),
    Mistake("missing-key", NORM, MARK + EDITION.replace("published_on: 2026-06-01\n", "")),
    Mistake("unknown-key", NORM, EDITION + f"{MARK}kind: [gemeente]\n"),
    Mistake("date-expected", NORM, EDITION.replace("in_force: ", f"in_force: {MARK}jan ")),
    Mistake("not-in-overlay", NORM, OVERLAY + f'{MARK}edition: "2027"\n'),
    Mistake("not-in-overlay", NORM, OVERLAY + f"{MARK}kinds: [gemeente]\n"),
    Mistake("already-there", MODULE, module(f"rules: [{RULE.replace('id: ', f'id: {MARK}', 1)}]\n")),
    Mistake("nothing-to-replace", MODULE, module(f"replace: [{NEW.replace('id: ', f'id: {MARK}', 1)}]\n")),
    Mistake("nothing-to-withdraw", MODULE, module(f'withdraw: [{MARK}"1.2.c"]\n')),
    Mistake("quotes-needed", MODULE, module(f"withdraw: [{MARK}1.2]\n")),
    Mistake("missing-key", MODULE, module("replace: [▸{title: {nl: a, en: a}}]\n")),
    Mistake("id-twice", MODULE, module(f'replace: [{RULE}]\nwithdraw: [{MARK}"1.1"]\n')),
    Mistake("withdrawn-in-use", MODULE, module(f'withdraw: [{MARK}"1.1"]\n')),
    Mistake("rule-of-other-pillar", MODULE, f'pillar: 2\nwithdraw: [{MARK}"1.1"]\n'),
    Mistake("says-nothing", MODULE, module("")),
    Mistake("says-nothing", POWERS, ""),
    Mistake("list-expected", MODULE, module(f"rules: {MARK}geen\n")),
    Mistake("missing-key", MODULE, 'withdraw: ["1.1"]\n'),
    Mistake("not-in-overlay", MODULE, module(f'withdraw: {MARK}["1.1"]\n'), OVERLAY),
    Mistake("already-there", FACTS, f"fact_types: {{{MARK}gebouw: {{kind: thing, fields: {{naam: text}}}}}}\n"),
    Mistake("already-there", FACTS, f"fields: {{gebouw: {{{MARK}naam: text}}}}\n"),
    Mistake("unknown-fact-type", FACTS, f"fields: {{{MARK}gebouwen: {{hoog: text}}}}\n"),
    Mistake("unknown-type", FACTS, f"fields: {{gebouw: {{hoog: {MARK}getal}}}}\n"),
    Mistake("withdrawn-in-use", FACTS, f"withdraw: [{MARK}gedragscode]\n"),
    Mistake("not-in-overlay", FACTS, f"withdraw: {MARK}[gebouw]\n", OVERLAY),
    Mistake("nothing-to-set", PARAMETERS, f"set: {{{MARK}jaren: {{value: {{years: 1}}}}}}\n"),
    Mistake("window-expected", PARAMETERS, f"set: {{jaar: {{value: {MARK}7}}}}\n"),
    Mistake("unknown-key", PARAMETERS, f"set: {{jaar: {{value: {{years: 2}}, {MARK}type: window}}}}\n"),
    Mistake("withdrawn-in-use", PARAMETERS, f"withdraw: [{MARK}aantal]\n"),
    Mistake("not-in-overlay", PARAMETERS, f"set: {{jaar: {{value: {{months: 6}}, {MARK}origin: norm}}}}\n", OVERLAY),
    Mistake("not-in-overlay", PARAMETERS, f"withdraw: {MARK}[start]\n", OVERLAY),
    Mistake(
        "origin-not-in-overlay",
        PARAMETERS,
        f"parameters: {{{MARK}nieuw: {{type: number, origin: norm, value: 3, title: {{nl: n, en: n}}}}}}\n",
        OVERLAY,
    ),
    Mistake(
        "origin-not-in-overlay",
        PARAMETERS,
        f"set: {{{MARK}termijn: {{values: [{{value: {{hours: 24}}, origin: norm}}]}}}}\n",
        OVERLAY,
    ),
    Mistake("overlay-sets-law", PARAMETERS, f"set: {{{MARK}sinds: {{value: 2024-01-01}}}}\n", OVERLAY),
    Mistake("overlay-asks-less", PARAMETERS, f"set: {{{MARK}jaar: {{value: {{years: 2}}}}}}\n", OVERLAY),
    Mistake("withdrawn-in-use", SOURCES, f"withdraw: [{MARK}wet]\n"),
    Mistake("withdrawn-in-use", POWERS, f"withdraw: [{MARK}apv]\n"),
    Mistake("id-twice", CHANGES, f"replace: [{{id: wet-2020}}]\nwithdraw: [{MARK}wet-2020]\n"),
    Mistake("already-there", CHANGES, f"changes: {{wetten: [{{id: {MARK}wet-2020}}]}}\n"),
    Mistake("missing-key", CHANGES, f"changes: {{wetten: [{MARK}{{title: {{nl: a, en: a}}}}]}}\n"),
    Mistake("unknown-key", GROUPS, f"organisations: {{}}\ngroups: {{}}\n{MARK}add: {{}}\n"),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=[f"{case.code}-{number}" for number, case in enumerate(MISTAKES)])
def test_a_mistake_is_told_at_its_place(tmp_path: Path, mistake: Mistake) -> None:
    found = check_module(mistake.write(tmp_path))
    told = [(problem.code, str(problem.place).removeprefix(f"{tmp_path}/")) for problem in found]
    assert (mistake.code, mistake.place) in told or MARK not in mistake.text
    assert mistake.code in {code for code, _ in told}
    assert all(place.startswith(mistake.file) for _, place in told), told
    for problem in found:
        for language in Language:
            assert render(problem, language).sentence.count("{") == 0


def test_every_problem_of_extending_has_a_norm_that_shows_it() -> None:
    elsewhere = {"extends-in-circle", "extends-too-long", "as-without-extends", "extension-breaks"}
    elsewhere.add("overlay-rule-asks-less")  # tests/workbench/test_overlays.py: found once all is read
    assert {mistake.code for mistake in MISTAKES} | elsewhere >= EXTENSION_PROBLEMS.keys()


def _codes(folder: Path) -> list[str]:
    return [problem.code for problem in check_module(folder)]


def test_as_says_nothing_of_a_norm_that_extends_none(tmp_path: Path) -> None:
    head = GOOD[NORM].replace("kinds:", "as: edition\nkinds:")
    assert _codes(write_norm(tmp_path, {NORM: head})) == ["as-without-extends"]


def test_the_words_of_extending_are_not_known_in_a_norm_that_extends_none(tmp_path: Path) -> None:
    changed = {PARAMETERS: GOOD[PARAMETERS] + "set: {}\n", RULES: GOOD[RULES] + "withdraw: []\n"}
    assert _codes(write_norm(tmp_path, changed)) == ["unknown-key", "unknown-key"]


def test_a_norm_cannot_extend_itself(tmp_path: Path) -> None:
    write(tmp_path, EDITION.replace("./basis", "./zelf"))
    (tmp_path / "zelf").symlink_to(tmp_path)
    (problem,) = check_module(tmp_path)
    assert (problem.code, problem.place.line) == ("extends-in-circle", 3)
    assert problem.arguments["circle"] == f"{tmp_path.name} → {tmp_path.name}"


def test_a_link_that_leads_outside_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elders").mkdir()
    (tmp_path / "norm").mkdir()
    write(tmp_path / "elders")
    write(tmp_path / "norm", EDITION.replace("./basis", "./link"))
    (tmp_path / "norm" / "link").symlink_to(tmp_path / "elders" / "basis")
    assert _codes(tmp_path / "norm") == ["path-outside-folder"]


def test_norms_extend_each_other_a_bounded_number_of_times(tmp_path: Path) -> None:
    inner = tmp_path
    for number in range(11):
        (inner / NORM).write_text(EDITION.replace("2027\nex", f"{number}\nex"), encoding="utf-8")
        inner = inner / "basis"
        inner.mkdir()
    write_norm(inner)
    assert _codes(tmp_path) == ["extends-too-long"]


def test_of_a_norm_with_problems_only_those_are_told_to_whoever_extends_it(tmp_path: Path) -> None:
    write(tmp_path, **{"pillar-1": module('withdraw: ["9.9"]\n')})
    (tmp_path / "basis" / POWERS).unlink()
    (problem,) = check_module(tmp_path)
    assert (problem.code, Path(problem.place.path).parent.name) == ("unknown-power", "basis")


def test_what_no_longer_holds_in_the_norm_that_is_extended_is_told_in_both(tmp_path: Path) -> None:
    write(tmp_path, parameters="set: {aantal: {value: 0.5}}\n")
    problems = check_module(tmp_path)
    assert [(problem.code, Path(problem.place.path).parent.name) for problem in problems] == [
        ("whole-number-expected", "basis"),
        ("extension-breaks", tmp_path.name),
    ]
    assert (problems[1].place.line, problems[1].arguments["number"]) == (3, 1)


def test_a_withdrawn_rule_that_is_still_referred_to_says_where(tmp_path: Path) -> None:
    write(tmp_path, **{"pillar-1": module('withdraw: ["1.1"]\n')})
    (problem,) = check_module(tmp_path)
    line = GOOD[RULES][: GOOD[RULES].index('rule: "1.1"')].count("\n") + 1
    assert f"basis/{RULES}:{line}:" in str(problem.arguments["where"])


def test_an_edition_without_its_own_files_is_no_norm(tmp_path: Path) -> None:
    (tmp_path / NORM).write_text(EDITION.replace("./basis", "brabant-2023"), encoding="utf-8")
    with pytest.raises(ModuleError):
        read_norm(tmp_path)


# ---- what an overlay may set ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("jaar: {value: {months: 11}}", ""),
        ("jaar: {value: {years: 1}}", ""),
        ("jaar: {value: kalenderjaar}", ""),
        ("jaar: {value: {months: 13}}", "overlay-asks-less"),
        ("jaar: {value: {weeks: 1}}", "overlay-asks-less"),
        ("jaar: {values: [{value: {months: 6}}, {from: 2030-01-01, value: {years: 3}}]}", "overlay-asks-less"),
        ("jaar: {values: [{value: {months: 6}}, {for: provincie, value: {years: 3}}]}", "overlay-asks-less"),
        ("anker: {value: ambition}", "overlay-sets-law"),
        ("aandeel: {value: 0.1}", ""),
    ],
)
def test_an_overlay_may_set_so_that_more_is_asked(tmp_path: Path, said: str, code: str) -> None:
    text = GOOD[RULES].replace(
        "geteld\n        share: activiteit\n        where: {datum: {within_last: $jaar}}",
        "geteld\n        share: activiteit",
    )
    text = text.replace("where: {onderwerp: $thema,", "where: {datum: {within_last: $jaar}, onderwerp: $thema,")
    write(tmp_path, OVERLAY, parameters=f"set: {{{said}}}\n")
    (tmp_path / "basis" / RULES).write_text(text, encoding="utf-8")
    (tmp_path / "basis" / FACTS).write_text(
        GOOD[FACTS].replace("valid_for: $jaar", "valid_for: {years: 1}"), encoding="utf-8"
    )
    assert _codes(tmp_path) == ([code] if code else [])


def test_a_replaced_rule_asks_what_it_says_now(tmp_path: Path) -> None:
    overlay = read_norm(write(tmp_path, OVERLAY, **{"pillar-1": module(f"replace: [{RULE}]\n")}))
    assert overlay.rules["1.1"].checks[0].question == Exists("activiteit")
    shutil.rmtree(tmp_path / "basis")
    assert isinstance(overlay, Norm)
