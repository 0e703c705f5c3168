"""What an instance may choose by its environment."""

import pytest

from zhicheng.config import environment


def test_sqlite_is_opened_for_writing_at_once_and_waits():
    settings = environment.database("sqlite:////srv/zhicheng.db")
    assert (settings["NAME"], settings["OPTIONS"]["transaction_mode"], settings["OPTIONS"]["timeout"]) == (
        "/srv/zhicheng.db",
        "IMMEDIATE",
        20,
    )


def test_what_sqlite_has_committed_survives_a_power_cut():
    orders = environment.database("sqlite:////srv/zhicheng.db")["OPTIONS"]["init_command"].split(";")
    assert orders == ["PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA busy_timeout=20000", ""]


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://who:s%40crt@db.local:6432/zc", ("zc", "who", "s@crt", "db.local", 6432)),
        ("postgresql:///zc?host=/run/PG&user=who", ("zc", "who", "", "/run/PG", "")),
    ],
)
def test_postgresql_is_named_by_address_or_socket(url, expected):
    settings = environment.database(url)
    assert tuple(settings[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected


def test_another_database_is_refused():
    with pytest.raises(ValueError, match="DATABASE_URL"):
        environment.database("mysql://localhost/zc")


def test_a_secret_is_made_once_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.delenv("ZHICHENG_SECRET_KEY", raising=False)
    first = environment.secret("ZHICHENG_SECRET_KEY", tmp_path)
    assert (len(first), environment.secret("ZHICHENG_SECRET_KEY", tmp_path)) == (64, first)
    assert (tmp_path / "zhicheng_secret_key.secret").stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("ZHICHENG_SECRET_KEY", "from outside")
    assert environment.secret("ZHICHENG_SECRET_KEY", tmp_path) == "from outside"
