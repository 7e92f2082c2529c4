"""The server without a browser: what it answers, what it refuses, and how it ends."""

import asyncio
import socket
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from explorer import cli
from tests.explorer.web.serving import serving

Captured = pytest.CaptureFixture[str]


def run(*words: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(["serve", *map(str, words)])
    assert isinstance(ended.value.code, int)
    return ended.value.code


async def test_pages_of_its_own_are_answered_and_no_others(invented: Path) -> None:
    async with serving(invented) as address, ClientSession() as client:
        async with client.get(address) as response:
            page = await response.text()
            assert response.status == 200
            assert f'"{address.replace("http", "ws")}/ws"' in page
            assert "https://" not in page, "nothing is loaded from elsewhere"
            assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
        for path in ("/page.js", "/static/js/textual.js", "/static/css/xterm.css"):
            async with client.get(address + path) as response:
                assert response.status == 200, path
        for path, headers, status in (
            ("/", {"Host": "evil.example"}, 403),
            ("/", {"Origin": "http://evil.example"}, 403),
            ("/static/", {}, 403),
            ("/static/../server.py", {}, 404),
            ("/download/x", {}, 404),
        ):
            async with client.get(address + path, headers=headers) as response:
                assert response.status == status, path
                assert "Traceback" not in await response.text()
        for origin in (None, "http://evil.example", "null"):
            with pytest.raises(WSServerHandshakeError) as error:
                await client.ws_connect(f"{address}/ws", headers={} if origin is None else {"Origin": origin})
            assert error.value.status == 403


async def test_a_page_gets_the_app_and_nonsense_ends_it(invented: Path) -> None:
    async with (
        serving(invented) as address,
        ClientSession() as client,
        client.ws_connect(f"{address}/ws?width=9999999&height=x", headers={"Origin": address}) as page,
    ):
        seen = b""
        while b"Quotes" not in seen:
            seen += await page.receive_bytes(timeout=30)
        await page.send_json(["resize", {"width": 100_000_000, "height": 100_000_000}])
        await page.send_json(["ping", "1"])
        while not isinstance(told := (await page.receive(timeout=30)).data, str):
            pass
        assert told == '["pong", "1"]'
        await page.send_str("[not json")
        while not page.closed:
            await page.receive(timeout=30)


async def test_a_library_that_is_gone_ends_the_page(invented: Path, tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    library.write_bytes(invented.read_bytes())
    async with serving(library) as address, ClientSession() as client:
        library.unlink()
        async with client.ws_connect(f"{address}/ws", headers={"Origin": address}) as page:
            async with asyncio.timeout(30):
                while not page.closed:
                    await page.receive()


def test_another_address_takes_an_option(invented: Path, capsys: Captured) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.7", "example.org"):
        assert run("--db", invented, "--host", host) == 2
        said = capsys.readouterr().err
        assert "reads the whole library" in said and "--allow-remote" in said and len(said.splitlines()) == 2


def test_a_port_that_is_in_use(invented: Path, capsys: Captured) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert run("--db", invented, "--port", str(port)) == 1
        assert capsys.readouterr().err == (
            f"onrecord: port {port} of 127.0.0.1 is in use\n  --port N takes another, --port 0 any that is free\n"
        )


def test_an_address_of_another_machine(invented: Path, capsys: Captured) -> None:
    assert run("--db", invented, "--allow-remote", "--host", "192.0.2.7") == 1
    assert "192.0.2.7 is no address of this machine" in capsys.readouterr().err


def test_no_library_and_no_query(tmp_path: Path, capsys: Captured) -> None:
    assert run("--db", tmp_path / "none.db") == 2
    assert "no library at" in capsys.readouterr().err
    assert run("country:nowhere") == 2
    assert "Traceback" not in capsys.readouterr().err


def test_without_textual_serve(invented: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "aiohttp", None)
    monkeypatch.delitem(sys.modules, "explorer.web.server", raising=False)
    assert run("--db", invented) == 1
    assert capsys.readouterr().err.endswith("  pip install 'onrecord[serve]'\n")
