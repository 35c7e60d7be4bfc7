"""The words after a number: the noun that it counts, where it stands before it (11栋老旧楼宇改造升级)."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.numbers.heads import act, acts, strip_level, without_examples
from kg.lexicon.clause_words import words_pattern


@cache
def _after() -> re.Pattern[str]:
    """What cannot be the beginning of the counted noun: the number before it ends its phrase."""
    # One character may begin a noun as well: 占地, 居民, 排水, 超市, 创新, 为民, 就业.
    short = (
        "和(?![谐平])|及|与(?!会)|或|等(?!级)|翻|占(?!地)|居(?![民住家])|排(?![水污名涝])|列(?![车入])|较(?![大高多强])|"
        "比(?!赛)|创(?![新业建意客])|为(?!民)|是|达(?!标)|超(?![市算高低级])|并(?![网购])|且|均(?!衡)|都(?!市)|已|"
        "至(?!诚)|到(?!位)|仍|还(?![建款贷])|也|就(?![业医地读近])|不(?![动锈])|无(?![人障线害])|增加(?!值)|突破(?!性)|"
        "基本(?![公养医药农建生工民单])|[后前](?=[，。；、]|$)|[之以]?[内外](?=[，。；、]|$)|之[内外前后间]|[）)、，。；：！？”]"
    )
    return re.compile(f"{words_pattern('after_count')}|{short}")


_NO_NOUN = re.compile("的(?:[，。；、]|水平|目标|任务|速度|增速|增长|幅度|比例|标准|要求|比重|高|$)")


def prenominal(right: str, ratio: bool) -> bool:
    """Whether the number stands before the noun that it counts: 11栋 in 11栋老旧楼宇改造升级.

    A percentage does so only with 的 (80%以上的村).
    """
    if not right:
        return False
    if right.startswith("的"):
        return _NO_NOUN.match(right) is None
    return not ratio and _after().match(right) is None


_CLOSE = re.compile("[，。；：！？,;\n]|[（(](?![市县区])|作?为“")
_QUOTED_EXAMPLES = re.compile("^(?:“[^”]*”、?){2,}(?=[一-鿿])")
_ENDING = re.compile("(?:和|及|与|以及|、|并|其中|分别|各|共|，|（)+\\Z")


def noun(right: str) -> str:
    """The noun after a number, up to what closes it: 老旧楼宇改造升级."""
    match = _CLOSE.search(right)
    words = right[: match.start()] if match else right
    words = _QUOTED_EXAMPLES.sub("", words.removeprefix("的"))
    words, _ = strip_level(_ENDING.sub("", words))
    return _ENDING.sub("", words)


_INTRODUCING = re.compile("(?:达到?|共有|共|有|为|分别|累计达|约|以|对|将|在|全部)+$")


def verb_part(left: str) -> str:
    """What the words before a prenominal number give the phrase: 推进 of 有序推进, 国家支持示范区建设的."""
    if "、" in left and not left.endswith("的"):
        # 成立甲、乙、丙3个分局: what is listed before the number are the things that it counts.
        left = act(left)
    left = without_examples(left)
    if left.endswith("的"):
        return left
    left = _INTRODUCING.sub("", left)
    if len(left) <= 16:
        return left
    last = None
    for match in acts().finditer(left):
        last = match
    return last[0] if last is not None and last.end() >= len(left) - 1 else left


_BUILT = "(?:项目|工程|生产线)"
_SPECIFIED = re.compile(
    f"[^，。；]{{0,40}}?(?:、|和|等|{_BUILT})[^，。；]*?(?:{_BUILT}|基地)|[^，。；、]{{2,16}}(?:{_BUILT}|扩建|技改|投产)"
)
_CAPACITIES = frozenset({"t", "kW", "kWh", "头", "只", "羽", "片", "立方米", "吨标准煤", "蒸吨"})


def is_capacity(unit: str, right: str) -> bool:
    """Whether a number only says how large a project is: 30万吨生物肥料加工 in a list of projects."""
    return unit in _CAPACITIES and _SPECIFIED.match(right) is not None and prenominal(right, False)
