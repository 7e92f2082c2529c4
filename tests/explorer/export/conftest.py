"""What tests of exports begin from."""

from pathlib import Path

import pytest

from tests.explorer.export.library import make


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library to hand on; read only."""
    return make(tmp_path_factory.mktemp("handed"))
