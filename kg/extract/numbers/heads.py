"""The words before a number: what is measured, without examples, subject, time and level words."""

from __future__ import annotations

import re
from functools import cache

from kg.grammar.changes import change_before
from kg.lexicon.clause_words import words_pattern

_SEPARATORS = re.compile("[、，,；;：: ”）)]*(?:以及|和(?![平谐])|及(?!时)|与(?!会)|并(?![网购])|或)?")
_NUMBERED = re.compile(
    "[①-⑳]|[\\[［【〔][0-9]{1,3}[\\]］】〕]|[0-9]{1,3}[.．、](?![0-9])|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]是"
)
_YEAR = "(?:19|20)[0-9]{2}"
_TIME = re.compile(
    f"(?:争取|力争|确保|预计)?(?:{_YEAR}年[末底初]|{_YEAR}年?[—－至-]?(?:(?:19|20)?[0-9]{{2}}年)?|[到至]{_YEAR}年[底末]?|"
    "截至?(?:目前|[0-9年月日]+底?)|(?:[一二三四五六七八九十近过去]+年来?|[0-9]+年来)[间内]?|年(?:内|底前?|末)|"
    "[上下]半年|前?[一二三四]季度|[0-9]{1,2}月[底末份]?|“十[一二三四]?五”(?:期间|时期|末)?)"
)
PREPOSITIONS = frozenset("对为在用向给让使把将从由经")
_AIM = re.compile("[要须应](?=实现|完成|达到|突破|新增|建成|力争|确保|新建|引进|培育|控制|保持|稳定|增长|提高)")
# One character opens a clause (还, 将, 有) unless it may be the first of a word of what is measured (新建, 对外, 有色).
_MAY_BEGIN_A_WORD = frozenset("新再对为以要")
# Level words of one character that end other words as well: 签约, 行为, 现在.
_ENDS_WORDS = frozenset("约有共在为由要就各还从将")
_ENDED = re.compile(
    "(?:[签节合条履预契特公制]约|[现国所拥持享占具没]有|[公总合]共|[现存所内潜]在|[行作成认视]为|[自理经缘事]由|[需主重必想]要|"
    "[成造迁]就|[偿归退返]还|[遵听服]从|[名大]将)\\Z"
)
_CONNECTIVE = re.compile(
    "(?:各位代表[！，]|其中|同时|力争|确保|争取|预计|计划|截至|[、，“ 　]|[一二三四五六七八九十]是|"
    "[0-9]{1,3}[.．、](?![0-9]))+"
)
_ETC = re.compile("(?<![高平同中初均对优劣上下])等(?:一批|一系列|共|共计|各类|方面的?)?(?![级候待于号同值])")
_BASIS = re.compile("在(?:实现|保持)?(?=[^，。；\n]*基础上(?:[，。；\n]|$))")
_EACH = re.compile("(?:每(?:人|月|年|天|亩|户|吨|名|个|件|次|生|公斤|平方米|千瓦时|立方米)(?:次|均)?)+\\Z")


@cache
def _levels() -> re.Pattern[str]:
    since = (
        "[从由](?:[^，从由]{0,8}(?:年|时|末|初|前|底|期|起步)的?)?|(?<![占同环对])[比较][^，。；比较]{2,10}[年末初底期]"
    )
    grown = (
        "(?:调整|优化|演变|转变|变化|增加|增长|减少|下降|降低|提高|提升|上升|上调|下调|扩大|扩展|扩充|扩容|拓展|发展|壮大|压缩|压减|"
        "缩短|缩减|精简|精减|攀升|跃升|回升|改善|恢复|延长|收窄|做大|累积|[增减降升涨扩缩压提调拓])(?:了)?[到至为]了?"
    )
    set_aim = "[^，。；]{0,16}?(?:确定|下达|提出|制定|预期|计划|安排)的?"
    missed = f"(?:仍|还|尚)?(?:{words_pattern('missed')})(?:{set_aim}|(?<!未完成))"
    return re.compile(
        f"(?:{missed}|{words_pattern('levels')}|{grown}|{_YEAR}年[底末初]?的?|(?<![人户地亩楼日年月平])均|{since})\\Z"
    )


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(words_pattern("openings"))


