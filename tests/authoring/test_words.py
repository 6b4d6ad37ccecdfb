"""Words for values are read as they are written, and every problem of them is told at its place."""

import pickle
from pathlib import Path

import pytest

from brabantnorm_rules.authoring import check_module, read_norm
from brabantnorm_rules.language.languages import Wording
from brabantnorm_rules.norm.words import NO_WORDS
from tests.authoring.cases import FACTS, GOOD, WORDS, Case, names, told, write_norm

_ADDED = "words:\n  "
_WORD = ": {nl: een woord, en: a word}\n  "


def _word(key: str) -> tuple[str, str, str]:
    return WORDS, _ADDED, f"{_ADDED}▸{key}{_WORD}"


CASES = (
    Case("unknown-token", *_word("raadslid")),
    Case("unknown-token", *_word("activiteit.groepen")),
    Case("unknown-token", *_word("activiteit.groepen.raadsleden.meer")),
    Case("unknown-fact-type", *_word("activiteiten.groepen.raadsleden")),
    Case("unknown-field", *_word("activiteit.groep.raadsleden")),
    Case("unknown-field", *_word("activiteit.datum.raadsleden")),
    Case("unknown-field", *_word("gedragscode.partij.gm9901")),
    Case("unknown-value", *_word("gedragscode.dekking.inwoners")),
    Case("unknown-value", *_word("activiteit.groepen.Eigen_Groep")),
    Case("unknown-change", *_word("gedragscode.verwerkt.wet-2021")),
    Case("language-missing", WORDS, "{nl: raadsleden, en: council members}", "▸{nl: raadsleden}"),
    Case("unknown-language", WORDS, "{nl: raadsleden, en: council members}", "{nl: r, en: c, ▸fy: riedsleden}"),
    Case("wording-expected", WORDS, "{nl: raadsleden, en: council members}", "▸raadsleden"),
    Case("text-expected", WORDS, "en: council members", "en: ▸[council, members]"),
    Case("quotes-needed", WORDS, "en: council members", "en: ▸true"),
    Case("mapping-expected", WORDS, "", "format: 1\nwords: ▸[raadsleden]\n"),
    Case("unknown-key", WORDS, "words:\n", "▸meer: {}\nwords:\n"),
    Case("missing-key", WORDS, "", "▸format: 1\n"),
)
"""The mark of a case stands where the problem is told."""


@pytest.mark.parametrize("case", CASES, ids=names(CASES))
def test_a_problem_is_told_at_its_place_and_nothing_else_is(tmp_path: Path, case: Case) -> None:
    assert told(case, tmp_path) == [(case.code, case.place)]


def test_words_are_kept_by_value_and_by_field(tmp_path: Path) -> None:
    norm = read_norm(write_norm(tmp_path))
    for each in (norm, pickle.loads(pickle.dumps(norm)), norm.with_parameters([])):
        assert each.words.say("raadsleden", "en") == "council members"
        assert each.words.say("raadsleden", "en", "gedragscode.dekking") == "council members"
        assert each.words.say("raadsleden", "en", "activiteit.groepen") == "members of the council"
        assert each.words.say("wet-2020", "nl") == "de wet van 2020"
    assert norm.words.found["raadsleden"] == Wording("raadsleden", "council members")


def test_a_field_with_values_of_ones_own_may_have_words_for_these(tmp_path: Path) -> None:
    own = GOOD[WORDS] + "  activiteit.groepen.balie_team: {nl: de balie, en: the front desk}\n"
    norm = read_norm(write_norm(tmp_path, {WORDS: own}))
    assert norm.words.say("balie_team", "en", "activiteit.groepen") == "the front desk"


def test_a_norm_without_words_reads_its_values_as_they_are_written(tmp_path: Path) -> None:
    write_norm(tmp_path)
    (tmp_path / WORDS).unlink()
    assert check_module(tmp_path) == ()
    norm = read_norm(tmp_path)
    assert norm.words == NO_WORDS
    assert norm.words.say("bio_1_04", "en", "zekerheidsstuk.kader") == "bio 1 04"
    assert (norm.words.say(True, "nl"), norm.words.say(False, "en")) == ("ja", "no")


@pytest.mark.parametrize("broken", ["enum: [Integriteit]", "enum: []"])
def test_values_of_a_field_that_cannot_be_read_are_not_told_as_unknown_too(tmp_path: Path, broken: str) -> None:
    facts = GOOD[FACTS].replace("{enum: [gemeenteraad]}", f"{{{broken}}}")
    words = GOOD[WORDS] + "  gemeenteraad: {nl: raad, en: council}\n  verkiezing.soort.gemeenteraad: {nl: r, en: c}\n"
    found = check_module(write_norm(tmp_path, {FACTS: facts, WORDS: words}))
    assert "unknown-token" not in [problem.code for problem in found]
    assert "unknown-value" not in [problem.code for problem in found if problem.place.path.endswith(WORDS)]
