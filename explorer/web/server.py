"""The server: a page with a terminal in it, and a process of the app for each page that is open."""

from __future__ import annotations

import asyncio
import errno
import shlex
import subprocess
import sys
from collections.abc import Awaitable, Callable
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.server import Server as TextualServer
from textual_serve.server import to_int

from explorer.failure import CommandError, say
from explorer.web.guard import HEADERS, refused

WIDEST, HIGHEST = 500, 200
"""Cells of the largest terminal a page may ask for."""
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Session(AppService):
    """The app of one page; when it ends, however it ends, the page is told."""

    async def set_terminal_size(self, width: int, height: int) -> None:
        """Pass on the size of the page, within reason."""
        await super().set_terminal_size(min(max(1, int(width)), WIDEST), min(max(1, int(height)), HIGHEST))

    async def run(self) -> None:
        """Run the app to its end, then let the page go."""
        try:
            await super().run()
        finally:
            await self.remote_close()


class Server(TextualServer):
    """Serves the app to pages of its own address."""

    def __init__(self, command: list[str], host: str, port: int, remote: bool, debug: bool = False) -> None:
        """Take the command that runs the app for one page, and where to listen; port 0 is any that is free."""
        words = subprocess.list2cmdline(command) if sys.platform == "win32" else shlex.join(command)
        super().__init__(words, host, port, title="On the record")
        self.remote = remote
        self.debug = debug

    async def _make_app(self) -> web.Application:
        application = web.Application(middlewares=[self._guarded])
        application.add_routes([
            web.get("/", self.handle_index),
            web.get("/page.js", self._script),
            web.get("/ws", self.handle_websocket),
            web.static("/static", self.statics_path),
        ])  # fmt: skip
        return application

    @web.middleware
    async def _guarded(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer no page but our own."""
        why = refused(
            request.headers.get("Host"), request.headers.get("Origin"), self.remote, opens=request.path == "/ws"
        )
        if why is not None:
            return web.Response(status=403, text=f"{why}\n", headers=HEADERS)
        response = await handler(request)
        if not response.prepared:
            response.headers.update(HEADERS)
        return response

    async def handle_index(self, request: web.Request) -> web.Response:
        """Send the page with the terminal."""
        size = min(max(6, to_int(request.query.get("fontsize", "16"), 16)), 64)
        text = Template(_file("page.html")).substitute(socket=escape(f"ws://{request.host}/ws"), size=size)
        return web.Response(text=text, content_type="text/html")

    async def _script(self, request: web.Request) -> web.Response:
        return web.Response(text=_file("page.js"), content_type="text/javascript")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """Run the app for one page, for as long as both are there."""
        socket = web.WebSocketResponse(heartbeat=15)
        await socket.prepare(request)

        async def close() -> None:
            await socket.close()

        session = Session(
            self.command, write_bytes=socket.send_bytes, write_str=socket.send_str, close=close,
            download_manager=self.download_manager, debug=False,
        )  # fmt: skip
        width, height = (to_int(request.query.get(name, ""), size) for name, size in (("width", 80), ("height", 24)))
        try:
            await session.start(min(max(1, width), WIDEST), min(max(1, height), HIGHEST))
            await self._process_messages(socket, session)
        except (AssertionError, KeyError, TypeError, ValueError, IndexError, AttributeError):
            await socket.close(message=b"this is no message of the page")
        except OSError as error:
            say(f"the app does not start: {error}")
        finally:
            await session.stop()
        return socket

    async def listen(self, ready: Callable[[str], None], until: asyncio.Event) -> None:
        """Answer until told otherwise; ``ready`` is told the address. Raises CommandError where that cannot be."""
        runner = web.AppRunner(await self._make_app(), access_log=None, handle_signals=False, shutdown_timeout=2)
        await runner.setup()
        try:
            site = web.TCPSite(runner, self.host, self.port)
            try:
                await site.start()
            except OSError as error:
                raise unusable(error, self.host, self.port) from error
            port = int(runner.addresses[0][1])
            ready(f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{port}")
            await until.wait()
        finally:
            await runner.cleanup()


def _file(name: str) -> str:
    return files("explorer.web").joinpath(name).read_text(encoding="utf-8")


def unusable(error: OSError, host: str, port: int) -> CommandError:
    """What to say where a port cannot be listened at."""
    if error.errno == errno.EADDRINUSE:
        return CommandError(f"port {port} of {host} is in use", "--port N takes another, --port 0 any that is free")
    if error.errno in (errno.EACCES, errno.EPERM):
        return CommandError(f"port {port} is for the system alone", "--port N takes another, from 1024 up")
    return CommandError(f"{host} is no address of this machine", "leave out --host to serve this machine alone")


def command(database: Path, query: str) -> list[str]:
    """The command that runs the app for one page."""
    return [sys.executable, "-m", "explorer.web.served", str(database.absolute()), query]
