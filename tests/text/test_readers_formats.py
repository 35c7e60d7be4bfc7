"""DOCX, HTML and PDF: the same report in every format is the same document; hostile files end in an error."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import EmptySource, InputError, SourceMissing, UnreadableSource
from kg.model.document import Document
from kg.text import read
from kg.text.readers import read_source, readers
from tests.samples import QINGXI
from tests.text import made

MAKERS: dict[str, Callable[[str], bytes]] = {
    "text": str.encode,
    "markdown": lambda text: ("# " + text).encode(),
    "docx": made.docx,
    "html": lambda text: made.page(text).encode(),
    "pdf": made.pdf,
}


@pytest.fixture
def given(tmp_path: Path) -> Callable[[str, bytes], Path]:
    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


Given = Callable[[str, bytes], Path]


def told(document: Document) -> list[tuple[str, str]]:
    return [
        (document.sentence_text(sentence), document.sections[sentence.section].part) for sentence in document.sentences
    ]


@pytest.mark.parametrize("reader", readers(), ids=lambda reader: reader.name)
def test_the_same_report_in_every_format_is_the_same_document(reader, given: Given) -> None:
    plain = read(given("plain.txt", QINGXI.encode()))
    for suffix in reader.suffixes:
        path = given(f"report{suffix}", MAKERS[reader.name](QINGXI))
        document = read(path)
        assert told(document) == told(plain)
        assert (document.area, document.year, document.level) == (plain.area, plain.year, plain.level)
        assert (document.title, document.date) == (plain.title, plain.date)
        assert [(s.title, s.depth) for s in document.sections] == [(s.title, s.depth) for s in plain.sections]
        for sentence in document.sentences:
            start, end = document.to_source(sentence.span)
            assert document.source.text[start:end] == document.quotation(sentence.span)


def test_each_format_says_its_media_type(given: Given) -> None:
    types = {name: read_source(given(f"r.{name}", MAKERS[name](QINGXI))).media_type for name in ("docx", "html", "pdf")}
    assert types["html"] == "text/html"
    assert types["pdf"] == "application/pdf"
    assert types["docx"].endswith("wordprocessingml.document")


def test_reading_text_loads_no_library_of_another_format(given: Given) -> None:
    path = given("r.txt", QINGXI.encode())
    code = (
        "import sys, pathlib, kg.text; kg.text.read(pathlib.Path(sys.argv[1]));"
        "print([name for name in ('lxml', 'pypdfium2', 'zipfile', 'subprocess') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# Word documents


def lines(given: Given, body: str, **parts: str) -> list[str]:
    return [line for line in read_source(given("r.docx", made.docx_of(body, **parts))).text.split("\n") if line]


def test_what_a_reader_of_the_document_sees_is_read(given: Given) -> None:
    run = made.run
    body = (
        f"<w:p><w:smartTag>{run('2024年')}</w:smartTag>{run('甲')}<w:ins>{run('乙')}</w:ins>"
        f"<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:hyperlink>{run('丙')}</w:hyperlink></w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run('控件')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p>{run('上')}<w:r><w:br/></w:r>{run('下')}</w:p>"
        f"<w:tbl><w:tr><w:tc><w:p>{run('项目')}</w:p></w:tc><w:tc><w:p>{run('35亿元')}</w:p></w:tc></w:tr></w:tbl>"
        f"<w:p>{run('图')}<w:r><w:pict><w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    assert lines(given, body) == ["2024年甲乙丙", "控件", "上", "下", "项目\t35亿元", "图", "框"]


def test_automatic_numbers_are_words_too(given: Given) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
        '<w:lvlText w:val="%1、"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%3."/></w:lvl>'
        '<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )

    def item(depth: int, words: str) -> str:
        properties = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        return f"<w:p>{properties}{made.run(words)}</w:p>"

    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = f'<w:style w:styleId="7"><w:name w:val="heading 1"/>{listed}</w:style>'
    styled = f'<w:p><w:pPr><w:pStyle w:val="7"/></w:pPr>{made.run("安排")}</w:p>'
    body = (
        item(0, "回顾") + item(1, "产业") + item(1, "民生") + styled + item(1, "项目") + item(2, "路") + item(3, "点")
    )
    assert lines(given, body, numbering=numbering, styles=styles) == [
        "一、回顾", "（一）产业", "（二）民生", "二、安排", "（一）项目", "2.1.路", "点",
    ]  # fmt: skip


def test_a_table_of_contents_is_left_out_and_notes_come_last(given: Given) -> None:
    styles = '<w:style w:styleId="11"><w:name w:val="toc 1"/></w:style>'
    body = (
        f'<w:p><w:pPr><w:pStyle w:val="11"/></w:pPr>{made.run("一、回顾 1")}</w:p>'
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent><w:p>{made.run('目录')}</w:p></w:sdtContent></w:sdt><w:p>{made.run('正文。')}</w:p>"
    )
    rule = '<w:footnote w:type="separator"><w:p/></w:footnote>'
    notes = f"{rule}<w:footnote><w:p>{made.run('五好：指五个好。')}</w:p></w:footnote>"
    assert lines(given, body, styles=styles, footnotes=notes) == ["正文。", "[1]五好：指五个好。"]


# Web pages


@pytest.mark.parametrize(
    ("declared", "encoding", "found"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("GBK", "gb18030", "gb18030"),
        ("utf-8", "utf-8", "utf-8"),
        ("gb2312", "utf-8", "utf-8"),  # a page that lies about itself
        ("utf-8", "gb18030", "gb18030"),
        ("iso-8859-1", "gb18030", "gb18030"),
    ],
)
def test_a_declared_encoding_is_taken_where_the_bytes_bear_it_out(
    given: Given, declared: str, encoding: str, found: str
) -> None:
    html = made.page(QINGXI).replace(
        'charset="utf-8"', f'http-equiv="Content-Type" content="text/html; charset={declared}"'
    )
    source = read_source(given("r.html", html.encode(encoding)))
    assert source.encoding == found
    assert "地区生产总值达120.5亿元" in source.text


def test_nothing_of_the_site_is_left(given: Given) -> None:
    text = read_source(given("r.html", made.page(QINGXI).encode())).text
    for word in ("首页", "政务公开", "相关信息", "2018年", "微信", "字号", "版权", "转载", "浏览器", "margin"):
        assert word not in text


def test_a_page_laid_out_by_tables_and_line_breaks(given: Given) -> None:
    words = "<br>\n<br>".join("&nbsp;&nbsp;" + line for line in made.paragraphs_of(QINGXI))
    html = (
        "<html><body><form><table><tr><td><a href=/>首页</a> <a href=/b>政务</a></td></tr></table><table><tr>"
        f"<td><a href=/1>要闻</a></td><td><font>{words}</font></td></tr></table></form></body></html>"
    )
    plain = read(given("plain.txt", QINGXI.encode()))
    assert told(read(given("r.htm", html.encode()))) == told(plain)


def test_a_title_that_stands_in_the_head_of_the_page_only(given: Given) -> None:
    title, *others = made.paragraphs_of(QINGXI)
    words = "".join(f"<div>{line}</div>" for line in others if "清溪县人民政府县长" not in line)
    html = f'<html><head><meta name="ArticleTitle" content="{title}"></head><body><div>{words}</div></body></html>'
    assert read(given("r.html", html.encode())).title == title


def test_a_page_that_a_script_shows_is_read(given: Given) -> None:
    html = made.page(QINGXI).replace('class="TRS_Editor"', 'style="visibility: hidden"')
    assert "120.5亿元" in read_source(given("r.html", html.encode())).text


# PDFs


@pytest.mark.parametrize(("width", "rows"), [(18, 9), (24, 12), (31, 14), (40, 10)])
def test_wraps_and_page_turns_leave_no_trace(given: Given, width: int, rows: int) -> None:
    plain = read(given("plain.txt", QINGXI.encode()))
    document = read(given("r.pdf", made.pdf(QINGXI, width=width, rows=rows)))
    assert told(document) == told(plain)


def test_pages_end_in_form_feeds_and_keep_what_stands_on_them(given: Given) -> None:
    text = read_source(given("r.pdf", made.pdf(QINGXI))).text
    assert text.count("\f") >= 3
    assert "— 2 —" in text
    assert "清溪县政府公报" in text


def test_text_that_another_program_took_from_a_pdf_loses_its_heads_too(given: Given) -> None:
    pages = ["清溪县政府公报\n" + part for part in QINGXI.split("\n\n")]
    text = "\f".join(f"{page}\n第 {number} 页\n" for number, page in enumerate(pages, start=1))
    assert told(read(given("r.txt", text.encode()))) == told(read(given("plain.txt", QINGXI.encode())))


def test_a_scan_is_named_as_one(given: Given) -> None:
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /XObject << /I 5 0 R >> >> >>",
        b"<< /Length 31 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q    \nendstream",
        picture + b"\nstream\n\x80\nendstream",
    ]
    with pytest.raises(UnreadableSource, match="is a scan without a text layer") as caught:
        read_source(given("r.pdf", made.assembled(objects)))
    assert "OCR" in caught.value.remedy


def test_a_pdf_without_words_is_empty(given: Given) -> None:
    with pytest.raises(EmptySource):
        read_source(given("r.pdf", made.pdf_of([[]])))


# Hostile files: an error of two lines, soon


def refused(path: Path, *words: str, kind: type[InputError] = UnreadableSource, seconds: float = 20) -> None:
    begun = time.monotonic()
    with pytest.raises(kind) as caught:
        read_source(path)
    assert time.monotonic() - begun < seconds
    assert len(str(caught.value).split("\n")) == 2
    for word in (path.name, *words):
        assert word in caught.value.problem


def test_a_gigabyte_in_one_line_is_refused_before_it_is_read(given: Given) -> None:
    for suffix in (".txt", ".md", ".html", ".docx", ".pdf"):
        path = given(f"r{suffix}", b"")
        os.truncate(path, 2**30)
        refused(path, "1,024 MB", "64 MB", seconds=1)


def test_what_is_no_regular_file(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    refused(loop, "round in a circle")
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    refused(pipe, "a device or a pipe")
    zero = tmp_path / "zero.txt"
    zero.symlink_to("/dev/zero")
    refused(zero, "a device or a pipe")
    with pytest.raises(SourceMissing):
        read_source(tmp_path / "none.pdf")


def test_zip_bombs(given: Given) -> None:
    bomb = b"<a>" + b" " * 80_000_000
    refused(given("r.docx", made.archive({"word/document.xml": bomb})), "unpacks", "MB")
    steep = b"<a>" + b" " * 3_000_000
    refused(given("s.docx", made.archive({"word/document.xml": steep})), "unpacks")


def test_an_archive_that_lies_about_its_size(given: Given) -> None:
    raw = made.archive({"word/document.xml": b"<a>" + b" " * 3_000_000})
    size = (3_000_003).to_bytes(4, "little")
    assert raw.count(size) == 2
    refused(given("r.docx", raw.replace(size, (1000).to_bytes(4, "little"))), "broken")


def test_xml_that_declares_entities(given: Given) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "哈"><!ENTITY c "&b;&b;&b;&b;">]>'
    xml = f'<?xml version="1.0"?>{laughs}<w:document xmlns:w="{made.W}"><w:body>&c;</w:body></w:document>'
    for encoding in ("utf-8", "utf-16"):
        content = xml.replace('"1.0"', f'"1.0" encoding="{encoding}"').encode(encoding)
        refused(given("r.docx", made.archive({"word/document.xml": content})), "entities")
    outside = f'<!DOCTYPE a SYSTEM "file:///etc/passwd"><w:document xmlns:w="{made.W}"/>'
    refused(given("s.docx", made.archive({"word/document.xml": outside})), "entities")


def test_broken_and_mistaken_word_documents(given: Given) -> None:
    whole = made.docx(QINGXI)
    refused(given("cut.docx", whole[: len(whole) // 2]), "broken")
    refused(given("text.docx", QINGXI.encode()), "no DOCX")
    refused(given("old.docx", b"\xd0\xcf\x11\xe0" + bytes(600)), "old Office file")
    locked = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    refused(given("locked.docx", locked), "password")
    refused(given("other.docx", made.archive({"a.txt": "b"})), "no words")
    deep = made.docx_of("<w:sdt>" * 5000 + "</w:sdt>" * 5000)
    refused(given("deep.docx", deep), "broken")
    refused(given("empty.docx", made.docx_of("<w:p/>")), kind=EmptySource)


def test_hostile_pages(given: Given) -> None:
    for tag in ("<div>", "<b>", "<table><tr><td>"):
        refused(given("deep.html", ("<html><body>" + tag * 20_000 + "文，字。").encode()), "nests")
    refused(given("open.html", ("<html><body>" + "<div>" * 100_000 + "</b>" * 100_000).encode()), "nests")
    refused(given("many.html", ("<html><body>" + "<p>文" * 300_001).encode()), "tags")
    refused(given("pdf.html", made.pdf(QINGXI)), "a PDF")
    refused(given("empty.html", b"<html><body><script>x</script></body></html>"), kind=EmptySource)


@pytest.mark.parametrize(
    "before",
    [
        "<div>" * 4000,
        "<p><font>" * 2000,
        "<div hidden>" * 4000,
        "<p " + " ".join(f"a{n}=x" for n in range(100_000)) + ">",
    ],
    ids=lambda before: before[:5],
)
def test_a_page_as_deep_or_wide_as_it_likes_is_read_in_time(given: Given, before: str) -> None:
    html = "<html><body>" + before + "".join(f"<p>{line}</p>" for line in made.paragraphs_of(QINGXI))
    begun = time.monotonic()
    assert "120.5亿元" in read_source(given("r.html", html.encode())).text
    assert time.monotonic() - begun < 20


def test_entities_of_a_page_are_never_expanded_or_fetched(given: Given) -> None:
    head = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "&c;&c;"><!ENTITY c "哈哈">]>'
    words = "".join(f"<p>{line}</p>" for line in made.paragraphs_of(QINGXI))
    text = read_source(given("r.xhtml", f"{head}<html><body>{words}<p>&a;&b;</p></body></html>".encode())).text
    assert "哈哈哈哈" not in text
    assert "120.5亿元" in text


def test_broken_pdfs(given: Given) -> None:
    whole = made.pdf(QINGXI)
    refused(given("text.pdf", QINGXI.encode()), "no PDF")
    refused(given("head.pdf", whole[:60]), "PDF")
    refused(given("noise.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40), "PDF")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_pdf_cut_short_is_read_or_refused_but_never_hangs(given: Given, share: float) -> None:
    whole = made.pdf(QINGXI)
    path = given("cut.pdf", whole[: int(len(whole) * share)])
    with contextlib.suppress(InputError):
        assert read_source(path).text.strip()


def test_a_locked_pdf(given: Given) -> None:
    names = f"/ID [<{'43' * 16}> <{'43' * 16}>]"
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{'41' * 32}> /U <{'42' * 32}> >> {names}"
    refused(given("r.pdf", made.pdf_of([[(100, 700, 16, "清溪县")]], extra=lock)), "password")


def test_a_pdf_of_thousands_of_pages(given: Given) -> None:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 5003))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count 5000 >>" % kids,
        *[page] * 5000,
    ]
    refused(given("r.pdf", made.assembled(objects)), "5,000 pages")


def test_a_pdf_whose_pages_lead_round_in_a_circle(given: Given) -> None:
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]
    refused(given("r.pdf", made.assembled(objects)), "PDF")


def test_a_pdf_that_takes_too_long_is_given_up(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.text.formats import pdf

    monkeypatch.setattr(pdf, "SECONDS", 1)
    slow = given("slow.py", b"import time\ntime.sleep(30)\n")
    monkeypatch.setattr(pdf, "_CHILD", slow)
    refused(given("r.pdf", made.pdf(QINGXI)), "1 seconds", seconds=10)


def test_a_pdf_that_breaks_its_reader_breaks_nothing_else(given: Given, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.text.formats import pdf

    monkeypatch.setattr(pdf, "_CHILD", given("crash.py", b"import os\nos.abort()\n"))
    refused(given("r.pdf", made.pdf(QINGXI)), "so broken")
