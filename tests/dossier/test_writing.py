"""A dossier that is written reads back as the same dossier."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from brabantnorm_rules import Dossier, Norm, Organisation, load_norm, read_dossier, read_norm, write_dossier
from brabantnorm_rules.norm.values import NONE
from tests.examples import DOSSIER, SMALL
from tests.strategies.facts import dossier as entered
from tests.strategies.facts import facts
from tests.strategies.norms import norm as generated

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def _same(one: Dossier, other: Dossier) -> bool:
    registers = [
        {
            name: (found.ids, {key: list(column) for key, column in found.columns.items()}, set(found.declarations))
            for name, found in dossier.registers.items()
        }
        for dossier in (one, other)
    ]
    rest = [
        (dossier.as_at, dossier.deviations, dossier.let_in, dossier.entered, dossier.organisation.id)
        for dossier in (one, other)
    ]
    kept_to = [{name: found.as_at for name, found in dossier.registers.items()} for dossier in (one, other)]
    return registers[0] == registers[1] and rest[0] == rest[1] and kept_to[0] == kept_to[1]


def _again(dossier: Dossier, folder: Path) -> Dossier:
    (folder / "dossier.yaml").write_text(write_dossier(dossier), encoding="utf-8")
    return read_dossier(folder, dossier.norm)


def test_a_dossier_of_every_kind_of_thing_is_written(tmp_path: Path) -> None:
    source = tmp_path / "bron.yaml"
    source.write_text(DOSSIER, encoding="utf-8")
    dossier = read_dossier(source, read_norm(SMALL))
    assert _same(dossier, _again(dossier, tmp_path))


@pytest.mark.parametrize("name", ["dijkstede"])
def test_an_example_with_registers_in_files_is_written_as_one(tmp_path: Path, name: str) -> None:
    dossier = read_dossier(EXAMPLES / name, load_norm("brabant-2022"))
    assert _same(dossier, _again(dossier, tmp_path))


def test_who_may_read_a_dossier_is_written(tmp_path: Path) -> None:
    organisation = Organisation("gm9901", "Dijkstede", "gemeente")
    for level in (None, "openbaar", "intern", "vertrouwelijk"):
        dossier = Dossier(read_norm(SMALL), organisation, date(2024, 6, 30), confidentiality=level)
        assert _again(dossier, tmp_path).confidentiality == level


def test_generated_dossiers_are_written(tmp_path: Path) -> None:
    random = Random(7)
    for _ in range(60):
        norm = generated(random)
        dossier = entered(norm, facts(random, norm))
        assert _same(dossier, _again(dossier, tmp_path))


@pytest.mark.parametrize("text", ['a "b" \\ c', "ja: nee", "# niet", "- streep", "'s-Gravenmoer", "é\N{EM DASH}…"])
def test_texts_are_written_whatever_they_hold(tmp_path: Path, text: str) -> None:
    norm: Norm = read_norm(SMALL)
    row = {"id": text, "datum": date(2024, 1, 1), "onderwerpen": ["integriteit"], "notitie": text, "vorm": NONE}
    dossier = Dossier(norm, Organisation("gm9901", text, "gemeente"), date(2024, 6, 30)).add("activiteit", [row])
    again = _again(dossier, tmp_path)
    assert _same(dossier, again)
    assert again.organisation.name == text
