"""Runs: told step by step, stopped, lost, and taken up again by a stream that broke."""

import json
import os
import time

import pytest

from bidkit.errors import UsageError
from bidkit.web.jobs import Jobs


def steps(count, watch):
    for number in range(count):
        watch.say("数数", number, count)
    return {"words": "数完了", "to": "/"}


def until_stopped(watch):
    while True:
        watch.say("等人停")
        time.sleep(0.01)


def refuses(watch):
    raise UsageError("不行", cure="换一个")


def dies(watch):
    os._exit(9)


def ended(job):
    seen = 0
    while not job.over:
        seen += len(job.wait(seen, 30))
    return job.events[-1]


@pytest.fixture(scope="module")
def jobs():
    return Jobs()


def test_a_run_tells_its_steps_and_what_came_of_it(jobs):
    job = jobs.start("数", "甲", steps, 3)
    assert ended(job) == {"kind": "done", "words": "数完了", "to": "/"}
    assert [one["part"] for one in job.events[:-1]] == [0, 1, 2]


def test_one_tender_has_one_run_and_stopping_ends_it(jobs):
    job = jobs.start("等", "乙", until_stopped)
    assert jobs.start("再等", "乙", until_stopped) is job
    job.wait(0, 30)
    jobs.stop(job.number)
    assert ended(job)["fault"]["message"] == "已停止"


def test_a_fault_is_told_with_its_cure_and_a_death_as_one(jobs):
    assert ended(jobs.start("错", "丙", refuses))["fault"]["cure"] == "换一个"
    assert "中断" in ended(jobs.start("死", "丁", dies))["fault"]["message"]


def test_the_stream_goes_on_where_it_broke(client, bench):
    from bidkit.web.jobs import Job

    job = Job(1, "生成", "demo")
    for part in range(3):
        job.tell({"kind": "step", "words": "排版", "n": 1, "of": 6, "part": part, "parts": 3})
    job.tell({"kind": "done", "words": "好了", "to": "/"})
    bench.jobs._jobs[1] = job
    whole, rest = client.get("/jobs/1/events"), client.get("/jobs/1/events", headers={"Last-Event-ID": "2"})
    assert whole.headers["content-type"].startswith("text/event-stream")
    assert [line for line in whole.text.splitlines() if line.startswith("id:")] == [
        "id: 1",
        "id: 2",
        "id: 3",
        "id: 4",
    ]
    data = [json.loads(line[6:]) for line in rest.text.splitlines() if line.startswith("data: ")]
    assert [one.get("part") for one in data] == [2, None]
    assert "好了" in client.get("/jobs/1").text and client.json("/jobs.json")["rows"][0]["state"] == "做完了"


def test_a_run_that_is_under_way_can_be_left_and_seen_again_without_script(client, bench):
    from bidkit.web.jobs import Job

    job = Job(1, "生成", "demo")
    job.tell({"kind": "step", "words": "排版第 1 轮", "n": 0, "of": 0, "part": 3, "parts": 28})
    bench.jobs._jobs[1] = job
    for _ in range(2):
        page = client.get("/jobs/1").text
        assert "排版第 1 轮" in page and "停止" in page