@cache
def acts() -> re.Pattern[str]:
    """Matches verbs of act in a row with their adverbs: 累计建成, 签约引进."""
    verb = f"(?!{words_pattern('act_nouns')})(?:{words_pattern('acts')})"
    return re.compile(f"(?:{words_pattern('act_adverbs')})*(?:{verb})+[了出成]?(?:{verb})?")


@cache
def _counting_acts() -> re.Pattern[str]:
    return re.compile(f"(?:{words_pattern('act_adverbs')})*(?:{words_pattern('counting_acts')})[了出]?")


@cache
def _amounts() -> re.Pattern[str]:
    return re.compile(f"(?:{words_pattern('amounts')})[均都就]?\\Z")


@cache
def _attributes() -> re.Pattern[str]:
    return re.compile(f"(?:{words_pattern('attributes')})\\Z")


def is_amount(head: str) -> bool:
    """Whether a head is only an amount of what was named before: 总量, 开工率."""
    return _amounts().match(head) is not None


def attribute(head: str) -> str:
    """The attribute that a head ends with (营业收入 in 租赁业营业收入); empty where there is none."""
    match = _attributes().search(head)
    return match[0] if match is not None else ""


def each(words: str, start: int, end: int) -> int:
    """Where 每人每年 before a number begins; `end` where there is none."""
    match = _EACH.search(words[max(start, end - 12) : end])
    return end if match is None else max(start, end - 12) + match.start()


def strip_level(head: str) -> tuple[str, bool]:
    """A head without the level words at its end, and whether there were any: 规上企业营收达 → 规上企业营收."""
    found = False
    while (match := _levels().search(head)) is not None:
        if (match[0] in _ENDS_WORDS and not _stands_alone(head)) or (match[0] == "以上" and is_size(head)):
            break
        head, found = head[: match.start()], True
    return head, found


def _stands_alone(head: str) -> bool:
    """Whether the last character of a head is a word of its own, and not the 约 of 签约."""
    return _ENDED.search(head) is None


def strip_change(words: str, start: int, end: int) -> str:
    """The words between two offsets without a verb of change or level words at their end."""
    change = change_before(words, start, end)
    return strip_level(words[start : change.start if change is not None else end])[0]


def skip_opening(words: str, start: int, end: int) -> int:
    """Where the first word begins that is neither time, scope, connective nor separator; `end` where none is."""
    while start < end:
        for pattern in (_SEPARATORS, _NUMBERED, _TIME, _AIM, _openings()):
            match = pattern.match(words, start, end)
            if match is None or match.end() == start or match[0] in _MAY_BEGIN_A_WORD:
                continue
            if match[0] == "有" and words[match.end() : match.end() + 1] in "色机效限关":
                continue
            if match[0] == "高标准" and words.startswith("农田", match.end()):
                continue
            start = match.end()
            break
        else:
            return start
    return start


def skip_basis(words: str, start: int) -> int:
    """Where what is built on begins (去年 in 在去年完成12公里的基础上); `start` where a clause tells no such thing."""
    match = _BASIS.match(words, start)
    return start if match is None else match.end()


def skip_connective(words: str, start: int, end: int) -> int:
    """Where a clause's first word stands that is no connective."""
    match = _CONNECTIVE.match(words, start, end)
    return start if match is None else match.end()


def act(head: str) -> str:
    """The verb of act that a head begins with (新认定 in 新认定国家高新技术企业); empty where it begins with none.

    服务 in 服务业增加值 is no verb (clause_words.toml lists such nouns).
    """
    match = acts().match(head)
    return match[0] if match is not None else ""


def act_at_end(words: str, after: int = 0) -> str:
    """The verb of act that words end with, with at most `after` characters behind it; empty where there is none."""
    last = ""
    for match in acts().finditer(words):
        if match.end() >= len(words) - after:
            last = match[0]
    return last


def governing(words: str) -> str:
    """The verb of act that words end with, as it governs what follows (兴建 in 组织镇区兴建); else their first."""
    return act_at_end(words, after=1) or act(words)


def governs_nothing(head: str) -> bool:
    """Whether words before a number name nothing that it could measure: no words, a verb of act, a preposition."""
    return not head or act(head) == head or head in PREPOSITIONS


def without_act(head: str) -> str:
    """A head without the verb of act that it begins with; a head that is nothing but a verb stays."""
    return head[len(act(head)) :] or head


