"""What lies beside the plan: the calendar, the picture, the drafts of letters, read from their finished bytes."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pytest

from bidkit.model.sheet import Picture
from scripts.make_letters import OUT, make
from tests.sheets.planning import RULES, dates, extra, planned

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SVG = "{http://www.w3.org/2000/svg}"
BROKEN = "tender: {dates: {issued: 2026-12-02}}"


def unfolded(data):
    """Return the lines of an iCalendar file as one string a property."""
    return re.sub(r"\r\n[ \t]", "", data.decode()).split("\r\n")


def event(data, words):
    """Return the properties of the one event whose summary holds the words."""
    found, inside = [], None
    for line in unfolded(data):
        if line == "BEGIN:VEVENT":
            inside = []
        elif line == "END:VEVENT":
            found.append(inside)
            inside = None
        elif inside is not None:
            inside.append(line)
    (one,) = [
        lines for lines in found if any(f"] {words}" in line for line in lines if line.startswith("SUMMARY"))
    ]
    return one


def letter(sheet, name):
    """Return the text of a finished letter, header first, and the Word file taken apart."""
    archive = zipfile.ZipFile(io.BytesIO(extra(sheet, name)))
    parts = [
        one for one in sorted(archive.namelist()) if re.fullmatch(r"word/(header\d*|document)\.xml", one)
    ]
    paragraphs = [
        "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        for part in reversed(parts)
        for paragraph in ElementTree.fromstring(archive.read(part)).iter(f"{W}p")
    ]
    return "\n".join(paragraphs), archive


def test_the_calendar_follows_the_format_line_by_line():
    data = extra(planned(today="2026-12-01"), ".ics")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines) and b"\n" not in data.replace(b"\r\n", b"")
    assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2] == b"END:VCALENDAR"
    text = unfolded(data)
    events = text.count("BEGIN:VEVENT")
    assert events > 30
    for one in ("UID:", "DTSTAMP:20261201T000000Z", "DTSTART", "TRIGGER:"):
        assert sum(line.startswith(one) for line in text) >= events
    assert len({line for line in text if line.startswith("UID:")}) == events


def test_the_deadline_stands_at_its_hour_in_chinese_time_with_an_alarm_the_day_before():
    one = event(extra(planned(), ".ics"), "投标截止、开标")
    assert "DTSTART;TZID=Asia/Shanghai:20261221T093000" in one
    assert "TRIGGER:-P1D" in one and "ACTION:DISPLAY" in one


def test_a_step_of_several_days_warns_at_nine_on_the_day_before_it_ends():
    one = event(extra(planned(), ".ics"), "方案写作")
    assert "DTSTART;VALUE=DATE:20261204" in one and "DTEND;VALUE=DATE:20261212" in one
    assert "TRIGGER:P6DT9H" in one  # from midnight of the fourth to nine on the tenth


def test_the_same_plan_gives_the_same_bytes_and_a_moved_plan_the_same_events():
    first, again = (extra(planned(today="2026-12-01"), ".ics") for _ in range(2))
    assert first == again
    moved = extra(planned(dates("2026-11-27", "2026-12-25 09:30"), today="2026-12-01"), ".ics")
    uids = [{line for line in unfolded(one) if line.startswith("UID:")} for one in (first, moved)]
    assert first != moved and uids[0] == uids[1]


def test_another_tender_has_other_events():
    other = extra(planned("tender: {project: {number: JCZC-2026-0999}}"), ".ics")
    uids = [
        {line for line in unfolded(one) if line.startswith("UID:")}
        for one in (extra(planned(), ".ics"), other)
    ]
    assert not uids[0] & uids[1]


def test_what_has_passed_comes_on_its_new_day_and_what_is_estimated_says_so():
    data = extra(planned(today="2026-12-14"), ".ics")
    assert "DTSTART;VALUE=DATE:20261216" in event(data, "授权文件")
    assert "STATUS:TENTATIVE" in event(data, "签订合同")
    assert not [line for line in unfolded(data) if "] 决定是否对采购文件" in line]


def test_a_plan_without_days_has_no_calendar_and_no_picture():
    sheet = planned("tender: {unread: [dates.deadline, dates.opening], dates: {issued: （删去）}}")
    assert not [one for one in sheet.extras if one.name.endswith(".ics")]
    assert not [one for one in sheet.blocks if isinstance(one, Picture)]


def pictures(sheet):
    return [ElementTree.fromstring(block.svg) for block in sheet.blocks if isinstance(block, Picture)]


def words(picture):
    return [node.text for node in picture.iter(f"{SVG}text")]


def test_the_picture_shows_every_step_the_days_today_and_the_deadline():
    before, after = pictures(planned(today="2026-12-10"))
    labels = words(before)
    for wanted in ("用印", "上传投标文件", "今天", "投标截止", "2026年12月", "21"):
        assert wanted in labels
    assert "签订合同" in words(after) and "今天" not in words(after)


def test_the_picture_shades_days_of_rest_and_marks_a_worked_weekend():
    sheet = planned(dates("2026-09-10", "2026-10-13 09:30"))
    before = pictures(sheet)[0]
    labels = words(before)
    assert labels.count("班") == 2  # 09-20 and 10-10
    shaded = [
        node
        for node in before.iter(f"{SVG}rect")
        if node.get("fill") == "#e6e9ee" and node.get("height") != "8"
    ]
    # 09-12、13、19，09-25 至 27，10-01 至 07，10-11
    assert len(shaded) == 3 + 3 + 7 + 1


def test_the_picture_fits_a_page_and_is_legible_on_it():
    for picture in pictures(planned()):
        left, top, width, height = map(float, picture.get("viewBox").split())
        assert (left, top) == (0, 0)
        assert height / width < 170 / 269  # A4 across, without margins and heading
        sizes = {float(node.get("font-size")) for node in picture.iter(f"{SVG}text")}
        assert min(sizes) * 269 / width * 72 / 25.4 > 5  # points on paper
        assert all(0 <= float(node.get("x")) <= width for node in picture.iter(f"{SVG}text"))


def test_the_challenge_is_a_draft_with_the_broken_minimum_and_open_blanks():
    text, archive = letter(planned(BROKEN, findings=True), "质疑函")
    assert text.startswith("草稿：未经审核、签字、盖章，不得发出")
    assert "江城市大数据中心" in text and "江城衡信数据科技有限公司" in text and "JCZC-2026-0188" in text
    assert "截止只有 19 日，法定不少于 20 日" in text and "第三十五条" in text
    assert "【待填：联系人】" in text and "【待填：获取日期】" in text
    assert "{{" not in text and "{%" not in text
    assert 'w:eastAsia="zh-CN"' in archive.read("word/styles.xml").decode()


def test_an_article_that_nobody_read_is_left_for_a_person_to_look_up():
    overlay = "tender: {method: consultation, dates: {issued: 2026-12-16}}"
    text, _ = letter(planned(overlay, findings=True), "质疑函")
    assert "第十条【待填：核对原文】" in text and "转引" not in text
    assert "顺延投标截止时间，补足法定天数" in text


def test_the_columns_of_a_letter_are_as_wide_as_their_words():
    _, archive = letter(planned(BROKEN, findings=True), "质疑函")
    root = ElementTree.fromstring(archive.read("word/document.xml"))
    widths = [int(column.get(f"{W}w")) for column in root.iter(f"{W}gridCol")]
    assert widths[0] < 800 < min(widths[1:])
    assert sum(widths) < 21 * 567 - 2 * 1531 + 20


def test_every_rule_about_the_buyer_has_words_for_what_is_asked():
    told = {True: "challenge", False: "objection"}
    for rule in RULES().rules:
        about_the_buyer = "remedy" in rule.parameters
        pointing = rule.asks is not None and rule.asks.letter != "clarification"
        assert pointing is about_the_buyer, rule.code
        if pointing:
            assert rule.asks.letter == told[rule.regimes == ("government-procurement",)], rule.code


def test_a_tender_under_the_tendering_law_gets_an_objection_instead():
    sheet = planned("tender: {regime: tendering, dates: {issued: 2026-12-02}}", findings=True)
    assert "质疑" not in "".join(one.name for one in sheet.extras)
    text, _ = letter(sheet, "异议函")
    assert "暂停招标投标活动" in text and "只有 19 日" in text


def test_questions_are_asked_in_words_of_the_tender_never_with_our_ids():
    overlay = """{tender: {unread: [dates.validity_days],
        criteria: {S4: {text: 近三年类似业绩, rule: {needs: {case: {after: （删去）}}}}}}}"""
    text, _ = letter(planned(overlay, findings=True), "澄清提问函")
    assert "未能在文件中确认投标有效期" in text and "没有写明「近几年」从哪天起算" in text
    assert "S4" not in text and "validity_days" not in text and "after" not in text


def test_no_letter_is_drafted_without_a_reason_but_the_low_price_one():
    names = [one.name for one in planned(findings=True).extras]
    assert names == ["投标倒排计划.ics", "草稿_异常低价说明.docx"]


def test_the_low_price_letter_lists_our_groups_and_leaves_the_costs_to_people():
    text, _ = letter(planned(), "异常低价")
    assert "原材料成本" in text and "人工成本" in text and "制造费用" in text and "财库〔2026〕2号" in text
    assert "1,860,000.00" in text and "1,950,000.00" in text
    assert text.count("【待填：金额】") >= 4
    assert "财库" not in letter(planned("tender: {regime: tendering}"), "异常低价")[0]


def test_a_bid_without_a_price_leaves_it_open():
    assert "【待填：投标报价】" in letter(planned("price: （删去）"), "异常低价")[0]


def test_a_letter_is_the_same_file_every_time():
    first, again = (extra(planned(BROKEN, findings=True), "质疑函") for _ in range(2))
    assert first == again


@pytest.mark.parametrize("name", ["clarification", "challenge", "objection", "low-price"])
def test_the_shipped_templates_are_what_the_script_makes(name, tmp_path):
    make(tmp_path)
    assert (tmp_path / f"{name}.docx").read_bytes() == (OUT / f"{name}.docx").read_bytes()
