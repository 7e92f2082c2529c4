from pathlib import Path

import pytest

from db import location


def test_the_order_of_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "checkout", lambda: tmp_path)
    assert location.find_database("a.db", {"ONRECORD_DB": "b.db"}) == Path("a.db")
    assert location.find_database(None, {"ONRECORD_DB": "b.db"}) == Path("b.db")
    assert location.find_database(None, {"ONRECORD_DB": ""}) == tmp_path / "db" / "onrecord.db"
    assert location.find_database("~/a.db", {}) == Path.home() / "a.db"


def test_installed_it_is_in_the_users_own_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(location, "checkout", lambda: None)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("sys.platform", "linux")
    found = location.find_database(None, {})
    assert found.name == "onrecord.db"
    assert found.parent.is_dir()
    assert location.demo_database().parent.is_dir()
    assert location.seeds().parent.name == "db"


def test_a_checkout_is_known_by_its_project_file(tmp_path: Path) -> None:
    package = tmp_path / "db"
    assert location.checkout(package) is None
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "another"\n')
    assert location.checkout(package) is None
    (tmp_path / "pyproject.toml").write_text("not toml [")
    assert location.checkout(package) is None
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "onrecord"\n')
    assert location.checkout(package) == tmp_path