def without_examples(head: str) -> str:
    """A head without the examples before 等: 引进数科互娱等重点项目 → 引进重点项目."""
    last = None
    for match in _ETC.finditer(head):
        last = match
    if last is None:
        return head
    verb = act(head)
    if not verb:
        # 某商务区新增国际贸易、软件信息等企业: the verb may stand behind a subject.
        inner = _counting_acts().search(head, 0, last.start())
        verb = inner[0] if inner is not None else ""
    return verb + head[last.end() :]


def last_act(head: str) -> str:
    """A long head from its last verb of act on: 区政府和各部门到某县开展对接帮扶 → 开展对接帮扶."""
    if len(head) <= 12 or head.startswith("在"):
        return head
    last = None
    for match in _counting_acts().finditer(head):
        if match.start() >= 4 and len(head) - match.end() >= 2:
            last = match
    return head if last is None else head[last.start() :]


def without_clause(head: str) -> str:
    """A long head without the attributive clause before 的: 打造互为源地和目的地的新路线 → 打造新路线."""
    at = head.rfind("的", 0, len(head) - 2)
    if at < 10 or len(head) - at < 4:
        return head
    return act(head) + head[at + 1 :]


_WITHIN = re.compile("(?:其中|不?含|包括)+")


def tidy(phrase: str) -> str:
    """A phrase without particles and marks at its ends."""
    if phrase.count("（") > phrase.count("）"):
        phrase = _WITHIN.sub("", phrase[phrase.rfind("（") + 1 :])
    if phrase.count("）") > phrase.count("（"):
        phrase = phrase[: phrase.rfind("）")] if phrase.endswith("）") else phrase[phrase.find("）") + 1 :]
    phrase = re.sub("^(?:[（(][^（）()]*[）)])+", "", phrase)
    return re.sub(
        "^(?:和|及|与|并)(?![平谐网购])", "", re.sub("(?<![初高中平均同优])等$", "", phrase).strip("、，,；;：: 　的了")
    )


_SIZE = re.compile("(?:超过?|突破)?[0-9.]*[十百千]?[万亿]元(?:及?以上)?")
_SIZED = re.compile(f"(?P<of>.*?)(?P<size>{_SIZE.pattern})")


def is_size(head: str) -> bool:
    """Whether a head ends with the size of things that are counted without their name: 10亿元以上 in 10亿元以上5个."""
    return _SIZED.fullmatch(head) is not None


def of_size(phrase: str, head: str) -> str:
    """What is counted, of the size that a head gives: 引进亿元以上项目, 10亿元以上 → 引进10亿元以上项目."""
    size = _SIZED.fullmatch(head)
    former = _SIZE.search(phrase)
    if size is not None and former is not None:
        lead = phrase[: former.start()]
        if size["of"]:
            lead = lead.removesuffix(attribute(lead))
        return lead + head + phrase[former.end() :]
    verb = act(phrase)
    return verb + head + phrase[len(verb) :]


_NO_SHARE = frozenset({"占地", "占用", "占领", "占比", "占补", "占道", "占有"})
_SHARER_END = re.compile("(?:约|就|已|将|分别|仅|均|也|共|的)+$")
_SHARED_END = re.compile(
    "(?:的?(?:比重|比例|份额|比率|百分比))?(?:争取|力争|预计|将|已|分别)?"
    "(?:达到?|为|超过?|近|约|(?:提高|提升|上升|下降|增加)[到至]|[降升增]至)*$"
)


def share(head: str) -> tuple[str, str] | None:
    """For 承运箱量占全市: what (承运箱量) and of what (全市); None where the head says no share."""
    at = head.rfind("占")
    if at < 0 or (head[at : at + 2] in _NO_SHARE and not head.startswith("占地区", at)):
        return None
    of = re.sub("^[到了据]", "", _SHARED_END.sub("", head[at + 1 :]))
    return (_SHARER_END.sub("", head[:at]), of) if len(of) <= 20 else None


@cache
def _shared_verbs() -> re.Pattern[str]:
    return re.compile(words_pattern("shared_verbs"))


_LOSING = re.compile("[压减降关拆退撤清去]|取消|淘汰")


def may_share(verb: str, joined: bool) -> bool:
    """Whether a verb counts the next thing too: 新增人才174名，专家26名.

    `joined` says that a list mark and no comma stands between. A verb of loss goes over no comma (压减煤炭5万吨，
    生态补水2亿立方米).
    """
    return joined or (_LOSING.search(verb) is None and _shared_verbs().match(verb) is not None)
