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
        "比(?!赛)|创(?![新业建意客])|为(?!民)|是|达(?!标)|超(?![市算高低级长大豪限])|并(?![网购])|且|均(?!衡)|都(?!市)|已(?!(?:签约|开工|建成|投产|投运|获批|批准|征|入库|落地|竣工|完工|纳入)[^，。；]{0,8}?(?:项目|企业|工程|土地|小区|园区|学校))|"
        "至(?!诚)|到(?!位)|仍|还(?![建款贷])|也|就(?![业医地读近])|不(?![动锈])|无(?![人障线害])|增加(?!值)|突破(?!性)|"
        "基本(?![公养医药农建生工民单])|[后前](?=[，。；、]|$)|[之以]?[内外](?=[，。；、]|$)|之[内外前后间]|[（(）)、，。；：！？”]"
    )
    return re.compile(f"{words_pattern('after_count')}|{short}")


_NO_NOUN = re.compile("的(?:[，。；、]|基础|水平|目标|任务|速度|增速|增长|幅度|比例|标准|要求|比重|高|$)")


def prenominal(right: str, ratio: bool) -> bool:
    """Whether the number stands before the noun that it counts: 11栋 in 11栋老旧楼宇改造升级.

    A percentage does so only with 的 (80%以上的村).
    """
    if not right:
        return False
    if right.startswith("的"):
        return _NO_NOUN.match(right) is None
    return not ratio and _after().match(right) is None


_CLOSE = re.compile("[，。；：！？,;\n]|[（(](?![市县区乡镇村居街社段户次个套间])|作?为“")
_QUOTED_EXAMPLES = re.compile("^(?:“[^”]*”、?){2,}(?=[一-鿿])")
_ENDING = re.compile("(?:的?基础上|和|及|与|以及|、|并|其中|分别|各|共|，|（)+\\Z")


def noun(right: str) -> str:
    """The noun after a number, up to what closes it: 老旧楼宇改造升级."""
    match = _CLOSE.search(right)
    words = right[: match.start()] if match else right
    words = _QUOTED_EXAMPLES.sub("", words.removeprefix("的"))
    words, _ = strip_level(_ENDING.sub("", words))
    return _happened(_ENDING.sub("", words))


_SEPARATOR = re.compile("、|以及|和(?![平谐])|及(?!时)|与(?!会)|并(?![购网])")


def before_next(right: str) -> str:
    """The words between two numbers that belong to the first: up to the verb or the examples of the second.

    新建20个平台、新增20个团队: 平台. 整治9条主干道和某大道等7条出口路: 主干道.
    """
    marks = list(_SEPARATOR.finditer(right))
    if not marks:
        return right
    last = right[marks[-1].end() :]
    if last and acts().fullmatch(last):
        return right[: marks[-1].start()]
    if right.endswith("等") and marks[0].start() >= 2:
        return right[: marks[0].start()]
    return right


_INTRODUCING = re.compile("(?:达到?|共有|共|有|为|分别|累计达|(?<![签节合条])约|以|对|将|在|全部)+$")


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


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(f"(?:全部|正式|陆续|顺利|相继|已)?(?:{words_pattern('tails')})+(?:建设)?\\Z")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(f"(?P<what>.{{2,}}?){_ADVERBS}(?P<tail>(?:{words_pattern('tails')})+(?:建设)?)\\Z")


_ADVERBS = "(?:全部|正式|陆续|顺利|相继|已|均|先后|如期|按期|基本|也|将)+"


def _happened(words: str) -> str:
    """A noun and what happened to it without the adverbs between: 协作项目全部建成 → 协作项目建成."""
    match = _ends().match(words)
    return match["what"] + match["tail"] if match is not None else words


def thing(words: str) -> str:
    """A counted noun without what happened to it: 重大项目 of 重大项目竣工投产."""
    return _tails().sub("", words) or words


def tail(right: str) -> str:
    """What the words after a number say happened to what it counts (竣工投产); empty where they say something else."""
    match = _tails().fullmatch(right)
    return match[0] if match is not None else ""


_BUILT = "(?:项目|工程|生产线)"
_SPECIFIED = re.compile(
    f"[^，。；]{{0,40}}?(?:、|和|等|{_BUILT})[^，。；]*?(?:{_BUILT}|基地)|[^，。；、]{{2,16}}(?:{_BUILT}|扩建|技改|投产)"
)
_CAPACITIES = frozenset({"t", "kW", "kWh", "头", "只", "羽", "片", "立方米", "吨标准煤", "蒸吨"})


def is_capacity(unit: str, right: str) -> bool:
    """Whether a number only says how large a project is: 30万吨生物肥料加工 in a list of projects."""
    return unit in _CAPACITIES and _SPECIFIED.match(right) is not None and prenominal(right, False)
