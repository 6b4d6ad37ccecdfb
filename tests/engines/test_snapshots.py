"""A norm that is restored from its snapshot is the norm that would be read, as long as nothing has changed since."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from brabantnorm_rules import Norm, assess, compiled_source, read_dossier, read_norm, to_json
from brabantnorm_rules.authoring import snapshots
from brabantnorm_rules.authoring.shipped import carried_norms
from brabantnorm_rules.authoring.snapshots import restore, write
from brabantnorm_rules.engines import snapshots as taking
from brabantnorm_rules.engines.compiled import COMPILED, programs
from brabantnorm_rules.engines.snapshots import pickled
from tests.examples import SMALL

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "dijkstede"
SHIPPED = carried_norms()["brabant-2022"]


@pytest.fixture(scope="module")
def read() -> Norm:
    """The shipped norm, read from its files."""
    return read_norm(SHIPPED)


@pytest.fixture(scope="module")
def restored(read: Norm, tmp_path_factory: pytest.TempPathFactory) -> Norm:
    """The same norm from its snapshot."""
    snapshot = tmp_path_factory.mktemp("snapshots") / "brabant-2022"
    write(snapshot, SHIPPED, pickled(read))
    found = restore(snapshot, SHIPPED)
    assert found is not None
    return found


def test_it_is_the_same_norm(read: Norm, restored: Norm) -> None:
    assert restored.__reduce__()[1] == read.__reduce__()[1]


def test_its_functions_are_there_without_being_compiled(read: Norm, restored: Norm) -> None:
    assert restored.memo.get_shared(COMPILED, dict[str, object]) != {}
    assert compiled_source(restored) == compiled_source(read)
    assert programs(restored).keys() == programs(read).keys()


@pytest.mark.parametrize("as_of", [date(2024, 2, 29), date(2024, 12, 31), date(2026, 9, 1)])
def test_it_finds_the_same(read: Norm, restored: Norm, as_of: date) -> None:
    found = [to_json(assess(norm, read_dossier(EXAMPLE, norm), as_of)) for norm in (read, restored)]
    assert found[0] == found[1]


@pytest.fixture
def small(tmp_path: Path) -> tuple[Path, Path]:
    """A snapshot, and the folder of the norm that it was taken of."""
    folder = tmp_path / "norm"
    shutil.copytree(SMALL, folder)
    write(tmp_path / "snapshot", folder, pickled(read_norm(folder)))
    assert restore(tmp_path / "snapshot", folder) is not None
    return tmp_path / "snapshot", folder


def test_without_a_snapshot_there_is_nothing_to_restore(small: tuple[Path, Path]) -> None:
    assert restore(small[0].with_name("another"), small[1]) is None


def test_another_text_of_the_norm_makes_it_void(small: tuple[Path, Path]) -> None:
    snapshot, folder = small
    module = folder / "norm.yaml"
    module.write_text(module.read_text(encoding="utf-8") + "# another text\n", encoding="utf-8")
    assert restore(snapshot, folder) is None


def test_another_file_of_the_norm_makes_it_void(small: tuple[Path, Path]) -> None:
    snapshot, folder = small
    (folder / "pillar-2.yaml").write_text("format: 1\n", encoding="utf-8")
    assert restore(snapshot, folder) is None


def test_other_code_that_reads_norms_makes_it_void(small: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "_MADE_BY", ("authoring", "norm"))
    assert restore(*small) is None


def test_another_python_makes_it_void(small: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "MAGIC_NUMBER", b"another")
    assert restore(*small) is None


def test_of_a_norm_that_extends_another_none_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    overlay = EXAMPLE.parent / "24-uur"
    monkeypatch.setattr(taking, "carried_norms", lambda: {"klein": SMALL, "24-uur": overlay})
    monkeypatch.setattr(taking, "snapshot_of", lambda name: tmp_path / name)
    taking.take_snapshots()
    assert [path.name for path in tmp_path.iterdir()] == ["klein"]
