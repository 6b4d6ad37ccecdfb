"""A small norm, and dossiers under it in which every kind of answer occurs."""

from datetime import date

import pytest

from brabantnorm_rules.authoring import read_norm
from brabantnorm_rules.dossier import Dossier, read_dossier
from brabantnorm_rules.norm.edition import Norm
from tests.examples import DOSSIER, SMALL


@pytest.fixture(scope="session")
def norm() -> Norm:
    return read_norm(SMALL)


@pytest.fixture(scope="session")
def dossier(norm: Norm, tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    path = tmp_path_factory.mktemp("dossier") / "dossier.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return read_dossier(path, norm)


@pytest.fixture(params=[date(2024, 6, 30), date(2024, 2, 29), date(2026, 1, 1)], ids=str)
def as_of(request: pytest.FixtureRequest) -> date:
    """The day to which the dossier was kept, one before it, and one after it and after the norm's target date."""
    day: date = request.param
    return day
