"""A report as a file of each format, made from its plain text: DOCX, HTML and PDF as people have them."""

from __future__ import annotations

import io
import zipfile
import zlib
from html import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of a plain text."""
    return [line for line in text.split("\n") if line.strip()]


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP archive of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def docx_of(body: str, **parts: str) -> bytes:
    """A DOCX with a body of WordprocessingML (prefix w); other parts by name, as numbering=…."""
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    others = {f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{xml}</w:{name}>' for name, xml in parts.items()}
    return archive({"_rels/.rels": _RELATIONS, "word/document.xml": document, **others})


def run(words: str) -> str:
    """A run of WordprocessingML."""
    return f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def docx(text: str) -> bytes:
    """A report as DOCX: each paragraph in several runs, with a smart tag and a deletion."""
    body = ""
    for words in paragraphs_of(text):
        inner = f"<w:smartTag>{run(words[:7])}</w:smartTag><w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        body += f"<w:p>{inner}{run(words[7:])}</w:p>"
    return docx_of(body, header1=f"<w:p>{run('政府公报 第3期')}</w:p>")


def page(text: str) -> str:
    """A report on a page of a government's site, with all that stands around it there."""
    title, *others = paragraphs_of(text)
    words = "".join(f'<p style="text-indent:2em">&emsp;&emsp;{escape(line)}</p>\n' for line in others)
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("首页", "政务公开", "办事服务"))
    others_ = "".join(
        f'<li><a href="/r/{year}">{year}年政府工作报告，各项目标全面完成</a></li>' for year in range(2018, 2024)
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}_清溪县人民政府</title>
<script>var tip = "请使用浏览器，谢谢。<p>";</script><style>p {{ margin: 0 }}</style></head><body>
<ul class="menu">{menu}</ul><div class="crumb">您当前的位置：<a href="/">首页</a> &gt; 政务公开</div>
<div class="main"><h1>{title}</h1>
<div class="info">发布时间：2024-01-15　来源：县政府办公室　字号：[<a onclick="s()">大</a>
<a onclick="s()">小</a>]</div>
<div class="TRS_Editor">{words}</div><div class="share">分享到：<a href="#">微信</a></div>
<div><h3>相关信息</h3><ul>{others_}</ul></div></div>
<div class="footer"><p>主办：清溪县人民政府办公室，承办：清溪县大数据中心，未经授权不得转载。</p></div></body></html>"""


def pdf_of(pages: list[list[tuple[float, float, float, str]]], *, extra: str = "") -> bytes:
    """A PDF with (x, y, size, words) on its pages, in a font that is not embedded; `extra` goes into the trailer."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 5 0 R"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>",
    ]
    kids = []
    for lines in pages:
        content = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{words.encode('utf-16-be').hex()}> Tj ET"
            for x, y, size, words in lines
        )
        stream = zlib.compress(content.encode())
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return assembled(objects, extra)


def assembled(objects: list[bytes], extra: str = "") -> bytes:
    """A PDF of numbered objects, the first of which is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, extra.encode())
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def pdf(text: str, *, width: int = 24, rows: int = 12) -> bytes:
    """A report as PDF: lines of at most `width` characters, a running head and a page number on every page."""
    title, *others = paragraphs_of(text)
    lines = [(100 + (width - len(title)) * 8, 22, title)]
    for words in others:
        words = "　　" + words
        lines += [(100, 16, words[start : start + width]) for start in range(0, len(words), width)]
    pages = []
    for number, first in enumerate(range(0, len(lines), rows), start=1):
        placed = [(250.0, 800.0, 10.0, "清溪县政府公报"), (280.0, 40.0, 12.0, f"— {number} —")]
        for row, (x, size, words) in enumerate(lines[first : first + rows]):
            # An indent is empty space on a page, not a character.
            indent = 2 * size if words.startswith("　　") else 0
            placed.append((float(x + indent), 740.0 - 28 * row, float(size), words.lstrip("　")))
        pages.append(placed)
    return pdf_of(pages)
