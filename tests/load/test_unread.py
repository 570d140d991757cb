"""What somebody means to be read and is not, is named; what programs leave behind is passed over in silence."""

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidkit.errors import UnreadableError
from bidkit.load.format import FORMAT
from bidkit.load.leftovers import is_leftover
from bidkit.load.library import FOLDERS, load_library
from bidkit.load.workspace import find_root, find_workspace, load, shipped
from tests.conftest import ISO

RECORD = ISO.replace("id: iso9001", "id: other")


def put(root, name, text=RECORD):
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.lstrip(), encoding="utf-8")
    return path


def load_demo(root):
    return load(find_workspace(root / "tenders/demo"))


def refused(root, read=load_demo):
    with pytest.raises(UnreadableError) as caught:
        read(root)
    return caught.value


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("qualifications/x.yml", "改名为 .yaml"),
        ("qualifications/x.YAML", "改名为 .yaml"),
        ("qualifications/x.yaml.txt", "改名为 .yaml"),
        ("qualifications/x.Yml.TXT", "改名为 .yaml"),
        ("qualifications/x.yaml.bak", "改名为 .yaml"),
        ("qualifications/x.yaml (1)", "改名为 .yaml"),
        ("qualifications/x．yaml．txt", "改名为 .yaml"),
        ("qualifications/x。yaml", "改名为 .yaml"),
        ("qualifications/x.ymal", "改名为 .yaml"),
        ("qualifications/x.yaml.docx", "改名为 .yaml"),
        ("qualifications/x.txt", "改名为 .yaml"),
        ("qualifications/x", "改名为 .yaml"),
        ("qualifications/管理体系/x.yaml", r"移到 library/qualifications/ 下"),
        ("qualifications/a/b/x.yml", r"移到 library/qualifications/ 下"),
        ("qualification/x.yaml", "是不是应叫「qualifications」"),
        ("peoples/x.yaml", "是不是应叫「people」"),
        ("Qualifications/x.yaml", "是不是应叫「qualifications」"),
        ("资质/x.yaml", "资料库的分类文件夹是：qualifications"),
        ("x.yaml", "要放进分类文件夹"),
        ("past_tenders.yaml", "是不是「past-tenders.yaml」"),
        ("files/x.yaml", "只放扫描件"),
    ],
)
def test_a_record_that_no_reader_sees_is_a_fault_with_its_cure(workspace, name, cure):
    put(workspace, f"library/{name}")
    fault = refused(workspace)
    assert cure in fault.cure and "没有被读" in fault.message
    assert str(fault.span).startswith("library")


def test_a_record_saved_by_notepad_as_unicode_is_seen(workspace):
    put(workspace, "library/people/x.txt").write_bytes(("\ufeff" + RECORD.lstrip()).encode("utf-16-le"))
    assert "没有被读" in refused(workspace).message


def test_many_in_one_wrong_folder_are_one_fault(workspace):
    for number in range(9):
        put(workspace, f"library/cases/2024/{number}.yaml")
    assert refused(workspace).message.startswith("9 个像是资料的文件没有被读：0.yaml、1.yaml、2.yaml …")


@pytest.mark.parametrize(
    "name",
    [
        "qualifications/._iso9001.yaml",
        "qualifications/.DS_Store",
        "qualifications/Thumbs.db",
        "qualifications/~$iso9001.yaml",
        "qualifications/.iso9001.yaml.swp",
        "qualifications/iso9001.yaml~",
        "qualifications/iso9001.yaml.tmp",
        "qualifications/iso9001.yaml.part",
        "qualifications/.~lock.iso9001.yaml#",
        "qualifications/#iso9001.yaml#",
        "qualifications/.#iso9001.yaml",
        "qualifications/iso9001.yaml.bak",
        "qualifications/iso9001.bak",
        "qualifications/iso9001.yaml.orig",
        "qualifications/停用/old.yaml",
        "停用的资料/cases/old.yaml",
        "cases/停用 case.yaml",
        "__MACOSX/cases/x.yaml",
    ],
)
def test_leftovers_backups_and_what_was_put_away_are_passed_over(workspace, name):
    put(workspace, f"library/{name}", "\x00\x05: [ broken")
    assert len(load_demo(workspace).library.qualifications) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("qualifications/说明.txt", "每张证书一个文件。\n例如：\nid: iso9001 这样写\n"),
        ("qualifications/扫描.jpg", "x"),
        ("people/名单.xlsx", "x"),
        ("files/接口.yaml", "openapi: 3.0.0\n"),
        ("README.md", "# 资料库"),
        ("备忘/联系人.txt", "张三 13800000000"),
        ("quality/", ""),
    ],
)
def test_notes_pictures_and_other_harmless_files_are_no_fault(workspace, name, text):
    if name.endswith("/"):
        (workspace / "library" / name).mkdir()
    else:
        put(workspace, f"library/{name}", text)
    assert load_demo(workspace)


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_sample_is_silent_until_somebody_fills_it_in_where_it_lies(workspace, folder):
    from bidkit.load.lookalike import SAMPLES

    sample = SAMPLES / folder / "样例.yaml.txt"
    mine = workspace / "library" / folder / sample.name
    mine.parent.mkdir(exist_ok=True)
    shutil.copy(sample, mine)
    load_library(workspace / "library", workspace)
    text = mine.read_text("utf-8").replace("\nid: ", "\nid: my-", 1)
    mine.write_text(text, encoding="utf-8")
    assert "样例.yaml.txt" in str(refused(workspace).span)


