"""What two made bids share, and what they do not: copies, shuffles, common texts, properties, prices."""

import time
from pathlib import Path

import docx
import pytest
from lxml import etree

from bidkit.compare.result import Sign
from bidkit.compare.run import CompareJob, compare
from bidkit.errors import UnreadableError, UsageError
from tests.compare.bids import bid, encoded, paragraphs, seal_like_picture

A, B = "江城衡信数据科技有限公司", "云泽远图信息技术有限公司"
ITEMS = ["服务器", "存储阵列", "核心交换机", "防火墙", "数据治理平台", "培训服务", "驻场运维"]


def pair(*paths, **more):
    return compare(CompareJob(tuple(paths), **more)).pairs[0]


def titles(found, sign):
    return [one.title for one in found.shared if one.sign is sign]


def test_two_bids_written_apart_share_nothing(tmp_path):
    left = bid(tmp_path / "a.docx", paragraphs(0, 60), company=A)
    right = bid(tmp_path / "b.docx", paragraphs(5000, 60), company=B)
    found = pair(left, right)
    assert found.similarity == 0
    assert found.shared == ()


def test_a_copy_under_another_company_is_all_shared(tmp_path):
    texts = [f"{{}}承诺：{text}" for text in paragraphs(0, 40)]
    left = bid(tmp_path / "a.docx", [text.format(A) for text in texts], company=A)
    right = bid(tmp_path / "b.docx", [text.format(B) for text in texts], company=B)
    found = pair(left, right)
    assert found.share_left > 0.99 and found.share_right > 0.99
    assert titles(found, Sign.MIXED) == []


def test_shuffled_paragraphs_are_found_with_their_places(tmp_path):
    texts = paragraphs(0, 40)
    shuffled = [texts[n * 17 % 40] for n in range(1, 41)]
    found = pair(bid(tmp_path / "a.docx", texts), bid(tmp_path / "b.docx", shuffled))
    assert found.share_left > 0.99
    first = next(one for one in found.shared if one.sign is Sign.TEXT and texts[0][:20] in one.left)
    assert first.places[0].where.startswith("正文第1段")
    at = next(n for n, text in enumerate(shuffled, 1) if text == texts[0])
    assert f"正文第{at}段" in first.places[1].where or first.letters > len(texts[0])


def test_reworded_sentences_are_near_and_marked_so(tmp_path):
    texts = paragraphs(0, 20, of=1)
    reworded = [text.replace("并留存记录", "且留下记录").replace("完成", "做完") for text in texts]
    found = pair(bid(tmp_path / "a.docx", texts), bid(tmp_path / "b.docx", reworded))
    assert found.share_left > 0.9
    assert any(not one.exact for one in found.shared if one.sign is Sign.TEXT)


def test_a_copied_chapter_is_all_of_the_short_file_and_part_of_the_long_one(tmp_path):
    left = bid(tmp_path / "a.docx", paragraphs(0, 10))
    right = bid(tmp_path / "b.docx", [*paragraphs(5000, 40), *paragraphs(0, 10)])
    found = pair(left, right)
    assert found.share_left > 0.99
    assert 0.1 < found.share_right < 0.3
    assert found.similarity == found.share_left


def test_only_the_tenders_text_in_common_is_nothing(tmp_path):
    demands = paragraphs(9000, 30)
    tender = bid(tmp_path / "招标文件.docx", demands)
    left = bid(tmp_path / "a.docx", [*paragraphs(0, 30), *demands], company=A)
    right = bid(tmp_path / "b.docx", [*demands, *paragraphs(5000, 30)], company=B)
    assert pair(left, right).similarity > 0.3
    found = pair(left, right, tender=(tender,))
    assert found.similarity == 0
    assert titles(found, Sign.TEXT) == []


def test_only_a_shipped_form_in_common_is_nothing(tmp_path):
    forms = tuple((Path(__file__).parents[2] / "templates/gov-services").glob("*.docx"))
    filled = {}
    for company in (A, B):
        texts = []
        for form in forms:
            for paragraph in docx.Document(form).paragraphs:
                words = paragraph.text.split("{")
                if "{%" not in paragraph.text:
                    texts.append(words[0] + "".join(company + w.split("}}")[-1] for w in words[2::2]))
        filled[company] = texts
    left = bid(tmp_path / "a.docx", [*filled[A], *paragraphs(0, 30)], company=A)
    right = bid(tmp_path / "b.docx", [*filled[B], *paragraphs(5000, 30)], company=B)
    assert pair(left, right).similarity > 0.2
    assert pair(left, right, templates=forms).similarity < 0.01


