"""What a number measures, in the text's own words: without the number, examples, subject, time and level words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.grammar.changes import change_before
from kg.lexicon.clause_words import words_pattern
from kg.text.words import tag

_SEPARATORS = re.compile("[、，,；;：: ”）)]*(?:以及|和|及|与|并|或)?")
_ETC = re.compile("(?<![高平同中初均对优劣上下])等(?:一批|一系列|共|共计|各类|方面的?)?(?![级候待于号同值])")
_NUMBERED = re.compile("[0-9]{1,3}[.．、](?![0-9])|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]是")
_TIME = re.compile(
    "(?:争取|力争|确保|预计)?(?:(?:19|20)[0-9]{2}年?(?:—|－|-|至)?(?:(?:19|20)?[0-9]{2}年)?|(?:到|至)(?:19|20)[0-9]{2}年(?:底|末)?|截至?(?:目前|[0-9年月日]+底?)|(?:[一二三四五六七八九十近过去]+年来?|[0-9]+年来)(?:间|内)?|"
    "年(?:内|底前?|末)|(?:上|下)半年|(?:前)?[一二三四]季度|[0-9]{1,2}月(?:底|末|份)?|“十[一二三四]?五”(?:期间|时期|末)?)"
)


@cache
def _levels() -> re.Pattern[str]:
    return re.compile(f"(?:{words_pattern('levels')}|(?<![人户地亩楼日年月平])均|(?:从|由)(?:[^，从由]{{0,8}}(?:年|时|末|初|前|底|期|起步)的?)?|(?<![占同环对])(?:比|较)[^，。；比较]{{2,10}}(?:年|末|初|底|期))\\Z")


@cache
def _openings() -> re.Pattern[str]:
    return re.compile(f"(?:{words_pattern('openings')})")


@cache
def _acts() -> re.Pattern[str]:
    adverbs = "累计|新|共|已|又|再|先后|全年|成功|至少|预计|着力|重点|积极|加快|协同|集中|联合|组织|统筹|同步|计划|规划|免费|签约|首批"
    return re.compile(f"(?:{adverbs})*(?:{words_pattern('acts')})+(?:了|出|成)?(?:{words_pattern('acts')})?")


@cache
def _act_inside() -> re.Pattern[str]:
    return re.compile(
        "(?:累计|先后|新|成功|至少|共|全年)+(?:" + words_pattern("acts") + ")(?:了|出)?|(?:新增|引进|建成|完成|新建|认定|培育|组建|获得|获批|打造|举办|实施|创建|净增|盘活)"
    )


@cache
def _strong_act() -> re.Pattern[str]:
    return re.compile("(?:累计|新|共|成功|至少)*(?:新增|引进|建成|完成|新建|认定|培育|组建|获得|获批|打造|举办|实施|创建|净增|盘活|开展|招聘|发放|投放|推广|聘请|提供|吸引|推出)(?:了|出)?")


@cache
def amounts() -> re.Pattern[str]:
    """Matches a head that is only an amount of what was named before: 总量, 投资完成率."""
    return re.compile(f"(?:(?:{words_pattern('amounts')})(?:均|都|就)?)\\Z")


_EACH = re.compile("(?:每(?:人|月|年|天|亩|户|吨|名|个|件|次|生|公斤|平方米|千瓦时|立方米)(?:次|均)?)+\\Z")


def each(words: str, start: int, end: int) -> int:
    """Where 每人每年 before a number begins; `end` where there is none."""
    match = _EACH.search(words[max(start, end - 12) : end])
    return end if match is None else max(start, end - 12) + match.start()


def strip_level(head: str) -> tuple[str, bool]:
    """A head without the level words at its end, and whether there were any: 规上企业营收达 → 规上企业营收."""
    found = False
    while (match := _levels().search(head)) is not None:
        head, found = head[: match.start()], True
    return head, found


def strip_change(words: str, start: int, end: int) -> str:
    """The words between two offsets without a verb of change or level words at their end."""
    change = change_before(words, start, end)
    return strip_level(words[start : change.start if change is not None else end])[0]


def skip_opening(words: str, start: int, end: int) -> int:
    """Where the first word begins that is neither time, scope, connective nor separator; `end` where none is."""
    while start < end:
        for pattern in (_SEPARATORS, _NUMBERED, _TIME, _openings()):
            match = pattern.match(words, start, end)
            if match is not None and match.end() > start:
                # 新 opens nothing before a verb of its own (新建, 新增).
                if match[0] in {"新", "再", "对", "为", "有", "以", "而", "还", "使", "即", "将", "要", "也", "且", "都", "均"} and not _single(words, match):
                    continue
                start = match.end()
                break
        else:
            return start
    return start


_CONNECTIVE = re.compile("(?:各位代表[！，]|其中|同时|力争|确保|争取|预计|计划|截至|[、，“ 　]|[一二三四五六七八九十]是|[0-9]{1,3}[.．、](?![0-9]))+")


def skip_connective(words: str, start: int, end: int) -> int:
    """Where a clause's first word stands that is no connective."""
    match = _CONNECTIVE.match(words, start, end)
    return start if match is None else match.end()


