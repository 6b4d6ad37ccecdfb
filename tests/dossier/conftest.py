"""What the tests of dossiers share: the small norm, an empty dossier under it, and a way to write one down."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from brabantnorm_rules.authoring import read_norm
from brabantnorm_rules.dossier import Dossier, Organisation
from brabantnorm_rules.errors import DossierError
from brabantnorm_rules.norm.edition import Norm

HEAD = """\
format: 1
norm: klein-2024
as_at: 2024-12-31
organisation: {id: gm9901, name: Dijkstede, kind: gemeente}
"""

Write = Callable[..., Path]


@pytest.fixture(scope="session")
def norm() -> Norm:
    return read_norm(Path(__file__).parents[1] / "norms" / "small")


@pytest.fixture
def empty(norm: Norm) -> Dossier:
    return Dossier(norm, Organisation("gm9901", "Dijkstede", "gemeente"), "2024-12-31")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a dossier below the usual head, and files beside it; return its folder."""

    def write_down(text: str, head: str = HEAD, **files: str | bytes) -> Path:
        (tmp_path / "dossier.yaml").write_text(head + text, encoding="utf-8")
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            (tmp_path / name.replace("_", ".")).write_bytes(data)
        return tmp_path

    return write_down


def codes(error: pytest.ExceptionInfo[DossierError]) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.within) for problem in error.value.diagnostics]


def one(dossier: Dossier, fact_type: str, row: Mapping[str, object], **said: Any) -> Mapping[str, Any]:
    """Return what one row comes to, by column."""
    added = dossier.add(fact_type, [{"id": "a", **row}], **said)
    return {name: column[0] for name, column in added.registers[fact_type].columns.items()}