def test_a_picture_encoded_again_and_scaled_is_the_same_picture(tmp_path):
    image = seal_like_picture()
    left = bid(tmp_path / "a.docx", paragraphs(0, 3), picture=encoded(image, "PNG"))
    again = encoded(image.resize((480, 360)), "JPEG", quality=55)
    right = bid(tmp_path / "b.docx", paragraphs(5000, 3), picture=again)
    [one] = [one for one in pair(left, right).shared if one.sign is Sign.IMAGE]
    assert not one.exact
    assert one.places[0].where == "image1.png"


def test_two_different_pictures_are_two_pictures(tmp_path):
    left = bid(tmp_path / "a.docx", paragraphs(0, 3), picture=encoded(seal_like_picture(), "PNG"))
    right = bid(tmp_path / "b.docx", paragraphs(9, 3), picture=encoded(seal_like_picture(shift=91), "PNG"))
    assert titles(pair(left, right), Sign.IMAGE) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda price: round(price * 0.98, 2), "固定比例 0.9800"),
        (lambda price: price - 120, "差额固定 -120"),
        (lambda price: price, "7 个单价完全相同"),
    ],
)
def test_a_regular_pattern_of_prices_is_seen(tmp_path, change, words):
    prices = [(item, 1013.5 + 977.25 * n * n) for n, item in enumerate(ITEMS)]
    left = bid(tmp_path / "a.docx", paragraphs(0, 3), prices=prices)
    right = bid(
        tmp_path / "b.docx", paragraphs(900, 3), prices=[(item, change(price)) for item, price in prices]
    )
    assert any(words in title for title in titles(pair(left, right), Sign.PRICE))


def test_prices_made_independently_show_no_pattern(tmp_path):
    left = bid(tmp_path / "a.docx", [], prices=[(item, 1013.5 + 977 * n * n) for n, item in enumerate(ITEMS)])
    right = bid(tmp_path / "b.docx", [], prices=[(item, 990 + 1200.1 * n) for n, item in enumerate(ITEMS)])
    assert titles(pair(left, right), Sign.PRICE) == []


def test_three_totals_in_even_steps_are_seen_together(tmp_path):
    files = [
        bid(tmp_path / f"{n}.docx", [*paragraphs(n * 900, 3), f"投标总价：{total} 元"])
        for n, total in enumerate((1_900_000, 1_920_000, 1_940_000))
    ]
    [one] = compare(CompareJob(tuple(files))).together
    assert "等差数列" in one.title and "20,000.00" in one.title


def test_contacts_persons_and_accounts_are_shared_facts(tmp_path):
    rows = [("姓名", "岗位"), ("钱思远", "架构师")]
    common = ["联系人：周明远，手机 13900001234，邮箱 bid@example.com", "账号：4200 1234 5678 9012"]
    left = bid(tmp_path / "a.docx", [*paragraphs(0, 3), *common], company=A, rows=rows)
    right = bid(tmp_path / "b.docx", [*common, *paragraphs(900, 3)], company=B, rows=rows)
    found = pair(left, right)
    assert {
        "手机号相同：13900001234",
        "电子邮箱相同：bid@example.com",
        "银行账号相同：4200123456789012",
    } <= set(titles(found, Sign.CONTACT))
    assert set(titles(found, Sign.PERSON)) == {"人员相同：周明远", "人员相同：钱思远"}


def test_the_buyers_telephone_is_no_shared_contact(tmp_path):
    line = "采购人电话：027-55500199"
    tender = bid(tmp_path / "招标文件.docx", [line])
    files = [bid(tmp_path / f"{n}.docx", [line, *paragraphs(n * 900, 3)]) for n in range(2)]
    assert titles(pair(*files), Sign.CONTACT) == ["电话相同：02755500199"]
    assert titles(pair(*files, tender=(tender,)), Sign.CONTACT) == []


def test_the_other_bidders_name_inside_a_file_is_the_gravest_sign(tmp_path):
    left = bid(tmp_path / "a.docx", paragraphs(0, 3), company=A)
    right = bid(tmp_path / "b.docx", [*paragraphs(900, 3), f"以上由{A}提供原厂服务。"], company=B)
    first = pair(left, right).shared[0]
    assert first.sign is Sign.MIXED and A in first.title
    assert first.places[0].where == "正文第5段"


def test_the_same_mistakes_are_shared_and_lawful_words_are_not(tmp_path):
    common = "平台完成后我方与业主签定验收单。，双方确认"
    files = [
        bid(
            tmp_path / f"{n}.docx",
            [*paragraphs(n * 900, 3), f"{n}号标段{n}{n}{n}。{common}", "我们研究研究再答复"],
        )
        for n in range(2)
    ]
    found = titles(pair(*files), Sign.TYPO)
    assert any("签定" in title for title in found) and any("。，" in title for title in found)
    assert not any("研究" in title for title in found)