def _single(words: str, match: re.Match[str]) -> bool:
    following = words[match.end() : match.end() + 1]
    return match[0] not in "新再为有以要对" or (match[0] == "新" and False) or (match[0] == "有" and following not in "色机效限关")


@lru_cache(maxsize=4096)
def act(head: str) -> str:
    """The verb of act that a head begins with (新认定 in 新认定国家高新技术企业); empty where it begins with none.

    服务 in 服务业增加值 is no verb: the act ends where a word ends.
    """
    match = _acts().match(head)
    if match is None:
        return ""
    if match.end() == len(head) or head[match.end()] in "“《（":
        return match[0]
    ends = {token.end for token in tag(head[: match.end() + 4])}
    return match[0] if match.end() in ends else ""


def without_examples(head: str) -> str:
    """A head without the examples before 等: 引进数科互娱等重点项目 → 引进重点项目."""
    last = None
    for match in _ETC.finditer(head):
        last = match
    if last is None:
        return head
    verb = act(head)
    # 新增国际贸易、软件信息等企业: the verb may stand behind a subject.
    if not verb:
        inner = _act_inside().search(head, 0, last.start())
        verb = inner[0] if inner is not None else ""
    return verb + head[last.end() :]


def last_act(head: str) -> str:
    """A long head from its last verb of act on: 区政府和各部门到某县开展对接帮扶 → 开展对接帮扶."""
    if len(head) <= 12 or head.startswith("在"):
        return head
    last = None
    for match in _strong_act().finditer(head):
        if match.start() >= 4 and len(head) - match.end() >= 2:
            last = match
    return head if last is None else head[last.start() :]


def without_clause(head: str) -> str:
    """A long head without the attributive clause before 的: 打造互为源地和目的地的新路线 → 打造新路线."""
    at = head.rfind("的", 0, len(head) - 2)
    if at < 10 or len(head) - at < 4:
        return head
    return act(head) + head[at + 1 :]


def tidy(phrase: str) -> str:
    """A phrase without particles and marks at its ends."""
    phrase = phrase.strip("、，,；;：: 　的了")
    phrase = re.sub("^(?:和|及|与|并)(?!平|谐)", "", phrase)
    return phrase


_SHARE = re.compile(r"^(?P<what>.*?)(?:约|就|已|将|分别|仅|均|也|共)*占(?:到|了|据|全|)?(?P<of>(?<=全).{1,16}?|.{0,16}?)(?:的)?(?:比重|比例|份额|比率|的比)?(?:达到?|为|超过?|近|约)?$")


def share(head: str) -> tuple[str, str] | None:
    """For 承运箱量占全市: what (承运箱量) and of what (全市); None where the head says no share."""
    at = head.rfind("占")
    if at < 0 or head[at : at + 2] in {"占地", "占用", "占领", "占比", "占补", "占道", "占有"}:
        return None
    what = re.sub("(?:约|就|已|将|分别|仅|均|也|共|的)+$", "", head[:at])
    of = re.sub("(?:的?(?:比重|比例|份额|比率|百分比))?(?:争取|力争|预计|将|已|分别)?(?:达到?|为|超过?|近|约|提高到|提升到|提升至|提高至|上升到|上升至|降至|下降到|升至|增至|增加到)*$", "", head[at + 1 :])
    of = re.sub("^[到了据]", "", of)
    return (what, of) if len(of) <= 20 else None


