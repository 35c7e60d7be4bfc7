"""Heads that several numbers, or several metrics, share: 公路周转量、邮政业务量分别增长5%、20%."""

from __future__ import annotations

import re

from kg.extract.numbers.heads import act, attribute

_AND = re.compile("、|(?<![平中总])和(?![谐平])|以及|(?<![涉普])及(?!时)|与(?!会)")
_BRACKETED = re.compile("[（(][^（()）]*[)）]|“[^”]*”")
_QUOTED = re.compile("“[^”]*”")
_SHARED_START = re.compile("楼均|人均|户均|地均|亩均|年均|规上|规模以上|全社会|新增|城镇|农村|每万人")
_COMPARED = re.compile("(.+?)(?:分别)?((?:高|低|快|慢|优|好)于)(?=.)")
_OF_EACH = frozenset({"占比", "比重", "占比重", "增速"})
_EFFECT = re.compile("对[^、对]{1,12}?的?(?:贡献率?|贡献份额|拉动率?|拉动作用)\\Z")
_LEVELS = re.compile("(?P<each>[国省州市县区乡镇村](?:、[国省州市县区乡镇村])+)[两二三四]级(?:分别)?(?P<rest>.+)")
_RATE = re.compile("(?:[率度]|占比|比重|增速|增长)\\Z")
_ORDINAL = re.compile("(第?)[一二三]")
# What is told of a whole area as often as of a sector: 工业增加值、投资 leaves open whose investment it is.
_OF_AREA = frozenset({"投资", "消费"})


def members(head: str) -> list[str]:
    """The members of A和B before 均: those of a list in which each is a whole metric of its own; else none."""
    parts = [part for part in _AND.split(head) if part]
    whole = all(attribute(part) and (len(part) >= 4 or attribute(part) == part) for part in parts)
    return parts if 2 <= len(parts) <= 4 and whole else []


def heads_of_list(head: str, count: int) -> list[str]:
    """The members of A、B和C, for as many numbers as follow 分别; shared beginnings and ends are given to each.

    楼均产出、税收 → 楼均产出, 楼均税收; A业、B业营业收入 → A业营业收入, B业营业收入. Empty where the list does not
    have as many members as there are numbers.
    """
    inner = {match[0] for match in _BRACKETED.finditer(head) if "、" in match[0]}
    if inner:
        # 各县（市、区）低保、特困标准: the marks in brackets part nothing.
        for words in inner:
            head = head.replace(words, words.replace("、", "\0"))
        return [part.replace("\0", "、") for part in heads_of_list(head, count)]
    if count == 2 and head.startswith("城乡") and "、" not in head:
        return ["城镇" + head[2:], "农村" + head[2:]]
    if (levels := _LEVELS.fullmatch(head)) is not None and len(levels["each"].split("、")) == count:
        # 省、市、县三级分别投入: the money of each level
        return [f"{level}级{levels['rest']}" for level in levels["each"].split("、")]
    quoted = _QUOTED.findall(head)
    if len(quoted) == count and head == act(head) + "".join(quoted):
        return quoted  # 实现“个转企”“小升规”分别为6户、2户
    parts = [part for part in head.split("、") if part]
    if len(parts) != count:
        parts = [part for part in _AND.split(head) if part]
    if len(parts) != count:
        return []
    verb = act(parts[0])
    if verb and verb != parts[0]:
        parts = [parts[0], *(part if act(part) or attribute(part) else verb + part for part in parts[1:])]
    return _sharing_start(_sharing_end(parts))


def _sharing_end(parts: list[str]) -> list[str]:
    if (numbered := _numbered(parts)) is not None:
        return numbered
    effect = _EFFECT.search(parts[-1])
    if effect is not None and effect.start() > 0:
        # 投资、消费、出口对增长的贡献率: an effect on something is told of each.
        return [*(part if _RATE.search(part) else part + effect[0] for part in parts[:-1]), parts[-1]]
    stub = len(parts[0])
    if stub <= 3 and all(len(part) == stub for part in parts[:-1]) and not attribute(parts[0]):
        # 城镇、农村居民人均收入: the short members share all that follows the last one's own first word.
        rest = parts[-1][_first_word(parts) :]
        if len(rest) > 2:
            return [*(part + rest for part in parts[:-1]), parts[-1]]
    last = _last_attribute(parts[-1])
    if not last or last == parts[-1]:
        return parts
    if last in _OF_EACH:
        return [part if part.endswith(last) else part + last for part in parts]
    return [part if attribute(part) else part + last for part in parts]


def _numbered(parts: list[str]) -> list[str] | None:
    """一、二、三产业占比: each number with what follows the last; 产业 are the first, the second and the third."""
    last = _ORDINAL.match(parts[-1])
    if last is None or not all(_ORDINAL.fullmatch(part) for part in parts[:-1]):
        return None
    rest = parts[-1][last.end() :]
    ordinal = "第" if parts[0].startswith("第") or rest.startswith("产业") else ""
    return [f"{ordinal}{part.removeprefix('第')}{rest}" for part in parts[:-1]] + [
        ordinal + parts[-1].removeprefix("第")
    ]


def _first_word(parts: list[str]) -> int:
    """Where the last member's own first word ends: where the others do, or at the character that all end with.

    农业、工业、服务业增加值: 服务业 is such a word, longer by one character.
    """
    stub, ends = len(parts[0]), {part[-1] for part in parts[:-1]}
    at = parts[-1].find(ends.pop(), stub - 1) if len(ends) == 1 else -1
    return at + 1 or stub


def _last_attribute(part: str) -> str:
    """The attribute of a head; where it is one character (率), the whole word that ends with it."""
    last = attribute(part)
    return last if len(last) != 1 else part[-3:]


def _sharing_start(parts: list[str]) -> list[str]:
    compared = _COMPARED.match(parts[0])
    if compared is not None:
        # 增速分别高于全国、全省: what differs is said once, each member is what it differs from.
        shared = compared[1] + compared[2]
        others = (part if _COMPARED.match(part) else shared + part for part in parts[1:])
        return [shared + parts[0][compared.end() :], *others]
    start = _SHARED_START.match(parts[0])
    own = attribute(parts[0])
    if start is not None and start.end() < len(parts[0]):
        shared = start[0]
    elif own and own != parts[0]:
        shared = parts[0][: -len(own)]
    else:
        return parts
    alone = frozenset() if start is not None else _OF_AREA
    return [
        parts[0],
        *(_joined(shared, part) if attribute(part) == part and part not in alone else part for part in parts[1:]),
    ]


def _joined(shared: str, part: str) -> str:
    """A shared beginning and a member; what both have stands once (商品房销售面积、销售额)."""
    return shared.removesuffix(part[:2]) + part
