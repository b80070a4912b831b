"""The application over real HTTP, in threads of the test process and on its database.

In the same process, so an undefined template variable or a warning fails here too.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from django.db import connections


class _Stil(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


class _Server(ThreadedWSGIServer):
    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            connections.close_all()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away halfway is no error; views have their own handling."""


@contextmanager
def levende_server() -> Iterator[str]:
    """Serves until the end of the block; gives the address without a closing slash."""
    server = _Server(("127.0.0.1", 0), _Stil)
    server.set_app(get_wsgi_application())
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    draad.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        draad.join()
