"""Whoever watches a run hears of every step, counted, and can end it."""

import pytest

from bidkit.errors import ExitCode, StoppedError
from bidkit.watch import Step, Stop, Watch


def test_a_step_of_the_run_is_counted_and_any_other_is_told_without_a_number():
    heard = []
    watch = Watch(heard.append).through("读取", "写出")
    watch.say("读取")
    watch.say("排版", 3, 41)
    watch.say("写出")
    assert heard == [Step("读取", 1, 2), Step("排版", part=3, parts=41), Step("写出", 2, 2)]


def test_a_run_that_was_asked_to_end_tells_no_further_step():
    heard, stop = [], Stop()
    watch = Watch(heard.append, stop)
    watch.say("读取")
    stop.ask()
    with pytest.raises(StoppedError) as told:
        watch.say("写出")
    assert [step.words for step in heard] == ["读取"] and told.value.exit_code == ExitCode.INTERRUPTED
    assert "上一次的成品保持原样" in told.value.cure


def test_the_wish_of_one_run_does_not_end_another():
    one, other = Watch(), Watch()
    one.stop.ask()
    other.say("读取")
