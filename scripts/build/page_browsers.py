"""Two real browsers, driven alike: Debian's Chromium by playwright, Debian's Firefox by Marionette.

The page's policy forbids scripts from outside, so that nothing is waited for inside of it: `wait` asks again and again.
"""

import shutil
import socket
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Protocol

from venv_setup import Stop

CHROMIUM: Final = ("chromium", "chromium-browser")
FIREFOX: Final = ("firefox-esr", "firefox")
FLAGS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run"),
)
QUIET: Final = {
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
    "browser.tabs.remote.autostart": True,
}


class Browser(Protocol):
    """A browser with one page."""

    name: str
    complaints: list[str]

    def open(self, address: str) -> None:
        """Go to a page."""

    def ask(self, script: str, *given: Any) -> Any:
        """What the body of an async function says, whose `given` arguments are `given`."""

    def close(self) -> None:
        """End the browser."""


def program(names: tuple[str, ...]) -> str:
    """Where a browser is; Stop when it is missing."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        raise Stop(f"{names[0]} is missing: the page is tried in it (apt-get install {names[0]}).")
    return found


class Chromium:
    """Chromium; `page` is playwright's, `complaints` what stood in its console.

    `asked` are the places it asked, `choosers` the boxes for choosing files that it opened.
    """

    name = "Chromium"

    def __init__(self, *, wide: int = 1280, high: int = 900) -> None:
        from playwright.sync_api import sync_playwright

        self._playwright = sync_playwright().start()
        started = self._playwright.chromium.launch(executable_path=program(CHROMIUM), headless=True, args=[*FLAGS])
        self.page = started.new_page(viewport={"width": wide, "height": high})
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda said: self.complaints.append(f"{said.type}: {said.text[:200]}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)[:200]))
        self.choosers: list[Any] = []
        self.page.on("filechooser", lambda box: self.choosers.append(box))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self._browser = started

    def open(self, address: str) -> None:
        """Go to a page."""
        self.page.goto(address)

    def another_page(self) -> Any:
        """A page of its own, which shares nothing with the first; it is ended with the browser."""
        return self._browser.new_page()

    def drop(self, *paths: Path) -> None:
        """Let files and folders of the disk go over the page, as a mouse does."""
        session = self.page.context.new_cdp_session(self.page)
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            session.send("Input.dispatchDragEvent", {"type": kind, "x": 300, "y": 200, "data": data})
        session.detach()

    def ask(self, script: str, *given: Any) -> Any:
        """What the body of an async function says."""
        return self.page.evaluate(f"async given => {{ {script} }}", list(given))

    def close(self) -> None:
        """End the browser."""
        self._browser.close()
        self._playwright.stop()


class Firefox:
    """Firefox; only what scripts threw is complained of."""

    name = "Firefox"

    def __init__(self) -> None:
        from marionette_driver.marionette import Marionette

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._log = TemporaryDirectory()  # the driver takes away what stands in the log's place, be it /dev/null
        log = str(Path(self._log.name) / "gecko.log")
        self._marionette = Marionette(bin=program(FIREFOX), headless=True, port=port, prefs=QUIET, gecko_log=log)
        self._marionette.start_session()
        self._marionette.timeout.script = 120
        self.complaints: list[str] = []

    def open(self, address: str) -> None:
        """Go to a page."""
        self._marionette.navigate(address)

    def ask(self, script: str, *given: Any) -> Any:
        """What the body of an async function says."""
        wrapped = f"""const [given, done] = arguments;
            (async given => {{ {script} }})(given).then(said => done([said ?? null]), error => done(String(error)));"""
        said = self._marionette.execute_async_script(wrapped, [list(given)], sandbox=None)
        if isinstance(said, str):
            self.complaints.append(said)
            raise Stop(f"Firefox: {said}")
        return said[0]

    def close(self) -> None:
        """End the browser, and take away its profile while Python can."""
        self._marionette.quit()
        self._marionette.cleanup()
        self._log.cleanup()


def wait(browser: Browser, script: str, *given: Any, seconds: float = 90) -> Any:
    """What a script says as soon as that is something; Stop when it stays nothing."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if said := browser.ask(script, *given):
            return said
        time.sleep(0.05)
    told = browser.ask("return document.getElementById('status').textContent")
    raise Stop(f"{browser.name}: waited {seconds:.0f} s in vain; the page says: {told}")


def memory_of_renderers(of: int) -> int:
    """Bytes held by the renderers of browsers that process `of` started, shared ones counted by their share."""
    parents = {int(path.name): _parent(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    held = 0
    for process in parents:
        above: int | None = process
        while above and above != of:
            above = parents.get(above)
        if above == of and b"--type=renderer" in _read(Path(f"/proc/{process}/cmdline")):
            lines = _read(Path(f"/proc/{process}/smaps_rollup")).decode().splitlines()
            held += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) * 1024
    return held


def _parent(process: Path) -> int | None:
    words = _read(process / "stat").rpartition(b")")[2].split()
    return int(words[1]) if len(words) > 1 else None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
