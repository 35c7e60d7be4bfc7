"""The numbers of one sentence with what each measures: lists, shared verbs, shares and changes are worked out here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.extract import phrases
from kg.extract.clauses import clauses
from kg.extract.topics import nominal
from kg.grammar.changes import ChangeFound, change_before
from kg.grammar.quantities import QuantityFound
from kg.grammar.ranks import RankFound
from kg.lexicon.metrics import metric_of
from kg.model.claim import Mention
from kg.model.document import Span
from kg.model.quantity import Basis, Change, Comparator

_RATIO = frozenset({"%", "‰", "pp", "times"})
_MEASURES = _RATIO | {"CNY", "USD", "m2", "mu", "km", "t", "kWh", "kW", "km2", "ha", "m"}
_RATIO_MARK = re.compile("[:：∶]")
_JOIN = re.compile("[:：∶]\\Z|[、，,]?(?:和|及|与|以及|、|，)?(?:分别)?\\Z")
_JOINED = re.compile("(?:和|及|与|以及|、)\\Z")
_SUBJECTS = frozenset(
    {"Place", "Building", "Enterprise", "Institution", "Project", "Industry", "AdministrativeArea", "Event", "Programme", "Product"}
)
_TOPICS = frozenset({"Place", "Enterprise", "Industry", "Event"})
_WHOLE = re.compile("全(?:市|区|省|县|州|盟|旗|年)|我(?:市|区|省|县|州|国)|本(?:市|区|省|县)")
_EACH_OF = re.compile("(?<![人户地亩楼日年月平])均|都|双双")
_SECTORS = ("第一产业比重", "第二产业比重", "第三产业比重")
_TAILS = {"以上": Comparator.GE, "左右": Comparator.APPROX, "以内": Comparator.LE}
_TAIL = re.compile("(以上|左右|以内)\\Z")
_FUNDS = re.compile("投资|投入(?:资金)?|安排(?:资金)?|筹[集措](?:资金)?|出资|拨款")
_HELD = re.compile("(?:成功|圆满|共同|联合)*(?:举办|举行|承办|召开|主办|协办)(?:了|好)?[“]?")
_NO_SUBJECT = re.compile("(?:[省市区县州]|自治区)?(?:委|政府|人大|政协|人民政府)(?:常委会)?\\Z")
# 功率半导体产量, 数字经济指数: the sector is part of what is measured.
_AMOUNT = re.compile("(?:指数|产量|销量|产能|规模|总量|数量)")
_THRESHOLD = re.compile("[一-鿿A-Za-z“]")
_ANAPHOR = re.compile("(?:该|本)?(?:园区|景区|新区|基地|商圈|集群)(?!域)|(?:该|本)(?:公司|企业|项目|平台)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it measures. `clause` holds it; `subject` is the name that its clause or topic gives."""

    quantity: QuantityFound
    clause: Span
    phrase: str
    change: Change
    basis: Basis | None
    comparator: Comparator
    subject: Mention | None = None


