"""LibreOffice asks nobody while it converts, whatever the file wants."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from bidkit.pdf.seen.read import page_texts
from bidkit.tools.soffice import locate_soffice, to_pdf
from tests.word.docs import p
from tests.word.linked import blip, linked, simple, vml


@pytest.fixture
def server():
    """Give the address of a server and the list of what it was asked for."""
    asked = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_):
            return

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=listening.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{listening.server_port}", asked
    listening.shutdown()
    listening.server_close()


def test_nothing_is_fetched_while_converting(tmp_path, server):
    address, asked = server
    xml = p("正文") + blip('r:link="i"') + vml('r:href="v"') + vml(f'src="{address}/s.png"')
    xml += simple(f'INCLUDEPICTURE "{address}/f.png" \\d') + simple(f'INCLUDETEXT "{address}/t.docx"')
    data = linked(xml, ("i", "image", f"{address}/i.png"), ("v", "image", f"{address}/v.png"))
    made = to_pdf({"a": data}, tmp_path, soffice=locate_soffice(), home=tmp_path / "home")
    assert "正文" in page_texts(made["a"])[0]
    assert asked == []
