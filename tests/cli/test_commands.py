"""The commands on a small workspace: what they print, how they leave, what they write."""

import json
import re
from datetime import datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bidkit.cli.main import app
from bidkit.finding import Effect, Finding, FindingClass, Severity
from bidkit.model.report import Report
from bidkit.pack.desk import Packed
from bidkit.tools.probe import Install, Probe

RUN = CliRunner()
ROOT = Path(__file__).parent.parent.parent


def finding(severity, **more):
    return Finding(
        code="Q001",
        title="题",
        severity=severity,
        kind=FindingClass.WRONG,
        effect=Effect.CLARIFY,
        message="有问题",
        cure="改",
        **more,
    )


def report(*findings, status="checked"):
    return Report("项目", "ZB-1", "某某公司", datetime(2026, 12, 21, 9, 30), status, findings)


@pytest.fixture
def judged(monkeypatch):
    """Let check and build give a ready-made report; the jobs they were asked for are kept."""
    jobs = []

    def arm(result):
        def answer(job):
            job.say("读取资料")
            jobs.append(job)
            return result

        monkeypatch.setattr("bidkit.flow.examine.examine", answer)
        monkeypatch.setattr("bidkit.flow.build._pack", lambda job: Packed(answer(job)))
        return jobs

    return arm


def run(*words, root):
    return RUN.invoke(app, [*words, "-C", str(root)])


@pytest.mark.parametrize(
    ("severity", "level", "code"),
    [
        (Severity.FATAL, "fatal", 1),
        (Severity.ERROR, "fatal", 0),
        (Severity.ERROR, "error", 1),
        (Severity.WARNING, "error", 0),
        (Severity.WARNING, "warning", 1),
        (Severity.INFO, "warning", 0),
    ],
)
def test_check_leaves_with_1_from_the_fail_level_up(severity, level, code, workspace, judged):
    judged(report(finding(severity)))
    assert run("check", "demo", "--fail-on", level, root=workspace).exit_code == code


def test_a_waived_finding_does_not_fail_a_run(workspace, judged):
    judged(report(finding(Severity.FATAL, waived_by="某人：理由")))
    assert run("check", "demo", root=workspace).exit_code == 0


@pytest.mark.parametrize("name", ["demo", "tenders/demo"])
def test_a_tender_is_found_by_name_and_by_folder(name, workspace, judged):
    jobs = judged(report())
    assert run("check", name, root=workspace).exit_code == 0
    assert jobs[0].workspace.tender == (workspace / "tenders/demo").resolve()


def test_an_unknown_tender_says_what_to_give(workspace):
    result = run("check", "nosuch", root=workspace)
    assert result.exit_code == 3 and "没有叫「nosuch」的项目" in result.stderr and "demo" in result.stderr


def test_check_writes_nothing(workspace, judged):
    judged(report(finding(Severity.FATAL)))
    before = sorted(workspace.rglob("*"))
    run("check", "demo", root=workspace)
    assert sorted(workspace.rglob("*")) == before


def test_build_keeps_its_report_in_out_and_nowhere_else(workspace, judged):
    judged(report(finding(Severity.FATAL), status="refused"))
    before = set(workspace.rglob("*"))
    assert run("build", "demo", root=workspace).exit_code == 1
    out = workspace / "tenders/demo/out"
    assert set(workspace.rglob("*")) - before == {
        out,
        out / ".lock",
        *(out / f"检查报告.{kind}" for kind in ("html", "json", "pdf")),
    }
    assert json.loads((out / "检查报告.json").read_text(encoding="utf-8"))["status"] == "refused"


def test_build_hands_on_draft_and_the_soffice_of_option_or_environment(workspace, judged, monkeypatch):
    jobs = judged(report(status="draft"))
    monkeypatch.setenv("BIDKIT_SOFFICE", "/opt/office/soffice")
    run("build", "demo", "--draft", root=workspace)
    run("build", "demo", "--soffice", "/other/soffice", root=workspace)
    assert [(job.draft, job.soffice) for job in jobs] == [
        (True, "/opt/office/soffice"),
        (False, "/other/soffice"),
    ]


def test_json_is_all_there_is_on_stdout(workspace, judged):
    judged(report(finding(Severity.FATAL), status="refused"))
    for command in ("check", "build"):
        result = run(command, "demo", "--json", root=workspace)
        assert (result.exit_code, json.loads(result.stdout)["counts"]["fatal"]) == (1, 1)


