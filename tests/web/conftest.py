"""A workbench over the small workspace, and a client that has come in by the first address as a browser would."""

import asyncio
import re

import httpx
import pytest

from bidkit.web.app import make_app
from bidkit.web.bench import open_bench
from bidkit.web.fault import FaultError, fault_of

PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"
OWN = {"Origin": BASE, "Sec-Fetch-Site": "same-origin"}


class Client:
    """Asks the application as a browser does: keeps cookies, says where it comes from."""

    def __init__(self, bench):
        self.bench, self.app, self.cookies = bench, make_app(bench, PORT), httpx.Cookies()

    def ask(self, method, url, headers=None, **how):
        async def once():
            transport = httpx.ASGITransport(app=self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url=BASE, cookies=self.cookies) as client:
                answer = await client.request(method, url, headers=headers or {}, **how)
                self.cookies = client.cookies
                return answer

        return asyncio.run(once())

    def get(self, url, **how):
        return self.ask("GET", url, **how)

    def enter(self):
        assert self.get(f"/in?t={self.bench.session.ticket}").status_code == 303
        return self

    def post(self, url, data=None, headers=OWN, **how):
        return self.ask(
            "POST", url, headers=headers, data={"token": self.bench.session.token, **(data or {})}, **how
        )

    def json(self, url):
        answer = self.get(url)
        assert answer.status_code == 200, answer.text
        return answer.json()


def seen(answer):
    """Return the mark under which a page shows its row."""
    return re.search(r'name="seen" value="(\w+)"', answer.text)[1]


class Here:
    """Does the errands of the checking process in this one: quicker, and a fault shows its trace."""

    def ask(self, errand, *words, **named):
        try:
            return errand(*words, **named)
        except Exception as error:
            raise FaultError(fault_of(error)) from error

    def close(self):
        pass


@pytest.fixture
def bench(workspace):
    found = open_bench(workspace, checker=Here(), drawer=Here(), patience=60)
    yield found
    found.close()


@pytest.fixture
def client(bench):
    return Client(bench).enter()