# What cannot be the beginning of the counted noun: the number before it ends its phrase.
_POST = re.compile(
    "和(?![谐平])|及|与(?!会)|以及|或|等(?!级)|增加(?!值)|增至|降至|升至|扩大|缩小|上升|攀升|回升|下滑|回落|缩短|调整[为到至]|发展到|跃升|翻|提高|提升|下降|减少|降低|增长|占(?!地)|居(?![民住家])|位居|位列|排(?![水污名涝])|列(?![车入])|名列|较(?![大高多强])|"
    "比(?!赛)|同比|环比|分别|创(?![新业建意客])|为(?!民)|是|达(?!标)|超(?![市算高低级])|突破(?!性)|的?(?:水平|目标|任务|关口|大关|台阶|门槛|红线)|大关|用于|用来|"
    "以来|后(?=[，。；、]|$)|前(?=[，。；、]|$)|(?:之|以)?[内外](?=[，。；、]|$)|之[内外前后间]|并(?![网购])|且|"
    "全部|均(?!衡)|都(?!市)|已|开工|竣工|投产|建成|通车|完工|投用|基本(?![公养医药农建生工民单])|[）)、，。；：！？”]|至(?!诚)|到(?!位)|左右|以上|以下|以内|上下|"
    "跻身|实现|相当|正式|正在|顺利|如期|仍|还(?![建款贷])|也|就(?![业医地读近])|不(?![动锈])|无(?![人障线害])|大幅|连续|稳居|惠及|带动|纳入|进入"
)


def prenominal(right: str, ratio: bool) -> bool:
    """Whether the number stands before the noun that it counts: 11栋 in 11栋老旧楼宇改造升级."""
    if not right:
        return False
    if right.startswith("的"):
        return len(right) > 1 and right[1] not in "，。；、" and not re.match("的(?:水平|目标|任务|速度|增速|增长|幅度|比例|标准|要求|比重|高)", right)
    return not ratio and _POST.match(right) is None


_ENDING = re.compile("(?:和|及|与|以及|、|并|其中|分别|各|共|，|（|以及|、其中)+\\Z")


def noun(right: str) -> str:
    """The noun after a number, up to what closes it: 老旧楼宇改造升级."""
    match = re.search("[，。；：！？,;\n（(]|(?:作?为|为)“", right)
    words = right[: match.start()] if match else right
    words = re.sub("^(?:“[^”]*”、?){2,}(?=[一-鿿])", "", words.removeprefix("的"))
    words, _ = strip_level(_ENDING.sub("", words))
    return _ENDING.sub("", words)


def verb_part(left: str) -> str:
    """What the words before a prenominal number give the phrase: 推进 of 有序推进, 国家支持示范区建设的."""
    if "、" in left and not left.endswith("的"):
        # 成立甲、乙、丙3个分局: what is listed before the number are the things that it counts.
        left = act(left)
    left = tidy_left(without_examples(left))
    if len(left) <= 6 or left.endswith("的") or len(left) <= 16:
        return left
    last = None
    for match in _acts().finditer(left):
        last = match
    return last[0] if last is not None and last.end() >= len(left) - 1 else left


def tidy_left(left: str) -> str:
    """The left words without level words that only introduce a count (共有, 达)."""
    stripped = re.sub("(?:达到?|共有|共|有|为|分别|累计达|约|以|对|将|在|全部|的)+$", "", left)
    return left if left.endswith("的") else stripped


@cache
def _attribute() -> re.Pattern[str]:
    return re.compile(f"(?:{words_pattern('attributes')})\\Z")


def attribute(head: str) -> str:
    """The attribute that a head ends with (营业收入 in 租赁业营业收入); empty where there is none."""
    match = _attribute().search(head)
    return match[0] if match is not None else ""


