"""The workbench in a real browser: Debian's chromium over the small workspace, as a person uses it."""

import threading
from pathlib import Path

import pytest
import uvicorn

from bidkit.web.app import make_app
from bidkit.web.bench import open_bench
from bidkit.web.serve import listening
from tests.pdf.sheets import write_pdf
from tests.web.conftest import Here

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="没有 /usr/bin/chromium；make browser 安装它")
QUOTE = "All data stay inside the country"


@pytest.fixture(scope="module")  # its loop would stand in the way of other tests
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True)
        yield browser
        browser.close()


@pytest.fixture
def served(workspace):
    """Serve the small workspace with the buyer's page beside it; give the bench and its first address."""
    (workspace / "tenders/demo/source").mkdir()
    write_pdf(workspace / "tenders/demo/source/tender.pdf", ["Cover", QUOTE])
    tender = workspace / "tenders/demo/tender.yaml"
    text = tender.read_text()
    tender.write_text(text.replace("text: 数据不出境,", f"text: 数据不出境, source: {{quote: {QUOTE}}},"))
    held = listening(0)
    port = held.getsockname()[1]
    bench = open_bench(workspace, checker=Here(), drawer=Here(), patience=60)
    server = uvicorn.Server(uvicorn.Config(make_app(bench, port), log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [held]}, daemon=True)
    thread.start()
    yield bench, f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
    held.close()


@pytest.fixture
def desk(chromium, served):
    """Give a page that came in by the first address, and what it complained of and asked of other hosts."""
    bench, base = served
    context = chromium.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    page, faults = context.new_page(), []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    # A refusal is told on its page; the browser tells of it too.
    page.on("request", lambda asked: faults.append(asked.url) if not asked.url.startswith(base) else None)
    page.goto(f"{base}/in?t={bench.session.ticket}")
    yield page, base
    context.close()
    assert [one for one in faults if "status of 409" not in one] == []


def test_keys_confirm_row_after_row_and_the_quote_is_marked(desk, workspace):
    page, base = desk
    page.goto(f"{base}/me")
    page.locator("input[name=by]").last.fill("林晓岚")
    page.get_by_role("button", name="保存").click()
    page.goto(f"{base}/t/demo/review/T1")
    page.locator("rect.mark").wait_for(state="attached")
    assert page.locator(".sheet img").evaluate("one => one.decode().then(() => one.naturalWidth)") == 900
    page.goto(f"{base}/t/demo/review")
    total = int(page.locator("progress").get_attribute("max"))
    for done in range(1, 6):
        page.keyboard.press("y")
        page.locator(f"progress[value='{done}']").wait_for()
        page.wait_for_load_state()
    assert "5/" in page.locator("[role=status]").first.inner_text() and total > 5
    held = (workspace / "tenders/demo/review.json").read_text()
    assert held.count("林晓岚") == 5


def test_a_key_in_a_field_or_with_an_input_method_is_a_letter(desk, workspace):
    page, base = desk
    page.goto(f"{base}/t/demo/review/T1")
    page.keyboard.press("e")
    page.keyboard.type("yjd")
    assert page.locator("textarea").input_value() == "yjd" and page.url.endswith("/T1")
    page.keyboard.press("Escape")
    page.locator("body").dispatch_event("keydown", {"code": "KeyY", "key": "Process", "isComposing": True})
    assert page.url.endswith("/T1") and not (workspace / "tenders/demo/review.json").exists()


def test_no_page_is_wider_than_the_screen(desk):
    page, base = desk
    for url in (
        "/",
        "/library",
        "/history",
        "/help",
        "/jobs",
        *(
            f"/t/demo{one}"
            for one in (
                "",
                "/review/T1",
                "/source",
                "/s/answers",
                "/s/answers/T1",
                "/findings",
                "/goods",
                "/books",
                "/s/price",
            )
        ),
    ):
        page.goto(base + url)
        assert page.locator("html").evaluate("one => one.scrollWidth - one.clientWidth") == 0, url
        assert page.locator("h1").count() == 1, url


def test_without_script_the_same_is_done_by_buttons(chromium, served, workspace):
    bench, base = served
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/in?t={bench.session.ticket}")
    page.get_by_role("link", name="数据服务采购").or_(page.get_by_role("link", name="demo")).first.click()
    page.goto(f"{base}/t/demo/review/T1")
    page.get_by_label("确认人").fill("王芳")
    page.get_by_role("button", name="是，原文如此").click()
    page.goto(f"{base}/t/demo/s/answers/T1")
    page.get_by_label("我方答复").fill("全部数据留在境内")
    page.get_by_role("button", name="保存", exact=True).click()
    context.close()
    assert "王芳" in (workspace / "tenders/demo/review.json").read_text()
    assert "全部数据留在境内" in (workspace / "tenders/demo/bid.yaml").read_text()


def test_a_key_is_no_answer_to_what_changed_meanwhile_and_what_was_typed_stays(desk, workspace):
    page, base = desk
    page.goto(f"{base}/t/demo/review/T1")
    tender = workspace / "tenders/demo/tender.yaml"
    tender.write_text(tender.read_text().replace("数据不出境", "数据可以出境"))
    page.get_by_label("确认人").fill("王芳")
    page.locator("textarea").fill("我写的话")
    page.get_by_role("button", name="改 E").click()
    page.get_by_text("改过了").first.wait_for()
    assert "我写的话" in page.content() and not (workspace / "tenders/demo/review.json").exists()
