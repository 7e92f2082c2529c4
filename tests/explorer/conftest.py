"""What tests of the screen begin from."""

from pathlib import Path

import pytest

from tests.explorer.invented import build


@pytest.fixture(scope="session")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of invented people; read only."""
    return build(tmp_path_factory.mktemp("library") / "invented.db")