@pytest.mark.parametrize(
    "name",
    ["bid (1).yaml", "tender.yaml.txt", "bid.yml", "tender-副本.yaml", "bid.txt", "旧/答复.yaml", "x.YAML"],
)
def test_a_second_tender_or_bid_beside_the_first_is_named(workspace, name):
    source = "tender" if "tender" in name else "bid"
    text = (workspace / f"tenders/demo/{source}.yaml").read_text("utf-8")
    put(workspace, f"tenders/demo/{name}", text)
    fault = refused(workspace)
    assert "没有被读" in fault.message and fault.span.file == f"tenders/demo/{name}"


def test_a_record_in_the_folder_of_a_tender_is_named(workspace):
    put(workspace, "tenders/demo/iso9001.yaml")
    assert "资料只从 library/ 读" in refused(workspace).cure


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("tender.draft.yaml", "regime: x\nmethod: y\n"),
        ("tender.yaml.bak", "broken: ["),
        ("招标文件/openapi.yaml", "openapi: 3.0.0\ninfo: {title: 接口}\n"),
        ("deploy.yaml", "services: {web: {}}\n"),
        ("包2/tender.yaml", "project: x\npackage: y\n"),
        ("停用/bid.yaml", "price: x\ndate: y\n"),
        ("out/package/bid.yaml", "price: x\ndate: y\n"),
        ("._tender.yaml", "x"),
        ("笔记.txt", "x"),
    ],
)
def test_drafts_backups_and_what_the_buyer_handed_out_are_no_fault(workspace, name, text):
    put(workspace, f"tenders/demo/{name}", text)
    assert load_demo(workspace)


def own_set(root):
    shutil.copytree(shipped("templates") / "gov-services", root / "templates/gov-services")


def test_a_word_file_that_the_set_does_not_list_is_named(workspace):
    own_set(workspace)
    load_demo(workspace)
    (workspace / "templates/gov-services/bid-letter2.docx").write_bytes(b"x")
    fault = refused(workspace)
    assert "set.yaml 没有列它" in fault.message and "bid-letter2.docx" in fault.span.file


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("templates/gov-services/bid-letter.docx", "没有 set.yaml"),
        ("templates/bid-letter.docx", "不在任何一套里"),
        ("templates/gov-services/set.yml", "没有 set.yaml"),
        ("template/gov-services/set.yaml", "文件夹名不是 templates"),
        ("checklists/M001-x.yaml", "不在任何一套里"),
        ("checklists/ours/M001-x.yaml", "没有 pack.yaml"),
        ("checklist/ours/pack.yaml", "文件夹名不是 checklists"),
        ("Checklists/ours/pack.yaml", "文件夹名不是 checklists"),
    ],
)
def test_own_templates_and_rules_that_nothing_uses_are_named(workspace, name, word):
    put(workspace, name, "x: 1")
    assert word in refused(workspace).message


@pytest.mark.parametrize(
    "name", ["templates/说明.txt", "checklists/README.md", "checklists/.DS_Store", "test/x.yaml"]
)
def test_notes_beside_templates_and_rules_are_no_fault(workspace, name):
    put(workspace, name, "x")
    assert load_demo(workspace)


def test_a_link_that_leads_round_in_a_circle_ends(workspace):
    (workspace / "library/files").mkdir()
    (workspace / "library/files/round").symlink_to("..")
    assert load_demo(workspace)


@pytest.mark.parametrize("name", ["company.yaml.txt", "Company.YML", "company.yml"])
def test_a_company_under_another_name_is_named_in_the_cure(workspace, name):
    (workspace / "library/company.yaml").rename(workspace / "library" / name)
    assert name in refused(workspace, find_root).cure


def test_a_tender_under_another_name_is_named_in_the_cure(workspace):
    (workspace / "tenders/demo/tender.yaml").rename(workspace / "tenders/demo/tender.yaml.txt")
    assert "tender.yaml.txt" in refused(workspace).cure


def test_a_workspace_without_a_format_is_of_the_first(workspace):
    assert find_root(workspace) == workspace.resolve()
    put(workspace, "bidkit.yaml", f"workspace: {FORMAT}\n")
    assert find_root(workspace) == workspace.resolve()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (f"workspace: {FORMAT + 1}\nnews: 1\n", "较新的 bidkit"),
        ("workspace: 99\n", "较新的 bidkit"),
        ("workspace: new\n", "没有写明"),
        ("workspace: 0\n", "没有写明"),
        ("x: 1\n", "没有写明"),
    ],
)
def test_a_newer_or_unknown_format_is_refused_before_anything_is_read(workspace, text, word):
    put(workspace, "bidkit.yaml", text)
    fault = refused(workspace, find_root)
    assert word in fault.message and fault.cure and fault.span.file == "bidkit.yaml"


@given(st.sampled_from(["iso9001.yaml", "证书.docx", "价格.xlsx", "a b.pdf"]))
def test_a_leftover_is_never_a_name_that_people_give(name):
    assert not is_leftover(name)
    for left in (f"~${name}", f"._{name}", f".~lock.{name}#", f".{name}.swp", f"{name}~", f"{name}.tmp"):
        assert is_leftover(left), left