_COUNTING = re.compile("新|引|建成|认定|培育|获|入驻|举办|开展|招|选派|组建|打造|创建|推出|聘|设立|斩|申请|办理|完成|实施|改造|争取|评|取得|落户|拥|培")
_LOSING = re.compile("压|减|降|关|取消|拆|淘汰|退|撤|清|去")


def may_share(verb: str, head: str, joined: bool) -> bool:
    """Whether a verb counts the next thing too: 新增人才174名、专家26名; a verb of loss or a new predicate does not."""
    if _LOSING.search(verb) and not joined:
        return False
    if not joined and _COUNTING.match(verb) is None:
        return False
    return tag(head)[0].tag != "v"


_SHARED_START = re.compile("(?:楼均|人均|户均|地均|亩均|年均|规上|规模以上|全社会|新增|城镇|农村|每万人)")
_LIST = re.compile("[、]|(?<![平中总])和(?!谐|平)|以及|(?<!涉|普)及(?!时)|与(?!会)")


def heads_of_list(head: str, count: int) -> list[str]:
    """The members of A、B和C, for as many numbers as follow 分别; shared beginnings and ends are given to each.

    楼均产出、税收 → 楼均产出, 楼均税收; A业、B业营业收入 → A业营业收入, B业营业收入. Empty where the list does not
    have as many members as there are numbers.
    """
    if count == 2 and head.startswith("城乡") and "、" not in head:
        return ["城镇" + head[2:], "农村" + head[2:]]
    for pattern in ("[、]", _LIST.pattern):
        parts = [part for part in re.split(pattern, head) if part]
        if len(parts) == count:
            break
    else:
        return []
    verb = act(parts[0])
    if verb and verb != parts[0]:
        parts = [parts[0], *((part if act(part) else verb + part) for part in parts[1:])]
    stub = len(parts[0])
    if stub <= 3 and all(len(part) == stub for part in parts[:-1]) and len(parts[-1]) > stub + 2 and not attribute(parts[0]):
        # 城镇、农村居民人均收入: the short members share all that follows the last one's own first word.
        return [*(part + parts[-1][stub:] for part in parts[:-1]), parts[-1]]
    last = attribute(parts[-1])
    if len(last) == 1:
        tokens = tag(parts[-1])
        last = parts[-1][tokens[-2].start if len(tokens) > 1 and tokens[-1].end - tokens[-1].start == 1 else tokens[-1].start :]
    if last and last != parts[-1]:
        shares = last in {"占比", "比重", "增速"}
        parts = [part if (part.endswith(last) if shares else attribute(part)) else part + last for part in parts]
    first = _SHARED_START.match(parts[0])
    if first is not None and first.end() < len(parts[0]):
        parts = [parts[0], *(first[0] + part if attribute(part) == part else part for part in parts[1:])]
    own = attribute(parts[0])
    if own and own != parts[0]:
        stem = parts[0][: -len(own)]
        parts = [parts[0], *(stem + part if attribute(part) == part else part for part in parts[1:])]
    return parts


_SPECIFIED = re.compile("[^，。；]{0,40}?(?:、|和|等|项目|工程|生产线)[^，。；]*?(?:项目|工程|生产线|基地)|[^，。；、]{2,16}(?:项目|工程|生产线|扩建|技改|投产|建成投产)")
_CAPACITY = frozenset({"t", "kW", "头", "只", "羽", "片", "立方米", "kWh", "吨标准煤", "蒸吨"})


def capacity(unit: str, right: str) -> bool:
    """Whether a number only says how large a project is: 30万吨生物肥料加工 in a list of projects."""
    return unit in _CAPACITY and _SPECIFIED.match(right) is not None


def members(head: str) -> list[str]:
    """The members of A和B before 均: those of a list in which each is a whole metric of its own."""
    parts = [part for part in re.split(_LIST, head) if part]
    return parts if 2 <= len(parts) <= 4 and all(attribute(part) and (len(part) >= 4 or attribute(part) == part) for part in parts) else []