@dataclass
class _Sentence:
    """What is known of the sentence while its numbers are read, and what earlier numbers leave behind for later ones."""

    words: str
    mentions: Sequence[Mention]
    starts: dict[int, Mention]
    topic: Mention | None
    start: int
    end: int
    verb: str = ""
    noun: str = ""
    phrase: str = ""
    carried: str = ""
    whole: str = ""
    ranked: str = ""
    unit: str = ""
    run: list[str] = field(default_factory=list)
    history: list[str] = field(default_factory=list)
    last: list[Figure] = field(default_factory=list)
    read: list[Figure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Standing:
    """A rank with what is ranked."""

    rank: RankFound
    clause: Span
    phrase: str
    subject: Mention | None = None


def _counted(figures_read: Sequence[Figure]) -> list[str]:
    """What the last counts of a sentence in a row have counted: A31个、B310家，数量居全国前列."""
    names: list[str] = []
    for figure in reversed(figures_read):
        if figure.quantity.quantity.unit in _MEASURES:
            break
        names.insert(0, figure.phrase)
    return names


def figures(
    words: str,
    span: Span,
    quantities: Sequence[QuantityFound],
    ranks: Sequence[RankFound],
    mentions: Sequence[Mention],
    topic: Mention | None,
) -> Iterator[Figure | Standing]:
    """The measured numbers and the ranks of a sentence, clause by clause.

    `mentions` are the sentence's names, `topic` is what the sentences before keep talking about.
    """
    starts = {mention.span.start: mention for mention in mentions if mention.cls in _SUBJECTS}
    state = _Sentence(words, mentions, starts, topic, span.start, span.end)
    index = 0
    for clause in clauses(words, span):
        here: list[QuantityFound] = []
        while index < len(quantities) and quantities[index].start < clause.end:
            if quantities[index].start >= clause.start:
                here.append(quantities[index])
            index += 1
        state.ranked = ""
        placed = [rank for rank in ranks if clause.start <= rank.start < clause.end]
        _lead(state, clause)
        read = list(_elliptic(list(_clause(state, clause, here, placed))))
        yield from read
        state.last = read or state.last
        state.read += read
        state.history += [figure.phrase for figure in read if figure.phrase not in state.history]
        yield from _standings(state, clause, placed, here)


def _lead(state: _Sentence, clause: Span) -> None:
    """Let the name that a clause begins with be the topic from here on, if it is its subject and no list's member."""
    at = phrases.skip_opening(state.words, clause.start, clause.end)
    if _WHOLE.match(state.words, clause.start) or (at > clause.start and _WHOLE.search(state.words, clause.start, at)):
        state.topic = None
    held = _HELD.match(state.words, at)
    if held is not None and (event := state.starts.get(held.end())) is not None and event.cls == "Event" and event.span.end >= clause.end - 1:
        state.topic = event
        return
    mention = state.starts.get(at) or state.starts.get(clause.start)
    if mention is None or mention.span.end >= clause.end or mention.cls not in _TOPICS:
        return
    following = state.words[mention.span.end]
    if _NO_SUBJECT.match(mention.name) or following in "、等和与及（(" or (following == "“" and mention.cls != "Industry"):
        return
    if mention.cls == "Event" and state.topic is not None:
        return
    if mention.cls == "Industry" and _AMOUNT.match(state.words, mention.span.end):
        return
    state.topic = mention


_ELLIPTIC = re.compile("(?:[级属型类层]|级的)\\Z")


def _elliptic(found: list[Figure]) -> Iterator[Figure]:
    """1个国家级、17个市级的重点实验室: what the last member says after 级 is meant with every one."""
    tail = ""
    for index in range(len(found) - 1, -1, -1):
        figure = found[index]
        ending = _ELLIPTIC.search(figure.phrase)
        if ending is not None and tail and figure.quantity.quantity.unit == found[-1].quantity.quantity.unit:
            found[index] = replace(figure, phrase=figure.phrase + tail)
        elif ending is None:
            marks = [match.end() for match in re.finditer("[级属型类]的?", figure.phrase)]
            tail = figure.phrase[marks[-1] :] if marks else ""
    yield from found


def _clause(
    state: _Sentence, clause: Span, found: Sequence[QuantityFound], ranks: Sequence[RankFound]
) -> Iterator[Figure]:
    words = state.words
    at = clause.start
    index = 0
    while index < len(found):
        run = _run(words, found, index)
        for rank in ranks:
            if at <= rank.start and rank.end <= run[0].outer_start:
                # 增速居全省第2位、较上年前移3位: the places are those of what is ranked.
                state.phrase = phrases.tidy(_RANKED.sub("", words[at : rank.start])) or state.phrase
                state.noun, at = state.phrase, rank.end
        following = found[index + len(run)] if index + len(run) < len(found) else None
        stop = following.outer_start if following is not None else clause.end
        if following is not None and len(run) == 1 and _former(words, clause, run[0], following):
            # 由615亿元增加到875亿元: the first value is of another time; what it measures stands before it.
            list(_read_run(state, clause, max(at, clause.start), stop, run, following))
            at, index = run[0].outer_end, index + 1
            continue
        if following is not None and _is_ratio(words, run) and _former(words, clause, run[0], following, run[-1].end):
            state.phrase = phrases.tidy(phrases.strip_level(words[max(at, clause.start) : run[0].start])[0])
            at, index = run[-1].outer_end, index + len(run)
            continue
        right = words[run[-1].outer_end : clause.end]
        if len(run) == 1 and phrases.capacity(run[0].quantity.unit, right) and phrases.prenominal(right, False):
            index += 1
            continue
        if following is not None and len(run) == 1 and _threshold(words, run[0], following):
            # 引进30亿元以上产业项目1个: the first number says which projects, the second how many.
            index += 1
            continue
        yield from _read_run(state, clause, max(at, clause.start), stop, run, following)
        at = run[-1].outer_end
        index += len(run)
        # 1096个数字化车间和183个智能工厂: the first noun is spent, the second number begins behind the 和.
        right = words[at:stop]
        if following is not None and _JOINED.search(right) and phrases.prenominal(right, run[-1].quantity.unit in _RATIO):
            at = stop


_FROM = re.compile("(?:由|从)[^，。；0-9]{0,8}\\Z")
_TO = re.compile("[^，。；]{0,8}(?:到|至|为)[^，。；]{0,6}\\Z")


def _is_ratio(words: str, run: Sequence[QuantityFound]) -> bool:
    return len(run) == 3 and _RATIO_MARK.match(words, run[0].end) is not None


def _former(
    words: str, clause: Span, quantity: QuantityFound, following: QuantityFound, end: int | None = None
) -> bool:
    before = words[max(clause.start, quantity.outer_start - 12) : quantity.outer_start]
    return _FROM.search(before) is not None and _TO.match(words[quantity.outer_end if end is None else end : following.outer_start]) is not None


def _threshold(words: str, quantity: QuantityFound, following: QuantityFound) -> bool:
    between = words[quantity.outer_end : following.outer_start]
    return (
        quantity.quantity.comparator is Comparator.GE
        and quantity.outer_end > quantity.end
        and following.quantity.unit not in _MEASURES
        and _THRESHOLD.match(between) is not None
        and re.search("[、，,和]", between) is None
    )


def _run(words: str, found: Sequence[QuantityFound], index: int) -> list[QuantityFound]:
    """The numbers in a row from `index` that only list marks part: 20%、15%."""
    run = [found[index]]
    for quantity in found[index + 1 :]:
        between = words[run[-1].outer_end : quantity.outer_start]
        if not between or _JOIN.match(between) is None:
            break
        run.append(quantity)
    return run


def _read_run(
    state: _Sentence, clause: Span, start: int, stop: int, run: Sequence[QuantityFound], following: QuantityFound | None
) -> Iterator[Figure]:
    words, first = state.words, run[0]
    ratio = first.quantity.unit in _RATIO
    right = words[run[-1].outer_end : stop]
    before = phrases.prenominal(right, ratio) and not (following is not None and phrases.act(right) == right)
    left_start = phrases.skip_opening(words, start, first.outer_start)
    if ratio and left_start == first.outer_start and start == clause.start:
        # 一半以上村庄通了公交
        before = phrases.prenominal(right, False)
    if right == "的" and following is not None:
        # 总投资123亿元的58个项目: the noun stands behind the second number.
        behind = words[following.outer_end : clause.end]
        if phrases.prenominal(behind, False):
            before, right = True, "的" + phrases.noun(behind)
    left_start, subject = _subject(state, left_start, first, before)
    left_end = phrases.each(words, left_start, first.outer_start)
    left = words[left_start:left_end]
    if before and left.endswith("的") and start > clause.start and left_start == start:
        # 122个国家的5008部短片: the words between the two numbers belong to the first.
        left = ""
    change = None if before and not ratio else change_before(words, left_start, left_end)
    if change is not None:
        head, level = words[left_start : change.start], True
    else:
        head, level = (left, False) if before else phrases.strip_level(left)
    if len(run) > 1:
        yield from _parallel(state, clause, run, head, change, right if before else "", subject)
        return
    if before and right.startswith("的") and (own := phrases.attribute(left)):
        named = state.starts.get(first.outer_end + 1)
        if named is not None:
            # 组建注册资本100亿元的某公司: the capital is the company's.
            state.phrase, subject = own, named
        else:
            state.phrase = phrases.tidy(phrases.noun(right) + own)
        state.carried, state.noun = left[: -len(own)], phrases.noun(right)
    else:
        joined = start > clause.start
        state.phrase = (
            _phrase(state, clause, head, right, before, level, first, joined, change is not None and change.change is not Change.NONE)
            or state.phrase
        )
    if not state.phrase:
        state.phrase = _from_before(state, clause)
    state.unit, state.run = first.quantity.unit, [state.phrase]
    if _FUNDS.fullmatch(state.phrase) and not state.read and not right:
        # 投入5000万元，提高了消防水平: what the money is for stands in the clause behind.
        state.phrase += _purpose(state, clause)
    both = phrases.members(state.phrase) if _EACH_OF.search(words, left_start, first.outer_start) else []
    comparator = first.quantity.comparator
    if comparator is Comparator.EQ:
        comparator = _far_comparator(words[clause.start : first.outer_start])
    tail = _TAIL.search(right) if before else None
    if comparator is Comparator.EQ and tail is not None and stop == clause.end:
        # 引进10家总部企业以上
        state.phrase = state.phrase.removesuffix(tail[1])
        comparator = _TAILS[tail[1]]
    for phrase in both or [state.phrase]:
        yield Figure(
            first, clause, phrase, change.change if change else Change.NONE, change.basis if change else None,
            comparator, subject,
        )


def _from_before(state: _Sentence, clause: Span) -> str:
    """What the clause before a number without words of its own speaks of: 研发投入从零起步，增长到656亿元."""
    before = list(clauses(state.words, Span(state.start, clause.start)))
    if not before:
        return ""
    start = phrases.skip_opening(state.words, before[-1].start, before[-1].end)
    words = re.split("[从由自]", state.words[start : before[-1].end])[0]
    return phrases.tidy(phrases.without_examples(words)) if len(words) <= 20 else ""


def _purpose(state: _Sentence, clause: Span) -> str:
    words = state.words
    if words[clause.end : clause.end + 1] not in {"，", ","}:
        return ""
    behind = next(clauses(words, Span(clause.end + 1, state.end)), None)
    if behind is None or len(behind_words := words[behind.start : behind.end]) > 40:
        return ""
    return re.sub("[0-9.]+[万亿]?(?:平方米|公里|亩|个|家|所|座|条|套|户|名|人|项|处)(?:的)?|了", "", behind_words)[:24]


def _far_comparator(left: str) -> Comparator:
    if "约占" in left:
        return Comparator.APPROX
    return Comparator.GE if "至少" in left else Comparator.EQ


def _subject(state: _Sentence, at: int, quantity: QuantityFound, before: bool) -> tuple[int, Mention | None]:
    """Where the words for what is measured begin, and whose they are: the name before them, or the topic."""
    words = state.words
    anaphor = _ANAPHOR.match(words, at)
    if anaphor is not None:
        earlier = [m for m in state.mentions if m.span.end <= at and m.cls in {"Place", "Enterprise", "Project"}]
        if earlier:
            state.topic = earlier[-1]
            return anaphor.end(), state.topic
    by_sector = state.topic is None or state.topic.cls != "Industry"
    quoted = words[at] == "“"
    mention = state.starts.get(at + quoted) or (sector(words, at, quantity.outer_start) if by_sector else None)
    if mention is None:
        verb = re.compile("(?:力争|确保|预计|推动|促进|带动|完成|实现)+").match(words, at)
        mention = (state.starts.get(verb.end()) or (sector(words, verb.end(), quantity.outer_start) if by_sector else None)) if verb else None
        if mention is None or mention.cls != "Industry" or len(mention.name) < 3 or not phrases.attribute(words[mention.span.end : quantity.outer_start]):
            return at, state.topic
    if mention.span.end >= quantity.outer_start or not _names_subject(words, mention, quantity, before):
        return at, state.topic
    at = phrases.skip_opening(words, mention.span.end + (quoted and words[mention.span.end] == "”"), quantity.outer_start)
    if words[at] == "的":
        at += 1
    state.topic = mention
    return at, mention


_SECTOR = re.compile("(?!规)[一-鿿]{1,12}?(?:产业集群|产业|(?<![事营就创作开企毕专行])业|(?<![性])经济)(?=[一-鿿])")
_NAMING = "nbjlzkaf"


def sector(words: str, start: int, end: int) -> Mention | None:
    """The sector whose own attribute is measured, as 高新技术产业 in 高新技术产业营业收入; named in the text or not."""
    for match in _SECTOR.finditer(words, start, end):
        if match.start() != start:
            return None
        rest = phrases.strip_change(words, match.end(), end)
        name = match[0]
        if phrases.attribute(rest) and not rest.startswith(("园", "链", "化", "工人", "带")) and nominal(name):
            return Mention(Span(start, match.end()), -1, name, "Industry", "sector")
    return None


def _macro(words: str) -> bool:
    """Whether the words are an indicator of the whole area: 规模以上工业增加值."""
    change = change_before(words, 0, len(words))
    head = words[: change.start] if change is not None else words
    return metric_of(phrases.strip_level(head)[0]) is not None


def _names_subject(words: str, mention: Mention, quantity: QuantityFound, before: bool) -> bool:
    """Whether a name before a number is the subject: its own attribute or act follows, not the counted noun itself."""
    rest = words[mention.span.end : quantity.outer_start]
    if words[mention.span.start - 1] == "“":
        rest = rest.removeprefix("”")
    if not rest or rest[0] in "、等和与及”" or rest.startswith("以及") or _NO_SUBJECT.match(mention.name):
        return False
    if mention.cls == "Industry" and (
        len(mention.name) < 3
        or _AMOUNT.match(rest) or _macro(words[mention.span.start : quantity.outer_start])
    ):
        return False
    if phrases.act(rest):
        return True
    if before:
        return rest in {"的", "有", "共有"} or mention.cls in {"Place", "Institution", "Enterprise", "Building"}
    counted = quantity.quantity.unit not in _MEASURES
    return mention.cls == "Place" or not (counted and mention.cls in {"Industry", "AdministrativeArea", "Programme"})


def _parallel(
    state: _Sentence, clause: Span, run: Sequence[QuantityFound], head: str, change: ChangeFound | None, right: str,
    subject: Mention | None,
) -> Iterator[Figure]:
    """A、B分别增长20%、15%: as many heads as numbers; else all numbers have the same one."""
    head, _ = phrases.strip_level(head)
    head = phrases.without_examples(phrases.tidy(head))
    if _is_ratio(state.words, run):
        head = head or state.phrase
        names = _SECTORS if "产业" in head else (head,) * 3
        for quantity, phrase in zip(run, names, strict=True):
            yield Figure(quantity, clause, phrase, Change.NONE, None, quantity.quantity.comparator, subject)
        return
    of = phrases.share(head)
    if of is not None:
        heads = phrases.heads_of_list(of[0], len(run)) or [of[0] or state.phrase] * len(run)
        heads = [f"{each}占{of[1]}比重" for each in heads]
    elif head:
        heads = phrases.heads_of_list(head, len(run)) or [head] * len(run)
    elif right:
        heads = [""] * len(run)
    else:
        heads = state.run if len(state.run) == len(run) else state.history[-len(run) :]
        heads = heads if len(heads) == len(run) else [state.phrase] * len(run)
    if all(len(each) <= 3 and not phrases.attribute(each) for each in heads) and not right:
        # 提高最低工资标准，七区和五市分别达到920元、760元: what is raised stands in the clause before.
        before = _from_before(state, clause)
        heads = [each + before[len(phrases.act(before)) :] for each in heads]
    if right:
        heads = [each + phrases.noun(right) for each in heads]
    leading = run[0].quantity.comparator if run[0].outer_start < run[0].start else None
    trailing = run[-1].quantity.comparator if run[-1].outer_end > run[-1].end else None
    industries = {state.words[m.span.start : m.span.end]: m for m in state.mentions if m.cls == "Industry"}
    state.run = []
    for quantity, phrase in zip(run, heads, strict=True):
        comparator = quantity.quantity.comparator
        if comparator is Comparator.EQ:
            comparator = leading or trailing or comparator
        phrase, owner = phrases.tidy(phrase), subject
        state.run.append(phrase)
        owned = _sector_of(phrase, industries)
        if owned is not None:
            phrase, owner = phrase[len(owned.name) :] if phrase.startswith(owned.name) else phrase, owned
        yield Figure(
            quantity, clause, phrase, change.change if change else Change.NONE, change.basis if change else None,
            comparator, owner,
        )
    state.phrase, state.noun, state.verb = state.run[-1], state.run[-1], ""


def _sector_of(phrase: str, industries: Mapping[str, Mention]) -> Mention | None:
    if metric_of(phrase) is not None:
        return None
    for name, mention in industries.items():
        if phrase.startswith(name) and phrases.attribute(phrase[len(name) :]):
            return replace(mention, name=name)
    found = sector(phrase, 0, len(phrase))
    return found if found is None else replace(found, span=Span(0, 0))


def _phrase(
    state: _Sentence, clause: Span, head: str, right: str, before: bool, level: bool, quantity: QuantityFound, joined: bool,
    grows: bool,
) -> str:
    """The words for what one number measures; what they leave behind for the next is kept."""
    if before:
        return _before_noun(state, head, right, joined)
    return _after_noun(state, clause, head, level, quantity.quantity.unit, joined, grows)


def _before_noun(state: _Sentence, left: str, right: str, joined: bool) -> str:
    noun = phrases.noun(right)
    verb = phrases.verb_part(left)
    if not verb.strip("的和及与、"):
        verb = state.carried or (state.verb if joined and _lists(left) else "")
        state.carried = ""
    state.verb, state.noun = phrases.act(verb), noun
    return phrases.tidy(verb + noun)


def _lists(left: str) -> bool:
    return left in {"", "和", "及", "与", "、", "以及", "，"}


def _after_noun(
    state: _Sentence, clause: Span, head: str, level: bool, unit: str, joined: bool, grows: bool
) -> str:
    of = phrases.share(head) if unit in _RATIO else None
    if of is not None:
        what = phrases.tidy(phrases.strip_level(phrases.without_examples(of[0]))[0]) or state.phrase
        state.whole = what
        return f"{what}占{of[1]}比重"
    head = phrases.tidy(phrases.without_clause(phrases.without_examples(head)))
    if not head:
        # 收入占全国的1/7，比上年增长25%: it is the income that grows; a share changes by points.
        grown = grows and state.whole and unit != "pp" and state.phrase.startswith(state.whole)
        return state.whole if grown else state.phrase
    if phrases.amounts().match(head):
        noun = state.noun or _from_before(state, clause)
        return noun[len(phrases.act(noun)) :] + head if len(phrases.act(noun)) < len(noun) else noun + head
    if unit not in _MEASURES and len(head) > 4 and head.endswith("新增"):
        # 义务教育均衡县新增20个
        head = "新增" + head[:-2]
    verb = phrases.act(head)
    if verb == head and len(verb) <= 4 and state.noun and unit == state.unit:
        # 建成高标准农田1万亩、在建1万亩: the verb alone counts what was just named.
        state.verb = ""
        return verb + state.noun if len(verb) <= 2 else state.noun + verb
    if verb:
        state.verb = verb if len(verb) < len(head) else ""
        state.noun = head[len(verb) :] or head
        return head
    head = phrases.last_act(head)
    shared = state.verb
    state.noun = head
    if shared and not level and unit not in _MEASURES and not phrases.attribute(head) and phrases.may_share(shared, head, joined):
        return shared + head
    state.verb = ""
    return head


_FROM_END = re.compile("[从由]\\Z")
_RANKED = re.compile(
    "(?:(?:走在|连续[0-9一二三四五六七八九十多]+年|分别|均|都|双双|继续|稳|保持|总体|全部|位次|最终|首次|成功|一举|排名|排位|位列|位居|名列|居|列|排|排在|跃居|跃升|跃|跻身|进入|挺进|上升到|上升至|升至|达到|荣登|荣获|蝉联|获得?|取得|位于|处于|为|是|在|了|至|到|力争|确保))*\\Z"
)


def _standings(
    state: _Sentence, clause: Span, ranks: Sequence[RankFound], found: Sequence[QuantityFound]
) -> Iterator[Standing]:
    """The ranks of a clause: of what stands before them in it, else of the numbers just read."""
    at = clause.start
    for index, rank in enumerate(ranks):
        if index and rank.start <= ranks[index - 1].end + 1:
            continue
        row = [rank]
        for other in ranks[index + 1 :]:
            if other.start <= row[-1].end + 1:
                row.append(other)
        at = max([at, *(q.outer_end for q in found if q.outer_end <= rank.start)])
        yield from _standing(state, clause, at, row)
        at = row[-1].end


def _standing(state: _Sentence, clause: Span, start: int, row: Sequence[RankFound]) -> Iterator[Standing]:
    words, rank = state.words, row[0]
    at = phrases.skip_opening(words, start, rank.start)
    subject = state.topic
    mention = state.starts.get(at)
    if mention is not None and mention.span.end < rank.start and words[mention.span.end] not in "、等和与及”":
        bare = _RANKED.sub("", words[mention.span.end : rank.start])
        if bare and not (mention.cls == "Industry" and _AMOUNT.match(bare)):
            subject, at = mention, mention.span.end
    head = _RANKED.sub("", words[at : rank.start])
    former = _FROM_END.search(head)
    head = phrases.tidy(phrases.without_examples(_FROM_END.sub("", head)))
    if former is not None:
        # 从全国第十位跃升至第六位: where it stood before is no rank of this year.
        state.ranked = head
        return
    head = head or state.ranked
    earlier = [figure for figure in state.last if figure.quantity.start < rank.start]
    if head and phrases.amounts().match(head):
        names = [figure.phrase for figure in earlier] or [state.noun]
        if head.startswith("数量"):
            names = _counted(state.read) or names
        head = "、".join(name[len(phrases.act(name)) :] or name for name in names) + head
    elif not head:
        heads = [(re.sub("占.{0,12}比重$", "", figure.phrase), figure.subject) for figure in earlier]
        if len(row) == 1:
            for phrase, owner in dict.fromkeys(heads):
                yield Standing(rank, clause, phrase, owner)
            return
        if len(row) == len(heads):
            for each, (phrase, owner) in zip(row, heads, strict=True):
                yield Standing(each, clause, phrase, owner)
            return
        head = _from_before(state, clause)
    parts = phrases.heads_of_list(head, len(row)) if len(row) > 1 else []
    for each, phrase in zip(row, parts or [head] * len(row), strict=True):
        if phrase:
            yield Standing(each, clause, phrase, subject)
