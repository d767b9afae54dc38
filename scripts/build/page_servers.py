"""Servers of this machine for trying the page: one gives it out, another listens for what must not come."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder by a server that knows no kind of file but text."""

    class Plain(SimpleHTTPRequestHandler):
        extensions_map: dict[str, str] = {"": "application/octet-stream", ".html": "text/html"}  # noqa: RUF012 - theirs

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with _server(partial(Plain, directory=str(folder))) as address:
        yield address


@contextmanager
def listening(heard: list[str]) -> Iterator[str]:
    """Another server, that remembers whatever is asked of it."""

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_error(404)

        do_POST = do_GET  # noqa: N815 - its base's name

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with _server(Ear) as address:
        yield address


@contextmanager
def _server(handler: object) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)  # type: ignore[arg-type]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
