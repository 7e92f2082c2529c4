"""A headless Chromium in a test: keys go in, the screen of its terminal comes out as text."""

import asyncio
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from aiohttp import ClientConnectionError, ClientSession, ClientWebSocketResponse

PROGRAM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome", "chrome") if (path := shutil.which(name))), None
)
PATIENCE = 30.0
"""Seconds that anything may take."""
_HELD = """
Object.defineProperty(Object.prototype, "_core", {configurable: true, set(core) {
  Object.defineProperty(this, "_core", {value: core, writable: true, configurable: true, enumerable: true});
  if (typeof this.loadAddon === "function") window.terminalHeld = this;
}});
"""
"""Keeps the terminal of the page at hand: it draws on a canvas, and its page gives it no name."""
_SCREEN = """(() => {
  const held = window.terminalHeld;
  if (!held) return "";
  const rows = [];
  for (let row = 0; row < held.rows; row++)
    rows.push(held.buffer.active.getLine(row)?.translateToString(true) ?? "");
  return rows.join("\\n");
})()"""
_KEYS = {"/": ("/", 191, "/"), "enter": ("Enter", 13, "\r"), "escape": ("Escape", 27, ""), "space": (" ", 32, " ")}


class Page:
    """One page of the browser."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self._socket = socket
        self._number = 0

    async def do(self, method: str, **given: object) -> dict[str, object]:
        """Have the browser do something; returns its result."""
        self._number += 1
        await self._socket.send_json({"id": self._number, "method": method, "params": given})
        while True:
            reply = json.loads(await self._socket.receive_str(timeout=PATIENCE))
            if reply.get("id") == self._number:
                assert "error" not in reply, (method, reply["error"])
                result: dict[str, object] = reply["result"]
                return result

    async def value(self, script: str) -> object:
        """What a script comes to."""
        done = await self.do("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        result = done["result"]
        assert isinstance(result, dict)
        return result.get("value")

    async def screen(self) -> str:
        """The terminal as text."""
        return str(await self.value(_SCREEN))

    async def shows(self, *words: str) -> str:
        """Wait until all the words stand on the screen, and return it."""
        screen = ""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while True:
                    screen = await self.screen()
                    if all(word in screen for word in words):
                        return screen
                    await asyncio.sleep(0.05)
        raise AssertionError(f"{words} never came:\n{screen}")

    async def until(self, script: str) -> bool:
        """Wait until a script comes to something true."""
        async with asyncio.timeout(PATIENCE):
            while not await self.value(script):
                await asyncio.sleep(0.05)
        return True

    async def press(self, *keys: str) -> None:
        """Press keys, as a person does."""
        for key in keys:
            name, code, text = _KEYS[key] if key in _KEYS else (key, ord(key.upper()), key)
            for kind in ("keyDown", "keyUp"):
                more = {"text": text} if text and kind == "keyDown" else {}
                await self.do("Input.dispatchKeyEvent", type=kind, key=name, windowsVirtualKeyCode=code, **more)


@asynccontextmanager
async def browsing(address: str, profile: Path) -> AsyncIterator[Page]:
    """A page at an address, in a browser of its own."""
    assert PROGRAM is not None
    browser = await asyncio.create_subprocess_exec(
        PROGRAM, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--no-proxy-server",
        "--window-size=1280,800", "--remote-debugging-port=0", f"--user-data-dir={profile}", "about:blank",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        async with ClientSession() as client:
            port = await _port(profile / "DevToolsActivePort")
            async with client.get(f"http://127.0.0.1:{port}/json/list") as response:
                pages = await response.json()
            target = next(page for page in pages if page["type"] == "page")
            async with client.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                await page.do("Page.enable")
                await page.do("Page.addScriptToEvaluateOnNewDocument", source=_HELD)
                await page.do("Page.navigate", url=address)
                yield page
                with suppress(ClientConnectionError, AssertionError):
                    await page.do("Page.navigate", url="about:blank")
    finally:
        browser.terminate()
        await browser.wait()


async def _port(file: Path) -> int:
    async with asyncio.timeout(PATIENCE):
        while not (file.exists() and "\n" in (text := file.read_text(encoding="utf-8"))):
            await asyncio.sleep(0.05)
    return int(text.split("\n")[0])
