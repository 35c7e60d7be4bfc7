"""Ranks, as in 居全市第1, 全国同类城市前十, 位列全省前列: words → a position in a scope."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.grammar.numerals import CHINESE_DIGITS, arabic, chinese

_BASE = (
    "全(?:国|省|市|区|州|县|盟|旗|疆|球|军|师|自治区|行业|流域)|世界|全球|亚洲|亚太|国内|国际|省内|市内|区内|"
    "中西部|西部|中部|东部|东北|西北|西南|华东|华中|华南|华北|苏北|苏南|苏中|鲁南|川南|川东北|粤东|粤西|粤北|"
    "大陆|内地|沿海|长三角|珠三角|京津冀|环渤海|(?:粤港澳)?大湾区|长江经济带|黄河流域|成渝|川渝|"
    "副省级城市|计划单列市|省会城市|大中城市|经济大省|同类城市|万亿城市"
)
_TAIL = (
    "地区|同类(?:城市|地区|开发区|园区|县区?|高新区)?|省会(?:及副省级)?(?:城市)?|副省级(?:城市)?|计划单列市|"
    "地级(?:及以上|以上)?(?:城市|市)?|大中城市|主要城市|重点城市|城市|中心城市|"
    "(?:[0-9一二三四五六七八九十]+个)?(?:地级及以上城市|地级以上城市|地级城市|重点城市|中心城市|省会城市|副省级城市|大中城市|城市|设区市|市州|州市|省市区|省市|省区市|地市|市地|地州市|区县|县区|县市区|县（市、区）|区县（市）|区（县）|县（市）|县级市|"
    "县|市|区|省份|省区|城区|主城区|开发区|高新区|经开区|口岸|港口|国家级新区)|各(?:省|市|区|县|地)(?:[区市县州])?|同期|"
    "(?:国家级)?(?:高新区|经开区|开发区|新区)|百强县?|山区县|革命老区|沿海省份|经济大省|民族地区"
)
SCOPE = rf"(?:{_BASE})(?:[、和及]?(?:{_BASE}))*(?:{_TAIL})?"
# A number is taken whole: no part of it may stand for it where what follows does not fit.
_NUMBER = rf"(?:[0-9]{{1,4}}+(?![0-9])|[{CHINESE_DIGITS}]{{1,4}}+(?![{CHINESE_DIGITS}]))"
_LINK = "(?:综合)?(?:排名|排位|排|位列|位居|名列|列|居|位|并列)?"
# 第15位之后: how far behind is not said.
_BEYOND = "之后|以后|开外|之外|以外"
_CORE = (
    rf"第 ?(?P<n>{_NUMBER}) ?(?:位次|位|名)?(?![一-鿿])|"
    rf"第 ?(?P<n2>{_NUMBER}) ?(?:位次|位|名)?(?=[的和以及较与且并比，])|"
    rf"第 ?(?P<n3>{_NUMBER}) ?(?:位次|位|名)(?!额|{_BEYOND})|"
    rf"前(?P<top>{_NUMBER})(?:位|名|强)?(?![0-9一-鿿%％‰.]|年|个月)|前(?P<top2>{_NUMBER})(?:位|名|强)|"
    "(?P<first>首位|榜首|之首|首席)(?!度|席)|(?P<front>前列|前茅|第一方阵|第一梯队|上游水平|先进行列)"
)
_SCOPED = re.compile(rf"(?P<scope>{SCOPE}){_LINK}[“]?(?:{_CORE})")
_CORES = re.compile(_CORE)
_NEXT = re.compile(rf"[、和，]?(?:和|及)?第(?P<n>{_NUMBER})(?:(?:位次|位|名)(?!额|{_BEYOND})|(?![一-鿿]))")
# A position without a scope beside it is a rank only after one of these.
_STANDS = re.compile(
    "(?:居|位列|名列|排列|列|位居|排名|排位|排在|稳居|跃居|升至|跃升至|上升到|上升至|跃至|跻身|进入|进位至|进至|荣登|蝉联|荣获|保持|连续[0-9一二三四五六七八九十]+年|均为|获得?|列入|挺进|问鼎)"
    "(?:了|到|至|在|于)?$"
)
_SCOPE_ALONE = re.compile(_BASE)
_FURTHER = re.compile(f"(?<=[、和及])(?:{_BASE})|(?<=全[省市区州县])(?:全国|全省)")
_CLAUSE = re.compile("[，,。；;：:！？\n]")
_EACH = re.compile("各(?:省|市|区|县|地)(?:[区市县州])?$")
# 走在前列, 放在首位 and 质量第一 are aims or set phrases, and so is what a slogan in quotes says.
_SET = re.compile("(?:走在|摆在|放在|排在|置于|列在|挺在|勇立|力争|争创|勇争|唯一|前列的|站在)$")


@dataclass(frozen=True, slots=True)
class RankFound:
    """A rank in a text: its words, and a position (None for 前列) in a scope ("" where the clause names none)."""

    start: int
    end: int
    scope: str
    position: int | None


def _position(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    number = next((groups[name] for name in ("n", "n2", "n3", "top", "top2") if groups.get(name)), None)
    if number is None:
        return 1 if groups.get("first") else None
    value = arabic(number) if number[0].isdigit() else chinese(number)
    return None if value is None else int(value)


def ranks(words: str) -> Iterator[RankFound]:
    """The ranks of a text, from left to right."""
    at = 0
    while True:
        core = _CORES.search(words, at)
        if core is None:
            return
        found = _rank(words, at, core)
        at = core.end()
        if found is None:
            continue
        yield found
        at = found.end
        while (more := _NEXT.match(words, at)) is not None:
            number = more["n"]
            value = arabic(number) if number[0].isdigit() else chinese(number)
            if value is None:
                break
            start = words.index("第", more.start())
            yield RankFound(start, more.end(), found.scope, int(value))
            at = more.end()


def _widest(scope: str) -> str:
    """The last of several scopes (全省、全国 → 全国), without 各区 and the like."""
    marks = [match.start() for match in _FURTHER.finditer(scope)]
    last = scope[marks[-1] :] if marks else scope
    return _EACH.sub("", last) or last


def _rank(words: str, least: int, core: re.Match[str]) -> RankFound | None:
    position = _position(core)
    if position is None and not core["front"]:
        return None
    clause = max(0, core.start() - 80)
    for mark in _CLAUSE.finditer(words, clause, core.start()):
        clause = mark.end()
    for start in range(max(clause, least, core.start() - 24), core.start()):
        scoped = _SCOPED.match(words, start)
        if scoped is not None and scoped.end() >= core.end():
            if words[start - 1 : start] == "“":
                return None
            return RankFound(start, scoped.end(), _widest(scoped["scope"]), position)
    before = words[max(clause, least, core.start() - 8) : core.start()]
    if _SET.search(before) or not _STANDS.search(before):
        return None
    scopes = list(_SCOPE_ALONE.finditer(words, max(0, clause - 40), core.start()))
    scope = scopes[-1][0] if scopes else ""
    if core["front"] and not scope:
        return None
    return RankFound(core.start(), core.end(), scope, position)
