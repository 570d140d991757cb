"""Trees are moved into another document whole, in order, and in time that grows with their size."""

from time import process_time

from lxml import etree

from bidkit.word.join.root import move_all
from tests.word.docs import NS

ROW = '<w:tr><w:tc w:a="1"><w:p><w:r><w:t xml:space="preserve"> 甲 </w:t></w:r></w:p></w:tc>尾</w:tr>尾'
OWN = '<m:row xmlns:m="m"><m:t m:b="1"/></m:row>'


def tree(rows):
    inside = f"<w:p/>首<!-- 注 --><w:tbl w:b='1' c='2'>头{ROW * rows}{OWN}</w:tbl>尾<w:sectPr/>"
    return etree.fromstring(f"<w:document {NS}><w:body>{inside}</w:body></w:document>")


def moved(source):
    target = etree.fromstring(f"<w:document {NS}><w:body/></w:document>")
    move_all(target[0], list(source[0]))
    return etree.tostring(target, encoding="unicode")


def test_a_large_table_arrives_as_it_was_between_its_neighbours():
    source = tree(300)
    before = etree.tostring(source, encoding="unicode")
    assert moved(source) == before and len(source[0]) == 0


def test_a_large_table_that_declares_names_of_its_own_arrives_too():
    source = etree.fromstring(
        f"<w:document {NS}><w:body><w:tbl xmlns:n='n' n:a='1'>{ROW * 300}</w:tbl></w:body></w:document>"
    )
    before = etree.tostring(source, encoding="unicode")
    assert moved(source) == before


def test_thousands_of_rows_take_no_square_of_their_number():
    source = tree(12_000)
    began = process_time()
    moved(source)
    assert process_time() - began < 5  # moved as one tree: minutes