def test_bind_lists_gaps_first_with_reasons(workspace):
    result = run("bind", "demo", root=workspace)
    rows = [line for line in result.stdout.splitlines() if re.match(r"\| [A-Z]\d", line)]
    answers = [row.split("|")[2].strip() for row in rows[:3]]
    order = ["不满足", "无法判断", "满足"]
    assert result.exit_code == 0 and answers == sorted(answers, key=order.index)
    assert "质量管理体系认证证书（iso9001）" in result.stdout and "评分项 2 个" in result.stdout


def test_bind_as_json_adds_up_the_points(workspace):
    data = json.loads(run("bind", "demo", "--json", root=workspace).stdout)
    by_id = {row["id"]: row for row in data["requirements"]}
    assert by_id["Q2"]["answer"] == "pass" and "iso9001" in by_id["Q2"]["evidence"][0]
    assert by_id["T1"]["evidence"] == ["答复：全部数据存放在采购人机房"]
    assert data["points"] == {"earned": 5, "lost": 5, "undecided": 10}


def test_library_lists_what_ends_within_the_days_from_today(workspace):
    result = run("library", "--today", "2027-05-01", "--days", "61", root=workspace)
    assert result.exit_code == 0 and "2027-07-01 之前到期：1 条" in result.stdout
    assert "2027-06-30" in result.stdout and "文件不存在：files/licence.pdf" in result.stdout


def test_library_as_json_takes_a_day_of_its_own(workspace):
    result = run("library", "--today", "2026-12-01", "--before", "2027-06-30", "--json", root=workspace)
    data = json.loads(result.stdout)
    assert (data["today"], data["expiring"], len(data["stale"])) == ("2026-12-01", [], 5)


INSTALL = Install("sudo apt install x", "brew install x", "winget install x")


@pytest.mark.parametrize(
    ("program", "ok", "code"), [("soffice", True, 0), ("soffice", False, 5), ("harfbuzz-subset", False, 0)]
)
def test_doctor_leaves_with_5_only_for_what_is_needed(program, ok, code, monkeypatch):
    probe = Probe(
        program, "/usr/bin/x" if ok else "", "7.4.7" if ok else "", ok, "" if ok else "没有找到", INSTALL
    )
    monkeypatch.setattr("bidkit.cli.commands.doctor.probe_all", lambda _: (probe,))
    result = RUN.invoke(app, ["doctor"])
    assert result.exit_code == code
    assert ("sudo apt install x" in result.stdout) is not ok and (
        "winget install x" in result.stdout
    ) is not ok
    data = json.loads(RUN.invoke(app, ["doctor", "--json"]).stdout)
    assert data["tools"][0]["install"]["debian"] == "sudo apt install x" and data["tools"][0]["ok"] is ok


def test_explain_lists_all_rules_and_tells_one():
    listed = json.loads(RUN.invoke(app, ["explain", "--json"]).stdout)["rules"]
    first = listed[0]
    result = RUN.invoke(app, ["explain", first["code"].lower()])
    assert result.exit_code == 0 and first["title"] in result.stdout and first["cure"] in result.stdout
    table = RUN.invoke(app, ["explain"]).stdout
    assert f"规则 {len(listed)} 条" in table and all(rule["code"] in table for rule in listed)


def test_explain_knows_the_codes_of_waivers():
    assert "豁免没有对应的问题" in RUN.invoke(app, ["explain", "W001"]).stdout


def test_template_names_the_variables_of_a_word_file():
    path = ROOT / "templates/gov-services/cover.docx"
    data = json.loads(RUN.invoke(app, ["template", str(path), "--json"]).stdout)
    names = {row["name"]: row for row in data["variables"]}
    assert "project.name" in names and names["project.name"]["note"].startswith("项目")
    assert "page_of(id)" in RUN.invoke(app, ["template", str(path)]).stdout


def test_template_of_something_else_says_what_is_wrong(tmp_path):
    (tmp_path / "x.docx").write_bytes(b"not a zip")
    broken = RUN.invoke(app, ["template", str(tmp_path / "x.docx")])
    gone = RUN.invoke(app, ["template", str(tmp_path / "gone.docx")])
    assert (broken.exit_code, gone.exit_code) == (3, 3)
    assert "x.docx" in broken.stderr and "模板打不开" in gone.stderr
