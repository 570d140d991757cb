"""Who is let in: one test for each row of the table of dangers."""

import pytest

from bidkit.web.guard import HEADERS, LARGE, SMALL
from tests.web.conftest import BASE, OWN, Client, seen


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8765",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1.evil.example:8765",
        "localhost",
        "[::1]:8765",
        "",
    ],
)
def test_another_name_for_this_computer_is_turned_away(client, host):
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765"])
def test_the_own_names_are_not(client, host):
    cookie = f"bidkit-8765={client.bench.session.key}"
    assert client.get("/me", headers={"Host": host, "Cookie": cookie}).status_code == 200


@pytest.mark.parametrize(
    "url", ["/", "/index.json", "/me", "/library", "/t/demo/review", "/t/demo/files/0", "/nowhere"]
)
def test_without_the_cookie_nothing_is_said(bench, url):
    answer = Client(bench).get(url)
    assert (answer.status_code, "demo" in answer.text) == (401, False)


def test_the_first_address_opens_once_and_only_with_its_ticket(bench):
    ticket = bench.session.ticket
    assert Client(bench).get("/in?t=guessed").status_code == 401
    answer = Client(bench).get(f"/in?t={ticket}")
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 303 and "httponly" in cookie and "samesite=lax" in cookie
    assert Client(bench).get(f"/in?t={ticket}").status_code == 401
    assert Client(bench).get("/in?t=").status_code == 401


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": BASE, "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_a_form_of_another_page_is_not_taken(client, headers):
    assert client.post("/me", {"by": "林晓岚"}, headers=headers).status_code == 403
    assert client.json("/me.json")["name"] == ""


@pytest.mark.parametrize("headers", [OWN, {"Origin": BASE}, {"Sec-Fetch-Site": "same-origin"}])
def test_a_form_of_ours_is(client, headers):
    assert client.post("/me", {"by": "林晓岚"}, headers=headers).status_code == 303
    assert client.json("/me.json")["name"] == "林晓岚"


@pytest.mark.parametrize("token", ["", "stale", None])
def test_a_form_without_the_token_of_this_run_is_not_taken(client, token):
    answer = client.ask(
        "POST", "/me", headers=OWN, data={"by": "林晓岚"} | ({} if token is None else {"token": token})
    )
    assert answer.status_code == 403 and "刷新页面" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"])
def test_other_methods_are_turned_away(client, method):
    assert client.ask(method, "/").status_code == 405


def test_every_answer_carries_the_policy(client, bench):
    for answer in (
        client.get("/"),
        client.get("/nowhere"),
        Client(bench).get("/"),
        client.get("/static/style.css"),
    ):
        assert (
            HEADERS.items()
            <= {name.title().replace("Csp", "CSP"): value for name, value in answer.headers.items()}.items()
        )
        assert "unsafe" not in answer.headers["content-security-policy"]


def test_a_body_beyond_the_limit_is_not_read(client, monkeypatch):
    async def endless():
        for _ in range(3):
            yield b"x" * 500
        pytest.fail("read to its end")

    told = client.ask(
        "POST",
        "/me",
        headers={**OWN, "Content-Length": str(SMALL + 1), "Content-Type": "text/plain"},
        content=b"",
    )
    assert told.status_code == 413
    monkeypatch.setattr("bidkit.web.guard.SMALL", 1000)
    hidden = client.ask(
        "POST", "/me", headers={**OWN, "Content-Type": "application/x-www-form-urlencoded"}, content=endless()
    )
    assert hidden.status_code == 413
    large = {**OWN, "Content-Length": str(LARGE + 1), "Content-Type": "multipart/form-data; boundary=x"}
    assert client.ask("POST", "/me", headers=large, content=b"").status_code == 413


@pytest.mark.parametrize(
    "name",
    ["%2e%2e", "%2e%2e%2flibrary", "C:%5Cwindows", "CON", "demo.", "%2Fetc", "demo%00", "//host/share"],
)
def test_no_path_leads_out_of_the_list(client, name):
    for url in (
        f"/t/{name}",
        f"/t/{name}/files/0",
        f"/t/demo/files/{name}",
        f"/library/{name}",
        f"/static/%2e%2e/app.py{name}",
    ):
        assert client.get(url).status_code in (404, 422), url


def test_a_link_among_what_was_made_is_not_followed(client, workspace):
    out = workspace / "tenders/demo/out/package"
    out.mkdir(parents=True)
    (out / "成品.pdf").write_bytes(b"%PDF-1.4")
    (out / "密码.txt").symlink_to(workspace / "library/company.yaml")
    groups = client.json("/t/demo/goods.json")["groups"]
    assert [one["name"] for group in groups for one in group["files"]] == ["成品.pdf"]
    answer = client.get(f"/t/demo/files/{groups[0]['files'][0]['id']}")
    assert answer.content == b"%PDF-1.4"
    assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''%E6%88%90%E5%93%81.pdf"


def test_script_in_the_files_stays_text(client, workspace):
    planted = "<script>alert(1)</script>"
    tender = workspace / "tenders/demo/tender.yaml"
    tender.write_text(tender.read_text().replace("text: 数据不出境", f"text: '{planted}'"))
    iso = workspace / "library/qualifications/iso9001.yaml"
    iso.write_text(iso.read_text().replace("质量管理体系认证证书", planted))
    for url in (
        "/",
        "/t/demo",
        "/t/demo/review/T1",
        "/t/demo/s/answers",
        "/t/demo/s/answers/T1",
        "/library",
        "/library/iso9001",
    ):
        answer = client.get(url)
        assert answer.status_code == 200 and planted not in answer.text, url
    assert "&lt;script&gt;" in client.get("/t/demo/review/T1").text


def test_a_number_of_a_person_is_never_whole(client, workspace):
    number = "420106198503124517"
    person = workspace / "library/people/zhang-wei.yaml"
    person.write_text(person.read_text() + f"id_number: '{number}'\n")
    tender = workspace / "tenders/demo/tender.yaml"
    tender.write_text(tender.read_text().replace("text: 数据不出境", f"text: 联系人身份证号 {number}"))
    for url in ("/library/zhang-wei", "/t/demo/review/T1", "/t/demo/s/answers/T1", "/t/demo/s/answers"):
        for suffix in ("", ".json"):
            answer = client.get(url + suffix)
            assert (
                answer.status_code == 200
                and number not in answer.text
                and "4201**********4517" in answer.text
            ), url


def test_a_number_that_comes_back_half_hidden_is_left_as_it_is(client, workspace):
    number = "420106198503124517"
    tender = workspace / "tenders/demo/tender.yaml"
    tender.write_text(tender.read_text().replace("text: 数据不出境", f"text: 联系人身份证号 {number}"))
    page = client.get("/t/demo/s/answers/T1")
    fields = {one["title"]: one["name"] for one in client.json("/t/demo/s/answers/T1.json")["fields"]}
    sent = {
        fields["要求"]: "联系人身份证号 4201**********4517",
        fields["说明"]: "看过",
        "seen": seen(page),
        "by": "林晓岚",
    }
    assert client.post("/t/demo/s/answers/T1", sent).status_code == 303
    assert number in tender.read_text() and "note: 看过" in (workspace / "tenders/demo/bid.yaml").read_text()
