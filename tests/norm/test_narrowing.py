"""In a narrowed norm a rule shows what it shows in the whole one, and no more is asked."""

from datetime import date
from pathlib import Path

import pytest

from brabantnorm_rules import Dossier, Organisation, assess, read_dossier, read_norm
from brabantnorm_rules.norm.narrowing import narrow, rests_on
from tests.examples import DOSSIER, SMALL

NORM = read_norm(SMALL)


def test_a_rule_rests_on_itself_its_parts_and_what_these_refer_to() -> None:
    assert set(rests_on(NORM, "1.2")) == {"1.2", "1.2.a", "1.2.b"}
    assert set(rests_on(NORM, "1.2.b")) == {"1.2.b", "1.2.a"}
    assert rests_on(NORM, "1.2.a") == ("1.2.a",)
    with pytest.raises(KeyError):
        rests_on(NORM, "9.9")


@pytest.mark.parametrize("kind", ["gemeente", "provincie"])
@pytest.mark.parametrize("rule", sorted(NORM.rules))
def test_a_rule_shows_what_it_shows_in_the_whole_norm(tmp_path: Path, rule: str, kind: str) -> None:
    path = tmp_path / "dossier.yaml"
    path.write_text(DOSSIER.replace("kind: gemeente", f"kind: {kind}"), encoding="utf-8")
    dossier = read_dossier(path, NORM)
    for as_of in (date(2024, 6, 30), date(2026, 1, 1)):
        whole, narrowed = (assess(norm, dossier, as_of, rules=[rule])[rule] for norm in (NORM, narrow(NORM, rule)))
        assert (whole.outcome, whole.because, whole.flags) == (narrowed.outcome, narrowed.because, narrowed.flags)
        assert whole.explain() == narrowed.explain()
        assert [part.outcome for part in whole.parts] == [part.outcome for part in narrowed.parts]


def test_a_part_keeps_to_whom_the_whole_applies(tmp_path: Path) -> None:
    for file in SMALL.iterdir():
        text = file.read_text(encoding="utf-8")
        whole = "anchor: $anker\n    parts"
        (tmp_path / file.name).write_text(
            text.replace(whole, f"anchor: $anker\n    applies_to: [gemeente]\n    {whole[-5:]}")
        )
    norm = read_norm(tmp_path)
    assert norm.rules["1.2"].applies_to == ("gemeente",)
    dossier = Dossier(norm, Organisation("pv99", "Voorbeeld", "provincie"), date(2024, 6, 30))
    found = assess(narrow(norm, "1.2.a"), dossier, date(2024, 6, 30), rules=["1.2.a"])["1.2.a"]
    assert str(found.because) == "text"


def test_no_more_is_asked_than_the_rule_rests_on() -> None:
    assert len(narrow(NORM, "1.4").questions) == 1
    assert set(narrow(NORM, "1.2.b").rules) == {"1.2", "1.2.a", "1.2.b"}
    assert narrow(NORM, "1.2.b").rules["1.2"].checks == ()
    assert narrow(NORM, "1.4") is narrow(NORM, "1.4")