def test_a_rare_wrong_character_in_both_is_found(tmp_path):
    usual = [f"政务数据平台第{n}期上线" for n in range(8)]
    files = [
        bid(tmp_path / f"{n}.docx", [*usual, *paragraphs(n * 900, 3), f"{'前后'[n]}段建设政务数椐平台总线"])
        for n in range(2)
    ]
    assert any("数椐" in title for title in titles(pair(*files), Sign.TYPO))


def test_properties_and_ids_of_one_maker_are_shared(tmp_path):
    left = bid(tmp_path / "a.docx", paragraphs(0, 3), author="王小明")
    right = bid(tmp_path / "b.docx", paragraphs(900, 3), author="王小明")
    for path in (left, right):
        _set_root_id(path, "00A1B2C3")
    found = titles(pair(left, right), Sign.METADATA)
    assert "作者相同：王小明" in found
    assert any("rsidRoot" in title and "00A1B2C3" in title for title in found)


def _set_root_id(path, value):
    document = docx.Document(path)
    settings = document.settings.element
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for node in settings.iter(f"{w}rsids"):
        settings.remove(node)
    root = etree.SubElement(etree.SubElement(settings, f"{w}rsids"), f"{w}rsidRoot")
    root.set(f"{w}val", value)
    document.save(path)


def test_a_deleted_sentence_still_counts(tmp_path):
    left = bid(tmp_path / "a.docx", [*paragraphs(0, 3), "联系手机 13900004321 待定稿前确认"])
    right = bid(tmp_path / "b.docx", paragraphs(900, 3))
    document = docx.Document(right)
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xml = f'<w:del xmlns:w="{w}" w:id="1" w:author="x"><w:r><w:delText>电话 13900004321</w:delText></w:r></w:del>'
    document.paragraphs[0]._p.append(etree.fromstring(xml))
    document.save(right)
    [one] = [one for one in pair(left, right).shared if one.sign is Sign.CONTACT]
    assert one.places[1].where == "修订（已删除）第1段"


def test_signs_come_by_weight(tmp_path):
    texts = paragraphs(0, 20)
    left = bid(tmp_path / "a.docx", [*texts, "手机 13900001234"], author="王小明", company=A)
    right = bid(tmp_path / "b.docx", [*texts, "手机 13900001234"], author="王小明", company=B)
    weights = [one.weight for one in pair(left, right).shared]
    assert len(weights) >= 3 and weights == sorted(weights, reverse=True)


def test_one_file_is_no_comparison_and_a_broken_one_is_named(tmp_path):
    good = bid(tmp_path / "a.docx", paragraphs(0, 2))
    broken = tmp_path / "b.docx"
    broken.write_bytes(b"PK\x03\x04 no zip")
    with pytest.raises(UsageError, match="至少要两份"):
        compare(CompareJob((good,)))
    with pytest.raises(UnreadableError, match=r"b\.docx"):
        compare(CompareJob((good, broken)))


def test_two_bids_of_three_hundred_pages_take_seconds(tmp_path):
    texts = paragraphs(0, 3000)
    changed = [text.replace("完成", "做完") if n % 3 == 0 else text for n, text in enumerate(texts)]
    left = bid(tmp_path / "a.docx", texts)
    right = bid(tmp_path / "b.docx", [*paragraphs(40_000, 600), *changed[:2400]])
    start = time.process_time()
    found = pair(left, right)
    assert found.own_left > 300_000
    assert 0.75 < found.share_left < 0.85
    assert time.process_time() - start < 12


def test_prices_of_pdfs_are_read_from_their_lines(tmp_path):
    from bidkit.pdf.made.html import html_to_pdf

    files = []
    for n, factor in enumerate((1, 0.98)):
        rows = "".join(
            f"<tr><td>{i}</td><td>套</td><td>{(k + 3) ** 3 * 117.5 * factor:,.2f}</td></tr>"
            for k, i in enumerate(ITEMS)
        )
        page = (
            f"<style>td {{ font: 11pt 'Noto Serif CJK SC'; padding-right: 4em }}</style><table>{rows}</table>"
        )
        files.append(tmp_path / f"{n}.pdf")
        files[n].write_bytes(html_to_pdf(page, tmp_path))
    assert any("固定比例 0.9800" in title for title in titles(pair(*files), Sign.PRICE))


def test_price_workbooks_can_be_compared(tmp_path):
    from tests.conftest import write_price

    for name, factor in (("a", 1), ("b", 0.97)):
        lines = [
            (item, "套", 2, round((n + 2) ** 3 * 91.37 * factor, 2), 0.06) for n, item in enumerate(ITEMS)
        ]
        write_price(tmp_path / f"{name}.xlsx", lines)
    found = titles(pair(tmp_path / "a.xlsx", tmp_path / "b.xlsx"), Sign.PRICE)
    assert any("固定比例 0.9700" in title for title in found)
